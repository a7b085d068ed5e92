"""Derived indicators: intervals, digits, periods and sources of their inputs carried."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.records.zones import Fact, Status
from zonecli.views.caveats import Code
from zonecli.views.choice import issue_dates
from zonecli.views.comparison import compare
from zonecli.views.derived import Derived, by_indicator, derive
from zonecli.views.ranking import rank

D = Decimal


def derived(make_records: Make, indicator: str, facts: Sequence[str]) -> list[Fact]:
    records = catalogue(make_records, {"one": facts})
    found = by_indicator(records.facts_of("one"))
    return derive(records.indicators[indicator], found, records.indicators, issue_dates(records))


def said(fact: Fact) -> tuple[object, ...]:
    figure = fact.figure
    return figure.value, figure.unit and figure.unit.id, figure.hedge.value, figure.low, figure.high


@pytest.mark.parametrize(
    ("output", "projects", "expected"),
    [
        # Exact counts cost no digit: 256 ÷ 21 = 12.190…
        ("256亿元", "21个", (D("1.22E+9"), "CNY/item", "about", D("1.215E+9"), D("1.225E+9"))),
        ("50亿元", "4个", (D("1.25E+9"), "CNY/item", "exact", D("1.25E+9"), D("1.25E+9"))),
        # Over 300 among 30 to 40 is over 7.5.
        ("超300亿元", "30多个", (D("7.5E+8"), "CNY/item", "over", D("7.5E+8"), None)),
        ("300亿元", "30多个", (None, "CNY/item", "range", D("7.5E+8"), D("1.0E+9"))),
        ("近300亿元", "30个", (D("1.00E+9"), "CNY/item", "under", None, D("1.00E+9"))),
        # Over ÷ over says nothing but that it is about so much.
        ("超350亿元", "超250个", (D("1.40E+8"), "CNY/item", "about", None, None)),
        # Money keeps its currency: no exchange rate is in the result.
        ("26.6亿美元", "14个", (D("1.90E+8"), "USD/item", "exact", D("1.90E+8"), D("1.90E+8"))),
    ],
)
def test_ratio(make_records: Make, output: str, projects: str, expected: tuple[object, ...]) -> None:
    facts = [fact("output", output, "2024"), fact("projects", projects, "2024")]
    (found,) = derived(make_records, "investment-per-project", facts)
    assert said(found) == expected
    assert found.figure.printed == ""


def test_a_divisor_that_may_be_zero_gives_nothing(make_records: Make) -> None:
    facts = [fact("output", "3亿元", "2024"), fact("projects", "0个", "2024")]
    assert derived(make_records, "investment-per-project", facts) == []


def test_share_and_difference(make_records: Make) -> None:
    facts = [fact("output", "4.36亿元", "2024"), fact("revenue", "8000万元", "2024")]
    (share,) = derived(make_records, "output-share", facts)
    assert said(share)[:3] == (D("5.450"), "ratio", "exact") or said(share)[:3] == (D("5.45"), "ratio", "exact")
    (difference,) = derived(make_records, "output-less-revenue", facts)
    assert said(difference)[:3] == (D("3.56E+8"), "CNY", "exact")


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (("2023", "2024"), ["2024"]),
        (("2022", "2024"), []),
        (("2023-Q3", "2024-Q3"), ["2024-Q3"]),
        (("2023", "2024-Q3"), []),
        (("2019-01/2019-11", "2020-01/2020-11"), ["2020-01/2020-11"]),
    ],
)
def test_growth_is_from_the_year_before(make_records: Make, periods: tuple[str, str], expected: list[str]) -> None:
    facts = [fact("output", "402亿元", periods[0]), fact("output", "436亿元", periods[1])]
    found = derived(make_records, "output-growth", facts)
    assert [str(each.period) for each in found] == expected
    # 436 ÷ 402 = 1.0846: 8.5 percent, though three digits of the ratio would be 1.08.
    assert all(said(each)[:3] == (D("0.085"), "ratio", "about") for each in found)


def test_inputs_are_of_one_scope(make_records: Make) -> None:
    facts = [
        fact("output", "300亿元", "2024", scope="chips"),
        fact("projects", "3个", "2024", scope="chips"),
        fact("projects", "70个", "2024"),
    ]
    (found,) = derived(make_records, "investment-per-project", facts)
    assert (found.scope and found.scope.en, found.figure.value) == ("chips", D("1.00E+10"))
    facts = [fact("output", "300亿元", "2024", scope="chips"), fact("projects", "3个", "2024", scope="chairs")]
    assert derived(make_records, "investment-per-project", facts) == []


def test_inputs_of_different_periods_are_marked(make_records: Make) -> None:
    facts = [fact("output", "300亿元", "2024"), fact("projects", "3个", "2023", status="forecast")]
    (found,) = derived(make_records, "investment-per-project", facts)
    assert isinstance(found, Derived)
    assert (found.is_mixed, found.status, str(found.period)) == (True, Status.FORECAST, "2024")


def test_one_figure_for_each_period_that_the_inputs_share(make_records: Make) -> None:
    facts = [fact("output", f"{n}亿元", str(2020 + n)) for n in (1, 2, 3)]
    facts += [fact("projects", "2个", year) for year in ("2021", "2022")]
    found = derived(make_records, "investment-per-project", facts)
    assert [str(each.period) for each in found] == ["2021", "2022"]


def test_derived_rows_of_a_comparison(make_records: Make) -> None:
    zones = {
        "one": [
            fact("output", "超300亿元", "2024", source="news"),
            fact("projects", "30多个", "2024", source="old"),
        ],
        "two": [fact("output", "6亿元", "2024"), fact("projects", "2个", "2023")],
    }
    found = compare(catalogue(make_records, zones), ["one", "two"], ["investment-per-project"])
    (row,) = found.rows
    assert row.derived
    first, second = (cell.fact for cell in row.cells)
    assert first is not None
    assert second is not None
    assert (first.figure, [each.figure for each in first.inputs]) == ("", ["超300亿元", "30多个"])
    assert [source.id for source in found.sources] == ["news", "old", "gazette"]
    mixed = next(caveat for caveat in row.caveats if caveat.code is Code.INPUTS)
    assert mixed.zones == ("two",)
    assert row.comparable is False


def test_a_ranking_by_a_derived_indicator(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "超300亿元", "2024"), fact("projects", "30多个", "2024")],
        "two": [fact("output", "6亿元", "2024"), fact("projects", "2个", "2024")],
        "three": [fact("output", "6亿元", "2024")],
    }
    found = rank(catalogue(make_records, zones), "investment-per-project")
    assert [(entry.zone, entry.place.first) for entry in found.entries] == [("one", 1), ("two", 2)]
    assert found.derived


def test_what_is_compared_is_not_rounded(make_records: Make) -> None:
    # 872 ÷ 7 = 124.57 and 875 ÷ 7 = 125: to three digits both are 125.
    zones = {
        "one": [fact("output", "872万元", "2024"), fact("projects", "7个", "2024")],
        "two": [fact("output", "875万元", "2024"), fact("projects", "7个", "2024")],
    }
    found = rank(catalogue(make_records, zones), "investment-per-project")
    assert [(entry.zone, entry.place.first, entry.fact.value) for entry in found.entries] == [
        ("two", 1, D("1.25E+6")),
        ("one", 2, D("1.25E+6")),
    ]


def test_nothing_is_worked_out_of_a_change_where_a_level_is_measured(make_records: Make) -> None:
    facts = [fact("output", "增长5亿元", "2024"), fact("projects", "2个", "2024"), fact("revenue", "9亿元", "2024")]
    for indicator in ("investment-per-project", "output-share", "output-less-revenue"):
        assert derived(make_records, indicator, facts) == []


def test_nearly_forty_by_about_seven_is_no_six(make_records: Make) -> None:
    facts = [fact("output", "近40亿元", "2024"), fact("revenue", "约7亿元", "2024")]
    (found,) = derived(make_records, "output-share", facts)
    assert said(found) == (D("5.71"), "ratio", "about", None, None)
