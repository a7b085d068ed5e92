"""Records that say some phrases: a file is looked at as text first, and parsed only where it may say them.

Records are searched as they are written: what `check` finds wrong with one keeps nobody from finding it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from zonecli.errors import ZoneError
from zonecli.i18n import Text, is_chinese, language
from zonecli.records.words import LEVELS
from zonecli.store.toml.parser import parse

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.phrases import Phrase

Raw: TypeAlias = Mapping[str, Any]
# What may be an id of the vocabulary or the code of a place.
_QUOTED = re.compile("[\"']([A-Z]{2}(?:-[A-Z0-9]+)*|[a-z0-9]+(?:-[a-z0-9]+)*)[\"']")
_LEVELS = {str(level): label for level, label in LEVELS.items()}
_PLACE = re.compile("[0-9]{6}|[A-Z]{2}(-[A-Z0-9]+)*")


class Weight(IntEnum):
    """How much a text says of the item that it is of: its name, a word for it, or something about it."""

    NAME = 0
    WORD = 1
    PROSE = 2


class Said(NamedTuple):
    """A text of an item, by its field and its language, empty where that is not known."""

    field: str
    language: str
    text: str
    weight: Weight = Weight.NAME


class Match(NamedTuple):
    """Where a text says the phrases, the first that it says in front; the lower the score the better it fits."""

    score: int
    field: str
    language: str
    text: str
    spans: tuple[tuple[int, int], ...]


class Found(NamedTuple):
    """An item that says the phrases: the id of its record, its number in it, its raw table, and where it says them.

    Of the matches the best is the first, and after it come those of the same field in other languages.
    """

    id: str
    number: int
    raw: Raw
    matches: tuple[Match, ...]


class Search:
    """A search of a directory's records for items that say all of the phrases.

    Of a fact or an event the zone's names count, once it says another of the phrases itself.
    """

    def __init__(self, catalogue: Catalogue, phrases: Sequence[Phrase]) -> None:
        self._catalogue, self._phrases = catalogue, phrases
        self._words: dict[tuple[str, str], list[Said]] = {}
        self._meant = [_Meant(catalogue, phrase) for phrase in phrases]
        self.unread: list[str] = []
        """The paths of files that may say the phrases and cannot be read."""

    def zones(self, groups: Sequence[str]) -> Iterator[tuple[str, Found]]:
        """Yield what the zones' records say, each with its group: those of "zones", "facts" and "events" asked for."""

        def work(id: str, text_of: Callable[[], str]) -> list[Any] | None:
            raw = self._raw(id, text_of)
            if raw is None:
                return None
            # Plain values travel between processes ten times as fast.
            return [
                (group, (*found[:3], [tuple(each) for each in found.matches]))
                for group, found in self._in_zone(id, raw, groups)
            ]

        for id, found in self._catalogue.over_texts(work):
            if found is None:
                self.unread.append(self._catalogue.name(self._catalogue.path("zones", id)))
            for group, (_, number, row, matches) in found or ():
                yield group, Found(id, number, row, tuple(Match(*each) for each in matches))

    def sources(self) -> Iterator[Found]:
        """Yield the sources that say the phrases."""
        for id in sorted(self._catalogue.ids_present("sources")):
            path = self._catalogue.path("sources", id)
            raw = self._raw(id, lambda path=path: self._catalogue.text(path))  # type: ignore[misc]
            if raw is None:
                self.unread.append(self._catalogue.name(path))
            elif matches := self._matches([Said("id", "", id), *_of_source(raw)]):
                yield Found(id, 0, raw, matches)

    def indicators(self) -> Iterator[Found]:
        """Yield the indicators that say the phrases."""
        for indicator in self._catalogue.indicators.values():
            own = [Said("id", "", indicator.id), *_languages("name", indicator.name)]
            own += [Said("alias", "", alias) for alias in indicator.aliases]
            own += _languages("definition", indicator.definition, Weight.PROSE)
            if matches := self._matches(own):
                yield Found(indicator.id, 0, {}, matches)

    # -- files ---------------------------------------------------------------------------------

    def _raw(self, id: str, text_of: Callable[[], str]) -> Raw | None:
        """Return the raw tables of a file, none where it cannot say the phrases; None where it cannot be read."""
        try:
            text = text_of()
            return parse(text) if self.may_say(id, text) else {}
        except ZoneError:
            return None

    def may_say(self, id: str, text: str) -> bool:
        """Whether a text may say each phrase, in words or by an id of the vocabulary; no is certain."""
        if "\\" in text:
            # An escape may stand for any character.
            return True
        quoted: set[str] | None = None
        for phrase, meant in zip(self._phrases, self._meant, strict=True):
            if phrase.may_stand_in(text) or phrase.plain.search(id):
                continue
            if quoted is None:
                quoted = set(_QUOTED.findall(text))
            if not any(map(meant.__getitem__, quoted)):
                return False
        return True

    # -- items ---------------------------------------------------------------------------------

    def _in_zone(self, id: str, raw: Raw, groups: Sequence[str]) -> Iterator[tuple[str, Found]]:
        if not raw:
            return
        names = [Said("id", "", id), *_texts("name", raw.get("name")), *_strings("alias", raw.get("aliases"))]
        head = {"name": raw.get("name")}
        if "zones" in groups and (matches := self._matches([*names, *self._of_zone(raw)])):
            yield "zones", Found(id, 0, head, matches)
        for group, said in (("facts", self._of_fact), ("events", _of_event)):
            for number, row in enumerate(_rows(raw.get(group))) if group in groups else ():
                if self._may_be_said_in(row) and (matches := self._matches([*said(row)], names)):
                    yield group, Found(id, number, {key: row[key] for key in _SHOWN if key in row}, matches)

    def _may_be_said_in(self, row: Raw) -> bool:
        """Whether a row may say one of the phrases: nearly none does, and to look at each of its keys takes long."""
        values = [value for each in row.values() for value in (each.values() if isinstance(each, dict) else (each,))]
        text = "\n".join([value for value in values if isinstance(value, str)])
        return any(
            phrase.may_stand_in(text) or any(meant[id] for id in _listed(row.get("indicator")))
            for phrase, meant in zip(self._phrases, self._meant, strict=True)
        )

    def _of_zone(self, raw: Raw) -> Iterator[Said]:
        yield from _strings("code", raw.get("code"))
        for key in ("level", "kind", "place"):
            for id in _listed(raw.get(key)):
                yield from self._named(key, id)
        leading = [row.get("industries") for row in _rows(raw.get("leading_industries"))]
        for field, listed in (("industry", [raw.get("industries")]), ("leading_industries", leading)):
            for id in dict.fromkeys(each for one in listed for each in _listed(one)):
                yield from (word._replace(field=field) for word in self._named("industry", id))

    def _of_fact(self, row: Raw) -> Iterator[Said]:
        yield from _strings("figure", row.get("figure"))
        for id in _listed(row.get("indicator")):
            yield from self._named("indicator", id)
        yield from _strings("unit", row.get("unit"))
        for key in ("scope", "of", "basis"):
            yield from _texts(key, row.get(key), Weight.WORD)
        yield from _texts("note", row.get("note"), Weight.PROSE)

    def _named(self, sort: str, id: str) -> list[Said]:
        """Return an id of the vocabulary and what it stands for; the id alone where it stands for nothing."""
        known = self._words.get((sort, id))
        if known is None:
            weight = Weight.NAME if sort == "indicator" else Weight.WORD
            known = self._words[sort, id] = [Said(sort, "", id, weight), *_SORTS[sort](self._catalogue, id, weight)]
        return known

    # -- matches -------------------------------------------------------------------------------

    def _matches(self, own: Sequence[Said], others: Sequence[Said] = ()) -> tuple[Match, ...]:
        """Return where an item says all phrases, one of them at least in its own texts; nothing where it does not."""
        found: list[list[Match]] = []
        for phrase in self._phrases:
            if here := [match for said in own if (match := _match(phrase, said))]:
                found.append(here)
            elif not any(_match(phrase, said) for said in others):
                return ()
        if not found:
            return ()
        chosen = min(found, key=lambda here: min(each.score for each in here))
        best = min(chosen, key=lambda each: each.score)
        same = [each for each in chosen if each.field == best.field and each.language != best.language]
        score = sum(min(each.score for each in here) for here in found)
        return tuple(each._replace(score=score, spans=(*each.spans, *self._others(each))) for each in (best, *same))

    def _others(self, match: Match) -> Iterator[tuple[int, int]]:
        """Yield where the text of a match says further phrases."""
        said = Said(match.field, match.language, match.text)
        for phrase in self._phrases if len(self._phrases) > 1 else ():
            if (other := _match(phrase, said)) and other.spans[0] != match.spans[0]:
                yield other.spans[0]


