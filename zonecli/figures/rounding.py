"""Figures that are worked out from others: rounded to what their inputs know, never claiming more."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from zonecli.figures.intervals import Interval
from zonecli.figures.numbers.decimals import EXACT, ONE
from zonecli.figures.reader import Figure, Hedge

if TYPE_CHECKING:
    from zonecli.figures.intervals import Number
    from zonecli.figures.units.ids import Unit

# The dimensions of what is counted one by one, whatever it is called.
COUNTED = frozenset({"count", "people"})
# A figure that prints no digits to count (数千, 一半) is known to one.
_FEWEST = 1
# A number printed to its last whole unit is exact: dividing by 4 projects costs no digit.
EXACT_DIGITS = 1000


def known_digits(figure: Figure) -> int:
    """Return how many significant digits a figure lends to what is worked out from it."""
    is_counted = figure.unit is not None and figure.unit.dimension in COUNTED
    if is_counted and figure.hedge is Hedge.EXACT and figure.value is not None:
        whole = figure.value == figure.value.to_integral_value()
        if whole and figure.digits is not None and figure.digits > figure.value.adjusted():
            return EXACT_DIGITS
    return figure.digits or _FEWEST


def last_place(number: Number, digits: int) -> int:
    """Return the power of ten at which the number's last significant digit stands: -1 for 16.5 with three digits."""
    if number == 0:
        return 0
    size = abs(Fraction(number))
    first = len(str(size.numerator)) - len(str(size.denominator))
    return first - (size < Fraction(10) ** first) - digits + 1


def round_to(value: Fraction, digits: int) -> Decimal:
    """Return the value to so many significant digits, halves away from zero: 24,750 to three is 24,800."""
    place = last_place(value, digits)
    place += _round(value, place).adjusted() - place == digits  # 999.6 to three is 100 tens
    rounded = _round(value, place)
    return EXACT.quantize(rounded, ONE) if place > 0 else rounded


def round_derived(interval: Interval, value: Number | None, unit: Unit | None, place: int) -> Figure | None:
    """Return the figure that an interval comes to, with its last digit at this power of ten.

    Ends are rounded outwards, so that what is claimed stays true; `value` is what the printed numbers alone
    come to, and is used where the interval says nothing. None where there is neither.
    """
    low = None if interval.low is None else _round(interval.low, place, down=True)
    high = None if interval.high is None else _round(interval.high, place, down=False)
    if interval.low is not None and interval.is_point:
        hedge, low = Hedge.EXACT, _round(interval.low, place)
        shown = high = low
    elif low is not None and high is not None:
        hedge, shown = Hedge.RANGE, None
    elif low is not None:
        hedge, shown = Hedge.OVER if interval.low_open else Hedge.AT_LEAST, low
    elif high is not None:
        hedge, shown = Hedge.UNDER if interval.high_open else Hedge.AT_MOST, high
    elif value is None:
        return None
    else:
        hedge, shown = Hedge.ABOUT, _round(value, place)
    digits = max((max(end.adjusted() - place + 1, 1) for end in (shown, low, high) if end), default=1)
    return Figure(
        printed="",
        value=shown,
        unit=unit,
        hedge=hedge,
        low=low,
        high=high,
        low_open=hedge is Hedge.OVER,
        high_open=hedge is Hedge.UNDER,
        digits=digits,
        counted=None,
        sense=None,
    )


def _round(number: Number, place: int, down: bool | None = None) -> Decimal:
    """Return the number at a power of ten: to the nearest one, halves away from zero, or down, or up."""
    steps = Fraction(number) / Fraction(10) ** place
    nearest = floor(abs(steps) + Fraction(1, 2)) * (1 if steps > 0 else -1)
    whole = nearest if down is None else floor(steps) if down else ceil(steps)
    return EXACT.scaleb(Decimal(whole), place)
