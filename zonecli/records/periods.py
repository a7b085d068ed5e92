"""Periods: the year, half-year, quarter, month or day that a figure or an event belongs to.

The written forms are ISO 8601 dates of reduced precision, `2024-Q3` and `2024-H1` as statistics
offices write them, and ISO 8601 intervals `start/end`, both ends included; of ISO 8601-2 (EDTF) a `~` behind a date
that is only about right and `..` for an end that is left open; `FY2022-23` and `FY2023` for fiscal years.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from zonecli.errors import N_
from zonecli.frozen import dataclass

PERIOD_FORMS = N_(
    "write 2024, 2024-H1, 2024-Q3, 2024-06, 2024-06-30, FY2022-23, or start/end; ~ for about, .. for open"
)
"""What to do about a text that is no period."""


class PeriodError(ValueError):
    """A text that is no period."""


_FISCAL = r"FY([0-9]{4})(?:-([0-9]{2}))?(?:-([QH])([1-4]))?"
_OPEN = ".."
_ABOUT = "~"
# Days of a year that every year has.
_COMMON_YEAR = 2001


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both included, with the text that the record writes for it.

    An open one begins with the first day that there is, or ends with the last.
    """

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

    @property
    def is_open(self) -> bool:
        """Whether it has no beginning, or no end."""
        return _OPEN in self.text

    @property
    def is_approximate(self) -> bool:
        """Whether one of its dates is only about right."""
        return _ABOUT in self.text

    @property
    def is_fiscal(self) -> bool:
        """Whether it is counted in fiscal years."""
        return self.text.startswith("FY")

    @property
    def last(self) -> date:
        """Its last day; of one that has no end, its first."""
        return self.start if self.end == date.max else self.end

    @property
    def ends(self) -> tuple[Period | None, Period | None]:
        """The dates that it begins and ends with, as it writes them, itself where it is one; None for an open end."""
        first, slash, second = self.text.partition("/")
        if not slash:
            return self, self
        begins = None if first == _OPEN else Period(first.removesuffix(_ABOUT), self.start, self.start)
        return begins, None if second == _OPEN else Period(second.removesuffix(_ABOUT), self.end, self.end)

    def covers(self, other: Period) -> bool:
        """Whether the other lies in it for certain.

        Of a fiscal year nobody knows the days here, and what is only about right may be another: the text decides.
        """
        if self.is_fiscal or self.is_approximate or other.is_approximate:
            return other.text == self.text
        return self.start <= other.start and other.end <= self.end

    def sort_key(self) -> tuple[date, date]:
        """The later end first decides, then the later start."""
        return (self.last, self.start)


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The month and day that fiscal years begin with, `04-01`, and whether one year in print is that of the "start" or
    of the "end"; None where that is not known."""

    starts: str
    named_by: str | None = None


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
def period(text: str, fiscal: FiscalYear | None = None) -> Period:
    """Return the period that the text writes; fiscal years need to be told what they are.

    Raises PeriodError for anything else: `2024-13`, `2024-02-30`, `24`, an interval that ends before it starts.
    """
    first, slash, second = text.partition("/")
    try:
        start, end = (date.min, date.max) if slash and first == _OPEN else _part(first, fiscal)
        if slash:
            start_of_end, end = (date.max, date.max) if second == _OPEN else _part(second, fiscal)
            if start_of_end < start or first == second == _OPEN or text.count("FY") == 1:
                raise PeriodError(text)
    except PeriodError:
        raise PeriodError(text) from None
    except ValueError as error:
        raise PeriodError(text) from error
    return Period(text, start, end)


def written_period(text: str) -> Period | str:
    """Return the period that the text writes or, of fiscal years whose days are not known here, the text.

    Raises PeriodError.
    """
    if not text.startswith("FY"):
        return period(text)
    period(text, FiscalYear("01-01", "start"))
    return text


def asked_period(text: str) -> Period:
    """Return the period that a user asks for; of a fiscal one the text alone counts. Raises PeriodError."""
    found = written_period(text)
    return Period(found, date.min, date.max) if isinstance(found, str) else found


def check_month_day(text: str) -> str:
    """Return the text, which must be a month and a day that every year has: `04-01`. Raises PeriodError."""
    found = period(f"{_COMMON_YEAR}-{text}")
    if len(text) != len("04-01") or not found.is_day:
        raise PeriodError(text)
    return text


def _part(text: str, fiscal: FiscalYear | None) -> tuple[date, date]:
    if text.startswith("FY"):
        return _fiscal_span(text, fiscal)
    return _span(text.removesuffix(_ABOUT))


def _fiscal_span(text: str, fiscal: FiscalYear | None) -> tuple[date, date]:
    found = re.fullmatch(_FISCAL, text)
    if found is None or fiscal is None or (found[2] is None and fiscal.named_by is None):
        raise PeriodError(text)
    year, parts = int(found[1]), {"Q": 4, "H": 2}.get(found[3] or "", 1)
    number = int(found[4] or 1)
    if (found[2] and int(found[2]) != (year + 1) % 100) or number > parts:
        raise PeriodError(text)
    month, day = (int(each) for each in fiscal.starts.split("-"))
    if found[2] is None and fiscal.named_by == "end" and (month, day) != (1, 1):
        year -= 1

    def first_of(part: int) -> date:
        months = month - 1 + (part - 1) * 12 // parts
        first = date(year + months // 12, months % 12 + 1, 1)
        # A fiscal year that begins on the 31st has parts that begin in shorter months.
        return first.replace(day=min(day, _last_day(first.year, first.month).day))

    return first_of(number), first_of(number + 1) - timedelta(days=1)
