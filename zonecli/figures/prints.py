"""Where a text has a printed figure: width, blanks, case and traditional characters apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from zonecli.figures.normalize import is_digit, is_letter, uniform

_NUMERALS = "零〇一二三四五六七八九十百千万亿两"
# Between two characters of a print; bounded, so that a text of blanks alone takes no time.
_BLANKS = r"[ \t\n]{0,9}"
_SOME_BLANKS = r"[ \t\n]{1,9}"


def find_print(text: str, printed: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each place in a text that has the printed figure whole.

    A longer number does not have it: 4个 is not in 14个, 50 not in 50.3, 三轮 not in 十三轮.
    """
    for found in _pattern(printed).finditer(_comparable(text)):
        yield found.span()


# Of one text many figures are asked for.
@lru_cache(maxsize=16)
def _comparable(text: str) -> str:
    """The text in the form that prints are looked for in; offsets stay those of the text."""
    lower = uniform(text).lower()
    # A few capitals, such as İ, are two characters in lower case.
    return lower if len(lower) == len(text) else uniform(text)


@lru_cache(maxsize=256)
def _pattern(printed: str) -> re.Pattern[str]:
    words = _comparable.__wrapped__(printed).split()
    if not words:
        return re.compile(r"(?!)")
    whole = "".join(words)
    parts = [_before(whole[0])]
    previous = ""
    for word in words:
        for n, character in enumerate(word):
            if previous:
                parts.append(_between(previous, character, is_apart=n == 0))
            parts.append(re.escape(character))
            previous = character
    return re.compile("".join([*parts, _after(whole[-1])]))


def _between(left: str, right: str, is_apart: bool) -> str:
    """The blanks that a text may have between two characters; in a number and in a word it has none."""
    is_joined = (_of_number(left) and _of_number(right)) or (is_letter(left) and is_letter(right))
    if not is_joined:
        return _BLANKS
    return _SOME_BLANKS if is_apart else ""


def _of_number(character: str) -> bool:
    return is_digit(character) or character in ".,"


def _before(first: str) -> str:
    if is_digit(first):
        return r"(?<![0-9])(?<![0-9][.,])"
    if first in _NUMERALS:
        return f"(?<![0-9{_NUMERALS}])"
    return r"(?<![a-z])" if is_letter(first) else ""


def _after(last: str) -> str:
    if is_digit(last):
        return r"(?![0-9])(?![.,][0-9])"
    if last in _NUMERALS:
        return f"(?![0-9{_NUMERALS}])"
    return r"(?![a-z])" if is_letter(last) else ""
