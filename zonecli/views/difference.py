"""What two states of the records say differently: zone by zone and fact by fact, then the sources.

A fact has no id. Two facts of one zone are one fact that has changed where they share what one of `_SHARED` lists; the
first lists are the closest, and a fact that has found its like there is out of the question for the others:

- all that a fact says: no difference;
- the subject (indicator, part, whole, definition), the period and the source: its print, its reading, its status, its
  rank, its place in the source or its note has changed;
- the subject, the period and the print: the source has changed;
- the subject, the source and the print: the period has changed;
- the indicator, the period, the source and the print: the part, the whole or the definition has changed;
- all of that but the indicator: the indicator has changed;
- the subject and the period, where one is expected and the other has come to be, or one is provisional and the other
  is not: the status has moved, whatever the print and the source have become.

What is further apart is one fact that is gone and one that is new. Nothing depends on the order in a file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from zonecli.errors import ZoneError
from zonecli.figures.types import Figure
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.vocabulary import FiscalYearRow, Source
from zonecli.records.zones import LeadingIndustries, Status, Zone
from zonecli.store.revision import Revision, is_same
from zonecli.views.facts import FactView, view
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.sources import EventView, events_of

if TYPE_CHECKING:
    from zonecli.records.zones import Event, Fact
    from zonecli.store.catalogue import Catalogue

T = TypeVar("T")


class How(StrEnum):
    """What has become of something."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


class Part(StrEnum):
    """What of a fact has changed; a `reading` is another one of the same print."""

    FIGURE = "figure"
    READING = "reading"
    STATUS = "status"
    SOURCE = "source"
    PERIOD = "period"
    INDICATOR = "indicator"
    SCOPE = "scope"
    OF = "of"
    BASIS = "basis"
    RANK = "rank"
    AT = "at"
    NOTE = "note"


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
    """A source that is new, gone or changed."""

    what: str
    how: How
    source: str
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
        return State(catalogue.revision, catalogue.commit.hash, catalogue.commit.day)
    return State(str(catalogue.root), None, None)


def difference(
    old: Catalogue,
    new: Catalogue,
    zones: Collection[str] | None = None,
    indicators: Collection[str] | None = None,
) -> Difference:
    """Return all that differs, as `Changes` yields it."""
    found = Changes(old, new, zones, indicators)
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
        sources = list(self._find_sources())
        self._touched = _touched(self._old, self._new, sources)
        self._renamed = self._find_renamed(sorted(before - now), sorted(now - before))
        was = {new: old for old, new in self._renamed.items()}
        for id in sorted((before - self._renamed.keys()) | now):
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
            yield from _events(old, new)

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
        """Return a zone or a source; None where it cannot be read, which is put down."""
        catalogue = self._old if side is Side.OLD else self._new
        try:
            return catalogue.zone(id) if what == "zone" else catalogue.source(id)
        except ZoneError:
            self.unread.append(Unread(what, id, side, catalogue.name(catalogue.path(f"{what}s", id))))
            return None

    def _find_renamed(self, gone: Sequence[str], new: Sequence[str]) -> Mapping[str, str]:
        """Return the zones that are under another id, old id to new: they share a name, and half of their facts."""
        if not gone or not new:
            return {}
        named: dict[str, list[str]] = {}
        for id in new:
            for name in _names(self._new, id):
                named.setdefault(name, []).append(id)
        found: dict[str, str] = {}
        for id in gone:
            alike = dict.fromkeys(each for name in _names(self._old, id) for each in named.get(name, ()))
            for each in alike:
                if each not in found.values() and self._is_mostly_same(id, each):
                    found[id] = each
                    break
        return found

    def _is_mostly_same(self, gone: str, new: str) -> bool:
        try:
            old, now = self._old.zone(gone).facts, self._new.zone(new).facts
        except ZoneError:
            return False
        pairs = _pair([_parts(each) for each in old], [_parts(each) for each in now], [tuple(Part)])
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
        for id in sorted(before | now):
            if id in before and id in now and self._is_same("sources", id):
                continue
            old = self._read(Side.OLD, "source", id) if id in before else None
            new = self._read(Side.NEW, "source", id) if id in now else None
            shown = new or old
            if shown is None or (old is None) is (id in before) or (new is None) is (id in now):
                continue
            changed = _fields(old, new, _SOURCE) if old and new else ()
            how = _how(old, new)
            if how is not How.CHANGED or changed:
                yield SourceChange(
                    what="source", how=how, source=id, title=shown.title, issued=shown.issued, fields=changed
                )

    # -- facts -----------------------------------------------------------------------------------

    def _facts(self, old: Zone | None, new: Zone | None) -> Iterator[FactChange]:
        before, now = self._asked(old), self._asked(new)
        said = [_parts(fact, self._renamed) for fact in before], [_parts(fact) for fact in now]
        pairs = _pair(*said, _SHARED)
        pairs |= _pair_moved(*said, pairs)
        partners = {n: m for m, n in pairs.items()}
        for n, fact in enumerate(now):
            m = partners.get(n)
            if m is None:
                yield self._change(How.ADDED, new, None, fact)
                continue
            changed = _changed(said[0][m], said[1][n])
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


