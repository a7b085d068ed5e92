"""Periods in words: 2020年1—11月, January–November 2020; short for tables, Jan–Nov 2020.

CLDR has these forms too, but for half-years, spans, open ends and fiscal years; to load it takes longer than to show a
zone (`tests/benchmarks/periods.py`).
"""

from __future__ import annotations

import re
from datetime import date

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.records.periods import Period

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>\d)|H(?P<half>\d)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")
_FISCAL = re.compile(r"FY(?P<year>\d{4})(?:-(?P<last>\d\d))?(?:-(?P<part>[QH])(?P<number>\d))?")
_ORDINALS = {"zh": "一二三四", "en": ("first", "second", "third", "fourth")}
_HALVES_ZH = ("上半年", "下半年")


def write(period: Period, lang: Language, short: bool = False) -> str:
    """Return a period in words; the short form is for tables, and the same in Chinese."""
    first, slash, last = period.text.partition("/")
    if first == "..":
        return lang.message(N_("up to {date}"), date=_one(last, lang, short))
    if last == "..":
        return lang.message(N_("since {date}"), date=_one(first, lang, short))
    if not slash:
        return _one(first, lang, short)
    return _span(first, last, lang, short)


def write_day(when: date, lang: Language) -> str:
    """Return a day: 2025年9月12日, 12 September 2025."""
    return _one(when.isoformat(), lang, short=False)


def write_known(known: Period, lang: Language, short: bool = False) -> str:
    """Return when a figure was known whose source names no period: at the date of the source."""
    text = write(known, lang, short)
    return lang.message(N_("as of {date}") if short else N_("as of {date}, the source's date"), date=text)


def _span(first: str, last: str, lang: Language, short: bool) -> str:
    """Return a span of two dates; what both have is said once."""
    one, two = _PARTS.fullmatch(first), _PARTS.fullmatch(last)
    if one is not None and two is not None and _form(one) == _form(two):
        same_year, same_month = one["year"] == two["year"], one["month"] == two["month"]
        if _form(one) == "year":
            return lang.message(N_("{first}–{last}"), first=one["year"], last=two["year"])
        if _form(one) == "month" and same_year:
            months = [_month(each["month"], lang, short) for each in (one, two)]
            return lang.message(N_("{first}–{last} {year}"), first=months[0], last=months[1], year=one["year"])
        if _form(one) == "day" and same_year and same_month:
            values = {"day": int(one["day"]), "last": int(two["day"]), "year": one["year"]}
            return lang.message(N_("{day}–{last} {month} {year}"), month=_month(one["month"], lang, short), **values)
    return lang.message(N_("{first} to {last}"), first=_one(first, lang, short), last=_one(last, lang, short))


def _form(parts: re.Match[str]) -> str:
    return parts.lastgroup or "year"


def _one(text: str, lang: Language, short: bool) -> str:
    """Return one date of a year, half, quarter, month or day, or a fiscal year, in words."""
    if text.endswith("~"):
        return lang.message(N_("about {date}"), date=_one(text[:-1], lang, short))
    if fiscal := _FISCAL.fullmatch(text):
        return _fiscal(fiscal, lang)
    parts = _PARTS.fullmatch(text)
    assert parts is not None
    year, form = parts["year"], _form(parts)
    if form == "half":
        return _half(int(parts["half"]), year, lang, short)
    if form == "quarter":
        return _quarter(int(parts["quarter"]), year, lang, short)
    if form == "year":
        return lang.message(N_("{year}"), year=year)
    month = _month(parts["month"], lang, short)
    if form == "month":
        return lang.message(N_("{month} {year}"), month=month, year=year)
    return lang.message(N_("{day} {month} {year}"), day=int(parts["day"]), month=month, year=year)


def _month(number: str, lang: Language, short: bool) -> str:
    if lang.code == "zh":
        return str(int(number))
    return (_SHORT if short else _MONTHS)[int(number) - 1]


def _half(number: int, year: str, lang: Language, short: bool) -> str:
    if lang.code == "zh":
        return f"{year}年{_HALVES_ZH[number - 1]}"
    return f"H{number} {year}" if short else f"{_ORDINALS['en'][number - 1]} half of {year}"


def _quarter(number: int, year: str, lang: Language, short: bool) -> str:
    if lang.code == "zh":
        return f"{year}年第{_ORDINALS['zh'][number - 1]}季度"
    return f"Q{number} {year}" if short else f"{_ORDINALS['en'][number - 1]} quarter of {year}"


def _fiscal(parts: re.Match[str], lang: Language) -> str:
    dash = "—" if lang.code == "zh" else "–"
    year = f"{parts['year']}{dash}{parts['last']}" if parts["last"] else parts["year"]
    if lang.code != "zh":
        return f"FY{year}" + (f", {parts['part']}{parts['number']}" if parts["part"] else "")
    number = int(parts["number"] or 1)
    part = {"Q": f"第{_ORDINALS['zh'][number - 1]}季度", "H": _HALVES_ZH[(number - 1) % 2]}.get(parts["part"] or "", "")
    return f"{year}财年{part}"
