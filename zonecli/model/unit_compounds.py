"""Quantities of several parts, which are one sum: 3小时20分钟, 7元5角, 5 ft 10 in, 一年半, 四成五."""

from __future__ import annotations

from decimal import Decimal

from zonecli.model.figure_chinese import DIGITS
from zonecli.model.figure_numbers import EXACT, HALF, ONE, TEN, TENTH, Form, Number, product, quotient, significant, total
from zonecli.model.figure_text import Source, is_digit, skip_spaces
from zonecli.model.unit_ids import of_id
from zonecli.model.unit_phrases import Phrase, count_at, phrase

# How many of the smaller unit make one of the larger, for the pairs that are printed together.
_SMALLER = {
    ("day", "h"): 24, ("h", "min"): 60, ("min", "s"): 60, ("year", "month"): 12, ("week", "day"): 7,
    ("ft", "in"): 12, ("yd", "ft"): 3, ("lb", "oz"): 16, ("jin", "liang"): 10, ("km", "m"): 1000, ("m", "cm"): 100,
    ("t", "kg"): 1000, ("kg", "g"): 1000, ("zhang", "chi"): 10, ("chi", "cun"): 10,
}  # fmt: skip
_MONEY_LIMIT = TEN * TEN
# What stands behind 个 with a word in between: 3个多月.
SPLIT_BY_MEASURE = ("月", "小时", "钟头", "星期", "礼拜", "百分点", "季度", "世纪", "年头", "工作日")


def compound(source: Source, number: Number, unit: Phrase) -> tuple[Number, Phrase]:
    """Return the number and the unit with the smaller parts behind them added, in the smallest unit."""
    text = source.text
    if text.startswith("半", unit.end) and not text.startswith("半数", unit.end) and _is_whole(number):
        value = total(number.value, HALF)
        return number._replace(value=value, digits=significant(value), lone=False), _to(unit, unit.end + 1)
    digit = text[unit.end : unit.end + 1]
    if unit.printed in ("成", "块") and _is_whole(number) and digit and _is_last_digit(text, unit.end):
        tenths = product(Decimal(DIGITS.get(digit, digit)), TENTH)
        value = total(number.value, tenths)
        return number._replace(value=value, digits=significant(value), lone=False), _to(unit, unit.end + 1)
    while found := _part(source, number, unit):
        number, unit = found
    return number, unit


def _to(unit: Phrase, end: int) -> Phrase:
    return unit._replace(end=end)


def _is_whole(number: Number) -> bool:
    is_single = number.form is Form.PLAIN and not number.share and not number.scales
    return is_single and number.value == number.value.to_integral_value()


def _is_last_digit(text: str, at: int) -> bool:
    """Whether one digit stands at `at` and nothing that goes on with it (四成五, 3块5; but 3块5毛)."""
    is_one = text[at] in DIGITS or is_digit(text[at])
    return is_one and (at + 1 == len(text) or text[at + 1] in "的左以,。 ")


def _part(source: Source, number: Number, unit: Phrase) -> tuple[Number, Phrase] | None:
    """Return the sum with one smaller part behind it; None where none follows."""
    dimension = of_id(unit.id).dimension
    is_money = dimension == "money"
    if number.form is not Form.PLAIN or not (is_money or any(larger == unit.id for larger, _ in _SMALLER)):
        return None
    at = _behind_joint(source, unit.end)
    second = count_at(source, at)
    if second is None or second.form is not Form.PLAIN or second.share:
        return None
    smaller = _short_unit(source, unit, second.end) or phrase(source, second.end, None)
    if smaller is None:
        return None
    base, _, divided_by = smaller.id.partition("/")
    joined = _sum(number, unit, second, smaller._replace(id=base))
    return joined and (joined[0], joined[1]._replace(id=joined[1].id + (f"/{divided_by}" if divided_by else "")))


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
        return Phrase("CNY", product(TENTH, TENTH), end + 1, "分")
    return Phrase("min", ONE, end + 1, "分") if unit.id == "h" else None


def _sum(number: Number, unit: Phrase, second: Number, smaller: Phrase) -> tuple[Number, Phrase] | None:
    if unit.id == smaller.id and smaller.factor < unit.factor:
        ratio = quotient(smaller.factor, unit.factor)[0]
        added = product(second.value, ratio)
        if added >= ONE and second.value >= _MONEY_LIMIT:
            return None
        value = total(number.value, added)
        return _sum_of(value, unit, smaller.end)
    times = _SMALLER.get((unit.id, smaller.id))
    if times is None or second.value >= times or number.value != number.value.to_integral_value():
        return None
    value = total(EXACT.multiply(number.value, Decimal(times)), second.value)
    return _sum_of(value, smaller, smaller.end)


def _sum_of(value: Decimal, unit: Phrase, end: int) -> tuple[Number, Phrase]:
    digits = len(value.as_tuple().digits)
    return Number(value, digits, end), unit._replace(end=end)
