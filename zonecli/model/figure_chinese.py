"""Chinese numerals, alone or mixed with digits: 三千五百万, 1千2百万, 两千, 十几, 数千, 二三十, 三分之一, 三点五亿."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, TypeAlias

from zonecli.model.figure_numbers import (
    HALF,
    HUNDRED,
    ONE,
    TEN,
    ZERO,
    Form,
    Number,
    arabic,
    next_step,
    power_of_ten,
    product,
    quotient,
    significant,
    total,
)
from zonecli.model.figure_text import is_digit, skip_spaces
from zonecli.model.figure_types import Refusal

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}
_TENS = {"廿": 2, "卅": 3, "卌": 4}
_BIG = 4
_ABOVE_ALL = 99
_TENTHS = {power_of_ten(places): power_of_ten(-places) for places in (1, 2, 3, 4, 8)}
_HALVES = {"一半": HALF, "半数": HALF, "百分百": ONE}
# Units that begin with a character that is also a numeral, and longer words that are no such unit.
_SCALED_UNITS = (
    "千瓦", "千克", "千米", "千卡", "千焦", "千帕", "千伏", "千赫", "千字节", "千比特", "百帕", "百分点",
    "兆瓦", "兆焦", "兆帕", "兆赫", "兆字节", "兆比特",
)  # fmt: skip
_NOT_SCALED_UNITS = ("千克朗", "千克拉")
_NOT_SOME = ("几乎", "几近", "几何")


class _Mark(NamedTuple):
    """A part of a Chinese number: a "digit" (or a run of ASCII digits), a "scale", or "some" (几, 数)."""

    kind: str
    value: Decimal = ONE
    scale: int = 0
    run: Number | None = None


_Marks: TypeAlias = "list[_Mark]"


def chinese(text: str, start: int) -> Number | None:
    """Read the number at `start`, of Chinese numerals or of digits with 万, 亿 and the like; None if none is there.

    Raises Refusal for numerals that make no number (三千千, 五三, 万千).
    """
    for word, value in _HALVES.items():
        if text.startswith(word, start):
            return Number(value, None, start + len(word), Form.FRACTION, share=True)
    if text.startswith("半", start):
        return Number(HALF, None, start + 1, Form.BARE, share=True)
    marks, end = _marks(text, start + text.startswith("好几", start))
    if not marks:
        return None
    number = _number(marks, start, end)
    if text.startswith("分之", end):
        return _fraction(text, start, number)
    if text.startswith("又", end) and (part := chinese(text, end + 1)) and part.share:
        return Number(total(number.value, part.value), None, part.end, Form.FRACTION)
    return number


def scale_words(text: str, start: int) -> tuple[tuple[int, ...], int]:
    """Return the scales printed at `start` (万亿: 4 and 8) and where they end."""
    scales: tuple[int, ...] = ()
    end = start
    while end < len(text) and text[end] in SCALES and not _begins_unit(text, end):
        if scales and SCALES[text[end]] <= scales[-1]:
            break
        scales += (SCALES[text[end]],)
        end += 1
    return scales, end


def _begins_unit(text: str, at: int) -> bool:
    return text.startswith(_SCALED_UNITS, at) and not text.startswith(_NOT_SCALED_UNITS, at)


def _marks(text: str, start: int) -> tuple[_Marks, int]:
    """Split the numeral at `start` into its marks; return them and where it ends."""
    marks: _Marks = []
    end = start
    while end < len(text):
        character = text[end]
        if character in SCALES:
            if _begins_unit(text, end) and not _goes_on(marks, SCALES[character]):
                break
            marks.append(_Mark("scale", scale=SCALES[character]))
            end += 1
        elif is_digit(character) or (character == "." and not marks):
            is_second = bool(marks) and marks[-1].kind == "digit" and text[end - 1] != "零"
            run = None if is_second else arabic(text, end)
            if run is None:
                break
            marks.append(_Mark("digit", run.value, run=run))
            end = _over_space(text, run.end)
        elif marks and marks[-1].run:
            break
        elif character == "点" and marks and text[end + 1 : end + 2] in DIGITS:
            end = _decimals(text, start, end, marks)
        elif mark := _mark(text, end, marks):
            marks.extend(mark)
            end += 1
        else:
            break
    return marks, end


def _mark(text: str, at: int, marks: _Marks) -> _Marks:
    """Return what the Chinese digit, 廿 or 几 at `at` stands for; nothing where it is none."""
    character = text[at]
    if character in DIGITS:
        follows = bool(marks) and marks[-1].kind == "digit"
        # 三两 is a weight and 一两年 is a year or two.
        is_weight = character == "两" and follows and (marks[-1].value != ONE or at + 1 == len(text))
        return [] if is_weight else [_Mark("digit", Decimal(DIGITS[character]))]
    if character in _TENS:
        return [_Mark("digit", Decimal(_TENS[character])), _Mark("scale", scale=1)]
    is_some = character == "几" or (character == "数" and not marks)
    return [_Mark("some")] if is_some and not text.startswith(_NOT_SOME, at) else []


def _over_space(text: str, end: int) -> int:
    """Return where a scale begins that a space sets off from its digits (100 亿元), else `end`."""
    after = skip_spaces(text, end)
    follows = after < len(text) and text[after] in SCALES and not _begins_unit(text, after)
    return after if follows else end


def _goes_on(marks: _Marks, scale: int) -> bool:
    """Whether the scale goes on with the number (三万五千米: 35,000 m) rather than begins a unit (三千米: 3 km)."""
    return len(marks) > 1 and marks[-1].kind == "digit" and any(mark.scale > scale for mark in marks)


def _decimals(text: str, start: int, point: int, marks: _Marks) -> int:
    """Replace the marks before 点 by one with the decimals behind it; return where these end."""
    end = point + 1
    while end < len(text) and text[end] in DIGITS:
        end += 1
    whole = _value(marks)
    if whole is None or any(mark.kind == "some" for mark in marks):
        raise Refusal(start, end, "malformed-number")
    decimals = "".join(str(DIGITS[character]) for character in text[point + 1 : end])
    value = total(whole, Decimal(f"0.{decimals}"))
    marks[:] = [_Mark("digit", value, run=Number(value, len(f"{whole}{decimals}".lstrip("0")) or 1, end))]
    return end


def _number(marks: _Marks, start: int, end: int) -> Number:
    """Return the number that the marks make. Raises Refusal where they make none."""
    some = [at for at, mark in enumerate(marks) if mark.kind == "some"]
    pairs = [] if _is_positional(marks) else _pairs(marks)
    number: Number | None = None
    if len(some) == 1 and not pairs:
        number = _some(marks, some[0], end)
    elif len(pairs) == 1 and not some:
        number = _pair(marks, pairs[0], end)
    elif not some and not pairs:
        number = _plain(marks, end)
    if number is None:
        raise Refusal(start, end, "malformed-number")
    return number


def _plain(marks: _Marks, end: int) -> Number | None:
    value = _value(marks)
    if value is None:
        return None
    scales = _scales(marks)
    run = marks[0].run
    if run and len(marks) == 1 + len(scales):
        return run._replace(value=value, end=end, scales=scales)
    is_bare = len(marks) == 1 and marks[0].scale > 1
    form = Form.BARE if is_bare else Form.PLAIN
    return Number(value, _digits(marks, value), end, form, scales=scales)


def _digits(marks: _Marks, value: Decimal) -> int:
    """Return the significant digits: the zeros of 二〇二〇 and of 3亿5000万 are printed, those of 两千 are not."""
    if _is_positional(marks):
        return len(marks)
    at = len(marks)
    while at and marks[at - 1].kind == "scale":
        at -= 1
    places = sum(mark.scale for mark in marks[at:])
    return len(str(value)) - places if at and marks[at - 1].run else significant(value)


def _some(marks: _Marks, at: int, end: int) -> Number | None:
    """几十 and 数千 are some tens, thousands; 十几 is beyond ten and below twenty."""
    values = []
    for digit in (ONE, Decimal(2)):
        values.append(_value([*marks[:at], _Mark("digit", digit), *marks[at + 1 :]]))
    one, two = values
    if one is None or two is None:
        return None
    if at == 0:
        return Number(one, None, end, Form.SEVERAL, scales=_scales(marks))
    place = two - one
    floor = one - place
    upper = floor + place * TEN
    if upper != next_step(floor):  # 一百零几
        return None
    return Number(floor, significant(floor), end, Form.REACHING, upper, scales=_scales(marks))


def _pairs(marks: _Marks) -> list[int]:
    """Return where the second of two neighbouring digits stands, as in 二三十."""
    digits = [mark.kind == "digit" and mark.value != ZERO for mark in marks]
    return [at for at in range(1, len(marks)) if digits[at - 1] and digits[at]]


def _pair(marks: _Marks, at: int, end: int) -> Number | None:
    low, high = _value([*marks[:at], *marks[at + 1 :]]), _value([*marks[: at - 1], *marks[at:]])
    neighbours = (marks[at - 1].value, marks[at].value)
    if low is None or high is None or (neighbours[1] - neighbours[0] != 1 and neighbours != (3, 5)):
        return None
    return Number(low, significant(low), end, Form.PAIR, high, scales=_scales(marks))


def _is_positional(marks: _Marks) -> bool:
    """Whether the marks are a run of digits to be read like 2023: 二〇二三."""
    if len(marks) < 2 or any(mark.kind != "digit" or mark.run for mark in marks):
        return False
    zeros = [mark.value == ZERO for mark in marks]
    return not zeros[0] and (any(zeros) or len(marks) > 2)


def _scales(marks: _Marks) -> tuple[int, ...]:
    """Return the scales that stand behind everything else; of a longer numeral (三千五百万) the big ones."""
    at = len(marks)
    while at and marks[at - 1].kind == "scale":
        at -= 1
    is_simple = at <= 1
    return tuple(mark.scale for mark in marks[at:] if is_simple or mark.scale >= _BIG)


def _value(marks: _Marks) -> Decimal | None:
    """Return the value of marks without 几 and pairs; None where they make no number."""
    if _is_positional(marks):
        return Decimal("".join(str(mark.value) for mark in marks))
    head = [mark for mark in marks[:1] if mark.kind != "scale"]
    scales = [mark.scale for mark in marks[len(head) :]]
    if all(scales) and scales == sorted(set(scales)) and sum(scale < _BIG for scale in scales) <= 1:
        return product(head[0].value if head else ONE, power_of_ten(sum(scales)))
    if any(mark.value != mark.value.to_integral_value() for mark in marks):
        return None
    return _sum(marks)


def _sum(marks: _Marks) -> Decimal | None:
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


def _fraction(text: str, start: int, below: Number) -> Number:
    """Read 三分之一, 百分之九十六, 千分之三: `below` is the number before 分之."""
    at = below.end + len("分之")
    above = chinese(text, at)
    fits = below.form in (Form.PLAIN, Form.BARE) and below.value.to_integral_value() == below.value != ZERO
    if above is None or not fits or above.share or text[at] == "半":
        raise Refusal(start, above.end if above else at, "malformed-number")
    if above.form is Form.SEVERAL and (above.value, below.value) != (ONE, HUNDRED):
        raise Refusal(start, above.end, "ambiguous")
    if below.value not in _TENTHS:
        value, _ = quotient(above.value, below.value)
        return Number(value, None, above.end, Form.FRACTION, share=True)
    form = Form.PLAIN if above.form is Form.BARE else above.form
    return above.times(_TENTHS[below.value])._replace(form=form, share=True, scales=(), lone=False)
