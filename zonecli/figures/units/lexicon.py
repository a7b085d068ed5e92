"""The printed words of units, currencies and counted things, looked up; built when the first figure is read."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from zonecli.figures.normalize import Lexicon, split
from zonecli.figures.units.ids import ids_of
from zonecli.figures.units.table import lines

_COUNTED = ("people", "count")
_COLUMNS = 7
# Words that stand for several units, so that nobody can tell which (分: 0.01 yuan, a minute, a point).
_AMBIGUOUS = """
度, 分, 方, 法郎, 比索, 克朗, 第纳尔, 先令, 里亚尔, 列伊,
pound, pounds, quid, franc, francs, peso, pesos, krona, kronor, krone, kroner, kr, dinar, dinars, shilling, shillings,
rial, rials, riyal, riyals, degree, degrees, °, ', ", G, M, B, b, T, w, mw, p, A, C, F"""
# 元, dollars and $ are said of many currencies: another name beside them tells which (HK$5 million dollars).
_YUANS = frozenset(split("CNY, USD, HKD, TWD, MOP, JPY, KRW, EUR, AUD, CAD, SGD, NZD"))
_PESOS = ("MOP", "MXN", "ARS", "CLP", "COP")
# Codes that before a number are words as well: TOP 10, COP 28, ALL 5.
WORD_LIKE_CODES = frozenset(split("ALL, TOP, CUP, COP, SOS, PEN, BAM, BOB, MAD, RON, TRY"))
# Currencies whose English name stands before a number (yuan 5m).
_NAMED_BEFORE = ("CNY", "EUR", "USD", "HKD", "JPY", "GBP")
# In a phrase, the word before one of these is the one that has the plural: tonnes of coal equivalent, years old.
_BEHIND_HEAD = split("of, old, per, an, as, celsius, centigrade, fahrenheit, c, f, us, sterling")


class Word(NamedTuple):
    """What a printed unit stands for: `factor` of the unit `id` (美分: 0.01 of USD). An id of "" is ambiguous."""

    id: str
    factor: Decimal = Decimal(1)
    is_count: bool = False


class Phrase(NamedTuple):
    """A printed unit: the number before it is in units of `factor` times the unit `id`. Only a count is `counted`."""

    id: str
    factor: Decimal
    end: int
    printed: str
    counted: str | None = None


class Row(NamedTuple):
    """A row of the table; `below` are the words that are units only behind a slash."""

    word: Word
    dimension: str
    chinese: list[str]
    english: list[str]
    symbols: list[str]
    nouns: list[str]
    below: list[str]
    size: str
    metric: str
    further: str


@cache
def rows() -> list[Row]:
    """Return the rows in their order."""
    return [_row(dimension, line) for dimension, line in lines()]


def _row(dimension: str, line: str) -> Row:
    cells = [cell.strip() for cell in line.split("|")]
    name, chinese, english, third, size, metric, further = cells + [""] * (_COLUMNS - len(cells))
    unit_id, _, part = name.partition("*")
    word = Word(unit_id, Decimal(part), False) if part else Word(unit_id, is_count=dimension in _COUNTED)
    symbols, nouns = ([], split(third)) if word.is_count else (split(third), [])
    zh, en, below = split(chinese), split(english), []
    if "/" in chinese or "/" in english:
        below = [word[1:] for word in (*zh, *en) if word[0] == "/"]
        zh, en = ([word for word in cell if word[0] != "/"] for cell in (zh, en))
    if ":" in english:
        en = [word.partition(":")[0] for word in en]
    return Row(word, dimension, zh, en, symbols, nouns, below, size, metric, further)


def plural(phrase: str) -> str:
    """Return the plural of an English word or phrase: hectares, square feet, years old, companies."""
    words = phrase.split(" ")
    head = 0
    while head + 1 < len(words) and words[head + 1] not in _BEHIND_HEAD:
        head += 1
    before, dash, word = words[head].rpartition("-")
    words[head] = before + dash + (_irregular().get(word) or _regular(word))
    return " ".join(words)


@cache
def _irregular() -> dict[str, str]:
    written = (word for _, line in lines() if ":" in line for word in line.split() if ":" in word)
    marked = (word.strip(",").partition(":") for word in written)
    return {singular: irregular for singular, _, irregular in marked}


def _regular(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def words() -> Lexicon[Word]:
    """Chinese words, and English ones in lower case; a word of several units is the first one's."""
    found: dict[str, Word] = {}
    for row in rows():
        forms = [*row.chinese, *row.english, *map(plural, row.english)]
        if not row.word.is_count:
            forms += [form.replace(" ", "-") for form in forms if " " in form]
        for form in forms:
            found.setdefault(form, row.word)
    ambiguous = [word for word in split(_AMBIGUOUS) if len(word) > 1 or not word.isascii()]
    return Lexicon(found | dict.fromkeys(ambiguous, Word("")))


@cache
def symbols() -> Lexicon[Word]:
    """Symbols and codes, whose letters keep their case."""
    found = dict.fromkeys([word for word in split(_AMBIGUOUS) if len(word) == 1 and word.isascii()], Word(""))
    for row in rows():
        found.update(dict.fromkeys(row.symbols, row.word))
    return Lexicon(_codes() | found)


def _codes() -> dict[str, Word]:
    return {code: Word(code) for code in ids_of("money")} | dict.fromkeys(("RMB", "Rmb"), Word("CNY"))


@cache
def money_before() -> Lexicon[Word]:
    """What money may be printed with before the number: symbols, codes, and names (人民币100万元, RMB 5m, yuan 5m)."""
    found = _codes() | dict.fromkeys(("Yuan", "Renminbi"), Word("CNY")) | {"Euro": Word("EUR")}
    for row in rows():
        if row.dimension == "money" and row.word.factor == 1:
            chinese = [name for name in row.chinese if len(name) > 1 and not name.endswith("钱")]
            english = [name for name in row.english if " " not in name and row.word.id in _NAMED_BEFORE]
            found |= dict.fromkeys((*chinese, *row.symbols, *english), row.word)
    return Lexicon({name: word for name, word in found.items() if name not in ("元", "dollar", "buck")})


@cache
def nouns() -> dict[str, Word]:
    """Chinese nouns that may stand behind a measure word, and what they are."""
    return {noun: row.word for row in rows() for noun in row.nouns}


@cache
def denominators() -> Lexicon[Word]:
    """Words that are units only where something is divided by them."""
    return Lexicon({word: Word(row.word.id) for row in rows() for word in row.below})


@cache
def dollars() -> frozenset[str]:
    """The currencies that are called dollars, or written with $ alone."""
    called = (row.word.id for row in rows() if any(name.endswith("dollar") for name in row.english))
    return frozenset((*_PESOS, *called))


def may_be(printed: str, other: str, beside: str) -> bool:
    """Whether the word for a currency may be said of another one that is named `beside` it.

    So is 元 (港币500万元, but not $5元), $ (of the Singapore dollar) and ¥ (of the yen).
    """
    if printed in ("元", "块", "块钱", "元钱"):
        return other in _YUANS and not beside.isascii()
    if printed in ("$", "dollar", "dollars", "cent", "cents", "buck", "bucks"):
        return other in dollars()
    return printed == "¥" and other == "JPY"
