"""The rules of sources, indicators, names and exchange rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from zonecli.check.problems import Issue, Path, issue
from zonecli.check.references import References, unknown
from zonecli.check.rules.facts import ACCESSED_BEFORE_ISSUED
from zonecli.check.rules.form import UNKNOWN_PLACE, UNKNOWN_SOURCE
from zonecli.check.rules.records import (
    CIRCLE,
    IMPOSSIBLE_RATE,
    MISSING_LANGUAGE,
    REQUIRED_LANGUAGE,
    UNKNOWN_CURRENCY,
    UNKNOWN_LANGUAGE,
    UNSEALED_TEXT,
)
from zonecli.errors import N_
from zonecli.figures.units.lookup import unit
from zonecli.records import reader
from zonecli.records.fields import LANGUAGE, PLACE, RATE
from zonecli.records.vocabulary import Source
from zonecli.store.vocabulary import Places, package, package_source

_TEXTS = frozenset(
    {"name", "title", "container_title", "publisher", "author", "note", "definition", "scope", "of", "basis"}
)
# The tags that people write for a language which has another: mostly those of countries.
_MEANT = {"cn": "zh", "ch": "zh", "jp": "ja", "kr": "ko", "vn": "vi", "cz": "cs", "ua": "uk", "gr": "el", "dk": "da"}


def text_issues(raw: Mapping[str, Any], known: References) -> Iterator[Issue]:
    """Yield the languages that the texts of a file lack, and tags that no language has.

    Where the directory asks for languages, each text that lacks one is a fault; else the file is told once of each.
    """
    lacking: dict[str, list[Path]] = {}
    wanted = tuple(dict.fromkeys(("zh", "en") if known.languages is None else known.languages))
    for at, text in _texts_in(raw, ()):
        for code in wanted:
            if code not in text:
                lacking.setdefault(code, []).append(at)
        if len(text) == 2 and "zh" in text and "en" in text:
            continue
        yield from _unknown_languages(text, at)
    for code, places in lacking.items():
        if known.languages is not None:
            for at in places:
                sentence, hint = N_("the text in “{code}” is missing"), N_('add {code} = "…"')
                yield issue(REQUIRED_LANGUAGE, at, sentence, hint, code=code)
        else:
            yield issue(
                MISSING_LANGUAGE,
                places[0],
                N_("texts without Chinese in this file: {n}; the first is here")
                if code == "zh"
                else N_("texts without English in this file: {n}; the first is here"),
                N_('add {code} = "…", or say in zonecli.toml which languages are wanted: languages = ["{other}"]'),
                n=len(places),
                code=code,
                other="en" if code == "zh" else "zh",
            )


def _texts_in(raw: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the texts by languages anywhere in the tables of a file; what is no such text is another rule's."""
    for key, value in raw.items():
        if type(value) is dict and value:
            if key in _TEXTS:
                yield (*at, key), value
            else:
                yield from _texts_in(value, (*at, key))
        elif type(value) is list:
            for n, each in enumerate(value):
                if type(each) is dict:
                    yield from _texts_in(each, (*at, key, n))


def _unknown_languages(text: Mapping[str, Any], at: Path) -> Iterator[Issue]:
    for tag in text.keys() - {"zh", "en"}:
        if LANGUAGE.fits(tag) and (tag in _MEANT or not _is_language(tag)):
            near = _MEANT.get(tag, "")
            yield Issue(
                UNKNOWN_LANGUAGE,
                (*at, tag),
                N_("no language has the tag “{tag}”"),
                N_("did you mean: {near}?") if near else N_("write it as BCP 47 has it: zh, en, vi, zh-Hant"),
                {"tag": tag, "near": near},
                on_key=True,
            )


def _is_language(tag: str) -> bool:
    from babel import Locale

    return tag.partition("-")[0] in Locale.parse("en").languages


def source_issues(source: Source) -> Iterator[Issue]:
    """Yield what is wrong with a source that was read: its dates, and a text without its checksum."""
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


def place_issues(raw: Mapping[str, Any], known: References) -> Iterator[Issue]:
    """Yield the places that lie in one that is not known."""
    for code, row in raw.items():
        within = row.get("within") if isinstance(row, dict) else None
        if PLACE.fits(within):
            yield from unknown(UNKNOWN_PLACE, within, (code, "within"), known.places)
            if isinstance(known.places, Places) and known.places.is_circular(code):
                yield issue(
                    CIRCLE,
                    (code, "within"),
                    N_("following “within” from {code} leads back to it"),
                    N_("a place lies in larger ones only"),
                    code=code,
                )


def rate_issues(raw: Mapping[str, Any], known: References) -> Iterator[Issue]:
    """Yield what is wrong with the series of exchange rates."""
    for id, row in raw.items():
        if not isinstance(row, dict):
            continue
        behind = package("rates").get(id, {})
        source, to, years = row.get("source"), row.get("to", behind.get("to")), row.get("years")
        if not (isinstance(source, str) and package_source(source)):
            yield from unknown(UNKNOWN_SOURCE, source, (id, "source"), known.sources)
        if isinstance(to, str) and to.strip() and "to" in row:
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
