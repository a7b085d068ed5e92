"""Whose figure it is: names of zones in a text, known ones and others, and words that stand for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from zonecli.figures.normalize import Lexicon, is_letter, source, split
from zonecli.frozen import dataclass
from zonecli.ingest.extraction.passages import Passage
from zonecli.records.zones import AGGREGATE, Zone

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

# What a name of a zone that is on no record ends in. What is called a 产业园 is mostly a part of one.
_ENDINGS_ZH = (
    "经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|高新技术开发区|产业开发区|工业开发区|旅游度假区|开发区|"
    "经开区|高新区|综合保税区|保税港区|保税区|综保区|出口加工区|自由贸易试验区|自贸试验区|自贸区|产业合作区|合作区|示范区|"
    "工业园区|产业园区|工业集中区|科技城|新区"
)
_ENDINGS_EN = (
    "special economic zone|economic and technological development zone|economic & technological development zone|"
    "economic development zone|high-tech industrial development zone|high-tech industrial park|high-tech zone|"
    "export processing zone|free trade zone|free zone|development zone|economic zone|bonded zone|industrial zone|"
    "industrial park|industrial estate|industrial area|technology park|science park|software park|techno park|technopark|sez|"
    "epz|etdz"
)
_HAN = "\u4e00-\u9fff"
_UNKNOWN_ZH = re.compile(f"(?P<name>[{_HAN}]{{2,12}}?(?:{_ENDINGS_ZH}))")
_UNKNOWN_EN = re.compile(rf"(?:[A-Z][\w'’-]*(?: (?:and|of|&) (?=[A-Z]))? ?){{1,6}}")
_ENDING_EN = re.compile(rf"(?:{_ENDINGS_EN})\b", re.IGNORECASE)
# Where a Chinese name begins: what stands before is no part of it.
_BEFORE_NAME = re.compile(
    "(?:.*(?:[,;:、。()“”《》·]|近日|日前|其中|以及|作为|来自|位于|走进|走访|落户|入驻|推动|推进|支持|打造|建设|依托|围绕|加快|"
    "成为|包括|记者从|获批|设立|创建|同意|批准|在|从|等|与|和|及|到|向|由|对|将|被|于|是|为|的|了|年|月|日|让|把|以|各|该|本|全))"
)
# What is no name but a kind of zone.
_KINDS_ZH = re.compile(
    "^(?:[一二三四五六七八九十两几多数各等部分其他家个]|全?国家?级?|全?省级?|市级|县级|首批|首个|一批|多个|我国|中国|全球|世界|国内|国外|境外|海外|大|新|老|原|现代|先进|高端|专业|"
    "特色|重点|相关|其他|其它|所有|各类|各级|类型|可持续发展|传统|智慧|绿色|低碳|经济|科技|产业|工业|农业|创新|一流|引领|"
    "生态|跨境|海关|城市|国际|整合|提升|高新技术|省市|这些?|那些?|此|某|我|全部|主要|唯一|一家|不少|许多)+"
)
_OF_A_KIND = re.compile("(?:国家级|省级|市级|县级|各类|等)$")
_LONGEST_PREFIX = 8
# Of these a capital is no zone's, and what stands behind these is only an example.
_OFFICES_EN = re.compile(r"\b(?:Ministry|Department|Authority|Management|Commission|Committee|Association|Office|Bureau|Council|Board)\b")
_EXAMPLES = re.compile("(?:including|such as|like|namely) (?:the )?$")
_GENERIC_ZH = ("该区", "全区", "我区", "本区", "园区", "该园", "全园", "新城", "新区", "片区", "开发区", "经开区", "高新区", "综保区")
# Said of a place, what follows makes it a part of the name of somebody else.
_OF_OTHERS = re.compile(
    "省?市?县?(?:委|政府|人民|商务|科技厅|经信|发改|财政|厅|局|日报|大学|学院|研究|清华|中科院|银行|集团|公司|海关|税务|统计|制造”|"
    "籍|人$|人[,、]|省级|省第|省[^,;]{0,12}(?:榜|名单|行动|大会|会议|方案|计划|标准|办法|条例))"
)
# A meeting that is called after a place.
_OF_MEETINGS = re.compile("[\u4e00-\u9fff“”·]{0,18}?(?:大会|论坛|峰会|对接会|发布会|推介会|洽谈会|博览会|座谈会|交易会|展会)")
_LIST_BEFORE = re.compile(r"^(?:等|共|这|[(（][^)）]{1,30}[)）])*$")
# Before a place that a sentence is about.
_BEGINS = ("", *",;:。、(“ \n")
_JOINS = re.compile(r"^(?:[、,和与及]|以及| and |, and |, )$")
_TURNS = re.compile("分别|各|依次|respectively")
_PAIR = re.compile("(?P<n>两|二|三|四|2|3|4|both|two)(?:个)?(?:地|区|园|县|市|家|开发区|园区| zones| parks)")
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "2": 2, "3": 3, "4": 4, "both": 2, "two": 2}
_BEHIND_ZH = re.compile("落户|位于|坐落|在$|进驻")


class Mention(NamedTuple):
    """A name in the text: where it stands, the zone's id or, of one that is on no record, the name as it is printed."""

    start: int
    end: int
    zone: str | None
    printed: str
    is_place: bool = False


