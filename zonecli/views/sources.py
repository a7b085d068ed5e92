"""The evidence: every source, and what rests on one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import FiscalYear, Period
from zonecli.records.vocabulary import Source
from zonecli.views.facts import FactView, view
from zonecli.views.measure import PRINTED, DisplayUnits

if TYPE_CHECKING:
    from zonecli.records.zones import Zone
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source in CSL-JSON's vocabulary, with the number of facts, events and zones that rest on it."""

    id: str
    type: str
    title: Text
    container_title: Text | None
    publisher: Text | None
    author: Text | None
    issued: Period
    accessed: Period | None
    url: str | None
    language: str | None
    currency: str | None
    decimal: str | None
    fiscal_year: FiscalYear | None
    note: Text | None
    facts: int
    events: int
    zones: int


@dataclass(frozen=True, slots=True)
class EventView:
    """An event of one zone."""

    zone: str
    date: Period
    title: Text
    source: str
    at: str | None
    note: Text | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source with the facts and events that rest on it."""

    source: SourceView
    facts: tuple[FactView, ...]
    events: tuple[EventView, ...]


def source_view(source: Source, facts: int = 0, events: int = 0, zones: int = 0) -> SourceView:
    """Return the source as views show it."""
    return SourceView(
        id=source.id,
        type=source.type,
        title=source.title,
        container_title=source.container_title,
        publisher=source.publisher,
        author=source.author,
        issued=source.issued,
        accessed=source.accessed,
        url=source.url,
        language=source.language,
        currency=source.currency,
        decimal=source.decimal,
        fiscal_year=source.conventions.fiscal_year,
        note=source.note,
        facts=facts,
        events=events,
        zones=zones,
    )


def events_of(zone: Zone) -> tuple[EventView, ...]:
    """Return a zone's events as views show them."""
    return tuple(
        EventView(zone=zone.id, date=event.date, title=event.title, source=event.source, at=event.at, note=event.note)
        for event in zone.events
    )


def sources_of_zone(zone: Zone) -> set[str]:
    """Return the sources that a zone's record cites."""
    named = {fact.source for fact in zone.facts} | {event.source for event in zone.events}
    return named | {entry.source for entry in zone.leading_industries}


def sources_named(catalogue: Catalogue, ids: Collection[str] | None = None) -> set[str]:
    """Return the sources that the records of these zones, or of all, cite; nothing else in them is read."""
    rows = ("facts", "events", "leading_industries")

    def named(id: str) -> list[str]:
        raw = catalogue.raw(catalogue.path("zones", id))
        try:
            return list({row["source"] for key in rows for row in raw.get(key, ())})
        except (TypeError, KeyError):
            # It says what is wrong with it.
            return list(sources_of_zone(catalogue.zone(id)))

    return set(chain.from_iterable(catalogue.over_ids(named, ids)))


Cited: TypeAlias = "tuple[Iterable[str], Iterable[str], Iterable[str]]"
"""The sources of each of a zone's facts, of each of its events, and all that its record cites."""


def sources(
    catalogue: Catalogue, ids: Collection[str] | None = None, read: Iterable[Cited] | None = None
) -> tuple[SourceView, ...]:
    """Return every source, or those that the records of these zones cite, the newest first, with what rests on each.

    `read` is what these records cite, where that is at hand.
    """
    facts: Counter[str] = Counter()
    events: Counter[str] = Counter()
    zones: Counter[str] = Counter()

    def cited(id: str) -> tuple[list[str], list[str], list[str]]:
        zone = catalogue.zone(id)
        return [each.source for each in zone.facts], [each.source for each in zone.events], [*sources_of_zone(zone)]

    for of_facts, of_events, of_zone in catalogue.over_ids(cited, ids) if read is None else read:
        facts.update(of_facts)
        events.update(of_events)
        zones.update(of_zone)
    views = [
        source_view(catalogue.source(id), facts[id], events[id], zones[id])
        for id in sorted(catalogue.source_ids if ids is None else zones)
    ]
    return tuple(sorted(views, key=lambda view: view.issued.sort_key(), reverse=True))


def evidence(
    catalogue: Catalogue,
    id: str,
    measure: DisplayUnits = PRINTED,
    ids: Collection[str] | None = None,
    limit: int | None = None,
) -> Evidence:
    """Return one source with all that rests on it, of some zones or of all, so many facts at most; raises UnknownName.

    What is counted are all of its facts and events of these zones.
    """
    source = catalogue.source(id)
    rows: list[FactView] = []
    events: list[EventView] = []
    zones = 0

    def resting(zone: str) -> tuple[list[FactView], list[EventView], bool]:
        found = catalogue.zone(zone)
        stated = [view(zone, fact, catalogue, measure) for fact in found.facts if fact.source == id]
        return stated, [event for event in events_of(found) if event.source == id], id in sources_of_zone(found)

    for stated, told, is_cited in catalogue.over_ids(resting, ids):
        rows += stated
        events += told
        zones += is_cited
    counted = source_view(source, len(rows), len(events), zones)
    return Evidence(source=counted, facts=tuple(rows[:limit]), events=tuple(events))
