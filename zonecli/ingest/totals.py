"""The totals that a table prints, held against the sums of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from zonecli.figures.gaps import COUNTED
from zonecli.figures.reader import Figure, Hedge
from zonecli.figures.units.lookup import printed_unit
from zonecli.ingest.cells import Cells, RowFault
from zonecli.ingest.layout import Column, Row
from zonecli.ingest.words import is_average, is_subtotal


@dataclass(frozen=True, slots=True)
class Sum:
    """A total that its rows do not add up to: the cell, what it prints, and the sum of so many rows.

    `unit` is that of the column, as printed; the sum is in it.
    """

    row: int
    column: Column
    name: str
    printed: str
    found: Decimal
    count: int
    unit: str


Read: TypeAlias = "Callable[[str, str | None], Figure | None]"
"""It reads a printed figure in a unit, None where it cannot be read."""


def check_totals(cells: Cells, columns: Sequence[tuple[Column, str | None]], read: Read) -> Iterator[Sum]:
    """Yield the totals that differ from the sums of their rows by more than rounding explains.

    `columns` are those whose figures can be added up, with their units. A total may be that of all rows, of those since
    the total before it, of its section, or of those below it up to the next: one that fits any of these is right. Where
    a row is not an exact number, nothing is said.
    """
    totals = [row for row in cells.layout.totals if not is_average(_name(cells, row))]
    for column, unit in columns if totals else ():
        texts = [(row.index, text) for row in cells.layout.rows if (text := _text(cells, row, column))]
        figures = [(row, figure) for row, text in texts if (figure := read(text, unit)) and _is_exact(figure)]
        if len(figures) < len(texts) or not figures:
            continue
        for row in totals:
            printed = _text(cells, row, column)
            total = read(printed, unit) if printed else None
            if total is None or total.value is None or not _is_exact(total):
                continue
            sums = [(_sum(chosen), len(chosen)) for chosen in _choices(cells, row, totals, figures)]
            rounding = (sum((_step(figure) for _, figure in figures), Decimal(0)) + _step(total)) / 2
            if not any(abs(found - total.value) <= rounding for found, _ in sums):
                found, count = sums[0]
                found /= printed_unit(unit).factor if unit else 1
                yield Sum(row.index, column, _name(cells, row), printed, found, count, unit or "")


def _text(cells: Cells, row: Row, column: Column) -> str:
    try:
        return cells.cell(row, column).text
    except RowFault:
        # What the cell prints cannot be told, so that no sum can be either.
        return "?"


def _is_exact(figure: Figure) -> bool:
    return figure.value is not None and figure.hedges == (Hedge.EXACT,)


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))


def _name(cells: Cells, row: Row) -> str:
    return next((text for text in cells.layout.sheet.rows[row.index] if text), "")


def _choices(
    cells: Cells, row: Row, totals: Sequence[Row], figures: Sequence[tuple[int, Figure]]
) -> Iterator[list[Figure]]:
    """Yield the figures that a total may add up, the likeliest first."""
    above = max((other.index for other in totals if other.index < row.index), default=-1)
    below = min((other.index for other in totals if other.index > row.index), default=len(cells.layout.sheet.rows))
    sections = {each.index: each.section for each in cells.layout.rows}
    every = [figure for _, figure in figures]
    since = [figure for index, figure in figures if above < index < row.index]
    until = [figure for index, figure in figures if row.index < index < below]
    same = [figure for index, figure in figures if row.section and sections.get(index) == row.section]
    name = _name(cells, row)
    for chosen in (since, same, until, every) if is_subtotal(name) else (every, since, same, until):
        if chosen:
            yield chosen


def _step(figure: Figure) -> Decimal:
    """Return what the last printed digit of a figure is worth, in its unit; what is counted is not rounded."""
    if not figure.value or not figure.digits or (figure.unit and figure.unit.dimension in COUNTED):
        return Decimal(0)
    return Decimal(1).scaleb(figure.value.adjusted() - figure.digits + 1)
