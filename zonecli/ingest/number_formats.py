"""Numbers and dates of a workbook as their cells print them, by the number formats of ECMA-376 (part 1, 18.8.31).

What a format prints that is not followed here is refused, never guessed: fractions, powers of ten, Chinese numerals,
conditions, and dates that leave out the year.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

GENERAL = "General"
# A workbook keeps 15 digits; what a binary number has beyond is noise (0.30000000000000004).
_KEPT = Context(prec=15, rounding=ROUND_HALF_UP)
# General shows no more characters of a number that is not whole.
_SHOWN = 11

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<padding>[_*].)|\[\$(?P<symbol>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+,*)|(?P<percent>%)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2}", re.IGNORECASE)
# Signs that stand for themselves without quotes; every other one of ASCII means something, or nothing certain.
_SIGNS = frozenset(" $-+():!^&'~{}<>=")


class FormatError(ValueError):
    """A number whose print cannot be told from its format."""


class _Digits(NamedTuple):
    """The places of a number: the least digits before the point, the least and the most behind it."""

    least: int
    least_behind: int
    most_behind: int
    groups: bool
    thousands: int


class _Section(NamedTuple):
    """What one section of a format prints before and behind the number, and how many percent signs are in it."""

    before: str
    digits: _Digits | str | None
    behind: str
    percents: int


def print_number(value: int | float | Decimal, number_format: str = GENERAL) -> str:
    """Return the number as a cell of this format prints it; raises FormatError where that cannot be told."""
    number = _KEPT.create_decimal(repr(value) if isinstance(value, float) else value)
    if not number.is_finite():
        raise FormatError(number_format)
    sections = _sections(number_format)
    at = 0 if number > 0 or len(sections) == 1 else 1 if number < 0 else 2
    # A format of two sections has zero in its first, one of four has texts in its last.
    section = sections[at if at < min(len(sections), 3) else 0]
    is_signed = number < 0 and section is sections[0]
    amount = abs(number)
    try:
        if isinstance(section.digits, str):
            printed = print_general(amount)
        elif section.digits is None:
            printed = ""
        else:
            printed = _print(amount.scaleb(2 * section.percents), section.digits)
    except ArithmeticError:  # More places than a number has.
        raise FormatError(number_format) from None
    is_zero = not any(digit in printed for digit in "123456789")
    return f"{'-' if is_signed and not is_zero else ''}{section.before}{printed}{section.behind}".strip()


def print_general(number: Decimal) -> str:
    """Return a number without a format: whole ones in full, others in as many digits as a wide cell shows."""
    whole = number.to_integral_value()
    if number == whole:
        return format(whole, "f")
    room = _SHOWN - 1 - len(format(abs(whole.to_integral_value()), "f"))
    places = max(0, min(room, 9)) if abs(number) >= Decimal("0.0001") else 15
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return format(rounded, "f").rstrip("0").rstrip(".")


def _print(amount: Decimal, digits: _Digits) -> str:
    rounded = amount.scaleb(-3 * digits.thousands).quantize(Decimal(1).scaleb(-digits.most_behind), ROUND_HALF_UP)
    whole, _, behind = format(rounded, "f").partition(".")
    while len(behind) > digits.least_behind and behind.endswith("0"):
        behind = behind[:-1]
    whole = whole.lstrip("0").rjust(digits.least, "0")
    if digits.groups:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    return f"{whole}.{behind}" if behind else whole


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[_Section, ...]:
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(number_format):
        if token["other"] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    # The fourth is that of texts.
    return tuple(_section(tokens, number_format) for tokens in sections[:3])


def _section(tokens: list[re.Match[str]], number_format: str) -> _Section:
    sides, digits, percents = ["", ""], None, 0
    for token in tokens:
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        side = 0 if digits is None else 1
        if kind in ("quoted", "escaped", "symbol"):
            sides[side] += text
        elif kind == "percent":
            sides[side] += "%"
            percents += 1
        elif kind == "general" or (kind == "other" and text == "@"):
            digits = _once(digits, GENERAL, number_format)
        elif kind == "digits":
            digits = _once(digits, _places(text), number_format)
        elif kind == "other" and (text in _SIGNS or not text.isascii()):
            sides[side] += text
        elif kind != "padding" and not (kind == "bracket" and _COLOUR.fullmatch(text)):
            raise FormatError(number_format)
    return _Section(sides[0], digits, sides[1], percents)


def _once(known: _Digits | str | None, found: _Digits | str, number_format: str) -> _Digits | str:
    if known is not None:
        raise FormatError(number_format)
    return found


def _places(text: str) -> _Digits:
    shown = text.rstrip(",")
    whole, _, behind = shown.partition(".")
    thousands = len(text) - len(shown)
    # Before the point as well, commas behind the last place divide by a thousand.
    thousands += len(whole) - len(whole.rstrip(","))
    whole = whole.rstrip(",")
    return _Digits(whole.count("0"), behind.count("0"), len(behind), "," in whole, thousands)


def print_date(value: object, number_format: str) -> str:
    """Return a date in the form of ISO 8601, as exactly as its cell prints it: 2012, 2012-06, 2012-06-01.

    Raises FormatError for a time of day, and for a date whose cell prints no year or only its day.
    """
    if not isinstance(value, date):
        raise FormatError(number_format)
    day = value.date() if isinstance(value, datetime) else value
    letters = "".join(
        token["other"] for token in _TOKEN.finditer(number_format.split(";")[0]) if token.lastgroup == "other"
    ).lower()
    is_timed = "h" in letters or "s" in letters
    if "g" in letters or "b" in letters or "y" not in letters:
        raise FormatError(number_format)
    months = re.findall(r"m+", re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "", letters) if is_timed else letters)
    if "d" in letters and months:
        return day.isoformat()
    if "d" in letters:
        raise FormatError(number_format)
    return f"{day:%Y-%m}" if months else f"{day:%Y}"
