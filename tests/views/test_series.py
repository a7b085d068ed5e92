"""Series: points, change and growth, and when neither can be told."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.views.series import Series, series

D = Decimal


def found(make_records: Make, facts: Sequence[str], indicator: str = "output") -> tuple[Series, ...]:
    records = catalogue(make_records, {"one": facts})
    return series(records, "one", records.indicators[indicator], records.facts_of("one", {indicator}))


def test_points_in_order_with_their_levels(make_records: Make) -> None:
    (one,) = found(
        make_records,
        [
            fact("output", "200亿元", "2022"),
            fact("output", "100亿元", "2020"),
            fact("output", "170亿元", "2021", rank="deprecated"),
            fact("output", "150亿元", "2021"),
        ],
    )
    assert [(str(point.fact.period), point.level) for point in one.points] == [
        ("2020", 1),
        ("2021", 5),
        ("2022", 8),
    ]
    assert [point.bar.value for point in one.points] == [D("0.500"), D("0.750"), D("1.000")]


@pytest.mark.parametrize(
    ("first", "last", "change", "yearly"),
    [
        # (figure, period) twice; (value, hedge, low, high) of the change and of the growth a year
        (
            ("100亿元", "2022"),
            ("121亿元", "2024"),
            ("0.21", "exact", "0.21", "0.21"),
            ("0.10", "exact", "0.10", "0.10"),
        ),
        (
            ("100亿元", "2022"),
            ("超121亿元", "2024"),
            ("0.21", "over", "0.21", None),
            ("0.10", "over", "0.10", None),
        ),
        (
            ("100亿元", "2022"),
            ("81亿元", "2024"),
            ("-0.19", "exact", "-0.19", "-0.19"),
            ("-0.10", "exact", "-0.10", "-0.10"),
        ),
        (
            ("超100亿元", "2022"),
            ("121亿元", "2024"),
            ("0.21", "under", None, "0.21"),
            ("0.10", "under", None, "0.10"),
        ),
        # 1.125 to two digits would be 1.1 and its root as well: 10 percent, and 10 percent a year.
        (
            ("40亿元", "2020"),
            ("45亿元", "2022"),
            ("0.125", "exact", "0.125", "0.125"),
            ("0.061", "about", "0.0605", "0.0615"),
        ),
        # Quarters of two years are a year apart only at the same time of the year.
        (("100亿元", "2022-Q1"), ("121亿元", "2024-Q3"), ("0.21", "exact", "0.21", "0.21"), None),
    ],
)
def test_change_and_growth(
    make_records: Make,
    first: tuple[str, str],
    last: tuple[str, str],
    change: tuple[str, str, str | None, str | None] | None,
    yearly: tuple[str, str, str | None, str | None] | None,
) -> None:
    (one,) = found(make_records, [fact("output", *first), fact("output", *last)])
    for amount, expected in ((one.change, change), (one.annual_growth, yearly)):
        if expected is None or amount is None:
            assert amount is None
            assert expected is None
        else:
            value, hedge, low, high = expected
            assert (amount.value, amount.hedge.value) == (D(value), hedge)
            assert (amount.low, amount.high) == (low and D(low), high and D(high))


def test_periods_of_other_lengths_are_apart(make_records: Make) -> None:
    assert found(make_records, [fact("output", "100亿元", "2022"), fact("output", "121亿元", "2024-Q3")]) == ()
    facts = [fact("output", f"{n}00亿元", str(2020 + n)) for n in (1, 2)]
    (one,) = found(make_records, [*facts, fact("output", "170亿元", "2023-H1"), fact("output", "增长5亿元", "2023")])
    assert [str(point.fact.period) for point in one.points] == ["2021", "2022"]
    assert [each.figure for each in one.apart] == ["170亿元", "增长5亿元"]


def test_a_share_changes_by_percentage_points(make_records: Make) -> None:
    (one,) = found(make_records, [fact("share", "74%", "2023"), fact("share", "57.7%", "2024")], "share")
    assert one.change is not None
    assert (one.change.value, one.change.unit, one.annual_growth) == (D("-16.3"), "pp", None)


def test_forecasts_are_apart(make_records: Make) -> None:
    facts = [fact("output", f"{n}00亿元", str(2020 + n)) for n in (1, 2)]
    facts.append(fact("output", "900亿元", "2025", status="forecast"))
    (one,) = found(make_records, facts)
    assert [str(each.period) for each in one.apart] == ["2025"]
    assert len(one.points) == 2
    assert (str(one.first), str(one.last)) == ("2021", "2022")
    assert one.change is not None
    assert one.change.value == D("1.00")


def test_one_series_for_each_part(make_records: Make) -> None:
    facts = [fact("output", "1亿元", "2023", scope="chips"), fact("output", "2亿元", "2024", scope="chips")]
    facts += [fact("output", "9亿元", "2024"), fact("output", "7亿元")]
    assert [each.scope and each.scope.en for each in found(make_records, facts)] == ["chips"]


def test_one_period_is_no_series(make_records: Make) -> None:
    assert found(make_records, [fact("output", "1亿元", "2024"), fact("output", "2亿元", "2024")]) == ()
