"""Dates and periods as each language writes them: the forms of CLDR, through Babel."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, format_skeleton

from zonecli.model.periods import Period

_LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
# What CLDR has no form for: half-years, and a span of two dates in a sentence.
_HALVES = {"zh": ("{year}年上半年", "{year}年下半年"), "en": ("first half of {year}", "second half of {year}")}
_SPANS = {"zh": "{first}至{last}", "en": "{first} to {last}"}


def written(period: Period, language: str) -> str:
    """Return a period: 2025年9月12日, 2024年第三季度; September 2025, May 2023 to May 2028."""
    first, slash, last = period.text.partition("/")
    if not slash:
        return _one(first, period.start, language)
    said = _one(first, period.start, language), _one(last, period.end, language)
    return _SPANS[language].format(first=said[0], last=said[1])


def day(when: date, language: str) -> str:
    """Return a day: 2025年9月12日, 12 September 2025."""
    return format_date(when, "long", _LOCALES[language])


def _one(text: str, when: date, language: str) -> str:
    """A period that is one year, half, quarter, month or day; `when` lies in it."""
    if len(text) == len("2024-06-30"):
        return day(when, language)
    if "H" in text:
        return _HALVES[language][when.month > 6].format(year=when.year)
    skeleton = "y" if len(text) == len("2024") else "yQQQQ" if "Q" in text else "yMMMM"
    return format_skeleton(skeleton, when, locale=_LOCALES[language])
