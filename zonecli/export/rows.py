"""The records as rows of these tables, zone by zone, so that no more than one zone is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from zonecli.export.tables import (
    DERIVED,
    EVENTS,
    FACTS,
    INDICATORS,
    INPUTS,
    LEADING,
    NOTES,
    OBS_STATUS,
    SOURCES,
    STATUS_CODES,
    TABLES,
    ZONES,
    Column,
    InputView,
    LeadingView,
    Table,
    list_notes,
)
from zonecli.figures.units.format import show_unit
from zonecli.figures.units.ids import of_id
from zonecli.i18n import Text
from zonecli.records.periods import FiscalYear
from zonecli.records.vocabulary import Derivation
from zonecli.render.json import plain
from zonecli.render.sanitize import clean
from zonecli.views.choice import issue_dates
from zonecli.views.derived import Derived, by_indicator, with_derived
from zonecli.views.facts import view
from zonecli.views.indicators import indicator_view
from zonecli.views.listing import zone_row
from zonecli.views.sources import events_of, source_view, sources_of_zone

if TYPE_CHECKING:
    from zonecli.records.zones import Fact, Zone
    from zonecli.store.catalogue import Catalogue

# So many rows are handed over at once.
BATCH = 2000

_RATIO = Text("比率（1 即 100%）", "ratio (1 is 100%)")

Cell = str | int | bool | Decimal | date | None
Row = tuple[Table, list[Cell]]


class Reading:
    """Views as rows: the columns of each table, and what the ids in them are called."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._columns = {table.name: [self._cell_of(column) for column in table.columns] for table in TABLES}
        self._names: dict[tuple[str, Any, str], str] = {}

    def row(self, table: Table, found: Any, id: str | None = None) -> Row:
        """Return a view as a row of the table, with its `id` where the view itself has none."""
        cells = [cell_of(found) for cell_of in self._columns[table.name]]
        if id is not None:
            cells[0] = id
        return table, cells

    def _cell_of(self, column: Column) -> Callable[[Any], Cell]:
        """Return what takes the column's cell from a view."""
        field, tag = column.field, column.tag
        if field == OBS_STATUS:
            return lambda found: STATUS_CODES.get(found.status, found.status.value)
        if tag is None:
            return lambda found: _cell(getattr(found, field, None))
        if column.is_name:
            return lambda found: self._name(field, getattr(found, field), tag)
        return lambda found: _in_language(getattr(found, field), tag)

    def _name(self, field: str, value: Any, code: str) -> str | None:
        """Return what an id, or each of several, is called; in the other language where it has no name in this one."""
        if value is None or value == ():
            return None
        key = field, value, code
        name = self._names.get(key)
        if name is None:
            ids = value if isinstance(value, tuple) else (value,)
            name = self._names[key] = clean(";".join(self._find(field, id).pick(code) for id in ids))
        return name

    def _find(self, field: str, id: str) -> Text:
        known = self._catalogue
        match field:
            case "zone" | "part_of":
                return known.head(id).name
            case "indicator":
                return known.indicators[id].name
            case "source":
                return known.source(id).title
            case "kind":
                return known.kinds[id].name
            case "industries":
                return known.industries[id]
            case "place":
                return known.places[id].name
        if id == "ratio":
            # On screens it is % of a number that is shown a hundredfold; here the number is a share of 1.
            return _RATIO
        unit = of_id(id)
        return Text(show_unit(unit, "zh"), show_unit(unit, "en"))


def list_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Yield every row of every table; those of a zone stand together, the others after them.

    Raises what reading a record raises.
    """
    reading = Reading(catalogue)
    counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
    of_indicators: tuple[Counter[str], ...] = (Counter(), Counter())
    for zone in catalogue.zones():
        yield from _rows_of_zone(zone, catalogue, reading)
        counts[0].update(fact.source for fact in zone.facts)
        counts[1].update(event.source for event in zone.events)
        counts[2].update(sources_of_zone(zone))
        of_indicators[0].update(fact.indicator for fact in zone.facts)
        of_indicators[1].update({fact.indicator for fact in zone.facts})
    for id in dict.fromkeys([*catalogue.source_ids, *sorted(counts[2])]):
        yield reading.row(SOURCES, source_view(catalogue.source(id), *(each[id] for each in counts)))
    for indicator in catalogue.indicators.values():
        yield reading.row(INDICATORS, indicator_view(indicator, *(each[indicator.id] for each in of_indicators)))
    for note in list_notes():
        yield reading.row(NOTES, note)


def batches(rows: Iterator[Row]) -> Iterator[tuple[Table, list[list[Cell]]]]:
    """Yield the rows of each table some thousands at a time, in their order, and at last what is left of each."""
    waiting: dict[str, list[list[Cell]]] = {table.name: [] for table in TABLES}
    for table, cells in rows:
        held = waiting[table.name]
        held.append(cells)
        if len(held) == BATCH:
            yield table, held
            waiting[table.name] = []
    for table in TABLES:
        if waiting[table.name]:
            yield table, waiting[table.name]


def _rows_of_zone(zone: Zone, catalogue: Catalogue, reading: Reading) -> Iterator[Row]:
    yield reading.row(ZONES, zone_row(zone, {}, {}))
    for fact in zone.facts:
        yield reading.row(FACTS, view(zone.id, fact, catalogue), _id(zone, fact))
    known = with_derived(by_indicator(zone.facts), catalogue.derived, catalogue, issue_dates(catalogue))
    for indicator, found in known.items():
        for n, fact in enumerate((each for each in found if isinstance(each, Derived)), 1):
            id = f"{zone.id}:{indicator}:{n}"
            yield reading.row(DERIVED, view(zone.id, fact, catalogue), id)
            for each in dict.fromkeys(_id(zone, input) for input in _recorded(fact)):
                yield reading.row(INPUTS, InputView(derived=id, fact=each))
    for n, event in enumerate(events_of(zone), 1):
        yield reading.row(EVENTS, event, f"{zone.id}:{n}")
    for entry in zone.leading_industries:
        yield reading.row(
            LEADING,
            LeadingView(
                zone=zone.id,
                industries=entry.industries,
                period=entry.period,
                source=entry.source,
                at=entry.at,
            ),
        )


def _id(zone: Zone, fact: Fact) -> str:
    """Where the fact stands among those of its file, from 1."""
    assert fact.number is not None
    return f"{zone.id}:{fact.number + 1}"


def _recorded(fact: Derived) -> Iterator[Fact]:
    for input in fact.inputs:
        if isinstance(input, Derived):
            yield from _recorded(input)
        else:
            yield input


def _in_language(text: Text | None, tag: str) -> str | None:
    if text is None:
        return None
    if tag == "other":
        return clean("; ".join(f"{other}: {said}" for other, said in text.others)) or None
    return clean(text.zh if tag == "zh" else text.en) or None


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, bool | Decimal | int | date):
        return value
    if isinstance(value, str):
        return clean(value.value if isinstance(value, Enum) else value)
    if isinstance(value, Derivation):
        return value.formula
    if isinstance(value, FiscalYear):
        return " ".join(each for each in (value.starts, value.named_by) if each)
    if isinstance(value, tuple):
        return clean(";".join(str(plain(each)) for each in value)) or None
    return clean(str(plain(value)))
