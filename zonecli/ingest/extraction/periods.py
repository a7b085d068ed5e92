"""When a figure is of: dates and spans in a text, what they reach, and how records write them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from zonecli.figures.normalize import split
from zonecli.ingest.extraction.passages import Passage
from zonecli.records.periods import Period, PeriodError, written_period
from zonecli.records.vocabulary import Nature
from zonecli.records.zones import Status

_CN = {each: n for n, each in enumerate("零一二三四五六七八九十")} | {"两": 2, "半": 0}
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join((*_MONTHS, r"jan\.?", r"feb\.?", r"mar\.?", r"apr\.?", r"jun\.?", r"jul\.?", r"aug\.?", r"sept?\.?", r"oct\.?", r"nov\.?", r"dec\.?"))
_Y = "(?:19|20)[0-9]{2}"
_WORDS_FOR_YEARS = {"今年": 0, "本年": 0, "当年": 0, "本年度": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1}
_YEAR = f"(?P<y>{_Y})年度?|(?P<w>今年|本年度?|去年|前年|明年|来年)(?!同期|同月)"
_N = "[0-9]{1,2}|[一二三四五六七八九十两]{1,2}"
_TO = "(?:-|~|—|至|到)"
_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_DAYS_ABOUT = 1


class Reach(NamedTuple):
    """A time in the text: where it stands, the period, and what sort it is.

    `sort`: "year", "part" of a year, "month", "day", "span" (近三年), "as-of", "now" (截至目前), "so-far" (今年以来),
    "whole" (全年), "since", "generic" (每年), "fiscal".
    """

    start: int
    end: int
    sort: str
    period: str | None


# Each row: sort, pattern. The first that matches at a place wins.
_ROWS_ZH: tuple[tuple[str, str], ...] = (
    ("asof_now", "截至(?:目前|今|日前|当前|现在)|截止(?:目前|今)|到目前为止|迄今为?止?|目前|现如今|如今"),
    ("plan", "[“\"]?(?P<plan>十[一二三四五]五)[”\"]?(?P<since>以来)?"),
    ("years", f"(?P<y>{_Y})年?(?:{_TO})(?P<y2>{_Y})年"),
    ("iso", f"(?P<y>{_Y})[-/.](?P<m>[01]?[0-9])[-/.](?P<d>[0-3]?[0-9])(?![0-9])"),
    ("months", f"(?:{_YEAR})?(?:的)?(?P<m>[01]?[0-9])月?(?:份)?{_TO}(?P<m2>[01]?[0-9])月(?:份)?"),
    ("first_months", f"(?:{_YEAR})?(?:的)?前(?P<n>{_N})个?月"),
    ("quarters", f"(?:{_YEAR})?(?:的)?前(?P<n>[二三两23])个?季度"),
    ("quarter", f"(?:{_YEAR})?(?:的)?第?(?P<n>[一二三四1-4])季度"),
    ("half", f"(?:{_YEAR})?(?:的)?(?P<h>上|下)半年"),
    ("day", f"(?:{_YEAR})?(?P<m>[01]?[0-9])月(?P<d>[0-3]?[0-9])日(?P<since>以来|起)?"),
    ("month", f"(?:{_YEAR})?(?P<m>[01]?[0-9])月(?:份)?(?P<edge>底|末)?(?P<since>以来|起)?"),
    ("so_far", "(?:今年|年初|本年|开年|年)以来|年内|今年至今"),
    ("year", f"(?:{_YEAR})(?P<edge>底|末|初)?(?:全年)?(?P<since>以来|至今|起)?"),
    ("whole", "全年|年度(?=预计|完成)"),
    ("year_end", "年末|年底|岁末|期末"),
    ("this_month", "(?P<w>上个?月|本月|当月)"),
    ("generic", "近期|近日|日前|近来|下一步|下阶段|未来|每年|年均|年(?=产|销售|营收|营业|产值|纳税|吞吐|处理|接待)|一年一度|年年"),
    (
        "span",
        f"(?P<near>近|最近|过去|在|短短)?(?P<n>{_N}|半)年(?P<more>多|余)?(?P<behind>来|以来|多来|内|间|中|里|(?=引进|累计|新增|完成|实现|投入|关停))",
    ),
    ("span", f"(?:近|最近|过去)(?P<n>{_N})年(?P<more>)(?P<behind>)"),
)
_ROWS_EN: tuple[tuple[str, str], ...] = (
    ("fiscal", r"\b(?:q(?P<q>[1-4]) ?(?:of )?)?f\.?y\.? ?(?P<y>20[0-9]{2}|[0-9]{2})(?:[-/–](?P<y2>[0-9]{4}|[0-9]{2}))?(?![0-9])"),
    ("fiscal", rf"\b(?:fiscal|financial)(?: year)? (?P<y>{_Y})(?:[-/–](?P<y2>[0-9]{{4}}|[0-9]{{2}}))?(?![0-9])"),
    ("fiscal", rf"\b(?P<y>{_Y})[-/–](?P<y2>[0-9]{{2}})(?= (?:fiscal|financial)| \(april)"),
    ("none", r"(?:from )?(?:a|the|one) (?:same period (?:a|of the|last) )?year (?:earlier|ago|before)|year[- ]on[- ]year|year-earlier|than (?:in )?(?:the )?(?:same period (?:of )?)?(?:last year|the (?:previous|preceding) year)"),
    ("so_far", r"\b(?:so far this year|this year to date|year[- ]to[- ]date|since the (?:beginning|start) of (?:the|this) year)\b"),
    ("asof_now", r"\b(?:to date|so far|up to now|as of now|currently|at present|today)\b"),
    ("months", rf"\b(?:from |between )?(?P<m>{_MONTH})(?: to | through | and |-|–|—)(?P<m2>{_MONTH}),?(?: of)?(?: (?P<y>{_Y})| (?P<w>last year|this year))?"),
    ("first_months", rf"\bfirst (?P<n>[0-9]{{1,2}}|{'|'.join(_NUMBERS)}) months(?: of (?:(?P<y>{_Y})|(?P<w>last year|this year|the year)))?"),
    ("quarters", rf"\bfirst (?P<n>two|three) quarters(?:(?: of|,| in)? (?:(?P<y>{_Y})|(?P<w>last year|this year|the year)))?"),
    ("half", rf"\b(?P<h>first|second|latter) half(?:(?: of|,| in)? (?:(?P<y>{_Y})|(?P<w>last year|this year|the year)))?|\bh(?P<h2>[12]) (?P<y2>{_Y})|\b(?P<y3>{_Y}) ?h(?P<h3>[12])\b"),
    ("quarter", rf"\b(?P<n>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?:(?: of|,| in)? (?:(?P<y>{_Y})|(?P<w>last year|this year|the year)))?|\bq(?P<n2>[1-4])(?: of)?,? (?P<y2>{_Y})"),
    ("day", rf"\b(?P<m>{_MONTH}) (?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?:,? (?P<y>{_Y}))?(?![0-9])|\b(?P<d2>[0-3]?[0-9])(?:st|nd|rd|th)? (?P<m2>{_MONTH})(?:,? (?P<y2>{_Y}))?(?![0-9])"),
    ("edge", rf"\b(?:the )?(?:end|close)(?: of|-)(?: |)?(?P<m>{_MONTH})?(?: of)?,? ?(?:(?P<y>{_Y})|(?P<w>last year|this year|the year|next year))|\b(?P<w2>year)-end(?: (?P<y2>{_Y}))?"),
    ("month", rf"\b(?P<m>{_MONTH})(?: of)?,? (?:(?P<y>{_Y})|(?P<w>last year|this year))|\b(?:in|last|since) (?P<m2>{_MONTH})\b(?! [0-9])"),
    ("span", rf"\b(?:over|in|during|within) the (?:last|past|previous) (?P<n>[0-9]{{1,2}}|{'|'.join(_NUMBERS)}|decade) ?(?:years?)?"),
    ("fiscal", rf"(?<![0-9-])(?P<y>{_Y})[-/–](?P<y2>[0-9]{{2}})(?![0-9-])(?=(?P<short>))"),
    ("years", rf"\b(?:from|between) (?P<y>{_Y}) (?:to|and|through) (?P<y2>{_Y})|(?<![0-9-])(?P<y3>{_Y})[-–](?P<y4>{_Y})(?![0-9])"),
    ("generic", r"\b(?:a year|per year|annually|every year|each year|yearly|per annum|annual)\b"),
    ("year", rf"\bsince (?P<since>{_Y})|(?<![0-9,.$€£-])(?P<y>{_Y})(?![0-9%]|[,.][0-9]|-[0-9])(?! ?(?:companies|people|firms|jobs|enterprises|hectares|acres|square|workers|employees))|\b(?P<w>last year|this year|next year|the previous year|the preceding year)\b"),
)
_EN_YEARS = {"last year": -1, "this year": 0, "next year": 1, "the year": 0, "the previous year": -1, "the preceding year": -1, "year": 0}
# Behind these a time is only what a figure is compared with.
_COMPARED = re.compile("(?:[较比与同跟]|相比|相较于?|compared (?:to|with) (?:the )?(?:end of )?|(?:over|against|versus) |up from [^.;]{0,12}? in |than (?:in )?)$")
_OF_A_YEAR = ("year", "part", "month", "day", "as-of")
# Before a date it makes it the day up to which a stock is known.
# What shows that 2022-23 is a fiscal year in a text.
_IN_FISCAL_YEARS = re.compile(r"\bfy ?[0-9]|fiscal|financial year|\bcrore|\blakh")
_AS_OF = re.compile("(?:截至|截止|至|到)$|(?:as of|as on|as at|at|by) (?:the )?$")
_CUMULATIVE = re.compile("累计|cumulative|in total since|to date|so far")
# What in the sentence makes 截至目前 the year so far.
_OF_THIS_YEAR = ("whole", "so_far")
# Between a figure and a time behind it: that is another's.
_OF_ANOTHER = re.compile("\\bfrom |compared|against|versus|;| while | whereas |, and ")
_REPORTED = re.compile("获悉|了解到|据悉|介绍|统计|显示|报道|表示|消息|召开|公布|发布")
_SETS = re.compile("设立|出台|发布|提高|降低|降至|调整|核准|批准|获批|核定|批复|扩大到|raised|set|cut|approved|established|launched")
_HAPPENING = re.compile("此次|本次|会上|会议|当天|活动|签约仪式|现场|洽谈会期间|期间|the fair|the event|the ceremony|the conference")
_FUTURE_STATUSES = (Status.TARGET, Status.PLANNED, Status.FORECAST)
_OF_A_MOMENT = (Nature.STOCK, Nature.STANDING, Nature.POSITION)
_CARRIED = ("year", "part", "so-far", "fiscal", "as-of", "whole", "day", "month", "span", "since")
_A_FEW = 8
_NO_SENTENCE = ("span", "since")


@cache
def _pattern(is_english: bool) -> tuple[re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    rows = _ROWS_EN if is_english else _ROWS_ZH
    each = [(sort, re.compile(pattern)) for sort, pattern in rows]
    whole = re.compile("|".join(re.sub(r"\(\?P<[a-z0-9]+>", "(?:", pattern) for _, pattern in rows))
    return whole, each


class Times:
    """The times that a text names, resolved against the day that it was issued on, where that is known."""

    def __init__(self, text: str, issued: Period | None, is_english: bool) -> None:
        self.text = text
        self.issued = issued
        self._now = issued.end if issued else None
        self.found = list(self._find(is_english))
        self._starts = [each.start for each in self.found]

    def between(self, start: int, end: int) -> Sequence[Reach]:
        """Return the times that begin in a stretch of the text."""
        return self.found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    # -- finding ---------------------------------------------------------------------------------

    def _find(self, is_english: bool) -> Iterator[Reach]:
        whole, rows = _pattern(is_english)
        last: tuple[int, int | None] = (-1000, None)
        for place in whole.finditer(self.text):
            matched = ((sort, pattern.match(self.text, place.start())) for sort, pattern in rows)
            sort, found = next(((sort, found) for sort, found in matched if found and found[0]), ("", None))
            if found is None:
                continue
            context = last[1] if place.start() - last[0] < 80 and not self._ends_between(last[0], place.start()) else None
            reach = self._resolve(sort, found, context)
            if reach is None:
                continue
            is_compared = _COMPARED.search(self.text, max(0, reach.start - 12), reach.start) is not None
            if is_compared:
                continue
            if reach.period and reach.sort in _OF_A_YEAR and (year := _year_of(reach.period)):
                last = (found.end(), year)
            yield reach

    def _ends_between(self, start: int, end: int) -> bool:
        return any(mark in self.text[max(start, 0) : end] for mark in ("。", "\n", ". "))

    def _resolve(self, sort: str, found: re.Match[str], context: int | None) -> Reach | None:
        groups = {key: value for key, value in found.groupdict().items() if value is not None}
        start, end = found.span()

        def reach(sort: str, period: str | None) -> Reach | None:
            return Reach(start, end, sort, _valid(period))

        year = self._year(groups, context)
        explicit = "y" in groups or "w" in groups
        match sort:
            case "none":
                return None
            case "asof_now":
                return Reach(start, end, "now", None)
            case "year_end":
                return reach("as-of", self._last_year_end())
            case "this_month":
                return reach("month", self._month_before(groups["w"].startswith("上")))
            case "generic":
                return Reach(start, end, "generic", None)
            case "whole":
                return Reach(start, end, "whole", str(year) if year else None)
            case "so_far":
                return reach("so-far", self._so_far())
            case "plan":
                first = _PLANS.get(groups["plan"])
                if first is None:
                    return None
                return reach("year", f"{first}/{self.issued}" if "since" in groups and self.issued else f"{first}/{first + 4}")
            case "years":
                first, last = groups.get("y") or groups.get("y3"), groups.get("y2") or groups.get("y4")
                return reach("year", f"{first}/{last}")
            case "iso":
                return reach("day", f"{groups['y']}-{int(groups['m']):02}-{int(groups['d']):02}")
            case "fiscal":
                is_fiscal = "short" not in groups or _IN_FISCAL_YEARS.search(self.text) is not None
                years = f"{groups['y']}/{groups['y'][:2]}{groups.get('y2', '')}"
                return reach("fiscal", _fiscal(groups)) if is_fiscal else reach("year", years)
            case "span":
                return reach("span", self._span(groups))
        if "since" in groups and groups["since"].isdigit():
            return reach("since", f"{groups['since']}/{self.issued}" if self.issued else f"{groups['since']}/..")
        return self._dated(sort, groups, year, explicit, reach, start)

    def _dated(
        self,
        sort: str,
        groups: dict[str, str],
        year: int | None,
        explicit: bool,
        reach: Callable[[str, str | None], Reach | None],
        start: int,
    ) -> Reach | None:
        """Return a time of the calendar; without a year the latest that is not after the day of issue."""
        if sort == "year":
            if year is None:
                return None
            if "since" in groups and self.issued:
                return reach("since", f"{year}/{self.issued}")
            if groups.get("edge") in ("底", "末"):
                return reach("as-of", f"{year}-12-31")
            return reach("year", str(year))
        if sort == "edge":
            month = _month(groups.get("m", ""))
            return reach("as-of", _last_day(year, month or 12) if year else None)
        first, last, form = self._months(sort, groups)
        if first is None or last is None:
            return None
        if year is None or not explicit:
            year = self._latest(year, last, groups) if year is None else year
        if year is None:
            return None
        if form == "day":
            day = int(groups.get("d") or groups["d2"])
            at = f"{year}-{first:02}-{day:02}"
            if "since" in groups and self.issued:
                return reach("since", f"{at}/{self.issued}")
            return reach("as-of" if _AS_OF.search(self.text[max(0, start - 8) : start]) else "day", at)
        if form == "month":
            if groups.get("edge"):
                return reach("as-of", _last_day(year, first))
            if "since" in groups and self.issued:
                return reach("since", f"{year}-{first:02}/{self.issued}")
            is_as_of = _AS_OF.search(self.text[max(0, start - 8) : start])
            return reach("as-of" if is_as_of else "month", f"{year}-{first:02}")
        if form in ("Q", "H"):
            return reach("part", f"{year}-{form}{last // (3 if form == 'Q' else 6)}")
        if (first, last) == (1, 12):
            return reach("year", str(year))
        return reach("part", f"{year}-{first:02}/{year}-{last:02}")

    def _months(self, sort: str, groups: dict[str, str]) -> tuple[int | None, int | None, str]:
        if sort == "months":
            return _month(groups["m"]), _month(groups["m2"]), "months"
        if sort == "first_months":
            return 1, _count(groups["n"]), "months"
        if sort == "quarters":
            return (1, 3 * (_count(groups["n"]) or 0), "months") if _count(groups["n"]) != 2 else (1, 6, "months")
        if sort == "quarter":
            n = groups.get("n") or groups["n2"]
            number = _ORDINALS.get(n) or _count(n) or 0
            return 3 * number - 2, 3 * number, "Q"
        if sort == "half":
            h = groups.get("h") or groups.get("h2") or groups["h3"]
            number = 1 if h in ("上", "first", "1") else 2
            return 6 * number - 5, 6 * number, "H"
        month = _month(groups.get("m") or groups.get("m2") or "")
        return month, month, "day" if sort == "day" else "month"

    def _year(self, groups: dict[str, str], context: int | None) -> int | None:
        written = groups.get("y") or (groups.get("y2") if len(groups.get("y2", "")) == 4 else None) or groups.get("y3")
        if written:
            return int(written)
        word = groups.get("w") or groups.get("w2")
        if word and self._now:
            return self._now.year + (_WORDS_FOR_YEARS | _EN_YEARS).get(word, 0)
        if context is not None:
            return context
        return None

    def _latest(self, year: int | None, month: int, groups: dict[str, str]) -> int | None:
        if year is not None or self._now is None:
            return year
        day = groups.get("d") or groups.get("d2")
        is_past = (month, int(day) if day else 0) <= (self._now.month, self._now.day if day else 99)
        return self._now.year if is_past else self._now.year - 1

    def _last_year_end(self) -> str | None:
        if self._now is None:
            return None
        return f"{self._now.year - ((self._now.month, self._now.day) < (12, 31))}-12-31"

    def _month_before(self, is_before: bool) -> str | None:
        if self._now is None:
            return None
        month = self._now.year * 12 + self._now.month - 1 - is_before
        return f"{month // 12}-{month % 12 + 1:02}"

    def _so_far(self) -> str | None:
        return f"{self._now.year}-01/{self.issued}" if self._now and self.issued else None

    def _span(self, groups: dict[str, str]) -> str | None:
        """Return the years counted back from the day of issue, about."""
        if self.issued is None or self._now is None:
            return None
        n = groups.get("n", "")
        if n == "decade":
            n = "10"
        count = _count(n)
        if n == "半":
            month = self._now.month - 6
            first = f"{self._now.year - (month < 1)}-{(month - 1) % 12 + 1:02}"
        elif not count:
            return None
        else:
            first = str(self._now.year - count)
            if len(self.issued.text) > 4 and not groups.get("more") and "多" not in groups.get("behind", ""):
                first += f"-{self._now.month:02}"
        return f"{first}~/{self.issued}"

    # -- what a figure is of ---------------------------------------------------------------------

    def period(self, passage: Passage, n: int, nature: Nature | None, status: Status, carried: Reach | None) -> str | None:
        """Return the period of the n-th number of a sentence; `carried` is the time that the paragraph goes on with."""
        start = passage.found[n].start
        part, _ = passage.clause(start)
        inside = self.between(passage.start, start)
        reach = self._nearest(passage, n, inside)
        if reach is None and carried is not None and self._goes_on(carried, passage, nature):
            reach = carried
        if reach is None:
            return None
        return self._in_turn(reach, passage, n) or self._applied(reach, inside, passage, start, part, nature, status)

    def _in_turn(self, reach: Reach, passage: Passage, n: int) -> str | None:
        """Return the year whose turn it is: 2016年至2018年,分别完成236.3亿元、314.5亿元、365亿元."""
        first, _, last = (reach.period or "").partition("/")
        if not (reach.sort == "year" and len(first) == len(last) == len("2016")):
            return None
        part, _ = passage.clause(passage.found[n].start)
        turns = self.text.rfind("分别", max(part, passage.start), passage.found[n].start)
        if turns < 0:
            return None
        place = sum(1 for each in passage.found[:n] if each.kind == "figure" and each.start > turns)
        year = int(first) + place
        return str(year) if year <= int(last) else None

    def _goes_on(self, carried: Reach, passage: Passage, nature: Nature | None) -> bool:
        """Whether the time that an earlier sentence begins with is that of a figure of this one as well."""
        if passage.goes_on:
            return True
        if carried.sort in ("day", "month"):
            here = self.text[passage.start : min(passage.end, passage.start + 30)]
            return nature is Nature.EVENT or _HAPPENING.search(here) is not None
        if carried.sort in _NO_SENTENCE:
            return False
        return nature in (Nature.FLOW, Nature.CHANGE, None) or carried.sort == "as-of"

    def _nearest(self, passage: Passage, n: int, inside: Sequence[Reach]) -> Reach | None:
        """Return the time that governs a number: the nearest before it, in English else the nearest behind it."""
        own = passage.found[n]
        for reach in reversed(inside):
            if reach.sort in ("now",) and len(inside) > 1 and inside[-1] is not reach:
                continue
            return reach
        if passage.text[own.start : own.end].isascii():
            for reach in self.between(own.end, passage.end):
                if reach.sort != "generic" and not _OF_ANOTHER.search(passage.text, own.end, reach.start):
                    return reach
        return None

    def _applied(
        self,
        reach: Reach,
        inside: Sequence[Reach],
        passage: Passage,
        start: int,
        part: int,
        nature: Nature | None,
        status: Status,
    ) -> str | None:
        sorts = {each.sort for each in inside}
        near = self.text[max(passage.start, reach.start) : start]
        if reach.sort == "generic":
            years = [each for each in inside if each.sort == "year" and each.start >= part]
            return years[-1].period if years else None
        if reach.sort in ("now", "whole", "so-far") and "now" in sorts:
            if sorts & {"whole", "so-far"}:
                return self._so_far()
        if reach.sort == "now":
            return f"../{self.issued}" if self.issued and _CUMULATIVE.search(self.text, reach.end, start) else None
        if reach.sort == "whole":
            return self._whole(reach, status)
        if reach.period is None:
            return None
        if status in _FUTURE_STATUSES and not self._is_open(reach.period):
            return None
        if nature is Nature.STANDING and status is Status.ACTUAL and reach.start < part and not _SETS.search(near):
            return None
        if nature in _OF_A_MOMENT and reach.sort in ("span", "so-far"):
            return None
        if nature is Nature.STOCK and reach.sort in ("month", "day") and reach.start < part:
            return None
        if reach.sort == "as-of" and nature in (Nature.FLOW, None) and _CUMULATIVE.search(near):
            return f"../{reach.period}"
        if reach.sort == "day" and "期间" in near:
            return reach.period[:7]
        if reach.sort == "year" and self._now and reach.period == str(self._now.year):
            word = self.text[reach.start : reach.end]
            is_unfinished = self._now < date(self._now.year, 12, 31) and status in (Status.ACTUAL,)
            if is_unfinished and nature in (Nature.FLOW, Nature.CHANGE, None) and not word[:1].isdigit():
                return self._so_far()
        return reach.period

    def _whole(self, reach: Reach, status: Status) -> str | None:
        if reach.period:
            return reach.period
        if self._now is None:
            return None
        if status in (Status.ACTUAL, Status.PROVISIONAL) and self._now.month <= 3:
            return str(self._now.year - 1)
        return str(self._now.year) if status is not Status.ACTUAL or self._now >= date(self._now.year, 12, 31) else self._so_far()

    def _is_open(self, period: str) -> bool:
        """Whether a period may lie ahead: it ends after the day of issue."""
        if self._now is None:
            return True
        try:
            found = written_period(period)
        except PeriodError:
            return False
        return isinstance(found, str) or found.end > self._now

    def carried(self, passage: Passage, before: Reach | None) -> Reach | None:
        """Return the time that the sentences behind this one go on with: the last that this one begins with."""
        inside = [each for each in self.between(passage.start, passage.end) if each.sort != "generic"]
        first = next((each.start for each in passage.found if each.kind == "figure"), passage.end)
        leading = [each for each in inside if each.sort in _CARRIED and each.start < first and self._leads(passage, each)]
        if leading:
            return leading[-1]
        return None if inside else before

    def _leads(self, passage: Passage, reach: Reach) -> bool:
        """Whether a sentence begins with a time, at most its subject or who says so standing before it."""
        before = self.text[passage.start : reach.start]
        last = before.rpartition(",")[0]
        return not last or _REPORTED.search(last) is not None or len(last) < _A_FEW

    def titled(self, title: str) -> Reach | None:
        """Return the time that a title names: that of an article on 前三季度经济运行情况."""
        end = self.text.find("\n")
        named = [each for each in self.between(0, end if 0 <= end else len(title)) if each.sort in ("year", "part")]
        return named[-1] if len(named) == 1 else None


def _valid(period: str | None) -> str | None:
    if period is None:
        return None
    try:
        written_period(period)
    except PeriodError:
        return None
    return period


def _year_of(period: str) -> int | None:
    head = period.removeprefix("../")[:4]
    return int(head) if head.isdigit() else None


def _count(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if text in _NUMBERS:
        return _NUMBERS[text]
    if len(text) == 2 and text[0] == "十":
        return 10 + _CN.get(text[1], 0)
    return _CN.get(text)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    return next((n for n, name in enumerate(_MONTHS, 1) if text and name.startswith(text.rstrip(".")[:3])), None)


def _last_day(year: int, month: int) -> str:
    from zonecli.records.periods import period

    return period(f"{year}-{month:02}").end.isoformat()


def _fiscal(groups: dict[str, str]) -> str:
    first = groups["y"] if len(groups["y"]) == 4 else f"20{groups['y']}"
    second = groups.get("y2")
    quarter = f"-Q{groups['q']}" if "q" in groups else ""
    return (f"FY{first}-{second[-2:]}" if second else f"FY{first}") + quarter


_unused = split
