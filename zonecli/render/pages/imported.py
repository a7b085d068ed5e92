"""What an import comes to, on a screen and as a file of the rows that it refuses; and what a drafted mapping says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.labels import MISSING, join_names
from zonecli.render.sanitize import clean
from zonecli.views.imported import Imported, ImportedZone

if TYPE_CHECKING:
    from zonecli.ingest.drafting import DraftedMapping
    from zonecli.ingest.layout import Layout
    from zonecli.views.imported import RefusedRow, WrongTotal

# So many of a kind are told on standard error; the file of rejects has all.
_TOLD = 50
_STRETCHES = 8


def page(found: Imported, lang: Language) -> list[Block]:
    """Return what the table comes to in numbers, and what each zone gets."""
    blocks: list[Block] = [Heading(_where(found.table, found.sheet, lang)), Pairs(_numbers(found, lang))]
    if found.zones:
        blocks.append(_zones(found.zones, lang))
    return blocks


def _where(table: str, sheet: str | None, lang: Language) -> str:
    if not sheet:
        return clean(table)
    return clean(lang.message(N_("{table}, sheet {sheet}"), table=table, sheet=sheet))


def _numbers(found: Imported, lang: Language) -> list[tuple[str, str]]:
    made = [zone for zone in found.zones if zone.made]
    changed = [zone for zone in found.zones if not zone.made]
    facts, events, industries = (
        sum(getattr(zone, key) for zone in found.zones) for key in ("facts", "events", "industries")
    )
    added = [
        lang.count("{n} fact", "{n} facts", facts),
        lang.count("{n} event", "{n} events", events),
        lang.count("{n} statement of leading industries", "{n} statements of leading industries", industries),
    ]
    return [
        (
            lang.message(N_("Rows")),
            lang.message(N_("{rows}, and totals: {totals}"), rows=found.rows, totals=found.totals)
            if found.totals
            else str(found.rows),
        ),
        (lang.message(N_("New")), lang.count("{n} zone", "{n} zones", len(made))),
        (lang.message(N_("Changed")), lang.count("{n} zone", "{n} zones", len(changed))),
        (
            lang.message(N_("Added")),
            join_names(
                [text for text, n in zip(added, (facts, events, industries), strict=True) if n] or [MISSING], lang
            ),
        ),
        (lang.message(N_("On record")), lang.count("{n} row", "{n} rows", found.unchanged)),
        *([(lang.message(N_("Empty")), lang.count("{n} row", "{n} rows", found.empty))] if found.empty else []),
        *(
            [(lang.message(N_("Left out")), lang.count("{n} row", "{n} rows", found.left_out))]
            if found.left_out
            else []
        ),
        (lang.message(N_("Turned away")), lang.count("{n} row", "{n} rows", len({each.row for each in found.refused}))),
    ]


def _zones(zones: Sequence[ImportedZone], lang: Language) -> Table:
    columns = [
        Column(lang.message(N_("Zone")), wrap=False),
        Column(lang.message(N_("Record")), wrap=False),
        Column(lang.message(N_("Facts")), "right", wrap=False),
        Column(lang.message(N_("Events")), "right", wrap=False),
        Column(lang.message(N_("Industries")), "right", wrap=False),
        Column(lang.message(N_("In rows"))),
    ]
    words = {True: lang.message(N_("new")), False: lang.message(N_("changed"))}
    rows = [
        (
            zone.id,
            words[zone.made],
            *(str(n or MISSING) for n in (zone.facts, zone.events, zone.industries)),
            spans(zone.rows),
        )
        for zone in zones
    ]
    return Table(columns, rows)


def spans(rows: Sequence[int]) -> str:
    """Return numbers with those that follow each other as a stretch: 2, 5–9; of many the first ones and the last."""
    parts: list[list[int]] = []
    for row in rows:
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    told = [str(first) if first == last else f"{first}–{last}" for first, last in parts]
    return ", ".join(told if len(told) <= _STRETCHES else [*told[: _STRETCHES - 1], "…", told[-1]])


def refusals(found: Imported, lang: Language) -> Iterator[str]:
    """Yield a line for each row that is refused, as far as a screen should show them."""
    for each in found.refused[:_TOLD]:
        where = _where(found.table, found.sheet, lang)
        yield clean(lang.label(_place(where, each, lang), each.reason))
    more = len(found.refused) - _TOLD
    if more > 0:
        yield lang.count(
            "{n} more row is refused: --rejects FILE.csv writes them all",
            "{n} more rows are refused: --rejects FILE.csv writes them all",
            more,
        )


def _place(where: str, each: RefusedRow | WrongTotal, lang: Language) -> str:
    if each.column is None:
        return lang.message(N_("{where}, row {row}"), where=where, row=each.row)
    return lang.message(
        N_("{where}, row {row}, column {column} ({label})"),
        where=where,
        row=each.row,
        column=each.column,
        label=each.label,
    )


def wrong_totals(found: Imported, lang: Language) -> Iterator[str]:
    """Yield a line for each total that its rows do not add up to."""
    for each in found.wrong_totals[:_TOLD]:
        sentence = N_("“{name}” is printed as {printed}; the rows that have a figure ({rows}) add up to {sum} {unit}")
        details = {key: getattr(each, key) for key in ("name", "printed", "rows", "sum", "unit")}
        place = _place(_where(found.table, found.sheet, lang), each, lang)
        yield clean(lang.label(place, lang.message(sentence, **details)))


def reject_rows(found: Imported, labels: Sequence[str]) -> Iterator[list[object]]:
    """Yield the refused rows as rows of data: where, why, and their cells under the heads of the table."""
    yield ["row", "column", "reason", *labels]
    for each in found.refused:
        yield [each.row, each.label or each.column or "", each.reason, *each.cells]


def drafted(layout: Layout, draft: DraftedMapping, path: str, table: str, lang: Language) -> list[Block]:
    """Return what a drafted mapping makes of a table, column by column, and what comes next."""
    head = spans([row + 1 for row in layout.head])
    said = [
        lang.message(N_("head in rows {rows}"), rows=head)
        if len(layout.head) > 1
        else lang.message(N_("head in row {row}"), row=head)
    ]
    said.append(lang.count("{n} row", "{n} rows", len(layout.rows)))
    if layout.totals:
        said.append(lang.count("{n} total left out", "{n} totals left out", len(layout.totals)))
    if layout.repeated:
        said.append(lang.count("{n} repeated head left out", "{n} repeated heads left out", layout.repeated))
    if layout.sections:
        said.append(lang.message(N_("sections: {names}"), names=join_names(list(layout.sections[:5]), lang)))
    if layout.unit:
        said.append(lang.message(N_("unit {unit} from above the table"), unit=layout.unit))
    if layout.notes:
        said.append(lang.count("{n} footnote", "{n} footnotes", len(layout.notes)))
    columns = [
        Column(lang.message(N_("Column")), "right", wrap=False),
        Column(lang.message(N_("Head"))),
        Column(lang.message(N_("Taken for"))),
    ]
    rows = [(str(number), clean(label), remark.message(lang.translate)) for number, label, remark in draft.columns]
    lines = lang.count("{n} line", "{n} lines", draft.unsure)
    following = f"zonecli import {table} --map {path} --dry-run"
    return [
        Heading(_where(layout.sheet.path, layout.sheet.name, lang)),
        Pairs([("", join_names(said, lang))]),
        Table(columns, rows),
        Pairs(
            [
                (lang.message(N_("Written")), clean(path)),
                (lang.message(N_("To look at")), lang.message(N_("{lines} marked ?"), lines=lines)),
                (lang.message(N_("Next")), clean(following)),
            ]
        ),
    ]
