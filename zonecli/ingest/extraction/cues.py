"""Pieces of words that names of indicators and sentences share: pairs of Chinese characters, stems of English words.

Words are not told apart: 引进项目 is found in 引进生物医药项目 as 引进 and 项目, whatever stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from zonecli.figures.normalize import split
from zonecli.ingest.extraction.passages import HAN

_RUN = re.compile(rf"[a-z][a-z&]*(?:-[a-z]+)*|{HAN}+|(?<![0-9])[0-9]{{1,9}}强")
# English words that say nothing of what is measured.
_IDLE = frozenset(
    split("""
a, an, the, of, in, on, at, to, for, from, by, with, and, or, its, it, is, was, were, are, has, have, had, that, which,
this, than, as, per, number, amount, up, more, over, about, other, s, total, among, their, been, be""")
)
_BRITISH = ((re.compile("is(e|ed|ing|ation)$"), r"iz\1"), (re.compile("our"), "or"), (re.compile("tre$"), "ter"))
_ENDINGS = ("ings", "ing", "ed", "es", "s", "e")
_SHORTEST = 3


class Cue(NamedTuple):
    """A piece, where it begins, and how many slots of a name it fills: two characters, or one word."""

    piece: str
    at: int
    width: int


def cues(text: str, start: int = 0, end: int | None = None) -> Iterator[Cue]:
    """Yield the pieces of a stretch of a text in lower case, in their order."""
    for run in _RUN.finditer(text, start, len(text) if end is None else end):
        word, at = run[0], run.start()
        if word[0].isascii():
            if word not in _IDLE:
                yield Cue(stem(word), at, 1)
        else:
            for n in range(len(word) - 1):
                yield Cue(word[n : n + 2], at + n, 2)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what forms of an English word have in common: utilised and utilize, companies and company."""
    if not word[0].isalpha():
        return word
    for british, american in _BRITISH:
        word = british.sub(american, word)
    if word.endswith("ies") and len(word) > _SHORTEST + 2:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: len(word) - len(ending)]
    return word
