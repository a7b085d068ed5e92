"""How a printed quantity is built: words before, a number or a range of two, its unit, words behind."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from zonecli.model import figure_labels as labels
from zonecli.model.figure_chinese import scale_words
from zonecli.model.figure_english import next_word, with_scale
from zonecli.model.figure_hedges import together
from zonecli.model.figure_numbers import HALF, ONE, TEN, Form, Number, quotient, significant, total
from zonecli.model.figure_ranges import ends
from zonecli.model.figure_reading import Reading
from zonecli.model.figure_text import Source, is_digit, is_letter, skip_spaces
from zonecli.model.figure_types import Hedge, Refusal
from zonecli.model.figure_words import ROUND_HEDGES, ROUND_NUMBERS, Around, before, behind, inside, multiples
from zonecli.model.unit_compounds import SPLIT_BY_MEASURE, compound
from zonecli.model.unit_ids import of_id
from zonecli.model.unit_lexicon import WORD_LIKE_CODES, money_before, words
from zonecli.model.unit_phrases import (
    Money,
    Phrase,
    count_at,
    denominator,
    divided,
    divisor,
    noun_alone,
    over,
    phrase,
    word_of_unit,
)

_LETTER_SCALES = (("mm", 6), ("k", 3), ("m", 6), ("b", 9), ("t", 12))
_RANGE_SIGNS = ("——", "—", "-", "~", "至", "到")
_BOUNDED = (Hedge.EXACT, Hedge.ABOUT, Hedge.RANGE)


class Amount(NamedTuple):
    """A number with its unit, and where it starts."""

    start: int
    number: Number
    unit: Phrase | None


class Sentence:
    """One text being read from left to right; `at` is where the part begins that is not yet understood."""

    def __init__(self, source: Source, table_unit: Phrase | None = None) -> None:
        self.source = source
        self.text, self.lower = source
        self.at = 0
        self.hedges: list[Hedge] = []
        self.reach = False
        self.sense: str | None = None
        self.near: tuple[int, int] | None = None  # a 近: nearly, or of the last years
        self.per: list[str] = []
        self.money: Money | None = None
        self.in_between = False
        self.table_unit = table_unit

    def read(self) -> tuple[Reading, Amount, Amount | None]:
        """Return what the whole text says, with its number, or the two of a range. Raises Refusal."""
        self._words_before()
        first = self._amount()
        other = self._other_end(first)
        unit = self._words_behind((other or first).unit)
        return self._conclusion(first, other, unit)

    def _words_before(self) -> None:
        while True:
            self.at = at = skip_spaces(self.text, self.at)
            if found := before().match(self.lower, at):
                around, self.at = found
                if self.text[at : self.at] == "近":
                    self.near = (at, self.at)
                self.in_between = self.in_between or around.opens_range
                self._note(around)
            elif self.text[at : at + 1] in ROUND_HEDGES and self._is_round(at):
                self.hedges.append(ROUND_HEDGES[self.text[at]])
                self.at += 1
            elif self.text.startswith("每", at) and (divided_by := denominator(self.source, at + 1)):
                self.per.append(divided_by[0])
                self.at = divided_by[1]
            elif not self._money_before():
                return

    def _is_round(self, at: int) -> bool:
        following = self.text[at + 1 : at + 2]
        return bool(following) and (following in ROUND_NUMBERS or self.text.startswith("过半", at))

    def _money_before(self) -> bool:
        """Take a currency before the number; a second one has to be the same (人民币¥100万)."""
        found = money_before().match(self.text, self.at)
        if found is None:
            return False
        printed = self.text[self.at : found[1]]
        if printed in WORD_LIKE_CODES or (self.money and self.money.id != found[0].id):
            raise Refusal(self.at, found[1], "ambiguous")
        if self.money is None or self.money.printed in ("$", "¥"):
            self.money = Money(found[0].id, printed.lower())
        self.at = skip_spaces(self.text, found[1])
        return True

    def _note(self, around: Around) -> None:
        if around.hedge is not Hedge.EXACT:
            self.hedges.append(around.hedge)
        self.reach = self.reach or around.reach
        if around.sense and self.sense and around.sense != self.sense:
            raise Refusal(0, self.at, "contradiction")
        self.sense = self.sense or around.sense
        if around.per:
            self.per.append(around.per)

    def _amount(self) -> Amount:
        """Read a number, with its sign, and the unit behind it."""
        is_negative = self._sign()
        self._money_before()
        start = self.at
        word = multiples().match(self.lower, start)
        if word:
            self.sense, self.at = "multiple", word[1]
            number = Number(Decimal(word[0]), None, self.at, Form.FRACTION)
            return Amount(start, number, Phrase("times", ONE, self.at, ""))
        number_read = count_at(self.source, start)
        if number_read is None:
            raise labels.unknown_before(self.source, start)
        self.at = number_read.end
        number, unit = self._inside(number_read)
        if unit is None:
            unit = phrase(self.source, self.at, self.money) or self._noun_alone(number) or self._money_alone()
        if unit:
            self.at = unit.end
            if not self.in_between:
                number, unit = compound(self.source, number, unit)
                self.at = unit.end
        labels.check(self.source, start, number, unit or self.table_unit)
        if is_negative:
            number = number._replace(value=-number.value, lone=False)
        return Amount(start, number, unit)

    def _sign(self) -> bool:
        for sign in ("-", "负", "零下", "minus ", "negative ", "+"):
            if self.lower.startswith(sign, self.at):
                self.at = skip_spaces(self.text, self.at + len(sign))
                return sign != "+"
        return False

    def _inside(self, number: Number) -> tuple[Number, Phrase | None]:
        """Take what stands between a number and its unit: 多, +, a further 万 or million; a unit only of 3个多月."""
        number, unit = self._by_measure(self._with_letter(number))
        while unit is None:
            at = skip_spaces(self.text, self.at)
            found = inside().match(self.lower, at)
            if found is None:
                break
            if self.text[at] == "+" and is_digit(self.text[found[1] : found[1] + 1]):
                break
            self._note(found[0])
            self.at = found[1]
            scales, end = scale_words(self.text, self.at)
            if scales and number.scales and scales[0] <= number.scales[-1]:
                raise Refusal(self.at, end, "malformed-number")
            further = number.raised(scales, end) if scales else with_scale(self.lower, number._replace(end=self.at))
            number, unit = self._by_measure(further)
            self.at = max(self.at, number.end)
        return number, unit

    def _with_letter(self, number: Number) -> Number:
        """Take a letter for a scale: $5m, £3bn, 70k, 70m people; elsewhere a letter is a unit."""
        at = skip_spaces(self.text, self.at)
        for letters, power in _LETTER_SCALES:
            end = at + len(letters)
            if not self.lower.startswith(letters, at) or is_letter(self.text[end : end + 1]):
                continue
            following = word_of_unit(self.source, skip_spaces(self.text, end)) if self.text[end : end + 1] == " " else None
            is_said = following is not None and bool(following[0].id) and following[1] - skip_spaces(self.text, end) > 2
            if not (self.money or (letters != "mm" and is_said) or (letters == "k" and at == self.at)):
                continue
            if letters == "k" and not self.money and not following and number.value in (2, 4, 8):
                raise Refusal(self.at, end, "ambiguous")
            self.at = end
            return number.raised((power,), end)
        return number

    def _by_measure(self, number: Number) -> tuple[Number, Phrase | None]:
        """Take a measure word that stands before what it measures: 3个多月, 两个半小时, 两个亿, 3个多亿."""
        at = self.at
        if not self.text.startswith("个", at):
            return number, None
        more = self.text[at + 1 : at + 2]
        behind_more = at + 2 if more and more in "多余来半" else at + 1
        scales, end = scale_words(self.text, behind_more)
        unit = next((word for word in SPLIT_BY_MEASURE if self.text.startswith(word, behind_more)), None)
        if not (scales and min(scales) >= 4) and not (unit and behind_more == at + 2):
            return number, None
        if more == "半":
            value = total(number.value, HALF)
            number = number._replace(value=value, digits=significant(value), lone=False)
        elif behind_more == at + 2:
            self._note(inside().get(more) or Around())
        if unit:
            word = words().get(f"个{unit}") or words().get(unit)
            self.at = behind_more + len(unit)
            return number, word and Phrase(word.id, word.factor, self.at, unit)
        self.at = end
        return number.raised(scales, end), None

    def _noun_alone(self, number: Number) -> Phrase | None:
        """Read a noun without a measure word, which only a number that is no label has: 1600余企业, 数千企业."""
        is_hedged = self.reach or number.form in (Form.SEVERAL, Form.REACHING)
        return noun_alone(self.source, self.at) if is_hedged else None

    def _money_alone(self) -> Phrase | None:
        """Return the currency before the number, with what it is divided by, where no unit follows: $5/kg."""
        if self.money is None:
            return None
        unit = divided(self.source, Phrase(self.money.id, ONE, self.at, self.money.printed))
        return unit if unit.id != self.money.id else None

    def _other_end(self, first: Amount) -> Amount | None:
        """Read the second number of a range, if one follows."""
        at = skip_spaces(self.text, self.at)
        sign = next((sign for sign in _RANGE_SIGNS if self.text.startswith(sign, at)), "")
        word, end = next_word(self.lower, self.at)
        if sign:
            end = at + len(sign)
        elif self.in_between and self.text[at : at + 1] in ("和", "与"):
            end = at + 1
        elif word != ("and" if self.in_between else "to") and word != "to":
            return None
        end = skip_spaces(self.text, end)
        money = money_before().match(self.text, end)
        if count_at(self.source, skip_spaces(self.text, money[1]) if money else end + self.text.startswith("-", end)) is None:
            return None
        self.at = end
        if money:
            self._money_before()
        self.hedges.append(Hedge.RANGE)
        return self._amount()

    def _words_behind(self, unit: Phrase | None) -> Phrase | None:
        """Take what follows the unit, to the end; return the unit with what it is divided by there."""
        while True:
            at = skip_spaces(self.text, self.at)
            if at == len(self.text) or (at == len(self.text) - 1 and self.text[at] in ".。,;!、"):
                return unit
            if found := behind().match(self.lower, at):
                self._note(found[0])
                self.at = found[1]
            elif unit and (below := divisor(self.source, self.at, further="/" in unit.id)):
                unit = unit._replace(id=over(unit.id, below[0]))
                self.at = below[1]
            elif unit is None and (late := phrase(self.source, at, self.money)):
                unit, self.at = late, late.end
            elif unit and unit.counted and (noun := noun_alone(self.source, at)):
                unit, self.at = unit._replace(id=noun.id, counted=noun.printed), noun.end
            else:
                raise labels.unknown_behind(self.source, at)

    def _conclusion(self, first: Amount, other: Amount | None, unit: Phrase | None) -> tuple[Reading, Amount, Amount | None]:
        number, counted = first.number, unit.counted if unit else None
        if other:
            first, other = self._both_ends(first, other)
            number = first.number
        for form, implied in ((Form.PAIR, Hedge.RANGE), (Form.SEVERAL, Hedge.SEVERAL), (Form.REACHING, Hedge.OVER)):
            if number.form is form:
                self.hedges.append(implied)
                self.reach = self.reach or implied is Hedge.OVER
        hedge = together(self.hedges)
        if hedge is None or (number.value < 0 and hedge not in _BOUNDED):
            raise Refusal(0, len(self.text), "contradiction")
        unit_id, factor = self._unit(unit, number, other)
        self._refuse_vague(first, hedge, unit_id)
        reach = self.reach and set(self.hedges) <= {Hedge.OVER, Hedge.ABOUT}
        return Reading(factor, of_id(unit_id) if unit_id else None, hedge, reach, counted, self.sense), first, other

    def _both_ends(self, first: Amount, other: Amount) -> tuple[Amount, Amount]:
        """Return both ends of a range in the unit of the second one."""
        if first.unit and other.unit is None:
            raise Refusal(first.start, self.at, "ambiguous")
        if first.unit and other.unit and not self._is_same(first.unit, other.unit):
            raise Refusal(first.start, other.unit.end, "ambiguous")
        own_unit = first.unit is not None
        low, high = first.number, other.number
        if first.unit and other.unit and first.unit.factor != other.unit.factor:
            low = low.times(quotient(first.unit.factor, other.unit.factor)[0])
        low, high = ends(low, high, first.start, self.at, own_unit=own_unit)
        return first._replace(number=low), other._replace(number=high)

    @staticmethod
    def _is_same(first: Phrase, second: Phrase) -> bool:
        return first.id == second.id or second.id.startswith(f"{first.id}/")

    def _unit(self, unit: Phrase | None, number: Number, other: Amount | None) -> tuple[str, Decimal]:
        """Return the id of the whole unit, empty for a bare number, and its factor."""
        unit_id, factor = "", ONE
        if unit:
            unit_id, factor = unit.id, unit.factor
        elif self.money:
            unit_id = self.money.id
        elif number.share or (other and other.number.share):
            unit_id = "ratio"
        if self.table_unit:
            if unit_id and (unit_id, factor) != (self.table_unit.id, self.table_unit.factor):
                raise Refusal(0, len(self.text), "contradiction")
            unit_id, factor = self.table_unit.id, self.table_unit.factor
        if self.per and not unit_id:
            raise Refusal(0, len(self.text), "ambiguous")
        for term in self.per:
            unit_id = over(unit_id, term)
        return unit_id, factor

    def _refuse_vague(self, first: Amount, hedge: Hedge, unit_id: str) -> None:
        """Raise Refusal for what only looks like a quantity: 万元 by itself, 近三年 (the last three years), 三五."""
        number, end = first.number, first.number.end
        is_half = number.value == HALF and bool(unit_id) and unit_id != "ratio"
        if number.form is Form.BARE and hedge is Hedge.EXACT and not is_half:
            raise Refusal(first.start, end, "not-a-quantity")
        if self.near and unit_id and of_id(unit_id).dimension == "time":
            raise Refusal(*self.near, "ambiguous")
        if not unit_id and (number.form is Form.SEVERAL or number.upper) and self._is_of_ones(number):
            raise Refusal(first.start, end, "ambiguous")
        if hedge is Hedge.RANGE and not unit_id and number.form is not Form.PAIR:
            labels.check_bare_range(self.source, first.start)

    @staticmethod
    def _is_of_ones(number: Number) -> bool:
        """Whether 几 or a pair of digits stands in the ones: 几, 三五 and 十四五 by themselves may be anything."""
        return number.value < TEN if number.form is Form.SEVERAL else bool(number.value % TEN)
