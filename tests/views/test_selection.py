"""Which figures are compared: by nature, period, status, sense and part, worked out by hand."""

import pytest
from hypothesis import given, strategies as st

from tests.views.zones import Make, catalogue, fact
from zonecli.errors import UsageError
from zonecli.figures.intervals import Interval, Order, order
from zonecli.views.comparable import positions
from zonecli.views.comparison import compare
from zonecli.views.filters import condition
from zonecli.views.listing import listing
from zonecli.views.ranking import rank
from zonecli.views.selection import Apart


def table(id: str, unit: str, nature: str, more: str = "") -> str:
    return (
        f'[{id}]\nname = {{ zh = "{id}", en = "{id}" }}\nunit = "{unit}"\ntheme = "economy"\n'
        f'nature = "{nature}"\n{more}\n\n'
    )


OTHERS = (
    table("jobs", "person", "stock")
    + table("quota", "mu", "flow", 'sign = "reduction"\nbetter = "higher"')
    + table("growth", "ratio", "change", 'better = "higher"')
    + table("evaluation", "item", "position", 'better = "lower"')
    + table("fair", "person", "event")
    + table("place", "position", "position", 'better = "lower"')
)


@pytest.mark.parametrize(
    ("indicator", "one", "other", "apart"),
    [
        # (figure, period and more) of two zones; why the second is not compared, None where it is
        ("output", ("9亿元", "2024"), ("3亿元", "2024"), None),
        ("output", ("9亿元", "2024"), ("3亿元", "2024-01/2024-12"), None),
        ("output", ("9亿元", "2024"), ("3亿元", "2024-H1"), Apart.PERIOD),
        ("output", ("9亿元", "2024"), ("3亿元", "2023"), Apart.PERIOD),
        ("output", ("9亿元", "2024"), ("3亿元", None), Apart.NO_PERIOD),
        ("output", ("9亿元", "2024"), ("3亿元", "2024", {"status": "provisional"}), None),
        ("output", ("9亿元", "2024"), ("3亿元", "2024", {"status": "estimate"}), None),
        ("output", ("9亿元", "2024"), ("3亿元", "2024", {"status": "forecast"}), Apart.STATUS),
        ("output", ("9亿元", "2024", {"status": "target"}), ("3亿元", "2024", {"status": "planned"}), Apart.STATUS),
        ("output", ("9亿元", "2024", {"status": "target"}), ("3亿元", "2024", {"status": "target"}), None),
        ("output", ("9亿元", "2024"), ("增长3亿元", "2024"), Apart.SENSE),
        ("tax", ("50万元/亩", "2024"), ("亩均30万元", "2024"), None),
        ("output", ("9亿元", "2024"), ("3亿元", "2024", {"scope": "chips"}), Apart.SCOPE),
        ("output", ("9亿元", "2024"), ("3亿美元", "1999"), Apart.PERIOD),
        # A stock is of its last day; without a period it is of its source's.
        ("jobs", ("30人", "2022"), ("20人", "2022-12-31"), None),
        ("jobs", ("30人", "2022"), ("20人", "2022-H1"), Apart.PERIOD),
        ("jobs", ("30人", None), ("20人", "2025-03"), None),
        ("jobs", ("30人", "2022"), ("20人次", "2022"), Apart.DEFINITION),
        # What holds until it is changed is compared across dates.
        ("area", ("3公顷", "2018"), ("2公顷", "2024"), None),
        ("area", ("3公顷", "2018"), ("2公顷", None), None),
        ("area", ("3公顷", "2018"), ("2公顷", "2024", {"status": "planned"}), Apart.STATUS),
        # Growth, decline, a plain figure and a multiple are one scale.
        ("growth", ("增长8.4%", "2024"), ("下降3%", "2024"), None),
        ("growth", ("8.4%", "2024"), ("翻一番", "2024"), None),
        ("growth", ("8.4%", "2024"), ("是上年的3倍", "2024"), None),
        ("growth", ("8.4%", "2024"), ("增至3倍", "2024"), None),
        ("growth", ("8.4%", "2024"), ("降至3%", "2024"), Apart.SENSE),
        ("growth", ("8.4%", "2024"), ("3%", None), Apart.NO_PERIOD),
        ("quota", ("减少500亩", "2024"), ("300亩", "2024"), None),
        # A place is of the year of its evaluation.
        ("evaluation", ("3项", "2024-06"), ("9项", "2024"), None),
        ("evaluation", ("3项", "2023"), ("9项", "2024"), Apart.PERIOD),
        ("fair", ("300人", "2024-05-01"), ("90人", "2024-05-01"), None),
        # What is announced is alike to what is announced.
        ("output", ("9亿元", "2024", {"status": "announced"}), ("3亿元", "2024", {"status": "announced"}), None),
        ("output", ("9亿元", "2024"), ("3亿元", "2024", {"status": "announced"}), Apart.STATUS),
        # A fiscal year is alike to its days; an open period to the same one; one about right to the same text.
        ("output", ("9亿元", "FY2022-23", {"source": "fiscal"}), ("3亿元", "2022-04/2023-03"), None),
        ("output", ("9亿元", "FY2023", {"source": "fiscal"}), ("3亿元", "FY2022-23", {"source": "fiscal"}), None),
        ("output", ("9亿元", "FY2022-23", {"source": "fiscal"}), ("3亿元", "2022"), Apart.PERIOD),
        ("output", ("9亿元", "../2024-06-30"), ("3亿元", "../2024-06"), None),
        ("output", ("9亿元", "../2024-06-30"), ("3亿元", "../2024-05-31"), Apart.PERIOD),
        ("output", ("9亿元", "2022-09~/2024-09"), ("3亿元", "2022-09~/2024-09"), None),
        ("output", ("9亿元", "2022-09~/2024-09"), ("3亿元", "2022-09/2024-09"), Apart.PERIOD),
        ("jobs", ("30人", "../2023-12-31"), ("20人", "2023"), None),
        ("jobs", ("30人", "2023~"), ("20人", "2023"), Apart.PERIOD),
        ("area", ("3公顷", "2018~"), ("2公顷", None), None),
        ("fair", ("300人", "2024-05-01"), ("90人", "2024-05-02"), Apart.PERIOD),
    ],
)
def test_two_figures(
    indicator: str, one: tuple[str, ...], other: tuple[str, ...], apart: Apart | None, make_records: Make
) -> None:
    def stated(figure: str, period: str | None, more: dict[str, str] | None = None) -> str:
        return fact(indicator, figure, period, **(more or {}))

    zones = {"one": [stated(*one)], "two": [stated(*other)], "three": [stated(*one)]}  # type: ignore[arg-type]
    records = catalogue(make_records, zones, indicators=OTHERS)
    (row,) = compare(records, list(zones), [indicator]).rows
    cells = {cell.zone: cell for cell in row.cells}
    same = Apart.SENSE if apart is Apart.SENSE and one[0].startswith("增长") else None
    assert (cells["two"].apart, cells["three"].apart) == (apart, same)
    assert cells["two"].comparable is (apart is None)
    assert row.comparable is True
    # A place stands only beside what is compared, and `rank` says the same.
    assert (cells["two"].place is not None) <= (apart is None)
    ranking = rank(records, indicator)
    assert {each.zone: each.reason for each in ranking.unranked} == ({"two": apart} if apart else {})


