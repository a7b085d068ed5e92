"""Raw tables of the vocabulary files into typed records; strict like `zonecli.store.reading`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from zonecli.model.periods import period
from zonecli.model.texts import Text
from zonecli.model.units import unit
from zonecli.model.vocabulary import (
    Better,
    Derivation,
    Indicator,
    Operation,
    RateSeries,
    Source,
    Theme,
)
from zonecli.store.forms import LANGUAGES, SOURCE_TYPES, is_address, is_place, is_sha256, is_year
from zonecli.store.ids import is_id
from zonecli.store.reading import (
    Raw,
    Refused,
    number,
    optional_period,
    optional_string,
    optional_text,
    string,
    table,
    text,
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
