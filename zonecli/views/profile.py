"""One zone's profile: who it is, what is known of it by theme, what happened, and on whose word."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.contradiction import contradictions
from zonecli.records.periods import Period
from zonecli.records.vocabulary import Theme
from zonecli.records.zones import Fact, Level, Zone
from zonecli.views.caveats import rate_sources
from zonecli.views.choice import Issued, Why, by_subject, choose, date_fact, issue_dates, select_within
from zonecli.views.derived import by_indicator, with_derived
from zonecli.views.facts import FactView, sources_of, view
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.names import Named, industry_names, places, zone_names
from zonecli.views.series import Series, series
from zonecli.views.sources import EventView, SourceView, events_of, source_view

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
    """The figure that stands for an indicator and a subject, why it was chosen, and how many others there are.

    `contradicted_by` are those of the others that cannot be true beside it.
    """

    theme: Theme
    name: Text
    fact: FactView
    why: Why
    others: int
    contradicted_by: tuple[FactView, ...]


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
    kind: str
    kind_name: Text
    level: Level | None
    code: str | None
    place: tuple[tuple[Named, ...], ...]
    industries: tuple[Named, ...]
    leading_industries: tuple[Leading, ...]
    part_of: tuple[Named, ...]
    parts: tuple[Named, ...]
    facts: tuple[ProfileFact, ...]
    recorded: int
    series: tuple[Series, ...]
    events: tuple[EventView, ...]
    sources: tuple[SourceView, ...]


def profile(
    catalogue: Catalogue,
    id: str,
    everything: bool = False,
    indicators: Collection[str] | None = None,
    measure: DisplayUnits = PRINTED,
    period: Period | None = None,
) -> Profile:
    """Return the profile of a zone; with `everything`, each fact and not only the chosen ones.

    With `indicators` only figures of these, with `period` only those of a period in it. Raises UnknownName, Diagnostic.
    """
    zone = catalogue.zone(id)
    leading = _leading(zone, catalogue)
    issued = issue_dates(catalogue)
    known = with_derived(by_indicator(zone.facts), catalogue.derived, catalogue, issued)
    by_id = {
        each: found
        for each, stated in known.items()
        if (indicators is None or each in indicators) and (found := select_within(stated, period))
    }
    facts = _facts(zone, by_id, catalogue, everything, measure)
    shown = [each for entry in facts for each in (entry.fact, *entry.contradicted_by)]
    runs = [series(catalogue, id, catalogue.indicators[each], found, measure) for each, found in by_id.items()]
    events = tuple(sorted(events_of(zone), key=lambda event: (event.date.start, event.date.end)))
    around = indicators is None
    cited = dict.fromkeys(
        [
            *(entry.source for entry in leading if around),
            *(source for fact in shown for source in sources_of(fact)),
            *(event.source for event in events if around),
            *rate_sources(shown),
        ]
    )
    return Profile(
        id=id,
        name=zone.name,
        aliases=zone.aliases,
        kind=zone.kind,
        kind_name=catalogue.kinds[zone.kind].name,
        level=zone.level,
        code=zone.code,
        place=tuple(places(code, catalogue) for code in zone.place),
        industries=industry_names(zone.industries, catalogue),
        leading_industries=leading,
        part_of=zone_names(zone.part_of, catalogue),
        parts=_parts(zone, catalogue),
        facts=facts,
        recorded=len(zone.facts),
        series=tuple(run for found in runs for run in found),
        events=events,
        sources=tuple(source_view(catalogue.source(source)) for source in cited),
    )


def _leading(zone: Zone, catalogue: Catalogue) -> tuple[Leading, ...]:
    return tuple(
        Leading(
            industries=industry_names(entry.industries, catalogue),
            period=entry.period,
            source=entry.source,
            at=entry.at,
        )
        for entry in zone.leading_industries
    )


def _parts(zone: Zone, catalogue: Catalogue) -> tuple[Named, ...]:
    # Finding them means opening every record, so only a zone that says it has parts is asked.
    if not zone.has_parts:
        return ()
    return tuple(Named(each.id, each.name) for each in catalogue.heads() if zone.id in each.part_of)


def _facts(
    zone: Zone, by_id: Mapping[str, Sequence[Fact]], catalogue: Catalogue, everything: bool, measure: DisplayUnits
) -> tuple[ProfileFact, ...]:
    found = []
    for id, facts in by_id.items():
        indicator = catalogue.indicators[id]
        for group in by_subject(facts).values():
            for fact, why, others in _standing(group, issue_dates(catalogue), everything):
                against = contradictions(fact, others, issue_dates(catalogue), indicator)
                entry = ProfileFact(
                    theme=indicator.theme,
                    name=indicator.name,
                    fact=view(zone.id, fact, catalogue, measure),
                    why=why,
                    others=len(others),
                    contradicted_by=tuple(view(zone.id, other, catalogue, measure) for other, _ in against),
                )
                found.append(entry)
    order = {id: n for n, id in enumerate(catalogue.indicators)}
    themes = list(Theme)

    def place(entry: ProfileFact) -> tuple[int, int, int, bool]:
        id = entry.fact.indicator
        importance = catalogue.indicators[id].importance
        return themes.index(entry.theme), importance, order[id], entry.fact.scope is not None

    found.sort(key=place)
    return tuple(found)


def _standing(group: list[Fact], issued: Issued, everything: bool) -> list[tuple[Fact, Why, list[Fact]]]:
    """Return the facts to show of one indicator and subject, the chosen one first, with those that it stands for."""
    choice = choose(group, issued)
    if choice.fact is None or choice.why is None:
        return [(fact, Why.ONLY, []) for fact in group] if everything else []
    others = [fact for fact in group if fact is not choice.fact]
    rest = sorted(others, key=lambda fact: date_fact(fact, issued).sort_key(), reverse=True) if everything else []
    return [(choice.fact, choice.why, others), *((fact, choice.why, []) for fact in rest)]
