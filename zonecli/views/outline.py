"""What stands where in a brief: each figure once on page one and once after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.records.zones import Rank
from zonecli.views import briefing
from zonecli.views.choice import issue_dates
from zonecli.views.facts import FactView, view
from zonecli.views.names import Named, places
from zonecli.views.points import Kind, OrderPoint, Point, choose_points, identity, order_point
from zonecli.views.sources import SourceView, source_view

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.briefing import Gist
    from zonecli.views.comparison import Comparison, Row
    from zonecli.views.profile import Profile, ProfileFact
    from zonecli.views.ranking import Ranking

# A source that states one indicator of so many of the zones is a catalogue: it tells of no zone in particular.
CATALOGUE = 10
# More zones than these are not read one by one for the key points.
_READ = 60
# A zone has at most so many rows in the table of page one.
_ROWS = 3
# And an indicator so many: more of it is a comparison.
_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A zone with the figures that stand in one place of a brief, and those for which there was no room."""

    zone: Profile
    facts: tuple[ProfileFact, ...]
    more: tuple[ProfileFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a brief.

    `place` is the region that all of the zones lie in. `key` is the table of page one. `catalogues` are the indicators
    that a catalogue states, `rankings` the others that can be compared; their figures stand nowhere else after page
    one, nor do those of `rows`, in which two at least can be compared. `sections` are the zones with several figures
    of their own, `others` those with few.
    """

    place: Named | None
    points: tuple[Point, ...]
    key: tuple[Section, ...]
    catalogues: tuple[Ranking, ...]
    rankings: tuple[Ranking, ...]
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    others: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What a source says that was issued since some day: the most important figures, and how many others there are."""

    source: SourceView
    facts: tuple[FactView, ...]
    more: int
    events: tuple[briefing.Occasion, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """How much has room: rows of page one's table, figures of a section and the indicators that a zone needs for one,
    sections, rankings, and entries of each; None for all."""

    key: int = 8
    figures: int = 8
    least: int = 3
    sections: int = 20
    rankings: int = 4
    entries: int | None = None


def outline(
    catalogue: Catalogue,
    zones: Sequence[Gist],
    profile_of: Callable[[str], Profile],
    ranking_of: Callable[[str, int | None], Ranking],
    overdue: int,
    as_of: Period | None,
    room: Room,
    indicators: Sequence[str] = (),
    comparison: Comparison | None = None,
    elsewhere: Iterable[FactView] = (),
) -> Outline:
    """Return what stands where in a brief of the zones; with `indicators`, they are compared by these only.

    With a `comparison` they stand side by side and are not ranked. Figures that stand `elsewhere` after page one are in
    no section.
    """
    listed = _catalogued(zones)
    own = [zone for zone in zones if any((each.indicator, each.source) not in listed for each in zone.mentions)]
    issued = issue_dates(catalogue)

    def newest(zone: Gist) -> tuple[int, int, str]:
        dates = [issued(each.source).end for each in zone.mentions if (each.indicator, each.source) not in listed]
        return -max(dates).toordinal(), -len(zone.mentions), zone.id

    read = [profile_of(zone.id) for zone in sorted(own, key=newest)[:_READ]]
    compared = indicators or [each.indicator for each in briefing.list_shared(zones, catalogue)]
    is_of_all = len(zones) == len(catalogue.zone_ids)
    orders: list[tuple[OrderPoint, int]] = []
    in_order: dict[str, set[object]] = {}
    found = []
    about = {profile.id for profile in read}
    # A ranking of all zones is large: of each the first entries are kept, and which figures it has of those that are
    # read.
    for ranking in (ranking_of(indicator, room.entries) for indicator in compared):
        if ranking.comparable:
            order = order_point(ranking, catalogue, is_of_all)
            orders += [(order, ranking.count)] if order is not None else []
            facts = [(id, ranking._ranked[id]) for id in about if id in ranking._ranked]
            in_order[ranking.indicator] = {identity(view(id, fact, catalogue)) for id, fact in facts}
            found.append(replace(ranking, unranked=(), sources=(), _ranked={}))
    in_catalogue = {indicator for indicator, _ in listed}
    catalogues = tuple(each for each in found if each.indicator in in_catalogue)
    ranked = [each for each in found if each.indicator not in in_catalogue]
    ranked.sort(key=lambda each: (catalogue.indicators[each.indicator].importance, -each.count, each.indicator))
    rankings = tuple(ranked[: room.rankings]) if comparison is None else ()
    rows = tuple(row for row in comparison.rows if row.comparable) if comparison is not None else ()
    points = choose_points(read, orders, overdue, catalogue, as_of)
    told = {identity(fact) for point in points for fact in point.facts}
    # Who is first by an indicator says enough of it on page one.
    ordered = {fact.indicator for point in points if point.kind is Kind.ORDER for fact in point.facts}
    tables = {each for ranking in (*catalogues, *rankings) for each in in_order[ranking.indicator]}
    side_by_side = (fact for row in rows for cell in row.cells for fact in (*filter(None, (cell.fact,)), *cell.parts))
    tables.update(map(identity, chain(side_by_side, elsewhere)))
    importance = _importance(catalogue)
    sections: list[Section] = []
    others: list[Section] = []
    for profile in read:
        rest = [entry for entry in profile.facts if identity(entry.fact) not in tables]
        rest.sort(key=importance)
        is_section = len({entry.fact.indicator for entry in rest}) >= room.least and len(sections) < room.sections
        shown, more = rest[: room.figures], rest[room.figures :]
        if rest:
            (sections if is_section else others).append(Section(zone=profile, facts=tuple(shown), more=tuple(more)))
    return Outline(
        place=_common_place(zones, catalogue),
        points=points,
        key=_key_figures(
            read,
            lambda fact: identity(fact) in told or fact.indicator in ordered or (fact.indicator, fact.source) in listed,
            room.key,
            catalogue,
        ),
        catalogues=catalogues,
        rankings=rankings,
        rows=rows,
        sections=tuple(sections),
        others=tuple(others),
    )


def _catalogued(zones: Iterable[Gist]) -> set[tuple[str, str]]:
    """The indicators with the sources that state them of many zones."""
    counted: Counter[tuple[str, str]] = Counter()
    for zone in zones:
        counted.update({(each.indicator, each.source) for each in zone.mentions})
    return {pair for pair, n in counted.items() if n >= CATALOGUE}


def _importance(catalogue: Catalogue) -> Callable[[ProfileFact], tuple[int, bool]]:
    return lambda entry: (catalogue.indicators[entry.fact.indicator].importance, entry.fact.scope is not None)


def _key_figures(
    profiles: Sequence[Profile],
    is_told: Callable[[FactView], bool],
    rows: int,
    catalogue: Catalogue,
) -> tuple[Section, ...]:
    """The most important of the figures that are not told elsewhere, one of each zone before two of any."""
    importance = _importance(catalogue)
    ranked = []
    for n, profile in enumerate(profiles):
        free = [entry for entry in profile.facts if not entry.fact.derived and not is_told(entry.fact)]
        # Of one indicator, the latest figure.
        free.sort(key=lambda entry: entry.fact.period_end or date.min, reverse=True)
        latest: dict[str, ProfileFact] = {}
        for entry in sorted(free, key=importance):
            latest.setdefault(entry.fact.indicator, entry)
        best = list(latest.values())[: rows if len(profiles) == 1 else _ROWS]
        ranked += [(*importance(entry), turn, n, entry) for turn, entry in enumerate(best)]
    shown: Counter[str] = Counter()
    chosen: list[tuple[int, bool, int, int, ProfileFact]] = []
    for each in sorted(ranked, key=lambda each: each[:4]):
        indicator = each[4].fact.indicator
        if len(chosen) < rows and shown[indicator] < _ALIKE:
            shown[indicator] += 1
            chosen.append(each)
    by_zone: dict[int, list[ProfileFact]] = {}
    for *_, n, entry in sorted(chosen, key=lambda each: (each[3], each[2])):
        by_zone.setdefault(n, []).append(entry)
    return tuple(Section(zone=profiles[n], facts=tuple(found)) for n, found in by_zone.items())


def _common_place(zones: Iterable[Gist], catalogue: Catalogue) -> Named | None:
    lines = [places(code, catalogue) for code in dict.fromkeys(code for zone in zones for code in zone.place)]
    shared = None
    for level in zip(*lines, strict=False):
        if len({each.id for each in level}) > 1:
            break
        shared = level[0]
    return shared


def news(
    catalogue: Catalogue, zones: Sequence[Gist], facts: Mapping[str, Sequence[FactView]], since: Period, most: int
) -> tuple[News, ...]:
    """Return what each source says of the zones that was issued on the first day of `since` or after it, newest first.

    A source of which only the month or the year is known is among them if it may be so late. `facts` are those of the
    zones by source, of which the most important are told, zone by zone; those that others have replaced are left out.
    """
    events: dict[str, list[briefing.Occasion]] = {}
    for occasion in briefing.occasions(zones):
        for source in dict.fromkeys(event.source for event in occasion.events):
            events.setdefault(source, []).append(occasion)
    cited = [catalogue.source(id) for id in dict.fromkeys([*facts, *events])]
    recent = [source for source in cited if source.issued.end >= since.start]
    recent.sort(key=lambda source: (source.issued.sort_key(), source.id), reverse=True)
    found = []
    for each in recent:
        standing = [fact for fact in facts.get(each.id, ()) if fact.rank is not Rank.DEPRECATED]
        ordered = sorted(standing, key=lambda fact: catalogue.indicators[fact.indicator].importance)
        told = sorted(ordered[:most], key=lambda fact: fact.zone)
        found.append(
            News(
                source=source_view(each),
                facts=tuple(told),
                more=len(standing) - len(told),
                events=tuple(events.get(each.id, ())),
            )
        )
    return tuple(found)
