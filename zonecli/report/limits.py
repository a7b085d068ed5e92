"""What a template may use up: time, output, the size of a value. An untrusted one ends, whatever it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any

from zonecli.errors import N_
from zonecli.report.faults import TemplateError
from zonecli.report.kinds import kind_of

# Measured on the 29 templates that the tests try to use up time or memory with: under Jinja's own sandbox 8 do not end
# in ten seconds and 6 take all memory; here all end, and a brief takes 24 ms with the limits as without them.
# Compiling takes up to ten seconds a megabyte, and the shipped templates are a few kilobytes each.
SOURCE_BYTES = 1 << 17
# The longest text and list that an operator may make, and the longest number, in bits.
LONGEST = 100_000
WIDEST = 1024


class Bounds:
    """The time and the characters that are left for one document. Every loop, call and piece of output asks here.

    `clock` counts seconds; it decides whether there is a result, never what it says.
    """

    def __init__(
        self, seconds: float = 30, characters: int = 20_000_000, clock: Callable[[], float] = monotonic
    ) -> None:
        self.seconds = seconds
        self.characters = characters
        self._clock = clock
        self._end = clock() + seconds
        self._left = characters

    def tick(self) -> None:
        """Raise TemplateError where the time is up."""
        if self._clock() > self._end:
            raise TemplateError(
                N_("the template takes longer than {seconds} seconds"),
                N_("does a loop not end? --timeout SECONDS gives it longer"),
                seconds=f"{self.seconds:g}",
            )

    def spend(self, characters: int) -> None:
        """Count characters of output; raise TemplateError where they are too many, or the time is up."""
        self._left -= characters
        if self._left < 0:
            raise TemplateError(
                N_("the template prints more than {limit} characters"),
                N_("does a loop not end?"),
                limit=f"{self.characters:,}",
            )
        self.tick()

    def each(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a loop, one tick each."""
        for item in items:
            self.tick()
            yield item


class Buffer(list[str]):
    """What a macro or a block has printed so far."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__()
        self._bounds = bounds

    def append(self, text: str) -> None:
        self._bounds.spend(len(text))
        super().append(text)

    def extend(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.append(text)


def operate(operator: str, apply: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """Return what an operator of a template comes to.

    Raises TemplateError for what has no meaning between the two, and for a result beyond the bounds: numbers
    are worked with; texts and lists are only put one after the other.
    """
    if _is_number(left) and _is_number(right):
        if operator == "**" and (abs(right) > WIDEST or abs(left) > 2**WIDEST):
            raise _too_large()
        result = apply(left, right)
        if isinstance(result, int) and result.bit_length() > WIDEST:
            raise _too_large()
        return result
    if operator == "+" and type(left) is type(right) and isinstance(left, (str, list, tuple)):
        if len(left) + len(right) > LONGEST:
            raise _too_large()
        return apply(left, right)
    raise TemplateError(
        N_("“{operator}” means nothing between {left} and {right}"),
        N_("texts are joined by ~; figures are not added up: they are hedged, and of different years"),
        operator=operator,
        left=kind_of(left),
        right=kind_of(right),
    )


def _is_number(value: object) -> bool:
    from decimal import Decimal

    return isinstance(value, (int, float, Decimal))


def _too_large() -> TemplateError:
    return TemplateError(N_("the expression makes too large a value"))
