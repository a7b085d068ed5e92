"""What can be measured: every indicator, and the zones that have a figure for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonecli.errors import Diagnostic, InvalidRecord
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.vocabulary import Better, Derivation, Indicator, Nature, Sign, Theme
from zonecli.views.facts import FactView, facts
from zonecli.views.measure import PRINTED, DisplayUnits

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.vocabulary import Entries
    from zonecli.views.usage import Usage


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
    aliases: tuple[str, ...]
    priority: int | None
    growth_of: str | None
    share_of: str | None
    derived: Derivation | None
    facts: int
    zones: int


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One indicator with every figure recorded for it, but of zones whose records have faults."""

    indicator: IndicatorView
    facts: tuple[FactView, ...]
    _unread: int


def indicator_view(indicator: Indicator, facts: int = 0, zones: int = 0) -> IndicatorView:
    """Return the indicator as views show it."""
    return IndicatorView(
        id=indicator.id,
        name=indicator.name,
        theme=indicator.theme,
        unit=indicator.usual.id if indicator.usual else None,
        better=indicator.better,
        nature=indicator.nature,
        sign=indicator.sign,
        definition=indicator.definition,
        aliases=indicator.aliases,
        priority=indicator.priority,
        growth_of=indicator.growth_of,
        share_of=indicator.share_of,
        derived=indicator.derived,
        facts=facts,
        zones=zones,
    )


def indicators(known: Entries[Indicator], used: Usage) -> tuple[IndicatorView, ...]:
    """Return every indicator by theme, those in use first within one, else in the order of their files."""
    themes = list(Theme)
    views = [indicator_view(each, used.indicators[each.id], used.zones[each.id]) for each in known.values()]
    return tuple(
        sorted(views, key=lambda view: (themes.index(view.theme), not (view.facts or view.derived), view.priority or 3))
    )


def indicator_facts(catalogue: Catalogue, id: str, measure: DisplayUnits = PRINTED) -> IndicatorFacts:
    """Return one indicator with every figure recorded for it; raises UnknownName."""
    indicator = catalogue.indicator(id)
    unread = 0
    try:
        rows = [*facts(catalogue, {id}, measure=measure).sent()]
    except (Diagnostic, InvalidRecord):
        rows = []
        for zone in catalogue.zone_ids:
            try:
                rows += facts(catalogue, {id}, [zone], measure=measure)
            except (Diagnostic, InvalidRecord):
                unread += 1
    known = indicator_view(indicator, len(rows), len({row.zone for row in rows}))
    return IndicatorFacts(indicator=known, facts=tuple(rows), _unread=unread)
