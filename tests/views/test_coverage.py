"""What is missing, old and overdue."""

from unittest.mock import patch

import pytest
from hypothesis import given, strategies as st

from tests.views.zones import Make, catalogue, fact
from zonecli.figures.reader import read
from zonecli.figures.units.ids import of_id
from zonecli.i18n import Text
from zonecli.records.periods import period
from zonecli.records.vocabulary import Indicator, Nature, Theme
from zonecli.records.zones import Fact, Rank, Status
from zonecli.views.choice import EXPECTED
from zonecli.views.coverage import Coverage, ZoneCoverage, awaited, coverage, read_known


def of_theme(zone: ZoneCoverage, theme: Theme) -> tuple[int, tuple[str, ...]]:
    return next((each.known, each.missing) for each in zone.themes if each.theme is theme)


def two(make_records: Make) -> Coverage:
    zones = {
        "one": [fact("output", "9亿元", "2023"), fact("output", "8亿元", "2022"), fact("area", "4公顷")],
        "two": [fact("tax", "5万元/亩", "2019", source="old"), fact("output", "1亿元", "2018", source="old")],
    }
    return coverage(catalogue(make_records, zones))


def test_what_is_missing_of_each_theme_the_commonest_first(make_records: Make) -> None:
    one, other = two(make_records).zones
    assert of_theme(one, Theme.LAND) == (1, ())
    # A derived indicator is not recorded, so it is not missing.
    assert of_theme(one, Theme.ECONOMY) == (1, ("tax", "revenue", "share"))
    assert of_theme(other, Theme.ECONOMY) == (2, ("revenue", "share"))
    assert [each.zones for each in two(make_records).indicators if each.id == "output"] == [2]


def test_ages_count_to_the_newest_source_that_is_cited(make_records: Make) -> None:
    found = two(make_records)
    # The newest source of all is cited by nobody.
    assert str(found.as_of) == "2025-03-31"
    # A figure without a period is known at its source's date.
    assert [(str(zone.newest), zone.age, zone.sources) for zone in found.zones] == [
        ("2025-03", 0, 1),
        ("2019", 63, 1),
    ]


def test_ages_count_to_the_date_that_is_asked_for(make_records: Make) -> None:
    zones = {"one": [fact("output", "9亿元", "2023")], "none": []}
    found = coverage(catalogue(make_records, zones), as_of=period("2026-06-30"))
    assert [(zone.zone, zone.age) for zone in found.zones] == [("none", None), ("one", 30)]


def test_only_the_zones_that_are_asked_for_in_their_order(make_records: Make) -> None:
    zones = {id: [fact("output", "9亿元", "2023")] for id in ("one", "three", "two")}
    found = coverage(catalogue(make_records, zones), ["two", "one"])
    assert [zone.zone for zone in found.zones] == ["two", "one"]
    assert [each.zones for each in found.indicators if each.id == "output"] == [3]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([("9亿元", "2024", "forecast")], ["9亿元"]),
        ([("9亿元", "2024", "target")], ["9亿元"]),
        ([("9亿元", "2024", "planned")], ["9亿元"]),
        ([("9亿元", "2024", "announced")], []),
        ([("9亿元", "2030", "target")], []),
        ([("9亿元", "2024", "forecast"), ("8亿元", "2024", "actual")], []),
        # A year's output does not say what the quarter's was.
        ([("9亿元", "2024-Q4", "forecast"), ("8亿元", "2024", "actual")], ["9亿元"]),
        ([("9亿元", "2024", "forecast"), ("8亿元", "2024-Q4", "actual")], ["9亿元"]),
        ([("9亿元", "2024", "forecast"), ("8亿元", "2023", "actual")], ["9亿元"]),
        ([("9亿元", "2024", "forecast"), ("8亿元", "2024", "forecast")], ["9亿元", "8亿元"]),
    ],
)
def test_overdue(make_records: Make, facts: list[tuple[str, str, str]], expected: list[str]) -> None:
    rows = [fact("output", figure, when, status=status) for figure, when, status in facts]
    (zone,) = coverage(catalogue(make_records, {"one": rows})).zones
    assert [each.figure for each in zone.overdue] == expected


def test_a_target_is_as_old_as_the_source_that_names_it(make_records: Make) -> None:
    rows = [fact("output", "9亿元", "2030", status="target", source="old"), fact("output", "1亿元", "2019")]
    (zone,) = coverage(catalogue(make_records, {"one": rows})).zones
    assert str(zone.newest) == "2020-10"


def _awaited(facts: list[Fact], indicators: dict[str, Indicator]) -> list[Fact]:
    """What `awaited` is to return, each forecast held against each figure."""
    due = (Status.FORECAST, Status.TARGET, Status.PLANNED)
    return [
        fact
        for fact in facts
        if fact.status in due
        and fact.rank is not Rank.DEPRECATED
        and fact.period is not None
        and not any(_settles(other, fact, indicators[fact.indicator].nature) for other in facts)
    ]


def _settles(other: Fact, forecast: Fact, nature: Nature | None) -> bool:
    mine, its = other.period, forecast.period
    if other.status in EXPECTED or (other.indicator, other.subject) != (forecast.indicator, forecast.subject):
        return False
    if mine is None or its is None:
        return False
    if nature is Nature.STANDING:
        return mine.end >= its.end
    return mine.end == its.end and (nature is Nature.STOCK or mine.start == its.start)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["output", "area", "staff"]),
            st.sampled_from([None, "2022", "2023", "2024", "2022/2023", "2023-12", "2023-12-31"]),
            st.sampled_from(["actual", "estimate", "forecast", "target", "planned", "announced"]),
            st.sampled_from([None, "甲", "乙"]),
            st.sampled_from(["normal", "normal", "deprecated"]),
        ),
        max_size=12,
    )
)
def test_a_forecast_waits_for_the_same_of_its_time(rows: list[tuple[str, str | None, str, str | None, str]]) -> None:
    natures = {"output": Nature.FLOW, "area": Nature.STANDING, "staff": Nature.STOCK}
    units = {"output": "CNY", "area": "ha", "staff": "person"}
    known = {
        id: Indicator(id=id, name=Text(id, id), unit=of_id(units[id]), theme=Theme.ECONOMY, nature=nature)
        for id, nature in natures.items()
    }
    facts = [
        Fact(
            indicator=indicator,
            figure=read({"output": "5亿元", "area": "5公顷", "staff": "5人"}[indicator]),
            period=period(when) if when else None,
            status=Status(status),
            scope=Text(scope, scope) if scope else None,
            rank=Rank(rank),
            source="s",
        )
        for indicator, when, status, scope, rank in rows
    ]
    assert awaited(facts, known) == _awaited(facts, known)


def test_what_is_read_already_is_not_read_again(make_records: Make) -> None:
    found = catalogue(make_records, {id: [fact("output", "9亿元", "2023")] for id in ("one", "two")})
    read = [read_known(found, id) for id in found.zone_ids]
    with patch.object(type(found), "over_ids", side_effect=AssertionError):
        again = coverage(found, read=read)
    assert again == coverage(found)
