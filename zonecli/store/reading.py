"""Raw tables into typed records: strict and quick, without a word of explanation.

A table that breaks the format raises Refused, and `zonecli.store.check` then says what is wrong with it,
in full. The two must accept the same tables; a property test holds them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from zonecli.model.figure_hedges import interval
from zonecli.model.figures import Figure, FigureError, Hedge, read
from zonecli.model.periods import Period, period
from zonecli.model.texts import Text
from zonecli.model.units import unit
from zonecli.model.zones import Event, Fact, Kind, LeadingIndustries, Level, Rank, Status, Zone
from zonecli.store.forms import GIVEN_HEDGES, is_number

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
