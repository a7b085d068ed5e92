"""Text made uniform before it is read: widths, traditional characters, dashes and spaces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_TRADITIONAL = (
    "萬万 億亿 餘余 約约 畝亩 噸吨 兩两 貳二 參三 幾几 數数 個个 項项 條条 輛辆 臺台 隻只 張张 們们 戶户 間间 層层 "
    "棟栋 處处 種种 類类 場场 輪轮 組组 雙双 對对 頭头 顆颗 達达 過过 計计 總总 長长 減减 漲涨 幣币 圓元 塊块 錢钱 "
    "鎊镑 歐欧 韓韩 點点 負负 號号 時时 鐘钟 週周 歲岁 標标 準准 頃顷 裡里 裏里 釐厘 於于 無无 佔占 稅税 區区 業业 "
    "園园 國国 縣县 鎮镇 鄉乡 廠厂 學学 醫医 樓楼 車车 員员 師师 專专 產产 團团 隊队 機机 構构 單单 銀银 協协 議议 "
    "論论 獎奖 線线 橋桥 將将 僅仅 滿满 陽阳 紐纽 盧卢 蘭兰 強强 電电 從从 與与 職职 創创 遊游 鹽盐 馬马 麗丽 爾尔 "
    "運运 轉转 漢汉 緊紧 據据 經经 濟济 發发 訂订 離离 現现 續续 這这 進进 賣卖 買买 貨货 讓让 銷销 額额 關关 屆届 "
    "級级 貫贯 資资 費费 質质 選选 舊旧 蘇苏 圖图 書书 館馆 畢毕 盤盘 確确 碼码 簽签 篩筛 糧粮 納纳 羅罗 聯联 萊莱 "
    "補补 訊讯 讀读 豐丰 內内 較较 環环 價价 衝冲 "
)
# Numerals as they are written on cheques, and the circle that typists use for 〇.
_FINANCIAL = "壹一 贰二 弍二 叁三 叄三 肆四 伍五 陆六 陸六 柒七 捌八 玖九 拾十 佰百 仟千 圆元 ○〇"

_VARIANTS = {
    "-": "‐‑‒–─﹣",
    "—": "―⸺",
    "~": "〜∼˜∽",
    " ": "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
_SIGNS = "−- ∕/ ⁄/ ﹪% ≧≥ ≦≤ ⩾≥ ⩽≤ ￥¥ ￡£ ￠¢ ￦₩ ’' ‘' •· ・· ‧· ⋅· º° ˚° µμ ✕× ✖× ╳× ∶:"

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


@cache
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update((ord(pair[0]), pair[1]) for pair in f"{_TRADITIONAL}{_FINANCIAL} {_SIGNS}".split())
    for usual, characters in _VARIANTS.items():
        table.update(dict.fromkeys(map(ord, characters), usual))
    return table


def uniform(printed: str) -> str:
    """Return the text with one form for each character that is printed in several.

    One character stands for one, so that an offset into the result is an offset into the printed text.
    """
    return printed if printed.isascii() else printed.translate(_table())


class Source(NamedTuple):
    """A printed text made uniform, as it stands and in lower case; offsets are the same in all three.

    `dollar` is the currency that $ alone means in it. What `is_running` goes on behind the quantity, so that a noun may
    end in the middle of a run of Chinese characters.
    """

    text: str
    lower: str
    dollar: str = "USD"
    is_assumed: bool = True  # nothing says which dollar it is
    is_running: bool = False


def source(printed: str, dollar: str | None = None, decimal: str | None = None) -> Source:
    """Return the text made uniform; without a `dollar` that of the United States is meant.

    Where `decimal`, the decimal sign, is a comma, points group thousands: the two change places between digits.
    """
    text = uniform(printed)
    if decimal == ",":
        text = re.sub(r"(?<=[0-9])[.,](?=[0-9])", lambda sign: "," if sign[0] == "." else ".", text)
    return Source(text, text.translate(_LOWER), dollar or "USD", dollar is None)


_OF_SOURCE = frozenset("$＄.,．，")


def depends_on_source(printed: str, unit: str | None) -> bool:
    """Whether what is printed may be read in another way where its source has its own dollar or decimal sign."""
    return not _OF_SOURCE.isdisjoint(printed) or (unit is not None and not _OF_SOURCE.isdisjoint(unit))


_OF_POSITIONS = (
    *("第", "前", "排", "强", "位次", "名次", "位", "no.", "no ", "№", "number", "#", "top"),
    *("place", "position", "spot", "rank", "st ", "nd ", "rd ", "th ", "first", "second"),
)


def may_be_position(lower: str) -> bool:
    """Whether a text has a word that places in an order are told with."""
    return any(word in lower for word in _OF_POSITIONS) or lower.endswith(("st", "nd", "rd", "th")) or lower[:2] == "no"


def is_han(character: str) -> bool:
    """Whether the character is a Chinese one."""
    return "\u4e00" <= character <= "\u9fff"


def is_letter(character: str) -> bool:
    """Whether the character is an ASCII letter."""
    return character.isascii() and character.isalpha()


def is_digit(character: str) -> bool:
    """Whether the character is an ASCII digit: other scripts' digits are not read."""
    return character.isascii() and character.isdigit()


class Lexicon(Generic[T]):
    """Words and what they mean, matched longest first; a word of letters matches only as a whole word."""

    __slots__ = ("_lengths", "_meanings")

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._meanings = dict(meanings)
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in self._meanings:
            lengths[word[0]].add(len(word))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def match(self, text: str, start: int) -> tuple[T, int] | None:
        """Return the meaning of the longest word that begins at `start`, and where it ends."""
        if start >= len(text):
            return None
        for length in self._lengths.get(text[start], ()):
            end = start + length
            word = text[start:end]
            if end <= len(text) and word in self._meanings and not _runs_on(text, end):
                return self._meanings[word], end
        return None

    def words(self) -> Iterable[str]:
        """Return the words."""
        return self._meanings

    def backwards(self) -> Lexicon[T]:
        """Return the words written from right to left, which are matched from their end."""
        return Lexicon({word[::-1]: meaning for word, meaning in self._meanings.items()})

    def get(self, word: str) -> T | None:
        """Return the meaning of exactly this word."""
        return self._meanings.get(word)


def split(words: str) -> list[str]:
    """Return the words of a list with commas between them."""
    return [word for word in map(str.strip, words.split(",")) if word]


def _runs_on(text: str, end: int) -> bool:
    """Whether a word that ends here is only a part of a longer one (`ha` of `half`, `m2` of `m25`)."""
    if end >= len(text):
        return False
    last, following = text[end - 1], text[end]
    return (is_letter(last) and is_letter(following)) or (is_digit(last) and is_digit(following))


def end_of_run(text: str, start: int, belongs: Callable[[str], bool]) -> int:
    """Return where the characters that belong to a run which begins at `start` end."""
    end = start
    while end < len(text) and belongs(text[end]):
        end += 1
    return end


def skip_spaces(text: str, start: int) -> int:
    """Return where the first character that is no space stands."""
    while start < len(text) and text[start] == " ":
        start += 1
    return start
