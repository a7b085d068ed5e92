"""What an import comes to: zones made and changed, rows left as they are, and rows refused with their reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zonecli.errors import Translate
from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from zonecli.ingest.plan import Plan
    from zonecli.ingest.totals import Sum


@dataclass(frozen=True, slots=True)
class ImportedZone:
    """What a zone gets, and from which rows of the table, counted from 1. `made` says that its record is new."""

    id: str
    made: bool
    facts: int
    events: int
    industries: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is refused. Row and column count from 1; `column` is None where the whole row is meant.

    `label` is the head of the column, `cells` are those of the row.
    """

    row: int
    column: int | None
    label: str
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongTotal:
    """A total that its rows do not add up to: as printed, and the sum of so many rows in the same unit."""

    row: int
    column: int
    label: str
    name: str
    printed: str
    sum: str
    unit: str
    rows: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import comes to. `rows` are all of the table; the others count rows that need no change.

    `unchanged` are on record already, `empty` say nothing that is wanted, `left_out` the mapping leaves out.
    `written` says whether it has been done.
    """

    table: str
    sheet: str | None
    rows: int
    zones: tuple[ImportedZone, ...]
    unchanged: int
    empty: int
    left_out: int
    totals: int
    refused: tuple[RefusedRow, ...]
    wrong_totals: tuple[WrongTotal, ...]
    written: bool

    @property
    def changes(self) -> bool:
        """Whether anything is made or added."""
        return bool(self.zones)


def imported(plan: Plan, written: bool, translate: Translate = str) -> Imported:
    """Return what a plan comes to; the reasons are in the language of `translate`: of data it is English."""
    layout = plan.layout
    made = {each.id: each.row for each in plan.created}
    counts: dict[str, Counter[str]] = {id: Counter() for id in made}
    rows: dict[str, set[int]] = {id: {row + 1} for id, row in made.items()}
    for each in plan.additions:
        counts.setdefault(each.zone, Counter())[each.table] += 1
        rows.setdefault(each.zone, set()).add(each.row + 1)
    return Imported(
        table=layout.sheet.path,
        sheet=layout.sheet.name or None,
        rows=len(layout.rows),
        zones=tuple(
            ImportedZone(id, id in made, n["facts"], n["events"], n["leading_industries"], tuple(sorted(rows[id])))
            for id, n in counts.items()
        ),
        unchanged=len(plan.unchanged),
        empty=len(plan.empty),
        left_out=len(plan.left_out),
        totals=len(layout.totals),
        refused=tuple(
            RefusedRow(
                row=each.row + 1,
                column=each.column.index + 1 if each.column else None,
                label=each.column.label if each.column else "",
                reason=each.reason.message(translate),
                cells=tuple(layout.sheet.rows[each.row]),
            )
            for each in plan.rejected
        ),
        wrong_totals=_wrong(plan.sums),
        written=written,
    )


def _wrong(sums: Sequence[Sum]) -> tuple[WrongTotal, ...]:
    return tuple(
        WrongTotal(
            row=each.row + 1,
            column=each.column.index + 1,
            label=each.column.label,
            name=each.name,
            printed=each.printed,
            sum=format(each.found.normalize(), "f"),
            unit=each.unit,
            rows=each.count,
        )
        for each in sums
    )
