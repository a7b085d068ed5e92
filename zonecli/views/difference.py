"""What two states of the records say differently: zone by zone and fact by fact, then the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from zonecli.errors import ZoneError
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.vocabulary import FiscalYearRow, Source
from zonecli.records.zones import LeadingIndustries, Zone
from zonecli.store.revision import Revision, is_same
from zonecli.views import matching
from zonecli.views.facts import FactView, view
from zonecli.views.matching import Part, Renamed, alike
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.names import whole_of
from zonecli.views.sources import EventView, events_of, sources_of_zone

if TYPE_CHECKING:
    from zonecli.records.zones import Event, Fact
    from zonecli.store.catalogue import Catalogue


# So much of a commit's hash tells it apart.
_SHORT = 10


class How(StrEnum):
    """What has become of something."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


class Side(StrEnum):
    """The earlier state of the records, or the later one."""

    OLD = "old"
    NEW = "new"


Value: TypeAlias = "Text | tuple[str, ...] | str | None"
"""What a key of a record says; None where it is left out."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the records: a directory, or a revision of git with its commit and the day of that."""

    name: str
    commit: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A key of a zone's or a source's record that says something else."""

    field: str
    old: Text | tuple[str, ...] | str | None
    new: Text | tuple[str, ...] | str | None


@dataclass(frozen=True, slots=True)
class ZoneChange:
    """A zone that is new, gone, under another id than `was`, or whose head has changed."""

    what: str
    how: How
    zone: str
    was: str | None
    name: Text
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A figure that is new, gone or changed in these parts; `old` is None of a new one, `new` of one that is gone."""

    what: str
    how: How
    zone: str
    indicator: str
    parts: tuple[Part, ...]
    old: FactView | None
    new: FactView | None
    # What its zone is called.
    _zone: Text

    @property
    def shown(self) -> FactView:
        """The figure as it is now or, where it is gone, as it was."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event that is new, gone or changed in these keys."""

    what: str
    how: How
    zone: str
    fields: tuple[str, ...]
    old: EventView | None
    new: EventView | None
    _zone: Text


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source that is new, gone, under another id than `was`, or changed."""

    what: str
    how: How
    source: str
    was: str | None
    title: Text
    issued: Period
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A zone's or a source's record that cannot be read on one side: what has become of it is not known."""

    what: str
    id: str
    side: Side
    file: str


