"""Words before a number that only what follows them explains: bases that it is compared with, steps, ceilings."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zonecli.figures.hedge_words import Around
from zonecli.figures.types import Hedge

_NUMERAL = "[0-9一二三四五六七八九十百千万亿两半]"
_HEDGE = "(?:约为|约|近|将近|超|超过|不到|不足|逾)"
_NOT_HAN = "0-9A-Za-z_"  # a class of all Han characters takes long to compile
# What a name of a base is made of: two of them, a verb or an ordinal are no base.
_NAME = rf"(?:(?![{_NOT_HAN}和与及的第出约近超为不提升降增落扩缩一二三四五六七八九十百千万亿])\w)"
# What a number stands above or below without 于.
_USUAL = "(?:全国|全省|全市|全区|全县|全球|世界|同期|上年|去年|预期|目标|平均)"
_OF_CHANGE = {
    **dict.fromkeys(("increase", "rise", "growth", "gain", "jump", "surge"), "growth"),
    **dict.fromkeys(("decrease", "decline", "drop", "fall", "reduction", "cut"), "decline"),
}
_CHANGES = "|".join(_OF_CHANGE)
_POINTS = rf"(?={_HEDGE}?{_NUMERAL}[0-9.点一二三四五六七八九十]*个?百分点)"
_STEP = "(?=[^。]*(?:大关|台阶|门槛|关口)$|[^。]*亿元?$)"


class Context(NamedTuple):
    """What words at some place say of the number behind them.

    `base` is what it is compared with or, where it `is_share`, a share of; `is_below` that it is less than the base
    by so much; `is_added` that it has been added to what there was.
    """

    around: Around
    end: int
    base: str | None = None
    is_share: bool = False
    is_below: bool = False
    is_added: bool = False


class _Row(NamedTuple):
    """A pattern, the characters that it may begin with, so that few are tried, and what it says.

    Its groups are the `base`, `below` where the number is less than the base, and the word for a `change`. Where
    `of_change` is not None, it stands only before a number that is one already (True), or before one that is none.
    """

    starts: str
    pattern: str
    says: Around = Around()
    is_share: bool = False
    is_added: bool = False
    of_change: bool | None = None


_ROWS = (
    # 是2005年的5.2倍
    _Row(
        "是为相达12",
        "(?:[是为]|相当于|达到?)?(?P<base>(?:19|20)[0-9]{2}年(?:同期|底|末)?)的"
        f"(?={_HEDGE}?[0-9.一二三四五六七八九十两几]+倍)",
        Around(sense="multiple"),
    ),
    # 较2013年增长117%
    _Row(
        "较比与",
        "[较比与](?P<base>(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:同期|底|末|初)?)(?:相比)?",
        Around(compares=True),
    ),
    # 高于全市5.8个百分点
    _Row(
        "增涨略明显高快领好优低慢落",
        "(?:增速|增幅|涨幅)?(?:略|明显|显著)?(?:高于|快于|领先于|好于|优于|(?P<below>低于|慢于|落后于))"
        f"(?P<base>{_NAME}{{2,12}}?){_POINTS}",
        of_change=False,
    ),
    # 比全市高5.8个百分点
    _Row(
        "较比",
        f"[较比](?P<base>{_NAME}{{2,12}}?)(?:高出|高|快|领先|(?P<below>低|慢|落后)){_POINTS}",
        of_change=False,
    ),
    # 高出全市2个百分点, 快2个百分点
    _Row(
        "略明显高快领低慢落",
        f"(?:略|明显|显著)?(?:高出|高|快|领先|(?P<below>低|慢|落后))(?P<base>{_USUAL}{_NAME}{{0,8}}?)?{_POINTS}",
        of_change=False,
    ),
    # 全国平均的9%, 占全市GDP的9%; 低于全国的5.2% may be a level.
    _Row(
        "占相是为达全世同",
        "(?<!高于)(?<!低于)(?:占|相当于|[是为]|达到?)?(?P<base>(?:全国|全省|全市|全区|全县|全球|世界|同期)(?:同期)?"
        rf"(?:[A-Z]{{2,4}}|(?![{_NOT_HAN}和与及的约近超为一二三四五六七八九十百千万亿])\w){{0,10}}?)的(?={_HEDGE}?{_NUMERAL})",
        is_share=True,
    ),
    _Row("占", f"占比(?:达到|达|为)?(?={_HEDGE}?{_NUMERAL})", is_share=True),
    # 迈上千亿元台阶, 跨越千亿元大关
    _Row("迈站跨登踏跃", f"(?:迈上|站上|迈入|跨上|跨入|登上|踏上|跃上|站稳){_STEP}", Around(Hedge.AT_LEAST)),
    _Row("跨", f"跨越{_STEP}", Around(Hedge.OVER)),
    # 两年平均增长5%; 20年 may be 2020.
    _Row(
        "两二三四五六七八九十23456789",
        "[两二三四五六七八九十2-9]年(?:平均|年均)(?=增长|增|下降|增加|减少)",
        Around(per="year", compares=True),
    ),
    _Row("控", "控制在(?=.*(?:以内|以下|之内|内|左右|上下)$)"),
    _Row("均", "均(?=超|逾|突破|高于|不低于|不少于|达|低于|不超过|不高于|保持在)"),
    _Row("首再双一已", "(?:首次|再次|双双|一举|已经)(?=突破|超|达|跨|迈|站|登|破|实现|降|逾)"),
    _Row("实", "实现(?=零增长|负增长|正增长|增长|翻)"),
    _Row("连", f"连续(?={_NUMERAL}+(?:年|个月|个季度|个?季|天|周|个?小时))"),
    _Row("新", f"新增(?:就业)?(?={_HEDGE}?{_NUMERAL})", is_added=True),
    _Row(
        "atynro",
        f"(?:an? |the )?(?:(?:year-on-year|yoy|y-o-y|nominal|real|net|overall) )+(?P<change>{_CHANGES})(?: of| by)? ",
        of_change=False,
    ),
    # from 5% to 10%, but not rose from 5% to 10%
    _Row("f", "from (?=.* to )", Around(opens_range=True), of_change=False),
    # rose by as much as 20%
    _Row("b", "by (?=as (?:much|many) as )", of_change=True),
    # a 15% increase
    _Row(
        "a",
        "an? (?=[0-9][0-9.,]* ?(?:%|percent|per cent|percentage points?)(?: (?:year-on-year|yoy|nominal|real|net))* "
        f"(?:{_CHANGES})(?: year-on-year| year on year| over the previous year)?$)",
    ),
)


@cache
def _rows(start: str) -> list[_Row]:
    """Return the rows that may begin with a character."""
    return [row for row in _ROWS if start and start in row.starts]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a row's pattern: most runs of the program try few of them."""
    return re.compile(pattern, re.IGNORECASE if pattern.isascii() else 0)


