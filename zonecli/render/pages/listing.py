"""The table of zones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.render import labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.rows import cell, text_cells, text_header
from zonecli.views.filters import FIELDS
from zonecli.views.listing import COLUMNS, Listing, ZoneRow

# What words figures is imported where a listing has some: it takes a tenth of the time of one without.
if TYPE_CHECKING:
    from zonecli.records.vocabulary import Kind, Place
    from zonecli.views.facts import FactView
    from zonecli.views.sources import SourceView


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of indicators, kinds, industries and places stand for."""

    indicators: Mapping[str, Text]
    kinds: Mapping[str, Kind]
    industries: Mapping[str, Text]
    places: Mapping[str, Place]


# What a narrow screen leaves out first: most names say the kind.
_GIVING = ("level", "place", "kind")


def _field_column(name: str, listing: Listing, lang: Language) -> Column:
    """Return the column of a field; one that was asked for is never left out."""
    return Column(
        lang.translate(words.FIELDS[name]),
        wrap=name not in ("id", "code"),
        gives_way=_GIVING.index(name) + 1 if name in _GIVING else 0,
        goes="nowhere" if listing.columns == COLUMNS else "below",
    )


def remarks(listing: Listing, lang: Language) -> list[str]:
    """Return what the listing cannot settle, in words."""
    text = []
    if listing.undecided:
        text.append(
            lang.count(
                "{n} zone is left out: a hedge, figures of parts only or another currency leave it open: {ids}",
                "{n} zones are left out: a hedge, figures of parts only or another currency leave it open: {ids}",
                len(listing.undecided),
                ids=", ".join(listing.undecided),
            )
        )
    if listing.unsettled:
        text.append(say_unsettled(listing.unsettled, lang))
    return text


def say_unsettled(pairs: int, lang: Language) -> str:
    """Return that so many neighbours stand in no certain order."""
    return lang.count(
        "the order of {n} pair of neighbours is not certain; `zonecli rank` marks it",
        "the order of {n} pairs of neighbours is not certain; `zonecli rank` marks them",
        pairs,
    )


def _field_cell(row: ZoneRow, column: str, names: Names, lang: Language) -> str:
    """Return what a zone has in a field."""
    if column == "name":
        return lang.pick(row.name)
    if column == "kind":
        return lang.pick(names.kinds[row.kind].name) if row.kind in names.kinds else row.kind
    if column == "level":
        return lang.translate(words.LEVELS[row.level]) if row.level else labels.MISSING
    if column == "place":
        return (
            labels.join_names(
                _names(row.place, {code: names.places[code].name for code in row.place if code in names.places}, lang),
                lang,
            )
            or labels.MISSING
        )
    if column == "industry":
        return labels.join_names(_names(row.industries, names.industries, lang), lang) or labels.MISSING
    values = {
        "id": (row.id,),
        "alias": row.aliases,
        "code": (row.code or labels.MISSING,),
        "part_of": row.part_of,
    }
    return labels.join_names(list(values[column]), lang) or labels.MISSING


def _names(ids: Sequence[str], named: Mapping[str, Text], lang: Language) -> list[str]:
    """The names of the ids; one that nothing names, which `check` reports, is shown as it stands."""
    return [lang.pick(named[id]) if id in named else id for id in ids]


# What a printed figure says, as columns of data.
_OF_FIGURE = (
    *("value", "unit", "hedge", "hedges", "low", "high", "low_open", "high_open", "sense", "given", "derived"),
    *("period", "status", "scope", "of", "basis"),
)


def rows(listing: Listing) -> Iterator[list[object]]:
    """Yield the header and the rows of the listing as data, an indicator as its printed figure and what that says."""
    header: list[object] = []
    for column in listing.columns:
        if column == "name":
            header += text_header("name")
        elif column in FIELDS:
            header.append(column)
        else:
            header += [column, *(f"{column}_{name}" for name in _OF_FIGURE)]
    yield header
    for row in listing.rows:
        yield [value for column in listing.columns for value in _data(row, column)]


