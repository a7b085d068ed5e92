"""Where a text speaks of a zone: names on record, names of their form, and words that stand for a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from zonecli.figures.normalize import source
from zonecli.ingest.extraction.names import ENDINGS_ZH, Mention, Names
from zonecli.ingest.extraction.passages import HAN

_ENDINGS_EN = (
    "(?:special |export |free |foreign )?"
    "(?:economic|development|processing|trade|bonded|free|industrial|high-tech) zone|"
    "(?:industrial|technology|science|software|techno|business) park|industrial (?:estate|area)|technopark|sez|epz|etdz"
)
_UNKNOWN_ZH = re.compile(f"{HAN}{{2,12}}?(?:{ENDINGS_ZH})")
_UNKNOWN_EN = re.compile(r"(?:[A-Z][\w'’-]*(?: (?:and|of|&) (?=[A-Z]))? ?){1,6}")
_ENDING_EN = re.compile(rf"(?:{_ENDINGS_EN})\b", re.IGNORECASE)
_ENDING_ZH = re.compile(f"(?:{ENDINGS_ZH})$")
# Where a Chinese name begins: what stands before is no part of it.
_BEFORE_NAME = re.compile(
    ".*(?:[,;:、。()“”《》·]|近日|日前|其中|以及|作为|来自|位于|走进|走访|落户|入驻|推动|推进|支持|打造|建设|依托|围绕|加快|"
    "成为|包括|记者从|获批|设立|创建|同意|批准|[在从等与和及到至向由对将被于是为的了年月日让把以各该本])"
)
# What is no name but a sort of zones.
_SORT_ZH = re.compile(
    "^(?:[一二三四五六七八九十两几多数各等部分其他家个大新老原此某我]|全?国家?级?|全?省级?|市级|县级|首批|首个|一批|多个|我国|中国|"
    "全球|世界|国内|国外|境外|海外|现代|先进|高端|专业|特色|重点|相关|其他|其它|所有|各类|各级|类型|可持续发展|传统|智慧|绿色|低碳|"
    "经济|科技|产业|工业|农业|创新|一流|引领|生态|跨境|海关|城市|国际|整合|提升|高新技术|省市|这些?|那些?|全部|主要|唯一|一家|"
    "不少|许多)+"
)
_OF_A_SORT = re.compile("(?:国家级|省级|市级|县级|各类|等)$")
_LEADING_EN = re.compile("(?:The|In|At|And|For|From|Of|Its) ")
_OFFICES_EN = re.compile(
    r"\b(?:Ministry|Department|Authority|Management|Commission|Committee|Association|Office|Bureau|Council|Board)\b"
)
# What stands behind these is only an example.
_EXAMPLES = re.compile("(?:including|such as|like|namely) (?:the )?$")
_LONGEST_PREFIX = 8
_WORDS = re.compile(
    "(?:[该本全我]|这个)?(?:经开区|开发区|高新区|科技城|新城|新区|园区|产业园|工业园|综保区|保税区|合作区|示范区|片区|小镇|集聚区)|"
    "[该全我本]区|"
    r"\bthe (?:industrial |whole |entire |economic |special |development )*(?:zone|park|estate|sez|city|town)\b"
)
# Before a word that stands for a zone; 国家级开发区, 33家开发区 and 各园区 stand for none.
_STANDS_ALONE = re.compile(
    "(?:^|[,;:。、(（“\n 是在和与及对为由从了年月日来底末间让把将据中户驻”》]|目前|以来|作为|全年|the )$"
)
_BEFORE = 6
# Said of any zone; a zone that is far above, nobody means by it.
_OF_ANY = ("区", "园区", "zone", "park")
_GENERIC = (*_OF_ANY, "开发区", "新区", "产业园", "工业园", "片区", "town")
# All zones of a region.
_ALL = re.compile(
    "(?:[全我][市省县国州区](?:各[类级]?|[0-9]{1,4}[个家])?(?:国家级|省级)?(?:经济)?(?:开发区|经开区|园区|平台)|"
    f"(?:全[市省县])?[二三四五六七八九十两各][大个]?(?:平台|开发区|园区))(?!{HAN}{{0,2}}[第前位])"
)
_BEGINS = ("", *",;:。、( \n")


def find_mentions(
    text: str, printed: str, title: str, names: Names, asked: str | None = None
) -> tuple[list[Mention], str | None]:
    """Return the mentions of zones in a text, in their order, and the zone that it is about.

    `text` is in lower case, `printed` as it stands; `asked` is the zone that it is about where somebody says so.
    """
    known, whole = list(names.find(text)), names.aggregate
    if whole is not None:
        every = (Mention(each.start(), each.end(), whole, each[0]) for each in _ALL.finditer(text))
        known = sorted((*known, *(each for each in every if not _overlaps(each, known))))
    unknown = (each for each in (*_unknown_zh(text), *_unknown_en(printed)) if not _overlaps(each, known))
    heading = source(title).lower
    counts = Counter(each.zone for each in known if not each.is_place or _begins(text, each))
    titled = max(names.find(heading), key=lambda each: counts[each.zone], default=None)
    main = asked or (titled.zone if titled else None)
    if main is None and _ALL.search(heading):
        main = whole
    if main is None and counts:
        main = counts.most_common(1)[0][0]
    kept = (
        each for each in sorted((*known, *unknown)) if not each.is_place or each.zone == main or _begins(text, each)
    )
    return list(_with_words(text, list(kept), main, names)), main


def _begins(text: str, mention: Mention) -> bool:
    """Whether a sentence, or a part of one, begins with a name: then it is about what is called so."""
    return text[mention.start - 1 : mention.start] in _BEGINS


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    n = bisect_left(others, mention.end, key=lambda each: each.start)
    return n > 0 and others[n - 1].end > mention.start


def _unknown_zh(text: str) -> Iterator[Mention]:
    """Yield what has the form of a zone's name: 桐岭工业园区, and not 国家级开发区."""
    for found in _UNKNOWN_ZH.finditer(text):
        before = _BEFORE_NAME.match(found[0])
        start = found.start() + (before.end() if before else 0)
        name = text[start : found.end()]
        prefix = _ENDING_ZH.sub("", name)
        is_sort = text[start - 1 : start].isdigit() or _OF_A_SORT.search(prefix) is not None
        if not is_sort and len(_SORT_ZH.sub("", prefix)) > 1 and len(prefix) <= _LONGEST_PREFIX:
            yield Mention(start, found.end(), None, name)


