"""A table as it is printed: its cells' texts, what is merged, and what of them cannot be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from zonecli.errors import N_
from zonecli.ingest.faults import CellFault, TableUnreadable
from zonecli.store.encoding import HIDDEN

MAX_ROWS = 1_000_000
MAX_COLUMNS = 1_000
# A spreadsheet holds a third of it.
LONGEST_CELL = 100_000

Progress: TypeAlias = "Callable[[int, int], None] | None"
Merge: TypeAlias = tuple[int, int, int, int]
"""The first row and column of merged cells, and the last, from 0."""

_HIDDEN = re.compile(f"[{HIDDEN}]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it is printed. Rows and columns count from 0 here; people count from 1.

    `name` is empty for a file without sheets. `faults` are cells whose print cannot be told; `errors` are those that
    show an error of a spreadsheet (#N/A) and so nothing. `numbers` are the cells that a workbook keeps as numbers
    without a format: of these nobody knows whether zeros at the end were typed.
    """

    path: str
    name: str
    rows: Sequence[Sequence[str]]
    merges: Sequence[Merge] = ()
    faults: dict[tuple[int, int], CellFault] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    numbers: frozenset[tuple[int, int]] = frozenset()

    def cell(self, row: int, column: int) -> str:
        """Return a cell's text, empty beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    @property
    def width(self) -> int:
        """The number of columns of its widest row."""
        return max(map(len, self.rows), default=0)


def clean_cell(text: str) -> str:
    """Return a cell's text as it is seen: without what is invisible, and without space around it."""
    if not text.isascii() or not text.isprintable():
        text = _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))
    return text.strip()


def without_empty_end(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the rows without the empty ones behind the last that says anything."""
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def too_large(path: Path) -> TableUnreadable:
    """Return the fault of a table of more rows or columns than any that people make."""
    return TableUnreadable(
        N_("{path}: more than {rows} rows or {columns} columns"),
        N_("split the table"),
        path=path,
        rows=MAX_ROWS,
        columns=MAX_COLUMNS,
    )
