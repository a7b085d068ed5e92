"""Periods: the year, half-year, quarter, month or day that a figure or an event belongs to.

The written forms are ISO 8601 dates of reduced precision, `2024-Q3` and `2024-H1` as statistics
offices write them, and ISO 8601 intervals `start/end`, both ends included.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from zonecli.frozen import dataclass


class PeriodError(ValueError):
    """A text that is no period."""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both included, with the text that the record writes for it."""

    text: str
    start: date
    end: date

    def __str__(self) -> str:
        return self.text

    @property
    def years(self) -> range:
        """The calendar years that the period touches."""
        return range(self.start.year, self.end.year + 1)

    @property
    def is_day(self) -> bool:
        return self.start == self.end

    def sort_key(self) -> tuple[date, date]:
        """The later end first decides, then the later start."""
        return (self.end, self.start)


def _number(text: str, width: int) -> int:
    if len(text) != width or not (text.isascii() and text.isdigit()):
        raise PeriodError(text)
    return int(text)


def _last_day(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _span(text: str) -> tuple[date, date]:
    parts = text.split("-")
    year = _number(parts[0], 4)
    if len(parts) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if len(parts) == 2 and parts[1][:1] in ("Q", "H"):
        letter, number = parts[1][0], _number(parts[1][1:], 1)
        months = 3 if letter == "Q" else 6
        last = number * months
        if number < 1 or last > 12:
            raise PeriodError(text)
        return date(year, last - months + 1, 1), _last_day(year, last)
    month = _number(parts[1], 2)
    if len(parts) == 2:
        if not 1 <= month <= 12:
            raise PeriodError(text)
        return date(year, month, 1), _last_day(year, month)
    if len(parts) == 3:
        day = date(year, month, _number(parts[2], 2))
        return day, day
    raise PeriodError(text)


@lru_cache(maxsize=4096)
def period(text: str) -> Period:
    """Return the period that the text writes.

    Raises PeriodError for anything else: `2024-13`, `2024-02-30`, `24`, an interval that ends before it starts.
    """
    first, slash, second = text.partition("/")
    try:
        start, end = _span(first)
        if slash:
            start_of_end, end = _span(second)
            if start_of_end < start:
                raise PeriodError(text)
    except PeriodError:
        raise PeriodError(text) from None
    except ValueError as error:
        raise PeriodError(text) from error
    return Period(text, start, end)
