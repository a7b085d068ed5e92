"""`zonecli export` and --format xlsx: what is written where, and what is refused."""

import io
import os
import sqlite3
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.running import Cli, process
from tests.cli.terminals import on_terminal
from tests.cli.test_fields import line
from zonecli.cli.registry import COMMANDS

FOLDERS = {"datapackage": "datapackage.json", "parquet": "facts.parquet"}


@pytest.mark.parametrize(
    ("arguments", "file", "begins"),
    [
        (["a.xlsx"], "a.xlsx", b"PK"),
        (["a.XLSX"], "a.XLSX", b"PK"),
        (["a.db"], "a.db", b"SQLite format 3\0"),
        (["a.sqlite"], "a.sqlite", b"SQLite format 3\0"),
        (["a.sqlite3"], "a.sqlite3", b"SQLite format 3\0"),
        (["-o", "a.db"], "a.db", b"SQLite format 3\0"),
        (["--to", "sqlite", "a"], "a", b"SQLite format 3\0"),
        (["--to", "xlsx", "a"], "a", b"PK"),
        (["--to", "datapackage", "a"], "a/datapackage.json", b"{"),
        (["--to", "datapackage", "a.v2"], "a.v2/datapackage.json", b"{"),
        (["--to", "parquet", "a"], "a/facts.parquet", b"PAR1"),
        (["a.parquet"], "a.parquet/facts.parquet", b"PAR1"),
        (["a.parquet/"], "a.parquet/facts.parquet", b"PAR1"),
    ],
)
def test_the_format_is_asked_for_or_that_of_the_ending(
    cli: Cli,
    make_records: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    file: str,
    begins: bytes,
) -> None:
    records = make_records()
    monkeypatch.chdir(tmp_path)
    result = cli("export", *arguments, "--records", records)
    assert (result.code, result.out) == (0, ""), result.err
    named = file.partition("/")[0]
    assert result.err == f"{named}: 2 zones, 3 recorded and 0 calculated figures, 1 events\n"
    assert (tmp_path / file).read_bytes().startswith(begins)
    assert sorted(os.listdir(tmp_path)) == sorted([named, "records"])


@pytest.mark.parametrize(
    ("arguments", "says", "hint"),
    [
        ([], "no file is named", "name it: zonecli export zones.xlsx"),
        (["-"], "no file is named", "name it: zonecli export zones.xlsx"),
        (["a"], "a: what is it to be written in?", "say so: --to xlsx|sqlite|datapackage|parquet"),
        (["a.ods"], "a.ods: no format has this ending", "the endings are: .xlsx, .sqlite, .sqlite3, .db, .parquet"),
        (["--to", "xlsx", "a.db"], "a.db: the ending does not fit --to xlsx", "the endings are: .xlsx"),
        (
            ["--to", "parket", "a"],
            "--to: “parket” is not one of xlsx, sqlite, datapackage, parquet",
            "did you mean: parquet?",
        ),
        (["a.db", "-o", "b.db"], "two files are named: a.db and b.db", "name one of them"),
        (["--to", "parquet", "zones"], "zones: a folder called so is taken for records", "give it another name"),
        (
            ["--to", "datapackage", "full"],
            "full: this folder holds something else",
            "name a new folder, or an empty one",
        ),
        (["full/none/a.db"], "full/none/a.db: cannot be written: No such file or directory", None),
        (["full"], "full: what is it to be written in?", "say so: --to xlsx|sqlite|datapackage|parquet"),
        (["--to", "sqlite", "full"], "full: this is no file that could be replaced", "name a file"),
        (["pipe.db"], "pipe.db: this is no file that could be replaced", "name a file"),
    ],
)
def test_what_cannot_be_is_refused(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], says: str, hint: str | None
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.db")
    monkeypatch.chdir(tmp_path)
    result = cli("export", *arguments)
    assert (result.code, result.out) == (2, "")
    lines = [each for each in result.err.splitlines() if not each.startswith("no records are here")]
    assert lines == [f"error: {says}", *([f"hint: {hint}"] if hint else [])]
    assert sorted(os.listdir(tmp_path)) == ["full", "pipe.db"]
    assert (tmp_path / "pipe.db").is_fifo()
    assert os.listdir(tmp_path / "full") == ["mine.txt"]


@pytest.mark.parametrize("to", ["xlsx", "sqlite", *FOLDERS])
def test_a_failure_leaves_what_was_there(cli: Cli, make_records: Callable[..., Path], tmp_path: Path, to: str) -> None:
    records = make_records()
    target = tmp_path / "out" / "made"
    target.parent.mkdir()
    assert cli("export", "--to", to, target, "--records", records).code == 0

    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in target.parent.rglob("*") if path.is_file()}

    before = state()
    # The second zone cannot be read: by then the first has been written.
    broken = records / "zones" / "beta.toml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("436亿元", "about"), encoding="utf-8")
    result = cli("export", "--to", to, target, "--records", records)
    assert result.code == 4
    assert "beta.toml" in result.err
    assert state() == before
    assert os.listdir(target.parent) == ["made"]


