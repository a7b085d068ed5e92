"""One file of records: read, held against the rules, its faults and what others must know of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from zonecli.check.derived import derived_flaws
from zonecli.check.directory import Outline
from zonecli.check.facts import event_flaws, fact_flaws, figure_flaws, needless_values
from zonecli.check.form import form_flaws, hidden, may_be_newer, may_hide, newer_syntax
from zonecli.check.problems import Flaw, flaw, located, plain
from zonecli.check.references import Known, issued_in, unknown
from zonecli.check.rules.form import FILE_NAME, STRAY_FILE, TOO_MANY_FAULTS, UNKNOWN_SOURCE, UNREADABLE_FILE
from zonecli.check.rules.rule import Rule
from zonecli.check.vocabulary import rate_flaws, source_flaws, text_flaws
from zonecli.check.zone import head_flaws, parts_of, recover
from zonecli.errors import N_, RecordFault, RecordsUnreadable
from zonecli.records import reader
from zonecli.store.encoding import decode
from zonecli.store.files import read_file
from zonecli.store.toml.parser import parse

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.store.listing import RecordFile

MOST = 300
"""How many flaws of one file are shown: a file that has more is no record, and finding them all could take for ever."""

_QUOTED = re.compile(r"""["']([a-z0-9-]+)["']""")
_READERS = {
    "indicators": reader.indicators,
    "industries": reader.industries,
    "places": reader.places,
    "rates": reader.rates,
}
_NO_RECORD = {
    "stray": (STRAY_FILE, N_("nothing reads this file"), N_("move or rename it: zones/ID.toml, sources/ID.toml")),
    "misnamed": (FILE_NAME, N_("the file's name is no id"), N_("ids are a-z, 0-9 and single hyphens")),
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


class Examined(NamedTuple):
    """The faults of one file, and what the rules across files ask of it.

    `sources` are those that it names; a zone has an outline, a source the time when it was issued.
    """

    faults: list[RecordFault]
    sources: Collection[str] = ()
    outline: Outline | None = None
    issued: Period | None = None


def examine(file: RecordFile, known: Known) -> Examined:
    """Return the faults of a file, in the order of its text, and what others must know of it."""
    if file.kind in _NO_RECORD:
        return Examined([_whole(file, *_NO_RECORD[file.kind])])
    text = ""
    try:
        text = decode(read_file(file.path, str(known.catalogue.root)), file.path)
        raw = parse(text, file.path)
    except RecordsUnreadable as error:
        sentence = _UNOPENED.get(error.sentence, error.sentence)
        return _unread(file, _whole(file, UNREADABLE_FILE, sentence, error.hint, **error.details), text)
    except RecordFault as fault:
        return _unread(file, fault, text)
    outline, issued = None, None
    if file.kind == "zone":
        found, outline = _zone(file.id, raw, known)
    elif file.kind == "source":
        found, issued = _source(file.id, raw, known), issued_in(raw)
    else:
        found = _vocabulary(file.kind, raw, known)
    newer = newer_syntax(text) if may_be_newer(text) else ()
    flaws = list(islice(chain(found, hidden(raw) if may_hide(text) else (), newer), MOST))
    if len(flaws) == MOST:
        sentence = N_("this file has more faults than are shown here, which are {limit}")
        flaws.append(flaw(TOO_MANY_FAULTS, (), sentence, N_("mend these first"), limit=MOST))
    faults = list(located(flaws, file.path, text)) if flaws else []
    return Examined(faults, _named_sources(raw), outline, issued)


def _whole(file: RecordFile, rule: Rule, sentence: str, hint: str, **details: object) -> RecordFault:
    shown = {key: plain(value) for key, value in details.items()}
    return RecordFault(file.path, 1, 1, rule.code, sentence, hint, **shown)


def _unread(file: RecordFile, fault: RecordFault, text: str) -> Examined:
    """What a file that cannot be parsed may name is not to be called unused."""
    words = tuple(set(_QUOTED.findall(text)))
    if file.kind == "zone":
        return Examined([fault], words, Outline(file.id, perhaps=words or ("",)))
    return Examined([fault], words if file.kind != "source" else ())


def _named_sources(raw: Mapping[str, Any]) -> set[str]:
    """Return what the file or a table in it, alone or in a list, names under `source`."""
    tables = chain([raw], *(value if isinstance(value, list) else [value] for value in raw.values()))
    named = (table.get("source") for table in tables if isinstance(table, dict))
    return {source for source in named if isinstance(source, str)}


def _zone(id: str, raw: Mapping[str, Any], known: Known) -> tuple[Iterator[Flaw], Outline]:
    refused: Iterable[Flaw] = ()
    try:
        zone = parts_of(reader.zone(id, raw))
    except reader.REFUSED:
        refused = chain(form_flaws("zone", raw), figure_flaws(raw))
        zone = recover(id, raw)
    others = head_flaws(zone, known), fact_flaws(zone.facts, known), event_flaws(zone.events, known)
    return chain(refused, *others, needless_values(raw)), zone.outline


def _source(id: str, raw: Mapping[str, Any], known: Known) -> Iterator[Flaw]:
    yield from text_flaws(raw)
    try:
        source = reader.source(id, raw)
    except reader.REFUSED:
        yield from form_flaws("source", raw)
    else:
        yield from source_flaws(source, known)


def _vocabulary(kind: str, raw: Mapping[str, Any], known: Known) -> Iterator[Flaw]:
    yield from text_flaws(raw)
    try:
        _READERS[kind](raw)
    except reader.REFUSED:
        yield from form_flaws(kind, raw)
    if kind == "indicators":
        yield from derived_flaws(known.indicators or {})
    elif kind == "rates":
        yield from rate_flaws(raw, known)
    else:
        yield from unknown(UNKNOWN_SOURCE, raw.get("source"), ("source",), known.sources)
