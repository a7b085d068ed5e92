"""Figures that are worked out: what is claimed stays true, to no more digits than are known."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from zonecli.figures.intervals import Interval
from zonecli.figures.reader import read
from zonecli.figures.rounding import EXACT_DIGITS, known_digits, last_place, round_derived

D = Decimal


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("16.5平方公里", 3),
        ("4000亩", 4),
        ("超900亿元", 3),
        ("4个", EXACT_DIGITS),
        ("21个", EXACT_DIGITS),
        # Printed in ten thousands: the last one is not counted.
        ("1200万片", 4),
        ("30多个", 2),
        ("数千亩", 1),
        ("1600余家", 4),
    ],
)
def test_known_digits(printed: str, digits: int) -> None:
    assert known_digits(read(printed)) == digits


@pytest.mark.parametrize(
    ("number", "digits", "place"),
    [
        (D("16.5"), 3, -1),
        (D("24750"), 3, 2),
        (D("0.0123"), 2, -3),
        (Fraction(1, 3), 2, -2),
        (D("999.9"), 3, 0),
        (D(0), 3, 0),
    ],
)
def test_last_place(number: Decimal | Fraction, digits: int, place: int) -> None:
    assert last_place(number, digits) == place


@pytest.mark.parametrize(
    ("interval", "value", "expected"),
    [
        # (value, hedge, low, high) at the hundreds
        (Interval(D(12345), D(12345)), D(12345), ("1.23E+4", "about", "12250", "12350")),
        (Interval(D(12350), D(12350)), D(12350), ("1.24E+4", "about", "12350", "12450")),
        (Interval(D(-12350), D(-12350)), D(-12350), ("-1.24E+4", "about", "-12450", "-12350")),
        (Interval(D(12300), D(12300)), D(12300), ("12300", "exact", "12300", "12300")),
        (Interval(D(12345), None, True), None, ("1.23E+4", "over", "1.23E+4", None)),
        (Interval(D(12345), None), None, ("1.23E+4", "at-least", "1.23E+4", None)),
        (Interval(None, D(12345), False, True), None, ("1.24E+4", "under", None, "1.24E+4")),
        (Interval(None, D(12345)), None, ("1.24E+4", "at-most", None, "1.24E+4")),
        (Interval(D(12345), D(23456)), D(15000), (None, "range", "1.23E+4", "2.35E+4")),
        (Interval(None, None), D(12345), ("1.23E+4", "about", None, None)),
    ],
)
def test_worked(
    interval: Interval,
    value: Decimal | None,
    expected: tuple[str | None, str, str | None, str | None],
) -> None:
    figure = round_derived(interval, value, None, 2)
    assert figure is not None
    shown, hedge, low, high = expected
    assert (figure.value, figure.hedge.value) == (shown and D(shown), hedge)
    assert (figure.low, figure.high) == (low and D(low), high and D(high))


def test_nothing_known_is_no_figure() -> None:
    assert round_derived(Interval(None, None), None, None, 0) is None


@given(
    st.decimals(-(10**6), 10**6, places=4),
    st.decimals(0, 10**6, places=4),
    st.integers(-3, 5),
    st.booleans(),
    st.booleans(),
)
def test_what_is_claimed_holds(low: Decimal, width: Decimal, place: int, bounded: bool, ends_open: bool) -> None:
    wide = width > 0
    exact = Interval(low, low + width if bounded or not wide else None, ends_open and wide, ends_open and wide)
    figure = round_derived(exact, low, None, place)
    assert figure is not None
    if not exact.is_point:
        claimed = Interval.of(figure)
        assert claimed.from_key <= exact.from_key
        assert exact.to_key <= claimed.to_key
    elif figure.value is not None:
        assert abs(figure.value - low) <= D(10) ** place / 2