class Owner(NamedTuple):
    """Whose a figure is: the id of a zone or, where no record has it, its printed name; both None where nothing tells."""

    zone: str | None = None
    printed: str | None = None
    start: int = -1


class Names:
    """The names of the zones of a catalogue."""

    def __init__(self, zones: Iterable[Zone]) -> None:
        known = list(zones)
        self.zones = {zone.id: zone for zone in known}
        names: dict[str, str] = {}
        for zone in known:
            for name in zone.names:
                for form in _forms(name):
                    names.setdefault(form, zone.id)
        self._names = names
        self._lexicon = Lexicon({name: (id, name) for name, id in names.items()})
        self._stems = {id: _stem(zone) for id, zone in self.zones.items()}
        self._types = {id: _types_of(zone) for id, zone in self.zones.items()}

    def find(self, text: str) -> list[Mention]:
        """Return the names in a text in lower case, in their order; of two that overlap the one that begins first."""
        found: list[Mention] = []
        at, size = 0, len(text)
        lexicon = self._lexicon
        while at < size:
            match = lexicon.match(text, at)
            if match is None or (at and is_letter(text[at]) and is_letter(text[at - 1])):
                at += 1
                continue
            (id, name), end = match
            # The name of a place alone is the zone's only where it is no part of another name.
            is_place = not _ENDS_AS_ZONE.search(name)
            stop = min(size, end + 24)
            if not (is_place and (_OF_OTHERS.match(text, end, stop) or _OF_MEETINGS.match(text, end, stop))):
                found.append(Mention(at, end, id, text[at:end], is_place))
            at = end
        return found

    @property
    def aggregate(self) -> str | None:
        """The one zone that adds up others, None where there is none or several."""
        found = [zone.id for zone in self.zones.values() if zone.kind == AGGREGATE]
        return found[0] if len(found) == 1 else None

    def is_called(self, id: str, word: str) -> bool:
        """Whether a word for a kind of zone (科技城, 高新区, park) is said of the zone."""
        return word in self._types.get(id, ())

    def only(self, word: str, text: str) -> str | None:
        """Return the one zone that a word for its kind is said of, of those whose places a text speaks of."""
        found = [(text.count(stem), id) for id, stem in self._stems.items() if stem and self.is_called(id, word)]
        return max(found, default=(0, None))[1] if any(count for count, _ in found) else None

    def whole_of(self, ids: Sequence[str]) -> str | None:
        """Return the smallest zone that all of these are parts of."""
        shared: set[str] | None = None
        for id in ids:
            parents = set(self.zones[id].part_of) if id in self.zones else set()
            shared = parents if shared is None else shared & parents
        found = [id for id in shared or () if id in self.zones]
        plain = [id for id in found if self.zones[id].kind != AGGREGATE]
        return min(plain or found, default=None)


