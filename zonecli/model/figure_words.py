"""The words around a number: hedges, and the little context that a figure may be printed with."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from zonecli.model.figure_text import Lexicon
from zonecli.model.figure_types import Hedge


class Around(NamedTuple):
    """What a word before or behind a number says of it.

    `reach`: beyond the number, but short of the next step of its last digit (1600余). `per` is the unit that
    the number is divided by (人均).
    """

    hedge: Hedge = Hedge.EXACT
    sense: str | None = None
    reach: bool = False
    per: str | None = None
    opens_range: bool = False


_BEFORE = {
    Hedge.OVER: (
        "超, 超过, 超过了, 逾, 突破, 突破了, 高于, 大于, 多于, 超出, 冲破, 破, 跨过, 越过, "
        "over, more than, above, exceeding, exceeds, exceeded, in excess of, upwards of, upward of, greater than, "
        "higher than, beyond, surpassing, surpassed, surpasses, topping, topped, tops, well over, just over, "
        "slightly over, slightly more than, a little over, a little more than, just above, well above, "
        "well in excess of, better than, north of, larger than, >"
    ),
    Hedge.UNDER: (
        "近, 将近, 接近, 逼近, 直逼, 几近, 几乎, 近乎, 不足, 不到, 不满, 未满, 未到, 未达, 低于, 小于, 少于, 不及, 跌破, "
        "nearly, almost, close on, approaching, nearing, less than, under, below, fewer than, lower than, just under, "
        "slightly under, slightly less than, a little under, a little less than, just below, well under, well below, "
        "not quite, just short of, short of, smaller than, south of, <"
    ),
    Hedge.ABOUT: (
        "约, 大约, 大概, 大致, 大体, 差不多, 估计, 约莫, "
        "about, around, some, approximately, approx, approx., roughly, circa, c., ca., ca, somewhere around, "
        "in the region of, in the neighborhood of, in the neighbourhood of, in the vicinity of, in the order of, "
        "on the order of, of the order of, close to, an estimated, estimated, more or less, or so, "
        "somewhere in the region of, ~, ≈, ≒, ∼"
    ),
    Hedge.AT_LEAST: (
        "至少, 不低于, 不少于, 不小于, 最少, 最低, 起码, 不下, 不下于, 达到或超过, 大于等于, 大于或等于, "
        "at least, no less than, no fewer than, not less than, not fewer than, no lower than, not lower than, "
        "a minimum of, minimum, min., minimum of, no under, not under, not below, at a minimum, at the least, ≥, >="
    ),
    Hedge.AT_MOST: (
        "至多, 最多, 不超过, 不高于, 不大于, 不多于, 最高, 未超过, 不超, 顶多, 上限为, 小于等于, 小于或等于, "
        "up to, at most, no more than, not more than, not over, not exceeding, not to exceed, no higher than, "
        "no greater than, a maximum of, maximum, maximum of, max., as many as, as much as, as high as, at the most, "
        "not above, ≤, <="
    ),
    Hedge.EXACT: (
        "达, 达到, 达到了, 高达, 多达, 长达, 累计, 共, 共计, 总共, 一共, 总计, "
        "合计, 合共, 有, 为, 是, 即, 合, 折合, 折合成, 相当于, 仅, 只, 才, 刚好, 恰好, 正好, 整整, 足足, "
        "已, 可达, 增至, 增加到, 增加至, 增长到, 增长至, 提高到, 提高至, 提升到, 提升至, 上升到, 上升至, 扩大到, 扩大至, 攀升至, 升至, "
        "涨至, 涨到, 降至, 降到, 降低到, 降低至, 下降到, 下降至, 减少到, 减少至, 减至, 回落至, 回落到, 跌至, 跌到, 计, "
        "a total of, total of, totaling, totalling, totaled, totalled, reached, reaching, reaches, amounting to, "
        "amounted to, amounts to, stood at, stands at, worth, equal to, equals, equivalent to, only, just, exactly, "
        "precisely, rose to, fell to, grew to, increased to, decreased to, dropped to, climbed to, up to a total of, "
        "a full, a mere, a combined, ="
    ),
}
_INSIDE = "余, 多, 几, 有余, -odd, odd, 出头, -some, -something, 挂零"
_INSIDE_ABOUT = "来, 上下, 左右, or so, -ish"
_INSIDE_OVER = "+, -plus, plus"
_BEHIND = {
    Hedge.OVER: "+, -plus, plus, and counting, 开外, or over",
    Hedge.ABOUT: "左右, 上下, 前后, 许, 的样子, 光景, or so, or thereabouts, give or take, more or less, approximately, approx., roughly",
    Hedge.AT_LEAST: (
        "以上, 及以上, 或以上, 和以上, 之上, 含以上, (含)以上, 以上(含), 起, 起步, 或更多, 甚至更多, 朝上, 往上, "
        "or more, and above, or above, and over, and up, or higher, and more, at least, or greater, minimum, upwards"
    ),
    Hedge.AT_MOST: (
        "以下, 及以下, 或以下, 之内, 以内, 内, 封顶, 为限, 之下, (含)以下, 以下(含), "
        "or less, or fewer, or below, and below, or under, and under, at most, maximum, or lower, max, tops"
    ),
    Hedge.UNDER: "不到, 不足, 未满",
    Hedge.EXACT: "整, 正, 不等, 之间, 之多, 之巨, 之众, in total, in all, altogether, exactly, overall",
}
_PER_BEFORE = {
    "人均": "person", "户均": "household", "亩均": "mu", "日均": "day", "月均": "month", "年均": "year", "周均": "week",
    "时速": "h", "per capita": "person", "per-capita": "person", 
    "每人平均": "person", "平均每人": "person", "平均每亩": "mu", "平均每户": "household", "平均每天": "day",
    "平均每年": "year",
}  # fmt: skip
_SENSES = {"人均": "per-capita", "每人平均": "per-capita", "平均每人": "per-capita", "per capita": "per-capita",
           "per-capita": "per-capita", "亩均": "per-area", "平均每亩": "per-area"}  # fmt: skip

_GROWTH_VERBS = "增长, 增加, 上升, 上涨, 提高, 提升, 攀升, 扩大, 增, 涨, 升, 增幅, 增速, 涨幅, 增长率, 增长速度, 多增, 净增, 净增长"
_DECLINE_VERBS = "下降, 减少, 降低, 下跌, 回落, 缩减, 下滑, 减, 降, 跌, 降幅, 跌幅, 下调, 萎缩, 缩小"
_COMPARISONS = (
    "同比, 环比, 比上年, 比上年同期, 较上年, 较上年同期, 比去年, 比去年同期, 较去年, 较去年同期, 年均, 同比实际, 比上月, 较上月, "
    "比上季度, 较上季度, 与上年同期相比, 与去年同期相比, 与上年相比, 按可比价格计算, 按可比价计算, 可比, 名义, 实际, 平均, 较前一年, 比前一年, "
    "较同期, 比同期, 年均复合, 年平均, 每年"
)
_GROWTH = (
    "up, up by, rose, rose by, rising, rising by, grew, grew by, growing, growing by, increased, increased by, "
    "increasing by, growth of, an increase of, increase of, a rise of, rise of, gain of, a gain of, gained, "
    "a growth of, climbed, climbed by, jumped, jumped by, surged, surged by, soared, soared by, gains of"
)
_DECLINE = (
    "down, down by, fell, fell by, falling, falling by, dropped, dropped by, declined, declined by, decreased, "
    "decreased by, a decrease of, decrease of, a decline of, decline of, a drop of, drop of, a fall of, fall of, "
    "slumped, slumped by, slid, shrank, shrank by, plunged, plunged by, slipped, contracted by, lost"
)
_GROWTH_BEHIND = "growth, increase, rise, gain, higher, up, growth rate, surge, jump"
_DECLINE_BEHIND = "decline, decrease, drop, fall, lower, down, fewer, reduction, cut"
_COMPARED_BEHIND = "year on year, year-on-year, yoy, y/y, y-o-y, on year, on the year, over the previous year, month on month, month-on-month, mom, m/m, quarter on quarter, quarter-on-quarter, qoq, q/q, annually"
_MULTIPLE_OF = "是, 为, 相当于, 达, 达到, 约为, 约是, 接近, 超过"
_REFERENCES = (
    "…, 上年, 上年同期, 去年, 去年同期, 同期, 上月, 上季度, 前一年, 原来, 以前, 过去, 前者, 后者, 全国, 全国平均, 全国平均水平, 全省, 全省平均, "
    "全省平均水平, 全市, 全市平均, 全市平均水平, 平均水平, 全球, 世界, 世界平均水平, 后者, 对方, 其, 它, 五年前, 十年前, 上世纪"
)


def _split(words: str) -> list[str]:
    return words.split(", ")


@cache
def before() -> Lexicon[Around]:
    """Words that stand before a number, in lower case."""
    found = {word: Around(hedge) for hedge, words in _BEFORE.items() for word in _split(words)}
    found |= {word: Around(per=unit, sense=_SENSES.get(word)) for word, unit in _PER_BEFORE.items()}
    for sense, verbs, words in (("growth", _GROWTH_VERBS, _GROWTH), ("decline", _DECLINE_VERBS, _DECLINE)):
        found |= {word: Around(sense=sense) for word in _split(words)}
        for verb in _split(verbs):
            found |= {word: Around(sense=sense) for word in (verb, f"{verb}了")}
            found |= {f"{words}{verb}": Around(sense=sense) for words in _split(_COMPARISONS)}
    for verb in _split(_MULTIPLE_OF):
        found |= {f"{verb}{reference}的": Around(sense="multiple") for reference in _split(_REFERENCES)}
    found |= {word: Around(opens_range=True) for word in ("between", "介于", "在")}
    return Lexicon(found)


@cache
def behind() -> Lexicon[Around]:
    """Words that stand behind a number and its unit, in lower case."""
    found = {word: Around(hedge) for hedge, words in _BEHIND.items() for word in _split(words)}
    found |= {word: Around(sense="growth") for word in _split(_GROWTH_BEHIND)}
    found |= {word: Around(sense="decline") for word in _split(_DECLINE_BEHIND)}
    found |= dict.fromkeys(_split(_COMPARED_BEHIND), Around())
    return Lexicon(found | inside_words())


@cache
def inside_words() -> dict[str, Around]:
    """Words that stand between a number and its scale or unit."""
    found = {word: Around(Hedge.OVER, reach=True) for word in _split(_INSIDE)}
    found |= {word: Around(Hedge.OVER) for word in _split(_INSIDE_OVER)}
    return found | {word: Around(Hedge.ABOUT) for word in _split(_INSIDE_ABOUT)}


@cache
def inside() -> Lexicon[Around]:
    """Words that stand between a number and its scale or unit, looked up."""
    return Lexicon(inside_words())


# 上 and 过 are hedges only of a round number by itself: 上千, 过亿, 过半; 上半年 and 过三天 are none.
ROUND_HEDGES = {"上": Hedge.AT_LEAST, "过": Hedge.OVER}
ROUND_NUMBERS = "十百千万亿"

# What makes a number an ordinal, a date, a time or a label, before it and behind it.
LABEL_BEFORE = ("第", "no.", "no ", "№", "#", "fy", "q", "前", "后", "top", "十四五", "十三五", "十五五", "g", "v", "初", "倒数")
LABEL_BEHIND = (
    "月", "日", "号", "时", "点", "期", "届", "级", "楼", "后", "强", "年代", "年级", "世纪", "等", "星级", "线", "班", "季度",
    "周年", "大", "维", "st", "nd", "rd", "th", "a", "c", "d", "g", "am", "pm", ":", "-", "/",
)  # fmt: skip

# What multiplies without a number: 翻番 and doubled are twice as much, 翻两番 is four times.
MULTIPLES = {
    "翻番": "2", "翻一番": "2", "翻了一番": "2", "翻了番": "2", "翻倍": "2", "翻了倍": "2", "翻一倍": "2", "翻了一倍": "2",
    "翻两番": "4", "翻了两番": "4", "翻二番": "4", "翻三番": "8", "翻了三番": "8", "减半": "0.5",
    "double": "2", "doubled": "2", "doubling": "2", "twice": "2", "twofold": "2", "two-fold": "2", "doubles": "2",
    "triple": "3", "tripled": "3", "tripling": "3", "threefold": "3", "three-fold": "3", "thrice": "3", "triples": "3",
    "quadruple": "4", "quadrupled": "4", "fourfold": "4", "four-fold": "4", "fivefold": "5", "five-fold": "5",
    "sixfold": "6", "sevenfold": "7", "eightfold": "8", "ninefold": "9", "tenfold": "10", "halved": "0.5",
}  # fmt: skip


@cache
def multiples() -> Lexicon[str]:
    """Words that multiply without a number, looked up."""
    return Lexicon(MULTIPLES)
