"""Numbers of a running text that count nothing: dates and ordinals, names, numbers of documents and telephones."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from zonecli.figures.normalize import skip_spaces, split
from zonecli.figures.units.lexicon import WORD_LIKE_CODES, money_before, words

LabelKind: TypeAlias = Literal["date", "name", "other"]

_HAN = "一-鿿"
_CHINESE = "零〇一二三四五六七八九十"
_MONTHS = (
    r"(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_YEAR = "(?:1[89]|20|21)[0-9]{2}"
_CLOCK = "(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?"
_DAY_AND_MONTH = rf"[0-3]?[0-9](?:st|nd|rd|th)? (?:of )?{_MONTHS}\b(?:,? {_YEAR}(?![0-9]))?"
_DAY_ZH = rf"(?:[0-3]?[0-9]|[{_CHINESE}]{{1,3}}) ?[日号](?![均元产本线楼])"
_MONTH_ZH = rf"(?:[01]?[0-9]|[{_CHINESE}]{{1,3}}) ?月份?"
_YEAR_ZH = f"(?:{_YEAR}|[〇零一二三四五六七八九]{{4}}) ?年度?"
_TO = " ?[-—~至到/] ?"
_NUMERAL = f"(?:[0-9]{{1,3}}|[{_CHINESE}百两]{{1,4}})"
_LENGTH_OF_TIME = (
    rf"(?:{_NUMERAL}|半) ?(?:个半|个多|多|几|余)?(?:年|个月|周年|个季度|天|周|个交易日|个工作日)(?:半|多|有余|余)?"
)

# A pattern with the kind of what it matches, at the first character of a numeral. Of a pattern with a group,
# only that is the label.
_HERE: tuple[tuple[LabelKind, str], ...] = (
    # 〔2020〕12号
    ("other", rf"{_YEAR}[〕\]）)】] ?(?:第? ?[0-9]+ ?号)?"),
    # 0571-87654321, 13812345678, 400-820-8820
    ("other", r"0[0-9]{2,3}[- ][0-9]{7,8}(?![0-9])(?:转[0-9]+)?|1[3-9][0-9]{9}(?![0-9])|[48]00-[0-9]{3,4}-[0-9]{3,4}(?![0-9])"),
    ("other", r"[0-9]{1,3}(?:[ -][0-9]{2,4}){3,5}(?![0-9]|[,.][0-9])|[0-9]{3}-[0-9]{3,4}-[0-9]{4}(?![0-9])"),
    # 192.168.1.1, 2.3.1
    ("other", r"[0-9]+(?:\.[0-9]+){2,}(?![0-9])(?!年|-[0-9])"),
    # 2020/12/14 9:45:15, 2020-10-23, 2024.6.30, 2024-06
    ("date", rf"{_YEAR}(?P<mark>[-/.])[01]?[0-9](?P=mark)[0-3]?[0-9](?![0-9])(?:日|[ t]+{_CLOCK})?"),
    ("date", rf"{_YEAR}-(?:0[1-9]|1[0-2])(?![0-9])"),
    ("date", rf"(?:[0-3]?[0-9]/)?[01]?[0-9]/{_YEAR}(?![0-9])"),
    # 2024年9月12日, 2008年到2012年, 2023-2025年, 2023年1-11月
    (
        "date",
        rf"(?:{_YEAR}年?{_TO})?{_YEAR_ZH}(?! ?(?:级|产|均))(?: ?[01]?[0-9]{_TO}{_MONTH_ZH}| ?{_MONTH_ZH}(?: ?{_DAY_ZH})?)?"
        rf"(?:{_TO}(?:{_YEAR_ZH})?(?: ?{_MONTH_ZH})?(?: ?{_DAY_ZH})?(?<=[年度月份日号]))?",
    ),
    # 1~11月份, 9月12日, 9月至11月, 9月5日-7日
    (
        "date",
        rf"(?:[01]?[0-9](?:月份?)?{_TO})?{_MONTH_ZH}(?![均产])(?: ?(?:[0-3]?[0-9]日?{_TO})?{_DAY_ZH}"
        rf"(?:{_TO}(?:{_MONTH_ZH} ?)?{_DAY_ZH})?)?",
    ),
    ("date", rf"(?:[0-3]?[0-9]日?{_TO})?{_DAY_ZH}(?=[,。;、 )(上下至到前起]|$|[{_HAN}])(?<=日)"),
    # 8:30至17:00, 14时30分, 10:30 am
    ("date", rf"{_CLOCK}(?:{_TO}{_CLOCK})?(?: ?(?:[ap]m\b|[ap]\.m\.))?(?![0-9:])"),
    ("date", r"(?:1[0-2]|[1-9])(?::[0-5][0-9])? ?(?:[ap]m\b|[ap]\.m\.)"),
    ("date", r"(?:[01]?[0-9]|2[0-4])时(?:[0-5]?[0-9]分)?(?![间代速户])|(?:[01]?[0-9]|2[0-4])点(?:[0-5]?[0-9]分|半|整|钟)"),
    # 20世纪90年代, 80年代, 一季度
    ("date", rf"{_NUMERAL}世纪(?:(?:[0-9]0|[{_CHINESE}]{{1,2}})年代)?|(?:[0-9]0|[二三四五六七八九]十)年代(?:[初中末])?"),
    ("date", r"[一二三四1-4](?:[-至、][二三四2-4])?季度(?:末)?"),
    ("date", rf"{_NUMERAL}周年"),
    # 十四届八次, 三期, 二次
    ("date", rf"{_NUMERAL}届(?:{_NUMERAL}次)?|{_NUMERAL}期(?![间望货待限权刊货许])"),
    # 12 March 2024, 2023-24, 1990s, 2023
    ("date", rf"{_DAY_AND_MONTH}(?: ?(?:to|-|–|until) ?{_DAY_AND_MONTH})?"),
    ("date", rf"{_YEAR} ?[-/~—至到] ?(?:{_YEAR}|[0-9]{{2}})(?![0-9%,.]|[^ ]?[万亿元家人])|(?:1[89]|20)[0-9]0s\b|[0-9]0s\b"),
    ("date", r"[0-9]{1,3}(?:st|nd|rd|th)\b"),
    # 十四五, but not 十四五个
    ("name", r"十[一二三四五]五(?![0-9十百千万亿个家年天名人项成倍])"),
    # 3A级, 5G, 4S, 1080P
    ("name", r"[0-9]A{1,5}级?(?![a-z])|(?:[0-9]{1,2}[ABCDEFGHPRSX]|[248]K|[0-9]{3,4}P)(?![A-Za-z0-9²³/%])(?:级)?"),
    ("name", r"[一二三](?:、?[一二三]){1,2}产"),
    ("name", r"[0-9]-?(?:star|Star)\b|[0-9]星级"),
    # 1+N, 2+X, 5+2
    ("name", r"[0-9一二三四五六七八九](?: ?\+ ?(?:[0-9]{1,2}|[A-Z]|[一二三四五六七八九])(?![0-9.%]))+"),
    # 2019中国…, but not 2019年
    ("name", rf"{_YEAR}(?=(?:世界|中国|全球|国际|亚洲|亚太|长三角)|(?![年余多个家人名项万亿元亩户])[{_HAN}]{{2,8}}(?:大会|论坛|峰会|博览会|展|节|年会|洽谈会))"),
    ("name", r"[0-9]{1,4}(?:号|#)(?:楼|线|地块|门|馆|厂房|院|路|码头|公路|仓|店|井|机组|泊位|令|文|公告|车间|窑|炉|桥|坝)?"),
    ("name", r"[0-9]{2,4}强(?![度化])|[十百千]强(?=企业|民企|县|镇|乡|村|区|园|城市|开发区)"),
    ("name", rf"{_YEAR}(?= [A-Z][a-z])"),
    ("other", r"24/7|[0-9]{1,3} ?[×x*] ?24(?:小时|h)?"),
)
# Words of a text in lower case whose number is a name or a reference, where it stands behind them.
_NAMED = frozenset(
    split("""
