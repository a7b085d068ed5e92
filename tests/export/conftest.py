"""Records whose figures are hard to hand on, and what each export says of them, read by other programs than ours."""

import csv
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, SMALL, write_files
from tests.hostile import PIECES
from zonecli.export.formats import EXPORTS
from zonecli.export.rows import list_rows
from zonecli.export.tables import TABLES, Type
from zonecli.i18n import language
from zonecli.store.catalogue import Catalogue

# Figures with more digits than a float, a spreadsheet's cell, a whole number of a database or a column of Parquet has.
PRINTED = (
    ("0.1万元/亩", "2023"),
    ("1234567.89012345元/亩", "2022"),
    ("1234567.890123456元/亩", "2021"),
    ("123456789012345678901234567890元/亩", "2020"),
    ("9223372036854775807元/亩", "2019"),
    ("9223372036854775808元/亩", "2018"),
    ("0.0000000000000000001234元/亩", "2017"),
    ("下降3.1元/亩", "2016"),
    ("数千元/亩", "2015"),
)
# What a spreadsheet runs, what libraries take for their own marks, what XML forbids; TOML has each as an escape.
HOSTILE = (
    *(piece for piece in PIECES if piece.strip()),
    "<r><t>x</t></r>",
    "<r>",
    "_x0041_",
    "#N/A",
    "#REF!",
    "\ufffe",
    "\uffff",
    "x" * 40_000,
    "𠀀" * 20_000,
    "'; DROP TABLE zones; --",
    "null",
    "TRUE",
    "1e5",
    "007",
    "2024-01-01",
)


@dataclass(frozen=True)
class Handed:
    """An export and its tables as another program reads them: rows by column, numbers as decimals."""

    format: str
    path: Path
    tables: dict[str, list[dict[str, Any]]]


def escaped(text: str) -> str:
    """Return a text as a TOML string."""
    plain = "".join(each if each.isalnum() and ord(each) < 0xFFFE else f"\\U{ord(each):08X}" for each in text)
    return f'"{plain}"'


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory whose figures and texts are hard to hand on."""
    root = tmp_path_factory.mktemp("hard") / "records"
    files = {**SMALL}
    files["indicators.toml"] += (
        '\n[output-per-enterprise]\nname = { zh = "企均产值", en = "Output per enterprise" }\ntheme = "economy"\n'
        'unit = "CNY/enterprise"\nnature = "flow"\n'
        'derived = { operation = "ratio", of = "output", by = "enterprises" }\n'
    )
    files["zones/thirds.toml"] = (
        'name = { zh = "三分" }\nkind = "aggregate"\n'
        '[[facts]]\nindicator = "output"\nfigure = "100亿元"\nperiod = "2024"\nsource = "gazette"\n'
        '[[facts]]\nindicator = "enterprises"\nfigure = "3家"\nperiod = "2024"\nsource = "gazette"\n'
    )
    facts = "".join(
        f'[[facts]]\nindicator = "tax-per-area"\nfigure = "{printed}"\nperiod = "{period}"\nsource = "gazette"\n'
        for printed, period in PRINTED
    )
    files["zones/digits.toml"] = f'name = {{ zh = "数位" }}\nkind = "aggregate"\n{facts}'
    for n, text in enumerate(HOSTILE):
        files[f"zones/hostile-{n}.toml"] = f'name = {{ en = {escaped(text)} }}\nkind = "aggregate"\n'
    files["zones/viet.toml"] = (
        'name = { vi = "Khu công nghệ cao" }\nkind = "aggregate"\npart_of = ["digits"]\n'
        '[[facts]]\nindicator = "output"\nfigure = "9亿元"\nperiod = "2024"\nsource = "gazette"\nstatus = "forecast"\n'
        'note = { zh = "=1+1" }\n'
    )
    write_files(root, files)
    return root


@pytest.fixture(scope="session", params=["shipped", "hard"])
def records(request: pytest.FixtureRequest) -> Path:
    """The shipped records, and those that are hard to hand on."""
    return ROOT / "records" if request.param == "shipped" else request.getfixturevalue("hard")


@pytest.fixture(scope="session", params=list(EXPORTS))
def handed(request: pytest.FixtureRequest, records: Path, tmp_path_factory: pytest.TempPathFactory) -> Handed:
    """An export in each format of each directory."""
    format = EXPORTS[request.param]
    path = tmp_path_factory.mktemp("export") / f"made.{format.name}"
    if format.mark:
        path.mkdir()
    format.write(path, list_rows(Catalogue(records)), language("en"))
    return Handed(format.name, path, _READERS[format.name](path))


def _from_xlsx(path: Path) -> dict[str, list[dict[str, Any]]]:
    from openpyxl import load_workbook

    book = load_workbook(path)
    found = {}
    for sheet in book.worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        header, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(map(str, header), map(_unescaped, row), strict=True)) for row in rows]
    return found


def _unescaped(value: Any) -> Any:
    """Read _x0041_ as A, as spreadsheets do (ISO/IEC 29500-1, 22.9.2.19) and the library does not."""
    return re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), value) if isinstance(value, str) else value


def _from_sqlite(path: Path) -> dict[str, list[dict[str, Any]]]:
    base = sqlite3.connect(path)
    base.row_factory = sqlite3.Row
    try:
        names = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(row) for row in base.execute(f'SELECT * FROM "{name}"')] for name in names}
    finally:
        base.close()


def _from_package(path: Path) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for file in path.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            found[file.stem] = [{key: value or None for key, value in row.items()} for row in csv.DictReader(stream)]
    return found


def _from_parquet(path: Path) -> dict[str, list[dict[str, Any]]]:
    from pyarrow.parquet import read_table  # type: ignore[import-untyped]

    found = {}
    for file in path.glob("*.parquet"):
        rows = read_table(file).to_pylist()
        for row in rows:
            for name in [key for key in row if f"{key}_text" in row]:
                beyond = row.pop(f"{name}_text")
                assert beyond is None or row[name] is None
                row[name] = beyond if beyond is not None else row[name]
        found[file.stem] = rows
    return found


_READERS: dict[str, Callable[[Path], dict[str, list[dict[str, Any]]]]] = {
    "xlsx": _from_xlsx,
    "sqlite": _from_sqlite,
    "datapackage": _from_package,
    "parquet": _from_parquet,
}


def exact(value: Any) -> Decimal | None:
    """Return a number as its program has it: of a float what it prints as, which is all that it knows."""
    if value is None:
        return None
    return value if isinstance(value, Decimal) else Decimal(repr(value) if isinstance(value, float) else value)


def day(value: Any) -> date | None:
    """Return a day as its program has it."""
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value) if isinstance(value, str) else value


def truth(value: Any) -> bool:
    """Return a truth value as its program has it."""
    return value == "true" if isinstance(value, str) else bool(value)


def columns_of(kind: Type) -> Iterator[tuple[str, str]]:
    """Yield each column of a type with its table."""
    for table in TABLES:
        yield from ((table.name, column.name) for column in table.columns if column.type is kind)
