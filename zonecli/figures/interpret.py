"""Hedges put together, and the interval that one allows."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from zonecli.figures.numbers.decimals import ONE, TEN, Number, next_step, product, tidy
from zonecli.figures.types import Figure, Hedge
from zonecli.figures.units.ids import Unit

_TWO = Decimal(2)
_ABOVE = (Hedge.OVER, Hedge.AT_LEAST)
_BELOW = (Hedge.UNDER, Hedge.AT_MOST)


class Interval(NamedTuple):
    """The numbers that a figure may stand for; an end of None is unbounded."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


def together(hedges: Iterable[Hedge]) -> Hedge | None:
    """Return the tighter sense of hedges that agree (约…以上 is at least); None where they contradict (近…以上)."""
    result = Hedge.EXACT
    for hedge in hedges:
        if hedge in (Hedge.EXACT, result):
            continue
        if result in (Hedge.EXACT, Hedge.ABOUT):
            result = hedge
        elif hedge is Hedge.ABOUT:
            continue
        elif {result, hedge} == set(_ABOVE):
            result = Hedge.OVER
        elif {result, hedge} == set(_BELOW):
            result = Hedge.UNDER
        else:
            return None
    return result


def interval(hedge: Hedge, value: Decimal, upper: Decimal | None = None) -> Interval:
    """Return what the hedge of a printed value allows.

    `upper` is the other end of a range, and where a hedge over the value ends if it ends (1600余: 1700).
    """
    if hedge is Hedge.OVER:
        return Interval(value, upper, low_open=True, high_open=upper is not None)
    if hedge is Hedge.UNDER:
        return Interval(None, value, high_open=True)
    if hedge is Hedge.ABOUT:
        return Interval(None, None)
    if hedge is Hedge.AT_LEAST:
        return Interval(value, None)
    if hedge is Hedge.AT_MOST:
        return Interval(None, value)
    if hedge is Hedge.SEVERAL:
        return Interval(tidy(product(value, _TWO)), tidy(product(value, TEN)), high_open=True)
    return Interval(value, value if upper is None else upper)


class Reading(NamedTuple):
    """A text understood, all but its number, or the two numbers of a range.

    The number is in units of `factor` times `unit`; with `reach` the hedge "over" ends at the next step of its
    last digit, or at the number's own upper end.
    """

    factor: Decimal
    unit: Unit | None
    hedge: Hedge
    reach: bool
    counted: str | None
    sense: str | None


def figure(printed: str, reading: Reading, number: Number, other: Number | None = None) -> Figure:
    """Return the figure of a number, or of the range to an `other` one, that stands in the text as `reading` says."""
    hedge, factor = reading.hedge, reading.factor
    value = tidy(number.value if factor is ONE else product(number.value, factor))
    upper: Decimal | None = None
    digits = number.digits
    if hedge is Hedge.RANGE and other:
        upper = tidy(product(other.value, factor))
        digits = max(filter(None, (digits, other.digits)), default=None)
    elif number.upper is not None:
        upper = tidy(product(number.upper, factor))
    elif reading.reach and digits is not None:
        upper = next_step(value)
    low, high, low_open, high_open = interval(hedge, value, upper)
    shown = None if hedge in (Hedge.RANGE, Hedge.SEVERAL) else value
    return Figure(
        printed, shown, reading.unit, hedge, low, high, low_open, high_open, digits, reading.counted, reading.sense
    )
