"""Zones side by side in words: in columns, below each other, in Markdown, as rows."""

import csv
import io
from collections.abc import Sequence

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.i18n import language
from zonecli.render.blocks import Pairs, Table
from zonecli.render.csv import separate_rows
from zonecli.render.markdown_page import marked_down
from zonecli.render.pages.comparison import document, page, rows
from zonecli.render.plain import format_page
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


def piped(comparison: Comparison, everything: bool = False) -> str:
    return "".join(format_page(page(comparison, {}, EN, None, everything)))


def test_shared_rows_stand_alone_and_the_others_are_counted(two: Comparison) -> None:
    assert (
        piped(two)
        == """\
  Both zones state 1 indicator; it can be compared.

Output  2024
One Zone  超900亿元 [1] ★  over CNY 90 billion · Δ over CNY 46.4 billion · × over 2.06
Two Zone      436亿元 [2]  CNY 43.6 billion
  1 indicator is known of One Zone only, 1 of Two Zone only: --all

Notes
★    the best of the row, for certain
Δ ×  difference to and multiple of Two Zone

Sources
[1]  “news”, A paper, 12 September 2025
[2]  “gazette”, A paper, March 2025
"""
    )


def test_everything_has_what_is_known_of_one_zone_only(two: Comparison) -> None:
    text = piped(two, everything=True)
    assert (
        """
Known of One Zone only
Tax per area  50.3万元/亩 [2]  CNY 503,000 per mu · 2024

Known of Two Zone only
Projects  9个 [2]  9 · as of Mar 2025, target · chips
"""
        in text
    )
    assert "--all" not in text


def test_only_what_is_shown_has_notes_and_sources(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "9亿元", "2024"), fact("area", "4公顷", "2024", source="old", note="Of the old map.")],
        "two": [fact("output", "3亿元", "2024", source="news")],
    }
    found = compare(catalogue(make_records, zones), ["one", "two"])
    text = piped(found)
    assert "Of the old map." not in text
    assert "“old”" not in text
    assert "[2]  “news”" in text
    assert "Of the old map." in piped(found, everything=True)


