"""Raw tables into typed records: strict and quick, without a word of explanation.

A table that breaks the format raises one of REFUSED, and `zonecli.check` then says what is wrong with it, in full.
What a table may hold is said where its class is declared; `zonecli.records.schema` validates by the same declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial
from typing import Any, TypeAlias

from zonecli.figures.interpret import Interpretation, figure as figure_of
from zonecli.figures.normalize import depends_on_source
from zonecli.figures.numbers.decimals import ONE, Number
from zonecli.figures.reader import Figure, Hedge, read
from zonecli.figures.units.lookup import Unit, unit as unit_of
from zonecli.frozen import dataclass
from zonecli.i18n import Text, in_its_language
from zonecli.records.fields import (
    ID,
    INVALID,
    LANGUAGE,
    PLACE,
    Choice,
    Form,
    ListOf,
    MapOf,
    Phrase,
    check_text,
    fields_of,
    is_table,
)
from zonecli.records.ids import is_id
from zonecli.records.periods import period
from zonecli.records.vocabulary import (
    Conventions,
    Indicator,
    Kind,
    Name,
    NameList,
    NoKeys,
    Place,
    RateSeries,
    Source,
)
from zonecli.records.zones import Fact, PrintedFigure, Zone

Raw: TypeAlias = Mapping[str, Any]
Reader: TypeAlias = Callable[[Any], Any]
ConventionsOf: TypeAlias = Callable[[str], "Conventions | None"]
"""It returns how the source of this id writes figures, None where that is not known."""

# What the functions below raise for a table that is not of its form.
REFUSED = INVALID


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record file: its path, and the class of its table.

    A file of many entries has one table for each, of the class `entry`, under names of the form `names`; `table` is
    then what stands beside them.
    """

    path: str
    description: str
    table: type
    entry: type | None = None
    names: Form = ID


_LIST = "industries.toml and places.toml: one table a name, and the source of the list."
FILES = {
    "zone": RecordKind("zones/ID.toml", "zones/ID.toml: a development zone.", Zone),
    "source": RecordKind(
        "sources/ID.toml",
        "sources/ID.toml: an article, notice, yearbook or data set, in the terms of CSL-JSON.",
        Source,
    ),
    "indicators": RecordKind(
        "indicators.toml", "indicators.toml: what can be measured; one table an indicator.", NoKeys, Indicator
    ),
    "kinds": RecordKind("kinds.toml", "kinds.toml: kinds of zones; one table a kind.", NoKeys, Kind),
    "industries": RecordKind("industries.toml", _LIST, NameList, Name),
    "places": RecordKind("places.toml", _LIST, NameList, Place, PLACE),
    "rates": RecordKind("rates.toml", "rates.toml: exchange rates; one table a series.", NoKeys, RateSeries),
}


@cache
def reader_of(form: Any) -> Reader:
    """Return what reads a value of a form: a Form, ListOf or MapOf, the class of a table, or bool."""
    if form in _OTHERWISE:
        return _OTHERWISE[form]
    if isinstance(form, Form):
        parse = form.parse
        return check_text if parse is str else lambda value: parse(check_text(value))
    if isinstance(form, ListOf):
        return partial(_list, form, reader_of(form.item))
    if isinstance(form, Phrase):
        return partial(_phrase, form)
    if isinstance(form, Choice):
        return partial(_choice, form)
    if isinstance(form, MapOf):
        return partial(_map, reader_of(form.keys), reader_of(form.value))
    return partial(_row if is_table(form) else _exact, form)


def _row(table: Any, raw: object) -> Any:
    return table(**values(table, raw))


def _list(form: ListOf, read: Reader, value: Any) -> tuple[Any, ...]:
    if form.alone and type(value) is str:
        value = [value]
    if type(value) is not list or len(value) < form.least:
        raise ValueError(value)
    return tuple([read(each) for each in value])


def _map(key: Reader, read: Reader, value: object) -> dict[Any, Any]:
    return {key(name): read(each) for name, each in _exact(dict, value).items()}