@pytest.mark.parametrize("to", FOLDERS)
def test_a_folder_is_written_anew_and_keeps_what_is_not_of_the_export(
    cli: Cli, make_records: Callable[..., Path], tmp_path: Path, to: str
) -> None:
    records, target = make_records(), tmp_path / "made"
    assert cli("export", "--to", to, target, "--records", records).code == 0
    (target / "README").write_text("mine", encoding="utf-8")
    first = {path.name: path.read_bytes() for path in target.iterdir()}
    (records / "zones" / "beta.toml").unlink()
    assert cli("export", "--to", to, target, "--records", records).code == 0
    second = {path.name: path.read_bytes() for path in target.iterdir()}
    assert first.keys() == second.keys()
    assert second["README"] == b"mine"
    assert first[FOLDERS[to]] != second[FOLDERS[to]]


def test_rights_and_links_of_a_file_stay(cli: Cli, make_records: Callable[..., Path], tmp_path: Path) -> None:
    real = tmp_path / "real.db"
    real.write_bytes(b"")
    real.chmod(0o640)
    (tmp_path / "link.db").symlink_to(real)
    assert cli("export", tmp_path / "link.db", "--records", make_records()).code == 0
    assert (tmp_path / "link.db").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    base = sqlite3.connect(real)
    assert base.execute("SELECT count(*) FROM zones").fetchall() == [(2,)]
    base.close()


def test_parquet_needs_its_extra(
    cli: Cli, make_records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = cli("export", "--to", "parquet", tmp_path / "made", "--records", make_records())
    assert result.code == 2
    assert "needs the extra “parquet”" in result.err
    assert os.listdir(tmp_path) == ["records"]


def test_nothing_but_the_file_in_quiet(cli: Cli, make_records: Callable[..., Path], tmp_path: Path) -> None:
    result = cli("export", tmp_path / "a.db", "-q", "--records", make_records())
    assert (result.code, result.out, result.err) == (0, "", "")


def test_a_name_cannot_steer_the_terminal(cli: Cli, make_records: Callable[..., Path], tmp_path: Path) -> None:
    result = cli("export", tmp_path / "a\x1b]0;x\x07.db", "--records", make_records())
    assert result.code == 0
    assert "\x1b" not in result.err
    assert "a\\x1b]0;x\\x07.db: 2 zones" in result.err


def test_texts_that_no_cell_holds_are_told(cli: Cli, make_records: Callable[..., Path], tmp_path: Path) -> None:
    long = f'name = {{ en = "{"x" * 40_000}" }}\nkind = "aggregate"\n'
    result = cli("export", tmp_path / "a.xlsx", "--records", make_records({"zones/long.toml": long}))
    assert result.err.splitlines()[1:] == ["1 text was longer than a cell can be, and ends in …"]


# -- tables as workbooks ---------------------------------------------------------------------------

_TABLES = [name for name, entry in COMMANDS.items() if "xlsx" in entry.formats]


def _sheet(data: bytes) -> tuple[str, list[tuple[Any, ...]]]:
    (sheet,) = load_workbook(io.BytesIO(data)).worksheets
    return sheet.title, list(sheet.values)


@pytest.mark.parametrize("command", _TABLES)
def test_a_table_as_a_workbook_says_what_its_csv_says(cli: Cli, tmp_path: Path, command: str) -> None:
    assert cli(*line(command, "-o", str(tmp_path / "a.xlsx"))).code == 0
    assert cli(*line(command, "-o", str(tmp_path / "a.csv"))).code == 0
    title, rows = _sheet((tmp_path / "a.xlsx").read_bytes())
    assert title == command
    import csv

    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as stream:
        expected = list(csv.reader(stream))
    assert len(rows) == len(expected) > 1
    for row, said in zip(rows, expected, strict=True):
        for cell, text in zip(row, said, strict=True):
            if isinstance(cell, bool):
                assert str(cell) == text
            elif isinstance(cell, int | float):
                assert Decimal(repr(cell)) == Decimal(text)
            else:
                assert (cell or "") == text.removeprefix("'") or (cell or "") == text


def test_a_workbook_has_numbers_and_the_print_beside_them(cli: Cli, tmp_path: Path) -> None:
    assert cli("facts", "anji", "--fields", "figure,value,low_open", "-o", tmp_path / "a.xlsx").code == 0
    _, rows = _sheet((tmp_path / "a.xlsx").read_bytes())
    assert rows[0] == ("figure", "value", "low_open")
    assert ("442.12", 442.12, False) in rows


def test_a_workbook_goes_into_a_pipe_and_not_onto_a_terminal() -> None:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "zonecli", "list", "--format", "xlsx"], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert _sheet(done.stdout)[0] == "list"
    shown = on_terminal(["list", "--format", "xlsx"])
    assert "xlsx is not for a terminal" in shown.text
    assert shown.code == 2


def test_a_byte_order_mark_is_for_texts(cli: Cli) -> None:
    result = cli("list", "--format", "xlsx", "--bom")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: --bom goes with CSV and TSV only\n")


def test_export_from_a_shell(make_records: Callable[..., Path], tmp_path: Path) -> None:
    result = process(["export", "--records", make_records(), tmp_path / "a.db", "--lang", "zh"])
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{tmp_path / 'a.db'}：2 个开发区，3 条已录数据，0 条推算数据，1 个事件\n"
