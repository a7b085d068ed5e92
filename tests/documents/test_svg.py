"""Charts: each hedge is seen, what is missing is not zero, each drawing has its text alternative."""

import re
from xml.etree import ElementTree

import pytest

from tests.documents.samples import BARS, ITEMS, item
from zonecli.documents.document import Chart, Item
from zonecli.documents.svg import draw
from zonecli.i18n import language

SVG = "{http://www.w3.org/2000/svg}"
EN = language("en")


def made(*items: Item, kind: str = "bars", alt: str = "") -> Chart:
    return Chart(kind="series" if kind == "series" else "bars", title="Output", alt=alt, items=items)


def drawn(chart: Chart, key: str = "c") -> tuple[str, list[str]]:
    drawings, legend = draw(chart, key, EN)
    return "\n".join(each.markup for each in drawings), legend


def drawing(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(chart)[0])


@pytest.mark.parametrize(
    ("value", "low", "high", "rects", "signs", "said"),
    [
        ("0.5", "0.5", "0.5", ["0.0+47.5 full"], 0, ""),
        ("0.5", "0.5", None, ["0.0+47.5 full"], 1, "more than drawn"),
        ("0.5", None, "0.5", ["0.0+47.5 full"], 1, "less than drawn"),
        ("0.5", None, None, ["0.0+47.5 full"], 1, "about"),
        ("0.5", "0.5", "0.6", ["47.5+9.5 light", "0.0+47.5 full"], 0, "light"),
        (None, "0.4", "0.6", ["38.0+19.0 light", "0.0+38.0 full"], 0, "light"),
        (None, "0.4", None, ["0.0+38.0 full"], 1, "more than drawn"),
        (None, None, "0.6", ["0.0+57.0 light", "0.0+2 full"], 1, "less than drawn"),
        ("0.5", "0.4", "0.6", ["38.0+19.0 light", "0.0+38.0 full", "47.5+2 full"], 0, "light"),
        ("0", "0", "0", ["0.0+2 full"], 0, ""),
        (None, None, None, [], 0, "empty"),
    ],
)
def test_a_hedge_is_drawn(
    value: str | None, low: str | None, high: str | None, rects: list[str], signs: int, said: str
) -> None:
    chart = made(item("whole", "10", "1", "1", "1"), item("it", "printed", value, low, high))
    root = drawing(chart)
    found = [
        f"{rect.attrib['x'].rstrip('%')}+{rect.attrib['width'].rstrip('%')} {rect.attrib['class']}"
        for rect in root.iter(f"{SVG}rect")
    ]
    assert found[1:] == rects
    assert len(list(root.iter(f"{SVG}path"))) == signs
    legend = " ".join(drawn(chart)[1])
    assert said in legend
    assert bool(said) == bool(legend)


def test_the_longest_reaches_the_end_whatever_its_part() -> None:
    root = drawing(made(item("a", "4", "0.4", "0.4", "0.4"), item("b", "2", "0.2", "0.2", "0.2")))
    assert [rect.attrib["width"] for rect in root.iter(f"{SVG}rect")] == ["95.0%", "47.5%"]


def test_nothing_but_zero_is_drawn() -> None:
    assert [rect.attrib["width"] for rect in drawing(made(item("a", "0", "0", "0", "0"))).iter(f"{SVG}rect")] == ["2"]


def test_every_drawing_has_its_text() -> None:
    markup, _ = drawn(made(*ITEMS), "chart-1")
    assert 'role="img" aria-labelledby="chart-1-1-title chart-1-1-desc"' in markup
    assert '<title id="chart-1-1-title">Output</title>' in markup
    assert "安吉经济开发区: 50.3万元/亩; 甲: 近40万元/亩" in markup
    assert [each.text for each in draw(made(*ITEMS, alt="in words"), "c", EN)[0]] == ["in words"]
    assert "in words</desc>" in drawn(made(*ITEMS, alt="in words"))[0]


def test_many_bars_are_several_drawings_each_with_its_own_text() -> None:
    items = [item(f"n{n}", f"={n}", f"0.{n:02}", f"0.{n:02}", f"0.{n:02}") for n in range(20)]
    markup, _ = drawn(made(*items, alt="all"))
    assert markup.count("<svg xmlns") == markup.count('role="img"') == 3
    assert all(f"n{n}: ={n}" in markup for n in range(20))
    assert len(set(re.findall(r'id="([^"]+)"', markup))) == 6


def test_a_series_is_a_line_with_gaps() -> None:
    parts = {2020: "0.25", 2021: "0.5", 2022: None, 2023: "1"}
    items = [item(str(year), part or "—", part, part, part) for year, part in parts.items()]
    root = drawing(made(*items, kind="series"))
    assert [point.attrib["cy"] for point in root.iter(f"{SVG}circle")] == ["152.5", "115.0", "40.0"]
    assert len([line for line in root.iter(f"{SVG}line") if line.attrib["class"] == "stroke"]) == 1
    assert [text.text for text in root.iter(f"{SVG}text") if text.text] == ["2020", "2021", "2022", "2023"]


def test_a_hedge_points_up_or_down_in_a_series() -> None:
    chart = made(item("2020", "超1", "1", "1", None), item("2021", "近1", "1", None, "1"), kind="series")
    markup, legend = drawn(chart)
    assert re.findall("[▴▾▸◂]", markup) == ["▴", "▾"]
    assert legend == ["▴ more than drawn", "▾ less than drawn"]


def test_a_long_series_is_rows() -> None:
    items = [item(f"{year}年第一季度", "1", "1", "1", "1") for year in range(2000, 2008)]
    root = drawing(made(*items, kind="series"))
    assert not list(root.iter(f"{SVG}circle"))
    assert len(list(root.iter(f"{SVG}rect"))) == 8


def test_the_numbers_of_the_notes_stand_with_the_figure() -> None:
    assert "[1][12]</tspan>" in drawn(made(item("a", "1", "1", "1", "1", (1, 12))))[0]


def test_colours_are_attributes_and_classes() -> None:
    root = drawing(BARS)
    shapes = [each for each in root.iter() if each.tag.removeprefix(SVG) in ("rect", "path", "line", "circle")]
    assert all("class" in each.attrib for each in shapes)
    assert all({"fill", "stroke"} & set(each.attrib) for each in shapes)
    assert not [each for each in root.iter() if "style" in each.attrib]