def test_growth_since_different_years_has_no_order(make_records: Make) -> None:
    zones = {"one": [fact("growth", "是2019年的3倍", "2024")], "two": [fact("growth", "是2015年的5倍", "2024")]}
    found = rank(catalogue(make_records, zones, indicators=OTHERS), "growth")
    assert [(each.zone, each.reason) for each in found.unranked] == [("one", Apart.OF), ("two", Apart.OF)]


@pytest.mark.parametrize(
    ("indicator", "one", "other", "apart"),
    [
        # Of one whole, among the same, by one definition.
        ("share", ("9%", "2024", {"of": "全省"}), ("3%", "2024", {"of": "全省"}), None),
        ("share", ("9%", "2024", {"of": "全省"}), ("3%", "2024", {"of": "全市"}), Apart.OF),
        ("share", ("9%", "2024"), ("3%", "2024", {"of": "全市"}), Apart.OF),
        ("place", ("第9位", "2024", {"of": "全国217家"}), ("第3位", "2024", {"of": "全国217家"}), None),
        ("place", ("第9位", "2024", {"of": "全国217家"}), ("第3位", "2024", {"of": "西部47家"}), Apart.OF),
        ("place", ("第9位", "2024"), ("3位", "2024-06"), None),
        ("output", ("9亿元", "2024", {"basis": "商务部口径"}), ("3亿元", "2024", {"basis": "商务部口径"}), None),
        ("output", ("9亿元", "2024", {"basis": "商务部口径"}), ("3亿元", "2024"), Apart.BASIS),
    ],
)
def test_two_figures_of_other_wholes_or_definitions(
    indicator: str, one: tuple[str, ...], other: tuple[str, ...], apart: Apart | None, make_records: Make
) -> None:
    def stated(figure: str, period: str, more: dict[str, str] | None = None) -> str:
        return fact(indicator, figure, period, **(more or {}))

    zones = {"one": [stated(*one)], "two": [stated(*other)], "three": [stated(*one)]}  # type: ignore[arg-type]
    records = catalogue(make_records, zones, indicators=OTHERS)
    ranking = rank(records, indicator)
    assert {each.zone: each.reason for each in ranking.unranked} == ({"two": apart} if apart else {})
    # Side by side those that two zones have are a row of their own, as a part is.
    cells = [cell for row in compare(records, list(zones), [indicator]).rows for cell in row.cells if cell.fact]
    assert sorted(cell.zone for cell in cells) == ["one", "three", "two"]
    assert [cell.comparable for cell in cells if cell.zone == "two"] == [apart is None]


