"""A number as printed, before its unit: exact arithmetic on it, and the digits 0-9 with their separators."""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from zonecli.figures.types import ParseFailure

# Wide enough for every number of the longest text that is read: an inexact result raises, it never rounds.
EXACT = Context(prec=1200, traps=[Inexact, InvalidOperation, Overflow])
_PERIODIC = Context(prec=28)
MAX_DIGITS = 100
_MAX_EXPONENT = 60
_LONGEST_FRACTION = 9

ZERO, ONE, TWO, TEN, HUNDRED = map(Decimal, (0, 1, 2, 10, 100))
HALF, TENTH, HUNDREDTH = Decimal("0.5"), Decimal("0.1"), Decimal("0.01")


class Form(Enum):
    """What a printed number is, besides a number."""

    PLAIN = "1600, 三千五百, two hundred"
    BARE = "千, 亿, 半: a number only beside a hedge (超千, 亿元以上, 过半)"
    FRACTION = "三分之一: has no last digit that 多 could go beyond"
    SEVERAL = "数千, several hundred: the value is one of them"
    REACHING = "十几, 二十几: beyond the value, below `upper`"
    PAIR = "二三十, 七八成: from the value to `upper`"


class Number(NamedTuple):
    """A number as printed: its exact value, its significant digits (None: not countable) and where it ends.

    A `share` (百分之五, half) is a ratio where no unit follows. `scales` are the powers of ten that its last
    words (千万, hundred thousand) take into the value. `lone` says that what these multiply is printed as
    ASCII digits with at most a point.
    """

    value: Decimal
    digits: int | None
    end: int
    form: Form = Form.PLAIN
    upper: Decimal | None = None
    share: bool = False
    scales: tuple[int, ...] = ()
    lone: bool = False

    def raise_by(self, scales: tuple[int, ...], end: int) -> Number:
        """Return the number with further scales taken in, as printed up to `end`."""
        number = self.times(power_of_ten(sum(scales)))
        return number._replace(scales=self.scales + scales, share=self.share and not scales, end=end)

    def times(self, factor: Decimal) -> Number:
        """Return the number times a factor."""
        upper = None if self.upper is None else product(self.upper, factor)
        return self._replace(value=product(self.value, factor), upper=upper)


def product(a: Decimal, b: Decimal) -> Decimal:
    """Return the exact product; of a power of ten, with the digits that `a` prints (40 * 0.01 is 0.40)."""
    places = b.adjusted()
    return EXACT.scaleb(a, places) if b == power_of_ten(places) else EXACT.multiply(a, b)


def total(a: Decimal, b: Decimal) -> Decimal:
    """Return the exact sum."""
    return EXACT.add(a, b)


def tidy(value: Decimal) -> Decimal:
    """Return the value with an exponent of 0 where it is whole, so that it prints as digits."""
    whole = value.to_integral_value()
    return EXACT.quantize(whole, ONE) if whole == value else value


def quotient(a: Decimal | int, b: Decimal | int) -> Decimal:
    """Return a / b; what never ends is rounded to 28 digits."""
    return tidy(_PERIODIC.divide(a, b))


@lru_cache(maxsize=256)
def power_of_ten(exponent: int) -> Decimal:
    """Return 10 to the power of a whole number."""
    return Decimal(10**exponent) if exponent >= 0 else Decimal((0, (1,), exponent))


def last_place(value: Decimal) -> Decimal:
    """Return the place of the last digit that is not zero: 1600 -> 100, 1.2 -> 0.1."""
    return power_of_ten(int(EXACT.normalize(value).as_tuple().exponent))


def next_step(value: Decimal) -> Decimal:
    """Return where 余, 多 and 几 behind a number end: at the next step of its last digit (1600 -> 1700)."""
    return tidy(total(value, last_place(value)))


def significant(value: Decimal) -> int:
    """Return the digits of the value without the zeros at its end: 三千五百 -> 2."""
    return len(EXACT.normalize(value).as_tuple().digits)


def count_digits(printed: str) -> int:
    """Return the significant digits of printed ASCII digits: 0.35 -> 2, 4000 -> 4, 16.50 -> 4."""
    return max(1, len(printed.replace(".", "").lstrip("0")))


