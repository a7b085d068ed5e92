"""The zones in the order of one indicator, as far as the figures settle it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.vocabulary import Better, Theme
from zonecli.records.zones import Kind, Level, Zone
from zonecli.store.lookup import fold
from zonecli.views.bars import Bar, bar, longest_of
from zonecli.views.caveats import Caveat, caveats, cite_sources, comparable
from zonecli.views.choice import Choice, choose, issue_dates, select_within
from zonecli.views.comparable import ComparableFigure, Position, certain, common_unit, compare_figures
from zonecli.views.derived import heads_with_facts
from zonecli.views.facts import FactView, view
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.sources import SourceView

if TYPE_CHECKING:
    from zonecli.figures.intervals import Number
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue


class Unranked(StrEnum):
    """Why a zone that has a figure has no place."""

    PARTS = "parts"  # figures of several parts, none of the whole
    AGGREGATE = "aggregate"  # it is the sum of other zones
    UNCONVERTED = "unconverted"  # its figure cannot be brought to the others' unit


@dataclass(frozen=True, slots=True)
class Entry:
    """A zone with its figure, its place and its bar."""

    zone: str
    name: Text
    level: Level | None
    place: Position
    bar: Bar
    fact: FactView
    others: int


@dataclass(frozen=True, slots=True)
class UnrankedEntry:
    """A zone without a place, why, and what is known of it."""

    zone: str
    name: Text
    reason: Unranked
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The entries, the best first, or the highest where the indicator has no better direction.

    Entries whose order is not certain stand by the middle of their possible places, then by id: their printed
    digits decide nothing. `count` is the number of ranked zones, shown or not; the caveats are about those shown.
    `comparable` says whether their figures are of one kind, `certain` whether no hedge leaves a place open; None
    for fewer than two.
    """

    indicator: str
    name: Text
    theme: Theme
    unit: str | None
    better: Better | None
    derived: bool
    count: int
    entries: tuple[Entry, ...]
    unranked: tuple[UnrankedEntry, ...]
    caveats: tuple[Caveat, ...]
    comparable: bool | None
    certain: bool | None
    sources: tuple[SourceView, ...]


def rank(
    catalogue: Catalogue,
    id: str,
    ids: Collection[str] | None = None,
    measure: DisplayUnits = PRINTED,
    limit: int | None = None,
    scope: str | None = None,
    period: Period | None = None,
) -> Ranking:
    """Return the zones that have a figure for the indicator, or those of them among `ids`, in its order.

    With `scope` only figures of parts whose name has this text in it are ranked, with `period` only those of a
    period in it. Raises UnknownName, Diagnostic.
    """
    indicator = catalogue.indicator(id)
    heads, choices = _collect(indicator, ids, scope, period, catalogue)
    ranked = {
        id: choice for id, choice in choices.items() if choice.fact is not None and heads[id].kind is not Kind.AGGREGATE
    }
    if scope is None:
        ranked = _of_one_thing(ranked)
    unit = common_unit(indicator, ranked)
    standings = compare_figures(indicator, ranked, unit, catalogue)
    placed = sorted((each for each in standings if each.place is not None), key=_order)
    shown = placed if limit is None else placed[:limit]
    longest = longest_of(each.weighed for each in placed if each.weighed is not None)
    entries = tuple(_entry(each, heads[each.zone], longest, catalogue, measure) for each in shown)
    asides = _asides(choices, ranked, standings, heads, catalogue, measure)
    text = [*shown, *(each for each in standings if each.place is None)]
    found = caveats(text, {zone: head.part_of for zone, head in heads.items()}, catalogue, measure)
    facts = [entry.fact for entry in entries] + [fact for aside in asides for fact in aside.facts]
    return Ranking(
        indicator=id,
        name=indicator.name,
        theme=indicator.theme,
        unit=unit.id if unit else None,
        better=indicator.better,
        derived=indicator.derived is not None,
        count=len(placed),
        entries=entries,
        unranked=asides,
        caveats=found,
        comparable=comparable(found, shown) if len(shown) > 1 else None,
        certain=certain(shown) if len(shown) > 1 else None,
        sources=cite_sources(facts, found, catalogue),
    )


def _collect(
    indicator: Indicator,
    ids: Collection[str] | None,
    scope: str | None,
    period: Period | None,
    catalogue: Catalogue,
) -> tuple[dict[str, Zone], dict[str, Choice]]:
    """The zones of which something is known, and their figures; each record is read once."""
    heads: dict[str, Zone] = {}
    choices: dict[str, Choice] = {}
    issued = issue_dates(catalogue)
    for head, stated in heads_with_facts(catalogue, indicator, ids, issued):
        facts = select_within(stated, period)
        choice = choose([fact for fact in facts if scope is None or _is_about(fact, scope)], issued)
        if choice.shown:
            heads[head.id], choices[head.id] = head, choice
    return heads, choices


def _of_one_thing(choices: Mapping[str, Choice]) -> dict[str, Choice]:
    """Those of the choices that are of the whole zones, or all of them where they are of one and the same part."""
    scopes = {choice.fact.scope for choice in choices.values() if choice.fact is not None}
    if len(scopes) < 2:
        return dict(choices)
    return {id: choice for id, choice in choices.items() if choice.fact is not None and choice.fact.scope is None}


def _is_about(fact: Fact, scope: str) -> bool:
    names = (fact.scope.zh, fact.scope.en) if fact.scope is not None else ()
    return any(fold(scope) in fold(name) for name in names)


def _order(standing: ComparableFigure) -> tuple[int, int, str]:
    assert standing.place is not None
    return standing.place.first + standing.place.last, standing.place.first, standing.zone


def _entry(
    standing: ComparableFigure, head: Zone, longest: Number, catalogue: Catalogue, measure: DisplayUnits
) -> Entry:
    fact, place, weighed = standing.choice.fact, standing.place, standing.weighed
    # Only a fact has a weight, and only a weight has a place.
    assert fact is not None and place is not None and weighed is not None  # noqa: PT018
    return Entry(
        zone=head.id,
        name=head.name,
        level=head.level,
        place=place,
        bar=bar(weighed, longest),
        fact=view(head.id, fact, catalogue, measure),
        others=len(standing.choice.others),
    )


def _asides(
    choices: Mapping[str, Choice],
    ranked: Collection[str],
    standings: Iterable[ComparableFigure],
    heads: Mapping[str, Zone],
    catalogue: Catalogue,
    measure: DisplayUnits,
) -> tuple[UnrankedEntry, ...]:
    reasons = {each.zone: Unranked.UNCONVERTED for each in standings if each.place is None}
    for zone in choices:
        if heads[zone].kind is Kind.AGGREGATE:
            reasons[zone] = Unranked.AGGREGATE
        elif zone not in ranked:
            reasons[zone] = Unranked.PARTS
    return tuple(
        UnrankedEntry(
            zone=zone,
            name=heads[zone].name,
            reason=reasons[zone],
            facts=tuple(view(zone, fact, catalogue, measure) for fact in choices[zone].shown),
        )
        for zone in sorted(reasons)
    )
