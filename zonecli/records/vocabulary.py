"""The words that records refer to: indicators, sources, named codes and exchange rates."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from zonecli.figures.units.lookup import Unit, unit
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.fields import (
    ADDRESS,
    CURRENCY,
    DECIMAL_SIGN,
    DOLLAR,
    ID,
    LANGUAGE,
    MONTH_DAY,
    PLACE,
    PRIORITY,
    RATE,
    SHA256,
    SOURCE_TYPE,
    YEAR,
    YEAR_NAME,
    MapOf,
)
from zonecli.records.periods import FiscalYear, Period


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


class Nature(StrEnum):
    """How what is measured lies in time."""

    STOCK = "stock"  # at a moment: population, built-up area, occupancy
    FLOW = "flow"  # over a period: output, tax, output per area
    STANDING = "standing"  # holds until it is changed: approved and planned area, thresholds, list prices
    CHANGE = "change"  # growth
    POSITION = "position"  # a place in an order
    EVENT = "event"  # a count that only describes one happening


class Sign(StrEnum):
    """What counts as above zero, where it is not what is printed."""

    REDUCTION = "reduction"  # the size of a decline: outage avoided, quota reduced


class Operation(StrEnum):
    """How a derived indicator is worked out from others."""

    RATIO = "ratio"
    DIFFERENCE = "difference"
    SHARE = "share"
    GROWTH = "growth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a derived indicator is worked out."""

    operation: Annotated[Operation, "The operation."]
    of: Annotated[str, "Id of the first indicator."]
    by: Annotated[str | None, "Id of the second indicator; growth has none."] = None

    def __post_init__(self) -> None:
        """Raise ValueError, with the name of the issue, unless growth has one input and the others have two."""
        if (self.by is None) != (self.operation is Operation.GROWTH):
            raise ValueError("needless_by" if self.by else "needs_by")

    @property
    def formula(self) -> str:
        """How it is worked out, by the ids of the indicators: `output / area`."""
        if self.operation is Operation.GROWTH:
            return f"{self.of} / {self.of} a year before - 1"
        return f"{self.of} {'-' if self.operation is Operation.DIFFERENCE else '/'} {self.by}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What can be measured of a zone."""

    id: str
    name: Annotated[Text, "Its name."]
    unit: Annotated[Unit | None, "Id of the usual unit; left out for a bare number."] = None
    theme: Annotated[Theme, "The chapter of a profile that it stands in."]
    better: Annotated[Better | None, "Which way is better, where one is."] = None
    nature: Annotated[Nature | None, "How it lies in time; left out, it is compared as a flow."] = None
    sign: Annotated[Sign | None, "`reduction`: the size of a decline counts as positive."] = None
    definition: Annotated[Text | None, "What it counts, in one sentence."] = None
    aliases: Annotated[tuple[str, ...], "Other names that it goes by, in any language."] = ()
    priority: Annotated[int | None, PRIORITY, "1 for a key figure of a profile, 2, or 3 for a detail."] = None
    growth_of: Annotated[str | None, ID, "Id of the indicator that this is the growth of."] = None
    share_of: Annotated[str | None, ID, "Id of the indicator that this is a share of, of a larger whole's."] = None
    derived: Annotated[Derivation | None, "How it is worked out from other indicators."] = None

    @property
    def importance(self) -> int:
        """How far behind the key figures it stands: its priority, that of a detail where it has none."""
        return self.priority or 3

    @property
    def is_position(self) -> bool:
        """Whether it is a place in an order; without a nature and a unit its id tells."""
        if self.nature is None and self.unit is None:
            return self.id.endswith(("-rank", "-ranking", "-position"))
        return self.nature is Nature.POSITION

    @property
    def time(self) -> Nature | None:
        """The nature by which its figures are of one time."""
        return Nature.POSITION if self.is_position else self.nature

    @property
    def usual(self) -> Unit | None:
        """The usual unit; that of a place in an order need not be named."""
        return unit("position") if self.unit is None and self.is_position else self.unit

    @property
    def is_change(self) -> bool:
        """Whether it says by how much something has changed; without a nature its id tells."""
        if self.nature is None:
            return self.id.endswith(("-growth", "-change"))
        return self.nature is Nature.CHANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYearRow:
    """What the fiscal years of a source are."""

    starts: Annotated[str, MONTH_DAY, "The month and day that they begin with: 04-01."]
    named_by: Annotated[
        str | None, YEAR_NAME, "Which year one alone is called by: that of its `start` or its `end`."
    ] = None


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a source writes figures: the currency of $ alone, the decimal sign, what its fiscal years are.

    None stands for what it does not say.
    """

    dollar: str | None = None
    decimal: str | None = None
    fiscal_year: FiscalYear | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article, notice, yearbook or data set, in the terms of CSL-JSON."""

    id: str
    type: Annotated[str, SOURCE_TYPE, "The CSL type of the source."]
    title: Annotated[Text, "Its title."]
    container_title: Annotated[Text | None, "The paper, site or series that it stands in."] = None
    publisher: Annotated[Text | None, "Who published it."] = None
    author: Annotated[Text | None, "Who wrote it."] = None
    issued: Annotated[Period, "The day, month or year it was issued."]
    accessed: Annotated[Period | None, "The day it was read."] = None
    url: Annotated[str | None, ADDRESS, "Its web address."] = None
    language: Annotated[str | None, LANGUAGE, "The language it is written in."] = None
    currency: Annotated[str | None, DOLLAR, "The currency that $ alone means in it; USD where it is left out."] = None
    decimal: Annotated[str | None, DECIMAL_SIGN, "The decimal sign that it writes; `,` where 3.858 are thousands."] = (
        None
    )
    fiscal_year: Annotated[FiscalYearRow | None, "What its fiscal years are."] = None
    text: Annotated[str | None, "A file with its text, by its path from the records directory."] = None
    sha256: Annotated[str | None, SHA256, "The SHA-256 checksum of that file."] = None
    note: Annotated[Text | None, "What else is to be known of it."] = None

    @property
    def conventions(self) -> Conventions:
        """How it writes figures."""
        year = self.fiscal_year
        return Conventions(self.currency, self.decimal, FiscalYear(year.starts, year.named_by) if year else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The name of an industry."""

    name: Annotated[Text, "Its name."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What sort of zone there is."""

    id: str
    name: Annotated[Text, "Its name."]
    aliases: Annotated[tuple[str, ...], "Other names that it goes by, in any language."] = ()
    definition: Annotated[Text | None, "What zones of the kind are, in one sentence."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A region: its name, and the region that it lies in."""

    name: Annotated[Text, "Its name."]
    within: Annotated[str | None, PLACE, "Code of the place that it lies in; of IN-UP it is IN if left out."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """What stands beside the names in a list of industries or places."""

    source: Annotated[str | None, "Id of the source of the list, a file in sources/."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoKeys:
    """What stands beside the entries of a file that has nothing but entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSeries:
    """A series of exchange rates by year."""

    id: str
    name: Annotated[Text, "The name of the series."]
    source: Annotated[str, "Id of the source, a file in sources/."]
    to: Annotated[str, "The currency that the rates are given in."]
    years: Annotated[
        dict[int, dict[str, Decimal]],
        MapOf(YEAR, MapOf(CURRENCY, RATE)),
        "For each year what one unit of each currency is worth.",
    ]