# How far above a paragraph its heading may stand, and how long it is.
_MOST_ABOVE, _LONGEST_HEADING = 3, 36
_OF_ANY = ("区", "园区", "zone", "park")
# Before a word that stands for a zone; 国家级开发区, 33家开发区 and 各园区 stand for none.
_STANDS_ALONE = re.compile("(?:^|[,;:。、(（“\n 是在和与及对为由从了年月日来底末间让把将据中,”》]|目前|以来|作为|全年|the )$")
# Said of any zone: of one far above nobody would.
_GENERIC = ("开发区", "园区", "新区", "产业园", "工业园", "片区", "zone", "park", "town", "区")
# Zones of a region, all of them.
_ALL_ZONES = re.compile(
    "(?:全|我)[市省县国州区](?:各[类级]?|[0-9]{1,4}[个家])?(?:国家级|省级)?(?:经济)?(?:开发区|经开区|园区|平台)(?!.{0,2}(?:第|前|位))"
    "|(?:全[市省县])?[二三四五六七八九十两各](?:大|个)?(?:平台|开发区|园区)(?![一-龥]{0,2}(?:第|前|位))"
)
_KIND_OF_ZONE = re.compile(f"[省市县区]?(?:综合|国际|国家级|省级)?(?:{_ENDINGS_ZH}|产业园|工业园|科技园|新城|小镇|片区)$")
_ENDS_AS_ZONE = re.compile(f"(?:{_ENDINGS_ZH}|园|城|镇|片区|港|地|一地六县|中心|县\\)|区\\)|{_ENDINGS_EN}|zone|park|town|centre|city)\\)?$")


def _forms(name: str) -> Iterator[str]:
    """Yield a name, and without what it has in brackets."""
    plain = source(name).lower.strip()
    yield plain
    bare = re.sub(r" ?\([^)]*\)", "", plain)
    if bare != plain and len(bare) > 3:
        yield bare


def _stem(zone: Zone) -> str:
    """Return the place in a zone's Chinese name: 青岚 of 青岚市经济技术开发区."""
    ending = _KIND_OF_ZONE.search(zone.name.zh)
    return zone.name.zh[: ending.start()] if ending else ""


def _types_of(zone: Zone) -> frozenset[str]:
    """Return the words that stand for a zone, by what its names end in: any zone but an aggregate is a 园区."""
    ends = [source(name).lower.removesuffix(")") for name in zone.names]
    words = {word for word in _TYPES if any(end.endswith(word) for end in ends)}
    if any(end.endswith("园") for end in ends):
        words |= {"产业园", "园区", "park"}
    if any(end.endswith("开发区") for end in ends):
        words |= {"经开区", "开发区"}
    if any("高新" in end for end in ends):
        words.add("高新区")
    return frozenset(words)


