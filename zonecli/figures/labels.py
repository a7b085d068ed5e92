"""Numbers of a running text that count nothing: dates and ordinals, names, numbers of documents and telephones."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from zonecli.figures.normalize import skip_spaces, split
from zonecli.figures.units.lexicon import WORD_LIKE_CODES, money_before, symbols, words

LabelKind: TypeAlias = Literal["date", "name", "other"]


class Label(NamedTuple):
    """A number that counts nothing: where it stands, and what it is."""

    start: int
    end: int
    kind: LabelKind


_HAN = "[一-鿿]"
_ZH = "零〇一二三四五六七八九十"
_N = f"(?:[0-9]{{1,3}}|[{_ZH}百两]{{1,4}})"
_TO = " ?[-—~至到/] ?"
_YEAR = "(?:1[89]|20|21)[0-9]{2}"
_YEAR_ZH = f"(?:{_YEAR}|[〇零一二三四五六七八九]{{4}}) ?年度?"
_MONTH_ZH = rf"(?:[01]?[0-9]|[{_ZH}]{{1,3}}) ?月份?"
_DAY_ZH = rf"(?:[0-3]?[0-9]|[{_ZH}]{{1,3}}) ?[日号](?![均元产本线楼])"
_MONTH = (
    r"(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY_MONTH = rf"[0-3]?[0-9](?:st|nd|rd|th)? (?:of )?{_MONTH}\b(?:,? {_YEAR}(?![0-9]))?"
_CLOCK = "(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?"
_NOON = r" ?(?:[ap]m\b|[ap]\.m\.)"
_MEETINGS = "大会|论坛|峰会|博览会|展|节|年会|洽谈会"
_NUMBERED = "楼|线|地块|门|馆|厂房|院|路|码头|公路|仓|店|井|机组|泊位|令|文|公告|车间|窑|炉|桥|坝"

# What begins with a numeral and counts nothing. The first pattern that matches is taken.
_HERE: tuple[tuple[LabelKind, str], ...] = (
    # 0571-87654321, 13812345678, 400-820-8820, 251 11 551 2345; 192.168.1.1
    ("other", r"0[0-9]{2,3}[- ](?:[0-9]{7,8}|[0-9]{4} [0-9]{4})(?![0-9])(?:转[0-9]+)?"),
    ("other", r"1[3-9][0-9]{9}(?![0-9])|[48]00-[0-9]{3,4}-[0-9]{3,4}(?![0-9])"),
    ("other", r"[0-9]{1,3}(?:[ -][0-9]{2,4}){3,5}(?![0-9]|[,.][0-9])|[0-9]{3}-[0-9]{3,4}-[0-9]{4}(?![0-9])"),
    ("other", r"[0-9]+(?:\.[0-9]+){2,}(?![0-9])(?!年|-[0-9])"),
    ("other", r"24/7|[0-9]{1,3} ?[×x*] ?24(?:小时|h)?"),
    # 2020/12/14 9:45:15, 2020-10-23, 2024-06, 14/12/2020, 07/2026
    ("date", rf"{_YEAR}(?P<mark>[-/.])[01]?[0-9](?P=mark)[0-3]?[0-9](?![0-9])(?:日| +{_CLOCK})?"),
    ("date", rf"{_YEAR}-(?:0[1-9]|1[0-2])(?![0-9])|(?:[0-3]?[0-9]/)?[01]?[0-9]/{_YEAR}(?![0-9])"),
    # 2024年9月12日, 2023年1-11月, 2008年到2012年, 2023-2025年
    (
        "date",
        rf"(?:{_YEAR}年?{_TO})?{_YEAR_ZH}(?! ?[级产均])"
        rf"(?: ?[01]?[0-9]{_TO}{_MONTH_ZH}| ?{_MONTH_ZH}(?: ?{_DAY_ZH})?)?"
        rf"(?:{_TO}(?:{_YEAR_ZH})?(?: ?{_MONTH_ZH})?(?: ?{_DAY_ZH})?(?<=[年度月份日号]))?",
    ),
    # 1~11月份, 9月12日, 9月5日-7日, 5日
    (
        "date",
        rf"(?:[01]?[0-9](?:月份?)?{_TO})?{_MONTH_ZH}(?![均产])"
        rf"(?: ?(?:[0-3]?[0-9]日?{_TO})?{_DAY_ZH}(?:{_TO}(?:{_MONTH_ZH} ?)?{_DAY_ZH})?)?",
    ),
    ("date", rf"(?:[0-3]?[0-9]日?{_TO})?{_DAY_ZH}(?<=日)"),
    # 8:30至17:00, 10:30 am, 5 p.m., 14时30分, 9点半
    ("date", rf"{_CLOCK}(?:{_TO}{_CLOCK})?(?:{_NOON})?(?![0-9:])|(?:1[0-2]|[1-9]){_NOON}"),
    ("date", r"(?:[01]?[0-9]|2[0-4])(?:时(?:[0-5]?[0-9]分)?(?![间代速户])|点(?:[0-5]?[0-9]分|半|整|钟))"),
    # 20世纪90年代, 一季度, 30周年, 十四届八次, 三期
    ("date", rf"{_N}世纪(?:(?:[0-9]0|[{_ZH}]{{1,2}})年代)?|(?:[0-9]0|[二三四五六七八九]十)年代"),
    ("date", rf"[一二三四1-4](?:[-至、][二三四2-4])?季度末?|{_N}周年"),
    ("date", rf"{_N}届(?:{_N}次)?|{_N}期(?![间望货待限权刊许])"),
    # 1 April to 31 March, 2023-24, 1990s, 3rd
    ("date", rf"{_DAY_MONTH}(?: ?(?:to|-|until) ?{_DAY_MONTH})?"),
    ("date", rf"{_YEAR}{_TO}(?:{_YEAR}|[0-9]{{2}})(?![0-9%,.]|[^ ]?[万亿元家人])"),
    ("date", r"(?:1[89]|20)?[0-9]0s\b|[0-9]{1,3}(?:st|nd|rd|th)\b"),
    # 十四五, 一二三产, 5-star
    ("name", r"十[一二三四五]五(?![0-9十百千万亿个家年天名人项成倍])|[一二三](?:、?[一二三]){1,2}产"),
    ("name", r"[0-9]-?(?:star|Star)\b|[0-9]星级"),
    # 3A级, 5G, 4S, 8K, 1080P
    ("name", r"[0-9]A{1,5}级?(?![a-z])|(?:[0-9]{1,2}[ABCDEFGHPRSX]|[248]K|[0-9]{3,4}P)(?![A-Za-z0-9²³/%])级?"),
    # 1+N, 2+X, 5+2
    ("name", r"[0-9一二三四五六七八九](?: ?\+ ?(?:[0-9]{1,2}|[A-Z]|[一二三四五六七八九])(?![0-9.%]))+"),
    # 2019中国…, 2025 Ports and Zones Survey
    (
        "name",
        rf"{_YEAR}(?=成[都立功就果员长熟本效]|世界|中国|全球|国际|亚洲|亚太"
        rf"|(?![年余多个家人名项万亿元亩户]){_HAN}{{2,8}}(?:{_MEETINGS}))",
    ),
    ("name", rf"{_YEAR}(?= [A-Z][a-z])"),
    # 3号楼, 世界500强, 百强企业
    ("name", f"[0-9]{{1,4}}[号#](?:{_NUMBERED})?"),
    ("name", "[0-9]{2,4}强(?![度化])|[十百千]强(?=企业|民企|县|镇|乡|村|区|园|城市|开发区)"),
)
_OF_NAME: dict[str, LabelKind] = {"date": "date", "name": "name", "other": "other"}

_LONGEST_BEFORE = 24
# Letters right before a number: G60, PM2.5, COVID-19, GB/T 15835-2011, ISO 9001.
_LETTERS_BEFORE = re.compile(r"(?:(?<=[^A-Za-z])|^)([A-Za-z]+(?:/[A-Z])?)(-|(?<=[A-Z]) |/)?$")
_BEHIND_LETTERS = re.compile(r"(?:[.-][0-9]+)*[A-Z]?(?![0-9A-Za-z])")
_PERIOD_CODE = re.compile(rf"(?:FY|CY) ?(?:{_YEAR}|[0-9]{{2}})(?:[-/][0-9]{{2,4}})?|[QH][1-4](?:[- /]{_YEAR})?")
_UNITS = frozenset(("m", "km", "cm", "mm", "ft", "in", "mi", "hm", "dm", "nm", "x", "sqm"))
# What a number behind these words is the name of, the word included; with a capital only where they have one here.
_NAMED = frozenset(
    split("""
