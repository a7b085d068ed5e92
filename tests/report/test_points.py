"""Key points as sentences, in both languages: what they say, their footnotes, and that every digit has a source."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.reports import SHIPPED, assert_whole, of_text, rendered
from tests.views.zones import INDICATORS, SOURCES, fact, zone

TEXT = """{#---
[params.date]
type = "date"
default = "newest-source"
---#}
{% for point in outline(dict()).points %}
{{ point }}
{% endfor %}
"""


def said(
    make_records: Any, folder: Path, zones: dict[str, list[str]], lang: str, date: str = "2025-03", **kinds: str
) -> list[str]:
    """The sentences of these zones' points, without their footnotes."""
    files = {"zones/alpha.toml": None, "zones/beta.toml": None, "indicators.toml": INDICATORS, **SOURCES}
    files |= {f"zones/{id}.toml": zone(id, facts, kinds.get(id, "industrial-park")) for id, facts in zones.items()}
    report = of_text(TEXT, make_records(files), folder / "t", lang=lang, given={"date": date})
    assert_whole(report.markdown)
    assert report.unsourced == ()
    lines = report.markdown.split("\n\n")[0].splitlines()
    return [re.sub(r"\[\^\d+\]", "", line) for line in lines]


def shares(*figures: tuple[str, str]) -> list[str]:
    about = 'of = { zh = "全省", en = "the province" }\nsource = "gazette"\n'
    return [f'[[facts]]\nindicator = "{id}"\nfigure = "{figure}"\n{about}' for id, figure in figures]


FORECAST = [fact("gdp", "436亿元", "2026", status="forecast"), fact("gdp-growth", "8.4%", "2026", status="forecast")]
CASES: dict[str, tuple[dict[str, list[str]], str, str]] = {
    "shares": (
        {"one": shares(("land-share", "约7%"), ("tax-share", "近40%"))},
        "one区占全省总面积的约7%、税收收入的近40%（截至2025年3月，来源日期）。",
        "Of the province, One Zone has about 7% of the total area, nearly 40% of the tax revenue"
        " (known as of March 2025, the source's date).",
    ),
    "growth": (
        {"one": [fact("gdp", "436亿元", "2024"), fact("gdp-growth", "8.4%", "2024")]},
        "one区2024年地区生产总值436亿元，增长8.4%。",
        "One Zone: gross domestic product came to CNY 43.6 billion, up 8.4% (2024).",
    ),
    "a decline": (
        {"one": [fact("gdp", "超436亿元", "2024"), fact("gdp-growth", "下降3.1%", "2024")]},
        "one区2024年地区生产总值超436亿元，下降3.1%。",
        "One Zone: gross domestic product came to over CNY 43.6 billion, down 3.1% (2024).",
    ),
    "a forecast": (
        {"one": FORECAST},
        "one区2026年预计地区生产总值436亿元，增长8.4%。",
        "One Zone: a forecast puts gross domestic product at CNY 43.6 billion, up 8.4% (2026).",
    ),
    "a target": (
        {"one": [fact("gdp", "436亿元", "2026", status="target")]},
        "one区2026年地区生产总值目标为436亿元。",
        "One Zone: the target for gross domestic product is CNY 43.6 billion (2026).",
    ),
    "what holds": (
        {"one": [fact("approved-area", "4公顷")]},
        "one区截至2025年3月（来源日期）核准面积4公顷。",
        "One Zone: approved area stood at 4 ha (as of March 2025, the source's date).",
    ),
    "one time is said once": (
        {"one": [fact("gdp", "4亿元", "2024"), fact("tax-revenue", "1亿元", "2024")]},
        "one区2024年地区生产总值4亿元，税收收入1亿元。",
        "One Zone: gross domestic product came to CNY 400 million, tax revenue came to CNY 100 million (2024).",
    ),
    "a change": (
        {"one": [fact("gdp", "4亿元", "2022"), fact("gdp", "5亿元", "2024")]},
        "one区地区生产总值由4亿元（2022年）增至5亿元（2024年），增幅25%（测算）。",
        "One Zone: gross domestic product rose from CNY 400 million (2022) to CNY 500 million (2024),"
        " by 25% (calculated).",
    ),
    "a disagreement": (
        {"one": [fact("gdp", "9亿元", "2024", source="news"), fact("gdp", "6亿元", "2024")]},
        "one区的地区生产总值（2024年），来源说法不一：9亿元；6亿元。",
        "One Zone: what is on record of gross domestic product (2024) disagrees: CNY 900 million; CNY 600 million.",
    ),
    "one is overdue": (
        {"one": [fact("output", "9亿元", "2024", status="target")]},
        "1项预计、目标和计划已到期，未见实际数（附件一）。",
        "1 forecast, target or plan is due, and its outcome is not on record (Annex 1).",
    ),
    "two are overdue": (
        {"one": [fact(id, "9亿元", "2024", status="planned") for id in ("output", "revenue")]},
        "2项预计、目标和计划已到期，未见实际数（附件一）。",
        "2 forecasts, targets and plans are due, and their outcomes are not on record (Annex 1).",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_point_is_a_sentence(name: str, make_records: Any, tmp_path: Path) -> None:
    zones, zh, en = CASES[name]
    assert zh in said(make_records, tmp_path, zones, "zh")
    assert en in said(make_records, tmp_path, zones, "en")


def test_an_aggregate_is_spoken_of_as_such(make_records: Any, tmp_path: Path) -> None:
    zones = {"one": [*shares(("land-share", "约7%"), ("tax-share", "近40%")), fact("gdp", "4亿元", "2024")]}
    assert said(make_records, tmp_path, zones, "zh", one="aggregate") == [
        "one区合计占全省总面积的约7%、税收收入的近40%（截至2025年3月，来源日期）。",
        "one区（合计）2024年地区生产总值4亿元。",
    ]
    (_, second) = said(make_records, tmp_path, zones, "en", one="aggregate")
    assert second.startswith("One Zone (taken together): gross domestic product came to")


def test_an_order_says_among_how_many(make_records: Any, tmp_path: Path) -> None:
    zones = {f"z{n}": [fact("approved-area", f"{n}公顷")] for n in (9, 7, 5, 3)}
    (zh,) = [line for line in said(make_records, tmp_path, zones, "zh") if "其后" in line]
    assert zh == (
        "已收录可比核准面积（截至2025年3月，来源日期）的4个开发区中，z9区最大（9公顷），其后为z7区（7公顷）、z5区（5公顷）。"
    )
    (en,) = [line for line in said(make_records, tmp_path, zones, "en") if "followed" in line]
    assert en == (
        "Of the 4 zones on record with a comparable approved area (known as of March 2025, the source's date),"
        " Z9 Zone has the largest (9 ha), followed by Z7 Zone (7 ha), Z5 Zone (5 ha)."
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_one_of_the_shipped_records(lang: str, records: Path) -> None:
    given = {"office": "某某研究中心", "number": "3"}
    report = rendered(SHIPPED / "brief.md.j2", records, given=given, lang=lang)
    head = report.markdown.split("\n\n")[:3]
    assert head[1] == ("某某研究中心 · 第3期 · 2025年9月" if lang == "zh" else "某某研究中心 · No. 3 · September 2025")
    points = re.findall(r"^(\d)\. (.+)$", report.markdown, re.MULTILINE)
    assert [number for number, _ in points] == ["1", "2", "3", "4", "5"]
    # A sentence ends with the footnotes of its figures; a count of what is in the annex has none.
    assert all(re.search(r"[。.](?:\[\^\d+\])+$", text) for _, text in points[:-1])
    assert report.unsourced == ()


def test_an_order_of_some_zones_is_not_one_of_all_on_record(records: Path) -> None:
    zones = ("pinghu", "jiashan-etdz", "paojiang")
    text = rendered(SHIPPED / "brief.md.j2", records, zones).markdown
    assert "Of the 3 zones here with a comparable approved area" in text
    assert "on record with" not in text
