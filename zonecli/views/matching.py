"""Which fact of one state of the records is which of another.

A fact has no id. Two facts of one zone are one fact that has changed where they share what one of `_SHARED` lists; the
first lists are the closest, and a fact that has found its like there is out of the question for the others:

- all that a fact says: no difference;
- the subject (indicator, part, whole, definition), the period and the source: its print, its reading, its status, its
  rank, its place in the source or its note has changed;
- the subject, the period and the print: the source has changed;
- the subject, the source and the print: the period has changed;
- the indicator, the period, the source and the print: the part, the whole or the definition has changed;
- all of that but the indicator: the indicator has changed;
- the subject and the period, where one is expected and the other has come to be, or one is provisional and the other
  is not: the status has moved, whatever the print and the source have become.

What is further apart is one fact that is gone and one that is new. Nothing depends on the order in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from zonecli.figures.types import Figure
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.zones import Status

if TYPE_CHECKING:
    from zonecli.records.zones import Fact

T = TypeVar("T")


class Part(StrEnum):
    """What of a fact has changed; a `reading` is another one of the same print."""

    FIGURE = "figure"
    READING = "reading"
    STATUS = "status"
    SOURCE = "source"
    PERIOD = "period"
    INDICATOR = "indicator"
    SCOPE = "scope"
    OF = "of"
    BASIS = "basis"
    RANK = "rank"
    AT = "at"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Renamed:
    """The zones and the sources that are under another id, old id to new: what names one of them says the same."""

    zones: dict[str, str]
    sources: dict[str, str]


NONE = Renamed({}, {})


def alike(value: Any) -> Any:
    """Return what two values have alike that say the same: the languages of a text have no order."""
    return tuple(sorted(value.languages.items())) if isinstance(value, Text) else value


_SUBJECT = (Part.INDICATOR, Part.SCOPE, Part.OF, Part.BASIS)
_SAME = (*_SUBJECT, Part.PERIOD, Part.SOURCE)
_PRINTED = (Part.PERIOD, Part.SOURCE, Part.FIGURE)
_SHARED: Sequence[Sequence[Part]] = (
    tuple(Part),
    (*_SAME, Part.FIGURE, Part.READING, Part.STATUS),
    (*_SAME, Part.FIGURE, Part.STATUS),
    (*_SAME, Part.FIGURE),
    (*_SAME, Part.READING, Part.STATUS),
    (*_SAME, Part.STATUS, Part.AT),
    (*_SAME, Part.STATUS),
    _SAME,
    (*_SUBJECT, Part.PERIOD, Part.FIGURE, Part.STATUS),
    (*_SUBJECT, Part.PERIOD, Part.FIGURE),
    (*_SUBJECT, Part.SOURCE, Part.FIGURE, Part.STATUS),
    (*_SUBJECT, Part.SOURCE, Part.FIGURE),
    (Part.INDICATOR, *_PRINTED, Part.STATUS),
    (Part.INDICATOR, *_PRINTED),
    (*_SUBJECT[1:], *_PRINTED, Part.STATUS),
    (*_SUBJECT[1:], *_PRINTED),
)
_READ = tuple(each.name for each in fields(Figure) if each.name != "printed")

Said: TypeAlias = Mapping[Part, Any]
"""What each part of a fact says, so that two that say the same are equal."""


def parts(fact: Fact, renamed: Renamed = NONE) -> Said:
    """Return what each part of a fact says, what it names by the ids of the later side."""
    of = renamed.zones.get(fact.of, fact.of) if isinstance(fact.of, str) else fact.of
    days = (fact.period.start, fact.period.end) if fact.period else None
    return {
        Part.FIGURE: fact.figure.printed,
        Part.READING: (*(getattr(fact.figure, name) for name in _READ), fact.printed_unit, days),
        Part.STATUS: fact.status.value,
        Part.SOURCE: renamed.sources.get(fact.source, fact.source),
        Part.PERIOD: fact.period and fact.period.text,
        Part.INDICATOR: fact.indicator,
        Part.SCOPE: alike(fact.scope),
        Part.OF: alike(of),
        Part.BASIS: alike(fact.basis),
        Part.RANK: fact.rank.value,
        Part.AT: fact.at,
        Part.NOTE: alike(fact.note),
    }


def changed(old: Said, new: Said) -> tuple[Part, ...]:
    """Return the parts that differ; that another print, or another period, is read otherwise goes without saying."""
    found = [part for part in Part if old[part] != new[part]]
    if Part.FIGURE in found or (Part.PERIOD in found and old[Part.READING][:-1] == new[Part.READING][:-1]):
        found = [part for part in found if part is not Part.READING]
    return tuple(found)


def pair_facts(old: Sequence[Said], new: Sequence[Said]) -> dict[int, int]:
    """Return which of the old facts of a zone is which of the new, by their numbers."""
    pairs = pair(old, new, _SHARED)
    return pairs | _pair_moved(old, new, pairs)


def pair(
    old: Sequence[Mapping[T, Any]], new: Sequence[Mapping[T, Any]], shared: Iterable[Sequence[T]]
) -> dict[int, int]:
    """Return which of the old is which of the new, by their numbers, as far as they share one of these lists of parts:
    the first lists first, and of several that share one in an order of their own."""
    pairs: dict[int, int] = {}
    rest, others = list(range(len(old))), list(range(len(new)))
    for names in shared:
        if not rest or not others:
            break
        groups = _grouped(old, rest, names), _grouped(new, others, names)
        for key in groups[0].keys() & groups[1].keys():
            pairs.update(zip(_ordered(old, groups[0][key]), _ordered(new, groups[1][key]), strict=False))
        taken = set(pairs.values())
        rest, others = [n for n in rest if n not in pairs], [n for n in others if n not in taken]
    return pairs


def _grouped(said: Sequence[Mapping[T, Any]], numbers: Iterable[int], names: Sequence[T]) -> dict[Any, list[int]]:
    groups: dict[Any, list[int]] = {}
    for n in numbers:
        groups.setdefault(tuple(said[n][name] for name in names), []).append(n)
    return groups


def _ordered(said: Sequence[Mapping[T, Any]], numbers: list[int]) -> list[int]:
    return numbers if len(numbers) == 1 else sorted(numbers, key=lambda n: repr(tuple(said[n].values())))


_FIRM = {Status.ACTUAL.value: "actual", Status.ESTIMATE.value: "provisional", Status.PROVISIONAL.value: "provisional"}
_FIRMER = (("expected", "actual"), ("expected", "provisional"), ("provisional", "actual"))


def _pair_moved(old: Sequence[Said], new: Sequence[Said], paired: Mapping[int, int]) -> dict[int, int]:
    """Return the pairs of figures of one subject and one period of which one has become firmer, or less firm."""
    taken = set(paired.values())
    names = (*_SUBJECT, Part.PERIOD)
    groups = (
        _grouped(old, [n for n in range(len(old)) if n not in paired], names),
        _grouped(new, [n for n in range(len(new)) if n not in taken], names),
    )
    pairs: dict[int, int] = {}
    for key in groups[0].keys() & groups[1].keys():
        before, now = _by_firmness(old, groups[0][key]), _by_firmness(new, groups[1][key])
        for one, other in _FIRMER:
            for a, b in ((one, other), (other, one)):
                found = list(zip(before[a], now[b], strict=False))
                pairs.update(found)
                del before[a][: len(found)], now[b][: len(found)]
    return pairs


def _by_firmness(said: Sequence[Said], numbers: list[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {"expected": [], "provisional": [], "actual": []}
    for n in _ordered(said, numbers):
        found[_FIRM.get(said[n][Part.STATUS], "expected")].append(n)
    return found
