"""The table of zones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zonecli.errors import N_
from zonecli.languages import Language
from zonecli.model.texts import Text
from zonecli.render import words
from zonecli.render.flat import cell
from zonecli.render.table import Column, Table
from zonecli.views.filters import FIELDS
from zonecli.views.listing import Listing, ZoneRow

TITLES = {
    "id": N_("Id"),
    "name": N_("Name"),
    "alias": N_("Also called"),
    "kind": N_("Kind"),
    "level": N_("Level"),
    "code": N_("Code"),
    "place": N_("Place"),
    "industry": N_("Industries"),
    "part_of": N_("Part of"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of indicators, industries and places stand for."""

    indicators: Mapping[str, Text]
    industries: Mapping[str, Text]
    places: Mapping[str, Text]


def table(listing: Listing, names: Names, lang: Language) -> Table:
    """Return a listing without figures for people."""
    columns = [field_column(name, lang) for name in listing.columns]
    rows = (tuple(field_cell(row, name, names, lang) for name in listing.columns) for row in listing.rows)
    return Table(columns, rows)


def field_column(name: str, lang: Language) -> Column:
    """Return the column of a field."""
    return Column(lang.translate(TITLES[name]), wrap=name not in ("id", "code"))


def remarks(listing: Listing, lang: Language) -> list[str]:
    """Return what the listing cannot settle, in words."""
    said = []
    if listing.undecided:
        said.append(
            lang.count(
                "{n} zone is left out: a hedge, figures of parts only or another currency leave it open: {ids}",
                "{n} zones are left out: a hedge, figures of parts only or another currency leave it open: {ids}",
                len(listing.undecided),
                ids=", ".join(listing.undecided),
            )
        )
    if listing.unsettled:
        said.append(
            lang.count(
                "the order of {n} pair of neighbours is not certain; `zonecli rank` marks it",
                "the order of {n} pairs of neighbours is not certain; `zonecli rank` marks them",
                listing.unsettled,
            )
        )
    return said


def field_cell(row: ZoneRow, column: str, names: Names, lang: Language) -> str:
    """Return what a zone has in a field."""
    if column == "name":
        return lang.pick(row.name)
    if column == "kind":
        return lang.translate(words.KINDS[row.kind])
    if column == "level":
        return lang.translate(words.LEVELS[row.level]) if row.level else words.MISSING
    if column == "place":
        return words.joined(_names(row.place, names.places, lang), lang) or words.MISSING
    if column == "industry":
        return words.joined(_names(row.industries, names.industries, lang), lang) or words.MISSING
    values = {
        "id": (row.id,),
        "alias": row.aliases,
        "code": (row.code or words.MISSING,),
        "part_of": row.part_of,
    }
    return words.joined(list(values[column]), lang) or words.MISSING


def _names(ids: Sequence[str], named: Mapping[str, Text], lang: Language) -> list[str]:
    """The names of the ids; one that nothing names, which `check` reports, is shown as it stands."""
    return [lang.pick(named[id]) if id in named else id for id in ids]


def rows(listing: Listing) -> Iterator[list[object]]:
    """Yield the header and the rows of the listing as data, an indicator as its printed figure, value and unit."""
    header: list[object] = []
    for column in listing.columns:
        if column == "name":
            header += ["name_zh", "name_en"]
        elif column in FIELDS:
            header.append(column)
        else:
            header += [column, f"{column}_value", f"{column}_unit"]
    yield header
    for row in listing.rows:
        yield [value for column in listing.columns for value in _data(row, column)]


def _data(row: ZoneRow, column: str) -> list[object]:
    if column == "name":
        return [row.name.zh, row.name.en]
    if column in FIELDS:
        value = getattr(row, {"alias": "aliases", "industry": "industries"}.get(column, column))
        return [";".join(value) if isinstance(value, tuple) else cell(value)]
    fact = row.facts.get(column)
    return [fact.figure, cell(fact.value), cell(fact.unit)] if fact else ["", "", ""]
