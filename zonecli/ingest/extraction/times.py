"""The times that a text names, each as the period that records write, resolved against the day of its issue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from zonecli.records.periods import Period, PeriodError, period as read_period, written_period


class Sort(StrEnum):
    """What sort of time it is, on which hangs what it reaches."""

    YEAR = "year"
    PLAN = "plan"  # five years: 十四五
    PART = "part"  # of a year: 前三季度, H1
    MONTH = "month"
    DAY = "day"
    AS_OF = "as-of"  # the day up to which a stock is known: 截至2024年底
    SPAN = "span"  # counted back from the day of issue: 近三年
    SINCE = "since"
    FISCAL = "fiscal"
    SO_FAR = "so-far"  # 今年以来
    WHOLE = "whole"  # 全年
    NOW = "now"  # 截至目前
    ANY = "any"  # none in particular: 每年, 近日


class Time(NamedTuple):
    """A time in a text: where it stands, its sort, and its period, None where it names none by itself."""

    start: int
    end: int
    sort: Sort
    period: str | None


_Y = "(?:19|20)[0-9]{2}"
_N = "[0-9]{1,2}|[一二三四五六七八九十两]{1,2}"
_TO = "(?:-|~|—|至|到)"
_YEAR = f"(?:(?P<y>{_Y})年度?|(?P<w>今年|本年度?|去年|前年|明年|来年)(?!同期|同月))"
_SINCE = "(?P<since>以来|起|至今)"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH = "|".join((*_MONTHS, *(rf"{name[:3]}\.?" for name in _MONTHS if name != "may"), "sept"))
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_NUMBER = f"[0-9]{{1,2}}|{'|'.join(_NUMBERS)}"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "latter": 2}
_ORDINAL = "|".join(_ORDINALS)
_OF_YEAR = f"(?:(?:,| of|,? in)? (?:(?P<y>{_Y})|(?P<w>last year|this year|the year)))"
_CHINESE = {each: n for n, each in enumerate("零一二三四五六七八九十")} | {"两": 2}
_YEARS = dict.fromkeys(("今年", "本年", "本年度", "this year", "the year", "year"), 0)
_YEARS |= dict.fromkeys(("去年", "last year", "the previous year", "the preceding year"), -1)
_YEARS |= dict.fromkeys(("明年", "来年", "next year"), 1) | {"前年": -2}
_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}

# What a row is called says how its groups are read: `y`, `w` a year and a word for one, `m`, `d` a month and a day,
# `n` how many or which; `since` what follows. Of rows that match at a place the first is taken.
_ROWS_ZH = (
    ("now", "截至(?:目前|今|日前|当前|现在)|截止(?:目前|今)|到目前为止|迄今为?止?|目前|如今"),
    ("plan", '["“]?(?P<plan>十[一二三四五]五)["”]?(?P<since>以来)?(?P<edge>期?末)?'),
    ("years", f"(?P<y>{_Y})年?{_TO}(?P<y2>{_Y})年"),
    ("iso", f"(?P<y>{_Y})[-/.](?P<m>[01]?[0-9])[-/.](?P<d>[0-3]?[0-9])(?![0-9])"),
    ("months", f"{_YEAR}?(?:的)?(?P<m>[01]?[0-9])月?(?:份)?{_TO}(?P<m2>[01]?[0-9])月(?:份)?"),
    ("first months", f"{_YEAR}?(?:的)?前(?P<n>{_N})个?月"),
    ("first quarters", f"{_YEAR}?(?:的)?前(?P<n>[二三两23])个?季度"),
    ("quarter", f"{_YEAR}?(?:的)?第?(?P<n>[一二三四1-4])季度"),
    ("half", f"{_YEAR}?(?:的)?(?P<n>[上下])半年"),
    ("day", f"{_YEAR}?(?P<m>[01]?[0-9])月(?P<d>[0-3]?[0-9])日{_SINCE}?"),
    ("month", f"{_YEAR}?(?P<m>[01]?[0-9])月(?:份)?(?P<edge>[底末])?{_SINCE}?"),
    ("so far", "(?:今年|年初|本年|开年|年)以来|年内|今年至今"),
    ("year", f"{_YEAR}(?P<edge>[底末初])?(?:全年)?{_SINCE}?"),
    ("whole", "全年|年度(?=预计|完成)"),
    ("end of year", "年末|年底|岁末|期末"),
    ("this month", "(?P<w>上个?月|本月|当月)"),
    (
        "any",
        "近期|近日|日前|近来|下一步|下阶段|未来|每年|年均|年年|一年一度|年(?=产|销售|营收|营业|纳税|吞吐|处理|接待)",
    ),
    (
        "span",
        f"(?:近|最近|过去|在|短短)?(?P<n>{_N}|半)年(?P<more>[多余])?"
        "(?:来|以来|内|间|中|里|(?=引进|累计|新增|完成|实现|投入|关停))",
    ),
    ("span", f"(?:近|最近|过去)(?P<n>{_N})年"),
)
_ROWS_EN = (
    (
        "fiscal",
        r"\b(?:q(?P<q>[1-4]) ?(?:of )?)?f\.?y\.? ?(?P<y>20[0-9]{2}|[0-9]{2})"
        r"(?:[-/](?P<y2>[0-9]{4}|[0-9]{2}))?(?![0-9])",
    ),
    ("fiscal", rf"\b(?:fiscal|financial)(?: year)? (?P<y>{_Y})(?:[-/](?P<y2>[0-9]{{4}}|[0-9]{{2}}))?(?![0-9])"),
    (
        "part of fiscal",
        rf"\b(?P<n>{_ORDINAL}) (?P<part>half|quarter) of f\.?y\.? ?(?P<y>20[0-9]{{2}}|[0-9]{{2}})"
        r"(?:[-/](?P<y2>[0-9]{4}|[0-9]{2}))?(?![0-9])",
    ),
    ("short fiscal", rf"(?<![0-9-])(?P<y>{_Y})[-/](?P<y2>[0-9]{{2}})(?![0-9-])"),
    (
        "none",
        "(?:from )?(?:a|the|one) (?:same period (?:a|of the|last) )?year (?:earlier|ago|before)|year[- ]on[- ]year|"
        "year-earlier|than (?:in )?(?:the )?(?:same period (?:of )?)?(?:last|(?:the )?(?:previous|preceding)) year",
    ),
    (
        "so far",
        r"\b(?:so far this year|this year to date|year[- ]to[- ]date|"
        r"since the (?:beginning|start) of (?:the|this) year)\b",
    ),
    ("now", r"\b(?:to date|so far|up to now|as of now|currently|at present|today)\b"),
    (
        "months",
        rf"\b(?:from |between )?(?P<m>{_MONTH})(?: to | through | and |-|—)(?P<m2>{_MONTH}),?(?: of)?"
        rf"(?: (?P<y>{_Y})| (?P<w>last year|this year))?",
    ),
    ("first months", rf"\bfirst (?P<n>{_NUMBER}) months{_OF_YEAR}?"),
    ("first quarters", rf"\bfirst (?P<n>two|three) quarters{_OF_YEAR}?"),
    ("half", rf"\b(?P<n>first|second|latter) half{_OF_YEAR}?"),
    ("half", rf"\bh(?P<n>[12])(?: of)? (?P<y>{_Y})|\b(?P<y2>{_Y}) ?h(?P<n2>[12])\b"),
    ("quarter", rf"\b(?P<n>{_ORDINAL}) quarter{_OF_YEAR}?"),
    ("quarter", rf"\bq(?P<n>[1-4])(?: of)?,? (?P<y>{_Y})"),
    ("day", rf"\b(?P<m>{_MONTH}) (?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?:,? (?P<y>{_Y}))?(?![0-9])"),
    ("day", rf"\b(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)? (?P<m>{_MONTH})(?:,? (?P<y>{_Y}))?(?![0-9])"),
    (
        "edge",
        rf"\b(?:end|close)(?: of|-)(?: |)?(?P<m>{_MONTH})?(?: of)?,? ?"
        rf"(?:(?P<y>{_Y})|(?P<w>last year|this year|the year|next year))|"
        rf"\bend of (?P<m3>{_MONTH})\b|\byear-end(?: (?P<y2>{_Y}))?",
    ),
    ("month", rf"\b(?P<m>{_MONTH})(?: of)?,? (?:(?P<y>{_Y})|(?P<w>last year|this year))"),
    ("month", rf"\b(?:in|last|since) (?P<m>{_MONTH})\b(?! [0-9])"),
    ("span", rf"\b(?:over|in|during|within) the (?:last|past|previous) (?P<n>{_NUMBER}|decade)(?: years?)?"),
    ("years", rf"\b(?:from|between) (?P<y>{_Y}) (?:to|and|through) (?P<y2>{_Y})"),
    ("years", rf"(?<![0-9-])(?P<y>{_Y})-(?P<y2>{_Y})(?![0-9])"),
    ("any", r"\b(?:a year|per year|annually|every year|each year|yearly|per annum|annual)\b"),
    ("since", rf"\bsince (?P<y>{_Y})"),
    (
        "year",
        rf"(?<![0-9,.$€£-])(?P<y>{_Y})(?![0-9%]|[,.][0-9]|-[0-9])"
        "(?! ?(?:companies|people|firms|jobs|enterprises|hectares|acres|square|workers|employees))",
    ),
    ("year", r"\b(?P<w>last year|this year|next year|the previous year|the preceding year)\b"),
)
# Behind these a time is only what a figure is compared with.
_COMPARED = re.compile(
    "(?:[较比与同跟]|相比|相较于?|compared (?:to|with) (?:the )?(?:end of )?|over |against |versus |"
    "up from [^.;]{0,12}? in |than (?:in )?)$"
)
# Before a date it makes it the day up to which something is known.
_AS_OF = re.compile("(?:截至|截止|至|到)$|(?:as of|as on|as at|at|by) (?:the )?$")
# What shows that 2022-23 is a fiscal year.
_IN_FISCAL_YEARS = re.compile(r"\bfy ?[0-9]|fiscal|financial year|\bcrore|\blakh")
_OF_A_YEAR = (Sort.YEAR, Sort.PART, Sort.MONTH, Sort.DAY, Sort.AS_OF)
_ENDS = ("。", "\n", ". ")
_NEAR = 80
_BEFORE = 12


@cache
def _whole(is_english: bool) -> re.Pattern[str]:
    """Return what matches any row; the group that matched says which."""
    rows = _ROWS_EN if is_english else _ROWS_ZH
    return re.compile("|".join(f"({re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', pattern)})" for _, pattern in rows))


@cache
def _row(is_english: bool, n: int) -> tuple[str, re.Pattern[str]]:
    name, pattern = (_ROWS_EN if is_english else _ROWS_ZH)[n]
    return name, re.compile(pattern)


class Times:
    """The times that a text in lower case names, in their order."""

    def __init__(self, text: str, issued: Period | None, is_english: bool) -> None:
        """`issued` is when the text was, None where that is not known: then 去年 and 近三年 name no period."""
        self.text = text
        self.issued = issued
        self._now = issued.end if issued else None
        self.found = list(self._find(is_english))
        self._starts = [each.start for each in self.found]

    def between(self, start: int, end: int) -> Sequence[Time]:
        """Return the times that begin in a stretch of the text."""
        return self.found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def so_far(self) -> str | None:
        """Return the year up to the day of issue."""
        return f"{self._now.year}-01/{self.issued}" if self._now else None

    def whole_year(self, is_ahead: bool) -> str | None:
        """Return what 全年 is: the year of issue where it `is_ahead`, else as much of it as is over.

        In the first months of a year the one before is meant: then its figures are told, and expected.
        """
        if self._now is None:
            return None
        if not is_ahead and self._now.month <= _MONTHS_OF_REPORTS:
            return str(self._now.year - 1)
        return str(self._now.year)

    def is_this_year(self, period: str) -> bool:
        """Whether a period is the year of issue, not yet over."""
        return self._now is not None and period == str(self._now.year) and (self._now.month, self._now.day) < (12, 31)

    def ends_later(self, period: str) -> bool:
        """Whether a period ends after the day of issue, or may."""
        if self._now is None:
            return True
        found = written_period(period)
        return isinstance(found, str) or found.end > self._now

    # -- finding ---------------------------------------------------------------------------------

    def _find(self, is_english: bool) -> Iterator[Time]:
        named_at, named = -_NEAR, None
        for place in _whole(is_english).finditer(self.text):
            name, pattern = _row(is_english, (place.lastindex or 1) - 1)
            found = pattern.match(self.text, place.start())
            if found is None or not found[0] or name == "none" or self._is_compared(found.start()):
                continue
            between = self.text[max(named_at, 0) : found.start()]
            is_near = found.start() - named_at < _NEAR and not any(mark in between for mark in _ENDS)
            time = self._resolve(name, found, named if is_near else None)
            if time is None:
                continue
            if time.period and time.sort in _OF_A_YEAR and time.period[:4].isdigit():
                named_at, named = found.end(), int(time.period[:4])
            yield time

    def _is_compared(self, start: int) -> bool:
        return _COMPARED.search(self.text, max(0, start - _BEFORE), start) is not None

    def _resolve(self, name: str, found: re.Match[str], named: int | None) -> Time | None:
        """Return a time; `named` is the year that the sentence has named before."""
        groups = {key: value for key, value in found.groupdict().items() if value is not None}
        sort, written = self._read(name, groups, named, found.start())
        if sort is None or (written is None and sort not in (Sort.NOW, Sort.ANY, Sort.WHOLE)):
            return None
        try:
            if written is not None:
                written_period(written)
        except PeriodError:
            return None
        return Time(found.start(), found.end(), sort, written)

    def _read(
        self, name: str, groups: Mapping[str, str], named: int | None, start: int
    ) -> tuple[Sort | None, str | None]:
        match name:
            case "now":
                return Sort.NOW, None
            case "any":
                return Sort.ANY, None
            case "whole":
                return Sort.WHOLE, str(named) if named else None
            case "so far":
                return Sort.SO_FAR, self.so_far()
            case "plan":
                first = _PLANS.get(groups["plan"], 0)
                if "since" in groups:
                    return Sort.SINCE, self._since(str(first))
                return Sort.PLAN, str(first + 4) if "edge" in groups else f"{first}/{first + 4}"
            case "years":
                return Sort.YEAR, f"{groups['y']}/{groups['y2']}"
            case "since":
                return Sort.SINCE, self._since(groups["y"])
            case "iso":
                return Sort.DAY, f"{groups['y']}-{int(groups['m']):02}-{int(groups['d']):02}"
            case "fiscal":
                return Sort.FISCAL, _fiscal(groups)
            case "part of fiscal":
                letter = "H" if groups["part"] == "half" else "Q"
                return Sort.FISCAL, f"{_fiscal(groups)}-{letter}{_ORDINALS[groups['n']]}"
            case "short fiscal":
                if _IN_FISCAL_YEARS.search(self.text):
                    return Sort.FISCAL, _fiscal(groups)
                return Sort.YEAR, f"{groups['y']}/{groups['y'][:2]}{groups['y2']}"
            case "span":
                return Sort.SPAN, self._span(groups)
            case "end of year":
                return Sort.AS_OF, self._end_of_year()
            case "this month":
                return Sort.MONTH, self._month(-1 if groups["w"].startswith("上") else 0)
        return self._of_calendar(name, groups, named, start)

    def _of_calendar(
        self, name: str, groups: Mapping[str, str], named: int | None, start: int
    ) -> tuple[Sort | None, str | None]:
        """Return a time of the calendar; without a year it is the latest that is not after the day of issue."""
        year = self._year(groups)
        if name in ("year", "edge"):
            if name == "edge":
                name_of_month = groups.get("m") or groups.get("m3")
                month = _month(name_of_month) if name_of_month else 12
                year = year or self._latest(month, None)
                return Sort.AS_OF, _last_day(year, month) if year and month else None
            if "since" in groups:
                return Sort.SINCE, self._since(str(year))
            is_end = groups.get("edge") in ("底", "末")
            return (Sort.AS_OF, f"{year}-12-31") if is_end else (Sort.YEAR, str(year) if year else None)
        first, last = _span_of_months(name, groups)
        day = int(groups["d"]) if "d" in groups else None
        year = year or named or self._latest(last, day)
        if year is None or not 1 <= first <= last:
            return None, None
        if name == "quarter":
            return Sort.PART, f"{year}-Q{last // 3}"
        if name == "half":
            return Sort.PART, f"{year}-H{last // 6}"
        if name not in ("month", "day"):
            is_year = (first, last) == (1, 12)
            return (Sort.YEAR, str(year)) if is_year else (Sort.PART, f"{year}-{first:02}/{year}-{last:02}")
        if "edge" in groups:
            return Sort.AS_OF, _last_day(year, first)
        written = f"{year}-{first:02}" if day is None else f"{year}-{first:02}-{day:02}"
        if "since" in groups:
            return Sort.SINCE, self._since(written)
        if _AS_OF.search(self.text, max(0, start - _BEFORE), start):
            return Sort.AS_OF, written
        return (Sort.MONTH if day is None else Sort.DAY), written

    def _year(self, groups: Mapping[str, str]) -> int | None:
        written = groups.get("y") or groups.get("y2")
        if written:
            return int(written)
        return self._now.year + _YEARS[groups["w"]] if self._now and "w" in groups else None

    def _latest(self, month: int, day: int | None) -> int | None:
        if self._now is None:
            return None
        is_past = (month, day or 0) <= (self._now.month, self._now.day)
        return self._now.year if is_past else self._now.year - 1

    def _since(self, first: str) -> str:
        return f"{first}/{self.issued or '..'}"

    def _end_of_year(self) -> str | None:
        if self._now is None:
            return None
        return f"{self._now.year - ((self._now.month, self._now.day) < (12, 31))}-12-31"

    def _month(self, back: int) -> str | None:
        if self._now is None:
            return None
        month = self._now.year * 12 + self._now.month - 1 + back
        return f"{month // 12}-{month % 12 + 1:02}"

    def _span(self, groups: Mapping[str, str]) -> str | None:
        """Return the years counted back from the day of issue, about; 三年多 is longer than to the month."""
        if self.issued is None or self._now is None:
            return None
        n = groups["n"]
        months = 6 if n == "半" else 12 * (10 if n == "decade" else _count(n))
        first = self._month(-months) or ""
        is_rough = len(self.issued.text) == len("2024") or "more" in groups
        return f"{first[:4] if is_rough else first}~/{self.issued}"


_MONTHS_OF_REPORTS = 3


def _span_of_months(name: str, groups: Mapping[str, str]) -> tuple[int, int]:
    """Return the first and the last month of a part of a year."""
    n = groups.get("n") or groups.get("n2") or ""
    match name:
        case "months":
            return _month(groups["m"]), _month(groups["m2"])
        case "first months":
            return 1, min(_count(n), 12)
        case "first quarters":
            return 1, 3 * _count(n)
        case "quarter":
            last = 3 * (_ORDINALS.get(n) or _count(n))
            return last - 2, last
        case "half":
            last = 6 if n in ("上", "first", "1") else 12
            return last - 5, last
    month = _month(groups["m"])
    return month, month


def _count(text: str) -> int:
    """Return a small number in digits or words, 0 for what is none."""
    if text.isdigit():
        return int(text)
    if text in _NUMBERS:
        return _NUMBERS[text]
    tens, ten, ones = text.rpartition("十")
    return (_CHINESE.get(tens, 1) * 10 if ten else 0) + _CHINESE.get(ones, 0)


def _month(text: str) -> int:
    """Return a month by its number or its name, 0 for what is none."""
    if text.isdigit():
        return int(text) if int(text) <= 12 else 0
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(text[:3])), 0)


def _last_day(year: int, month: int) -> str:
    return read_period(f"{year}-{month:02}").end.isoformat()


def _fiscal(groups: Mapping[str, str]) -> str:
    first = groups["y"] if len(groups["y"]) == 4 else f"20{groups['y']}"
    second = f"-{groups['y2'][-2:]}" if "y2" in groups else ""
    return f"FY{first}{second}" + (f"-Q{groups['q']}" if "q" in groups else "")
