"""Quantities of several parts, which are one sum: 3小时20分钟, 7元5角, 5 ft 10 in, 一年半, 四成五."""

from __future__ import annotations

from decimal import Decimal

from zonecli.figures.normalize import Source, is_digit, skip_spaces, split
from zonecli.figures.numbers.chinese import DIGITS
from zonecli.figures.numbers.decimals import (
    EXACT,
    HALF,
    HUNDREDTH,
    ONE,
    TENTH,
    Form,
    Number,
    last_place,
    product,
    quotient,
    total,
)
from zonecli.figures.units.conversion import factor
from zonecli.figures.units.ids import of_id
from zonecli.figures.units.lexicon import Phrase
from zonecli.figures.units.phrases import count_at, phrase

# Units that are printed together, the larger one first.
_PAIRS = frozenset(
    tuple(pair.split())
    for pair in split(
        "day h, h min, min s, year month, week day, ft in, yd ft, lb oz, jin liang, km m, m cm, t kg, kg g, "
        "zhang chi, chi cun"
    )
)
_LARGER = frozenset(larger for larger, _ in _PAIRS)
# What stands behind 个 with a word in between: 3个多月.
SPLIT_BY_MEASURE = ("月", "小时", "钟头", "星期", "礼拜", "百分点", "季度", "世纪", "年头", "工作日")


def compound(source: Source, number: Number, unit: Phrase) -> tuple[Number, Phrase]:
    """Return the number and the unit with the smaller parts behind them added, in the smallest unit."""
    text, end = source.text, unit.end
    if number.form is not Form.PLAIN or number.share or number.value != number.value.to_integral_value():
        return number, unit
    if text.startswith("半", end) and not text.startswith("半数", end) and not number.scales:
        return _sum_of(total(number.value, HALF), unit, end + 1)
    if unit.printed in ("成", "块") and not number.scales and _is_last_digit(text, end):
        tenths = product(Decimal(DIGITS.get(text[end], text[end])), TENTH)
        return _sum_of(total(number.value, tenths), unit, end + 1)
    while found := _part(source, number, unit):
        number, unit = found
    return number, unit


def _is_last_digit(text: str, at: int) -> bool:
    """Whether one digit stands at `at` and nothing that goes on with it (四成五, 3块5; but 3块5毛)."""
    is_one = text[at : at + 1] in DIGITS or is_digit(text[at : at + 1])
    return is_one and (at + 1 == len(text) or text[at + 1] in "左以,。 ")


def _part(source: Source, number: Number, unit: Phrase) -> tuple[Number, Phrase] | None:
    """Return the sum with one smaller part behind it; None where none follows."""
    if of_id(unit.id).dimension != "money" and unit.id not in _LARGER:
        return None
    second = count_at(source, _behind_joint(source, unit.end))
    if second is None or second.form is not Form.PLAIN or second.share:
        return None
    smaller = _short_unit(source, unit, second.end) or phrase(source, second.end, None)
    if smaller is None:
        return None
    base, _, divided_by = smaller.id.partition("/")
    if unit.id == base:
        added = product(second.value, quotient(smaller.factor, unit.factor))
        # 12元5角 has 3分 behind it, but not 3角.
        if added >= min(ONE, last_place(number.value)):
            return None
        value, of = total(number.value, added), unit
    elif (unit.id, base) not in _PAIRS:
        return None
    else:
        times = Decimal(factor(of_id(unit.id), of_id(base)).numerator)
        if second.value >= times:
            return None
        value, of = total(EXACT.multiply(number.value, times), second.value), smaller
    return _sum_of(value, of._replace(id=f"{of.id.split('/')[0]}/{divided_by}".rstrip("/")), smaller.end)


def _sum_of(value: Decimal, unit: Phrase, end: int) -> tuple[Number, Phrase]:
    return Number(value, len(value.as_tuple().digits), end), unit._replace(end=end)


def _behind_joint(source: Source, end: int) -> int:
    at = skip_spaces(source.text, end)
    for joint in ("零", "又", "and ", ", ", ","):
        if source.lower.startswith(joint, at):
            return skip_spaces(source.text, at + len(joint))
    return at


def _short_unit(source: Source, unit: Phrase, end: int) -> Phrase | None:
    """Read 分, which only behind a larger unit is one: 3角5分, 2小时30分."""
    if not source.text.startswith("分", end) or source.text.startswith(("分钟", "分钱"), end):
        return None
    if unit.id == "CNY":
        return Phrase("CNY", HUNDREDTH, end + 1, "分")
    return Phrase("min", ONE, end + 1, "分") if unit.id == "h" else None
