"""Figures written out: in full, so that reading the text back gives the same figure, and as a short gloss."""

from __future__ import annotations

from decimal import Decimal

from zonecli.figures.hedge_words import word_of
from zonecli.figures.numbers.decimals import EXACT, HALF, HUNDRED, ONE, next_step, power_of_ten, product, quotient
from zonecli.figures.types import Figure, Hedge
from zonecli.figures.units.format import divided_by, noun, show_unit
from zonecli.figures.units.ids import Unit, of_id, split_scale

_SCALES = {
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
    "en": ((12, " trillion"), (9, " billion"), (6, " million")),
}
# A scale that would need more decimals than this is harder to read than the digits themselves.
_MAX_DECIMALS = {"zh": 4, "en": 3}
# 近三年 are the last three years.
_NEARLY_OF_TIME = "将近"
_REACHING = {"zh": "余", "en": "-odd"}
_TO = {"zh": "至", "en": " to "}
# Before an exact number that was rounded.
_ROUNDED = {"zh": "≈", "en": "≈ "}
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
    coefficient, scale = _split_scale(value, lang)
    return _digits(coefficient, lang) + scale


def _split_scale(value: Decimal, lang: str) -> tuple[Decimal, str]:
    for power, scale in _SCALES[lang]:
        coefficient = EXACT.normalize(product(value, power_of_ten(-power)))
        # 15070 is not 1.507万.
        is_small = lang == "zh" and value.copy_abs() < _SMALL
        is_short = not is_small or len(f"{coefficient:f}{scale}") <= len(f"{EXACT.normalize(value):f}")
        if coefficient.copy_abs() >= ONE and -int(coefficient.as_tuple().exponent) <= _MAX_DECIMALS[lang] and is_short:
            return coefficient, scale
    return value, ""


def _digits(value: Decimal, lang: str) -> str:
    return format(EXACT.normalize(value), ",f" if lang == "en" else "f")


_SMALL = 100_000
_HALF_OF = {"h": "half an hour", "day": "half a day", "month": "half a month", "year": "half a year"}
_MORE_THAN = "more than "
# What a move in an order is, and a place.
_MOVES = {"zh": ("上升{n}位", "下降{n}位"), "en": ("up {n} places", "down {n} places")}
_PLACES = {"zh": ("第{n}位", "第{n}至{m}位", "前{n}位"), "en": ("No. {n}", "No. {n} to {m}", "top {n}")}


def show_position(figure: Figure, lang: str) -> str | None:
    """Return a place in an order, or a move in one, in words: 第13位, top 20, up 3 places; None for anything else."""
    if figure.unit is None or figure.unit.id != "position":
        return None
    if figure.is_change and figure.value is not None and figure.hedge is Hedge.EXACT:
        text = _MOVES[lang][figure.sense == "decline"].format(n=f"{figure.value.copy_abs():f}")
        return text.removesuffix("s") if lang == "en" and figure.value.copy_abs() == ONE else text
    exact, span, top = _PLACES[lang]
    if figure.sense is None and figure.hedge is Hedge.EXACT and figure.value is not None:
        return exact.format(n=f"{figure.value:f}")
    if figure.sense is None and figure.hedge is Hedge.AT_MOST and figure.value is not None:
        return top.format(n=f"{figure.value:f}")
    if figure.sense is None and figure.hedge is Hedge.RANGE and figure.low is not None and figure.high is not None:
        return span.format(n=f"{figure.low:f}", m=f"{figure.high:f}")
    return None


def show(figure: Figure, lang: str, *, is_exact: bool = True) -> str:
    """Return the figure in `lang` ("zh" or "en"), written so that reading it gives the same figure again.

    What it counts is named by its unit, a growth or a decline by its verb. Where it need not be `is_exact`, a range
    is written without saying which of its ends is left out.
    """
    if position := show_position(figure, lang):
        return position
    figure = figure.negate() if figure.sense == "decline" else figure
    value, unit, before = figure.value, figure.unit, _change(figure, lang)
    ends = figure.ends or (figure.low, figure.high)
    if Hedge.SEVERAL in figure.hedges and ends[0] is not None:
        return before + _hedges(figure, lang, besides=Hedge.SEVERAL) + _crowd(ends[0], unit, lang)
    if is_exact and figure.hedges == (Hedge.RANGE,) and (figure.low_open or figure.high_open) and not figure.sense:
        return _between(figure, lang)
    if Hedge.RANGE in figure.hedges and ends[0] is not None and ends[1] is not None:
        return before + _hedges(figure, lang, besides=Hedge.RANGE) + _range(ends[0], ends[1], unit, lang)
    if value is None:
        return ""
    if figure.hedge is Hedge.OVER and figure.high == next_step(value):
        return before + _hedges(figure, lang, besides=Hedge.OVER) + _quantity(value, unit, lang, _REACHING[lang])
    if figure.hedge is Hedge.ABOUT and figure.low is not None:
        return before + _ROUNDED[lang] + _quantity(value, unit, lang)
    return before + _hedges(figure, lang) + _quantity(value, unit, lang)


