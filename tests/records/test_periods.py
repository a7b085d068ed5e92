"""Periods: what the written forms mean, and what is none."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, strategies as st

from zonecli.records.periods import FiscalYear, PeriodError, asked_period, period

CASES = [
    ("2024", "2024-01-01", "2024-12-31"),
    ("2024-Q1", "2024-01-01", "2024-03-31"),
    ("2024-Q4", "2024-10-01", "2024-12-31"),
    ("2024-H1", "2024-01-01", "2024-06-30"),
    ("2024-H2", "2024-07-01", "2024-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-06-30", "2024-06-30", "2024-06-30"),
    ("2020-01/2020-11", "2020-01-01", "2020-11-30"),
    ("2022-09/2025-09", "2022-09-01", "2025-09-30"),
    ("2008/2012", "2008-01-01", "2012-12-31"),
    ("2024~", "2024-01-01", "2024-12-31"),
    ("2022-09~/2025-09-12", "2022-09-01", "2025-09-12"),
    ("../2023-12-31", "0001-01-01", "2023-12-31"),
    ("2024/..", "2024-01-01", "9999-12-31"),
]
FISCAL = [
    # text, first day of the fiscal year, named by, first and last day
    ("FY2022-23", "04-01", None, "2022-04-01", "2023-03-31"),
    ("FY2022-23", "07-01", "start", "2022-07-01", "2023-06-30"),
    ("FY2099-00", "04-01", None, "2099-04-01", "2100-03-31"),
    ("FY2023", "04-01", "end", "2022-04-01", "2023-03-31"),
    ("FY2023", "04-01", "start", "2023-04-01", "2024-03-31"),
    ("FY2023", "10-01", "end", "2022-10-01", "2023-09-30"),
    ("FY2023", "01-01", "end", "2023-01-01", "2023-12-31"),
    ("FY2021-22-Q1", "04-01", None, "2021-04-01", "2021-06-30"),
    ("FY2021-22-Q4", "04-01", None, "2022-01-01", "2022-03-31"),
    ("FY2021-22-H2", "07-08", None, "2022-01-08", "2022-07-07"),
    ("FY2020-21/FY2022-23", "04-01", None, "2020-04-01", "2023-03-31"),
]
NOT_FISCAL = [
    ("FY2022-23", None),
    ("FY2023", FiscalYear("04-01")),
    *((text, FiscalYear("04-01", "end")) for text in ("FY2022-24", "FY2022-Q5", "FY22", "FY2022-23-H3", "FY2022-23~")),
    ("FY2022-23/2024", FiscalYear("04-01", "end")),
    ("FY2022-23/FY2020-21", FiscalYear("04-01", "end")),
]
NONE = [
    "",
    "24",
    "2024-13",
    "2024-00",
    "2024-2",
    "2024-02-30",
    "2024-Q5",
    "2024-Q0",
    "2024-H3",
    "2024/",
    "/2024",
    "2024/2023",
    "2024-01-01-01",
    "２０２４",
    "2024 ",
    "0000",
    "2020/2021/2022",
    "+024",
    "..",
    "../..",
    "/..",
    "2024~~",
    "~2024",
    "2024/..~",
    "FY2022-23",
]


@pytest.mark.parametrize(("text", "start", "end"), CASES)
def test_a_period_spans_its_days(text: str, start: str, end: str) -> None:
    found = period(text)
    assert (found.start.isoformat(), found.end.isoformat(), found.text) == (start, end, text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        period(text)


@pytest.mark.parametrize(("text", "starts", "named_by", "start", "end"), FISCAL)
def test_a_fiscal_year_has_the_days_that_its_source_gives_it(
    text: str, starts: str, named_by: str | None, start: str, end: str
) -> None:
    found = period(text, FiscalYear(starts, named_by))
    assert (found.start.isoformat(), found.end.isoformat(), found.is_fiscal) == (start, end, True)


@pytest.mark.parametrize(("text", "fiscal"), NOT_FISCAL)
def test_a_fiscal_year_is_never_guessed(text: str, fiscal: FiscalYear | None) -> None:
    with pytest.raises(PeriodError):
        period(text, fiscal)


def test_open_and_approximate_periods_say_so() -> None:
    assert [period(text).is_open for text in ("../2023", "2024/..", "2022~/2024", "2024")] == [True, True, False, False]
    assert [period(text).is_approximate for text in ("2022~/2024", "2022/2024~", "../2024")] == [True, True, False]
    assert period("2024/..").last == date(2024, 1, 1)
    assert asked_period("FY2022-23").covers(period("FY2022-23", FiscalYear("04-01")))
    assert not asked_period("FY2022-23").covers(period("2022-04/2023-03"))
    assert period("2022").covers(period("2022-H1"))


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_month_and_year_holds_its_day(day: date) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert period(text).start <= day <= period(text).end


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    with suppress(PeriodError):
        assert period(text).text == text
