"""What two figures come to together: a difference, a ratio, a growth, each with the interval that hedges leave."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from zonecli.model.figures import Figure, Hedge
from zonecli.model.intervals import Interval, divide, subtract
from zonecli.model.working import EXACT_DIGITS, known_digits, last_place, worked

if TYPE_CHECKING:
    from zonecli.model.intervals import Number
    from zonecli.model.unit_ids import Unit
    from zonecli.views.measure import Weighed

# A quotient of two counted numbers is exact; more digits than these say nothing to a reader.
_ENOUGH = 3
# A root is worked out to the one and then rounded to the other: a root that is a short number comes out as it is.
_ROOT_DIGITS, _ROOT_KEPT = 60, 40


@dataclass(frozen=True, slots=True)
class Weight:
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
    _figure: Figure


def amount(figure: Figure | None) -> Amount | None:
    """Return a worked figure as views show it."""
    if figure is None:
        return None
    unit = figure.unit.id if figure.unit else None
    return Amount(figure.value, unit, figure.hedge, figure.low, figure.high, figure)


def weight(weighed: Weighed, figure: Figure) -> Weight:
    """Return what the figure weighs, having been brought to the common unit. Raises ValueError where it was not."""
    if weighed.interval is None:
        raise ValueError(weighed.reason)
    near = _positive(weighed.interval, figure)
    return Weight(weighed.interval, near, weighed.value, known_digits(figure))


def _positive(interval: Interval, figure: Figure) -> Interval:
    """ "Nearly 40" and "about 7" leave a side open, but nothing that is near a positive number is below zero."""
    if figure.value is None or figure.value <= 0 or figure.hedge not in (Hedge.UNDER, Hedge.ABOUT):
        return interval
    if interval.low is None and figure.sense != "decline":
        return Interval(Decimal(0), interval.high, True, interval.high_open)
    return interval


def difference(a: Weight, b: Weight, unit: Unit | None) -> Figure | None:
    """Return `a` less `b`, known to the coarser of their last places."""
    interval = subtract(a.interval, b.interval)
    value = None if a.value is None or b.value is None else Fraction(a.value) - Fraction(b.value)
    places = [place for place in (_place(a), _place(b)) if place is not None]
    if not places:
        return None
    return worked(interval, value, unit, max(places))


def _place(weight: Weight) -> int | None:
    if weight.digits == EXACT_DIGITS:
        return 0
    numbers = (weight.value, weight.interval.high, weight.interval.low)
    known = next((number for number in numbers if number is not None), None)
    return None if known is None else last_place(known, weight.digits)


def ratio(a: Weight, b: Weight, unit: Unit | None = None) -> Figure | None:
    """Return `a` divided by `b`, with the digits of the less precise; None where `b` may be zero."""
    interval = divide(a.near, b.near)
    if interval is None:
        return None
    value = None if a.value is None or not b.value else Fraction(a.value) / Fraction(b.value)
    place = _quotient_place(interval, value, a, b)
    return None if place is None else worked(_open(interval), value, unit, place)


def growth(now: Weight, before: Weight, unit: Unit | None) -> Figure | None:
    """Return by what part `now` is above `before`; None where `before` may be zero or below."""
    interval = divide(now.near, before.near)
    if interval is None or before.near.low is None or before.near.low < 0:
        return None
    value = None if now.value is None or not before.value else Fraction(now.value) / Fraction(before.value)
    place = _quotient_place(interval, value, now, before)
    if place is None:
        return None
    return worked(_less_one(_open(interval)), None if value is None else value - 1, unit, place)


def annual_growth(now: Weight, before: Weight, years: int, unit: Unit | None) -> Figure | None:
    """Return the growth that, the same in each of the years, leads from `before` to `now`."""
    interval = divide(now.near, before.near)
    if interval is None or before.near.low is None or before.near.low < 0:
        return None
    value = None if now.value is None or not before.value else Fraction(now.value) / Fraction(before.value)
    if (interval.low is not None and interval.low < 0) or (value is not None and value < 0):
        return None
    place = _quotient_place(interval, value, now, before)
    if place is None:
        return None
    rooted = _rooted(_open(interval), years)
    middle = None if value is None else _root(value, years)
    return worked(_less_one(rooted), None if middle is None else middle - 1, unit, place)


def _open(interval: Interval) -> Interval:
    """Zero as a lower end comes from nothing but our own knowledge that the inputs are positive: it says no more."""
    return Interval(None, interval.high, False, interval.high_open) if interval.low == 0 else interval


def _less_one(interval: Interval) -> Interval:
    return subtract(interval, Interval(Decimal(1), Decimal(1)))


def _quotient_place(interval: Interval, value: Number | None, a: Weight, b: Weight) -> int | None:
    """The last place of the numbers that will be shown: the bounded ends or, where there are none, the value."""
    digits = min(a.digits, b.digits)
    ends: list[Number | None] = [end for end in (interval.low, interval.high) if end is not None]
    shown = [number for number in (ends or [value]) if number]
    if not shown:
        return 0 if ends or value == 0 else None
    return min(last_place(number, _ENOUGH if digits == EXACT_DIGITS else digits) for number in shown)


def _root(number: Number, years: int) -> Fraction:
    """The number's root, to many more digits than any figure prints."""
    exact = Fraction(number)
    with localcontext() as context:
        context.prec = _ROOT_DIGITS
        root = (Decimal(exact.numerator) / Decimal(exact.denominator)) ** (Decimal(1) / years)
        context.prec = _ROOT_KEPT
        return Fraction(+root)


def _rooted(interval: Interval, years: int) -> Interval:
    low = None if interval.low is None else _root(interval.low, years)
    high = None if interval.high is None else _root(interval.high, years)
    return Interval(low, high, interval.low_open, interval.high_open)
