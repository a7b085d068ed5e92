"""The zones in the order of one indicator, as far as the figures settle it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.vocabulary import Better, Theme
from zonecli.records.zones import AGGREGATE, Level, Rank
from zonecli.views.bars import Bar, bar, longest_of
from zonecli.views.caveats import Caveat, caveats, cite_sources
from zonecli.views.choice import Choice, choose, issue_dates, of_scope, select_within
from zonecli.views.comparable import ComparableFigure, Position, certain, common_period, compare_figures
from zonecli.views.derived import heads_with_facts
from zonecli.views.facts import FactView, view
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.selection import Apart, select_comparable, wholes_of
from zonecli.views.sources import SourceView

if TYPE_CHECKING:
    from zonecli.figures.intervals import Interval, Number
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Entry:
    """A zone with its figure, its place and its bar; a place in an order has no bar."""

    zone: str
    name: Text
    level: Level | None
    place: Position
    bar: Bar | None
    fact: FactView
    others: int


@dataclass(frozen=True, slots=True)
class UnrankedEntry:
    """A zone without a place, why, and what is known of it."""

    zone: str
    name: Text
    reason: Apart
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The entries, the best first, or the highest where the indicator has no better direction; `reverse` turns that
    round, and places are counted from the other end.

    Entries whose order is not certain stand by the middle of their possible places, then by id: their printed
    digits decide nothing. `count` is the number of ranked zones, shown or not; the caveats are about those shown.
    `comparable` says whether two figures at least are of one kind, `period` which one they share, where they are of
    one, `certain` whether no hedge leaves a place open; None where fewer than two zones have a figure.
    """

    indicator: str
    name: Text
    theme: Theme
    unit: str | None
    better: Better | None
    reverse: bool
    derived: bool
    count: int
    entries: tuple[Entry, ...]
    unranked: tuple[UnrankedEntry, ...]
    caveats: tuple[Caveat, ...]
    comparable: bool | None
    period: Period | None
    certain: bool | None
    sources: tuple[SourceView, ...]
    # Not part of the contract: how many of the first are certainly before all after them, by what is stated of them,
    # and the figure by which each zone has its place.
    _ahead: int
    _ranked: Mapping[str, Fact]


# So many of the first are told by their names.
NAMED = 3


@dataclass(frozen=True, slots=True)
class _Head:
    """What a ranking needs to know of a zone; of thousands, the whole heads are a fifth of what it holds."""

    name: Text
    level: Level | None
    part_of: tuple[str, ...]
    is_aggregate: bool


def rank(
    catalogue: Catalogue,
    id: str,
    ids: Collection[str] | None = None,
    measure: DisplayUnits = PRINTED,
    limit: int | None = None,
    scope: str | None = None,
    period: Period | None = None,
    reverse: bool = False,
    most: int | None = None,
) -> Ranking:
    """Return the zones that have a figure for the indicator, or those of them among `ids`, in its order or the reverse.

    With `scope` only figures of parts whose name has this text in it are ranked, with `period` only those of a
    period in it. Where `most` entries are enough, no more are made, and no figures of zones without a place; all else
    is about all of them. Raises UnknownName, Diagnostic.
    """
    indicator = catalogue.indicator(id)
    issued = issue_dates(catalogue)
    heads, facts = _collect(indicator, ids, scope, period, catalogue)
    wholes = wholes_of({zone: head.part_of for zone, head in heads.items()}, catalogue)
    sums = {zone: None for zone, head in heads.items() if head.is_aggregate}
    ranked = {zone: found for zone, found in facts.items() if zone not in sums}
    selection = select_comparable(indicator, ranked, wholes, issued)
    standings, unit = compare_figures(indicator, selection, catalogue, reverse)
    placed = sorted((each for each in standings if each.place is not None), key=_order)
    shown = placed if limit is None else placed[:limit]
    drawn = [] if indicator.is_position else [each.weighed for each in placed if each.weighed is not None]
    longest = longest_of(drawn) if drawn else None
    made = None if most is None else max(most, NAMED)
    entries = tuple(_entry(each, heads[each.zone], longest, catalogue, measure) for each in shown[:made])
    without = {each.zone: (each.choice, each.apart or Apart.SINGLE) for each in standings if each.place is None}
    without |= {zone: (choose(facts[zone], issued), Apart.AGGREGATE) for zone in sums}
    asides = _list_unranked(without, heads, catalogue, measure, with_facts=most is None)
    lowest_first = (indicator.better is Better.LOWER) is not reverse
    found = caveats(indicator, shown, wholes, catalogue, measure) if shown else ()
    cited = [entry.fact for entry in entries] + [fact for aside in asides for fact in aside.facts]
    return Ranking(
        indicator=id,
        name=indicator.name,
        theme=indicator.theme,
        unit=unit.id if unit else None,
        better=indicator.better,
        reverse=reverse,
        derived=indicator.derived is not None,
        count=len(placed),
        entries=entries,
        unranked=asides,
        caveats=found,
        comparable=bool(placed) if len(standings) > 1 else None,
        period=common_period(placed),
        certain=certain(shown) if len(shown) > 1 else None,
        sources=cite_sources(cited, found, catalogue),
        _ahead=_count_ahead([each.weighed.interval for each in placed if each.weighed is not None], lowest_first),
        _ranked={each.zone: each.choice.fact for each in placed if each.choice.fact is not None},
    )


