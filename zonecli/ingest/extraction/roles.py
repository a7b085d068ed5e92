"""Whether a number states something of a zone, or what else it does."""

from __future__ import annotations

import re
from enum import StrEnum

from zonecli.figures.running import Found
from zonecli.ingest.extraction.passages import HAN, Passage


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


# What classes are made of: projects and enterprises above a bound.
_CLASSED = (
    "项目|企业|公司|产业|集群|平台|园区|开发区|经开区|高新区|工程|商户|基地|投资者|强县|镇|"
    "农户|家庭|外资|主体|单位|机构|"
    "projects?|companies|enterprises|firms|investments?|plants?|zones?|parks?|deals?|contracts?"
)
_NOUN = re.compile(f"(?:{_CLASSED})")
_NOUN_BEHIND = re.compile(f"[^,;。0-9]{{0,24}}?(?:{_CLASSED})")
# What may stand between a count and the bound of its class: 2个总投资超百亿元项目.
_OF_CLASS = re.compile(
    "(?:总投资|计划总投资|投资额?|投资总额|固定资产投资|年?产值|年?营收|年?营业收入|年?销售额|年?销售收入|年?纳税|年?税收|估值|市值|"
    "注册资[本金]|单[体个]投资|协议投资|规模|亩均税收|主营业务收入|年?出口额|[均在的年总 ]|worth|each|of|with|an?|"
    "investments?|revenue|projects?|companies|enterprises|firms|valued|at|more|over|than|annual|sales|the|having|exceeding)*"
)
# Of 亿元以上重大项目 none need be counted.
_NOUN_ALONE = re.compile("(?:的|(?:、|以及|和|及)?[^,;。0-9]{0,10}?)(?:项目|企业|强县|产业集群)")
_ABOVE = re.compile("级|及?以上|以下")
_OR = re.compile("或者?|、|和|及|以及|至|-|~|—| or ")
_ENTERS = re.compile("进入|跻身|入围|列|居|位|挤进|入")
_AMONG = re.compile(
    "[^,;。]{0,24}?(?:中(?![心国小外西东部等央试游药医])|之中|当中|里面?)"
    "(?=.{0,30}(?:[第名位居列排首前占有]|唯一|脱颖而出|只有|仅有))"
)
_ENTERED = re.compile(
    "(?:入围|入选|跻身|进入|列入|上榜|入列|挤进|迈入|迈进|闯入|位列|居|前|获评|名列|首批|第[一二三四五六七八九十0-9]+批)"
    "[^,;。0-9]{0,16}$"
)
_AMONG_EN = re.compile(r"\b(?P<among>among|out of|of) (?:a total of |all |the |[a-z]+'s )*$")
_RANKED = re.compile("rank|place|position")
_FROM = re.compile(
    "(?:由|从|自)(?!.{0,12}(?:19|20)[0-9]{2}年)[^,;。]{0,16}$|"
    r"\b(?:up |down )?from (?:about |around |some |just |only )?$"
)
_TO = re.compile(
    "[^,;。]{0,14}?(?:提高|增加|上升|增长|下降|降低|扩大|跃升|跃居|提升|缩短|压缩|减少|攀升|上调|下调|拓展|扩展|发展|缩减|前移|"
    r"上移|晋升|[增降升跃到至])|[^,;.]{0,24}?\bto\b"
)
_OWN_YEAR = re.compile("(?:19|20)[0-9]{2}年(?:底|末|度)?(?:的|仅)?(?:不足|不到|约|近|仅)?$")
_COMPARED = re.compile(
    "(?:[较比与同跟]|相比于?|相较于?)(?:上年|去年|前年|上一年|同期|[0-9]{4}年)?(?:同期)?的?$|[高低]于[^,;。]{0,6}$|"
    r"\b(?:compared (?:with|to)|against|versus|vs\.?|from) (?:about |around |some |just |only |a |the )?$"
)
# Things that a sentence has just listed, behind their number: 三大产业, 两个关键.
_LISTED = re.compile(
    "(?:[大个项条类层重]|方面)*[^,;。、]{0,4}(?:维度|层面|方面|环节|阶段|步骤|关键|要素|重点|体系|原则|理念|特点|优势|产业|行业|主线|"
    "抓手|问题|转变|突破|坚持|聚焦|机制|主题|目标|板块|特色|支柱|赛道|链条|功能|中心$|作用|结合|统筹|导向|定位|路径|引擎|支撑|字|"
    "关键词|篇章|文章)"
)
_FEW = re.compile("[一二三四五六七八九十两几]+(?:[大个项条类种层重者化字]|方面)?")
_FEW_EN = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|several|a few|dozens)\b")
# What is measured of a city, a province or the country.
_OF_PLACE = re.compile(
    f"(?:^|[,;:。])(?:全国|全省|{HAN}{{2,4}}[省市])(?:的|实现|完成)?"
    "(?:地区生产总值|生产总值|GDP|规上|规模以上|工业|进出口|外贸|固定资产|实际使用外资)[^,;。]*$"
)
_AGE = re.compile("岁|-year-old|years? old")
_QUOTES = {"“": "”", "「": "」"}
_LONGEST_QUOTED, _QUOTED = 200, 12
# Sizes, weights and times, of a thing more often than of a zone.
_OF_THINGS = frozenset(
    (
        *("length", "voltage", "frequency", "current", "charge", "pressure", "temperature"),
        *("data", "sound", "volume", "mass", "power", "transport", "time"),
    )
)
_OF_CLASSES = ("money", "area", "count", "people")
# How much has to speak for an indicator where a number is more likely none.
_STRONG, _WEAK, _FAINT = 0.6, 0.3, 0.2
_NEAR = 28