_TYPES = (
    *split(
        "经开区, 开发区, 高新区, 科技城, 新城, 新区, 园区, 产业园, 工业园, 综保区, 保税区, 合作区, 示范区, 片区, 小镇, 度假区, "
        "集聚区, 科技园, 区"
    ),
    *split("zone, park, estate, sez, city, town"),
)
_TYPE_WORDS = re.compile(
    "(?:[该本全我]|这个)?(?:经开区|开发区|高新区|科技城|新城|新区|园区|产业园|工业园|综保区|保税区|合作区|示范区|片区|小镇|集聚区)|[该全我本]区"
    r"|\bthe (?:industrial |whole |entire |economic |special economic |development )*(?:zone|park|estate|sez|city|town)\b"
)


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones that an article names, in their order, and the one that it is about."""

    names: Names
    mentions: tuple[Mention, ...]
    main: str | None
    text: str

    def owner(self, passage: Passage, n: int, paragraph_start: int) -> Owner:
        """Return whose the n-th number of a sentence is: the nearest name before it, else one of the paragraph's."""
        start = passage.found[n].start
        inside = self._between(passage.start, start)
        turn = self._in_turn(passage, n, inside)
        if turn:
            return turn
        if inside:
            return self._listed(passage, n, inside) or _owner(inside[-1])
        behind = self._between(start, passage.clause(start)[1])
        if behind and (is_letter(passage.text[behind[0].start]) or _BEHIND_ZH.search(passage.text[start : behind[0].start])):
            return _owner(behind[0])
        carried = self._between(paragraph_start, passage.start)
        if carried:
            return _owner(carried[-1])
        if above := self._above(paragraph_start):
            return above
        if self.main is not None:
            return Owner(self.main)
        earlier = self._between(0, paragraph_start)
        return _owner(earlier[-1]) if earlier else Owner()

    def _above(self, paragraph_start: int) -> Owner | None:
        """Return the zone that the heading above a paragraph names; of a list of names none is a heading."""
        named: list[set[str | None]] = []
        owner = Owner()
        end = paragraph_start
        for _ in range(_MOST_ABOVE):
            end = len(self.text[:end].rstrip())
            start = self.text.rfind("\n", 0, end) + 1
            if end - start > _LONGEST_HEADING or self.text[end - 1 : end] in "。.;" or not start:
                break
            here = self._between(start, end)
            if here:
                owner = owner if named else _owner(here[-1])
                named.append({each.zone for each in here})
            end = start
        return owner if len(named) == 1 and len(named[0]) == 1 else None

    def spans(self, passage: Passage) -> list[tuple[int, int]]:
        """Return where names of zones stand in a sentence, but for those that a number counts."""
        ends = {each.end for each in passage.found}
        counted = [(each.start, each.end) for each in passage.found]
        return [
            (each.start, each.end)
            for each in self._between(passage.start, passage.end)
            if each.start not in ends and not any(start < each.end and each.start < end for start, end in counted)
        ]

    def _between(self, start: int, end: int) -> Sequence[Mention]:
        first = bisect_left(self.mentions, start, key=lambda each: each.start)
        last = bisect_left(self.mentions, end, key=lambda each: each.start)
        return self.mentions[first:last]

    def _in_turn(self, passage: Passage, n: int, inside: Sequence[Mention]) -> Owner | None:
        """Return the zone whose turn it is: A、B分别增长126.2%、144.7%, or 两地分别 behind a sentence on A and B."""
        turns = _turns_before(passage, n)
        if turns is None:
            return None
        listed = [mention for mention in inside if mention.start < turns]
        run = _run(listed, self.text, len(listed) - 1) if listed else []
        pair = None
        for pair in _PAIR.finditer(self.text, passage.start, turns):
            pass
        if len(run) < 2 and pair is not None:
            run = self._last(_COUNT[pair["n"]], passage.start)
        place = sum(1 for each in passage.found[:n] if each.kind == "figure" and each.start > turns)
        return _owner(run[place % len(run)]) if len(run) > 1 else None

    def _last(self, count: int, end: int) -> list[Mention]:
        """Return the last so many zones that are named before `end`, in their order."""
        found: list[Mention] = []
        for mention in reversed(self._between(0, end)):
            if mention.zone not in [each.zone for each in found]:
                found.insert(0, mention)
            if len(found) == count:
                return found
        return []

    def _listed(self, passage: Passage, n: int, inside: Sequence[Mention]) -> Owner | None:
        """Return what several zones are parts of where the number counts them: A、B、C三个平台."""
        start = passage.found[n].start
        if not _LIST_BEFORE.match(self.text[inside[-1].end : start]):
            return None
        run = _run(inside, self.text, len(inside) - 1)
        if len(run) < 2 or passage.found[n].figure is None:
            return None
        whole = self.names.whole_of([each.zone for each in run if each.zone])
        return Owner(self.main if self.main not in [each.zone for each in run] and self.main else whole)


def _turns_before(passage: Passage, n: int) -> int | None:
    """Return where 分别 stands that the n-th number is in the reach of."""
    part, _ = passage.clause(passage.found[n].start)
    found = None
    for found in _TURNS.finditer(passage.text, part, passage.found[n].start):
        pass
    if found:
        return found.start()
    behind = _TURNS.search(passage.text, passage.found[n].end, passage.end)
    return part if behind and behind[0] == "respectively" else None


def _run(mentions: Sequence[Mention], text: str, last: int) -> list[Mention]:
    """Return the list of names that ends with the last-th."""
    found = [mentions[last]]
    for mention in reversed(mentions[:last]):
        if not _JOINS.match(text[mention.end : found[0].start]):
            break
        found.insert(0, mention)
    return found


def _owner(mention: Mention) -> Owner:
    return Owner(mention.zone, None if mention.zone else mention.printed, mention.start)


