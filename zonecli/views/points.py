"""The key points of a brief: what recorded figures settle, each made by a rule; three to five of them are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.vocabulary import Better, Nature
from zonecli.records.zones import AGGREGATE, Rank, Status
from zonecli.views.amounts import Amount
from zonecli.views.choice import EXPECTED
from zonecli.views.facts import FactView, sources_of

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.profile import Profile, ProfileFact
    from zonecli.views.ranking import Ranking

LEAST, MOST = 3, 5
# A point of an order needs so many figures.
_COMPARED = 3
# So many figures go into one sentence.
_FIGURES = 3
_PAIRS = 2
# The importance of an indicator that is none of the key figures, nor useful.
_DETAIL = 3


class Kind(StrEnum):
    """What a point says, in the order in which the points of a brief stand."""

    SHARES = "shares"  # what part of one whole the zone has of several things, by one source
    GROWTH = "growth"  # a figure with its growth over the same period
    NEWEST = "newest"  # the key figures of the zone by its newest source
    ORDER = "order"  # the first of at least three comparable figures
    CHANGE = "change"  # what has grown or shrunk between two periods
    DISAGREEMENT = "disagreement"  # sources of which one must be wrong
    EXPECTED = "expected"  # what a forecast, a target or a plan says of a period that is not over
    OVERDUE = "overdue"  # how many of those are for periods that are over, without an outcome


@dataclass(frozen=True, slots=True)
class Spoken:
    """The zone that a point is about; an aggregate is spoken of as the sum that it is."""

    id: str
    name: Text
    is_aggregate: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with what it is called and, where one source ties it to it, its growth over the same period."""

    name: Text
    fact: FactView
    nature: Nature | None = None
    growth: FactView | None = None

    @property
    def facts(self) -> tuple[FactView, ...]:
        """The figure and its growth."""
        return (self.fact,) if self.growth is None else (self.fact, self.growth)


@dataclass(frozen=True, slots=True)
class SharesPoint:
    """Shares of one whole at one time, each called by what it is a share of."""

    zone: Spoken
    of: Text
    shares: tuple[Statement, ...]
    kind: Kind = Kind.SHARES

    @property
    def facts(self) -> tuple[FactView, ...]:
        """The figures that it rests on."""
        return tuple(share.fact for share in self.shares)


@dataclass(frozen=True, slots=True)
class FiguresPoint:
    """What is known of one zone: GROWTH, NEWEST and EXPECTED."""

    kind: Kind
    zone: Spoken
    statements: tuple[Statement, ...]

    @property
    def facts(self) -> tuple[FactView, ...]:
        """The figures that it rests on."""
        return tuple(fact for each in self.statements for fact in each.facts)


@dataclass(frozen=True, slots=True)
class OrderPoint:
    """The first of `count` comparable figures, and those after it as far as their order is certain.

    `others` zones have a figure that cannot be compared with these. `measures_area` says that the first is the largest,
    `is_of_all` that no zone on record was left out.
    """

    name: Text
    count: int
    others: int
    leaders: tuple[tuple[Spoken, FactView], ...]
    lowest_first: bool
    is_position: bool
    measures_area: bool
    is_of_all: bool
    kind: Kind = Kind.ORDER

    @property
    def facts(self) -> tuple[FactView, ...]:
        """The figures that it rests on."""
        return tuple(fact for _, fact in self.leaders)


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """What has certainly grown or shrunk between two periods, and by how much, worked out."""

    zone: Spoken
    name: Text
    first: FactView
    last: FactView
    change: Amount
    has_grown: bool
    kind: Kind = Kind.CHANGE

    @property
    def facts(self) -> tuple[FactView, ...]:
        """The figures that it rests on."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class DisagreementPoint:
    """Figures of one thing at one time that cannot all be true."""

    zone: Spoken
    name: Text
    facts: tuple[FactView, ...]
    kind: Kind = Kind.DISAGREEMENT


@dataclass(frozen=True, slots=True)
class OverduePoint:
    """How many forecasts, targets and plans are for periods that are over, and have no outcome on record."""

    count: int
    facts: tuple[FactView, ...] = ()
    kind: Kind = Kind.OVERDUE


Point: TypeAlias = "SharesPoint | FiguresPoint | OrderPoint | ChangePoint | DisagreementPoint | OverduePoint"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A point that can be made; what it is about is read off its figures."""

    point: Point
    importance: int
    newest: date
    weight: int = 0


