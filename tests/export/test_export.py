"""What is handed on says what the records say, digit for digit and letter for letter, in every format."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.export.conftest import HOSTILE, Handed, columns_of, day, exact, truth
from zonecli.export.formats import EXPORTS, Format
from zonecli.export.rows import list_rows
from zonecli.export.tables import TABLES, Type
from zonecli.i18n import language
from zonecli.records.zones import Zone
from zonecli.render.csv import is_formula
from zonecli.render.sanitize import clean
from zonecli.render.xlsx import DIGITS, MOST_CHARACTERS
from zonecli.store.catalogue import Catalogue
from zonecli.views.choice import issue_dates
from zonecli.views.derived import Derived, facts_of


def written(text: str | None, format: str) -> str | None:
    """Return what a text becomes: nothing steers a terminal, no spreadsheet runs it, no cell is overfull."""
    text = clean(text or "") or None
    if text is not None and format == "datapackage" and is_formula(text):
        return "'" + text
    if text is not None and format == "xlsx" and len(text.encode("utf-16-le")) > MOST_CHARACTERS * 2:
        return text.encode("utf-16-le")[: MOST_CHARACTERS * 2 - 2].decode("utf-16-le", "ignore") + "…"
    return text


_CITING: tuple[Callable[[Zone], Sequence[Any]], ...] = (
    lambda zone: zone.facts,
    lambda zone: zone.events,
    lambda zone: zone.leading_industries,
)


def test_every_table_has_its_columns_and_rows(handed: Handed, records: Path) -> None:
    assert set(handed.tables) == {table.name for table in TABLES}
    catalogue = Catalogue(records)
    zones = [catalogue.zone(id) for id in catalogue.zone_ids]
    assert [row["id"] for row in handed.tables["zones"]] == catalogue.zone_ids
    for name, count in {
        "facts": sum(len(zone.facts) for zone in zones),
        "events": sum(len(zone.events) for zone in zones),
        "leading_industries": sum(len(zone.leading_industries) for zone in zones),
        "indicators": len(catalogue.indicators),
    }.items():
        assert len(handed.tables[name]) == count
    assert {row["id"] for row in handed.tables["sources"]} >= set(catalogue.source_ids)
    for table in TABLES:
        for row in handed.tables[table.name][:1]:
            assert list(row) == [column.name for column in table.columns]


def test_every_figure_digit_for_digit(handed: Handed, records: Path) -> None:
    catalogue = Catalogue(records)
    rows = iter(handed.tables["facts"])
    for id in catalogue.zone_ids:
        for n, fact in enumerate(catalogue.zone(id).facts, 1):
            row, figure = next(rows), fact.figure
            assert (row["id"], row["zone"], row["indicator"]) == (f"{id}:{n}", id, fact.indicator)
            assert row["figure"] == written(figure.printed, handed.format)
            assert (exact(row["value"]), exact(row["low"]), exact(row["high"])) == (
                figure.value,
                figure.low,
                figure.high,
            )
            assert (truth(row["low_open"]), truth(row["high_open"])) == (figure.low_open, figure.high_open)
            assert (row["unit"], row["sense"]) == (figure.unit.id if figure.unit else None, figure.sense)
            assert (row["hedge"], row["hedges"]) == (figure.hedge.value, " ".join(figure.hedges).replace(" ", ";"))
            assert (row["status"], row["rank"], row["source"]) == (fact.status.value, fact.rank.value, fact.source)
            assert row["period"] == (fact.period.text if fact.period else None)
            assert truth(row["given"]) is figure.given
            assert row["note_zh"] == written(fact.note.zh if fact.note else None, handed.format)
    assert not list(rows)


def test_derived_figures_stand_apart_with_what_they_are_worked_out_from(handed: Handed, records: Path) -> None:
    catalogue = Catalogue(records)
    ids = [each.id for each in catalogue.derived]
    expected = {
        (
            zone,
            fact.indicator,
            fact.figure.value,
            fact.formula,
            tuple((i.indicator, i.figure.value) for i in fact.inputs),
        )
        for zone in catalogue.zone_ids
        for found in facts_of(catalogue, zone, ids, issue_dates(catalogue)).values()
        for fact in found
        if isinstance(fact, Derived)
    }
    assert expected
    recorded = {row["id"]: (row["indicator"], exact(row["value"])) for row in handed.tables["facts"]}
    inputs: dict[str, list[object]] = {}
    for row in handed.tables["inputs"]:
        inputs.setdefault(row["derived"], []).append(recorded[row["fact"]])
    assert {
        (row["zone"], row["indicator"], exact(row["value"]), row["formula"], tuple(inputs[row["id"]]))
        for row in handed.tables["derived"]
    } == expected


def test_numbers_are_numbers_where_the_format_can_hold_them_exactly(handed: Handed) -> None:
    if handed.format == "datapackage":
        pytest.skip("CSV has no numbers; its description says which columns hold some")
    for table, column in columns_of(Type.NUMBER):
        for row in handed.tables[table]:
            value = exact(row[column])
            if value is None:
                continue
            whole, _, places = format(value, "f").lstrip("-").partition(".")
            digits = len((whole + places).strip("0"))
            held = {
                "xlsx": digits <= DIGITS,
                "sqlite": digits <= 15 or (not places.strip("0") and abs(value) < 2**63),
                "parquet": len(whole) <= 20 and len(places.rstrip("0")) <= 18,
            }
            assert isinstance(row[column], int | float | Decimal) is held[handed.format], value


def test_days_are_days(handed: Handed) -> None:
    kind = {"xlsx": datetime, "parquet": date}.get(handed.format, str)
    for table, column in columns_of(Type.DATE):
        found = [row[column] for row in handed.tables[table] if row[column] is not None]
        assert all(type(cell) is kind and day(cell) for cell in found)
        assert found or table == "derived"


def test_a_share_is_never_called_a_per_cent(handed: Handed) -> None:
    units = {row["unit_en"] for row in handed.tables["indicators"] if row["unit"] == "ratio"}
    assert units == {"ratio (1 is 100%)"}


def test_sources_and_indicators_count_what_rests_on_them(handed: Handed, records: Path) -> None:
    catalogue = Catalogue(records)
    zones = [catalogue.zone(id) for id in catalogue.zone_ids]
    for row in handed.tables["sources"]:
        of_facts, of_events, of_industries = (
            [zone.id for zone in zones for each in found(zone) if each.source == row["id"]] for found in _CITING
        )
        assert [int(row[name]) for name in ("facts", "events", "zones")] == [
            *(len(of_facts), len(of_events)),
            len({*of_facts, *of_events, *of_industries}),
        ]
    for row in handed.tables["indicators"]:
        measured = [zone.id for zone in zones for fact in zone.facts if fact.indicator == row["id"]]
        assert (int(row["facts"]), int(row["zones"])) == (len(measured), len(set(measured)))


def test_leading_industries_are_those_of_their_sources(handed: Handed, records: Path) -> None:
    catalogue = Catalogue(records)
    assert [
        (row["zone"], row["industries"], row["period"], row["source"], row["at"])
        for row in handed.tables["leading_industries"]
    ] == [
        (id, ";".join(each.industries), each.period.text if each.period else None, each.source, each.at)
        for id in catalogue.zone_ids
        for each in catalogue.zone(id).leading_industries
    ]


def test_texts_letter_for_letter(handed: Handed, hard: Path) -> None:
    zones = {row["id"]: row for row in handed.tables["zones"]}
    if "hostile-0" not in zones:
        pytest.skip("the shipped records have none of these texts")
    for n, text in enumerate(HOSTILE):
        assert zones[f"hostile-{n}"]["name_en"] == written(text, handed.format)
    assert zones["viet"]["name_other"] == "vi: Khu công nghệ cao"
    assert (zones["viet"]["name_zh"], zones["viet"]["part_of"], zones["viet"]["part_of_en"]) == (None, "digits", "数位")
    (fact,) = [row for row in handed.tables["facts"] if row["zone"] == "viet"]
    # Who has no name in a language is called by the one that there is.
    assert (fact["zone_zh"], fact["obs_status"]) == ("Khu công nghệ cao", "F")
    assert fact["note_zh"] == written("=1+1", handed.format)


@pytest.mark.parametrize("format", EXPORTS.values(), ids=list(EXPORTS))
def test_the_same_records_are_the_same_bytes(format: Format, hard: Path, tmp_path: Path) -> None:
    sums = []
    for name in ("a", "b"):
        path = tmp_path / name
        if format.mark:
            path.mkdir()
        format.write(path, list_rows(Catalogue(hard)), language("en"))
        files = sorted(path.iterdir()) if format.mark else [path]
        sums.append([(file.name if format.mark else "", hashlib.sha256(file.read_bytes()).digest()) for file in files])
    assert sums[0] == sums[1]


def test_a_workbook_marks_no_print_as_a_number_gone_wrong(hard: Path, tmp_path: Path) -> None:
    EXPORTS["xlsx"].write(tmp_path / "a.xlsx", list_rows(Catalogue(hard)), language("en"))
    with ZipFile(tmp_path / "a.xlsx") as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(TABLES)
    assert all('numberStoredAsText="1"' in sheet for sheet in sheets)


def test_a_workbook_in_chinese(hard: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    EXPORTS["xlsx"].write(tmp_path / "a.xlsx", list_rows(Catalogue(hard)), language("zh"))
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["开发区", "数据", "推算数据", "推算依据", "事件", "主导产业", "来源", "指标", "说明"]
    head = [cell.value for cell in book["数据"][1]]
    assert head[:5] == ["代号", "开发区", "开发区（中文）", "开发区（英文）", "指标"]
    assert book["数据"].freeze_panes == "B2"
    assert book["数据"].auto_filter.ref == f"A1:{book['数据'].cell(book['数据'].max_row, len(head)).coordinate}"


def test_a_table_that_is_longer_than_a_sheet_goes_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from openpyxl import load_workbook

    from zonecli.render import xlsx

    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    file = io.BytesIO()
    assert xlsx.write_rows([["n"], *([n] for n in range(7))], "facts", file) == 0
    book = load_workbook(file)
    assert {sheet.title: [row[0] for row in sheet.values] for sheet in book} == {
        "facts": ["n", 0, 1, 2],
        "facts 2": ["n", 3, 4, 5],
        "facts 3": ["n", 6],
    }
