"""Charts: each hedge is seen, what is missing is not zero, each drawing has its text alternative."""

import json
import re
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.documents.samples import ITEMS
from zonecli.documents.charts import Chart, read_chart
from zonecli.documents.svg import columns, draw, wrapped
from zonecli.i18n import language

SVG = "{http://www.w3.org/2000/svg}"
EN = language("en")


def made(items: list[dict[str, Any]], kind: str = "bars", alt: str = "") -> Chart:
    chart = read_chart(json.dumps({"kind": kind, "title": "Output", "alt": alt, "items": items}))
    assert chart is not None
    return chart


def drawing(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(draw(chart, [()] * len(chart.items), "c", EN).markup)


def one(value: float | None, low: float | None, high: float | None) -> list[dict[str, Any]]:
    full = {"label": "whole", "value": 10, "low": 10, "high": 10, "text": "10"}
    return [full, {"label": "it", "value": value, "low": low, "high": high, "text": "printed"}]


@pytest.mark.parametrize(
    ("value", "low", "high", "rects", "signs", "said"),
    [
        (5, 5, 5, ["0.0+47.5 full"], 0, ""),
        (5, 5, None, ["0.0+47.5 full"], 1, "more than drawn"),
        (5, None, 5, ["0.0+47.5 full"], 1, "less than drawn"),
        (5, None, None, ["0.0+47.5 full"], 1, "about"),
        (5, 5, 6, ["47.5+9.5 light", "0.0+47.5 full"], 0, "light"),
        (None, 4, 6, ["38.0+19.0 light", "0.0+38.0 full"], 0, "light"),
        (None, 4, None, ["0.0+38.0 full"], 1, "more than drawn"),
        (None, None, 6, ["0.0+57.0 light", "0.0+2 full"], 1, "less than drawn"),
        (5, 4, 6, ["38.0+19.0 light", "0.0+38.0 full", "47.5+2 full"], 0, "light"),
        (0, 0, 0, ["0.0+2 full"], 0, ""),
        (-10, -10, -10, ["0.0+47.5 full"], 0, ""),
        (None, None, None, [], 0, "empty"),
    ],
)
def test_a_hedge_is_drawn(
    value: float | None, low: float | None, high: float | None, rects: list[str], signs: int, said: str
) -> None:
    chart = made(one(value, low, high))
    root = drawing(chart)
    found = [
        f"{rect.attrib['x'].rstrip('%')}+{rect.attrib['width'].rstrip('%')} {rect.attrib['class']}"
        for rect in root.iter(f"{SVG}rect")
    ]
    assert found[1:] == rects
    assert len(list(root.iter(f"{SVG}path"))) == signs
    legend = " ".join(draw(chart, [(), ()], "c", EN).legend)
    assert said in legend
    assert bool(said) == bool(legend)


def test_every_drawing_has_its_text() -> None:
    markup = draw(made(ITEMS), [()] * len(ITEMS), "chart-1", EN).markup
    assert 'role="img" aria-labelledby="chart-1-1-title chart-1-1-desc"' in markup
    assert '<title id="chart-1-1-title">Output</title>' in markup
    assert "安吉经济开发区: 50.3万元/亩; 甲: 近40万元/亩" in markup
    assert "in words</desc>" in draw(made(ITEMS, alt="in words"), [()] * len(ITEMS), "c", EN).markup


def test_many_bars_are_several_drawings_each_with_its_own_text() -> None:
    items = [{"label": f"n{n}", "value": n, "low": n, "high": n, "text": f"={n}"} for n in range(20)]
    markup = draw(made(items, alt="all"), [()] * 20, "c", EN).markup
    assert markup.count("<svg xmlns") == markup.count('role="img"') == 3
    assert all(f"n{n}: ={n}" in markup for n in range(20))
    assert len(set(re.findall(r'id="([^"]+)"', markup))) == 6


def test_a_series_is_a_line_with_gaps() -> None:
    years = [(2020, 1), (2021, 2), (2022, None), (2023, 4)]
    items = [{"label": str(year), "value": n, "low": n, "high": n, "text": str(n or "—")} for year, n in years]
    root = drawing(made(items, "series"))
    assert len(list(root.iter(f"{SVG}circle"))) == 3
    assert len([line for line in root.iter(f"{SVG}line") if line.attrib["class"] == "stroke"]) == 1
    assert [text.text for text in root.iter(f"{SVG}text") if text.text] == ["2020", "2021", "2022", "2023"]


def test_a_long_series_is_rows() -> None:
    items = [{"label": f"{year}年第一季度", "value": 1, "low": 1, "high": 1, "text": "1"} for year in range(2000, 2008)]
    root = drawing(made(items, "series"))
    assert not list(root.iter(f"{SVG}circle"))
    assert len(list(root.iter(f"{SVG}rect"))) == 8


def test_the_numbers_of_the_notes_stand_with_the_figure() -> None:
    markup = draw(made(one(1, 1, 1)), [(1, 12), ()], "c", EN).markup
    assert "[1][12]</tspan>" in markup


def test_colours_are_attributes_and_classes() -> None:
    root = drawing(made(ITEMS))
    shapes = [each for each in root.iter() if each.tag.removeprefix(SVG) in ("rect", "path", "line", "circle")]
    assert all("class" in each.attrib for each in shapes)
    assert all({"fill", "stroke"} & set(each.attrib) for each in shapes)
    assert not [each for each in root.iter() if "style" in each.attrib]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("short", ["short"]),
        ("one two three", ["one two", "three"]),
        ("一二三四五六", ["一二三四", "五六"]),
        ("abcdefghijkl", ["abcdefgh", "ijkl"]),
        ("  a  ", ["a"]),
    ],
)
def test_wrapped(text: str, lines: list[str]) -> None:
    assert wrapped(text, 8) == lines
    assert all(columns(line) <= 8 for line in lines)


def test_extremes_are_drawn() -> None:
    huge = [{"label": "a", "value": n, "low": n, "high": n, "text": "x"} for n in (1e39, 1e-300, 0)]
    assert drawing(made(huge)) is not None
    assert made([{"label": "a", "value": 0, "low": 0, "high": 0, "text": "0"}]).span == (
        Decimal(0),
        Decimal(0),
    )
    assert drawing(made([{"label": "", "text": ""}])) is not None
