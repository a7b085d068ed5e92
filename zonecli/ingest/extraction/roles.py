"""Whether a number states something of a zone, or what else it does."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeGuard

from zonecli.figures.types import Figure
from zonecli.ingest.extraction.passages import Passage


class Role(StrEnum):
    """What a number of an article is: a fact, or why it is none."""

    FACT = "fact"
    CLASS_BOUND = "class-bound"  # 亿元以上 of 亿元以上项目9个: which projects are counted
    REFERENCE_SET = "reference-set"  # 217 of 全国217家经开区中第13位
    COMPARISON_BASE = "comparison-base"  # what a figure is compared with
    EQUIVALENT = "equivalent"  # the same amount in another unit
    NAME = "name"
    DATE = "date"
    OTHER = "other"


_HAN = "\u4e00-\u9fff"
# What classes are made of: projects and enterprises above a bound.
_CLASSED = (
    "项目|企业|公司|产业|集群|平台|园区|开发区|经开区|高新区|高新区|工程|商户|基地|投资者|强县|镇|乡镇|农户|家庭|外资|主体|单位|机构|"
    "projects?|companies|enterprises|firms|investments?|plants?|zones?|parks?|deals?|contracts?"
)
_CLASS_BEHIND = re.compile(rf"(?:的|级|及以上|以上|以下|级别|规模|人民币|(?![,;。]))*?[^,;。0-9]{{0,16}}?(?:{_CLASSED})")
_COUNT_BEFORE = re.compile(
    "(?:总投资|计划总投资|投资额?|投资总额|固定资产投资|年?产值|年?营收|年?营业收入|年?销售额|年?销售收入|年?纳税|税收|年?税收|估值|市值|注册资本|注册资金|"
    "单体投资|单个投资|协议投资|规模|亩均税收|均|在|的|年|总|主营业务收入|出口额|年出口额| |worth|each|of|with|an?|investment|investments|revenue|"
    "projects?|companies|enterprises|firms|valued|at|more|over|than|annual|sales|the|having|exceeding)*"
)
_BOUNDED = re.compile("以上|以下|以内|超|过|不低于|不少于|级|不足|低于|及以上|至|-|over|above|more than|at least|under|below|less than|exceed|up to|or more")
# Of 亿元以上重大项目 none need be counted.
_BOUND_ALONE = re.compile(f"(?:的|(?:、|以及|和|及)?[^,;。0-9]{{0,10}}?)(?:项目|企业|强县|产业集群)")
_OR = re.compile("或者?|、|和|及|以及|至|-|~|—| or ")
_ABOVE_BEHIND = re.compile("(?:元|美元|人|亩)?(?:级|及?以上|以下)")
_AMONG = re.compile(
    rf"[^,;。]{{0,24}}?(?:中(?!心|国|小|外|西|东|部|等|央|试|游|药|医)|之中|当中|里(?:面)?)(?=.{{0,30}}(?:第|名|位|居|列|排|首|前|唯一|脱颖而出|只有|仅有|占|有))"
)
_ENTERED = re.compile("(?:入围|入选|跻身|进入|列入|上榜|入列|挤进|迈入|迈进|闯入|位列|居|前|获评|名列|首批|第[一二三四五六七八九十0-9]+批)[^,;。0-9]{0,16}$")
_AMONG_EN = re.compile(r"(?:\bamong|\bout of|\bof) (?:a total of |all |the |the country's |the nation's |the province's |china's |india's |[a-z]+'s )*$")
_FROM = re.compile("(?:由|从|自)[^,;。]{0,16}$|\\bfrom (?:about |around |some |just |only )?$|(?:up|down) from $")
_TO = re.compile(
    "[^,;。]{0,14}?(?:提高|增加|上升|增长|下降|降低|扩大|跃升|跃居|提升|缩短|压缩|减少|攀升|上调|下调|增|降|升|拓展|扩展|发展|缩减|前移|上移|晋升|跃|到|至)"
    "|[^,;.]{0,24}?\\bto\\b"
)
_OWN_YEAR = re.compile("(?:19|20)[0-9]{2}年(?:底|末|度)?(?:的|仅)?(?:不足|不到|约|近|仅)?$")
_COMPARED = re.compile(
    "(?:较|比|与|同|跟|相比于?|相较于?)(?:上年|去年|前年|上一年|同期|上年同期|去年同期|[0-9]{4}年)?(?:同期)?的?$|高于[^,;。]{0,6}$|低于[^,;。]{0,6}$|"
    "(?:compared (?:with|to)|against|versus|vs\\.?|up from|down from|from) (?:about |around |some |just |only |a |the )?$"
)
_LISTED_THINGS = re.compile(
    "(?:大|个|项|条|类|方面|层|重)*(?:[^,;。、]{0,4})(?:维度|层面|方面|环节|阶段|步骤|关键|要素|重点|体系|原则|理念|特点|优势|产业|行业|主线|抓手|问题|转变|"
    "突破|坚持|聚焦|机制|主题|目标|板块|特色|支柱|赛道|链条|功能|中心$|作用|结合|统筹|理念|导向|定位|路径|引擎|支撑|字|关键词|篇章|文章)"
)
_CHINESE_NUMERAL = re.compile("[一二三四五六七八九十两几]+(?:大|个|项|条|类|种|方面|层|重|者|化|字)?")
_FEW_EN = re.compile("(?:one|two|three|four|five|six|seven|eight|nine|ten|several|a few|dozens)\\b")
_AGE = re.compile("岁|-year-old|years? old")
_QUOTES = {"“": "”", "「": "」", '"': '"'}
_LONGEST_QUOTED = 12
_SPECIFIC = frozenset(
    ("length", "voltage", "frequency", "current", "charge", "pressure", "temperature", "data", "sound", "volume", "mass", "power", "transport", "time")
)
# How much has to speak for an indicator.
_STRONG, _WEAK = 0.6, 0.3
_OF_CLASSES = ("money", "area", "count", "people")


def role(passage: Passage, n: int) -> Role:
    """Return what the n-th number of a sentence is, by the words around it; OTHER where these alone decide that."""
    found = passage.found[n]
    if found.kind != "figure":
        return Role(found.kind)
    if found.equivalent_of is not None:
        return Role.EQUIVALENT
    text, figure = passage.text, found.figure
    before, behind = passage.before(n), passage.behind(n)
    if behind.startswith("数") or _AGE.search(text[found.start : found.end]) or _AGE.match(behind):
        return Role.OTHER
    if figure is not None and _is_bound(passage, n, figure):
        return Role.CLASS_BOUND
    if _is_set(passage, n, before):
        return Role.REFERENCE_SET
    if _is_base(passage, n, before, behind):
        return Role.COMPARISON_BASE
    if _is_said(passage, n) and not _has_scale(text[found.start : found.end]):
        return Role.OTHER
    return Role.FACT


def _has_scale(printed: str) -> bool:
    return any(each in printed for each in "万亿%") or "illion" in printed


def _is_bound(passage: Passage, n: int, figure: Figure) -> bool:
    """Whether it is the bound of a class whose members another number beside it counts."""
    if figure.unit is None or figure.is_change:
        return figure.unit is None and figure.value is not None and _is_place(passage, n)
    if figure.unit.dimension == "position":
        return _is_place(passage, n)
    text, found = passage.text, passage.found[n]
    counts = [
        m
        for m, each in enumerate(passage.found)
        if each.kind == "figure" and each.figure is not None and m != n and _counts(each.figure)
    ]
    if _BOUND_ALONE.match(text, found.end) and _ABOVE_BEHIND.search(found.figure.printed if found.figure else ""):
        return True
    if n + 1 < len(passage.found) and _OR.fullmatch(text[found.end : passage.found[n + 1].start]):
        following_figure = passage.found[n + 1].figure
        return _is_of_one_kind(following_figure, figure) and _is_bound(passage, n + 1, following_figure)
    following = next((m for m in counts if m == n + 1), None)
    behind = text[found.end : found.end + 26]
    noun = _CLASS_BEHIND.match(behind)
    if figure.unit.dimension not in _OF_CLASSES:
        return False
    if figure.unit.dimension in ("count", "people") and not _ABOVE_BEHIND.search(found.figure.printed if found.figure else ""):
        return False
    if noun and following is not None:
        gap = text[found.end : passage.found[following].start]
        if len(gap) < 28 and not any(mark in gap for mark in ",;。、") and re.search(f"(?:{_CLASSED})", gap):
            return True
    previous = n - 1 if n - 1 in counts else None
    if previous is not None:
        gap = text[passage.found[previous].end : found.start]
        own = passage.found[previous].figure
        stated = own.counted or "" if own else ""
        if _COUNT_BEFORE.fullmatch(gap.strip()) and (noun or re.search(f"(?:{_CLASSED})", gap + stated)):
            return True
    return False


def _is_of_one_kind(other: Figure | None, figure: Figure) -> TypeGuard[Figure]:
    return other is not None and other.unit is not None and figure.unit is not None and other.unit.dimension == figure.unit.dimension


def _counts(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.dimension in ("count", "people") and figure.sense is None


def _is_place(passage: Passage, n: int) -> bool:
    """Whether it is a place that bounds a class: 3个区进入前20强."""
    if n == 0:
        return False
    last = passage.found[n - 1]
    gap = passage.text[last.end : passage.found[n].start]
    is_first = "前" in passage.text[passage.found[n].start : passage.found[n].end] or gap.endswith("前")
    is_count = last.kind == "figure" and last.figure is not None and _counts(last.figure)
    return is_first and is_count and len(gap) < 24 and re.search("进入|跻身|入围|列|居|位|挤进|入", gap) is not None


def _is_set(passage: Passage, n: int, before: str) -> bool:
    """Whether it is the set that a place or a choice is among."""
    found = passage.found[n]
    figure = found.figure
    if figure is None:
        return False
    if figure.unit is not None and figure.unit.dimension == "position":
        behind = passage.text[found.end : found.end + 6]
        return re.match("中|之中|里|当中", behind) is not None
    if figure.sense is not None or (figure.unit is not None and not _counts(figure)):
        return False
    if _AMONG.match(passage.text, found.end, passage.end):
        return True
    if _AMONG_EN.search(before) and any(
        each.figure is not None and (each.figure.unit is None or each.figure.unit.dimension == "position" or _counts(each.figure))
        for each in passage.found[:n]
        if each.kind == "figure"
    ) and (re.search("rank|place|position", passage.text[passage.start : found.start]) or "among" in before or "out of" in before):
        return True
    earlier = [each for each in passage.found[:n] if each.kind == "figure" and each.figure is not None]
    part, _ = passage.clause(found.start)
    return bool(
        earlier
        and earlier[-1].start >= part
        and _ENTERED.search(passage.text[max(part, found.start - 30) : found.start])
        and _counts(earlier[-1].figure)  # type: ignore[arg-type]
    )


def _is_base(passage: Passage, n: int, before: str, behind: str) -> bool:
    if _OWN_YEAR.search(before):
        return False
    if n + 1 < len(passage.found) and _FROM.search(before):
        following = passage.text[passage.found[n].end : passage.found[n + 1].end]
        if _TO.match(following):
            return True
    figure = passage.found[n].figure
    if figure is not None and figure.sense is not None:
        return False
    return _COMPARED.search(before) is not None


def _is_said(passage: Passage, n: int) -> bool:
    """Whether it stands in what somebody says: a sentence between quotation marks."""
    text, found = passage.text, passage.found[n]
    opened = max(text.rfind("“", max(passage.start - 200, 0), found.start), text.rfind("「", max(passage.start - 200, 0), found.start))
    if opened < 0:
        return False
    closed = text.find(_QUOTES[text[opened]], opened)
    return closed > found.start and closed - opened > _LONGEST_QUOTED


def counts_nothing(passage: Passage, n: int, support: float) -> bool:
    """Whether a number that could be a fact is none, seeing how much speaks for an indicator.

    The few things that a sentence has just listed (三大产业, 两个关键), and sizes of a product, are none.
    """
    found, text = passage.found[n], passage.text
    figure, printed = found.figure, text[found.start : found.end]
    behind = text[found.end : found.end + 12]
    if _FEW_EN.match(printed):
        return support < _WEAK
    is_count = figure is None or figure.unit is None or figure.unit.dimension == "count"
    if is_count and _CHINESE_NUMERAL.match(printed) and not _has_scale(printed):
        is_listed = _LISTED_THINGS.match(behind) or _LISTED_THINGS.search(printed)
        return support < _STRONG if is_listed else support <= 0
    if figure is None:
        return False
    if figure.unit is None:
        return support <= 0 and figure.sense is None
    if figure.unit.dimension in _SPECIFIC:
        return support < _WEAK
    return figure.unit.dimension == "money" and support <= 0 and not _has_scale(printed)
