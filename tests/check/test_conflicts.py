"""Several figures for one thing: what contradicts, by how much, and what only looks as if it did."""

from pathlib import Path

import pytest

from tests.clean_records import BETA, put, write
from zonecli.check.run import check
from zonecli.errors import Diagnostic
from zonecli.store.catalogue import Catalogue


def faults(root: Path, *facts: str) -> list[Diagnostic]:
    """Return what `check` finds where the zone has these facts, each given as some lines of its table."""
    tables = "\n".join(f"[[facts]]\n{lines}" for lines in facts)
    write(root, {"zones/beta.toml": put(BETA, tables), "indicators.toml": INDICATORS})
    return list(check(Catalogue(root / "records")))


INDICATORS = "".join(
    f'[{id}]\nname = {{ zh = "{id}", en = "{id}" }}\ntheme = "economy"\nnature = "flow"\n'
    f"{f'unit = {unit!r}' if unit else ''}\n"
    for id, unit in {
        "output": "CNY",
        "enterprises": "enterprise",
        "area": "ha",
        "share": "ratio",
        "index": "",
        "tax": "CNY/mu",
        "parks": "park",
    }.items()
)
INDICATORS += "".join(
    f'[{id}]\nname = {{ zh = "{id}", en = "{id}" }}\ntheme = "economy"\nunit = "{unit}"\n{more}\n'
    for id, unit, more in (
        ("growth", "ratio", 'nature = "change"'),
        ("moved", "position", 'nature = "change"'),
        ("saved", "person", 'nature = "flow"\nsign = "reduction"'),
    )
)


def fact(
    figure: str, indicator: str = "output", source: str = "gazette", period: str | None = "2024", **more: str
) -> str:
    lines = {"indicator": indicator, "figure": figure, "source": source, "period": period, **more}
    return "\n".join(f'{key} = "{value}"' for key, value in lines.items() if value is not None)


NOTE = 'note = { zh = "甲", en = "A" }'


@pytest.mark.parametrize(
    ("indicator", "one", "other", "gap"),
    [
        ("output", "超900亿元", "436亿元", "46,400,000,000 CNY apart, 106%"),
        ("output", "436亿元", "超900亿元", "46,400,000,000 CNY apart, 106%"),
        ("output", "436亿元", "437亿元", "100,000,000 CNY apart, 0.229%"),
        ("output", "20-30亿元", "35亿元", "500,000,000 CNY apart, 16.7%"),
        ("parks", "3家", "5个园区", "2 park apart, 66.7%"),
        ("area", "100公顷", "2000ha", "1,900 ha apart, 1,900%"),
        ("enterprises", "1600余家", "1599家", "1 enterprise apart, 0.0625%"),
        ("enterprises", "1600家", "1601家", "1 enterprise apart, 0.0625%"),
        ("enterprises", "0家", "12家", "12 enterprise apart"),
        ("area", "442.12公顷", "6平方公里", "1.5788 km2 apart, 35.7%"),
        ("area", "100公顷", "1600亩", "100 mu apart, 6.67%"),
        ("share", "近40%", "45%", "5 pp apart, 12.5%"),
        ("index", "3", "4", "1 apart, 33.3%"),
        ("tax", "50万元/亩", "9亿元/平方公里", "150,000,000 CNY/km2 apart, 20%"),
        # Growth, decline, a plain figure and a multiple are one scale of what is a change.
        ("growth", "增长3%", "下降3%", "6 pp apart, 200%"),
        ("growth", "下降3%", "增长3%", "6 pp apart, 200%"),
        ("growth", "下降3%", "下降5%", "2 pp apart, 40%"),
        ("growth", "增长3%", "5%", "2 pp apart, 66.7%"),
        ("growth", "-3%", "增长3%", "6 pp apart, 200%"),
        ("growth", "增长50%", "增至2.1倍", "60 pp apart, 120%"),
        ("growth", "1.08倍", "增长5%", "3 pp apart, 60%"),
        ("growth", "增长1倍", "翻两番", "200 pp apart, 200%"),
        ("moved", "提升3位", "下降3位", "6 position apart, 200%"),
        ("saved", "减少20人", "30人", "10 person apart, 50%"),
    ],
)
def test_a_contradiction_tells_the_gap(indicator: str, one: str, other: str, gap: str, tmp_path: Path) -> None:
    found = faults(tmp_path, fact(one, indicator), fact(other, indicator, "yearbook"))
    assert [fault.rule for fault in found] == ["Z051"]
    said = found[0].message()
    assert said == f"{other} (yearbook) contradicts {one} (gazette) in line 7: {gap}"


