"""What is counted: Chinese nouns behind a number or its measure word, English ones behind words that narrow them."""

from __future__ import annotations

import re
from functools import cache

from zonecli.figures.normalize import Source, end_of_run, is_han, is_letter, skip_spaces, split
from zonecli.figures.numbers.decimals import ONE
from zonecli.figures.numbers.english import next_word
from zonecli.figures.units.lexicon import Phrase, Word, nouns, words

# Words that may stand between an English number and its noun: they narrow what is counted, never how many.
_MODIFIERS = frozenset(
    split("""
new, large, small, medium-sized, small-sized, large-scale, major, key, high-tech, hi-tech, high-level, foreign,
foreign-invested, foreign-funded, domestic, local, private, state-owned, public, listed, industrial, provincial,
provincial-level, national, national-level, state-level, municipal, county-level, city-level, economic, technological,
development, manufacturing, technology, innovative, leading, chinese, overseas, international, global, rural, urban,
agricultural, digital, green, specialised, specialized, registered, newly-registered, invention, smart, pilot,
full-time, part-time, additional, other, different, various, existing, young, skilled, senior, academic, research,
scientific, logistics, service, trade, free-trade, cooperation, demonstration, energy, chemical, pharmaceutical,
biomedical, electronic, automotive, semiconductor, downstream, upstream, fortune, permanent, business,
technology-based, investment, infrastructure, construction, energy-intensive, electric, passenger, commercial,
residential, primary, middle, high, secondary, such, direct, indirect, approved, operational, fdi, total,
certified, notified, active, american, argentine, asian, australian, austrian, belgian, brazilian, british, canadian,
czech, danish, dutch, egyptian, emirati, ethiopian, european, finnish, french, german, greek, hungarian, indian,
indonesian, iranian, irish, israeli, italian, japanese, kenyan, korean, malaysian, mexican, nigerian, norwegian,
pakistani, philippine, polish, portuguese, russian, saudi, singaporean, south, north, spanish, swedish, swiss,
taiwanese, thai, turkish, ukrainian, vietnamese, african, arab, latin""")
)
# What narrows a Chinese noun though it has digits, quotes or barred characters in it.
_NARROWING = (
    r"规模以上|规上|限上|限额以上|上市|上云|(?:世界|全球|中国|国内|行业|民营企业|民企)?(?:[0-9]{1,4}|[百千])强|“[^“”]{1,12}”"
    r"|(?:计划)?(?:总)?(?:投资|产值|营收|税收)?(?:额)?(?:超|超过)?[0-9.]*[十百千]?[万亿]+(?:美)?元?(?:级|及?以上|以下)?的?"
    r"|[ABH]股|[0-9]?A{1,5}级|[A-Z]{2,6}"
)
_FORTUNE = re.compile(r"fortune (?:global )?500 ")
_ACRONYMS = frozenset(
    split("""
IT, AI, ICT, PPP, FDI, SME, EV, NEV, IPO, BPO, EU, US, UK, UAE, ASEAN, BRI, FTZ, SEZ, EPZ, PV, IC, LED, OEM, MICE,
STEM, R&D""")
)
# What is no enterprise, or not yet.
_NOT_YET = ("非企业", "非职工", "疑似", "拟", "未")
# Characters that cannot stand in the Chinese words before a noun: they would join a second statement to the first.
_BARRED = frozenset("和的及与或并且等一二三四五六七八九十百千万亿两几数半零〇多余来近超约左右上下以每第倍成折元")

# How long the words before a noun and the noun are in running text, and how far a second noun is from the first.
_LONGEST_NOUN = 16
_LONGEST_LINK = 4
# Measure words of what is done: 三轮开发区整合 are no three zones.
_OF_VERBS = frozenset("轮次遍回趟步")
# What goes on from a noun to another word: 标准化, 企业家, 产业链.
_SUFFIXES = frozenset("化性型级类界链部们员者家带圈量率额值费税券法学式")
# What says something of the noun before it, so that a noun behind it is another one; 签约项目 are projects.
_VERBS = (
    "参加|参与|入驻|落户|签约|开工|投产|建设|完成|实现|达成|来自|成为|获|通过|提供|享受|开展|推进|加快|引进|引入|招引|位于|"
    "分布|覆盖|支持|带动|引领|负责|组成|进入|入选|入围|列入|纳入|参展|参会|出席|整合|集聚|聚集|集中|涉及|包括|包含|"
    "投入|投资|投放|投用|增长|下降|增加|减少|提高|提升|接待|恢复|解决|受理|办理|举办|启动|竣工|建成|运营|开通|"
    "组织|共同|全部|已|在|对|把|被|向|由|从|到|将|是|有|给|让|使|可|能|均|都|也|其|这|该|此|又|还|但|则|所|于|为|了|着|"
    "占|按|用|做|作|据|按照"
)


def _is_of_noun(character: str) -> bool:
    return is_han(character) and character not in _BARRED


def counting(source: Source, unit: Phrase, at: int) -> Phrase:
    """Return the count with the Chinese noun behind its measure word (家高新技术企业), which says what is counted."""
    text, start = source.text, unit.end
    is_of_verb = source.is_running and text[at:start] in _OF_VERBS
    found = None if is_of_verb else _noun(source, start)
    if found is None:
        return unit._replace(counted=text[at : unit.end])
    noun, end = found
    # 34家客商 are firms whatever their noun says.
    of = unit.id if (unit.id, noun.id) == ("enterprise", "person") else noun.id
    return unit._replace(id=of, end=end, counted=text[start:end])


