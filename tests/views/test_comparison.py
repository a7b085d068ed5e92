"""Zones side by side: what is marked, what is flagged, what is left undecided."""

from decimal import Decimal

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.records.periods import period
from zonecli.views.caveats import Code
from zonecli.views.choice import Why
from zonecli.views.comparison import Comparison, Row, compare
from zonecli.views.measure import DisplayUnits
from zonecli.views.selection import Apart

D = Decimal


def only(comparison: Comparison, indicator: str) -> Row:
    rows = [row for row in comparison.rows if row.indicator == indicator]
    assert len(rows) == 1
    return rows[0]


def codes(row: Row) -> set[str]:
    return {caveat.code.value for caveat in row.caveats}


def groups(row: Row, code: Code) -> dict[object, tuple[str, ...]]:
    caveat = next(each for each in row.caveats if each.code is code)
    return {group.value: group.zones for group in caveat.groups}


def compared(make_records: Make, indicator: str, *facts: list[str]) -> Row:
    zones = {f"zone-{n}": each for n, each in enumerate(facts)}
    return only(compare(catalogue(make_records, zones), list(zones)), indicator)


@pytest.mark.parametrize(
    ("first", "second", "expected", "best"),
    [
        # (figure, period and more) of two zones; the codes; who is best for certain
        (("900亿元", "2024"), ("436亿元", "2024"), set(), "zone-0"),
        (("超900亿元", "2024"), ("436亿元", "2024"), set(), "zone-0"),
        (("超900亿元", "2024"), ("超1000亿元", "2024"), {"hedge"}, None),
        (("约900亿元", "2024"), ("436亿元", "2024"), {"near"}, "zone-0"),
        (("436亿元", "2024"), ("436亿元", "2024"), set(), None),
        (("900亿元", "2024"), ("436亿元", "2023"), {"period"}, None),
        (("900亿元", "2024"), ("436亿元", None), {"no-period"}, None),
        (("约900亿元", "2024"), ("500亿元", "2024"), {"hedge"}, None),
        (("近900亿元", "2024"), ("900亿元", "2024"), set(), "zone-1"),
        (("近900亿元", "2024"), ("436亿元", "2024"), {"near"}, "zone-0"),
        # A flow without a period compares with nothing, not even of the same source.
        (("900亿元", None), ("436亿元", None), {"no-period"}, None),
        (("9亿元", "2024"), ("7.5亿美元", "2024"), {"rate"}, "zone-1"),
        (("9亿元", "2024"), ("7.5亿美元", "1999"), {"period"}, None),
        (("9亿元", None), ("7.5亿美元", None), {"no-period"}, None),
        (("9亿元", "2024"), ("7.5亿美元", "2023/2024"), {"period"}, None),
        (("9亿元", "1999"), ("7.5亿美元", "1999"), {"unconverted"}, None),
    ],
)
def test_two_figures(
    make_records: Make,
    first: tuple[str, str | None],
    second: tuple[str, str | None],
    expected: set[str],
    best: str | None,
) -> None:
    row = compared(make_records, "output", [fact("output", *first)], [fact("output", *second)])
    assert codes(row) == expected
    assert [cell.zone for cell in row.cells if cell.best] == ([best] if best else [])


def test_the_caveats_carry_who_has_what(make_records: Make) -> None:
    row = compared(
        make_records,
        "output",
        [fact("output", "900亿元", "2024")],
        [fact("output", "436亿元", "2020", status="forecast")],
        [fact("output", "400亿元", "2020", source="old")],
        [],
    )
    assert groups(row, Code.PERIOD) == {"2024": ("zone-0",), "2020": ("zone-1", "zone-2")}
    assert groups(row, Code.STATUS) == {"actual": ("zone-0", "zone-2"), "forecast": ("zone-1",)}
    missing = next(each for each in row.caveats if each.code is Code.MISSING)
    assert missing.zones == ("zone-3",)
    assert row.comparable is False
    assert [cell.place for cell in row.cells] == [None] * 4


