"""The tables as Parquet files in a folder: the road to DuckDB, Spark and Trino."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zonecli.errors import missing_extra
from zonecli.export.rows import Cell, Row, batches
from zonecli.export.tables import TABLES, Column, Table, Type, meaning_of
from zonecli.figures.numbers.decimals import EXACT

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

# As many digits as all of its readers take, and of these so many behind the point.
_PRECISION, _SCALE = 38, 18
# A number that has more stands as text in a column of its own.
_BESIDE = "_text"


def write(folder: Path, rows: Iterator[Row]) -> None:
    """Write each table as a file of the folder; raises OSError, UsageError where the extra is not installed."""
    try:
        from pyarrow import RecordBatch
        from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]
    except ImportError:
        raise missing_extra("parquet") from None
    schemas = {table.name: _schema(table) for table in TABLES}
    with ExitStack() as stack:
        writers = {
            table.name: stack.enter_context(
                ParquetWriter(folder / f"{table.name}.parquet", schemas[table.name], compression="zstd")
            )
            for table in TABLES
        }
        for table, batch in batches(rows):
            columns = [values for n, column in enumerate(table.columns) for values in _values(column, n, batch)]
            schema = schemas[table.name]
            arrays = [_array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writers[table.name].write_batch(RecordBatch.from_arrays(arrays, schema=schema))


def _schema(table: Table) -> pyarrow.Schema:
    import pyarrow as pa

    types = {
        Type.TEXT: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.decimal128(_PRECISION, _SCALE),
        Type.BOOLEAN: pa.bool_(),
        Type.DATE: pa.date32(),
    }
    fields = []
    for column in table.columns:
        fields.append(pa.field(column.name, types[column.type], metadata={"description": meaning_of(column)}))
        if column.type is Type.NUMBER:
            about = f"The digits of {column.name}, where they are more than a column of numbers holds."
            fields.append(pa.field(f"{column.name}{_BESIDE}", pa.string(), metadata={"description": about}))
    return pa.schema(fields)


def _values(column: Column, n: int, rows: list[list[Cell]]) -> Iterator[list[Cell]]:
    """Yield the cells of a column; of numbers, those that are held as such, and the others as texts."""
    cells = [row[n] for row in rows]
    if column.type is not Type.NUMBER:
        yield cells
        return
    yield [cell if isinstance(cell, Decimal) and _fits(cell) else None for cell in cells]
    yield [format(cell, "f") if isinstance(cell, Decimal) and not _fits(cell) else None for cell in cells]


def _fits(value: Decimal) -> bool:
    exponent = EXACT.normalize(value).as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_SCALE and value.adjusted() < _PRECISION - _SCALE


def _array(values: list[Cell], type: Any) -> pyarrow.Array:
    import pyarrow as pa

    return pa.array(values, type)
