"""The rules of sources, indicators, names and exchange rates."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from zonecli.check.facts import unknown_source
from zonecli.check.form import language_flaws
from zonecli.check.problems import Flaw, Path, flaw
from zonecli.check.references import Known
from zonecli.errors import N_, RecordsUnreadable
from zonecli.figures.units.lookup import unit
from zonecli.i18n import Text
from zonecli.records import reader
from zonecli.records.fields import RATE, fields_of
from zonecli.records.vocabulary import Source

_TEXTS = {"name", "title", "container_title", "publisher", "author", "note", "definition"}


def text_flaws(raw: Mapping[str, Any], at: Path = ()) -> Iterator[Flaw]:
    """Yield the languages that texts anywhere in a vocabulary file or a source lack."""
    for key, value in raw.items():
        if not isinstance(value, dict):
            continue
        if key in _TEXTS and value and value.keys() <= fields_of(Text).keys():
            said = Text(
                *(each if isinstance(each, str) else "?" for each in (value.get("zh", ""), value.get("en", "")))
            )
            yield from language_flaws(said, (*at, key))
        else:
            yield from text_flaws(value, (*at, key))


def source_flaws(source: Source, known: Known) -> Iterator[Flaw]:
    """Yield what is wrong with a source that was read: its dates, and the file of its text."""
    if source.accessed and source.accessed.end < source.issued.start:
        yield flaw(
            "Z043",
            ("accessed",),
            N_("accessed in {accessed}, before it was issued in {issued}"),
            N_("correct one of the two"),
            accessed=source.accessed.text,
            issued=source.issued.text,
        )
    if (source.text is None) != (source.sha256 is None):
        missing = "text" if source.text is None else "sha256"
        yield flaw(
            "Z073",
            ("sha256",) if source.text is None else ("text",),
            N_("“text” and “sha256” belong together; “{key}” is missing"),
            N_("`sha256sum FILE` prints the checksum of a file"),
            key=missing,
        )
    if source.text is not None:
        yield from _text_file(source, known)


def _text_file(source: Source, known: Known) -> Iterator[Flaw]:
    from hashlib import sha256

    from zonecli.store.files import read_file

    name, root = source.text or "", known.catalogue.root
    hint = N_("give its path from the records directory, such as texts/{id}.txt")
    parts = name.replace("\\", "/").split("/")
    if os.path.isabs(name) or ".." in parts or "\0" in name:
        yield flaw(
            "Z071",
            ("text",),
            N_("“{name}” leads out of the records directory"),
            hint,
            name=name,
            id=source.id,
        )
        return
    try:
        data = read_file(root / name, root)
    except RecordsUnreadable as error:
        yield flaw("Z071", ("text",), error.sentence, hint, **{**error.details, "path": name, "id": source.id})
        return
    found = sha256(data).hexdigest()
    if source.sha256 is not None and found != source.sha256:
        yield flaw(
            "Z072",
            ("sha256",),
            N_("the text in {name} has another checksum: {found}"),
            N_("compare the text with the source; if it is right, enter the new checksum"),
            name=name,
            found=found,
        )


def list_source_flaws(raw: Mapping[str, Any], known: Known) -> Iterator[Flaw]:
    """Yield the source of a list of names that is not recorded."""
    source = raw.get("source")
    if isinstance(source, str) and source.strip() and source not in known.sources:
        yield unknown_source(source, (), known)


def rate_flaws(raw: Mapping[str, Any], known: Known) -> Iterator[Flaw]:
    """Yield what is wrong with the series of exchange rates."""
    for id, row in raw.items():
        if not isinstance(row, dict):
            continue
        source, to = row.get("source"), row.get("to")
        if isinstance(source, str) and source.strip() and source not in known.sources:
            yield unknown_source(source, (id,), known)
        if isinstance(to, str) and to.strip() and not _is_currency(to):
            yield _unknown_currency(to, (id, "to"))
        issued = known.issued(source) if isinstance(source, str) and source in known.sources else None
        years = row.get("years")
        for year, rates in years.items() if isinstance(years, dict) else ():
            if issued and year.isascii() and year.isdigit() and int(year) > issued.end.year:
                yield Flaw(
                    "Z083",
                    (id, "years", year),
                    N_("the source of {issued} cannot know the average of {year}"),
                    N_("correct the year, or the date of the source"),
                    {"issued": issued.text, "year": year},
                    on_key=True,
                )
            if isinstance(rates, dict):
                yield from _rates(rates, (id, "years", year), to)


def _rates(rates: Mapping[str, Any], at: Path, to: object) -> Iterator[Flaw]:
    for currency, rate in rates.items():
        if not _is_currency(currency):
            yield _unknown_currency(currency, (*at, currency), on_key=True)
        if currency == to and RATE.fits(rate) and Decimal(rate) != 1:
            yield flaw(
                "Z083",
                (*at, currency),
                N_("{currency} is worth {rate} of itself"),
                N_("delete the line"),
                currency=currency,
                rate=rate,
            )


def _unknown_currency(code: str, at: Path, on_key: bool = False) -> Flaw:
    hint = N_("give its ISO 4217 code, such as CNY, USD or EUR")
    return Flaw("Z082", at, N_("“{code}” is no currency that figures are read in"), hint, {"code": code}, on_key)


def _is_currency(code: str) -> bool:
    try:
        found = unit(code)
    except reader.REFUSED:
        return False
    return found.dimension == "money" and found.id == code
