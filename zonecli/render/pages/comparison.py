"""Zones side by side on a screen, in Markdown and as rows of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records.words import THEMES
from zonecli.render import labels as words
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.caveats import Names, Notes
from zonecli.render.figures import difference, marks, ratio, reading, word_printed
from zonecli.render.pages.facts import cells, header
from zonecli.render.rows import cell as data_cell
from zonecli.render.sources import list_cited
from zonecli.views.caveats import Caveat, Code
from zonecli.views.comparison import Cell, Comparison, Row

BEST = "★"
UNLIKE = "≠"
OPEN = "?"
# A zone's column has at least this much room on a screen, or the zones stand below each other.
_NARROWEST = 18
_LABELS = 24
# Without a screen the columns stand side by side as long as a line stays as short as this.
_LONGEST_LINE = 130
# The rows by how many zones have a figure.
_SECTIONS = (
    (2, N_("Available for several zones")),
    (1, N_("Available for one zone only")),
    (0, N_("Available for none")),
)
# What a cell does not show by itself where only one zone has a figure.
_TOLD_ALONE = frozenset({Code.RATE, Code.UNCONVERTED, Code.CONFLICT, Code.CHOICE, Code.INPUTS})


def page(
    comparison: Comparison,
    series: dict[str, Text],
    lang: Language,
    width: int | None = None,
    in_columns: bool | None = None,
) -> list[Block]:
    """Return the comparison, the notes and the sources.

    `width` is the screen's, None where a line may be of any length; `in_columns` says whether the zones stand
    side by side, None where that is to depend on the room. `series` names the series of exchange rates.
    """
    marks = {source.id: n for n, source in enumerate(comparison.sources, 1)}
    notes = Notes(Names({zone.id: zone.name for zone in comparison.zones}, series, marks), lang)
    labels = [_label(row, notes, lang) for row in comparison.rows]
    blocks = _body(comparison, labels, notes, lang, width, in_columns)
    legend = _legend(comparison, lang)
    if notes.letters or legend:
        blocks += [Heading(lang.message(N_("Notes"))), Pairs([*legend, *notes.rows()])]
    return blocks + list_cited(comparison.sources, lang)


def _body(
    comparison: Comparison,
    labels: Sequence[str],
    notes: Notes,
    lang: Language,
    width: int | None,
    in_columns: bool | None,
) -> list[Block]:
    if in_columns is None and width is not None:
        in_columns = (width - _LABELS) // len(comparison.zones) >= _NARROWEST
    if in_columns is False:
        return _stack(comparison, labels, notes, lang, width)
    table = _side_by_side(comparison, labels, notes, lang, " · " if width is None else "\n")
    if in_columns is None and _line(table) > _LONGEST_LINE:
        return _stack(comparison, labels, notes, lang, width)
    return [table]


def _line(table: Table) -> int:
    """The length of the table's lines when its columns are aligned."""
    rows = [row for row in table.rows if not isinstance(row, str)]
    return sum(max(map(cell_len, column)) + 2 for column in zip(*rows, strict=True))


def _side_by_side(comparison: Comparison, labels: Sequence[str], notes: Notes, lang: Language, joint: str) -> Table:
    columns = [Column(""), *(Column(lang.pick(zone.name)) for zone in comparison.zones)]
    rows: list[Sequence[str] | str] = []
    for title, section in _sections(comparison, lang):
        rows.append(title)
        for n in section:
            row = comparison.rows[n]
            cells = (joint.join(_cell(cell, row, notes, lang)) for cell in row.cells)
            rows.append((labels[n], *cells))
    return Table(columns, rows)


def _stack(
    comparison: Comparison, labels: Sequence[str], notes: Notes, lang: Language, width: int | None
) -> list[Block]:
    """The zones below each other, one small table an indicator, their columns of one width throughout."""
    found = [[line for cell in row.cells for line in _lines_of(cell, row, notes, lang)] for row in comparison.rows]
    lines = [line for rows in found for line in rows]
    zones, figures = (max((cell_len(line[n]) for line in lines), default=0) for n in (0, 1))
    # On a narrow screen the columns find their widths by themselves, each table its own.
    padded = width is None or zones + figures < width * 2 // 3
    columns = [Column("", wrap=not padded), Column("", "right", wrap=not padded), Column("")]
    blocks: list[Block] = []
    for known, title in _SECTIONS:
        section = [n for n, row in enumerate(comparison.rows) if min(row.known, 2) == known]
        if section:
            blocks.append(Heading(lang.translate(title)))
        for n in section:
            rows = [
                (f"  {zone}{_blanks(zone, zones)}", f"{_blanks(figure, figures)}{figure}", remark)
                if padded
                else (f"  {zone}", figure, remark)
                for zone, figure, remark in found[n]
            ]
            blocks += [Heading(labels[n], level=3), Table(columns, rows)]
    return blocks


def _blanks(text: str, width: int) -> str:
    return " " * (width - cell_len(text))


def _lines_of(cell: Cell, row: Row, notes: Notes, lang: Language) -> Iterator[tuple[str, str, str]]:
    zone = lang.pick(notes.names.zones[cell.zone])
    text = _say(cell, row, notes, lang)
    if not text and row.known != 1:
        yield zone, words.MISSING, ""
    for figure, meaning, dated, scope in text:
        yield zone, figure, _join(meaning, dated, scope, _compare(cell, lang))
        zone = ""