class _Meant(dict[str, bool]):
    """Whether an id of the vocabulary stands for words that say a phrase, found out once."""

    def __init__(self, catalogue: Catalogue, phrase: Phrase) -> None:
        self._catalogue, self._phrase = catalogue, phrase

    def __missing__(self, id: str) -> bool:
        words = (word.text for names in _SORTS.values() for word in names(self._catalogue, id, Weight.WORD))
        self[id] = found = any(map(self._phrase.may_stand_in, words))
        return found


def _match(phrase: Phrase, said: Said) -> Match | None:
    field, tag, text, weight = said
    found, is_read = phrase.plain.search(text), False
    if found is None and phrase.read is not None and weight is not Weight.PROSE:
        found, is_read = phrase.read.search(text), True
    if found is None:
        return None
    start, end = found.span()
    fit = (2 if start else 0 if end == len(text) else 1) if weight is Weight.NAME else 2 + weight
    return Match(2 * fit + is_read, field, tag, text, ((start, end),))


# What a row of a table of hits shows of a fact or an event.
_SHOWN = ("indicator", "figure", "unit", "period", "date", "title")


def _of_event(row: Raw) -> Iterator[Said]:
    yield from _texts("title", row.get("title"))
    yield from _texts("note", row.get("note"), Weight.PROSE)


