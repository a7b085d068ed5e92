"""One zone's profile: who it is, what is known of it by theme, what happened, and on whose word."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.vocabulary import Theme
from zonecli.records.zones import Fact, Kind, LeadingIndustries, Level, Zone
from zonecli.views.caveats import rate_sources
from zonecli.views.choice import Issued, Why, choose, issue_dates
from zonecli.views.derived import by_indicator, with_derived
from zonecli.views.facts import FactView, sources_of, view
from zonecli.views.measure import PRINTED, Measure
from zonecli.views.names import Named, places, zone_names
from zonecli.views.series import Series, series
from zonecli.views.sources import EventView, SourceView, source_view

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Leading:
    """What one source names as the zone's leading industries."""

    industries: tuple[Named, ...]
    period: Period | None
    source: str
    at: str | None


@dataclass(frozen=True, slots=True)
class ProfileFact:
    """The figure that stands for an indicator and a scope, why it was chosen, and how many others there are."""

    theme: Theme
    name: Text
    fact: FactView
    why: Why
    others: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A zone as `show` shows it.

    `place` goes from the province down, one tuple a place; `parts` are the zones that name this one in their
    `part_of`; `series` are the indicators with several periods; `sources` are those that the profile rests on,
    in the order in which it first names them.
    """

    id: str
    name: Text
    aliases: tuple[str, ...]
    kind: Kind
    level: Level | None
    code: str | None
    place: tuple[tuple[Named, ...], ...]
    industries: tuple[Named, ...]
    leading_industries: tuple[Leading, ...]
    part_of: tuple[Named, ...]
    parts: tuple[Named, ...]
    facts: tuple[ProfileFact, ...]
    series: tuple[Series, ...]
    events: tuple[EventView, ...]
    sources: tuple[SourceView, ...]


def profile(
    catalogue: Catalogue,
    id: str,
    everything: bool = False,
    indicators: Collection[str] | None = None,
    measure: Measure = PRINTED,
) -> Profile:
    """Return the profile of a zone; with `everything`, each fact and not only the chosen ones.

    Raises UnknownName, RecordFault.
    """
    zone = catalogue.zone(id)
    leading = tuple(_leading(entry, catalogue) for entry in zone.leading_industries)
    issued = issue_dates(catalogue)
    by_id = with_derived(by_indicator(zone.facts), catalogue.indicators.values(), issued)
    if indicators is not None:
        by_id = {each: found for each, found in by_id.items() if each in indicators}
    facts = _facts(zone, by_id, catalogue, everything, measure)
    runs = [series(catalogue, id, catalogue.indicators[each], found, measure) for each, found in by_id.items()]
    events = tuple(
        EventView(id, event.date, event.title, event.source, event.at, event.note)
        for event in sorted(zone.events, key=lambda event: (event.date.start, event.date.end))
    )
    around = indicators is None
    cited = dict.fromkeys(
        [
            *(entry.source for entry in leading if around),
            *(source for entry in facts for source in sources_of(entry.fact)),
            *(event.source for event in events if around),
            *rate_sources(entry.fact for entry in facts),
        ]
    )
    return Profile(
        id,
        zone.name,
        zone.aliases,
        zone.kind,
        zone.level,
        zone.code,
        tuple(places(code, catalogue) for code in zone.place),
        tuple(Named(each, catalogue.industries[each]) for each in zone.industries),
        leading,
        zone_names(zone.part_of, catalogue),
        _parts(zone, catalogue),
        facts,
        tuple(run for found in runs for run in found),
        events,
        tuple(source_view(catalogue.source(source)) for source in cited),
    )


def _parts(zone: Zone, catalogue: Catalogue) -> tuple[Named, ...]:
    # Finding them means opening every record, so only a zone that says it has parts is asked.
    if not zone.has_parts:
        return ()
    return tuple(Named(each.id, each.name) for each in catalogue.heads() if zone.id in each.part_of)


def _leading(entry: LeadingIndustries, catalogue: Catalogue) -> Leading:
    named = tuple(Named(each, catalogue.industries[each]) for each in entry.industries)
    return Leading(named, entry.period, entry.source, entry.at)


def _facts(
    zone: Zone, by_id: Mapping[str, Sequence[Fact]], catalogue: Catalogue, everything: bool, measure: Measure
) -> tuple[ProfileFact, ...]:
    issued = issue_dates(catalogue)
    found = []
    for id, facts in by_id.items():
        indicator = catalogue.indicators[id]
        scopes: dict[Text | None, list[Fact]] = {}
        for fact in facts:
            scopes.setdefault(fact.scope, []).append(fact)
        for group in scopes.values():
            for fact, why, others in _standing(group, issued, everything):
                shown = view(zone.id, fact, catalogue, measure)
                found.append(ProfileFact(indicator.theme, indicator.name, shown, why, others))
    order = {id: n for n, id in enumerate(catalogue.indicators)}
    themes = list(Theme)
    found.sort(key=lambda each: (themes.index(each.theme), order[each.fact.indicator], each.fact.scope is not None))
    return tuple(found)


def _standing(group: list[Fact], issued: Issued, everything: bool) -> list[tuple[Fact, Why, int]]:
    """Return the facts to show of one indicator and scope; the chosen one first."""
    choice = choose(group, issued)
    if choice.fact is None or choice.why is None:
        return [(fact, Why.ONLY, 0) for fact in group] if everything else []
    if not everything:
        return [(choice.fact, choice.why, len(group) - 1)]
    rest = [fact for fact in group if fact is not choice.fact]
    rest.sort(key=lambda fact: (fact.period or issued(fact.source)).sort_key(), reverse=True)
    return [(choice.fact, choice.why, len(group) - 1), *((fact, choice.why, 0) for fact in rest)]
