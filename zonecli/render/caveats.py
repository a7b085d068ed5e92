"""Caveats in words, and the letters by which a table refers to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from zonecli.errors import N_
from zonecli.figures.reader import Hedge
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.records.periods import asked_period
from zonecli.records.zones import Status
from zonecli.render import labels
from zonecli.render.figures import remarks, unit_word
from zonecli.render.labels import REASONS, SENSES, WHYS
from zonecli.render.periods import write
from zonecli.views.caveats import Caveat, Code, Group, OtherFigure
from zonecli.views.choice import Why
from zonecli.views.facts import FactView
from zonecli.views.measure import Rate, Reason
from zonecli.views.selection import Apart

# Longer lists of zones are told by their number.
_MANY = 4

_PLAIN = {
    Code.MISSING: N_("no figure is known of {zones}; that does not mean zero"),
    Code.PARTS: N_("figures are known of parts only, none of the whole: {zones}"),
    Code.NEAR: N_("in the order “about” counts as from half to twice the number, “nearly” as over half of it: {zones}"),
    Code.INPUTS: N_("worked out from figures of different periods or statuses: {zones}"),
}
_GROUPED = {
    Code.PART_OF: N_("one is a part of the other: {groups}"),
    Code.SCOPE: N_("the figure is about a part only: {groups}"),
    Code.PERIOD: N_("the periods differ: {groups}"),
    Code.NO_PERIOD: N_("the source names no period, so the figure counts as of its date: {groups}"),
    Code.STATUS: N_("the statuses differ: {groups}"),
    Code.DEFINITION: N_("different things are counted: {groups}"),
    Code.APART: N_("not compared with the others: {groups}"),
    Code.HEDGE: N_("the hedge leaves the order open: {groups}"),
    Code.UNIT: N_("printed in different units, compared after exact conversion: {groups}"),
    Code.RATE: N_("converted at {groups}"),
    Code.UNCONVERTED: N_("not converted: {groups}"),
    Code.CONFLICT: N_("another source says otherwise: {groups}"),
    Code.CHOICE: N_("one of several figures is used: {groups}"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for on the screen: zones, series of exchange rates, and the numbers of the cited sources.

    With `in_prose` periods are written out, as sentences have them.
    """

    zones: Mapping[str, Text]
    series: Mapping[str, Text]
    marks: Mapping[str, int]
    in_prose: bool = False


def codes_by_zone(caveats: Iterable[Caveat]) -> dict[str, str]:
    """Return the codes of the caveats about each zone, as rows of data have them."""
    found: dict[str, list[str]] = {}
    for caveat in caveats:
        for zone in dict.fromkeys(caveat.zones):
            found.setdefault(zone, []).append(caveat.code)
    return {zone: ";".join(codes) for zone, codes in found.items()}


def sentence(caveat: Caveat, total: int, names: Names, lang: Language) -> str:
    """Return one caveat in words; `total` is the number of zones that the row is about."""
    if caveat.code in _PLAIN:
        return lang.message(_PLAIN[caveat.code], zones=zones(caveat.zones, names, lang))
    text = [_group(caveat.code, group, total, names, lang) for group in caveat.groups]
    return lang.message(_GROUPED[caveat.code], groups=("；" if lang.code == "zh" else "; ").join(text))


def zones(ids: Sequence[str], names: Names, lang: Language) -> str:
    """Return the zones' names, or how many they are."""
    if len(ids) > _MANY:
        return lang.count(N_("{n} zone"), "{n} zones", len(ids))
    return labels.join_names([lang.pick(names.zones[id]) for id in ids], lang)


def _group(code: Code, group: Group, total: int, names: Names, lang: Language) -> str:
    value = _value(code, group, names, lang)
    if code is Code.PART_OF:
        return lang.message(N_("{part} of {whole}"), part=zones(group.zones, names, lang), whole=value)
    if len(group.zones) == total:
        return value
    who = zones(group.zones, names, lang)
    return f"{value}（{who}）" if lang.code == "zh" else f"{value} ({who})"


def _value(code: Code, group: Group, names: Names, lang: Language) -> str:
    value = group.value
    if isinstance(value, Text):
        return lang.pick(value)
    if isinstance(value, Rate):
        return lang.message(
            N_("{series}, {year} [{mark}]"),
            series=lang.pick(names.series[value.series]),
            year=value.year,
            mark=names.marks[value.source],
        )
    if isinstance(value, OtherFigure):
        return f"{value.figure} [{names.marks[value.source]}]"
    if code is Code.PART_OF:
        return lang.pick(names.zones[value or ""])
    if code in (Code.PERIOD, Code.NO_PERIOD):
        return write(asked_period(value), lang, short=not names.in_prose) if value else ""
    worded = _WORDED.get(code)
    return worded(value or "", lang) if worded else (value or "")


_WORDED: dict[Code, Callable[[str, Language], str]] = {
    Code.APART: lambda value, lang: lang.translate(labels.APART[Apart(value)]),
    Code.STATUS: lambda value, lang: lang.translate(words.STATUSES[Status(value)]),
    Code.HEDGE: lambda value, lang: lang.message(N_("“{word}”"), word=lang.translate(words.HEDGES[Hedge(value)])),
    Code.UNCONVERTED: lambda value, lang: lang.translate(REASONS[Reason(value)]),
    Code.CHOICE: lambda value, lang: lang.translate(WHYS[Why(value)]),
    Code.DEFINITION: lambda value, lang: lang.translate(SENSES[value]) if value in SENSES else unit_word(value, lang),
    Code.UNIT: unit_word,
}


@dataclass(slots=True)
class Notes:
    """The notes under a table: a sentence that several rows share is said once, under one letter."""

    names: Names
    lang: Language
    letters: dict[str, str] = field(default_factory=dict)

    def letter_of(self, text: str) -> str:
        """Return the letter of a sentence, the next one where it has none."""
        return self.letters.setdefault(text, letter(len(self.letters)))

    def mark(self, caveats: Iterable[Caveat], total: int) -> str:
        """Return the letters of the caveats' sentences, new sentences among them taking the next letters."""
        found = []
        for caveat in caveats:
            found.append(self.letter_of(sentence(caveat, total, self.names, self.lang)))
        return ",".join(found)

    def of_fact(self, fact: FactView, others: str | None = None) -> str:
        """Return the letters of what is to be read beside a figure, behind those that are there already."""
        found = [self.letter_of(text) for text in remarks(fact, self.lang)]
        return ",".join(dict.fromkeys([*filter(None, (others or "").split(",")), *found]))

    def rows(self) -> list[tuple[str, str]]:
        """Return each letter with its sentence."""
        return [(f"({mark})", text) for text, mark in self.letters.items()]


def letter(n: int) -> str:
    """Return the mark of the n-th note, from 0: a … z, aa, ab …"""
    head, tail = divmod(n, 26)
    return (letter(head - 1) if head else "") + chr(ord("a") + tail)
