"""Intervals: what a printed figure leaves open, how two of them order, and exact arithmetic on them.

"over 90 bn" is (90 bn, ∞), "nearly 40 %" is (−∞, 40 %), "about 7 %" is unbounded on both sides: whatever
the printed digits are, an order that the intervals do not settle is undecided.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from zonecli.figures.reader import Figure

Number: TypeAlias = "Decimal | Fraction"
_INFINITY = Decimal("Infinity")
_MINUS_INFINITY = Decimal("-Infinity")


class Order(StrEnum):
    """How one interval stands to another, as far as it is certain."""

    BELOW = "below"
    ABOVE = "above"
    EQUAL = "equal"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two ends; an end of None is unbounded, an open end is itself left out.

    Raises ValueError for an interval that holds no number.
    """

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        # An unbounded end has no openness of its own: equal intervals are to be equal objects.
        if self.low is None and self.low_open:
            object.__setattr__(self, "low_open", False)
        if self.high is None and self.high_open:
            object.__setattr__(self, "high_open", False)
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise ValueError(f"no number lies in {self!r}")

    @classmethod
    def of(cls, figure: Figure) -> Interval:
        """Return what the figure's hedge allows, in the figure's own unit; a decline is below zero."""
        if figure.sense == "decline":
            low = None if figure.high is None else figure.high.copy_negate()
            high = None if figure.low is None else figure.low.copy_negate()
            return cls(low, high, figure.high_open, figure.low_open)
        return cls(figure.low, figure.high, figure.low_open, figure.high_open)

    @property
    def is_point(self) -> bool:
        """Whether the interval is one number."""
        return self.low is not None and self.low == self.high

    @property
    def from_key(self) -> tuple[Number, int]:
        """The lower end to sort by: at the same number an open end comes after a closed one."""
        return (_MINUS_INFINITY, 0) if self.low is None else (self.low, int(self.low_open))

    @property
    def to_key(self) -> tuple[Number, int]:
        """The upper end to sort by: at the same number an open end comes before a closed one."""
        return (_INFINITY, 0) if self.high is None else (self.high, -int(self.high_open))

    def holds(self, number: Number) -> bool:
        """Whether the number lies in the interval."""
        return (self.from_key <= (number, 0)) and ((number, 0) <= self.to_key)

    def contains(self, other: Interval) -> bool:
        """Whether every number of the other interval lies in this one."""
        return self.from_key <= other.from_key and other.to_key <= self.to_key

    def scaled(self, factor: Fraction) -> Interval:
        """Return the interval in another unit; the factor is positive."""
        low = None if self.low is None else Fraction(self.low) * factor
        high = None if self.high is None else Fraction(self.high) * factor
        return Interval(low, high, self.low_open, self.high_open)


def order(a: Interval, b: Interval) -> Order:
    """Return how `a` stands to `b`: below only where every number of `a` is below every number of `b`."""
    if a.to_key < b.from_key:
        return Order.BELOW
    if b.to_key < a.from_key:
        return Order.ABOVE
    if a.is_point and b.is_point:
        return Order.EQUAL
    return Order.UNDECIDED


def never_above(a: Interval, b: Interval) -> bool:
    """Whether no number of `a` is above any of `b`: they may meet at one number, as [1, 2] and [2, 3] do."""
    return a.high is not None and b.low is not None and a.high <= b.low


def add(a: Interval, b: Interval) -> Interval:
    """Return every sum of a number of `a` and a number of `b`."""
    low = None if a.low is None or b.low is None else Fraction(a.low) + Fraction(b.low)
    high = None if a.high is None or b.high is None else Fraction(a.high) + Fraction(b.high)
    return Interval(low, high, a.low_open or b.low_open, a.high_open or b.high_open)


def subtract(a: Interval, b: Interval) -> Interval:
    """Return every difference of a number of `a` and a number of `b`."""
    return add(a, _negative(b))


def multiply(a: Interval, b: Interval) -> Interval:
    """Return every product of a number of `a` and a number of `b`."""
    products = [_times(x, y) for x in _ends(a) for y in _ends(b)]
    return _hull(products)


def divide(a: Interval, b: Interval) -> Interval | None:
    """Return every quotient of a number of `a` and a number of `b`; None where `b` may be zero."""
    if b.holds(Decimal(0)):
        return None
    return multiply(a, _inverse(b))


# An end is (number or ±Infinity, open); arithmetic on the ends themselves is exact.
_End: TypeAlias = "tuple[Number, bool]"


def _infinite(number: Number) -> bool:
    return isinstance(number, Decimal) and number.is_infinite()


def _ends(a: Interval) -> tuple[_End, _End]:
    low: _End = (_MINUS_INFINITY, True) if a.low is None else (a.low, a.low_open)
    high: _End = (_INFINITY, True) if a.high is None else (a.high, a.high_open)
    return low, high


def _negative(a: Interval) -> Interval:
    low = None if a.high is None else -Fraction(a.high)
    high = None if a.low is None else -Fraction(a.low)
    return Interval(low, high, a.high_open, a.low_open)


def _inverse(a: Interval) -> Interval:
    """The inverses of an interval that does not hold zero; an end at zero becomes unbounded."""
    positive = a.from_key >= (0, 0)
    near, far = (a.low, a.high) if positive else (a.high, a.low)
    near_open, far_open = (a.low_open, a.high_open) if positive else (a.high_open, a.low_open)
    outer = None if near is None or near == 0 else 1 / Fraction(near)
    inner = Decimal(0) if far is None else 1 / Fraction(far)
    inner_open = far is None or far_open
    return Interval(inner, outer, inner_open, near_open) if positive else Interval(outer, inner, near_open, inner_open)


def _times(x: _End, y: _End) -> _End:
    (a, a_open), (b, b_open) = x, y
    if (a == 0 and not a_open) or (b == 0 and not b_open):
        # A closed zero times whatever the other end comes to is zero itself.
        return Decimal(0), False
    if a == 0 or b == 0:
        return Decimal(0), True
    if _infinite(a) or _infinite(b):
        return (_INFINITY if (a > 0) == (b > 0) else _MINUS_INFINITY), True
    return Fraction(a) * Fraction(b), a_open or b_open


def _hull(ends: list[_End]) -> Interval:
    low = min(number for number, _ in ends)
    high = max(number for number, _ in ends)
    low_open = all(is_open for number, is_open in ends if number == low)
    high_open = all(is_open for number, is_open in ends if number == high)
    return Interval(None if _infinite(low) else low, None if _infinite(high) else high, low_open, high_open)
