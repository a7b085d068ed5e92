"""Facts proposed from an article: every figure of it with what it is of, when, and whether, for a person to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

from zonecli.figures.normalize import source as uniform_source
from zonecli.figures.prints import find_print
from zonecli.figures.reader import read
from zonecli.figures.running import Found, find_figures
from zonecli.figures.types import Figure, FigureError, Hedge
from zonecli.frozen import dataclass
from zonecli.i18n import is_chinese
from zonecli.ingest.extraction import periods, scopes, statuses
from zonecli.ingest.extraction.indicators import Candidate, Stated, Vocabulary, unit_beside
from zonecli.ingest.extraction.names import Names
from zonecli.ingest.extraction.passages import Passage, divide
from zonecli.ingest.extraction.roles import Role, role, states_nothing
from zonecli.ingest.extraction.times import Time, Times
from zonecli.ingest.extraction.zones import Owner, Zones
from zonecli.records.periods import Period
from zonecli.records.zones import Status
from zonecli.store.texts import Article

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

# A paragraph that begins so goes on with the time of the one before.
_LINKS = re.compile(
    "同时|此外|另外|与此同时|同期|在此基础上|meanwhile|in the same period|over the same period|during the period"
)
_NUMERAL = re.compile("[0-9][0-9.,]*")
_MOST_WAYS = 8
# How many facts back a sentence may go on from.
_MOST_STATED = 8
_NOBODY = Owner()
# A third indicator and a second are worth telling.
_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A number of an article, and what it states as far as the text says: None where nothing there decides.

    `start` and `end` are code points of the article's text. `zone` is an id, `zone_printed` the name in the text of
    one that no record has. `alternatives` are further indicators, the best first. `recorded` says that a fact of the
    same source has this print already.
    """

    figure: str
    start: int
    end: int
    sentence: str
    paragraph: int
    at: str
    value: Decimal | None
    unit: str | None
    printed_unit: str | None
    hedge: Hedge | None
    hedges: tuple[Hedge, ...]
    low: Decimal | None
    high: Decimal | None
    sense: str | None
    role: Role
    zone: str | None
    zone_printed: str | None
    indicator: str | None
    alternatives: tuple[str, ...]
    scope: str | None
    of: str | None
    basis: str | None
    period: str | None
    status: Status | None
    source: str | None
    recorded: bool
    # Where its sentence begins: the figure is marked in it.
    _sentence_start: int


def propose(
    article: Article,
    catalogue: Catalogue,
    issued: Period | None = None,
    source: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    found: Sequence[Found] | None = None,
) -> list[Proposal]:
    """Return every number of an article with what it states, in the order of the text.

    `issued` is when it was published, `source` the id of its record, `zone` the id of the zone that it is about where
    somebody says so, `language` what it is written in; `found` are its numbers where they are known already.
    """
    conventions = catalogue.source(source).conventions if source else None
    if found is None:
        found = find_figures(
            article.text, conventions.dollar if conventions else None, conventions.decimal if conventions else None
        )
    if not found:
        return []
    is_english = not is_chinese(article.text) if language is None else not language.startswith("zh")
    text = uniform_source(article.text).lower
    return list(_Reading(article, text, catalogue, issued, source, zone, is_english, found).proposals())


