"""Periods as heads and cells of tables print them: 2023年, 2023年1-6月, Q1 2023, 2010-11 of a fiscal year."""

from __future__ import annotations

import re
from calendar import monthrange
from enum import IntEnum
from functools import lru_cache

from zonecli.frozen import dataclass
from zonecli.records.periods import Period, PeriodError, asked_period


class Years(IntEnum):
    """What years are in a table: calendar years; these, but for pairs (2010-11), which are fiscal; fiscal years all."""

    CALENDAR = 0
    PAIRED = 1
    FISCAL = 2


@dataclass(frozen=True, slots=True)
class PrintedPeriod:
    """A period as records write it, and where it stands in the text."""

    period: str
    start: int
    end: int


class AmbiguousPeriodError(ValueError):
    """Years such as 2010-11, which are a month or a fiscal year; or 1993.1, which is January or, cut short, October."""


FISCAL = re.compile(r"financial year|fiscal|\bF\.?Y\b|财年|财政年度|会计年度", re.IGNORECASE)

_YEAR = r"(?P<y>(?:19|20)[0-9]{2})"
_MONTH = "(?P<m>1[0-2]|0?[1-9])"
_DAY = "(?P<d>3[01]|[12][0-9]|0?[1-9])"
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = rf"(?P<name>{'|'.join(_NAMES)})[a-z]*\.?"
_TO = r"\s?[-–—−~～至]\s?"
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
# 2000亩 and 2000家 are no years.
_COUNTED = r"(?!\s*(?:万|亿|千|百|公顷|亩|元|平方|个|家|人|吨|户|项|ha\b|km|acres|%))"
_FISCAL_PAIR = "FY{y}-{z}"

# From the longest form to the shortest; where two begin at one place, the first that fits is meant.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![0-9.,]){form}", re.IGNORECASE), written)
    for form, written in (
        (rf"(?P<fy>FY\s?)?{_YEAR}\s?[-–—−/]\s?(?P<z>(?:20)?[0-9]{{2}})(?![0-9.年/-])(?:\s?财年)?", _FISCAL_PAIR),
        (r"FY\s?'?(?P<y>(?:19|20)[0-9]{2})(?![0-9])", "FY{y}"),
        (r"FY\s?'?(?P<y>[0-9]{2})(?![0-9])", "FY20{y:02}"),
        (rf"{_YEAR}年{_MONTH}月{_DAY}日", "{y}-{m:02}-{d:02}"),
        (rf"{_YEAR}([-/.]){_MONTH}\2{_DAY}(?![0-9])", "{y}-{m:02}-{d:02}"),
        (rf"{_DAY}\.{_MONTH}\.{_YEAR}(?![0-9.])", "{y}-{m:02}-{d:02}"),
        (rf"{_NAMED} {_DAY},? {_YEAR}(?![0-9])", "{y}-{m:02}-{d:02}"),
        (rf"{_DAY} {_NAMED},? {_YEAR}(?![0-9])", "{y}-{m:02}-{d:02}"),
        (rf"{_YEAR}年?\s*{_MONTH}月?{_TO}(?P<n>1[0-2]|0?[1-9])月", "{y}-{m:02}/{y}-{n:02}"),
        (rf"{_YEAR}年?\s*前(?P<q>[一二三])个?季度", "{y}-01/{y}-{last:02}"),
        (rf"{_YEAR}年?\s*第?(?P<q>[一二三四1-4])季度", "{y}-Q{q}"),
        (rf"{_YEAR}[ -]?Q(?P<q>[1-4])(?![0-9])", "{y}-Q{q}"),
        (rf"Q(?P<q>[1-4])[ -]?{_YEAR}(?![0-9])", "{y}-Q{q}"),
        (rf"{_YEAR}年?\s*(?P<h>[上下])半年", "{y}-H{h}"),
        (rf"{_YEAR}[ -]?H(?P<h>[12])(?![0-9])", "{y}-H{h}"),
        (rf"H(?P<h>[12])[ -]?{_YEAR}(?![0-9])", "{y}-H{h}"),
        (rf"{_YEAR}年{_MONTH}月[底末]", "{y}-{m:02}-{end:02}"),
        (rf"{_YEAR}年{_MONTH}月份?", "{y}-{m:02}"),
        (rf"{_YEAR}[.-](?P<m>0[1-9]|1[0-2]|[2-9])(?![0-9.-])", "{y}-{m:02}"),
        (rf"{_NAMED}[ -]?{_YEAR}(?![0-9])", "{y}-{m:02}"),
        (rf"{_YEAR}\s*年\s*[底末]", "{y}-12-31"),
        (rf"(?:year[- ]end|end(?: of)?) {_YEAR}(?![0-9])", "{y}-12-31"),
        (rf"{_YEAR}年?{_TO}(?P<z>20[0-9]{{2}})年?(?![0-9])", "{y}/{z}"),
        (rf"{_YEAR}(?:\s*年度?|(?![0-9]){_COUNTED}(?![.,-]?[0-9]))", "{y}"),
    )
)
_SHORT_MONTH = re.compile(r"(?:19|20)[0-9]{2}\.1")


@lru_cache(maxsize=1 << 12)
def find_period(text: str, years: Years = Years.CALENDAR) -> PrintedPeriod | None:
    """Return the first period that a text prints, None where it prints none.

    Raises AmbiguousPeriodError for what may be two periods.
    """
    at = ((found.start(), order) for order, (form, _) in enumerate(_FORMS) for found in (form.search(text),) if found)
    for start, order in sorted(at):
        form, written = _FORMS[order]
        found = form.search(text)
        assert found
        period = _write(found, written, years)
        if period:
            return PrintedPeriod(period, start, found.end())
    return None


def _write(found: re.Match[str], written: str, years: Years) -> str | None:
    """Return the period that the parts of a form are; None for years that do not follow each other."""
    parts = {name: _DIGITS.get(part) or int(part) for name, part in found.groupdict().items() if _is_number(part)}
    if name := found.groupdict().get("name"):
        parts["m"] = _NAMES.index(name.lower()) + 1
    parts["last"] = 3 * parts.get("q", 0)
    parts["end"] = monthrange(parts["y"], parts["m"])[1] if "{end" in written else 0
    if written == _FISCAL_PAIR:
        if parts["z"] % 100 != (parts["y"] + 1) % 100:
            return None
        if years is Years.CALENDAR and not found["fy"] and "财年" not in found[0]:
            raise AmbiguousPeriodError(found[0])
        return f"FY{parts['y']}-{parts['z'] % 100:02}"
    if "z" in parts and parts["z"] <= parts["y"]:
        return None
    if written == "{y}" and years is Years.FISCAL:
        written = "FY{y}"
    return written.format_map(parts)


def _is_number(part: str | None) -> bool:
    return part is not None and (part in _DIGITS or part.isdigit())


def read_period(text: str, years: Years = Years.CALENDAR) -> str | None:
    """Return the period that a cell prints and nothing else, None where it prints something else.

    Raises AmbiguousPeriodError.
    """
    if _SHORT_MONTH.fullmatch(text):
        raise AmbiguousPeriodError(text)
    found = find_period(text, years)
    return found.period if found and (found.start, found.end) == (0, len(text)) else None


def typed_period(text: str) -> Period:
    """Return the period that a user types, as records write it or as tables print it; of a fiscal one the text alone
    counts. Raises PeriodError."""
    try:
        return asked_period(text)
    except PeriodError:
        try:
            printed = read_period(text)
        except AmbiguousPeriodError:
            printed = None
        if printed is None:
            raise
        return asked_period(printed)
