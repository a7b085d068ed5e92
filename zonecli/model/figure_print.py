"""Figures written out: in full, so that reading the text back gives the same figure, and as a short gloss."""

from __future__ import annotations

from decimal import Decimal

from zonecli.model.figure_numbers import EXACT, HUNDRED, ONE, next_step, power_of_ten, product
from zonecli.model.figure_types import Figure, Hedge
from zonecli.model.unit_ids import Unit, of_id
from zonecli.model.unit_print import divided_by, noun, show_unit

__all__ = ["gloss", "show", "show_number", "show_unit"]

_SCALES = {
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
    "en": ((12, " trillion"), (9, " billion"), (6, " million")),
}
# A scale that would need more decimals than this is harder to read than the digits themselves.
_MAX_DECIMALS = {"zh": 4, "en": 3}
_WORDS = {
    "zh": {
        Hedge.EXACT: "", Hedge.OVER: "超", Hedge.UNDER: "近", Hedge.ABOUT: "约", Hedge.AT_LEAST: "至少",
        Hedge.AT_MOST: "至多", Hedge.SEVERAL: "", Hedge.RANGE: "",
    },
    "en": {
        Hedge.EXACT: "", Hedge.OVER: "over ", Hedge.UNDER: "nearly ", Hedge.ABOUT: "about ",
        Hedge.AT_LEAST: "at least ", Hedge.AT_MOST: "at most ", Hedge.SEVERAL: "", Hedge.RANGE: "",
    },
}  # fmt: skip
_SENSES = {
    "zh": {"growth": "增长", "decline": "下降"},
    "en": {"growth": "up ", "decline": "down "},
}
_TO = {"zh": "至", "en": " to "}
_CROWDS = {
    "zh": ("数", "数十", "数百", "数千", "数万", "数十万", "数百万", "数千万", "数亿", "数十亿", "数百亿", "数千亿", "数万亿", "数十万亿",
           "数百万亿", "数千万亿"),
    "en": ("several", "dozens of", "several hundred", "several thousand", "tens of thousands of",
           "several hundred thousand", "several million", "tens of millions of", "several hundred million",
           "several billion", "tens of billions of", "several hundred billion", "several trillion",
           "tens of trillions of", "several hundred trillion"),
}  # fmt: skip


def show_number(value: Decimal, lang: str) -> str:
    """Return the number with 万 and 亿, or million and billion, where that is shorter; no digit is added or lost."""
    coefficient, scale = _scaled(value, lang)
    return _digits(coefficient, lang) + scale


def _scaled(value: Decimal, lang: str) -> tuple[Decimal, str]:
    for power, scale in _SCALES[lang]:
        if abs(value) >= power_of_ten(power):
            coefficient = EXACT.normalize(product(value, power_of_ten(-power)))
            if -int(coefficient.as_tuple().exponent) <= _MAX_DECIMALS[lang]:
                return coefficient, scale
    return value, ""


def _digits(value: Decimal, lang: str) -> str:
    return format(EXACT.normalize(value), ",f" if lang == "en" else "f")


def show(figure: Figure, lang: str) -> str:
    """Return the figure in `lang` ("zh" or "en"), written so that reading it gives the same figure again."""
    sense = _SENSES[lang].get(figure.sense or "", "")
    if figure.hedge is Hedge.SEVERAL:
        return sense + _crowd(figure, lang)
    if figure.hedge is Hedge.RANGE and figure.low is not None and figure.high is not None:
        return sense + _range(figure.low, figure.high, figure.unit, lang)
    value = figure.value if figure.value is not None else Decimal(0)
    if figure.hedge is Hedge.OVER and figure.high is not None and figure.high == next_step(value):
        return sense + _quantity(value, figure.unit, lang, "余" if lang == "zh" else "-odd")
    return sense + _hedge(figure, lang) + _quantity(value, figure.unit, lang)


def _hedge(figure: Figure, lang: str) -> str:
    is_time = figure.unit is not None and figure.unit.dimension == "time"
    if figure.hedge is Hedge.UNDER and lang == "zh" and is_time:
        return "不足"  # 近三年 are the last three years
    return _WORDS[lang][figure.hedge]


