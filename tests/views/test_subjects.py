"""Figures of another whole, by another definition, of another part: never one thing, wherever they are put together."""

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.check.run import check
from zonecli.records.contradiction import contradiction
from zonecli.views.choice import choose, issue_dates
from zonecli.views.coverage import coverage
from zonecli.views.derived import by_indicator, with_derived
from zonecli.views.profile import profile
from zonecli.views.series import series

DIFFERENT = [{"of": "全省"}, {"basis": "商务部口径"}, {"scope": "chips"}]


@pytest.mark.parametrize("more", DIFFERENT)
def test_they_contradict_nothing(more: dict[str, str], make_records: Make) -> None:
    facts = [fact("output", "9亿元", "2024"), fact("output", "3亿元", "2024", source="news", **more)]
    records = catalogue(make_records, {"one": facts})
    one, other = records.facts_of("one")
    assert contradiction(one, other, issue_dates(records), records.indicator("output")) is None
    assert not [fault for fault in check(records) if fault.rule in ("Z050", "Z051")]


@pytest.mark.parametrize("more", [{}, *DIFFERENT])
def test_the_same_twice_is_found(more: dict[str, str], make_records: Make) -> None:
    facts = [fact("output", "9亿元", "2024", **more), fact("output", "3亿元", "2024", source="news", **more)]
    records = catalogue(make_records, {"one": facts})
    assert [fault.rule for fault in check(records) if fault.rule == "Z051"] == ["Z051"]


@pytest.mark.parametrize("more", DIFFERENT)
def test_they_are_lines_of_their_own(more: dict[str, str], make_records: Make) -> None:
    facts = [fact("output", "9亿元", "2024"), fact("output", "3亿元", "2024", **more)]
    found = profile(catalogue(make_records, {"one": facts}), "one")
    assert [entry.fact.figure for entry in found.facts] == ["9亿元", "3亿元"]
    assert [entry.others for entry in found.facts] == [0, 0]


@pytest.mark.parametrize("more", DIFFERENT)
def test_they_are_in_no_series_together(more: dict[str, str], make_records: Make) -> None:
    facts = [fact("output", "9亿元", "2024"), fact("output", "3亿元", "2023", **more)]
    records = catalogue(make_records, {"one": facts})
    assert series(records, "one", records.indicator("output"), records.facts_of("one")) == ()
    alike = [fact("output", f"{n}亿元", f"202{n}", **more) for n in (2, 3)]
    records = catalogue(make_records, {"one": alike})
    (run,) = series(records, "one", records.indicator("output"), records.facts_of("one"))
    assert len(run.points) == 2


@pytest.mark.parametrize("more", DIFFERENT)
def test_nothing_is_worked_out_of_them(more: dict[str, str], make_records: Make) -> None:
    facts = [fact("output", "9亿元", "2024"), fact("projects", "3个", "2024", **more)]
    records = catalogue(make_records, {"one": facts})
    stated = by_indicator(records.facts_of("one"))
    found = with_derived(stated, records.derived, records, issue_dates(records))
    assert "investment-per-project" not in found


def test_the_plain_one_stands_for_the_zone(make_records: Make) -> None:
    facts = [
        fact("share", "9%", "2024", of="全省"),
        fact("share", "3%", "2024"),
        fact("share", "1%", "2024", of="全国"),
    ]
    records = catalogue(make_records, {"one": facts, "two": [facts[0], facts[2]]})
    issued = issue_dates(records)
    chosen = choose(records.facts_of("one"), issued).fact
    assert chosen is not None
    assert chosen.figure.printed == "3%"
    # Of two wholes none stands for the zone.
    both = choose(records.facts_of("two"), issued)
    assert both.fact is None
    assert [part.figure.printed for part in both.parts] == ["9%", "1%"]


def test_what_is_announced_is_not_overdue(make_records: Make) -> None:
    facts = [fact("output", "9亿元", "2020", status=status) for status in ("announced", "forecast")]
    (zone,) = coverage(catalogue(make_records, {"one": facts})).zones
    assert [each.status.value for each in zone.overdue] == ["forecast"]


@pytest.mark.parametrize(
    ("indicator", "figure", "period", "more", "is_found"),
    [
        # The gazette is of March 2025.
        ("output", "9亿元", "2025", {}, True),
        ("output", "9亿元", "2025-04", {}, True),
        ("output", "9亿元", "2025-01/2025-03-31", {}, False),
        ("output", "9亿元", "2025-03", {}, False),
        ("output", "9亿元", "2025", {"status": "forecast"}, False),
        ("output", "9亿元", "2025", {"status": "provisional"}, True),
        ("output", "9亿元", "2024-03~/2025", {}, True),
        ("output", "9亿元", "2024-03/2025~", {}, False),
        ("output", "9亿元", "../2025-12", {}, False),
        ("output", "9亿元", "2025/..", {}, False),
        ("output", "9亿元", "2026/..", {}, True),
        ("output", "9亿元", "FY2024-25", {"source": "fiscal"}, False),
        ("output", "9亿元", "FY2025-26", {"source": "fiscal"}, True),
        ("staff", "9人", "2025", {}, False),
        ("staff", "9人", "2026", {}, True),
        ("area", "9公顷", "2025", {}, False),
    ],
)
def test_an_actual_flow_ends_with_its_source(
    indicator: str, figure: str, period: str, more: dict[str, str], is_found: bool, make_records: Make
) -> None:
    records = catalogue(make_records, {"one": [fact(indicator, figure, period, **more)]})
    assert ("Z041" in [fault.rule for fault in check(records)]) is is_found
