"""The programs that exports are for open them: Datasette, frictionless, DuckDB, pyarrow; openpyxl is in conftest."""

import asyncio
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zonecli.export.formats import EXPORTS
from zonecli.export.rows import list_rows
from zonecli.i18n import language
from zonecli.store.catalogue import Catalogue


@pytest.fixture
def made(records: Path, tmp_path: Path) -> Any:
    """A function that hands the records on in a format."""

    def make(name: str) -> Path:
        path = tmp_path / f"made.{'db' if name == 'sqlite' else name}"
        if EXPORTS[name].mark:
            path.mkdir()
        EXPORTS[name].write(path, list_rows(Catalogue(records)), language("en"))
        return path

    return make


def test_sqlite_finds_no_key_that_leads_nowhere(made: Any) -> None:
    base = sqlite3.connect(made("sqlite"))
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    keys = {(row[3], row[2]) for row in base.execute("PRAGMA foreign_key_list('facts')")}
    assert keys == {("zone", "zones"), ("indicator", "indicators"), ("source", "sources"), ("of_zone", "zones")}
    # Another table's row that leads nowhere would be found.
    base.execute("UPDATE facts SET zone = 'nowhere'")
    assert base.execute("PRAGMA foreign_key_check").fetchall()
    base.close()


def test_datasette_shows_tables_and_what_keys_lead_to(made: Any, records: Path) -> None:
    from datasette.app import Datasette  # type: ignore[import-untyped]

    async def ask() -> tuple[Any, Any]:
        sette = Datasette([str(made("sqlite"))])
        await sette.invoke_startup()
        names = (await sette.client.get("/made.json")).json()
        rows = (await sette.client.get("/made/facts.json?_shape=array&_labels=on&_size=1")).json()
        return names, rows

    names, (row,) = asyncio.run(ask())
    catalogue = Catalogue(records)
    counts = {table["name"]: table["count"] for table in names["tables"]}
    assert counts["zones"] == len(catalogue.zone_ids)
    zone, fact = next(catalogue.facts())
    assert row["zone"]["value"] == zone
    assert row["figure"] == fact.figure.printed
    assert Decimal(repr(row["value"])) == fact.figure.value


def test_frictionless_finds_the_package_valid(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from frictionless import validate

    folder = made("datapackage")
    monkeypatch.chdir(folder)
    report = validate("datapackage.json")
    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) == 9
    # A cell that is no number, and a file that was changed, would be found.
    facts = folder / "facts.csv"
    facts.write_bytes(facts.read_bytes().replace(b",exact,", b",exact,x", 1))
    assert not validate("datapackage.json").valid


def test_frictionless_reads_numbers_exactly(made: Any, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from frictionless import Package
    from frictionless.resources import TableResource

    monkeypatch.chdir(made("datapackage"))
    facts = Package("datapackage.json").get_resource("facts")
    assert isinstance(facts, TableResource)
    rows = facts.read_rows()
    expected = [fact.figure.value for _, fact in Catalogue(records).facts()]
    assert [row["value"] for row in rows] == expected
    assert all(isinstance(value, Decimal | None) for value in expected)


def test_duckdb_reads_parquet(made: Any, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    monkeypatch.chdir(made("parquet"))
    base = duckdb.connect()
    found = base.execute("SELECT id, figure, value, value_text, low_open FROM 'facts.parquet'").fetchall()
    expected = [
        (f"{zone}:{(fact.number or 0) + 1}", fact.figure.printed, fact.figure.value, fact.figure.low_open)
        for zone, fact in Catalogue(records).facts()
    ]
    assert [
        (id, figure, Decimal(text) if text else value, is_open) for id, figure, value, text, is_open in found
    ] == expected
    joined = "SELECT count(*) FROM 'facts.parquet' f JOIN 'zones.parquet' z ON f.zone = z.id"
    assert base.execute(joined).fetchall() == [(len(expected),)]
    types = {row[0]: row[1] for row in base.execute("DESCRIBE SELECT * FROM 'facts.parquet'").fetchall()}
    assert (types["value"], types["period_end"], types["given"]) == ("DECIMAL(38,18)", "DATE", "BOOLEAN")


def test_pyarrow_knows_what_columns_mean(made: Any) -> None:
    from pyarrow.parquet import read_schema  # type: ignore[import-untyped]

    schema = read_schema(made("parquet") / "facts.parquet")
    assert schema.field("figure").metadata[b"description"] == b"The figure exactly as the source prints it."
