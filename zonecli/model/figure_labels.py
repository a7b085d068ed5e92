"""Dates, ordinals, labels and words with several meanings, told from the quantities that they look like."""

from __future__ import annotations

from decimal import Decimal

from zonecli.model.figure_numbers import Form, Number
from zonecli.model.figure_text import Source, is_digit, is_han
from zonecli.model.figure_types import Refusal
from zonecli.model.figure_words import LABEL_BEFORE, LABEL_BEHIND, before
from zonecli.model.unit_nouns import NOT_COUNTED
from zonecli.model.unit_phrases import Phrase

_MOBILE_DIGITS = 11


def unknown_before(source: Source, at: int) -> Refusal:
    """Return the refusal of text that stands where a number, or a word before one, is expected."""
    if source.lower.startswith(LABEL_BEFORE, at):
        return Refusal(at, len(source.text), "not-a-quantity")
    for end in range(at + 1, len(source.text)):
        if is_digit(source.text[end]) or source.text[end] in "一二三四五六七八九十百千万亿两几数" or before().match(source.lower, end):
            return Refusal(at, end, "unknown-text")
    return Refusal(at, len(source.text), "no-number")


def unknown_behind(source: Source, at: int) -> Refusal:
    """Return the refusal of text that is left behind a quantity."""
    is_label = source.lower.startswith(LABEL_BEHIND, at)
    return Refusal(at, len(source.text), "not-a-quantity" if is_label else "unknown-text")


def check(source: Source, start: int, number: Number, unit: Phrase | None) -> None:
    """Raise Refusal where the number and its unit are a label (2023年, 5G, 98年) or may mean several things (70m)."""
    text, end = source.text, unit.end if unit else number.end
    if text[start:end] in NOT_COUNTED or (text.startswith("一", start) and text[start:end] in NOT_COUNTED):
        raise Refusal(start, end, "not-a-quantity")
    if unit is None:
        digits = text[start:end]
        if len(digits) == _MOBILE_DIGITS and digits.isdigit() and digits[0] == "1" and digits[1] in "3456789":
            raise Refusal(start, end, "not-a-quantity")
        return
    if unit.printed == "年":
        _check_year(text, start, number, unit)
    if unit.printed == "x" and not is_digit(text[unit.end - 2]):
        raise Refusal(start, unit.end, "unknown-text")
    attached = is_digit(text[unit.end - len(unit.printed) - 1 : unit.end - len(unit.printed)])
    if attached and unit.id == unit.printed and _may_be_a_label(number, unit):
        raise Refusal(start, unit.end, "ambiguous")


def _check_year(text: str, start: int, number: Number, unit: Phrase) -> None:
    value = number.value
    if number.form is not Form.PLAIN or value != value.to_integral_value():
        return
    is_numbered = not is_han(text[start]) or number.digits == number.end - start
    if 1000 <= value < 3000 and (is_numbered or value >= 2000):
        raise Refusal(start, unit.end, "not-a-quantity")
    if 80 <= value < 100 and number.lone:
        raise Refusal(start, unit.end, "ambiguous")


def _may_be_a_label(number: Number, unit: Phrase) -> bool:
    """Whether a letter right behind digits may be no unit: 70m is money as well, 80s a decade, 5g a network."""
    if unit.id in ("m", "s"):
        return True
    return unit.id == "g" and number.value in tuple(map(Decimal, range(1, 7)))


def check_bare_range(source: Source, start: int) -> None:
    """Raise Refusal for two numbers that are years (2023-2025) or may be a date (9-12) rather than a range."""
    numbers = source.text[start:].replace("~", "-").split("-")
    if all(len(part) == 4 and part.isdigit() and 1900 <= int(part) < 2100 for part in numbers):
        raise Refusal(start, len(source.text), "not-a-quantity")
