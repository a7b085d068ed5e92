"""Figures in running text: every quantity of a Chinese or English text, with its exact span, as the reader reads it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from zonecli.figures.beginnings import beginnings
from zonecli.figures.gaps import COUNTED
from zonecli.figures.grammar import Sentence
from zonecli.figures.labels import Label, addresses, label_at
from zonecli.figures.normalize import Source, is_digit, is_han, is_letter, source
from zonecli.figures.positions import position_at
from zonecli.figures.reader import read
from zonecli.figures.types import FigureError, Hedge, ParseFailure
from zonecli.figures.units.lexicon import plural, rows
from zonecli.figures.units.nouns import noun_narrowed
from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from zonecli.figures.types import Figure

__all__ = ["Found", "find_figures"]

_DIGITS = "[0-9]+(?:[.,][0-9]+)*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒]|\\.[0-9]+"
_HAN_NUMERAL = "[零〇一二两三四五六七八九十百千万亿兆几数半廿卅]+"
_CHINESE = f"好?{_HAN_NUMERAL}(?:[点又](?={_HAN_NUMERAL}){_HAN_NUMERAL})?|翻了?[一两二三四五1-5近约超]?|减半|个把|减了"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_ONES = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_ENGLISH = (
    rf"(?:{_ONES}|several|few|dozens|tens|hundreds|thousands|millions|billions|trillions|half|doubled|doubles|doubling|"
    "tripled|triples|tripling|trebled|quadrupled|quadrupling|halved|halves|halving|double|twice|triple|thrice|"
    "twofold|threefold|fourfold|fivefold|sixfold|sevenfold|eightfold|ninefold|tenfold|"
    "an? (?:couple|handful|few|dozen|hundred|thousand|million|billion|trillion|half|third|quarter|fifth|tenth|[a-z]{3,8} and a half)|"
    rf"{_ORDINALS})"
)
_NUMERAL = re.compile(rf"{_DIGITS}|{_CHINESE}|(?<![A-Za-z-]){_ENGLISH}(?![A-Za-z])")
# Where a quantity has ended for certain.
_STOP = re.compile(r"[。;!?、\n\t]|,(?![0-9]{3})|(?<![0-9]),| in (?=(?:1[89]|20)[0-9]{2}(?![0-9]|[,.][0-9]))")
_CLAUSE = "。;!?,\n、"
_LONGEST = 120
_LONGEST_WORD = 20
_TEN, _HUNDRED = 10, 100
_FAR = 48
# Words behind a number that are the beginning of another word: 20家内资企业, 5个上下游, 3家多元化.
_SHORT_BEHIND = frozenset("内 正 整 起 许 强 弱 多 余 几 起步 不足 不到 未满 前后 上下 左右 大关 台阶".split())
_FUNCTION = frozenset("的了在和与及并且,,来内后前时以、")
_WITH_CHANGE = frozenset(
    "growth increase rise gain higher up surge jump decline decrease drop fall lower down fewer reduction cut".split()
)
# 一起 and the like are no count, whatever measure word they seem to have.
_IDIOM = re.compile(
    "一(?:体|流|线|次性|时|度|方|面|起|道|带|路|手|点|切|些|批|系列|站式|条龙|把手|部分|网|把抓|口气|家人|盘棋|代|步步|派|番|阵|角|"
    "定|般|样|致|律|旦|向|直|再|经|并|同|举|贯)|一(.)\\1|千家万户|百家争鸣|千方百计|万里长|[一二三两]元(?:化|结构|论|体系|素|次|区)|"
    "三角|三位一体|五位一体|三轮车|五台山|七台河|六盘水|三门(?:峡|县|经)|四平(?:市|经)|三台|二手|十万火急|[十万千]分(?!之)|百分(?!之|点|比|百)|半[导决天岛径边面]|"
    "(?:数|几)[字据量智值学控码乎何]"
)
_PART_OF_A_WORD = frozenset("统唯万之专单同某任进逐划归合指参系无总复函")
_HALF_OF = ("上", "下", "前", "后", "大", "小")
_NO_QUANTITY_EN = re.compile(r"one (?:of|time|day|point|side|hand|another|thing|way|unit|piece|place|area|year|after|by)\b|half[- ](?:year|way|time|day|past)")
_BEFORE_HALF_OF = ("上", "下", "前", "后", "大", "小")
_BEFORE_NO_QUANTITY_EN = re.compile(r"\b(?:no|any|every|each|this|that|only|first|second|latter|other|former|every) $")
_OF_THEM = re.compile(" of (?:them|which|these|those)\\b")
# What stands behind a number in the singular narrows the noun behind it (5 project managers), or is a verb.
_VERBS_AS_UNITS = ("are", "won")
_MULTIPLE_OF = re.compile(r" (?:the|that|those|its|their|what|last|as)\b")
_CHANGED = re.compile(
    r"\b(?:rise|rose|risen|rising|grow|grew|grown|growing|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*|rais\w+|expand\w*|"
    r"fall|fell|fallen|falling|drop\w*|declin\w+|decreas\w+|cut|reduc\w+|shr[aiu]nk\w*|went|gone|go|improv\w+|up|down|"
    r"lift\w*|extend\w*|shorten\w*|narrow\w*|widen\w*|boost\w*|chang\w+|growth|slid|slip\w*|doubl\w+|tripl\w+)\b"
)
_RANGE_AS_SUCH = re.compile("不等|之间")
_BOUNDS = re.compile(r"(?:[,、且并而至到:±]|但|并且| ?± ?|,? (?:but|and|yet) )?")
_LIST = re.compile(r"(?:、|,|,? ?和|及|与|以及|, | and |, and )")
_EACH_OF_THEM = re.compile("分别|依次|各(?:自)?|双双")
_OPENING = re.compile(r" ?\((?:即|合|也就是|or |i\.e\.,? |equivalent to |equal to )?|,? (?:or|that is) |,?(?:合|折合)")
_ABOVE = frozenset((Hedge.OVER, Hedge.AT_LEAST))
_BELOW = frozenset((Hedge.UNDER, Hedge.AT_MOST))
_CLASS_BEHIND = re.compile("元?级(?:产业集群|产业|集群|园区)?")


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a text: where it stands (code points), and what it is.

    A `kind` of "figure" is a quantity, else it is a "date" (a period or an ordinal as well), a "name" or "other". A
    quantity that the reader refuses has no `figure` but the `reason`, as FigureError gives it. Of two that say the
    same, the second is `equivalent_of` the first, by its number in the list. What is `carried` takes a word or its
    unit from another of its list (分别增长126.2%、144.7%): its print alone says less than its figure.
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
    finder = _Finder(text, dollar, decimal)
    found = _join_bounds(finder, list(finder.find()))
    return _mark_equivalents(finder, _carry(finder, found))


class _Finder:
    """A text that is searched from left to right; nothing begins before `floor`."""

    def __init__(self, text: str, dollar: str | None, decimal: str | None) -> None:
        self.printed = text
        self.dollar, self.decimal = dollar, decimal
        self.source = source(text, dollar, decimal)._replace(is_running=True)
        self.text, self.lower = self.source.text, self.source.lower
        self.floor = 0
        self.passed = 0  # what is read to here is not looked at again, even if it counts nothing

    def find(self) -> list[Found]:
        """Return what is found, in its order, before lists and equivalents are looked for."""
        found: list[Found] = []
        web = addresses(self.text)
        for numeral in _NUMERAL.finditer(self.lower):
            start, last = numeral.span()
            if start < self.passed:
                continue
            while web and web[0].end <= start:
                web.pop(0)
            inside = web and web[0].start <= start
            one = _label(web[0]) if inside else self._at(start, last, found)
            if one is None:
                continue
            while found and found[-1].start >= one.start:
                found.pop()
            found.append(one)
            self.floor = self.passed = one.end
        return found

    def read(self, start: int, end: int) -> Figure | FigureError:
        """Return the figure that is printed there, or why it is none."""
        return self.read_text(self.printed[start:end])

    def read_text(self, printed: str) -> Figure | FigureError:
        """Return the figure of a print, or why it is none."""
        try:
            return read(printed, dollar=self.dollar, decimal=self.decimal)
        except FigureError as refused:
            return refused

    def _at(self, start: int, end: int, found: list[Found]) -> Found | None:
        """Return what the numeral from `start` to `end` is a part of; None where it counts nothing."""
        floor = self._floor(start, self.floor)
        is_chinese, is_english = is_han(self.text[start]), is_letter(self.text[start])
        if is_chinese and self.text[start - 1 : start] != "第" and self._is_word(start, end):
            return None
        if label := label_at(self.text, self.lower, start, end, floor):
            return self._unless_position(label, start, floor)
        if place := self._position(start, floor):
            return place
        if self.text[start - 1 : start] == "第" and floor < start:
            return Found(start - 1, end, "date") if is_digit(self.text[start]) else None
        if is_english and self._is_no_quantity(start, end):
            return None
        if is_english and _OF_THEM.match(self.lower, end):
            return self._quantity(start, end, start)
        # A date may be a part of what a figure is compared with: 是2005年的5.2倍.
        far = next((each.end for each in reversed(found) if each.kind != "date"), 0)
        one = self._quantity(start, end, self._floor(start, far))
        self.passed = one.end
        if one.figure is None and not is_digit(self.text[start]):
            return one if one.end > end and (one.start < start or self.text[end] == "大") else None
        if one.figure and (is_chinese or is_english) and not _counts(one.figure, self.text[start:end]):
            return None
        return one

    def _unless_position(self, label: Label, start: int, floor: int) -> Found:
        """Return the label; 4th among 218 and 前20强 are places all the same."""
        place = self._position(start, floor) if label.kind != "other" else None
        is_more = place is not None and place.end - place.start > label.end - label.start
        return place if place and is_more and place.start <= label.start else _label(label)

    def _floor(self, start: int, floor: int) -> int:
        """Return where the clause begins that `start` is in, not before `floor`."""
        floor = max(floor, start - _FAR)
        return max([floor, *(self.text.rfind(mark, floor, start) + 1 for mark in _CLAUSE)])

    def _position(self, start: int, floor: int) -> Found | None:
        span = position_at(self.source, start, floor)
        if span is None:
            return None
        figure = self.read(*span)
        is_place = not isinstance(figure, FigureError) and figure.unit is not None and figure.unit.id == "position"
        return Found(*span, "figure", figure, number_at=start) if is_place and not isinstance(figure, FigureError) else None

    def _is_word(self, start: int, end: int) -> bool:
        """Whether a Chinese numeral is a part of a word that counts nothing: 统一, 一体化, 十分."""
        text = self.text
        if _IDIOM.match(text, start) or (text[start:end] == "零" and not text.startswith("增长", end)):
            return True
        before_it = text[start - 1 : start]
        if text[start] == "半" and before_it in _HALF_OF:
            return True
        return bool(before_it) and before_it in _PART_OF_A_WORD and text[start] in "一数几百千万"

    def _is_no_quantity(self, start: int, end: int) -> bool:
        """Whether an English number word counts nothing: one of them, the first half, a third phase."""
        word = self.lower[start:end]
        if word in _ORDINALS.split("|") or _NO_QUANTITY_EN.match(self.lower, start):
            return True
        if word in ("half", "one"):
            return _BEFORE_NO_QUANTITY_EN.search(self.lower, max(0, start - 10), start) is not None
        if word in ("double", "triple", "twice", "thrice"):
            return _MULTIPLE_OF.match(self.lower, end) is None
        if _OF_THEM.match(self.lower, end):
            return False
        is_part = word.startswith("a") and word.endswith(("third", "quarter", "fifth", "tenth"))
        return is_part and re.compile(r" of\b| to an?\b| (?:more|less|higher|lower)\b| ?[.,;)]|$").match(self.lower, end) is None

    def _part(self, start: int, end: int) -> Source:
        return self.source._replace(text=self.text[start:end], lower=self.lower[start:end])

    def _stop(self, start: int, end: int, floor: int) -> int:
        """Return where the text ends that the quantity may be in."""
        far = min(len(self.text), end + _LONGEST)
        found = _STOP.search(self.text, end, far)
        stop = found.start() if found else far
        before_it = self.lower[floor:start]
        if before_it.endswith("from ") and _CHANGED.search(before_it):
            to = self.lower.find(" to ", end, stop)
        elif before_it.endswith(("由", "从", "自")) and not _RANGE_AS_SUCH.search(self.text, end, stop):
            to = min((at for at in (self.text.find(sign, end, stop) for sign in "到至") if at >= 0), default=-1)
        else:
            to = -1
        return to if to >= 0 else stop

    def _quantity(self, start: int, end: int, floor: int) -> Found:
        """Return the quantity whose numeral is there, with the words around it that the reader understands."""
        if thing := self._class_or_kinds(start, end):
            return thing
        stop = self._stop(start, end, floor)
        if self.text[start - 1 : start] == "每":  # 每10万人5例
            found, _ = self._read_from(start - 1, stop, start)
            if isinstance(found, Found):
                return found
        contexts, words = beginnings(self._part(floor, stop), start - floor)
        for begin in contexts:
            span, _ = self._read_from(floor + begin, stop, start)
            if isinstance(span, Found):
                return span
        words += floor
        found, reason = self._read_from(words, stop, start)
        if isinstance(found, Found):
            return found if not _is_year(found, self.text[start:end]) else Found(start, end, "date")
        if reason == "not-a-quantity" and words == start and is_digit(self.text[start]):
            return Found(start, max(end, start), "other", reason=reason)
        alone, _ = self._read_from(start, stop, start) if words < start else (found, "")
        last = alone.end if isinstance(alone, Found) else alone
        return Found(words, max(end, found, last), "figure", reason=reason, number_at=start)

    def _read_from(self, begin: int, stop: int, number_at: int) -> tuple[Found | int, str]:
        """Return what is read from `begin`, or where what is refused ends, and why."""
        ends: list[int] = []
        try:
            ends = self._known_ends(Sentence(self._part(begin, stop)).ends(), begin, number_at)
        except ParseFailure as failure:
            is_near = failure.start <= number_at - begin + 12 and failure.reason == "ambiguous"
            return begin + (failure.end if is_near else 0), failure.reason
        # A number is never cut off where the text that is looked at ends.
        if ends and stop - number_at >= _LONGEST and ends[0] > stop - _LONGEST_WORD:
            return ends[0], "too-long"
        reason = "unknown-text"
        for last in ends:
            figure = self.read(begin, last)
            if not isinstance(figure, FigureError):
                if (word := _attribute(self.text[number_at:last], figure)) and number_at < last - len(word):
                    return self._read_from(begin, last - len(word), number_at)
                return Found(begin, last, "figure", figure, number_at=number_at), ""
            reason = figure.reason
        return max(ends, default=begin), reason

    def _known_ends(self, ends: list[int], begin: int, number_at: int) -> list[int]:
        """Return where the text may end as a quantity, the last one first; words that go on are left out."""
        known: list[int] = []
        for last in (begin + each for each in ends):
            behind = self.text[known[-1] : last].strip() if known else ""
            following = self.lower[last : last + 1]
            if behind in _SHORT_BEHIND and is_han(following) and following not in _FUNCTION:
                break
            if behind in _WITH_CHANGE and not self.text[known[0] - 1] in "%t‰倍" and "percent" not in self.lower[number_at:last]:
                break
            if last > number_at and last not in known:
                known.append(last)
        return known[::-1]

    def _class_or_kinds(self, start: int, end: int) -> Found | None:
        """Return 千亿级产业 and, which the reader refuses, 三大产业."""
        if found := _CLASS_BEHIND.match(self.text, end):
            figure = self.read(start, found.end())
            if not isinstance(figure, FigureError):
                return Found(start, found.end(), "figure", figure, number_at=start)
        is_kinds = self.text[end : end + 1] == "大" and self.text[start:end] != "一"
        if is_kinds and (noun := noun_narrowed(self.source, end + 1)):
            return Found(start, noun.end, "figure", reason="not-a-quantity", number_at=start)
        return None


def _label(label: Label) -> Found:
    return Found(label.start, label.end, label.kind)


def _attribute(printed: str, figure: Figure) -> str:
    """Return the English noun or verb that ends a print and is not what it counts; empty where there is none."""
    word = printed.rpartition(" ")[2]
    if not word.isascii() or not word.islower() or figure.value == 1:
        return ""
    if word in _VERBS_AS_UNITS and "million" not in printed and "billion" not in printed:
        return word
    is_singular = figure.counted is not None and figure.unit is not None and word not in _plurals()
    return figure.counted or "" if is_singular and figure.unit and figure.unit.dimension in COUNTED else ""


@cache
def _plurals() -> frozenset[str]:
    """Return the English words for what is counted, in the plural; abbreviations stand for themselves."""
    names = {name for row in rows() if row.word.is_count for name in row.english}
    return frozenset(plural(name).rpartition(" ")[2] for name in names)


def _is_year(found: Found, numeral: str) -> bool:
    is_bare = found.figure is not None and found.figure.unit is None and found.start == found.number_at
    return is_bare and len(numeral) == found.end - found.start == 4 and numeral[:2] in ("19", "20")


def _counts(figure: Figure, numeral: str) -> bool:
    """Whether a numeral in words counts something, which its unit, its hedge or its length tells.

    一 before a measure word is no more than "a": 一个, 一家.
    """
    if figure.unit is None:
        least = _TEN if is_letter(numeral[0]) else _HUNDRED
        return figure.hedge is not Hedge.EXACT or (numeral[0] not in "百千万亿兆" and (figure.value or 0) >= least)
    return numeral != "一" or figure.hedge is not Hedge.EXACT or figure.unit.dimension not in COUNTED


def _join_bounds(finder: _Finder, found: list[Found]) -> list[Found]:
    """Return what is found, where two amounts that the reader reads as one (以上、以下; 20±2℃; 2.5:1) are one."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and _are_bounds(finder, last, one):
            figure = finder.read(last.start, one.end)
            if not isinstance(figure, FigureError):
                joined[-1] = replace(last, end=one.end, figure=figure)
                continue
        joined.append(one)
    return joined


