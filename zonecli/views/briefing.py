"""What a brief says of several zones together: what it covers, what happened, what they can be compared by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.zones import AGGREGATE, Level, Rank, Status
from zonecli.views.choice import EXPECTED
from zonecli.views.names import Named
from zonecli.views.sources import EventView, events_of, sources_of_zone

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Mention:
    """That a record has a figure of an indicator, and on whose word: all but the figure and what it is of."""

    indicator: str
    source: str
    period: Period | None
    status: Status
    rank: Rank


@dataclass(frozen=True, slots=True)
class Gist:
    """What a zone's record holds, without its figures: of many zones that is a twentieth of the memory.

    `known` is the number of indicators, and of parts of the zone, of which a figure stands; `sources` are all that the
    record cites.
    """

    id: str
    name: Text
    kind: str
    level: Level | None
    place: tuple[str, ...]
    known: int
    mentions: tuple[Mention, ...]
    events: tuple[EventView, ...]
    sources: tuple[str, ...]


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


def gists(catalogue: Catalogue, ids: Collection[str]) -> tuple[Gist, ...]:
    """Return what the records of the zones hold; raises as `Catalogue.zone`."""
    return tuple(map(Sharing().of, catalogue.over_ids(lambda id: gist(catalogue, id), ids)))


class Sharing:
    """What gists have alike, once: what another process sends is made anew for each zone."""

    def __init__(self) -> None:
        self._same: dict[object, Any] = {}

    def _one(self, value: Any) -> Any:
        return self._same.setdefault(value, value)

    def of(self, found: Gist) -> Gist:
        """Return the same gist, made of what others have as well."""
        one = self._one
        return replace(
            found,
            kind=one(found.kind),
            place=one(found.place),
            mentions=tuple(map(one, found.mentions)),
            events=tuple(replace(each, title=one(each.title), source=one(each.source)) for each in found.events),
            sources=one(found.sources),
        )


def gist(catalogue: Catalogue, id: str) -> Gist:
    """Return what a zone's record holds; raises as `Catalogue.zone`."""
    zone = catalogue.zone(id)
    standing = {(fact.indicator, fact.subject) for fact in zone.facts if fact.rank is not Rank.DEPRECATED}
    return Gist(
        id=id,
        name=zone.name,
        kind=zone.kind,
        level=zone.level,
        place=zone.place,
        known=len(standing),
        mentions=tuple(
            Mention(
                indicator=fact.indicator, source=fact.source, period=fact.period, status=fact.status, rank=fact.rank
            )
            for fact in zone.facts
        ),
        events=events_of(zone),
        sources=tuple(sorted(sources_of_zone(zone))),
    )


def survey(zones: Sequence[Gist]) -> Survey:
    """Return what the records of the zones hold."""
    # Of thousands of zones, many facts are of the same source and period.
    facts = Counter(mention for zone in zones for mention in zone.mentions)
    past = [fact.period for fact in facts if fact.period is not None and fact.status not in EXPECTED]
    firsts, lasts = ([end for each in past if (end := each.ends[n]) is not None] for n in (0, 1))
    first = min(firsts, key=lambda each: each.start, default=None)
    last = max(lasts, key=Period.sort_key, default=None)
    levels = Counter(zone.level for zone in zones)
    return Survey(
        zones=len(zones),
        facts=facts.total(),
        undated=sum(n for fact, n in facts.items() if fact.period is None),
        events=sum(len(zone.events) for zone in zones),
        sources=len({source for zone in zones for source in zone.sources}),
        indicators=len({fact.indicator for fact in facts}),
        first=first,
        last=last,
        levels=tuple(LevelCount(level=level, zones=levels[level]) for level in (*Level, None) if levels[level]),
    )


def list_known(zones: Iterable[Gist], least: int, most: int | None) -> list[str]:
    """Return the zones of which at least, and at most, so many figures are known, those with the most first.

    Of several figures for one indicator and one scope, one counts.
    """
    fitting = [(-each.known, each.id) for each in zones if each.known >= least and (most is None or each.known <= most)]
    return [id for _, id in sorted(fitting)]


def occasions(zones: Iterable[Gist]) -> tuple[Occasion, ...]:
    """Return what happened to the zones, the newest first; what happened to several at once is said once."""
    found: dict[tuple[Period, Text], list[tuple[Named, EventView]]] = {}
    for zone in zones:
        for event in zone.events:
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


def list_shared(zones: Iterable[Gist], catalogue: Catalogue) -> tuple[Shared, ...]:
    """Return the indicators that two or more of the zones have, those of the most zones first."""
    counted: Counter[str] = Counter()
    for zone in zones:
        if zone.kind != AGGREGATE:
            counted.update({each.indicator for each in zone.mentions if each.rank is not Rank.DEPRECATED})
    common = (Shared(indicator=id, name=catalogue.indicators[id].name, zones=n) for id, n in counted.items() if n > 1)
    return tuple(sorted(common, key=lambda each: (-each.zones, each.indicator)))