def _of_source(raw: Raw) -> Iterator[Said]:
    yield from _texts("title", raw.get("title"))
    for key in ("author", "container_title", "publisher"):
        yield from _texts(key, raw.get(key), Weight.WORD)
    yield from _strings("url", raw.get("url"), Weight.PROSE)
    yield from _texts("note", raw.get("note"), Weight.PROSE)


def _languages(field: str, text: Text | None, weight: Weight = Weight.NAME) -> Iterator[Said]:
    for tag, each in text.languages.items() if text else ():
        yield Said(field, tag, each, weight)


def _texts(field: str, raw: object, weight: Weight = Weight.NAME) -> Iterator[Said]:
    """Yield what a raw text says: one by languages, or one in quotes whose language its characters tell."""
    if isinstance(raw, str):
        yield Said(field, "zh" if is_chinese(raw) else "en", raw, weight)
    for tag, text in raw.items() if isinstance(raw, dict) else ():
        if isinstance(text, str):
            yield Said(field, tag, text, weight)


def _strings(field: str, raw: object, weight: Weight = Weight.NAME) -> Iterator[Said]:
    return (Said(field, "", each, weight) for each in _listed(raw))


def _listed(raw: object) -> list[str]:
    return [each for each in (raw if isinstance(raw, list) else [raw]) if isinstance(each, str)]


def _rows(raw: object) -> list[Raw]:
    return [each for each in raw if isinstance(each, dict)] if isinstance(raw, list) else []


# -- the vocabulary --------------------------------------------------------------------------------


def _of_indicator(catalogue: Catalogue, id: str, weight: Weight) -> Iterable[Said]:
    if id not in catalogue.indicators:
        return ()
    known = catalogue.indicators[id]
    return [
        *_languages("indicator", known.name, weight),
        *(Said("indicator", "", each, weight) for each in known.aliases),
    ]


def _of_kind(catalogue: Catalogue, id: str, weight: Weight) -> Iterable[Said]:
    if id not in catalogue.kinds:
        return ()
    known = catalogue.kinds[id]
    return [*_languages("kind", known.name, weight), *(Said("kind", "", each, weight) for each in known.aliases)]


def _of_industry(catalogue: Catalogue, id: str, weight: Weight) -> Iterable[Said]:
    return _languages("industry", catalogue.industries[id], weight) if id in catalogue.industries else ()


def _of_place(catalogue: Catalogue, code: str, weight: Weight) -> Iterable[Said]:
    """Return the names of a place and of those that it lies in."""
    # To look up what is no code would take longer than all the rest of the search.
    if not _PLACE.fullmatch(code):
        return ()
    return [
        said
        for each in catalogue.places.line(code)
        for said in _languages("place", catalogue.places[each].name, weight)
    ]


def _of_level(catalogue: Catalogue, id: str, weight: Weight) -> Iterable[Said]:
    if id not in _LEVELS:
        return ()
    label = _LEVELS[id]
    return _languages("level", Text(language("zh").translate(label), label), weight)


_SORTS: Mapping[str, Callable[[Catalogue, str, Weight], Iterable[Said]]] = {
    "indicator": _of_indicator,
    "kind": _of_kind,
    "industry": _of_industry,
    "place": _of_place,
    "level": _of_level,
}
