"""All zones side by side, on what most of them state comparably."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.records.zones import AGGREGATE
from zonecli.views.choice import issue_dates, of_scope, select_within
from zonecli.views.comparable import compare_figures
from zonecli.views.comparison import Comparison, Extent, build_row, join
from zonecli.views.derived import by_indicator, inputs_of, with_derived
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.names import Named
from zonecli.views.selection import select_comparable, split_by_subject, wholes_of

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact, Subject, Zone
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class _Column:
    """One indicator, or one part, with the facts of the zones that have some.

    `order` has those zones whose figures can be compared, the best first.
    """

    indicator: Indicator
    subject: Subject
    facts: Mapping[str, Sequence[Fact]]
    order: tuple[str, ...]


def overview(
    catalogue: Catalogue,
    ids: Collection[str] | None = None,
    indicators: Collection[str] | None = None,
    measure: DisplayUnits = PRINTED,
    baseline: str | None = None,
    period: Period | None = None,
    scope: str | None = None,
    most: int | None = None,
) -> Comparison:
    """Return all zones, or these, on what several of them state comparably, or on these indicators.

    Zones that have none of it are left out, save the baseline, and so are those that add up others. There are at
    most so many rows. `period` and `scope` are those of `compare`. Every record is read once. Raises UnknownName,
    Diagnostic.
    """
    heads, stated = _collect(catalogue, ids, indicators, baseline, period, scope)
    wholes = wholes_of({id: head.part_of for id, head in heads.items()}, catalogue)
    columns = [
        column
        for id in dict.fromkeys(indicators or [each for each in catalogue.indicators if each in stated])
        for column in _columns(catalogue.indicator(id), stated.get(id, {}), wholes, catalogue)
        if column.order or indicators
    ]
    if not indicators:
        columns.sort(key=lambda column: (column.indicator.importance, -len(column.order)))
        # An indicator of which several parts are compared takes one column before the others have theirs.
        first = {column.indicator.id: column for column in reversed(columns)}
        columns.sort(key=lambda column: column is not first[column.indicator.id])
    columns, rest = columns[:most], columns[len(columns[:most]) :]
    ordered = columns[0].order if columns else ()
    zones = dict.fromkeys([*ordered, *sorted({id for column in columns for id in column.facts})])
    if columns and baseline is not None:
        zones.setdefault(baseline)
    rows = []
    for column in columns:
        found = {id: column.facts.get(id, ()) for id in zones}
        selection = select_comparable(column.indicator, found, wholes, issue_dates(catalogue))
        rows.append(build_row(column.indicator, column.subject, selection, wholes, baseline, catalogue, measure))
    return join(
        [heads[id] if id in heads else catalogue.head(id) for id in zones],
        rows,
        catalogue,
        baseline if baseline in zones else None,
        extent=Extent(
            zones=len(catalogue.zone_ids if ids is None else ids),
            aggregates=sum(head.kind == AGGREGATE and id not in zones for id, head in heads.items()),
            further=tuple(
                Named(id, catalogue.indicators[id].name)
                for id in dict.fromkeys(column.indicator.id for column in rest)
                if all(column.indicator.id != id for column in columns)
            ),
        ),
    )


def _collect(
    catalogue: Catalogue,
    ids: Collection[str] | None,
    indicators: Collection[str] | None,
    baseline: str | None,
    period: Period | None,
    scope: str | None,
) -> tuple[dict[str, Zone], dict[str, dict[str, Sequence[Fact]]]]:
    """Return the heads of the zones that have facts, and these by indicator and zone, none of an aggregate."""
    issued = issue_dates(catalogue)
    wanted = [catalogue.indicator(id) for id in indicators] if indicators else catalogue.derived
    read = {id for each in wanted for id in inputs_of(each)} if indicators else {*catalogue.indicators}
    heads: dict[str, Zone] = {}
    stated: dict[str, dict[str, Sequence[Fact]]] = {}
    for head, facts in catalogue.heads_with_facts(read, ids):
        heads[head.id] = head
        if head.kind == AGGREGATE and head.id != baseline:
            continue
        for indicator, each in with_derived(by_indicator(facts), wanted, catalogue, issued).items():
            if kept := of_scope(select_within(each, period), scope):
                stated.setdefault(indicator, {})[head.id] = kept
    return heads, stated


def _columns(
    indicator: Indicator,
    stated: Mapping[str, Sequence[Fact]],
    wholes: Mapping[str, Collection[str]],
    catalogue: Catalogue,
) -> list[_Column]:
    columns = []
    for subject, found in split_by_subject(stated):
        facts = {id: each for id, each in found.items() if each}
        selection = select_comparable(indicator, facts, wholes, issue_dates(catalogue))
        figures, _ = compare_figures(indicator, selection, catalogue)
        placed = sorted(
            (each.place.first + each.place.last, each.place.first, each.zone) for each in figures if each.place
        )
        columns.append(_Column(indicator, subject, facts, tuple(zone for *_, zone in placed)))
    return columns
