"""The table of zones."""

from __future__ import annotations

from collections.abc import Iterator

from zonecli.errors import N_
from zonecli.languages import Language
from zonecli.model.texts import Text
from zonecli.render import words
from zonecli.render.figures import converted, printed
from zonecli.render.flat import cell
from zonecli.render.table import Column, Table
from zonecli.views.facts import FactView
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


def table(
    listing: Listing,
    indicators: dict[str, Text],
    industries: dict[str, Text],
    places: dict[str, Text],
    lang: Language,
) -> Table:
    """Return the listing for people, with a word on what a hedge leaves open."""
    columns = [
        Column(lang.translate(TITLES[name]), wrap=name not in ("id", "code"))
        if name in FIELDS
        else Column(lang.pick(indicators[name]), "right")
        for name in listing.columns
    ]
    rows = (
        tuple(_cell(row, column, industries, places, lang) for column in listing.columns)
        for row in listing.rows
    )
    return Table(columns, rows)


def remarks(listing: Listing, lang: Language) -> list[str]:
    """Return what the listing cannot settle, in words."""
    said = []
    if listing.undecided:
        said.append(
            lang.count(
                "{n} zone is left out because a hedge leaves the condition open: {ids}",
                "{n} zones are left out because a hedge leaves the condition open: {ids}",
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


def _cell(
    row: ZoneRow, column: str, industries: dict[str, Text], places: dict[str, Text], lang: Language
) -> str:
    if column not in FIELDS:
        return _figure(row.facts.get(column), lang)
    if column == "name":
        return lang.pick(row.name)
    if column == "kind":
        return lang.translate(words.KINDS[row.kind])
    if column == "level":
        return lang.translate(words.LEVELS[row.level]) if row.level else words.MISSING
    if column == "place":
        return words.joined([lang.pick(places[code]) for code in row.place], lang) or words.MISSING
    if column == "industry":
        return words.joined([lang.pick(industries[id]) for id in row.industries], lang) or words.MISSING
    values = {
        "id": (row.id,),
        "alias": row.aliases,
        "code": (row.code or words.MISSING,),
        "part_of": row.part_of,
    }
    return words.joined(list(values[column]), lang) or words.MISSING


def _figure(fact: FactView | None, lang: Language) -> str:
    if fact is None:
        return words.MISSING
    return converted(fact, lang) or printed(fact, lang)


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