def _are_bounds(finder: _Finder, one: Found, other: Found) -> bool:
    if one.figure is None or other.figure is None or not _BOUNDS.fullmatch(finder.lower, one.end, other.start):
        return False
    between = finder.text[one.end : other.start].strip()
    return between in ("±", ":") or (one.figure.hedge in _ABOVE and other.figure.hedge in _BELOW)


def _carry(finder: _Finder, found: list[Found]) -> list[Found]:
    """Return what is found, where what the first of a list says (分别增长) is said of the others as well."""
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _goes_on(finder, found[end - 1], found[end]):
            end += 1
        if end - at > 1 and _is_said_of_each(finder, found[at], found[end - 1]):
            found[at:end] = _members(finder, found[at:end])
        at = end
    return found


def _goes_on(finder: _Finder, one: Found, other: Found) -> bool:
    is_bare = other.kind == "figure" and other.figure is not None and other.start == other.number_at
    return is_bare and one.figure is not None and _LIST.fullmatch(finder.lower, one.end, other.start) is not None


def _is_said_of_each(finder: _Finder, first: Found, last: Found) -> bool:
    floor = max(0, first.start - _FAR)
    floor = max([floor, *(finder.text.rfind(mark, floor, first.start) + 1 for mark in "。;!?,\n")])
    is_listed = finder.text[first.end] == "、" and first.figure is not None and first.figure.is_change
    if is_listed or _EACH_OF_THEM.search(finder.text, floor, first.start):
        return True
    stop = finder.text.find(".", last.end)
    return finder.lower.find("respectively", last.end, min(last.end + _LONGEST, stop if stop > 0 else len(finder.text))) > 0


