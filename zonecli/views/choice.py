"""Which of several facts stands for a zone and an indicator, and why that one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from zonecli.frozen import dataclass
from zonecli.records.zones import Rank, Status, Subject
from zonecli.store.lookup import fold

if TYPE_CHECKING:
    from datetime import date

    from zonecli.records.periods import Period
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue


class Why(StrEnum):
    """What made the choice among several facts."""

    ONLY = "only"  # there is no other
    PREFERRED = "preferred"  # the record marks it so
    STATUS = "status"  # the firmest: an actual before an estimate, an estimate before a forecast
    PERIOD = "period"  # the latest period; of those that end together, a calendar year
    SOURCE = "source"  # the same period: the source issued last
    COMMON = "common"  # it is alike to the figures that most of the others have
    FIRST = "first"  # nothing tells them apart: the first in the record


FIRMNESS = {
    status: -n
    for n, status in enumerate(
        (
            *(Status.ACTUAL, Status.PROVISIONAL, Status.ESTIMATE, Status.ANNOUNCED),
            *(Status.FORECAST, Status.PLANNED, Status.TARGET),
        )
    )
}
# What is said before it has come to be.
EXPECTED = frozenset({Status.ANNOUNCED, Status.FORECAST, Status.TARGET, Status.PLANNED})

# The date of the source of this id.
Issued: TypeAlias = "Callable[[str], Period]"


@dataclass(frozen=True, slots=True)
class Choice:
    """The fact that stands for the zone, and the others that could have.

    `fact` is None where nothing is known, or where figures are known only of several parts, or of shares of several
    wholes: `parts` then has one for each. A fact of a single part does stand for the zone, and shows its scope.
    """

    fact: Fact | None = None
    why: Why | None = None
    others: tuple[Fact, ...] = ()
    parts: tuple[Fact, ...] = ()

    @property
    def shown(self) -> tuple[Fact, ...]:
        """The fact that stands for the zone, or those of its parts."""
        return self.parts if self.fact is None else (self.fact,)


def issue_dates(catalogue: Catalogue) -> Issued:
    """Return the function that dates the catalogue's sources."""
    return lambda source: catalogue.source(source).issued


def date_fact(fact: Fact, issued: Issued) -> Period:
    """Return the fact's period or, where it has none, its source's date: since then it is known."""
    return fact.period or issued(fact.source)


def select_within(facts: Sequence[Fact], period: Period | None) -> Sequence[Fact]:
    """Return the facts whose period lies in this one; all of them where there is none."""
    if period is None:
        return facts
    return [fact for fact in facts if fact.period is not None and period.covers(fact.period)]


def of_scope(facts: Sequence[Fact], scope: str | None) -> Sequence[Fact]:
    """Return the facts of parts that have this text in their name; all of them where there is none."""
    if scope is None:
        return facts
    names = ((fact, fact.scope.languages.values()) for fact in facts if fact.scope is not None)
    return [fact for fact, texts in names if any(fold(scope) in fold(text) for text in texts)]


def choose(facts: Sequence[Fact], issued: Issued) -> Choice:
    """Return which of one zone's facts of one indicator stands for it.

    Facts of the whole zone come before facts of a part, those without another whole or definition before others,
    preferred ones before others, then the firmest status, then the latest period; a deprecated fact is never chosen.
    """
    if len(facts) == 1:
        # Most zones have one figure or none of most indicators.
        return Choice() if facts[0].rank is Rank.DEPRECATED else Choice(facts[0], Why.ONLY)
    by = by_subject(fact for fact in facts if fact.rank is not Rank.DEPRECATED)
    whole = [subject for subject in by if subject.scope is None]
    if plain := by.get(Subject()):
        return _best(plain, issued)
    choices = [_best(by[subject], issued) for subject in whole or by]
    if len(choices) < 2:
        return choices[0] if choices else Choice()
    parts = tuple(choice.fact for choice in choices if choice.fact)
    return Choice(parts=parts, others=tuple(fact for choice in choices for fact in choice.others))


def by_subject(facts: Iterable[Fact]) -> dict[Subject, list[Fact]]:
    """Return the facts by what of the zone they are about."""
    found: dict[Subject, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.subject, []).append(fact)
    return found


def latest_key(period: Period) -> tuple[date, bool, date]:
    """Return what orders periods by how late they are: the end, then a whole year, then the shorter one."""
    return period.last, len(period.text) == 4, period.start


def _best(facts: Sequence[Fact], issued: Issued) -> Choice:
    if len(facts) == 1:
        return Choice(facts[0], Why.ONLY)
    keys = [(fact.rank is Rank.PREFERRED, FIRMNESS[fact.status], latest_key(date_fact(fact, issued))) for fact in facts]
    best = max(keys)
    level = [fact for fact, key in zip(facts, keys, strict=True) if key == best]
    if len(level) == 1:
        fact, second = level[0], max(key for key in keys if key != best)
        reasons = zip((Why.PREFERRED, Why.STATUS, Why.PERIOD), best, second, strict=True)
        why = next(reason for reason, mine, other in reasons if mine != other)
    else:
        dates = [issued(fact.source).end for fact in level]
        fact = level[dates.index(max(dates))]
        why = Why.SOURCE if dates.count(max(dates)) == 1 else Why.FIRST
    return Choice(fact, why, tuple(other for other in facts if other is not fact))
