"""How far apart two figures are that cannot both be true of one thing: exact conversion, rounding tolerated."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from zonecli.figures.intervals import Interval
from zonecli.figures.units.ids import split_scale
from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from zonecli.figures.types import Figure
    from zonecli.figures.units.ids import Unit

# The dimensions of what is counted one by one, whatever it is called.
COUNTED = frozenset({"count", "people"})


@dataclass(frozen=True, slots=True)
class Gap:
    """How far two figures are apart, exactly, in the unit of the first.

    `apart` lies between the nearer ends of their intervals; `base` is the size of the lower of these two ends.
    """

    apart: Fraction
    base: Fraction


def gap(figure: Figure, other: Figure) -> Gap | None:
    """Return how far apart two figures are; None where both may be true, or nothing fixed takes the one to the other.

    Intervals that are no further apart than rounding to the printed digits explains may both be true.
    """
    scale = scale_between(other.unit, figure.unit)
    if scale is None or _sense(figure) != _sense(other):
        return None
    one, two = Interval.of(figure), Interval.of(other).scale(scale)
    rounding = _rounding(figure) + _rounding(other) * scale
    for lower, upper in ((one.high, two.low), (two.high, one.low)):
        if lower is not None and upper is not None:
            apart = Fraction(upper) - Fraction(lower)
            if apart > 0 and apart >= rounding:
                return Gap(apart, abs(Fraction(lower)))
    return None


def _sense(figure: Figure) -> str | None:
    """Growth and decline are one scale, with its signs in the interval."""
    return "growth" if figure.sense == "decline" else figure.sense


def scale_between(own: Unit | None, other: Unit | None) -> Fraction | None:
    """What takes numbers of a unit to another, None where nothing fixed does: currencies go at the rate of a year.

    Of what is counted, 个 (item) may be anything; enterprises are no projects, and people no visits.
    """
    if own == other:
        return Fraction(1)
    if own is None or other is None or own.dimension != other.dimension:
        return None
    for *terms, dimension in zip(*(text.split("/") for text in (own.id, other.id, own.dimension)), strict=True):
        names = {split_scale(term)[1] for term in terms}
        if dimension in COUNTED and len(names) > 1 and "item" not in names:
            return None
    from zonecli.figures.units.conversion import ConversionError, factor

    try:
        return factor(own, other)
    except ConversionError:
        return None


def _rounding(figure: Figure) -> Fraction:
    """How far the printed number may be from the truth: half a step of its last digit, of a range's larger end."""
    ends = (figure.low, figure.high) if figure.value is None else (figure.value,)
    number = max((abs(end) for end in ends if end is not None), default=Decimal(0))
    if not number or figure.digits is None:
        return Fraction(0)
    return Fraction(Decimal(5).scaleb(number.adjusted() - figure.digits))
