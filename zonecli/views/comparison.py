"""Zones side by side: one row an indicator, with comparability caveats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.scale import on_scale
from zonecli.records.vocabulary import Better, Theme
from zonecli.records.zones import Level, Subject
from zonecli.views.amounts import Amount, amount, difference_in_points, has_multiples, operand_of, ratio
from zonecli.views.caveats import Caveat, caveats, cite_sources
from zonecli.views.choice import Why, issue_dates, of_scope, select_within
from zonecli.views.comparable import ComparableFigure, Position, certain, common_period, compare_figures
from zonecli.views.derived import by_indicator, with_derived
from zonecli.views.facts import FactView, view
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.names import Named, whole_of
from zonecli.views.peers import Peers
from zonecli.views.selection import Apart, Selection, select_comparable, split_by_subject, wholes_of
from zonecli.views.sources import SourceView

if TYPE_CHECKING:
    from zonecli.figures.units.ids import Unit
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Zone
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class ZoneHead:
    """A zone that is compared."""

    id: str
    name: Text
    kind: str
    kind_name: Text
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
    only of several parts, `fact` is None and `parts` has them. `comparable` is None where nothing is known; `apart`
    says why a figure is not compared with the others. `place` is given to comparable figures where the indicator
    has a better direction; `best` only where the first place is certain.
    """

    zone: str
    fact: FactView | None
    why: Why | None
    others: int
    parts: tuple[FactView, ...]
    comparable: bool | None
    apart: Apart | None
    place: Position | None
    best: bool
    against: Against | None

    @property
    def shown(self) -> tuple[FactView, ...]:
        """The figure that stands for the zone, or those of its parts."""
        return self.parts if self.fact is None else (self.fact,)


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator, of the zones or, with `scope`, of one part that several zones have a figure for.

    `of` and `basis` are the whole and the definition where several zones have figures of the same.

    `comparable` says whether two figures at least are of one kind, and `period` which one most of them share, where
    they are of one; `certain` says whether no hedge leaves the order of these open. They are None where fewer than
    two zones have a figure: nothing is compared.
    """

    indicator: str
    name: Text
    scope: Text | None
    of: Text | None
    basis: Text | None
    theme: Theme
    better: Better | None
    derived: bool
    cells: tuple[Cell, ...]
    caveats: tuple[Caveat, ...]
    comparable: bool | None
    period: Period | None
    certain: bool | None

    @property
    def known(self) -> int:
        """The number of zones of which something is known."""
        return sum(bool(cell.shown) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Extent:
    """What an overview was chosen from: so many zones, of which `aggregates` add up others and are left out.

    `further` are the indicators that could be rows as well, where not all were asked for.
    """

    zones: int
    aggregates: int
    further: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The zones, the rows by theme, those first that several zones share, and the sources in order of citation.

    `peers` says how the zones beside the first were chosen, `extent` what all of them were chosen from; both are None
    where they were named. With an extent the rows are those that several zones state comparably, key figures first,
    then by how many, and the zones stand in the order of the first row, the best first or else the highest.
    """

    zones: tuple[ZoneHead, ...]
    baseline: str | None
    rows: tuple[Row, ...]
    sources: tuple[SourceView, ...]
    peers: Peers | None
    extent: Extent | None

    @property
    def is_sound(self) -> bool:
        """Whether something is compared, and nothing that is of two kinds or whose order is open."""
        judged = [row for row in self.rows if row.comparable is not None]
        is_apart = any(cell.comparable is False for row in judged for cell in row.cells)
        return bool(judged) and not is_apart and all(row.certain for row in judged)