def test_the_period_that_most_zones_have_is_compared(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "9亿元", "2023"), fact("output", "5亿元", "2024-H1")],
        "two": [fact("output", "3亿元", "2023"), fact("output", "4亿元", "2024")],
        "three": [fact("output", "6亿元", "2023")],
        "four": [fact("output", "6亿元", "2024")],
    }
    found = rank(catalogue(make_records, zones), "output")
    assert [(each.zone, each.fact.figure) for each in found.entries] == [
        ("one", "9亿元"), ("three", "6亿元"), ("two", "3亿元"),
    ]  # fmt: skip
    assert str(found.period) == "2023"
    assert [(each.zone, each.reason) for each in found.unranked] == [("four", Apart.PERIOD)]


def test_on_a_tie_the_latest_period_is_compared(make_records: Make) -> None:
    zones = {id: [fact("output", "9亿元", "2023"), fact("output", "5亿元", "2024")] for id in ("one", "two")}
    assert str(rank(catalogue(make_records, zones), "output").period) == "2024"


def test_on_a_tie_what_has_happened_comes_before_what_is_expected(make_records: Make) -> None:
    expected = fact("output", "9亿元", "2026", status="forecast")
    zones = {id: [fact("output", "5亿元", "2024"), expected] for id in ("one", "two")}
    assert str(rank(catalogue(make_records, zones), "output").period) == "2024"


