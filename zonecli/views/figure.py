"""How a printed figure is read, or which part of it is not understood."""

from __future__ import annotations

from decimal import Decimal

from zonecli.figures.reader import Figure, FigureError, Hedge, read
from zonecli.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Conversion:
    """The figure in another unit: see `figures.rounding.scale_figure`."""

    unit: str
    value: Decimal | None
    hedge: Hedge
    hedges: tuple[Hedge, ...]
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    _figure: Figure


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A figure as it is read. `low` and `high` are None where that side is unbounded; an open end is left out."""

    printed: str
    value: Decimal | None
    unit: str | None
    dimension: str | None
    hedge: Hedge
    hedges: tuple[Hedge, ...]
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    digits: int | None
    counted: str | None
    sense: str | None
    base: str | None
    equivalent: str | None
    assumed: str | None
    conversions: tuple[Conversion, ...]
    _figure: Figure


@dataclass(frozen=True, slots=True)
class ParseFailure:
    """A text that is not understood whole: `printed[start:end]` is the part that is not, `error` its code."""

    printed: str
    error: str
    start: int
    end: int
    _cause: FigureError


def reading(printed: str, elsewhere: str | None = None) -> Interpretation | ParseFailure:
    """Return how the text is read; `elsewhere` is a unit printed in a table's head."""
    try:
        figure = read(printed, elsewhere)
    except FigureError as error:
        return ParseFailure(printed=error.printed, error=error.reason, start=error.start, end=error.end, _cause=error)
    return Interpretation(
        printed=printed,
        value=figure.value,
        unit=figure.unit.id if figure.unit else None,
        dimension=figure.unit.dimension if figure.unit else None,
        hedge=figure.hedge,
        hedges=figure.hedges,
        low=figure.low,
        high=figure.high,
        low_open=figure.low_open,
        high_open=figure.high_open,
        digits=figure.digits,
        counted=figure.counted,
        sense=figure.sense,
        base=figure.base,
        equivalent=figure.equivalent,
        assumed=figure.assumed,
        conversions=_conversions(figure),
        _figure=figure,
    )


def _conversions(figure: Figure) -> tuple[Conversion, ...]:
    if figure.unit is None:
        return ()
    from zonecli.figures.rounding import scale_figure
    from zonecli.figures.units.conversion import counterparts, factor

    own = figure.unit
    found = (scale_figure(figure, each, factor(own, each)) for each in counterparts(own))
    return tuple(
        Conversion(
            unit=each.unit.id if each.unit else "",
            value=each.value,
            hedge=each.hedge,
            hedges=each.hedges,
            low=each.low,
            high=each.high,
            low_open=each.low_open,
            high_open=each.high_open,
            _figure=each,
        )
        for each in found
    )
