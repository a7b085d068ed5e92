"""What is not known: missing indicators, old figures, thin evidence, forecasts that time has overtaken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period, period
from zonecli.records.vocabulary import Nature, Theme
from zonecli.records.zones import Rank, Status
from zonecli.views.choice import EXPECTED, date_fact, issue_dates, latest_key
from zonecli.views.facts import FactView, view
from zonecli.views.sources import sources_of_zone

if TYPE_CHECKING:
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue

_DUE = frozenset({Status.FORECAST, Status.TARGET, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class IndicatorCoverage:
    """An indicator that can be recorded, and how many zones of the records have a figure for it."""

    id: str
    name: Text
    theme: Theme
    zones: int


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """How many of a theme's indicators a zone has a figure for, and which it lacks, the commonest first."""

    theme: Theme
    known: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZoneCoverage:
    """What a zone's record rests on and lacks.

    `newest` is the latest period of its figures, of an open one the day that it reaches, or the date of the source
    where there is none; `age` is the months from its end to `as_of`. `overdue` are forecasts, targets and plans for
    periods that were over by then and for which no actual is recorded.
    """

    zone: str
    name: Text
    facts: int
    sources: int
    newest: Period | None
    age: int | None
    themes: tuple[ThemeCoverage, ...]
    overdue: tuple[FactView, ...]

    @property
    def silent(self) -> tuple[ThemeCoverage, ...]:
        """The themes of which nothing is known, and something is of other zones."""
        return tuple(each for each in self.themes if each.missing and not each.known)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The zones' coverage as of a date, and the indicators that they were asked for."""

    as_of: Period | None
    indicators: tuple[IndicatorCoverage, ...]
    zones: tuple[ZoneCoverage, ...]


def coverage(
    catalogue: Catalogue,
    ids: Collection[str] | None = None,
    as_of: Period | None = None,
    limit: int | None = None,
    read: Iterable[tuple[Known, Sequence[str]]] | None = None,
) -> Coverage:
    """Return what is missing, old or overdue of the zones, or of all; of so many of them at most.

    `read` is what `read_known` makes of all zones on record, where that is at hand.
    Ages are counted to `as_of`, else to the date of the newest source that any zone's record cites: the
    records have no other clock. Raises UnknownName, Diagnostic.
    """
    known: Counter[str] = Counter()
    cited: set[str] = set()
    found: dict[str, Known] = {}
    same: dict[object, Any] = {}
    for each, sources in catalogue.over_ids(lambda id: read_known(catalogue, id)) if read is None else read:
        known.update(chain.from_iterable(each.themes))
        cited.update(sources)
        # What another process sends is made anew for each zone, and is the same for most.
        themes = tuple(same.setdefault(has, has) for has in each.themes)
        found[each.zone] = replace(each, themes=themes, newest=same.setdefault(each.newest, each.newest))
    asked = [id for id in (found if ids is None else dict.fromkeys(ids)) if id in found][:limit]
    issued = issue_dates(catalogue)
    if as_of is None and cited:
        newest = max((issued(source) for source in cited), key=latest_key)
        as_of = period(newest.end.isoformat())
    # An indicator that is worked out from others is not recorded, so it cannot be missing; and of those that the
    # package brings, nothing is missing that none of the zones has.
    own = catalogue.indicators.own
    in_use = [catalogue.indicators[id] for id in catalogue.indicators if id in own or known[id]]
    wanted = [indicator for indicator in in_use if indicator.derived is None]
    by_theme = {theme: [indicator.id for indicator in wanted if indicator.theme is theme] for theme in Theme}

    @cache
    def of_theme(theme: Theme, has: frozenset[str]) -> ThemeCoverage:
        missing = sorted((id for id in by_theme[theme] if id not in has), key=lambda id: -known[id])
        return ThemeCoverage(theme=theme, known=len(by_theme[theme]) - len(missing), missing=tuple(missing))

    def of_zone(id: str, its: Known) -> ZoneCoverage:
        return ZoneCoverage(
            zone=id,
            name=its.name,
            facts=its.facts,
            sources=its.sources,
            newest=its.newest,
            age=None if its.newest is None or as_of is None else _months(its.newest, as_of),
            themes=tuple(map(of_theme, Theme, its.themes)),
            overdue=tuple(fact for fact in its.awaited if _is_due(fact.period, as_of)),
        )

    return Coverage(
        as_of=as_of,
        indicators=tuple(
            IndicatorCoverage(id=each.id, name=each.name, theme=each.theme, zones=known[each.id]) for each in wanted
        ),
        zones=tuple(of_zone(id, found[id]) for id in asked),
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What a zone's record comes to here: how many facts and sources it has, and which indicators of each theme.

    `awaited` are the forecasts, targets and plans that no actual settles.
    """

    zone: str
    name: Text
    facts: int
    sources: int
    themes: tuple[frozenset[str], ...]
    newest: Period | None
    awaited: tuple[FactView, ...]


def read_known(catalogue: Catalogue, id: str) -> tuple[Known, list[str]]:
    """Return what a zone's record comes to, and the sources that it cites."""
    zone, issued = catalogue.zone(id), issue_dates(catalogue)
    # Of what is only expected, the date on which it was said.
    dates = (issued(fact.source) if fact.status in EXPECTED else date_fact(fact, issued) for fact in zone.facts)
    newest = max(dates, key=latest_key, default=None)
    if newest is not None and newest.is_open:
        newest = period(newest.last.isoformat())
    has: dict[Theme, set[str]] = {theme: set() for theme in Theme}
    for fact in zone.facts:
        has[catalogue.indicators[fact.indicator].theme].add(fact.indicator)
    sources = [*sources_of_zone(zone)]
    known = Known(
        zone=id,
        name=zone.name,
        facts=len(zone.facts),
        sources=len(sources),
        themes=tuple(map(frozenset, has.values())),
        newest=newest,
        awaited=tuple(view(id, fact, catalogue) for fact in awaited(zone.facts, catalogue.indicators)),
    )
    return known, sources


def _months(earlier: Period, later: Period) -> int:
    return (later.last.year - earlier.last.year) * 12 + later.last.month - earlier.last.month


def _is_due(when: Period | None, as_of: Period | None) -> bool:
    return when is not None and as_of is not None and when.end <= as_of.end


def awaited(facts: Sequence[Fact], indicators: Mapping[str, Indicator]) -> list[Fact]:
    """Return the forecasts, targets and plans for a period for which no actual is recorded.

    That is a figure of the same at the same time: a stock is of the last day of its period, and what holds until it is
    changed of any later one.
    """
    due = [
        fact for fact in facts if fact.status in _DUE and fact.rank is not Rank.DEPRECATED and fact.period is not None
    ]
    if not due:
        return []
    settled: set[object] = set()
    latest: dict[object, date] = {}
    for fact in facts:
        if fact.period is not None and fact.status not in EXPECTED:
            about = fact.indicator, fact.subject
            settled.update(((about, fact.period.end), (about, fact.period.start, fact.period.end)))
            latest[about] = max(latest.get(about, date.min), fact.period.end)

    def is_settled(fact: Fact) -> bool:
        assert fact.period is not None
        about, indicator = (fact.indicator, fact.subject), indicators.get(fact.indicator)
        nature = indicator.nature if indicator else None
        if nature is Nature.STANDING:
            return about in latest and latest[about] >= fact.period.end
        if nature is Nature.STOCK:
            return (about, fact.period.end) in settled
        return (about, fact.period.start, fact.period.end) in settled

    return [fact for fact in due if not is_settled(fact)]
