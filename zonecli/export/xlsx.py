"""The tables as a workbook, a sheet each; in Chinese under Chinese heads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zonecli.export.rows import Row
from zonecli.export.tables import TABLES, TITLES, Table, label_of
from zonecli.i18n import Language
from zonecli.render.xlsx import Workbook


def write(path: Path, rows: Iterator[Row], lang: Language) -> int:
    """Write the rows of all tables as one file; return how many texts were cut that no cell can hold."""
    with Workbook(path) as book:
        sheets = {table.name: book.sheet(lang.translate(TITLES[table.name]), _head(table, lang)) for table in TABLES}
        for table, cells in rows:
            sheets[table.name].append(cells)
    return book.cut


def _head(table: Table, lang: Language) -> list[str]:
    """Names that scripts know or, in Chinese, labels for people."""
    return [label_of(column, "zh") if lang.code == "zh" else column.name for column in table.columns]
