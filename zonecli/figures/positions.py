"""Places in an order: 第13位, 全省前五, 排名第7, No. 12, 4th of 47, top 20; and moves in one: 提升3位, up 3 places."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from functools import cache

from zonecli.figures.interpret import Interpretation, figure
from zonecli.figures.normalize import Source, is_digit, skip_spaces
from zonecli.figures.numbers.decimals import ONE, Form, Number
from zonecli.figures.types import Figure, Hedge, ParseFailure
from zonecli.figures.units.ids import of_id
from zonecli.figures.units.phrases import count_at

_NUMERALS = "0-9零〇一二三四五六七八九十百千两"
# Each word is taken whole, the longest first: a text of many of them has one way to be read.
_LEAD = (
    "(?:(?>上升至|并列|跃升至|全世界|蝉联|保持|稳居|跻身|进入|跨入|跃居|升至|升到|连续|位列|位居|名列|排名|排在|位次|名次|"
    "全球|世界|国际|国内|全国|中国|我国|省内|全省|市内|全市|全区|全县|同类|同期|综合|在|居|为|列|排|总))*"
)
# Which of the names 十强, 百强, 50强 is the place itself; a set of 500 is no place (世界500强).
_BEST_OF = "(?<!世界)(?<!全球)"
_ZH = (
    rf"{_LEAD}(?:(?P<exact>第(?P<rank>[{_NUMERALS}]+)(?:(?:位|名)|(?:至|到|-|—)第?(?P<to>[{_NUMERALS}]+)(?:位|名))?)"
    rf"|排名?(?P<ranked>[{_NUMERALS}]+)(?:位|名)?"
    rf"|前(?P<top>[{_NUMERALS}]+)(?:位|名|强|甲)?"
    rf"|{_BEST_OF}(?P<best>[十百千]|[0-9]+)强)"
)
_NOT_A_PLACE = "(?:世界|全球|中国企业|民营企业)[0-9]+强"
# So many firms are a set that has a name.
_SET = "500"
_UP = "提升|上升|前进|跃升|攀升|进步|晋升|提高|提前|升"
_DOWN = "下降|下滑|后退|倒退|退后|跌落|下跌|滑落|退步|降"
_MOVE_ZH = (
    rf"(?:(?>较上年|比上年|较去年|比去年|同比|位次|名次|全国|排名))*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?"
    rf"(?P<by>[{_NUMERALS}]+)(?:个?位次|个?名次|位)"
)
_WORDS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty"
_BEHIND = (
    r"(?: (?:place|position|nationwide|nationally|overall|in the world|in the country|in the province|in the city|"
    r"in china|among all))*"
)
_EN = (
    r"(?:is |was |were |ranks |ranked |ranking |placed |came |joint |tied |in |the |at |among |within )*(?:"
    rf"(?:no\.? ?|number |#)(?P<no>[0-9][0-9,]*|{_SMALL})(?: to (?P<to>[0-9][0-9,]*))?"
    rf"|(?P<nth>[0-9][0-9,]*)(?:st|nd|rd|th)|(?P<word>{_WORDS})(?= |$)(?! (?:quarter|half|year|phase|batch))"
    rf"|top[ -](?:(?P<top>[0-9][0-9,]*)|(?P<small>{_SMALL})))"
    rf"{_BEHIND}(?: (?:of|out of|among) (?:the )?(?P<total>[0-9][0-9,]*))?{_BEHIND}"
)
_SAYS_PLACE = re.compile(r"rank|place|came|position|of|among|nation|overall| in ")
_MOVE_EN = (
    r"(?:(?P<up>up|rose|rising|climbed|climbing|moved up|moving up|improved|gained)|"
    r"(?P<down>down|fell|falling|dropped|slipped|moved down|lost))(?: by)? "
    rf"(?P<by>[0-9]+|{_SMALL}) (?:places?|positions?|spots?|ranks?)"
)
_NUMBERS_EN = {word: n for n, word in enumerate(_WORDS.split("|"), 1)} | {
    word: n for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}
_NUMBERS_EN |= {"twenty": 20, "fifty": 50}


def read_position(printed: str, source: Source) -> Figure | None:
    """Return the place in an order, or the move in one, that a printed text states whole; None for any other text.

    Lower is better: the best of all is 1, and 前五 is at most 5. A move up is a growth, for it is better. Of 4th of 47
    the set is kept as what is counted.
    """
    text = source.lower.strip().rstrip(".。,;!").replace("№", "no.")
    chinese = not text.isascii()
    # 第 13 位
    text = text.replace(" ", "") if chinese else text
    if found := re.fullmatch(_MOVE_ZH if chinese else _MOVE_EN, text):
        return _move(printed, found)
    if chinese and re.fullmatch(_NOT_A_PLACE, text):
        return None
    found = re.fullmatch(_ZH if chinese else _EN, text)
    if found is None:
        return None
    if chinese:
        first, last, top = found["rank"] or found["ranked"], found["to"], found["top"] or found["best"]
        best = found["best"] or ""
        if best == _SET or (best.isdigit() and text.startswith(best)):  # 全国500强, 50强 by itself: a set
            return None
    else:
        first, last, top = found["no"] or found["nth"] or found["word"], found["to"], found["top"] or found["small"]
        if (found["nth"] or found["word"]) and _SAYS_PLACE.search(text) is None:  # the 20th may be a day
            return None
        total = _number(found["total"]) if found["total"] else None
        if total is not None and (total < (_number(first or top or "") or 0) or _is_year(total)):
            return None
    among = f"of {found['total']}" if not chinese and found["total"] else None
    value = _number(first or top)
    upper = _number(last) if last else None
    if value is None or value < ONE or (last and (upper is None or upper <= value)):
        return None
    if top:
        return _figure(printed, value, None, Hedge.AT_MOST, among, low=ONE)
    return _figure(printed, value, upper, Hedge.RANGE if upper else Hedge.EXACT, among)


_SETS = "全世界|全球|世界|国际|国内|全国|中国|我国|省内|全省|市内|全市|全区|全县|同类"
# What a place begins with, before its number: the set it is in, and 第 or 前.
_BEFORE_ZH = re.compile(rf"(?:{_SETS}){{0,2}}(?:第|前|排名?)?$")
_MOVED_ZH = re.compile(rf"(?:(?:较上年|比上年|较去年|比去年|同比))?(?:{_UP}|跃升|前移|{_DOWN})了?$")
_MOVED_BY = re.compile(rf"[{_NUMERALS}]+(?:个?位次|个?名次|位)")
_BEFORE_EN = re.compile(
    r"(?:\b(?:ranks|ranked|ranking|placed|came|joint|tied) (?:(?:in|the|at|among|within|joint|tied) )*)?"
    r"(?:\bno\. ?|\bno (?=[0-9])|\bnumber |#|\btop[ -])?$"
)
_MOVED_BY_EN = re.compile(rf"(?:[0-9]+|{_SMALL}) (?:places?|positions?|spots?|ranks?)\b")
# 第一方阵 and 前五个 are no places, nor is top 20 percent.
_GOES_ON_ZH = re.compile(r"[^\W0-9A-Za-z_的和及与在并且,、]")
_GOES_ON_EN = re.compile(r"[0-9A-Za-z%]|[.,][0-9]| ?(?:%|per ?cent|million|billion|years?|months?|days?)")
_BY_NAME = re.compile("位|名|强|甲")
_LONGEST_BEFORE = 40


def position_at(source: Source, at: int, floor: int) -> tuple[int, int] | None:
    """Return where the place in an order, or the move in one, whose number is at `at` begins and ends in a text.

    It does not begin before `floor`. None where there is none; whether it is read whole is for `read_position`.
    """
    lower = source.lower
    floor = max(floor, at - _LONGEST_BEFORE)
    if lower[at : at + 1].isascii() and (lower[at - 1 : at] or " ").isascii():
        if moved := _MOVED_BY_EN.match(lower, at):
            return _start(_moved(), lower, floor, at), moved.end()
        start = _start(_BEFORE_EN, lower, floor, at)
        found = _english().match(lower, start)
        if found is None or _GOES_ON_EN.match(lower, found.end()):
            return None
        return start, found.end() - found[0].endswith(",")
    if (moved := _MOVED_BY.match(lower, at)) and (start := _start(_MOVED_ZH, lower, floor, at)) < at:
        return start, moved.end()
    start = _start(_BEFORE_ZH, lower, floor, at)
    found = _chinese().match(lower, start)
    if found is None or found.end() <= at:
        return None
    is_named = _BY_NAME.search(lower, at, found.end())
    return None if not is_named and _GOES_ON_ZH.match(lower, found.end()) else (start, found.end())


def _start(pattern: re.Pattern[str], text: str, floor: int, at: int) -> int:
    found = pattern.search(text, floor, at)
    return found.start() if found else at


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(_ZH)


@cache
def _moved() -> re.Pattern[str]:
    verbs = _MOVE_EN[: _MOVE_EN.index("(?P<by>")]
    return re.compile(rf"\b{verbs}$")


@cache
def _english() -> re.Pattern[str]:
    return re.compile(_EN)


def _is_year(number: Decimal) -> bool:
    """Whether a number may be a year of the calendar: 12th of 2024."""
    return 1900 <= number < 2100


def _number(text: str) -> Decimal | None:
    if text in _NUMBERS_EN:
        return Decimal(_NUMBERS_EN[text])
    plain = text.replace(",", "")
    if all(is_digit(character) for character in plain):
        return Decimal(plain)
    number = None
    with suppress(ParseFailure):
        number = count_at(Source(plain, plain), skip_spaces(plain, 0))
    is_whole = number is not None and number.end == len(plain) and number.form in (Form.PLAIN, Form.BARE)
    return number.value if number is not None and is_whole else None


def _figure(
    printed: str, value: Decimal, upper: Decimal | None, hedge: Hedge, among: str | None, low: Decimal | None = None
) -> Figure:
    reading = Interpretation(ONE, of_id("position"), (hedge,), False, among, None)
    found = figure(printed, reading, _plain(value), None if upper is None else _plain(upper))
    return found if low is None else replace(found, low=low)


def _move(printed: str, found: re.Match[str]) -> Figure | None:
    size = _number(found["by"])
    if size is None or size < ONE:
        return None
    sense = "growth" if found["up"] else "decline"
    return figure(printed, Interpretation(ONE, of_id("position"), (Hedge.EXACT,), False, None, sense), _plain(size))


def _plain(value: Decimal) -> Number:
    return Number(value, len(value.as_tuple().digits), 0)
