"""The zones that the rows of a table are of: on record, or to be made where the mapping says so."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_
from zonecli.ingest.cells import Cells, RowFault
from zonecli.ingest.faults import CellFault
from zonecli.ingest.heads import read_head
from zonecli.ingest.layout import Column, Row
from zonecli.ingest.mapping import NAME, UNDECIDED, NewZones
from zonecli.ingest.matching import Match, Zones
from zonecli.records.ids import is_id, propose_id
from zonecli.store.lookup import fold
from zonecli.store.place_names import spellings

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

NEW, SKIP = "new", "skip"
# The keys of a head, in the order of the records.
_KEYS = ("name", "aliases", "kind", "level", "code", "place", "industries", "part_of")
# What several rows of one zone add up to; the other keys must be the same in each.
_LISTS = ("aliases", "place", "industries", "part_of")


@dataclass(frozen=True, slots=True)
class Target:
    """The zone of a row: its id, and its head where it is to be made. `note` is what a mark behind its name means."""

    id: str
    name: str
    head: dict[str, Any] | None = None
    note: str | None = None


class Targets:
    """Finds the zone of each row."""

    def __init__(self, catalogue: Catalogue, cells: Cells) -> None:
        self._catalogue, self._cells = catalogue, cells
        self._mapping = cells.mapping.zone
        self._matches: dict[str, Match] = {}
        self._several: dict[str, list[str]] = {}
        self._ids: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        self.made: dict[str, dict[str, Any]] = {}
        """The heads of the zones that are to be made, by id."""

    @cached_property
    def zones(self) -> Zones:
        """The zones on record."""
        return Zones(self._catalogue)

    def find(self, row: Row, column: Column | None = None) -> Target | None:
        """Return the zone of a row, of the figure in `column` where the heads name the zones; None to leave it out.

        Raises RowFault, MappingFault.
        """
        mapping = self._mapping
        if mapping.id is not None:
            if not self._catalogue.has("zones", mapping.id):
                raise self._cells.mapping.fault(
                    (*mapping.at, "id"),
                    N_("no zone has the id “{id}”"),
                    N_("see: {listing}"),
                    id=mapping.id,
                    listing="zonecli list",
                )
            return Target(mapping.id, "")
        if column is not None:
            return self._named(read_head(column.label, self._cells.years(column)).name, column.label, "", row, column)
        assert mapping.column is not None
        place = self._cells.column(mapping.column, (*mapping.at, "column"))
        cell = self._cells.cell(row, place)
        code = ""
        if mapping.code is not None:
            code = self._cells.cell(row, self._cells.column(mapping.code, (*mapping.at, "code"))).text
        if not cell.text and not code:
            raise RowFault(CellFault(N_("the row names no zone")), place)
        try:
            target = self._named(cell.text, cell.printed, code, row, place)
        except CellFault as fault:
            raise RowFault(fault, place) from None
        return target and Target(target.id, target.name, target.head, cell.note)

    def keep(self, target: Target) -> None:
        """Remember a zone that is to be made."""
        if target.head is not None:
            self.made[target.id] = target.head

    # -- how ---------------------------------------------------------------------------------------

    def _named(self, name: str, printed: str, code: str, row: Row, column: Column) -> Target | None:
        decided = self._mapping.decided.get(fold(printed), self._mapping.decided.get(fold(name)))
        if decided in ("", SKIP):
            return None
        if decided == UNDECIDED:
            raise CellFault(N_("nobody has decided yet which zone “{name}” is, in [zone.decided]"), name=name)
        if decided not in (None, NEW):
            if not self._catalogue.has("zones", str(decided)):
                raise self._cells.mapping.fault(
                    (*self._mapping.at, "decided"),
                    N_("no zone has the id “{id}”, which is decided for “{name}”"),
                    N_("write the id of a zone on record, “new” or “skip”"),
                    id=decided,
                    name=name,
                )
            return Target(str(decided), name)
        # One that has been made in an earlier run is on record under this very name.
        found = self.zones.match(name, ["name"]).id if decided == NEW else self._on_record(name, code)
        if found is not None:
            return Target(found, name)
        return self._unknown(name, code, row, column, is_decided=decided == NEW)

    def _on_record(self, name: str, code: str) -> str | None:
        """Return the zone on record that both the code and the name mean, as far as they mean one."""
        by_code = self.zones.by_code(code) if code and "code" in self._mapping.ways else None
        by_name = self._match(name).id
        if by_code and by_name and by_code != by_name:
            raise CellFault(
                N_("a row for two zones: the code {code} is that of {first}, “{name}” is {second}"),
                code=code,
                first=by_code,
                name=name,
                second=by_name,
            )
        recorded = self.zones.heads[by_name].code if by_name else None
        if code and recorded and not by_code and fold(recorded) != fold(code):
            raise CellFault(
                N_(
                    "“{name}” is {id}, which has the code {recorded} on record and not {code}: decide in [zone.decided]"
                ),
                name=name,
                id=by_name,
                recorded=recorded,
                code=code,
            )
        return by_code or by_name

    def _match(self, name: str) -> Match:
        if name not in self._matches:
            self._matches[name] = self.zones.match(name, self._mapping.ways)
        return self._matches[name]

    def _parts(self, name: str) -> list[str]:
        if name not in self._several:
            self._several[name] = self.zones.parts(name)
        return self._several[name]

    def _unknown(self, name: str, code: str, row: Row, column: Column, is_decided: bool) -> Target | None:
        parts = [] if is_decided else self._parts(name)
        if parts:
            raise CellFault(N_("a row for two zones: {names}"), names=", ".join(parts))
        match = self._match(name)
        near = [] if is_decided else [id for id in match.near if id not in self._taken]
        new = self._mapping.new
        if near and (match.is_too_near or new is None) and not self._mapping.is_skipped:
            raise CellFault(
                N_("no zone is called “{name}”; near it: {near}. Decide in [zone.decided]"),
                name=name,
                near=", ".join(near),
            )
        if new is None:
            if self._mapping.is_skipped:
                return None
            raise CellFault(N_("no zone is called “{name}”, and the mapping makes no new ones"), name=name)
        if not is_decided and self.zones.may_be_several(name):
            raise CellFault(N_("“{name}” may be several zones: decide in [zone.decided]"), name=name)
        return self._made(new, name, code, row)

    @cached_property
    def _taken(self) -> set[str]:
        """The zones that other rows name exactly: what is only near them is another zone."""
        mapping = self._mapping
        if mapping.column is None:
            return set()
        column = self._cells.column(mapping.column, (*mapping.at, "column"))
        names = {self._cells.layout.text(row.index, column.index) for row in self._cells.layout.rows}
        return {id for name in names if name and (id := self._match(name).id)}

    # -- new zones ---------------------------------------------------------------------------------

    def _made(self, new: NewZones, name: str, code: str, row: Row) -> Target:
        names = self._cells.values.by_language(name) | new.texts.get(fold(name), {})
        for tag, setting in new.names.items():
            text = self._cells.value("text", setting, row, name=name)
            if text:
                names[tag] = text
        head: dict[str, Any] = {"name": dict(sorted(names.items(), key=lambda one: (one[0] != "zh", one[0])))}
        for key, setting in new.keys.items():
            is_named = key == "kind" and setting.is_from == NAME
            value = self._kind(name) if is_named else self._cells.value(key, setting, row, name=name)
            if value:
                head[key] = value
        if code and "code" not in head:
            head["code"] = code
        if len(head.get("place", ())) == 1:
            head["place"] = head["place"][0]
        id = self._id(new, name, names, row)
        return Target(id, name, self._joined(id, {key: head[key] for key in _KEYS if key in head}))

    def _kind(self, name: str) -> str:
        kind = self._cells.values.translate("kind", name) or self.zones.kind_of(name)
        if not kind:
            raise CellFault(N_("“{name}” does not say what kind of zone it is: say it in [values.kind]"), name=name)
        return str(kind)

    def _id(self, new: NewZones, name: str, names: Table[str, str], row: Row) -> str:
        folded = fold(name)
        id = new.ids.get(folded) or self._ids.get(folded)
        if id is None and new.id is not None:
            id = self._cells.value("id", new.id, row, name=name)
        id = id or propose_id(names.get("en") or name, self._taken_ids(folded), self._spellings)
        if not is_id(id):
            raise CellFault(N_("“{id}” cannot be an id of “{name}”: write one in [zone.new.ids]"), id=id, name=name)
        if self._owners.setdefault(id, folded) != folded or self._catalogue.has("zones", id):
            raise CellFault(
                N_("the id “{id}” is taken: write another for “{name}” in [zone.new.ids]"), id=id, name=name
            )
        self._ids[folded] = id
        return id

    def _taken_ids(self, folded: str) -> set[str]:
        return {*self._catalogue.zone_ids, *(id for id, name in self._owners.items() if name != folded)}

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return spellings(self._catalogue.places)

    def _joined(self, id: str, head: dict[str, Any]) -> dict[str, Any]:
        """Return the head that this row and those before it make together."""
        known = self.made.get(id)
        if known is None:
            return head
        joined = dict(known)
        for key, value in head.items():
            if key in _LISTS:
                listed = list(dict.fromkeys([*_listed(known.get(key, [])), *_listed(value)]))
                joined[key] = listed[0] if key == "place" and len(listed) == 1 else listed
            elif joined.setdefault(key, value) != value:
                raise CellFault(
                    N_("the rows of “{name}” do not agree: {key} is “{first}” and “{second}”"),
                    name=id,
                    key=key,
                    first=joined[key],
                    second=value,
                )
        return joined


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
