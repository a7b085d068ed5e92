"""The evidence: every source, and what rests on one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.vocabulary import Source
from zonecli.views.facts import FactView, facts
from zonecli.views.measure import PRINTED, Measure

if TYPE_CHECKING:
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
        source.id,
        source.type,
        source.title,
        source.container_title,
        source.publisher,
        source.author,
        source.issued,
        source.accessed,
        source.url,
        source.language,
        source.note,
        facts,
        events,
        zones,
    )


def sources(catalogue: Catalogue) -> tuple[SourceView, ...]:
    """Return every source, the newest first, with what rests on it."""
    facts: Counter[str] = Counter()
    events: Counter[str] = Counter()
    zones: Counter[str] = Counter()
    for id in catalogue.zone_ids:
        zone = catalogue.zone(id)
        facts.update(fact.source for fact in zone.facts)
        events.update(event.source for event in zone.events)
        named = {fact.source for fact in zone.facts} | {event.source for event in zone.events}
        zones.update(named | {entry.source for entry in zone.leading_industries})
    views = [source_view(catalogue.source(id), facts[id], events[id], zones[id]) for id in catalogue.source_ids]
    views.sort(key=lambda view: view.id)
    views.sort(key=lambda view: view.issued.sort_key(), reverse=True)
    return tuple(views)


def evidence(catalogue: Catalogue, id: str, measure: Measure = PRINTED) -> Evidence:
    """Return one source with all that rests on it; raises UnknownName."""
    source = catalogue.source(id)
    rows = tuple(facts(catalogue, source=id, measure=measure))
    events = []
    zones = {row.zone for row in rows}
    for zone_id in catalogue.zone_ids:
        zone = catalogue.zone(zone_id)
        if any(entry.source == id for entry in zone.leading_industries):
            zones.add(zone_id)
        events += [
            EventView(zone_id, event.date, event.title, event.source, event.at, event.note)
            for event in zone.events
            if event.source == id
        ]
    zones |= {event.zone for event in events}
    return Evidence(source_view(source, len(rows), len(events), len(zones)), rows, tuple(events))
