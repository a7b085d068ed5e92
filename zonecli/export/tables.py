"""The tables that records are handed on as: their columns, their keys, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from functools import cached_property
from typing import Any, ClassVar

from zonecli.errors import N_
from zonecli.figures.types import Hedge
from zonecli.frozen import dataclass
from zonecli.i18n import CODES, Text, language
from zonecli.records import words
from zonecli.records.periods import Period
from zonecli.records.vocabulary import Theme
from zonecli.records.zones import Level, Rank, Status
from zonecli.views.facts import FactView
from zonecli.views.indicators import IndicatorView
from zonecli.views.listing import ZoneRow
from zonecli.views.sources import EventView, SourceView


class Type(StrEnum):
    """What the cells of a column are; a number is an exact decimal."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


_TYPES = {"Decimal": Type.NUMBER, "bool": Type.BOOLEAN, "date": Type.DATE, "int": Type.INTEGER}


OBS_STATUS = "obs_status"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `refers` is the table whose key it holds. `field` is the view's field that it is taken from, and `tag` the language
    of a text that it holds: `zh`, `en`, or `other` for all others; `is_name` says that this is what an id is called.
    """

    name: str
    type: Type
    field: str
    tag: str | None = None
    refers: str | None = None
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class LeadingView:
    """What one source names as a zone's leading industries."""

    zone: str
    industries: tuple[str, ...]
    period: Period | None
    source: str
    at: str | None


@dataclass(frozen=True, slots=True)
class InputView:
    """A recorded figure that a derived one is worked out from."""

    derived: str
    fact: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """What a table, a column of it or a word in that column is called, and what it means."""

    table: str
    column: str | None
    word: str | None
    label: Text
    text: Text


class Table:
    """A table: a view's fields as columns, each text in its languages, each id followed by what it is called."""

    # What the ids in these columns are called stands beside them.
    NAMED: ClassVar = ("zone", "indicator", "unit", "source", "kind", "place", "industries", "part_of")
    _REFERS: ClassVar = {
        "zone": "zones",
        "of_zone": "zones",
        "indicator": "indicators",
        "growth_of": "indicators",
        "share_of": "indicators",
        "source": "sources",
        "derived": "derived",
        "fact": "facts",
    }

    def __init__(
        self,
        name: str,
        kind: Any,
        about: str,
        without: tuple[str, ...] = (),
        keyed: bool = False,
        tags: tuple[str, ...] = (*CODES, "other"),
    ) -> None:
        """`kind` is the view's class, of which the fields `without` are left out; `keyed` sets an `id` before them.

        `tags` are the languages that its texts have.
        """
        self.name = name
        self.about = about
        self.keyed = keyed
        self._kind = kind
        self._without = without
        self._tags = tags

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        found = [Column("id", Type.TEXT, "id")] if self.keyed else []
        for field in fields(self._kind):
            if not field.name.startswith("_") and field.name not in self._without:
                found += self._columns(field.name, str(field.type))
        return tuple(found)

    @property
    def key(self) -> str | None:
        """The column that tells its rows apart, if one does."""
        return "id" if self.columns[0].name == "id" else None

    def _columns(self, name: str, kind: str) -> Iterator[Column]:
        if kind.startswith("Text"):
            yield from (Column(f"{name}_{tag}", Type.TEXT, name, tag) for tag in self._tags)
            return
        plain = kind.split(" ")[0]
        yield Column(
            name, _TYPES.get(plain, Type.TEXT), name, refers=self._REFERS.get(name) if plain == "str" else None
        )
        if name in self.NAMED:
            yield from (Column(f"{name}_{tag}", Type.TEXT, name, tag, is_name=True) for tag in CODES)
        if name == "status":
            yield Column(OBS_STATUS, Type.TEXT, OBS_STATUS)


ZONES = Table("zones", ZoneRow, N_("The zones: parks, platforms, and what adds up several of them."), ("facts",))
FACTS = Table(
    "facts",
    FactView,
    N_("The figures that sources state, each as it is printed and as it is read."),
    ("derived", "formula", "converted", "inputs"),
    keyed=True,
)
DERIVED = Table(
    "derived",
    FactView,
    N_("Figures that are worked out from recorded ones; no source states them."),
    (
        *("figure", "printed_unit", "counted", "base", "equivalent", "assumed", "given", "derived", "converted"),
        # What it rests on are its inputs, and their sources.
        *("inputs", "source", "at", "rank", "note"),
    ),
    keyed=True,
)
INPUTS = Table("inputs", InputView, N_("The recorded figures that each derived one is worked out from."))
EVENTS = Table("events", EventView, N_("What happened to zones."), keyed=True)
LEADING = Table("leading_industries", LeadingView, N_("What sources name as the leading industries of zones."))
SOURCES = Table("sources", SourceView, N_("The articles, notices, yearbooks and data sets that figures come from."))
INDICATORS = Table("indicators", IndicatorView, N_("What is measured."))
NOTES = Table("notes", NoteView, N_("What the tables, their columns and the words in them mean."), tags=CODES)

