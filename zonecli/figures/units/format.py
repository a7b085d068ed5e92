"""Units written for the screen: 元/亩 and CNY/mu, 个百分点 and percentage points."""

from __future__ import annotations

from functools import cache

from zonecli.figures.units.ids import Unit, of_id, split_scale
from zonecli.figures.units.lexicon import plural, words
from zonecli.figures.units.table import Row, rows

_POWERS = {1: "十", 2: "百", 3: "千", 4: "万", 5: "十万", 6: "百万", 7: "千万", 8: "亿"}
_ITEM = "个"
# Measure words that say all by themselves: 5个, 5人, 5户.
_SAID = ("item", "person", "household")


@cache
def _chinese() -> dict[str, str]:
    found = {row.word.id: _chinese_name(row) for row in rows() if row.word.factor == 1}
    return {unit_id: name for unit_id, name in found.items() if name} | {"ratio": "%"}


def _chinese_name(row: Row) -> str:
    """Return 亩, 项目 with its measure word, or the measure word that is of this unit alone; empty where none is."""
    measure = row.chinese[0] if row.chinese else _ITEM
    if row.chinese and words().get(measure) == row.word:
        return measure
    return measure + row.nouns[0] if row.nouns else ""


@cache
def _english() -> dict[str, tuple[str, str]]:
    """Names in the singular and the plural; symbols are both, and money has its code."""
    found = {}
    for row in rows():
        name, symbols = row.word.id, row.symbols
        is_word = row.dimension in ("time", "pp", "times") or name == "t"
        if row.word.factor != 1 or row.dimension == "money":
            continue
        if row.english and (is_word or not symbols):
            found[name] = (row.english[0], plural(row.english[0]))
        elif symbols:
            found[name] = (symbols[0], symbols[0])
    return found | {"ratio": ("%", "%")}


@cache
def _chinese_below() -> dict[str, str]:
    """What is printed behind a slash only: 元/个月 is printed 元/月."""
    measured = [row for row in rows() if row.below and not row.nouns]
    return {row.word.id: row.below[0] for row in measured if not row.chinese or row.chinese[0].startswith(_ITEM)}


@cache
def noun(unit_id: str) -> str:
    """Return the Chinese measure word and noun of a counted thing: 家企业, 个项目, 人."""
    named = next((row.nouns[0] for row in rows() if row.word.id == unit_id and row.nouns), "")
    measure = _chinese()[unit_id]
    return measure if len(measure) > 1 or unit_id in _SAID else measure + named


def show_unit(unit: Unit, lang: str, is_plural: bool = True) -> str:
    """Return the unit in `lang` ("zh" or "en"); a quotient with / before what is divided by.

    In English, money stands before its number and is written as its code.
    """
    first = unit.id.split("/")[0]
    english = _english().get(first, (first, first))[is_plural]
    return (_chinese().get(first, english) if lang == "zh" else english) + divided_by(unit, lang)


def divided_by(unit: Unit, lang: str, sign: str = "/") -> str:
    """Return what the unit is divided by, with the sign: /万元, or per CNY 10,000; empty where by nothing."""
    return "".join(_below(term, lang, sign) for term in unit.id.split("/")[1:])


def _below(term: str, lang: str, sign: str) -> str:
    power, name = split_scale(term)
    singular, several = _english().get(name, (name, name))
    if lang == "zh":
        return f"/{_POWERS.get(power, '')}{_chinese_below().get(name) or _chinese().get(name, several)}"
    dimension = of_id(name).dimension
    if dimension == "money":
        return f"{sign}{name} {10**power:,}" if power else f"{sign}{name}"
    if dimension == "time" and sign == "/":
        singular = name
    return f"{sign}{10**power:,} {several}" if power else f"{sign}{singular}"