def role(passage: Passage, n: int) -> Role:
    """Return what the n-th number of a sentence is as far as the words around it tell: see `states_nothing`."""
    found = passage.found[n]
    if found.kind != "figure":
        return Role(found.kind)
    if found.equivalent_of is not None:
        return Role.EQUIVALENT
    printed, behind = passage.printed(n), passage.behind(n)
    if _OF_PLACE.search(passage.before(n)):
        return Role.OTHER
    if behind.startswith("数") or _AGE.search(printed) or _AGE.match(behind):
        return Role.OTHER
    if _is_bound(passage, n):
        return Role.CLASS_BOUND
    if _is_set(passage, n):
        return Role.REFERENCE_SET
    if _is_base(passage, n):
        return Role.COMPARISON_BASE
    return Role.OTHER if _is_said(passage, n) and not _has_scale(printed) else Role.FACT


def states_nothing(passage: Passage, n: int, support: float) -> bool:
    """Whether a number that could be a fact is none, seeing how much speaks for an indicator.

    The few things that a sentence has just listed (三大产业, 两个关键), and sizes of a product, are none.
    """
    printed, figure = passage.printed(n), passage.found[n].figure
    if _FEW_EN.match(printed):
        return support < _WEAK
    is_count = figure is None or figure.unit is None or figure.unit.dimension == "count"
    if is_count and _FEW.match(printed) and not _has_scale(printed):
        is_listed = _LISTED.match(passage.text, passage.found[n].end) or _LISTED.search(printed)
        return support < _STRONG if is_listed else support <= 0
    if figure is None:
        return False
    if figure.unit is None:
        return support <= 0 and figure.sense is None
    if figure.unit.dimension in _OF_THINGS:
        return support < _FAINT
    return figure.unit.dimension == "money" and support <= 0 and not _has_scale(printed)


def _has_scale(printed: str) -> bool:
    return any(each in printed for each in ("万", "亿", "%", "illion", "crore", "lakh", "bn"))