def identity(fact: FactView) -> tuple[object, ...]:
    """Return what tells a recorded figure from every other."""
    about = fact.scope, fact.of, fact.basis
    return fact.zone, fact.indicator, fact.figure, fact.period, fact.status, about, fact.source, fact.at


def choose_points(
    profiles: Sequence[Profile],
    orders: Iterable[tuple[OrderPoint, int]],
    overdue: int,
    catalogue: Catalogue,
    as_of: Period | None,
    most: int = MOST,
) -> tuple[Point, ...]:
    """Return at most so many of the points that the zones' figures settle, in the order of their kinds.

    Those of the most important indicators are chosen, then of the newest sources; one of each kind before a second
    one, and no figure twice. What is overdue is always told. `orders` are those of rankings, each with the number of
    its entries.
    """
    found = list(_make(profiles, orders, catalogue, as_of))
    last: list[Point] = [OverduePoint(count=overdue)] if overdue else []
    chosen: list[Point] = []
    while len(chosen) + len(last) < most:
        # Details are told only where there is little else.
        is_enough = len(chosen) + len(last) >= LEAST
        best = _best([each for each in found if not is_enough or each.importance < _DETAIL], chosen)
        if best is None:
            break
        chosen.append(best.point)
        found.remove(best)
    kinds = list(Kind)
    return tuple(sorted([*chosen, *last], key=lambda point: kinds.index(point.kind)))


def _best(found: Sequence[_Candidate], chosen: Sequence[Point]) -> _Candidate | None:
    """The candidate to come next: of a kind and of zones that the chosen ones have not, as far as there is one."""
    said = {identity(fact) for point in chosen for fact in point.facts}
    kinds = [point.kind for point in chosen]
    zones = [fact.zone for point in chosen for fact in point.facts]

    def worth(each: _Candidate) -> tuple[object, ...]:
        about = {fact.zone for fact in each.point.facts}
        return (
            each.importance >= _DETAIL,
            kinds.count(each.point.kind),
            bool(about.intersection(zones)),
            each.importance,
            -each.newest.toordinal(),
            -each.weight,
            list(Kind).index(each.point.kind),
        )

    free = [each for each in found if said.isdisjoint(identity(fact) for fact in each.point.facts)]
    return min(free, key=worth, default=None)


def _make(
    profiles: Sequence[Profile],
    orders: Iterable[tuple[OrderPoint, int]],
    catalogue: Catalogue,
    as_of: Period | None,
) -> Iterator[_Candidate]:
    def candidate(point: Point, weight: int = 0) -> _Candidate:
        dates = [catalogue.source(source).issued.end for fact in point.facts for source in sources_of(fact)]
        importance = min(catalogue.indicators[fact.indicator].importance for fact in point.facts)
        return _Candidate(point, importance, max(dates), weight)

    for profile in profiles:
        zone = Spoken(id=profile.id, name=profile.name, is_aggregate=profile.kind == AGGREGATE)
        firm = [entry for entry in profile.facts if _is_firm(entry.fact) and not entry.contradicted_by]
        pairs = _pair(firm, catalogue)
        made = chain(
            _shares(zone, firm, catalogue),
            _growth(zone, pairs),
            _newest(zone, firm, pairs, catalogue),
            _changes(zone, profile),
            _disagreements(zone, profile),
            _expected(zone, firm, pairs, catalogue, as_of),
        )
        # What has changed says more than where it stands now.
        yield from (candidate(point, weight=point.kind is Kind.CHANGE) for point in made)
    yield from (candidate(point, count) for point, count in orders)


