"""What operators may come to in a template, and how long one may be.

What it may use up besides, time and memory, is bounded in the process that makes the document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zonecli.errors import N_
from zonecli.report.faults import TemplateError
from zonecli.report.kinds import kind_of

# Compiling takes up to ten seconds a megabyte, and the shipped templates are a few kilobytes each.
SOURCE_BYTES = 1 << 17
# The longest text and list that an operator may make, and the longest number, in bits.
LONGEST = 100_000
WIDEST = 1024


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
