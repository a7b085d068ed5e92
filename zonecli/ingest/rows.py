"""Rows of records made from what people type and what programs write, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, UsageError
from zonecli.i18n import is_chinese
from zonecli.records.contradiction import subject_of
from zonecli.records.reader import REFUSED, fact as read_fact
from zonecli.records.zones import Fact, Rank

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

Raw = dict[str, Any]

# The order in which the shipped records write the keys of a row.
_ORDER = (
    *("indicator", "scope", "of", "basis", "figure", "unit", "value", "low", "high", "hedge", "sense"),
    *("date", "title", "industries", "period", "status", "rank", "source", "at", "note"),
)


def order(row: Mapping[str, Any]) -> Raw:
    """Return a row with its keys in the order of the shipped records, without those that say nothing."""
    keys = [*(key for key in _ORDER if key in row), *(key for key in row if key not in _ORDER)]
    return {key: row[key] for key in keys if row[key] not in (None, "", {}, [])}


def texts(values: Iterable[str]) -> dict[str, str]:
    """Return a text by languages from what is typed: TEXT, or LANG=TEXT for each.

    A TEXT without LANG is Chinese where it has Chinese characters, else English. Raises UsageError where a language is
    given twice, or a text is empty.
    """
    found: dict[str, str] = {}
    for value in values:
        tag, equals, text = value.partition("=")
        if not equals or not _is_tag(tag):
            tag, text = "zh" if is_chinese(value) else "en", value
        if not text.strip():
            raise UsageError(N_("“{value}” says nothing"), N_("leave out what is not known"), value=value)
        if tag in found:
            raise UsageError(
                N_("two texts are in one language ({tag}): “{first}” and “{value}”"),
                N_("write the language before each: zh=…, en=…"),
                tag=tag,
                first=found[tag],
                value=text,
            )
        found[tag] = text.strip()
    return found


def _is_tag(tag: str) -> bool:
    from zonecli.records.fields import LANGUAGE

    return LANGUAGE.fits(tag)


def whole(catalogue: Catalogue, values: Sequence[str]) -> str | dict[str, str] | None:
    """Return what a figure is of: the id of a zone where one is typed, else a text."""
    if len(values) == 1 and catalogue.has("zones", values[0]):
        return values[0]
    return texts(values) or None


def superseded(catalogue: Catalogue, zone: str, row: Mapping[str, Any]) -> list[Fact]:
    """Return the facts of a zone that a new one takes the place of: of the same thing, and not deprecated.

    None where the new one cannot be read: that is for the rules to say. Raises UsageError where there is none.
    """
    try:
        new = read_fact(dict(row), None, lambda id: catalogue.source(id).conventions)
    except REFUSED:
        return []
    indicator = catalogue.indicator(new.indicator)

    def issued(source: str) -> Any:
        return catalogue.source(source).issued

    def about(fact: Fact) -> object:
        return subject_of(fact, indicator.time, issued)

    # All of the zone's: what is read of one indicator alone does not know its place in the file.
    found = [
        fact
        for fact in catalogue.facts_of(zone)
        if fact.indicator == new.indicator and fact.rank is not Rank.DEPRECATED and about(fact) == about(new)
    ]
    if not found:
        raise UsageError(
            N_("{zone} has no figure for {indicator} of the same part, period and status"),
            N_("leave out --supersedes; see: {listing}"),
            zone=zone,
            indicator=new.indicator,
            listing=f"zonecli facts --zone {zone} --indicator {new.indicator}",
        )
    return found
