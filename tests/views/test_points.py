"""Key points, worked out by hand: which are made, which a hedge, a period or a status leaves open, which are chosen."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st

from tests.conftest import SMALL, write_files
from tests.views.zones import Make, catalogue, fact
from zonecli.records.periods import period
from zonecli.views.facts import FactView
from zonecli.views.points import (
    ChangePoint,
    FiguresPoint,
    Kind,
    OrderPoint,
    OverduePoint,
    Point,
    SharesPoint,
    choose_points,
    identity,
    order_point,
)
from zonecli.views.profile import profile
from zonecli.views.ranking import rank

Zones = Mapping[str, Iterable[str]]


def made(
    make_records: Make, zones: Zones, *ranked: str, as_of: str | None = None, overdue: int = 0, **kinds: str
) -> tuple[Point, ...]:
    """The points of these zones, and of the rankings by these indicators."""
    found = catalogue(make_records, zones, **kinds)
    profiles = [profile(found, id) for id in zones]
    rankings = [rank(found, id) for id in ranked]
    orders = [(point, each.count) for each in rankings if (point := order_point(each, found, True))]
    return choose_points(profiles, orders, overdue, found, None if as_of is None else period(as_of))


def of_kind(points: Iterable[Point], kind: Kind) -> list[Point]:
    return [point for point in points if point.kind is kind]


def printed(facts: Iterable[FactView]) -> list[str]:
    return [each.figure for each in facts]


def share(indicator: str, figure: str, of: str = "全省", source: str = "gazette", more: str = "") -> str:
    about = f'of = {{ zh = "{of}" }}\nsource = "{source}"\n{more}'
    return f'[[facts]]\nindicator = "{indicator}"\nfigure = "{figure}"\n{about}'


LAND, TAX, TRADE = share("land-share", "约7%"), share("tax-share", "近40%"), share("trade-share", "近50%")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([LAND, TAX, TRADE], ["约7%", "近40%", "近50%"]),
        ([LAND], []),
        # Of another whole, at another time, by another source, of a part, expected.
        ([LAND, share("tax-share", "近40%", of="全市")], []),
        ([LAND, share("tax-share", "近40%", more='period = "2024"\n')], []),
        ([LAND, share("tax-share", "近40%", source="news")], []),
        ([LAND, share("tax-share", "近40%", more='scope = { zh = "一期" }\n')], []),
        ([LAND, share("tax-share", "近40%", more='status = "target"\n')], []),
        ([LAND, TAX, share("trade-share", "近50%", of="全市")], ["约7%", "近40%"]),
    ],
)
def test_shares_of_one_whole_by_one_source(facts: list[str], expected: list[str], make_records: Make) -> None:
    found = of_kind(made(make_records, {"one": facts}, one="aggregate"), Kind.SHARES)
    assert [figure for point in found for figure in printed(point.facts)] == expected
    if expected:
        (point,) = found
        assert isinstance(point, SharesPoint)
        assert point.zone.is_aggregate
        assert point.of.zh == "全省"
        # Each is called by what it is a share of.
        assert [each.name.en for each in point.shares][:2] == ["Total area", "Tax revenue"]


GDP = fact("gdp", "436亿元", "2024")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([GDP, fact("gdp-growth", "8.4%", "2024")], ["436亿元", "8.4%"]),
        ([GDP, fact("gdp-growth", "下降1%", "2024")], ["436亿元", "下降1%"]),
        ([GDP], []),
        # Of another year, another source, another status, a part; without a period.
        ([GDP, fact("gdp-growth", "8.4%", "2023")], []),
        ([GDP, fact("gdp-growth", "8.4%", "2024", source="news")], []),
        ([GDP, fact("gdp-growth", "8.4%", "2024", status="forecast")], []),
        ([GDP, fact("gdp-growth", "8.4%", "2024", scope="一期")], []),
        ([fact("gdp", "436亿元"), fact("gdp-growth", "8.4%")], []),
    ],
)
def test_a_figure_with_its_growth(facts: list[str], expected: list[str], make_records: Make) -> None:
    found = of_kind(made(make_records, {"one": facts}), Kind.GROWTH)
    assert [figure for point in found for figure in printed(point.facts)] == expected


@pytest.mark.parametrize(
    ("figure", "is_told"),
    [
        (fact("area", "4公顷"), True),
        (fact("staff", "200余人"), True),
        (fact("output", "9亿元", "2024"), True),
        (fact("output", "9亿元", "2024", status="announced"), True),
        # What flows does so in a period; one that is about right is none.
        (fact("output", "9亿元"), False),
        (fact("output", "9亿元", "2023-03~/2025-03"), False),
        (fact("output", "9亿元", "2024", status="target"), False),
        (fact("area", "4公顷", status="planned"), False),
        (fact("area", "4公顷", status="announced"), False),
        (fact("output", "9亿元", "2024", rank="deprecated"), False),
    ],
)
def test_the_newest_figures_of_a_zone(figure: str, is_told: bool, make_records: Make) -> None:
    found = of_kind(made(make_records, {"one": [figure]}), Kind.NEWEST)
    assert len(found) == is_told


def test_the_latest_figure_of_an_indicator_is_told(make_records: Make) -> None:
    facts = [
        fact("etdz-position", f"第{n}位", year, source=source)
        for n, year, source in ((9, "2019", "old"), (5, "2024", "news"))
    ]
    (point,) = of_kind(made(make_records, {"one": facts}), Kind.NEWEST)
    assert printed(point.facts) == ["第5位"]


def areas(*figures: str) -> dict[str, list[str]]:
    return {f"z{n}": [fact("area", figure)] for n, figure in enumerate(figures)}


@pytest.mark.parametrize(
    ("figures", "leaders"),
    [
        (("9公顷", "7公顷", "5公顷"), ["9公顷", "7公顷", "5公顷"]),
        (("9公顷", "7公顷", "5公顷", "3公顷"), ["9公顷", "7公顷", "5公顷"]),
        (("超9公顷", "7公顷", "5公顷"), ["超9公顷", "7公顷", "5公顷"]),
        # Fewer than three; nobody is first, or two are.
        (("9公顷", "7公顷"), []),
        (("超9公顷", "超8公顷", "5公顷"), []),
        (("9公顷", "9公顷", "5公顷"), []),
        # The first is certain, who comes next is not.
        (("9公顷", "超4公顷", "5公顷", "3公顷"), []),
        (("9公顷", "不到8公顷", "7公顷", "3公顷"), ["9公顷"]),
        (("9公顷", "7公顷", "7公顷", "3公顷"), ["9公顷"]),
        # Only what "about" counts as would settle it.
        (("900公顷", "7公顷", "约5公顷"), []),
    ],
)
def test_the_first_of_at_least_three(figures: tuple[str, ...], leaders: list[str], make_records: Make) -> None:
    found = of_kind(made(make_records, areas(*figures), "area"), Kind.ORDER)
    assert [figure for point in found for figure in printed(point.facts)] == leaders
    for point in found:
        assert isinstance(point, OrderPoint)
        assert (point.count, point.measures_area, point.lowest_first) == (len(figures), True, False)


def test_no_order_of_parts_of_what_is_worked_out_or_expected(make_records: Make) -> None:
    parts = {f"z{n}": [fact("output", f"{n}亿元", "2024", scope=f"{n}期")] for n in range(1, 5)}
    assert not of_kind(made(make_records, parts, "output"), Kind.ORDER)
    ratios = {f"z{n}": [fact("output", f"{n}亿元", "2024"), fact("projects", "3个", "2024")] for n in range(1, 5)}
    assert not of_kind(made(make_records, ratios, "investment-per-project"), Kind.ORDER)
    awaited = {f"z{n}": [fact("output", f"{n}亿元", "2024", status="forecast")] for n in range(1, 5)}
    assert not of_kind(made(make_records, awaited, "output"), Kind.ORDER)


def test_the_lowest_stands_first_where_lower_is_better(make_records: Make) -> None:
    zones = {f"z{n}": [fact("energy", f"0.{n}吨标准煤/万元", "2024")] for n in (5, 3, 4)}
    (point,) = of_kind(made(make_records, zones, "energy"), Kind.ORDER)
    assert isinstance(point, OrderPoint)
    assert point.lowest_first
    assert printed(point.facts) == ["0.3吨标准煤/万元", "0.4吨标准煤/万元", "0.5吨标准煤/万元"]


@pytest.mark.parametrize(
    ("first", "last", "has_grown"),
    [
        ("8亿元", "10亿元", True),
        ("10亿元", "8亿元", False),
        ("8亿元", "超10亿元", True),
        ("8亿元", "8亿元", None),
        ("8亿元", "约10亿元", None),
        ("超8亿元", "10亿元", None),
    ],
)
def test_what_has_changed(first: str, last: str, has_grown: bool | None, make_records: Make) -> None:
    facts = [fact("output", first, "2022"), fact("output", last, "2024")]
    found = of_kind(made(make_records, {"one": facts}), Kind.CHANGE)
    assert [point.has_grown for point in found if isinstance(point, ChangePoint)] == (
        [] if has_grown is None else [has_grown]
    )


def test_no_change_of_what_is_expected(make_records: Make) -> None:
    facts = [fact("output", f"{n}亿元", f"202{n}", status="target") for n in (6, 9)]
    assert not of_kind(made(make_records, {"one": facts}), Kind.CHANGE)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("output", "9亿元", "2026", status="target")], ["9亿元"]),
        (
            [fact("output", "9亿元", "2026", status="forecast"), fact("staff", "200人", "2027", status="planned")],
            ["9亿元", "200人"],
        ),
        # Over by then; without a date; open; only signed.
        ([fact("output", "9亿元", "2024", status="target")], []),
        ([fact("output", "9亿元", status="target")], []),
        ([fact("output", "9亿元", "2024/..", status="target")], []),
        ([fact("output", "9亿元", "2026", status="announced")], []),
    ],
)
def test_what_is_expected(facts: list[str], expected: list[str], make_records: Make) -> None:
    found = of_kind(made(make_records, {"one": facts}, as_of="2025-03"), Kind.EXPECTED)
    assert [figure for point in found for figure in printed(point.facts)] == expected
    assert not of_kind(made(make_records, {"one": facts}), Kind.EXPECTED)


def test_what_sources_disagree_on_and_nothing_else_of_it(make_records: Make) -> None:
    facts = [fact("output", "9亿元", "2024"), fact("output", "6亿元", "2024", source="news")]
    points = made(make_records, {"one": facts})
    assert [point.kind for point in points] == [Kind.DISAGREEMENT]
    assert sorted(printed(points[0].facts)) == ["6亿元", "9亿元"]


def test_a_contradicted_figure_is_in_no_order(make_records: Make) -> None:
    zones = areas("9公顷", "7公顷", "5公顷")
    zones["z0"].append(fact("area", "6公顷"))
    assert not of_kind(made(make_records, zones, "area"), Kind.ORDER)


def test_what_is_overdue_is_counted(make_records: Make) -> None:
    points = made(make_records, {"one": [GDP]}, overdue=2)
    assert points[-1] == OverduePoint(count=2)
    assert not of_kind(made(make_records, {"one": [GDP]}), Kind.OVERDUE)


def test_three_to_five_of_several_kinds_and_zones_and_no_figure_twice(make_records: Make) -> None:
    zones = {
        f"z{n}": [
            fact("gdp", f"{n}0亿元", "2024"),
            fact("gdp-growth", f"{n}%", "2024"),
            fact("approved-area", f"{n}公顷"),
        ]
        for n in range(1, 8)
    }
    points = made(make_records, zones, "gdp", "approved-area", overdue=3)
    assert [point.kind for point in points] == [Kind.GROWTH, Kind.GROWTH, Kind.NEWEST, Kind.ORDER, Kind.OVERDUE]
    told = [identity(each) for point in points for each in point.facts]
    assert len(told) == len(set(told))
    assert made(make_records, zones, "gdp", "approved-area", overdue=3) == points


def test_details_are_told_only_where_there_is_little_else(make_records: Make) -> None:
    # Priorities of the package: 1 for gdp, 3 for the detail.
    details = [fact("land-share", f"{n}%", source=source) for n, source in ((1, "old"), (2, "gazette"), (3, "news"))]
    assert len(made(make_records, {"one": details})) <= 3
    one = [point for point in made(make_records, {"one": [GDP]}) if isinstance(point, FiguresPoint)]
    assert printed(one[0].facts) == ["436亿元"]


# -- a property ------------------------------------------------------------------------------------

_HEDGES = ("", "约", "近", "超", "不到", "不低于", "不超过")
FIGURES = st.builds(lambda hedge, n: f"{hedge}{n}公顷", st.sampled_from(_HEDGES), st.integers(1, 12))


@settings(max_examples=80)
@given(st.lists(FIGURES, min_size=3, max_size=6))
def test_no_point_states_an_order_that_intervals_leave_open(figures: list[str]) -> None:
    with TemporaryDirectory() as folder:
        points = made(lambda files: write_files(Path(folder), {**SMALL, **files}), areas(*figures), "area")
        found = catalogue(lambda files: write_files(Path(folder), {**SMALL, **files}), areas(*figures))
        entries = rank(found, "area").entries
    for point in of_kind(points, Kind.ORDER):
        leaders = [each.zone for each in point.facts]
        after = [entry.fact for entry in entries if entry.zone not in leaders]
        for n, first in enumerate(point.facts):
            for other in [*point.facts[n + 1 :], *after]:
                assert first.low is not None
                assert other.high is not None
                is_apart = first.low > other.high or (first.low == other.high and (first.low_open or other.high_open))
                assert is_apart, (figures, first.figure, other.figure)
