"""Words before a number that only what follows them explains: bases that it is compared with, steps, ceilings."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zonecli.figures.hedge_words import Around
from zonecli.figures.types import Hedge

_NUMERAL = "[0-9一二三四五六七八九十百千万亿两半]"
_HEDGE = "(?:约为|约|近|将近|超|超过|不到|不足|逾)"
# What a name of a base is made of: two of them, or an ordinal, are no base.
_NAME = r"(?![0-9A-Za-z_和与及第出约近超为不提升降增落扩缩一二三四五六七八九十百千万亿])\w"
# What a number stands above or below without 于.
_USUAL = "(?:全国|全省|全市|全区|全县|全球|世界|同期|上年|去年|预期|目标|平均)"
_OF_CHANGE = {
    **dict.fromkeys(("increase", "rise", "growth", "gain", "jump", "surge"), "growth"),
    **dict.fromkeys(("decrease", "decline", "drop", "fall", "reduction", "cut"), "decline"),
}
_CHANGES = "|".join(_OF_CHANGE)
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


# Each with the characters that it may begin with, so that few are tried.
_ROWS = (
    # 是2005年的5.2倍
    (
        "是为相达0123456789",
        "(?:[是为]|相当于|达到?)?(?P<base>(?:19|20)[0-9]{2}年(?:同期|底|末)?)的(?="
        + _HEDGE
        + "?[0-9.一二三四五六七八九十两几]+倍)",
        Around(sense="multiple"),
    ),
    # 较2013年增长117%
    (
        "较比与",
        "[较比与](?P<base>(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:同期|底|末|初)?)(?:相比)?",
        Around(compares=True),
    ),
    # 高于全市5.8个百分点, 比全市高5.8个百分点, 快2个百分点
    (
        "增涨较比略明显高快超领好优低慢落",
        "(?:增速|增幅|涨幅)?(?:略|明显|显著)?(?:"
        f"(?:高于|快于|领先于|好于|优于|(?P<below>低于|慢于|落后于))(?P<base>(?:{_NAME}){{2,12}}?)"
        f"|[较比](?P<than>(?:{_NAME}){{2,12}}?)(?<![提升增加降减放])(?:高出|高|快|领先|(?P<less>低|慢|落后))"
        f"|(?:高出|高|快|领先|(?P<few>低|慢|落后))(?P<of>(?:{_USUAL}(?:{_NAME}){{0,8}}?)?)"
        f")(?={_HEDGE}?{_NUMERAL}[0-9.点一二三四五六七八九十]*个?百分点)",
        Around(),
    ),
    # 全国平均的9%, 占全市GDP的9%
    (
        "占相是为达全世同",
        "(?:占|相当于|[是为]|达到?)?(?P<share>(?:全国|全省|全市|全区|全县|全球|世界|同期)(?:同期)?"
        r"(?:[A-Z]{2,4}|(?![0-9A-Za-z_和与及的约近超为一二三四五六七八九十百千万亿])\w){0,10}?)"
        f"的(?={_HEDGE}?{_NUMERAL})",
        Around(),
    ),
    ("占", f"占比(?P<ratio>达到|达|为)?(?={_HEDGE}?{_NUMERAL})", Around()),
    # 迈上千亿元台阶, 跨越千亿元大关
    ("迈站跨登踏跃", f"(?:迈上|站上|迈入|跨上|跨入|登上|踏上|跃上|站稳){_STEP}", Around(Hedge.AT_LEAST)),
    ("跨", f"跨越{_STEP}", Around(Hedge.OVER)),
    # 两年平均增长5%; 20年 may be 2020.
    (
        "两二三四五六七八九十23456789",
        "[两二三四五六七八九十2-9]年(?:平均|年均)(?=增长|增|下降|增加|减少)",
        Around(per="year", compares=True),
    ),
    ("控", "控制在(?=.*(?:以内|以下|之内|内|左右|上下)$)", Around()),
    ("均", "均(?=超|逾|突破|高于|不低于|不少于|达|低于|不超过|不高于|保持在)", Around()),
    ("首再双一已", "(?:首次|再次|双双|一举|已经)(?=突破|超|达|跨|迈|站|登|破|实现|降|逾)", Around()),
    ("实", "实现(?=零增长|负增长|正增长|增长|翻)", Around()),
    ("连", f"连续(?={_NUMERAL}+(?:年|个月|个季度|个?季|天|周|个?小时))", Around()),
    ("新", f"新增(?P<added>就业)?(?={_HEDGE}?{_NUMERAL})", Around()),
    (
        "atynro",
        f"(?:an? |the )?(?:(?:year-on-year|yoy|y-o-y|nominal|real|net|overall) )+(?P<change>{_CHANGES})(?: of| by)? ",
        Around(),
    ),
    # from 5% to 10%, but not rose from 5% to 10%
    ("f", "from (?P<first>)(?=.* to )", Around(opens_range=True)),
    # rose by as much as 20%
    ("b", "by (?P<more>)(?=as (?:much|many) as )", Around()),
    # a 15% increase
    (
        "a",
        "an? (?=[0-9][0-9.,]* ?(?:%|percent|per cent|percentage points?)(?: (?:year-on-year|yoy|nominal|real|net))* "
        f"(?:{_CHANGES})(?: year-on-year| year on year| over the previous year)?$)",
        Around(),
    ),
)
_BY_START: dict[str, list[tuple[str, Around]]] = {}
for _starts, _written, _says in _ROWS:
    for _start in _starts:
        _BY_START.setdefault(_start, []).append((_written, _says))


@cache
def _compiled(written: str) -> re.Pattern[str]:
    """Return a row's pattern: most runs of the program try few of them."""
    return re.compile(written, re.IGNORECASE if written.isascii() else 0)


def context_at(text: str, at: int, is_change: bool) -> Context | None:
    """Return what the words at `at` say of the number that follows; None where there are none of these.

    Where the number `is_change` already, 增长低于0.5个百分点 has no base.
    """
    for pattern, around in _BY_START.get(text[at : at + 1].lower(), ()):
        found = _compiled(pattern).match(text, at)
        if found is None:
            continue
        groups = found.groupdict()
        is_below = any(groups.get(name) for name in ("below", "less", "few"))
        of_level, of_change = ("few", "change", "first"), ("more",)
        if "share" in groups and text[:at].endswith(("高于", "低于")):  # 低于全国的5.2% may be a level
            continue
        if any(name in groups for name in (of_level if is_change else of_change)):
            continue
        if change := groups.get("change"):
            around = Around(sense=_OF_CHANGE[change.lower()])
        named = (groups.get(name) for name in ("base", "than", "of", "share"))
        return Context(
            around,
            found.end(),
            next(filter(None, named), None),
            is_share="share" in groups or "ratio" in groups,
            is_below=is_below,
            is_added="added" in groups,
        )
    return None
