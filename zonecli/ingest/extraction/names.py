"""What zones are called: the names on record, found in a text, and the words that their kinds are called by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zonecli.figures.normalize import Lexicon, is_letter, source, split
from zonecli.ingest.extraction.passages import HAN
from zonecli.records.zones import AGGREGATE, Zone

# What names of zones end in; what is called a 产业园 is mostly a part of one.
ENDINGS_ZH = (
    "经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|高新技术开发区|产业开发区|工业开发区|旅游度假区|开发区|"
    "经开区|高新区|综合保税区|保税港区|保税区|综保区|出口加工区|自由贸易试验区|自贸试验区|自贸区|产业合作区|合作区|示范区|"
    "工业园区|产业园区|化工园区|工业集中区|科技城|新区"
)
# Words for a kind of zone, said of one that has been named: 科技城, the park.
_KINDS = (
    *split(
        "经开区, 开发区, 高新区, 科技城, 新城, 新区, 园区, 产业园, 工业园, 综保区, 保税区, 合作区, 示范区, 片区, 小镇, "
        "度假区, 集聚区, 科技园, 区"
    ),
    *split("zone, park, estate, sez, city, town"),
)
# What else a zone with such a name is called.
_CALLED = (
    ("园", ("产业园", "园区", "park")),
    ("经济技术开发区", ("经开区",)),
    ("经济开发区", ("经开区",)),
    ("高新技术产业开发区", ("高新区",)),
    ("高新技术产业园区", ("高新区",)),
    ("综合保税区", ("综保区",)),
)
_KIND_BEHIND = re.compile(f"[省市县区]?(?:综合|国际|国家级|省级)?(?:{ENDINGS_ZH}|产业园|工业园|科技园|新城|小镇|片区)$")
# The name of a place alone: 嘉善, 浙江省, Zhejiang.
_PLACE = re.compile(rf"(?!.*(?:区|园|城|镇|港)$){HAN}{{1,3}}|.*(?:省|市|县|州|盟|旗|国)|[a-z]+")
# Behind a place these make it a part of the name of somebody else, or of a meeting.
_OF_OTHERS = re.compile(
    "省?市?县?(?:委|政府|人民|商务|科技厅|经信|发改|财政|厅|局|日报|大学|学院|研究|清华|中科院|银行|集团|公司|海关|税务|统计|籍|"
    "人[,、]|省级|省第|省[^,;]{0,12}(?:榜|名单|行动|大会|会议|方案|计划|标准|办法|条例))|"
    f"(?:{HAN}|“|”|·){{0,18}}?(?:大会|论坛|峰会|对接会|发布会|推介会|洽谈会|博览会|座谈会|交易会|展会)"
)
_LONGEST = 24
_SHORTEST = 4


class Mention(NamedTuple):
    """A name in a text: where it stands, the zone's id or, of one that is on no record, None, and what is printed.

    One that `is_place` is a name of the place as well.
    """

    start: int
    end: int
    zone: str | None
    printed: str
    is_place: bool = False


class Names:
    """The names of the zones of a catalogue."""

    def __init__(self, zones: Iterable[Zone]) -> None:
        self._zones = {zone.id: zone for zone in zones}
        names: dict[str, tuple[str, bool]] = {}
        for zone in self._zones.values():
            for form in (form for name in zone.names for form in _forms(name)):
                names.setdefault(form, (zone.id, _PLACE.fullmatch(form) is not None))
        self._lexicon = Lexicon(names)
        self._first = frozenset(name[0] for name in names if name)
        self._stems = {id: _stem(zone) for id, zone in self._zones.items()}
        self._kinds = {id: _kinds_of(zone) for id, zone in self._zones.items()}

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the names in a text in lower case, in their order; of two that overlap the one that begins first."""
        at = 0
        for start, first in enumerate(text):
            if start < at or first not in self._first or (start and is_letter(first) and is_letter(text[start - 1])):
                continue
            match = self._lexicon.match(text, start)
            if match is None:
                continue
            (id, is_place), at = match
            if not (is_place and _OF_OTHERS.match(text, at, at + _LONGEST)):
                yield Mention(start, at, id, text[start:at], is_place)

    @property
    def aggregate(self) -> str | None:
        """The one zone that adds up others, None where there is none or several."""
        found = [zone.id for zone in self._zones.values() if zone.kind == AGGREGATE]
        return found[0] if len(found) == 1 else None

    def is_called(self, id: str, word: str) -> bool:
        """Whether a word for a kind of zone (科技城, 高新区, park) is said of the zone."""
        return word in self._kinds.get(id, ())

    def most_spoken_of(self, word: str, text: str) -> str | None:
        """Return of the zones that a word is said of the one whose place a text speaks of most."""
        found = [(text.count(stem), id) for id, stem in self._stems.items() if stem and self.is_called(id, word)]
        count, id = max(found, default=(0, ""))
        return id if count else None

    def whole_of(self, ids: Sequence[str]) -> str | None:
        """Return what all of these zones are parts of, one that is no aggregate where there is one."""
        parents = [set(self._zones[id].part_of) for id in ids if id in self._zones]
        shared = [id for id in set.intersection(*parents) if id in self._zones] if parents else []
        return min(shared, key=lambda id: (self._zones[id].kind == AGGREGATE, id), default=None)


def _forms(name: str) -> Iterator[str]:
    """Yield a name, and without what it has in brackets."""
    plain = source(name).lower.strip()
    yield plain
    bare = re.sub(r" ?\([^)]*\)", "", plain)
    if len(bare) >= _SHORTEST:
        yield bare


def _stem(zone: Zone) -> str:
    """Return the place in a zone's Chinese name: 青岚 of 青岚市经济技术开发区."""
    kind = _KIND_BEHIND.search(zone.name.zh)
    return zone.name.zh[: kind.start()] if kind else ""


def _kinds_of(zone: Zone) -> frozenset[str]:
    """Return the words for kinds of zones that are said of one, by what its names end in; of an aggregate none is."""
    if zone.kind == AGGREGATE:
        return frozenset()
    ends = [source(name).lower.removesuffix(")") for name in zone.names]
    words = {word for word in _KINDS if any(end.endswith(word) for end in ends)}
    return frozenset(words.union(*(also for ending, also in _CALLED if any(end.endswith(ending) for end in ends))))
