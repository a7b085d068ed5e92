"""Units converted, exactly, by the sizes in their table; what is no fixed multiple (months and days) is not."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from zonecli.errors import N_, ZoneError
from zonecli.figures.units.ids import Unit, of_id, split_scale
from zonecli.figures.units.table import Row, rows


class ConversionError(ZoneError):
    """There is no fixed factor between two units."""

    sentence = N_("{old} cannot be converted to {new}")

    def __init__(self, old: Unit, new: Unit) -> None:
        super().__init__(old=old.id, new=new.id)


@cache
def _rows_by_id() -> dict[str, Row]:
    return {row.word.id: row for row in rows() if row.word.factor == 1}


@cache
def _in_base(name: str) -> tuple[Fraction, str]:
    """Return the unit in which the sizes that lead on from this one end, and how many of it make one."""
    row = _rows_by_id().get(name)
    if row is None or not row.size:
        return Fraction(1), name
    number, _, other = row.size.partition(" ")
    rest, base = _in_base(other)
    return Fraction(number) * rest, base


@cache
def factor(old: Unit, new: Unit) -> Fraction:
    """Return how many of the new unit one of the old makes, exactly; quotients part by part.

    Things that are counted convert one to one, whatever they are. Raises ConversionError.
    """
    old_terms, new_terms = old.id.split("/"), new.id.split("/")
    if len(old_terms) != len(new_terms):
        raise ConversionError(old, new)
    result = Fraction(1)
    for place, (a, b) in enumerate(zip(old_terms, new_terms, strict=True)):
        (a_power, a_unit), (b_power, b_unit) = split_scale(a), split_scale(b)
        (a_size, a_base), (b_size, b_base) = _in_base(a_unit), _in_base(b_unit)
        dimension = of_id(a_unit).dimension
        if a_base != b_base and (dimension not in ("count", "people") or dimension != of_id(b_unit).dimension):
            raise ConversionError(old, new)
        size = a_size / b_size * Fraction(10) ** (a_power - b_power)
        result = result / size if place else result * size
    return result


def metric(unit: Unit) -> Unit:
    """Return the metric unit that figures in this unit are best shown in; the unit itself where it is metric."""
    terms = []
    for term in unit.id.split("/"):
        _, name = split_scale(term)
        row = _rows_by_id().get(name)
        terms.append(term.removesuffix(name) + (row.metric if row and row.metric else name))
    return of_id("/".join(terms))


def counterparts(unit: Unit) -> list[Unit]:
    """Return the other units in which people in the field give such a figure, the metric one first: for 亩, ha and km².

    Of a quotient what it is divided by changes: CNY/mu is also given as CNY/ha.
    """
    above, _, last = unit.id.rpartition("/")
    row = _rows_by_id().get(last)
    further = row.further.split() if row and "/" not in above else []
    found = dict.fromkeys((metric(unit), *(of_id(f"{above}/{name}".lstrip("/")) for name in further)))
    return [other for other in found if other != unit]
