"""One file of records: read, held against the rules, its faults and what others must know of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, NamedTuple

from zonecli.check.derived import indicator_issues
from zonecli.check.directory import Outline
from zonecli.check.facts import event_issues, fact_issues, figure_issues, fiscal_issues, needless_values
from zonecli.check.form import form_issues, hidden, may_be_newer, may_hide, newer_syntax
from zonecli.check.problems import Issue, issue, locate, plain
from zonecli.check.references import References, issued_in, unknown
from zonecli.check.rules.form import FILE_NAME, STRAY_FILE, TOO_MANY_FAULTS, UNKNOWN_SOURCE, UNREADABLE_FILE
from zonecli.check.rules.rule import Rule
from zonecli.check.texts import print_issues, read_text
from zonecli.check.vocabulary import place_issues, rate_issues, source_issues, text_issues
from zonecli.check.zone import head_issues, parts_of, recover
from zonecli.errors import N_, Diagnostic, RecordsUnreadable
from zonecli.records import reader
from zonecli.store.toml.parser import parse
from zonecli.store.vocabulary import FALLING_BACK, complete

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.store.listing import RecordFile
    from zonecli.store.texts import Article

MOST = 300
"""How many issues of one file are shown: one with more is no record."""

_QUOTED = re.compile(r"""["']([a-z0-9-]+)["']""")
_READERS = {
    "indicators": reader.indicators,
    "kinds": reader.kinds,
    "industries": reader.industries,
    "places": reader.places,
    "rates": reader.rates,
}
_NO_RECORD = {
    "stray": (STRAY_FILE, N_("nothing reads this file"), N_("move or rename it: zones/ID.toml, sources/ID.toml")),
    "misnamed": (FILE_NAME, N_("the file's name is not a valid id"), N_("ids are a-z, 0-9 and single hyphens")),
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

    `sources` are those that it names; a zone has an outline, a source the time when it was issued, and perhaps
    its text.
    """

    faults: list[Diagnostic]
    sources: Collection[str] = ()
    outline: Outline | None = None
    issued: Period | None = None
    article: Article | None = None


def examine(file: RecordFile, known: References) -> Examined:
    """Return the faults of a file, in the order of its text, and what others must know of it."""
    if file.kind in _NO_RECORD:
        return Examined([_whole(file, *_NO_RECORD[file.kind])])
    text = ""
    try:
        text = known.catalogue.text(FilePath(file.path))
        raw = parse(text, file.path)
    except RecordsUnreadable as error:
        sentence = _UNOPENED.get(error.sentence, error.sentence)
        return _unread(file, _whole(file, UNREADABLE_FILE, sentence, error.hint, **error.details), text)
    except Diagnostic as fault:
        return _unread(file, fault, text)
    outline, issued, article = None, None, None
    if file.kind == "zone":
        found, outline = _zone(file.id, raw, known)
    elif file.kind == "source":
        (found, article), issued = _source(file.id, raw, known), issued_in(raw)
    else:
        found = _vocabulary(file.kind, raw, known)
    newer = newer_syntax(text) if may_be_newer(text) else ()
    texts = text_issues(complete(file.kind, raw) if file.kind in FALLING_BACK else raw, known)
    issues = list(islice(chain(found, texts, hidden(raw) if may_hide(text) else (), newer), MOST))
    if len(issues) == MOST:
        sentence = N_("this file has more faults than are shown here, which are {limit}")
        issues.append(issue(TOO_MANY_FAULTS, (), sentence, N_("mend these first"), limit=MOST))
    faults = list(locate(issues, file.path, text)) if issues else []
    return Examined(faults, _named_sources(raw), outline, issued, article)


def _whole(file: RecordFile, rule: Rule, sentence: str, hint: str, **details: object) -> Diagnostic:
    shown = {key: plain(value) for key, value in details.items()}
    return Diagnostic(file.path, 1, 1, rule.code, sentence, hint, **shown)


def _unread(file: RecordFile, fault: Diagnostic, text: str) -> Examined:
    """What a file that cannot be parsed may name is not to be called unused."""
    words = tuple(set(_QUOTED.findall(text)))
    if file.kind == "zone":
        return Examined([fault], words, Outline(file.id, perhaps=words or ("",)))
    return Examined([fault], words if file.kind != "source" else ())


def _named_sources(raw: Mapping[str, Any]) -> set[str]:
    """Return what the file or a table in it, alone or in a list, names under `source`."""
    lists = (value if isinstance(value, list) else [value] for value in raw.values())
    return {str(each.get("source", "")) for each in chain([raw], *lists) if isinstance(each, dict)} - {""}


def _zone(id: str, raw: Mapping[str, Any], known: References) -> tuple[Iterator[Issue], Outline]:
    refused: Iterable[Issue] = ()
    try:
        zone = parts_of(reader.zone(id, raw, conventions_of=known.conventions))
    except reader.REFUSED:
        refused = chain(
            form_issues("zone", raw), figure_issues(raw, known.conventions), fiscal_issues(raw, known.conventions)
        )
        zone = recover(id, raw, known.conventions)
    others = head_issues(zone, known), fact_issues(zone.facts, known), event_issues(zone.events, known)
    prints = print_issues(zone.facts, known.article) if known.texts else ()
    return chain(refused, *others, needless_values(raw, known.conventions), prints), zone.outline


def _source(id: str, raw: Mapping[str, Any], known: References) -> tuple[Iterator[Issue], Article | None]:
    try:
        source = reader.source(id, raw)
    except reader.REFUSED:
        return form_issues("source", raw), None
    article, found = read_text(source, known)
    return chain(source_issues(source), found), article


def _vocabulary(kind: str, raw: Mapping[str, Any], known: References) -> Iterator[Issue]:
    whole = complete(kind, raw) if kind in FALLING_BACK else raw
    try:
        _READERS[kind](whole)
    except reader.REFUSED:
        yield from form_issues(kind, whole)
    if kind == "indicators":
        yield from indicator_issues(known.own_indicators, known.indicators or {})
    elif kind == "rates":
        yield from rate_issues(raw, known)
    else:
        if kind == "places":
            yield from place_issues(raw, known)
        yield from unknown(UNKNOWN_SOURCE, raw.get("source"), ("source",), known.sources)