def _data(row: ZoneRow, column: str) -> list[object]:
    if column == "name":
        return text_cells(row.name)
    if column in FIELDS:
        value = getattr(row, {"alias": "aliases", "industry": "industries"}.get(column, column))
        return [";".join(value) if isinstance(value, tuple) else cell(value)]
    fact = row.facts.get(column)
    return [fact.figure if fact else "", *(cell(getattr(fact, name)) if fact else "" for name in _OF_FIGURE)]


@dataclass(frozen=True, slots=True)
class _Notes:
    """What is said of figures under the table: of all of a column by its name, else of each by a letter."""

    rows: list[tuple[str, str]]
    letters: dict[tuple[str, str], str]


def page(
    listing: Listing, names: Names, sources: Sequence[SourceView], series: Mapping[str, Text], lang: Language
) -> list[Block]:
    """Return the listing, the notes on its figures, and their sources; `series` names those of exchange rates."""
    if all(name in FIELDS for name in listing.columns):
        rows = [tuple(_field_cell(row, name, names, lang) for name in listing.columns) for row in listing.rows]
        return [Table([_field_column(name, listing, lang) for name in listing.columns], rows)]
    from zonecli.render import figures
    from zonecli.render.sources import list_cited

    columns = [
        _field_column(name, listing, lang)
        if name in FIELDS
        else Column(lang.pick(names.indicators[name]), "right", gives_way=n)
        for n, name in enumerate(listing.columns)
    ]
    numbers = {source.id: n for n, source in enumerate(sources, 1)}
    notes = _notes(listing, names, lang)
    rows = [
        tuple(
            _field_cell(row, name, names, lang) if name in FIELDS else _figure(row, name, numbers, notes, lang)
            for name in listing.columns
        )
        for row in listing.rows
    ]
    blocks: list[Block] = [Table(columns, rows)]
    facts = [fact for row in listing.rows for fact in row.facts.values() if fact is not None]
    value = [*notes.rows, *(("*", text) for text in figures.notes(facts, series, lang, numbers))]
    if value:
        blocks += [Heading(lang.translate(N_("Notes"))), Pairs(value)]
    return blocks + list_cited(sources, lang)


def _notes(listing: Listing, names: Names, lang: Language) -> _Notes:
    from zonecli.render.caveats import letter

    rows: list[tuple[str, str]] = []
    letters: dict[tuple[str, str], str] = {}
    by_text: dict[str, str] = {}
    for column in dict.fromkeys(name for name in listing.columns if name not in FIELDS):
        facts = [fact for row in listing.rows if (fact := row.facts[column]) is not None]
        value = list(dict.fromkeys(_word(fact, lang) for fact in facts))
        if len(value) == 1:
            rows.append((lang.pick(names.indicators[column]), value[0]))
            continue
        for text in value:
            letters[column, text] = by_text.setdefault(text, letter(len(by_text)))
    return _Notes(rows + [(f"({mark})", text) for text, mark in by_text.items()], letters)


def _word(fact: FactView, lang: Language) -> str:
    from zonecli.render.figures import remarks

    when = labels.label_period(fact.period, fact.known, fact.status, lang)
    return " · ".join(filter(None, (when, labels.say_subject(fact, lang), *remarks(fact, lang))))


def _figure(row: ZoneRow, column: str, numbers: Mapping[str, int], notes: _Notes, lang: Language) -> str:
    from zonecli.render.figures import marks, show_with_reading, star

    fact = row.facts[column]
    if fact is None:
        parts = row._parts.get(column)
        return lang.count(N_("{n} part"), "{n} parts", parts) if parts else labels.MISSING
    mark = notes.letters.get((column, _word(fact, lang)))
    figure = f"{show_with_reading(fact, lang)}{star(fact)} {marks(fact, numbers)}"
    return labels.with_mark(figure, mark or "")
