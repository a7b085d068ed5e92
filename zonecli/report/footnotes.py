"""The footnotes of a report, numbered in the order in which they are first referred to.

There is one for each source, one for each note of a record on its figures, and one for each figure that is worked out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from zonecli.errors import N_
from zonecli.i18n import Text
from zonecli.render.figures import remarks
from zonecli.render.sources import citation_parts
from zonecli.report.figures import word_figure
from zonecli.report.safe import Safe, literal
from zonecli.report.wording import Words
from zonecli.views.facts import FactView, sources_of
from zonecli.views.sources import SourceView

# No record can hold it: control characters are escaped before they get here.
PLACE_OF_NOTES = "\0notes\0"
# More places than these say nothing; `zonecli trace` has the place of each figure.
_MOST_PLACES = 12
_URL = re.compile(r"https?://[^\s<>\"'()\[\]\\^`{|}]+")


@dataclass(slots=True)
class _Remark:
    number: int
    text: str


@dataclass(slots=True)
class _Note:
    number: int
    source: SourceView
    places: set[str] = field(default_factory=set)
    rates: dict[str, set[int]] = field(default_factory=dict)


class Notes:
    """The footnotes of one document; asking for the mark of a source is what makes its note."""

    def __init__(
        self,
        source: Callable[[str], SourceView],
        series: Callable[[str], Text],
        words: Words,
    ) -> None:
        self._source = source
        self._series = series
        self._words = words
        self._notes: dict[str, _Note] = {}
        self._remarks: dict[str, _Remark] = {}

    def __len__(self) -> int:
        return len(self._notes) + len(self._remarks)

    def number(self, source: str, at: str | None = None) -> int:
        """Return the number of the source's note; `at` is the place in the source that is referred to."""
        note = self._notes.get(source)
        if note is None:
            note = self._notes[source] = _Note(len(self) + 1, self._source(source))
        if at:
            note.places.add(at)
        return note.number

    def mark(self, source: str, at: str | None = None) -> str:
        """Return the reference to the source's note."""
        return refer([self.number(source, at)])

    def numbers_of(self, fact: FactView) -> tuple[int, ...]:
        """Return the numbers of all that is to be known of a figure: its sources, then what is to be read beside it."""
        return tuple(dict.fromkeys((*self.sources_of(fact), *self.remarks_on(fact))))

    def sources_of(self, fact: FactView) -> tuple[int, ...]:
        """Return the numbers of a figure's sources and of that of the exchange rate in it."""
        places = {fact.source: fact.at, **{each.source: each.at for each in fact.inputs}}
        numbers = [self.number(source, places.get(source)) for source in sources_of(fact)]
        rate = fact.converted.rate if fact.converted is not None else None
        if rate is not None:
            numbers.append(self.number(rate.source))
            self._notes[rate.source].rates.setdefault(rate.series, set()).add(rate.year)
        return tuple(dict.fromkeys(numbers))

    def remarks_on(self, fact: FactView) -> tuple[int, ...]:
        """Return the numbers of what is to be read beside a figure.

        How it is worked out and what its record notes, each once; how it is printed, where its reading stands for it.
        """
        text, printed = remarks(fact, self._words.lang), self._word_prints([fact])
        return self._number([self._semicolon.join([printed, *text])] if printed else text)

    def records_on(self, fact: FactView) -> tuple[int, ...]:
        """Return the numbers of what is to be read beside a figure, but for how it is printed."""
        return self._number(remarks(fact, self._words.lang))

    def prints_of(self, facts: Iterable[FactView]) -> tuple[int, ...]:
        """Return the number of the note that says how all of these are printed whose readings stand for them."""
        return self._number(filter(None, [self._word_prints(facts)]))

    def _word_prints(self, facts: Iterable[FactView]) -> str:
        prints = dict.fromkeys(filter(None, (word_figure(fact, self._words.lang).printed for fact in facts)))
        return (
            self._words.lang.message(N_("in print: {figures}"), figures=self._semicolon.join(prints)) if prints else ""
        )

    def _number(self, remarks: Iterable[str]) -> tuple[int, ...]:
        return tuple(self._remark(text) for text in remarks)

    def _remark(self, text: str) -> int:
        remark = self._remarks.get(text)
        if remark is None:
            remark = self._remarks[text] = _Remark(len(self) + 1, text)
        return remark.number

    def of_fact(self, fact: FactView) -> str:
        """Return the references to all that a figure rests on."""
        return refer(self.numbers_of(fact))

    def definitions(self) -> str:
        """Return the notes, one a line."""
        text = {note.number: self._word_note(note) for note in self._notes.values()}
        text |= {remark.number: literal(remark.text) for remark in self._remarks.values()}
        return "\n".join(f"[^{number}]: {text[number]}" for number in sorted(text))

    def _word_note(self, note: _Note) -> str:
        translate = self._words.lang.message
        parts = [str(citation(note.source, self._words))]
        for series, years in note.rates.items():
            named = literal(self._words.lang.pick(self._series(series)))
            listed = self._comma.join(str(year) for year in sorted(years))
            parts.append(translate(N_("exchange rates: {series}, {years}"), series=named, years=listed))
        if 0 < len(note.places) <= _MOST_PLACES:
            places = self._comma.join(literal(place) for place in sorted(note.places, key=_natural))
            parts.append(translate(N_("place in the source: {places}"), places=places))
        return self._semicolon.join(parts)

    @property
    def _comma(self) -> str:
        return "、" if self._words.lang.code == "zh" else ", "

    @property
    def _semicolon(self) -> str:
        return "；" if self._words.lang.code == "zh" else "; "


def refer(numbers: Iterable[int]) -> str:
    """Return the references to the notes of these numbers."""
    return "".join(f"[^{number}]" for number in numbers)


def _natural(text: str) -> list[tuple[int, str]]:
    """What sorts 9 before 10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d{1,9})", text)]


def citation(source: SourceView, words: Words) -> Safe:
    """Return the source as a reader cites it: title, who, where, when; its address, and when it was read there."""
    quoted, translated, makers = citation_parts(source, words.lang)
    title = f"{literal(quoted)} {literal(translated)}" if translated else literal(quoted)
    parts = [title, *map(literal, (*makers, words.period(source.issued)))]
    if _is_safe(source.url):
        parts.append(f"<{source.url}>")
    if source.accessed is not None:
        read = words.lang.message(N_("accessed {date}"), date=words.period(source.accessed))
        parts.append(literal(read))
    return Safe(("，" if words.lang.code == "zh" else ", ").join(parts))


def link(text: str, url: str | None) -> Safe:
    """Return the text as a link; only an address of the web is one, anything else is left out."""
    shown = literal(text)
    if url is None or not _is_safe(url):
        return Safe(shown)
    # Entities are read in an address as well.
    return Safe(f"[{shown}](<{url.replace('&', '&amp;')}>)")


def _is_safe(url: str | None) -> bool:
    return url is not None and _URL.fullmatch(url) is not None and url.isascii()
