"""Workbooks: what a cell becomes, where a sheet goes on, and that nothing in it runs."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from zonecli.render import xlsx


def written(path: Path, rows: list[list[object]]) -> Any:
    """Return the workbook of these rows as another program reads it."""
    with path.open("wb") as file:
        xlsx.write_rows(rows, "list", file)
    return load_workbook(path)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        ("", None),
        (True, True),
        (7, 7),
        (Decimal("-0.035"), -0.035),
        (Decimal("123456789012345"), 123456789012345),
        (Decimal("1234567890123456"), "1234567890123456"),
        (Decimal("0.1234567890123456"), "0.1234567890123456"),
        ("2024", "2024"),
        # Spreadsheets have a 29 February 1900, and no day before it.
        (date(1900, 3, 1), datetime(1900, 3, 1)),
        (date(1900, 2, 28), "1900-02-28"),
        (date(1850, 1, 1), "1850-01-01"),
    ],
)
def test_what_a_cell_becomes(tmp_path: Path, cell: object, expected: object) -> None:
    found = written(tmp_path / "a.xlsx", [["head", "last"], [cell, "end"]])["list"]["A2"].value
    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize("text", ["=1+1", "@x", "+1", "-x", "＝1"])
def test_a_formula_stays_a_text_when_its_cell_is_edited(tmp_path: Path, text: str) -> None:
    cell = written(tmp_path / "a.xlsx", [["head"], [text]])["list"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_what_does_not_fit_on_a_sheet_goes_on_on_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    book = written(tmp_path / "a.xlsx", [["n"], [0], [1], [2], [3], [4]])
    found = {sheet.title: [row[0] for row in sheet.values] for sheet in book.worksheets}
    assert found == {"list": ["n", 0, 1], "list 2": ["n", 2, 3], "list 3": ["n", 4]}
    assert [sheet.auto_filter.ref for sheet in book.worksheets] == ["A1:A3", "A1:A3", "A1:A2"]
