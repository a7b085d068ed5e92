"""The rules of sources, indicators, names and exchange rates."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from zonecli.check.form import language_issues
from zonecli.check.problems import Issue, Path, issue
from zonecli.check.references import References, unknown
from zonecli.check.rules.facts import ACCESSED_BEFORE_ISSUED
from zonecli.check.rules.form import UNKNOWN_SOURCE
from zonecli.check.rules.records import IMPOSSIBLE_RATE, TEXT_CHANGED, TEXT_FILE, UNKNOWN_CURRENCY, UNSEALED_TEXT
from zonecli.errors import N_, RecordsUnreadable
from zonecli.figures.units.lookup import unit
from zonecli.i18n import Text
from zonecli.records import reader
from zonecli.records.fields import RATE, fields_of
from zonecli.records.vocabulary import Source

_TEXTS = {"name", "title", "container_title", "publisher", "author", "note", "definition"}


def text_issues(raw: Mapping[str, Any], at: Path = ()) -> Iterator[Issue]:
    """Yield the languages that texts anywhere in a vocabulary file or a source lack."""
    for key, value in raw.items():
        if isinstance(value, dict) and value and key in _TEXTS and value.keys() <= fields_of(Text).keys():
            # One that is no text is there all the same: its form is another rule's.
            text = Text(str(value.get("zh", "")), str(value.get("en", "")))
            yield from language_issues(text, (*at, key))
        elif isinstance(value, dict):
            yield from text_issues(value, (*at, key))


def source_issues(source: Source, known: References) -> Iterator[Issue]:
    """Yield what is wrong with a source that was read: its dates, and the file of its text."""
    if source.accessed and source.accessed.end < source.issued.start:
        yield issue(
            ACCESSED_BEFORE_ISSUED,
            ("accessed",),
            N_("accessed in {accessed}, before it was issued in {issued}"),
            N_("correct one of the two"),
            accessed=source.accessed.text,
            issued=source.issued.text,
        )
    if (source.text is None) != (source.sha256 is None):
        given, missing = ("sha256", "text") if source.text is None else ("text", "sha256")
        yield issue(
            UNSEALED_TEXT,
            (given,),
            N_("“text” and “sha256” belong together; “{key}” is missing"),
            N_("`sha256sum FILE` prints the checksum of a file"),
            key=missing,
        )
    if source.text is not None:
        yield from _text_file(source.text, source, known)


def _text_file(name: str, source: Source, known: References) -> Iterator[Issue]:
    from hashlib import sha256

    from zonecli.store.files import read_file

    root = known.catalogue.root
    hint = N_("give its path from the records directory, such as texts/{id}.txt")
    if os.path.isabs(name) or ".." in name.replace("\\", "/").split("/") or "\0" in name:
        sentence = N_("“{name}” leads out of the records directory")
        yield issue(TEXT_FILE, ("text",), sentence, hint, name=name, id=source.id)
        return
    try:
        found = sha256(read_file(root / name, root)).hexdigest()
    except RecordsUnreadable as error:
        yield issue(TEXT_FILE, ("text",), error.sentence, hint, **{**error.details, "path": name, "id": source.id})
        return
    if source.sha256 not in (None, found):
        yield issue(
            TEXT_CHANGED,
            ("sha256",),
            N_("the text in {name} has another checksum: {found}"),
            N_("compare the text with the source; if it is right, enter the new checksum"),
            name=name,
            found=found,
        )


def rate_issues(raw: Mapping[str, Any], known: References) -> Iterator[Issue]:
    """Yield what is wrong with the series of exchange rates."""
    for id, row in raw.items():
        if not isinstance(row, dict):
            continue
        source, to, years = row.get("source"), row.get("to"), row.get("years")
        yield from unknown(UNKNOWN_SOURCE, source, (id, "source"), known.sources)
        if isinstance(to, str) and to.strip():
            yield from _currency_flaws(to, (id, "to"))
        issued = known.issued(source) if isinstance(source, str) else None
        for year, rates in years.items() if isinstance(years, dict) else ():
            at = (id, "years", year)
            if issued and year.isascii() and year.isdigit() and int(year) > issued.end.year:
                yield Issue(
                    IMPOSSIBLE_RATE,
                    at,
                    N_("the source of {issued} cannot know the average of {year}"),
                    N_("correct the year, or the date of the source"),
                    {"issued": issued.text, "year": year},
                    on_key=True,
                )
            for currency, rate in rates.items() if isinstance(rates, dict) else ():
                yield from _currency_flaws(currency, (*at, currency), on_key=True)
                if currency == to and RATE.fits(rate) and Decimal(rate) != 1:
                    sentence, hint = N_("{currency} is worth {rate} of itself"), N_("delete the line")
                    yield issue(IMPOSSIBLE_RATE, (*at, currency), sentence, hint, currency=currency, rate=rate)


def _currency_flaws(code: str, at: Path, on_key: bool = False) -> Iterator[Issue]:
    try:
        is_currency = unit(code).dimension == "money" and unit(code).id == code
    except reader.REFUSED:
        is_currency = False
    if not is_currency:
        sentence = N_("“{code}” is not a currency that figures are read in")
        hint = N_("give its ISO 4217 code, such as CNY, USD or EUR")
        yield Issue(UNKNOWN_CURRENCY, at, sentence, hint, {"code": code}, on_key)