def _unknown_en(printed: str) -> Iterator[Mention]:
    for found in _UNKNOWN_EN.finditer(printed):
        endings = list(_ENDING_EN.finditer(found[0]))
        if not endings or _OFFICES_EN.search(found[0]):
            continue
        leading = _LEADING_EN.match(found[0])
        start, end = found.start() + (leading.end() if leading else 0), found.start() + endings[-1].end()
        name = printed[start:end]
        if not _ENDING_EN.match(name) and not _EXAMPLES.search(printed, max(0, start - 16), start):
            yield Mention(start, end, None, name)


def _with_words(text: str, named: Sequence[Mention], main: str | None, names: Names) -> Iterator[Mention]:
    """Yield the names with the words that stand for one of them: 该区, 经开区, the zone."""
    said: list[Mention] = []
    n = 0
    for word in _WORDS.finditer(text):
        while n < len(named) and named[n].start <= word.start():
            said.append(named[n])
            yield named[n]
            n += 1
        is_name = (said and said[-1].end > word.start()) or (n < len(named) and named[n].start < word.end())
        if is_name or not _STANDS_ALONE.search(text, max(0, word.start() - _BEFORE), word.start()):
            continue
        kind = word[0].lstrip("该本全我这个").rpartition(" ")[2]
        meant = _meant(kind, said, text.rfind("\n", 0, word.start()) + 1, main, names, text)
        if meant is not None:
            said.append(Mention(word.start(), word.end(), *meant))
            yield said[-1]
    yield from named[n:]


def _meant(
    kind: str, said: Sequence[Mention], paragraph: int, main: str | None, names: Names, text: str
) -> tuple[str | None, str] | None:
    """Return the zone that a word for a kind stands for, and its name.

    It is the last of that kind in the paragraph, else the one that the text is about, else the last of all; what adds
    up others is not called 该区.
    """
    here = [each for each in reversed(said) if each.start >= paragraph and each.zone != names.aggregate]
    if kind in _OF_ANY and here:
        return here[0].zone, here[0].printed
    last = next((each for each in reversed(said) if each.zone and names.is_called(each.zone, kind)), None)
    if last is not None and last.start >= paragraph:
        return last.zone, last.printed
    if main is not None and names.is_called(main, kind):
        return main, kind
    if kind in _GENERIC:
        return None
    if last is not None:
        return last.zone, last.printed
    most = names.most_spoken_of(kind, text)
    return (most, kind) if most else None
