"""Dates, ordinals, labels and words with several meanings, told from the quantities that they look like."""

from __future__ import annotations

from decimal import Decimal

from zonecli.figures.hedge_words import LABEL_BEFORE, LABEL_BEHIND, before
from zonecli.figures.normalize import Source, is_digit, is_han, split
from zonecli.figures.numbers.chinese import DIGITS, SCALES
from zonecli.figures.numbers.decimals import Form, Number
from zonecli.figures.numbers.english import word_at
from zonecli.figures.types import Hedge, ParseFailure
from zonecli.figures.units.lexicon import Phrase

# Idioms and slogans that begin like a count.
_NOT_COUNTED = frozenset(
    split("""
一起, 一次, 三角, 一面, 一道, 一门, 一对, 一条龙, 一把手, 一站, 一口, 一部, 一部分, 一环, 一集, 三个代表""")
)
_MOBILE_DIGITS = 11
# Of mobile networks: 5g.
_GENERATIONS = tuple(map(Decimal, range(1, 7)))
_NUMERALS = frozenset((*DIGITS, *SCALES, *"几数"))


def unknown_before(source: Source, at: int) -> ParseFailure:
    """Return the refusal of text that stands where a number, or a word before one, is expected."""
    if source.lower.startswith(LABEL_BEFORE, at):
        return ParseFailure(at, len(source.text), "not-a-quantity")
    for end in range(at + 1, len(source.text)):
        hedge = before().match(source.lower, end)
        is_numeral = is_digit(source.text[end]) or source.text[end] in _NUMERALS
        if is_numeral or (hedge and hedge[0].hedge is not Hedge.EXACT):
            return ParseFailure(at, at + len(source.text[at:end].rstrip()), "unknown-text")
    return ParseFailure(at if at < len(source.text) else 0, len(source.text), "no-number")


def unknown_behind(source: Source, at: int) -> ParseFailure:
    """Return the refusal of text that is left behind a quantity."""
    word, end = word_at(source.lower, at)
    is_label = word in LABEL_BEHIND if end > at else source.lower.startswith(LABEL_BEHIND, at)
    return ParseFailure(at, len(source.text), "not-a-quantity" if is_label else "unknown-text")


def check(source: Source, start: int, number: Number, unit: Phrase | None) -> None:
    """Raise ParseFailure where the number and its unit are a label (5G, 三角) or may be several (70m, 98年)."""
    text, end = source.text, unit.end if unit else number.end
    if text[start:end] in _NOT_COUNTED:
        raise ParseFailure(start, end, "not-a-quantity")
    if unit is None:
        return
    if unit.printed == "年":
        check_year(source, start, number, end)
    printed = (unit.counted or "").lower()
    # 0.3 points may be percentage points, or those of an index.
    if printed in ("point", "points") and number.value != number.value.to_integral_value():
        raise ParseFailure(start, end, "ambiguous")
    # 103 quarters, or a hundred and 3/4.
    if unit.printed.startswith("quarter") and " and " in source.lower[start : number.end]:
        raise ParseFailure(start, end, "ambiguous")
    before = text[end - len(unit.printed) - 1 : end - len(unit.printed)]
    if unit.printed == "x" and not is_digit(before):
        raise ParseFailure(start, end, "unknown-text")
    # A letter right behind digits may be no unit: 70m is money as well, 80s a decade, 5g a network.
    may_be_a_label = unit.id in ("m", "s") or (unit.id == "g" and number.value in _GENERATIONS)
    if unit.id == unit.printed and is_digit(before) and may_be_a_label:
        raise ParseFailure(start, end, "ambiguous")


def check_year(source: Source, start: int, number: Number, end: int) -> None:
    """Raise ParseFailure for a year of the calendar (2023年, 二〇二三年), and for what may be one (98年)."""
    value = number.value
    if number.form is not Form.PLAIN or value != value.to_integral_value():
        return
    is_numbered = not is_han(source.text[start]) or number.digits == number.end - start
    if 1000 <= value < 3000 and (is_numbered or value >= 2000):
        raise ParseFailure(start, end, "not-a-quantity")
    if 80 <= value < 100 and number.lone:
        raise ParseFailure(start, end, "ambiguous")


def check_bare(source: Source, start: int, end: int) -> None:
    """Raise ParseFailure for the digits of a Chinese mobile telephone."""
    digits = source.text[start:end]
    if len(digits) == _MOBILE_DIGITS and digits.isdigit() and digits[0] == "1" and digits[1] in "3456789":
        raise ParseFailure(start, end, "not-a-quantity")


def check_bare_range(source: Source, start: int) -> None:
    """Raise ParseFailure for two numbers that are years (2023-2025) or may be a date (9-12) rather than a range."""
    numbers = [part for part in (source.text[start : start + 4], source.text.rstrip()[-4:]) if part.isdigit()]
    if len(numbers) == 2 and all(1900 <= int(part) < 2100 for part in numbers):
        raise ParseFailure(start, len(source.text), "not-a-quantity")