def _how(old: object, new: object, is_renamed: bool = False) -> How:
    if old is None or new is None:
        return How.ADDED if old is None else How.REMOVED
    return How.RENAMED if is_renamed else How.CHANGED


# -- what a key says -------------------------------------------------------------------------------

_HEAD = tuple(each.name for each in fields(Zone) if each.name not in ("id", "facts", "events"))
_SOURCE = tuple(each.name for each in fields(Source) if each.name != "id")


def _fields(
    old: object, new: object, names: Iterable[str], renamed: Mapping[str, str] | None = None
) -> tuple[FieldChange, ...]:
    """Return the keys that say something else; of an id that is `renamed` nothing has changed."""
    found = []
    for name in names:
        before, now = getattr(old, name), getattr(new, name)
        if name == "part_of" and renamed:
            before = tuple(renamed.get(id, id) for id in before)
        if _alike(before) != _alike(now):
            found.append(FieldChange(field=name, old=_say(before), new=_say(now)))
    return tuple(found)


def _alike(value: Any) -> Any:
    """Return what two values have alike that say the same: the languages of a text have no order."""
    return tuple(sorted(value.languages.items())) if isinstance(value, Text) else value


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


# -- which fact was which --------------------------------------------------------------------------

_SUBJECT = (Part.INDICATOR, Part.SCOPE, Part.OF, Part.BASIS)
_SAME = (*_SUBJECT, Part.PERIOD, Part.SOURCE)
_PRINTED = (Part.PERIOD, Part.SOURCE, Part.FIGURE)
_SHARED: Sequence[Sequence[Part]] = (
    tuple(Part),
    (*_SAME, Part.FIGURE, Part.READING, Part.STATUS),
    (*_SAME, Part.FIGURE, Part.STATUS),
    (*_SAME, Part.FIGURE),
    (*_SAME, Part.READING, Part.STATUS),
    (*_SAME, Part.STATUS, Part.AT),
    (*_SAME, Part.STATUS),
    _SAME,
    (*_SUBJECT, Part.PERIOD, Part.FIGURE, Part.STATUS),
    (*_SUBJECT, Part.PERIOD, Part.FIGURE),
    (*_SUBJECT, Part.SOURCE, Part.FIGURE, Part.STATUS),
    (*_SUBJECT, Part.SOURCE, Part.FIGURE),
    (Part.INDICATOR, *_PRINTED, Part.STATUS),
    (Part.INDICATOR, *_PRINTED),
    (*_SUBJECT[1:], *_PRINTED, Part.STATUS),
    (*_SUBJECT[1:], *_PRINTED),
)
_READ = tuple(each.name for each in fields(Figure) if each.name != "printed")

Said: TypeAlias = Mapping[Part, Any]
"""What each part of a fact says, so that two that say the same are equal."""


def _parts(fact: Fact, renamed: Mapping[str, str] | None = None) -> Said:
    of = renamed.get(fact.of, fact.of) if renamed and isinstance(fact.of, str) else fact.of
    days = (fact.period.start, fact.period.end) if fact.period else None
    return {
        Part.FIGURE: fact.figure.printed,
        Part.READING: (*(getattr(fact.figure, name) for name in _READ), fact.printed_unit, days),
        Part.STATUS: fact.status.value,
        Part.SOURCE: fact.source,
        Part.PERIOD: fact.period and fact.period.text,
        Part.INDICATOR: fact.indicator,
        Part.SCOPE: _alike(fact.scope),
        Part.OF: _alike(of),
        Part.BASIS: _alike(fact.basis),
        Part.RANK: fact.rank.value,
        Part.AT: fact.at,
        Part.NOTE: _alike(fact.note),
    }


