"""Figures written out: in full, so that reading the text back gives the same figure, and as a short gloss."""

from __future__ import annotations

from decimal import Decimal

from zonecli.figures.hedge_words import comes_close, written
from zonecli.figures.numbers.decimals import EXACT, HALF, HUNDRED, ONE, next_step, power_of_ten, product, quotient
from zonecli.figures.types import Figure, Hedge
from zonecli.figures.units.format import divided_by, noun, show_unit
from zonecli.figures.units.ids import Unit, of_id

_SCALES = {
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
    "en": ((12, " trillion"), (9, " billion"), (6, " million")),
}
# A scale that would need more decimals than this is harder to read than the digits themselves.
_MAX_DECIMALS = {"zh": 4, "en": 3}
_LESS_THAN = {"zh": "不足", "en": "less than "}
_REACHING = {"zh": "余", "en": "-odd"}
_TO = {"zh": "至", "en": " to "}
_CHANGES = {"zh": {"growth": "增长", "decline": "下降"}, "en": {"growth": "up ", "decline": "down "}}
# What "some of 10ⁿ" is called, from n = 1 on.
_CROWDS = ("dozens", "several hundred", "several thousand", "tens of thousands", "several hundred thousand")
_MONEY = {"CNY": "yuan", "USD": "US dollars", "EUR": "euros", "JPY": "yen"}
# Shares that print no digits; of another one that never ends, the digits are shown.
_FRACTIONS = {(1, 3): {"zh": "三分之一", "en": "one third"}, (2, 3): {"zh": "三分之二", "en": "two thirds"}}
# 数千米 are several kilometres: several thousand metres are 数千m.
_SCALED = ("千米", "千克", "千瓦", "千焦", "千帕", "千伏", "千赫兹", "百帕")
# Longer than any decimal fraction that somebody prints: what is left of a third.
_ENDLESS = 20


def show_number(value: Decimal, lang: str) -> str:
    """Return the number with 万 and 亿, or million and billion, where that is shorter; no digit is added or lost."""
    coefficient, scale = _scaled(value, lang)
    return _digits(coefficient, lang) + scale


def _scaled(value: Decimal, lang: str) -> tuple[Decimal, str]:
    for power, scale in _SCALES[lang]:
        coefficient = EXACT.normalize(product(value, power_of_ten(-power)))
        if coefficient.copy_abs() >= ONE and -int(coefficient.as_tuple().exponent) <= _MAX_DECIMALS[lang]:
            return coefficient, scale
    return value, ""


def _digits(value: Decimal, lang: str) -> str:
    return format(EXACT.normalize(value), ",f" if lang == "en" else "f")


def show(figure: Figure, lang: str) -> str:
    """Return the figure in `lang` ("zh" or "en"), written so that reading it gives the same figure again.

    What it counts is named by its unit, a growth or a decline by its verb.
    """
    value, unit, change = figure.value, figure.unit, _change(figure, lang)
    if figure.hedge is Hedge.SEVERAL:
        return change + _crowd(figure, lang)
    if figure.hedge is Hedge.RANGE and figure.low is not None and figure.high is not None:
        return change + _range(figure.low, figure.high, unit, lang)
    if value is None:
        return ""
    if figure.hedge is Hedge.OVER and figure.high == next_step(value):
        return change + _quantity(value, unit, lang, _REACHING[lang])
    return change + _hedge(figure, lang) + _quantity(value, unit, lang)


def _change(figure: Figure, lang: str) -> str:
    return _CHANGES[lang].get(figure.sense or "", "")


def _hedge(figure: Figure, lang: str) -> str:
    # 近三年 are the last three years.
    if figure.hedge is Hedge.UNDER and lang == "zh" and figure.unit and figure.unit.dimension == "time":
        return _LESS_THAN[lang]
    return written(figure.hedge, lang)


def _quantity(value: Decimal, unit: Unit | None, lang: str, behind: str = "") -> str:
    """Return a number in its unit; `behind` is put between the two."""
    if unit and unit.id.split("/")[0] == "ratio":
        return _share(value, unit, lang, behind)
    is_plural = bool(behind) or value.copy_abs() != ONE
    return _in_unit(show_number(value, lang) + behind, value, unit, lang, is_plural)


