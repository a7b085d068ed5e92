"""The words around a number: hedges, and the little context that a figure may be printed with."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from zonecli.figures.normalize import Lexicon, skip_spaces, source, split
from zonecli.figures.types import Hedge


class Around(NamedTuple):
    """What a word before or behind a number says of it.

    `reach`: beyond the number, but short of the next step of its last digit (1600余). `per` is the unit that
    the number is divided by (人均). What only `compares` (同比) has to stand before a growth or a decline.
    `times`: 倍 behind it says how much more, not how much (增长5倍; 扩大5倍 is read in both ways). What is `of_rate`
    (增速回落) is signed by what becomes of the rate, and counted in percentage points; the rate itself `is_rate`.
    """

    hedge: Hedge = Hedge.EXACT
    sense: str | None = None
    reach: bool = False
    per: str | None = None
    opens_range: bool = False
    compares: bool = False
    times: bool = False
    of_rate: bool = False
    is_rate: bool = False


class _Row(NamedTuple):
    """Words that say the same, by where they stand.

    `before` a number; `after` it, before its unit as well as behind it; `inside`, only before its unit; `behind`,
    only
    behind its unit. The first word `before` a number, in each language, is the one that a hedge is written with.
    """

    says: Around
    before: str = ""
    after: str = ""
    inside: str = ""
    behind: str = ""


# What a figure behind these is, something has become: it is no change.
_TO_A_LEVEL = """
    增至, 增加到, 增加至, 增长到, 增长至, 提高到, 提高至, 提升到, 提升至, 上升到, 上升至, 扩大到, 扩大至, 攀升至,
    升至,
    涨至, 涨到, 上调至, 降至, 降到, 降低到, 降低至, 下降到, 下降至, 减少到, 减少至, 减至, 回落至, 回落到, 跌至, 跌到,
    下调至, 缩短至, 缩短到, 压缩至, 压缩到, 缩减至, 缩减到, 缩小至, 缩小到, 收窄至, 收窄到, 压减至, 压减到,
    rose to, fell to, grew to, increased to, decreased to, dropped to, climbed to, raised to, reduced to, cut to,
    shortened to, narrowed to, doubled to, tripled to, trebled to, quadrupled to, halved to"""
_ROWS = (
    _Row(
        Around(Hedge.OVER),
        before="""
            超, 超过, 超过了, 超出, 逾, 突破, 突破了, 高于, 大于, 多于, 冲破, 破, 跨过, 越过,
            over, more than, above, exceeding, exceeds, exceeded, in excess of, well in excess of, upwards of,
            upward of, greater than, higher than, larger than, better than, beyond, surpassing, surpassed, surpasses,
            topping, topped, tops, well over, just over, slightly over, slightly more than, a little over,
            a little more than, just above, well above, north of, >""",
        after="+, -plus, plus",
        behind="开外, and counting, or over",
    ),
    _Row(Around(Hedge.OVER), behind="强"),  # of shares alone, as 弱 is
    _Row(Around(Hedge.NEARLY), behind="弱"),
    _Row(Around(Hedge.OVER, reach=True), after="余, 多, 有余, 出头, 挂零, -odd, odd, -some, -something", inside="几"),
    _Row(
        Around(Hedge.NEARLY),
        before="""
            近, 将近, 接近, 逼近, 直逼, 几近, 几乎, 近乎, nearly, almost, close on, approaching, nearing,
            just under, slightly under, slightly less than, a little under, a little less than, just below,
            just short of, not quite""",
    ),
    _Row(
        Around(Hedge.UNDER),
        before="""
            不足, 不到, 不满, 未满, 未到, 未达, 低于, 小于, 少于, 不及, 跌破,
            less than, under, below, fewer than, lower than, smaller than, well under, well below,
            short of, south of, <""",
        behind="不到, 不足, 未满",
    ),
    _Row(
        Around(Hedge.ABOUT),
        before="""
            约, 大约, 大概, 大致, 大体, 差不多, 估计, 约莫, 约合, 约为, 约有, 约达,
            about, around, some, approximately, approx, approx., roughly, circa, c., ca., ca, somewhere around,
            close to, in the region of, somewhere in the region of, in the neighborhood of, in the neighbourhood of,
            in the vicinity of, in the order of, on the order of, of the order of, an estimated, estimated,
            more or less, or so, ~, ≈, ≒""",
        after="上下, 左右, or so, -ish",
        inside="来",  # 十来年 are about ten, 三年来 the last three years
        behind="""
            前后, 许, 的样子, 光景,
            or thereabouts, give or take, more or less, approximately, approx., roughly""",
    ),
    _Row(
        Around(Hedge.AT_LEAST),
        before="""
            至少, 不低于, 不少于, 不小于, 最少, 最低, 起码, 不下, 不下于, 达到或超过, 大于等于, 大于或等于,
            不得低于, 不得少于, 不应低于, 须不低于,
            at least, at the least, at a minimum, no less than, no fewer than, not less than, not fewer than,
            no lower than, not lower than, not under, not below, a minimum of, minimum of, minimum, min.,
            greater than or equal to, equal to or greater than, as few as, ≥, >=, > =""",
        behind="""
            以上, 及以上, 或以上, 和以上, 之上, 含以上, (含)以上, 以上(含), 起, 起步, 或更多, 甚至更多, 朝上, 往上,
            or more, and more, and above, or above, and over, and up, or higher, or greater, at least, minimum,
            upwards""",
    ),
    _Row(
        Around(Hedge.AT_MOST),
        before="""
            至多, 最多, 不超过, 不高于, 不大于, 不多于, 最高, 未超过, 不超, 顶多, 上限为, 小于等于, 小于或等于,
            不得超过,
            不得高于, 不得多于, 不应超过,
            at most, at the most, up to, no more than, not more than, not over, not above, not exceeding,
            not to exceed, less than or equal to, equal to or less than, no higher than, no greater than,
            a maximum of, maximum of, maximum, max., as many as,
            as much as, as high as, ≤, <=, < =""",
        behind="""
            以下, 及以下, 或以下, 之下, 以内, 之内, 内, 封顶, 为限, (含)以下, 以下(含),
            or less, or fewer, or below, and below, or under, and under, or lower, at most, maximum, max, tops""",
    ),
    _Row(
        Around(),
        before="""
            历时, 为期,
            达, 达到, 达到了, 高达, 多达, 长达, 可达, 累计, 共, 共计, 总共, 一共, 总计, 合计, 合共, 有, 为, 是, 在,
            折合, 折合成, 相当于, 仅, 只, 才, 已, 刚好, 恰好, 正好, 整整, 足足,
            a total of, total of, totaling, totalling, totaled, totalled, a combined, reached, reaching, reaches,
            amounting to, amounted to, amounts to, stood at, stands at, worth, equal to, equals, equivalent to, only,
            just, exactly, precisely, a full, a mere, =""",
        behind="""
            整, 正, 不等, 之间, 之多, 之巨, 之众, 大关, 的大关, 台阶, 新台阶, 关口, 门槛,
            in total, in all, altogether, exactly, overall,
            year on year, year-on-year, yoy, y/y, y-o-y, on year, on the year, over the previous year,
            month on month, month-on-month, mom, m/m, quarter on quarter, quarter-on-quarter, qoq, q/q""",
    ),
    _Row(Around(), before=_TO_A_LEVEL),
    _Row(Around(opens_range=True), before="between, 介于"),
    _Row(
        Around(compares=True),
        before="""
            同比, 环比, 累计同比, 比上年, 比上年同期, 较上年, 较上年同期, 比去年, 比去年同期, 较去年, 较去年同期,
            比上月, 较上月, 比上季度, 较上季度, 比上年末, 较上年末, 比上年底, 较上年底, 比年初, 较年初, 比上月末,
            较上月末, 较前一年, 比前一年, 较同期, 比同期, 与上年同期相比,
            与去年同期相比, 与上年相比, 按可比价格, 按可比价格计算, 按可比价计算, 可比, 名义, 实际, 平均""",
    ),
    _Row(Around(sense="per-capita", per="person"), before="人均, 每人平均, 平均每人, per capita, per-capita"),
    _Row(Around(sense="per-area", per="mu"), before="亩均, 平均每亩"),
    _Row(Around(per="household"), before="户均, 平均每户"),
    _Row(Around(per="day"), before="日均, 平均每天"),
    _Row(Around(per="week"), before="周均"),
    _Row(Around(per="month"), before="月均"),
    _Row(Around(per="year"), before="年均, 平均每年"),
    _Row(Around(per="year"), behind="annually, p.a."),
    _Row(Around(per="sqft"), behind="psf"),
    _Row(Around(per="m2"), behind="psm"),
    _Row(Around(per="h"), before="时速"),
    _Row(
        Around(sense="growth"),
        before="""
            up, up by, rose, rose by, rising, rising by, grew, grew by, growing, growing by, increased, increased by,
            increasing by, climbed, climbed by, jumped, jumped by, surged, surged by, soared, soared by, gained,
            growth of, a growth of, an increase of, increase of, a rise of, rise of, a gain of, gain of, gains of""",
        behind="growth, growth rate, increase, rise, gain, higher, up, surge, jump",
    ),
    _Row(
        Around(sense="decline"),
        before="""
            down, down by, fell, fell by, falling, falling by, dropped, dropped by, declined, declined by, decreased,
            decreased by, slumped, slumped by, slid, shrank, shrank by, plunged, plunged by, slipped, contracted by,
            a decrease of, decrease of, a decline of, decline of, a drop of, drop of, a fall of, fall of""",
        behind="decline, decrease, drop, fall, lower, down, fewer, reduction, cut",
    ),
)

# Chinese verbs, which stand before a number in several forms: 增长了, 年均增长, 增长至少.
_CHANGES = {
    "growth": """
        增长, 增加, 上升, 上涨, 提高, 提升, 攀升, 扩大, 增, 涨, 升, 增幅, 增速, 涨幅, 增长率, 增长速度, 多增, 净增,
        净增长""",
    "decline": "下降, 减少, 降低, 下跌, 回落, 缩减, 下滑, 减, 降, 跌, 降幅, 跌幅, 下调, 萎缩, 缩小, 负增长",
}
_GROWN_TO_AS_WELL = ("扩大",)
# What becomes of a rate that is above zero (增速) or below it (降幅), and which way that is for what it is a rate of.
_RATES = {
    "growth": "增速, 增幅, 涨幅, 增长率, 增长速度, growth",
    "decline": "降幅, 跌幅, 减幅, 降速, 下降幅度, decline",
}
_RATE_MORE = """
    扩大, 加快, 提高, 提升, 上升, 回升, 加大, 加深, 扩大了, 加快了, 提高了, 回升了,
    accelerated by, quickened by, picked up by, widened by, deepened by"""
_RATE_LESS = """
    收窄, 回落, 放缓, 下降, 降低, 减缓, 下滑, 缩小, 趋缓, 收窄了, 回落了, 放缓了, 下降了, 缩小了,
    slowed by, eased by, narrowed by, moderated by"""
_YEARLY = "年均, 年平均, 年均复合, 年复合, 平均每年, 每年"
# 是上年的3倍: what a multiple may be of without another number coming in.
_MULTIPLE_OF = {
    Hedge.EXACT: "是, 为, 相当于, 达, 达到",
    Hedge.ABOUT: "约为, 约是",
    Hedge.NEARLY: "接近",
    Hedge.OVER: "超过",
}
_REFERENCES = """
    …, 上年, 上年同期, 去年, 去年同期, 同期, 上月, 上季度, 前一年, 原来, 以前, 过去, 前者, 后者, 平均水平, 全国,
    全国平均, 全国平均水平, 全省, 全省平均, 全省平均水平, 全市, 全市平均, 全市平均水平, 全球, 世界, 世界平均水平"""
# What multiplies without a number.
_MULTIPLES = {
    "2": "double, twice, twofold, two-fold",
    "3": "triple, threefold, three-fold, thrice",
    "4": "quadruple, fourfold, four-fold",
    "5": "fivefold, five-fold",
    "6": "sixfold, six-fold",
    "7": "sevenfold, seven-fold",
    "8": "eightfold, eight-fold",
    "9": "ninefold, nine-fold",
    "10": "tenfold, ten-fold",
}
# What says by how much something grows or shrinks without a number: 翻n番 is a growth of 2ⁿ − 1.
_CHANGES_ALONE = {
    ("0", "growth"): "零增长, zero growth",
    ("1", "growth"): """
        翻番, 翻了番, 翻一番, 翻了一番, 翻倍, 翻了倍, 翻一倍, 翻了一倍, 翻1番, 翻了1番, doubles, doubled, doubling""",
    ("2", "growth"): "triples, tripled, tripling, trebles, trebled, trebling",
    ("3", "growth"): "翻两番, 翻了两番, 翻二番, 翻了二番, 翻2番, 翻了2番, quadruples, quadrupled, quadrupling",
    ("7", "growth"): "翻三番, 翻了三番, 翻3番, 翻了3番",
    ("15", "growth"): "翻四番, 翻了四番, 翻4番, 翻了4番",
    ("31", "growth"): "翻五番, 翻了五番, 翻5番, 翻了5番",
    ("0.5", "decline"): "减半, 减了一半, 减少一半, 下降一半, halves, halved, halving",
}

# 上 and 过 are hedges only of a round number by itself: 上千, 过亿, 过半; 上半年 and 过三天 are none.
ROUND_HEDGES = {"上": Hedge.AT_LEAST, "过": Hedge.OVER}
ROUND_NUMBERS = "十百千万亿"

# What makes a number an ordinal, a date, a time or a label, before it and behind it.
LABEL_BEFORE = (
    *"第前后初№#gqv",
    *("倒数", "十三五", "十四五", "十五五", "no.", "no ", "top", "fy"),
)
LABEL_BEHIND = (
    *"月日号时点期届级楼后强等线班大维:-/",
    *("年代", "年级", "世纪", "星级", "季度", "周年", "st", "nd", "rd", "th", "a", "c", "d", "g", "am", "pm"),
)


@cache
def before() -> Lexicon[Around]:
    """Words that stand before a number, in lower case."""
    found = {word: row.says for row in _ROWS for word in split(row.before)}
    for sense, verbs in _CHANGES.items():
        for verb in split(verbs):
            is_rate = verb in split(_RATES[sense])
            says = Around(sense=sense, times=verb not in _GROWN_TO_AS_WELL, is_rate=is_rate)
            found |= dict.fromkeys((verb, f"{verb}了"), says)
            # Else 增长至 would be taken from 增长至少.
            found[f"{verb}至少"] = says._replace(hedge=Hedge.AT_LEAST)
            found[f"{verb}至多"] = says._replace(hedge=Hedge.AT_MOST)
            found |= {f"{yearly}{verb}": says._replace(per="year") for yearly in split(_YEARLY)}
    found |= _rates()
    for hedge, verbs in _MULTIPLE_OF.items():
        says = Around(hedge, sense="multiple")
        found |= {f"{verb}{reference}的": says for verb in split(verbs) for reference in split(_REFERENCES)}
    return Lexicon(found)


@cache
def says_nothing(word: str) -> bool:
    """Whether a word before a number leaves it as it is (共, 达, reached); 降至 says that it has changed."""
    return before().get(word) == Around() and word not in split(_TO_A_LEVEL)


def _rates() -> dict[str, Around]:
    other = {"growth": "decline", "decline": "growth"}
    found: dict[str, Around] = {}
    for sense, rates in _RATES.items():
        for rate in split(rates):
            space = " " * rate.isascii()
            for words, becomes in ((_RATE_MORE, sense), (_RATE_LESS, other[sense])):
                says = Around(sense=becomes, of_rate=True)
                found |= {f"{rate}{space}{word}": says for word in split(words) if word.isascii() == rate.isascii()}
    return found


@cache
def of_rates() -> frozenset[str]:
    """Words that say what becomes of a rate (收窄), and are read behind the name of one (降幅) only."""
    return frozenset(split(_RATE_MORE)) | frozenset(split(_RATE_LESS))


@cache
def inside() -> Lexicon[Around]:
    """Words that stand between a number and its scale or unit, in lower case."""
    return Lexicon({word: row.says for row in _ROWS for word in (*split(row.after), *split(row.inside))})


@cache
def behind() -> Lexicon[Around]:
    """Words that stand behind a number and its unit, in lower case."""
    return Lexicon({word: row.says for row in _ROWS for word in (*split(row.after), *split(row.behind))})


@cache
def without_number() -> Lexicon[tuple[str, str]]:
    """Words that multiply, or say by how much something changes, without a number: the number, and the sense."""
    rows = {(times, "multiple"): words for times, words in _MULTIPLES.items()} | _CHANGES_ALONE
    return Lexicon({word: row for row, words in rows.items() for word in split(words)})


def states_level(printed: str) -> bool:
    """Whether the words before a printed number give the level after a change: 降至3%, 已降至3%, rose to 5%.

    That of a rate (增速降至3%) is a change all the same.
    """
    text = source(printed).lower
    at = skip_spaces(text, 0)
    # Among all the words, for 增长至 is no word of 增长至少.
    while (found := before().match(text, at)) and not found[0].is_rate:
        if text[at : found[1]] in split(_TO_A_LEVEL):
            return True
        at = skip_spaces(text, found[1])
    return False


@cache
def word_of(hedge: Hedge, lang: str) -> str:
    """Return the word that a hedge is written with before a number, with its space; empty where it needs none."""
    if hedge is Hedge.EXACT:
        return ""
    words = [word for row in _ROWS if row.says == Around(hedge) for word in split(row.before)]
    return next((f"{word} " if lang == "en" else word for word in words if word.isascii() is (lang == "en")), "")
