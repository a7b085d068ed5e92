"""The words that records refer to: indicators, sources, named codes and exchange rates."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.model.texts import Text

if TYPE_CHECKING:
    from zonecli.model.periods import Period
    from zonecli.model.units import Unit


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