def test_a_zone_is_not_ranked_beside_its_own_part(make_records: Make) -> None:
    zones = {id: [fact("output", f"{n}亿元", "2024")] for n, id in enumerate(("inner", "middle", "outer", "else"), 1)}
    records = catalogue(make_records, zones)
    for id, whole in (("inner", "middle"), ("middle", "outer")):
        path = records.path("zones", id)
        path.write_text(f'part_of = ["{whole}"]\n' + path.read_text())
    found = rank(records, "output")
    assert [each.zone for each in found.entries] == ["else", "inner"]
    assert [(each.zone, each.reason) for each in found.unranked] == [("middle", Apart.WHOLE), ("outer", Apart.WHOLE)]
    # Where the zone between is not asked for, the larger one still holds the part.
    found = rank(records, "output", ids=["inner", "outer", "else"])
    assert [each.zone for each in found.entries] == ["else", "inner"]


def test_one_comparable_figure_has_no_place(make_records: Make) -> None:
    zones = {"one": [fact("output", "9亿元", "2024")], "two": [fact("output", "3亿元", "2023")]}
    records = catalogue(make_records, zones)
    found = rank(records, "output")
    assert (found.entries, found.comparable, found.certain) == ((), False, None)
    assert {each.reason for each in found.unranked} == {Apart.PERIOD}
    (row,) = compare(records, ["one", "two"], baseline="one").rows
    assert [(cell.place, cell.best, cell.against) for cell in row.cells] == [(None, False, None)] * 2


@pytest.mark.parametrize(
    ("indicator", "mine", "base", "difference", "has_multiple"),
    [
        ("growth", "3.5%", "2.1%", ("1.4", "pp"), False),
        ("growth", "下降3.5%", "增长2%", ("-5.5", "pp"), False),
        ("evaluation", "3项", "9项", ("-6", "item"), False),
        ("share", "74%", "57.7%", ("16.3", "pp"), True),
        ("output", "9亿元", "3亿元", ("600000000", "CNY"), True),
        ("output", "9亿元", "0亿元", ("900000000", "CNY"), False),
    ],
)
def test_arithmetic_that_means_something(
    indicator: str, mine: str, base: str, difference: tuple[str, str], has_multiple: bool, make_records: Make
) -> None:
    zones = {"one": [fact(indicator, mine, "2024")], "two": [fact(indicator, base, "2024")]}
    (row,) = compare(catalogue(make_records, zones, indicators=OTHERS), ["one", "two"], baseline="two").rows
    against = row.cells[0].against
    assert against is not None
    assert against.difference is not None
    assert (str(against.difference.value), against.difference.unit) == difference
    assert (against.ratio is not None) is has_multiple


ENDS = st.one_of(st.none(), st.integers(-20, 20))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    is_point = low is not None and low == high
    opens = (False, False) if is_point else (draw(st.booleans()), draw(st.booleans()))
    return Interval(low, high, *opens)  # type: ignore[arg-type]


@given(intervals(), intervals(), intervals())
def test_the_order_of_intervals_is_transitive(a: Interval, b: Interval, c: Interval) -> None:
    for way in (Order.BELOW, Order.ABOVE, Order.EQUAL):
        if order(a, b) is order(b, c) is way:
            assert order(a, c) is way


@given(st.lists(intervals(), min_size=1, max_size=8), st.booleans())
def test_certain_places_are_transitive(found: list[Interval], lowest_first: bool) -> None:
    placed = positions(found, lowest_first)
    for a in placed:
        assert 1 <= a.first <= a.last <= len(found)
        for b in placed:
            if a.last < b.first:
                # What is certainly behind b is certainly behind a.
                assert all(a.last < c.first for c in placed if b.last < c.first)


def test_a_change_under_a_level_fits_no_condition(make_records: Make) -> None:
    records = catalogue(make_records, {"one": [fact("output", "增长5亿元", "2024")], "two": [fact("output", "5亿元")]})
    found = listing(records, [condition("output>1亿元", records)], sort="-output")
    assert ([row.id for row in found.rows], found.undecided) == (["two"], ("one",))
    with pytest.raises(UsageError):
        condition("output>增长1亿元", records)
