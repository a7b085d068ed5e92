"""How a figure stands on the scale of its indicator: its dimension, its sense, its sign, what it counts."""

from __future__ import annotations

from dataclasses import replace

from zonecli.figures.hedge_words import states_level
from zonecli.figures.types import Figure, Hedge
from zonecli.figures.units.ids import of_id
from zonecli.figures.units.lookup import Unit
from zonecli.records.vocabulary import Indicator, Sign

_OF_CHANGE = ("growth", "decline", "multiple")


def sense_of(figure: Figure, indicator: Indicator) -> str | None:
    """Return what the figure says of the indicator: "level", "change" or "multiple".

    Under an indicator of change growth, decline, a plain figure and a multiple are one scale. None for a change of
    what is no change and for a level that something changes to (降至3%) under one: these compare with nothing.
    """
    if indicator.sign is Sign.REDUCTION and figure.sense == "decline" and not indicator.is_change:
        return "level"
    if indicator.is_change and figure.sense is None and figure.unit is not None and figure.unit.id == "position":
        return None  # 第3位 is no move
    if indicator.is_change:
        is_on_scale = figure.sense in _OF_CHANGE or figure.sense is None
        is_level = figure.sense != "multiple" and states_level(figure.printed)  # 降至3%, but not 增至5.2倍
        return "change" if is_on_scale and not is_level else None
    if figure.is_change:
        return None
    # That a figure is per head or per mu, its unit says as well.
    return "multiple" if figure.sense == "multiple" else "level"


def on_scale(figure: Figure, indicator: Indicator) -> Figure:
    """Return the figure with the sign and the unit that it has on the indicator's scale.

    What is a reduction counts as positive, and 5.2 times are a growth of 4.2.
    """
    if indicator.sign is Sign.REDUCTION and figure.is_change:
        return replace(figure.negate(), sense="growth" if figure.sense == "decline" else "decline")
    if indicator.is_change and figure.unit is not None and figure.unit.id == "times":
        return _shifted(figure)
    return figure


def _shifted(figure: Figure) -> Figure:
    """Return a multiple as a growth. The last printed digit keeps its place: 1.05 times has three, 0.05 has one."""
    numbers = (figure.value, figure.low, figure.high)
    value, low, high = less = [None if each is None else each - 1 for each in numbers]
    ends = figure.ends and (figure.ends[0] - 1, figure.ends[1] - 1)
    before, now = (max((each.adjusted() for each in some if each), default=0) for some in (numbers, less))
    digits = figure.digits and max(figure.digits + now - before, 1)
    return replace(
        figure, value=value, low=low, high=high, ends=ends, digits=digits, unit=of_id("ratio"), sense="growth"
    )


def counted_as(figure: Figure, usual: Unit | None) -> Figure:
    """Return the figure in the indicator's unit where its measure word leaves open what is counted.

    家 counts enterprises, but zones, centres and shops as well; 个, 项 and their like count anything; 152位 are people,
    and a bare 3 is nothing, but both are places where these are measured. A figure that names what it counts
    (66家开发区) keeps its own unit.
    """
    unit = figure.unit
    if usual is not None and usual.id == "position" and (unit is None or unit.id == "person"):
        is_place = unit is None or figure.counted in ("位", "名")
        is_place = is_place and figure.sense is None and figure.hedges == (Hedge.EXACT,)
        return replace(figure, unit=usual, counted=None) if is_place else figure
    if unit is None or usual is None or unit.id == usual.id or unit.dimension != usual.dimension:
        return figure
    if _of_items(unit, usual):
        return replace(figure, unit=usual)
    if unit.dimension != "count":
        return figure
    return replace(figure, unit=usual) if unit.id == "item" or figure.counted == "家" else figure


def _of_items(unit: Unit, usual: Unit) -> bool:
    """Whether a unit is so many items for what the usual one has for so many of its own: 件/万人 of patents."""
    first, _, below = unit.id.partition("/")
    return first == "item" and bool(below) and usual.id.partition("/")[2] == below


def measures(figure: Figure, indicator: Indicator) -> bool:
    """Whether the figure is of the dimension of the indicator's usual unit; a change may be told as a multiple."""
    usual = indicator.usual
    figure = figure if indicator.is_change else counted_as(figure, usual)
    if indicator.is_change and figure.unit is not None and figure.unit.id == "times":
        return usual is None or usual.id == "ratio"
    if figure.unit is None or usual is None:
        return figure.unit is usual
    if indicator.is_change and usual.id == "ratio" and figure.unit.id == "ratio/year":  # 年均增长10%
        return True
    return figure.unit.dimension == usual.dimension
