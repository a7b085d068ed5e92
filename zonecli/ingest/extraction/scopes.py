"""The part that a figure is about, the whole that it refers to, and the definition used, in the article's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zonecli.figures.types import Figure
from zonecli.ingest.extraction.passages import HAN, Passage
from zonecli.ingest.extraction.roles import Role
from zonecli.records.vocabulary import Indicator

_NOUNS = "项目|企业|公司|产业|工程|基地|中心|机构|平台|人才|人员|园|园区|楼宇|线路|专线|车|汽车|景区|村庄|专利|集群"
# Behind these the words for what is counted begin.
_VERBS = re.compile(
    ".*(?:引进|引入|招引|签约|落户|开工|投产|建成|新增|申报|完成|实现|培育|拥有|现有|已有|集聚|吸引|入驻|注册|设立|接待|认定|获批|新设|"
    "共有|建有|形成|推进|实施|包括|其中|关停|在建|以上|以来|目前|全年|预计|累计|[的了来等和及有达为年月日共区]|新(?=[增引申设签]))"
)
_BEHIND_VERB = re.compile(
    "^(?:新(?=[增引签开投认办设])|[对由在从将以于把向]|已|共|累计|成功|一批|各类|了|培育|的|有|约|近|超)+"
)
_IDLE_END = re.compile(
    "(?:已|共|累计|达|达到|为|有|共有|共计|约|超|近|数|数量|总数|分别|各|仅|等|的|总投资|投资|超过|,|:)+$"
)
_NP_BEHIND = re.compile(f"(?:的|级)?(?P<np>[^,;。、0-9]{{0,24}}(?:{_NOUNS}|变))")
_INDUSTRY = re.compile(
    f"(?:(?<!{HAN})|其中)(?P<of>(?!.{{0,8}}(?:发布|发展|培育|打造|主导)){HAN}{{2,10}}(?:产业|行业))"
    "(?!开发区|链|园|集群|基金|项目|工人|化)"
)
_OF_INDUSTRIES = re.compile("产值|销售|营收|收入|增加值|税|利润|规模")
_BARE = ("项目", "产业", "园区", "企业", "公司")
_LONGEST = 32
_SHARE_OF = re.compile("占(?P<of>[^,;。占]{1,14}?)(?:的)?(?:比重|比例|份额)?(?:达|为|约|近|超过?|到|的|均)*$")
_PLACE_OF = re.compile(
    "(?:位居|位列|名列|排名|跻身|进入|居|列|获|排在|排|为|在|入围|蝉联|升至|跃居)(?P<of>[^,;。居列第前]{1,20}?)"
    "(?:排名|综合排名|中排名|中|第|前|之)*$"
)
_SHARE_IN = re.compile("以(?:占)?(?P<of>全[国省市区县球]|所在[^,;。]{1,6})(?:约|近|不到|不足|仅|的)*$")
_AMONG = re.compile("在(?P<of>[^,;。]{2,24}?)(?:中|里)(?:综合|总体)?(?:排名|排|位居|位列|名列|列|居)?$")
_LEADING_SET = re.compile("^(?P<of>全国|全省|全市|全区|全县|全球|世界|同类)")
_RANKED_EN = re.compile(r"(?:among|out of|of) (?P<of>(?:the |all |china's |india's )?[a-z0-9' -]{3,60})")
_PLACES = re.compile("(?:全国|全省|全市|全区|全县|我国|我省|我市|省|市|县)$")
_BASIS = re.compile(f"(?:按|以)?(?P<basis>{HAN}{{2,8}}口径)")


def scope(
    passage: Passage,
    n: int,
    figure: Figure | None,
    indicator: Indicator | None,
    roles: Sequence[Role],
    before: str | None,
) -> str | None:
    """Return the part or the class that the n-th number is about, None for the whole; `before` is that of the last."""
    text, found = passage.text, passage.found[n]
    bound = _bound_beside(passage, n, roles)
    if bound is not None:
        return bound
    part, _ = passage.clause(found.start)
    # What English says of a thing stands around it in too many ways.
    if figure is None or (text[found.start : found.end].isascii() and text[part : found.start].isascii()):
        return None
    dimension = figure.unit.dimension if figure.unit else ""
    if dimension in ("money", "area", ""):
        return _of_amount(passage, n, dimension, before)
    if figure.sense is not None or dimension not in ("count", "people"):
        return None
    if figure.counted and len(figure.counted) > 1:
        return None  # the print says it
    start = max(part, passage.found[n - 1].end if n else passage.start)
    phrase = text[start : found.start]
    phrase = phrase[phrase.rfind("、") + 1 :] if n and start == passage.found[n - 1].end else phrase
    phrase = _IDLE_END.sub("", phrase)
    verb = _VERBS.match(phrase)
    phrase = _BEHIND_VERB.sub("", phrase[verb.end() :] if verb else phrase)
    behind = _NP_BEHIND.match(text, found.end, found.end + _LONGEST)
    if behind and ("、" in phrase or not phrase):
        phrase = behind["np"]
    return phrase if len(phrase) > 1 and not _is_named(phrase, indicator) else None


def _of_amount(passage: Passage, n: int, dimension: str, before: str | None) -> str | None:
    """Return the project that money is for, the park that has an area, the industry that has sales."""
    text, found = passage.text, passage.found[n]
    part, _ = passage.clause(found.start)
    near = text[max(part, found.start - 8) : found.start]
    is_invested = re.search("投资|规模", near) is not None
    if dimension != "money" or is_invested:
        noun = _NP_BEHIND.match(text, found.end, found.end + _LONGEST)
        if noun and noun["np"] not in _BARE:
            return noun["np"]
        if dimension == "money" and before and n and passage.found[n - 1].end > passage.start:
            return before
        return None
    named = list(_INDUSTRY.finditer(text, passage.start, found.start))
    is_its = named and _OF_INDUSTRIES.search(text, named[-1].end(), found.start)
    return named[-1]["of"] if is_its else None


def _is_named(phrase: str, indicator: Indicator | None) -> bool:
    """Whether the name of the indicator says all that a phrase says."""
    if indicator is None:
        return False
    names = "".join([indicator.name.zh, *indicator.aliases])
    return all(each in names for each in phrase)


def _bound_beside(passage: Passage, n: int, roles: Sequence[Role]) -> str | None:
    """Return the class whose members the number counts: 总投资超百亿元项目."""
    text, found = passage.text, passage.found[n]
    if n and roles[n - 1] is Role.CLASS_BOUND:
        bound = passage.found[n - 1]
        gap = text[bound.end : found.start]
        if len(gap) < 28 and not any(mark in gap for mark in ",;。"):
            start = bound.start - len(_lead(text[max(passage.start, bound.start - 8) : bound.start]))
            return _IDLE_END.sub("", text[start : found.start])
    if n + 1 < len(roles) and roles[n + 1] is Role.CLASS_BOUND:
        bound = passage.found[n + 1]
        noun = re.match(f"[^,;。]{{0,16}}?(?:{_NOUNS})", text[bound.end : bound.end + 24])
        between = text[found.end : bound.start]
        if noun and len(between) < 12 and "," not in between:
            return text[found.end : bound.end + noun.end()]
    return None


def _lead(before: str) -> str:
    found = re.search("(?:总投资|投资额?|年?产值|年?营收|年?营业收入|年?销售额|年?纳税|年?税收)$", before)
    return found[0] if found else ""


def whole(passage: Passage, n: int, figure: Figure | None) -> str | None:
    """Return the whole or the set that a share or a place refers to."""
    if figure is None:
        return None
    text, found = passage.text, passage.found[n]
    part, _ = passage.clause(found.start)
    before = text[part : found.start]
    dimension = figure.unit.dimension if figure.unit else ""
    if dimension == "position":
        leading = _LEADING_SET.match(text[found.start : found.end])
        if leading:
            return leading["of"]
        among = _AMONG.search(before) or _PLACE_OF.search(before)
        if among:
            return among["of"]
        behind = _RANKED_EN.match(text[found.end : found.end + 70].lstrip())
        return behind["of"].strip() if behind else None
    if dimension in ("ratio", "pp"):
        share = _SHARE_OF.search(before) or _SHARE_IN.search(before)
        return share["of"] if share else figure.own_base
    return figure.own_base


def basis(passage: Passage, n: int) -> str | None:
    """Return the definition that a figure goes by."""
    part, end = passage.clause(passage.found[n].start)
    found = _BASIS.search(passage.text, part, end)
    return found["basis"] if found else None
