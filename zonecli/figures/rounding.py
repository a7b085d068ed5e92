"""Figures that are worked out from others: rounded to what their inputs know, never claiming more."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from zonecli.figures.gaps import COUNTED
from zonecli.figures.intervals import Interval
from zonecli.figures.numbers.decimals import EXACT, ONE, ZERO
from zonecli.figures.reader import Figure, Hedge

if TYPE_CHECKING:
    from zonecli.figures.intervals import Number
    from zonecli.figures.units.ids import Unit

# A figure that prints no digits to count (数千, 一半) is known to one.
_FEWEST = 1
# A converted figure has so many at least: 1 hectare is 15.0 mu, and not 20.
_FEWEST_CONVERTED = 3
_FIVE = Decimal(5)
# 近 of a change has two ends, of which zero is one, and stays what it is.
_OF_A_SIDE = frozenset({Hedge.NEARLY, Hedge.UNDER, Hedge.AT_MOST, Hedge.AT_LEAST, Hedge.ABOUT})
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
    return _round(value, place)


def round_derived(interval: Interval, value: Number | None, unit: Unit | None, place: int) -> Figure | None:
    """Return the figure that an interval comes to, with its last digit at this power of ten.

    Ends are rounded outwards, so that what is claimed stays true, and one number that is rounded is "about", with the
    ends of its rounding; `value` is what the printed numbers alone come to, and is used where the interval says
    nothing. None where there is neither.
    """
    low = None if interval.low is None else _round(interval.low, place, down=True)
    high = None if interval.high is None else _round(interval.high, place, down=False)
    if interval.low is not None and interval.is_point:
        shown = _round(interval.low, place)
        is_rounded = Fraction(shown) != Fraction(interval.low)
        half = EXACT.scaleb(_FIVE, place - 1) if is_rounded else ZERO
        hedge = Hedge.ABOUT if is_rounded else Hedge.EXACT
        low, high = EXACT.subtract(shown, half), EXACT.add(shown, half)
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
        hedges=(hedge,),
        low=low,
        high=high,
        low_open=hedge is Hedge.OVER,
        high_open=hedge is Hedge.UNDER,
        digits=digits,
        counted=None,
        sense=None,
    )


def scale_figure(figure: Figure, unit: Unit, factor: Fraction) -> Figure:
    """Return the figure in another unit, of which `factor` make one of its own: a statement that follows from it.

    It has the printed figure's significant digits, but three at least. An exact number that had to be rounded
    becomes "about", with the ends of its rounding; ends are rounded outwards; what words bound on both sides
    that the new number has not (1600余, 数千) becomes a range.
    """
    digits = max(figure.digits or 1, _FEWEST_CONVERTED)

    def outwards(number: Decimal | None, down: bool) -> Decimal | None:
        exact = number and Fraction(number) * factor
        return _round(exact, last_place(exact, digits), down=down) if exact else number

    low, high = outwards(figure.low, down=True), outwards(figure.high, down=False)
    hedges, ends = figure.hedges, None
    value = None if figure.value is None else round_to(Fraction(figure.value) * factor, digits)
    if figure.hedge is Hedge.EXACT and figure.value is not None and value is not None:
        is_rounded = Fraction(value) != Fraction(figure.value) * factor
        half = EXACT.scaleb(_FIVE, last_place(value, digits) - 1) if is_rounded else ZERO
        hedges = (Hedge.ABOUT,) if is_rounded else hedges
        low, high = EXACT.subtract(value, half), EXACT.add(value, half)
    elif figure.ends is not None:
        first, last = outwards(figure.ends[0], down=True), outwards(figure.ends[1], down=False)
        assert first is not None
        assert last is not None
        hedges, ends = (Hedge.ABOUT, Hedge.RANGE), (first, last)
    elif low is not None and high is not None and not _OF_A_SIDE.issuperset(figure.hedges):
        hedges, value = (Hedge.RANGE,), None
        if Hedge.ABOUT in figure.hedges:
            hedges, ends, low, high = (Hedge.ABOUT, Hedge.RANGE), (low, high), None, None
    elif figure.value is not None and figure.value in (figure.low, figure.high):
        value = low if figure.value == figure.low else high
    return replace(
        figure,
        printed="",
        value=value,
        unit=unit,
        hedges=hedges,
        low=low,
        high=high,
        low_open=figure.low_open and low is not None,
        high_open=figure.high_open and high is not None,
        ends=ends,
    )


def _round(number: Number, place: int, down: bool | None = None) -> Decimal:
    """Return the number at a power of ten: to the nearest one, halves away from zero, or down, or up."""
    steps = Fraction(number) / Fraction(10) ** place
    nearest = floor(abs(steps) + Fraction(1, 2)) * (1 if steps > 0 else -1)
    whole = nearest if down is None else floor(steps) if down else ceil(steps)
    rounded = EXACT.scaleb(Decimal(whole), place)
    return EXACT.quantize(rounded, ONE) if place > 0 else rounded
