"""One amount of a printed quantity: the words before it, its sign and currency, its number and its unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from zonecli.figures import lookalikes
from zonecli.figures.contexts import context_at
from zonecli.figures.hedge_words import ROUND_HEDGES, ROUND_NUMBERS, Around, before, inside, without_number
from zonecli.figures.normalize import Source, is_digit, is_letter, skip_spaces
from zonecli.figures.numbers.chinese import DIGITS, chinese, scale_words
from zonecli.figures.numbers.decimals import HALF, ONE, Form, Number, quotient, significant, total
from zonecli.figures.numbers.english import next_word, with_scale, word_at
from zonecli.figures.types import Hedge, ParseFailure
from zonecli.figures.units.compounds import SPLIT_BY_MEASURE, compound
from zonecli.figures.units.ids import of_id
from zonecli.figures.units.lexicon import WORD_LIKE_CODES, Phrase, may_be, words
from zonecli.figures.units.nouns import is_narrowed_by_amount, noun_alone, noun_narrowed
from zonecli.figures.units.phrases import (
    Money,
    count_at,
    each,
    money_at,
    phrase,
    read_quotient,
    word_of_unit,
)

# 是上年的3倍
_VERB = re.compile("是|为|相当于|达到|达|约为|约是|接近|超过")
# 翻近一番
_TURNS = re.compile("翻了?(?P<hedge>近|将近|约|超|超过|逾)(?P<turns>[一两二三四五1-5])番")
_TENTHS = "一二三四五六七八九123456789"
# 以上(不含), 以下(含5%)
OPENNESS = re.compile(r"(?P<side>以上|以下)\((?P<open>不)?含(?:本数|该数|(?P<amount>[0-9][^()]*))?\)")
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]")
_OTHER_WAY = {"growth": "decline", "decline": "growth"}
# The dimensions of what is counted one by one.
COUNTS = ("count", "people")
_SIGNS = {"-": True, "负": True, "零下": True, "minus ": True, "negative ": True, "+": False}
_LETTER_SCALES = (("mil", 6), ("cr", 7), ("mm", 6), ("k", 3), ("m", 6), ("b", 9), ("t", 12))


_MULTIPLIED_TO = ("doubled to", "tripled to", "trebled to", "quadrupled to", "halved to")
_POINTS = ("点", "分")
_OF_A_POINT = tuple("钟之钱贝以半")


class Amount(NamedTuple):
    """A number with its unit, and where it starts."""

    start: int
    number: Number
    unit: Phrase | None


class AmountReader:
    """A text being read from left to right; `at` is where the part begins that is not yet understood."""

    def __init__(self, source: Source, table_unit: Phrase | None = None) -> None:
        self.source = source
        self.text, self.lower = source.text, source.lower
        self.at = 0
        self.table_unit = table_unit
        self.around: list[Around] = []
        self.sense: str | None = None
        self.reach = False
        self.in_between = False
        self.near: tuple[int, int] | None = None  # where 近 or 过 stands: of a time it may say when
        self.money: Money | None = None
        self.behind_money = -1
        self.is_below_zero = False
        self.number_at = 0
        self.base: str | None = None  # what the figure is compared with, or a share of, where it is named
        self.is_share = False
        self.is_added = False
        self.is_below_base = False
        self.rate: str | None = None  # the sense of 增速 or 降幅, once it stands there

    def note(self, around: Around) -> None:
        """Take what a word around the number says. Raises ParseFailure where it contradicts the others."""
        if around.sense in _OTHER_WAY and self.rate and not around.is_rate:  # 增速较上年回落
            self.sense = self.rate if around.sense == "growth" else _OTHER_WAY[self.rate]
            around = around._replace(sense=self.sense, of_rate=True)
        self.rate = self.rate or (around.sense if around.is_rate else None)
        if around.sense and self.sense and around.sense != self.sense:
            raise ParseFailure(0, self.at, "contradiction")
        self.around.append(around)
        self.sense = self.sense or around.sense
        self.reach = self.reach or around.reach
        self.in_between = self.in_between or around.opens_range

    def take_words_before(self) -> None:
        """Take every word, currency and 每… that stands before the number."""
        while True:
            self.at = at = skip_spaces(self.text, self.at)
            found = before().match(self.lower, at)
            alone = without_number().match(self.lower, at)
            if alone and not (found and found[1] > alone[1]):  # 减半, but not doubled to
                return
            if self._take_context(at):
                pass
            elif found:
                if self.text[at : found[1]].lower() in _MULTIPLIED_TO and self.around:  # nearly doubled to 20
                    raise ParseFailure(at, found[1], "ambiguous")
                around, self.at = found
                if around.sense == "multiple":
                    self.base = _VERB.sub("", self.text[at : self.at], count=1).removesuffix("的")
                if around.compares and self.text[at] in "比较与":
                    self.base = self.text[at + 1 : self.at].removesuffix("相比")
                self.near = (at, self.at) if self.text[at : self.at] == "近" else self.near
                self.note(around)
            elif self.text[at : at + 1] in ROUND_HEDGES and self._is_round(at):
                self.note(Around(ROUND_HEDGES[self.text[at]]))
                self.near = (at, at + 1) if self.text[at] == "过" else self.near
                self.at += 1
            elif self.text.startswith("每", at) and (below := each(self.source, at + 1)):
                self.note(Around(per=below[0]))
                self.at = below[1]
            elif not self.take_currency():
                return

    def _take_context(self, at: int) -> bool:
        """Take words that what follows explains; a base that the figure is compared with is kept."""
        found = context_at(self.text, at, self.sense is not None)
        if found:
            if found.around != Around():
                self.note(found.around)
            self.base = found.base or self.base
            self.is_share = self.is_share or found.is_share
            self.is_below_base = self.is_below_base or found.is_below
            self.is_added = self.is_added or found.is_added
            self.at = found.end
            return True
        if self.text.startswith("大半", at) and self.text[at + 2 : at + 3] not in ("年", "天", "个"):
            self.note(Around(ROUND_HEDGES["过"]))
            self.at += 1
            return True
        return False

    def _is_round(self, at: int) -> bool:
        if self.text[at + 1 : at + 2] in _TENTHS and self.text[at + 2 : at + 3] == "成":
            return True
        return self.text.startswith(tuple(ROUND_NUMBERS), at + 1) or self.text[at + 1 : at + 3] in ("半", "半数")

    def take_currency(self) -> bool:
        """Take a currency before the number; a second one has to be the same (人民币¥100万)."""
        found = money_at(self.source, self.at)
        if found is None:
            return False
        printed = self.text[self.at : found[1]]
        is_named = printed == "$" and self.behind_money == self.at and self.money and may_be("$", self.money.id, "")
        if printed in WORD_LIKE_CODES or (self.money and self.money.id != found[0].id and not is_named):
            raise ParseFailure(self.at, found[1], "ambiguous")
        if self.money is None or (self.money.printed in ("$", "¥") and not is_named):
            self.money = Money(found[0].id, printed.lower())
        self.at = self.behind_money = skip_spaces(self.text, found[1])
        return True

    def amount(self) -> Amount:
        """Read a number, with its sign, and the unit behind it. Raises ParseFailure."""
        before_sign, is_negative = self.at, self._sign()
        self.take_currency()
        start = self.at
        if found := without_number().match(self.lower, start):
            (times, sense), self.at = found
            self.note(Around(sense=sense))
            of = Phrase("times" if sense == "multiple" else "ratio", ONE, self.at, "")
            return Amount(start, Number(Decimal(times), None, self.at, Form.FRACTION), of)
        if turns := _TURNS.match(self.text, start):
            self.note(before().get(turns["hedge"]) or Around())
            self.note(Around(sense="growth"))
            self.at = turns.end()
            growth = Decimal(2 ** int(DIGITS.get(turns["turns"], turns["turns"])) - 1)
            return Amount(start, Number(growth, None, self.at, Form.FRACTION), Phrase("ratio", ONE, self.at, ""))
        if about_one := self._about_one(start):
            return about_one
        self.number_at = start
        number = count_at(self.source, start)
        if number is None:
            return self._one_and_a_half(start)
        self.at = number.end
        number, unit = self._inside(self._out_of(number))
        unit = unit or self._unit_behind(number)
        if unit and not self.in_between and not self.reach:
            number, unit = compound(self.source, number, unit)
        self.at = unit.end if unit else self.at
        is_of_many = next_word(self.lower, number.end)[0] not in ("a", "an")
        if unit and number.share and is_of_many and of_id(unit.id).dimension in COUNTS:  # two thirds of companies
            unit = Phrase("ratio", ONE, unit.end, "")
        if self.is_below_zero and (unit is None or of_id(unit.id).dimension != "temperature"):
            raise ParseFailure(start, self.at, "contradiction")
        lookalikes.check(self.source, start, number, unit)
        if self.table_unit and self.table_unit.printed == "年":
            lookalikes.check_year(self.source, start, number, self.at)
        if unit and unit.printed == "折":  # 85折 are 0.85, and 8.5折
            if not ONE <= number.value < 10 or self.sense or self.is_share:
                raise ParseFailure(start, self.at, "ambiguous")
            number = number._replace(lone=False)
        if unit and unit.id == "point":  # 102.3点 are, 3.15点 may be a time
            number = number._replace(lone=False)
        if is_negative or self.is_below_base:
            number = number._replace(value=number.value.copy_negate(), lone=False)
        return Amount(before_sign if is_negative else start, number, unit)

    def _sign(self) -> bool:
        for sign, is_negative in _SIGNS.items():
            if self.lower.startswith(sign, self.at):
                self.at = skip_spaces(self.text, self.at + len(sign))
                self.is_below_zero = sign == "零下"
                return is_negative
        return False

    def _unit_behind(self, number: Number) -> Phrase | None:
        """Read the unit at `at`, or the noun, or what the currency before the number is divided by."""
        at = self.at
        if self.is_below_zero and self.text.startswith("度", at):
            return Phrase("degC", ONE, at + 1, "度")
        for small in ("of", "a", "an") if number.share else ():
            word, end = next_word(self.lower, at)
            at = end if word == small else at
        printed = self.text[self.number_at : number.end]
        is_point = self.text.startswith(_POINTS, at) and self.text[at + 1 : at + 2] not in _OF_A_POINT
        # 3.15点 may be a time, and so is 三点五分.
        if (
            is_point
            and printed.isascii()
            and not _CLOCK.fullmatch(printed)
            and number.value != number.value.to_integral_value()
        ):
            return Phrase("point", ONE, at + 1, self.text[at])
        is_many = bool(number.scales) and max(number.scales) >= 4 and not self.text.isascii()
        unit = noun_alone(self.source, at) if is_many and self.text.startswith(("人才", "人口", "人员"), at) else None
        unit = unit or phrase(self.source, at, self.money)
        if unit is None and number.scales and max(number.scales) >= 4 and not self.text.isascii():  # 3.5万职工
            unit = noun_narrowed(self.source, self.at)
            # 2万项目, 10亿产业 may be of money.
            is_said = unit and (of_id(unit.id).dimension == "people" or unit.id in ("enterprise", "household", "job"))
            unit = unit if is_said else None
        # Only a number that is no label has a noun without a measure word: 1600余企业, 数千企业.
        if unit is None and (self.reach or number.form in (Form.SEVERAL, Form.REACHING)):
            unit = noun_alone(self.source, self.at)
        if unit is None and self.money:
            money = Phrase(self.money.id, ONE, self.at, self.money.printed)
            quotient_of_money = read_quotient(self.source, money)
            return quotient_of_money if quotient_of_money.end > self.at else None
        return unit

    def _about_one(self, start: int) -> Amount | None:
        """Read 个把月; None for anything else."""
        if not self.text.startswith("个把", start):
            return None
        unit = next((each for each in SPLIT_BY_MEASURE if self.text.startswith(each, start + 2)), None)
        word = words().get(f"个{unit}")
        if unit is None or word is None:
            return None
        self.note(Around(Hedge.ABOUT))
        self.at = start + 2 + len(unit)
        return Amount(start, Number(ONE, 1, self.at), Phrase(word.id, word.factor, self.at, unit))

    def _one_and_a_half(self, start: int) -> Amount:
        """Read an hour and a half. Raises ParseFailure for anything else."""
        word, end = word_at(self.lower, start)
        unit = phrase(self.source, end, None) if word in ("a", "an") else None
        if unit is None or not self.lower.startswith(" and a half", unit.end):
            raise lookalikes.unknown_before(self.source, start)
        self.at = unit.end + len(" and a half")
        return Amount(start, Number(ONE + HALF, 2, self.at), unit._replace(end=self.at))

    def _out_of(self, number: Number) -> Number:
        """Take the whole that a number is a part of: one in five, 3 out of 10."""
        word, end = next_word(self.lower, number.end)
        if word == "out":
            word, end = next_word(self.lower, end)
        if word == "over" and is_letter(self.text[self.number_at]):  # one over three
            whole = count_at(self.source, skip_spaces(self.text, end))
            is_part = whole is not None and is_letter(self.text[whole.end - 1]) and number.value < whole.value < 100
            is_alone = whole is not None and not self.text[whole.end :].strip(" .") and not self.sense
            if whole is not None and is_part and is_alone and whole.form is number.form is Form.PLAIN:
                self.at = whole.end
                return Number(quotient(number.value, whole.value), None, whole.end, Form.FRACTION, share=True)
        if word not in ("in", "of") or (word == "of" and not self.lower.startswith("out", number.end + 1)):
            return number
        whole = count_at(self.source, skip_spaces(self.text, end))
        if whole is None or not number.value < whole.value or Form.PLAIN not in (number.form, whole.form):
            return number
        if word == "in" and 1900 <= whole.value < 2100:  # 10 in 2023
            raise ParseFailure(self.at, whole.end, "ambiguous")
        self.at = whole.end
        return Number(quotient(number.value, whole.value), None, whole.end, Form.FRACTION, share=True)

    def _inside(self, number: Number) -> tuple[Number, Phrase | None]:
        """Take what stands between a number and its unit: 多, +, a further 万 or million; a unit only of 3个多月."""
        number, unit = self._by_measure(self._with_letter(number))
        while unit is None:
            at = skip_spaces(self.text, self.at)
            found = inside().match(self.lower, at)
            if found is None or (self.text[at] == "+" and is_digit(self.text[found[1] : found[1] + 1])):
                break
            self.note(found[0])
            self.at = found[1]
            scales, end = scale_words(self.text, self.at)
            if scales and number.scales and scales[0] <= number.scales[-1]:
                raise ParseFailure(self.at, end, "malformed-number")
            if scales:
                number = self._raise(number, scales, end)
            elif not number.scales:
                number = with_scale(self.lower, number._replace(end=self.at))
            else:
                number = number._replace(end=self.at)
            number, unit = self._by_measure(number)
        return number, unit

    def _raise(self, number: Number, scales: tuple[int, ...], end: int) -> Number:
        """Return the number with the scale behind 余: in 2亿5000余万 of the 5000, in 1万5000余亿 of all."""
        start = self.number_at
        printed = self.text[start : number.end]
        if not any(scale_words(printed, at)[0][:1] > scales[:1] for at in range(1, len(printed))):
            return number.raise_by(scales, end)
        text = printed + self.text[self.at : end]
        whole = chinese(text, 0)
        if whole is None or whole.end < len(text):
            raise ParseFailure(start, end, "malformed-number")
        return whole._replace(end=end, lone=False)

    def _with_letter(self, number: Number) -> Number:
        """Take a letter for a scale: $5m, £3bn, 70k, 70m people; elsewhere a letter is a unit."""
        at = skip_spaces(self.text, self.at)
        if number.scales or number.share:
            return number
        for letters, power in _LETTER_SCALES:
            end = at + len(letters)
            if not self.lower.startswith(letters, at) or is_letter(self.text[end : end + 1]):
                continue
            if self.text.startswith(("㎡", "㎢", "㎥"), end):  # k㎡ is km²
                continue
            has_unit = letters != "mm" and self.text[end : end + 1] == " " and self._is_unit(end)
            is_thousand = letters == "k" and at == self.at
            if not (self.money or has_unit or is_thousand):
                continue
            if not (self.money or has_unit) and number.value in (2, 4, 8):  # kinds of screens
                raise ParseFailure(self.at, end, "ambiguous")
            self.at = end
            return number.raise_by((power,), end)
        return number

    def _is_unit(self, end: int) -> bool:
        """Whether a unit is spelled out behind `end`: not a letter, and not `in`."""
        at = skip_spaces(self.text, end)
        found = word_of_unit(self.source, at)
        return found is not None and bool(found[0].id) and found[1] - at > 2

    def _by_measure(self, number: Number) -> tuple[Number, Phrase | None]:
        """Take a measure word that stands before what it measures: 3个多月, 两个半小时, 两个亿, 3个多亿."""
        self.at = at = max(self.at, number.end)
        if not self.text.startswith("个", at) or is_narrowed_by_amount(self.source, at + 1):
            return number, None
        more = self.text[at + 1 : at + 2]
        has_more = bool(more) and more in "多余来半"
        behind = at + 1 + has_more
        scales, end = scale_words(self.text, behind)
        unit = next((word for word in SPLIT_BY_MEASURE if has_more and self.text.startswith(word, behind)), None)
        if unit is None and (not scales or min(scales) < 4):
            return number, None
        if more == "半":
            value = total(number.value, HALF)
            number = number._replace(value=value, digits=significant(value), lone=False)
        elif has_more:
            self.note(inside().get(more) or Around())
        self.at = behind + len(unit or "")
        word = words().get(f"个{unit}") or words().get(unit or "")
        if word:
            return number, Phrase(word.id, word.factor, self.at, unit or "")
        self.at = end
        return number.raise_by(scales, end), None
