"""What a figure measures: indicators ranked by the words around it that are words of their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from zonecli.figures.normalize import Lexicon, is_letter, source
from zonecli.figures.types import Figure
from zonecli.i18n import is_chinese
from zonecli.ingest.extraction.cues import Cue, cues
from zonecli.ingest.extraction.passages import Passage
from zonecli.ingest.extraction.synonyms import synonyms
from zonecli.records.scale import measures, sense_of
from zonecli.records.vocabulary import Indicator

# What is proposed, and how many more.
_MOST = 4
# Less than this says nothing.
_LEAST = 0.15
# What the words of a name that the sentence lacks count against it.
_MISSING = 0.45
# What says little of a name: 企业数, 专利授权量.
_LIGHT = frozenset("数量额率值总个的和与及或中")
_FAINT = 0.25
# What a word counts for by where it stands: between the number before and this one, in the same part of the sentence,
# in the parts before, far before, behind, and in the parts behind.
_NEAR, _IN_PART, _EARLIER, _FAR, _BEHIND, _AFTERWARDS = 1.0, 0.6, 0.45, 0.25, 0.9, 0.3
_DECAY = 0.012
_FAR_AWAY = 60
# What a word counts for that only means the same, and one that the unit says.
_LIKE, _LIKE_A_NAME, _SAID = 0.85, 0.6, 0.6
# A verb tells figures of one noun apart, and is worth no less than this; a word for what is to come says nothing of it.
_VERB = 0.8
_IDLE = frozenset(("计划", "plan"))
# Words of names that a unit or a sense says: 70多个 are not called 个数.
_SAID_BY = {
    "area": "面积 area km2",
    "people": "人数 人员 人次",
    "time": "时间 用时 time",
    "ratio": "比重 占比 比率 rate share",
    "position": "排名 名次 position ranking",
    "project": "项目 projects",
    "enterprise": "企业 enterprises companies",
    "zone": "开发区 zones",
    "job": "岗位 jobs",
    "visit": "人次 visits",
    "growth": "增速 增长率 增幅 growth increase rise",
    "decline": "增速 增长率 下降 growth decrease decline",
    "patent": "专利 patents",
}
# Verbs that make two figures of one noun different: 引进项目, 签约项目, 开工项目.
_VERBS = frozenset(
    (
        *(
            "引进",
            "签约",
            "开工",
            "投产",
            "在建",
            "新增",
            "注册",
            "申报",
            "入驻",
            "关停",
            "备案",
            "培育",
            "认定",
            "新设",
            "创造",
        ),
        *("attract", "sign", "regist", "creat", "construct", "recruit", "train"),
    )
)
_WITHOUT_VERB = 0.6
# A share of which no word says that it is one, and a plain ratio as a change.
_NOT_SAID = 0.35
# What the whole name in print is worth, an open and another unit, and what figures before say.
_WHOLE_NAME = 0.9
_OPEN_UNIT, _OTHER_UNIT = 0.9, 0.35
_CARRIED, _LISTED, _AGAIN = 1.5, 1.2, 0.5
_LONGEST_LINK = 24
_ACRONYM = 5
_SHARE = re.compile(
    "占|贡献|创造了?全|以全|比重|比例|份额|share|account|proportion|per ?cent of|% of|represent|made up|contribut"
)
_CHANGE = re.compile(
    "增速|增幅|增长|涨幅|降幅|下降|growth|gr[eo]w|increas|decreas|declin|ros[e ]|ris[ei]|fell|fall|surg|soar|jump|"
    r"climb|drop|"
    "\\b(?:up|down|by) "
)
# Where what stands behind a figure is of another one.
_STOP = re.compile("[、。]| and (?![a-z]+ive )| while | with | which | but | to | from | compared | whereas ")
_BECOMES = re.compile(",? ?(?:to|to reach|reaching|to hit|to stand at|to total|,?达到?|,?至|,?为|,?升至|,?增至) ?")
_AMONG_THEM = re.compile("[,;]?(?:其中|其)")
_OF_IT = re.compile("\\b(?:it|this|that|they|the figure|the number|the total|其|该项|这一数字)\\b")
_HARDLY, _HEAD = 12, 40
# Measure words of anything: 4家 may go on from 33家开发区, 35棵 does not.
_ANY_MEASURE = ("家", "个", "项", "位", "名")
# 出口 is 出口总额, but 企业 is not 企业数.
_ENDS_OF_NAMES = re.compile("(?<=..)(?:总额|总值|总量|金额|[量额])$|(?<=....)(?:总数|数量|数)$")


class Candidate(NamedTuple):
    """An indicator that a figure may be of, and how much speaks for it.

    Where its own sentence says nothing, it `goes_on` from what was stated before.
    """

    id: str
    score: float
    goes_on: bool = False


class Stated(NamedTuple):
    """A fact that has been read: its number in the sentence, -1 in one before, its figure, indicator and period."""

    n: int
    figure: Figure
    indicator: str | None
    period: str | None = None


class Hint(NamedTuple):
    """A piece of a word in a sentence, where it stands, and what it counts for."""

    piece: str
    at: int
    worth: float


class Hearing(NamedTuple):
    """What a sentence says that may be said of its figures: pieces of words, and whole names of indicators."""

    hints: Sequence[Hint]
    names: Sequence[tuple[int, frozenset[int]]]


class _Name(NamedTuple):
    """A name of an indicator, and of its growth and its share, which are called as it is: what each slot is worth."""

    owners: tuple[int, ...]
    weights: tuple[float, ...]
    full: float


class Vocabulary:
    """The indicators of a catalogue, found by pieces of their names."""

    def __init__(self, indicators: Mapping[str, Indicator], is_english: bool) -> None:
        """Names of the other language are left out: a text has none of them, and there are as many."""
        self.indicators = [each for each in indicators.values() if each.derived is None]
        self.by_id = {each.id: each for each in self.indicators}
        self._numbers = {each.id: n for n, each in enumerate(self.indicators)}
        self._growth = {each.growth_of: each.id for each in self.indicators if each.growth_of}
        self._shares = {each.share_of: each.id for each in self.indicators if each.share_of}
        self._gaps = dict(self._pair_gaps())
        self._names: list[_Name] = []
        self._postings: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self._fits: dict[tuple[object, ...], tuple[frozenset[int], frozenset[int]]] = {}
        names = [[source(name).lower for name in _names(each, is_english)] for each in self.indicators]
        self._verbs = self._index(names)
        self._lexicon = self._whole_names(names)
        self._own_words = {
            word for word in synonyms().words() if all(cue.piece in self._postings for cue in _cues_of(word))
        }
        self._first = frozenset(word[0] for word in (*self._lexicon.words(), *synonyms().words()))

    def _pair_gaps(self) -> Iterator[tuple[str, str]]:
        """Yield an indicator with that of the gap in its growth, which has its name in its own."""
        gaps = [each for each in self.indicators if each.is_change and each.usual is not None and each.usual.id == "pp"]
        for gap in gaps:
            names = (gap.name.zh, gap.name.en.casefold())
            for each in self.indicators:
                own = (each.name.zh, each.name.en.casefold())
                if not each.is_change and any(part and part in name for part, name in zip(own, names, strict=True)):
                    yield each.id, gap.id

    def _owners(self, owner: int) -> tuple[int, ...]:
        """Return an indicator with its growth and its share."""
        id = self.indicators[owner].id
        of_it = (self._numbers[each] for each in (self._growth.get(id), self._shares.get(id)) if each)
        return (owner, *of_it)

    def _index(self, names: Sequence[Sequence[str]]) -> list[frozenset[str]]:
        """Enter all names by their pieces; return the verbs of each indicator's names."""
        pieces = [[list(cues(name)) for name in own] for own in names]
        counts: dict[str, int] = defaultdict(int)
        for owner, each in enumerate(pieces):
            for piece in {cue.piece for name in each for cue in name}:
                counts[piece] += len(self._owners(owner))
        worth = {piece: _worth(piece, count) for piece, count in counts.items()}
        for owner, (own, found) in enumerate(zip(names, pieces, strict=True)):
            for text, name in zip(own, found, strict=True):
                self._add(owner, text, name, worth)
        return [_VERBS.intersection(cue.piece for name in each for cue in name) for each in pieces]

    def _add(self, owner: int, text: str, name: Sequence[Cue], worth: Mapping[str, float]) -> None:
        """Enter a name: each of its characters or words is a slot, worth as much as its commonest piece."""
        slots: dict[int, float] = {}
        for cue in name:
            for at in range(cue.at, cue.at + cue.width):
                slots[at] = min(slots.get(at, 1.0), worth[cue.piece])
        order = {at: n for n, at in enumerate(sorted(slots))}
        weights = tuple(slots[at] * (_FAINT if text[at] in _LIGHT else 1.0) for at in order)
        if weights:
            for cue in name:
                self._postings[cue.piece].append((len(self._names), order[cue.at], cue.width))
            self._names.append(_Name(self._owners(owner), weights, sum(weights)))

    def _whole_names(self, names: Sequence[Sequence[str]]) -> Lexicon[frozenset[int]]:
        """Return the whole names, and words that mean the same, with the indicators that are called so."""
        own: dict[str, set[int]] = defaultdict(set)
        alike: dict[str, set[int]] = defaultdict(set)
        likes = synonyms()
        for owner, texts in enumerate(names):
            for name in {form for text in texts for form in (text, _ENDS_OF_NAMES.sub("", text))}:
                own[name].update(self._owners(owner))
                for other in likes.get(name) or ():
                    alike[other].update(self._owners(owner))
        return Lexicon({name: frozenset(owners) for name, owners in {**alike, **own}.items()})

    # -- a sentence ------------------------------------------------------------------------------

    def hear(self, passage: Passage, hidden: Sequence[tuple[int, int]] = ()) -> Hearing:
        """Return what a sentence says; what is `hidden`, names of zones, says nothing of what is measured."""
        text, words = passage.text, synonyms()
        hints: list[Hint] = []
        names: list[tuple[int, frozenset[int]]] = []
        stretches = _stretches(passage.start, passage.end, hidden)
        for start, end in stretches:
            hints += [Hint(cue.piece, cue.at, 1.0) for cue in cues(text, start, end)]
            named = at = start
            while at < end:
                if text[at] not in self._first or (at > start and is_letter(text[at]) and is_letter(text[at - 1])):
                    at += 1
                    continue
                if at >= named and (name := self._lexicon.match(text, at)) and name[1] <= end:
                    names.append((at, name[0]))
                    named = name[1]
                if (like := words.match(text, at)) and like[1] <= end:
                    worth = _LIKE_A_NAME if text[at : like[1]] in self._own_words else _LIKE
                    hints += [Hint(cue.piece, at, worth) for other in like[0] for cue in _cues_of(other)]
                at += 1
        hints.sort(key=lambda hint: hint.at)
        return Hearing(hints, names)

    def rank(
        self, passage: Passage, n: int, figure: Figure, hearing: Hearing, before: Sequence[Stated]
    ) -> list[Candidate]:
        """Return the indicators that the n-th number of a sentence may be of, the best first.

        `before` are the facts that the sentence states before it.
        """
        fitting, names = self._fitting(figure)
        filled: dict[int, dict[int, float]] = defaultdict(dict)
        verbs: set[str] = set()
        said = dict.fromkeys(_said_by(figure), _SAID)
        # Hectares alone are an area, of what else nothing says.
        is_area = figure.unit is not None and figure.unit.dimension == "area"
        for piece, worth in self._weighed(passage, n, hearing):
            if piece in said and figure.sense is not None:
                said[piece] = max(said[piece], worth)
                continue
            if worth >= _IN_PART * _LIKE and piece in _VERBS:
                verbs.add(piece)
            for number, slot, width in self._postings.get(piece, ()):
                if number in names:
                    slots = filled[number]
                    for at in range(slot, slot + width):
                        if worth > slots.get(at, 0.0):
                            slots[at] = worth
        for piece, worth in said.items():
            for number, slot, width in self._postings.get(piece, ()):
                if number in filled or (is_area and number in names):
                    for at in range(slot, slot + width):
                        filled[number].setdefault(at, worth)
        scores: dict[int, float] = defaultdict(float)
        for number, slots in filled.items():
            name = self._names[number]
            found = sum(name.weights[at] * worth for at, worth in slots.items())
            score = found - _MISSING * (name.full - found)
            for owner in fitting.intersection(name.owners) if score > 0 else ():
                scores[owner] = max(scores[owner], score)
        named = self._named(passage, n, hearing)
        start = max(passage.clause(passage.found[n].start)[0], _previous(passage, n))
        near = passage.text[start : passage.found[n].end + _LONGEST_LINK]
        is_share = _SHARE.search(near) is not None
        # 占全县的45.2% is no growth, whatever else it is a share of.
        own = passage.text[start : passage.found[n].end]
        is_share_alone = not figure.is_change and "占" in own and _CHANGE.search(own) is None
        # 增长10.7%, and exports, 64.6 percent.
        is_change = _CHANGE.search(near) is not None or any(each.n >= 0 and each.figure.is_change for each in before)
        for owner in scores:
            indicator = self.indicators[owner]
            if is_share_alone and indicator.is_change:
                scores[owner] = 0.0
                continue
            is_said = (is_share or not indicator.share_of) and (
                is_change or figure.is_change or not indicator.is_change
            )
            factor = self._judged(owner, figure, verbs) * (1.0 if is_said else _NOT_SAID)
            scores[owner] = (scores[owner] + (_WHOLE_NAME if owner in named else 0.0)) * factor
        carried, weight = self._carry(passage, n, figure, hearing, before)
        is_again = weight == _AGAIN
        before_it = self._numbers.get(carried or "")
        if before_it is not None and before_it in fitting and not (is_again and scores):
            scores[before_it] += weight
        elif not scores and len(fitting) == 1:
            # Nothing else is measured so: 上升6位, Rs 7.85 per kWh.
            scores[next(iter(fitting))], is_again = _AGAIN, False
        ranked = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
        return [
            Candidate(self.indicators[owner].id, score, is_again and len(scores) == 1)
            for owner, score in ranked[:_MOST]
            if score > _LEAST
        ]

    def _fitting(self, figure: Figure) -> tuple[frozenset[int], frozenset[int]]:
        """Return the indicators, and the names of them, that a figure can be of by its unit and its sense."""
        unit = figure.unit.id if figure.unit else None
        key = (unit, figure.sense, figure.counted in ("家", "位", "名"), figure.hedges, "到" in figure.printed)
        known = self._fits.get(key)
        if known is None:
            # What they are measured in decides, not what they are called.
            fits: dict[tuple[object, ...], bool] = {}
            found = set()
            for n, each in enumerate(self.indicators):
                kind = (each.unit and each.unit.id, each.nature, each.sign, each.nature is None and each.id)
                if kind not in fits:
                    fits[kind] = _fits(figure, each)
                if fits[kind]:
                    found.add(n)
            names = frozenset(n for n, name in enumerate(self._names) if not found.isdisjoint(name.owners))
            known = self._fits[key] = frozenset(found), names
        return known

    def _named(self, passage: Passage, n: int, hearing: Hearing) -> frozenset[int]:
        """Return the indicators whose whole names stand nearest before the n-th number, or right behind it."""
        last: frozenset[int] = frozenset()
        for at, owners in hearing.names:
            if at > _beside(passage, n):
                break
            last = owners
        return last

    def _judged(self, owner: int, figure: Figure, verbs: set[str]) -> float:
        """Return by how much the unit and the verbs of the sentence make an indicator more or less likely."""
        factor = 1.0
        unit, usual = figure.unit, self.indicators[owner].usual
        if unit is not None and usual is not None and unit.id != usual.id and unit.dimension in ("count", "people"):
            is_open = unit.id == "item" or figure.counted == "家"
            factor *= _OPEN_UNIT if is_open else _OTHER_UNIT
        own = self._verbs[owner]
        if verbs and not own & verbs:
            factor *= _WITHOUT_VERB
        if own and not own & verbs:
            factor *= _WITHOUT_VERB
        return factor

    def _carry(
        self, passage: Passage, n: int, figure: Figure, hearing: Hearing, before: Sequence[Stated]
    ) -> tuple[str | None, float]:
        """Return what the facts before say, and how much that counts.

        436亿元, 增长8.4% is the growth of the same; 引进A 29人、B 10人 are of one; exports rose 5% to $3m are exports.
        """
        last = before[-1] if before and before[-1].n >= 0 else None
        names_another = self._names_another(passage, n, hearing)
        if figure.is_change or figure.sense == "multiple":
            if last is None or names_another:
                return None, 0.0
            level = self._level_in_turn(passage, n, before) or last.indicator
            return self._change_of(level), _CARRIED
        between = passage.text[passage.found[last.n].end : passage.found[n].start] if last else ""
        if last is not None and last.indicator is not None:
            level = self.by_id[last.indicator].growth_of or last.indicator
            if last.figure.is_change and _BECOMES.fullmatch(between):
                return level, _CARRIED
            if not names_another and figure.unit is not None and figure.unit.dimension == "pp":
                return self._gaps.get(level), _CARRIED
            if not names_another and "占" in between:
                return self._shares.get(level), _CARRIED
        alike = next((each for each in reversed(before) if each.indicator and _is_alike(each.figure, figure)), None)
        if alike is None or names_another:
            return None, 0.0
        is_position = figure.unit is not None and figure.unit.id == "position"
        if (alike is last and _joins(between)) or _AMONG_THEM.match(between) or (is_position and alike.n >= 0):
            return alike.indicator, _LISTED
        is_same = figure.unit == alike.figure.unit or figure.counted in _ANY_MEASURE
        return alike.indicator, _AGAIN if is_same and (alike.n >= 0 or _goes_on(passage, n)) else 0.0

    def _change_of(self, id: str | None) -> str | None:
        """Return the indicator of the growth of one, itself where it is one."""
        return id if id is not None and self.by_id[id].is_change else self._growth.get(id or "")

    def _level_in_turn(self, passage: Passage, n: int, before: Sequence[Stated]) -> str | None:
        """Return the level whose change it is by turns: 出口134亿元、进口78.5亿元,分别增长12.1%、22.6%."""
        turns = passage.text.rfind("分别", passage.start, passage.found[n].start)
        levels = [each for each in before if each.n >= 0 and passage.found[each.n].start < turns]
        levels = [each for each in levels if not each.figure.is_change]
        behind = [m for m, each in enumerate(passage.found) if each.kind == "figure" and each.start > turns]
        if turns < 0 or n not in behind or len(levels) < len(behind):
            return None
        return levels[-len(behind) :][behind.index(n)].indicator

    def _names_another(self, passage: Passage, n: int, hearing: Hearing) -> bool:
        """Whether the n-th number has the whole name of an indicator of its own beside it."""
        last = _previous(passage, n)
        return any(last <= at <= _beside(passage, n) for at, _ in hearing.names)

    def _weighed(self, passage: Passage, n: int, hearing: Hearing) -> Iterator[tuple[str, float]]:
        """Yield the pieces around the n-th number, each with what it counts for."""
        found = passage.found[n]
        part, part_end = passage.clause(found.start)
        near = max(part, _previous(passage, n))
        following = min(_following(passage, n), part_end)
        if stop := _STOP.search(passage.text, found.end, following):
            following = stop.start()
        is_english = is_letter(passage.text[found.end - 1]) or passage.text[found.end : found.end + 1] == " "
        for piece, at, worth in hearing.hints:
            if near <= at < found.start:
                yield piece, worth * max(_NEAR - _DECAY * (found.start - at), _IN_PART)
            elif at < found.start:
                yield piece, worth * (_IN_PART if at >= part else _EARLIER if found.start - at < _FAR_AWAY else _FAR)
            elif at < found.end:
                yield piece, worth * _NEAR
            elif at < following:
                yield piece, worth * _BEHIND
            elif at < part_end or is_english:
                yield piece, worth * _AFTERWARDS


