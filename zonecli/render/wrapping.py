"""Where a line of text may end: Chinese between its characters, but not inside a number nor before punctuation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from rich.cells import cell_len

_CLOSING = frozenset("，。、；：？！）】》」』”’…·–,.;:?!)]}%‰/")
_OPENING = frozenset("（【《「『“‘([{")
# What has one of these within is a sentence, not a word.
_IN_SENTENCES = frozenset("、。；》")


def width_of(text: str) -> int:
    """Return how many columns of the screen the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def longest_unit(text: str) -> int:
    """Return the width of the longest stretch of the text that is not to be broken."""
    return max((width_of(unit.strip(" ")) for _, unit in _parts(text.replace("\n", " "), _may_end)), default=0)


def find_breaks(text: str, width: int) -> list[int]:
    """Return where the text is to be cut so that no line is wider than that.

    What stands between two blanks stays together where a line can hold it, but for Chinese sentences; what no line can
    hold is cut anywhere.
    """
    found: list[int] = []
    filled = 0
    for start, unit in _units(text, width):
        if filled and filled + cell_len(unit.rstrip(" ")) > width:
            found.append(start)
            filled = 0
        filled += cell_len(unit)
    return found


def wrap(text: str, width: int, hang: int = 0) -> list[str]:
    """Return the text in lines that are no wider than that, without the blanks between them.

    All lines but the first stand so far in as `hang` says.
    """
    cuts = [0, *find_breaks(text, width), len(text)]
    if hang and len(cuts) > 2:
        rest = wrap(text[cuts[1] :].strip(" "), width - hang)
        return [text[: cuts[1]].strip(" "), *(" " * hang + line for line in rest)]
    return [text[start:end].strip(" ") for start, end in pairwise(cuts)]


def fit(text: str, width: int | None, hang: int = 0) -> list[str]:
    """Return the text in such lines; one that fits is as it stands, blanks in front of it as well.

    Without a width all fit.
    """
    return [text] if width is None or width_of(text) <= width else wrap(text, width, hang)


def _units(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Yield what stays together on lines of this width, with where it starts."""
    for start, words in _parts(text, _is_blank_between):
        if cell_len(words.rstrip(" ")) <= width and _IN_SENTENCES.isdisjoint(words.rstrip(" ")[:-1]):
            yield start, words
            continue
        for within, unit in _parts(words, _may_end):
            if cell_len(unit.rstrip(" ")) <= width:
                yield start + within, unit
            else:
                yield from enumerate(unit, start + within)


def _parts(text: str, ends: Callable[[str, int], bool]) -> Iterator[tuple[int, str]]:
    """Yield what may not be cut, with where it starts."""
    start = 0
    for n in range(1, len(text)):
        # Blanks in front are the line's indent.
        if ends(text, n) and text[start:n].strip():
            yield start, text[start:n]
            start = n
    if text:
        yield start, text[start:]


def _is_blank_between(text: str, n: int) -> bool:
    return text[n - 1] == " " and text[n] != " " and text[n] not in _CLOSING and not _is_before_unit(text, n)


def _is_before_unit(text: str, n: int) -> bool:
    """Whether 公顷 begins at the n-th character, a blank behind its number: 442.12 公顷."""
    return n > 1 and text[n - 1] == " " and text[n - 2].isdigit() and cell_len(text[n]) > 1 and text[n].isalpha()


def _may_end(text: str, n: int) -> bool:
    """Whether a line may end before the n-th character."""
    before, after = text[n - 1], text[n]
    if before == " " and after != " ":
        return True
    if after == " " or after in _CLOSING:
        return False
    if before in _OPENING:
        return False
    # A hit of a search within a word: 【invest】ment, re-【invest】.
    if (before == "】" and after.isascii()) or (after == "【" and before.isascii() and before != " "):
        return False
    # 900亿元 stays whole at its beginning: the number and what it is counted in.
    if before.isascii() and before.isdigit():
        return after in _OPENING and not after.isascii()
    return cell_len(before) > 1 or cell_len(after) > 1