def _between(figure: Figure, lang: str) -> str:
    """Return a range of which an end is left out: 不低于1000亿元小于1万亿元, at least 5 but less than 10."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return ""
    above = word_of(Hedge.OVER if figure.low_open else Hedge.AT_LEAST, lang)
    below = word_of(Hedge.UNDER if figure.high_open else Hedge.AT_MOST, lang)
    joint = " but " if lang == "en" else ""
    return f"{above}{_quantity(low, figure.unit, lang)}{joint}{below}{_quantity(high, figure.unit, lang)}"


def _change(figure: Figure, lang: str) -> str:
    return _CHANGES[lang].get(figure.sense or "", "")


def _hedges(figure: Figure, lang: str, besides: Hedge | None = None) -> str:
    """Return the words of the hedges, but for the one that is written in another way."""
    return "".join(_hedge(hedge, figure.unit, lang) for hedge in figure.hedges if hedge is not besides)


def _hedge(hedge: Hedge, unit: Unit | None, lang: str) -> str:
    if hedge is Hedge.NEARLY and lang == "zh" and unit and unit.dimension == "time":
        return _NEARLY_OF_TIME
    return word_of(hedge, lang)


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
    (first, scale), (last, last_scale) = _split_scale(low, lang), _split_scale(high, lang)
    # Wider than this, nobody could tell whether the low end has the scale of the high one.
    is_near = low > 0 and high <= product(low, HUNDRED)
    if scale and last_scale and scale != last_scale and lang == "en" and is_near:
        return _in_unit(f"{first:f}{scale}{_TO[lang]}{last:f}{last_scale}", high, unit, lang, is_plural=True)
    if scale != last_scale or low <= 0:
        first, last, last_scale = low, high, ""
    # Two bare numbers of four digits would be years without their comma.
    style = "en" if unit is None else lang
    numbers = _digits(first, style) + _TO[lang] + _digits(last, style) + last_scale
    return _in_unit(numbers, high, unit, lang, is_plural=True)


def _crowd(low: Decimal, unit: Unit | None, lang: str) -> str:
    """Return 数千亩, tens of thousands of mu: the low end of such a figure is twice 10ⁿ."""
    if unit and unit.id == "ratio":
        return "百分之几" if lang == "zh" else "several percent"
    ones = product(low, HALF)
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


def _per_each(text: str, unit: Unit) -> str:
    """Return 每个项目超7.5亿元 for 超7.5亿元/个项目; empty for what is not of one counted thing."""
    _, *below = unit.id.split("/")
    if len(below) != 1 or split_scale(below[0])[0] or of_id(below[0]).dimension != "count":
        return ""
    return f"每{noun(below[0])}{text.replace(divided_by(unit, 'zh'), '', 1)}"


def gloss(figure: Figure, lang: str) -> str:
    """Return the figure in few words of the reader's language, to stand beside the printed form.

    "超900亿元" is "over CNY 90 billion", "1600余家" is "more than 1,600 enterprises", 超7.5亿元/个项目 is
    每个项目超7.5亿元. It names nothing that the figure does not, but it is no text to be read back.
    """
    text, unit = show(figure, lang, is_exact=False), figure.unit
    if show_position(figure, lang):
        return text
    figure = figure.negate() if figure.sense == "decline" else figure
    if figure.hedge is Hedge.OVER and figure.value is not None:
        text = _change(figure, lang) + _hedges(figure, lang) + _quantity(figure.value, unit, lang)
    if unit is None:
        return text
    is_counted = unit.dimension in ("count", "people")
    if lang == "en" and figure.value == HALF and unit.id in _HALF_OF:
        return text.replace(_quantity(HALF, unit, lang), _HALF_OF[unit.id], 1)
    if lang == "zh":
        return _per_each(text, unit) or (text.replace(show_unit(unit, lang), noun(unit.id), 1) if is_counted else text)
    if is_counted and figure.hedges[0] is Hedge.OVER:
        text = text.replace(word_of(Hedge.OVER, lang), _MORE_THAN, 1)
    if unit.id == "item":
        return text.removesuffix(" items").removesuffix(" item").removesuffix(" of")
    is_spoken = "/" in unit.id and not unit.dimension.endswith("/time")
    return text.replace(divided_by(unit, lang), divided_by(unit, lang, " per "), 1) if is_spoken else text
