"""Facts as `extract` and `facts` write them in JSON: what they print is taken, what they read is compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, UsageError, ZoneError
from zonecli.figures.types import Figure
from zonecli.frozen import dataclass
from zonecli.i18n import is_chinese
from zonecli.ingest.rows import order, whole
from zonecli.records.fields import fields_of
from zonecli.records.reader import REFUSED, figure as read_figure
from zonecli.records.scale import counted_as
from zonecli.records.zones import PrintedFigure
from zonecli.store.lookup import find

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

Raw = dict[str, Any]

_MOST_BYTES = 64 * 1024 * 1024
_TEXTS = ("scope", "of", "basis", "note")


@dataclass(frozen=True, slots=True)
class Stream:
    """The rows of facts, each with its zone's id, and how many entries of each role are no facts."""

    rows: tuple[tuple[str, Raw], ...]
    skipped: Mapping[str, int]


def read_facts(data: bytes, catalogue: Catalogue, source: str | None = None) -> Stream:
    """Return the facts that a JSON text states: an array, or an object a line.

    `source` is that of entries that name none. Raises UsageError, which says which entry is wrong, for what is no
    JSON, for an entry without a zone, an indicator or a source, and for one that reads its print otherwise.
    """
    rows: list[tuple[str, Raw]] = []
    skipped: Counter[str] = Counter()
    for n, entry in enumerate(_entries(data), 1):
        role = "calculated" if entry.get("derived") else entry.get("role") or "fact"
        if role != "fact":
            skipped[str(role)] += 1
            continue
        try:
            rows.append(row_of(entry, catalogue, source))
        except ZoneError as error:
            details = {**error.details, "n": n, "fault": error}
            raise UsageError(N_("entry {n}: {fault}"), error.hint, **details) from error
    return Stream(tuple(rows), skipped)


def _entries(data: bytes) -> Iterator[Raw]:
    """Yield the objects of a JSON array, or of JSON Lines, numbers as exact decimals."""
    if len(data) > _MOST_BYTES:
        raise UsageError(N_("standard input is larger than {limit} MiB"), limit=_MOST_BYTES // 1024 // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(N_("standard input is not UTF-8")) from None
    if text.lstrip().startswith("["):
        entries = _load(text, 1)
    else:
        entries = [_load(line, n) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    for n, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise UsageError(N_("entry {n} is not an object"), _FORM, n=n)
        yield entry


_FORM = N_("write an array of objects, or an object a line, as `zonecli facts --json` does")


def _load(text: str, line: int) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, RecursionError) as error:
        at = line + getattr(error, "lineno", 1) - 1
        raise UsageError(N_("line {line} is not valid JSON"), _FORM, line=at) from None


def row_of(entry: Raw, catalogue: Catalogue, source: str | None = None) -> tuple[str, Raw]:
    """Return the zone's id and the row of a fact that an entry states; raises ZoneError where it states none."""
    zone, indicator, named = entry.get("zone"), entry.get("indicator"), entry.get("source") or source
    if not zone:
        printed = entry.get("zone_printed")
        raise UsageError(
            N_("“{name}” is not on record") if printed else N_("it names no zone"),
            N_("zonecli new zone makes it; then put its id under “zone”"),
            name=printed,
        )
    if not indicator:
        raise UsageError(N_("it names no indicator"), N_("zonecli indicators --all lists them"))
    if not named:
        raise UsageError(N_("it names no source"), N_("give --source"))
    if not isinstance(entry.get("figure"), str):
        raise UsageError(N_("it prints no figure"), _FORM)
    row: Raw = {
        "indicator": find(catalogue, str(indicator), "indicator"),
        "figure": entry["figure"],
        "unit": entry.get("printed_unit"),
        "period": entry.get("period"),
        "status": entry.get("status") if entry.get("status") != "actual" else None,
        "rank": entry.get("rank") if entry.get("rank") != "normal" else None,
        "source": find(catalogue, str(named), "source"),
        "at": entry.get("at"),
        **{key: _text(entry.get(key)) for key in _TEXTS},
    }
    if entry.get("of_zone"):
        row["of"] = entry["of_zone"]
    elif isinstance(entry.get("of"), str):
        row["of"] = whole(catalogue, [entry["of"]])
    given = entry.get("given") is True
    if given:
        row |= _by_hand(entry)
    row = order(row)
    _compare(entry, row, catalogue)
    return find(catalogue, str(zone)), row


def _text(value: Any) -> Any:
    """Return a text by languages, as `facts` writes it, or as `extract` does in the words of the article."""
    if isinstance(value, str) and value.strip():
        return {"zh" if is_chinese(value) else "en": value}
    return {tag: text for tag, text in value.items() if text} if isinstance(value, dict) else value


def _by_hand(entry: Raw) -> Raw:
    """Return the keys of a figure that was typed by hand: its print says nothing to us."""
    hedges = [hedge for hedge in entry.get("hedges") or [entry.get("hedge")] if hedge not in (None, "exact", "range")]
    found: Raw = {"unit": entry.get("unit"), "hedge": hedges[0] if hedges else None, "sense": entry.get("sense")}
    if entry.get("value") is not None:
        return found | {"value": _number(entry["value"])}
    return found | {"low": _number(entry.get("low")), "high": _number(entry.get("high"))}


def _number(value: Any) -> str | None:
    return format(value, "f") if isinstance(value, Decimal) else value


def _compare(entry: Raw, row: Raw, catalogue: Catalogue) -> None:
    """Raise UsageError where the entry reads its print otherwise than it is read here."""
    try:
        stated: Raw = {key: row[key] for key in fields_of(PrintedFigure) if key in row}
        figure = read_figure(stated, catalogue.source(row["source"]).conventions)
    except REFUSED:
        # That it cannot be read, and why, the rules say with its place.
        return
    indicator = catalogue.indicator(row["indicator"])
    # 66家 are enterprises where these are counted.
    counted = figure if indicator.is_change else counted_as(figure, indicator.usual)
    ours, others = _reading(figure), _reading(counted)
    for key, theirs in entry.items():
        if key in ours and theirs is not None and not any(_is_same(theirs, each[key]) for each in (ours, others)):
            raise UsageError(
                N_("“{figure}” is read as {key} = {ours}, and not as {theirs}"),
                N_("correct “figure” to what the source prints, or leave “{key}” out"),
                figure=figure.printed,
                key=key,
                ours=ours[key],
                theirs=theirs,
            )


def _reading(figure: Figure) -> Raw:
    """Return what a reading says, by the keys of JSON."""
    return {
        "value": figure.value,
        "unit": figure.unit.id if figure.unit else None,
        "low": figure.low,
        "high": figure.high,
        "hedge": figure.hedge,
        "hedges": list(figure.hedges),
        "sense": figure.sense,
    }


def _is_same(theirs: Any, ours: Any) -> bool:
    if isinstance(ours, Decimal):
        try:
            return Decimal(str(theirs)) == ours
        except ArithmeticError:
            return False
    return bool(theirs == ours)
