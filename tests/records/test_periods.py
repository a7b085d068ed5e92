"""Periods: what the written forms mean, and what is none."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, strategies as st

from zonecli.records.periods import PeriodError, period

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
]


@pytest.mark.parametrize(("text", "start", "end"), CASES)
def test_a_period_spans_its_days(text: str, start: str, end: str) -> None:
    found = period(text)
    assert (found.start.isoformat(), found.end.isoformat(), found.text) == (start, end, text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        period(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_month_and_year_holds_its_day(day: date) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert period(text).start <= day <= period(text).end


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    with suppress(PeriodError):
        assert period(text).text == text
