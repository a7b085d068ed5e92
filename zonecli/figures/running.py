"""Figures in running text: every quantity of a Chinese or English text, with its exact span, as the reader reads it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from zonecli.figures.beginnings import beginnings
from zonecli.figures.gaps import COUNTED
from zonecli.figures.grammar import Sentence
from zonecli.figures.idioms import counts_nothing, is_idiom
from zonecli.figures.joined import carry, join_bounds, mark_equivalents
from zonecli.figures.labels import Label, addresses, label_at
from zonecli.figures.normalize import Source, is_digit, is_han, is_letter, source, split
from zonecli.figures.positions import position_at
from zonecli.figures.reader import read
from zonecli.figures.types import FigureError, Hedge, ParseFailure
from zonecli.figures.units.lexicon import plural, rows
from zonecli.figures.units.nouns import noun_narrowed
from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from zonecli.figures.types import Figure

_DIGITS = r"[0-9]+(?:[.,][0-9]+)*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒]|\.[0-9]+"
_HAN = "[零〇一二两三四五六七八九十百千万亿兆几数半廿卅]+"
_CHINESE = f"好?{_HAN}(?:[点又](?={_HAN}){_HAN})?|翻了?[一两二三四五1-5近约超]?|减半|个把|减了"
_ENGLISH = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|several|few|dozens|tens|hundreds|thousands|"
    "millions|billions|trillions|half|doubl(?:ed|es|ing|e)|tripl(?:ed|es|ing|e)|trebled|quadrupl(?:ed|ing)|halv(?:ed|es|ing)|"
    "twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten)fold|"
    "an? (?:couple|handful|few|dozen|hundred|thousand|million|billion|trillion|half|third|quarter|fifth|tenth)|"
    "an? [a-z]{3,8} and a half|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
)
_NUMERAL = re.compile(rf"{_DIGITS}|{_CHINESE}|(?<![A-Za-z-])(?:{_ENGLISH})(?![A-Za-z])")
# Where a quantity has ended for certain; 5 in 2023 are no part of so many.
_STOP = re.compile(r"[。;!?、\n\t]|,(?![0-9]{3})|(?<![0-9]),| in (?=(?:1[89]|20)[0-9]{2}(?![0-9]|[,.][0-9]))")
_CLAUSE = "。;!?,\n、"
_FAR = 48  # how far before a number the words begin that are said of it
_LONGEST = 120
_LONGEST_WORD = 20
# Words behind a number that may be the beginning of another one: 20家内资企业, 5个上下游, 3家多元化; and what may
# follow them as words.
_SHORT = frozenset(
    split("内, 正, 整, 起, 许, 强, 弱, 多, 余, 几, 起步, 不足, 不到, 未满, 前后, 上下, 左右, 大关, 台阶")
)
_AFTER_SHORT = frozenset("的了在和与及并且来内后前时以")
# Of a share alone: 5% higher, but not 5 higher institutes.
_CHANGES = frozenset(
    split("""
growth, increase, rise, gain, higher, up, surge, jump, decline, decrease, drop, fall, lower, down, cut, fewer, reduction
""")
)
_OF_SHARES = re.compile(r"%|‰|倍|percent|per cent|point|pp")
_OF_THEM = re.compile(r" of (?:them|which|these|those)\b")
_VERBS_AS_UNITS = ("are", "won")
_CLASS = re.compile("元?级(?:产业集群|产业|集群|园区)?")
# A change over time has two levels: from 5% to 8% is no range then.
_CHANGED = re.compile(
    r"\b(?:rise|rose|risen|rising|gr[eo]w\w*|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*|rais\w+|expand\w*|fall\w*|fell|"
    r"drop\w*|declin\w+|decreas\w+|cut|reduc\w+|shr[aiu]nk\w*|went|gone|go|improv\w+|up|down|lift\w*|extend\w*|shorten\w*|"
    r"narrow\w*|widen\w*|boost\w*|chang\w+|slid|slip\w*|doubl\w+|tripl\w+)\b"
)
_RANGE_AS_SUCH = re.compile("不等|之间")
_TEN, _HUNDRED = 10, 100


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a text: where it stands (code points), and what it is.

    A `kind` of "figure" is a quantity, else it is a "date" (a period or an ordinal as well), a "name" or "other". A
    quantity that the reader refuses has no `figure` but the `reason`, as FigureError gives it. Of two that say the
    same, the second is `equivalent_of` the first, by its number in the list. What is `carried` takes a word or its
    unit from another of its list (分别增长126.2%、144.7%): its print alone says less than its figure. `number_at` is
    where the numeral of a quantity begins, behind the words before it.
    """

    start: int
    end: int
    kind: Literal["figure", "date", "name", "other"]
    figure: Figure | None = None
    reason: str | None = None
    equivalent_of: int | None = None
    carried: bool = False
    number_at: int = -1