def _is_bound(passage: Passage, n: int) -> bool:
    """Whether it is the bound of a class whose members another number beside it counts."""
    found, text = passage.found[n], passage.text
    figure = found.figure
    if figure is None:
        return False
    if figure.unit is None or figure.unit.dimension == "position":
        return figure.sense is None and _is_place(passage, n)
    is_above = _ABOVE.search(passage.printed(n)) is not None
    if is_above and _NOUN_ALONE.match(text, found.end, passage.end):
        return True
    if figure.is_change or figure.unit.dimension not in _OF_CLASSES:
        return False
    following = passage.found[n + 1] if n + 1 < len(passage.found) else None
    gap = text[found.end : following.start] if following else ""
    if following and _OR.fullmatch(gap) and _dimension(following) == _dimension(found):
        return _is_bound(passage, n + 1)
    if figure.unit.dimension in ("count", "people") and not is_above:
        return False
    if following and _counts(following) and gap in ("的", "的有", "的达", "的共"):
        return True
    if following and _counts(following) and len(gap) < _NEAR and not set(",;。、") & set(gap) and _NOUN.search(gap):
        return True
    if n == 0 or not _counts(passage.found[n - 1]):
        return False
    before = text[passage.found[n - 1].end : found.start]
    has_noun = _NOUN_BEHIND.match(text, found.end, passage.end) or _NOUN.search(passage.printed(n - 1) + before)
    return _OF_CLASS.fullmatch(before) is not None and has_noun is not None


def _dimension(found: Found) -> str | None:
    return found.figure.unit.dimension if found.figure and found.figure.unit else None


def _counts(found: Found) -> bool:
    """Whether a number counts things or people."""
    is_level = found.figure is not None and found.figure.sense is None
    return found.kind == "figure" and is_level and _dimension(found) in ("count", "people")


def _is_place(passage: Passage, n: int) -> bool:
    """Whether it is a place that bounds a class: 3个区进入前20强."""
    if n == 0 or not _counts(passage.found[n - 1]):
        return False
    gap = passage.text[passage.found[n - 1].end : passage.found[n].start]
    is_first = "前" in passage.printed(n) or gap.endswith("前")
    return is_first and len(gap) < _NEAR and _ENTERS.search(gap) is not None


def _is_set(passage: Passage, n: int) -> bool:
    """Whether it is the set that a place or a choice is among."""
    found, text = passage.found[n], passage.text
    figure = found.figure
    if figure is None or figure.sense is not None:
        return False
    if _dimension(found) == "position":
        return text.startswith(("中", "之中", "里", "当中"), found.end)
    if figure.unit is not None and not _counts(found):
        return False
    if _AMONG.match(text, found.end, passage.end):
        return True
    if among := _AMONG_EN.search(passage.before(n)):
        is_place = among["among"] != "of" or _RANKED.search(text, passage.start, found.start) is not None
        return is_place and any(each.kind == "figure" for each in passage.found[:n])
    part, _ = passage.clause(found.start)
    last = next((each for each in reversed(passage.found[:n]) if each.kind == "figure"), None)
    if last is None or last.start < part or not _counts(last):
        return False
    return _ENTERED.search(text, max(last.end, found.start - _NEAR), found.start) is not None


def _is_base(passage: Passage, n: int) -> bool:
    """Whether a figure is compared with it: 由A提高到B without a year of its own."""
    before = passage.before(n)
    if _OWN_YEAR.search(before):
        return False
    found = passage.found[n]
    part, _ = passage.clause(found.start)
    is_from = _FROM.search(passage.text, max(part, found.start - _NEAR), found.start) is not None
    if is_from and n + 1 < len(passage.found) and _TO.match(passage.text, found.end, passage.found[n + 1].end):
        return True
    figure = passage.found[n].figure
    return (figure is None or figure.sense is None) and _COMPARED.search(before) is not None


def _is_said(passage: Passage, n: int) -> bool:
    """Whether it stands in what somebody says: a sentence between quotation marks."""
    text, start = passage.text, passage.found[n].start
    opened = max(text.rfind(mark, max(passage.start - _LONGEST_QUOTED, 0), start) for mark in _QUOTES)
    if opened < 0:
        return False
    closed = text.find(_QUOTES[text[opened]], opened, start + _LONGEST_QUOTED)
    return closed > start and closed - opened > _QUOTED
