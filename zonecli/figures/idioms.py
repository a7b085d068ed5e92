"""Numerals in words that count nothing: 统一, 一体化, 十分; one of them, the first half, a third phase."""

from __future__ import annotations

import re

from zonecli.figures.normalize import split

_ZH = re.compile(
    r"一(?:[体流线时度方面起道带路手点切些批派番阵角定般样致律旦向直再经并同举贯代]|次性|系列|站式|条龙|把手|部分|网|把抓|口气|家人|盘棋|步步)"
    r"|一(.)\1|[一二三两]元(?:化|结构|论|体系|素|次|区)|三角|[三五]位一体|三轮车|二手|千家万户|百家争鸣|千方百计|万里长|十万火急"
    # 百分之, 百分点 and 半数 count.
    r"|[十万千]分(?!之)|百分(?!之|点|比|百)|半[导决岛径边面]|[数几][字据量智值学控码乎何]|零(?!增长)(?:$|[^点])"
    # Places whose names begin like a count.
    r"|五台山|七台河|六盘水|三门(?:峡|县|经)|四平(?:市|经)|三台"
)
# What ends with a numeral that counts nothing: 统一, 万象; 指数, 总数; 上半年.
_BEFORE_ONE = frozenset("统唯万之专单同某任进逐划归合指参系无总复函")
_BEFORE_HALF = frozenset("上下前后大小")
_ORDINALS = frozenset(split("first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth"))
_MULTIPLES = ("double", "triple", "twice", "thrice")
_MULTIPLE_OF = re.compile(r" (?:the|that|those|its|their|what|last|as)\b")
_ONE_OR_HALF = re.compile(
    r"one (?:of|time|day|point|side|hand|another|thing|way|unit|piece|place|area|year|after|by)\b"
    r"|half[- ](?:year|way|time|day|past)"
)
_BEFORE_ONE_OR_HALF = re.compile(r"\b(?:no|any|every|each|this|that|only|first|second|latter|other|former) $")
_PARTS = ("third", "quarter", "fifth", "tenth")
_OF_A_PART = re.compile(r" of\b| to an?\b| (?:more|less|higher|lower)\b| ?[.,;)]|$")


def is_idiom(text: str, start: int) -> bool:
    """Whether the Chinese numeral at `start` of a text is a part of a word that counts nothing."""
    before = text[start - 1 : start]
    if before == "第":
        return False
    if text[start] == "半" and before in _BEFORE_HALF:
        return True
    is_ending = bool(before) and before in _BEFORE_ONE and text[start] in "一数几百千万"
    return is_ending or _ZH.match(text, start) is not None


def counts_nothing(lower: str, start: int, end: int) -> bool:
    """Whether the English numeral from `start` to `end` of a text in lower case counts nothing."""
    word = lower[start:end]
    if word in _ORDINALS or _ONE_OR_HALF.match(lower, start):
        return True
    if word in ("half", "one"):
        return _BEFORE_ONE_OR_HALF.search(lower, max(0, start - 10), start) is not None
    if word in _MULTIPLES:
        return _MULTIPLE_OF.match(lower, end) is None
    return word[:2] in ("a ", "an") and word.endswith(_PARTS) and _OF_A_PART.match(lower, end) is None
