"""What is taken out of records: facts of an indicator, or all that rests on a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, UsageError
from zonecli.frozen import dataclass
from zonecli.store.toml.scanner import Path as Place
from zonecli.store.toml.slices import TABLES

if TYPE_CHECKING:
    from zonecli.ingest.changes import Changes
    from zonecli.records.periods import Period
    from zonecli.records.zones import Fact

MADE = "Made by zonecli import from {source}"
"""A comment at the head of a zone's record that an import has made: removing what rests on the source undoes it."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that is to go: its zone, its file, and its place there. `zone_goes` says that nothing else is left."""

    zone: str
    path: Path
    at: Place
    zone_goes: bool = False


def remove_facts(
    changes: Changes, zone: str, indicator: str, period: Period | None = None, source: str | None = None
) -> list[Removed]:
    """Take the facts of an indicator out of a zone's record, of a period and a source where these are named.

    Raises UsageError where there is none.
    """
    catalogue = changes.catalogue
    facts = catalogue.facts_of(zone)
    of_indicator = [fact for fact in facts if fact.indicator == indicator]
    found = [
        fact
        for fact in of_indicator
        if (source is None or fact.source == source) and (period is None or _is_of(fact, period))
    ]
    if not found:
        known = ", ".join(dict.fromkeys(f"{fact.period or '–'} ({fact.source})" for fact in of_indicator))
        raise UsageError(
            N_("{zone} has no figure for {indicator}")
            if not of_indicator
            else N_("{zone} has no figure for {indicator} of this period and source"),
            N_("it has figures for: {known}"),
            zone=zone,
            indicator=indicator,
            known=known or ", ".join(dict.fromkeys(fact.indicator for fact in facts)),
        )
    path = catalogue.path("zones", zone)
    places = [("facts", fact.number or 0) for fact in found]
    changes.remove(path, places)
    return [Removed(zone, path, at) for at in places]


def _is_of(fact: Fact, period: Period) -> bool:
    return fact.period is not None and (fact.period.start, fact.period.end) == (period.start, period.end)


def remove_source(changes: Changes, source: str) -> list[Removed]:
    """Take out of all records what rests on a source: facts, events and leading industries.

    A record that an import of this source made goes when nothing else is left in it.
    """
    catalogue = changes.catalogue
    removed: list[Removed] = []
    for zone in catalogue.zone_ids:
        path = catalogue.path("zones", zone)
        text = catalogue.text(path)
        if source not in text:
            continue
        raw = catalogue.raw(path)
        places = list(_resting_on(raw, source))
        if not places:
            continue
        is_made = f"# {MADE.format(source=source)}" in text.split("\n")[:2]
        goes = is_made and len(places) == sum(len(raw.get(table, ())) for table in TABLES)
        removed += [Removed(zone, path, at, goes) for at in places]
        if goes:
            changes.delete(path)
            continue
        industries = _industries_left(raw, source)
        if industries != raw.get("industries", []):
            changes.set_keys(path, (), {"industries": industries})
        changes.remove(path, places)
    return removed


def _resting_on(raw: Mapping[str, Any], source: str) -> Iterator[Place]:
    for table in TABLES:
        for n, row in enumerate(raw.get(table, ())):
            if row.get("source") == source:
                yield table, n


def _industries_left(raw: Mapping[str, Any], source: str) -> list[str]:
    """Return the industries of the head without those that this source alone states."""
    statements = raw.get("leading_industries", [])
    by_source = {id for row in statements if row.get("source") == source for id in row.get("industries", ())}
    by_others = {id for row in statements if row.get("source") != source for id in row.get("industries", ())}
    return [id for id in raw.get("industries", []) if id not in by_source - by_others]
