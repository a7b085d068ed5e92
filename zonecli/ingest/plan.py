"""What a table comes to under its mapping: zones to make, rows to add, what is there already, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zonecli.check.facts import event_issues, fact_issues, figure_issues, fiscal_issues
from zonecli.check.problems import Issue
from zonecli.check.references import References
from zonecli.check.rules.rule import Severity
from zonecli.errors import N_
from zonecli.figures.types import Figure
from zonecli.ingest.cells import Cell, Cells, RowFault, merged_texts
from zonecli.ingest.faults import CellFault
from zonecli.ingest.heads import dimension_of, read_head
from zonecli.ingest.layout import Column, Layout, Row
from zonecli.ingest.mapping import FactMapping, Mapping, Setting
from zonecli.ingest.periods import Years
from zonecli.ingest.removal import MADE
from zonecli.ingest.rows import order
from zonecli.ingest.sheets import Progress
from zonecli.ingest.targets import Target, Targets
from zonecli.ingest.totals import Sum, check_totals
from zonecli.ingest.values import Values
from zonecli.records import reader
from zonecli.records.fields import FACT_PERIOD
from zonecli.records.scale import counted_as
from zonecli.records.zones import Event, Fact, LeadingIndustries
from zonecli.store.lookup import fold

if TYPE_CHECKING:
    from zonecli.ingest.changes import Changes
    from zonecli.records.vocabulary import Indicator, Source
    from zonecli.store.catalogue import Catalogue

_STEP = 200


@dataclass(frozen=True, slots=True)
class Creation:
    """A zone that is to be made: its id, the keys of its head, the source and the row that name it first, from 0."""

    id: str
    head: dict[str, Any]
    source: str
    row: int


@dataclass(frozen=True, slots=True)
class Addition:
    """A row that is to be added to an array of tables of a zone, and the row of the table that it comes from."""

    zone: str
    table: str
    raw: dict[str, Any]
    row: int


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that is refused, with the column where that is known, and why."""

    row: int
    column: Column | None
    reason: CellFault


@dataclass(frozen=True)
class Plan:
    """What a table comes to. Rows count from 0.

    `unchanged` are rows that the records have already; `empty` say nothing that is wanted; `left_out` are of zones or
    of cells that the mapping leaves out.
    """

    layout: Layout
    created: tuple[Creation, ...]
    additions: tuple[Addition, ...]
    unchanged: tuple[int, ...]
    empty: tuple[int, ...]
    left_out: tuple[int, ...]
    rejected: tuple[Rejection, ...]
    sums: tuple[Sum, ...]

    @property
    def changed(self) -> list[str]:
        """The zones on record that are added to, in order."""
        return sorted({each.zone for each in self.additions} - {each.id for each in self.created})


def make_plan(
    catalogue: Catalogue,
    layout: Layout,
    mapping: Mapping,
    source: str | None = None,
    force: bool = False,
    progress: Progress = None,
) -> Plan:
    """Return what a table comes to.

    `source` is the one for all rows, in place of the mapping's; with `force` a figure may stand beside another that the
    same source gives for the same. Raises MappingFault, UnknownName for a source that is not on record.
    """
    return _Planner(catalogue, layout, mapping, source, force).plan(progress)


@dataclass(frozen=True, slots=True)
class _Item:
    """Something that a row says: where it is to go, and what tells it from others."""

    zone: str
    table: str
    raw: dict[str, Any]
    subject: object
    value: object
    shown: str
    column: Column