def test_piped_the_zones_stand_side_by_side_while_lines_are_short(make_records: Make) -> None:
    zones = {"one": [fact("output", "9亿元", "2024")], "two": [fact("output", "3亿元", "2023")]}
    found = compare(catalogue(make_records, zones), ["one", "two"])
    assert (
        piped(found)
        == """\
  Both zones state 1 indicator; it cannot be compared as it stands.
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


def test_parts_of_different_wholes_are_listed_under_their_names(make_records: Make) -> None:
    zones: dict[str, Sequence[str]] = {
        "one": [fact("output", "9亿元", "2024", scope="chips"), fact("output", "3亿元", "2023", scope="chairs")],
        "two": [fact("output", "4亿元", "2024", scope="tea")],
        "three": [],
    }
    assert (
        piped(compare(catalogue(make_records, zones), list(zones)))
        == """\
  1 indicator is stated by several of the 3 zones; it cannot be compared as it stands.

Output ≠  different parts, not compared
One Zone
  chips   9亿元 [1]  CNY 900 million · 2024
  chairs  3亿元 [1]  CNY 300 million · 2023
Two Zone · 2024
  tea     4亿元 [1]  CNY 400 million
Three Zone
  –

Sources
[1]  “gazette”, A paper, March 2025
"""
    )


def test_parts_beside_comparable_figures_are_listed_below_them(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "9亿元", "2024")],
        "two": [fact("output", "4亿元", "2024")],
        "three": [fact("output", "2亿元", "2024", scope="tea"), fact("output", "1亿元", "2024", scope="rice")],
    }
    text = piped(compare(catalogue(make_records, zones), list(zones)))
    assert "2 parts ≠" in text
    assert "Three Zone · 2024\n  tea   2亿元 [1] ≠  CNY 200 million\n  rice  1亿元 [1] ≠  CNY 100 million\n" in text


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        # What two zones state; the first line.
        (
            ([], []),
            "The zones have nothing in common: 0 indicators are known of One Zone only, 0 of Two Zone only.",
        ),
        (
            ([fact("area", "4公顷"), fact("tax", "5万元/亩")], [fact("staff", "20人")]),
            "The zones have nothing in common: 2 indicators are known of One Zone only, 1 of Two Zone only: --all",
        ),
        (
            ([fact("area", "4公顷"), fact("staff", "5人")], [fact("area", "3公顷"), fact("staff", "20人次")]),
            "Both zones state 2 indicators; 1 of them can be compared.",
        ),
        (
            ([fact("area", "4公顷"), fact("staff", "5人")], [fact("area", "3公顷"), fact("staff", "20人")]),
            "Both zones state 2 indicators; all can be compared.",
        ),
    ],
)
def test_the_first_line_says_how_it_stands(facts: tuple[list[str], list[str]], said: str, make_records: Make) -> None:
    found = compare(catalogue(make_records, dict(zip(("one", "two"), facts, strict=True))), ["one", "two"])
    assert piped(found).splitlines()[0].strip() == said


def test_more_than_six_zones_are_the_rows(make_records: Make) -> None:
    zones: dict[str, Sequence[str]] = {
        f"zone-{n}": [fact("output", f"{n}亿元", "2024"), fact("staff", f"{n}人")] for n in range(1, 7)
    }
    zones["zone-7"] = [fact("staff", "7人", source="news")]
    text = piped(compare(catalogue(make_records, zones), list(zones), baseline="zone-2"))
    lines = text.splitlines()
    assert lines[1].split("  ")[0] == "Zone"
    assert "Output · 2024 [1]" in lines[1]
    assert [line.split("  ")[0] for line in lines[3:10]] == [f"Zone-{n} Zone" for n in range(1, 8)]
    # The source of a column whose figures have one only stands in its title.
    assert "6亿元 ★ · CNY 600 million · Δ +CNY 400 million · × 3" in lines[8]
    assert lines[9].endswith(" –")


def test_on_a_screen_columns_without_room_are_named(make_records: Make) -> None:
    indicators = ("output", "revenue", "staff", "area", "share")
    prints = ("9亿元", "8亿元", "7人", "6公顷", "5%")
    zones = {f"zone-{n}": [fact(*pair, "2024") for pair in zip(indicators, prints, strict=True)] for n in range(7)}
    found = compare(catalogue(make_records, zones), list(zones))
    # Beside 36 cells for the names columns have at least 18: three of them fit.
    blocks = page(found, {}, EN, 90)
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [column.title.partition(" ·")[0] for column in table.columns] == ["Zone", "Area", "Output", "Revenue"]
    said = [text for block in blocks if isinstance(block, Pairs) for _, text in block.rows]
    assert "Further: Share, Output in revenue, Output less revenue, People: --all" in said
    tables = [block for block in page(found, {}, EN, 90, everything=True) if isinstance(block, Table)]
    assert [len(each.columns) for each in tables] == [4, 4, 2]


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


def test_in_markdown_a_line_is_a_figure(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "9亿元", "2024"), fact("projects", "3个", scope="chips"), fact("area", "4公顷")],
        "two": [
            fact("output", "3亿元", "2024"),
            fact("projects", "2个", scope="tea"),
            fact("projects", "1个", scope="rice"),
        ],
    }
    text = "".join(marked_down(document(compare(catalogue(make_records, zones), ["one", "two"]), {}, EN)))
    assert (
        "".join(line + "\n" for line in text.splitlines() if line.startswith("|"))
        == r"""| Indicator | Zone | Part | Figure | Reading | Period | Status | Compared | Source |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Output | One Zone |  | 9亿元 | CNY 900 million | 2024 | actual | yes, the best | \[1\] |
| Output | Two Zone |  | 3亿元 | CNY 300 million | 2024 | actual | yes | \[1\] |
| Projects | One Zone | chips | 3个 | 3 | as of Mar 2025 | actual | no: the source names no period | \[1\] |
| Projects | Two Zone | tea | 2个 | 2 | as of Mar 2025 | actual | no: known of parts only | \[1\] |
| Projects | Two Zone | rice | 1个 | 1 | as of Mar 2025 | actual | no: known of parts only | \[1\] |
"""
    )
    assert "\n\n1 indicator is known of One Zone only, 0 of Two Zone only: --all\n" in text


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
