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
# More directories than these nobody reads.
_MANY = 100

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


def _called(known: Iterable[Any], incomplete: str) -> list[Candidate]:
    """Return ids or, where none begins so, names or, where none does either, the pinyin of names."""
    from zonecli.figures.normalize import uniform
    from zonecli.i18n import is_chinese
    from zonecli.records.spelling import in_letters

    known = list(known)
    ids = [(each.id, each.name.zh or each.name.en) for each in known if each.id.startswith(incomplete)]
    if ids:
        return list(ids)
    # Brackets may be typed in either width.
    names = [name for each in known for name in (*each.name.languages.values(), *each.aliases)]
    found = [each for name in names for each in (name, uniform(name)) if each.startswith(incomplete)]
    if found or not incomplete.isascii():
        return list(dict.fromkeys(found))
    return [(in_letters(name), name) for name in names if is_chinese(name)]


def _of_noun(catalogue: Any, noun: str, ids: Iterable[str], incomplete: str) -> Iterable[Candidate]:
    """Return ids alone, for to read their names takes time, or what else things of a noun are called."""
    from zonecli.store.lookup import NOUNS

    offered = dict.fromkeys(ids)
    found = [id for id in offered if id.startswith(incomplete)]
    return found or _called((each for each in NOUNS[noun].known(catalogue) if each.id in offered), incomplete)


@of_records
def zones(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return ids of zones or, where none begins so, names."""
    # Ids are the names of the files; only what no id begins with is looked for among the names, in the heads.
    found = list(_of_noun(catalogue, "zone", catalogue.zone_ids, incomplete))
    if 0 < len(found) <= _FEW and catalogue.has("zones", found[0]):
        return [(zone.id, zone.name.zh or zone.name.en) for zone in catalogue.heads(found)]
    return found


@of_records
def indicators(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return ids of indicators or, where none begins so, names."""
    return _of_noun(catalogue, "indicator", catalogue.indicators, incomplete)


@of_records
def sources(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return ids of sources or, where none begins so, titles."""
    return _of_noun(catalogue, "source", catalogue.source_ids, incomplete)


def _fields(catalogue: Any, incomplete: str, of_facts: bool = False) -> Iterable[Candidate]:
    """Return the fields of zones, or of figures as well, and indicators."""
    from zonecli.views.filters import FACT_FIELDS, FIELDS

    return _of_noun(
        catalogue, "field", [*FIELDS, *(FACT_FIELDS if of_facts else ()), *catalogue.indicators], incomplete
    )


def _after(before: str, found: Iterable[Candidate], end: str = "") -> list[Candidate]:
    """Return the words behind what is there already."""
    return [f"{before}{each}{end}" if isinstance(each, str) else (f"{before}{each[0]}{end}", each[1]) for each in found]


@of_records
def columns(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return fields and indicators, with the sign that reverses an order where one is typed."""
    sign = "-" if incomplete.startswith("-") else ""
    return _after(sign, _fields(catalogue, incomplete.removeprefix("-")))


@of_records
def column_list(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
    """Return fields and indicators, after those of the list that are there."""
    before, comma, last = incomplete.rpartition(",")
    return _after(before + comma, _fields(catalogue, last))


def conditions(ctx: Any, incomplete: str) -> list[Candidate]:
    """Return fields and indicators, of `facts` those of figures as well; behind an operator the values."""

    @of_records
    def complete(catalogue: Any, incomplete: str) -> Iterable[Candidate]:
        from zonecli.views.filters import CONDITION, NAMED, field_id

        of_facts = ctx.info_name == "facts"
        match = CONDITION.fullmatch(incomplete)
        if match is None:
            return _after("", _fields(catalogue, incomplete, of_facts), "=")
        noun = NAMED.get(field_id(match[1].strip(), catalogue, of_facts))
        return _after(incomplete[: match.start(3)], _called(_in_use(catalogue, noun), match[3]) if noun else ())

    return complete(ctx, incomplete)


def _in_use(catalogue: Any, noun: str) -> Iterable[Any]:
    """Return the things of a noun; of places, of which there are thousands, those that zones lie in."""
    from zonecli.store.lookup import NOUNS, Known

    if noun != "place":
        return NOUNS[noun].known(catalogue)
    codes = {code for zone in catalogue.heads() for place in zone.place for code in catalogue.places.line(place)}
    return [Known(code, catalogue.places[code].name) for code in sorted(codes)]


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


def exports(ctx: Any, incomplete: str) -> list[Candidate]:
    """Return what records are handed on in."""
    from zonecli.export.formats import EXPORTS

    return _describe(EXPORTS, ctx)


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
    """Return ids of industries or, where none begins so, names."""
    return _of_noun(catalogue, "industry", catalogue.industries, incomplete)


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


def directories(incomplete: str) -> list[str]:
    """Return the directories whose path begins so."""
    from glob import escape, iglob
    from itertools import islice

    return list(islice(iglob(f"{escape(incomplete)}*/"), _MANY))


def words(*offered: str) -> Callable[[str], list[str]]:
    """Return what offers these words."""
    return lambda incomplete: list(offered)