Change: TypeAlias = ZoneChange | FactChange | EventChange | SourceChange


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed from one state of the records to another: zone by zone in the order of ids, then sources."""

    old: State
    new: State
    changes: tuple[ZoneChange | FactChange | EventChange | SourceChange, ...]
    unread: tuple[Unread, ...]


def state(catalogue: Catalogue) -> State:
    """Return what a state of the records is called."""
    if isinstance(catalogue, Revision):
        name = catalogue.revision
        return State(
            name[:_SHORT] if name == catalogue.commit.hash else name, catalogue.commit.hash, catalogue.commit.day
        )
    return State(str(catalogue.root), None, None)


def difference(
    old: Catalogue,
    new: Catalogue,
    zones: Collection[str] | None = None,
    indicators: Collection[str] | None = None,
    measure: DisplayUnits = PRINTED,
) -> Difference:
    """Return all that differs, as `Changes` yields it."""
    found = Changes(old, new, zones, indicators, measure)
    changes = tuple(found)
    return Difference(old=state(old), new=state(new), changes=changes, unread=tuple(found.unread))


class Changes:
    """The changes from one state of the records to another, found zone by zone: none but their ids is held."""

    def __init__(
        self,
        old: Catalogue,
        new: Catalogue,
        zones: Collection[str] | None = None,
        indicators: Collection[str] | None = None,
        measure: DisplayUnits = PRINTED,
    ) -> None:
        """Of `zones`, by the id on either side, their own changes alone; of `indicators` those of figures alone.

        Figures are converted as the measure asks.
        """
        self._old, self._new, self._measure = old, new, measure
        self._zones, self._indicators = zones, indicators
        self.unread: list[Unread] = []

    def __iter__(self) -> Iterator[Change]:
        """Yield the changes; raises ZoneError where the vocabulary of one side, or the list of its zones, cannot be
        read. A record that cannot be read is put into `unread`."""
        self.unread = []
        before, now = set(self._old.zone_ids), set(self._new.zone_ids)
        self._renamed = Renamed({}, {})
        sources = list(self._find_sources())
        self._touched = _touched(self._old, self._new, sources)
        self._find_renamed(sorted(before - now), sorted(now - before))
        renamed = self._renamed.zones
        was = {new: old for old, new in renamed.items()}
        for id in sorted((before - renamed.keys()) | now):
            earlier = was.get(id, id if id in before else None)
            later = id if id in now else None
            if self._zones is None or not {earlier, later}.isdisjoint(self._zones):
                yield from self._zone(earlier, later)
        if self._zones is None and self._indicators is None:
            yield from sources

    # -- zones -----------------------------------------------------------------------------------

    def _zone(self, earlier: str | None, later: str | None) -> Iterator[Change]:
        if earlier is not None and earlier == later and self._is_same("zones", earlier, self._touched):
            return
        old: Zone | None = None if earlier is None else self._read(Side.OLD, "zone", earlier)
        new: Zone | None = None if later is None else self._read(Side.NEW, "zone", later)
        if (old is None) is not (earlier is None) or (new is None) is not (later is None):
            return
        if self._indicators is None:
            yield from self._heads(old, new)
        yield from self._facts(old, new)
        if self._indicators is None:
            yield from _events(old, new, self._renamed)

    def _is_same(self, folder: str, id: str, touched: Collection[bytes] = ()) -> bool:
        """Whether a record has the same bytes on both sides, and names nothing that makes it be read otherwise."""
        try:
            if not is_same(self._old, self._new, folder, id):
                return False
            data = self._new.bytes(self._new.path(folder, id)) if touched else b""
        except ZoneError:
            return False
        return not any(each in data for each in touched)

    def _read(self, side: Side, what: str, id: str) -> Any:
        """Return a zone or a source; None where it, or what a zone refers to, cannot be read, which is put down."""
        catalogue = self._old if side is Side.OLD else self._new
        try:
            if what == "source":
                return catalogue.source(id)
            zone = catalogue.zone(id)
            for source in sources_of_zone(zone):
                catalogue.source(source)
            for fact in zone.facts:
                whole_of(fact.of, catalogue)
            return zone
        except ZoneError:
            self.unread.append(Unread(what, id, side, catalogue.name(catalogue.path(f"{what}s", id))))
            return None

    def _find_renamed(self, gone: Sequence[str], new: Sequence[str]) -> None:
        """Find the zones that are under another id: they share a name, and half of their facts."""
        if not gone or not new:
            return
        named: dict[str, list[str]] = {}
        for id in new:
            for name in _names(self._new, id):
                named.setdefault(name, []).append(id)
        found, taken = self._renamed.zones, set[str]()
        for id in gone:
            alike = dict.fromkeys(each for name in _names(self._old, id) for each in named.get(name, ()))
            for each in alike:
                if each not in taken and self._is_mostly_same(id, each):
                    found[id] = each
                    taken.add(each)
                    break

    def _is_mostly_same(self, gone: str, new: str) -> bool:
        try:
            old, now = self._old.zone(gone).facts, self._new.zone(new).facts
        except ZoneError:
            return False
        pairs = matching.pair(
            [matching.parts(each, self._renamed) for each in old], [matching.parts(each) for each in now], [tuple(Part)]
        )
        return 2 * len(pairs) >= max(len(old), len(now))

    def _heads(self, old: Zone | None, new: Zone | None) -> Iterator[ZoneChange]:
        shown = new or old
        assert shown is not None
        changed = _fields(old, new, _HEAD, self._renamed) if old and new else ()
        is_renamed = old is not None and new is not None and old.id != new.id
        how = _how(old, new, is_renamed)
        if how is not How.CHANGED or changed:
            was = old.id if old is not None and is_renamed else None
            yield ZoneChange(what="zone", how=how, zone=shown.id, was=was, name=shown.name, fields=changed)

    # -- sources ---------------------------------------------------------------------------------

    def _find_sources(self) -> Iterator[SourceChange]:
        before, now = set(self._old.ids_present("sources")), set(self._new.ids_present("sources"))
        was = self._find_renamed_sources(sorted(before - now), sorted(now - before))
        for id in sorted((before - set(was.values())) | now):
            if id in before and id in now and self._is_same("sources", id):
                continue
            earlier = was.get(id, id if id in before else None)
            old = None if earlier is None else self._read(Side.OLD, "source", earlier)
            new = self._read(Side.NEW, "source", id) if id in now else None
            shown = new or old
            if shown is None or (old is None) is not (earlier is None) or (new is None) is (id in now):
                continue
            changed = _fields(old, new, _SOURCE) if old and new else ()
            how = _how(old, new, id in was)
            if how is not How.CHANGED or changed:
                yield SourceChange(
                    what="source",
                    how=how,
                    source=id,
                    was=was.get(id),
                    title=shown.title,
                    issued=shown.issued,
                    fields=changed,
                )

    def _find_renamed_sources(self, gone: Sequence[str], new: Sequence[str]) -> Mapping[str, str]:
        """Find the sources that are under another id, and return them, new id to old: they are the same work."""
        works: dict[object, list[str]] = {}
        for id in new if gone else ():
            works.setdefault(_work(self._new, id), []).append(id)
        found: dict[str, str] = {}
        for id in gone if new else ():
            work = _work(self._old, id)
            if work is not None and works.get(work):
                self._renamed.sources[id] = works[work].pop(0)
                found[self._renamed.sources[id]] = id
        return found

    # -- facts -----------------------------------------------------------------------------------

    def _facts(self, old: Zone | None, new: Zone | None) -> Iterator[FactChange]:
        before, now = self._asked(old), self._asked(new)
        said = [matching.parts(fact, self._renamed) for fact in before], [matching.parts(fact) for fact in now]
        pairs = matching.pair_facts(*said)
        partners = {n: m for m, n in pairs.items()}
        for n, fact in enumerate(now):
            m = partners.get(n)
            if m is None:
                yield self._change(How.ADDED, new, None, fact)
                continue
            changed = matching.changed(said[0][m], said[1][n])
            if changed:
                yield self._change(How.CHANGED, new, before[m], fact, changed, old)
        for m, fact in enumerate(before):
            if m not in pairs:
                yield self._change(How.REMOVED, new or old, fact, None, (), old)

    def _asked(self, zone: Zone | None) -> list[Fact]:
        if zone is None:
            return []
        return [fact for fact in zone.facts if self._indicators is None or fact.indicator in self._indicators]

    def _change(
        self,
        how: How,
        shown: Zone | None,
        before: Fact | None,
        now: Fact | None,
        parts: tuple[Part, ...] = (),
        old: Zone | None = None,
    ) -> FactChange:
        fact = now or before
        assert shown is not None
        assert fact is not None
        return FactChange(
            what="fact",
            how=how,
            zone=shown.id,
            indicator=fact.indicator,
            parts=parts,
            old=view(old.id, before, self._old, self._measure) if before is not None and old is not None else None,
            new=view(shown.id, now, self._new, self._measure) if now is not None else None,
            _zone=shown.name,
        )


def _names(catalogue: Catalogue, id: str) -> Iterable[str]:
    try:
        return catalogue.head(id).name.languages.values()
    except ZoneError:
        return ()


def _work(catalogue: Catalogue, id: str) -> object:
    """Return what tells a source apart from other works; None where it cannot be read."""
    try:
        source = catalogue.source(id)
    except ZoneError:
        return None
    return tuple(alike(getattr(source, name)) for name in _WORK)


def _how(old: object, new: object, is_renamed: bool = False) -> How:
    if old is None or new is None:
        return How.ADDED if old is None else How.REMOVED
    return How.RENAMED if is_renamed else How.CHANGED


# -- what a key says -------------------------------------------------------------------------------

_HEAD = tuple(each.name for each in fields(Zone) if each.name not in ("id", "facts", "events"))
_SOURCE = tuple(each.name for each in fields(Source) if each.name != "id")
_WORK = ("type", "title", "container_title", "issued")


def _fields(
    old: object, new: object, names: Iterable[str], renamed: Renamed = matching.NONE
) -> tuple[FieldChange, ...]:
    """Return the keys that say something else."""
    found = []
    for name in names:
        before, now = getattr(old, name), getattr(new, name)
        if name == "part_of":
            before = tuple(renamed.zones.get(id, id) for id in before)
        elif name == "leading_industries":
            before = tuple(replace(each, source=renamed.sources.get(each.source, each.source)) for each in before)
        if alike(before) != alike(now):
            found.append(FieldChange(field=name, old=_say(before), new=_say(now)))
    return tuple(found)


def _say(value: Any) -> Value:
    if value is None or isinstance(value, Text):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return tuple(map(_word, value))
    return _word(value)


def _word(value: Any) -> str:
    if isinstance(value, LeadingIndustries):
        when = f" {value.period}" if value.period else ""
        return f"{value.source}{when}: {', '.join(value.industries)}"
    if isinstance(value, FiscalYearRow):
        return " ".join(filter(None, (value.starts, value.named_by)))
    return str(value)


# -- events and sources ----------------------------------------------------------------------------

_EVENT = ("date", "title", "source", "at", "note")
_EVENTS_SHARED = (_EVENT, ("date", "title", "source"), ("date", "title"), ("title", "source"), ("date", "source"))


def _events(old: Zone | None, new: Zone | None, renamed: Renamed) -> Iterator[EventChange]:
    before, now = (zone.events if zone else () for zone in (old, new))
    shown = [events_of(zone) if zone else () for zone in (old, new)]
    said = [_of_event(each, renamed) for each in before], [_of_event(each) for each in now]
    pairs = matching.pair(*said, _EVENTS_SHARED)
    partners = {n: m for m, n in pairs.items()}
    found: list[tuple[How, tuple[str, ...], EventView | None, EventView | None]] = []
    for n in range(len(now)):
        m = partners.get(n)
        if m is None:
            found.append((How.ADDED, (), None, shown[1][n]))
        elif changed := tuple(name for name in _EVENT if said[0][m][name] != said[1][n][name]):
            found.append((How.CHANGED, changed, shown[0][m], shown[1][n]))
    found += [(How.REMOVED, (), shown[0][m], None) for m in range(len(before)) if m not in pairs]
    zone = new or old
    assert zone is not None
    for how, names, then, today in found:
        yield EventChange(what="event", how=how, zone=zone.id, fields=names, old=then, new=today, _zone=zone.name)


def _of_event(event: Event, renamed: Renamed = matching.NONE) -> dict[str, Any]:
    said = {name: alike(getattr(event, name)) for name in _EVENT}
    return {**said, "date": event.date.text, "source": renamed.sources.get(event.source, event.source)}


def _touched(old: Catalogue, new: Catalogue, sources: Iterable[SourceChange]) -> list[bytes]:
    """Return the ids, as bytes, of what makes a figure be read otherwise though its record is the same: a source that
    writes figures in another way, an indicator that counts something else."""
    found = [
        each.source
        for each in sources
        if each.how is How.CHANGED and old.source(each.source).conventions != new.source(each.source).conventions
    ]
    for id in old.indicators.own.keys() | new.indicators.own.keys():
        before, now = old.indicators.get(id), new.indicators.get(id)
        if before and now and (before.usual, before.is_change) != (now.usual, now.is_change):
            found.append(id)
    return [id.encode() for id in found]