def test_known_at_the_date_of_the_source(make_records: Make) -> None:
    row = compared(make_records, "output", [fact("output", "1亿元")], [fact("output", "2亿元", None, source="news")])
    assert groups(row, Code.NO_PERIOD) == {"2025-03": ("zone-0",), "2025-09-12": ("zone-1",)}
    assert row.comparable is False
    assert [cell.fact and str(cell.fact.known) for cell in row.cells] == ["2025-03", "2025-09-12"]


def test_lower_is_better_where_the_indicator_says_so(make_records: Make) -> None:
    row = compared(
        make_records,
        "energy",
        [fact("energy", "0.35吨标准煤/万元", "2024")],
        [fact("energy", "0.5吨标准煤/万元", "2024")],
    )
    assert [cell.best for cell in row.cells] == [True, False]
    assert [cell.place and cell.place.first for cell in row.cells] == [1, 2]


def test_without_a_better_direction_nothing_is_best(make_records: Make) -> None:
    row = compared(make_records, "area", [fact("area", "4公顷", "2024")], [fact("area", "4亩", "2024")])
    assert codes(row) == {"unit"}
    assert row.comparable is True
    assert [(cell.best, cell.place) for cell in row.cells] == [(False, None)] * 2


def test_a_certain_best_stays_best_beside_an_open_order(make_records: Make) -> None:
    row = compared(
        make_records,
        "output",
        [fact("output", "超900亿元", "2024")],
        [fact("output", "400多亿元", "2024")],
        [fact("output", "450亿元", "2024")],
    )
    assert codes(row) == {"hedge"}
    assert [cell.best for cell in row.cells] == [True, False, False]
    assert groups(row, Code.HEDGE) == {"over": ("zone-1",), "exact": ("zone-2",)}
    assert (row.comparable, row.certain) == (True, False)


def test_a_part_that_stands_in_is_flagged(make_records: Make) -> None:
    row = compared(
        make_records,
        "output",
        [fact("output", "超900亿元", "2024", scope="chairs")],
        [fact("output", "436亿元", "2024")],
    )
    assert codes(row) == {"scope"}
    assert row.comparable is False
    assert not any(cell.best for cell in row.cells)


def test_several_parts_are_all_shown(make_records: Make) -> None:
    row = compared(
        make_records,
        "output",
        [fact("output", "9亿元", "2024", scope="chairs"), fact("output", "3亿元", "2024", scope="chips")],
        [fact("output", "436亿元", "2024")],
    )
    assert codes(row) == {"parts"}
    assert row.cells[0].fact is None
    assert [str(part.figure) for part in row.cells[0].parts] == ["9亿元", "3亿元"]
    assert row.comparable is False


def test_a_part_that_several_zones_have_is_a_row_of_its_own(make_records: Make) -> None:
    zones = {
        "one": [fact("projects", "2个", "2024", scope="large"), fact("projects", "7个", "2024", scope="small")],
        "two": [fact("projects", "3个", "2024", scope="large")],
    }
    rows = compare(catalogue(make_records, zones), ["one", "two"], ["projects"]).rows
    shared, alone = rows
    assert (shared.scope and shared.scope.en, shared.comparable) == ("large", True)
    assert [cell.best for cell in shared.cells] == [False, True]
    assert (alone.scope, alone.comparable, [cell.fact is not None for cell in alone.cells]) == (
        None,
        None,
        [True, False],
    )


def test_beside_what_no_rate_converts_nothing_is_compared(make_records: Make) -> None:
    row = compared(make_records, "output", [fact("output", "9亿元", "1990")], [fact("output", "3亿英镑", "1990")])
    assert [cell.apart for cell in row.cells] == [Apart.SINGLE, Apart.UNCONVERTED]
    assert [cell.place for cell in row.cells] == [None, None]
    assert row.comparable is False


def test_the_figure_that_is_alike_to_the_others_is_said_to_be_so(make_records: Make) -> None:
    row = compared(
        make_records,
        "output",
        [fact("output", "9亿元", "2024"), fact("output", "8亿元", "2023"), fact("output", "1亿元", "2023", scope="x")],
        [fact("output", "3亿元", "2023")],
    )
    one = row.cells[0]
    assert (one.fact and one.fact.figure, one.why, one.others) == ("8亿元", Why.COMMON, 1)


