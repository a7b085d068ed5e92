"""The caveats on the shipped records, each checked by hand against the article that it comes from.

Every row that two zones or more share is in this table: a new fact that makes another one fails the last test.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from zonecli.store.catalogue import Catalogue
from zonecli.views.caveats import Caveat, Code
from zonecli.views.comparison import Comparison, Row, compare
from zonecli.views.ranking import rank

OVER_10_BN = "projects with a total investment of over CNY 10 billion"

# Indicator and scope; for each code the values with the zones that have them, None where only zones are named.
EXPECTED: dict[tuple[str, str | None], dict[str, dict[str | None, set[str]]]] = {
    # people-anji-2025, 10: 新布局建设4000亩光电半导体园和4500亩生命健康产业园 — two parks, no year, a plan.
    # jiashan-2019, 18: 规划建设16.5平方公里 — the whole park, a plan as well.
    ("planned-area", None): {
        "parts": {None: {"anji"}},
        "no-period": {"2025-09": {"anji"}, "2019-10-31": {"china-singapore-jiashan"}},
        "unit": {"mu": {"anji"}, "km2": {"china-singapore-jiashan"}},
    },
    # zjdaily-jiaxing-2020: 1~11月份…完成固定资产投资76.5亿元，增长20.9%; chao-yrd-huzhou-2023: 去年…增长126.2%.
    ("fixed-asset-investment-growth", None): {
        "period": {"2020-01/2020-11": {"jiaxing-science-city"}, "2022": {"yrd-huzhou"}},
    },
    # The investments of single projects, or of several: never of a zone.
    ("project-investment", None): {
        "part-of": {"jiashan": {"jiashan-etdz", "sino-dutch-jiashan"}},
        "parts": {None: {"jiashan", "jiaxing-science-city", "sino-dutch-jiashan"}},
        "scope": {
            "optoelectronic semiconductor projects": {"anji"},
            "Sun.King power semiconductor project": {"jiashan-etdz"},
        },
        # 两年内, counted back from September 2025; 今年以来 of an article of October 2019; 三年多来. All are announced:
        # 签约, 计划总投资, 总投资 of what is not yet in operation.
        "period": {
            "2023-09~/2025-09": {"anji"},
            "2019-01/2019-10-31": {"jiashan-etdz"},
            "2016~/2019-10-31": {"sino-dutch-jiashan"},
        },
        "no-period": {"2019-10-31": {"jiashan"}, "2020-12-14": {"jiaxing-science-city"}},
        # 总投资7.5亿美元赛晶功率半导体项目, in 2019: the only sum of dollars that has a year.
    },
    ("projects-attracted", None): {
        "parts": {None: {"anji", "jiaxing-science-city", "sino-dutch-jiashan"}},
        "scope": {"projects in the leading industries' chains": {"yrd-huzhou"}},
        # 三年引进生物医药项目70多个, 在两年内引进光电半导体项目30多个; 三年多来; 累计.
        "period": {
            "2022-09~/2025-09": {"anji"},
            "2023-09~/2025-09": {"anji"},
            "2016~/2019-10-31": {"sino-dutch-jiashan"},
            "../2023-05": {"yrd-huzhou"},
        },
        "no-period": {"2020-12-14": {"jiaxing-science-city"}},
    },
    # 2个总投资超百亿元项目 (Jiashan, October 2019); 引进总投资超百亿元项目2个 (Jiaxing, December 2020).
    ("projects-attracted", OVER_10_BN): {
        "scope": {OVER_10_BN: {"jiashan", "jiaxing-science-city"}},
        "no-period": {"2019-10-31": {"jiashan"}, "2020-12-14": {"jiaxing-science-city"}},
    },
}


@pytest.fixture(scope="module")
def shipped(records: Path) -> Catalogue:
    return Catalogue(records)


@pytest.fixture(scope="module")
def everything(shipped: Catalogue) -> Comparison:
    """All zones side by side, on recorded indicators alone."""
    recorded = [id for id, indicator in shipped.indicators.items() if indicator.derived is None]
    found = compare(shipped, shipped.zone_ids, recorded)
    return replace(found, rows=tuple(row for row in found.rows if row.known > 1))


def key(row: Row) -> tuple[str, str | None]:
    return row.indicator, row.scope.en if row.scope else None


def said(caveats: tuple[Caveat, ...]) -> dict[str, dict[str | None, set[str]]]:
    told: dict[str, dict[str | None, set[str]]] = {}
    for caveat in caveats:
        if caveat.code is not Code.MISSING:
            groups: dict[str | None, set[str]] = {_value(group.value): set(group.zones) for group in caveat.groups}
            told[caveat.code.value] = groups or {None: set(caveat.zones)}
    return told


def _value(value: object) -> str:
    return str(getattr(value, "en", None) or getattr(value, "year", None) or value)


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: "-".join(filter(None, row))[:40])
def test_caveats(everything: Comparison, row: tuple[str, str | None]) -> None:
    found = next(each for each in everything.rows if key(each) == row)
    assert said(found.caveats) == EXPECTED[row]
    assert found.comparable is False
    assert not any(cell.best for cell in found.cells)


def test_approved_areas_are_of_one_kind(everything: Comparison) -> None:
    # catalogue-2018 gives them all, in hectares, and no period but its own.
    row = next(each for each in everything.rows if each.indicator == "approved-area")
    assert set(said(row.caveats)) == {"no-period"}
    assert set(said(row.caveats)["no-period"]) == {"2018"}
    assert row.comparable is True


# 15分钟品质生活圈, 半小时便可到达由桥村 and “15分钟”交通圈; 3个4A级景区 and 两个3A级景区村庄;
# 高层次人才30余人次 and 顶尖人才11人.
APART = [
    ("living-circle-time", "travel-time", "traffic-circle-time"),
    ("scenic-areas", "scenic-villages"),
    ("talents-attracted", "talent-engagements"),
]


@pytest.mark.parametrize("different", APART)
def test_different_things_are_not_one_indicator(different: tuple[str, ...], shipped: Catalogue) -> None:
    stated = [{zone for zone, _ in shipped.facts([id])} for id in different]
    assert all(stated)
    assert len({shipped.indicators[id].name for id in different}) == len(different)


# What several zones have comparably: the catalogue's areas, and places in the evaluations of 2021 and 2024.
EACH_COMPARED = {("approved-area", None), ("etdz-position", None), ("etdz-fdi-position", None)}


def test_the_table_is_whole(everything: Comparison) -> None:
    assert {key(row) for row in everything.rows} == {*EXPECTED, *EACH_COMPARED}


def test_shares_of_zhejiang_have_no_place_beside_its_zones(shipped: Catalogue) -> None:
    found = rank(shipped, "tax-share")
    assert found.entries == ()
    assert [(aside.zone, aside.reason.value) for aside in found.unranked] == [("zhejiang", "aggregate")]


def test_approved_areas_ranked(shipped: Catalogue) -> None:
    found = rank(shipped, "approved-area")
    assert found.comparable is True
    assert all(entry.place.is_certain for entry in found.entries)
    values = [entry.fact.value for entry in found.entries if entry.fact.value is not None]
    assert values == sorted(values, reverse=True)
    # 浙江普陀经济开发区 9353.87公顷, 绍兴袍江经济技术开发区 3369.3公顷
    assert [(entry.zone, str(value)) for entry, value in zip(found.entries[:2], values, strict=False)] == [
        ("putuo", "9353.87"),
        ("paojiang", "3369.3"),
    ]