@pytest.mark.parametrize(
    ("indicator", "one", "other"),
    [
        ("output", "超900亿元", "903.2亿元"),
        ("output", "超900亿元", "超1000亿元"),
        ("output", "约7亿元", "9亿元"),
        ("output", "20-30亿元", "30亿元"),
        ("area", "16.5平方公里", "16.52平方公里"),
        ("area", "442.12公顷", "4.42平方公里"),
        ("area", "442.12公顷", "6632亩"),
        ("output", "7.5亿美元", "436亿元"),
        ("parks", "3家企业", "5个园区"),
        ("share", "超一半", "一半"),
        ("enterprises", "1600余家", "1650家"),
        ("growth", "增长3%", "3%"),
        ("growth", "下降3%", "-3%"),
        ("growth", "增长超3%", "增长8%"),
        ("growth", "增长1倍", "增至2倍"),
        ("growth", "增长1倍", "100%"),
        # 1.05 times has two digits behind its point: a growth of 4.5 to 5.5 percent.
        ("growth", "1.05倍", "增长5.3%"),
        # On 2019, and on the year before.
        ("growth", "增长50%", "是2019年的3倍"),
        ("saved", "减少20人", "20人"),
    ],
)
def test_figures_that_may_both_be_true(indicator: str, one: str, other: str, tmp_path: Path) -> None:
    assert faults(tmp_path, fact(one, indicator), fact(other, indicator, "yearbook")) == []


@pytest.mark.parametrize(
    "other",
    [
        fact("5亿元", period="2023"),
        fact("5亿元", period=None),
        fact("5亿元", status="target"),
        fact("5亿元") + '\nscope = { zh = "椅业", en = "chairs" }',
        fact("5亿元", rank="preferred"),
        fact("5亿元", rank="deprecated") + f"\n{NOTE}",
    ],
)
def test_what_is_not_about_the_same_or_is_settled(other: str, tmp_path: Path) -> None:
    assert faults(tmp_path, fact("9亿元", source="yearbook"), other) == []


def test_periods_that_are_written_differently_are_the_same(tmp_path: Path) -> None:
    found = faults(tmp_path, fact("9亿元"), fact("5亿元", source="yearbook", period="2024-01/2024-12"))
    assert [fault.rule for fault in found] == ["Z051"]


def test_without_a_period_the_date_of_the_source_counts(tmp_path: Path) -> None:
    assert faults(tmp_path, fact("9亿元", period=None), fact("5亿元", source="yearbook", period=None)) == []
    found = faults(tmp_path, fact("9亿元", period=None), fact("5亿元", period=None))
    assert [fault.rule for fault in found] == ["Z051"]


def test_a_change_of_what_is_no_change_contradicts_nothing(tmp_path: Path) -> None:
    for one, other in (("增长3亿元", "下降3亿元"), ("增长3亿元", "9亿元")):
        found = faults(tmp_path, fact(one), fact(other, source="yearbook"))
        assert {fault.rule for fault in found} == {"Z035"}


def test_a_level_under_a_change_contradicts_nothing(tmp_path: Path) -> None:
    found = faults(tmp_path, fact("增长3%", "growth"), fact("降至5%", "growth", "yearbook"))
    assert [fault.rule for fault in found] == ["Z036"]


def test_each_figure_is_reported_once(tmp_path: Path) -> None:
    found = faults(tmp_path, fact("1亿元"), fact("2亿元"), fact("3亿元"))
    assert [(fault.rule, fault.line) for fault in found] == [("Z051", 14), ("Z051", 19)]


def test_the_same_fact_twice(tmp_path: Path) -> None:
    found = faults(tmp_path, fact("9亿元"), fact("9亿元", at="3"))
    assert [fault.rule for fault in found] == ["Z050"]
    assert "line 7" in found[0].message()
    assert faults(tmp_path, fact("9亿元"), fact("9亿元", source="yearbook")) == []


def test_two_preferred(tmp_path: Path) -> None:
    one, two = fact("9亿元", rank="preferred"), fact("8亿元", source="yearbook", rank="preferred")
    assert [fault.rule for fault in faults(tmp_path, one, two)] == ["Z052"]
    assert faults(tmp_path, one, two.replace("2024", "2023")) == []
