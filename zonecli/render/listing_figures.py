"""The table of zones with figures in it: each with what it means, when, how firm, what part of, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zonecli.errors import N_
from zonecli.languages import Language
from zonecli.model.texts import Text
from zonecli.render import conversions, words
from zonecli.render.caveats import letter
from zonecli.render.document import Block, Heading, Pairs
from zonecli.render.figures import marks, printed, reading
from zonecli.render.listing import Names, field_cell, field_column
from zonecli.render.sources import citation
from zonecli.render.table import Column, Table
from zonecli.views.facts import FactView
from zonecli.views.filters import FIELDS
from zonecli.views.listing import Listing, ZoneRow
from zonecli.views.sources import SourceView


@dataclass(frozen=True, slots=True)
class _Notes:
    """What is said of figures under the table: of all of a column by its name, else of each by a letter."""

    rows: list[tuple[str, str]]
    letters: dict[tuple[str, str], str]


def page(
    listing: Listing, names: Names, sources: Sequence[SourceView], series: Mapping[str, Text], lang: Language
) -> list[Block]:
    """Return the listing, the notes on its figures, and their sources; `series` names those of exchange rates."""
    columns = [
        field_column(name, lang) if name in FIELDS else Column(lang.pick(names.indicators[name]), "right")
        for name in listing.columns
    ]
    numbers = {source.id: n for n, source in enumerate(sources, 1)}
    notes = _notes(listing, names, lang)
    rows = [
        tuple(
            field_cell(row, name, names, lang) if name in FIELDS else _figure(row, name, numbers, notes, lang)
            for name in listing.columns
        )
        for row in listing.rows
    ]
    blocks: list[Block] = [Table(columns, rows)]
    facts = [fact for row in listing.rows for fact in row.facts.values() if fact is not None]
    told = [*notes.rows, *(("*", said) for said in conversions.notes(facts, series, lang, numbers))]
    if told:
        blocks += [Heading(lang.translate(N_("Notes"))), Pairs(told)]
    if sources:
        cited = [(f"[{numbers[source.id]}]", citation(source, lang)) for source in sources]
        blocks += [Heading(lang.translate(N_("Sources"))), Pairs(cited)]
    return blocks


def _notes(listing: Listing, names: Names, lang: Language) -> _Notes:
    rows: list[tuple[str, str]] = []
    letters: dict[tuple[str, str], str] = {}
    by_text: dict[str, str] = {}
    for column in dict.fromkeys(name for name in listing.columns if name not in FIELDS):
        facts = [fact for row in listing.rows if (fact := row.facts[column]) is not None]
        said = list(dict.fromkeys(_said(fact, lang) for fact in facts))
        if len(said) == 1:
            rows.append((lang.pick(names.indicators[column]), said[0]))
            continue
        for text in said:
            letters[column, text] = by_text.setdefault(text, letter(len(by_text)))
    return _Notes(rows + [(f"({mark})", text) for text, mark in by_text.items()], letters)


def _said(fact: FactView, lang: Language) -> str:
    when = words.dated(fact.period, fact.known, fact.status, lang)
    return f"{when} · {lang.pick(fact.scope)}" if fact.scope else when


def _figure(row: ZoneRow, column: str, numbers: Mapping[str, int], notes: _Notes, lang: Language) -> str:
    fact = row.facts[column]
    if fact is None:
        parts = row._parts.get(column)
        return lang.count(N_("{n} part"), "{n} parts", parts) if parts else words.MISSING
    said, meaning = printed(fact, lang), reading(fact, lang)
    if meaning:
        said = lang.say(N_("{printed} ({reading})"), printed=said, reading=meaning)
    mark = notes.letters.get((column, _said(fact, lang)))
    return f"{said} {marks(fact, numbers)}" + (f" ({mark})" if mark else "")
