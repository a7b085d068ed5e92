"""When two facts cannot both be true: the one rule that checks, comparisons, profiles and reports ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from zonecli.figures.intervals import Interval
from zonecli.figures.rounding import COUNTED
from zonecli.figures.units.ids import split_scale
from zonecli.frozen import dataclass
from zonecli.records.vocabulary import Nature
from zonecli.records.zones import Rank

if TYPE_CHECKING:
    from zonecli.figures.types import Figure
    from zonecli.figures.units.ids import Unit
    from zonecli.records.periods import Period
    from zonecli.records.zones import Fact

# The date of the source of this id, None where there is none.
Issued: TypeAlias = "Callable[[str], Period | None]"


@dataclass(frozen=True, slots=True)
class Gap:
    """How far two figures are apart, exactly, in the unit of the first.

    `apart` lies between the nearer ends of their intervals; `base` is the size of the lower of these two ends.
    """

    apart: Fraction
    base: Fraction


def days_of(fact: Fact, nature: Nature | None, issued: Issued) -> tuple[date | str, ...] | None:
    """Return the days that figures of a nature must share to be of one time.

    The last one of a stock, whose source's date counts where it names no period; none of what holds until it is
    changed; the year of a place in an evaluation; else the first and the last. Of a period that is only about right,
    and of a stock since some day, the text. None where the source names no period.
    """
    period = fact.period
    if nature is Nature.STANDING:
        return ()
    if period is not None and period.is_approximate:
        return (period.text,)
    if nature is Nature.STOCK:
        when = period or issued(fact.source)
        return None if when is None else (when.text,) if when.end == date.max else (when.end,)
    if period is None:
        return None
    if nature is Nature.POSITION and len(period.years) == 1:
        return (date(period.start.year, 12, 31),)
    return (period.start, period.end)


def contradiction(fact: Fact, other: Fact, issued: Issued, nature: Nature | None = None) -> Gap | None:
    """Return how far apart two facts are that cannot both be true; None where they may be.

    They contradict each other where they are of the same thing, no rank says which of them counts, the units
    convert exactly, and the intervals lie further apart than rounding to the printed digits explains.
    """
    if not (fact.rank is other.rank is Rank.NORMAL) or subject_of(fact, nature, issued) != subject_of(
        other, nature, issued
    ):
        return None
    return _gap(fact.figure, other.figure)


def contradictions(
    fact: Fact, others: Iterable[Fact], issued: Issued, nature: Nature | None = None
) -> Iterator[tuple[Fact, Gap]]:
    """Yield those of the others that contradict the fact, each with the gap between them, in the fact's unit."""
    for other in others:
        gap = contradiction(fact, other, issued, nature)
        if gap is not None:
            yield other, gap


def subject_of(fact: Fact, nature: Nature | None, issued: Issued) -> tuple[object, ...]:
    """Return what two facts must have alike to be of the same thing.

    What holds until it is changed may be another at another time, and so may a place in two evaluations of a year;
    what flows at a time that nobody names is of the same time in one source only.
    """
    when: object = None
    if nature in (Nature.STANDING, Nature.POSITION) and not (fact.period and fact.period.is_approximate):
        period = fact.period or issued(fact.source)
        when = (period.start, period.end) if period else None
    else:
        when = days_of(fact, nature, issued)
    among = fact.figure.counted if fact.figure.unit is not None and fact.figure.unit.id == "position" else None
    return (fact.indicator, fact.subject, fact.status, when or fact.source, among)


def _gap(figure: Figure, other: Figure) -> Gap | None:
    scale = _scale(other.unit, figure.unit)
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


def _scale(own: Unit | None, other: Unit | None) -> Fraction | None:
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
