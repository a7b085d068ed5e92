"""What is found of small records, worked out by hand: which items, in which order, by which field."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SMALL
from zonecli.errors import UsageError
from zonecli.store.catalogue import Catalogue
from zonecli.views.search import Group, near, search

ANJI = """
name = { zh = "安吉开发区", en = "Anji Zone" }
aliases = ["Bamboo Town"]
kind = "economic-development-zone"
level = "provincial"
code = "S337048"
place = "330523"
industries = ["furniture"]

[[facts]]
indicator = "output"
figure = "超900亿元"
period = "2024"
scope = { zh = "竹业", en = "bamboo works" }
source = "gazette"
note = { zh = "不含家具。", en = "Without furniture." }

[[facts]]
indicator = "tax-per-area"
figure = "50.3万元/亩"
basis = "商务部口径"
of = { zh = "全国217家" }
source = "gazette"

[[events]]
date = "2024-05-01"
title = { zh = "竹博会开幕", en = "Bamboo fair opens" }
source = "gazette"
"""


@pytest.fixture
def catalogue(make_records: Callable[..., Path]) -> Catalogue:
    return Catalogue(make_records({"zones/anji.toml": ANJI, "zones/beta.toml": None}))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # A whole name, then a beginning, then a part; what lies in a place of the name comes last.
        (["anji"], ["zones anji id anji", "zones alpha place Anji County"]),
        (["安吉"], ["zones anji name 安吉开发区", "zones alpha place 安吉县"]),
        (["安吉縣"], ["zones alpha place 安吉县", "zones anji place 安吉县"]),
        (["bamboo town"], ["zones anji alias Bamboo Town"]),
        (["s337048"], ["zones anji code S337048"]),
        (["省级"], ["zones alpha kind 省级经济开发区", "zones anji level 省级"]),
        (["kaifaqu"], ["zones alpha name 甲开发区", "zones anji name 安吉开发区"]),
        # An indicator's name finds its figures, and the indicator.
        (["工业产值"], [
            "facts alpha indicator 工业产值", "facts anji indicator 工业产值", "indicators output name 工业产值",
        ]),
        (["900亿"], ["facts alpha figure 超900亿元", "facts anji figure 超900亿元"]),
        (["50.3"], ["facts anji figure 50.3万元/亩"]),
        (["bamboo works"], ["facts anji scope bamboo works"]),
        (["商务部"], ["facts anji basis 商务部口径"]),
        (["217"], ["facts anji of 全国217家"]),
        (["不含"], ["facts anji note 不含家具。"]),
        # Notes are not read as pinyin, titles are.
        (["buhan"], []),
        (["zhubohui"], ["events anji title 竹博会开幕"]),
        (["竹博"], ["events anji title 竹博会开幕"]),
        (["某报"], ["sources gazette publisher 某报"]),
        (["gazette"], ["sources gazette id gazette", "indicators approved-area alias Gazetted area"]),
        # All words, in one item; the zone's names count once the fact says one itself.
        (["anji", "产值"], ["facts anji indicator 工业产值"]),
        (["产值", "家具"], ["facts anji indicator 工业产值"]),
        (["anji", "fair"], ["events anji title Bamboo fair opens"]),
        (["竹业", "甲"], []),
        (["anji", "nosuch"], []),
    ],
)  # fmt: skip
def test_what_is_found(catalogue: Catalogue, texts: list[str], expected: list[str]) -> None:
    hits = search(catalogue, texts).hits
    # The package's own indicators are beside the point.
    own = [hit for hit in hits if hit.group is not Group.INDICATORS or hit.id in catalogue.indicators.own]
    assert [f"{hit.group} {hit.id} {hit.field} {hit.text}" for hit in own] == expected


def test_a_hit_says_where_the_text_stands(catalogue: Catalogue) -> None:
    (hit,) = search(catalogue, ["家具"], [Group.FACTS]).hits
    assert (hit.text[hit.start : hit.end], hit.language, hit.indicator, hit.figure) == (
        "家具",
        "zh",
        "output",
        "超900亿元",
    )
    assert hit.period is not None
    assert hit.period.text == "2024"
    (hit,) = search(catalogue, ["jiaju"], [Group.ZONES]).hits[:1]
    assert hit.text[hit.start : hit.end] == "家具"


def test_groups_and_limits(catalogue: Catalogue) -> None:
    found = search(catalogue, ["产值"], [Group.FACTS, Group.INDICATORS], limit=1)
    assert [(hit.group, hit.id) for hit in found.hits] == [("facts", "alpha"), ("indicators", "output")]
    assert found.totals[Group.FACTS] == 2
    assert Group.ZONES not in found.totals


@pytest.mark.parametrize("text", ["", "  ", "\u0301"])
def test_nothing_is_not_searched_for(catalogue: Catalogue, text: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        search(catalogue, ["安吉", text])


def test_many_zones_are_searched_by_several_processes(make_records: Callable[..., Path]) -> None:
    zone = SMALL["zones/alpha.toml"]
    files = {f"zones/z-{n:04}.toml": zone.replace("甲", f"甲{n}号") for n in range(1600)}
    found = search(Catalogue(make_records({**files, "zones/alpha.toml": None})), ["甲77号"])
    assert [hit.id for hit in found.hits if hit.group is Group.ZONES] == ["z-0077"]


def test_names_that_are_near(catalogue: Catalogue) -> None:
    assert "anji" in near(catalogue, "anjii")
    assert "安吉开发区" in near(catalogue, "安吉发开区")
