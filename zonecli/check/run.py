"""Every fault of the records: of one file, and of the whole directory.

A file is read as every command reads it; only where that refuses it, the slower models say why.
What is sound in a refused record is still held against the other rules.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from zonecli.check.directory import Outline, unused_sources, zone_issues
from zonecli.check.file import Examined, examine
from zonecli.check.problems import Issue, locate
from zonecli.check.references import References
from zonecli.check.rules.form import WRONG_TYPE
from zonecli.check.rules.records import MISSING_LANGUAGE
from zonecli.check.rules.registry import rules
from zonecli.check.zone import outline_of
from zonecli.errors import N_, Diagnostic, ZoneError
from zonecli.store.listing import RecordFile, record_file, record_files
from zonecli.store.parallel import fork_map

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.texts import Texts

Progress = Callable[[int, int], None]

# The vocabulary comes before the sources, and these before the zones, which need to know when they were issued.
_ORDER = {"source": 1, "zone": 2}


def faults_of(catalogue: Catalogue, path: Path | str) -> Iterator[Diagnostic]:
    """Yield every fault of one file, in the order of its text."""
    yield from examine(record_file(catalogue, str(path)), References(catalogue)).faults


def refusal_of(catalogue: Catalogue, path: Path | str) -> Diagnostic:
    """Return the first fault for which a file cannot be shown; it has one, for it was refused."""
    for fault in faults_of(catalogue, path):
        if rules()[fault.rule].blocks:
            return fault
    # Reading is stricter than the rules: a mistake of this program, but no reason to show a wrong record.
    sentence = N_("the record cannot be read, and no rule says why")
    return Diagnostic(str(path), 1, 1, WRONG_TYPE.code, sentence, N_("please report this file"))


def check(
    catalogue: Catalogue,
    paths: Collection[Path | str] | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    languages: Sequence[str] | None = None,
    texts: Texts | None = None,
) -> Iterator[Diagnostic]:
    """Yield every fault of the whole directory, or of the files named, which lie in it.

    `languages` are those that every text is to be in; figures are held against the `texts` of their sources.

    First come the faults of each file by itself, file by file, then those that files have with each other.
    `progress` is called with the number of files done and of all. Raises RecordsUnreadable where the directory
    cannot be listed.
    """
    files = list(record_files(catalogue)) if paths is None else [record_file(catalogue, str(path)) for path in paths]
    known = References(catalogue, files if paths is None else (), languages, texts)
    outlines: dict[str, Outline] = {}
    lacking: dict[str, list[Diagnostic]] = {}
    used: set[str] = set()
    enabled = gc.isenabled()
    # Records hold no cycles; looking for them takes a quarter of the time.
    gc.disable()
    try:
        for file, examined in _examine(files, known, workers, progress):
            used.update(examined.sources)
            if examined.outline:
                outlines[file.id] = examined.outline
            for fault in examined.faults:
                if paths is None and fault.rule == MISSING_LANGUAGE.code:
                    lacking.setdefault(str(fault.details["code"]), []).append(fault)
                else:
                    yield fault
    finally:
        if enabled:
            gc.enable()
    yield from (_of_all(faults) for faults in lacking.values())
    if paths is None:
        yield from _locate(catalogue, "zones", zone_issues(outlines))
        yield from _locate(catalogue, "sources", unused_sources(known.sources, used))
    elif outlines:
        others = {id: _outline(catalogue, id) for id in sorted(known.zones - outlines.keys())}
        found = zone_issues({**others, **outlines})
        yield from _locate(catalogue, "zones", ((id, one) for id, one in found if id in outlines))


def _examine(
    files: Sequence[RecordFile], known: References, workers: int | None, progress: Progress | None
) -> Iterator[tuple[RecordFile, Examined]]:
    done = 0
    for order, group in groupby(sorted(files, key=_order), _order):
        if order == _ORDER["zone"]:
            known.read()
        alike = list(group)
        for file, examined in zip(alike, fork_map(partial(examine, known=known), alike, workers), strict=True):
            if file.kind == "source":
                known.dates[file.id] = examined.issued
                known.articles[file.id] = examined.article
            done += 1
            if progress is not None:
                progress(done, len(files))
            yield file, examined


def _of_all(faults: Sequence[Diagnostic]) -> Diagnostic:
    """Return that texts lack a language once for the whole directory: whoever writes in one knows it."""
    first, n = faults[0], sum(int(str(fault.details["n"])) for fault in faults)
    sentence = (
        N_("texts without Chinese: {n}, in files: {files}; the first is here")
        if first.details["code"] == "zh"
        else N_("texts without English: {n}, in files: {files}; the first is here")
    )
    details = {**first.details, "n": n, "files": len(faults)}
    return Diagnostic(first.path, first.line, first.column, first.rule, sentence, first.hint, first.length, **details)


def _order(file: RecordFile) -> int:
    return _ORDER.get(file.kind, 0)


def _outline(catalogue: Catalogue, id: str) -> Outline:
    try:
        return outline_of(catalogue.head(id))
    except ZoneError:
        return Outline(id)


def _locate(catalogue: Catalogue, folder: str, issues: Iterable[tuple[str, Issue]]) -> Iterator[Diagnostic]:
    """Yield the issues that records have with each other, by the ids of the records whose texts show them."""
    found: dict[str, list[Issue]] = {}
    for id, one in issues:
        found.setdefault(id, []).append(one)
    for id in sorted(found):
        path = catalogue.path(folder, id)
        try:
            text = catalogue.text(path)
        except ZoneError:
            # That it cannot be read has been said; what others say of it still holds.
            text = ""
        yield from locate(found[id], str(path), text)
