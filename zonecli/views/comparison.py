"""Zones side by side: one row an indicator, with what stands in the way of comparing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.vocabulary import Better, Theme
from zonecli.records.zones import Kind, Level, Rank
from zonecli.views.amounts import Amount, amount, difference, ratio, weight
from zonecli.views.caveats import Caveat, caveats, cited, comparable
from zonecli.views.choice import Choice, Why, choose, issue_dates, within
from zonecli.views.derived import by_indicator, with_derived
from zonecli.views.facts import FactView, view
from zonecli.views.measure import PRINTED, Measure
from zonecli.views.sources import SourceView
from zonecli.views.standing import Place, Standing, certain, common_unit, stand

if TYPE_CHECKING:
    from zonecli.figures.units.ids import Unit
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class ZoneHead:
    """A zone that is compared."""

    id: str
    name: Text
    kind: Kind
    level: Level | None


@dataclass(frozen=True, slots=True)
class Against:
    """A cell less the baseline's, and divided by it; None where one of the two is missing or may be zero."""

    difference: Amount | None
    ratio: Amount | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one zone for one indicator.

    `fact` stands for the zone, chosen among `others` + 1 figures for the reason `why`. Where figures are known
    only of several parts, `fact` is None and `parts` has them. `place` is given where the indicator has a better
    direction and the row is comparable; `best` only where the first place is certain.
    """

    zone: str
    fact: FactView | None
    why: Why | None
    others: int
    parts: tuple[FactView, ...]
    place: Place | None
    best: bool
    against: Against | None


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator, of the zones or, with `scope`, of one part that several zones have a figure for.

    `comparable` says whether the figures are of one kind, `certain` whether no hedge leaves their order open;
    both are None where fewer than two zones have a figure: nothing is compared.
    """

    indicator: str
    name: Text
    scope: Text | None
    theme: Theme
    better: Better | None
    derived: bool
    cells: tuple[Cell, ...]
    caveats: tuple[Caveat, ...]
    comparable: bool | None
    certain: bool | None

    @property
    def known(self) -> int:
        """The number of zones of which something is known."""
        return sum(cell.fact is not None or bool(cell.parts) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The zones, the rows by theme, those first that several zones share, and the sources in order of citation."""

    zones: tuple[ZoneHead, ...]
    baseline: str | None
    rows: tuple[Row, ...]
    sources: tuple[SourceView, ...]

    @property
    def is_sound(self) -> bool:
        """Whether something is compared, and nothing that is of two kinds or whose order is open."""
        judged = [row.comparable and row.certain for row in self.rows if row.comparable is not None]
        return bool(judged) and all(judged)


def compare(
    catalogue: Catalogue,
    ids: Sequence[str],
    indicators: Collection[str] | None = None,
    measure: Measure = PRINTED,
    baseline: str | None = None,
    period: Period | None = None,
) -> Comparison:
    """Return the zones side by side, on these indicators or on all for which one of them has a figure.

    With `period` only figures of a period in it are used. Raises UnknownName, RecordFault.
    """
    wanted = {id: catalogue.indicator(id) for id in (indicators or catalogue.indicators)}
    issued = issue_dates(catalogue)
    zones = [catalogue.zone(id) for id in dict.fromkeys(ids)]
    known = {zone.id: with_derived(by_indicator(zone.facts), wanted.values(), issued) for zone in zones}
    part_of = {zone.id: zone.part_of for zone in zones}
    rows = []
    for indicator in wanted.values():
        found = {id: within(facts.get(indicator.id, ()), period) for id, facts in known.items()}
        for scope, facts in _split(found):
            choices = {id: choose(each, issued) for id, each in facts.items()}
            if indicators or any(choice.fact or choice.parts for choice in choices.values()):
                rows.append(_row(indicator, scope, choices, part_of, baseline, catalogue, measure))
    themes = list(Theme)
    rows.sort(key=lambda row: (row.known < 2, themes.index(row.theme)))
    heads = tuple(ZoneHead(zone.id, zone.name, zone.kind, zone.level) for zone in zones)
    shown = [fact for row in rows for cell in row.cells for fact in (cell.fact, *cell.parts) if fact is not None]
    sources = cited(shown, [caveat for row in rows for caveat in row.caveats], catalogue)
    return Comparison(heads, baseline, tuple(rows), sources)


def _split(found: Mapping[str, Sequence[Fact]]) -> Iterator[tuple[Text | None, Mapping[str, Sequence[Fact]]]]:
    """Yield the facts of all zones, but for the parts that several have: these are compared part by part."""
    holders: dict[Text, set[str]] = {}
    for id, facts in found.items():
        for fact in facts:
            if fact.scope is not None and fact.rank is not Rank.DEPRECATED:
                holders.setdefault(fact.scope, set()).add(id)
    shared = [scope for scope, ids in holders.items() if len(ids) > 1]
    rest = {id: [fact for fact in facts if fact.scope not in shared] for id, facts in found.items()}
    if not shared or any(rest.values()):
        yield None, rest
    for scope in shared:
        yield scope, {id: [fact for fact in facts if fact.scope == scope] for id, facts in found.items()}


def _row(
    indicator: Indicator,
    scope: Text | None,
    choices: dict[str, Choice],
    part_of: Mapping[str, Collection[str]],
    baseline: str | None,
    catalogue: Catalogue,
    measure: Measure,
) -> Row:
    unit = common_unit(indicator, choices)
    standings = stand(indicator, choices, unit, catalogue)
    found = caveats(standings, part_of, catalogue, measure)
    several = sum(each.choice.fact is not None or bool(each.choice.parts) for each in standings) > 1
    is_comparable = comparable(found, standings)
    base = next((each for each in standings if each.zone == baseline), None)
    is_ordered = several and is_comparable and indicator.better is not None
    cells = tuple(_cell(each, standings, is_ordered, base, unit, catalogue, measure) for each in standings)
    return Row(
        indicator.id,
        indicator.name,
        scope,
        indicator.theme,
        indicator.better,
        indicator.derived is not None,
        cells,
        found,
        is_comparable if several else None,
        certain(standings) if several else None,
    )


def _cell(
    standing: Standing,
    standings: Sequence[Standing],
    is_ordered: bool,
    base: Standing | None,
    unit: Unit | None,
    catalogue: Catalogue,
    measure: Measure,
) -> Cell:
    zone, choice = standing.zone, standing.choice
    place = standing.place if is_ordered else None
    ordered = sum(each.place is not None for each in standings)
    return Cell(
        zone,
        None if choice.fact is None else view(zone, choice.fact, catalogue, measure),
        choice.why,
        len(choice.others),
        tuple(view(zone, part, catalogue, measure) for part in choice.parts),
        place,
        place is not None and place.last == 1 and place.ties + 1 < ordered,
        None if base is None or base is standing else _against(standing, base, unit),
    )


def _against(standing: Standing, base: Standing, unit: Unit | None) -> Against | None:
    mine, theirs = standing.choice.fact, base.choice.fact
    if mine is None or theirs is None or standing.weighed is None or base.weighed is None:
        return None
    if standing.interval is None or base.interval is None:
        return None
    a, b = weight(standing.weighed, mine.figure), weight(base.weighed, theirs.figure)
    return Against(amount(difference(a, b), unit), amount(ratio(a, b)))
