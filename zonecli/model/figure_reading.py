"""From what a text says to the figure it is: the last step, where the number is put into its unit and its interval."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from zonecli.model.figure_hedges import interval
from zonecli.model.figure_numbers import ONE, Number, next_step, product, tidy
from zonecli.model.figure_types import Figure, Hedge
from zonecli.model.unit_ids import Unit


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
