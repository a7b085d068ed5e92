"""What several quantities of a text say together: two bounds, the members of a list, an equivalent in brackets."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from zonecli.figures.types import FigureError, Hedge

if TYPE_CHECKING:
    from zonecli.figures.running import Finder, Found
    from zonecli.figures.types import Figure

_BOUNDS = re.compile("(?:[,、且并而至到:±]|但|并且| ?± ?|,? (?:but|and|yet) )?")
_ABOVE = frozenset((Hedge.OVER, Hedge.AT_LEAST))
_BELOW = frozenset((Hedge.UNDER, Hedge.AT_MOST))
_LIST = re.compile("、|,|,? ?和|及|与|以及|, | and |, and ")
_EACH = re.compile("分别|依次|各|双双")
_SENTENCE = "。;!?,\n"
_FAR = 120
_NUMERAL = re.compile("[0-9.,]*[0-9]")
_OPENING = re.compile(
    r" ?\((?:即|合|也就是|or |i\.e\.,? |equivalent to |equal to )?|,? (?:or|that is) |,?(?:合|折合|约合)"
)


def join_bounds(finder: Finder, found: list[Found]) -> list[Found]:
    """Return what is found, where two amounts that the reader reads as one (以上、以下; 20±2℃; 2.5:1) are one."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and _are_bounds(finder, last, one):
            figure = finder.read(finder.printed[last.start : one.end])
            if not isinstance(figure, FigureError):
                joined[-1] = replace(last, end=one.end, figure=figure)
                continue
        joined.append(one)
    return joined


def _are_bounds(finder: Finder, one: Found, other: Found) -> bool:
    if one.figure is None or other.figure is None or not _BOUNDS.fullmatch(finder.lower, one.end, other.start):
        return False
    between = finder.text[one.end : other.start].strip()
    return between in ("±", ":") or (one.figure.hedge in _ABOVE and other.figure.hedge in _BELOW)


def carry(finder: Finder, found: list[Found]) -> list[Found]:
    """Return what is found, where what the first of a list says (分别增长) is said of the others as well."""
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _goes_on(finder, found[end - 1], found[end]):
            end += 1
        if end - at > 1 and _is_said_of_each(finder, found[at], found[end - 1]):
            found[at:end] = _members(finder, found[at:end])
        at = end
    return found


def _goes_on(finder: Finder, one: Found, other: Found) -> bool:
    is_bare = other.figure is not None and other.start == other.number_at
    return is_bare and one.figure is not None and _LIST.fullmatch(finder.lower, one.end, other.start) is not None


def _is_said_of_each(finder: Finder, first: Found, last: Found) -> bool:
    if first.figure and first.figure.is_change and finder.text[first.end] == "、":
        return True
    if _EACH.search(finder.text, finder.clause(first.start, 0, _SENTENCE), first.start):
        return True
    behind = finder.lower[last.end : last.end + _FAR]
    return "respectively" in re.split(r"[\n;]|\.(?![0-9])", behind, maxsplit=1)[0]


def _members(finder: Finder, members: list[Found]) -> list[Found]:
    """Return the members of a list with the words before the first, and the unit of the last where they have none."""
    first, last = members[0], members[-1]
    words = finder.printed[first.start : first.number_at]
    numeral = _NUMERAL.match(finder.text, last.number_at)
    unit = finder.printed[numeral.end() : last.end] if numeral else ""
    made = []
    for one in members:
        is_bare = one.figure is not None and one.figure.unit is None
        printed = finder.printed[one.start : one.end]
        whole = f"{'' if one is first else words}{printed}{unit if is_bare else ''}"
        figure = finder.read(whole) if whole != printed else None
        if figure is None or isinstance(figure, FigureError) or not (is_bare or _is_alike(figure, first.figure)):
            made.append(one)
        else:
            made.append(replace(one, figure=replace(figure, printed=printed), carried=True))
    return made


def _is_alike(figure: Figure, first: Figure | None) -> bool:
    return first is not None and (first.unit is None or first.unit == figure.unit)


def mark_equivalents(finder: Finder, found: list[Found]) -> list[Found]:
    """Return what is found, where the second of 350公顷(5250亩) is marked as the equivalent of the first."""
    for at, (one, other) in enumerate(pairwise(found)):
        is_opened = _OPENING.fullmatch(finder.lower, one.end, other.start) is not None
        if one.figure and other.figure and is_opened:
            both = f"{finder.printed[one.start : one.end]}({finder.printed[other.start : other.end]})"
            figure = finder.read(both)
            if not isinstance(figure, FigureError) and figure.equivalent is not None:
                found[at + 1] = replace(other, equivalent_of=at)
    return found