building, block, phase, plot, lot, gate, terminal, tower, suite, hall, route, highway, tier, category, berth, pier,
hangar, warehouse, interstate, stage, version, type, level, class, grade, zone, sector, boeing, airbus, formula, expo,
vision, agenda, industry, horizon, apollo, windows, building no., block no., gate no., plot no., line, package,
module, unit, area, site, room, floor, shed, exit""")
)
# These are said of anything as well: only with a capital do they name what the number is behind.
_NAMED_WITH_CAPITAL = frozenset(
    split("zone, sector, line, package, module, unit, area, site, room, floor, shed, exit, industry, vision, level, class, type")
)
_REFERRED = frozenset(
    split("""
section, sections, article, articles, chapter, page, pages, p., pp., table, tables, figure, figures, fig., annex,
appendix, paragraph, clause, footnote, note, schedule, row, column, volume, vol., rule, form, box, tel, tel., phone,
fax, zip, id, isbn, issn, law no., order no., decree no., act no., circular no., resolution no., regulation no.,
notice no., directive no., document no., proclamation no., invoice no., case no., notification no., bill no., ext., ext, extension""")
)
_WORD_BEFORE = re.compile(r"((?:[a-z]+ (?=no\.))?[a-z]+\.?)[ :]{0,2}(?:no\.? ?)?$")
_REFERRED_ZH = re.compile("(?:邮编|编号|号码|代码|证号|电话|热线|传真|手机|文号|备案号|许可证|QQ|微信|邮政编码)(?:号)?[::为是]? ?[+]?$")
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS} $")
_DAY_EN = re.compile(
    rf"(?:[0-3]?[0-9](?:st|nd|rd|th)?(?: ?[-–] ?[0-3]?[0-9])?(?![0-9]|[,.][0-9]))(?:,? {_YEAR}(?![0-9]))?|{_YEAR}(?![0-9])"
)
_BEFORE_YEAR = frozenset("in since during until till year by from before after of late early end".split())
_YEAR_EN = re.compile(r"(?:19|20)[0-9]{2}(?![0-9%]|[,.][0-9]| ?[-/~] ?[0-9])")
_HALF_OR_QUARTER = re.compile(
    rf"(?:first|second|third|fourth) (?:half|quarter|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{{1,2}}) months)\b"
    rf"(?: of (?:fy ?)?{_YEAR}(?:[-/][0-9]{{2,4}})?(?![0-9]))?"
)
_LAW = re.compile(r"[0-9]+ of [0-9]{4}(?![0-9])")
# 第三届, 第一批, 前两轮, 前三季度, 前5个月
_ORDINAL = re.compile(rf"{_NUMERAL}(?:个)?(?P<of>届|次|批次|批|轮|期|季度|阶段|周|年度|年|个月|代|天|家|个|场|站|期)(?:{_NUMERAL}次)?")
_FIRST_OF = re.compile(rf"{_NUMERAL}(?:个)?(?:季度|月|年|天|周|轮|届|次|批|期)")
_ARTICLE = re.compile(rf"{_NUMERAL}(?:[-至、]{_NUMERAL})?(?P<of>章|条|款|节|页|编|号|部分|产业|师|医院|中学|小学)")
_LENGTH = re.compile(_LENGTH_OF_TIME + "(?P<within>之内|以内|内|间)?")
_PERIOD_BEFORE = re.compile("(?:(?<!将)近|过去|未来|今后|这|那|最近|前|后|每|上|下|接下来|此后|头|最初|连续|又一|一晃)$")
_PERIOD_BEHIND = re.compile("来|以来|前|后|时间里|期间|之间|多来|里|行动|规划|计划|引进")
_MONTHS_BEHIND = re.compile(f"零?{_NUMERAL}(?:个月|天)")
_DURATION_BEFORE = re.compile("(?:为期|历时|周期|工期|租期|期限|寿命|长达|时间|合同期|年限|有效期|耗时|用时|仅用|只用|[至到]|不到|不足|超过|超|约|近乎)(?:为|约|仅|达)?$")
_TIME_EN = re.compile(
    r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|several|few)[ -](?:years?|months?|weeks?|days?|decades?|quarters?)\b(?!-| old)"
)
_PERIOD_BEFORE_EN = re.compile(r"\b(?:past|last|next|coming|recent|previous|within|following|every|these|those|another|over the|in the) $")
_PLAN_EN = re.compile(r"(?:[0-9]{1,2}(?:st|nd|rd|th) )?(?:[Ff]ive|[Tt]en|[0-9]{1,2})-[Yy]ear [Pp]lan\b")
_QUOTES = {"“": "”", "‘": "’", '"': '"', "「": "」", "『": "』", "《": "》"}
_LONGEST_QUOTE = 10
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9._~:/?#\[\]@!$&'()*+;=%-]*[A-Za-z0-9/]"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,4}"
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|bmp|pdf|docx?|xlsx?|pptx?|html?|mp[34]|zip)(?![A-Za-z0-9])")
_DIGITS = re.compile("[0-9]+")
_SECTION = re.compile(r"[0-9]+(?:\.[0-9]+)*(?:[.、)](?![0-9])|(?<=[0-9]\.[0-9]) (?=[A-Z一-鿿]))")
_LETTERS_BEFORE = re.compile(r"(?:(?<=[^A-Za-z])|^)([A-Za-z]+(?:/[A-Z])?)(-|(?<=[A-Z]) |/)?$")
_FISCAL = re.compile(rf"(?:FY|CY) ?(?:{_YEAR}|[0-9]{{2}})(?:[-/–][0-9]{{2,4}})?|[QH][1-4](?:[- /]{_YEAR})?")
_TAIL = re.compile(r"(?:[.-][0-9]+)*[A-Z]?(?![0-9A-Za-z])")
_DOCUMENT = re.compile(rf"{_YEAR}[〕\]）)】] ?第? ?[0-9]+ ?号")
# 三个一百, 九个一, 一提一升双培, 万亩千亿: numerals whose counted thing is left out, or is another numeral.
_SLOGAN = re.compile(
    rf"[{_CHINESE}]个[{_CHINESE}百千万两]+|(?:[{_CHINESE}两双百千万亿][{_HAN}]){{2,5}}(?<!一带一路)"
    rf"|[{_CHINESE}]{{2,3}}产|[0-9一二三四五六七八九](?:\+(?:[0-9]{{1,2}}|[A-Z]|[一二三四五六七八九]))+"
)
_LONGEST_WORD = 24
KINDS: dict[str, LabelKind] = {"date": "date", "name": "name", "other": "other"}
_NOT_NAMES = frozenset(("m", "km", "cm", "mm", "ft", "in", "mi", "hm", "dm", "nm", "x", "sqm"))


class Label(NamedTuple):
    """A number that counts nothing: where it stands, and what it is."""

    start: int
    end: int
    kind: LabelKind


@cache
def _here() -> re.Pattern[str]:
    parts = (f"(?P<{kind}_{n}>{pattern})" for n, (kind, pattern) in enumerate(_HERE))
    return re.compile("|".join(parts))


def addresses(text: str) -> list[Label]:
    """Return the addresses of web pages and of mail, and the numbers in names of files, in their order."""
    found = [Label(*address.span(), "other") for address in _ADDRESS.finditer(text)]
    for ending in _FILE.finditer(text):
        start = ending.start()
        while start > max(0, ending.start() - 60) and (text[start - 1].isalnum() or text[start - 1] in "_-"):
            start -= 1
        found += [Label(*digits.span(), "other") for digits in _DIGITS.finditer(text, start, ending.start())]
    return sorted(found)


def label_at(text: str, lower: str, start: int, end: int, floor: int) -> Label | None:
    """Return what the numeral from `start` to `end` is a part of, where it counts nothing; None for any other.

    `text` is uniform, `lower` the same in lower case. A label does not begin before `floor`.
    """
    behind_letters = _behind_letters(text, start, end, floor)
    if behind_letters:
        return behind_letters
    if period := _HALF_OR_QUARTER.match(lower, start):
        return Label(start, period.end(), "date")
    before = text[start - 1 : start] if start > floor else ""
    if before == "第":
        return _ordinal(text, start, end)
    if before == "前" and (found := _FIRST_OF.match(text, start)):
        return Label(start - 1, found.end(), "date")
    if before in "〔[(【" and before:
        bracket = _in_brackets(text, start, end)
        if bracket:
            return bracket
    if before in _QUOTES and before and (quoted := _in_quotes(text, start, end)):
        return quoted
    if plan := _PLAN_EN.match(text, start):
        return Label(start, plan.end(), "name")
    found = _here().match(text, start)
    kind = KINDS[(found.lastgroup or "").partition("_")[0]] if found else None
    if found and kind == "other":
        return Label(start - (before == "+"), found.end(), "other")
    if behind_word := _behind_word(text, lower, start, end, floor):
        return behind_word
    if _begins_line(text, start) and (section := _SECTION.match(text, start)):
        return Label(start, section.end() - text[: section.end()].endswith(" "), "other")
    if found and kind:
        return Label(start, found.end(), kind)
    return _length_of_time(text, lower, start, floor)


def _behind_letters(text: str, start: int, end: int, floor: int) -> Label | None:
    """Return G60, PM2.5, COVID-19, FY2023-24 and Q3 2024: letters right before the number, but those of a currency."""
    found = _LETTERS_BEFORE.search(text, max(floor, start - _LONGEST_WORD), start)
    if found is None:
        return None
    letters = found[1]
    if letters in ("FY", "Q", "H", "CY") and (period := _FISCAL.match(text, found.start())):
        return Label(found.start(), period.end(), "date")
    is_apart = found[2] == " " and (not 4 <= end - start <= 5 or text.startswith(("19", "20"), start))
    is_unit = letters.lower() in _NOT_NAMES or money_before().get(letters) is not None
    if is_apart or (is_unit and letters not in WORD_LIKE_CODES):
        return None
    tail = _TAIL.match(text, end)
    return Label(found.start(), tail.end() if tail else end, "name")


def _behind_word(text: str, lower: str, start: int, end: int, floor: int) -> Label | None:
    """Return Building 7, Fortune 500, section 3.2, No. 4 of 2018 and numbers that are said to be one (邮编314100)."""
    window = lower[max(floor, start - _LONGEST_WORD) : start]
    if window.endswith(("no. ", "no.", "no ")) and (law := _LAW.match(text, start)):
        return Label(start - len(window) + window.rindex("no"), law.end(), "other")
    if _REFERRED_ZH.search(window):
        return Label(start, end, "other")
    if window.endswith(("fortune ", "global ", "fortune global ")) and text.startswith("500", start):
        return Label(start - (len(window) - window.rindex("fortune")) if "fortune" in window else start, end, "name")
    if month := _MONTH_BEFORE.search(window):
        day = _DAY_EN.match(text, start)
        return Label(start - (len(window) - month.start()), day.end(), "date") if day else None
    word = _WORD_BEFORE.search(window)
    if word is None:
        return None
    if word[1] in _BEFORE_YEAR and (year := _YEAR_EN.match(text, start)) and not _is_counted(lower, year.end()):
        return Label(start, year.end(), "date")
    at = start - (len(window) - word.start())
    if word[1] in _REFERRED:
        return Label(at if word[1].startswith("ext") else start, end, "other")
    is_name = word[1] in _NAMED and (text[at].isupper() or word[1] not in _NAMED_WITH_CAPITAL)
    return Label(at, end, "name") if is_name or text[at : start - 1] in WORD_LIKE_CODES else None


def _is_counted(lower: str, end: int) -> bool:
    """Whether what stands behind a number is a unit or a thing that is counted."""
    return words().match(lower, skip_spaces(lower, end)) is not None


def _ordinal(text: str, start: int, end: int) -> Label | None:
    """Return 第三届 and 第十条; None for a place (第3位) and for 第一 in words like 第一时间."""
    if found := _ORDINAL.match(text, start):
        return Label(start - 1, found.end(), "date")
    if found := _ARTICLE.match(text, start):
        return Label(start - 1, found.end(), "other")
    return None


def _in_brackets(text: str, start: int, end: int) -> Label | None:
    """Return 〔2020〕12号, the mark of a footnote, [3], and of a section, (1)."""
    opening, closing = text[start - 1], text[end : end + 1]
    if opening in "〔[【(" and (found := _DOCUMENT.match(text, start)):
        return Label(start - 1, found.end(), "other")
    is_mark = end - start <= 2 and (opening, closing) in (("[", "]"), ("(", ")"))
    return Label(start - 1, end + 1, "other") if is_mark and text[start:end].isdigit() else None


def _in_quotes(text: str, start: int, end: int) -> Label | None:
    """Return what stands in quotes and is called by its numbers: “113”, “1+N”, “三个一百”."""
    closing = text.find(_QUOTES[text[start - 1]], start, start + _LONGEST_QUOTE)
    if closing == end and text[start:end].isdigit():
        return Label(start, end, "name")
    inside = text[start:closing] if closing > 0 else ""
    return Label(start, closing, "name") if _SLOGAN.fullmatch(inside) else None


def _begins_line(text: str, start: int) -> bool:
    line = text.rfind("\n", max(0, start - _LONGEST_WORD), start) + 1
    return (line > 0 or start <= _LONGEST_WORD) and not text[line:start].strip()


def _length_of_time(text: str, lower: str, start: int, floor: int) -> Label | None:
    """Return 三年 in 近三年 and 三年来, and years in the past three years: when, and not how long."""
    if found := _LENGTH.match(text, start):
        before = text[max(floor, start - _LONGEST_WORD) : start]
        is_long = _DURATION_BEFORE.search(before) or text.startswith(("以上", "以下", "左右"), found.end())
        is_period = found["within"] or _PERIOD_BEFORE.search(before) or _PERIOD_BEHIND.match(text, found.end())
        is_year = "年" in found[0] and not _MONTHS_BEHIND.match(text, found.end()) and "." not in before[-1:]
        if not is_long and (is_period or is_year):
            return Label(start, found.end(), "date")
    if (found := _TIME_EN.match(lower, start)) and _PERIOD_BEFORE_EN.search(lower, max(floor, start - 20), start):
        return Label(start, found.end(), "date")
    return None
