"""What is not known: missing indicators, old figures, thin evidence, forecasts that time has overtaken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

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
    from zonecli.records.zones import Fact, Zone
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.choice import Issued

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
) -> Coverage:
    """Return what is missing, old or overdue of the zones, or of all; of so many of them at most.

    Ages are counted to `as_of`, else to the date of the newest source that any zone's record cites: the
    records have no other clock. Raises UnknownName, Diagnostic.
    """
    order = {id: n for n, id in enumerate(ids or ())}
    known: Counter[str] = Counter()
    cited: set[str] = set()
    asked: list[Zone] = []
    for id in catalogue.zone_ids:
        zone = catalogue.zone(id)
        known.update({fact.indicator for fact in zone.facts})
        cited |= sources_of_zone(zone)
        if ids is None or id in order:
            asked.append(zone)
    asked.sort(key=lambda zone: order.get(zone.id, 0))
    asked = asked[:limit]
    issued = issue_dates(catalogue)
    if as_of is None and cited:
        newest = max((issued(source) for source in cited), key=latest_key)
        as_of = period(newest.end.isoformat())
    # An indicator that is worked out from others is not recorded, so it cannot be missing; and of those that the
    # package brings, nothing is missing that none of the zones has.
    own = catalogue.indicators.own
    in_use = [catalogue.indicators[id] for id in catalogue.indicators if id in own or known[id]]
    wanted = [indicator for indicator in in_use if indicator.derived is None]
    return Coverage(
        as_of=as_of,
        indicators=tuple(
            IndicatorCoverage(id=each.id, name=each.name, theme=each.theme, zones=known[each.id]) for each in wanted
        ),
        zones=tuple(_zone(zone, wanted, known, issued, as_of, catalogue) for zone in asked),
    )


def _zone(
    zone: Zone,
    wanted: Sequence[Indicator],
    known: Counter[str],
    issued: Issued,
    as_of: Period | None,
    catalogue: Catalogue,
) -> ZoneCoverage:
    # Of what is only expected, the date on which it was said.
    dates = (issued(fact.source) if fact.status in EXPECTED else date_fact(fact, issued) for fact in zone.facts)
    newest = max(dates, key=latest_key, default=None)
    if newest is not None and newest.is_open:
        newest = period(newest.last.isoformat())
    return ZoneCoverage(
        zone=zone.id,
        name=zone.name,
        facts=len(zone.facts),
        sources=len(sources_of_zone(zone)),
        newest=newest,
        age=None if newest is None or as_of is None else _months(newest, as_of),
        themes=tuple(_theme(theme, zone, wanted, known) for theme in Theme),
        overdue=tuple(view(zone.id, fact, catalogue) for fact in overdue(zone.facts, as_of, catalogue.indicators)),
    )


def _months(earlier: Period, later: Period) -> int:
    return (later.last.year - earlier.last.year) * 12 + later.last.month - earlier.last.month


def _theme(theme: Theme, zone: Zone, wanted: Sequence[Indicator], known: Counter[str]) -> ThemeCoverage:
    has = {fact.indicator for fact in zone.facts}
    of_theme = [indicator.id for indicator in wanted if indicator.theme is theme]
    missing = sorted((id for id in of_theme if id not in has), key=lambda id: -known[id])
    return ThemeCoverage(theme=theme, known=len(of_theme) - len(missing), missing=tuple(missing))


def overdue(facts: Sequence[Fact], as_of: Period | None, indicators: Mapping[str, Indicator]) -> list[Fact]:
    """Return the forecasts, targets and plans whose period is over and for which no actual is recorded.

    That is a figure of the same at the same time: a stock is of the last day of its period, and what holds until it is
    changed of any later one.
    """
    if as_of is None:
        return []
    due = [
        fact
        for fact in facts
        if fact.status in _DUE
        and fact.rank is not Rank.DEPRECATED
        and fact.period is not None
        and fact.period.end <= as_of.end
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