TABLES = (ZONES, FACTS, DERIVED, INPUTS, EVENTS, LEADING, SOURCES, INDICATORS, NOTES)

# SDMX's code list CL_OBS_STATUS has these four; for the others it has no code.
STATUS_CODES = {Status.ACTUAL: "A", Status.ESTIMATE: "E", Status.PROVISIONAL: "P", Status.FORECAST: "F"}

# What each field is called, and what it means.
FIELDS: dict[str, tuple[str, str]] = {
    "id": (N_("Id"), N_("What tells it apart; anji:3 is the third figure or the third event in zones/anji.toml.")),
    "name": (N_("Name"), N_("Its name.")),
    "aliases": (N_("Also called"), N_("Other names that it goes by, in any language, with ; between them.")),
    "kind": (N_("Kind"), N_("Id of what sort of zone it is.")),
    "level": (N_("Level"), N_("The level of government that approved it.")),
    "code": (N_("Code"), N_("Its code in the official catalogue of development zones.")),
    "place": (N_("Place"), N_("Code of its place, GB/T 2260 or ISO 3166, or several with ; between them.")),
    "industries": (N_("Industries"), N_("Ids of its main industries, with ; between them.")),
    "part_of": (N_("Part of"), N_("Ids of the zones that it is a part of, with ; between them.")),
    "zone": (N_("Zone"), N_("Id of the zone.")),
    "indicator": (N_("Indicator"), N_("Id of the indicator.")),
    "figure": (N_("As printed"), N_("The figure exactly as the source prints it.")),
    "printed_unit": (N_("Unit beside it"), N_("A unit that the source prints elsewhere, in a table's head.")),
    "value": (
        N_("Value"),
        N_("The number that it says, in the unit beside it; empty for a range and for several thousand."),
    ),
    "unit": (
        N_("Unit"),
        N_("Id of the unit; of a figure that of value, low and high. 0.035 ratio stands for 3.5%."),
    ),
    "hedge": (N_("Hedge"), N_("How the source hedges the figure.")),
    "hedges": (N_("All hedges"), N_("All of its hedges, with ; between them.")),
    "low": (N_("Low"), N_("The lower end of what it allows; empty where nothing bounds it.")),
    "high": (N_("High"), N_("The upper end of what it allows; empty where nothing bounds it.")),
    "low_open": (N_("Low is open"), N_("Whether the lower end itself is left out.")),
    "high_open": (N_("High is open"), N_("Whether the upper end itself is left out.")),
    "sense": (N_("Sense"), N_("What sort of number it is; empty for a plain amount.")),
    "counted": (N_("Counted"), N_("What the print counts, in its own words.")),
    "base": (N_("Base"), N_("What the print itself compares with.")),
    "equivalent": (N_("Equivalent"), N_("What the print gives as another expression of the same figure.")),
    "assumed": (N_("Assumed"), N_("The currency that a sign alone, $ or ¥, was taken for.")),
    "given": (N_("Typed by hand"), N_("Whether the value was typed by hand, because the print cannot be read.")),
    "formula": (N_("Formula"), N_("How it is worked out, by the ids of indicators.")),
    "period": (
        N_("Period"),
        N_(
            "The period that the source names; empty where it names none. H1 is a half, Q3 a quarter; ~ about, .. open."
        ),
    ),
    "known": (N_("Known at"), N_("The source's date, where it names no period.")),
    "status": (N_("Status"), N_("How firm the figure is.")),
    OBS_STATUS: (N_("SDMX status"), N_("The status as a code of SDMX where it has one, else our word.")),
    "period_start": (N_("First day"), N_("The first day of the period; empty where it is open.")),
    "period_end": (N_("Last day"), N_("The last day of the period; empty where it is open.")),
    "scope": (N_("Part"), N_("The part of the zone that the figure is about; empty for the whole.")),
    "of": (N_("Of"), N_("The whole or the set that a share, a rank or a gap refers to.")),
    "of_zone": (N_("Of the zone"), N_("Id of that whole, where it is a zone.")),
    "basis": (N_("Basis"), N_("The definition that the figure goes by.")),
    "source": (N_("Source"), N_("Id of the source.")),
    "at": (N_("At"), N_("Where in the source: page, paragraph or row.")),
    "rank": (N_("Precedence"), N_("Which of several figures for the same thing is to be used.")),
    "note": (N_("Note"), N_("What else is to be known of it.")),
    "derived": (N_("Calculation"), N_("The derived figure, or how an indicator is worked out from others.")),
    "fact": (N_("Recorded figure"), N_("The recorded figure.")),
    "date": (N_("Date"), N_("The day, month or year of the event.")),
    "title": (N_("Title"), N_("Its title.")),
    "type": (N_("Type"), N_("What sort of source it is, in the terms of CSL.")),
    "container_title": (N_("Appeared in"), N_("The paper, site or series that it stands in.")),
    "publisher": (N_("Publisher"), N_("Who published it.")),
    "author": (N_("Author"), N_("Who wrote it.")),
    "issued": (N_("Issued"), N_("The day, month or year it was issued.")),
    "accessed": (N_("Read on"), N_("The day it was read.")),
    "url": (N_("Address"), N_("Its web address.")),
    "language": (N_("Language"), N_("The language it is written in.")),
    "currency": (N_("Currency"), N_("The currency that $ alone means in it.")),
    "decimal": (N_("Decimal sign"), N_("The decimal sign that it writes.")),
    "fiscal_year": (
        N_("Fiscal year"),
        N_("What its fiscal years are: the day they begin with and the year in their name."),
    ),
    "facts": (N_("Number of figures"), N_("How many recorded figures rest on it, or are of it.")),
    "events": (N_("Number of events"), N_("How many events rest on it.")),
    "zones": (N_("Number of zones"), N_("How many zones' records cite it, or have figures of it.")),
    "theme": (N_("Theme"), N_("The chapter of a profile that it stands in.")),
    "better": (N_("Better"), N_("Which way is better, where one is.")),
    "nature": (N_("Nature"), N_("How it lies in time.")),
    "sign": (N_("Sign"), N_("What counts as above zero, where it is not what is printed.")),
    "definition": (N_("Definition"), N_("What it counts, in one sentence.")),
    "priority": (N_("Priority"), N_("1 for a key figure of a profile, 2, or 3 for a detail.")),
    "growth_of": (N_("Growth of"), N_("Id of the indicator that this is the growth of.")),
    "share_of": (N_("Share of"), N_("Id of the indicator that this is a share of, of a larger whole's.")),
    "table": (N_("Table"), N_("The table that is explained.")),
    "column": (N_("Column"), N_("The column; empty where it is the whole table.")),
    "word": (N_("Word"), N_("The word in that column; empty where it is the whole column.")),
    "label": (N_("Label"), N_("What it is called.")),
    "text": (N_("Meaning"), N_("What it means.")),
}

