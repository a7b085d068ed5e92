"""Intervals: what a printed figure leaves open, how two of them order, and exact arithmetic on them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from zonecli.figures.types import Hedge
from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from zonecli.figures.types import Figure

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

    "over 90 bn" is (90 bn, ∞), "nearly 40 %" is (−∞, 40 %), "about 7 %" is unbounded on both sides.
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
        """Return what the figure's hedges allow, in the figure's own unit; a decline is below zero."""
        return cls(figure.low, figure.high, figure.low_open, figure.high_open)

    @classmethod
    def for_order(cls, figure: Figure) -> Interval:
        """Return where the figure stands among others, in its own unit: half and twice bound what is near a number.

        "about v" lies in [v/2, 2v], "about a to b" in [a/2, 2b], "nearly v" in (v/2, v), by size. Nothing but an
        order rests on this: what is said and exported stays open.
        """
        first, last = figure.ends or (figure.value, figure.value)
        if not first or not last or first * last < 0 or figure.hedge not in (Hedge.ABOUT, Hedge.NEARLY):
            return cls.of(figure)
        low, high = sorted((abs(Fraction(first)), abs(Fraction(last))))
        is_about = figure.hedge is Hedge.ABOUT
        sizes = cls(low / 2, high * 2) if is_about else cls(low / 2, high, True, True)
        return sizes if first > 0 else _negative(sizes)

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

    def scale(self, factor: Fraction) -> Interval:
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


def subtract(a: Interval, b: Interval) -> Interval:
    """Return every difference of a number of `a` and a number of `b`."""
    low = None if a.low is None or b.high is None else Fraction(a.low) - Fraction(b.high)
    high = None if a.high is None or b.low is None else Fraction(a.high) - Fraction(b.low)
    return Interval(low, high, a.low_open or b.high_open, a.high_open or b.low_open)


def divide(a: Interval, b: Interval) -> Interval | None:
    """Return every quotient of a number of `a` and a number of `b`; None where `b` may be zero."""
    if b.holds(Decimal(0)):
        return None
    if b.from_key < (0, 0):
        a, b = _negative(a), _negative(b)
    low, low_open = _lowest_quotient(a, b)
    high, high_open = _lowest_quotient(_negative(a), b)
    return Interval(low, None if high is None else -high, low_open, high_open)


def _negative(a: Interval) -> Interval:
    low = None if a.high is None else -Fraction(a.high)
    high = None if a.low is None else -Fraction(a.low)
    return Interval(low, high, a.high_open, a.low_open)


def _lowest_quotient(a: Interval, b: Interval) -> tuple[Number | None, bool]:
    """Return the lower end of every quotient by numbers above zero, and whether it is open."""
    if not a.low:
        return a.low, a.low_open
    divisor, is_open = (b.high, b.high_open) if a.low > 0 else (b.low, b.low_open)
    if divisor is None:
        return Fraction(0), True
    return (Fraction(a.low) / Fraction(divisor), a.low_open or is_open) if divisor else (None, False)
