"""When two facts cannot both be true: the one rule that checks, comparisons, profiles and reports ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from zonecli.figures.gaps import Gap, gap
from zonecli.records.scale import on_scale, sense_of
from zonecli.records.vocabulary import Nature
from zonecli.records.zones import Rank

if TYPE_CHECKING:
    from zonecli.figures.types import Figure
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact

# The date of the source of this id, None where there is none.
Issued: TypeAlias = "Callable[[str], Period | None]"


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


def contradiction(fact: Fact, other: Fact, issued: Issued, indicator: Indicator | None = None) -> Gap | None:
    """Return how far apart two facts are that cannot both be true; None where they may be.

    They contradict each other where they are of the same thing, no rank says which of them counts, the units
    convert exactly, and the intervals lie further apart than rounding to the printed digits explains.
    """
    nature = indicator.time if indicator else None
    if not (fact.rank is other.rank is Rank.NORMAL) or subject_of(fact, nature, issued) != subject_of(
        other, nature, issued
    ):
        return None
    one, two = (_scaled(each.figure, indicator) for each in (fact, other))
    return gap(one, two) if one and two else None


def _scaled(figure: Figure, indicator: Indicator | None) -> Figure | None:
    """Return the figure on the indicator's scale, its sense what it says of the indicator; None where it is off it."""
    if indicator is None:
        return figure
    sense = sense_of(figure, indicator)
    return replace(on_scale(figure, indicator), sense=sense) if sense else None


def contradictions(
    fact: Fact, others: Iterable[Fact], issued: Issued, indicator: Indicator | None = None
) -> Iterator[tuple[Fact, Gap]]:
    """Yield those of the others that contradict the fact, each with the gap between them."""
    for other in others:
        gap = contradiction(fact, other, issued, indicator)
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
