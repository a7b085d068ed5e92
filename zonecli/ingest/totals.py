"""The totals that a table prints, held against the sums of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zonecli.figures.gaps import COUNTED
from zonecli.figures.reader import Figure, FigureError, Hedge, read
from zonecli.figures.units.lookup import printed_unit
from zonecli.ingest.cells import Cells, RowFault
from zonecli.ingest.heads import dimension_of, read_head
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


def check_totals(
    cells: Cells, columns: Sequence[Column], figures: Mapping[int, Sequence[tuple[int, Figure]]]
) -> Iterator[Sum]:
    """Yield the totals that differ from the sums of their rows by more than rounding explains.

    `figures` are those that were read, with their rows, by column. A total may be that of all rows, of those since the
    total before it, of its section, or of those below it up to the next: one that fits any of these is right.
    """
    totals = [row for row in cells.layout.totals if not is_average(_name(cells, row))]
    for row in totals:
        for column in columns:
            read_here = list(figures.get(column.index, ()))
            try:
                cell = cells.cell(row, column)
            except RowFault:
                continue
            unit = _unit(cells, column, read_here)
            total = _exact(cell.text, unit) if cell.text else None
            if total is None or total.value is None or not _are_exact(read_here, total):
                continue
            sums = [(_sum(chosen), len(chosen)) for chosen in _choices(cells, row, totals, read_here)]
            rounding = (sum((_step(figure) for _, figure in read_here), Decimal(0)) + _step(total)) / 2
            if not any(abs(found - total.value) <= rounding for found, _ in sums):
                found, count = sums[0]
                found /= printed_unit(unit).factor if unit else 1
                yield Sum(row.index, column, _name(cells, row), cell.printed, found, count, unit or "")


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))


def _unit(cells: Cells, column: Column, figures: Sequence[tuple[int, Figure]]) -> str | None:
    """Return the unit that the head says or, where it fits the figures, the one of the whole table."""
    own, common = read_head(column.label).unit, cells.mapping.unit
    is_common = bool(common and figures and dimension_of(common) == _dimension(figures[0][1]))
    return own or (common if is_common else None)


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


def _exact(printed: str, unit: str | None) -> Figure | None:
    try:
        figure = read(printed, unit)
    except FigureError:
        return None
    return figure if figure.value is not None and figure.hedges == (Hedge.EXACT,) else None


def _are_exact(figures: Sequence[tuple[int, Figure]], total: Figure) -> bool:
    return bool(figures) and all(
        figure.value is not None and figure.hedges == (Hedge.EXACT,) and _dimension(figure) == _dimension(total)
        for _, figure in figures
    )


def _dimension(figure: Figure) -> str:
    return figure.unit.dimension if figure.unit else ""


def _step(figure: Figure) -> Decimal:
    """Return what the last printed digit of a figure is worth, in its unit; what is counted is not rounded."""
    if not figure.value or not figure.digits or _dimension(figure) in COUNTED:
        return Decimal(0)
    return Decimal(1).scaleb(figure.value.adjusted() - figure.digits + 1)
