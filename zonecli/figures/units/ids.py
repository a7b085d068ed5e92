"""Units and their ids: what each measures, and quotients of them such as CNY/mu and tce/10^4CNY."""

from __future__ import annotations

from functools import cache

from zonecli.figures.units.table import lines
from zonecli.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its ASCII id, and its dimension (money, area, …; of a quotient, such as CNY/mu, money/area)."""

    id: str
    dimension: str


@cache
def _dimensions() -> dict[str, str]:
    # The rows' words are not needed here: a list of zones asks for no more than this.
    names = [(line.partition("|")[0].partition("*")[0].strip(), dimension) for dimension, line in lines()]
    return {name: dimension for name, dimension in names if "/" not in name}


@cache
def of_id(name: str) -> Unit:
    """Return the unit of an id. Raises KeyError where there is no such id."""
    first, *others = name.split("/")
    terms = [first, *(split_scale(term)[1] for term in others)]
    return Unit(name, "/".join(_dimensions()[term] for term in terms))


def split_scale(term: str) -> tuple[int, str]:
    """Return the power of ten that a denominator carries, and its unit: 10^4CNY -> 4 and CNY."""
    if not term.startswith("10^"):
        return 0, term
    unit = term[3:].lstrip("0123456789")
    return int(term[3 : len(term) - len(unit)]), unit


def ids_of(dimension: str) -> list[str]:
    """Return the ids of the units that measure a dimension."""
    return [name for name, measured in _dimensions().items() if measured == dimension]