def noun_alone(source: Source, start: int) -> Phrase | None:
    """Read a Chinese noun without a measure word before it (1600余企业)."""
    end = end_of_run(source.text, start, _is_of_noun)
    if source.is_running:
        end = next((at for at in range(end, start, -1) if _ends_noun(source.text, start, at)), end)
    printed = source.text[start:end]
    noun = nouns().get(printed)
    return Phrase(noun.id, ONE, end, printed, printed) if noun and len(printed) > 1 else None


def noun_narrowed(source: Source, start: int) -> Phrase | None:
    """Read a Chinese noun that other words may narrow (3.5万产业工人); 百亿级企业 are of that size, and not so many."""
    found = None if source.text.startswith("级", start) else _noun(source, start)
    if found is None or found[1] - start < 2:
        return None
    printed = source.text[start : found[1]]
    return Phrase(found[0].id, ONE, found[1], printed, printed)


def noun_ahead(source: Source, at: int) -> tuple[str, int] | None:
    """Return what the longest noun that begins at `at` is, and where it ends, whatever follows it (从业人员拥有)."""
    run = end_of_run(source.text, at, _is_of_noun)
    ends = (end for end in range(run, at + 1, -1) if source.text[at:end] in nouns())
    end = next(ends, None)
    return (nouns()[source.text[at:end]].id, end) if end else None


def is_narrowed_by_amount(source: Source, start: int) -> bool:
    """Whether a noun behind an amount that narrows it begins at `start`: 亿元以上项目 is no 亿."""
    text = source.text
    return start < len(text) and not _is_of_noun(text[start]) and _noun(source, start) is not None


def _noun(source: Source, start: int) -> tuple[Word, int] | None:
    """Return the noun that ends the words at `start`, which narrow it (规模以上工业企业), and where it ends."""
    text = source.text
    if start == len(text) or text.startswith(_NOT_YET, start):
        return None
    end = end_of_run(text, start, _is_of_noun)
    if source.is_running:
        return _noun_within(text, start, end)
    if noun := _last_noun(text, start, end):
        return noun, end
    found = _narrowed().match(text, start)
    noun = _last_noun(text, start, found.end()) if found and found.end() > end else None
    return (noun, found.end()) if found and noun else None


def _noun_within(text: str, start: int, run: int) -> tuple[Word, int] | None:
    """Return the noun of a text that goes on behind it: 客商 of 客商开展招商推介, 项目 of 高层次人才创业项目.

    `run` is where the characters end that may belong to it. The last noun counts that no verb parts from the first.
    """
    found = _narrowed().match(text, start)
    run = min(max(run, found.end() if found else 0), start + _LONGEST_NOUN)
    verb = _verbs().search(text, start, run)
    last = None
    for end in range(start + 1, (verb.start() if verb else run) + 1):
        noun = _last_noun(text, start, end)
        if noun and _ends_noun(text, start, end) and (last is None or end - last[1] <= _LONGEST_LINK):
            last = noun, end
    return last


def _ends_noun(text: str, start: int, end: int) -> bool:
    """Whether a noun may end at `end`: 标准 does not in 标准化, nor 市 in 市场."""
    following = text[end : end + 1]
    if following in _SUFFIXES:
        return False
    return end - start > 1 or not _is_of_noun(following) or _verbs().match(text, end) is not None


def _last_noun(text: str, start: int, end: int) -> Word | None:
    for first in range(start, end):
        noun = nouns().get(text[first:end])
        # 一个小区 is no 区: a noun of one character does not end a longer word.
        if noun and (first == start or end - first > 1):
            return noun
    return None


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{_VERBS})(?!项目|工程)")


@cache
def _narrowed() -> re.Pattern[str]:
    """Return what narrows a Chinese noun, and the noun, though digits, quotes or barred characters are in it."""
    han = rf"(?![0-9A-Za-z_{''.join(_BARRED)}])\w"
    return re.compile(f"(?:{_NARROWING}|{han})+")


def noun_with_modifiers(source: Source, at: int) -> Phrase | None:
    """Read an English noun behind words that narrow it: 16 new high-tech enterprises."""
    end = at
    while True:
        found = words().match(source.lower, end)
        if found and found[0].is_count and end > at:
            return Phrase(found[0].id, ONE, found[1], "", source.text[at : found[1]])
        if of_fortune := _FORTUNE.match(source.lower, end):
            end = of_fortune.end()
            continue
        word_end = end_of_run(source.lower, end, lambda character: is_letter(character) or character == "-")
        word = source.text[end:word_end]
        is_modifier = _narrows(word) or (word == "and" and end > at and _narrows(next_word(source.text, word_end)[0]))
        if not is_modifier or source.lower[word_end : word_end + 1] != " ":
            return None
        end = skip_spaces(source.lower, word_end)


def _narrows(word: str) -> bool:
    """Whether an English word narrows what is counted: new, Ethiopian, IT, Japanese-owned."""
    stem = word.removesuffix("-owned").removesuffix("-invested").removesuffix("-funded").removesuffix("-based")
    return stem.lower() in _MODIFIERS or word in _ACRONYMS