_NAME = N_("What the id beside it is called; in another language where it has no name in this one.")

# The words of closed choices, by the field that holds them.
_WORDS: dict[str, dict[Any, str]] = {
    "level": {each: words.LEVELS[each] for each in Level},
    "status": {each: words.STATUSES[each] for each in Status},
    OBS_STATUS: {STATUS_CODES.get(each, each): words.STATUSES[each] for each in Status},
    "rank": {each: words.RANKS[each] for each in Rank},
    "hedge": {each: words.HEDGES[each] for each in Hedge},
    "theme": {each: words.THEMES[each] for each in Theme},
    "better": dict(words.BETTER),
    "nature": dict(words.NATURES),
    "sign": dict(words.SIGNS),
    "sense": {
        "growth": N_("the size of a growth"),
        "decline": N_("the size of a decline; the value is below zero"),
        "multiple": N_("how many times as large"),
        "per-capita": N_("an amount per head"),
        "per-area": N_("an amount per area"),
    },
}

# What the tables are called on sheets; in English, as they are.
TITLES = {
    "zones": N_("zones"),
    "facts": N_("facts"),
    "derived": N_("derived"),
    "inputs": N_("inputs"),
    "events": N_("events"),
    "leading_industries": N_("leading_industries"),
    "sources": N_("sources"),
    "indicators": N_("indicators"),
    "notes": N_("notes"),
}

_LANGUAGES = {"zh": N_("{label}, in Chinese"), "en": N_("{label}, in English"), "other": N_("{label}, in others")}


def label_of(column: Column, code: str) -> str:
    """Return what a column is called in a language, its code."""
    lang = language(code)
    label = lang.translate(FIELDS[column.field][0])
    return lang.message(_LANGUAGES[column.tag], label=label) if column.tag else label


def meaning_of(column: Column) -> str:
    """Return what a column means, in English."""
    return _NAME if column.is_name else FIELDS[column.field][1]


def list_notes() -> Iterator[NoteView]:
    """Yield what each table, each column and each word of a closed choice means."""
    for table in TABLES:
        yield NoteView(
            table=table.name, column=None, word=None, label=_said(TITLES[table.name]), text=_said(table.about)
        )
        for column in table.columns:
            label, meaning = Text(label_of(column, "zh"), label_of(column, "en")), _said(meaning_of(column))
            yield NoteView(table=table.name, column=column.name, word=None, label=label, text=meaning)
            for word, message in _WORDS.get(column.name, {}).items():
                yield NoteView(table=table.name, column=column.name, word=str(word), label=label, text=_said(message))


def _said(message: str) -> Text:
    return Text(language("zh").translate(message), message)