def _names(indicator: Indicator, is_english: bool) -> list[str]:
    """Return what an indicator is called in a language, GDP in both; in any where it has no name in that one."""
    names = [*indicator.name.languages.values(), *indicator.aliases]
    found = [name for name in names if is_chinese(name) is not is_english or (name.isupper() and len(name) <= _ACRONYM)]
    return found or names


def _worth(piece: str, count: int) -> float:
    """Return what a piece says that is in the names of so many indicators."""
    if piece in _IDLE:
        return _FAINT
    worth = 1 / (1 + 0.35 * float((count - 1) ** 0.6))
    return max(worth, _VERB) if piece in _VERBS else worth


def _said_by(figure: Figure) -> Iterator[str]:
    """Yield the pieces of names that a unit or a sense says, which the sentence need not."""
    for said in (figure.sense, *((figure.unit.dimension, figure.unit.id) if figure.unit else ())):
        yield from (cue.piece for cue in _cues_of(_SAID_BY.get(said or "", "")))


def _fits(figure: Figure, indicator: Indicator) -> bool:
    if figure.unit is None and figure.sense is None and (usual := indicator.usual) is not None:
        # A population of 84,000: the name says what is counted.
        return usual.dimension in ("people", "count") and figure.value is not None and figure.value == int(figure.value)
    return (measures(figure, indicator) and sense_of(figure, indicator) is not None) or (
        _below(figure, indicator) is not None
    )


