"""One file of records: read, held against the rules, its faults and what others must know of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from zonecli.check.derived import derived_flaws
from zonecli.check.directory import Outline
from zonecli.check.facts import event_flaws, fact_flaws, figure_flaws, needless_values
from zonecli.check.form import form_flaws, hidden, may_be_newer, may_hide, newer_syntax
from zonecli.check.problems import MOST, Flaws, flaw, located, plain
from zonecli.check.references import Known
from zonecli.check.vocabulary import list_source_flaws, rate_flaws, source_flaws, text_flaws, unit_flaws
from zonecli.check.zone import Parts, head_flaws, parts, salvaged
from zonecli.errors import N_, RecordFault, RecordsUnreadable, ZoneError
from zonecli.records import reader
from zonecli.records.fields import is_period
from zonecli.store.encoding import decode
from zonecli.store.files import read_file
from zonecli.store.listing import RecordFile
from zonecli.store.toml.parser import parse

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

Compact: TypeAlias = tuple[int, int, str, str, str, int, dict[str, object]]
"""A fault without its file: line, column, rule, sentence, hint, length, details. Processes send builtin types."""

Examined: TypeAlias = tuple[list[Compact], Any]
"""The faults of a file and what others must know of it: of a zone the fields of its outline and the sources it names,
of a source its date, of the vocabulary the sources it names."""

_QUOTED = re.compile(r"""["']([a-z0-9-]+)["']""")
_READERS = {
    "indicators": reader.indicators,
    "industries": reader.industries,
    "places": reader.places,
    "rates": reader.rates,
}
# What keeps a file from being opened, without the path that stands before every fault.
_UNOPENED = {
    "{path}: {reason}": N_("the file cannot be opened: {reason}"),
    "{path}: not a regular file": N_("this is not a regular file"),
    "{path}: larger than {limit} MiB": N_("the file is larger than {limit} MiB"),
    "{path}: a symbolic link leads out of the records directory": N_(
        "a symbolic link leads out of the records directory"
    ),
}


def examined(file: RecordFile, known: Known) -> Examined:
    """Return the faults of a file, in the order of its text, and what others must know of it."""
    if file.kind == "stray":
        return [
            _whole("Z005", N_("nothing reads this file"), N_("move or rename it: zones/ID.toml, sources/ID.toml"))
        ], None
    if file.kind == "misnamed":
        hint = N_("ids are a-z, 0-9 and single hyphens")
        return [_whole("Z004", N_("the file's name is no id"), hint)], None
    text = ""
    try:
        text = decode(read_file(file.path, str(known.catalogue.root)), file.path)
        raw = parse(text, file.path)
    except RecordsUnreadable as error:
        sentence = _UNOPENED.get(error.sentence, error.sentence)
        return [_whole("Z003", sentence, error.hint, **error.details)], _unread(file, text)
    except RecordFault as fault:
        return [_compact(fault)], _unread(file, text)
    if file.kind == "zone":
        flaws, shared = _zone(file.id, raw, known)
    elif file.kind == "source":
        flaws, shared = _source(file.id, raw, known)
    else:
        flaws, shared = _vocabulary(file.kind, raw, known)
    if may_hide(text):
        flaws += hidden(raw)
    if may_be_newer(text):
        flaws += newer_syntax(text)
    if len(flaws) == MOST:
        sentence = N_("this file has more faults than are shown here, which are {limit}")
        flaws.append(flaw("Z006", (), sentence, N_("mend these first"), limit=MOST))
    return [_compact(fault) for fault in located(flaws, file.path, text)] if flaws else [], shared


def outline_of_head(catalogue: Catalogue, id: str) -> Outline:
    """Return the outline of a zone from its root keys alone, as far as they can be read."""
    try:
        zone = catalogue.head(id)
    except ZoneError:
        return Outline(id)
    return Outline(id, *_outline(parts(zone)))


def _whole(rule: str, sentence: str, hint: str, **details: object) -> Compact:
    return 1, 1, rule, sentence, hint, 1, {key: plain(value) for key, value in details.items()}


def _compact(fault: RecordFault) -> Compact:
    return fault.line, fault.column, fault.rule, fault.sentence, fault.hint, fault.length, fault.details


def _unread(file: RecordFile, text: str) -> Any:
    """What a file that cannot be parsed may name is not to be called unused."""
    words = tuple(set(_QUOTED.findall(text)))
    if file.kind == "zone":
        return ((), (), False, words or ("",)), words
    return words if file.kind != "source" else None


def _zone(id: str, raw: Mapping[str, Any], known: Known) -> tuple[Flaws, Any]:
    flaws = Flaws()
    try:
        zone = parts(reader.zone(id, raw))
        sources: Iterable[str] = zone.sources
    except reader.REFUSED:
        flaws += form_flaws("zone", raw)
        flaws += figure_flaws(raw)
        zone = salvaged(raw)
        sources = _named_sources(raw)
    flaws += head_flaws(zone, known)
    flaws += fact_flaws(zone.facts, known)
    flaws += event_flaws(zone.events, known)
    flaws += needless_values(raw.get("facts"))
    return flaws, (_outline(zone), tuple(sources))


def _outline(zone: Parts) -> tuple[Any, ...]:
    return zone.names, tuple(zone.part_of), zone.has_parts


def _named_sources(raw: Mapping[str, Any]) -> Iterator[str]:
    for key in ("leading_industries", "facts", "events"):
        rows = raw.get(key)
        for row in rows if isinstance(rows, list) else ():
            source = row.get("source") if isinstance(row, dict) else None
            if isinstance(source, str):
                yield source


def _source(id: str, raw: Mapping[str, Any], known: Known) -> tuple[Flaws, str | None]:
    flaws = Flaws()
    flaws += text_flaws(raw)
    try:
        source = reader.source(id, raw)
    except reader.REFUSED:
        flaws += form_flaws("source", raw)
        issued = raw.get("issued")
        return flaws, issued if isinstance(issued, str) and is_period(issued) else None
    flaws += source_flaws(source, known)
    return flaws, source.issued.text


def _vocabulary(kind: str, raw: Mapping[str, Any], known: Known) -> tuple[Flaws, tuple[str, ...]]:
    flaws = Flaws()
    flaws += text_flaws(raw)
    try:
        _READERS[kind](raw)
    except reader.REFUSED:
        flaws += form_flaws(kind, raw)
        if kind == "indicators":
            flaws += unit_flaws(raw)
    if kind == "indicators":
        flaws += derived_flaws(known.indicators or {})
    elif kind == "rates":
        flaws += rate_flaws(raw, known)
    elif kind in ("industries", "places"):
        flaws += list_source_flaws(raw, known)
    rows = (raw, *raw.values())
    named = (row.get("source") for row in rows if isinstance(row, dict))
    return flaws, tuple(source for source in named if isinstance(source, str))
