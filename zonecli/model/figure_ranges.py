"""The two numbers of a range, and the scale that the first one leaves to the second (3-5亿元, 3 to 5 million)."""

from __future__ import annotations

from zonecli.model.figure_numbers import Form, Number, power_of_ten, product
from zonecli.model.figure_types import Refusal

_BIG = 4
_TENS = 1
# Beyond this, two numbers as they stand are no likely range: 500-5亿, 3千-5亿.
_WIDEST = 100


def ends(first: Number, second: Number, start: int, end: int, *, own_unit: bool) -> tuple[Number, Number]:
    """Return both ends, the first one with the scale that it shares with the second.

    A first number with its `own_unit` (3元至5万元) shares nothing. Raises Refusal where the order is not
    from low to high, or nobody can tell the scale.
    """
    for number in (first, second):
        if number.form is not Form.PLAIN and not (number.form is Form.FRACTION and number.share):
            raise Refusal(start, end, "ambiguous")
    low = first if own_unit else _scaled(first, second, start, end)
    if low.value >= second.value:
        raise Refusal(start, end, "contradiction")
    return low, second


def _scaled(first: Number, second: Number, start: int, end: int) -> Number:
    if not second.scales or first.scales == second.scales:
        return first
    big = tuple(scale for scale in second.scales if scale >= _BIG)
    shared = first.raised(big, first.end) if big and not _has_big(first) else None
    if not first.scales:
        coefficient = product(second.value, power_of_ten(-sum(second.scales)))
        if _TENS in second.scales and first.value < 10:
            raise Refusal(start, end, "ambiguous")
        if first.value < coefficient:
            return first.raised(second.scales, first.end)
    elif shared and len(second.scales) == 1 and _is_near(first, second):
        # 三千至五万: both are whole as they stand.
        return first
    for number in (shared, first):
        if number and number.value < second.value and _is_near(number, second):
            return number
    raise Refusal(start, end, "ambiguous")


def _has_big(number: Number) -> bool:
    return any(scale >= _BIG for scale in number.scales)


def _is_near(low: Number, high: Number) -> bool:
    return high.value <= low.value * _WIDEST