def compare(
    catalogue: Catalogue,
    ids: Sequence[str],
    indicators: Collection[str] | None = None,
    measure: DisplayUnits = PRINTED,
    baseline: str | None = None,
    period: Period | None = None,
    scope: str | None = None,
    peers: Peers | None = None,
) -> Comparison:
    """Return the zones side by side, on these indicators or on all for which one of them has a figure.

    With `period` only figures of a period in it are used, with `scope` only those of parts whose name has this text
    in it. Raises UnknownName, Diagnostic.
    """
    issued = issue_dates(catalogue)
    zones = [catalogue.zone(id) for id in dict.fromkeys(ids)]
    stated = {fact.indicator for zone in zones for fact in zone.facts} | {each.id for each in catalogue.derived}
    wanted = {
        id: catalogue.indicator(id) for id in indicators or [each for each in catalogue.indicators if each in stated]
    }
    known = {zone.id: with_derived(by_indicator(zone.facts), wanted.values(), catalogue, issued) for zone in zones}
    wholes = wholes_of({zone.id: zone.part_of for zone in zones}, catalogue)
    rows: list[Row] = []
    for indicator in wanted.values():
        found = {id: of_scope(select_within(facts.get(indicator.id, ()), period), scope) for id, facts in known.items()}
        for part, facts in split_by_subject(found):
            selection = select_comparable(indicator, facts, wholes, issued)
            if indicators or any(choice.shown for choice in selection.choices.values()):
                rows.append(build_row(indicator, part, selection, wholes, baseline, catalogue, measure))
    themes = list(Theme)
    rows.sort(key=lambda row: (row.known < 2, themes.index(row.theme), wanted[row.indicator].importance))
    return join(zones, rows, catalogue, baseline, peers)


def join(
    zones: Iterable[Zone],
    rows: Sequence[Row],
    catalogue: Catalogue,
    baseline: str | None = None,
    peers: Peers | None = None,
    extent: Extent | None = None,
) -> Comparison:
    """Return the comparison of zones that has these rows."""
    shown = [fact for row in rows for cell in row.cells for fact in cell.shown]
    return Comparison(
        zones=tuple(
            ZoneHead(
                id=zone.id,
                name=zone.name,
                kind=zone.kind,
                kind_name=catalogue.kinds[zone.kind].name,
                level=zone.level,
            )
            for zone in zones
        ),
        baseline=baseline,
        rows=tuple(rows),
        sources=cite_sources(shown, [caveat for row in rows for caveat in row.caveats], catalogue),
        peers=peers,
        extent=extent,
    )


def build_row(
    indicator: Indicator,
    subject: Subject,
    selection: Selection,
    wholes: Mapping[str, Collection[str]],
    baseline: str | None,
    catalogue: Catalogue,
    measure: DisplayUnits,
) -> Row:
    """Return the row of an indicator, or of one part, in which these figures are selected."""
    standings, unit = compare_figures(indicator, selection, catalogue)
    several = sum(bool(each.choice.shown) for each in standings) > 1
    compared = [each for each in standings if each.place is not None]
    ordered = len(compared) if indicator.better else 0
    base = next((each for each in compared if each.zone == baseline), None)
    return Row(
        indicator=indicator.id,
        name=indicator.name,
        scope=subject.scope,
        of=whole_of(subject.of, catalogue),
        basis=subject.basis,
        theme=indicator.theme,
        better=indicator.better,
        derived=indicator.derived is not None,
        cells=tuple(
            _cell(each, ordered, _against(each, base, indicator, unit), catalogue, measure) for each in standings
        ),
        caveats=caveats(indicator, standings, wholes, catalogue, measure),
        comparable=bool(compared) if several else None,
        period=common_period(compared),
        certain=certain(compared) if compared else None,
    )


def _cell(
    standing: ComparableFigure, ordered: int, against: Against | None, catalogue: Catalogue, measure: DisplayUnits
) -> Cell:
    """One zone's cell of a row that has so many figures in order, none where they are in no order."""
    zone, choice = standing.zone, standing.choice
    place = standing.place if ordered else None
    return Cell(
        zone=zone,
        fact=None if choice.fact is None else view(zone, choice.fact, catalogue, measure),
        why=choice.why,
        others=len(choice.others),
        parts=tuple(view(zone, part, catalogue, measure) for part in choice.parts),
        comparable=None if not choice.shown else standing.place is not None,
        apart=standing.apart,
        place=place,
        best=place is not None and place.last == 1 and place.ties + 1 < ordered,
        against=against,
    )


def _against(
    standing: ComparableFigure, base: ComparableFigure | None, indicator: Indicator, unit: Unit | None
) -> Against | None:
    if base is None or base is standing or standing.place is None:
        return None
    a, b = (
        each.choice.fact and operand_of(each.weighed, on_scale(each.choice.fact.figure, indicator))
        for each in (standing, base)
    )
    if not a or not b:
        return None
    multiple = amount(ratio(a, b)) if has_multiples(indicator, unit) else None
    return Against(difference=difference_in_points(a, b, unit), ratio=multiple)
