"""The sentences of a paragraph, Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zonecli.figures.normalize import split

# A mark that ends a sentence, and what closes after it. A point ends one only before a blank or the end; ASCII's
# semicolon is the Chinese one beside a Chinese character.
_CLOSING = r"""["'”’」』）)\]》]*"""
_HAN = r"\u4e00-\u9fff"
_END = re.compile(
    rf"(?:[。！？!?]+|；|(?<=[{_HAN}”）)》%％]);|;(?=[ \t]*[{_HAN}“（《])|\.(?=[\"'”’)\]]*(?:\s|$))){_CLOSING}"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z.]*$")
_LONGEST_WORD = 12
_ITEM = re.compile(r"\W*\d{1,3}\.$")
_NEXT = re.compile(r"\s+[\"'“‘(\[]*(\S+)")

# Words with a point behind them that a sentence goes on after.
_ABBREVIATIONS = frozenset(
    split(
        "No, Nos, no, nos, Nr, Rs, Mr, Mrs, Ms, Dr, Prof, St, Hon, Gov, e.g, i.e, E.g, I.e, cf, vs, viz, approx, ca, "
        "est, Fig, fig, Art, Sec, Vol, vol, pp, para, Jan, Feb, Mar, Apr, Jun, Jul, Aug, Sep, Sept, Oct, Nov, Dec, sq, "
        "Pvt, Sdn, Messrs"
    )
)
# Those that it may end with as well: it goes on, unless a word follows that mostly begins one.
_PERHAPS_LAST = frozenset(split("Co, Ltd, Inc, Corp, Bhd, Plc, U.S, U.K, U.N, E.U, a.m, p.m, etc, Jr, Sr, Dept"))
_FIRST = frozenset(
    split("The, It, Its, In, This, These, That, A, An, By, At, On, As, For, Of, With, Since, He, She, They, We, But")
)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence in a stretch of a text, which is a paragraph, without the blanks between.

    A sentence ends with 。！？； and with . ! ? where no abbreviation (No., Rs., Co., e.g.) and no number goes on. What
    closes behind the mark, quotes and brackets, belongs to it.
    """
    last = len(text) if end is None else end
    for found in _END.finditer(text, start, last):
        if found[0][0] == "." and not _ends(text, start, found, last):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, last)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    kept = text[start:end]
    first = start + len(kept) - len(kept.lstrip())
    if first < end:
        yield first, start + len(kept.rstrip())


def _ends(text: str, start: int, point: re.Match[str], last: int) -> bool:
    """Whether a point ends the sentence that begins at `start`."""
    before = text[max(start, point.start() - _LONGEST_WORD) : point.start()]
    if point.start() - start < _LONGEST_WORD and _ITEM.fullmatch(f"{before}."):
        return False
    following = _NEXT.match(text, point.end(), min(last, point.end() + 40))
    if following is None:
        return True
    if following[1][0].islower():
        return False
    word = _WORD.search(before)
    if word is None:
        return True
    if word[0] in _PERHAPS_LAST:
        return following[1] in _FIRST
    # A letter alone is an initial.
    return word[0] not in _ABBREVIATIONS and len(word[0]) > 1