# Digits with what may separate them: 1,234.5, .5, 35 000. Spaces come first, and stand between threes (ISO 80000-1).
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+|[0-9]+|(?=\.[0-9]))(?:[,.'][0-9]+)*")
_SEPARATOR = re.compile("[,.' ]")
_SLASHED = re.compile("([0-9]+)/([0-9]+)")
# A power of ten behind a number: e6, ×10^6, × 10⁶; and, where the number is 10 itself, ^6.
_POWER = re.compile(r"(?:[eE]([+-]?[0-9]++)|( *[×x*] *10)?(\^[+-]?[0-9]++|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]++))(?![A-Za-z])")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def arabic(text: str, start: int) -> Number | None:
    """Read the number of ASCII digits at `start`: 1600, 1,234.5, .5, 35 000, 1.234.567,89, 1.2e6, 2½, 2/3.

    None where there is none. Raises ParseFailure where a separator may stand for a decimal point or for thousands.
    """
    found = _NUMBER.match(text, start)
    if found is None:
        glyph = GLYPHS.get(text[start : start + 1])
        return glyph and Number(quotient(*glyph), None, start + 1, Form.FRACTION, share=True)
    end, digits = found.end(), found[0]
    if digits[0] == "0" and digits[1:2].isdigit():
        raise ParseFailure(start, start + len(_SEPARATOR.split(digits)[0]), "not-a-quantity")
    printed = digits if digits.isdigit() else _join(_SEPARATOR.split(digits), _SEPARATOR.findall(digits))
    if printed is None:
        raise ParseFailure(start, end, "ambiguous")
    if len(printed) > MAX_DIGITS:
        raise ParseFailure(start, end, "too-long")
    number = Number(Decimal(printed), count_digits(printed), end, lone=end - start == len(printed))
    with_fraction = None if "." in printed else _with_fraction(text, start, number)
    return with_fraction or _with_exponent(text, number)


def _join(groups: list[str], marks: list[str]) -> str | None:
    """Return the groups as one number with only a point; None where nobody can tell what the marks between them say."""
    point = _decimal_point(marks, groups)
    if point is None or not _are_grouped(groups[:-1] if point else groups, marks[0]):
        return None
    return f"{''.join(groups[:-1]) or 0}.{groups[-1]}" if point else "".join(groups)


def _decimal_point(marks: list[str], groups: list[str]) -> bool | None:
    """Whether the last mark is a decimal point; None where nobody can tell (1.234.567, 1,23, 1.234,567)."""
    last, others = marks[-1], set(marks[:-1])
    if len(others) > 1:
        return None
    if last == ".":
        return None if others == {"."} else True
    if not others or others == {last}:
        return False
    is_european = last == "," and others <= {".", " "} and (len(marks) > 2 or len(groups[-1]) != 3)
    return True if is_european else None


def _are_grouped(groups: list[str], mark: str) -> bool:
    """Whether digits stand in thousands, or, with commas, in the lakhs and crores of India (7,59,524)."""
    first, *others = groups
    if not others:
        return True
    *between, last = others
    sizes = {len(group) for group in between}
    is_indian = mark == "," and sizes == {2} and len(first) <= 2
    return len(last) == 3 and first[0] != "0" and (is_indian or (sizes <= {3} and len(first) <= 3))


GLYPHS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅒": (1, 10),
}  # fmt: skip
# What a fraction with a slash may be divided by; of others, nobody knows whether they are dates (12/31).
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 20, 25, 32, 50, 64, 100, 1000))


def _slash(text: str, start: int) -> tuple[Decimal, int] | None:
    """Read n/m at `start`, None where there are no two whole numbers with a slash between."""
    found = _SLASHED.match(text, start)
    if found is None:
        return None
    above, below = found.groups()
    is_fraction = len(found[0]) <= _LONGEST_FRACTION and int(below) in _DENOMINATORS and 0 < int(above) < int(below)
    if not is_fraction or "0" in (above[0], below[0]) or text.startswith("/", found.end()):
        raise ParseFailure(start, found.end(), "ambiguous")
    return quotient(int(above), int(below)), found.end()


def _with_fraction(text: str, start: int, number: Number) -> Number | None:
    """Return the number with the fraction behind it (2½, 2 1/2), or the fraction that it begins (2/3)."""
    behind = text[number.end : number.end + 1]
    if behind == "/" and (found := _slash(text, start)):
        return Number(found[0], None, found[1], Form.FRACTION, share=True)
    found = None
    if behind in GLYPHS:
        found = quotient(*GLYPHS[behind]), number.end + 1
    elif behind in (" ", "-"):
        found = _slash(text, number.end + 1)
    return found and Number(total(number.value, found[0]), None, found[1], Form.FRACTION)


def _with_exponent(text: str, number: Number) -> Number:
    """Return the number with the power of ten behind it: 1.2e6, 1.2×10^6, 1.2 × 10⁶, and 10^6 itself."""
    found = _POWER.match(text, number.end)
    is_power = found is not None and not found[1] and not found[2]
    if found is None or (is_power and (number.value, number.digits) != (TEN, 2)):
        return number
    exponent = (found[1] or found[3]).translate(_SUPERSCRIPTS).lstrip("^")
    if abs(int(exponent)) > _MAX_EXPONENT or len(exponent.lstrip("+-")) > len(str(_MAX_EXPONENT)):
        raise ParseFailure(found.start(1 if found[1] else 3), found.end(), "too-long")
    base = number._replace(value=ONE, digits=1) if is_power else number
    return base._replace(value=product(base.value, power_of_ten(int(exponent))), end=found.end(), lone=False)
