"""Where a quantity in running text begins: looking left from its number for the words that may stand before it."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from zonecli.figures.contexts import contexts_before
from zonecli.figures.hedge_words import ROUND_HEDGES, ROUND_NUMBERS, before, of_rates, says_nothing
from zonecli.figures.normalize import Lexicon, Source, is_digit, is_letter
from zonecli.figures.types import ParseFailure
from zonecli.figures.units.lexicon import Word, money_before
from zonecli.figures.units.phrases import each

_LONGEST = 32
_SIGNS = ("零下", "minus ", "negative ", "负", "-", "+")
# What a word before a number ends: 签约15个 is no 约15个, nor is "set up 5 companies" a growth.
_ENDS_A_WORD = re.compile(
    "(?:[签节合预制履特条公邀集违毁续]约|[附最临邻靠远]近|[新倍]增|[公立毫]升|赶超|[看想收找]不到|攻破|加减)$"
)
_PHRASAL = re.compile(
    r"\b(?:set|setting|ma[dk]e|making|take|taken|took|taking|buil[dt]|building|open|opened|opening|signed|line|lined|"
    r"back|backed|add|added|pick|picked|give|gave|put|split|bring|brought|divided|end|ended|buy|bought|scaled|shut|"
    r"closed|lay|laid|broken)s? (?:up|down)$"
)
# 上千, 过半, 过六成
_ROUND = re.compile(f"[{ROUND_NUMBERS}]|(?<=过)半|[一二三四五六七八九1-9]成")
# Over 15 years is in the course of them, but for over 15 years more than that.
_TIME = re.compile(r"[0-9a-z.]+[ -](?:years?|months?|weeks?|days?|decades?)\b")
_TAKES = re.compile(r"\b(?:for|takes?|took|last\w*|is|was|of|has|have|well|just|slightly|little|an?|than) $")
# What falls below a number is then below it: the verb in front says by how much no more.
_TO_A_LEVEL = frozenset(("above", "below", "under", "beyond", "just above", "just below", "well above", "well below"))


class Beginnings(NamedTuple):
    """Where a quantity may begin, the furthest first.

    What stands directly before its number (`words`) belongs to it; what only the words behind it explain
    (`contexts`), as far as it is read with them.
    """

    contexts: list[int]
    words: int


def beginnings(clause: Source, at: int) -> Beginnings:
    """Return where the quantity may begin whose number is at `at` in a clause."""
    words, edge = _words_before(clause, at)
    contexts = {*contexts_before(clause.text, edge, at), *_each_before(clause, edge)}
    # 不到全国平均的9%, 每月每平方米10元
    for start in sorted(contexts):
        further, behind = _words_before(clause, start)
        contexts |= {further, *_each_before(clause, behind)}
    return Beginnings(sorted(start for start in contexts if start < words), words)


def _words_before(clause: Source, at: int) -> tuple[int, int]:
    """Return where the words before `at` begin that say something, and where all of them do."""
    edge = words = at
    while (start := _word_before(clause, edge)) is not None:
        word, edge = clause.lower[start:edge].strip(), start
        words = words if says_nothing(word) else edge
        if word in _TO_A_LEVEL:
            break
    return words, edge


def _word_before(source: Source, end: int) -> int | None:
    """Return where the longest word before a number begins that ends at `end`, behind spaces."""
    text = source.text
    last = end
    while last and text[last - 1] == " ":
        last -= 1
    floor = max(0, last - _LONGEST)
    if last == floor:
        return None
    if text[last - 1] in ROUND_HEDGES and _ROUND.match(text, end):
        return last - 1
    lengths = [
        found[1]
        for lexicon, of in ((_words_backwards(), source.lower), (_money_backwards(), text))
        if (found := lexicon.match(of[floor:last][::-1], 0))
    ]
    start = last - max(lengths) if lengths else _before_sign(text, end)
    return None if start is None or _is_part(source, start, last, end) else start


def _is_part(source: Source, start: int, last: int, number_at: int) -> bool:
    """Whether a word only ends a longer one, or is not said of the number behind it (over five years)."""
    text, lower = source.text, source.lower
    if start and is_letter(text[start]) and is_letter(text[start - 1]):
        return True
    if lower[start:last] == "over" and _TIME.match(lower, number_at):
        return _TAKES.search(lower, 0, start) is None
    longer = _ENDS_A_WORD.search(text, max(0, start - 2), last) or _PHRASAL.search(lower, max(0, start - 12), last)
    return longer is not None and longer.start() < start


def _before_sign(text: str, end: int) -> int | None:
    """Return where a sign begins that ends at `end`; a dash or a plus behind a number or a letter is none."""
    for sign in _SIGNS:
        start = end - len(sign)
        if start >= 0 and text[start:end].lower() == sign:
            before = text[start - 1 : start] if start else ""
            is_joint = sign in "+-" and (
                is_digit(before) or is_letter(before) or (before != "" and before in "%)]元+-")
            )
            return None if is_joint else start
    return None


def _each_before(source: Source, end: int) -> list[int]:
    """Return where 每平方公里 begins that ends at `end`."""
    start = source.text.rfind("每", max(0, end - 10), end)
    found = None
    with suppress(ParseFailure):
        found = each(source, start + 1) if start >= 0 else None
    return [start] if found and found[1] == end else []


@cache
def _words_backwards() -> Lexicon[None]:
    return Lexicon(dict.fromkeys((*before().words(), *of_rates()), None)).backwards()


@cache
def _money_backwards() -> Lexicon[Word]:
    return money_before().backwards()
