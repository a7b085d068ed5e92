"""What a brief says of several zones together: what it covers, what happened, what they can be compared by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zonecli.model.periods import Period, period
from zonecli.model.texts import Text
from zonecli.model.zones import Kind, Level, Status
from zonecli.views.facts import sources_of
from zonecli.views.names import Named
from zonecli.views.sources import EventView, SourceView, source_view

if TYPE_CHECKING:
    from zonecli.model.zones import Zone
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.profile import Profile


EXPECTED = frozenset({Status.FORECAST, Status.TARGET, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many zones are of a level; None where no source says."""

    level: Level | None
    zones: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What the zones' records hold, in number; figures that others replace are counted as well.

    `first` and `last` are where the earliest period of a figure begins and the latest one ends, what is only
    expected left out; `undated` figures name no period.
    """

    zones: int
    facts: int
    undated: int
    events: int
    sources: int
    indicators: int
    first: Period | None
    last: Period | None
    levels: tuple[LevelCount, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happened, to one zone or to several at once, with what each of their records says of it."""

    date: Period
    title: Text
    zones: tuple[Named, ...]
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """An indicator for which several of the zones have a figure of their own, aggregates left out."""

    indicator: str
    name: Text
    zones: int


def sources_of_zone(zone: Zone) -> set[str]:
    """Return the sources that a zone's record cites."""
    named = {fact.source for fact in zone.facts} | {event.source for event in zone.events}
    return named | {entry.source for entry in zone.leading}


def survey(zones: Sequence[Zone]) -> Survey:
    """Return what the records of the zones hold."""
    facts = [fact for zone in zones for fact in zone.facts]
    past = [fact.period for fact in facts if fact.period is not None and fact.status not in EXPECTED]
    first = min((period(each.text.partition("/")[0]) for each in past), key=lambda each: each.start, default=None)
    last = max((period(each.text.rpartition("/")[2]) for each in past), key=Period.sort_key, default=None)
    cited = {source for zone in zones for source in sources_of_zone(zone)}
    levels = Counter(zone.level for zone in zones)
    return Survey(
        len(zones),
        len(facts),
        sum(fact.period is None for fact in facts),
        sum(len(zone.events) for zone in zones),
        len(cited),
        len({fact.indicator for fact in facts}),
        first,
        last,
        tuple(LevelCount(level, levels[level]) for level in (*Level, None) if levels[level]),
    )


def occasions(profiles: Iterable[Profile]) -> tuple[Occasion, ...]:
    """Return what happened to the zones, the newest first; what happened to several at once is said once."""
    found: dict[tuple[Period, Text], list[tuple[Named, EventView]]] = {}
    for profile in profiles:
        for event in profile.events:
            found.setdefault((event.date, event.title), []).append((Named(profile.id, profile.name), event))
    happened = [
        Occasion(date, title, tuple(named for named, _ in each), tuple(event for _, event in each))
        for (date, title), each in found.items()
    ]
    happened.sort(key=lambda each: (each.date.start, each.date.end), reverse=True)
    return tuple(happened)


def shared(profiles: Iterable[Profile]) -> tuple[Shared, ...]:
    """Return the indicators that two or more of the zones have, those of the most zones first."""
    counted: Counter[str] = Counter()
    names: dict[str, Text] = {}
    for profile in profiles:
        if profile.kind is Kind.AGGREGATE:
            continue
        counted.update({entry.fact.indicator for entry in profile.facts})
        names.update((entry.fact.indicator, entry.name) for entry in profile.facts)
    common = [Shared(id, names[id], n) for id, n in counted.items() if n > 1]
    common.sort(key=lambda each: (-each.zones, each.indicator))
    return tuple(common)


def cited(profiles: Iterable[Profile], catalogue: Catalogue) -> tuple[SourceView, ...]:
    """Return the sources that the profiles rest on, the newest first, with what rests on each."""
    facts: Counter[str] = Counter()
    events: Counter[str] = Counter()
    zones: Counter[str] = Counter()
    for profile in profiles:
        resting = [source for entry in profile.facts for source in sources_of(entry.fact)]
        facts.update(resting)
        told = [event.source for event in profile.events]
        events.update(told)
        zones.update({*resting, *told, *(entry.source for entry in profile.leading_industries)})
    views = [source_view(catalogue.source(id), facts[id], events[id], zones[id]) for id in sorted(zones)]
    views.sort(key=lambda view: view.issued.sort_key(), reverse=True)
    return tuple(views)
