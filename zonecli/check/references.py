"""What records refer to, as far as it can be read: `check` goes on where another file is broken."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from zonecli.check.problems import Issue, Path, issue
from zonecli.check.rules.form import (
    UNKNOWN_INDICATOR,
    UNKNOWN_INDUSTRY,
    UNKNOWN_PLACE,
    UNKNOWN_SOURCE,
    UNKNOWN_ZONE,
)
from zonecli.check.rules.rule import Rule
from zonecli.errors import N_, RecordsUnreadable, ZoneError
from zonecli.records.fields import DOLLAR, PERIOD
from zonecli.records.ids import is_id
from zonecli.records.reader import REFUSED, indicator, reader_of
from zonecli.store.files import check_inside
from zonecli.suggest import nearest

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.listing import RecordFile

T = TypeVar("T")

_UNKNOWN = {
    UNKNOWN_INDICATOR: (N_("no indicator has the id “{id}”"), N_("`zonecli indicators` lists them")),
    UNKNOWN_SOURCE: (N_("no source has the id “{id}”"), N_("put a file of this name into sources/")),
    UNKNOWN_INDUSTRY: (N_("no industry has the id “{id}”"), ""),
    UNKNOWN_PLACE: (N_("no place has the code “{id}”"), ""),
    UNKNOWN_ZONE: (N_("no zone has the id “{id}”"), ""),
}


def unknown(rule: Rule, id: object, at: Path, among: Collection[str] | None) -> Iterator[Issue]:
    """Yield that none of `among` has this id; nothing where they cannot be read, or where the id is no text."""
    if among is not None and isinstance(id, str) and id not in among and id.strip():
        sentence, hint = _UNKNOWN[rule]
        near = nearest(id, among)
        yield issue(rule, at, sentence, N_("did you mean: {near}?") if near else hint, id=id, near=", ".join(near))


class References:
    """Indicators, industries, places, sources and zones of a catalogue, each read when it is first asked for.

    What cannot be read is None: nothing is then said to be missing from it.
    """

    def __init__(self, catalogue: Catalogue, files: Sequence[RecordFile] = ()) -> None:
        """`files` are all files of the catalogue where they have been listed already."""
        self.catalogue = catalogue
        self._files = files
        self.dates: dict[str, Period | None] = {}
        self._dollars: dict[str, str | None] = {}

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
        return None if raw is None else {id: read_or_none(indicator, id, row) for id, row in raw.items()}

    @cached_property
    def industries(self) -> Collection[str] | None:
        """The ids of the industries."""
        return self._names("industries.toml")

    @cached_property
    def places(self) -> Collection[str] | None:
        """The codes of the places."""
        return self._names("places.toml")

    def read(self) -> None:
        """Read what zones refer to: once before a fork, not once in each process."""
        _ = self.zones, self.sources, self.indicators, self.industries, self.places

    def issued(self, source: str) -> Period | None:
        """Return when the source was issued, None where that cannot be read or the source is not recorded."""
        if source not in self.dates:
            self.dates[source] = issued_in(self._source(source))
        return self.dates[source]

    def dollar(self, source: str) -> str | None:
        """Return the currency that $ alone means in the source, None where it does not say or cannot be read."""
        if source not in self._dollars:
            self._dollars[source] = read_or_none(reader_of(DOLLAR), self._source(source).get("currency"))
        return self._dollars[source]

    def _source(self, id: str) -> Mapping[str, Any]:
        return (self._raw(f"sources/{id}.toml") if id in self.sources else None) or {}

    def _ids(self, folder: str, kind: str) -> frozenset[str]:
        if self._files:
            return frozenset(file.id for file in self._files if file.kind == kind)
        return frozenset(_ids_in(self.catalogue, folder))

    def _names(self, file: str) -> Collection[str] | None:
        raw = self._raw(file)
        return None if raw is None else raw.keys() - {"source"}

    def _raw(self, file: str) -> Mapping[str, Any] | None:
        path = self.catalogue.root / file
        try:
            return self.catalogue.raw(path) if os.path.lexists(path) else {}
        except ZoneError:
            return None


def issued_in(raw: Mapping[str, Any]) -> Period | None:
    """Return when the source that a raw table describes was issued, None where that cannot be read."""
    return read_or_none(reader_of(PERIOD), raw.get("issued"))


def read_or_none(read: Callable[..., T], *arguments: Any) -> T | None:
    """Return what a function of the reader makes of its arguments, None where it refuses them."""
    try:
        return read(*arguments)
    except REFUSED:
        return None


def _ids_in(catalogue: Catalogue, folder: str) -> list[str]:
    try:
        check_inside(catalogue.root / folder, catalogue.root)
        with os.scandir(catalogue.root / folder) as entries:
            # A link in a circle makes the entry's own question fail, and would cost all others their ids.
            names = [
                entry.name
                for entry in entries
                if entry.name.endswith(".toml") and (entry.is_file(follow_symlinks=False) or os.path.isfile(entry.path))
            ]
    except (OSError, RecordsUnreadable):
        return []
    return [name[:-5] for name in names if is_id(name[:-5])]