def _is_firm(fact: FactView) -> bool:
    """Whether a figure can be stated in a sentence: a number or an end of it is known, and nothing is worked out."""
    has_end = fact.value is not None or fact.low is not None or fact.high is not None
    return has_end and not fact.derived and fact.rank is not Rank.DEPRECATED


def _statement(entry: ProfileFact, catalogue: Catalogue, growth: FactView | None = None) -> Statement:
    indicator = catalogue.indicators[entry.fact.indicator]
    return Statement(name=entry.name, fact=entry.fact, nature=indicator.time, growth=growth)


def _when(fact: FactView) -> tuple[object, ...]:
    return fact.period, fact.known, fact.status, fact.source


# -- one zone --------------------------------------------------------------------------------------


def _shares(zone: Spoken, entries: Sequence[ProfileFact], catalogue: Catalogue) -> Iterator[Point]:
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for entry in entries:
        indicator, fact = catalogue.indicators[entry.fact.indicator], entry.fact
        whole = catalogue.indicators.get(indicator.share_of or "")
        if whole is None or fact.of is None or fact.scope is not None or fact.status in EXPECTED or fact.sense:
            continue
        said = Statement(name=whole.name, fact=fact, nature=indicator.time)
        groups.setdefault((*_when(fact), fact.of, fact.basis), []).append(said)
    for found in groups.values():
        of = found[0].fact.of
        if len(found) > 1 and of is not None:
            yield SharesPoint(zone=zone, of=of, shares=tuple(found))


def _pair(entries: Sequence[ProfileFact], catalogue: Catalogue) -> list[Statement]:
    """The figures whose growth over the same period the same source states, of the same part."""
    growths = {
        (catalogue.indicators[fact.indicator].growth_of, *_when(fact), fact.scope, fact.of, fact.basis): fact
        for fact in (entry.fact for entry in entries)
        if catalogue.indicators[fact.indicator].growth_of and fact.period is not None
    }
    found = []
    for entry in entries:
        fact = entry.fact
        growth = growths.get((fact.indicator, *_when(fact), fact.scope, fact.of, fact.basis))
        if growth is not None and fact.sense is None:
            found.append(_statement(entry, catalogue, growth))
    return found


def _growth(zone: Spoken, pairs: Sequence[Statement]) -> Iterator[Point]:
    whole = [each for each in pairs if each.fact.scope is None]
    for n in range(0, len(whole), _PAIRS):
        yield FiguresPoint(kind=Kind.GROWTH, zone=zone, statements=tuple(whole[n : n + _PAIRS]))


def _newest(
    zone: Spoken, entries: Sequence[ProfileFact], pairs: Sequence[Statement], catalogue: Catalogue
) -> Iterator[Point]:
    """The latest key figures by each source, the zone's own before those of its parts, those with a growth left out."""
    paired = {identity(fact) for pair in pairs for fact in pair.facts}
    dated = [entry for entry in entries if _is_dated(entry.fact, catalogue.indicators[entry.fact.indicator])]
    latest: dict[tuple[object, ...], date] = {}
    for entry in dated:
        about = entry.fact.indicator, entry.fact.scope
        latest[about] = max(latest.get(about, date.min), _end(entry.fact))
    by_source: dict[str, list[ProfileFact]] = {}
    for entry in dated:
        is_latest = _end(entry.fact) == latest[entry.fact.indicator, entry.fact.scope]
        if is_latest and identity(entry.fact) not in paired:
            by_source.setdefault(entry.fact.source, []).append(entry)

    def rank(entry: ProfileFact) -> tuple[int, bool]:
        return catalogue.indicators[entry.fact.indicator].importance, entry.fact.scope is not None

    for found in by_source.values():
        key = [entry for entry in found if rank(entry)[0] < _DETAIL]
        # Beside a key figure a detail says nothing.
        for alike in (key, [entry for entry in found if rank(entry)[0] >= _DETAIL]):
            ordered = sorted(alike, key=rank)
            for n in range(0, len(ordered), _FIGURES):
                said = tuple(_statement(entry, catalogue) for entry in ordered[n : n + _FIGURES])
                yield FiguresPoint(kind=Kind.NEWEST, zone=zone, statements=said)


