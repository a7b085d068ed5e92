"""Printed quantities, Chinese and English, read whole or refused: `read("超900亿元")` is over 90,000,000,000 CNY."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from zonecli.figures.interpret import Interpretation, figure
from zonecli.figures.normalize import may_be_position, source
from zonecli.figures.numbers.decimals import EXACT, ONE, Number, count_digits, power_of_ten
from zonecli.figures.types import Figure, FigureError, Hedge, ParseFailure
from zonecli.figures.units.lookup import Unit, printed_unit, unit

__all__ = ["Figure", "FigureError", "Hedge", "Unit", "read", "unit"]

_LONGEST = 500
# What a table's head says over places in an order; they are numbers there.
_OF_POSITIONS = ("position", "位", "名", "位次", "名次")
_PLAIN_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# What stands around a plain number, and what it says of it: most figures of a yearbook are few such shapes.
_Shape: TypeAlias = "tuple[str, str, str, str | None, str | None]"
_shapes: dict[_Shape, tuple[Interpretation, int]] = {}
_MOST_SHAPES = 4096
_LONGEST_PLAIN = 10


def read(printed: str, unit: str | None = None, dollar: str | None = None, decimal: str | None = None) -> Figure:
    """Return what a printed quantity means; `unit` is one that is printed elsewhere, as in the head of a table.

    `dollar` is the currency that $ alone means, in the figure and in the unit: USD where it is left out. `decimal` is
    the decimal sign, a point where it is left out; with a comma, 3.858 are thousands.
    Raises FigureError for what is no quantity or is not understood whole.
    """
    if len(printed) > _LONGEST:
        raise FigureError(printed, _LONGEST, len(printed), "too-long")
    if decimal == ",":
        return read_in_full(printed, unit, dollar, decimal=decimal)
    return _read(printed, unit, dollar)


@lru_cache(maxsize=1 << 14)
def _read(printed: str, unit: str | None, dollar: str | None) -> Figure:
    found = _PLAIN_NUMBER.search(printed)
    kind = _kind(found[0]) if found else ""
    if not found or not kind:
        return read_in_full(printed, unit, dollar)
    shape = (kind, printed[: found.start()], printed[found.end() :], unit, dollar)
    known = _shapes.get(shape)
    if known is None:
        return read_in_full(printed, unit, dollar, shape)
    reading, places = known
    digits = found[0]
    value = Decimal(digits)
    number = Number(EXACT.scaleb(value, places) if places else value, count_digits(digits), 0)
    return figure(printed, reading, number)


def _kind(digits: str) -> str:
    """Return what the grammar may tell a plain number by, besides its value; empty where it may be the value itself.

    Two numbers of a kind in the same surroundings are read in the same way: what the grammar asks of a number
    is only whether it is whole, a year (2023年), a year of two digits (98年) or one digit (5g, 4K).
    """
    if "." in digits:
        has_idle_zeros = digits.rstrip("0")[-1] == "." or (digits[0] == "0" and digits[1] != ".")
        return "" if has_idle_zeros or len(digits) > _LONGEST_PLAIN else "decimal"
    if digits[0] == "0" or len(digits) > _LONGEST_PLAIN:
        return ""
    if len(digits) == 1:
        return digits
    if len(digits) == 4 and digits[0] in "12":
        return "year"
    return "short year" if len(digits) == 2 and digits[0] in "89" else "whole"


def read_in_full(
    printed: str,
    unit: str | None = None,
    dollar: str | None = None,
    shape: _Shape | None = None,
    decimal: str | None = None,
) -> Figure:
    """Return what a printed quantity means, by its grammar; remember it under the shape of the text, if it has one."""
    # The grammar is half of this floor; a list of zones reads no figure.
    from zonecli.figures.grammar import Sentence

    if not printed.strip():
        raise FigureError(printed, 0, len(printed), "empty")
    text = source(printed, dollar, decimal)
    if may_be_position(text.lower) and unit in (None, *_OF_POSITIONS):
        from zonecli.figures.positions import read_position

        if found := read_position(printed, text):
            return found
    table_unit = printed_unit(unit, dollar, decimal) if unit else None
    try:
        reading, first, other = Sentence(text, table_unit).read()
    except ParseFailure as refusal:
        # Half of what is left has two amounts in it.
        from zonecli.figures.pairs import read_pair

        found = read_pair(printed, text, lambda part: read_in_full(part, unit, dollar, decimal=decimal))
        if found:
            return found
        raise FigureError(printed, refusal.start, refusal.end, refusal.reason) from None
    if shape and first.number.lone and other is None and first.start == len(shape[1]):
        _remember(shape, reading, sum(first.number.scales))
    return figure(printed, reading, first.number, other and other.number)


def _remember(shape: _Shape, reading: Interpretation, places: int) -> None:
    """Keep what the text says of any number of this kind in it, which it takes to be so many places higher."""
    if len(_shapes) >= _MOST_SHAPES:
        _shapes.clear()
    factor = reading.factor
    if factor != ONE and factor == power_of_ten(factor.adjusted()):
        reading, places = reading._replace(factor=ONE), places + factor.adjusted()
    _shapes[shape] = reading, places
