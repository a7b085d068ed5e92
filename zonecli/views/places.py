"""The places of intervals in an order: certain, shared, or open between two places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.model.intervals import Interval

if TYPE_CHECKING:
    from zonecli.model.intervals import Number


@dataclass(frozen=True, slots=True)
class Place:
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


def places(intervals: Sequence[Interval], lowest_first: bool = False) -> list[Place]:
    """Return the place of each interval among all, the highest first unless told otherwise.

    An entry's place is one more than the number of entries beyond it; `first` counts those that certainly are,
    `last` those that may be. Sorting the ends makes it n log n.
    """
    lows = sorted(interval.from_key for interval in intervals)
    highs = sorted(interval.to_key for interval in intervals)
    low_numbers = [number for number, _ in lows]
    high_numbers = [number for number, _ in highs]
    points: dict[Number, int] = {}
    for interval in intervals:
        if interval.low is not None and interval.is_point:
            points[interval.low] = points.get(interval.low, 0) + 1
    count = len(intervals)
    found = []
    for interval in intervals:
        same = points.get(interval.low, 0) if interval.low is not None and interval.is_point else 0
        # A point never exceeds itself; the bisections count it among those that do not exceed it.
        itself = 1 if same else 0
        if lowest_first:
            beyond = bisect_left(highs, interval.from_key)
            short = count - bisect_left(low_numbers, interval.to_key[0])
        else:
            beyond = count - bisect_right(lows, interval.to_key)
            short = bisect_right(high_numbers, interval.from_key[0])
        found.append(Place(beyond + 1, count - short + itself, same - itself))
    return found
