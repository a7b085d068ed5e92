"""How a printed quantity is built: words before, a number or a range of two, its unit, words behind."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal

from zonecli.figures import lookalikes
from zonecli.figures.amounts import OPENNESS, Amount, AmountReader
from zonecli.figures.hedge_words import Around, behind
from zonecli.figures.interpret import BELOW, Interpretation, together
from zonecli.figures.normalize import is_digit, skip_spaces
from zonecli.figures.numbers.chinese import DIGITS
from zonecli.figures.numbers.decimals import (
    EXACT,
    HALF,
    HUNDREDTH,
    ONE,
    TEN,
    Form,
    Number,
    power_of_ten,
    product,
    quotient,
)
from zonecli.figures.numbers.english import next_word
from zonecli.figures.types import Hedge, ParseFailure
from zonecli.figures.units.ids import of_id
from zonecli.figures.units.lexicon import Phrase, money_before, nouns
from zonecli.figures.units.nouns import noun_alone
from zonecli.figures.units.phrases import count_at, divisor, is_time, over, phrase

# Scales from here on are shared by both ends of a range.
_BIG = 4
_TENS = 1
_PLAIN = frozenset((*"., +-余多来", *DIGITS))
# What nobody counts in thousands or millions.
_WITHOUT_SCALE = ("ratio", "pp", "times", "position", "temperature")
# Beyond this, two numbers as they stand are no likely range: 500-5亿, 3千-5亿.
_WIDEST = 100
# A sign that several currencies have, the one it is taken for, and what says that it is that one.
_SIGNS_ALONE = (
    ("$", "USD", re.compile("US|U\\.S|美|us dollar", re.IGNORECASE)),
    ("Dh", "AED", re.compile("AED|UAE", re.IGNORECASE)),
    ("SR", "SAR", re.compile("SAR|riyal", re.IGNORECASE)),
    ("¥", "CNY", re.compile("元|人民币|RMB|CN|yuan|renminbi", re.IGNORECASE)),
)
_WEAK_SIGNS = frozenset(("sr", "dh", "dhs", "dh.", "dhs."))
_RANGE_SIGNS = ("——", "—", "-", "~", "至", "到")
_PARTS = {"百分之": power_of_ten(-2), "千分之": power_of_ten(-3), "万分之": power_of_ten(-4)}
_FORMS = {
    Form.PAIR: Around(Hedge.RANGE),
    Form.SEVERAL: Around(Hedge.SEVERAL),
    Form.REACHING: Around(Hedge.OVER, reach=True),
}
# Of how many there are names for some of them: 数千万亿.
_MOST = power_of_ten(15)
_STEPS = frozenset(("大关", "的大关", "台阶", "新台阶", "关口", "门槛"))
_SIDES = {"以上": (Hedge.OVER, Hedge.AT_LEAST), "以下": (Hedge.UNDER, Hedge.AT_MOST)}
_OF_NEGATIVES = {Hedge.EXACT, Hedge.ABOUT, Hedge.RANGE}


class Sentence(AmountReader):
    """A whole printed quantity."""

    def read(self) -> tuple[Interpretation, Amount, Amount | None]:
        """Return what the whole text says, with its number, or the two of a range. Raises ParseFailure."""
        self.take_words_before()
        first = self.amount()
        other = self._other_end(first)
        if self.in_between and other is None:
            raise ParseFailure(0, self.at, "ambiguous")
        last = other or first
        unit = self._words_behind(last.unit, _is_share(last))
        if other:
            first, other = self._both_ends(first, other)
        reading = self._reading(first, other, unit)
        if reading.sense == "decline":  # 减少0.5倍 is one, 减少2倍 none: not every number is read as this one is
            first = first._replace(number=first.number._replace(lone=False))
        return reading, first, other

    def ends(self) -> list[int]:
        """Return where what begins the text may end as a quantity, the shortest first, whatever stands behind it.

        Raises ParseFailure where not even a number with its unit can be read.
        """
        self.take_words_before()
        first = self.amount()
        found = [self.at]
        with suppress(ParseFailure):
            last = self._other_end(first) or first
            found.append(self.at)
            unit, is_share = last.unit, _is_share(last)
            while skip_spaces(self.text, self.at) < len(self.text):
                unit = self._take_behind(unit, is_share)
                found.append(self.at)
        return found

    def _other_end(self, first: Amount) -> Amount | None:
        """Read the second number of a range, if one follows."""
        end = self._behind_range_sign()
        if end is None:
            return None
        if first.number.value < 0 and self.text.startswith("-", skip_spaces(self.text, self.at)):
            raise ParseFailure(first.start, end, "ambiguous")  # -5-6%
        money = money_before().match(self.text, end)
        number_at = skip_spaces(self.text, money[1]) if money else end + self.text.startswith("-", end)
        if count_at(self.source, number_at) is None:
            return None
        self.at = end
        if money:
            self.take_currency()
        self.note(Around(Hedge.RANGE))
        return self.amount()

    def _behind_range_sign(self) -> int | None:
        at = skip_spaces(self.text, self.at)
        for sign in (*_RANGE_SIGNS, "和", "与") if self.in_between else _RANGE_SIGNS:
            if self.text.startswith(sign, at):
                return skip_spaces(self.text, at + len(sign))
        word, end = next_word(self.lower, self.at)
        return skip_spaces(self.text, end) if word == "to" or (word == "and" and self.in_between) else None

    def _both_ends(self, first: Amount, other: Amount) -> tuple[Amount, Amount]:
        """Return both ends of a range in the unit of the second one."""
        low, unit = first.number, other.unit
        if low.share and unit is None and not other.number.share:
            other = other._replace(number=self._of_same_whole(first, other.number))
        if low.share and first.unit is None and unit and unit.id == "ratio":
            low = low.times(quotient(ONE, unit.factor))  # 三分之一至50%
        elif low.share != other.number.share and not (first.unit and unit):
            raise ParseFailure(first.start, self.at, "ambiguous")
        if first.unit:
            is_same = unit and (first.unit.id == unit.id or unit.id.startswith(f"{first.unit.id}/"))
            if unit is None or not is_same:
                raise ParseFailure(first.start, self.at, "ambiguous")
            if first.unit.factor != unit.factor:
                low = low.times(quotient(first.unit.factor, unit.factor))
        low = _lower_end(low, other.number, (first.start, self.at), has_own_unit=first.unit is not None)
        return first._replace(number=low), other

    def _of_same_whole(self, first: Amount, second: Number) -> Number:
        """Return the second number as a share of what the first one is: 百分之二十至三十."""
        for words, part in _PARTS.items():
            if self.text.startswith(words, first.start):
                return second.times(part)._replace(share=True, scales=(), lone=False)
        return second

    def _words_behind(self, unit: Phrase | None, is_share: bool) -> Phrase | None:
        """Take what follows the unit, to the end; return the unit with what it is divided by there."""
        while True:
            self.at = at = skip_spaces(self.text, self.at)
            if at == len(self.text) or (at == len(self.text) - 1 and self.text[at] in ".。,;!、"):
                return unit
            unit = self._take_behind(unit, is_share)

    def _take_behind(self, unit: Phrase | None, is_share: bool) -> Phrase | None:
        """Take one thing that follows the unit; return the unit with it. Raises ParseFailure for anything else."""
        at = skip_spaces(self.text, self.at)
        openness = OPENNESS.match(self.text, at)
        if openness and (openness["amount"] or "") in self.text[:at]:
            self.note(Around(_SIDES[openness["side"]][openness["open"] is None]))
            self.at = openness.end()
        elif found := behind().match(self.lower, at):
            if not self._may_stand_behind(self.text[at : found[1]], found[0], unit, is_share):
                raise lookalikes.unknown_behind(self.source, at)
            self.note(found[0])
            self.at = found[1]
        elif unit and (below := divisor(self.source, at, further="/" in unit.id)):
            unit, self.at = unit._replace(id=over(unit.id, below[0])), below[1]
        elif unit is None and (late := phrase(self.source, at, self.money)):
            unit, self.at = late, late.end
        elif unit and (noun := self._noun_behind(unit, at)):
            unit, self.at = unit._replace(id=noun.id, counted=noun.printed), noun.end
        else:
            raise lookalikes.unknown_behind(self.source, at)
        return unit

    def _noun_behind(self, unit: Phrase, at: int) -> Phrase | None:
        """Read the noun behind 30家以上企业; of 300人以上企业 and 300名硕士以上人才 the words before are no count."""
        noun = noun_alone(self.source, at) if unit.counted and unit.counted not in nouns() else None
        return noun if noun and (noun.id == unit.id or unit.id in ("item", "enterprise")) else None

    def _may_stand_behind(self, word: str, says: Around, unit: Phrase | None, is_share: bool) -> bool:
        """Whether a word that is said of some numbers only may stand behind one in this unit."""
        is_money = of_id(unit.id).dimension.split("/")[0] == "money" if unit else self.money is not None
        if word in ("强", "弱"):
            return is_share
        if word in _STEPS:  # 迈上千亿元台阶, but not 3个台阶
            is_reached = any(each.hedge in (Hedge.OVER, Hedge.AT_LEAST) for each in self.around)
            return is_reached and (unit is None or is_money or of_id(unit.id).dimension == "people")
        if says.per in ("sqft", "m2"):
            return is_money
        if says.per == "year" and unit is not None:
            return not any(map(is_time, unit.id.split("/")[1:]))
        return True

    def _reading(self, first: Amount, other: Amount | None, unit: Phrase | None) -> Interpretation:
        """Put together what has been taken. Raises ParseFailure where it contradicts itself or is too vague."""
        number, whole = first.number, (0, len(self.text))
        if number.form in _FORMS:
            self.note(_FORMS[number.form])
        hedges = {each.hedge for each in self.around if each.hedge is not Hedge.EXACT}
        terms = [each.per for each in self.around if each.per]
        said = together(hedges)
        if said is None or (number.value < 0 and not _OF_NEGATIVES.issuperset(said)):
            raise ParseFailure(*whole, "contradiction")
        unit_id, factor = self._unit(unit, first, other)
        if self.sense in ("growth", "decline"):
            unit_id = self._change(unit_id, number, other)
        elif unit_id == "times" and self.sense is None:
            self.sense = "multiple"
        is_no_multiple = self.sense == "multiple" and unit_id not in ("times", "ratio")
        is_compared = any(each.compares for each in self.around)
        if (is_compared and not self.sense) or (terms and not unit_id) or is_no_multiple:
            raise ParseFailure(*whole, "ambiguous")
        for term in terms:
            unit_id = over(unit_id, term)
        if self.is_share and unit_id not in ("ratio", "times"):  # 全国的9家
            raise ParseFailure(*whole, "ambiguous")
        if self.is_added and (unit_id in ("", "ratio", "pp") or number.value < 0):  # 新增5%
            raise ParseFailure(*whole, "ambiguous")
        if is_compared and unit is not None and unit.counted == "位":  # places, or people
            raise ParseFailure(*whole, "ambiguous")
        self._refuse_weak_sign(unit, first, other)
        self._refuse_vague(first, said[-1], unit_id, factor)
        # 至少70多个 may be more than 80.
        reach = self.reach and hedges <= {Hedge.OVER, Hedge.ABOUT}
        named = unit or self.table_unit
        counted = named.counted if named else None
        of = of_id(unit_id) if unit_id else None
        return Interpretation(factor, of, said, reach, counted, self.sense, self.base or None, self._assumed(unit_id))

    def _assumed(self, unit_id: str) -> str | None:
        """Return the currency that $ or ¥ alone was taken for, where nothing beside it tells which one is meant."""
        printed = self.text + (self.table_unit.printed if self.table_unit else "")
        for sign, currency, names in _SIGNS_ALONE:
            is_alone = sign in printed and unit_id.split("/")[0] == currency and names.search(printed) is None
            if is_alone and (sign != "$" or self.source.is_assumed):
                return currency
        return None

    def _refuse_weak_sign(self, unit: Phrase | None, first: Amount, other: Amount | None) -> None:
        """Raise ParseFailure for SR5 and Dh 20, which may be a name or another currency; SR5 billion is money."""
        printed = self.money.printed if self.money else unit.printed if unit else ""
        last = (other or first).number
        is_grouped = "," in self.text[first.start : last.end]
        if printed in _WEAK_SIGNS and not last.scales and not is_grouped:
            raise ParseFailure(0, len(self.text), "ambiguous")

    def _change(self, unit_id: str, number: Number, other: Amount | None) -> str:
        """Return the unit of a growth or a decline: 增长1.4倍 is a ratio. Raises ParseFailure."""
        whole, verbs = (0, len(self.text)), [each for each in self.around if each.sense]
        if (other.number if other else number).value < 0:  # 增长-3.5%
            if self.sense == "decline":
                raise ParseFailure(*whole, "ambiguous")
            self.sense = "decline"
        if not number.value and any(each.hedge in BELOW for each in self.around):
            raise ParseFailure(*whole, "contradiction")  # 增长不到0%
        if any(each.of_rate for each in verbs) and unit_id != "pp":  # 增速提高2%
            raise ParseFailure(*whole, "ambiguous")
        if unit_id != "times":
            return unit_id
        is_too_much = self.sense == "decline" and number.value >= ONE
        if is_too_much or not all(each.times for each in verbs):  # 减少一倍, 扩大5倍
            raise ParseFailure(*whole, "ambiguous")
        return "ratio"

    def _unit(self, unit: Phrase | None, first: Amount, other: Amount | None) -> tuple[str, Decimal]:
        """Return the id of the whole unit, empty for a bare number, and its factor."""
        amounts = (first, other) if other else (first,)
        unit_id, factor = (unit.id, unit.factor) if unit else ("", ONE)
        if unit is None and self.money:
            unit_id = self.money.id
        elif unit is None and any(each.number.share for each in amounts):
            unit_id = "ratio"
        if self.money and of_id(unit_id).dimension.split("/")[0] != "money":
            raise ParseFailure(0, len(self.text), "contradiction")
        if self.table_unit is None:
            return unit_id, factor
        # 一万二, 1.2e4 and two dozen have a scale as well: beside another one only digits are plain.
        is_plain = all(self._of_digits(each) for each in amounts)
        is_sign = unit is None and self.money is not None
        return self._join(unit_id, factor, self.table_unit, is_plain=is_plain, is_sign=is_sign)

    def _of_digits(self, amount: Amount) -> bool:
        """Whether a number is printed in digits, with a point, groups and 余 in it, but no scale of any kind."""
        printed = self.text[amount.start : amount.number.end]
        return not amount.number.scales and all(is_digit(each) or each in _PLAIN for each in printed)

    def _join(
        self, unit_id: str, factor: Decimal, table: Phrase, *, is_plain: bool, is_sign: bool
    ) -> tuple[str, Decimal]:
        """Return the unit that is printed with the number together with the one that is printed elsewhere.

        The one elsewhere may have the scale, the currency or the denominator that is missing here (171.83件 in
        件/万人); what both have must be the same. Raises ParseFailure.
        """
        has_scale = table.factor >= TEN
        whole = (0, len(self.text))
        if (has_scale or table.id == "ratio") and not is_plain:  # 1.2亿 in 万元
            raise ParseFailure(*whole, "two-scales")
        if not unit_id and table.id.startswith("/"):
            raise ParseFailure(*whole, "ambiguous")
        if not unit_id:
            return table.id, table.factor
        if not table.id and (of_id(unit_id).dimension in _WITHOUT_SCALE or not is_plain):  # 5% in 万
            raise ParseFailure(*whole, "contradiction")
        if not table.id:
            return unit_id, product(factor, table.factor)
        if is_sign and unit_id == table.id:  # $87.5 in US$ million
            return table.id, table.factor
        first, *terms = table.id.split("/")
        own, *own_terms = unit_id.split("/")
        if has_scale or (own_terms and own_terms != terms) or (first and not _is_same(own, first)):
            if (unit_id, factor) != (table.id, table.factor):
                raise ParseFailure(0, len(self.text), "contradiction")
            return unit_id, factor
        if not own_terms:
            return "/".join((own if own != "item" else first or own, *terms)), factor
        return unit_id, factor

    def _refuse_vague(self, first: Amount, hedge: Hedge, unit_id: str, factor: Decimal) -> None:
        """Raise ParseFailure for what only looks like a quantity: 万元 by itself, 近三年, 三五."""
        number, span = first.number, (first.start, first.number.end)
        is_half_a_unit = number.value == HALF and unit_id not in ("", "ratio")
        if number.form is Form.BARE and hedge is Hedge.EXACT and not is_half_a_unit:
            raise ParseFailure(*span, "not-a-quantity")
        if self.near and unit_id and of_id(unit_id).dimension == "time":
            raise ParseFailure(*self.near, "ambiguous")
        if number.form is Form.SEVERAL:
            some, whole_unit = product(number.value, factor), unit_id.split("/")[0]
            is_said = some == HUNDREDTH and unit_id == "ratio" if whole_unit == "ratio" else ONE <= some <= _MOST
            if not is_said or (number.value < TEN and not unit_id):  # 几成, 几角, 几
                raise ParseFailure(*span, "ambiguous")
        elif number.upper is not None and not unit_id and EXACT.remainder(number.value, TEN):  # 三五, 十四五
            raise ParseFailure(*span, "ambiguous")
        if not unit_id and "兆" in self.text[first.start : number.end]:  # million, million million, or bits
            raise ParseFailure(*span, "ambiguous")
        if not unit_id and number.lone:
            lookalikes.check_bare(self.source, *span)
            if hedge is Hedge.RANGE:
                lookalikes.check_bare_range(self.source, first.start)


def _is_share(amount: Amount) -> bool:
    return amount.number.share or (amount.unit is not None and amount.unit.id == "ratio")


def _is_same(own: str, table: str) -> bool:
    """Whether two units measure the same: 件 beside 件/万人, where it counts patents."""
    if own == table:
        return True
    return own == "item" and of_id(own).dimension == of_id(table).dimension


def _lower_end(first: Number, second: Number, span: tuple[int, int], *, has_own_unit: bool) -> Number:
    """Return the first number of a range with the scale that it shares with the second: 3至5万.

    GB/T 15835-2011 asks for 3万至5万, and sources print both. A number that has its own unit (3元至5万元) shares
    nothing. Raises ParseFailure where the order is not from low to high, or nobody can tell the scale.
    """
    for number in (first, second):
        if number.form is not Form.PLAIN and not (number.form is Form.FRACTION and number.share):
            raise ParseFailure(*span, "ambiguous")
    low = first if has_own_unit or not second.scales or first.scales == second.scales else _scale(first, second)
    if low is None:
        raise ParseFailure(*span, "ambiguous")
    if low.value >= second.value:
        raise ParseFailure(*span, "contradiction")
    return low


def _scale(first: Number, second: Number) -> Number | None:
    """Return the first number with what it shares of the second one's scales; None where nobody can tell."""
    big = tuple(scale for scale in second.scales if scale >= _BIG)
    shared = first.raise_by(big, first.end) if big and all(scale < _BIG for scale in first.scales) else None
    if not first.scales:
        if _TENS in second.scales and first.value < TEN:
            return None
        if first.value < product(second.value, power_of_ten(-sum(second.scales))):
            return first.raise_by(second.scales, first.end)
    elif shared and len(second.scales) == 1 and second.value <= first.value * _WIDEST:
        return first  # 三千至五万: both are whole as they stand
    both = (number for number in (shared, first) if number and number.value < second.value <= number.value * _WIDEST)
    return next(both, None)
