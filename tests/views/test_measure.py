"""Conversion of units and money: exact in between, nothing claimed that the source does not print."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.errors import UsageError
from zonecli.figures.reader import read
from zonecli.figures.units.ids import of_id
from zonecli.views.measure import Converted, DisplayUnits, Reason, comparable_interval, currency_of, in_currency, scale

D = Decimal


def converted(
    make_records: Make, indicator: str, figure: str, period: str | None, measure: DisplayUnits, **more: str
) -> Converted | None:
    records = catalogue(make_records, {"one": [fact(indicator, figure, period, **more)]})
    return measure.convert(records.facts_of("one")[0], records)


@pytest.mark.parametrize(
    ("indicator", "figure", "measure", "expected"),
    [
        # The zeros of a whole number count: 4000 has four digits.
        ("area", "4000亩", DisplayUnits("metric"), ("266.7", "ha", "266.65", "266.75")),
        ("area", "16.5公顷", DisplayUnits("metric"), None),
        ("tax", "50.3万元/亩", DisplayUnits("metric"), ("7550000", "CNY/ha", "7545000", "7555000")),
        ("tax", "50.3万元/亩", DisplayUnits("metric", "USD"), ("1050000", "USD/ha", "1045000", "1055000")),
        ("output", "超900亿元", DisplayUnits(currency="USD"), ("12500000000", "USD", "12500000000", None)),
        ("output", "超900亿元", DisplayUnits(currency="CNY"), None),
        ("output", "7.5亿美元", DisplayUnits(currency="CNY"), ("5400000000", "CNY", "5395000000", "5405000000")),
        # A cross rate goes through the yuan: 7.1956 ÷ 7.7875.
        ("output", "7.50亿美元", DisplayUnits(currency="EUR"), ("693000000", "EUR", "692500000", "693500000")),
        ("output", "3-5亿元", DisplayUnits(currency="USD"), (None, "USD", "41600000", "69500000")),
        ("output", "近40亿元", DisplayUnits(currency="USD"), ("556000000", "USD", None, "556000000")),
        # Money in the denominator: so much for a dollar is 7.1956 times as much as for a yuan.
        ("energy", "0.35吨标准煤/万元", DisplayUnits(currency="USD"), ("2.52", "tce/10^4USD", "2.515", "2.525")),
        ("share", "40%", DisplayUnits("metric", "USD"), None),
        ("staff", "30人", DisplayUnits("metric", "USD"), None),
    ],
)
def test_converted(
    make_records: Make,
    indicator: str,
    figure: str,
    measure: DisplayUnits,
    expected: tuple[str | None, str, str | None, str | None] | None,
) -> None:
    found = converted(make_records, indicator, figure, "2024", measure)
    if expected is None or found is None:
        assert found is None
        assert expected is None
        return
    value, unit, low, high = expected
    assert (found.value, found.unit) == (value and D(value), unit)
    assert (found.low, found.high) == (low and D(low), high and D(high))
    assert found.reason is None


def test_the_series_and_the_year_are_those_of_the_figure(make_records: Make) -> None:
    found = converted(make_records, "output", "9亿元", "2024-Q3", DisplayUnits(currency="USD"))
    assert found is not None
    assert (found.series, found.year) == ("ecb-annual-average", 2024)
    assert found.rate is not None
    assert found.rate.source == "gazette"
    metric = converted(make_records, "area", "40亩", None, DisplayUnits("metric", "USD"))
    assert metric is not None
    assert (metric.value, metric.series, metric.year) == (D("2.67"), None, None)


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        (None, Reason.NO_PERIOD),
        ("2023-09/2024-09", Reason.SEVERAL_YEARS),
        ("1990", Reason.NO_RATE),
    ],
)
def test_what_is_not_converted_says_why(make_records: Make, period: str | None, reason: Reason) -> None:
    found = converted(make_records, "output", "9亿元", period, DisplayUnits(currency="USD"))
    assert found == Converted(reason=reason)


def test_units_are_not_converted_halfway(make_records: Make) -> None:
    # Per hectare could be had, dollars could not: neither is shown.
    found = converted(make_records, "tax", "50.3万元/亩", None, DisplayUnits("metric", "USD"))
    assert found is not None
    assert (found.value, found.reason) == (None, Reason.NO_PERIOD)


def test_a_currency_without_a_rate_is_refused_at_once(make_records: Make) -> None:
    rates = catalogue(make_records, {"one": []}).rates
    DisplayUnits(currency="USD").check(rates)
    DisplayUnits(currency="CNY").check(rates)
    with pytest.raises(UsageError, match="XYZ"):
        DisplayUnits(currency="XYZ").check(rates)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("CNY", ("CNY", False)),
        ("CNY/mu", ("CNY", False)),
        ("tce/10^4CNY", ("CNY", True)),
        ("ha", None),
        ("USD/CNY", None),
    ],
)
def test_the_currency_of_a_unit(unit: str, expected: tuple[str, bool] | None) -> None:
    assert currency_of(of_id(unit)) == expected


def test_a_currency_is_replaced_where_there_is_one() -> None:
    assert in_currency(of_id("tce/10^4CNY"), "USD").id == "tce/10^4USD"
    assert in_currency(of_id("CNY/mu"), "USD").id == "USD/mu"
    assert in_currency(of_id("mu"), "USD").id == "mu"


def test_there_and_back_is_exact(make_records: Make) -> None:
    records = catalogue(make_records, {"one": [fact("tax", "50.3万元/亩", "2024")]})
    when = records.facts_of("one")[0].period
    for there, back in (("CNY/mu", "USD/km2"), ("USD", "EUR"), ("tce/10^4CNY", "kgce/USD")):
        one, other = of_id(there), of_id(back)
        first, second = scale(one, other, when, records), scale(other, one, when, records)
        assert not isinstance(first, Reason)
        assert not isinstance(second, Reason)
        assert first.factor * second.factor == 1


def test_months_are_no_days(make_records: Make) -> None:
    assert scale(of_id("month"), of_id("day"), None, catalogue(make_records, {})) is Reason.NO_FACTOR


def test_an_interval_in_another_unit_is_exact(make_records: Make) -> None:
    known = catalogue(make_records, {}).indicators
    interval = comparable_interval(read("4000亩"), known["area"])
    assert interval is not None
    assert interval.low == Fraction(800, 3)
    assert comparable_interval(read("7.5亿美元"), known["output"]) is None
    # A change is no level, and of a growth 5.2 times are 4.2.
    assert comparable_interval(read("增长5亿元"), known["output"]) is None
    multiple = comparable_interval(read("是上年的5.2倍"), known["output-growth"])
    assert multiple is not None
    assert multiple.low == D("4.2")