def _count_ahead(intervals: Sequence[Interval | None], lowest_first: bool) -> int:
    """Return how many of the first, up to NAMED, are further from all after them than any hedge leaves open."""
    for n, mine in enumerate(intervals[:NAMED]):
        rest = islice(intervals, n + 1, None)
        if not all(_exceeds(other, mine) if lowest_first else _exceeds(mine, other) for other in rest):
            return n
    return len(intervals[:NAMED])


def _exceeds(interval: Interval | None, other: Interval | None) -> bool:
    """Whether every number of an interval is above every one of another."""
    if interval is None or other is None or interval.low is None or other.high is None:
        return False
    return interval.low > other.high or (interval.low == other.high and (interval.low_open or other.high_open))


def _collect(
    indicator: Indicator,
    ids: Collection[str] | None,
    scope: str | None,
    period: Period | None,
    catalogue: Catalogue,
) -> tuple[dict[str, _Head], dict[str, Sequence[Fact]]]:
    """The zones of which something is known, and their facts; each record is read once."""
    heads: dict[str, _Head] = {}
    facts: dict[str, Sequence[Fact]] = {}
    for head, stated in heads_with_facts(catalogue, indicator, ids, issue_dates(catalogue)):
        found = [fact for fact in of_scope(select_within(stated, period), scope) if fact.rank is not Rank.DEPRECATED]
        if found:
            heads[head.id] = _Head(head.name, head.level, head.part_of, head.kind == AGGREGATE)
            facts[head.id] = found
    return heads, facts


def _order(standing: ComparableFigure) -> tuple[int, int, str]:
    assert standing.place is not None
    return standing.place.first + standing.place.last, standing.place.first, standing.zone


def _entry(
    standing: ComparableFigure, head: _Head, longest: Number | None, catalogue: Catalogue, measure: DisplayUnits
) -> Entry:
    fact, place, weighed = standing.choice.fact, standing.place, standing.weighed
    # Only a fact has a weight, and only a weight has a place.
    assert fact is not None and place is not None and weighed is not None  # noqa: PT018
    return Entry(
        zone=standing.zone,
        name=head.name,
        level=head.level,
        place=place,
        bar=None if longest is None else bar(weighed, longest),
        fact=view(standing.zone, fact, catalogue, measure),
        others=len(standing.choice.others),
    )


def _list_unranked(
    without: Mapping[str, tuple[Choice, Apart]],
    heads: Mapping[str, _Head],
    catalogue: Catalogue,
    measure: DisplayUnits,
    with_facts: bool,
) -> tuple[UnrankedEntry, ...]:
    return tuple(
        UnrankedEntry(
            zone=zone,
            name=heads[zone].name,
            reason=reason,
            facts=tuple(view(zone, fact, catalogue, measure) for fact in choice.shown) if with_facts else (),
        )
        for zone, (choice, reason) in sorted(without.items())
    )