def _quantity(value: Decimal, unit: Unit | None, lang: str, behind: str = "") -> str:
    """Return a number in its unit; `behind` is put between the two."""
    if unit is None:
        return show_number(value, lang) + behind
    if unit.id.split("/")[0] == "ratio":
        percent = _digits(product(value, HUNDRED), lang)
        tail = divided_by(unit, lang)
        return f"{percent}{behind}%{tail}" if lang == "zh" or not behind else f"{percent}{behind} percent{tail}"
    number = show_number(value, lang) + behind
    if lang == "zh":
        return number + _unit_behind(value, unit)
    if unit.dimension.split("/")[0] == "money":
        return f"{unit.id.split('/')[0]} {number}{divided_by(unit, lang)}"
    return f"{number} {show_unit(unit, lang, plural=abs(value) != ONE)}"


def _unit_behind(value: Decimal, unit: Unit) -> str:
    """Return the Chinese unit; 1500年 and 98年 would be years of the calendar."""
    is_year = unit.id.split("/")[0] == "year" and (80 <= value < 100 or 1000 <= value < 3000)
    return f"个年头{divided_by(unit, 'zh')}" if is_year else show_unit(unit, "zh")


def _range(low: Decimal, high: Decimal, unit: Unit | None, lang: str) -> str:
    """Return both ends; a scale is left to the second one only where both have it."""
    if unit and unit.id.split("/")[0] == "ratio":
        return _quantity(low, of_id("ratio"), lang) + _TO[lang] + _quantity(high, unit, lang)
    (first, first_scale), (_, second_scale) = _scaled(low, lang), _scaled(high, lang)
    if first_scale == second_scale and low > 0:
        between = _digits(first, lang) + _TO[lang]
        second = _quantity(high, unit, lang)
    else:
        plain = "en" if unit is None else lang
        between, second = _digits(low, plain) + _TO[lang], _plain(high, unit, lang, plain)
    if lang == "en" and unit and unit.dimension.split("/")[0] == "money":
        code, _, rest = second.partition(" ")
        return f"{code} {between}{rest}"
    return between + second


def _plain(value: Decimal, unit: Unit | None, lang: str, digits: str) -> str:
    return _quantity(value, unit, lang).replace(show_number(value, lang), _digits(value, digits), 1)


def _crowd(figure: Figure, lang: str) -> str:
    place = ((figure.low or Decimal(2)) / 2).adjusted()
    unit = figure.unit
    if unit and unit.id == "ratio":
        return "百分之几" if lang == "zh" else "several percent"
    words = _CROWDS[lang][place]
    if unit is None:
        return words.removesuffix(" of")
    return words + show_unit(unit, "zh") if lang == "zh" else f"{words} {show_unit(unit, 'en')}"


def gloss(figure: Figure, lang: str) -> str:
    """Return the figure in few words of the reader's language, to stand beside the printed form.

    "超900亿元" is "over CNY 90 billion", "1600余家" is "over 1,600 enterprises". It names nothing that the
    figure does not, and is no text to read back.
    """
    text = show(figure, lang)
    if figure.hedge is Hedge.OVER and figure.high is not None and figure.value is not None:
        text = _SENSES[lang].get(figure.sense or "", "") + _WORDS[lang][Hedge.OVER] + _quantity(figure.value, figure.unit, lang)
    unit = figure.unit
    if figure.hedge is Hedge.UNDER and not _is_near(figure.printed):
        text = text.replace(_hedge(figure, lang), "不足" if lang == "zh" else "under ", 1)
    if unit is None:
        return text
    if lang == "en":
        text = text.removesuffix(" items").removesuffix(" item").removesuffix(" of")
        return text.replace(divided_by(unit, "en"), divided_by(unit, "en", " per ")) if "/" in unit.id else text
    return text.replace(show_unit(unit, "zh"), noun(unit.id)) if unit.dimension == "count" else text


def _is_near(printed: str) -> bool:
    """Whether the hedge under a number says that it is close to it, and not only that it is below."""
    return any(word in printed.lower() for word in ("近", "几乎", "nearly", "almost", "approaching", "close"))
