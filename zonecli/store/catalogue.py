"""The records directory as typed records: each file opened when it is asked for, and only then."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, TypeVar

from zonecli.errors import N_, Diagnostic, InvalidRecord, RecordsUnreadable, UnknownName, reason_of
from zonecli.i18n import Text
from zonecli.records import reader
from zonecli.records.ids import is_id
from zonecli.records.scale import counted_as, measures
from zonecli.store.encoding import decode
from zonecli.store.files import check_inside, read_file, state_of
from zonecli.store.scan import Progress, Scan, map_many, watch
from zonecli.store.toml.parser import parse
from zonecli.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from zonecli.records.reader import Raw
    from zonecli.records.vocabulary import Conventions, Indicator, Kind, RateSeries, Source
    from zonecli.records.zones import Fact, Zone
    from zonecli.store.vocabulary import Entries, Places


T = TypeVar("T")
Remark: TypeAlias = "Callable[[str, Mapping[str, object]], None]"


def _say_nothing(message: str, details: Mapping[str, object]) -> None:
    pass


class Catalogue:
    """The records under one directory. Nothing is kept between runs: the files are the truth."""

    def __init__(self, root: Path, progress: Progress | None = None, remark: Remark | None = None) -> None:
        """`progress` is told how many of many records have been read, `remark` what else is to be known of an answer:
        a message and its details."""
        self.root = root
        self._progress = progress
        self.remark = remark or _say_nothing

    def path(self, folder: str, id: str) -> Path:
        """Return where the record of this id lies."""
        return self.root / folder / f"{id}.toml"

    def ids(self, folder: str) -> list[str]:
        """Return the ids of the records in a folder, in order.

        Raises RecordsUnreadable where the folder cannot be listed, Diagnostic for a file whose name is no id.
        """
        ids = [name[:-5] for name in self._names_in(folder) if name.endswith(".toml") and name[0] != "."]
        for id in ids:
            if not is_id(id):
                raise Diagnostic(
                    self.name(self.path(folder, id)),
                    1,
                    1,
                    "Z004",
                    N_("the file's name is not a valid id"),
                    N_("ids are a-z, 0-9 and single hyphens"),
                )
        ids.sort()
        return ids

    def _names_in(self, folder: str) -> list[str]:
        """Return the names of what lies in a folder; raises RecordsUnreadable."""
        check_inside(self.root / folder, self.root)
        try:
            return os.listdir(self.root / folder)
        except FileNotFoundError:
            raise RecordsUnreadable(
                N_("{path}: no such directory"),
                N_("a directory of records holds zones/ and sources/"),
                path=self.root / folder,
            ) from None
        except OSError as error:
            raise RecordsUnreadable(N_("{path}: {reason}"), path=self.root / folder, reason=reason_of(error)) from error

    @cached_property
    def zone_ids(self) -> list[str]:
        """The ids of all zones, in order."""
        return self.ids("zones")

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(self.zone_ids)

    @cached_property
    def source_ids(self) -> list[str]:
        """The ids of all sources, in order."""
        return self.ids("sources")

    def bytes(self, path: Path) -> bytes:
        """Return what the file holds."""
        return read_file(path, self.root)

    def text(self, path: Path) -> str:
        """Return the file's text."""
        return decode(self.bytes(path), self.name(path))

    def name(self, path: Path) -> str:
        """Return the path as messages print it: below the directory that the user named."""
        return str(path)

    def raw(self, path: Path) -> dict[str, Any]:
        """Return the whole file as a raw table."""
        return parse(self.text(path), self.name(path))

    def exists(self, path: Path) -> bool:
        """Whether there is anything of this name."""
        return os.path.lexists(path)

    def ids_present(self, folder: str) -> list[str]:
        """Return the ids of the records in a folder, in any order, whatever else is wrong with it."""
        try:
            check_inside(self.root / folder, self.root)
            with os.scandir(self.root / folder) as entries:
                # A link in a circle makes the entry's own question fail, and would cost all others their ids.
                names = [
                    entry.name
                    for entry in entries
                    if entry.name.endswith(".toml")
                    and (entry.is_file(follow_symlinks=False) or os.path.isfile(entry.path))
                ]
        except (OSError, RecordsUnreadable):
            return []
        return [name[:-5] for name in names if is_id(name[:-5])]

    def has(self, folder: str, id: str) -> bool:
        """Whether there is a record of this id; asks the file system, reads nothing."""
        return is_id(id) and os.path.isfile(os.path.join(self.root, folder, f"{id}.toml"))

    # -- zones ---------------------------------------------------------------------------------

    def zone(self, id: str) -> Zone:
        """Return the whole zone, every reference in it resolved.

        Raises UnknownName where there is none of this id, InvalidRecord where its record is not valid.
        """
        # One that has been listed and is gone cannot be read; that is another failure.
        if not ("zone_ids" in self.__dict__ and id in self._listed) and not self.has("zones", id):
            raise UnknownName("zone", id, listing="zonecli list")
        path = self.path("zones", id)
        raw = self.raw(path)
        zone = self._read(path, lambda: reader.zone(id, raw, conventions_of=self._conventions))
        if not self._refers(zone):
            self._refuse(path)
        return replace(zone, facts=tuple(self._resolve(id, zone.facts)))

    def zones(self, ids: Collection[str] | None = None) -> Iterator[Zone]:
        """Yield the whole zones in order of id, or in that of these; raises as `zone`."""
        named = self._among(ids)
        yield from map(self.zone, watch(named, len(named), self._progress))

    def heads(
        self, ids: Collection[str] | None = None, without: Mapping[str, Collection[str | None]] | None = None
    ) -> Iterator[Zone]:
        """Yield the zones' heads in order of id, without facts, events and leading industries.

        Zones that have one of the values of `without` under its key, a root key of texts, may be left out; None
        stands for a key that is not there.
        """
        for id, raw in self._sweep.heads(self._among(ids), without or {}):
            yield self._head(id, raw)

    def head(self, id: str) -> Zone:
        """Return one zone's head."""
        ((_, raw),) = self._sweep.heads([id], {})
        return self._head(id, raw)

    def _among(self, ids: Collection[str] | None) -> Sequence[str]:
        return self.zone_ids if ids is None else list(ids)

    @cached_property
    def _sweep(self) -> Scan:
        return Scan(self.root, self._progress)

    def _head(self, id: str, raw: Mapping[str, Any]) -> Zone:
        try:
            return reader.zone(id, raw, whole=False)
        except reader.REFUSED as error:
            self._refuse(self.path("zones", id), error)

    def facts(
        self, indicators: Collection[str] | None = None, ids: Collection[str] | None = None
    ) -> Iterator[tuple[str, Fact]]:
        """Yield the facts of these indicators, or of all, with their zones' ids, zone by zone."""
        named = self._among(ids)
        for id in watch(named, len(named), self._progress):
            for fact in self.facts_of(id, indicators):
                yield id, fact

    def heads_with_facts(
        self, indicators: Collection[str], ids: Collection[str] | None = None
    ) -> Iterator[tuple[Zone, list[Fact]]]:
        """Yield the heads of the zones that have facts of these indicators, with these facts."""
        for id, is_whole, raw in self._swept(indicators, ids, with_head=True):
            facts = self._read_facts(id, is_whole, raw, indicators)
            if facts:
                yield self._head(id, raw), facts

    def _swept(
        self, indicators: Collection[str], ids: Collection[str] | None, with_head: bool = False
    ) -> Iterator[tuple[str, bool, dict[str, Any]]]:
        return self._sweep.facts(self._among(ids), indicators, with_head)

    def over_ids(self, work: Callable[[str], T], ids: Collection[str] | None = None) -> Iterator[T]:
        """Yield what the work makes of each zone's id, or of each of these, in order: on all cores where there are
        many. It reads what it needs; what it returns is sent from one process to another."""
        named = self._among(ids)
        yield from watch(map_many(work, named), len(named), self._progress)

    def over_texts(self, work: Callable[[str, Callable[[], str]], T]) -> Iterator[tuple[str, T]]:
        """Yield the id of each zone and what the work makes of it and of what returns its record's text."""
        return self._sweep.texts(self.zone_ids, work)

    def facts_of(self, id: str, indicators: Collection[str] | None = None) -> list[Fact]:
        """Return one zone's facts of these indicators, or all of its facts."""
        if indicators is not None:
            found = self._swept(indicators, [id])
            return [fact for _, is_whole, raw in found for fact in self._read_facts(id, is_whole, raw, indicators)]
        return self._read_facts(id, True, self.raw(self.path("zones", id)), None)

    def _read_facts(
        self, id: str, is_whole: bool, raw: dict[str, Any], indicators: Collection[str] | None
    ) -> list[Fact]:
        try:
            if is_whole:
                facts: Iterable[Fact] = reader.zone(id, raw, conventions_of=self._conventions).facts
            else:
                facts = (reader.fact(row, conventions_of=self._conventions) for row in raw.get("facts", []))
            stated = [fact for fact in facts if indicators is None or fact.indicator in indicators]
        except reader.REFUSED as error:
            self._refuse(self.path("zones", id), error)
        return self._resolve(id, stated)

    def _resolve(self, id: str, facts: Iterable[Fact]) -> list[Fact]:
        """Return the facts, each counting what its indicator counts.

        Raises InvalidRecord where an indicator or a source does not exist, or where a figure measures something else.
        """
        found = []
        for fact in facts:
            indicator, usual = self._recorded.get(fact.indicator) or self._find_recorded(fact.indicator, id)
            if not self._source_exists(fact.source) or not self._is_zone_or_text(fact.of):
                self._refuse(self.path("zones", id))
            figure, unit = fact.figure, fact.figure.unit
            # Most figures are in the unit that is usual, and need no more.
            if usual is None or unit is None or unit.id != usual:
                if not measures(figure, indicator):
                    self._refuse(self.path("zones", id))
                figure = figure if indicator.is_change else counted_as(figure, indicator.usual)
            found.append(fact if figure is fact.figure else replace(fact, figure=figure))
        return found

    @cached_property
    def _recorded(self) -> dict[str, tuple[Indicator, str | None]]:
        return {}

    def _find_recorded(self, indicator: str, id: str) -> tuple[Indicator, str | None]:
        """Return an indicator that a zone's record has a fact of, and the id of its usual unit where it is no change;
        remember it."""
        known = self.indicators.get(indicator)
        if known is None or known.derived:
            self._refuse(self.path("zones", id))
        found = known, None if known.is_change or known.usual is None else known.usual.id
        self._recorded[indicator] = found
        return found

    def _refers(self, zone: Zone) -> bool:
        """Whether the places, industries, parents and sources that the zone names exist."""
        named = [*(event.source for event in zone.events), *(entry.source for entry in zone.leading_industries)]
        return (
            all(code in self.places for code in zone.place)
            and zone.kind in self.kinds
            and all(industry in self.industries for industry in zone.industries)
            and all(industry in self.industries for entry in zone.leading_industries for industry in entry.industries)
            and all(map(self._zone_exists, zone.part_of))
            and all(self._source_exists(source) for source in named)
        )

    def _is_zone_or_text(self, of: Text | str | None) -> bool:
        return not isinstance(of, str) or self._zone_exists(of)

    def _zone_exists(self, id: str) -> bool:
        # Most lie in a few, and one that is not there yet may be made.
        if id not in self._known_zones and self.has("zones", id):
            self._known_zones.add(id)
        return id in self._known_zones

    @cached_property
    def _known_zones(self) -> set[str]:
        return set()

    def _source_exists(self, id: str) -> bool:
        known = self._known_sources.get(id)
        if known is None:
            known = self._known_sources[id] = self.has("sources", id)
        return known

    def _conventions(self, id: str) -> Conventions | None:
        return self.source(id).conventions if self._source_exists(id) else None

    @cached_property
    def _known_sources(self) -> dict[str, bool]:
        return {}

    # -- vocabulary ----------------------------------------------------------------------------

    @cached_property
    def indicators(self) -> Entries[Indicator]:
        """Every indicator by its id: those of the directory in the order of its file, then the package's."""
        return self._vocabulary("indicators", reader.indicators, reader.indicator)

    @cached_property
    def derived(self) -> tuple[Indicator, ...]:
        """The indicators that are worked out from others."""
        return tuple(each for each in self.indicators.own.values() if each.derived is not None)

    @cached_property
    def kinds(self) -> Entries[Kind]:
        """The kinds of zones by id."""
        return self._vocabulary("kinds", reader.kinds, reader.kind)

    @cached_property
    def industries(self) -> Entries[Text]:
        """The names of industries by id."""
        return self._vocabulary("industries", reader.industries, reader.industry)

    @cached_property
    def places(self) -> Places:
        """Places by code."""
        from zonecli.store.vocabulary import Places, complete

        return Places(self._entries("places.toml", lambda raw: reader.places(complete("places", raw))))

    @cached_property
    def rates(self) -> Entries[RateSeries]:
        """The series of exchange rates by id, in the order of the file."""
        return self._vocabulary("rates", reader.rates, reader.rate_series)

    def _vocabulary(
        self, name: str, read: Callable[[Raw], dict[str, T]], read_one: Callable[[str, Any], T]
    ) -> Entries[T]:
        from zonecli.store.vocabulary import Entries, complete, package

        own = self._entries(f"{name}.toml", lambda raw: read(complete(name, raw) if raw else raw))
        return Entries(own, package(name), read_one)

    def source(self, id: str) -> Source:
        """Return the source of this id, the directory's own or one that the package rests on.

        Raises UnknownName, InvalidRecord.
        """
        known = self._sources.get(id)
        if known is None:
            if self.has("sources", id):
                path = self.path("sources", id)
                raw = self.raw(path)
                known = self._read(path, lambda: reader.source(id, raw))
            else:
                from zonecli.store.vocabulary import package_source

                known = package_source(id)
            if known is None:
                raise UnknownName("source", id, nearest(id, self.source_ids), "zonecli sources")
            self._sources[id] = known
        return known

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {}

    def indicator(self, id: str) -> Indicator:
        """Return the indicator of this id; raises UnknownName with the nearest ones."""
        try:
            return self.indicators[id]
        except KeyError:
            raise UnknownName("indicator", id, nearest(id, self.indicators), "zonecli indicators") from None

    def _entries(self, file: str, read: Callable[[Mapping[str, Any]], T]) -> T:
        path = self.root / file
        raw = self.raw(path) if self.exists(path) else {}
        return self._read(path, lambda: read(raw))

    # -- faults --------------------------------------------------------------------------------

    def _read(self, path: Path, read: Callable[[], T]) -> T:
        try:
            return read()
        except reader.REFUSED as error:
            self._refuse(path, error)

    def _refuse(self, path: Path, cause: Exception | None = None) -> NoReturn:
        raise InvalidRecord(self.name(path)) from cause


