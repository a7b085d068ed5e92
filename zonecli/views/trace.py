"""One figure from the number back to the file, the line, the source and the place in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonecli.errors import N_, Ids, UsageError
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.store.encoding import place
from zonecli.store.toml.scanner import Span, spans
from zonecli.views.choice import issue_dates
from zonecli.views.derived import Derived, by_indicator, with_derived
from zonecli.views.facts import FactView, view
from zonecli.views.indicators import IndicatorView, indicator_view
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.quotation import quote
from zonecli.views.sources import SourceView, source_view

if TYPE_CHECKING:
    from zonecli.records.vocabulary import Source
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.texts import Article, Texts


@dataclass(frozen=True, slots=True)
class Step:
    """Where one figure comes from. `line` counts from 1 and is that of the printed figure in `file`;
    `text` is those lines of the record that state the fact. `sentence` is the one of the source's text that prints
    the figure, which stands in it from `sentence_start` to `sentence_end`; None where no text is at hand that has it.
    A derived figure is written nowhere: `inputs` has where those come from that it is worked out from."""

    file: str
    line: int | None
    text: str
    fact: FactView
    source: SourceView
    inputs: tuple[Step, ...]
    sentence: str | None = None
    sentence_start: int | None = None
    sentence_end: int | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Every figure that a zone has for an indicator, each traced back to its source."""

    zone: str
    name: Text
    indicator: IndicatorView
    steps: tuple[Step, ...]


def trace(
    catalogue: Catalogue, id: str, indicator_id: str, measure: DisplayUnits = PRINTED, texts: Texts | None = None
) -> Trace:
    """Return where a zone's figures for an indicator come from, derived ones worked out.

    Sentences are quoted from the `texts` of the sources. Raises UnknownName for the indicator, UsageError where the
    zone has no figure for it.
    """
    indicator = catalogue.indicator(indicator_id)
    zone = catalogue.zone(id)
    known_facts = with_derived(by_indicator(zone.facts), [indicator], catalogue, issue_dates(catalogue))
    facts = known_facts.get(indicator_id, [])
    if not facts:
        known = list(dict.fromkeys(fact.indicator for fact in zone.facts))
        raise UsageError(
            N_("{zone} has no figure for {indicator}"),
            N_("it has figures for: {known}") if known else "",
            zone=Ids([id], {id: zone.name}),
            indicator=Ids([indicator_id], {indicator_id: catalogue.indicator(indicator_id).name}),
            known=Ids(known, {each: catalogue.indicator(each).name for each in known}),
        )
    record = _Record(catalogue, id, texts)
    steps = tuple(record.step(fact, measure) for fact in facts)
    return Trace(zone=id, name=zone.name, indicator=indicator_view(indicator), steps=steps)


class _Record:
    """The text of one zone's record, in which facts are found."""

    def __init__(self, catalogue: Catalogue, zone: str, texts: Texts | None) -> None:
        self._catalogue = catalogue
        self._texts = texts
        self._zone = zone
        self._path = catalogue.path("zones", zone)
        self._text = catalogue.text(self._path)
        self._spans = spans(self._text)
        self._articles: dict[str, Article | None] = {}
        self._by_fact: dict[object, list[Span]] = {}
        for key, span in self._spans.items():
            if key[0] == "facts" and len(key) > 1:
                self._by_fact.setdefault(key[1], []).append(span)

    def step(self, fact: Fact, measure: DisplayUnits) -> Step:
        """Return where the fact stands, or where those stand that it is worked out from."""
        line, text = (None, "") if fact.number is None else self._lines(fact.number)
        inputs = fact.inputs if isinstance(fact, Derived) else ()
        source = self._catalogue.source(fact.source)
        article = self._article(source) if fact.number is not None else None
        quoted = quote(article, fact.figure.printed, fact.at) if article else None
        return Step(
            file=str(self._path),
            line=line,
            text=text,
            fact=view(self._zone, fact, self._catalogue, measure),
            source=source_view(source),
            inputs=tuple(self.step(each, PRINTED) for each in inputs),
            sentence=quoted.sentence if quoted else None,
            sentence_start=quoted.start if quoted else None,
            sentence_end=quoted.end if quoted else None,
        )

    def _article(self, source: Source) -> Article | None:
        if source.id not in self._articles:
            self._articles[source.id] = self._texts.article_of(source) if self._texts else None
        return self._articles[source.id]

    def _lines(self, number: int) -> tuple[int, str]:
        within = self._by_fact[number]
        first, _ = place(self._text, min(span.key for span in within))
        last, _ = place(self._text, max(span.value_end for span in within))
        line = place(self._text, self._spans["facts", number, "figure"].value)[0]
        return line, "\n".join(self._text.split("\n")[first - 1 : last])