def _members(finder: _Finder, members: list[Found]) -> list[Found]:
    """Return the members of a list with the word before the first and the unit of the last."""
    first, last = members[0], members[-1]
    before_first = finder.printed[first.start : first.number_at]
    numeral = _NUMERAL.match(finder.lower, last.number_at)
    unit = finder.printed[numeral.end() if numeral else last.end : last.end]
    made = []
    for one in members:
        is_bare = one.figure is not None and one.figure.unit is None
        printed = finder.printed[one.start : one.end]
        whole = f"{'' if one is first else before_first}{printed}{unit if is_bare else ''}"
        figure = finder.read_text(whole) if whole != printed else None
        is_carried = figure is not None and not isinstance(figure, FigureError) and _is_alike(figure, first, is_bare)
        made.append(replace(one, figure=replace(figure, printed=printed), carried=True) if is_carried else one)
    return made


def _is_alike(figure: Figure, first: Found, is_bare: bool) -> bool:
    """Whether a member of a list, read with the word of the first, is of its unit."""
    return is_bare or (first.figure is not None and (first.figure.unit is None or first.figure.unit == figure.unit))


def _mark_equivalents(finder: _Finder, found: list[Found]) -> list[Found]:
    """Return what is found, where the second of 350公顷(5250亩) is marked as the equivalent of the first."""
    for at, (one, other) in enumerate(zip(found, found[1:], strict=False)):
        opening = _OPENING.fullmatch(finder.lower, one.end, other.start)
        if opening is None or one.figure is None or other.figure is None:
            continue
        both = f"{finder.printed[one.start : one.end]}({finder.printed[other.start : other.end]})"
        figure = finder.read_text(both)
        if not isinstance(figure, FigureError) and figure.equivalent is not None:
            found[at + 1] = replace(other, equivalent_of=at)
    return found
