"""A mapping: what the columns of a table are to become, read from its file, every fault at its line.

A setting is a text that holds for all rows, or says where each row has its own: `column 地区`, `from the head` (of the
column that the figure stands in), `from the section`, `from the name` (of the zone). `?` is what nobody has decided.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping as Table, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from zonecli.errors import N_, RecordsUnreadable, reason_of
from zonecli.ingest.faults import MappingFault, TableUnreadable
from zonecli.records.fields import LANGUAGE
from zonecli.store.encoding import decode, place
from zonecli.store.files import read_file
from zonecli.store.lookup import fold
from zonecli.store.toml.parser import parse
from zonecli.store.toml.scanner import Path as Place, spans
from zonecli.suggest import nearest

Reference: TypeAlias = str | int
"""A column by its head, or by its number from 1."""

UNDECIDED = "?"
HEAD, SECTION, NAME = "from the head", "from the section", "from the name"
_COLUMN = "column "
WAYS = ("code", "name", "alias", "name without place", "name without suffix")
"""How a row may be matched with a zone on record, the surest way first."""
USUAL_WAYS = WAYS[:4]
VALUES = (
    *("kind", "level", "place", "industries", "indicator", "unit", "period", "status"),
    *("source", "scope", "of", "basis", "note", "title", "aliases", "date"),
)
"""The settings whose cells a table [values.SETTING] can translate."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A value for all rows, or where each row has its own. `at` is its place in the mapping."""

    at: Place
    value: str | dict[str, str] | None = None
    column: Reference | None = None
    is_from: str = ""


@dataclass(frozen=True, slots=True)
class NewZones:
    """How zones that are not on record are made: settings of the head's keys; ids, and what they are called in other
    languages, decided by hand, by name."""

    at: Place
    id: Setting | None
    ids: dict[str, str]
    texts: dict[str, dict[str, str]]
    names: dict[str, Setting]
    keys: dict[str, Setting]


@dataclass(frozen=True, slots=True)
class ZoneMapping:
    """Which zone a row is of: one for all, or that of a column; `is_skipped` leaves out those that are not known."""

    at: Place
    id: str | None
    column: Reference | None
    is_in_head: bool
    code: Reference | None
    ways: tuple[str, ...]
    new: NewZones | None
    is_skipped: bool
    decided: dict[str, str]


@dataclass(frozen=True, slots=True)
class FactMapping:
    """Figures: their columns, as references or as the first and the last of a stretch, and settings by key."""

    at: Place
    columns: tuple[Reference | tuple[Reference, Reference], ...]
    keys: dict[str, Setting]


@dataclass(frozen=True, slots=True)
class RowMapping:
    """Events, or leading industries: settings by key."""

    at: Place
    keys: dict[str, Setting]


@dataclass(frozen=True)
class Mapping:
    """A mapping file. Rows of the table count from 0 here.

    `unit` and `period` are those of the whole table, for figures that have none of their own.
    """

    path: str
    text: str
    source: Setting | None
    sheet: str | None
    encoding: str | None
    head: tuple[int, ...] | None
    unit: str | None
    period: Setting | None
    skip: tuple[str, ...]
    missing: frozenset[str]
    fill: tuple[tuple[Place, Reference], ...]
    only: dict[str, tuple[str, ...]]
    at: Setting | None
    zone: ZoneMapping
    values: dict[str, dict[str, Any]]
    facts: tuple[FactMapping, ...]
    events: tuple[RowMapping, ...]
    industries: RowMapping | None

    def fault(self, at: Place, sentence: str, hint: str = "", /, **details: object) -> MappingFault:
        """Return a fault of what stands at a place of the file."""
        return _fault(self.path, self.text, at, sentence, hint, **details)


def _fault(path: str, text: str, at: Place, sentence: str, hint: str = "", /, **details: object) -> MappingFault:
    found = spans(text)
    while at and at not in found:
        at = at[:-1]
    return MappingFault(path, *place(text, found[at].value if at else 0), sentence, hint, **details)


