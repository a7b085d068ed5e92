"""Periods in words: 2020年1—11月, January–November 2020; short for tables, Jan–Nov 2020.

CLDR has these forms too, but for half-years, spans, open ends and fiscal years; to load it takes a third of the time
that a zone takes to be shown (`tests/benchmarks/parts.py`).
"""

from __future__ import annotations

from datetime import date

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.records.periods import Period

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
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
    one, two = first.split("-"), last.split("-")
    is_plain = all(part.isdigit() for part in (*one, *two)) and len(one) == len(two)
    if is_plain and len(one) == 1:
        return lang.message(N_("{first}–{last}"), first=first, last=last)
    if is_plain and len(one) == 2 and one[0] == two[0]:
        months = [_month(each[1], lang, short) for each in (one, two)]
        return lang.message(N_("{first}–{last} {year}"), first=months[0], last=months[1], year=one[0])
    if is_plain and len(one) == 3 and one[:2] == two[:2]:
        month, days = _month(one[1], lang, short), [int(each[2]) for each in (one, two)]
        return lang.message(N_("{day}–{last} {month} {year}"), day=days[0], last=days[1], month=month, year=one[0])
    return lang.message(N_("{first} to {last}"), first=_one(first, lang, short), last=_one(last, lang, short))


def _one(text: str, lang: Language, short: bool) -> str:
    """Return one date of a year, half, quarter, month or day, or a fiscal year, in words."""
    if text.endswith("~"):
        return lang.message(N_("about {date}"), date=_one(text[:-1], lang, short))
    if text.startswith("FY"):
        return _fiscal(text.removeprefix("FY").split("-"), lang)
    year, *rest = text.split("-")
    if not rest:
        return lang.message(N_("{year}"), year=year)
    if rest[0][0] == "H":
        return _half(int(rest[0][1:]), year, lang, short)
    if rest[0][0] == "Q":
        return _quarter(int(rest[0][1:]), year, lang, short)
    month = _month(rest[0], lang, short)
    if len(rest) == 1:
        return lang.message(N_("{month} {year}"), month=month, year=year)
    return lang.message(N_("{day} {month} {year}"), day=int(rest[1]), month=month, year=year)


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


def _fiscal(parts: list[str], lang: Language) -> str:
    """Return a fiscal year, of which the second part may be the last two digits of its end, the last a part of it."""
    year, *rest = parts
    dash = "—" if lang.code == "zh" else "–"
    if rest and rest[0].isdigit():
        year = f"{year}{dash}{rest.pop(0)}"
    part = rest[0] if rest else ""
    if lang.code != "zh":
        return f"FY{year}, {part}" if part else f"FY{year}"
    if part.startswith("Q"):
        return f"{year}财年第{_ORDINALS['zh'][int(part[1:]) - 1]}季度"
    return f"{year}财年{_HALVES_ZH[int(part[1:]) - 1] if part else ''}"