@pytest.mark.parametrize("rank", ["normal", "deprecated"])
def test_a_superseded_figure_makes_no_part_shared(rank: str, make_records: Make) -> None:
    part = fact("projects", "2个", "2024", scope="large", rank=rank, note="corrected")
    zones = {
        "one": [part, fact("projects", "7个", "2024")],
        "two": [fact("projects", "3个", "2024", scope="large"), fact("projects", "4个", "2024")],
    }
    rows = compare(catalogue(make_records, zones), ["one", "two"], ["projects"]).rows
    shown = [[str(cell.fact and cell.fact.figure) for cell in row.cells] for row in rows]
    assert shown == [["7个", "4个"]] + ([["2个", "3个"]] if rank == "normal" else [])


def test_of_a_shared_part_no_superseded_figure_is_shown(make_records: Make) -> None:
    old = fact("projects", "9个", "2024", scope="large", rank="deprecated", note="corrected")
    zones = {
        "one": [old, fact("projects", "2个", "2024", scope="large")],
        "two": [fact("projects", "3个", "2024", scope="large")],
        "three": [old],
    }
    (row,) = compare(catalogue(make_records, zones), ["one", "two", "three"], ["projects"]).rows
    assert [cell.fact and cell.fact.figure for cell in row.cells] == ["2个", "3个", None]


def test_heads_and_visits_are_different_things(make_records: Make) -> None:
    row = compared(make_records, "staff", [fact("staff", "30人", "2024")], [fact("staff", "20人次", "2024")])
    assert codes(row) == {"definition"}
    assert row.comparable is False


def test_sources_that_contradict_each_other(make_records: Make) -> None:
    row = compared(
        make_records,
        "output",
        [fact("output", "900亿元", "2024"), fact("output", "880亿元", "2024", source="news")],
        [fact("output", "436亿元", "2024"), fact("output", "超400亿元", "2024", source="news")],
    )
    # Over 400 does not contradict 436; what is used is the newest source's.
    assert codes(row) == {"conflict", "choice"}
    conflict = next(each for each in row.caveats if each.code is Code.CONFLICT)
    assert conflict.zones == ("zone-0",)
    assert (row.cells[0].why, row.cells[0].others) == (Why.SOURCE, 1)
    assert row.comparable is False


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        # One rule with `check`: units are converted, what rounding explains is none.
        (fact("area", "100公顷", "2024"), {"conflict", "choice"}),
        (fact("area", "16.6平方公里", "2024"), {"conflict", "choice"}),
        (fact("area", "100公顷", "2024-01/2024-12"), {"conflict", "choice"}),
        (fact("area", "16.53平方公里", "2024"), {"choice"}),
        (fact("area", "1650公顷", "2024"), {"choice"}),
        (fact("area", "超16平方公里", "2024"), {"choice"}),
        (fact("area", "100公顷", "2024", rank="deprecated", note="Superseded."), set()),
    ],
)
def test_what_contradicts_is_what_check_finds(other: str, expected: set[str], make_records: Make) -> None:
    row = compared(
        make_records, "area", [fact("area", "16.5平方公里", "2024"), other], [fact("area", "9平方公里", "2024")]
    )
    assert codes(row) - {"unit", "period"} == expected
    assert row.comparable is ("conflict" not in expected)


def test_undated_figures_are_of_the_date_of_their_sources(make_records: Make) -> None:
    row = compared(make_records, "output", [fact("output", "9亿元"), fact("output", "5亿元", source="news")])
    assert codes(row) == {"no-period", "choice"}
    row = compared(make_records, "output", [fact("output", "9亿元"), fact("output", "5亿元")])
    assert codes(row) == {"no-period", "conflict", "choice"}


def test_a_preferred_figure_settles_a_contradiction(make_records: Make) -> None:
    row = compared(
        make_records,
        "output",
        [fact("output", "900亿元", "2024", rank="preferred"), fact("output", "880亿元", "2024")],
        [fact("output", "436亿元", "2024")],
    )
    assert codes(row) == {"choice"}
    assert row.comparable is True


