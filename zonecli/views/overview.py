"""All zones side by side, on what most of them state comparably."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.zones import AGGREGATE
from zonecli.views.caveats import Citations
from zonecli.views.choice import issue_dates, of_scope, select_within
from zonecli.views.comparable import compare_figures
from zonecli.views.comparison import Comparison, Extent, Row, ZoneHead, build_row
from zonecli.views.derived import by_indicator, inputs_of, with_derived
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.names import Named
from zonecli.views.selection import select_comparable, split_by_subject, wholes_of
from zonecli.views.sources import SourceView, source_view
from zonecli.views.usage import usage

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact, Subject, Zone
    from zonecli.store.catalogue import Catalogue


# Figures of so many zones and indicators are held at once: of more zones, the records are gone through again.
_AT_ONCE = 45_000

# And of so few zones, those of all indicators.
_FEW = 1500

Stated: TypeAlias = "dict[str, dict[str, Sequence[Fact]]]"


@dataclass(frozen=True, slots=True)
class _Column:
    """One indicator, or one part, with the zones that have figures of it.

    `order` has those zones whose figures can be compared, the best first.
    """

    indicator: Indicator
    subject: Subject
    zones: tuple[str, ...]
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
    most so many rows. `period` and `scope` are those of `compare`. Of many zones the rows are made as they are gone
    through, each time anew. Raises UnknownName, Diagnostic.
    """
    facts = _Facts(catalogue, ids, baseline, period, scope)
    named = [*dict.fromkeys(indicators or catalogue.indicators)]
    if not indicators and not facts.fits(named):
        used = usage(catalogue, ids).indicators
        named = [id for id in named if used[id] or catalogue.indicators[id].derived is not None]
    is_held = facts.fits(named)
    columns = []
    for some in facts.batches(named):
        known = facts.read(some)
        wholes = facts.wholes
        for id, stated in known.items():
            if stated or indicators:
                found = _columns(catalogue.indicator(id), stated, wholes, catalogue)
                columns += [column for column in found if column.order or indicators]
    if not indicators:
        columns.sort(key=lambda column: (column.indicator.importance, -len(column.order)))
        # An indicator of which several parts are compared takes one column before the others have theirs.
        first = {column.indicator.id: column for column in reversed(columns)}
        columns.sort(key=lambda column: column is not first[column.indicator.id])
    columns, rest = columns[:most], columns[len(columns[:most]) :]
    ordered = columns[0].order if columns else ()
    zones = dict.fromkeys([*ordered, *sorted({id for column in columns for id in column.zones})])
    if columns and baseline is not None:
        zones.setdefault(baseline)
    rows = _Rows(columns, facts, zones, baseline, measure)
    heads = facts.heads
    return Comparison(
        zones=tuple(heads[id].head if id in heads else _Known.of(catalogue.head(id), catalogue).head for id in zones),
        baseline=baseline if baseline in zones else None,
        rows=tuple(rows) if is_held or most is not None else cast("tuple[Row, ...]", rows),
        sources=rows.cited() if is_held or most is not None else cast("tuple[SourceView, ...]", _Cited(rows)),
        peers=None,
        extent=Extent(
            zones=len(facts.ids),
            aggregates=sum(known.is_aggregate and id not in zones for id, known in heads.items()),
            further=tuple(
                Named(id, catalogue.indicators[id].name)
                for id in dict.fromkeys(column.indicator.id for column in rest)
                if all(column.indicator.id != id for column in columns)
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What is to be known of a zone, beside its figures."""

    head: ZoneHead
    part_of: tuple[str, ...]
    is_aggregate: bool

    @classmethod
    def of(cls, zone: Zone, catalogue: Catalogue) -> _Known:
        kind = catalogue.kinds.get(zone.kind)
        kind_name = kind.name if kind else Text(zone.kind, zone.kind)
        head = ZoneHead(id=zone.id, name=zone.name, kind=zone.kind, kind_name=kind_name, level=zone.level)
        return cls(head, zone.part_of, zone.kind == AGGREGATE)


class _Facts:
    """The figures of the zones, some indicators at a time, and of whatever zones have been met the heads."""

    def __init__(
        self,
        catalogue: Catalogue,
        ids: Collection[str] | None,
        baseline: str | None,
        period: Period | None,
        scope: str | None,
    ) -> None:
        self.catalogue = catalogue
        self.ids = catalogue.zone_ids if ids is None else list(ids)
        self.heads: dict[str, _Known] = {}
        self._baseline, self._period, self._scope = baseline, period, scope
        self._last: tuple[tuple[str, ...], Stated] = ((), {})

    @property
    def wholes(self) -> dict[str, tuple[str, ...]]:
        """For each zone that has been met, those that it lies in."""
        return wholes_of({id: known.part_of for id, known in self.heads.items()}, self.catalogue)

    @property
    def _most(self) -> int:
        return max(1, _AT_ONCE // max(1, len(self.ids)))

    def fits(self, indicators: Sequence[str]) -> bool:
        """Whether all figures of these indicators are held at once."""
        return len(self.ids) <= _FEW or len(indicators) <= self._most

    def batches(self, indicators: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Yield the indicators, as many as are held at once."""
        step = len(indicators) if self.fits(indicators) else self._most
        return (tuple(indicators[n : n + step]) for n in range(0, len(indicators), step or 1))

    def read(self, indicators: tuple[str, ...]) -> Stated:
        """Return the figures of these indicators by zone, none of an aggregate; the last ones are kept."""
        if not set(indicators).difference(self._last[0]):
            return self._last[1]
        self._last = (), {}
        catalogue, issued = self.catalogue, issue_dates(self.catalogue)
        wanted = [catalogue.indicator(id) for id in indicators]
        read = {id for each in wanted for id in inputs_of(each)}
        stated: Stated = {id: {} for id in indicators}
        for head, facts in catalogue.heads_with_facts(read, self.ids):
            if head.id not in self.heads:
                self.heads[head.id] = _Known.of(head, catalogue)
            if head.kind == AGGREGATE and head.id != self._baseline:
                continue
            for indicator, each in with_derived(by_indicator(facts), wanted, catalogue, issued).items():
                kept = of_scope(select_within(each, self._period), self._scope) if indicator in stated else ()
                if kept:
                    stated[indicator][head.id] = kept
        self._last = indicators, stated
        return stated


class _Rows(Sequence[Row]):
    """The rows of these columns, and the sources that they cite."""

    def __init__(
        self,
        columns: Sequence[_Column],
        facts: _Facts,
        zones: Mapping[str, None],
        baseline: str | None,
        measure: DisplayUnits,
    ) -> None:
        self._columns, self._facts, self._zones = columns, facts, zones
        self._baseline, self._measure = baseline, measure
        self._sources: tuple[str, ...] | None = None

    def __len__(self) -> int:
        return len(self._columns)

    def __getitem__(self, at: Any) -> Any:
        return tuple(self)[at]

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows; each is made here."""
        facts, cited = self._facts, Citations()
        wholes, catalogue = facts.wholes, facts.catalogue
        for some, columns in self._runs():
            stated = facts.read(some)
            for column in columns:
                # One part of all zones at a time: of dozens of parts, all take more than the figures.
                parts = split_by_subject(stated[column.indicator.id])
                of_subject = next(found for subject, found in parts if subject == column.subject)
                found = {id: of_subject.get(id, ()) for id in self._zones}
                selection = select_comparable(column.indicator, found, wholes, issue_dates(catalogue))
                row = build_row(
                    column.indicator, column.subject, selection, wholes, self._baseline, catalogue, self._measure
                )
                cited.add([fact for cell in row.cells for fact in cell.shown], row.caveats)
                yield row
        self._sources = cited.ids

    def _runs(self) -> Iterator[tuple[tuple[str, ...], list[_Column]]]:
        """Yield columns that follow each other, with the indicators of which figures are held for them."""
        named = dict.fromkeys(column.indicator.id for column in self._columns)
        of = {id: some for some in self._facts.batches([*named]) for id in some}
        for some, columns in groupby(self._columns, key=lambda column: of[column.indicator.id]):
            yield some, [*columns]

    def cited(self) -> tuple[SourceView, ...]:
        """Return the sources in the order in which they are cited."""
        if self._sources is None:
            for _ in self:
                pass
        return tuple(source_view(self._facts.catalogue.source(id)) for id in self._sources or ())


class _Cited(Sequence[SourceView]):
    """The sources that rows cite, known when these have been made."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows.cited())

    def __getitem__(self, at: Any) -> Any:
        return self._rows.cited()[at]


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
        columns.append(_Column(indicator, subject, tuple(facts), tuple(zone for *_, zone in placed)))
    return columns
