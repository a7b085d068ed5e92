"""What can be measured: every indicator, and the zones that have a figure for one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.vocabulary import Better, Derivation, Indicator, Nature, Sign, Theme
from zonecli.views.facts import FactView, facts
from zonecli.views.measure import PRINTED, DisplayUnits

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator with the number of figures recorded for it. `unit` is None for a bare number."""

    id: str
    name: Text
    theme: Theme
    unit: str | None
    better: Better | None
    nature: Nature | None
    sign: Sign | None
    definition: Text | None
    derived: Derivation | None
    facts: int
    zones: int


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One indicator with every figure recorded for it."""

    indicator: IndicatorView
    facts: tuple[FactView, ...]


def indicator_view(indicator: Indicator, facts: int = 0, zones: int = 0) -> IndicatorView:
    """Return the indicator as views show it."""
    return IndicatorView(
        id=indicator.id,
        name=indicator.name,
        theme=indicator.theme,
        unit=indicator.unit.id if indicator.unit else None,
        better=indicator.better,
        nature=indicator.nature,
        sign=indicator.sign,
        definition=indicator.definition,
        derived=indicator.derived,
        facts=facts,
        zones=zones,
    )


def indicators(catalogue: Catalogue) -> tuple[IndicatorView, ...]:
    """Return every indicator by theme, in the order of the file within one."""
    counted: Counter[str] = Counter()
    zones: Counter[str] = Counter()
    for id in catalogue.zone_ids:
        found = [fact.indicator for fact in catalogue.facts_of(id)]
        counted.update(found)
        zones.update(set(found))
    themes = list(Theme)
    views = [indicator_view(each, counted[each.id], zones[each.id]) for each in catalogue.indicators.values()]
    return tuple(sorted(views, key=lambda view: themes.index(view.theme)))


def indicator_facts(catalogue: Catalogue, id: str, measure: DisplayUnits = PRINTED) -> IndicatorFacts:
    """Return one indicator with every figure recorded for it; raises UnknownName."""
    indicator = catalogue.indicator(id)
    rows = tuple(facts(catalogue, {id}, measure=measure))
    known = indicator_view(indicator, len(rows), len({row.zone for row in rows}))
    return IndicatorFacts(indicator=known, facts=rows)
