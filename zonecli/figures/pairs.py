"""Two amounts that say one thing: with an equivalent in brackets, between two bounds, give or take; and classes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from zonecli.figures.gaps import gap, scale_between
from zonecli.figures.interpret import Interpretation, figure
from zonecli.figures.normalize import Source
from zonecli.figures.numbers.chinese import chinese
from zonecli.figures.numbers.decimals import ONE, TEN, Number, last_place, product, quotient, total
from zonecli.figures.types import Figure, FigureError, Hedge
from zonecli.figures.units.ids import of_id

# 350公顷(5250亩), 1.86 trillion yuan ($270.68 billion)
_BRACKET = re.compile(
    r"(?P<first>[^()]*[^() ]) ?\((?:即|合|也就是|or |i\.e\.,? |equivalent to |equal to )?(?P<second>[^()]+)\)[.。]?"
)
_LOW_ZH = "超|不得低于|不低于|不少于|不小于|大于等于|大于或等于|大于|超过|高于|多于|至少"
_HIGH_ZH = "不得超过|不超过|不高于|不大于|小于等于|小于或等于|小于|低于|少于|不足|不到|未满|至多"
_LOW_EN = "more than|over|above|at least|no less than|not less than|greater than(?: or equal to)?|exceeding"
_HIGH_EN = "less than(?: or equal to)?|under|below|at most|no more than|not more than|up to|not exceeding"
_BETWEEN = (
    re.compile(r"(?P<low>.+?以上(?:\(不?含\))?)(?:[,、且并而至到]|但|并且)?(?P<high>.+?(?:以下|以内)(?:\(不?含\))?)"),
    re.compile(rf"(?P<low>(?:{_LOW_ZH}).+?)(?:[,、且并而]|但|并且|而且)?(?P<high>(?:{_HIGH_ZH}).+)"),
    re.compile(rf"(?P<low>(?:{_LOW_EN}) .+?),? (?:but|and|yet) (?P<high>(?:{_HIGH_EN}) .+)"),
)
_GIVE_OR_TAKE = re.compile(r"(?P<first>.*[^ ]) ?± ?(?P<by>[0-9][0-9.,]*)(?P<unit>.*)")
# 千亿级: from 1000亿 up to 1万亿
_CLASS = re.compile(r"(?P<scale>[十百千]?(?:万亿|亿|万)|[十百千])(?P<money>元)?级(?P<noun>产业集群|产业|集群|园区)?")
# 2.5:1, 1:2.3; whole numbers may be a clock, a score or a map.
_TO_ONE = re.compile(r"(?P<above>[0-9]+(?:\.[0-9]+)?):(?P<below>[0-9]+(?:\.[0-9]+)?)")
_STEEPEST = 100
_FAR = Decimal(1000)
_NUMERAL = "[零〇一二三四五六七八九十百千万亿两]"
_SPACED = re.compile(rf"(?<=[分之]|{_NUMERAL}) +(?=[分之]|{_NUMERAL})")
_ABOVE = frozenset((Hedge.OVER, Hedge.AT_LEAST))
_BELOW = frozenset((Hedge.UNDER, Hedge.AT_MOST))

Read = Callable[[str], Figure]


def read_pair(printed: str, text: Source, read: Read) -> Figure | None:
    """Return the figure of a text of two amounts, each of which `read` understands; None for any other text.

    Raises FigureError where an amount and the one in the brackets behind it disagree beyond rounding.
    """
    for kind in (_with_equivalent, _between, _give_or_take, _class, _to_one, _spaced):
        try:
            found = kind(printed, text.lower, read)
        except _NotReadError:
            continue
        if found is not None:
            return replace(found, printed=printed)
    return None


class _NotReadError(Exception):
    """A part of the text is no amount by itself."""


def _part(read: Read, printed: str) -> Figure:
    try:
        return read(printed)
    except FigureError:
        raise _NotReadError from None


def _with_equivalent(printed: str, lower: str, read: Read) -> Figure | None:
    found = _BRACKET.fullmatch(lower)
    if found is None:
        return None
    first, second = (_part(read, printed[slice(*found.span(name))]) for name in ("first", "second"))
    if first.unit is None or second.unit is None or first.unit.dimension != second.unit.dimension:
        return None
    if first.sense or second.sense or first.unit.id == "position":
        return None
    is_money = first.unit.dimension.split("/")[0] == "money"
    if not is_money and scale_between(second.unit, first.unit) is None:  # 3家企业(5个项目)
        return None
    apart = gap(first, second)
    is_other = first.unit == second.unit and first.value != second.value
    if is_other or (apart and apart.apart > _rounding(first, second)):
        raise FigureError(printed, found.start("second") - 1, len(printed), "contradiction")
    return replace(first, equivalent=printed[slice(*found.span("second"))])


def _rounding(first: Figure, second: Figure) -> Fraction:
    """Return how far rounding to the last digit that is not zero takes two figures apart, in the unit of the first."""
    scale = scale_between(second.unit, first.unit) or Fraction(0)
    halves = [Fraction(last_place(each.value)) / 2 if each.value else Fraction(0) for each in (first, second)]
    return halves[0] + halves[1] * scale


def _between(printed: str, lower: str, read: Read) -> Figure | None:
    for pattern in _BETWEEN:
        found = pattern.fullmatch(lower)
        if found is None:
            continue
        low, high = (_part(read, printed[slice(*found.span(name))]) for name in ("low", "high"))
        is_said = _ABOVE.issuperset(low.hedges) and _BELOW.issuperset(high.hedges)
        if not is_said or low.unit != high.unit or low.sense or high.sense or low.low is None or high.high is None:
            return None
        if low.low > 0 and high.high >= product(low.low, _FAR):  # more than $10 but less than $20 million
            return None
        if low.low >= high.high:
            raise FigureError(printed, 0, len(printed), "contradiction")
        return replace(
            low,
            value=None,
            hedges=(Hedge.RANGE,),
            high=high.high,
            high_open=high.high_open,
            digits=max(filter(None, (low.digits, high.digits)), default=None),
        )
    return None


def _give_or_take(printed: str, lower: str, read: Read) -> Figure | None:
    found = _GIVE_OR_TAKE.fullmatch(lower)
    if found is None or lower.count("±") > 1:
        return None
    first, by = (_part(read, printed[slice(*found.span(name))]) for name in ("first", "by"))
    of = printed[slice(*found.span("unit"))]
    if first.unit is None and of:  # 20±2℃; 100±5% may be 5% of 100
        first = _part(read, printed[: found.end("first")] + of)
        if first.unit is not None and first.unit.id == "ratio":
            return None
    by = _part(read, printed[found.start("by") :])
    is_exact = first.hedge is by.hedge is Hedge.EXACT and not (first.sense or by.sense)
    if not is_exact or first.unit != by.unit or first.value is None or by.value is None or by.value <= 0:
        return None
    low, high = total(first.value, by.value.copy_negate()), total(first.value, by.value)
    if low <= 0 < first.value and (first.unit is None or first.unit.dimension not in ("temperature", "ratio")):
        return None
    return replace(first, value=None, hedges=(Hedge.RANGE,), low=low, high=high)


def _class(printed: str, lower: str, read: Read) -> Figure | None:
    found = _CLASS.fullmatch(lower)
    number = found and chinese(found["scale"], 0)
    if not found or not number:
        return None
    reading = Interpretation(ONE, of_id("CNY") if found["money"] else None, (Hedge.RANGE,), False, found["noun"], None)
    first = Number(number.value, 1, 0)
    # Up to the next class, which is another.
    return replace(figure(printed, reading, first, first.times(TEN)), high_open=True)


def _to_one(printed: str, lower: str, read: Read) -> Figure | None:
    found = _TO_ONE.fullmatch(lower)
    if found is None or "1" not in found.groups() or "." not in lower:
        return None
    above, below = Decimal(found["above"]), Decimal(found["below"])
    if not above or not below or max(above, below) >= _STEEPEST:  # 1:50000 is a map's
        return None
    value = quotient(above, below)
    digits = None if above == 1 else len(above.as_tuple().digits)
    reading = Interpretation(ONE, of_id("ratio"), (Hedge.EXACT,), False, None, None)
    return figure(printed, reading, Number(value, digits, 0))


def _spaced(printed: str, lower: str, read: Read) -> Figure | None:
    """Read 三千 九百 as one number."""
    if not _SPACED.search(lower):
        return None
    return _part(read, _SPACED.sub("", lower))
