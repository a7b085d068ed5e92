"""The tables as a SQLite database, with their keys."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from zonecli.export.rows import Cell, Row, batches
from zonecli.export.tables import TABLES, Column, Table, Type
from zonecli.figures.numbers.decimals import significant

# What a binary float keeps of any decimal, and an integer of the database.
_DIGITS = 15
_GREATEST = 2**63 - 1
# What the database says of the system, in the system's own numbers.
_CODES = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_NOMEM: errno.ENOMEM,
}
# A column without a type keeps each number as it is handed over; under any other one a long text of digits is rounded.
_TYPES = {Type.TEXT: "TEXT", Type.DATE: "TEXT", Type.INTEGER: "INTEGER", Type.BOOLEAN: "INTEGER", Type.NUMBER: ""}


def write(path: Path, rows: Iterator[Row]) -> None:
    """Write the rows of all tables as one database; raises OSError.

    Whole numbers are integers, others floats where 15 digits say all of them, else texts.
    """
    try:
        _write(path, rows)
    except sqlite3.Error as error:
        # A primary code is the last byte of an extended one.
        code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        raise (OSError(str(error)) if code is None else OSError(code, os.strerror(code))) from error


def _write(path: Path, rows: Iterator[Row]) -> None:
    base = sqlite3.connect(path, isolation_level=None)
    try:
        # Nobody reads it before it is finished, and one that is not is thrown away.
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("BEGIN")
        for table in TABLES:
            base.execute(_definition(table))
        for table, batch in batches(rows):
            places = ", ".join("?" * len(table.columns))
            base.executemany(
                f'INSERT INTO "{table.name}" VALUES ({places})', (list(map(_stored, row)) for row in batch)
            )
        for table in TABLES:
            for column in table.columns:
                if column.refers:
                    base.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
        base.execute("COMMIT")
    finally:
        base.close()


def _definition(table: Table) -> str:
    lines = [_column(column, column.name == table.key) for column in table.columns]
    lines += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.refers}" ("id")'
        for column in table.columns
        if column.refers
    ]
    inner = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {inner}\n)'


def _column(column: Column, is_key: bool) -> str:
    return " ".join(filter(None, (f'"{column.name}"', _TYPES[column.type], "PRIMARY KEY NOT NULL" if is_key else "")))


def _stored(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        if cell == cell.to_integral_value() and abs(cell) <= _GREATEST:
            return int(cell)
        return float(cell) if significant(cell) <= _DIGITS else format(cell, "f")
    return cell.isoformat() if isinstance(cell, date) else cell
