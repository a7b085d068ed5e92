"""Intervals: order is certain or undecided, arithmetic encloses."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, strategies as st

from zonecli.figures.intervals import Interval, Number, Order, divide, order, subtract
from zonecli.figures.reader import read

D = Decimal


def point(text: str) -> Interval:
    return Interval(D(text), D(text))


OVER_90 = Interval(D(90), None, low_open=True)
OVER_100 = Interval(D(100), None, low_open=True)
NEARLY_40 = Interval(None, D(40), high_open=True)
ABOUT = Interval(None, None)
SOME_1600 = Interval(D(1600), D(1700), True, True)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (OVER_90, point("43.6"), Order.ABOVE),
        (OVER_90, point("90"), Order.ABOVE),
        (OVER_90, OVER_100, Order.UNDECIDED),
        (OVER_90, point("95"), Order.UNDECIDED),
        (Interval(D(90), None), point("90"), Order.UNDECIDED),
        (NEARLY_40, point("40"), Order.BELOW),
        (NEARLY_40, point("39"), Order.UNDECIDED),
        (NEARLY_40, Interval(D(40), None), Order.BELOW),
        (SOME_1600, point("1600"), Order.ABOVE),
        (SOME_1600, point("1700"), Order.BELOW),
        (SOME_1600, point("1650"), Order.UNDECIDED),
        (SOME_1600, SOME_1600, Order.UNDECIDED),
        (point("436"), point("436.0"), Order.EQUAL),
        (point("0.1"), Interval(Fraction(1, 10), Fraction(1, 10)), Order.EQUAL),
        (ABOUT, point("7"), Order.UNDECIDED),
        (ABOUT, ABOUT, Order.UNDECIDED),
        (Interval(D(1), D(2)), Interval(D(2), D(3)), Order.UNDECIDED),
        (Interval(D(1), D(2), high_open=True), Interval(D(2), D(3)), Order.BELOW),
        (Interval(D(1), D(2)), Interval(D(2), D(3), low_open=True), Order.BELOW),
    ],
)
def test_order(a: Interval, b: Interval, expected: Order) -> None:
    assert order(a, b) is expected


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open"),
    [(D(2), D(1), False, False), (D(1), D(1), True, False), (D(1), D(1), False, True)],
)
def test_an_interval_holds_a_number(low: Decimal, high: Decimal, low_open: bool, high_open: bool) -> None:
    with pytest.raises(ValueError, match="no number"):
        Interval(low, high, low_open, high_open)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # Over 300 among 30 to 40: over 7.5 each.
        (Interval(D(300), None, low_open=True), Interval(D(30), D(40), True, True), Interval(D("7.5"), None, True)),
        (point("256"), point("21"), Interval(Fraction(256, 21), Fraction(256, 21))),
        # Over 350 among more than 250: anything above zero.
        (
            Interval(D(350), None, low_open=True),
            Interval(D(250), None, low_open=True),
            Interval(D(0), None, low_open=True),
        ),
        (point("1"), Interval(D(0), D(4), low_open=True), Interval(D("0.25"), None)),
        (point("0"), Interval(D(2), None), point("0")),
        (point("1"), Interval(None, D(-4), high_open=True), Interval(D("-0.25"), D(0), True, True)),
        (point("1"), Interval(D(0), D(4)), None),
        (point("1"), ABOUT, None),
    ],
)
def test_quotients(a: Interval, b: Interval, expected: Interval | None) -> None:
    assert divide(a, b) == expected


def test_a_share_of_nearly_40_in_about_7_is_not_bounded() -> None:
    assert divide(NEARLY_40, ABOUT) is None
    assert divide(NEARLY_40, point("-1")) == Interval(D(-40), None, low_open=True)
    assert subtract(OVER_90, OVER_100) == Interval(None, None)
    assert subtract(OVER_90, NEARLY_40) == Interval(D(50), None, low_open=True)


numbers = st.decimals(min_value=-1000, max_value=1000, places=2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    open_ends = low != high
    return Interval(
        draw(st.sampled_from([None, low])),
        draw(st.sampled_from([None, high])),
        open_ends and draw(st.booleans()),
        open_ends and draw(st.booleans()),
    )


@st.composite
def held(draw: st.DrawFn) -> tuple[Interval, Number]:
    """An interval and a number in it, ends that are closed among them."""
    interval = draw(intervals())
    low = interval.low if interval.low is not None else D(-2000)
    high = interval.high if interval.high is not None else D(2000)
    part = draw(st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 1000), Fraction(999, 1000), Fraction(1)]))
    number = Fraction(low) + (Fraction(high) - Fraction(low)) * part
    assume(interval.holds(number))
    return interval, number


@given(intervals(), intervals(), intervals())
def test_certain_order_is_transitive(a: Interval, b: Interval, c: Interval) -> None:
    if order(a, b) is Order.BELOW and order(b, c) is Order.BELOW:
        assert order(a, c) is Order.BELOW
    if order(a, b) is Order.EQUAL:
        assert order(a, c) is order(b, c)


@given(intervals(), intervals())
def test_order_is_antisymmetric(a: Interval, b: Interval) -> None:
    mirrored = {Order.BELOW: Order.ABOVE, Order.ABOVE: Order.BELOW}
    assert order(b, a) is mirrored.get(order(a, b), order(a, b))


@given(held(), held())
def test_order_holds_of_every_number(first: tuple[Interval, Number], second: tuple[Interval, Number]) -> None:
    (a, x), (b, y) = first, second
    found = order(a, b)
    if found is Order.BELOW:
        assert x < y
    if found is Order.ABOVE:
        assert x > y
    if found is Order.EQUAL:
        assert x == y


@given(held(), held())
def test_arithmetic_encloses(first: tuple[Interval, Number], second: tuple[Interval, Number]) -> None:
    (a, left), (b, right) = first, second
    x, y = Fraction(left), Fraction(right)
    assert subtract(a, b).holds(x - y)
    quotient = divide(a, b)
    assert (quotient is None) == b.holds(D(0))
    if quotient is not None:
        assert quotient.holds(x / y)


@given(intervals(), intervals(), st.fractions(min_value="1/1000", max_value=1000))
def test_a_change_of_unit_keeps_the_order(a: Interval, b: Interval, factor: Fraction) -> None:
    assert order(a.scale(factor), b.scale(factor)) is order(a, b)
    assert order(a.scale(factor).scale(1 / factor), a) is order(a, a)


@pytest.mark.parametrize(
    ("printed", "low", "high", "low_open", "high_open"),
    [
        ("约7亿元", "350000000", "1400000000", False, False),
        ("约10%-15%", "0.05", "0.3", False, False),
        ("近40%", "0.2", "0.4", True, True),
        ("下降约3%", "-0.06", "-0.015", False, False),
        ("下降近3%", "-0.03", "-0.015", True, True),
        ("不到5%", None, "0.05", False, True),
        ("超3%", "0.03", None, True, False),
        ("约数千亩", "1000", "20000", False, False),
        ("约0家", None, None, False, False),
    ],
)
def test_for_order_what_is_near_a_number_is_bounded(
    printed: str, low: str | None, high: str | None, low_open: bool, high_open: bool
) -> None:
    ends = (low and Decimal(low), high and Decimal(high))
    assert Interval.for_order(read(printed)) == Interval(ends[0] or None, ends[1] or None, low_open, high_open)