def _below(figure: Figure, indicator: Indicator) -> str | None:
    """Return what an amount is for each of where the name of its indicator says so: 亩均税收38.5万元."""
    unit, usual = figure.unit, indicator.usual
    if unit is None or usual is None or figure.sense is not None or indicator.is_change:
        return None
    first, _, below = usual.dimension.partition("/")
    is_each = first == unit.dimension == "money" and below in ("area", "people", "count")
    return f"{unit.id}/{usual.id.partition('/')[2]}" if is_each else None


def unit_beside(figure: Figure, indicator: Indicator) -> str | None:
    """Return the unit that a print lacks and its indicator has: what a plain number counts, 元/亩 of 亩均38.5万元."""
    usual = indicator.usual
    if figure.unit is None and usual is not None and figure.sense is None:
        return usual.id
    return _below(figure, indicator)


def _previous(passage: Passage, n: int) -> int:
    """Return where the figure before the n-th number ends, or the sentence begins."""
    ends = (each.end for each in reversed(passage.found[:n]) if each.kind == "figure" and each.equivalent_of is None)
    return next(ends, passage.start)


def _following(passage: Passage, n: int) -> int:
    """Return where the figure behind the n-th number begins, or the sentence ends."""
    starts = (each.start for each in passage.found[n + 1 :] if each.kind == "figure" and each.equivalent_of is None)
    return next(starts, passage.end)


