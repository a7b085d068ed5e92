"""Raw tables into typed records: strict and quick, without a word of explanation.

A table that breaks the format raises Refused, and `zonecli.check.run` then says what is wrong with it,
in full. The two must accept the same tables; a property test holds them together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from zonecli.figures.interpret import interval
from zonecli.figures.reader import Figure, FigureError, Hedge, read
from zonecli.figures.units.lookup import unit
from zonecli.i18n import Text
from zonecli.records.fields import (
    GIVEN_HEDGES,
    LANGUAGES,
    SOURCE_TYPES,
    is_address,
    is_number,
    is_place,
    is_sha256,
    is_year,
)
from zonecli.records.ids import is_id
from zonecli.records.periods import Period, period
from zonecli.records.vocabulary import Better, Derivation, Indicator, Operation, RateSeries, Source, Theme
from zonecli.records.zones import Event, Fact, Kind, LeadingIndustries, Level, Rank, Status, Zone

Raw = Mapping[str, Any]


class Refused(Exception):
    """The table is no valid record."""


# What the functions below raise for a table that is not of its form.
REFUSED = (Refused, FigureError, KeyError, TypeError, ValueError)

TEXT_KEYS = frozenset({"zh", "en"})
TEXTS = frozenset({"scope", "title", "note"})
"""The keys of facts and events under which texts in both languages stand."""

HEAD_KEYS = frozenset({"name", "aliases", "kind", "level", "code", "place", "industries", "part_of", "has_parts"})
ZONE_KEYS = HEAD_KEYS | {"leading_industries", "facts", "events"}
FACT_KEYS = frozenset(
    {
        "indicator",
        "figure",
        "unit",
        "value",
        "hedge",
        "period",
        "status",
        "rank",
        "scope",
        "source",
        "at",
        "note",
    }
)
EVENT_KEYS = frozenset({"date", "title", "source", "at", "note"})
LEADING_KEYS = frozenset({"industries", "period", "source", "at"})

_STATUSES = {status.value: status for status in Status}
_RANKS = {rank.value: rank for rank in Rank}


def string(value: object) -> str:
    """Return a text that says something."""
    if type(value) is not str or not value or value.isspace():
        raise Refused
    return value


def optional_string(raw: Raw, key: str) -> str | None:
    """Return the text under the key, None where there is none."""
    return string(raw[key]) if key in raw else None


def strings(raw: Raw, key: str) -> tuple[str, ...]:
    """Return the list of texts under the key, empty where there is none."""
    if key not in raw:
        return ()
    values = raw[key]
    if type(values) is not list:
        raise Refused
    for value in values:
        if type(value) is not str or not value or value.isspace():
            raise Refused
    return tuple(values)


def text(value: object) -> Text:
    """Return a text in one language or in both."""
    if type(value) is not dict or not value or not value.keys() <= TEXT_KEYS:
        raise Refused
    if len(value) == 2:
        # As nearly all are: two calls less for each.
        zh, en = value["zh"], value["en"]
        if type(zh) is str and type(en) is str and zh and en and not (zh.isspace() or en.isspace()):
            return Text(zh, en)
        raise Refused
    return Text(
        string(value["zh"]) if "zh" in value else "",
        string(value["en"]) if "en" in value else "",
    )


def optional_text(raw: Raw, key: str) -> Text | None:
    """Return the bilingual text under the key, None where there is none."""
    return text(raw[key]) if key in raw else None


def optional_period(raw: Raw, key: str) -> Period | None:
    """Return the period under the key, None where there is none."""
    return period(string(raw[key])) if key in raw else None


def table(raw: object, keys: frozenset[str]) -> Raw:
    """Return the table, which has no other keys than these."""
    if type(raw) is not dict or not raw.keys() <= keys:
        raise Refused
    return raw


def tables(raw: Raw, key: str) -> list[Any]:
    """Return the array of tables under the key, empty where there is none."""
    rows = raw.get(key, [])
    if type(rows) is not list:
        raise Refused
    return rows


def number(value: object) -> Decimal:
    """Return the exact number that a text of digits writes."""
    said = string(value)
    if not is_number(said):
        raise Refused
    return Decimal(said)


def row(raw: object, keys: frozenset[str]) -> Raw:
    """Return the table, which has no other keys than these, and texts that say something under all but TEXTS."""
    if type(raw) is not dict or not raw.keys() <= keys:
        raise Refused
    # Here rather than key by key: most of the time that reading takes goes into this.
    for key, value in raw.items():
        if type(value) is str:
            if not value or value.isspace():
                raise Refused
        elif key not in TEXTS:
            raise Refused
    return raw


def figure(raw: Raw) -> Figure:
    """Return what the printed figure of a row says.

    `value` with `unit` and `hedge` stands in for a form that cannot be read.
    """
    printed, given_unit = raw["figure"], raw.get("unit")
    if "value" not in raw:
        if "hedge" in raw:
            raise Refused
        return read(printed, given_unit)
    value = number(raw["value"])
    of = unit(given_unit) if given_unit else None
    digits = len(value.as_tuple().digits)
    hedge = Hedge(raw.get("hedge", "exact"))
    if hedge not in GIVEN_HEDGES:
        raise Refused
    return Figure(printed, value, of, hedge, *interval(hedge, value), digits, None, None)


def fact(raw: object, number: int | None = None) -> Fact:
    """Return the fact that one `[[facts]]` table states."""
    said = row(raw, FACT_KEYS)
    return Fact(
        said["indicator"],
        figure(said),
        said["source"],
        period(said["period"]) if "period" in said else None,
        _STATUSES[said["status"]] if "status" in said else Status.ACTUAL,
        _RANKS[said["rank"]] if "rank" in said else Rank.NORMAL,
        text(said["scope"]) if "scope" in said else None,
        said.get("at"),
        text(said["note"]) if "note" in said else None,
        number,
        None if "value" in said else said.get("unit"),
    )


def event(raw: object) -> Event:
    """Return the event that one `[[events]]` table states."""
    said = row(raw, EVENT_KEYS)
    return Event(
        period(said["date"]),
        text(said["title"]),
        said["source"],
        said.get("at"),
        text(said["note"]) if "note" in said else None,
    )


def leading(raw: object) -> LeadingIndustries:
    """Return the statement that one `[[leading_industries]]` table makes."""
    row = table(raw, LEADING_KEYS)
    industries = strings(row, "industries")
    if not industries:
        raise Refused
    return LeadingIndustries(
        industries,
        string(row["source"]),
        optional_period(row, "period"),
        optional_string(row, "at"),
    )


def _places(raw: Raw) -> tuple[str, ...]:
    place = raw.get("place", [])
    return (string(place),) if type(place) is str else strings(raw, "place")


def zone(id: str, raw: Raw, whole: bool = True) -> Zone:
    """Return the zone that a record states; with `whole` false, of its root keys alone.

    Raises Refused, or the KeyError, PeriodError, FigureError or ValueError of the part that is wrong.
    """
    table(raw, ZONE_KEYS)
    level = raw.get("level")
    has_parts = raw.get("has_parts", False)
    if type(has_parts) is not bool:
        raise Refused
    return Zone(
        id,
        text(raw["name"]),
        Kind(raw["kind"]),
        None if level is None else Level(level),
        optional_string(raw, "code"),
        strings(raw, "aliases"),
        _places(raw),
        strings(raw, "industries"),
        strings(raw, "part_of"),
        has_parts,
        tuple(leading(row) for row in tables(raw, "leading_industries")) if whole else (),
        tuple(fact(row, n) for n, row in enumerate(tables(raw, "facts"))) if whole else (),
        tuple(event(row) for row in tables(raw, "events")) if whole else (),
    )


INDICATOR_KEYS = frozenset({"name", "unit", "theme", "better", "definition", "derived"})
DERIVED_KEYS = frozenset({"operation", "of", "by"})
SOURCE_KEYS = frozenset(
    {
        "type",
        "title",
        "container_title",
        "publisher",
        "author",
        "issued",
        "accessed",
        "url",
        "language",
        "text",
        "sha256",
        "note",
    }
)
NAME_KEYS = frozenset({"name"})
SERIES_KEYS = frozenset({"name", "source", "to", "years"})


def derivation(raw: object) -> Derivation:
    """Return the recipe of a derived indicator; growth has one input, the other operations have two."""
    row = table(raw, DERIVED_KEYS)
    operation = Operation(row["operation"])
    by = optional_string(row, "by")
    if (by is None) != (operation is Operation.GROWTH):
        raise Refused
    return Derivation(operation, string(row["of"]), by)


def indicator(id: str, raw: object) -> Indicator:
    """Return the indicator that one table of `indicators.toml` defines."""
    row = table(raw, INDICATOR_KEYS)
    usual = optional_string(row, "unit")
    better = row.get("better")
    return Indicator(
        id,
        text(row["name"]),
        Theme(row["theme"]),
        unit(usual) if usual else None,
        None if better is None else Better(better),
        optional_text(row, "definition"),
        derivation(row["derived"]) if "derived" in row else None,
    )


def indicators(raw: Raw) -> dict[str, Indicator]:
    """Return the indicators of `indicators.toml` by id."""
    return {_fitting(id, is_id): indicator(id, row) for id, row in raw.items()}


def source(id: str, raw: Raw) -> Source:
    """Return the source that a file of `sources/` describes."""
    row = table(raw, SOURCE_KEYS)
    return Source(
        id,
        _fitting(string(row["type"]), SOURCE_TYPES.__contains__),
        text(row["title"]),
        period(string(row["issued"])),
        optional_text(row, "container_title"),
        optional_text(row, "publisher"),
        optional_text(row, "author"),
        optional_period(row, "accessed"),
        _optional_fitting(row, "url", is_address),
        _optional_fitting(row, "language", LANGUAGES.__contains__),
        optional_string(row, "text"),
        _optional_fitting(row, "sha256", is_sha256),
        optional_text(row, "note"),
    )


def _fitting(said: str, fits: Callable[[str], bool]) -> str:
    if not fits(said):
        raise Refused
    return said


def _optional_fitting(raw: Raw, key: str, fits: Callable[[str], bool]) -> str | None:
    return _fitting(string(raw[key]), fits) if key in raw else None


def industries(raw: Raw) -> dict[str, Text]:
    """Return the names of industries by id, as `industries.toml` gives them."""
    return _names(raw, is_id)


def places(raw: Raw) -> dict[str, Text]:
    """Return the names of places by code, as `places.toml` gives them."""
    return _names(raw, is_place)


def _names(raw: Raw, fits: Callable[[str], bool]) -> dict[str, Text]:
    optional_string(raw, "source")
    return {_fitting(id, fits): text(table(row, NAME_KEYS)["name"]) for id, row in raw.items() if id != "source"}


def _rates(raw: object) -> dict[str, Decimal]:
    if type(raw) is not dict:
        raise Refused
    found = {currency: number(rate) for currency, rate in raw.items()}
    if not all(rate > 0 for rate in found.values()):
        raise Refused
    return found


def rate_series(id: str, raw: object) -> RateSeries:
    """Return the series of exchange rates that one table of `rates.toml` holds."""
    row = table(raw, SERIES_KEYS)
    years = row["years"]
    if type(years) is not dict:
        raise Refused
    return RateSeries(
        id,
        text(row["name"]),
        string(row["source"]),
        string(row["to"]),
        {int(_fitting(year, is_year)): _rates(values) for year, values in years.items()},
    )


def rates(raw: Raw) -> dict[str, RateSeries]:
    """Return the series of exchange rates of `rates.toml` by id."""
    return {_fitting(id, is_id): rate_series(id, row) for id, row in raw.items()}
