"""Of which of the times around it a figure is: by where they stand, and by how its indicator lies in time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zonecli.ingest.extraction.passages import Passage
from zonecli.ingest.extraction.times import Sort, Time, Times
from zonecli.records.vocabulary import Nature
from zonecli.records.zones import Status

_SINCE = re.compile(r"\b(?:has|have) since\b")
_CUMULATIVE = re.compile("累计|cumulative|in total since|to date|so far")
# The act that sets what holds until it is changed.
_SETS = re.compile(
    "设立|出台|发布|提高|降低|降至|调整|核准|批准|获批|核定|批复|扩大到|raised|set|cut|approved|established|launched"
)
# A sentence that goes on about a meeting.
_HAPPENING = re.compile(
    "此次|本次|会上|会议|当天|活动|签约仪式|现场|期间|the fair|the event|the ceremony|the conference"
)
# Between a figure and a time behind it: that is another's.
_OF_ANOTHER = re.compile(r"\bfrom |compared|against|versus|;| while | whereas |, and ")
_REPORTED = re.compile("获悉|了解到|据悉|介绍|统计|显示|报道|表示|消息|召开|公布|发布")
_ORIGIN = re.compile(
    "(?:始|起步|起源|成立|创建|创办|始建|兴建|建|组建|设立|诞生)于 ?$"
    "|(?:founded|established|opened|dating from|began|begun) (?:in )?$"
)
_AHEAD = (Status.TARGET, Status.PLANNED, Status.FORECAST)
_OF_A_MOMENT = (Nature.STOCK, Nature.STANDING, Nature.POSITION)
_OVER_TIME = (Nature.FLOW, Nature.CHANGE, None)
# These are of the whole sentence wherever they stand.
_ADVERBS = (Sort.WHOLE, Sort.SO_FAR)
# Times of one sentence only.
_OWN = (Sort.SPAN, Sort.SINCE)
_A_FEW, _FAR = 8, 800
_LONGEST_HEADING, _LONGEST_ENTRY = 60, 30
_HEAD = 30


def period(
    times: Times, passage: Passage, n: int, nature: Nature | None, status: Status, carried: Time | None
) -> str | None:
    """Return the period of the n-th number of a sentence, None where nothing decides it.

    `nature` is that of its indicator; `carried` is the time that the paragraph goes on with.
    """
    inside = times.between(passage.start, passage.found[n].start)
    if status in _AHEAD:
        inside = [
            each for each in inside if each.period is None or each.sort is Sort.SO_FAR or times.ends_later(each.period)
        ]
    time = _nearest(times, passage, n, inside)
    if time is None and carried is not None and _goes_on(carried, passage, nature):
        time = carried
    if time is None and nature is Nature.EVENT:
        # What happened is told on from the day that it happened on.
        start = passage.found[n].start
        # An entry of a list may stand far below the sentence that says when.
        is_entry = passage.end - passage.start <= _LONGEST_ENTRY
        days = [each for each in times.between(0 if is_entry else max(0, start - _FAR), start) if each.sort is Sort.DAY]
        time = days[-1] if days else None
    if time is None:
        return None
    found = _in_turn(time, passage, n) or _applied(times, time, inside, passage, n, nature, status)
    is_reported = status not in (*_AHEAD, Status.ANNOUNCED) and nature in _OVER_TIME
    if found is not None and is_reported and times.issued and not found.startswith("FY") and times.ends_later(found):
        # What has been reported cannot be of days to come.
        return times.so_far() if times.is_this_year(found) else None
    return found


def carry(times: Times, passage: Passage, before: Time | None) -> Time | None:
    """Return the time that the sentences behind this one go on with: the last that this one begins with."""
    inside = [each for each in times.between(passage.start, passage.end) if each.sort is not Sort.ANY]
    first = next((each.start for each in passage.found if each.kind == "figure"), passage.end)
    leading = [
        each
        for each in inside
        if each.sort in _ADVERBS or (each.sort is not Sort.NOW and each.start < first and _leads(passage, each))
    ]
    if leading:
        return leading[-1]
    return None if inside else before


def headed(times: Times, start: int, end: int) -> Time | None:
    """Return the time that a title or a heading names: that of what stands below 前三季度经济运行情况."""
    named = [each for each in times.between(start, end) if each.sort in (Sort.YEAR, Sort.PART)]
    is_heading = end - start <= _LONGEST_HEADING and times.text[end - 1 : end] not in tuple("。.;,")
    return named[0] if len(named) == 1 and is_heading else None


def _leads(passage: Passage, time: Time) -> bool:
    """Whether a sentence begins with a time, at most its subject or who says so standing before it.

    When something began is of that alone: 工作始于2008年.
    """
    if _ORIGIN.search(passage.text[passage.start : time.start]):
        return False
    before = passage.text[passage.start : time.start].rpartition(",")[0]
    return len(before) < _A_FEW or _REPORTED.search(before) is not None


def _goes_on(carried: Time, passage: Passage, nature: Nature | None) -> bool:
    """Whether the time that an earlier sentence begins with is that of a figure of this one as well."""
    if passage.goes_on:
        return True
    if carried.sort in (Sort.DAY, Sort.MONTH):
        here = passage.text[passage.start : min(passage.end, passage.start + _HEAD)]
        return nature is Nature.EVENT or _HAPPENING.search(here) is not None
    return carried.sort not in _OWN and (nature in _OVER_TIME or carried.sort is Sort.AS_OF)


def _nearest(times: Times, passage: Passage, n: int, inside: Sequence[Time]) -> Time | None:
    """Return the time that governs a number: the last before it, in English else the first behind it."""
    if inside:
        return inside[-1]
    found = passage.found[n]
    if passage.text[found.start : found.end].isascii():
        for time in times.between(found.end, passage.end):
            if time.sort is not Sort.ANY and not _OF_ANOTHER.search(passage.text, found.end, time.start):
                return time
    return None


def _in_turn(time: Time, passage: Passage, n: int) -> str | None:
    """Return the year whose turn it is: 2016年至2018年,分别完成236.3亿元、314.5亿元、365亿元."""
    first, _, last = (time.period or "").partition("/")
    if not (time.sort is Sort.YEAR and len(first) == len(last) == len("2016")):
        return None
    start = passage.found[n].start
    turns = passage.text.rfind("分别", passage.clause(start)[0], start)
    place = sum(1 for each in passage.found[:n] if each.kind == "figure" and each.start > turns)
    year = int(first) + place
    return str(year) if turns >= 0 and year <= int(last) else None


def _applied(
    times: Times,
    time: Time,
    inside: Sequence[Time],
    passage: Passage,
    n: int,
    nature: Nature | None,
    status: Status,
) -> str | None:
    """Return what a time comes to for a figure of such a nature and status."""
    start = passage.found[n].start
    part, _ = passage.clause(start)
    sorts = {each.sort for each in inside}
    between = passage.text[max(passage.start, min(time.start, start)) : start]
    if time.sort is Sort.ANY:
        years = [each for each in inside if each.sort is Sort.YEAR and each.start >= part]
        return years[-1].period if years else None
    if Sort.NOW in sorts and not sorts.isdisjoint((Sort.WHOLE, Sort.SO_FAR)):
        return times.so_far()
    if time.sort is Sort.NOW:
        return f"../{times.issued}" if times.issued and _CUMULATIVE.search(between) else None
    if time.sort is Sort.WHOLE and time.period is None:
        return times.whole_year(is_ahead=status in (Status.TARGET, Status.PLANNED))
    if time.sort is Sort.SO_FAR and status in _AHEAD:
        return times.whole_year(is_ahead=True)
    if time.period is None or (status in _AHEAD and not times.ends_later(time.period)):
        return None
    if nature in _OF_A_MOMENT and time.sort in (Sort.SPAN, Sort.SO_FAR):
        return None
    if time.start < part and nature is Nature.STANDING and status is Status.ACTUAL and not _SETS.search(between):
        return None
    if time.start < part and nature is Nature.STOCK and time.sort in (Sort.MONTH, Sort.DAY):
        return None
    if time.sort is Sort.AS_OF and _CUMULATIVE.search(passage.text, part, start):
        return f"../{time.period}"
    if time.end <= start and times.issued and _SINCE.search(passage.text, time.end, start):
        return f"{time.period}/{times.issued}"
    if time.sort is Sort.DAY and "期间" in between:
        return time.period[: len("2024-01")]
    return time.period
