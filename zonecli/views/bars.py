"""Bars: figures as parts of the longest one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from zonecli.figures.intervals import Number
    from zonecli.views.measure import Normalized

_STEP = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Bar:
    """The printed number and the ends of its interval as parts of the longest bar, from 0 to 1.

    `value` is None for a range; `low` and `high` are where the hedge leaves that side open without end.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


def longest_of(figures: Iterable[Normalized]) -> Number:
    """Return the largest number that any of the figures names."""
    ends = [
        end
        for each in figures
        if each.interval is not None
        for end in (each.value, each.interval.low, each.interval.high)
        if end is not None
    ]
    return max(ends, default=Decimal(0))


def bar(figure: Normalized, longest: Number) -> Bar:
    """Return a figure as parts of the longest bar."""
    if figure.interval is None:
        return Bar(value=None, low=None, high=None)
    return Bar(
        value=_part(figure.value, longest),
        low=_part(figure.interval.low, longest),
        high=_part(figure.interval.high, longest),
    )


def _part(number: Number | None, longest: Number) -> Decimal | None:
    """The part in thousandths; what is below zero has no length."""
    if number is None:
        return None
    if longest <= 0 or number <= 0:
        return Decimal(0)
    if isinstance(number, Decimal) and isinstance(longest, Decimal):
        return (number / longest).quantize(_STEP, ROUND_DOWN)
    return Decimal(int(Fraction(number) * 1000 // Fraction(longest))) * _STEP
