"""Facts as `extract` and `facts` write them in JSON: what they print is taken, what they read is compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

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

MAX_BYTES = 64 * 1024 * 1024
_TEXTS = ("scope", "of", "basis", "note")
_WORDS = (
    *("zone", "zone_printed", "indicator", "source", "role", "printed_unit", "period", "status", "rank", "at"),
    *("of_zone", "unit", "hedge", "sense"),
)
# No figure has an exponent beyond it, and written out it would fill the memory.
_LARGEST = 999


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
        try:
            _check(entry)
            role = "calculated" if entry.get("derived") else entry.get("role") or "fact"
            if role != "fact":
                skipped[role] += 1
                continue
            rows.append(row_of(entry, catalogue, source))
        except ZoneError as error:
            details = {**error.details, "n": n, "fault": error}
            raise UsageError(N_("entry {n}: {fault}"), error.hint, **details) from error
    return Stream(tuple(rows), skipped)


def _entries(data: bytes) -> Iterator[Raw]:
    """Yield the objects of a JSON array, or of JSON Lines, numbers as exact decimals."""
    if len(data) > MAX_BYTES:
        raise UsageError(N_("standard input is larger than {limit} MiB"), limit=MAX_BYTES // 1024 // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(N_("standard input is not UTF-8")) from None
    if text.lstrip().startswith("["):
        entries = _load(text, 1)
    else:
        # Signs of Unicode that end a line may stand in a text of JSON.
        entries = [_load(line, n) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    for n, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise UsageError(N_("entry {n} is not an object"), _FORM, n=n)
        yield entry


_FORM = N_("write an array of objects, or an object a line, as `zonecli facts --json` does")


def _load(text: str, line: int) -> Any:
    try:
        return json.loads(
            text, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse, object_pairs_hook=_object
        )
    # ArithmeticError is for an exponent that no number has.
    except (ValueError, ArithmeticError, RecursionError) as error:
        at = line + getattr(error, "lineno", 1) - 1
        raise UsageError(N_("line {line} is not valid JSON"), _FORM, line=at) from None


def _refuse(name: str) -> None:
    raise ValueError(name)


def _object(pairs: list[tuple[str, Any]]) -> Raw:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise UsageError(N_("the key “{key}” stands twice in one object of the JSON"), _FORM, key=twice)
    return found


def _check(entry: Raw) -> None:
    """Raise UsageError where a key of an entry holds no text, or one with half a character, and where one belongs."""
    hedges = entry.get("hedges")
    texts = [(key, entry.get(key)) for key in _WORDS]
    # That there is none is said with what to do.
    texts += [("figure", entry["figure"])] if isinstance(entry.get("figure"), str) else []
    texts += [("hedges", each) for each in (hedges if isinstance(hedges, list) else [hedges])]
    for key in _TEXTS:
        value = entry.get(key)
        texts += [(key, each) for each in ((*value, *value.values()) if isinstance(value, dict) else [value])]
    for key, text in texts:
        if text is not None and not (isinstance(text, str) and _is_whole(text)):
            raise UsageError(N_("“{key}” must be a text"), _FORM, key=key)
    for key in ("value", "low", "high"):
        if not isinstance(entry.get(key), Decimal | str | None):
            raise UsageError(N_("“{key}” must be a number"), _FORM, key=key)


def _is_whole(text: str) -> bool:
    """Whether the text can be written: half of a pair of surrogates, as \\ud800 in JSON, cannot."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


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
    if not isinstance(value, Decimal):
        return cast("str | None", value)
    return format(value, "f") if abs(value.adjusted()) <= _LARGEST else str(value)


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