def _beside(passage: Passage, n: int) -> int:
    """Return where a word may begin that stands right behind the n-th number."""
    end = passage.found[n].end
    return end + (passage.text[end : end + 1] in (" ", "的"))


def _goes_on(passage: Passage, n: int) -> bool:
    """Whether a sentence speaks of what the one before it does: it, 其, or hardly a word before its figure."""
    start = passage.found[n].start
    is_of_it = _OF_IT.search(passage.text, passage.start, min(start, passage.start + _HEAD)) is not None
    return is_of_it or start - max(passage.clause(start)[0], _previous(passage, n)) < _HARDLY


def _is_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are levels of one dimension."""
    if one.is_change or (one.unit is None) != (other.unit is None):
        return False
    return one.unit is None or other.unit is None or one.unit.dimension == other.unit.dimension


def _joins(between: str) -> bool:
    """Whether two numbers are of one list: a sign of it and a few words stand between, and no comma."""
    words = between.strip()
    is_short = len(words) < _LONGEST_LINK and "," not in words
    return is_short and (words[:1] in tuple("、和及与/") or words[-1:] in tuple("、和及与") or words == "and")


@cache
def _cues_of(words: str) -> tuple[Cue, ...]:
    return tuple(cues(words))


def _stretches(start: int, end: int, hidden: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what of a stretch is not hidden."""
    for first, last in hidden:
        if first > start:
            yield start, min(first, end)
        start = max(start, last)
    if start < end:
        yield start, end
