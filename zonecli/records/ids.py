"""Ids: lower-case ASCII words joined by hyphens; the file's name is the record's id. And ids proposed from names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import chain, count

from zonecli.records.spelling import pinyin, plain

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
# A file of this name cannot be made on Windows, whatever its ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})


def is_id(text: str) -> bool:
    """Whether the text may name a record: so no `..`, no `/`, no case twins, no device."""
    return (
        0 < len(text) <= 100
        and _LETTERS.issuperset(text)
        and text[0] != "-"
        and text[-1] != "-"
        and "--" not in text
        and text not in _DEVICES
    )


# The longest that is proposed.
_LONG = 50
# What names of zones end in, and what stands for it in an id: nothing where it says least.
_ENDINGS_ZH = {
    "经济技术开发区": "etdz",
    "高新技术产业开发区": "high-tech",
    "高新技术产业园区": "high-tech",
    "高技术产业开发区": "high-tech",
    "高新技术开发区": "high-tech",
    "高新区": "high-tech",
    "经济开发区": "",
    "产业开发区": "",
    "工业开发区": "",
    "产业集聚区": "",
    "工业集中区": "",
    "产业园区": "",
    "工业园区": "",
    "产业园": "",
    "工业园": "",
    "工业区": "",
    "开发区": "",
    "综合保税区": "bonded",
    "保税港区": "bonded",
    "保税区": "bonded",
    "出口加工区": "epz",
    "自由贸易试验区": "ftz",
    "自贸试验区": "ftz",
    "经济合作区": "cooperation",
    "产业合作区": "cooperation",
    "合作区": "cooperation",
    "示范区": "demonstration",
    "旅游度假区": "resort",
    "科技城": "science-city",
    "科技园": "science-park",
    "软件园": "software-park",
    "物流园区": "logistics",
    "物流园": "logistics",
    "化工园区": "chemical-park",
    "新城": "new-town",
    "新区": "new-area",
}
_ENDINGS_EN = {
    "economic and technological development zone": "etdz",
    "economic and technological development area": "etdz",
    "economic & technological development zone": "etdz",
    "high tech industrial development zone": "high-tech",
    "high tech development zone": "high-tech",
    "high tech industrial park": "high-tech",
    "high tech zone": "high-tech",
    "special economic zone": "sez",
    "export processing zone": "epz",
    "comprehensive bonded zone": "bonded",
    "bonded zone": "bonded",
    "economic development zone": "",
    "industrial development zone": "",
    "development zone": "",
    "development area": "",
    "economic zone": "",
    "industrial estate": "",
    "industrial park": "",
    "industrial zone": "",
    "industrial area": "",
}
_ENDINGS = {**_ENDINGS_ZH, **_ENDINGS_EN}
# Regions that are no divisions.
_REGIONS = {"长三角": "yrd", "长江三角洲": "yrd", "珠三角": "prd", "珠江三角洲": "prd", "京津冀": "jingjinji"}
_LONGEST_PLACE = 30


@cache
def _word() -> re.Pattern[str]:
    # Few runs propose an id, and so many characters take a millisecond.
    return re.compile(r"(?P<han>[\u3400-\u4dbf\u4e00-\u9fff]+)|[a-z0-9]+")


def propose_id(name: str, taken: Collection[str] = (), places: Mapping[str, str] | None = None) -> str:
    """Return a short id made from a name, with a number where that is taken; empty where the name gives none.

    English loses its accents, Chinese is written in pinyin; what most names of zones end in (开发区, Industrial Park)
    is shortened or left out. `places` has the Latin spelling of Chinese names of places, 湖州 and 浙江湖州 alike: a
    name that begins with one is divided after it.
    """
    words = list(_words(plain(name), {**_REGIONS, **(places or {})}))
    while len(words) > 1 and len("-".join(words)) > _LONG:
        words.pop()
    proposed = "-".join(words)[:_LONG]
    numbered = (f"{proposed}-{n}" for n in count(2))
    return next(id for id in chain([proposed], numbered) if is_id(id) and id not in taken) if proposed else ""


def _words(text: str, places: Mapping[str, str]) -> Iterator[str]:
    body, ending = text.removeprefix("中国"), ""
    for each in sorted(_ENDINGS, key=len, reverse=True):
        before = body.removesuffix(each)
        if before != body and _word().search(before):
            body, ending = before, _ENDINGS[each]
            break
    for word in _word().finditer(body):
        if word["han"]:
            yield from _spelled(word["han"], places)
        else:
            yield word[0]
    if ending:
        yield ending


def _spelled(text: str, places: Mapping[str, str]) -> Iterator[str]:
    """Yield the place that a Chinese text begins with, and the rest in pinyin."""
    at = next((n for n in range(min(len(text), _LONGEST_PLACE), 1, -1) if text[:n] in places), 0)
    for part in (places[text[:at]] if at else "", pinyin(text[at:])):
        yield from (word[0] for word in _word().finditer(plain(part)))