def _changed(old: Said, new: Said) -> tuple[Part, ...]:
    """Return the parts that differ; that another print, or another period, is read otherwise goes without saying."""
    found = [part for part in Part if old[part] != new[part]]
    if Part.FIGURE in found or (Part.PERIOD in found and old[Part.READING][:-1] == new[Part.READING][:-1]):
        found = [part for part in found if part is not Part.READING]
    return tuple(found)


def _pair(
    old: Sequence[Mapping[T, Any]], new: Sequence[Mapping[T, Any]], shared: Iterable[Sequence[T]]
) -> dict[int, int]:
    """Return which of the old is which of the new, by their numbers, as far as they share one of these lists of parts:
    the first lists first, and of several that share one in an order of their own."""
    pairs: dict[int, int] = {}
    rest, others = list(range(len(old))), list(range(len(new)))
    for names in shared:
        if not rest or not others:
            break
        groups = _grouped(old, rest, names), _grouped(new, others, names)
        for key in groups[0].keys() & groups[1].keys():
            pairs.update(zip(_ordered(old, groups[0][key]), _ordered(new, groups[1][key]), strict=False))
        taken = set(pairs.values())
        rest, others = [n for n in rest if n not in pairs], [n for n in others if n not in taken]
    return pairs


def _grouped(said: Sequence[Mapping[T, Any]], numbers: Iterable[int], names: Sequence[T]) -> dict[Any, list[int]]:
    groups: dict[Any, list[int]] = {}
    for n in numbers:
        groups.setdefault(tuple(said[n][name] for name in names), []).append(n)
    return groups


def _ordered(said: Sequence[Mapping[T, Any]], numbers: list[int]) -> list[int]:
    return numbers if len(numbers) == 1 else sorted(numbers, key=lambda n: repr(tuple(said[n].values())))


_FIRM = {Status.ACTUAL.value: "actual", Status.ESTIMATE.value: "provisional", Status.PROVISIONAL.value: "provisional"}
_FIRMER = (("expected", "actual"), ("expected", "provisional"), ("provisional", "actual"))


def _pair_moved(old: Sequence[Said], new: Sequence[Said], paired: Mapping[int, int]) -> dict[int, int]:
    """Return the pairs of figures of one subject and one period of which one has become firmer, or less firm."""
    taken = set(paired.values())
    names = (*_SUBJECT, Part.PERIOD)
    groups = (
        _grouped(old, [n for n in range(len(old)) if n not in paired], names),
        _grouped(new, [n for n in range(len(new)) if n not in taken], names),
    )
    pairs: dict[int, int] = {}
    for key in groups[0].keys() & groups[1].keys():
        before, now = _by_firmness(old, groups[0][key]), _by_firmness(new, groups[1][key])
        for one, other in _FIRMER:
            for a, b in ((one, other), (other, one)):
                found = list(zip(before[a], now[b], strict=False))
                pairs.update(found)
                del before[a][: len(found)], now[b][: len(found)]
    return pairs


def _by_firmness(said: Sequence[Said], numbers: list[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {"expected": [], "provisional": [], "actual": []}
    for n in _ordered(said, numbers):
        found[_FIRM.get(said[n][Part.STATUS], "expected")].append(n)
    return found


# -- events and sources ----------------------------------------------------------------------------

_EVENT = ("date", "title", "source", "at", "note")
_EVENTS_SHARED = (_EVENT, ("date", "title", "source"), ("date", "title"), ("title", "source"), ("date", "source"))


def _events(old: Zone | None, new: Zone | None) -> Iterator[EventChange]:
    before, now = (zone.events if zone else () for zone in (old, new))
    shown = [events_of(zone) if zone else () for zone in (old, new)]
    said = [_of_event(each) for each in before], [_of_event(each) for each in now]
    pairs = _pair(*said, _EVENTS_SHARED)
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


def _of_event(event: Event) -> dict[str, Any]:
    return {**{name: _alike(getattr(event, name)) for name in _EVENT}, "date": event.date.text}


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