class _Planner:
    def __init__(self, catalogue: Catalogue, layout: Layout, mapping: Mapping, source: str | None, force: bool) -> None:
        self._catalogue, self._layout, self._mapping, self._force = catalogue, layout, mapping, force
        self._source = Setting(("source",), source) if source is not None else mapping.source
        fixed = self._record_of_source(self._source.value) if self._source else None
        if self._source is None:
            raise mapping.fault((), N_("the mapping names no source"), N_('source = "ID", or --source ID'))
        conventions = fixed.conventions if fixed else None
        years = Years.PAIRED if conventions and conventions.fiscal_year else Years.CALENDAR
        self._is_chinese = bool(fixed and (fixed.language or "").startswith("zh"))
        values = Values(catalogue, mapping.values, fixed.language if fixed else None)
        self._cells = Cells(layout, mapping, values, years)
        self._targets = Targets(catalogue, self._cells)
        self._known = References(catalogue)
        self._facts = [(each, self._cells.columns(each.columns, each.at)) for each in mapping.facts]
        self._sources: set[str] = set()
        # By zone, the value of each subject on record or planned, and the row that it is from: None where on record.
        self._seen: dict[str, dict[object, tuple[object, str, int | None]]] = {}

    def _record_of_source(self, id: object) -> Source | None:
        return self._catalogue.source(id) if isinstance(id, str) and "{" not in id else None

    def plan(self, progress: Progress) -> Plan:
        created: dict[str, tuple[str, int]] = {}
        additions: list[Addition] = []
        rejected: list[Rejection] = []
        unchanged: list[int] = []
        empty: list[int] = []
        left_out: list[int] = []
        only = [
            (self._cells.column(label, ("only", label)), {fold(cell) for cell in wanted})
            for label, wanted in self._mapping.only.items()
        ]
        for n, row in enumerate(self._layout.rows):
            if progress is not None and n % _STEP == 0:
                progress(n, len(self._layout.rows))
            try:
                if any(fold(self._cells.cell(row, column).text) not in wanted for column, wanted in only):
                    left_out.append(row.index)
                    continue
                targets = [target for target in self._targets_of(row) if target[0] is not None]
                items = [item for target, columns in targets for item in self._items(row, target, columns)]
                new = self._new(row, items)
            except RowFault as fault:
                rejected.append(Rejection(row.index, fault.column, fault.fault))
                continue
            if not targets:
                left_out.append(row.index)
                continue
            makes = False
            for target, _ in targets:
                assert target
                makes |= target.head is not None and target.head != self._targets.made.get(target.id)
                if target.head is not None:
                    created.setdefault(target.id, (self._source_of(row), row.index))
                    self._targets.keep(target)
            for item in new:
                self._seen[item.zone][item.subject] = (item.value, item.shown, row.index)
                additions.append(Addition(item.zone, item.table, order(item.raw), row.index))
            if not new and not makes:
                (unchanged if items else empty).append(row.index)
        if progress is not None:
            progress(1, 1)
        return Plan(
            layout=self._layout,
            created=tuple(Creation(id, self._targets.made[id], *first) for id, first in created.items()),
            additions=tuple(additions),
            unchanged=tuple(unchanged),
            empty=tuple(empty),
            left_out=tuple(left_out),
            rejected=tuple(rejected),
            sums=tuple(check_totals(self._cells, self._additive(), self._figure)),
        )

    def _targets_of(self, row: Row) -> Iterator[tuple[Target | None, list[tuple[FactMapping, Column]]]]:
        """Yield the zones of a row, each with the columns that are about it."""
        columns = [(mapping, column) for mapping, found in self._facts for column in found]
        if not self._mapping.zone.is_in_head:
            yield self._targets.find(row), columns
            return
        for mapping, column in columns:
            if self._cells.cell(row, column).text:
                try:
                    target = self._targets.find(row, column)
                except CellFault as fault:
                    raise RowFault(fault, column) from None
                yield target, [(mapping, column)]

    def _new(self, row: Row, items: Sequence[_Item]) -> list[_Item]:
        """Return what of a row is not on record or planned yet; raises RowFault where it is, and otherwise."""
        new: dict[tuple[str, object], _Item] = {}
        for item in items:
            known = self._on_record(item.zone).get(item.subject)
            if item_before := new.get((item.zone, item.subject)):
                known = (item_before.value, item_before.shown, row.index)
            if known is None or (self._force and known[2] is None and known[0] != item.value):
                new[item.zone, item.subject] = item
            elif known[0] != item.value:
                sentence = (
                    N_("the record of {zone} has another figure of this source for the same: {other}")
                    if known[2] is None
                    else N_("row {row} has another figure for the same: {other}")
                )
                row_number = 0 if known[2] is None else known[2] + 1
                raise RowFault(CellFault(sentence, zone=item.zone, other=known[1], row=row_number), item.column)
        return list(new.values())

    # -- what a row says -----------------------------------------------------------------------------

    def _items(self, row: Row, target: Target | None, columns: list[tuple[FactMapping, Column]]) -> Iterator[_Item]:
        assert target
        beside = {"source": self._source_of(row), "at": self._place_of(row)}
        leading = self._mapping.industries
        if leading is not None:
            industries = self._cells.value("industries", leading.keys["industries"], row, name=target.name)
            period = self._cells.value("period", leading.keys.get("period"), row, name=target.name)
            if industries:
                raw = {"industries": industries, "period": period, **beside}
                yield self._leading(target, self._column_of(leading.keys["industries"]), order(raw))
        for mapping, column in columns:
            cell = self._cells.cell(row, column)
            if cell.text:
                try:
                    yield self._fact(row, target, mapping, column, cell, beside)
                except CellFault as fault:
                    raise RowFault(fault, column) from None
        for each in self._mapping.events:
            date, at = each.keys["date"], self._column_of(each.keys["date"])
            raw = {
                "date": self._cells.value("date", date, row, name=target.name),
                "title": self._cells.value("title", each.keys["title"], row, name=target.name),
                "note": self._cells.value("note", each.keys.get("note"), row, name=target.name),
            }
            if raw["date"] and raw["title"]:
                yield self._event(target, at, order({**raw, **beside}))

    def _source_of(self, row: Row) -> str:
        source = self._cells.value("source", self._source, row)
        if not source:
            raise RowFault(CellFault(N_("the row names no source")))
        if source not in self._sources and not self._catalogue.has("sources", source):
            raise RowFault(
                CellFault(N_("no source is called “{name}”: say which it is in [values.source]"), name=source)
            )
        self._sources.add(source)
        return str(source)

    def _place_of(self, row: Row) -> str:
        """Return where in the source the row stands: what the mapping names, else the number of the row."""
        named = self._cells.value("at", self._mapping.at, row)
        if named:
            return str(named)
        sheet, number = self._layout.sheet.name, row.index + 1
        if self._is_chinese:
            return f"{sheet}第{number}行"
        return f"{sheet}, row {number}" if sheet else f"row {number}"

    def _column_of(self, setting: Setting) -> Column:
        if setting.column is None:
            return self._layout.columns[0]
        return self._cells.column(setting.column, setting.at)

    def _fact(
        self, row: Row, target: Target, mapping: FactMapping, column: Column, cell: Cell, beside: dict[str, str]
    ) -> _Item:
        if self._layout.is_shared(row.index, column.index):
            raise CellFault(N_("one figure for several rows or columns: its cell is merged with others"))

        def value(key: str) -> Any:
            return self._cells.value(key, mapping.keys.get(key), row, column, target.name)

        indicator = value("indicator")
        if not indicator:
            raise CellFault(N_("the row does not say which indicator this is"))
        head_note = self._layout.notes.get(column.mark) if column.mark else None
        period_note = self._note_of_period(row, mapping.keys.get("period"))
        by_language = self._cells.values.by_language
        notes = [by_language(note) for note in (cell.note, period_note, target.note, head_note) if note]
        raw = order(
            {
                "indicator": indicator,
                "figure": cell.text,
                "unit": value("unit") or self._unit_of(row, column, mapping, indicator),
                "period": value("period") or self._cells.value("period", self._mapping.period, row, column),
                **{key: value(key) for key in ("status", "scope", "of", "basis")},
                **beside,
                "note": merged_texts(*notes, value("note")),
            }
        )
        fact = self._read(raw)
        known = self._catalogue.indicators[fact.indicator]
        figure = fact.figure if known.is_change else counted_as(fact.figure, known.usual)
        return _Item(target.id, "facts", raw, _subject(fact), _value(figure), cell.text, column)

    def _unit_of(self, row: Row, column: Column, mapping: FactMapping, indicator: str) -> str | None:
        """Return the unit that the head of the column or the row says, else that of the whole table, where it fits."""
        named_by = mapping.keys["indicator"].column
        if read_head(column.label).unit is None and named_by is not None:
            cell = self._cells.cell(row, self._cells.column(named_by, mapping.keys["indicator"].at))
            if own := read_head(cell.text).unit:
                return own
        return self._unit_by_head(column, self._catalogue.indicators.get(indicator))

    def _unit_by_head(self, column: Column, indicator: Indicator | None) -> str | None:
        own, common = read_head(column.label).unit, self._mapping.unit
        usual = indicator.usual if indicator else None
        return own or (common if common and usual and dimension_of(common) == usual.dimension else None)

    def _note_of_period(self, row: Row, setting: Setting | None) -> str | None:
        if setting is None or setting.column is None:
            return None
        return self._cells.cell(row, self._cells.column(setting.column, setting.at)).note

    def _read(self, raw: dict[str, Any]) -> Fact:
        """Return the fact that the keys state; raises CellFault with what the rules say against it."""
        try:
            fact = reader.fact(raw, conventions_of=self._known.conventions)
        except reader.REFUSED:
            rows = {"facts": [raw]}
            issues = [*figure_issues(rows, self._known.conventions), *fiscal_issues(rows, self._known.conventions)]
            if issues:
                raise _refusal(issues[0]) from None
            if "period" in raw and not FACT_PERIOD.fits(raw["period"]):
                raise CellFault(N_("“{text}” is not a valid period"), text=raw["period"]) from None
            raise CellFault(N_("“{figure}” cannot be read as a fact"), figure=raw["figure"]) from None
        for issue in fact_issues([fact], self._known):
            if issue.rule.severity is Severity.ERROR:
                raise _refusal(issue)
        return fact

    def _event(self, target: Target, column: Column, raw: dict[str, Any]) -> _Item:
        try:
            event = reader.reader_of(Event)(raw)
        except reader.REFUSED:
            raise RowFault(CellFault(N_("“{text}” is not a valid date"), text=raw["date"]), column) from None
        for issue in event_issues([(0, event)], self._known):
            if issue.rule.severity is Severity.ERROR:
                raise RowFault(_refusal(issue), column)
        return _Item(target.id, "events", raw, ("event", event.date.text, event.title, event.source), None, "", column)

    def _leading(self, target: Target, column: Column, raw: dict[str, Any]) -> _Item:
        try:
            stated: LeadingIndustries = reader.reader_of(LeadingIndustries)(raw)
        except reader.REFUSED:
            raise RowFault(
                CellFault(N_("“{text}” is not a valid period"), text=raw.get("period", "")), column
            ) from None
        subject = ("industries", stated.period and stated.period.text, stated.source)
        return _Item(
            target.id, "leading_industries", raw, subject, stated.industries, ", ".join(stated.industries), column
        )

    # -- what is on record ---------------------------------------------------------------------------

    def _on_record(self, id: str) -> dict[object, tuple[object, str, int | None]]:
        """Return the value of each subject of a zone, as its record and the plan have it."""
        if id not in self._seen:
            seen: dict[object, tuple[object, str, int | None]] = {}
            if self._catalogue.has("zones", id):
                zone = self._catalogue.zone(id)
                for fact in zone.facts:
                    seen[_subject(fact)] = (_value(fact.figure), fact.figure.printed, None)
                for event in zone.events:
                    seen["event", event.date.text, event.title, event.source] = (None, "", None)
                for stated in zone.leading_industries:
                    subject = ("industries", stated.period and stated.period.text, stated.source)
                    seen[subject] = (stated.industries, ", ".join(stated.industries), None)
            self._seen[id] = seen
        return self._seen[id]

    def _additive(self) -> list[tuple[Column, str | None]]:
        """Return the columns whose figures may be added up, with their units."""
        found = []
        for mapping, columns in self._facts:
            setting = mapping.keys["indicator"]
            if not isinstance(setting.value, str):
                continue
            indicator = self._catalogue.indicators.get(self._cells.values.id("indicator", setting.value))
            usual = indicator.usual if indicator else None
            is_rate = usual is None or "/" in usual.id or usual.dimension in ("ratio", "position")
            unit = mapping.keys.get("unit")
            if indicator and not indicator.is_change and not is_rate and (unit is None or isinstance(unit.value, str)):
                own = unit.value if unit and isinstance(unit.value, str) else None
                found += [(column, own or self._unit_by_head(column, indicator)) for column in columns]
        return found

    def _figure(self, printed: str, unit: str | None) -> Figure | None:
        """Return a figure of this source; None where it cannot be read."""
        source = self._source.value if self._source else None
        conventions = self._known.conventions(source) if isinstance(source, str) else None
        try:
            return reader.figure({"figure": printed, **({"unit": unit} if unit else {})}, conventions)
        except reader.REFUSED:
            return None


def _subject(fact: Fact) -> object:
    period = fact.period.text if fact.period else None
    return (fact.indicator, period, fact.status, fact.scope, fact.of, fact.basis, fact.source)


def _value(figure: Figure) -> object:
    return (figure.value, figure.unit and figure.unit.id, figure.hedges, figure.low, figure.high, figure.sense)


def _refusal(issue: Issue) -> CellFault:
    return CellFault(issue.sentence, issue.hint, **issue.details)


def enter(plan: Plan, changes: Changes) -> None:
    """Enter a plan into changes: new records first, then the rows; a head without industries gets those stated."""
    catalogue = changes.catalogue
    for each in plan.created:
        changes.create("zones", each.id, each.head, MADE.format(source=each.source))
    stated: dict[str, list[str]] = {}
    for row in plan.additions:
        changes.add(row.zone, row.table, row.raw)
        if row.table == "leading_industries":
            stated.setdefault(row.zone, row.raw["industries"])
    for zone in plan.changed:
        if zone in stated and not catalogue.head(zone).industries:
            changes.set_keys(catalogue.path("zones", zone), (), {"industries": stated[zone]})
