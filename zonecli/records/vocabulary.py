"""The words that records refer to: indicators, sources, named codes and exchange rates."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text

if TYPE_CHECKING:
    from zonecli.figures.types import Figure
    from zonecli.figures.units.lookup import Unit
    from zonecli.records.periods import Period


class Theme(StrEnum):
    """The chapters of a profile, in their order."""

    LAND = "land"
    ECONOMY = "economy"
    INDUSTRY = "industry"
    INVESTMENT = "investment"
    ENTERPRISES = "enterprises"
    INNOVATION = "innovation"
    PEOPLE = "people"
    TRADE = "trade"
    ENVIRONMENT = "environment"
    SERVICES = "services"
    GOVERNANCE = "governance"


class Better(StrEnum):
    """Which way an indicator is better, where there is such a way."""

    HIGHER = "higher"
    LOWER = "lower"


class Operation(StrEnum):
    """How a derived indicator is worked out from others."""

    RATIO = "ratio"
    DIFFERENCE = "difference"
    SHARE = "share"
    GROWTH = "growth"


@dataclass(frozen=True, slots=True)
class Derivation:
    """The recipe of a derived indicator: `of` and, but for growth, `by` are indicators' ids."""

    operation: Operation
    of: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """What can be measured of a zone. `unit` is the usual one, None for a bare number."""

    id: str
    name: Text
    theme: Theme
    unit: Unit | None = None
    better: Better | None = None
    definition: Text | None = None
    derived: Derivation | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An article, notice, yearbook or data set; the fields are those of CSL-JSON in snake case."""

    id: str
    type: str
    title: Text
    issued: Period
    container_title: Text | None = None
    publisher: Text | None = None
    author: Text | None = None
    accessed: Period | None = None
    url: str | None = None
    language: str | None = None
    text: str | None = None
    sha256: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class RateSeries:
    """Exchange rates by year: for each currency the amount of `to` that one unit of it is worth."""

    id: str
    name: Text
    source: str
    to: str
    years: dict[int, dict[str, Decimal]]


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
