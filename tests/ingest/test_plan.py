"""Plans: nothing is added that the table does not print, nothing twice, and long tables pass."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.ingest.importing import SOURCE
from tests.ingest.test_import import ZONES
from zonecli.ingest.changes import Changes
from zonecli.ingest.layout import lay_out
from zonecli.ingest.mapping import read_mapping
from zonecli.ingest.plan import Plan, enter, make_plan
from zonecli.ingest.sheets import Sheet
from zonecli.ingest.tables import read_table
from zonecli.store.catalogue import Catalogue

NAMES = ("安吉经济开发区", "长兴经济技术开发区", "浙江吴兴经济开发区")
MAPPING = """
source = "yearbook"

[zone]
column = "名称"
new = "skip"

[[facts]]
columns = "2021 … 2023"
indicator = "industrial-output"
unit = "亿元"
period = "from the head"
"""
CELLS = st.one_of(
    st.decimals(0, 10**7, places=2).map(str),
    st.integers(0, 10**9).map(lambda number: f"{number:,}"),
    st.sampled_from(["", "—", "…", "超900", "12/13", "n.a.", "5 家", "0", "-1.5"]),
)


@pytest.fixture
def records(make_records: Callable[..., Path]) -> Path:
    files = {**ZONES, "sources/yearbook.toml": SOURCE, "zones/alpha.toml": None, "zones/beta.toml": None}
    root = make_records({**files, "indicators.toml": None, "places.toml": None, "rates.toml": None})
    (root.parent / "map.toml").write_text(MAPPING, encoding="utf-8")
    return root


def plan(records: Path, rows: Sequence[Sequence[str]]) -> Plan:
    sheet = Sheet("t.csv", "", [("名称", "2021", "2022", "2023"), *map(tuple, rows)])
    return make_plan(Catalogue(records), lay_out(sheet), read_mapping(records.parent / "map.toml"))


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(NAMES), CELLS, CELLS, CELLS), min_size=2, max_size=6))
def test_what_is_added_is_what_a_row_prints(records: Path, rows: list[tuple[str, str, str, str]]) -> None:
    found = plan(records, rows)
    refused = {each.row for each in found.rejected}
    for each in found.additions:
        column = int(each.raw["period"]) - 2020
        assert each.raw["figure"] == rows[each.row - 1][column]
        assert each.row not in refused
    told = [(each.zone, each.raw["period"]) for each in found.additions]
    assert len(told) == len(set(told))
    accounted = {*refused, *found.unchanged, *found.empty, *found.left_out, *(each.row for each in found.additions)}
    assert accounted == {row.index for row in found.layout.rows}
    changes = Changes(Catalogue(records))
    enter(found, changes)
    again = make_plan(changes.draft, found.layout, read_mapping(records.parent / "map.toml"))
    assert not again.additions
    assert {each.row for each in again.rejected} == refused


def test_a_hundred_thousand_rows(records: Path, tmp_path: Path) -> None:
    names = [*NAMES, *(f"第{number}号产业园区" for number in range(997))]
    lines = (f"{names[number % 1000]},{number}.5,,{number}" for number in range(100_000))
    (tmp_path / "t.csv").write_text("名称,2021,2022,2023\n" + "\n".join(lines) + "\n", encoding="utf-8")
    told: list[tuple[int, int]] = []
    sheet = read_table(tmp_path / "t.csv", progress=lambda done, total: told.append((done, total)))
    layout = lay_out(sheet)
    found = make_plan(
        Catalogue(records),
        layout,
        read_mapping(records.parent / "map.toml"),
        progress=lambda done, total: told.append((done, total)),
    )
    assert len(layout.rows) == 100_000
    assert (len(found.additions), len(found.left_out)) == (6, 99_700)
    # Each further row of a zone says otherwise.
    assert len(found.rejected) == 297
    assert len(told) > 500
    assert all(0 <= done <= total for done, total in told)
