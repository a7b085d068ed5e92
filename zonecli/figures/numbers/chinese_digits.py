"""What the marks of a Chinese number come to: 三千五百万, 1千2百万, 二〇二三, 三万五."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, TypeAlias

from zonecli.figures.numbers.decimals import ONE, ZERO, Number, power_of_ten, product, significant

# The scales from here on multiply everything before them; 十, 百 and 千 only the digit.
_BIG = 4
_ABOVE_ALL = 99


class Mark(NamedTuple):
    """A part of a Chinese number: a "digit" (or a run of ASCII digits), a "scale", or "some" (几, 数)."""

    kind: str
    value: Decimal = ONE
    scale: int = 0
    run: Number | None = None


Marks: TypeAlias = "list[Mark]"


def is_positional(marks: Marks) -> bool:
    """Whether the marks are a run of digits to be read like 2023: 二〇二三."""
    if len(marks) < 2 or any(mark.kind != "digit" or mark.run for mark in marks):
        return False
    zeros = [mark.value == ZERO for mark in marks]
    return not zeros[0] and (any(zeros) or len(marks) > 2)


def scales_of(marks: Marks) -> tuple[int, ...]:
    """Return the scales that stand behind everything else; of a longer numeral (三千五百万) the big ones."""
    at = _end_of_digits(marks)
    is_simple = at <= 1
    return tuple(mark.scale for mark in marks[at:] if is_simple or mark.scale >= _BIG)


def _end_of_digits(marks: Marks) -> int:
    """Return where the scales begin behind which nothing else stands."""
    return max((at for at, mark in enumerate(marks, 1) if mark.kind != "scale"), default=0)


def value_of(marks: Marks) -> Decimal | None:
    """Return the value of marks without 几 and pairs; None where they make no number."""
    if is_positional(marks):
        return Decimal("".join(str(mark.value) for mark in marks))
    head = [mark for mark in marks[:1] if mark.kind != "scale"]
    scales = [mark.scale for mark in marks[len(head) :]]
    if any(scales) and any(mark.value == ZERO and not mark.run for mark in head):
        return None
    if all(scales) and scales == sorted(set(scales)) and sum(scale < _BIG for scale in scales) <= 1:
        return product(head[0].value if head else ONE, power_of_ten(sum(scales)))
    if any(mark.value != mark.value.to_integral_value() for mark in marks):
        return None
    return _sum(marks)


def _sum(marks: Marks) -> Decimal | None:
    """Add up a numeral of several parts: 一千二百万, 三亿零五百万, 1万2千亿, and 三万五 for 35,000."""
    result = section = 0
    digit: int | None = None
    small, big, last = _ABOVE_ALL, _ABOVE_ALL, 0
    after_zero = False
    for mark in marks:
        if mark.kind == "digit":
            is_gap = mark.value == ZERO and not mark.run
            if digit is not None or (is_gap and (after_zero or not last)):
                return None
            after_zero, digit = (True, None) if is_gap else (after_zero, int(mark.value))
            continue
        place = 10**mark.scale
        if mark.scale < _BIG:
            if mark.scale >= small or (digit is None and mark.scale > 1):
                return None
            section += (1 if digit is None else digit) * place
            small = mark.scale
        else:
            part = section + (digit or 0)
            is_lower = mark.scale < big
            if mark.scale == big or (is_lower and not 0 < part < 10 ** (big - mark.scale)) or not result + part:
                return None
            result = result + part * place if is_lower else (result + part) * place
            section, small, big = 0, _ABOVE_ALL, mark.scale
        last, digit, after_zero = mark.scale, None, False
    return _with_last_digit(result + section, digit, last, after_zero)


def _with_last_digit(value: int, digit: int | None, last: int, after_zero: bool) -> Decimal | None:
    """Add the digit at the end: units behind 十 or 零, else the next place below the last scale (三万五, 一百五)."""
    if digit is None:
        return None if after_zero else Decimal(value)
    if after_zero or last < 2 or digit >= 10:
        return Decimal(value + digit) if digit < 10**last or not last else None
    return Decimal(value + digit * 10 ** (last - 1))


def digits_of(marks: Marks, value: Decimal) -> int:
    """Return the significant digits: the zeros of 二〇二〇 and of 3亿5000万 are printed, those of 两千 are not."""
    if is_positional(marks):
        return len(marks)
    at = _end_of_digits(marks)
    places = sum(mark.scale for mark in marks[at:])
    run = marks[at - 1].run if at else None
    is_short = run is not None and run.digits == 1 and at == len(marks)  # 3万5
    return len(str(value)) - places if run and not is_short else significant(value)
