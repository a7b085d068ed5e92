"""What a brief says of several zones together: what it covers, what happened, what they can be compared by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.zones import AGGREGATE, Level, Rank
from zonecli.views.choice import EXPECTED
from zonecli.views.names import Named
from zonecli.views.sources import EventView, events_of, sources_of_zone

if TYPE_CHECKING:
    from zonecli.records.zones import Fact, Zone
    from zonecli.store.catalogue import Catalogue


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


def survey(zones: Sequence[Zone]) -> Survey:
    """Return what the records of the zones hold."""
    facts = [fact for zone in zones for fact in zone.facts]
    past = [fact.period for fact in facts if fact.period is not None and fact.status not in EXPECTED]
    firsts, lasts = ([end for each in past if (end := each.ends[n]) is not None] for n in (0, 1))
    first = min(firsts, key=lambda each: each.start, default=None)
    last = max(lasts, key=Period.sort_key, default=None)
    levels = Counter(zone.level for zone in zones)
    return Survey(
        zones=len(zones),
        facts=len(facts),
        undated=sum(fact.period is None for fact in facts),
        events=sum(len(zone.events) for zone in zones),
        sources=len({source for zone in zones for source in sources_of_zone(zone)}),
        indicators=len({fact.indicator for fact in facts}),
        first=first,
        last=last,
        levels=tuple(LevelCount(level=level, zones=levels[level]) for level in (*Level, None) if levels[level]),
    )


def list_known(zones: Iterable[Zone], least: int, most: int | None) -> list[str]:
    """Return the zones of which at least, and at most, so many figures are known, those with the most first.

    Of several figures for one indicator and one scope, one counts.
    """
    counted = [(len({(fact.indicator, fact.subject) for fact in _standing(zone)}), zone.id) for zone in zones]
    fitting = [(-count, id) for count, id in counted if count >= least and (most is None or count <= most)]
    return [id for _, id in sorted(fitting)]


def _standing(zone: Zone) -> list[Fact]:
    return [fact for fact in zone.facts if fact.rank is not Rank.DEPRECATED]


def occasions(zones: Iterable[Zone]) -> tuple[Occasion, ...]:
    """Return what happened to the zones, the newest first; what happened to several at once is said once."""
    found: dict[tuple[Period, Text], list[tuple[Named, EventView]]] = {}
    for zone in zones:
        for event in events_of(zone):
            found.setdefault((event.date, event.title), []).append((Named(zone.id, zone.name), event))
    happened = (
        Occasion(
            date=date,
            title=title,
            zones=tuple(named for named, _ in each),
            events=tuple(event for _, event in each),
        )
        for (date, title), each in found.items()
    )
    return tuple(sorted(happened, key=lambda each: (each.date.start, each.date.end), reverse=True))


def list_shared(zones: Iterable[Zone], catalogue: Catalogue) -> tuple[Shared, ...]:
    """Return the indicators that two or more of the zones have, those of the most zones first."""
    counted: Counter[str] = Counter()
    for zone in zones:
        if zone.kind != AGGREGATE:
            counted.update({fact.indicator for fact in _standing(zone)})
    common = (Shared(indicator=id, name=catalogue.indicators[id].name, zones=n) for id, n in counted.items() if n > 1)
    return tuple(sorted(common, key=lambda each: (-each.zones, each.indicator)))
