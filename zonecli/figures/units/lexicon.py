"""The printed words of units, currencies and counted things, looked up; built when the first figure is read."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from zonecli.figures.normalize import Lexicon
from zonecli.figures.units.ids import ids_of
from zonecli.figures.units.table import (
    AMBIGUOUS,
    DOLLARS,
    MEASURE_WORDS,
    MEASURES,
    MODIFIERS,
    MONEY,
    NOT_COUNTED,
    NOUNS,
    YUANS,
)


class Word(NamedTuple):
    """What a printed unit stands for: `factor` of the unit `id` (美分: 0.01 of USD). An id of "" is ambiguous."""

    id: str
    factor: Decimal = Decimal(1)
    is_count: bool = False


class Row(NamedTuple):
    """One row of a table of words."""

    word: Word
    chinese: list[str]
    english: list[str]
    symbols: list[str]


_IRREGULAR = {
    "foot": "feet", "inch": "inches", "penny": "pence", "man": "men", "woman": "women", "child": "children",
    "person": "people", "staff": "staff", "yen": "yen", "yuan": "yuan", "won": "won", "renminbi": "renminbi",
    "aircraft": "aircraft", "hertz": "hertz", "krona": "kronor", "krone": "kroner", "real": "reais", "leu": "lei",
    "lev": "leva", "markka": "markkaa", "mu": "mu", "li": "li", "tce": "tce", "toe": "toe", "jin": "jin",
    "stone": "stone", "percent": "percent",
    "bus": "buses", "kwh": "kwh", "gwh": "gwh", "twh": "twh",
    "-fold": "-fold", "fold": "fold", "baht": "baht",
    "ringgit": "ringgit", "rand": "rand",
}  # fmt: skip
# In a phrase, the word before one of these is the one that has the plural: tonnes of coal equivalent, years old.
_BEHIND_HEAD = frozenset(
    ("of", "old", "per", "an", "as", "celsius", "centigrade", "fahrenheit", "c", "f", "us", "sterling")
)


def plural(phrase: str) -> str:
    """Return the plural of an English word or phrase: hectares, square feet, years old, companies."""
    if " " not in phrase and "-" not in phrase:
        return _plural_of(phrase)
    words = phrase.split(" ")
    head = next((at for at, word in enumerate(words) if word in _BEHIND_HEAD and at), len(words)) - 1
    before, dash, word = words[head].rpartition("-")
    words[head] = before + dash + _plural_of(word)
    return " ".join(words)


def _plural_of(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def rows(table: str) -> tuple[Row, ...]:
    """Return the rows of a table of words; a line that begins with a space goes on with the row before."""
    return tuple(map(_row, table.strip().replace("\n ", "").splitlines()))


def _row(line: str) -> Row:
    name, *cells = line.split("|")
    unit_id, _, factor = name.strip().partition("*")
    word = Word(unit_id, Decimal(factor)) if factor else Word(unit_id)
    chinese, english, symbols = (*map(_split, cells), [], [])[:3]
    return Row(word, chinese, english, symbols)


def _split(cell: str) -> list[str]:
    return [word for word in map(str.strip, cell.split(",")) if word]


@cache
def words() -> Lexicon[Word]:
    """Chinese words, and English ones in lower case."""
    found: dict[str, Word] = {}
    for row in rows(NOUNS):
        counted = row.word._replace(is_count=True)
        for noun in row.english:
            found[noun] = found[plural(noun)] = counted
    for row in rows(MEASURE_WORDS):
        found.update(dict.fromkeys(row.chinese, row.word._replace(is_count=True)))
    for table in (MONEY, MEASURES):
        for row in rows(table):
            found.update(dict.fromkeys(row.chinese, row.word))
            for word in row.english:
                for form in (word, plural(word)):
                    found[form] = row.word
                    if " " in form:
                        found[form.replace(" ", "-")] = row.word
    for word in _split(AMBIGUOUS):
        if len(word) > 1 or not word.isascii():
            found[word] = Word("")
    return Lexicon(found)


@cache
def symbols() -> Lexicon[Word]:
    """Symbols and codes, whose letters keep their case."""
    found = {code: Word(code) for code in ids_of("money")}
    found["RMB"] = found["Rmb"] = Word("CNY")
    for word in _split(AMBIGUOUS):
        if len(word) == 1 and word.isascii():
            found[word] = Word("")
    for table in (MONEY, MEASURES):
        for row in rows(table):
            found.update(dict.fromkeys(row.symbols, row.word))
    return Lexicon(found)


@cache
def money_before() -> Lexicon[Word]:
    """What money may be printed with before the number: symbols, codes, and names (人民币100万元, RMB 5m, yuan 5m)."""
    found = {code: Word(code) for code in ids_of("money")}
    for row in rows(MONEY):
        if row.word.factor == 1:
            names = [name for name in row.chinese if len(name) > 1 and not name.endswith("钱")]
            found.update(dict.fromkeys([*names, *row.symbols], row.word))
            if row.word.id in ("CNY", "EUR", "USD", "HKD", "JPY", "GBP"):
                found.update(dict.fromkeys((name for name in row.english if " " not in name), row.word))
    found |= dict.fromkeys(("RMB", "Rmb", "Yuan", "Renminbi"), Word("CNY")) | {"Euro": Word("EUR")}
    for word in ("元", "dollar", "buck"):
        del found[word]
    return Lexicon(found)


# Codes that before a number are words as well: TOP 10, COP 28, ALL 5.
WORD_LIKE_CODES = frozenset(("ALL", "TOP", "CUP", "COP", "SOS", "PEN", "BAM", "BOB", "MAD", "RON", "TRY"))


@cache
def nouns() -> dict[str, Word]:
    """Chinese nouns that may stand behind a measure word, and what they are."""
    return {noun: row.word._replace(is_count=True) for row in rows(NOUNS) for noun in row.chinese}


@cache
def modifiers() -> frozenset[str]:
    """English words that may stand before the noun of a count."""
    return frozenset(_split(MODIFIERS))


@cache
def not_counted() -> frozenset[str]:
    """What begins like a count and is none."""
    return frozenset(_split(NOT_COUNTED))


# What a word may be divided by that is too short to be a unit elsewhere (元/日, 元/度, 万桶/日).
_DENOMINATORS = {
    "日": "day", "月": "month", "季": "quarter", "季度": "quarter", "时": "h", "年": "year", "年度": "year",
    "人": "person", "分": "min", "秒": "s", "头": "item", "度": "kWh", "桶": "bbl", "方": "m3", "晚": "day",
    "夜": "day", "capita": "person", "head": "person", "annum": "year", "person": "person", "d": "day",
    "y": "year", "yr": "year", "a": "year", "s": "s", "m": "m", "g": "g",
}  # fmt: skip


@cache
def denominators() -> Lexicon[Word]:
    """Words that are units only where something is divided by them."""
    return Lexicon({word: Word(unit_id) for word, unit_id in _DENOMINATORS.items()})


def may_be(printed: str, other: str, beside: str) -> bool:
    """Whether the word for a currency may be said of another one that is named `beside` it.

    So is 元 (港币500万元, but not $5元), $ (of the Singapore dollar) and ¥ (of the yen).
    """
    if printed in ("元", "块", "块钱", "元钱"):
        return other in YUANS and not beside.isascii()
    if printed in ("$", "dollar", "dollars", "cent", "cents", "buck", "bucks"):
        return other in DOLLARS
    return printed == "¥" and other == "JPY"
