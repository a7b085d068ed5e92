"""What the Tab key offers; Typer leaves out what does not begin as the word does.

A fault in the records must not spoil the user's line: then nothing is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from zonecli.errors import ZoneError
from zonecli.render.formats import FileFormat

# So many zones are offered with their names, which stand in their files; of more the ids alone.
_FEW = 30

# A word, and what it means where that is known.
Candidate: TypeAlias = "str | tuple[str, str]"


def quietly(offer: Callable[[Any, str], Iterable[Candidate]]) -> Callable[[Any, str], list[Candidate]]:
    """Return what offers the same words, none where that fails."""

    def complete(ctx: Any, incomplete: str) -> list[Candidate]:
        try:
            return list(offer(ctx, incomplete))
        except (ZoneError, OSError):
            return []

    return complete


def of_records(offer: Callable[[Any, str], Iterable[Candidate]]) -> Callable[[Any, str], list[Candidate]]:
    """Return what offers words of the records that the line means."""

    def complete(ctx: Any, incomplete: str) -> Iterable[Candidate]:
        from zonecli.cli.session import records_of
        from zonecli.store.catalogue import Catalogue

        return offer(Catalogue(records_of(ctx.params.get("records")).path), incomplete)

    return quietly(complete)


@of_records
def zones(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return ids of zones or, where none begins so, names."""
    # Ids are the names of the files; only what no id begins with is looked for among the names, in the heads.
    ids = [id for id in catalogue.zone_ids if id.startswith(incomplete.lower())]
    if 0 < len(ids) <= _FEW:
        return [(zone.id, zone.name.zh or zone.name.en) for zone in catalogue.heads(ids)]
    if ids or incomplete.isascii():
        return ids
    from zonecli.figures.normalize import uniform

    # Brackets may be typed in either width.
    names = [name for zone in catalogue.heads() for name in zone.names]
    return [name if name.startswith(incomplete) else uniform(name) for name in names]


@of_records
def indicators(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return the ids of indicators."""
    return list(catalogue.indicators)


@of_records
def sources(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return the ids of sources."""
    return list(catalogue.source_ids)


def _fields(catalogue: Any) -> list[str]:
    from zonecli.views.filters import FIELDS

    return [*FIELDS, *catalogue.indicators]


@of_records
def columns(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return fields and indicators, with the sign that reverses an order where one is typed."""
    sign = "-" if incomplete.startswith("-") else ""
    return [sign + name for name in _fields(catalogue)]


@of_records
def column_list(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return fields and indicators, after those of the list that are there."""
    before, comma, _ = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in _fields(catalogue)]


@of_records
def conditions(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return the beginnings of conditions, whole ones where the values are few."""
    from zonecli.records.zones import Level

    choices = (("level", Level), ("kind", catalogue.kinds))
    closed = [f"{name}={value}" for name, values in choices for value in values]
    return closed + [f"{name}=" for name in _fields(catalogue) if name not in ("level", "kind")]


@of_records
def currencies(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return the currencies that there are rates of."""
    series = catalogue.rates.values()
    return dict.fromkeys(
        code for each in series for code in (each.to, *(c for row in each.years.values() for c in row))
    )


def formats(ctx: Any, incomplete: str) -> list[Candidate]:
    """Return the formats of the command, and what each is."""
    from zonecli.cli.registry import COMMANDS

    return _describe(COMMANDS[ctx.info_name].formats, ctx)


def documents(ctx: Any, incomplete: str) -> list[Candidate]:
    """Return the formats of documents, and what each is."""
    from zonecli.documents.formats import DOCUMENTS

    return _describe(DOCUMENTS, ctx)


def _describe(formats: Mapping[str, FileFormat], ctx: Any) -> list[Candidate]:
    return [(name, ctx.lang.translate(each.about)) for name, each in formats.items()]


def keys(ctx: Any, incomplete: str) -> list[Candidate]:
    """Return the fields of the command's JSON, after those of the list that are there."""
    from zonecli.cli.contracts import list_fields

    before, comma, last = incomplete.rpartition(",")
    found = ["help", *list_fields(ctx.info_name, 1 + last.count(".")).split()]
    return [f"{before}{comma}{name}" for name in found]


def schemas(ctx: Any, incomplete: str) -> list[Candidate]:
    """Return the names of schemas."""
    from zonecli.cli.contracts import NAMES
    from zonecli.records.reader import FILES

    return list(dict.fromkeys((*FILES, *NAMES)))


def of_addition(ctx: Any, incomplete: str) -> list[Candidate]:
    """Return what `add` may take next: a zone, then an indicator of it, or industries."""
    what, *rest = ctx.words
    if not rest:
        return zones(ctx, incomplete)
    if what == "industries":
        return industries(ctx, incomplete)
    return indicators(ctx, incomplete) if what == "fact" and len(rest) == 1 else []


@of_records
def industries(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return the ids of industries."""
    return list(catalogue.industries)


@of_records
def renamed(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return the ids of the directory's own records."""
    return [*catalogue.zone_ids, *catalogue.source_ids, *catalogue.indicators.own]


@of_records
def edited(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return the ids of records, and the files of the vocabulary."""
    from zonecli.store.listing import VOCABULARY

    return [*catalogue.zone_ids, *catalogue.source_ids, *VOCABULARY]


def statuses(incomplete: str) -> list[str]:
    """Return the words for how firm a figure is."""
    from zonecli.records.zones import Status

    return list(Status)


def hedges(incomplete: str) -> list[str]:
    """Return the hedges that a figure typed by hand may have."""
    from zonecli.records.fields import GIVEN_HEDGE

    return list(GIVEN_HEDGE.words)


def of_key(key: Any) -> Callable[[Any, str], list[Candidate]]:
    """Return what offers the values of a key of a record: its words, or ids, and names where no id begins so."""

    @of_records
    def complete(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
        return list(key.offered(catalogue))

    return zones if key.noun == "zone" else complete


def words(*offered: str) -> Callable[[str], list[str]]:
    """Return what offers these words."""
    return lambda incomplete: list(offered)