def test_a_zone_beside_the_one_that_it_belongs_to(make_records: Make) -> None:
    files = {"one": [fact("output", "9亿元", "2024")], "two": [fact("output", "3亿元", "2024")]}
    records = catalogue(make_records, files)
    path = records.path("zones", "two")
    path.write_text('part_of = ["one"]\n' + path.read_text())
    row = only(compare(records, ["one", "two"]), "output")
    assert groups(row, Code.PART_OF) == {"one": ("two",)}
    assert (row.comparable, row.cells[0].apart, row.cells[1].apart) == (False, Apart.WHOLE, Apart.SINGLE)


def test_rows_that_several_zones_share_come_first(make_records: Make) -> None:
    zones = {
        "one": [fact("area", "4公顷", "2024"), fact("output", "9亿元", "2024")],
        "two": [fact("staff", "20人", "2024"), fact("output", "3亿元", "2024")],
    }
    found = compare(catalogue(make_records, zones), ["one", "two"])
    assert [row.indicator for row in found.rows] == ["output", "area", "staff"]
    assert [(row.comparable, row.certain) for row in found.rows] == [(True, True), (None, None), (None, None)]
    assert found.is_sound


def test_an_open_order_is_not_sound(make_records: Make) -> None:
    zones = {"one": [fact("output", "超9亿元", "2024")], "two": [fact("output", "超3亿元", "2024")]}
    found = compare(catalogue(make_records, zones), ["one", "two"])
    assert [(row.comparable, row.certain) for row in found.rows] == [(True, False)]
    assert not found.is_sound


def test_nothing_in_common_is_no_sound_comparison(make_records: Make) -> None:
    zones = {"one": [fact("area", "4公顷", "2024")], "two": [fact("staff", "20人", "2024")]}
    assert not compare(catalogue(make_records, zones), ["one", "two"]).is_sound


def test_an_indicator_that_is_asked_for_is_a_row_though_nobody_has_it(make_records: Make) -> None:
    zones = {"one": [fact("area", "4公顷", "2024")], "two": []}
    rows = compare(catalogue(make_records, zones), ["one", "two"], ["output"]).rows
    assert [(row.indicator, row.known) for row in rows] == [("output", 0)]


def test_conversion_names_series_year_and_what_is_not_converted(make_records: Make) -> None:
    zones = {"one": [fact("output", "900亿元", "2024")], "two": [fact("output", "436亿元")]}
    row = only(compare(catalogue(make_records, zones), ["one", "two"], measure=DisplayUnits(currency="USD")), "output")
    rate = next(each for each in row.caveats if each.code is Code.RATE)
    assert [(group.value.series, group.value.year) for group in rate.groups] == [("ecb-annual-average", 2024)]  # type: ignore[union-attr]
    assert groups(row, Code.UNCONVERTED) == {"no-period": ("two",)}
    # The figures are in one currency: that one cannot be shown in another does not keep them from being compared.
    assert [cell.fact and cell.fact.converted and cell.fact.converted.value for cell in row.cells] == [
        D("1.25E+10"),
        None,
    ]


def test_sources_are_those_of_the_cells_and_the_rates(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "900亿元", "2024", source="news")],
        "two": [fact("output", "436亿元", "2024", source="old")],
    }
    found = compare(catalogue(make_records, zones), ["one", "two"], measure=DisplayUnits(currency="USD"))
    assert [source.id for source in found.sources] == ["news", "old", "gazette"]


def test_only_figures_of_one_period(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "9亿元", "2024"), fact("output", "8亿元", "2023"), fact("output", "7亿元")],
        "two": [fact("output", "3亿元", "2023"), fact("output", "1亿元", "2023-Q4")],
    }
    row = only(compare(catalogue(make_records, zones), ["one", "two"], period=period("2023")), "output")
    assert [cell.fact and cell.fact.figure for cell in row.cells] == ["8亿元", "3亿元"]
    assert (row.comparable, [cell.best for cell in row.cells]) == (True, [True, False])
