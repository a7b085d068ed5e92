"""A zone and what is recorded of it: facts, events and leading industries, each with its source."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from zonecli.figures.types import Figure, Hedge
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.fields import FACT_PERIOD, GIVEN_HEDGE, GIVEN_SENSE, PLACE, TEXT, ListOf, Phrase
from zonecli.records.periods import Period

# The kind of what adds up other zones.
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
    ANNOUNCED = "announced"  # signed or made public, not yet carried out
    FORECAST = "forecast"
    TARGET = "target"
    PLANNED = "planned"


class Rank(StrEnum):
    """Which of several figures for the same thing is to be used."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """The keys of a fact that its figure is read from."""

    figure: Annotated[str, "The figure exactly as the source prints it."]
    unit: Annotated[str | None, "The unit, where the source prints it elsewhere, such as in the head of a table."] = (
        None
    )
    value: Annotated[Decimal | None, "The number, only where the printed figure cannot be read."] = None
    low: Annotated[Decimal | None, "In place of `value`: the lower end of a range."] = None
    high: Annotated[Decimal | None, "The upper end of that range."] = None
    hedge: Annotated[
        Hedge | None,
        GIVEN_HEDGE,
        "With `value`: how the source hedges it; `exact` if left out. A range can be `about`.",
    ] = None
    sense: Annotated[
        str | None,
        GIVEN_SENSE,
        "With `value` or a range: whether it is the size of a `growth` or a `decline`, or a `multiple`.",
    ] = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What of the zone a figure is about: a part, the whole or the set that it refers to, and the definition used.

    `of` is the id of a zone, or a text; `base` is what the figure itself prints that it is compared with.
    """

    scope: Text | None = None
    of: Text | str | None = None
    basis: Text | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure that a source states of the zone.

    `period` is None where the source names none: the figure then counts as known at the source's date.
    `number` is the fact's place among the facts of its file, from 0, where the whole file was read, else None.
    `printed_unit` is a unit that the source prints elsewhere, in a table's head.
    """

    indicator: Annotated[str, "Id of the indicator, a table of indicators.toml."]
    figure: Annotated[Figure, PrintedFigure]
    period: Annotated[Period | None, FACT_PERIOD, "The period that the source names; left out where it names none."] = (
        None
    )
    status: Annotated[Status, "How firm the figure is; `actual` where it is left out."] = Status.ACTUAL
    rank: Annotated[Rank, "Which of several figures is to be used; `normal` if left out."] = Rank.NORMAL
    scope: Annotated[Text | None, "The part of the zone that the figure is about."] = None
    of: Annotated[
        Text | str | None,
        Phrase(zone=True),
        "The whole or the set that a share, a rank or a gap refers to: the id of a zone, or a text.",
    ] = None
    basis: Annotated[Text | None, Phrase(), "The definition that the figure goes by."] = None
    source: Annotated[str, "Id of the source, a file in sources/."]
    at: Annotated[str | None, "Where in the source: page, paragraph or row."] = None
    note: Annotated[Text | None, "What else is to be known of the figure."] = None
    number: int | None = None
    printed_unit: str | None = None

    @property
    def subject(self) -> Subject:
        """What of the zone the figure is about: figures of two subjects are never of one thing."""
        return Subject(self.scope, self.of, self.basis, self.figure.own_base)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to the zone."""

    date: Annotated[Period, "The day, month or year of the event."]
    title: Annotated[Text, "What happened."]
    source: Annotated[str, "Id of the source, a file in sources/."]
    at: Annotated[str | None, "Where in the source: page, paragraph or row."] = None
    note: Annotated[Text | None, "What else is to be known of the event."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingIndustries:
    """A source's statement of the zone's leading industries."""

    industries: Annotated[tuple[str, ...], ListOf(TEXT, least=1), "Ids of industries, in the source's order."]
    period: Annotated[Period | None, "The period that the source names."] = None
    source: Annotated[str, "Id of the source, a file in sources/."]
    at: Annotated[str | None, "Where in the source: page, paragraph or row."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A development zone.

    Where only the head of its record was read, `facts`, `events` and `leading_industries` are empty.
    """

    id: str
    name: Annotated[Text, "Its name."]
    aliases: Annotated[tuple[str, ...], "Other names that it goes by, in any language."] = ()
    kind: Annotated[str, "Id of what sort of zone it is, such as `industrial-park`."]
    level: Annotated[Level | None, "The level of government that approved it."] = None
    code: Annotated[str | None, "Its code in the official catalogue of development zones."] = None
    place: Annotated[
        tuple[str, ...], ListOf(PLACE, alone=True), "Code of its place, or several: GB/T 2260 or ISO 3166."
    ] = ()
    industries: Annotated[tuple[str, ...], "Ids of its main industries now."] = ()
    part_of: Annotated[tuple[str, ...], "Ids of the zones that it is a part of."] = ()
    has_parts: Annotated[bool, "Whether other zones are parts of this one."] = False
    leading_industries: Annotated[tuple[LeadingIndustries, ...], "The statements that `industries` rests on."] = ()
    facts: Annotated[tuple[Fact, ...], "What sources state in figures."] = ()
    events: Annotated[tuple[Event, ...], "What happened."] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the zone goes by, in any language."""
        return (*self.name.languages.values(), *self.aliases)
