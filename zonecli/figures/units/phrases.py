"""Units as they stand behind a number: 元/亩, 吨标准煤/万元, 家企业, yuan a ton, small enterprises."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from zonecli.figures.normalize import Source, is_digit, is_letter, skip_spaces
from zonecli.figures.numbers.chinese import chinese, scale_words
from zonecli.figures.numbers.decimals import GLYPHS, ONE, Form, Number, arabic, power_of_ten, product
from zonecli.figures.numbers.english import english, next_word, scales_at, with_scale, word_at
from zonecli.figures.types import ParseFailure
from zonecli.figures.units.ids import of_id, split_scale
from zonecli.figures.units.lexicon import Phrase, Word, denominators, may_be, money_before, symbols, words
from zonecli.figures.units.nouns import counting, noun_ahead, noun_alone, noun_narrowed, noun_with_modifiers

# 数以百计 are 数百.
_SOME = re.compile("数以(?P<scale>[十百千万亿]+)计")
# Measure words of anything: 每个园区, 每家工厂.
_MEASURES = ("item", "enterprise")
_TIMES_OF_A_PERSON = ("人年", "人天", "人日")
_TIMES = ("年", "月", "天", "日")
# By what powers of ten a rate of one thing by itself is given.
_OF_A_RATE = {"people": range(2, 7), "money": range(2, 5)}
# 元/亿元 is the largest denominator that anybody prints.
_HIGHEST = 8


# Of a currency: a single t may be thousands as well as trillions.
_LETTERS = {"k": 3, "m": 6, "mm": 6, "mn": 6, "mil": 6, "cr": 7, "b": 9, "bn": 9, "tn": 12}
_LETTER = re.compile(r"(?:mil|mm|mn|bn|tn|cr|[kmb])(?![a-z0-9²])")


class Money(NamedTuple):
    """A currency printed before its number."""

    id: str
    printed: str


def word_of_unit(source: Source, at: int) -> tuple[Word, int] | None:
    """Return the unit whose word or symbol begins at `at`, the longest one, and where it ends."""
    word = words().match(source.lower, at)
    symbol = symbols().match(source.text, at)
    if symbol and source.text[at : symbol[1]] == "$":
        symbol = Word(source.dollar), symbol[1]
    if symbol and symbol[0].id == "in" and source.text[symbol[1] : symbol[1] + 2].strip().isalpha():
        symbol = None  # 5 million in total
    if word is None or symbol is None:
        return word or symbol
    return symbol if symbol[1] > word[1] or (symbol[1] == word[1] and symbol[0].id) else word


def money_at(source: Source, at: int) -> tuple[Word, int] | None:
    """Return the currency that is printed at `at` before a number, and where it ends."""
    found = money_before().match(source.text, at)
    return (Word(source.dollar), found[1]) if found and source.text[at : found[1]] == "$" else found


def phrase(source: Source, start: int, money: Money | None) -> Phrase | None:
    """Read the unit at `start`, behind spaces or a hyphen, with what it is divided by; None if none is there.

    Raises ParseFailure for a word that may be several units, and for a currency that contradicts the one in `money`.
    """
    text = source.text
    at = skip_spaces(text, start)
    if text[at : at + 1] == "-" and is_letter(text[at + 1 : at + 2]) and not _is_second(source, at + 1):
        at += 1
    found = word_of_unit(source, at)
    if found is None:
        unit = noun_with_modifiers(source, at)
        return unit and read_quotient(source, unit)
    word, end = found
    if not word.id:
        raise ParseFailure(at, end, "ambiguous")
    unit = Phrase(word.id, word.factor, end, source.lower[at:end])
    if of_id(word.id).dimension == "money":
        unit = _money(source, unit, money, at)
    elif word.is_count:
        unit = counting(source, unit, at)
    return read_quotient(source, unit)


def _is_second(source: Source, at: int) -> bool:
    """Whether the second amount of a range begins at `at`: US$1.2bn-US$1.5bn."""
    found = money_at(source, at)
    return found is not None and is_digit(source.text[skip_spaces(source.text, found[1]) :][:1])


def _money(source: Source, unit: Phrase, money: Money | None, at: int) -> Phrase:
    """Settle which currency it is from the words before and behind the number (HK$5 dollars, 500万元港币)."""
    if money:
        unit = _agree(unit, money, at, unit.end)
    text, behind = source.text, skip_spaces(source.text, unit.end)
    bracket = text.startswith("(", behind)
    named = money_at(source, behind + bracket)
    if named and not is_digit(text[named[1] : named[1] + 1]) and (not bracket or text.startswith(")", named[1])):
        unit = _agree(unit, Money(named[0].id, source.lower[behind + bracket : named[1]]), behind, named[1])
        unit = unit._replace(end=named[1] + bracket)
    if text[at : unit.end].isupper() and is_digit(text[:at].rstrip()[-1:]):  # 5.2 USD million
        scales, end = scales_at(source.lower, unit.end)
        unit = unit._replace(factor=product(unit.factor, power_of_ten(sum(scales))), end=end)
    return unit


def _agree(unit: Phrase, money: Money, at: int, end: int) -> Phrase:
    # In this order: the dollars of $5 million dollars are those that $ means.
    if unit.id != money.id and may_be(unit.printed, money.id, money.printed):
        return unit._replace(id=money.id)
    if unit.id == money.id or may_be(money.printed, unit.id, unit.printed):
        return unit
    raise ParseFailure(at, end, "contradiction")


def read_quotient(source: Source, unit: Phrase) -> Phrase:
    """Return the unit with every quotient behind it: /亩, 每平方米, per km², a ton, /平方米·天, /(人·年)."""
    while found := divisor(source, unit.end, further="/" in unit.id):
        term, end = found
        if _is_of_its_own(source.text, unit, term):
            raise ParseFailure(unit.end, end, "ambiguous")
        unit = unit._replace(id=over(unit.id, term), end=end)
    return unit


def _is_of_its_own(text: str, unit: Phrase, term: str) -> bool:
    """Whether what stands behind a slash has a number of its own and is a second quantity, not a denominator."""
    if not is_digit(text[skip_spaces(text, unit.end + 1) :][:1]):
        return False
    above, (places, below) = of_id(unit.id.split("/")[0]), split_scale(term)
    kinds = {above.dimension, of_id(below).dimension}
    # 3 of 100,000 people are a rate, and so are 5 yuan of each 100; 50,000 t of 100,000 are two quantities.
    is_rate = above.id == below and places in _OF_A_RATE.get(above.dimension, ())
    return kinds == {"power", "energy"} or (len(kinds) == 1 and not is_rate)


def each(source: Source, start: int) -> tuple[str, int] | None:
    """Read what stands behind 每 before a number: 每平方公里, 每百户, and what each of them has (每户拥有汽车)."""
    found = denominator(source, start, is_before=True)
    if found is None:
        return None
    at = found[1]
    for verb in ("平均拥有", "拥有", "保有", "有"):
        if source.text.startswith(verb, at):
            at += len(verb)
            break
    noun = noun_narrowed(source, at)
    return (found[0], noun.end) if noun else (found[0], at)


def over(unit_id: str, term: str) -> str:
    """Return the unit divided by a term that is printed before it or behind it; by the same term only once.

    A time comes last, wherever it is printed: 每平方米10元/月 is 元/平方米·月.
    """
    first, *terms = unit_id.split("/")
    if term in terms:
        return unit_id
    return "/".join((first, *sorted((*terms, term), key=is_time)))


def is_time(term: str) -> bool:
    """Whether a term that a unit is divided by is a time."""
    return of_id(split_scale(term)[1]).dimension == "time"


def divisor(source: Source, start: int, *, further: bool = False) -> tuple[str, int] | None:
    """Read what is divided by at `start`, sign included; return it as part of an id (mu, 10^4CNY) and its end.

    A `further` one may stand behind a dot: 元/平方米·天.
    """
    text = source.text
    at = skip_spaces(text, start)
    if further and text[at : at + 1] in _TIMES:  # 元/人年, 元/平方米月
        return denominator(source, at)
    if text[at : at + 1] in (("/", "每", "·") if further else ("/", "每")):
        at += 1
        bracket = text[at : at + 1] == "("
        found = denominator(source, at + bracket)
        # A bracket may have been opened before: /(人·年).
        is_bracketed = bracket or text.rfind("(", 0, start) > text.rfind(")", 0, start)
        if found and is_bracketed and text.startswith(")", found[1]):
            return found[0], found[1] + 1
        return found
    word, end = next_word(source.lower, start)
    if word in ("per", "a", "an", "each", "every"):
        return denominator(source, end)
    return None


def denominator(source: Source, start: int, *, is_before: bool = False) -> tuple[str, int] | None:
    """Read the unit that is divided by, with a power of ten (万元, 100 km, CNY 10,000, 10万人).

    Where it `is_before` its number, the noun behind it may be what is counted: 每户汽车1.2辆.
    """
    at = skip_spaces(source.text, start)
    at += source.text.startswith("每", at)
    money = money_at(source, at)
    number = count_at(source, skip_spaces(source.text, money[1]) if money else at)
    power = ""
    if number:
        places = number.value.adjusted()
        if number.form not in (Form.PLAIN, Form.BARE) or number.value != power_of_ten(places) or places > _HIGHEST:
            return None
        power = f"10^{places}" if places else ""
        at = number.end
    if money and number:
        return f"{power}{money[0].id}", number.end
    found = _unit_below(source, skip_spaces(source.text, at), is_before)
    return (f"{power}{found[0]}", found[1]) if found else None


def _unit_below(source: Source, at: int, is_before: bool) -> tuple[str, int] | None:
    if source.text[at : at + 2] in _TIMES_OF_A_PERSON:  # 元/人年: the time is read as a further term
        return "person", at + 1
    found = word_of_unit(source, at)
    below = denominators().match(source.lower, at)
    if below and (found is None or found[1] <= below[1]):
        return below[0].id, below[1]
    if found is None:
        noun = noun_alone(source, at)
        if noun:
            return noun.id, noun.end
        return noun_ahead(source, at) if is_before else None  # 每1万从业人员拥有
    word, end = found
    if not word.id or word.factor != ONE:
        return None
    if word.is_count:
        counted = counting(source, Phrase(word.id, ONE, end, ""), at)
        if is_before and counted.id != word.id and word.id not in _MEASURES:
            return word.id, end
        return counted.id, counted.end
    return word.id, end


def count_at(source: Source, at: int) -> Number | None:
    """Read the number at `at`, of digits, Chinese numerals or English words, with its scale."""
    if some := _SOME.match(source.text, at):
        found = chinese(f"数{some['scale']}", 0)
        return found and found._replace(end=some.end())
    if is_letter(source.text[at : at + 1]):
        return english(source.lower, at)
    first = source.text[at : at + 1]
    number = arabic(source.text, at) if first in GLYPHS else chinese(source.text, at)
    is_arabic = is_digit(first) or first in (".", *GLYPHS)
    return with_scale(source.lower, number) if number and is_arabic and not number.scales else number


def read_unit(source: Source) -> Phrase:
    """Read a unit that stands by itself, as in the head of a table: 公顷, 万元/亩, (%), CNY million, 10,000 yuan.

    A scale alone (万) has the id "", what is only divided by (/平方公里) an id that begins with the slash.

    Raises ParseFailure for the part that is no unit.
    """
    text = source.text
    start, stop = 0, len(text)
    for opening in ("单位:", "单位"):
        start += len(opening) * text.startswith(opening, start)
    start, stop = skip_spaces(text, start), len(text.rstrip())
    if text[start:stop].startswith("(") and text[start:stop].endswith(")"):
        start, stop = start + 1, stop - 1
    part = source._replace(text=text[:stop], lower=source.lower[:stop])
    named = money_at(part, start)
    money = Money(named[0].id, part.lower[start : named[1]]) if named else None
    at = skip_spaces(part.text, named[1]) if named else start
    factor, at = _scale_alone(part, at)
    if money and factor == ONE and (found := _LETTER.match(part.lower, at)):  # US$m, RMB bn
        factor, at = power_of_ten(_LETTERS[found[0]]), found.end()
    unit = phrase(part, at, money)
    if unit is None and money:
        unit = read_quotient(part, Phrase(money.id, ONE, at, money.printed))
    elif unit and money and of_id(unit.id).dimension.split("/")[0] != "money":
        raise ParseFailure(at, stop, "contradiction")
    if unit is None and money is None:
        if at == stop and factor != ONE:  # 万, million: the unit is printed with each number
            return Phrase("", factor, stop, part.text[start:stop])
        word, end = word_at(part.lower, at)
        below = denominator(part, end) if word == "per" else divisor(part, at)
        if factor == ONE and below and below[1] == stop:  # /平方公里, per km²
            return Phrase(f"/{below[0]}", ONE, stop, part.text[start:stop])
    if unit is None or unit.end < stop:
        raise ParseFailure(unit.end if unit else at, max(stop, (unit.end if unit else at) + 1), "unknown-text")
    return unit._replace(factor=product(unit.factor, factor))


def _scale_alone(source: Source, at: int) -> tuple[Decimal, int]:
    """Read the scale in a table's head: 万, million, 10,000, 100 million; it is 1 where none is there."""
    scales, end = scale_words(source.text, at)
    if scales:
        return power_of_ten(sum(scales)), end
    number = arabic(source.text, at) or Number(ONE, None, at)
    number = with_scale(source.lower, number)
    if number.value != power_of_ten(number.value.adjusted()):
        raise ParseFailure(at, number.end, "unknown-text")
    return number.value, number.end
