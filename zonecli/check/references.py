"""What records refer to, as far as it can be read: `check` goes on where another file is broken."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from zonecli.errors import RecordsUnreadable, ZoneError
from zonecli.records.fields import PERIOD
from zonecli.records.ids import is_id
from zonecli.records.reader import REFUSED, indicator, reader_of
from zonecli.store.files import check_inside

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.listing import RecordFile


T = TypeVar("T")


class Known:
    """Indicators, industries, places, sources and zones of a catalogue, each read when it is first asked for.

    What cannot be read is None: nothing is then said to be missing from it.
    """

    def __init__(self, catalogue: Catalogue, files: Sequence[RecordFile] = ()) -> None:
        """`files` are all files of the catalogue where they have been listed already."""
        self.catalogue = catalogue
        self._files = files
        self._issued: dict[str, Period | None] = {}

    @cached_property
    def zones(self) -> frozenset[str]:
        """The ids of the zones."""
        return self._ids("zones", "zone")

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of the sources."""
        return self._ids("sources", "source")

    @cached_property
    def indicators(self) -> Mapping[str, Indicator | None] | None:
        """The indicators by id, None for one whose table is broken."""
        raw = self._raw("indicators.toml")
        return None if raw is None else {id: _read(indicator, id, row) for id, row in raw.items()}

    @cached_property
    def industries(self) -> Collection[str] | None:
        """The ids of the industries."""
        raw = self._raw("industries.toml")
        return None if raw is None else raw.keys() - {"source"}

    @cached_property
    def places(self) -> Collection[str] | None:
        """The codes of the places."""
        raw = self._raw("places.toml")
        return None if raw is None else raw.keys() - {"source"}

    def issued(self, source: str) -> Period | None:
        """Return when the source was issued, None where that cannot be read."""
        try:
            return self._issued[source]
        except KeyError:
            raw = self._raw(f"sources/{source}.toml")
            issued = _read(reader_of(PERIOD), (raw or {}).get("issued"))
            self.note(source, issued)
            return issued

    def dates(self, sources: Iterable[str]) -> dict[str, Period | None]:
        """Return when each of the sources was issued, those that are not recorded left out."""
        return {source: self.issued(source) for source in sources if source in self.sources}

    def note(self, source: str, issued: Period | None) -> None:
        """Remember when a source was issued."""
        self._issued[source] = issued

    def _ids(self, folder: str, kind: str) -> frozenset[str]:
        if self._files:
            return frozenset(file.id for file in self._files if file.kind == kind)
        return frozenset(ids_in(self.catalogue, folder))

    def _raw(self, file: str) -> Mapping[str, Any] | None:
        path = self.catalogue.root / file
        try:
            return self.catalogue.raw(path) if os.path.lexists(path) else {}
        except ZoneError:
            return None


def _read(read: Callable[..., T], *arguments: Any) -> T | None:
    try:
        return read(*arguments)
    except REFUSED:
        return None


def _is_file(entry: os.DirEntry[str]) -> bool:
    # A link in a circle makes the entry's own question fail, and costs all others their ids.
    return entry.is_file(follow_symlinks=False) or os.path.isfile(entry.path)


def ids_in(catalogue: Catalogue, folder: str) -> list[str]:
    """Return the ids of a folder's files, in order, none where it cannot be listed."""
    try:
        check_inside(catalogue.root / folder, catalogue.root)
        with os.scandir(catalogue.root / folder) as entries:
            names = [entry.name for entry in entries if entry.name.endswith(".toml") and _is_file(entry)]
    except (OSError, RecordsUnreadable):
        return []
    return sorted(name[:-5] for name in names if is_id(name[:-5]))
