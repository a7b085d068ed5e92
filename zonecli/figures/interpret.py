"""What a text that has been read comes to: its hedges, the interval that they allow, and its figure."""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from zonecli.figures.numbers.decimals import ONE, TEN, TWO, ZERO, Number, next_step, product, tidy
from zonecli.figures.types import Figure, Hedge
from zonecli.figures.units.ids import Unit

# Hedges that agree, the one that says most first.
_SAME_SIDE = ((Hedge.OVER, Hedge.AT_LEAST), (Hedge.NEARLY, Hedge.UNDER, Hedge.AT_MOST))
_OF_TWO_ENDS = (Hedge.RANGE, Hedge.SEVERAL)
BELOW = (Hedge.NEARLY, Hedge.UNDER, Hedge.AT_MOST)
# The ends, None where unbounded, and whether each is open.
Bounds: TypeAlias = "tuple[Decimal | None, Decimal | None, bool, bool]"


def together(hedges: Set[Hedge]) -> tuple[Hedge, ...] | None:
    """Return what hedges that agree say together, the one that says most first; None where they contradict (近…以上).

    约 beside a bound comes after it (约…以上: at least, about), and before two ends, which it leaves open.
    """
    others: Set[Hedge] = hedges - {Hedge.ABOUT}
    for side in _SAME_SIDE:
        if others <= set(side):
            others = {next(hedge for hedge in side if hedge in others)} if others else others
    if len(others) > 1:
        return None
    if Hedge.ABOUT not in hedges:
        return tuple(others) or (Hedge.EXACT,)
    return (Hedge.ABOUT, *others) if others <= set(_OF_TWO_ENDS) else (*others, Hedge.ABOUT)


def interval(hedge: Hedge, value: Decimal, upper: Decimal | None = None) -> Bounds:
    """Return what the hedge of a printed value allows: both ends, None where unbounded, and whether each is open.

    `upper` is the other end of a range, and where a hedge over the value ends if it ends (1600余: 1700).
    """
    if hedge is Hedge.EXACT or hedge is Hedge.RANGE:
        return value, value if upper is None else upper, False, False
    if hedge is Hedge.OVER:
        return value, upper, True, upper is not None
    if hedge in BELOW:
        return None, value, False, hedge is not Hedge.AT_MOST
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
    hedges: tuple[Hedge, ...]
    reach: bool
    counted: str | None
    sense: str | None
    base: str | None = None
    assumed: str | None = None


def figure(printed: str, reading: Interpretation, number: Number, other: Number | None = None) -> Figure:
    """Return the figure of a number, or of the range to an `other` one, that stands in the text as `reading` says."""
    hedges, factor = reading.hedges, reading.factor
    hedge = hedges[-1] if hedges[0] is Hedge.ABOUT else hedges[0]
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
    bounds = interval(hedge, value, upper)
    if reading.sense in ("growth", "decline"):
        value, bounds = change(value, bounds, reading.sense)
    low, high, low_open, high_open = bounds
    shown, ends = (None if hedge in _OF_TWO_ENDS else value), None
    if len(hedges) > 1 and low is not None and high is not None and hedge in _OF_TWO_ENDS:
        ends, low, high, low_open, high_open = (low, high), None, None, False, False
    return Figure(
        printed=printed,
        value=shown,
        unit=reading.unit,
        hedges=hedges,
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        digits=digits,
        counted=reading.counted,
        sense=reading.sense,
        ends=ends,
        base=reading.base,
        assumed=reading.assumed,
    )


def change(value: Decimal, bounds: Bounds, sense: str) -> tuple[Decimal, Bounds]:
    """Return the value and the interval of a growth or a decline whose size they are: it does not cross zero."""
    low, high, low_open, high_open = bounds
    if low is None and high is not None:
        low, low_open = ZERO, True
    if sense == "growth" or value < 0:
        return value, (low, high, low_open, high_open)
    return _negative(value), (high and _negative(high), low and _negative(low), high_open, low_open)


def _negative(number: Decimal) -> Decimal:
    return number.copy_negate() if number else number
