"""Every fault of the records: of one file, and of the whole directory.

A file is read as every command reads it; only where that refuses it, the slower models at the door say why.
What is sound in a refused record is still held against the other rules.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zonecli.check.directory import Outline, unused_sources, zone_flaws
from zonecli.check.file import Examined, examined
from zonecli.check.problems import Flaw, located
from zonecli.check.references import Known
from zonecli.check.rules.form import WRONG_TYPE
from zonecli.check.rules.registry import rules
from zonecli.errors import N_, RecordFault, ZoneError
from zonecli.store.listing import RecordFile, record_file, record_files
from zonecli.store.parallel import fork_map

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

Progress = Callable[[int, int], None]


def faults_of(catalogue: Catalogue, path: Path | str) -> Iterator[RecordFault]:
    """Yield every fault of one file, in the order of its text."""
    file = record_file(catalogue, str(path))
    yield from _faults(file, examined(file, Known(catalogue)))


def refusal_of(catalogue: Catalogue, path: Path | str) -> RecordFault:
    """Return the first fault for which a file cannot be shown; it has one, for it was refused."""
    for fault in list(faults_of(catalogue, path)):
        if rules()[fault.rule].blocks:
            return fault
    # Reading is stricter than the rules: a mistake of this program, but no reason to show a wrong record.
    sentence = N_("the record cannot be read, and no rule says why")
    return RecordFault(str(path), 1, 1, WRONG_TYPE.code, sentence, N_("please report this file"))


def check(
    catalogue: Catalogue,
    paths: Collection[Path | str] | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Iterator[RecordFault]:
    """Yield every fault of the whole directory, or of the files named, which lie in it.

    First come the faults of each file by itself, file by file, then those that files have with each other.
    `progress` is called with the number of files done and of all. Raises RecordsUnreadable where the directory
    cannot be listed.
    """
    files = list(record_files(catalogue)) if paths is None else [record_file(catalogue, str(path)) for path in paths]
    known = Known(catalogue, files if paths is None else ())
    run = _Run(known, len(files), workers, progress)
    enabled = gc.isenabled()
    # Records hold no cycles; looking for them takes a quarter of the time.
    gc.disable()
    try:
        yield from run.vocabulary([file for file in files if file.kind not in ("source", "zone")])
        yield from run.sources([file for file in files if file.kind == "source"])
        yield from run.zones([file for file in files if file.kind == "zone"])
    finally:
        if enabled:
            gc.enable()
    if paths is None:
        yield from run.across()
    else:
        yield from run.across_named([file for file in files if file.kind == "zone"])


class _Run:
    """One run over the files: what is known so far, and what the rules across files need."""

    def __init__(self, known: Known, total: int, workers: int | None, progress: Progress | None) -> None:
        self.known = known
        self.total = total
        self.workers = workers
        self.progress = progress
        self.done = 0
        self.outlines: dict[str, Outline] = {}
        self.used: set[str] = set()

    def vocabulary(self, files: Sequence[RecordFile]) -> Iterator[RecordFault]:
        """Yield the faults of the vocabulary and of files that are no records."""
        for file, result in self._each(files):
            self.used.update(result[1] or ())
            yield from _faults(file, result)

    def sources(self, files: Sequence[RecordFile]) -> Iterator[RecordFault]:
        """Yield the faults of the sources, and note when each was issued."""
        from zonecli.records.periods import period

        for file, result in self._each(files):
            self.known.note(file.id, period(result[1]) if result[1] else None)
            yield from _faults(file, result)

    def zones(self, files: Sequence[RecordFile]) -> Iterator[RecordFault]:
        """Yield the faults of the zones, and keep their outlines."""
        # Read before the fork, not once in each process.
        _ = (
            self.known.indicators,
            self.known.industries,
            self.known.places,
            self.known.sources,
            self.known.zones,
        )
        for file, result in self._each(files):
            outline, sources = result[1]
            self.outlines[file.id] = Outline(file.id, *outline)
            self.used.update(sources)
            yield from _faults(file, result)

    def _each(self, files: Sequence[RecordFile]) -> Iterator[tuple[RecordFile, Examined]]:
        known = self.known
        results = fork_map(lambda file: examined(file, known), files, self.workers)
        for file, result in zip(files, results, strict=True):
            self.done += 1
            if self.progress is not None:
                self.progress(self.done, self.total)
            yield file, result

    def across(self) -> Iterator[RecordFault]:
        """Yield the faults that files have with each other."""
        yield from self._located("zones", zone_flaws(self.outlines))
        yield from self._located("sources", unused_sources(self.known.sources, self.used))

    def across_named(self, files: Sequence[RecordFile]) -> Iterator[RecordFault]:
        """Yield the faults that the named zones have with all others, of which the heads are read."""
        from zonecli.check.file import outline_of_head

        named = self.outlines
        rest = {id: outline_of_head(self.known.catalogue, id) for id in sorted(self.known.zones - named.keys())}
        self.outlines = {**rest, **named} if files else {}
        yield from self._located("zones", ((id, flaw) for id, flaw in zone_flaws(self.outlines) if id in named))

    def _located(self, folder: str, flaws: Iterable[tuple[str, Flaw]]) -> Iterator[RecordFault]:
        found: dict[str, list[Flaw]] = {}
        for id, flaw in flaws:
            found.setdefault(id, []).append(flaw)
        for id in sorted(found):
            path = self.known.catalogue.path(folder, id)
            try:
                text = self.known.catalogue.text(path)
            except ZoneError:
                # That it cannot be read has been said; what others say of it still holds.
                text = ""
            yield from located(found[id], str(path), text)


def _faults(file: RecordFile, result: Examined) -> Iterator[RecordFault]:
    for line, column, rule, sentence, hint, length, details in result[0]:
        yield RecordFault(file.path, line, column, rule, sentence, hint, length, **details)