def read_mapping(path: Path) -> Mapping:
    """Return the mapping that a file holds.

    Raises TableUnreadable where it cannot be opened, Diagnostic where it is no TOML, MappingFault where it says what
    no mapping says.
    """
    try:
        # Whoever names a link means the file that it leads to.
        real = os.path.realpath(path)
        data = read_file(real, os.path.dirname(real))
    except RecordsUnreadable as error:
        raise TableUnreadable(error.sentence, **{**error.details, "path": path}) from error
    except OSError as error:  # The working directory is gone.
        raise TableUnreadable(N_("{path}: {reason}"), path=path, reason=reason_of(error)) from error
    text = decode(data, str(path))
    return _Reader(str(path), text).mapping(parse(text, str(path)))


Read: TypeAlias = Callable[[Any, Place], Any]


class _Reader:
    """Reads the tables of one file, key by key."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text

    def _fail(self, at: Place, sentence: str, hint: str = "", /, **details: object) -> NoReturn:
        raise _fault(self._path, self._text, at, sentence, hint, **details)

    def mapping(self, raw: dict[str, Any]) -> Mapping:
        found = self._table(raw, (), _ROOT)
        facts = tuple(found.get("facts", ()))
        events, industries = tuple(found.get("events", ())), found.get("industries")
        if "zone" not in found:
            self._fail(
                (), N_("the mapping does not say which zone a row is of"), N_('[zone] with column = "…", or id = "…"')
            )
        if not (facts or events or industries or found["zone"].new):
            self._fail(
                (), N_("the mapping says of no column what it is"), N_("write [[facts]] with column and indicator")
            )
        return Mapping(
            path=self._path,
            text=self._text,
            source=found.get("source"),
            sheet=found.get("sheet"),
            encoding=found.get("encoding"),
            head=found.get("head"),
            unit=found.get("unit"),
            period=found.get("period"),
            skip=tuple(found.get("skip", ())),
            missing=frozenset(fold(each) for each in found.get("missing", ())),
            fill=tuple((("fill", n), each) for n, each in enumerate(found.get("fill", ()))),
            only=found.get("only", {}),
            at=found.get("at"),
            zone=found["zone"],
            values=found.get("values", {}),
            facts=facts,
            events=events,
            industries=industries,
        )

    # -- values of a form ----------------------------------------------------------------------

    def _table(self, raw: Any, at: Place, keys: Table[str, str]) -> dict[str, Any]:
        if not isinstance(raw, dict):
            self._fail(at, N_("a table is expected here"))
        found = {}
        for key, value in raw.items():
            if key not in keys:
                near = nearest(key, keys)
                self._fail(
                    (*at, key),
                    N_("no key is called “{key}” here"),
                    N_("did you mean: {near}?") if near else N_("the keys are: {keys}"),
                    key=key,
                    near=", ".join(near),
                    keys=", ".join(keys),
                )
            found[key] = getattr(self, f"_{keys[key]}")(value, (*at, key))
        return found

    def _name(self, value: Any, at: Place) -> str:
        if not isinstance(value, str) or not value.strip():
            self._fail(at, N_("a text in quotes is expected here"))
        if value == UNDECIDED:
            self._fail(at, N_("this is not decided yet"), N_("put what is meant in place of “?”"))
        return value

    def _names(self, value: Any, at: Place) -> list[str]:
        if not isinstance(value, list):
            return [self._name(value, at)]
        return [self._name(each, (*at, n)) for n, each in enumerate(value)]

    def _reference(self, value: Any, at: Place) -> Reference:
        if type(value) is int and value > 0:
            return value
        text = self._name(value, at)
        return _reference(text.removeprefix(_COLUMN)) if text.startswith(_COLUMN) else text

    def _references(self, value: Any, at: Place) -> list[Reference]:
        listed = value if isinstance(value, list) else [value]
        return [self._reference(each, (*at, n) if isinstance(value, list) else at) for n, each in enumerate(listed)]

    def _rows(self, value: Any, at: Place) -> tuple[int, ...]:
        rows = value if isinstance(value, list) else [value]
        if (
            not rows
            or any(type(row) is not int or row < 1 for row in rows)
            or rows != list(range(rows[0], rows[-1] + 1))
        ):
            self._fail(at, N_("rows are numbers from 1, one after the other: [2, 3]"))
        return tuple(row - 1 for row in rows)

    def _setting(self, value: Any, at: Place) -> Setting:
        if isinstance(value, dict):
            return Setting(at, self._languages(value, at))
        text = self._name(value, at)
        if text in (HEAD, SECTION, NAME):
            return Setting(at, is_from=text)
        if text.startswith(_COLUMN):
            return Setting(at, column=_reference(text.removeprefix(_COLUMN)))
        return Setting(at, text)

    def _languages(self, value: dict[str, Any], at: Place) -> dict[str, str]:
        for tag in value:
            if not LANGUAGE.fits(tag):
                self._fail((*at, tag), N_("“{tag}” is no language"), N_('write {{ zh = "…", en = "…" }}'), tag=tag)
        return {tag: self._name(each, (*at, tag)) for tag, each in value.items()}

    def _settings(self, value: Any, at: Place) -> Setting:
        """A setting that is a list for all rows, or one where each row has its own."""
        if isinstance(value, list):
            return Setting(at, "\n".join(self._names(value, at)))
        return self._setting(value, at)

    # -- tables ----------------------------------------------------------------------------------

    def _zone(self, value: Any, at: Place) -> ZoneMapping:
        found = self._table(value, at, _ZONE)
        column = found.get("column")
        if (column is None) == ("id" not in found):
            self._fail(at, N_("[zone] has either the column that names the zone, or the id of the one zone"))
        new = found.get("new")
        return ZoneMapping(
            at=at,
            id=found.get("id"),
            column=None if column == HEAD else column,
            is_in_head=column == HEAD,
            code=found.get("code"),
            ways=tuple(found.get("match", USUAL_WAYS)),
            new=new if isinstance(new, NewZones) else None,
            is_skipped=new == "skip",
            decided=found.get("decided", {}),
        )

    def _ways(self, value: Any, at: Place) -> list[str]:
        ways = self._names(value, at)
        for n, way in enumerate(ways):
            if way not in WAYS:
                self._fail((*at, n), N_("“{value}” is not one of {choices}"), value=way, choices=", ".join(WAYS))
        return ways

    def _new(self, value: Any, at: Place) -> NewZones | str:
        if value in ("refuse", "skip"):
            return str(value)
        if isinstance(value, str):
            self._fail(at, N_("“{value}” is not one of {choices}"), value=value, choices="refuse, skip, { kind = … }")
        found = self._table(value, at, _NEW)
        names = found.pop("name", {})
        ids, id, texts = found.pop("ids", {}), found.pop("id", None), found.pop("names", {})
        if "kind" not in found:
            self._fail(
                at, N_("the kind of new zones is missing"), N_('kind = "industrial-park", or "column …"; zonecli kinds')
            )
        return NewZones(at, id, ids, texts, names, found)

    def _by_language(self, value: Any, at: Place) -> dict[str, Setting]:
        if not isinstance(value, dict):
            self._fail(at, N_('names are written by language: {{ en = "column …" }}'))
        self._languages(value, at)
        return {tag: self._setting(each, (*at, tag)) for tag, each in value.items()}

    def _called(self, value: Any, at: Place) -> dict[str, dict[str, str]]:
        """Names by language, by the names that the table prints."""
        if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
            self._fail(at, N_('each line is: "name in the table" = {{ en = "…" }}'))
        return {fold(name): self._languages(each, (*at, name)) for name, each in value.items()}

    def _decided(self, value: Any, at: Place) -> dict[str, str]:
        """Texts by the names that the table prints, those that are not decided as well."""
        if not isinstance(value, dict) or any(not isinstance(each, str) for each in value.values()):
            self._fail(at, N_('each line is: "name in the table" = "what it is"'))
        return {fold(name): each for name, each in value.items()}

    def _values(self, value: Any, at: Place) -> dict[str, dict[str, Any]]:
        found = self._table(value, at, dict.fromkeys(VALUES, "translated"))
        return {key: {fold(name): each for name, each in table.items()} for key, table in found.items()}

    def _translated(self, value: Any, at: Place) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._fail(at, N_('each line is: "name in the table" = "what it is"'))
        for name, each in value.items():
            parts = each if isinstance(each, list) else list(each.values()) if isinstance(each, dict) else [each]
            if any(not isinstance(part, str) for part in parts):
                self._fail((*at, name), N_("a text in quotes is expected here"))
        return value

    def _only(self, value: Any, at: Place) -> dict[str, tuple[str, ...]]:
        if not isinstance(value, dict):
            self._fail(at, N_('each line is: "column" = ["the cells that are wanted"]'))
        return {label: tuple(self._names(each, (*at, label))) for label, each in value.items()}

    def _facts(self, value: Any, at: Place) -> list[FactMapping]:
        found = []
        for n, row in enumerate(self._array(value, at)):
            keys = self._table(row, (*at, n), _FACT)
            columns = [*self._stretch(keys.pop("column", None)), *self._stretch(keys.pop("columns", None))]
            if not columns or "indicator" not in keys:
                self._fail((*at, n), N_("figures need their column and their indicator"))
            found.append(FactMapping((*at, n), tuple(columns), keys))
        return found

    def _stretch(self, references: list[Reference] | None) -> list[Reference | tuple[Reference, Reference]]:
        """Return columns, of which “first … last” are a stretch."""
        found: list[Reference | tuple[Reference, Reference]] = []
        for each in references or ():
            first, dots, last = str(each).replace("...", "…").partition(" … ")
            found.append((_reference(first.strip()), _reference(last.strip())) if dots else each)
        return found

    def _events(self, value: Any, at: Place) -> list[RowMapping]:
        found = []
        for n, row in enumerate(self._array(value, at)):
            keys = self._table(row, (*at, n), _EVENT)
            if not {"date", "title"} <= keys.keys():
                self._fail((*at, n), N_("events need a date and a title"))
            found.append(RowMapping((*at, n), keys))
        return found

    def _leading(self, value: Any, at: Place) -> RowMapping:
        keys = self._table(value, at, _INDUSTRIES)
        if "column" not in keys:
            self._fail(at, N_("[industries] needs the column that names them"))
        keys["industries"] = Setting((*at, "column"), column=keys.pop("column"))
        return RowMapping(at, keys)

    def _array(self, value: Any, at: Place) -> Sequence[Any]:
        if not isinstance(value, list):
            self._fail(at, N_("write [[{key}]], with two brackets, for each of them"), key=at[-1])
        return value


def _reference(text: str) -> Reference:
    return int(text) if text.isdecimal() and len(text) < 4 else text


# The keys of each table, and which method reads them.
_ROOT = {
    "source": "setting",
    "sheet": "name",
    "encoding": "name",
    "head": "rows",
    "unit": "name",
    "period": "setting",
    "skip": "names",
    "missing": "names",
    "fill": "references",
    "only": "only",
    "at": "setting",
    "zone": "zone",
    "values": "values",
    "facts": "facts",
    "events": "events",
    "industries": "leading",
}
_ZONE = {"id": "name", "column": "reference", "code": "reference", "match": "ways", "new": "new", "decided": "decided"}
_NEW = {
    "id": "setting",
    "ids": "decided",
    "name": "by_language",
    "names": "called",
    "aliases": "settings",
    "kind": "setting",
    "level": "setting",
    "place": "settings",
    "code": "setting",
    "industries": "settings",
    "part_of": "settings",
}
_FACT = {
    "column": "references",
    "columns": "references",
    "indicator": "setting",
    "unit": "setting",
    "period": "setting",
    "status": "setting",
    "scope": "setting",
    "of": "setting",
    "basis": "setting",
    "note": "setting",
}
_EVENT = {"date": "setting", "title": "setting", "note": "setting"}
_INDUSTRIES = {"column": "reference", "period": "setting"}