def _phrase(form: Phrase, value: object) -> Text | str:
    if type(value) is not str:
        return text(value)
    stated = check_text(value)
    return stated if form.zone and is_id(stated) else in_its_language(stated)


def _choice(form: Choice, value: Any) -> int:
    number: int = _exact(int, value)
    if number not in form.numbers:
        raise ValueError(value)
    return number


def _exact(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(value)
    return value


@cache
def _readers(table: type) -> dict[str, Reader]:
    return {key: reader_of(field.form) for key, field in fields_of(table).items()}


def values(table: type, raw: object, **more: Any) -> dict[str, Any]:
    """Return the values of a table by key, and `more`; that nothing is missing is for its class to see."""
    if type(raw) is not dict or not raw:
        raise ValueError(raw)
    readers = _readers(table)
    for key, value in raw.items():
        read = readers[key]
        # Most values are texts, and need no call.
        more[key] = (
            value
            if read is check_text and type(value) is str and value.isprintable() and value[:1] > " "
            else read(value)
        )
    return more


def text(raw: Any) -> Text:
    """Return a text in one language or in several."""
    if type(raw) is dict and len(raw) == 2 and "zh" in raw and "en" in raw:
        # As nearly all are, and nearly every table has one: this takes a third of the time.
        return Text(check_text(raw["zh"]), check_text(raw["en"]))
    if type(raw) is not dict or not raw:
        raise ValueError(raw)
    stated = {tag: check_text(value) for tag, value in raw.items()}
    own = {code: stated.pop(code) for code in fields_of(Text) if code in stated}
    return Text(**own, others=tuple((LANGUAGE.parse(tag), value) for tag, value in stated.items()))


def figure(raw: Raw, conventions: Conventions | None = None) -> Figure:
    """Return what the keys of a printed figure say, in a source of these conventions.

    `value`, or `low` with `high`, with `unit`, `hedge` and `sense` stands in for a form that cannot be read.
    """
    return _figure(**values(PrintedFigure, raw), conventions=conventions)


def _figure(
    figure: str,
    unit: str | None = None,
    value: Decimal | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    hedge: Hedge | None = None,
    sense: str | None = None,
    conventions: Conventions | None = None,
) -> Figure:
    dollar, decimal = (conventions.dollar, conventions.decimal) if conventions else (None, None)
    if value is None and low is None and high is None:
        if hedge or sense:
            raise ValueError(hedge)
        return read(figure, unit, dollar, decimal)
    return _given(figure, unit_of(unit, dollar) if unit else None, value, low, high, hedge, sense)


def _given(
    printed: str,
    unit: Unit | None,
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    hedge: Hedge | None,
    sense: str | None,
) -> Figure:
    """Return what somebody has read in a print that this program does not read."""
    hedges: tuple[Hedge, ...] = (hedge or Hedge.EXACT,)
    first, last = (value, None) if value is not None else (low, high)
    is_range = value is None
    if first is None or (low is None) is not (high is None) or is_range is (low is None):
        raise ValueError(printed)
    if is_range:
        if hedge not in (None, Hedge.ABOUT) or (last is not None and first > last):
            raise ValueError(hedge)
        hedges = (Hedge.RANGE,) if hedge is None else (Hedge.ABOUT, Hedge.RANGE)
    numbers = [None if each is None else Number(each, len(each.as_tuple().digits), 0) for each in (first, last)]
    assert numbers[0] is not None
    says = Interpretation(ONE, unit, hedges, False, None, sense)
    return replace(figure_of(printed, says, numbers[0], numbers[1]), given=True)


# What stands in for a print that is not read, beside `value`.
_BY_HAND = frozenset({"low", "high", "hedge", "sense"})


def fact(raw: object, number: int | None = None, conventions_of: ConventionsOf | None = None) -> Fact:
    """Return the fact that one `[[facts]]` table states.

    A source is only looked up where its conventions may matter: for $, a decimal sign, a fiscal year.
    """
    stated = values(Fact, raw, number=number)
    unit, value = stated.pop("unit", None), stated.pop("value", None)
    when, conventions = stated.get("period"), None
    if conventions_of and (type(when) is str or depends_on_source(stated["figure"], unit)):
        conventions = conventions_of(stated["source"])
    if type(when) is str:
        stated["period"] = period(when, conventions and conventions.fiscal_year)
    by_hand = {} if _BY_HAND.isdisjoint(stated) else {key: stated.pop(key) for key in _BY_HAND & stated.keys()}
    stated["figure"] = _figure(stated["figure"], unit, value, **by_hand, conventions=conventions)
    stated["printed_unit"] = None if stated["figure"].given else unit
    return Fact(**stated)


def _facts(value: object, conventions_of: ConventionsOf | None = None) -> tuple[Fact, ...]:
    return tuple(fact(row, number, conventions_of) for number, row in enumerate(_exact(list, value)))


# What is not simply read key by key.
_OTHERWISE: dict[Any, Reader] = {Text: text, Fact: fact, ListOf(Fact): _facts}


@cache
def row_keys() -> frozenset[str]:
    """Return the keys of a zone whose values are rows, `[[facts]]` and their like; the others are its head."""
    return frozenset(
        key for key, field in fields_of(Zone).items() if isinstance(field.form, ListOf) and is_table(field.form.item)
    )


def zone(id: str, raw: Raw, whole: bool = True, conventions_of: ConventionsOf | None = None) -> Zone:
    """Return the zone that a record states; with `whole` false, of its head alone. Raises one of REFUSED."""
    if not whole and not row_keys().isdisjoint(raw):
        raw = {key: raw[key] for key in raw.keys() - row_keys()}
    if conventions_of and "facts" in raw:
        head = {key: value for key, value in raw.items() if key != "facts"}
        return Zone(**values(Zone, head, id=id, facts=_facts(raw["facts"], conventions_of)))
    return Zone(**values(Zone, raw, id=id))


def source(id: str, raw: Raw) -> Source:
    """Return the source that a file of `sources/` describes."""
    return Source(**values(Source, raw, id=id))


def indicator(id: str, raw: object) -> Indicator:
    """Return the indicator that one table of `indicators.toml` defines."""
    return Indicator(**values(Indicator, raw, id=id))


def indicators(raw: Raw) -> dict[str, Indicator]:
    """Return the indicators of `indicators.toml` by id."""
    return {ID.parse(id): indicator(id, row) for id, row in raw.items()}


def industry(id: str, raw: object) -> Text:
    """Return the name of the industry that one table of `industries.toml` names."""
    return Name(**values(Name, raw)).name


def industries(raw: Raw) -> dict[str, Text]:
    """Return the names of industries by id, as `industries.toml` gives them."""
    return {ID.parse(id): industry(id, row) for id, row in _entries(raw)}


def places(raw: Raw) -> dict[str, Place]:
    """Return the places by code, as `places.toml` gives them."""
    return {PLACE.parse(code): Place(**values(Place, row)) for code, row in _entries(raw)}


def kind(id: str, raw: object) -> Kind:
    """Return the kind of zone that one table of `kinds.toml` defines."""
    return Kind(**values(Kind, raw, id=id))


def kinds(raw: Raw) -> dict[str, Kind]:
    """Return the kinds of zones by id, as `kinds.toml` gives them."""
    return {ID.parse(id): kind(id, row) for id, row in raw.items()}


def _entries(raw: Raw) -> list[tuple[str, Any]]:
    """Return the entries of a list of names, without what stands beside them, which has to be in order."""
    beside = {key: raw[key] for key in fields_of(NameList) if key in raw}
    if beside:
        values(NameList, beside)
    return [(id, row) for id, row in raw.items() if id not in beside]


def rate_series(id: str, raw: object) -> RateSeries:
    """Return the series of exchange rates that one table of `rates.toml` gives."""
    return RateSeries(**values(RateSeries, raw, id=id))


def rates(raw: Raw) -> dict[str, RateSeries]:
    """Return the series of exchange rates of `rates.toml` by id."""
    return {ID.parse(id): rate_series(id, row) for id, row in raw.items()}
