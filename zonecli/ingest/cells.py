"""The cells of a table as its mapping names them: columns found by their heads, settings resolved row by row."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from functools import cached_property
from typing import Any

from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.ingest.faults import CellFault
from zonecli.ingest.heads import read_head
from zonecli.ingest.layout import Column, Layout, Row
from zonecli.ingest.mapping import HEAD, NAME, SECTION, Mapping, Reference, Setting
from zonecli.ingest.periods import FISCAL, Years
from zonecli.ingest.values import Values
from zonecli.ingest.words import is_missing
from zonecli.records.fields import FACT_PERIOD
from zonecli.store.lookup import fold
from zonecli.store.toml.scanner import Path as Place
from zonecli.suggest import nearest

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


class RowFault(Exception):
    """What is wrong in a row, and the column where that is known."""

    def __init__(self, fault: CellFault, column: Column | None = None) -> None:
        super().__init__(fault, column)
        self.fault = fault
        self.column = column


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text without a footnote mark, as printed, and the note that the mark means. Missing is empty."""

    text: str
    printed: str
    note: str | None


class Cells:
    """A table under its mapping."""

    def __init__(self, layout: Layout, mapping: Mapping, values: Values, years: Years) -> None:
        """`years` says what the source's years are, where the table itself does not."""
        self.layout, self.mapping, self.values = layout, mapping, values
        self._years = max(years, layout.years)
        self._fixed: dict[tuple[str, Place], Any] = {}
        self._columns: dict[Reference, Column] = {}

    # -- columns ---------------------------------------------------------------------------------

    def column(self, reference: Reference, at: Place) -> Column:
        """Return the column that the mapping means; raises MappingFault where there is none, or more than one."""
        if reference in self._columns:
            return self._columns[reference]
        found = self.layout.find(reference)
        if len(found) == 1:
            self._columns[reference] = found[0]
            return found[0]
        labels = [column.label for column in self.layout.columns if column.label]
        if found:
            raise self.mapping.fault(
                at,
                N_("“{label}” is the head of several columns: {numbers}"),
                N_("name the column by its number, without quotes: {number}"),
                label=reference,
                numbers=", ".join(str(column.index + 1) for column in found),
                number=found[0].index + 1,
            )
        near = nearest(str(reference), labels)
        raise self.mapping.fault(
            at,
            N_("no column is called “{label}”"),
            N_("did you mean: {near}?") if near else N_("its columns: {labels}"),
            label=reference,
            near=", ".join(near),
            labels=", ".join(labels),
        )

    def columns(self, references: tuple[Reference | tuple[Reference, Reference], ...], at: Place) -> list[Column]:
        """Return the columns of figures, those of a stretch one by one; raises MappingFault."""
        found: list[Column] = []
        for each in references:
            if isinstance(each, tuple):
                first, last = (self.column(end, at) for end in each)
                if last.index < first.index:
                    raise self.mapping.fault(
                        at, N_("“{last}” stands before “{first}”"), last=last.label, first=first.label
                    )
                found += self.layout.columns[first.index : last.index + 1]
            else:
                found.append(self.column(each, at))
        return found

    # -- cells -----------------------------------------------------------------------------------

    def cell(self, row: Row, column: Column) -> Cell:
        """Return a cell; raises RowFault for one whose print cannot be told."""
        layout = self.layout
        fault = layout.sheet.faults.get(layout.origin(row.index, column.index))
        if fault is not None:
            raise RowFault(fault, column)
        printed = layout.text(row.index, column.index)
        if not printed and column.index in self._filled:
            printed = self._filled[column.index].get(row.index, "")
        if is_missing(printed) or fold(printed) in self.mapping.missing:
            return Cell("", printed, None)
        text, note = layout.without_mark(printed)
        return Cell(text, printed, note)

    @cached_property
    def _filled(self) -> dict[int, dict[int, str]]:
        """The cells of the columns that the mapping fills with what stands above."""
        found: dict[int, dict[int, str]] = {}
        for at, reference in self.mapping.fill:
            index, above, section = self.column(reference, at).index, "", ""
            found[index] = {}
            for row in self.layout.rows:
                above = self.layout.text(row.index, index) or (above if row.section == section else "")
                section = row.section
                found[index][row.index] = above
        return found

    def years(self, column: Column | None) -> Years:
        """Return what the years in a column, or in its head, are."""
        return Years.FISCAL if column and FISCAL.search(column.label) else self._years

    def shows_zeros(self, column: Column) -> bool:
        """Whether a column prints October as 1993.10: then 1993.1 is January."""
        if column.index not in self._zeros:
            cells = (self.layout.sheet.cell(row.index, column.index) for row in self.layout.rows)
            self._zeros[column.index] = any(cell.endswith(".10") for cell in cells)
        return self._zeros[column.index]

    @cached_property
    def _zeros(self) -> dict[int, bool]:
        return {}

    # -- settings --------------------------------------------------------------------------------

    def value(self, key: str, setting: Setting | None, row: Row, column: Column | None = None, name: str = "") -> Any:
        """Return what a setting says of a row, as records have it; None where it says nothing.

        `column` is that of the figure, `name` that of the zone. Raises RowFault for what a cell says wrongly,
        MappingFault for what the mapping does.
        """
        if setting is None:
            return None
        if isinstance(setting.value, dict):
            return {tag: self._fill_in(text, setting, row) for tag, text in setting.value.items()}
        if setting.value is not None and "{" not in setting.value:
            return self._constant(key, setting, setting.value)
        if setting.column is not None:
            column = self.column(setting.column, setting.at)
            cell = self.cell(row, column)
            text, printed = cell.text, cell.printed
        elif setting.value is not None:
            text = printed = self._fill_in(setting.value, setting, row)
        elif setting.is_from == HEAD:
            return self._of_head(key, setting, column)
        else:
            text = printed = {SECTION: row.section, NAME: name}[setting.is_from]
        if not text:
            return None
        try:
            return self._read(key, text, printed, column)
        except CellFault as fault:
            raise RowFault(fault, column) from None

    def _constant(self, key: str, setting: Setting, text: str) -> Any:
        known = (key, setting.at)
        if known not in self._fixed:
            if key == "period" and not FACT_PERIOD.fits(text):
                raise self.mapping.fault(
                    setting.at,
                    N_("“{text}” is not a valid period"),
                    N_("write 2024, 2024-H1, 2024-06, FY2022-23, start/end, “from the head” or “column …”"),
                    text=text,
                )
            try:
                self._fixed[known] = text if key in ("period", "unit") else self._read(key, text, text, None)
            except CellFault as fault:
                raise self.mapping.fault(setting.at, fault.sentence, fault.hint, **fault.details) from None
        return self._fixed[known]

    def _of_head(self, key: str, setting: Setting, column: Column | None) -> Any:
        """Return what the head of a figure's column says; raises MappingFault where it says nothing of the kind."""
        if column is None:
            raise self.mapping.fault(setting.at, N_("“from the head” is for figures only"))
        head = read_head(column.label, self.years(column))
        found: Any = None
        try:
            if key == "period":
                found = self.values.period_in(column.label, self.years(column))
            elif key == "unit":
                found = head.unit
            elif head.name:
                found = self._read(key, head.name, column.label, column)
        except CellFault as fault:
            raise self.mapping.fault(setting.at, fault.sentence, fault.hint, **fault.details) from None
        if found is None and not (key == "period" and fold(column.label) in self.mapping.values.get("period", {})):
            raise self.mapping.fault(setting.at, N_("the head “{label}” says no {key}"), label=column.label, key=key)
        return found

    def _fill_in(self, text: str, setting: Setting, row: Row) -> str:
        """Return a text with the cells of the row in the place of {columns}."""
        return _PLACEHOLDER.sub(lambda found: self.cell(row, self.column(found[1], setting.at)).text, text)

    def _read(self, key: str, text: str, printed: str, column: Column | None) -> Any:
        values = self.values
        if key in ("kind", "indicator"):
            return values.id(key, text)
        if key in ("place", "industries"):
            return values.ids(key, text)
        if key == "level":
            return values.level(text)
        if key == "status":
            return values.status(text)
        if key in ("period", "date"):
            zeros = column is not None and self.shows_zeros(column)
            return values.period(text, self.years(column), printed, key, zeros) or None
        if key in ("scope", "basis", "note", "title", "of"):
            return values.text(key, text)
        if key in ("aliases", "part_of"):
            return [part for part in (values.translate(key, text) or text).split("\n") if part]
        found = values.translate(key, text)
        return text if found is None else found or None


def merged_texts(*texts: Table[str, str] | None) -> dict[str, str]:
    """Return texts by languages as one, one after the other in each language."""
    found: dict[str, str] = {}
    for each in texts:
        for tag, text in (each or {}).items():
            found[tag] = f"{found[tag]} {text}" if tag in found and text not in found[tag] else text
    return found
