"""A ranking in words, bars and rows."""

import csv
import io
from decimal import Decimal

import pytest
from rich.cells import cell_len

from tests.views.zones import Make, catalogue, fact
from zonecli.figures.reader import Hedge
from zonecli.i18n import language
from zonecli.render.bars import bar, blocks, sparkline
from zonecli.render.csv import separate_rows
from zonecli.render.pages.ranking import page, place, rows
from zonecli.render.plain import format_page
from zonecli.render.terminal import on_terminal
from zonecli.views.bars import Bar
from zonecli.views.comparable import Position
from zonecli.views.ranking import rank

EN = language("en")
D = Decimal


@pytest.mark.parametrize(
    ("found", "english", "chinese"),
    [
        (Position(3, 3), "3", "3"),
        (Position(3, 3, 2), "3=", "并列第3"),
        (Position(3, 5), "3–5", "3—5"),
        (Position(1, 4), "1–4", "1—4"),
    ],
)
def test_place(found: Position, english: str, chinese: str) -> None:
    assert (place(found, EN), place(found, language("zh"))) == (english, chinese)


@pytest.mark.parametrize(
    ("found", "hedge", "expected"),
    [
        (Bar(D(1), D(1), D(1)), Hedge.EXACT, "█████████"),
        (Bar(D("0.5"), D("0.5"), D("0.5")), Hedge.EXACT, "████▌"),
        (Bar(D("0.5"), D("0.5"), None), Hedge.OVER, "████▌▸"),
        (Bar(D("0.5"), None, D("0.5")), Hedge.UNDER, "████▌◂"),
        (Bar(D("0.5"), None, None), Hedge.ABOUT, "████▌~"),
        (Bar(None, D("0.3"), D("0.9")), Hedge.RANGE, "██░░░░░░"),
        (Bar(None, D("0.3"), D("0.31")), Hedge.RANGE, "██░"),
        (Bar(D("0.001"), D("0.001"), D("0.001")), Hedge.EXACT, "▏"),
        (Bar(D(0), D(0), D(0)), Hedge.EXACT, ""),
    ],
)
def test_bar(found: Bar, hedge: Hedge, expected: str) -> None:
    assert bar(found, hedge, 10) == expected
    assert cell_len(expected) <= 10


def test_blocks_and_sparklines() -> None:
    assert blocks(D("0.25"), 4) == "█"
    assert sparkline([1, None, 8, 5]) == "▁ █▅"


def test_page(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "超900亿元", "2024")],
        "two": [fact("output", "超1000亿元", "2024", source="news")],
        "three": [fact("output", "100亿元", "2024")],
        "four": [fact("output", "100亿元", "2024")],
        "five": [fact("output", "3亿元", scope="chips"), fact("output", "4亿元", "2023", scope="chairs")],
    }
    found = rank(catalogue(make_records, zones), "output")
    assert (
        "".join(format_page(page(found, {}, EN)))
        == """\
Output  higher is better, 4 zones, 2024
     Zone              Figure  Reading                                 Period
---  ------------  ----------  --------------------  ----------------  ------  ---
1–2  One Zone (a)   超900亿元  over CNY 90 billion   █████████████▌▸   2024    [1]
1–2  Two Zone (a)  超1000亿元  over CNY 100 billion  ███████████████▸  2024    [2]
 3=  Four Zone        100亿元  CNY 10 billion        █▌                2024    [1]
 3=  Three Zone       100亿元  CNY 10 billion        █▌                2024    [1]

Without a place

Five Zone  known of parts only
  chips   3亿元  CNY 300 million  as of Mar 2025  [1]
  chairs  4亿元  CNY 400 million  2023            [1]

Notes
▸    or more
1–2  the place is one of these: a hedge leaves the order open
3=   the place is shared
(a)  the hedge leaves the order open: “over” (One Zone, Two Zone)

Sources
[1]  “gazette”, A paper, March 2025
[2]  “news”, A paper, 12 September 2025
"""
    )


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(make_records: Make, width: int) -> None:
    zones = {f"a-rather-long-name-{n}": [fact("output", f"{n}亿元", f"202{n % 3}")] for n in range(1, 9)}
    text = "".join(on_terminal(page(rank(catalogue(make_records, zones), "output"), {}, EN), width, False, EN))
    assert max(map(cell_len, text.splitlines())) <= width


def test_nothing_to_rank(make_records: Make) -> None:
    text = "".join(format_page(page(rank(catalogue(make_records, {"one": []}), "output"), {}, EN)))
    assert "no zone has a figure" in text


def test_what_is_said_of_no_entries_is_true(make_records: Make) -> None:
    records = catalogue(
        make_records, {"one": [fact("output", "9亿元", "2024")], "two": [fact("output", "4亿元", "2024")]}
    )
    none_shown = "".join(format_page(page(rank(records, "output", limit=0), {}, EN)))
    assert "0 of 2 zones" in none_shown
    assert "no zone" not in none_shown
    none_asked = "".join(format_page(page(rank(records, "output", []), {}, EN, narrowed=True)))
    assert "no zone has a figure that fits" in none_asked


def test_as_rows_of_data(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "超900亿元", "2024")],
        "two": [fact("output", "100亿元", "2024")],
        "three": [fact("output", "约100亿元", "2023")],
        "five": [fact("output", "3亿元", scope="chips"), fact("output", "4亿元", scope="chairs")],
    }
    found = rank(catalogue(make_records, zones), "output")
    read = list(csv.DictReader(io.StringIO("".join(separate_rows(rows(found, False), ",")))))
    assert [(row["first"], row["last"], row["unranked"], row["zone"], row["scope_en"]) for row in read] == [
        ("1", "1", "", "one", ""),
        ("2", "2", "", "two", ""),
        ("", "", "parts", "five", "chips"),
        ("", "", "parts", "five", "chairs"),
        ("", "", "period", "three", ""),
    ]
    assert [
        (row["low"], row["high"], row["low_open"], row["hedges"]) for row in read if row["zone"] in ("one", "three")
    ] == [
        ("90000000000", "", "True", "over"),
        ("", "", "False", "about"),
    ]
