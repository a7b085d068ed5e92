"""What two figures come to together: a difference, a ratio, a growth, each with the interval that hedges leave."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from zonecli.figures.intervals import Interval, divide, subtract
from zonecli.figures.reader import Figure, Hedge
from zonecli.figures.rounding import EXACT_DIGITS, known_digits, last_place, round_derived
from zonecli.figures.units.ids import of_id
from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from zonecli.figures.intervals import Number
    from zonecli.figures.units.ids import Unit
    from zonecli.records.vocabulary import Indicator
    from zonecli.views.measure import Normalized

# A quotient of two counted numbers is exact; more digits than these say nothing to a reader, and fewer would
# go far beyond what the inputs allow (nearly 40 by about 7 is no 6).
_ENOUGH = 3
_TENTH_OF_A_PERCENT = -3
# A root is worked out to the one and then rounded to the other: a root that is a short number comes out as it is.
_ROOT_DIGITS, _ROOT_KEPT = 60, 40


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure brought to a common unit: its interval, its printed value, and its significant digits.

    `near` is the interval without what lies below zero, where the figure is near a positive number.
    """

    interval: Interval
    near: Interval
    value: Number | None
    digits: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that is worked out. `low` and `high` are None where the hedges leave that side open without end."""

    value: Decimal | None
    unit: str | None
    hedge: Hedge
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    _figure: Figure


@dataclass(frozen=True, slots=True)
class Outcome:
    """What two figures come to, exactly: the interval, what the printed numbers alone come to, and the power of
    ten at which the last digit stands that the two know."""

    interval: Interval
    value: Number | None
    place: int

    def figure(self, unit: Unit | None) -> Figure | None:
        """Return the outcome as a figure, rounded to its last digit."""
        return round_derived(self.interval, self.value, unit, self.place)


def amount(outcome: Outcome | None, unit: Unit | None = None) -> Amount | None:
    """Return an outcome as views show it."""
    figure = None if outcome is None else outcome.figure(unit)
    if figure is None:
        return None
    return Amount(
        value=figure.value,
        unit=unit.id if unit else None,
        hedge=figure.hedge,
        low=figure.low,
        high=figure.high,
        low_open=figure.low_open,
        high_open=figure.high_open,
        _figure=figure,
    )


def difference_in_points(a: Operand, b: Operand, unit: Unit | None) -> Amount | None:
    """Return `a` less `b`, which are in `unit`; the difference of two shares is in percentage points."""
    outcome = difference(a, b)
    if outcome is None or unit is None or unit.id != "ratio":
        # So many places apart are no place.
        return amount(outcome, None if unit is not None and unit.id == "position" else unit)
    value = None if outcome.value is None else outcome.value * 100
    return amount(Outcome(outcome.interval.scale(Fraction(100)), value, outcome.place + 2), of_id("pp"))


def has_multiples(indicator: Indicator, unit: Unit | None) -> bool:
    """Whether one figure of the indicator can be so many times another: no growth is, no position, no temperature."""
    is_ordinal = indicator.is_change or indicator.is_position
    return not is_ordinal and (unit is None or unit.dimension != "temperature")


def operand_of(weighed: Normalized | None, figure: Figure) -> Operand | None:
    """Return what the figure weighs in the common unit, None where it could not be brought to it."""
    if weighed is None or weighed.interval is None:
        return None
    near = weighed.interval
    is_positive = figure.value is not None and figure.value > 0
    if is_positive and near.low is None and figure.hedge in (Hedge.NEARLY, Hedge.UNDER, Hedge.ABOUT):
        # "Nearly 40" and "about 7" leave a side open, but nothing that is near a positive number is below zero.
        near = Interval(Decimal(0), near.high, True, near.high_open)
    return Operand(interval=weighed.interval, near=near, value=weighed.value, digits=known_digits(figure))


def difference(a: Operand, b: Operand) -> Outcome | None:
    """Return `a` less `b`, to the finer of their last places."""
    interval = subtract(a.interval, b.interval)
    value = None if a.value is None or b.value is None else Fraction(a.value) - Fraction(b.value)
    places = [place for place in (_place(a), _place(b)) if place is not None]
    return Outcome(interval, value, min(places)) if places else None


def _place(weight: Operand) -> int | None:
    if weight.digits == EXACT_DIGITS:
        return 0
    known = [number for number in (weight.value, weight.interval.high, weight.interval.low) if number is not None]
    return last_place(known[0], weight.digits) if known else None


def ratio(a: Operand, b: Operand) -> Outcome | None:
    """Return `a` divided by `b`, with the digits of the less precise; None where `b` may be zero or below."""
    if b.near.low is None or b.near.low < 0:
        return None
    interval = divide(a.near, b.near)
    if interval is None:
        return None
    interval = _open(interval)
    value = None if a.value is None or not b.value else Fraction(a.value) / Fraction(b.value)
    place = _quotient_place(interval, value, min(a.digits, b.digits))
    return None if place is None else Outcome(interval, value, place)


def growth(now: Operand, before: Operand, years: int = 1) -> Outcome | None:
    """Return the growth that, the same in each of the years, leads from `before` to `now`: 0.1 for 10 percent.

    None where `before` may be zero or below, or where `now` may be below zero and there are several years.
    """
    found = ratio(now, before)
    if found is None or before.near.low is None or before.near.low < 0:
        return None
    interval, value = found.interval, found.value
    if years > 1:
        if any(number is not None and number < 0 for number in (interval.low, interval.high, value)):
            return None
        interval = _take_root(interval, years)
        value = None if value is None else _root(value, years)
    less_one = subtract(interval, Interval(Decimal(1), Decimal(1)))
    # To the ratio's digits 6.1 percent, as 1.061, would be 10 percent, as 1.1: readers work it out and find it false.
    place = min(found.place, _TENTH_OF_A_PERCENT)
    return Outcome(less_one, None if value is None else Fraction(value) - 1, place)


def _open(interval: Interval) -> Interval:
    """Zero as a lower end comes from nothing but our own knowledge that the inputs are positive: it says no more."""
    return Interval(None, interval.high, False, interval.high_open) if interval.low == 0 else interval


def _quotient_place(interval: Interval, value: Number | None, digits: int) -> int | None:
    """The last place of the numbers that will be shown: the bounded ends or, where there are none, the value."""
    ends: list[Number | None] = [end for end in (interval.low, interval.high) if end is not None]
    shown = [number for number in (ends or [value]) if number]
    if not shown:
        return 0 if ends or value == 0 else None
    return min(last_place(number, _ENOUGH if digits == EXACT_DIGITS else max(digits, _ENOUGH)) for number in shown)


def _root(number: Number, years: int) -> Fraction:
    """The number's root, to many more digits than any figure prints."""
    exact = Fraction(number)
    with localcontext() as context:
        context.prec = _ROOT_DIGITS
        root = (Decimal(exact.numerator) / Decimal(exact.denominator)) ** (Decimal(1) / years)
        context.prec = _ROOT_KEPT
        return Fraction(+root)


def _take_root(interval: Interval, years: int) -> Interval:
    low = None if interval.low is None else _root(interval.low, years)
    high = None if interval.high is None else _root(interval.high, years)
    return Interval(low, high, interval.low_open, interval.high_open)
