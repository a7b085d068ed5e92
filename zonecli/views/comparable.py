"""How the figures that are compared stand to each other: each as an interval in one unit, with its place among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.records.scale import on_scale
from zonecli.records.vocabulary import Better
from zonecli.views.derived import Derived
from zonecli.views.measure import Normalized, Reason, scale
from zonecli.views.selection import Apart, Selection

if TYPE_CHECKING:
    from zonecli.figures.intervals import Interval
    from zonecli.figures.units.ids import Unit
    from zonecli.records.periods import Period
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

    `weighed` is None where there is no fact, `place` where the figure is `apart`. `is_near` where only what "about"
    and "nearly" count as for an order settles the place.
    """

    zone: str
    choice: Choice
    weighed: Normalized | None = None
    place: Position | None = None
    apart: Apart | None = None
    is_near: bool = False


def common_period(compared: Sequence[ComparableFigure]) -> Period | None:
    """Return the period that the figures share, None where they have none or several."""
    periods = {each.choice.fact.period for each in compared if each.choice.fact is not None}
    return periods.pop() if len(periods) == 1 else None


def certain(standings: Iterable[ComparableFigure]) -> bool:
    """Whether no hedge leaves the order of the figures open."""
    return all(each.place.is_certain for each in standings if each.place is not None)


def common_unit(indicator: Indicator, choices: Iterable[Choice]) -> Unit | None:
    """Return the unit in which the figures are compared: the one that they all have, else the usual one."""
    units = {on_scale(choice.fact.figure, indicator).unit for choice in choices if choice.fact is not None}
    return units.pop() if len(units) == 1 else indicator.usual


def weigh(fact: Fact, indicator: Indicator, unit: Unit | None, catalogue: Catalogue) -> Normalized:
    """Return the fact's figure in the unit in which it is to be compared; a derived one as it was before rounding."""
    figure = on_scale(fact.figure, indicator)
    own = (isinstance(fact, Derived) and fact.exact) or Normalized.of(figure)
    if own.interval is None or figure.unit is None or unit is None or figure.unit.id == unit.id:
        return own
    found = scale(figure.unit, unit, fact.period, catalogue)
    return Normalized(None, reason=found) if isinstance(found, Reason) else own.scale(found.factor, found.rate)


def compare_figures(
    indicator: Indicator, selection: Selection, catalogue: Catalogue, reverse: bool = False
) -> tuple[tuple[ComparableFigure, ...], Unit | None]:
    """Return how the zones' figures stand to each other, zone by zone in the order of the selection, and their unit.

    With `reverse` places are counted from the other end.
    """
    apart, facts = dict(selection.apart), {id: each.fact for id, each in selection.choices.items() if each.fact}
    unit = common_unit(indicator, [each for id, each in selection.choices.items() if id not in apart])
    weighed = {id: weigh(fact, indicator, unit, catalogue) for id, fact in facts.items()}
    apart |= {id: Apart.UNCONVERTED for id, each in weighed.items() if each.interval is None and id not in apart}
    compared = [id for id in facts if id not in apart] if selection.key is not None else []
    if len(compared) < 2:
        apart |= dict.fromkeys(compared, Apart.SINGLE)
        compared = []
    lowest_first = (indicator.better is Better.LOWER) is not reverse
    places = dict(zip(compared, positions([_order(weighed[id]) for id in compared], lowest_first), strict=True))
    near = {id for id in compared if weighed[id].order != weighed[id].interval}
    stated = positions([_stated(weighed[id]) for id in compared], lowest_first) if near else []
    settled = {id for id, place in zip(compared, stated, strict=bool(stated)) if id in near and place != places[id]}
    figures = tuple(
        ComparableFigure(
            zone=id,
            choice=choice,
            weighed=weighed.get(id),
            place=places.get(id),
            apart=apart.get(id),
            is_near=id in settled,
        )
        for id, choice in selection.choices.items()
    )
    return figures, unit


def _order(figure: Normalized) -> Interval:
    return figure.order or _stated(figure)


def _stated(figure: Normalized) -> Interval:
    assert figure.interval is not None
    return figure.interval