def context_at(text: str, at: int, is_change: bool) -> Context | None:
    """Return what the words at `at` say of the number that follows; None where there are none of these.

    Where the number `is_change` already, 增长低于0.5个百分点 has no base.
    """
    for row in _rows(text[at : at + 1].lower()):
        if row.of_change not in (None, is_change):
            continue
        if found := _compiled(row.pattern).match(text, at):
            groups = found.groupdict()
            change = groups.get("change")
            return Context(
                Around(sense=_OF_CHANGE[change.lower()]) if change else row.says,
                found.end(),
                groups.get("base") or None,
                is_share=row.is_share,
                is_below=bool(groups.get("below")),
                is_added=row.is_added,
            )
    return None


_STARTS = frozenset("".join(row.starts for row in _ROWS if not row.pattern.isascii()))
_LONGEST = 24
_ENGLISH_BEFORE = re.compile(
    r"\b(?:(?:(?:an?|the) )?(?:(?:year-on-year|yoy|y-o-y|nominal|real|net|overall) )+"
    rf"(?:{_CHANGES})(?: of| by)?|from) $",
    re.IGNORECASE,
)


def contexts_before(text: str, edge: int, at: int) -> list[int]:
    """Return where words may begin that say something of the number at `at`, the furthest first.

    They end at `edge`, or in the words from there to the number.
    """
    floor = max(0, edge - _LONGEST)
    if text[edge - 1 : edge] == " ":
        found = _ENGLISH_BEFORE.search(text, max(0, floor - _LONGEST), edge)
        return [found.start()] if found else []
    return [
        start
        for start in range(floor, edge)
        if text[start] in _STARTS
        and any(_says(context_at(text, start, is_change), edge, at) for is_change in (False, True))
    ]


def _says(found: Context | None, edge: int, at: int) -> bool:
    """Whether the words end before the number and are more than an introduction: 新增 leaves the number as it is."""
    if found is None or not edge <= found.end <= at:
        return False
    return found.around != Around() or found.base is not None or found.is_share