# So many zones are a document's to keep; their records take some 30 MiB.
_KEPT = 1500


class CachedCatalogue(Catalogue):
    """The records under one directory; of few zones, as each was when it was first read: a report is all of one moment.

    Of more zones none is kept, and each is read as often as it is needed: `is_changed` then says whether a record was
    written meanwhile.
    """

    def __init__(self, root: Path, remark: Remark | None = None) -> None:
        super().__init__(root, remark=remark)
        self._zones: dict[str, Zone] = {}
        self._heads: dict[str, Zone] = {}
        self._began: object = None

    @cached_property
    def _sweep(self) -> Scan:
        # A brief goes over all zones for each indicator, and has held more by then: others would hold that as well.
        return Scan(self.root, alone=True)

    @cached_property
    def _keeps(self) -> bool:
        keeps = len(self.zone_ids) <= _KEPT
        if not keeps:
            self._began = state_of(self.root)
        return keeps

    @property
    def is_changed(self) -> bool:
        """Whether records that are not kept have been written since the first was asked for."""
        return self._began is not None and self._began != state_of(self.root)

    def zone(self, id: str) -> Zone:
        """Return the whole zone, as `Catalogue.zone` does."""
        if not self._keeps:
            return super().zone(id)
        known = self._zones.get(id)
        if known is None:
            known = self._zones[id] = super().zone(id)
        return known

    def head(self, id: str) -> Zone:
        """Return the zone's head, as `Catalogue.head` does."""
        if not self._keeps:
            return super().head(id)
        known = self._zones.get(id) or self._heads.get(id)
        if known is None:
            known = self._heads[id] = super().head(id)
        return known

    def heads(
        self, ids: Collection[str] | None = None, without: Mapping[str, Collection[str | None]] | None = None
    ) -> Iterator[Zone]:
        """Yield the zones' heads, as `Catalogue.heads` does."""
        if not self._keeps:
            return super().heads(ids, without)
        return map(self.head, self._among(ids))

    def heads_with_facts(
        self, indicators: Collection[str], ids: Collection[str] | None = None
    ) -> Iterator[tuple[Zone, list[Fact]]]:
        """Yield heads with facts, as `Catalogue.heads_with_facts` does."""
        if not self._keeps:
            return super().heads_with_facts(indicators, ids)
        found = ((id, self.facts_of(id, indicators)) for id in self._among(ids))
        return ((self.head(id), facts) for id, facts in found if facts)

    def facts_of(self, id: str, indicators: Collection[str] | None = None) -> list[Fact]:
        """Return one zone's facts of these indicators, or all of its facts."""
        known = self._zones.get(id)
        if known is None:
            return super().facts_of(id, indicators)
        return [fact for fact in known.facts if indicators is None or fact.indicator in indicators]
