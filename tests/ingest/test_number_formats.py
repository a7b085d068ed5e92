"""Cells of workbooks as they print, by their number formats: worked out as a spreadsheet shows them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, strategies as st

from zonecli.ingest.number_formats import FormatError, print_date, print_number

ACCOUNTS = '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "number_format", "printed"),
    [
        (442.12, "General", "442.12"),
        (0.1 + 0.2, "General", "0.3"),
        (120.47200000000001, "General", "120.472"),
        (1 / 3, "General", "0.333333333"),
        (1234567.891234, "General", "1234567.891"),
        (123456789012, "General", "123456789012"),
        (0.00001, "General", "0.00001"),
        (-5, "General", "-5"),
        (1330, "0", "1330"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (-0.001, "0", "0"),
        (1.005, "0.00", "1.01"),
        (442.125, "0.00", "442.13"),
        (1988.1, "0.00", "1988.10"),
        (1142922, "#,##0", "1,142,922"),
        (999, "#,##0", "999"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0.1234, "0.0%", "12.3%"),
        (0.5, "0%", "50%"),
        (1.5, "0.##", "1.5"),
        (1, "0.##", "1"),
        (0.5, "#.##", ".5"),
        (7, "0000", "0007"),
        (12, '0"家"', "12家"),
        (12, "0\\家", "12家"),
        (12, "0家", "12家"),
        (12, "[$¥-804]#,##0.00", "¥12.00"),
        (12, "$#,##0", "$12"),
        (3, "[Red]0", "3"),
        (-3, "0;[Red]-0", "-3"),
        (-1234, "#,##0;(#,##0)", "(1,234)"),
        (0, '0;-0;"–"', "–"),
        (5, ACCOUNTS, "5.00"),
        (-5, ACCOUNTS, "-5.00"),
        (0, ACCOUNTS, "-"),
        (12345678, "#,##0,", "12,346"),
        (12345678, "0.0,,", "12.3"),
        (5, ";;;", ""),
        (3, "@", "3"),
        (2, "General元", "2元"),
    ],
)
def test_number(value: float, number_format: str, printed: str) -> None:
    assert print_number(value, number_format) == printed


@pytest.mark.parametrize(
    "number_format",
    ["0.00E+00", "# ?/?", "[DBNum1]0", "[>5]0", "[>=100]0;0.0", "000-0000", "0 0", "yyyy", "[h]:mm", "0 x"],
)
def test_what_is_not_followed_is_refused(number_format: str) -> None:
    with pytest.raises(FormatError):
        print_number(3.5, number_format)


@given(st.decimals(-(10**9), 10**9, places=4))
def test_two_places_are_rounded_by_less_than_half_of_one(value: object) -> None:
    from decimal import Decimal

    number = Decimal(str(value))
    assert abs(Decimal(print_number(number, "0.00")) - number) <= Decimal("0.005")
    assert Decimal(print_number(number, "#,##0.0000").replace(",", "")) == number


@given(st.text(max_size=20), st.integers(-(10**15) + 1, 10**15 - 1))
def test_any_format_prints_or_is_refused(number_format: str, value: int) -> None:
    try:
        printed = print_number(value, number_format)
    except FormatError:
        return
    assert isinstance(printed, str)


@pytest.mark.parametrize(
    ("number_format", "printed"),
    [
        ("yyyy-mm-dd", "2012-06-01"),
        ("m/d/yyyy", "2012-06-01"),
        ('yyyy"年"m"月"d"日"', "2012-06-01"),
        ('[$-804]yyyy"年"m"月"', "2012-06"),
        ("yyyy.mm", "2012-06"),
        ("mmm-yy", "2012-06"),
        ("yyyy", "2012"),
        ("yyyy-mm-dd hh:mm", "2012-06-01"),
        ("yyyy\\-mm\\-dd;@", "2012-06-01"),
    ],
)
def test_date(number_format: str, printed: str) -> None:
    assert print_date(datetime(2012, 6, 1), number_format) == printed
    assert print_date(date(2012, 6, 1), number_format) == printed


@pytest.mark.parametrize("number_format", ["d-mmm", "m/d", "dd", "h:mm", "ge.m.d", "bb"])
def test_a_date_without_its_year_is_refused(number_format: str) -> None:
    with pytest.raises(FormatError):
        print_date(datetime(2012, 6, 1), number_format)


def test_a_time_is_no_date() -> None:
    with pytest.raises(FormatError):
        print_date(time(8, 30), "yyyy-mm-dd")