def _in_unit(number: str, value: Decimal, unit: Unit | None, lang: str, is_plural: bool) -> str:
    """Return a number that is written out already with its unit; money stands before it in English."""
    if unit is None:
        return number
    if lang == "zh":
        return number + _unit_behind(value, unit)
    if unit.dimension.split("/")[0] == "money":
        return f"{unit.id.split('/')[0]} {number}{divided_by(unit, lang)}"
    return f"{number} {show_unit(unit, lang, is_plural)}"


def _share(value: Decimal, unit: Unit, lang: str, behind: str = "") -> str:
    """Return a share in per cent, or the fraction that it is a decimal of no end of."""
    if unit.id == "ratio" and len(value.as_tuple().digits) > _ENDLESS and not behind:
        for (above, below), names in _FRACTIONS.items():
            if value == quotient(above, below):
                return names[lang]
    percent = _digits(product(value, HUNDRED), lang)
    sign = "%" if lang == "zh" or not behind else " percent"
    return f"{percent}{behind}{sign}{divided_by(unit, lang)}"


def _unit_behind(value: Decimal, unit: Unit) -> str:
    """Return the Chinese unit; 1500年 and 98年 would be years of the calendar."""
    is_year = unit.id.split("/")[0] == "year" and (80 <= value < 100 or 1000 <= value < 3000)
    return f"个年头{divided_by(unit, 'zh')}" if is_year else show_unit(unit, "zh")


def _range(low: Decimal, high: Decimal, unit: Unit | None, lang: str) -> str:
    """Return both ends; their scale stands only behind the second one, where both have the same."""
    if unit and unit.id.split("/")[0] == "ratio":
        return _share(low, of_id("ratio"), lang) + _TO[lang] + _share(high, unit, lang)
    (first, scale), (last, last_scale) = _scaled(low, lang), _scaled(high, lang)
    if scale != last_scale or low <= 0:
        first, last, last_scale = low, high, ""
    # Two bare numbers of four digits would be years without their comma.
    style = "en" if unit is None else lang
    numbers = _digits(first, style) + _TO[lang] + _digits(last, style) + last_scale
    return _in_unit(numbers, high, unit, lang, is_plural=True)


def _crowd(figure: Figure, lang: str) -> str:
    """Return 数千亩, tens of thousands of mu: the low end of such a figure is twice 10ⁿ."""
    unit = figure.unit
    if unit and unit.id == "ratio":
        return "百分之几" if lang == "zh" else "several percent"
    ones = product(figure.low, HALF) if figure.low is not None else ONE
    if lang == "zh":
        number = show_number(ones, lang).replace("1000", "千").replace("100", "百").replace("10", "十").replace("1", "")
        name = show_unit(unit, lang) if unit else ""
        if unit and f"{number[-1:]}{name}".startswith(_SCALED):
            name = show_unit(unit, "en")
        return f"数{number}{name}"
    place = ones.adjusted()
    scale = next((word for power, word in _SCALES[lang] if place >= power), "")
    small = place - next((power for power, _ in _SCALES[lang] if place >= power), 0)
    words = f"{_CROWDS[small - 1]}" if small else "several"
    if scale and small == 1:
        words = f"tens of{scale}s"
    elif scale:
        words += scale
    joint = " of " if words.endswith("s") and unit else " "
    return f"{words}{joint}{_MONEY.get(unit.id) or show_unit(unit, lang)}" if unit else words


def gloss(figure: Figure, lang: str) -> str:
    """Return the figure in few words of the reader's language, to stand beside the printed form.

    "超900亿元" is "over CNY 90 billion", "1600余家" is "over 1,600 enterprises". It names nothing that the
    figure does not, but it is no text to be read back.
    """
    text, unit = show(figure, lang), figure.unit
    if figure.hedge is Hedge.OVER and figure.value is not None:
        text = _change(figure, lang) + written(Hedge.OVER, lang) + _quantity(figure.value, unit, lang)
    if figure.hedge is Hedge.UNDER and not comes_close(figure.printed):
        text = text.replace(_hedge(figure, lang), _LESS_THAN[lang], 1)
    if unit is None:
        return text
    if lang == "zh":
        return text.replace(show_unit(unit, lang), noun(unit.id), 1) if unit.dimension == "count" else text
    if unit.id == "item":
        return text.removesuffix(" items").removesuffix(" item").removesuffix(" of")
    is_spoken = "/" in unit.id and not unit.dimension.endswith("/time")
    return text.replace(divided_by(unit, lang), divided_by(unit, lang, " per "), 1) if is_spoken else text
