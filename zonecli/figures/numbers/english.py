"""English number words: three hundred and twenty-five thousand, half a million, two thirds, tens of thousands."""

from __future__ import annotations

from decimal import Decimal

from zonecli.figures.normalize import end_of_run, is_letter, skip_spaces
from zonecli.figures.numbers.decimals import (
    HALF,
    ONE,
    Form,
    Number,
    power_of_ten,
    product,
    quotient,
    significant,
    total,
)
from zonecli.figures.types import ParseFailure

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15,
    "lakh": 5, "lac": 5, "lakhs": 5, "crore": 7, "crores": 7, "millions": 6, "billions": 9, "trillions": 12,
    "mn": 6, "mln": 6, "mio": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12, "tln": 12,
}  # fmt: skip
_HUNDRED = 2
_CROWDS = {"tens": 1, "dozens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12}
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip


def word_at(text: str, start: int) -> tuple[str, int]:
    """Return the run of ASCII letters at `start`, and where it ends."""
    end = end_of_run(text, start, is_letter)
    return text[start:end], end


def next_word(text: str, end: int) -> tuple[str, int]:
    """Return the word behind spaces or a hyphen, and where it ends."""
    if text[end : end + 1] not in (" ", "-"):
        return "", end
    return word_at(text, skip_spaces(text, end + 1))


def english(text: str, start: int) -> Number | None:
    """Read the number in words at `start` of lower-case text; None if none is there.

    Raises ParseFailure for words that make no number (two million billion thousand, four thirds).
    """
    word, end = word_at(text, start)
    if word in ("a", "an"):
        word, end = next_word(text, end)
        if word in ("couple", "handful") and (of := next_word(text, end))[0] == "of":
            return _crowd(text, word, of[1])
        if word not in SCALES and word not in _PARTS and word not in ("few", "dozen"):
            return None
    if word in ("several", "few") or word in _CROWDS:
        return _crowd(text, word, end)
    if word in _PARTS:
        return _part(text, start, 1, end, word) if word == "half" or text[start] == "a" else None
    number = _cardinal(text, start)
    return number and (_parts(text, start, number) or _and_part(text, number))


def with_scale(text: str, number: Number) -> Number:
    """Return a number of digits with the words behind it: 7.5 billion, 3 hundred thousand, 2 and a half million."""
    number = _and_part(text, number) if number.form is Form.PLAIN and "." not in str(number.value) else number
    scales, end, times = _scale_words(text, number.end)
    if times != ONE:
        return number.times(times)._replace(end=end, lone=False, form=Form.FRACTION)
    return number.raise_by(scales, end) if scales else number


def _scale_words(text: str, end: int) -> tuple[tuple[int, ...], int, Decimal]:
    """Return the scales in words at `end`, behind a space, a hyphen or nothing, where they end, and a dozen's 12."""
    scales: tuple[int, ...] = ()
    while True:
        word, after = word_at(text, end)
        if not word:
            word, after = next_word(text, end)
        if word == "dozen" and not scales:
            return (), after, Decimal(12)
        scale = SCALES.get(word)
        if scale is None or (scales and (scale < scales[-1] or scale == _HUNDRED)):
            return scales, end, ONE
        scales, end = (*scales, scale), after


def scales_at(text: str, end: int) -> tuple[tuple[int, ...], int]:
    """Return the scales in words at `end`, and where they end."""
    scales, after, _ = _scale_words(text, end)
    return (scales, after) if scales else ((), end)


def _cardinal(text: str, start: int) -> Number | None:
    """Read zero, twenty-five, a hundred and five thousand, two million five hundred thousand, three point five."""
    result, last = 0, 99
    at, end = start, start
    scales: tuple[int, ...] = ()
    while block := _block(text, at):
        value, end, of_block = block
        if not result and next_word(text, end)[0] == "point":
            return _point(text, start, value, end)
        behind, end, times = _scale_words(text, end)
        if times != ONE:
            dozens = times * value
            return None if result else Number(dozens, significant(dozens), end, Form.FRACTION)
        if result and sum(behind) >= last:
            raise ParseFailure(at, end, "malformed-number")
        result += value * 10 ** sum(behind)
        scales = () if result > value * 10 ** sum(behind) else (*of_block, *behind)
        last = sum(behind)
        at = _behind_and(text, end)
        if not behind:
            break
    total_value = Decimal(result)
    return Number(total_value, significant(total_value), end, scales=scales) if end > start else None


def _behind_and(text: str, end: int) -> int:
    """Return where the word behind a space and an optional `and` begins."""
    word, after = next_word(text, end)
    return skip_spaces(text, after) if word == "and" else after - len(word) if word else len(text)


def _block(text: str, start: int) -> tuple[int, int, tuple[int, ...]] | None:
    """Read a number below a thousand, or nineteen hundred; return it, where it ends and the scale it ends with."""
    small = _below_hundred(text, start)
    if small is None:
        return None
    value, end = small
    word, after = next_word(text, end)
    if word != "hundred" or not value:
        return value, end, ()
    rest = _below_hundred(text, _behind_and(text, after))
    return (value * 100 + rest[0], rest[1], ()) if rest and rest[0] else (value * 100, after, (_HUNDRED,))


def _below_hundred(text: str, start: int) -> tuple[int, int] | None:
    word, end = word_at(text, start)
    if word in ("a", "an"):
        following = next_word(text, end)[0]
        return (1, end) if following in SCALES or following == "dozen" else None
    if word in _ONES:
        return _ONES[word], end
    if word not in _TENS:
        return None
    ones, after = next_word(text, end)
    return (_TENS[word] + _ONES[ones], after) if 0 < _ONES.get(ones, 0) < 10 else (_TENS[word], end)


def _point(text: str, start: int, whole: int, end: int) -> Number:
    """Read the digits behind `point`, and the scale behind them."""
    _, end = next_word(text, end)
    decimals = ""
    while (found := next_word(text, end)) and _ONES.get(found[0], 10) < 10:
        decimals, end = decimals + str(_ONES[found[0]]), found[1]
    if not decimals:
        raise ParseFailure(start, end, "malformed-number")
    value = Decimal(f"{whole}.{decimals}")
    scales, end, _ = _scale_words(text, end)
    return Number(value, len(f"{whole}{decimals}".lstrip("0")) or 1, end).raise_by(scales, end)


def _parts(text: str, start: int, number: Number) -> Number | None:
    """Return two thirds, three-quarters, one half; None where no part is printed behind the number."""
    word, end = next_word(text, number.end)
    singular = "half" if word == "halves" else word.removesuffix("s")
    if singular not in _PARTS or number.scales or number.value >= 20:
        return None
    return _part(text, start, int(number.value), end, word)


def _part(text: str, start: int, above: int, end: int, word: str) -> Number:
    """Return the share that a word like thirds makes, or what it makes of the scale behind it (half a million)."""
    below = _PARTS["half" if word == "halves" else word.removesuffix("s")]
    # Two quarters may well be six months.
    if not 0 < above < below or (above == 1) != (word in _PARTS) or (above, below) == (2, 4):
        raise ParseFailure(start, end, "ambiguous")
    value = quotient(above, below)
    at = end
    for small in ("of", "a"):
        found, after = next_word(text, at)
        at = after if found == small else at
    scales, after, times = _scale_words(text, at)
    if scales or times != ONE:
        digits = 1 if value == HALF else significant(value)
        number = Number(value, digits, after).raise_by(scales, after)
        return number.times(times)
    return Number(value, None, end, Form.FRACTION, share=True)


def _and_part(text: str, number: Number) -> Number:
    """Return the number with the part behind `and`: two and a half million, a million and three quarters."""
    word, end = next_word(text, number.end)
    above, end = next_word(text, end)
    if word != "and" or above not in ("a", *_ONES):
        return number
    part, end = next_word(text, end)
    below = _PARTS.get(part if above in ("a", "one") else part.removesuffix("s"))
    if below is None or number.scales in ((1,), (_HUNDRED,)):
        return number
    share = quotient(_ONES.get(above, 1), below)
    value = total(number.value, product(share, power_of_ten(sum(number.scales))))
    digits = significant(value) if below in (2, 4) else None
    both = Number(value, digits, end, Form.PLAIN if digits else Form.FRACTION, scales=number.scales)
    scales, end, _ = _scale_words(text, end)
    return both.raise_by(scales, end) if scales and not number.scales else both


def _crowd(text: str, word: str, end: int) -> Number:
    """Read several thousand, a few hundred, tens of thousands of, dozens of: some of that many."""
    scales: tuple[int, ...] = ()
    if word in _CROWDS:
        scales = (_CROWDS[word],)
        while (found := _of_crowd(text, end)) and _CROWDS[found[0]] > scales[-1]:
            scales, end = (*scales, _CROWDS[found[0]]), found[1]
        following, after = next_word(text, end)
        end = after if following == "of" and text[after : after + 1] == " " else end
    else:
        scales, end, times = _scale_words(text, end)
        scales = (1,) if times != ONE else scales
    return Number(power_of_ten(sum(scales)), None, end, Form.SEVERAL, scales=scales)


def _of_crowd(text: str, end: int) -> tuple[str, int] | None:
    word, after = next_word(text, end)
    if word != "of":
        return None
    word, after = next_word(text, after)
    return (word, after) if word in _CROWDS else None
