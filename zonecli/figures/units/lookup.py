"""Units: what a figure is measured in, found by an id or by the way it is printed."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from zonecli.figures.normalize import source
from zonecli.figures.numbers.decimals import ONE
from zonecli.figures.types import FigureError, ParseFailure
from zonecli.figures.units.ids import Unit, of_id

if TYPE_CHECKING:
    from zonecli.figures.units.lexicon import Phrase

__all__ = ["Unit", "printed_unit", "unit"]

_LONGEST = 100


def unit(id_or_text: str, dollar: str | None = None) -> Unit:
    """Return the unit of an id (CNY/mu) or of a printed unit (元/亩, square metres); `dollar` is what $ alone means.

    Raises FigureError where it is no unit, or several of one (万元).
    """
    if len(id_or_text) <= _LONGEST:
        with suppress(KeyError):
            return of_id(id_or_text)
    found = printed_unit(id_or_text, dollar)
    if found.factor != ONE or found.id[:1] in ("", "/"):
        raise FigureError(id_or_text, 0, len(id_or_text), "ambiguous")
    return of_id(found.id)


@lru_cache(maxsize=1024)
def printed_unit(text: str, dollar: str | None = None, decimal: str | None = None) -> Phrase:
    """Return the unit that a text names by itself, an id or a table's head, with its factor (亿元: 10⁸ CNY)."""
    # Records name most units by their ids, for which the words of units are not needed.
    from zonecli.figures.units.lexicon import Phrase
    from zonecli.figures.units.phrases import read_unit

    if len(text) > _LONGEST:
        raise FigureError(text, _LONGEST, len(text), "too-long")
    with suppress(KeyError):
        return Phrase(of_id(text).id, ONE, len(text), text)  # an id
    try:
        return read_unit(source(text, dollar, decimal))
    except ParseFailure as refusal:
        raise FigureError(text, refusal.start, refusal.end, refusal.reason) from None