def find_figures(text: str, dollar: str | None = None, decimal: str | None = None) -> list[Found]:
    """Return every number of a text in its order: quantities, and what only looks like one.

    `dollar` and `decimal` are as in `read`, which reads the span of each quantity as the same figure.
    """
    finder = Finder(text, dollar, decimal)
    return mark_equivalents(finder, carry(finder, join_bounds(finder, finder.find())))


class Finder:
    """A text that is searched from left to right."""

    def __init__(self, text: str, dollar: str | None, decimal: str | None) -> None:
        self.printed = text
        self.dollar, self.decimal = dollar, decimal
        self.source = source(text, dollar, decimal)._replace(is_running=True)
        self.text, self.lower = self.source.text, self.source.lower
        self.passed = 0  # what is read to here is not looked at again, even if it counts nothing

    def find(self) -> list[Found]:
        """Return what is found, each by itself."""
        found: list[Found] = []
        labels = addresses(self.text)[::-1]
        for numeral in _NUMERAL.finditer(self.lower):
            start, end = numeral.span()
            if start < self.passed:
                continue
            while labels and labels[-1].end <= start:
                labels.pop()
            is_address = bool(labels) and labels[-1].start <= start
            one = _labelled(labels[-1], self.passed) if is_address else self._at(start, end, found)
            if one is None:
                continue
            while found and found[-1].start >= one.start:  # the year in 是2005年的5.2倍
                found.pop()
            found.append(one)
            self.passed = one.end
        return found

    def read(self, printed: str) -> Figure | FigureError:
        """Return the figure of a print, or why it is none."""
        try:
            return read(printed, dollar=self.dollar, decimal=self.decimal)
        except FigureError as refused:
            return refused

    def clause(self, start: int, floor: int, marks: str = _CLAUSE) -> int:
        """Return where the clause begins that `start` is in, not before `floor`."""
        floor = max(floor, start - _FAR)
        return max(floor, *(self.text.rfind(mark, floor, start) + 1 for mark in marks))

    def _at(self, start: int, end: int, found: list[Found]) -> Found | None:
        """Return what the numeral from `start` to `end` is a part of; None where it counts nothing."""
        floor = self.clause(start, found[-1].end if found else 0)
        is_chinese, is_english = is_han(self.text[start]), is_letter(self.text[start])
        if is_chinese and is_idiom(self.text, start):
            return None
        label = label_at(self.text, self.lower, start, end, floor)
        place = self._position(start, floor) if label is None or label.kind != "other" else None
        if place and (
            label is None or (place.start <= label.start and place.end - place.start > label.end - label.start)
        ):
            return place
        if label:
            return _labelled(label)
        if self.text[start - 1 : start] == "第" and floor < start:
            return Found(start - 1, end, "date") if is_digit(self.text[start]) else None
        if is_english and counts_nothing(self.lower, start, end):
            return None
        if is_english and _OF_THEM.match(self.lower, end):
            return self._quantity(start, end, start)
        # A date may be what a figure is compared with: 是2005年的5.2倍.
        date = found[-1] if found and found[-1].kind == "date" else None
        far = found[-2].end if len(found) > 1 else 0
        one = self._quantity(start, end, self.clause(start, far) if date else floor)
        if date and date.start < one.start < date.end:
            one = self._quantity(start, end, floor)
        self.passed = one.end
        if is_digit(self.text[start]) or not (is_chinese or is_english):
            return one
        if one.figure is None:
            return one if one.end > end and (one.start < start or self.text[end] == "大") else None
        return one if _counts(one.figure, self.text[start:end]) else None

    def _position(self, start: int, floor: int) -> Found | None:
        span = position_at(self.source, start, floor)
        figure = self.read(self.printed[slice(*span)]) if span else None
        if span is None or figure is None or isinstance(figure, FigureError):
            return None
        is_place = figure.unit is not None and figure.unit.id == "position"
        return Found(*span, "figure", figure, number_at=start) if is_place else None

    def _quantity(self, start: int, end: int, floor: int) -> Found:
        """Return the quantity whose numeral is there, with the words around it that the reader understands."""
        if thing := self._class_or_kinds(start, end):
            return thing
        if floor < start and self.text[floor] in "+-" and self.text[floor - 1 : floor] not in ("", " ", *_CLAUSE):
            floor += 1  # it joins the number to what is before it
        stop = self._stop(start, end, floor)
        if self.text[start - 1 : start] == "每":  # 每10万人5例
            found = self._read_from(start - 1, stop, start)
            if found.figure:
                return found
        contexts, words = beginnings(self._part(floor, stop), start - floor)
        for begin in (*contexts, words):
            found = self._read_from(floor + begin, stop, start)
            if found.figure:
                return found if not _is_year(found, self.text[start:end]) else Found(start, end, "date")
        if words + floor < start:  # the refusal is of all that stands together
            alone = self._read_from(start, stop, start)
            return _with_end(found, max(end, found.end, alone.end))
        if found.reason == "not-a-quantity" and is_digit(self.text[start]):
            return Found(start, end, "other", reason=found.reason)
        return _with_end(found, max(end, found.end))

    def _part(self, start: int, end: int) -> Source:
        return self.source._replace(text=self.text[start:end], lower=self.lower[start:end])

    def _stop(self, start: int, end: int, floor: int) -> int:
        """Return where the text ends that the quantity may be in."""
        far = min(len(self.text), end + _LONGEST)
        found = _STOP.search(self.text, end, far)
        stop = found.start() if found else far
        before = self.lower[floor:start]
        signs: tuple[str, ...] = ()
        if before.endswith("from ") and _CHANGED.search(before):
            signs = (" to ",)
        elif before.endswith(("由", "从", "自")) and not _RANGE_AS_SUCH.search(self.text, end, stop):
            signs = ("到", "至")
        return min((at for sign in signs if (at := self.lower.find(sign, end, stop)) >= 0), default=stop)

    def _read_from(self, begin: int, stop: int, number_at: int) -> Found:
        """Return what is read from `begin`, or what is refused there and why."""
        try:
            ends = self._known_ends(Sentence(self._part(begin, stop)).ends(), begin, number_at)
        except ParseFailure as failure:
            last = begin + failure.end if failure.reason == "ambiguous" else begin
            return Found(begin, last, "figure", reason=failure.reason, number_at=number_at)
        reason = "unknown-text"
        # A number is never cut off where the text that is looked at ends.
        is_cut = bool(ends) and stop - number_at >= _LONGEST and ends[0] > stop - _LONGEST_WORD
        for last in () if is_cut else ends:
            figure = self.read(self.printed[begin:last])
            if isinstance(figure, FigureError):
                reason = figure.reason
                continue
            attribute = _attribute(self.text[number_at:last], figure)
            if attribute and number_at < last - len(attribute):
                return self._read_from(begin, last - len(attribute), number_at)
            return Found(begin, last, "figure", figure, number_at=number_at)
        last = max(ends, default=begin)
        return Found(begin, last, "figure", reason="too-long" if is_cut else reason, number_at=number_at)

    def _known_ends(self, ends: list[int], begin: int, number_at: int) -> list[int]:
        """Return where the text may end as a quantity, the last one first; words that go on are left out."""
        known: list[int] = []
        for last in (begin + end for end in ends):
            word = self.text[known[-1] : last].strip() if known else ""
            following = self.text[last : last + 1]
            if word in _SHORT and is_han(following) and following not in _AFTER_SHORT:
                break
            if word in _CHANGES and not _OF_SHARES.search(self.lower, number_at, known[-1]):
                break
            if last > number_at and last not in known:
                known.append(last)
        return known[::-1]

    def _class_or_kinds(self, start: int, end: int) -> Found | None:
        """Return 千亿级产业 and, which the reader refuses, 三大产业."""
        if found := _CLASS.match(self.text, end):
            figure = self.read(self.printed[start : found.end()])
            if not isinstance(figure, FigureError):
                return Found(start, found.end(), "figure", figure, number_at=start)
        if self.text[end : end + 1] == "大" and self.text[start:end] != "一":
            noun = noun_narrowed(self.source, end + 1)
            return Found(start, noun.end, "figure", reason="not-a-quantity", number_at=start) if noun else None
        return None