class _Reading:
    """One article being read from its beginning to its end."""

    def __init__(
        self,
        article: Article,
        text: str,
        catalogue: Catalogue,
        issued: Period | None,
        source: str | None,
        zone: str | None,
        is_english: bool,
        found: Sequence[Found],
    ) -> None:
        self.article, self.source = article, source
        self.passages = list(divide(article, found))
        self.vocabulary = Vocabulary(catalogue.indicators, is_english)
        self.zones = Zones(text, article.text, article.title, Names(catalogue.heads()), zone)
        self.times = Times(text, issued, is_english)
        self.recorded = _recorded(catalogue, source) if source else []
        self._carried: Time | None = None
        self._standing: statuses.Standing | None = None
        self._stated: list[Stated] = []
        self._scope: str | None = None
        self.spans = {(each.start, each.end) for each in article.paragraphs}
        self.starts = {each.number: each.start for each in article.paragraphs}

    def proposals(self) -> Iterator[Proposal]:
        """Yield what each number states, sentence by sentence; much goes on from one to the next of a paragraph."""
        paragraph = -1
        heading: Time | None = None
        for passage in self.passages:
            if passage.paragraph != paragraph:
                paragraph = passage.paragraph
                is_linked = _LINKS.match(passage.text, passage.start) is not None
                self._carried = self._carried if is_linked else heading
                self._standing = None
                # What is counted goes on in the next paragraph, and when not.
                self._stated = [each._replace(period=None) for each in self._stated]
            if not passage.goes_on or (self._standing and not self._standing.leads):
                self._standing = None
            if passage.found:
                yield from self._of(passage)
            self._carried = periods.carry(self.times, passage, self._carried)
            if self._is_heading(passage):
                heading = periods.headed(self.times, passage.start, passage.end) or heading

    def _is_heading(self, passage: Passage) -> bool:
        """Whether a sentence is all of its paragraph, and states nothing."""
        is_whole = (passage.start, passage.end) in self.spans
        return is_whole and all(each.kind != "figure" for each in passage.found)

    def _of(self, passage: Passage) -> Iterator[Proposal]:
        self._scope = None
        roles = [role(passage, n) for n in range(len(passage.found))]
        hearing = self.vocabulary.hear(passage, self.zones.spans(passage))
        stated = [each._replace(n=-1) for each in self._stated[-_MOST_STATED:]]
        for n, found in enumerate(passage.found):
            status, self._standing = statuses.status(passage, n, self._standing)
            ranked: list[Candidate] = []
            if roles[n] is Role.FACT and found.figure is not None:
                ranked = self.vocabulary.rank(passage, n, found.figure, hearing, stated)
            if roles[n] is Role.FACT and states_nothing(passage, n, ranked[0].score if ranked else 0.0):
                roles[n] = Role.OTHER
            if roles[n] is not Role.FACT:
                yield self._proposal(passage, n, roles[n])
                continue
            fact = self._fact(passage, n, ranked, status, roles, stated)
            if found.figure is not None:
                stated.append(Stated(n, found.figure, fact.indicator, fact.period))
            yield fact
        self._stated = stated

    def _fact(
        self,
        passage: Passage,
        n: int,
        ranked: Sequence[Candidate],
        status: Status,
        roles: Sequence[Role],
        stated: Sequence[Stated],
    ) -> Proposal:
        figure = passage.found[n].figure
        indicator = self.vocabulary.by_id[ranked[0].id] if ranked else None
        self._scope = scopes.scope(passage, n, figure, indicator, roles, self._scope)
        owner = self.zones.owner(passage, n, self.starts[passage.paragraph])
        time = indicator.time if indicator else None
        period = periods.period(self.times, passage, n, time, status, self._carried)
        if period is None and ranked and ranked[0].goes_on:
            period = next((each.period for each in reversed(stated) if each.indicator == ranked[0].id), None)
        return self._proposal(
            passage,
            n,
            Role.FACT,
            owner=owner,
            indicator=indicator.id if indicator else None,
            alternatives=tuple(each.id for each in ranked[1:_ALTERNATIVES]),
            scope=self._as_printed(self._scope, passage),
            of=self._as_printed(scopes.whole(passage, n, figure), passage),
            basis=scopes.basis(passage, n),
            period=period,
            status=status,
        )

    def _as_printed(self, words: str | None, passage: Passage) -> str | None:
        """Return words of a sentence as they stand in the article, not in lower case."""
        if not words:
            return None
        at = passage.text.find(words, passage.start, passage.end)
        return self.article.text[at : at + len(words)].strip() if at >= 0 else words

    def _proposal(
        self,
        passage: Passage,
        n: int,
        role: Role,
        owner: Owner = _NOBODY,
        indicator: str | None = None,
        alternatives: tuple[str, ...] = (),
        scope: str | None = None,
        of: str | None = None,
        basis: str | None = None,
        period: str | None = None,
        status: Status | None = None,
    ) -> Proposal:
        found = passage.found[n]
        printed = self.article.text[found.start : found.end]
        printed, figure, unit = _alone(passage, n, printed)
        if (
            figure is not None
            and indicator is not None
            and (unit := unit or unit_beside(figure, self.vocabulary.by_id[indicator]))
        ):
            figure = read(printed, unit)
        return Proposal(
            figure=printed,
            start=found.start,
            end=found.end,
            sentence=self.article.text[passage.start : passage.end],
            paragraph=passage.paragraph,
            at=str(passage.paragraph),
            value=figure.value if figure else None,
            unit=figure.unit.id if figure and figure.unit else None,
            printed_unit=unit,
            hedge=figure.hedge if figure else None,
            hedges=figure.hedges if figure else (),
            low=figure.low if figure else None,
            high=figure.high if figure else None,
            sense=figure.sense if figure else None,
            role=role,
            zone=owner.zone,
            zone_printed=owner.printed,
            indicator=indicator,
            alternatives=alternatives,
            scope=scope,
            of=of,
            basis=basis,
            period=period,
            status=status,
            source=self.source,
            recorded=role is Role.FACT and self._is_recorded(printed, found.start),
            _sentence_start=passage.start,
        )

    def _is_recorded(self, printed: str, at: int) -> bool:
        return any(
            self.article.is_at(at, place) and (any(find_print(printed, known)) or any(find_print(known, printed)))
            for known, place in self.recorded
        )


def _alone(passage: Passage, n: int, printed: str) -> tuple[str, Figure | None, str | None]:
    """Return a print, its figure, and the unit that stands elsewhere, so that they say what the figure is.

    Of 分别增长126.2%、144.7% the second is a growth as it stands; of 分别下降3%、5% it would be one, and takes its
    verb; of 3.2、4.5亿元 the first takes its unit from the other.
    """
    found = passage.found[n]
    figure = found.figure
    if figure is None or not found.carried:
        return printed, figure, None
    texts = [passage.text[each.start : each.end] for each in passage.found]
    heads = (_NUMERAL.split(text)[0] for text in reversed(texts[:n]))
    tails = (_NUMERAL.split(text)[-1].strip() for text in texts[n + 1 :])
    ways: list[tuple[str, str | None]] = [
        (printed, None),
        *((printed, tail) for tail in tails if tail),
        *((f"{head}{printed}", None) for head in heads if head),
    ]
    for text, unit in ways[:_MOST_WAYS]:
        with suppress(FigureError):
            read_alone = read(text, unit)
            if (read_alone.value, read_alone.unit) == (figure.value, figure.unit):
                return text, read_alone, unit
    return printed, figure, None


def _recorded(catalogue: Catalogue, source: str) -> list[tuple[str, str | None]]:
    """Return the prints that facts of a source have already, with where in it they stand."""
    name = source.encode()
    ids = (id for id in catalogue.zone_ids if name in catalogue.bytes(catalogue.path("zones", id)))
    facts = (fact for id in ids for fact in catalogue.facts_of(id) if fact.source == source)
    return [(fact.figure.printed, fact.at) for fact in facts]
