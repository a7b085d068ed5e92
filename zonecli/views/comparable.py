"""How the figures that stand for zones compare: each as an interval in one unit, with its place among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.records.vocabulary import Better
from zonecli.views.derived import Derived
from zonecli.views.measure import Normalized, Reason, scale

if TYPE_CHECKING:
    from zonecli.figures.intervals import Interval
    from zonecli.figures.units.ids import Unit
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.choice import Choice


@dataclass(frozen=True, slots=True)
class Position:
    """The best and the worst place that an entry can have, counted from 1.

    `ties` is the number of other entries that certainly have the same figure, and so the same place.
    """

    first: int
    last: int
    ties: int = 0

    @property
    def is_certain(self) -> bool:
        """Whether the hedges leave one place only."""
        return self.first == self.last


def positions(intervals: Sequence[Interval], lowest_first: bool = False) -> list[Position]:
    """Return the place of each interval among all, the highest first unless told otherwise.

    An entry's place is one more than the number of entries beyond it; `first` counts those that certainly are,
    `last` those that may be. Sorting the ends makes it n log n.
    """
    lows = sorted(interval.from_key for interval in intervals)
    highs = sorted(interval.to_key for interval in intervals)
    low_numbers = [number for number, _ in lows]
    high_numbers = [number for number, _ in highs]
    points = Counter(interval.low for interval in intervals if interval.is_point)
    count = len(intervals)
    found = []
    for interval in intervals:
        same = points[interval.low] if interval.is_point else 0
        # A point never exceeds itself; the bisections count it among those that do not exceed it.
        itself = 1 if same else 0
        if lowest_first:
            beyond = bisect_left(highs, interval.from_key)
            short = count - bisect_left(low_numbers, interval.to_key[0])
        else:
            beyond = count - bisect_right(lows, interval.to_key)
            short = bisect_right(high_numbers, interval.from_key[0])
        found.append(Position(first=beyond + 1, last=count - short + itself, ties=same - itself))
    return found


@dataclass(frozen=True, slots=True)
class ComparableFigure:
    """The fact that stands for a zone, what it weighs in the common unit, and its place.

    `weighed` is None where there is no fact; `place` also where it cannot be brought to the common unit.
    """

    zone: str
    choice: Choice
    weighed: Normalized | None = None
    place: Position | None = None


def certain(standings: Iterable[ComparableFigure]) -> bool:
    """Whether no hedge leaves the order of the figures open."""
    return all(each.place.is_certain for each in standings if each.place is not None)


def common_unit(indicator: Indicator, choices: Mapping[str, Choice]) -> Unit | None:
    """Return the unit in which the figures are compared: the one that they all have, else the usual one."""
    units = {choice.fact.figure.unit for choice in choices.values() if choice.fact is not None}
    return units.pop() if len(units) == 1 else indicator.unit


def weigh(fact: Fact, unit: Unit | None, catalogue: Catalogue) -> Normalized:
    """Return the fact's figure in the unit in which it is to be compared; a derived one as it was before rounding."""
    own = (isinstance(fact, Derived) and fact.exact) or Normalized.of(fact.figure)
    if own.interval is None or fact.figure.unit is None or unit is None or fact.figure.unit.id == unit.id:
        return own
    found = scale(fact.figure.unit, unit, fact.period, catalogue)
    return Normalized(None, reason=found) if isinstance(found, Reason) else own.scale(found.factor, found.rate)


def compare_figures(
    indicator: Indicator, choices: Mapping[str, Choice], unit: Unit | None, catalogue: Catalogue
) -> tuple[ComparableFigure, ...]:
    """Return how the zones' figures stand to each other, zone by zone in the order of `choices`."""
    weighed = {zone: weigh(choice.fact, unit, catalogue) for zone, choice in choices.items() if choice.fact is not None}
    comparable = {zone: each.interval for zone, each in weighed.items() if each.interval is not None}
    found = positions(list(comparable.values()), indicator.better is Better.LOWER)
    placed = dict(zip(comparable, found, strict=True))
    return tuple(
        ComparableFigure(zone=zone, choice=choice, weighed=weighed.get(zone), place=placed.get(zone))
        for zone, choice in choices.items()
    )
