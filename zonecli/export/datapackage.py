"""The tables as a Data Package: CSV files, and a description of them (Data Package Standard 2.0)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from zonecli.errors import N_
from zonecli.export.rows import Cell, Row, batches
from zonecli.export.tables import TABLES, Column, Table, Type, label_of, meaning_of
from zonecli.i18n import Language
from zonecli.render.csv import separate_rows
from zonecli.render.json import number

DESCRIPTION = "datapackage.json"
_TITLE = N_("Development zones: what sources state of them")


def write(folder: Path, rows: Iterator[Row], lang: Language) -> None:
    """Write the tables into a folder, and the description when all of them are there; raises OSError."""
    files = {table.name: _File(folder / f"{table.name}.csv") for table in TABLES}
    with ExitStack() as stack:
        for table in TABLES:
            stack.enter_context(files[table.name])
            files[table.name].append([[column.name for column in table.columns]])
        for table, batch in batches(rows):
            files[table.name].append([list(map(_written, cells)) for cells in batch])
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "zones",
        "title": lang.message(_TITLE),
        "resources": [_describe(table, files[table.name], lang) for table in TABLES],
    }
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTION).write_bytes(text.encode())


def _written(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    return number(cell) if isinstance(cell, Decimal) else str(cell)


class _File:
    """A CSV file that knows its size and its SHA-256."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hash = hashlib.sha256()
        self.size = 0

    def __enter__(self) -> _File:
        self._stream = self._path.open("wb")
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def append(self, rows: Iterable[Sequence[str]]) -> None:
        """Write rows."""
        data = "".join(separate_rows(rows, ",")).encode()
        self._hash.update(data)
        self.size += len(data)
        self._stream.write(data)

    @property
    def hash(self) -> str:
        """The checksum of what was written, as the standard writes it."""
        return f"sha256:{self._hash.hexdigest()}"


def _describe(table: Table, file: _File, lang: Language) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, table, lang) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = [table.key]
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
        for column in table.columns
        if column.refers
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": lang.translate(table.about),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": file.hash,
        "schema": schema,
    }


def _field(column: Column, table: Table, lang: Language) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type is Type.TEXT else column.type.value,
        "title": label_of(column, lang.code),
        "description": lang.translate(meaning_of(column)),
    }
    if column.name == table.key:
        field["constraints"] = {"required": True, "unique": True}
    return field
