"""One figure from the number back to the file, the line, the source and the place in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonecli.errors import N_, UsageFault
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.store.encoding import place
from zonecli.store.toml.scanner import Span, spans
from zonecli.views.facts import FactView, view
from zonecli.views.indicators import IndicatorView, indicator_view
from zonecli.views.measure import PRINTED, Measure
from zonecli.views.sources import SourceView, source_view

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Step:
    """Where one figure comes from. `line` counts from 1 and is that of the printed figure in `file`;
    `text` is those lines of the record that state the fact."""

    file: str
    line: int
    text: str
    fact: FactView
    source: SourceView


@dataclass(frozen=True, slots=True)
class Trace:
    """Every figure that a zone has for an indicator, each traced back to its source."""

    zone: str
    name: Text
    indicator: IndicatorView
    steps: tuple[Step, ...]


def trace(catalogue: Catalogue, id: str, indicator_id: str, measure: Measure = PRINTED) -> Trace:
    """Return where a zone's figures for an indicator come from.

    Raises UnknownName for the indicator, UsageFault where the zone has no figure for it.
    """
    indicator = catalogue.indicator(indicator_id)
    zone = catalogue.zone(id)
    facts = [fact for fact in zone.facts if fact.indicator == indicator_id]
    if not facts and indicator.derived is not None:
        recipe = indicator.derived
        raise UsageFault(
            N_("{indicator} is worked out from other figures; no record states it"),
            N_("trace what it is worked out from: {inputs}"),
            indicator=indicator_id,
            inputs=", ".join(each for each in (recipe.of, recipe.by) if each),
        )
    if not facts:
        known = ", ".join(dict.fromkeys(fact.indicator for fact in zone.facts))
        raise UsageFault(
            N_("{zone} has no figure for {indicator}"),
            N_("it has figures for: {known}") if known else "",
            zone=id,
            indicator=indicator_id,
            known=known,
        )
    path = catalogue.path("zones", id)
    text = catalogue.text(path)
    found = spans(text)
    by_fact: dict[object, list[Span]] = {}
    for key, span in found.items():
        if key[0] == "facts" and len(key) > 1:
            by_fact.setdefault(key[1], []).append(span)
    lines = text.split("\n")
    steps = []
    for fact in facts:
        assert fact.number is not None
        within = by_fact[fact.number]
        first, _ = place(text, min(span.key for span in within))
        last, _ = place(text, max(span.value_end for span in within))
        step = Step(
            file=str(path),
            line=place(text, found["facts", fact.number, "figure"].value)[0],
            text="\n".join(lines[first - 1 : last]),
            fact=view(id, fact, catalogue, measure),
            source=source_view(catalogue.source(fact.source)),
        )
        steps.append(step)
    return Trace(zone=id, name=zone.name, indicator=indicator_view(indicator), steps=tuple(steps))
