"""Zones side by side on a screen, in Markdown and as rows of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonecli.errors import N_
from zonecli.languages import Language
from zonecli.model.texts import Text
from zonecli.render import words
from zonecli.render.caveats import Names, Notes
from zonecli.render.document import Block, Heading, Pairs
from zonecli.render.figures import difference, lines, ratio
from zonecli.render.flat import cell as data_cell
from zonecli.render.flat import cells, header
from zonecli.render.sources import citation
from zonecli.render.table import Column, Table
from zonecli.views.caveats import Caveat, Code
from zonecli.views.comparison import Cell, Comparison, Row
from zonecli.views.facts import FactView
from zonecli.views.measure import Converted

BEST = "★"
# A zone's column has at least this much room on a screen, or the zones stand below each other.
_NARROWEST = 20
_LABELS = 26
_MOST_COLUMNS = 3
# What a cell shows by itself where only one zone has a figure.
_SHOWN_ALONE = frozenset({Code.RATE, Code.UNCONVERTED, Code.CONFLICT, Code.CHOICE, Code.INPUTS})


def page(
    comparison: Comparison, series: dict[str, Text], lang: Language, width: int | None, several_lines: bool
) -> list[Block]:
    """Return the comparison, the notes and the sources.

    `width` is the screen's, None where a line may be of any length; `several_lines` says whether a cell may
    have them. `series` names the series of exchange rates.
    """
    marks = {source.id: n for n, source in enumerate(comparison.sources, 1)}
    names = Names({zone.id: zone.name for zone in comparison.zones}, series, marks)
    notes = Notes(names, lang)
    room = None if width is None else (width - _LABELS) // len(comparison.zones)
    columns = len(comparison.zones) <= _MOST_COLUMNS if room is None else room >= _NARROWEST
    draw = _side_by_side if columns else _stacked
    blocks: list[Block] = [draw(comparison, notes, lang, "\n" if several_lines else " · ")]
    legend = _legend(comparison, lang)
    if notes.letters or legend:
        blocks += [Heading(lang.say(N_("Notes"))), Pairs([*legend, *notes.rows()])]
    if comparison.sources:
        cited = [(f"[{marks[source.id]}]", citation(source, lang)) for source in comparison.sources]
        blocks += [Heading(lang.say(N_("Sources"))), Pairs(cited)]
    return blocks


def _side_by_side(comparison: Comparison, notes: Notes, lang: Language, joint: str) -> Table:
    columns = [Column(""), *(Column(lang.pick(zone.name)) for zone in comparison.zones)]
    rows: list[Sequence[str] | str] = []
    for title, section in _sections(comparison, lang):
        rows.append(title)
        for row in section:
            label = f"  {_label(row, notes, lang)}"
            rows.append((label, *(joint.join(_cell(cell, row, notes.names, lang)) for cell in row.cells)))
    return Table(columns, rows)


def _stacked(comparison: Comparison, notes: Notes, lang: Language, joint: str) -> Table:
    rows: list[Sequence[str] | str] = []
    named = {zone.id: lang.pick(zone.name) for zone in comparison.zones}
    for _, section in _sections(comparison, lang):
        for row in section:
            rows.append(_label(row, notes, lang))
            for cell in row.cells:
                if row.known > 1 or cell.fact is not None or cell.parts:
                    rows.append((f"  {named[cell.zone]}", joint.join(_cell(cell, row, notes.names, lang))))
    return Table([Column(""), Column("")], rows)


def _sections(comparison: Comparison, lang: Language) -> Iterator[tuple[str, list[Row]]]:
    """Yield the themes with the rows that several zones share, and then the other rows under one heading."""
    shared = [row for row in comparison.rows if row.known > 1]
    for theme in dict.fromkeys(row.theme for row in shared):
        yield lang.translate(words.THEMES[theme]), [row for row in shared if row.theme is theme]
    alone = [row for row in comparison.rows if row.known == 1]
    if alone:
        yield lang.say(N_("Known of one zone only")), alone
    unknown = [row for row in comparison.rows if row.known == 0]
    if unknown:
        yield lang.say(N_("Known of none")), unknown


def _label(row: Row, notes: Notes, lang: Language) -> str:
    name = words.scoped(lang.pick(row.name), row.scope, lang)
    if row.derived:
        name = lang.say(N_("{name} (derived)"), name=name)
    caveats = [each for each in row.caveats if row.known > 1 or each.code in _SHOWN_ALONE]
    mark = notes.mark([each for each in caveats if _is_told(each, row)], len(row.cells))
    return f"{name} ({mark})" if mark else name


def _is_told(caveat: Caveat, row: Row) -> bool:
    """A missing figure is shown missing in its cell, and the part that a whole row is about in its label."""
    return caveat.code is not Code.MISSING and not (caveat.code is Code.SCOPE and row.scope is not None)


def _cell(cell: Cell, row: Row, names: Names, lang: Language) -> list[str]:
    if cell.parts:
        said = [_part(part, names, lang) for part in cell.parts]
        return [lang.count(N_("{n} part:"), "{n} parts:", len(said)), *said]
    if cell.fact is None:
        return [words.MISSING]
    first, *others = lines(cell.fact, names.marks, lang, with_scope=row.scope is None)
    if cell.best:
        first = f"{first} {BEST}"
    if cell.against is not None:
        compared = [difference(cell.against.difference, lang), ratio(cell.against.ratio, lang)]
        others.append("  ".join(said for said in compared if said))
    return [first, *(said for said in others if said)]


def _part(part: FactView, names: Names, lang: Language) -> str:
    figure, *_ = lines(part, names.marks, lang)
    return lang.say(N_("{scope}: {figure}"), scope=lang.pick(part.scope), figure=figure)


def _legend(comparison: Comparison, lang: Language) -> list[tuple[str, str]]:
    legend = []
    if any(cell.best for row in comparison.rows for cell in row.cells):
        legend.append((BEST, lang.say(N_("the best of the row, for certain"))))
    if comparison.baseline is not None:
        name = next(zone.name for zone in comparison.zones if zone.id == comparison.baseline)
        legend.append(("Δ ×", lang.say(N_("difference to and multiple of {zone}"), zone=lang.pick(name))))
    return legend


def rows(comparison: Comparison, with_converted: bool) -> Iterator[list[object]]:
    """Yield the header and one row of data for each indicator, zone and figure of it."""
    extra = [f"converted_{name}" for name in header(Converted)] if with_converted else []
    against = [] if comparison.baseline is None else ["difference", "ratio"]
    facts = header(FactView)
    yield ["theme", *facts, *extra, "why", "others", "best", "comparable", "caveats", *against]
    for row in comparison.rows:
        for cell in row.cells:
            for fact in cell.parts or (cell.fact,):
                yield [row.theme.value, *_fact_data(row, cell, fact, facts), *_converted(fact, len(extra))] + [
                    data_cell(cell.why),
                    cell.others,
                    data_cell(cell.best),
                    data_cell(row.comparable),
                    ";".join(each.code for each in row.caveats if cell.zone in each.zones),
                    *(_against(cell) if against else ()),
                ]


def _fact_data(row: Row, cell: Cell, fact: FactView | None, columns: Sequence[str]) -> list[object]:
    if fact is not None:
        return cells(fact)
    known = {"zone": cell.zone, "indicator": row.indicator}
    return [known.get(column, "") for column in columns]


def _converted(fact: FactView | None, count: int) -> list[object]:
    if not count:
        return []
    return cells(fact.converted) if fact is not None and fact.converted is not None else [""] * count


def _against(cell: Cell) -> list[object]:
    if cell.against is None:
        return ["", ""]
    return [data_cell(each and each.value) for each in (cell.against.difference, cell.against.ratio)]