def _say(cell: Cell, row: Row, notes: Notes, lang: Language) -> list[tuple[str, str, str, str]]:
    """Each figure of the cell: as printed with its sources, what it means, of when and how firm, of what part."""
    facts = cell.parts or ((cell.fact,) if cell.fact is not None else ())
    sign = f" {BEST}" if cell.best else f" {UNLIKE}" if row.comparable and cell.comparable is False else ""
    return [
        (
            f"{words.with_mark(word_printed(fact, lang), notes.of_fact(fact))} {marks(fact, notes.names.marks)}{sign}",
            reading(fact, lang),
            words.label_period(fact.period, fact.known, fact.status, lang),
            "" if row.scope or row.of or row.basis else words.say_subject(fact, lang),
        )
        for fact in facts
    ]


def _sections(comparison: Comparison, lang: Language) -> Iterator[tuple[str, list[int]]]:
    """Yield the themes with the rows that several zones share, then the other rows; rows by their numbers."""
    rows = list(enumerate(comparison.rows))
    shared = [(n, row) for n, row in rows if row.known > 1]
    for theme in dict.fromkeys(row.theme for _, row in shared):
        yield lang.translate(THEMES[theme]), [n for n, row in shared if row.theme is theme]
    for known, title in _SECTIONS[1:]:
        section = [n for n, row in rows if row.known == known]
        if section:
            yield lang.translate(title), section


def _label(row: Row, notes: Notes, lang: Language) -> str:
    name = words.label_subject(lang.pick(row.name), row, lang)
    caveats = [each for each in row.caveats if row.known > 1 or each.code in _TOLD_ALONE]
    mark = notes.mark([each for each in caveats if _is_told(each, row)], len(row.cells))
    sign = UNLIKE if row.comparable is False else OPEN if row.certain is False else ""
    unlike = f" {sign}" if sign else ""
    return f"{name}{unlike} ({mark})" if mark else f"{name}{unlike}"


def _is_told(caveat: Caveat, row: Row) -> bool:
    """A missing figure is shown missing in its cell, and the part that a whole row is about in its label."""
    return caveat.code is not Code.MISSING and not (caveat.code is Code.SCOPE and row.scope is not None)


def _cell(cell: Cell, row: Row, notes: Notes, lang: Language) -> list[str]:
    text = _say(cell, row, notes, lang)
    if cell.parts:
        listed = [line for *figure, scope in text for line in (_join(*figure), f"  {scope}")]
        return [lang.count(N_("{n} part:"), "{n} parts:", len(text)), *listed]
    if not text:
        return [words.MISSING]
    ((figure, meaning, dated, scope),) = text
    return [figure, *filter(None, (_join(meaning, dated), scope, _compare(cell, lang)))]


def _join(*text: str) -> str:
    return " · ".join(filter(None, text))


def _compare(cell: Cell, lang: Language) -> str:
    if cell.against is None:
        return ""
    text = (difference(cell.against.difference, lang), ratio(cell.against.ratio, lang))
    return "  ".join(filter(None, text))


def _legend(comparison: Comparison, lang: Language) -> list[tuple[str, str]]:
    legend = []
    shared = [row for row in comparison.rows if row.comparable is not None]
    if any(cell.comparable is False for row in shared for cell in row.cells):
        legend.append((UNLIKE, lang.message(N_("not compared: the row's notes say why"))))
    if any(row.comparable and row.certain is False for row in comparison.rows):
        legend.append((OPEN, lang.message(N_("the order is not certain"))))
    if any(cell.best for row in comparison.rows for cell in row.cells):
        legend.append((BEST, lang.message(N_("the best of the row, for certain"))))
    if comparison.baseline is not None:
        name = next(zone.name for zone in comparison.zones if zone.id == comparison.baseline)
        legend.append(("Δ ×", lang.message(N_("difference to and multiple of {zone}"), zone=lang.pick(name))))
    return legend


_OF_AMOUNT = ("value", "unit", "hedge", "low", "high", "low_open", "high_open")
_AGAINST = [f"{name}_{part}".removesuffix("_value") for name in ("difference", "ratio") for part in _OF_AMOUNT]


def rows(comparison: Comparison, with_converted: bool) -> Iterator[list[object]]:
    """Yield the header and one row of data for each indicator, zone and figure of it."""
    against = [] if comparison.baseline is None else _AGAINST
    columns = header(with_converted)
    yield ["theme", *columns, "why", "others", "best", "comparable", "apart", "certain", "caveats", *against]
    for row in comparison.rows:
        for cell in row.cells:
            missing = {"zone": cell.zone, "indicator": row.indicator}
            for fact in cell.parts or (cell.fact,):
                yield [
                    row.theme.value,
                    *([missing.get(name, "") for name in columns] if fact is None else cells(fact, with_converted)),
                    data_cell(cell.why),
                    cell.others,
                    data_cell(cell.best),
                    data_cell(row.comparable and cell.comparable),
                    data_cell(cell.apart),
                    data_cell(row.certain),
                    ";".join(each.code for each in row.caveats if cell.zone in each.zones),
                    *(_against(cell) if against else ()),
                ]


def _against(cell: Cell) -> list[object]:
    amounts = (cell.against.difference, cell.against.ratio) if cell.against is not None else (None, None)
    return [data_cell(each and getattr(each, name)) for each in amounts for name in _OF_AMOUNT]
