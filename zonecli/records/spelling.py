"""How names are written in other ways: simplified, in plain Latin letters, in pinyin, by its initials; and their order.

The dictionaries of these are loaded when a text asks for them: they take as long as a command.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from zonecli.i18n import is_chinese

if TYPE_CHECKING:
    from opencc import OpenCC

# Letters that are not a plain one with an accent.
_PLAIN = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "'": "", "’": ""}
)
_SIGNS = re.compile(r"[\W_]+")
# GB 2312 has simplified characters, and of the traditional ones these.
_TRADITIONAL_IN_GB2312 = frozenset("乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽")
# Names of places that the dictionary reads otherwise than the people there.
_PLACES = {
    "朝阳": "cháo yáng",
    "六合": "lù hé",
    "闵行": "mǐn háng",
    "漯河": "luò hé",
    "珲春": "hún chūn",
    "泊头": "bó tóu",
    "乐陵": "lào líng",
    "涡阳": "guō yáng",
    "浚县": "xùn xiàn",
    "单县": "shàn xiàn",
    "召陵": "shào líng",
    "曾都": "zēng dū",
    "什邡": "shí fāng",
    "荥经": "yíng jīng",
    "繁峙": "fán shì",
    "洪洞": "hóng tóng",
    "宕昌": "tàn chāng",
    "崆峒": "kōng tóng",
    "佛冈": "fó gāng",
    "佛坪": "fó píng",
    "穆棱": "mù líng",
    "绥棱": "suí líng",
    "丹棱": "dān líng",
    "马尾": "mǎ wěi",
    "蚌山": "bèng shān",
    "南乐": "nán lè",
    "民乐": "mín lè",
    "陕西": "shǎn xī",
    "覃塘": "qín táng",
    "龙圩": "lóng xū",
}


def plain(text: str) -> str:
    """Return the text in small letters without accents, in the plain forms of letters and digits."""
    # Some capitals are found only when they are taken apart: 𝞐.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(each for each in apart if not unicodedata.combining(each)).translate(_PLAIN)
    return " ".join(letters.replace("-", " ").split())


def simplify(text: str) -> str:
    """Return the text in simplified characters."""
    if _TRADITIONAL_IN_GB2312.isdisjoint(text):
        try:
            text.encode("gb2312")
        except UnicodeEncodeError:
            pass
        else:
            return text
    return _to_simplified().convert(text) if is_chinese(text) else text


@cache
def _to_simplified() -> OpenCC:
    # Pure Python: the same on every system. Its dictionary takes 30 ms to load.
    from opencc import OpenCC

    return OpenCC("t2s")


def pinyin(text: str) -> str:
    """Return the Chinese characters of a text in pinyin without tones, its syllables joined."""
    if not text:
        return ""
    from pypinyin import lazy_pinyin

    _read_as_in_names()
    return "".join(lazy_pinyin(text, errors="ignore"))


@lru_cache(maxsize=1 << 16)
def in_syllables(text: str) -> str:
    """Return the text as it is typed without Chinese, accents and signs: Chinese in pinyin, ü and v as u.

    Its words, of Chinese its syllables, have blanks between them.
    """
    signs = simplify(plain(text))
    parts = (each if each == sign else f" {each} " for each, sign in zip(_syllables(signs), signs, strict=False))
    letters = "".join(parts).replace("v", "u")
    return " ".join(_SIGNS.sub(" ", letters).split())


def in_letters(text: str) -> str:
    """Return the text in words and syllables without blanks."""
    return in_syllables(text).replace(" ", "")


def initials(text: str) -> str:
    """Return the first letter of each Chinese syllable, and other letters; empty where the text is not Chinese."""
    if not is_chinese(text):
        return ""
    signs = simplify(plain(text))
    first = (each[:1] for each in _syllables(signs))
    return _SIGNS.sub("", "".join(first))


def in_order(text: str) -> tuple[tuple[str, str], ...]:
    """Return what a text is ordered by: small letters without accents; Chinese by pinyin, tone and character."""
    signs = simplify(plain(text))
    return tuple(zip(_syllables(signs, tones=True), signs, strict=False))


@lru_cache(maxsize=1 << 16)
def _syllables(text: str, tones: bool = False) -> Sequence[str]:
    """Return the pinyin of each Chinese character, and all others as they are."""
    if not is_chinese(text):
        return text
    from pypinyin import Style, lazy_pinyin

    _read_as_in_names()
    style = Style.TONE3 if tones else Style.NORMAL
    # A list of them is taken as well, which the stubs do not say.
    others: Any = list
    return lazy_pinyin(text, style=style, errors=others, neutral_tone_with_five=tones)


@cache
def _read_as_in_names() -> None:
    """Let characters be read as they are in names, where the phrases do not say; once, for it takes 50 ms."""
    from pypinyin import load_phrases_dict, load_single_dict

    load_single_dict({ord("长"): "cháng,zhǎng", ord("都"): "dū,dōu"})
    load_phrases_dict({name: [[syllable] for syllable in read.split()] for name, read in _PLACES.items()})
