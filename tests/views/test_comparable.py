"""Places of intervals: the quick way gives what comparing each with each gives."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from zonecli.figures.intervals import Interval, Order, never_above, order
from zonecli.views.comparable import Position, positions

D = Decimal


def point(number: int) -> Interval:
    return Interval(D(number), D(number))


def over(number: int) -> Interval:
    return Interval(D(number), None, low_open=True)


def nearly(number: int) -> Interval:
    return Interval(None, D(number), high_open=True)


ABOUT = Interval(None, None)


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([], []),
        ([point(5)], [(1, 1, 0)]),
        ([point(5), point(7), point(6)], [(3, 3, 0), (1, 1, 0), (2, 2, 0)]),
        # Equal figures share their place; the next one comes after both.
        ([point(5), point(7), point(7)], [(3, 3, 0), (1, 1, 1), (1, 1, 1)]),
        # Over 90 and over 100 can stand either way, 43 is below both.
        ([over(90), over(100), point(43)], [(1, 2, 0), (1, 2, 0), (3, 3, 0)]),
        ([ABOUT, point(1), point(2)], [(1, 3, 0), (2, 3, 0), (1, 2, 0)]),
        ([nearly(40), point(40), point(30)], [(2, 3, 0), (1, 1, 0), (2, 3, 0)]),
        # Closed ends that meet: the second is never below the first.
        ([Interval(D(1), D(2)), Interval(D(2), D(3))], [(1, 2, 0), (1, 1, 0)]),
    ],
)
def test_places(intervals: list[Interval], expected: list[tuple[int, int, int]]) -> None:
    assert positions(intervals) == [Position(*place) for place in expected]


def test_the_lowest_first_mirrors_the_highest_first() -> None:
    assert positions([point(1), over(2), point(3)], lowest_first=True) == [
        Position(1, 1),
        Position(2, 3),
        Position(2, 3),
    ]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(st.integers(0, 6)), draw(st.integers(0, 6))))
    wide = low != high
    return Interval(
        draw(st.sampled_from([None, D(low)])),
        draw(st.sampled_from([None, D(high)])),
        wide and draw(st.booleans()),
        wide and draw(st.booleans()),
    )


@given(st.lists(intervals(), max_size=12), st.booleans())
def test_places_are_those_of_comparing_each_with_each(entries: list[Interval], lowest_first: bool) -> None:
    beyond = Order.BELOW if lowest_first else Order.ABOVE
    for mine, found in zip(entries, positions(entries, lowest_first), strict=True):
        others = [each for each in entries if each is not mine]
        certain = sum(order(each, mine) is beyond for each in others)
        settled = sum(never_above(mine, each) if lowest_first else never_above(each, mine) for each in others)
        equal = sum(order(each, mine) is Order.EQUAL for each in others)
        assert found == Position(1 + certain, 1 + len(others) - settled, equal)


@given(st.lists(intervals(), max_size=12))
def test_a_certain_order_is_the_order_of_places(entries: list[Interval]) -> None:
    found = positions(entries)
    for one, its in zip(entries, found, strict=True):
        for other, others in zip(entries, found, strict=True):
            if order(one, other) is Order.ABOVE:
                assert its.first + its.last < others.first + others.last
