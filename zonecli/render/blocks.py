"""What a page is made of: headings, labelled lines and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from zonecli.render.kept import Changed, Row, kept


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the side its cells stand on, and whether a long cell may wrap.

    Where a screen has no room for the table, the columns of the highest `gives_way` give way first, those of 0 never.
    `goes` says where their cells go: into the first column of text, below their row, above all rows in turn that have
    the same, or nowhere.
    """

    title: str
    align: Literal["left", "right"] = "left"
    wrap: bool = True
    gives_way: int = 0
    goes: Literal["into", "below", "above", "nowhere"] = "below"


@dataclass(slots=True)
class Table:
    """Columns and rows of texts. A row that is a single text heads the rows that follow it."""

    columns: Sequence[Column]
    rows: Iterable[Row]


def without_empty(table: Table, column: int) -> Table:
    """Return the table without this column where no cell of it says anything."""
    whole = Table(table.columns, kept(table.rows))
    is_said = any(not isinstance(row, str) and row[column] for row in whole.rows)
    return whole if is_said else without_column(whole, column)


def without_column(table: Table, column: int) -> Table:
    """Return the table without this column."""

    def shorten(row: Row) -> Row:
        return row if isinstance(row, str) else [cell for n, cell in enumerate(row) if n != column]

    columns = [each for n, each in enumerate(table.columns) if n != column]
    return Table(columns, Changed(kept(table.rows), shorten))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `aside` stands beside it, less loud."""

    text: str
    subtitle: str = ""
    level: int = 2


@dataclass(frozen=True, slots=True)
class Pairs:
    """Lines that each begin with a label: `[1]  a source`, `Part of  a zone`."""

    rows: Sequence[tuple[str, str]]


Block: TypeAlias = Heading | Pairs | Table