def _labelled(label: Label, floor: int = 0) -> Found:
    return Found(max(floor, label.start), label.end, label.kind)


def _with_end(found: Found, end: int) -> Found:
    return Found(found.start, end, "figure", reason=found.reason, number_at=found.number_at)


def _is_year(found: Found, numeral: str) -> bool:
    """Whether what is found is four digits alone that may be a year."""
    is_bare = found.figure is not None and found.figure.unit is None
    return is_bare and len(numeral) == found.end - found.start == 4 and numeral[:2] in ("19", "20")


def _counts(figure: Figure, numeral: str) -> bool:
    """Whether a numeral in words counts something, which its unit, its hedge or its size tells.

    一 before a measure word is no more than "a": 一个, 一家.
    """
    if figure.unit is None:
        least = _TEN if is_letter(numeral[0]) else _HUNDRED
        return figure.hedge is not Hedge.EXACT or (numeral[0] not in "百千万亿兆" and (figure.value or 0) >= least)
    return numeral != "一" or figure.hedge is not Hedge.EXACT or figure.unit.dimension not in COUNTED


def _attribute(printed: str, figure: Figure) -> str:
    """Return the English noun or verb that ends a print and is not what it counts; empty where there is none.

    Behind another number than one, a singular narrows the noun behind it (5 project managers).
    """
    word = printed.rpartition(" ")[2]
    if not word.isascii() or not word.islower() or figure.value == 1:
        return ""
    if word in _VERBS_AS_UNITS and "illion" not in printed:
        return word
    is_thing = figure.unit is not None and figure.unit.dimension in COUNTED
    return figure.counted if figure.counted and is_thing and word not in _plurals() else ""


@cache
def _plurals() -> frozenset[str]:
    """Return the last words of the English names of what is counted, in the plural."""
    names = {name for row in rows() if row.word.is_count for name in row.english}
    return frozenset(plural(name).rpartition(" ")[2] for name in names)