def _end(fact: FactView) -> date:
    when = fact.period or fact.known
    return date.min if when is None else when.last


def _is_dated(fact: FactView, indicator: Indicator) -> bool:
    """Whether a figure has happened, or was announced, at a known time: what flows does so in a named period."""
    if fact.status in EXPECTED.difference((Status.ANNOUNCED,)) or indicator.nature is Nature.EVENT:
        return False
    if fact.period is None:
        return indicator.nature in (Nature.STOCK, Nature.STANDING) and fact.status is not Status.ANNOUNCED
    return not fact.period.is_approximate


def _changes(zone: Spoken, profile: Profile) -> Iterator[Point]:
    disputed = {identity(entry.fact) for entry in profile.facts if entry.contradicted_by}
    for series in profile.series:
        first, last, change = series.points[0].fact, series.points[-1].fact, series.change
        if change is None or first.derived or first.status in EXPECTED or not (_is_firm(first) and _is_firm(last)):
            continue
        has_grown = change.low is not None and (change.low > 0 or (change.low == 0 and change.low_open))
        has_shrunk = change.high is not None and (change.high < 0 or (change.high == 0 and change.high_open))
        if (has_grown or has_shrunk) and disputed.isdisjoint((identity(first), identity(last))):
            yield ChangePoint(zone=zone, name=series.name, first=first, last=last, change=change, has_grown=has_grown)


def _disagreements(zone: Spoken, profile: Profile) -> Iterator[Point]:
    for entry in profile.facts:
        if entry.contradicted_by:
            yield DisagreementPoint(zone=zone, name=entry.name, facts=(entry.fact, *entry.contradicted_by))


def _expected(
    zone: Spoken,
    entries: Sequence[ProfileFact],
    pairs: Sequence[Statement],
    catalogue: Catalogue,
    as_of: Period | None,
) -> Iterator[Point]:
    paired = {identity(fact) for pair in pairs for fact in pair.facts}
    awaited = [
        entry
        for entry in entries
        if entry.fact.status in (Status.FORECAST, Status.TARGET, Status.PLANNED)
        and identity(entry.fact) not in paired
        and entry.fact.period is not None
        and not entry.fact.period.is_open
        and as_of is not None
        and entry.fact.period.end > as_of.end
    ]
    awaited.sort(
        key=lambda entry: (catalogue.indicators[entry.fact.indicator].importance, entry.fact.scope is not None)
    )
    for n in range(0, len(awaited), _FIGURES):
        said = tuple(_statement(entry, catalogue) for entry in awaited[n : n + _FIGURES])
        yield FiguresPoint(kind=Kind.EXPECTED, zone=zone, statements=said)


# -- several zones ---------------------------------------------------------------------------------


def order_point(ranking: Ranking, catalogue: Catalogue, is_of_all: bool) -> OrderPoint | None:
    """Return who is first in a ranking, as far as the figures are further apart than any hedge leaves open.

    What "about" and "nearly" count as for an order settles nothing here. `is_of_all` says that no zone on record is
    left out. None where there is too little to tell.
    """
    indicator = catalogue.indicators[ranking.indicator]
    if ranking.count < _COMPARED or ranking.derived or indicator.is_change:
        return None
    leaders = ranking.entries[: ranking._ahead]
    if not leaders or leaders[0].fact.status in EXPECTED:
        return None
    kinds = {entry.zone: catalogue.head(entry.zone).kind for entry in leaders}
    return OrderPoint(
        name=ranking.name,
        count=ranking.count,
        others=len(ranking.unranked),
        leaders=tuple(
            (Spoken(id=each.zone, name=each.name, is_aggregate=kinds[each.zone] == AGGREGATE), each.fact)
            for each in leaders
        ),
        lowest_first=ranking.better is Better.LOWER,
        is_position=indicator.is_position,
        measures_area=indicator.usual is not None and indicator.usual.dimension == "area",
        is_of_all=is_of_all,
    )
