"""What one call of `zonecli report` is to make: documents of one template, in one format."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

from zonecli.cli import output
from zonecli.cli.progress import progress
from zonecli.cli.reporting import folders
from zonecli.cli.reporting.naming import check_distinct, check_pattern, file_name
from zonecli.cli.session import Session, shown_path
from zonecli.documents.formats import Format
from zonecli.documents.process import Bounds, make_each
from zonecli.errors import N_, SystemFailure, UsageError
from zonecli.records.words import LEVELS
from zonecli.render.sanitize import clean
from zonecli.report.charts import Charts
from zonecli.report.data import ReportData
from zonecli.report.parameters import of_file, parse_assignment, values
from zonecli.report.renderer import Renderer, UnsourcedNumber
from zonecli.report.templates import Folders, Head
from zonecli.store.catalogue import CachedCatalogue, Catalogue
from zonecli.store.location import expand_home

# What a document may take where nobody says: seconds and MiB, and as many more for each zone.
_SECONDS, _SECONDS_A_ZONE = 30, 0.01
_MEMORY, _MEMORY_A_ZONE = 512, 0.25
# So often a document is made anew where records are written meanwhile.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Document:
    """A document in its format, and what is to be said beside it."""

    made: str | bytes
    unsourced: Sequence[UnsourcedNumber]
    remarks: Sequence[tuple[str, Mapping[str, object]]]


@dataclass
class Job:
    """The documents of one template about the zones of these ids, None for all of them."""

    session: Session
    template: str
    zones: Sequence[str] | None
    parameters: Sequence[str]
    params: str | None
    templates: str | None
    format: Format
    charts: str | None
    seconds: float | None
    # A state of the records as it was, of which the documents tell what has changed since then.
    since: str | None = None

    def __getstate__(self) -> dict[str, object]:
        # What has been read stays here: another process reads it anew.
        return {field.name: getattr(self, field.name) for field in fields(self)}

    # -- what it is made from ------------------------------------------------------------------

    @cached_property
    def path(self) -> Path:
        """The template: a file that is named, or the first of this name among the folders."""
        path = Path(expand_home(self.template))
        if path.name != self.template or path.suffix == ".j2":
            if os.path.isfile(path):
                return path
            if path.name != self.template:
                raise UsageError(N_("{path}: no such template"), N_("zonecli templates lists what there is"), path=path)
        return self._shipped_and_own.named(self.template)

    @cached_property
    def folders(self) -> Folders:
        """Where templates are looked for: beside a file that is named first."""
        known = self._shipped_and_own.paths
        return Folders(known if self.path.parent in known else [self.path.parent, *known])

    @cached_property
    def _shipped_and_own(self) -> Folders:
        return folders.folders(self.session, self.templates)

    @cached_property
    def _head(self) -> Head:
        return self.folders.head(self.path)

    @cached_property
    def _catalogue(self) -> CachedCatalogue:
        return CachedCatalogue(self.session.catalogue.root, lambda *remark: self._remarks.append(remark))

    @cached_property
    def _remarks(self) -> list[tuple[str, Mapping[str, object]]]:
        return []

    @cached_property
    def _earlier(self) -> Catalogue | None:
        if self.since is None:
            return None
        from zonecli.store.revision import as_named

        return as_named(self.since, self.session.catalogue.root, shown_path)

    @cached_property
    def _ids(self) -> list[str]:
        return self._catalogue.zone_ids if self.zones is None else list(self.zones)

    @cached_property
    def _given(self) -> Mapping[str, Sequence[str]]:
        words: dict[str, list[str]] = {}
        for text in self.parameters:
            name, value = parse_assignment(text)
            words.setdefault(name, []).append(value)
        # A template that tells nothing of the kind says so.
        since: Mapping[str, Sequence[str]] = {} if self.since is None else {"since": ()}
        return {**(of_file(Path(expand_home(self.params))) if self.params is not None else {}), **words, **since}

    @cached_property
    def _renderer(self) -> Renderer:
        charts = Charts(self.charts) if self.charts is not None else Charts.TEXT
        if self.format.draws and charts is not Charts.NONE:
            charts = Charts.DATA
        return Renderer(self.folders, self.session.language, charts)

    # -- making --------------------------------------------------------------------------------

    def whole(self) -> Iterator[tuple[Document, Path | None]]:
        """Make the one document about all zones asked for, for wherever the result of a command goes."""
        head = self._head
        count = len(self._ids) if self.zones else 0
        if count < head.least or (head.most is not None and count > head.most):
            raise _unfit(head)
        return zip(self._made([self._ids]), [None], strict=False)

    def each(self, name: str | None) -> Iterator[tuple[Document, Path | None]]:
        """Make one document a zone, each for its file; `name` is the pattern of their names."""
        if self.session.output is None:
            raise UsageError(N_("--each writes one file a zone"), N_("say where: -o DIR"))
        pattern = f"{{id}}.{self.format.endings[0]}" if name is None else name
        check_pattern(pattern)
        names = [file_name(pattern, self._name_parts(id)) for id in self._ids]
        check_distinct(names)
        paths = [Path(self.session.output) / name for name in names]
        made = self._made([[id] for id in self._ids])
        return zip(made, progress(paths, self.session.quiet), strict=False)

    def _made(self, each: Sequence[Sequence[str]]) -> Iterator[Document]:
        """The documents about these zones, made in a process that can be ended."""
        zones = len(self._catalogue.zone_ids)
        seconds = _SECONDS + _SECONDS_A_ZONE * zones if self.seconds is None else self.seconds
        return make_each(self._make, each, Bounds(seconds, _MEMORY + int(_MEMORY_A_ZONE * zones)))

    def _make(self, ids: Sequence[str]) -> Document:
        for _ in range(_TRIES):
            document = self._make_once(ids)
            if not self._catalogue.is_changed:
                return document
            del self._catalogue
        raise SystemFailure(
            N_("records are written while the document is made of them"), N_("make it when nobody writes them")
        )

    def _make_once(self, ids: Sequence[str]) -> Document:
        self._remarks.clear()
        material = ReportData(self._catalogue, ids, self.session.measure, self._earlier)
        told = values(self._head, self._given, self._catalogue, lambda: material.newest)
        report = self._renderer.render(self.path.name, material, told)
        return Document(self.format.write(report), report.unsourced, tuple(self._remarks))

    def _name_parts(self, id: str) -> dict[str, str]:
        """What stands for the placeholders in the name of a zone's document, in the document's language."""
        lang, zone = self.session.language, self._catalogue.zone(id)
        material = ReportData(self._catalogue, [id], self.session.measure)
        date = values(self._head, self._given, self._catalogue, lambda: material.newest).get("date") or material.newest
        return {
            "id": id,
            "name": lang.pick(zone.name),
            "date": "" if date is None else date.text,
            "lang": lang.code,
            "kind": lang.pick(self._catalogue.kinds[zone.kind].name),
            "level": "" if zone.level is None else lang.translate(LEVELS[zone.level]),
            "template": self._head.name,
        }

    # -- handing over --------------------------------------------------------------------------

    def report_unsourced(self, documents: Iterable[Document]) -> bool:
        """Say on standard error which digits are unsourced, and return whether there are any."""
        unsourced = dict.fromkeys(number for document in documents for number in document.unsourced)
        for number in unsourced:
            text = self.session.language.message(
                N_("“{text}” has a digit that comes from neither a record nor the template's text"), text=number.text
            )
            output.say_as_it_is(clean(f"{number.template}:{number.line}: {text}"))
        return bool(unsourced)

    def write(self, documents: Iterable[tuple[Document, Path | None]]) -> None:
        """Write the documents, each when it is made."""
        for document, path in documents:
            for message, details in document.remarks:
                self.session.remark(message, details)
            made = document.made
            if path is not None:
                output.to_file(path, [made], folders=True)
            elif isinstance(made, str):
                self.session.write([made])
            elif self.session.output is not None:
                output.to_file(Path(self.session.output), [made])
            else:
                output.to_binary_pipe([made], self.format.name)


def _unfit(head: Head) -> UsageError:
    if head.most is None:
        sentence = N_("the template “{template}” needs {least} zone or more")
    elif head.least == head.most:
        sentence = N_("the template “{template}” needs {least} zone")
    else:
        sentence = N_("the template “{template}” needs {least} to {most} zones")
    return UsageError(
        sentence,
        N_("name them: zonecli report {template} ZONE…; --each makes one document for each"),
        template=head.name,
        least=head.least,
        most=head.most,
    )