def name_zones(text: str, printed: str, title: str, names: Names, asked: str | None = None) -> Zones:
    """Return the zones that a text names; `asked` is the one that it is about where somebody says so.

    `text` is in lower case, `printed` as it stands.
    """
    known = names.find(text)
    whole = names.aggregate
    if whole is not None:
        all_of_them = [Mention(each.start(), each.end(), whole, each[0]) for each in _ALL_ZONES.finditer(text)]
        known = sorted((*known, *(each for each in all_of_them if not _overlaps(each, known))))
    unknown = [each for each in _unknown(text, printed) if not _overlaps(each, known)]
    mentions = tuple(sorted((*known, *unknown)))
    heading = source(title).lower
    titled = [each for each in names.find(heading) if each.zone]
    counts = Counter(each.zone for each in known if each.zone)
    main = asked
    if main is None and titled:
        main = max(titled, key=lambda each: counts[each.zone]).zone
    if main is None and whole is not None and _ALL_ZONES.search(heading):
        main = whole
    if main is None and counts:
        main = counts.most_common(1)[0][0]
    kept = [
        each
        for each in mentions
        if not each.is_place or each.zone == main or text[each.start - 1 : each.start] in _BEGINS
    ]
    return Zones(names, tuple(_with_words(text, kept, main, names)), main, text)


def _with_words(text: str, named: Sequence[Mention], main: str | None, names: Names) -> list[Mention]:
    """Return the names with the words that stand for one of them: 该区, 经开区, the zone."""
    found: list[Mention] = []
    left = iter(named)
    following = next(left, None)
    for word in _TYPE_WORDS.finditer(text):
        while following is not None and following.start <= word.start():
            found.append(following)
            following = next(left, None)
        if (found and found[-1].end > word.start()) or (following is not None and following.start < word.end()):
            continue
        if not _STANDS_ALONE.search(text, max(0, word.start() - 6), word.start()):
            continue
        zone = _meant(word[0], found, text.rfind("\n", 0, word.start()) + 1, main, names, text)
        if zone is not None:
            found.append(Mention(word.start(), word.end(), zone.zone, zone.printed))
    found += [following] if following is not None else []
    return [*found, *left]


def _meant(
    word: str, found: Sequence[Mention], paragraph_start: int, main: str | None, names: Names, text: str
) -> Mention | None:
    """Return what a word stands for: the last of that kind in its paragraph, the zone of the article, the last of all."""
    kind = word.lstrip("该本全我").rpartition(" ")[2]
    here = [each for each in found if each.start >= paragraph_start]
    if kind in _OF_ANY and here:
        return here[-1]
    called = [each for each in reversed(found) if each.zone and names.is_called(each.zone, kind)]
    if called and called[0].start >= paragraph_start:
        return called[0]
    if main is not None and names.is_called(main, kind):
        return Mention(0, 0, main, word)
    if kind in _GENERIC:
        return None
    if called:
        return called[0]
    only = names.only(kind, text)
    return Mention(0, 0, only, word) if only else None


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    n = bisect_left(others, mention.end, key=lambda each: each.start)
    return n > 0 and others[n - 1].end > mention.start


def _unknown(text: str, printed: str) -> Iterator[Mention]:
    """Yield the names of the form of a zone's name."""
    for found in _UNKNOWN_ZH.finditer(text):
        name, start = found["name"], found.start()
        cut = _BEFORE_NAME.match(name)
        if cut:
            name, start = name[cut.end() :], start + cut.end()
        ending = re.search(f"(?:{_ENDINGS_ZH})$", name)
        prefix = name[: ending.start()] if ending else ""
        proper = _KINDS_ZH.sub("", prefix)
        is_counted = text[start - 1 : start].isdigit() or _OF_A_KIND.search(prefix)
        if 2 <= len(proper) and len(prefix) <= _LONGEST_PREFIX and not is_counted:
            yield Mention(start, found.end(), None, name)
    for found in _UNKNOWN_EN.finditer(printed):
        ending = None
        for ending in _ENDING_EN.finditer(found[0]):
            pass
        if ending and ending.start() > 0:
            name = re.sub("^(?:The|In|At|And|For|From|Of|Its) ", "", found[0][: ending.end()])
            start = found.start() + found[0].index(name)
            is_other = _OFFICES_EN.search(found[0]) or _EXAMPLES.search(text, max(0, start - 16), start)
            if not _ENDING_EN.match(name) and not is_other:
                yield Mention(found.start() + found[0].index(name), found.start() + ending.end(), None, name)


def zone_heads(catalogue: Catalogue) -> Names:
    """Return the names of all zones of a catalogue."""
    return Names(catalogue.heads())
