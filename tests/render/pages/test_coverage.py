"""What is not known, in words and as rows."""

import csv
import io
from dataclasses import replace

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.i18n import language
from zonecli.render.csv import separate_rows
from zonecli.render.pages.coverage import age, page, rows
from zonecli.render.plain import format_page
from zonecli.views.coverage import Coverage, coverage

EN = language("en")


@pytest.fixture
def one(make_records: Make) -> Coverage:
    facts = [fact("output", "9亿元", "2023"), fact("area", "4公顷"), fact("tax", "9万元/亩", "2024", status="target")]
    return coverage(catalogue(make_records, {"one": facts}))


@pytest.mark.parametrize(
    ("months", "expected"),
    [(0, "0 months"), (1, "1 month"), (23, "23 months"), (24, "2 years"), (35, "2 years"), (36, "3 years")],
)
def test_age(months: int, expected: str) -> None:
    assert age(months, EN) == expected


def test_page(one: Coverage) -> None:
    text = "".join(format_page(page(one, EN)))
    assert "One Zone      3        1  Mar 2025  0 months  Land, Economy        1\n" in text
    assert "2/4  Revenue, Share\n" in text
    assert "One Zone  Tax per area  9万元/亩  CNY 90,000 per mu  2024, target  gazette\n" in text
    assert "counted to 31 Mar 2025" in text


def test_where_few_themes_lack_these_are_named(make_records: Make) -> None:
    every = {"zone": [fact("area", "1亩", "2024"), fact("output", "1亿元", "2024")]}
    found = coverage(catalogue(make_records, every))
    only = replace(found.zones[0], themes=tuple(replace(t, known=1) for t in found.zones[0].themes))
    assert "all themes" in "".join(format_page(page(replace(found, zones=(only,)), EN)))
    some = tuple(replace(t, known=0 if n == 1 else 1) for n, t in enumerate(only.themes))
    assert "all but Economy" in "".join(format_page(page(replace(found, zones=(replace(only, themes=some),)), EN)))


def test_many_zones_are_told_without_what_each_lacks(make_records: Make) -> None:
    zones = {f"z{n}": [fact("output", "9亿元", "2023")] for n in range(5)}
    assert "Missing" not in "".join(format_page(page(coverage(catalogue(make_records, zones)), EN)))


def test_as_rows_of_data(one: Coverage) -> None:
    read = list(csv.DictReader(io.StringIO("".join(separate_rows(rows(one), ",")))))
    assert [row["theme"] for row in read][:2] == ["land", "economy"]
    assert (read[1]["known"], read[1]["missing"], read[1]["overdue"]) == ("2", "revenue;share", "1")
