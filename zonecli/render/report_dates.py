"""Dates and periods as each language writes them.

The forms are those of CLDR (zh, en-GB). Babel has them too, and for every other language: loading it takes longer
than a whole brief has for its dates.
"""

from __future__ import annotations

from datetime import date

from zonecli.frozen import dataclass
from zonecli.model.periods import Period


@dataclass(frozen=True, slots=True)
class _Forms:
    day: str
    month: str
    quarter: str
    half: str
    year: str
    span: str
    months: tuple[str, ...]
    ordinals: tuple[str, ...]
    halves: tuple[str, ...]


_MONTHS = "January February March April May June July August September October November December"
_FORMS = {
    "en": _Forms(
        *("{day} {month} {year}", "{month} {year}", "{nth} quarter of {year}", "{half} half of {year}", "{year}"),
        "{first} to {last}",
        tuple(_MONTHS.split()),
        ("first", "second", "third", "fourth"),
        ("first", "second"),
    ),
    "zh": _Forms(
        *("{year}年{month}月{day}日", "{year}年{month}月", "{year}年第{nth}季度", "{year}年{half}半年", "{year}年"),
        "{first}至{last}",
        tuple(str(n) for n in range(1, 13)),
        ("一", "二", "三", "四"),
        ("上", "下"),
    ),
}


def written(period: Period, language: str) -> str:
    """Return a period: 2025年9月12日, 2024年第三季度; September 2025, May 2023 to May 2028."""
    first, slash, last = period.text.partition("/")
    if not slash:
        return _one(first, period.start, language)
    said = _one(first, period.start, language), _one(last, period.end, language)
    return _FORMS[language].span.format(first=said[0], last=said[1])


def day(when: date, language: str) -> str:
    """Return a day: 2025年9月12日, 12 September 2025."""
    return _filled(_FORMS[language].day, when, language)


def _one(text: str, when: date, language: str) -> str:
    """A period that is one year, half, quarter, month or day; `when` lies in it."""
    forms = _FORMS[language]
    if len(text) == len("2024"):
        form = forms.year
    elif text[5] in "HQ":
        form = forms.half if text[5] == "H" else forms.quarter
    else:
        form = forms.month if len(text) == len("2024-06") else forms.day
    return _filled(form, when, language)


def _filled(form: str, when: date, language: str) -> str:
    forms = _FORMS[language]
    month = when.month - 1
    return form.format(
        year=when.year,
        month=forms.months[month],
        day=when.day,
        nth=forms.ordinals[month // 3],
        half=forms.halves[month // 6],
    )
