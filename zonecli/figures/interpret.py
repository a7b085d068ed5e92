"""What a text that has been read comes to: its hedges, the interval that they allow, and its figure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from zonecli.figures.numbers.decimals import ONE, TEN, Number, next_step, product, tidy
from zonecli.figures.types import Figure, Hedge
from zonecli.figures.units.ids import Unit

_TWO = Decimal(2)
_TIGHTER = ({Hedge.OVER, Hedge.AT_LEAST}, {Hedge.UNDER, Hedge.AT_MOST})
# The ends, None where unbounded, and whether each is open.
_Bounds: TypeAlias = "tuple[Decimal | None, Decimal | None, bool, bool]"


def together(hedges: Iterable[Hedge]) -> Hedge | None:
    """Return the tighter sense of hedges that agree (约…以上 is at least); None where they contradict (近…以上)."""
    said = set(hedges) - {Hedge.EXACT}
    said = said - {Hedge.ABOUT} or said
    if said in _TIGHTER:
        said -= {Hedge.AT_LEAST, Hedge.AT_MOST}
    return None if len(said) > 1 else said.pop() if said else Hedge.EXACT


def interval(hedge: Hedge, value: Decimal, upper: Decimal | None = None) -> _Bounds:
    """Return what the hedge of a printed value allows: both ends, None where unbounded, and whether each is open.

    `upper` is the other end of a range, and where a hedge over the value ends if it ends (1600余: 1700).
    """
    if hedge is Hedge.OVER:
        return value, upper, True, upper is not None
    if hedge is Hedge.SEVERAL:
        return tidy(product(value, _TWO)), tidy(product(value, TEN)), False, True
    if hedge in (Hedge.UNDER, Hedge.AT_MOST):
        return None, value, False, hedge is Hedge.UNDER
    if hedge in (Hedge.AT_LEAST, Hedge.ABOUT):
        return value if hedge is Hedge.AT_LEAST else None, None, False, False
    return value, value if upper is None else upper, False, False


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
