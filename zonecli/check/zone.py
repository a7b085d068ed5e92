"""One zone's record: its parts as far as they can be read, and the rules of its head."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from zonecli.check.facts import reference_flaws, unknown_source
from zonecli.check.form import language_flaws, not_found, repeated
from zonecli.check.problems import Flaw, Path, flaw
from zonecli.check.references import Known
from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.fields import fields_of
from zonecli.records.reader import REFUSED, fact, reader_of
from zonecli.records.zones import Event, Fact, LeadingIndustries, PrintedFigure, Zone
from zonecli.store.lookup import folded
from zonecli.suggest import nearest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a zone's record can be read.

    `names` are folded: in Chinese, in English, then the aliases. Events and statements come with their places
    among their like; an entry of a list that is no text is an empty one; `unread` holds the facts without a figure.
    """

    name: Text | None
    names: tuple[str, ...]
    place: Sequence[str]
    industries: Sequence[str]
    part_of: Sequence[str]
    has_parts: bool
    leading: Sequence[tuple[int, LeadingIndustries]]
    facts: Sequence[Fact]
    events: Sequence[tuple[int, Event]]
    unread: Sequence[tuple[int, Mapping[str, Any]]] = ()

    @property
    def sources(self) -> set[str]:
        """The ids of the sources that anything in the record rests on."""
        found = {fact.source for fact in self.facts}
        found.update(event.source for _, event in self.events)
        found.update(entry.source for _, entry in self.leading)
        return found


def parts(zone: Zone) -> Parts:
    """Return the parts of a zone that was read whole."""
    return Parts(
        zone.name,
        _folded(zone.name, zone.aliases),
        zone.place,
        zone.industries,
        zone.part_of,
        zone.has_parts,
        tuple(enumerate(zone.leading_industries)),
        zone.facts,
        tuple(enumerate(zone.events)),
    )


def _folded(name: Text | None, aliases: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(folded, (name.zh, name.en, *aliases) if name else ("", "", *aliases)))


def salvaged(raw: Mapping[str, Any]) -> Parts:
    """Return the parts of a refused record that can be read each by itself."""
    place = raw.get("place")
    facts: list[Fact] = []
    unread: list[tuple[int, Mapping[str, Any]]] = []
    for n, row in _rows(raw, "facts"):
        if isinstance(row, dict):
            stated = _mended(row, n)
            if stated is None:
                unread.append((n, row))
            else:
                facts.append(stated)
    name = _read(reader_of(Text), raw.get("name"))
    return Parts(
        name,
        _folded(name, _texts(raw.get("aliases"))),
        [place] if isinstance(place, str) else _texts(place),
        _texts(raw.get("industries")),
        _texts(raw.get("part_of")),
        raw.get("has_parts") is True,
        [
            (n, entry)
            for n, row in _rows(raw, "leading_industries")
            if (entry := _read(reader_of(LeadingIndustries), row))
        ],
        facts,
        [(n, event) for n, row in _rows(raw, "events") if (event := _read(reader_of(Event), row))],
        unread,
    )


def _mended(row: Mapping[str, Any], number: int) -> Fact | None:
    """The fact without what is wrong with it, so that the rest is held against the rules."""
    required = {key: row[key] for key in ("indicator", "source", *fields_of(PrintedFigure)) if key in row}
    if _read(fact, required) is None:
        return None
    kept = {key: value for key, value in row.items() if _read(fact, {**required, key: value}) is not None}
    return fact(kept, number)


def _read(read: Callable[[Any], T], raw: Any) -> T | None:
    try:
        return read(raw)
    except REFUSED:
        return None


def _rows(raw: Mapping[str, Any], key: str) -> Iterator[tuple[int, Any]]:
    rows = raw.get(key)
    return enumerate(rows if isinstance(rows, list) else ())


def _texts(value: Any) -> list[str]:
    return [each if isinstance(each, str) else "" for each in value] if isinstance(value, list) else []


def head_flaws(zone: Parts, known: Known) -> Iterator[Flaw]:
    """Yield what is wrong with the head of a record, and the unknown ids in facts that cannot be read."""
    if zone.name and not (zone.name.zh and zone.name.en):
        yield from language_flaws(zone.name, ("name",))
    if len(set(zone.names)) < len(zone.names):
        yield from _repeated_names(zone.names)
    for key, ids in (("place", zone.place), ("industries", zone.industries), ("part_of", zone.part_of)):
        if len(ids) > 1:
            yield from repeated(ids, (key,))
    yield from _unknown(zone.place, ("place",), known.places, "Z023", N_("no place has the code “{id}”"))
    yield from _unknown(zone.part_of, ("part_of",), known.zones, "Z024", N_("no zone has the id “{id}”"))
    yield from _unknown_industries(zone.industries, ("industries",), known)
    yield from _without_statement(zone)
    yield from _leading(zone, known)
    for n, row in zone.unread:
        yield from reference_flaws(row, ("facts", n), known)


def _unknown(ids: Sequence[str], at: Path, among: Collection[str] | None, rule: str, sentence: str) -> Iterator[Flaw]:
    for n, id in enumerate(ids):
        if among is not None and id not in among and id.strip():
            yield not_found(rule, (*at, n), sentence, id, nearest(id, among))


def _unknown_industries(ids: Sequence[str], at: Path, known: Known) -> Iterator[Flaw]:
    return _unknown(ids, at, known.industries, "Z022", N_("no industry has the id “{id}”"))


def _repeated_names(names: Sequence[str]) -> Iterator[Flaw]:
    # Both languages may use one name: R&D Park.
    seen = set(names[:2])
    for n, name in enumerate(names[2:]):
        if name and name in seen:
            yield flaw("Z062", ("aliases", n), N_("the zone has this name already"), N_("delete one of them"))
        seen.add(name)


def _without_statement(zone: Parts) -> Iterator[Flaw]:
    stated = {industry for _, entry in zone.leading for industry in entry.industries}
    for n, industry in enumerate(zone.industries):
        if industry.strip() and industry not in stated:
            yield flaw(
                "Z063",
                ("industries", n),
                N_("no source says that “{id}” is a leading industry"),
                N_("add a [[leading_industries]] table that names it, with its source"),
                id=industry,
            )


def _leading(zone: Parts, known: Known) -> Iterator[Flaw]:
    seen: dict[object, int] = {}
    for n, entry in zone.leading:
        at: Path = ("leading_industries", n)
        yield from _unknown_industries(entry.industries, (*at, "industries"), known)
        yield from repeated(entry.industries, (*at, "industries"))
        if entry.source not in known.sources:
            yield unknown_source(entry.source, at, known)
        first = seen.setdefault((entry.industries, entry.period, entry.source), n)
        if first != n:
            yield Flaw(
                "Z054",
                at,
                N_("the same statement stands in line {first}"),
                N_("delete one of them"),
                {"first": ("leading_industries", first)},
            )
