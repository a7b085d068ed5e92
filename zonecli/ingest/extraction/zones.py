"""Whose a figure is: the zone that is named nearest before it, the one whose turn it is, or the article's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from zonecli.figures.normalize import is_letter
from zonecli.ingest.extraction.mentions import find_mentions
from zonecli.ingest.extraction.names import Mention, Names
from zonecli.ingest.extraction.passages import Passage

# Between a list of names and the number that counts them.
_COUNTED = re.compile(r"(?:等|共|这|\([^)]{1,30}\))*")
_JOINS = re.compile(r"(?:\([^)]{1,20}\))?(?:[、,和与及]|以及| and |, and |, )")
_TURNS = re.compile("分别|各|依次|respectively")
_SEVERAL = re.compile("(?P<n>[两二三四2-4]|both|two)个?(?:地|区|园|县|市|家|开发区|园区| zones| parks)")
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "2": 2, "3": 3, "4": 4, "both": 2, "two": 2}
_LIES_IN = re.compile("[^,;。]{0,8}?(?:落户|位于|坐落|进驻|落地)(?:在|于)?")
# How far above a paragraph its heading may stand, and how long it is.
_MOST_ABOVE = 3
_HEADING = re.compile(r"[^0-9\n]{1,36}(?<![。.;])")


class Owner(NamedTuple):
    """Whose a figure is: the id of a zone or, where no record has it, its name; both None where nothing tells."""

    zone: str | None = None
    printed: str | None = None


class Zones:
    """The zones that an article speaks of, in their order, and the one that it is about."""

    def __init__(self, text: str, printed: str, title: str, names: Names, asked: str | None = None) -> None:
        """`text` is the article in lower case, `asked` the zone that it is about where somebody says so."""
        self._text = text
        self._names = names
        self._mentions, self._main = find_mentions(text, printed, title, names, asked)
        self._starts = [each.start for each in self._mentions]
        self._headed = cache(self._above)

    def spans(self, passage: Passage) -> list[tuple[int, int]]:
        """Return where names of zones stand in a sentence, but for those that a number counts."""
        counted = {at for each in passage.found for at in (*range(each.start, each.end), each.end)}
        inside = self._between(passage.start, passage.end)
        return [(each.start, each.end) for each in inside if counted.isdisjoint(range(each.start, each.end))]

    def owner(self, passage: Passage, n: int, paragraph: int) -> Owner:
        """Return whose the n-th number of a sentence is, in a paragraph that begins at `paragraph`.

        The nearest name before it decides, else one behind it in its part of the sentence, the last of the paragraph,
        of its heading, what the article is about.
        """
        start = passage.found[n].start
        inside = self._between(passage.start, start)
        if turn := self._in_turn(passage, n, inside):
            return turn
        behind = self._between(start, passage.clause(start)[1])
        if behind and _LIES_IN.fullmatch(self._text, passage.found[n].end, behind[0].start):
            return _owner(behind[0])
        if inside:
            return self._of_list(passage, n, inside) or _owner(inside[-1])
        if behind and is_letter(self._text[behind[0].start]):
            return _owner(behind[0])
        if carried := self._between(paragraph, passage.start):
            return _owner(carried[-1])
        headed = self._headed(paragraph)
        if headed is not None or self._main is not None:
            return headed or Owner(self._main)
        earlier = self._between(0, paragraph)
        return _owner(earlier[-1]) if earlier else Owner()

    def _between(self, start: int, end: int) -> Sequence[Mention]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _above(self, paragraph: int) -> Owner | None:
        """Return the zone that the heading above a paragraph names; of a list of names none is a heading."""
        found: list[Mention] = []
        end = paragraph
        for _ in range(_MOST_ABOVE):
            while end and self._text[end - 1].isspace():
                end -= 1
            start = self._text.rfind("\n", 0, end) + 1
            if not start or not _HEADING.fullmatch(self._text, start, end):
                break
            found += self._between(start, end)
            end = start
        return _owner(found[0]) if len({each.zone for each in found}) == 1 else None

    def _in_turn(self, passage: Passage, n: int, inside: Sequence[Mention]) -> Owner | None:
        """Return the zone whose turn it is: A、B分别增长126.2%、144.7%, or 两地分别 behind a sentence on A and B."""
        turns = _turns_before(passage, n)
        if turns is None:
            return None
        run = self._run([each for each in inside if each.start < turns])
        several = list(_SEVERAL.finditer(self._text, passage.start, turns))
        if len(run) < 2 and several:
            run = self._last(_COUNT[several[-1]["n"]], passage.start)
        place = sum(1 for each in passage.found[:n] if each.kind == "figure" and each.start > turns)
        return _owner(run[place % len(run)]) if len(run) > 1 else None

    def _last(self, count: int, end: int) -> list[Mention]:
        """Return the last so many zones that are named before `end`, in their order; none where there are fewer."""
        found: dict[str | None, Mention] = {}
        for mention in reversed(self._between(0, end)):
            found.setdefault(mention.zone, mention)
            if len(found) == count:
                return list(reversed(found.values()))
        return []

    def _run(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the list of names that these end with."""
        found = list(mentions[-1:])
        for mention in reversed(mentions[:-1]):
            if not _JOINS.fullmatch(self._text, mention.end, found[0].start):
                break
            found.insert(0, mention)
        return found

    def _of_list(self, passage: Passage, n: int, inside: Sequence[Mention]) -> Owner | None:
        """Return what several zones are parts of where the number counts them: A、B、C三个平台."""
        run = [each.zone for each in self._run(inside)]
        is_counted = _COUNTED.fullmatch(self._text, inside[-1].end, passage.found[n].start) is not None
        if len(run) < 2 or not is_counted or passage.found[n].figure is None:
            return None
        whole = self._names.whole_of([each for each in run if each])
        return Owner(self._main if self._main is not None and self._main not in run else whole)


def _turns_before(passage: Passage, n: int) -> int | None:
    """Return where 分别 stands that the n-th number is in the reach of."""
    found = passage.found[n]
    part, _ = passage.clause(found.start)
    turns = [each.start() for each in _TURNS.finditer(passage.text, part, found.start)]
    behind = _TURNS.search(passage.text, found.end, passage.end)
    return turns[-1] if turns else part if behind and behind[0] == "respectively" else None


def _owner(mention: Mention) -> Owner:
    return Owner(mention.zone, None if mention.zone else mention.printed)
