"""Zones side by side in words: in columns, below each other, in Markdown, as rows."""

import csv
import io
from collections.abc import Sequence

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.i18n import language
from zonecli.render.csv import separate_rows
from zonecli.render.markdown_page import marked_down
from zonecli.render.pages.comparison import page, rows
from zonecli.render.plain import format_page
from zonecli.render.terminal import on_terminal
from zonecli.views.comparison import Comparison, compare
from zonecli.views.measure import DisplayUnits

EN = language("en")


@pytest.fixture
def two(make_records: Make) -> Comparison:
    zones = {
        "one": [fact("output", "超900亿元", "2024", source="news"), fact("tax", "50.3万元/亩", "2024")],
        "two": [fact("output", "436亿元", "2024"), fact("projects", "9个", scope="chips", status="target")],
    }
    return compare(catalogue(make_records, zones), ["one", "two"], baseline="two")


def screen(comparison: Comparison, width: int) -> str:
    return "".join(on_terminal(page(comparison, {}, EN, width), width, False, EN))


def test_on_a_terminal(two: Comparison) -> None:
    assert (
        screen(two, 80)
        == """\
                           One Zone                   Two Zone
────────────────────────────────────────────────────────────────────────────────
Economy
  Output                   超900亿元 [1] ★            436亿元 [2]
                           over CNY 90 billion ·      CNY 43.6 billion · 2024
                           2024
                           Δ over CNY 46.4 billion
                           × over 2.06
Available for one zone
only
  Tax per area             50.3万元/亩 [2]            –
                           CNY 503,000 per mu · 2024
  Projects                 –                          9个 [2]
                                                      9 · as of Mar 2025, target
                                                      chips

Notes
★    the best of the row, for certain
Δ ×  difference to and multiple of Two Zone

Sources
[1]  “news”, A paper, 12 September 2025
[2]  “gazette”, A paper, March 2025
"""
    )


def test_piped_the_zones_stand_side_by_side_while_lines_are_short(make_records: Make) -> None:
    zones = {"one": [fact("output", "9亿元", "2024")], "two": [fact("output", "3亿元", "2023")]}
    found = compare(catalogue(make_records, zones), ["one", "two"])
    assert (
        "".join(format_page(page(found, {}, EN)))
        == """\
                One Zone                            Two Zone
--------------  ----------------------------------  ----------------------------------
Economy
  Output ≠ (a)  9亿元 [1] · CNY 900 million · 2024  3亿元 [1] · CNY 300 million · 2023

Notes
≠    not compared: the row's notes say why
(a)  the periods differ: 2024 (One Zone); 2023 (Two Zone)

Sources
[1]  “gazette”, A paper, March 2025
"""
    )


def test_many_zones_stand_below_each_other(make_records: Make) -> None:
    zones: dict[str, Sequence[str]] = {f"zone-{n}": [fact("output", f"{n}亿元", "2024")] for n in range(1, 6)}
    zones["zone-6"] = []
    found = compare(catalogue(make_records, zones), list(zones))
    assert screen(found, 80).startswith("""\
Available for several zones

Output
  Zone-1 Zone    1亿元 [1]  CNY 100 million · 2024
  Zone-2 Zone    2亿元 [1]  CNY 200 million · 2024
  Zone-3 Zone    3亿元 [1]  CNY 300 million · 2024
  Zone-4 Zone    4亿元 [1]  CNY 400 million · 2024
  Zone-5 Zone  5亿元 [1] ★  CNY 500 million · 2024
  Zone-6 Zone            –
""")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(two: Comparison, width: int) -> None:
    from rich.cells import cell_len

    text = screen(two, width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "…" not in text
    joined = "".join(text.split())
    for said in ("超900亿元", "436亿元", "50.3万元/亩", "9个", "chips"):
        assert said in joined


def test_parts_are_told_with_scope_period_and_source(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "9亿元", "2024", scope="chips"), fact("output", "3亿元", "2023", scope="chairs")],
        "two": [fact("output", "3亿元", "2024")],
    }
    text = screen(compare(catalogue(make_records, zones), ["one", "two"]), 100)
    assert "2 parts:" in text
    assert "9亿元 [1] · CNY 900 million · 2024" in text
    assert "3亿元 [1] · CNY 300 million · 2023" in text
    assert "figures are known of parts only, none of the whole: One Zone" in text


def test_one_note_for_all_rows_that_share_it(make_records: Make) -> None:
    zones = {id: [fact("output", "9亿元"), fact("area", "4公顷"), fact("tax", "5万元/亩")] for id in ("one", "two")}
    text = "".join(format_page(page(compare(catalogue(make_records, zones), ["one", "two"]), {}, EN)))
    assert text.count("(a)") == 4
    assert text.count("the source names no period, so the figure counts as of its date: Mar 2025") == 1


def test_rates_are_named_with_their_source(make_records: Make) -> None:
    zones = {"one": [fact("output", "9亿元", "2024", source="news")], "two": [fact("output", "3亿元")]}
    records = catalogue(make_records, zones)
    found = compare(records, ["one", "two"], measure=DisplayUnits(currency="USD"))
    series = {id: rates.name for id, rates in records.rates.items()}
    text = "".join(format_page(page(found, series, EN)))
    assert "≈ USD 125 million" in text
    assert "converted at ECB annual average, 2024 [2] (One Zone)" in text
    assert "not converted: the source names no year (Two Zone)" in text


def test_in_markdown_a_row_is_a_row(two: Comparison) -> None:
    text = "".join(marked_down(page(two, {}, EN, None, in_columns=True)))
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert table[0] == "|  | One Zone | Two Zone |"
    assert all(line.count(" | ") == 2 for line in table)
    assert r"超900亿元 \[1\] ★" in text


def test_as_rows_of_data(two: Comparison) -> None:
    read = list(csv.DictReader(io.StringIO("".join(separate_rows(rows(two, False), ",")))))
    assert [(row["zone"], row["indicator"], row["figure"]) for row in read] == [
        ("one", "output", "超900亿元"),
        ("two", "output", "436亿元"),
        ("one", "tax", "50.3万元/亩"),
        ("two", "tax", ""),
        ("one", "projects", ""),
        ("two", "projects", "9个"),
    ]
    first = read[0]
    assert (first["value"], first["hedge"], first["low"], first["high"]) == ("90000000000", "over", "90000000000", "")
    assert (first["best"], first["comparable"], first["difference"], first["ratio"]) == (
        "True",
        "True",
        "46400000000",
        "2.06",
    )
    assert read[3]["caveats"] == "missing"
