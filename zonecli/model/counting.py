"""What a figure counts or measures, beside what its indicator does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zonecli.model.figure_types import Figure
    from zonecli.model.units import Unit


def counted_as(figure: Figure, usual: Unit | None) -> Figure:
    """Return the figure in the indicator's unit where its measure word leaves open what is counted.

    家 counts enterprises, but zones, centres and shops as well; 个, 项 and their like count anything. A figure
    that names what it counts (66家开发区) keeps its own unit.
    """
    unit = figure.unit
    if unit is None or usual is None or unit.id == usual.id or {unit.dimension, usual.dimension} != {"count"}:
        return figure
    return replace(figure, unit=usual) if unit.id == "item" or figure.counted == "家" else figure


def measures(figure: Figure, usual: Unit | None) -> bool:
    """Whether the figure is of the dimension of the indicator's usual unit."""
    if figure.unit is None or usual is None:
        return figure.unit is usual
    return figure.unit.dimension == usual.dimension
