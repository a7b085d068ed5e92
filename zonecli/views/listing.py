"""The table of zones: which ones, in what order, with which indicators."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from zonecli.errors import UnknownName
from zonecli.figures.intervals import Interval, Order, order
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.zones import Fact, Kind, Level, Zone
from zonecli.suggest import nearest
from zonecli.views.choice import choose, issue_dates
from zonecli.views.derived import facts_of
from zonecli.views.facts import FactView, view
from zonecli.views.filters import FIELDS, Condition, Verdict, field_values, holds_of_head, split, unfit, verdict
from zonecli.views.measure import PRINTED, Measure, comparable_interval

if TYPE_CHECKING:
    from zonecli.figures.intervals import Number
    from zonecli.store.catalogue import Catalogue

COLUMNS = ("id", "name", "level", "kind", "place")


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One zone of a listing. `facts` holds, for each indicator that is a column, the figure that stands for it;
    `_parts` for how many of its parts there are figures, where there is none of the whole."""

    id: str
    name: Text
    aliases: tuple[str, ...]
    kind: Kind
    level: Level | None
    code: str | None
    place: tuple[str, ...]
    industries: tuple[str, ...]
    part_of: tuple[str, ...]
    facts: dict[str, FactView | None]
    _parts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Listing:
    """The zones that fit, in order. `undecided` are those of which a figure is known that settles no condition, for
    its hedge, its currency or its being of a part; they are not among the rows.
    `unsettled` counts the neighbours whose order by the sorting indicator is not certain."""

    columns: tuple[str, ...]
    rows: tuple[ZoneRow, ...]
    undecided: tuple[str, ...]
    unsettled: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    zone: Zone
    facts: dict[str, Fact]
    parts: dict[str, int]


def listing(
    catalogue: Catalogue,
    conditions: Sequence[Condition] = (),
    columns: Sequence[str] = COLUMNS,
    sort: str = "id",
    limit: int | None = None,
    measure: Measure = PRINTED,
) -> Listing:
    """Return the zones for which every condition holds, sorted by a field or an indicator, `-` for descending.

    Zones without the sorting indicator come last. Raises UnknownName for a column that is neither.
    """
    descending, key = sort.startswith("-"), sort.lstrip("-")
    for column in (*columns, key):
        if column not in FIELDS and column not in catalogue.indicators:
            raise UnknownName("field", column, _near(column, catalogue), "zonecli list --columns help")
    of_head, of_figures = split(conditions)
    wanted = {name for name in (*columns, key) if name not in FIELDS} | {each.subject for each in of_figures}
    kept: list[_Candidate] = []
    undecided: list[str] = []
    for zone in catalogue.heads(without=unfit(of_head, catalogue)):
        if not all(holds_of_head(asked, zone, catalogue) for asked in of_head):
            continue
        candidate = _candidate(zone, wanted, catalogue)
        found = _judge(candidate, of_figures, catalogue)
        if found is Verdict.YES:
            kept.append(candidate)
        elif found is Verdict.UNDECIDED:
            undecided.append(zone.id)
    unsettled = _sort(kept, key, descending, catalogue)
    shown = kept if limit is None else kept[:limit]
    indicators = [column for column in columns if column not in FIELDS]
    rows = tuple(_row(each, indicators, catalogue, measure) for each in shown)
    return Listing(tuple(columns), rows, tuple(undecided), unsettled)


def _near(name: str, catalogue: Catalogue) -> list[str]:
    return nearest(name, [*FIELDS, *catalogue.indicators])


def _candidate(zone: Zone, indicators: set[str], catalogue: Catalogue) -> _Candidate:
    if not indicators:
        return _Candidate(zone, {}, {})
    issued = issue_dates(catalogue)
    by_id = facts_of(catalogue, zone.id, indicators, issued)
    choices = {indicator: choose(facts, issued) for indicator, facts in by_id.items()}
    chosen = {indicator: choice.fact for indicator, choice in choices.items() if choice.fact is not None}
    parts = {indicator: len(choice.parts) for indicator, choice in choices.items() if choice.parts}
    return _Candidate(zone, chosen, parts)


def _judge(candidate: _Candidate, conditions: Sequence[Condition], catalogue: Catalogue) -> Verdict:
    """Return no where one condition fails; undecided where none fails and one is open. A missing figure fails,
    one of parts only or of another currency leaves the condition open."""
    worst = Verdict.YES
    for asked in conditions:
        fact = candidate.facts.get(asked.subject)
        assert asked.figure is not None
        usual = catalogue.indicators[asked.subject].unit
        mine = comparable_interval(fact.figure, usual) if fact else None
        theirs = comparable_interval(asked.figure, usual)
        if mine is not None and theirs is not None:
            found = verdict(asked.operator, mine, theirs)
        else:
            found = Verdict.UNDECIDED if fact or asked.subject in candidate.parts else Verdict.NO
        if found is Verdict.NO:
            return found
        if found is Verdict.UNDECIDED:
            worst = found
    return worst


def _sort(candidates: list[_Candidate], key: str, descending: bool, catalogue: Catalogue) -> int:
    """Sort in place, missing ones last, and return how many neighbours stand in no certain order."""
    candidates.sort(key=lambda each: each.zone.id)
    if key in FIELDS:
        candidates.sort(key=lambda each: _field_key(each.zone, key), reverse=descending)
        candidates.sort(key=lambda each: not field_values(each.zone, key))
        return 0
    usual = catalogue.indicators[key].unit
    intervals: dict[str, Interval] = {}
    for each in candidates:
        fact = each.facts.get(key)
        interval = comparable_interval(fact.figure, usual) if fact else None
        if interval is not None:
            intervals[each.zone.id] = interval
    known = [each for each in candidates if each.zone.id in intervals]
    missing = [each for each in candidates if each.zone.id not in intervals]
    known.sort(key=lambda each: _interval_key(intervals[each.zone.id]), reverse=descending)
    candidates[:] = known + missing
    neighbours = pairwise(intervals[each.zone.id] for each in known)
    return sum(order(a, b) is Order.UNDECIDED for a, b in neighbours)


def _field_key(zone: Zone, field: str) -> tuple[int, tuple[str, ...]]:
    if field == "level":
        return (list(Level).index(zone.level) if zone.level else 0), ()
    return 0, field_values(zone, field)


def _interval_key(interval: Interval) -> tuple[Number, int]:
    """Return something that sorts by the lower end, an unbounded one by the upper: no order is claimed by it."""
    return interval.from_key if interval.low is not None else interval.to_key


def _row(candidate: _Candidate, indicators: Sequence[str], catalogue: Catalogue, measure: Measure) -> ZoneRow:
    zone = candidate.zone
    facts: dict[str, FactView | None] = {}
    for indicator in indicators:
        fact = candidate.facts.get(indicator)
        facts[indicator] = view(zone.id, fact, catalogue, measure) if fact else None
    return ZoneRow(
        zone.id,
        zone.name,
        zone.aliases,
        zone.kind,
        zone.level,
        zone.code,
        zone.place,
        zone.industries,
        zone.part_of,
        facts,
        {indicator: candidate.parts[indicator] for indicator in indicators if indicator in candidate.parts},
    )
