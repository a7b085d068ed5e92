"""What a text that has been read comes to: its hedges, the interval that they allow, and its figure."""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from zonecli.figures.numbers.decimals import ONE, TEN, TWO, Number, next_step, product, tidy
from zonecli.figures.types import Figure, Hedge
from zonecli.figures.units.ids import Unit

_ABOUT, _CLOSED = {Hedge.ABOUT}, {Hedge.AT_LEAST, Hedge.AT_MOST}
_SAME_SIDE = ({Hedge.OVER, Hedge.AT_LEAST}, {Hedge.UNDER, Hedge.AT_MOST})
# The ends, None where unbounded, and whether each is open.
_Bounds: TypeAlias = "tuple[Decimal | None, Decimal | None, bool, bool]"


def together(hedges: Set[Hedge]) -> Hedge | None:
    """Return the tighter sense of hedges that agree (约…以上 is at least); None where they contradict (近…以上)."""
    tighter: Set[Hedge] = hedges - _ABOUT or hedges
    if tighter in _SAME_SIDE:
        tighter = tighter - _CLOSED
    return None if len(tighter) > 1 else next(iter(tighter), Hedge.EXACT)


def interval(hedge: Hedge, value: Decimal, upper: Decimal | None = None) -> _Bounds:
    """Return what the hedge of a printed value allows: both ends, None where unbounded, and whether each is open.

    `upper` is the other end of a range, and where a hedge over the value ends if it ends (1600余: 1700).
    """
    if hedge is Hedge.EXACT or hedge is Hedge.RANGE:
        return value, value if upper is None else upper, False, False
    if hedge is Hedge.OVER:
        return value, upper, True, upper is not None
    if hedge is Hedge.UNDER or hedge is Hedge.AT_MOST:
        return None, value, False, hedge is Hedge.UNDER
    if hedge is Hedge.AT_LEAST or hedge is Hedge.ABOUT:
        return value if hedge is Hedge.AT_LEAST else None, None, False, False
    return tidy(product(value, TWO)), tidy(product(value, TEN)), False, True


class Interpretation(NamedTuple):
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


def figure(printed: str, reading: Interpretation, number: Number, other: Number | None = None) -> Figure:
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
