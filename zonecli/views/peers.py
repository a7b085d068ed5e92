"""The zones that one zone is set beside where none are named."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from zonecli.frozen import dataclass
from zonecli.records.zones import AGGREGATE, Level
from zonecli.views.choice import issue_dates, of_scope, select_within
from zonecli.views.comparable import compare_figures
from zonecli.views.derived import by_indicator, inputs_of, with_derived
from zonecli.views.names import Named
from zonecli.views.selection import select_comparable, split_by_subject, wholes_of

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact, Zone
    from zonecli.store.catalogue import Catalogue

MOST = 5

Known: TypeAlias = "dict[str, Sequence[Fact]]"


class Alike(StrEnum):
    """What a zone has to have in common with the other to be its peer."""

    KIND = "kind"
    LEVEL = "level"


# The narrowest that finds a peer is used.
_ALIKE = ((Alike.KIND, Alike.LEVEL), (Alike.KIND,), ())


@dataclass(frozen=True, slots=True)
class Peers:
    """The zones beside another, the nearest first, and how they were chosen.

    They are of the other's kind and level as far as `alike` says, or of those that `where` asked for. `places` are
    the regions that they share with it, the smallest first; `elsewhere` says that some share none with it.
    """

    zones: tuple[str, ...]
    alike: tuple[Alike, ...]
    where: tuple[str, ...]
    places: tuple[Named, ...]
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class _Head:
    """What of a zone makes it a peer of the other, and the longest line of regions that the two share."""

    kind: str
    level: Level | None
    part_of: tuple[str, ...]
    shared: tuple[str, ...]


def find_peers(
    catalogue: Catalogue,
    id: str,
    indicators: Collection[str] | None = None,
    period: Period | None = None,
    scope: str | None = None,
    among: Collection[str] | None = None,
    where: Sequence[str] = (),
) -> Peers:
    """Return at most five zones that can be compared with one: of its kind and level, and the nearest ones.

    `among`, which the conditions `where` have chosen, takes the place of kind and level. Zones that lie in one another
    are no peers, nor are an aggregate and a zone. Of those equally near the ones come first that have the most in
    common. `indicators`, `period` and `scope` are those of `compare`. Raises UnknownName, Diagnostic.
    """
    zone = catalogue.zone(id)
    stated = {fact.indicator for fact in zone.facts}
    asked = indicators or [*stated, *(each.id for each in catalogue.derived)]
    wanted = [catalogue.indicator(each) for each in asked]

    def known(facts: Sequence[Fact]) -> Known:
        every = with_derived(by_indicator(facts), wanted, catalogue, issue_dates(catalogue))
        found = {each.id: of_scope(select_within(every.get(each.id, ()), period), scope) for each in wanted}
        return {id: each for id, each in found.items() if each}

    own = known(zone.facts)
    needed = {each for indicator in wanted if indicator.id in own for each in inputs_of(indicator)}
    heads = {
        head.id: _Head(head.kind, head.level, head.part_of, _shared(_lines(zone, catalogue), _lines(head, catalogue)))
        for head in (catalogue.heads(among) if needed else ())
        if head.id != id and (head.kind == AGGREGATE) == (zone.kind == AGGREGATE)
    }
    wholes = wholes_of({id: zone.part_of, **{other: head.part_of for other, head in heads.items()}}, catalogue)
    common: dict[str, int] = {}

    def worth(other: str) -> tuple[int, str]:
        # Few of thousands are near enough to be asked what is known of them.
        if other not in common:
            common[other] = _count_common(own, known(catalogue.facts_of(other, needed)), wanted, catalogue)
        return -common[other], other

    def nearness(other: str) -> int:
        return len(heads[other].shared)

    for alike in ((),) if among is not None else _ALIKE:
        fitting = [each for each in heads if all(getattr(heads[each], at) == getattr(zone, at) for at in alike)]
        fitting.sort(key=nearness, reverse=True)
        chosen: list[str] = []
        for _, near in groupby(fitting, key=nearness):
            for other in sorted(near, key=worth) if len(chosen) < MOST else ():
                if common[other] and not any(_nested(other, each, wholes) for each in (id, *chosen)):
                    chosen.append(other)
        if chosen:
            break
    shared = [heads[each].shared for each in chosen[:MOST]]
    codes = dict.fromkeys(each[-1] for each in shared if each)
    return Peers(
        zones=tuple(chosen[:MOST]),
        alike=alike,
        where=tuple(where),
        places=tuple(Named(code, catalogue.places[code].name) for code in codes),
        elsewhere=not all(shared),
    )


def _lines(zone: Zone, catalogue: Catalogue) -> list[tuple[str, ...]]:
    return [catalogue.places.line(code) for code in zone.place]


def _shared(mine: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the longest line of regions, the largest first, that two zones lie in."""
    found: tuple[str, ...] = ()
    for a in mine:
        for b in theirs:
            count = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            found = max(found, a[:count], key=len)
    return found


def _nested(a: str, b: str, wholes: Mapping[str, Collection[str]]) -> bool:
    return a in wholes[b] or b in wholes[a]


def _count_common(own: Known, other: Known, indicators: Sequence[Indicator], catalogue: Catalogue) -> int:
    """Return on how many indicators two zones can be compared."""
    return sum(
        any(_compares(indicator, facts, catalogue) for _, facts in split_by_subject({"own": a, "other": b}))
        for indicator in indicators
        if (a := own.get(indicator.id)) and (b := other.get(indicator.id))
    )


def _compares(indicator: Indicator, facts: Mapping[str, Sequence[Fact]], catalogue: Catalogue) -> bool:
    selection = select_comparable(indicator, facts, {}, issue_dates(catalogue))
    figures, _ = compare_figures(indicator, selection, catalogue)
    return any(each.place is not None for each in figures)
