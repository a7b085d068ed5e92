"""A zone and what is recorded of it: facts, events and leading industries, each with its source."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text

if TYPE_CHECKING:
    from zonecli.figures.reader import Figure
    from zonecli.records.periods import Period


class Kind(StrEnum):
    """What sort of zone it is."""

    ECONOMIC_DEVELOPMENT_ZONE = "economic-development-zone"
    ECONOMIC_TECHNOLOGICAL_DEVELOPMENT_ZONE = "economic-technological-development-zone"
    HIGH_TECH_ZONE = "high-tech-zone"
    BONDED_ZONE = "bonded-zone"
    INDUSTRIAL_PARK = "industrial-park"
    COOPERATION_ZONE = "cooperation-zone"
    DEMONSTRATION_ZONE = "demonstration-zone"
    SCIENCE_CITY = "science-city"
    NEW_TOWN = "new-town"
    SPECIALTY_TOWN = "specialty-town"
    RESORT = "resort"
    AGGREGATE = "aggregate"


class Level(StrEnum):
    """The level of government that approved it; the order is that of the levels, the highest first."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"


class Status(StrEnum):
    """How firm a figure is."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    PROVISIONAL = "provisional"
    FORECAST = "forecast"
    TARGET = "target"
    PLANNED = "planned"


class Rank(StrEnum):
    """Which of several figures for the same thing is to be used."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure that a source states of a zone, or of the part of it that `scope` names.

    `period` is None where the source names none: the figure then counts as known at the source's date.
    `number` is the fact's place among the facts of its file, from 0, where the whole file was read, else None.
    `printed_unit` is a unit that the source prints elsewhere, in a table's head.
    """

    indicator: str
    figure: Figure
    source: str
    period: Period | None = None
    status: Status = Status.ACTUAL
    rank: Rank = Rank.NORMAL
    scope: Text | None = None
    at: str | None = None
    note: Text | None = None
    number: int | None = None
    printed_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a zone, with the period or day that its source gives it."""

    date: Period
    title: Text
    source: str
    at: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class LeadingIndustries:
    """What a source names as a zone's leading industries, in its order."""

    industries: tuple[str, ...]
    source: str
    period: Period | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone. Where only the head of its record was read, `facts`, `events` and `leading` are empty.

    `has_parts` says that other zones name this one in their `part_of`.
    """

    id: str
    name: Text
    kind: Kind
    level: Level | None = None
    code: str | None = None
    aliases: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    has_parts: bool = False
    leading: tuple[LeadingIndustries, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the zone goes by, in either language."""
        return tuple(name for name in (self.name.zh, self.name.en, *self.aliases) if name)
