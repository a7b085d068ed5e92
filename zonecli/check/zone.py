"""One zone's record: its parts as far as they can be read, and the rules of its head."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from zonecli.check.directory import Outline
from zonecli.check.facts import rows_of
from zonecli.check.form import find_repeated
from zonecli.check.problems import Issue, Path, issue
from zonecli.check.references import References, read_or_none, unknown
from zonecli.check.rules.facts import STATEMENT_TWICE
from zonecli.check.rules.form import (
    UNKNOWN_INDICATOR,
    UNKNOWN_INDUSTRY,
    UNKNOWN_KIND,
    UNKNOWN_PLACE,
    UNKNOWN_SOURCE,
    UNKNOWN_ZONE,
)
from zonecli.check.rules.records import INDUSTRY_WITHOUT_STATEMENT, NAME_REPEATED
from zonecli.check.rules.rule import Rule
from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.fields import PLACE, fields_of
from zonecli.records.reader import ConventionsOf, fact, reader_of
from zonecli.records.zones import Event, Fact, LeadingIndustries, PrintedFigure, Zone
from zonecli.store.lookup import fold


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a zone's record can be read.

    Events and statements come with their places among their like; an entry of a list that is no text is an empty
    one; `unread` holds the facts without a figure.
    """

    outline: Outline
    name: Text | None
    kind: object
    place: Sequence[str]
    industries: Sequence[str]
    leading: Sequence[tuple[int, LeadingIndustries]]
    facts: Sequence[Fact]
    events: Sequence[tuple[int, Event]]
    unread: Sequence[tuple[int, Mapping[str, Any]]] = ()


def parts_of(zone: Zone) -> Parts:
    """Return the parts of a zone that was read whole."""
    return Parts(
        outline=outline_of(zone),
        name=zone.name,
        kind=zone.kind,
        place=zone.place,
        industries=zone.industries,
        leading=tuple(enumerate(zone.leading_industries)),
        facts=zone.facts,
        events=tuple(enumerate(zone.events)),
    )


def outline_of(zone: Zone) -> Outline:
    """Return what the other records must know of a zone; its head alone is enough."""
    return Outline(zone.id, _fold(zone.name, zone.aliases), zone.part_of, zone.has_parts)


def _fold(name: Text | None, aliases: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fold, (name.zh, name.en, *aliases) if name else ("", "", *aliases)))


def recover(id: str, raw: Mapping[str, Any], conventions_of: ConventionsOf) -> Parts:
    """Return the parts of a refused record that can be read each by itself."""
    name, place = read_or_none(reader_of(Text), raw.get("name")), raw.get("place")
    facts = [(n, row, _recover_fact(row, n, conventions_of)) for n, row in rows_of(raw, "facts")]
    read_entry, read_event = reader_of(LeadingIndustries), reader_of(Event)
    return Parts(
        outline=Outline(
            id, _fold(name, _texts(raw.get("aliases"))), _texts(raw.get("part_of")), raw.get("has_parts") is True
        ),
        name=name,
        kind=raw.get("kind"),
        place=[place] if isinstance(place, str) else _texts(place),
        industries=_texts(raw.get("industries")),
        leading=[(n, e) for n, row in rows_of(raw, "leading_industries") if (e := read_or_none(read_entry, row))],
        facts=[stated for _, _, stated in facts if stated],
        events=[(n, event) for n, row in rows_of(raw, "events") if (event := read_or_none(read_event, row))],
        unread=[(n, row) for n, row, stated in facts if not stated],
    )


def _recover_fact(row: Mapping[str, Any], number: int, conventions_of: ConventionsOf) -> Fact | None:
    """The fact without what is wrong with it, so that the rest is held against the rules."""
    required = {key: row[key] for key in ("indicator", "source", *fields_of(PrintedFigure)) if key in row}
    if read_or_none(fact, required, number, conventions_of) is None:
        return None
    kept = {
        key: value
        for key, value in row.items()
        if read_or_none(fact, {**required, key: value}, number, conventions_of) is not None
    }
    return fact(kept, number, conventions_of)


def _texts(value: Any) -> list[str]:
    return [each if isinstance(each, str) else "" for each in value] if isinstance(value, list) else []


def head_issues(zone: Parts, known: References) -> Iterator[Issue]:
    """Yield what is wrong with the head of a record, and the unknown ids in facts that cannot be read."""
    yield from _repeated_names(zone.outline.names)
    yield from unknown(UNKNOWN_KIND, zone.kind, ("kind",), known.kinds)
    yield from _check_listed(UNKNOWN_PLACE, zone.place, ("place",), known.places)
    yield from _check_listed(UNKNOWN_ZONE, zone.outline.part_of, ("part_of",), known.zones)
    yield from _check_listed(UNKNOWN_INDUSTRY, zone.industries, ("industries",), known.industries)
    yield from _without_statement(zone)
    yield from _leading(zone, known)
    for n, row in zone.unread:
        yield from unknown(UNKNOWN_INDICATOR, row.get("indicator"), ("facts", n, "indicator"), known.indicators)
        yield from unknown(UNKNOWN_SOURCE, row.get("source"), ("facts", n, "source"), known.sources)


def _check_listed(rule: Rule, ids: Sequence[str], at: Path, among: Collection[str] | None) -> Iterator[Issue]:
    """Yield the ids of a list that are not among these, and those that it names for the second time."""
    yield from find_repeated(ids, at)
    for n, id in enumerate(ids):
        if rule is not UNKNOWN_PLACE or PLACE.fits(id):
            yield from unknown(rule, id, (*at, n), among)


def _repeated_names(names: Sequence[str]) -> Iterator[Issue]:
    # Both languages may use one name: R&D Park.
    seen = set(names[:2])
    for n, name in enumerate(names[2:]):
        if name and name in seen:
            yield issue(NAME_REPEATED, ("aliases", n), N_("the zone has this name already"), N_("delete one of them"))
        seen.add(name)


def _without_statement(zone: Parts) -> Iterator[Issue]:
    stated = {industry for _, entry in zone.leading for industry in entry.industries}
    for n, industry in enumerate(zone.industries):
        if industry.strip() and industry not in stated:
            yield issue(
                INDUSTRY_WITHOUT_STATEMENT,
                ("industries", n),
                N_("no source says that “{id}” is a leading industry"),
                N_("add a [[leading_industries]] table that names it, with its source"),
                id=industry,
            )


def _leading(zone: Parts, known: References) -> Iterator[Issue]:
    seen: dict[object, int] = {}
    for n, entry in zone.leading:
        at: Path = ("leading_industries", n)
        yield from _check_listed(UNKNOWN_INDUSTRY, entry.industries, (*at, "industries"), known.industries)
        yield from unknown(UNKNOWN_SOURCE, entry.source, (*at, "source"), known.sources)
        first = seen.setdefault((entry.industries, entry.period, entry.source), n)
        if first != n:
            yield issue(
                STATEMENT_TWICE,
                at,
                N_("the same statement stands in line {first}"),
                N_("delete one of them"),
                first=("leading_industries", first),
            )