building, block, phase, plot, lot, gate, terminal, tower, suite, hall, route, highway, tier, category, berth, pier,
hangar, warehouse, interstate, stage, version, boeing, airbus, formula, expo, agenda, apollo, windows, grade,
building no., block no., gate no., plot no., Zone, Sector, Line, Package, Module, Unit, Area, Site, Room, Floor, Shed,
Exit, Industry, Vision, Level, Class, Type, Horizon""")
)
_REFERRED = frozenset(
    split("""
section, sections, article, articles, chapter, page, pages, p., pp., table, tables, figure, figures, fig., annex,
appendix, paragraph, clause, footnote, note, schedule, row, column, volume, vol., rule, form, box, tel, tel., phone,
fax, zip, id, isbn, issn, law no., order no., decree no., act no., circular no., resolution no., regulation no.,
notice no., directive no., document no., proclamation no., invoice no., case no., notification no., bill no.""")
)
_EXTENSIONS = ("ext.", "ext", "extension")
_WORD_BEFORE = re.compile(r"((?:[A-Za-z]+ (?=[Nn]o\.))?[A-Za-z]+\.?)[ :]{0,2}(?:[Nn]o\.? ?)?$")
_REFERRED_ZH = re.compile(
    "(?:邮编|邮政编码|编号|号码|代码|证号|电话|热线|传真|手机|文号|备案号|许可证|QQ|微信)号?[:为是]? ?[+]?$"
)
_LAW = re.compile(r"[0-9]+ of [0-9]{4}(?![0-9])")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH} $")
_DAY_YEAR = re.compile(
    rf"[0-3]?[0-9](?:st|nd|rd|th)?(?: ?- ?[0-3]?[0-9])?(?![0-9]|[,.][0-9])(?:,? {_YEAR}(?![0-9]))?|{_YEAR}(?![0-9])"
)
_BEFORE_YEAR = frozenset(split("in, since, during, until, till, year, by, from, before, after, of, late, early, end"))
_YEAR_ALONE = re.compile(r"(?:19|20)[0-9]{2}(?![0-9%]|[,.][0-9]| ?[-/~] ?[0-9])")
_PART_OF_YEAR = re.compile(
    r"(?:first|second|third|fourth) (?:half|quarter|(?:two|three|four|six|eight|nine|ten|eleven|[0-9]{1,2}) months)\b"
    rf"(?: of (?:fy ?)?{_YEAR}(?:[-/][0-9]{{2,4}})?(?![0-9]))?"
)
_PLAN = re.compile(r"(?:[0-9]{1,2}(?:st|nd|rd|th) )?(?:[Ff]ive|[Tt]en|[0-9]{1,2})-[Yy]ear [Pp]lan\b")
# 第三届, 第十条, 前三季度
_ORDINAL = re.compile(rf"{_N}个?(?:届|次|批次|批|轮|期|季度|阶段|周|年度|年|个月|代|天|家|个|场|站)(?:{_N}次)?")
_ARTICLE = re.compile(rf"{_N}(?:[-至、]{_N})?(?:章|条|款|节|页|编|号|部分|产业|师|医院|中学|小学)")
_FIRST_OF = re.compile(rf"{_N}个?(?:季度|月|年|天|周|轮|届|次|批|期)")
# 近三年, 三年来, 两年内; but 为期三年 says how long, and so do five years in English, but for the past five years.
_LENGTH_OF_TIME = re.compile(
    rf"(?:{_N}|半) ?(?:个半|个多|多|几|余)?(?:年|个月|个季度|天|周|个工作日)(?:半|多|有余|余)?"
    "(?P<within>之内|以内|内|间)?"
)
_WHEN_BEFORE = re.compile("(?:(?<!将)近|过去|未来|今后|这|那|最近|前|后|每|上|下|接下来|此后|头|最初|连续|又一)$")
_WHEN_BEHIND = re.compile("来|以来|前|后|时间里|期间|之间|多来|里|行动|规划|计划")
_HOW_LONG_BEFORE = re.compile(
    "(?:为期|历时|周期|工期|租期|期限|寿命|长达|时间|合同期|年限|有效期|耗时|用时|仅用|只用|至|到|不足|超过|超|约)(?:为|约|仅|达)?$"
)
_HOW_LONG_BEHIND = re.compile(f"以上|以下|左右|零?{_N}(?:个月|天)")
_TIME = re.compile(
    r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|several|few)[ -]"
    r"(?:years?|months?|weeks?|days?|decades?|quarters?)\b(?!-| old)"
)
_WHEN = re.compile(
    r"\b(?:past|last|next|coming|recent|previous|within|following|every|these|those|another|over the|in the) $"
)
_DOCUMENT = re.compile(rf"{_YEAR}[〕\])】] ?第? ?[0-9]+ ?号")
_QUOTES = {"“": "”", "‘": "’", '"': '"', "「": "」", "『": "』"}
_LONGEST_QUOTE = 10
# 三个一百, 九个一, 一提一升双培, 万亩千亿: what is counted is left out, or counts in its turn.
_SLOGAN = re.compile(rf"[{_ZH}]个[{_ZH}百千万两]+|(?:[{_ZH}两双百千万亿]{_HAN}){{2,5}}(?<!一带一路)")
_SECTION = re.compile(
    r"[0-9]+(?:\.[0-9]+)*(?:[.、)](?![0-9])|(?<=[0-9]\.[0-9])(?= (?:[A-Z][a-z]{2}|(?![百千万亿])[一-鿿])))"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9._~:/?#\[\]@!$&'(*)+;=%-]*[A-Za-z0-9/]"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,4}"
)
_ENDING = re.compile(r"\.(?:jpe?g|png|gif|bmp|pdf|docx?|xlsx?|pptx?|html?|mp[34]|zip)(?![A-Za-z0-9])")
_DIGITS = re.compile("[0-9]+")
_LONGEST_FILE_NAME = 60


def addresses(text: str) -> list[Label]:
    """Return the addresses of web pages and of mail, and the numbers in names of files, in their order."""
    found = [Label(*address.span(), "other") for address in _ADDRESS.finditer(text)]
    for ending in _ENDING.finditer(text):
        start = end = ending.start()
        while start > max(0, end - _LONGEST_FILE_NAME) and (text[start - 1].isalnum() or text[start - 1] in "_-"):
            start -= 1
        found += [Label(*digits.span(), "other") for digits in _DIGITS.finditer(text, start, end)]
    return sorted(found)


def label_at(text: str, lower: str, start: int, end: int, floor: int) -> Label | None:
    """Return what the numeral from `start` to `end` is a part of, where it counts nothing; None for any other.

    `text` is uniform, `lower` the same in lower case. A label does not begin before `floor`.
    """
    if found := _behind_letters(text, start, end, floor):
        return found
    if found := _behind_sign(text, start, end, floor):
        return found
    for pattern, of, kind in ((_PART_OF_YEAR, lower, "date"), (_PLAN, text, "name")):
        if matched := pattern.match(of, start):
            return Label(start, matched.end(), _OF_NAME[kind])
    here = _here().match(text, start)
    kind = (here.lastgroup or "").partition("_")[0] if here else ""
    if here and kind == "other":
        return Label(start - (start > floor and text[start - 1] == "+"), here.end(), "other")
    if found := _behind_word(text, lower, start, end, floor):
        return found
    section = _SECTION.match(text, start) if _begins_line(text, start) else None
    if section and not (text[section.end() - 1].isdigit() and _is_counted(text, lower, section.end())):
        return Label(start, section.end(), "other")
    if here:
        return Label(start, here.end(), _OF_NAME[kind])
    return _length_of_time(text, lower, start, floor)


@cache
def _here() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}_{n}>{pattern})" for n, (kind, pattern) in enumerate(_HERE)))


def _behind_letters(text: str, start: int, end: int, floor: int) -> Label | None:
    """Return G60, COVID-19, ISO 9001, FY2023-24 and Q3 2024; letters of a currency or a unit are no name."""
    found = _LETTERS_BEFORE.search(text, max(floor, start - _LONGEST_BEFORE), start)
    if found is None:
        return None
    letters, joint = found.groups()
    if letters in ("FY", "CY", "Q", "H") and (period := _PERIOD_CODE.match(text, found.start())):
        return Label(found.start(), period.end(), "date")
    if joint == " " and (not 4 <= end - start <= 5 or text.startswith(("19", "20"), start)):
        return None
    if letters not in WORD_LIKE_CODES and (letters.lower() in _UNITS or money_before().get(letters) is not None):
        return None
    tail = _BEHIND_LETTERS.match(text, end)
    return Label(found.start(), tail.end() if tail else end, "name")


def _behind_sign(text: str, start: int, end: int, floor: int) -> Label | None:
    """Return what is behind 第, 前, a bracket or a quotation mark."""
    sign, closing = text[max(floor, start - 1) : start], text[end : end + 1]
    if sign == "第" and (found := _ORDINAL.match(text, start) or _ARTICLE.match(text, start)):
        return Label(start - 1, found.end(), "date" if found.re is _ORDINAL else "other")
    if sign == "前" and (found := _FIRST_OF.match(text, start)):
        return Label(start - 1, found.end(), "date")
    is_number = text[start:end].isdigit()
    if sign in ("〔", "[", "【", "("):
        if found := _DOCUMENT.match(text, start):
            return Label(start - 1, found.end(), "other")
        is_mark = is_number and end - start <= 2 and f"{sign}{closing}" in ("[]", "()")  # [3], (1)
        return Label(start - 1, end + 1, "other") if is_mark else None
    if sign in _QUOTES:
        last = text.find(_QUOTES[sign], start, start + _LONGEST_QUOTE)
        if (last == end and is_number) or (last > 0 and _SLOGAN.fullmatch(text, start, last)):
            return Label(start, last, "name")
    return None


def _behind_word(text: str, lower: str, start: int, end: int, floor: int) -> Label | None:
    """Return Building 7, January 5, section 3.2, No. 4 of 2018, Fortune 500, in 2023; and 314100 behind 邮编."""
    floor = max(floor, start - _LONGEST_BEFORE)
    if _REFERRED_ZH.search(text, floor, start):
        return Label(start, end, "other")
    word = _WORD_BEFORE.search(text, floor, start)
    if word is None:
        return None
    name = word[1].lower()
    if (at := lower.find("no", word.start(), start)) >= 0 and (law := _LAW.match(text, start)):
        return Label(at, law.end(), "other")
    if text.startswith("500", start) and (at := lower.find("fortune ", floor, start)) >= 0:
        return Label(at, end, "name")
    at = word.start()
    if _MONTH_BEFORE.search(text, floor, start) and (day := _DAY_YEAR.match(text, start)):
        return Label(at, day.end(), "date")
    if name in _BEFORE_YEAR and (year := _YEAR_ALONE.match(text, start)) and not _is_counted(text, lower, year.end()):
        return Label(start, year.end(), "date")
    if not text[start].isdigit() or text[end : end + 1] in ("万", "亿") or _is_counted(text, lower, end):
        return None
    if name in _REFERRED or name in _EXTENSIONS:
        return Label(start if name in _REFERRED else at, end, "other")
    is_name = name in _NAMED or word[1] in _NAMED or text[at : start - 1] in WORD_LIKE_CODES
    return Label(at, end, "name") if is_name else None


def _is_counted(text: str, lower: str, end: int) -> bool:
    """Whether what stands behind a number is a unit or a thing that is counted."""
    at = skip_spaces(text, end)
    return words().match(lower, at) is not None or symbols().match(text, at) is not None


def _begins_line(text: str, start: int) -> bool:
    line = start
    while line and text[line - 1] == " ":
        line -= 1
    return line == 0 or text[line - 1] == "\n"


def _length_of_time(text: str, lower: str, start: int, floor: int) -> Label | None:
    """Return 三年 in 近三年 and 三年来, and years in the past three years: when, and not how long."""
    floor = max(floor, start - _LONGEST_BEFORE)
    if found := _LENGTH_OF_TIME.match(text, start):
        if _HOW_LONG_BEFORE.search(text, floor, start) or _HOW_LONG_BEHIND.match(text, found.end()):
            return None
        is_when = found["within"] or _WHEN_BEFORE.search(text, floor, start) or _WHEN_BEHIND.match(text, found.end())
        return Label(start, found.end(), "date") if is_when or "年" in found[0] else None
    found = _TIME.match(lower, start) if _WHEN.search(lower, floor, start) else None
    return Label(start, found.end(), "date") if found else None
