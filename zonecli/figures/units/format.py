"""Units written for the screen: 元/亩 and CNY/mu, 个百分点 and percentage points."""

from __future__ import annotations

from functools import cache

from zonecli.figures.units.ids import Unit, of_id, split_scale
from zonecli.figures.units.lexicon import plural, rows
from zonecli.figures.units.table import MEASURE_WORDS, MEASURES, MONEY, NOUNS

# The measure words of what is counted by none of its own.
_MEASURE_OF = {
    "家": ("hospital", "hotel", "bank", "shop", "institution", "institute", "factory"),
    "所": ("school", "university"),
    "项": ("patent", "policy", "measure", "standard", "reform", "task", "award", "service"),
    "座": ("bridge", "museum", "library", "airport", "port", "mine", "station"),
    "条": ("line", "road"),
    "场": ("event", "meeting"),
    "份": ("contract", "order", "certificate"),
    "部": ("film", "law"),
    "艘": ("ship",),
}
_POWERS = {1: "十", 2: "百", 3: "千", 4: "万", 5: "十万", 6: "百万", 7: "千万", 8: "亿"}
_ITEM = "个"


@cache
def _chinese() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in (MONEY, MEASURES, MEASURE_WORDS):
        for row in rows(table):
            if row.word.factor == 1 and row.chinese:
                found.setdefault(row.word.id, row.chinese[0])
    measure_of = {name: measure for measure, names in _MEASURE_OF.items() for name in names}
    for row in rows(NOUNS):
        if row.chinese:
            found.setdefault(row.word.id, measure_of.get(row.word.id, _ITEM) + row.chinese[0])
    found["item"] = _ITEM
    return found | {"ratio": "%"}


@cache
def _english() -> dict[str, tuple[str, str]]:
    """Names in the singular and the plural; symbols are both."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows(MEASURES):
        if row.word.factor != 1:
            continue
        is_word = of_id(row.word.id).dimension in ("time", "pp", "times") or row.word.id == "t"
        if row.english and (is_word or not row.symbols):
            found.setdefault(row.word.id, (row.english[0], plural(row.english[0])))
        elif row.symbols:
            found.setdefault(row.word.id, (row.symbols[0], row.symbols[0]))
    for row in rows(NOUNS):
        if row.english:
            found.setdefault(row.word.id, (row.english[0], plural(row.english[0])))
    return found | {"ratio": ("%", "%")}


@cache
def noun(unit_id: str) -> str:
    """Return the Chinese measure word and noun of a counted thing: 家企业, 个项目, 人."""
    measure = _chinese().get(unit_id, _ITEM)
    named = next((row.chinese[0] for row in rows(NOUNS) if row.word.id == unit_id and row.chinese), "")
    return measure if len(measure) > 1 or unit_id in ("item", "person", "household") else measure + named


def show_unit(unit: Unit, lang: str, plural: bool = True) -> str:
    """Return the unit in `lang` ("zh" or "en"); a quotient with / before what is divided by.

    In English, money stands before its number and is written as its code.
    """
    first, *terms = unit.id.split("/")
    if lang == "zh":
        return _chinese_name(first) + "".join(_below(term, lang) for term in terms)
    names = _english().get(first, (first, first))
    return names[plural] + "".join(_below(term, lang) for term in terms)


def divided_by(unit: Unit, lang: str, sign: str = "/") -> str:
    """Return what the unit is divided by, with the sign: /万元, or per CNY 10,000; empty where by nothing."""
    return "".join(_below(term, lang, sign) for term in unit.id.split("/")[1:])


def _chinese_name(unit_id: str) -> str:
    return _chinese().get(unit_id) or _english().get(unit_id, (unit_id, unit_id))[1]


def _below(term: str, lang: str, sign: str = "/") -> str:
    power, name = split_scale(term)
    if lang == "zh":
        shown = _SHORT.get(name) or _chinese_name(name)
        return f"/{_POWERS.get(power, '')}{shown}"
    dimension = of_id(name).dimension
    if dimension == "money":
        return f"{sign}{name} {10**power:,}" if power else f"{sign}{name}"
    singular, several = _english().get(name, (name, name))
    if dimension == "time" and sign == "/":
        singular = name
    return f"{sign}{10**power:,} {several}" if power else f"{sign}{singular}"


# 元/个月 is printed 元/月.
_SHORT = {"bbl": "桶", "month": "月", "quarter": "季", "degC": "摄氏度", "week": "周"}
