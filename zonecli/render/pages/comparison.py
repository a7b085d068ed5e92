"""Zones side by side on a screen, in Markdown and as rows of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.render import labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table, without_empty
from zonecli.render.caveats import Names, Notes
from zonecli.render.figures import difference, marks, ratio, reading, word_printed
from zonecli.render.pages.facts import cells, header
from zonecli.render.pages.standing import say_left_out, say_standing
from zonecli.render.rows import cell as data_cell
from zonecli.render.sources import list_cited
from zonecli.views.caveats import Caveat, Code, cited
from zonecli.views.comparison import Cell, Comparison, Row
from zonecli.views.facts import FactView

BEST = "★"
UNLIKE = "≠"
OPEN = "?"
# More zones than these are the rows of their table.
_MANY = 6
# A column has at least this much room on a screen, or what would stand in it stands below.
_NARROWEST = 18
_LABELS = 24
# Without a screen the columns stand side by side as long as a line stays as short as this.
_LONGEST_LINE = 130
# What a cell does not show by itself where only one zone has a figure.
_TOLD_ALONE = frozenset({Code.RATE, Code.UNCONVERTED, Code.CONFLICT, Code.CHOICE, Code.INPUTS})
# What is plain to see where each figure stands under the name of its part, with its own period.
_PLAIN_OF_PARTS = frozenset({Code.PARTS, Code.SCOPE, Code.PERIOD, Code.NO_PERIOD, Code.STATUS})


def page(
    comparison: Comparison,
    series: dict[str, Text],
    lang: Language,
    width: int | None = None,
    everything: bool = False,
) -> list[Block]:
    """Return how the zones stand, what several of them state, the notes and the sources; `everything` adds the rest.

    `width` is the screen's, None where a line may be of any length. `series` names the series of exchange rates.
    """
    has_zones_in_rows = comparison.extent is not None or len(comparison.zones) > _MANY
    shown = _list_shown(comparison, has_zones_in_rows, everything)
    if has_zones_in_rows and width is not None and not everything:
        shown = shown[: _room(width)]
    notes = _notes(comparison, shown, series, lang)
    body = (_by_zones if has_zones_in_rows else _by_indicators)(comparison, shown, notes, width)
    return _frame(comparison, shown, body, notes)


def document(comparison: Comparison, series: dict[str, Text], lang: Language, everything: bool = False) -> list[Block]:
    """Return the same for a document: every figure is a row of one table."""
    shown = _list_shown(comparison, False, everything)
    notes = _notes(comparison, shown, series, lang)
    return _frame(comparison, shown, [_tidy(comparison, shown, notes)] if shown else [], notes)


def _list_shown(comparison: Comparison, as_columns: bool, everything: bool) -> list[Row]:
    """The rows that several zones share, or all of which something is known; as columns the comparable ones first."""
    if comparison.extent is not None:
        return list(comparison.rows)
    shown = [row for row in comparison.rows if row.known > 1 or (everything and row.known)]
    return sorted(shown, key=lambda row: (not row.comparable, -row.known)) if as_columns else shown


def _room(width: int) -> int:
    """The number of columns beside the first that a screen has room for."""
    return max(1, (width - _LABELS) // _NARROWEST)


def _frame(comparison: Comparison, shown: Sequence[Row], body: Sequence[Block], notes: Notes) -> list[Block]:
    lang = notes.lang
    blocks: list[Block] = [_say(say_standing(comparison, lang)), *body]
    left_out = say_left_out(comparison, shown, lang)
    if left_out:
        blocks.append(_say(left_out))
    legend = _legend(comparison, shown, lang)
    if notes.letters or legend:
        blocks += [Heading(lang.message(N_("Notes"))), Pairs([*legend, *notes.rows()])]
    return blocks + list_cited([each for each in comparison.sources if each.id in notes.names.marks], lang)


def _say(lines: Sequence[str]) -> Pairs:
    return Pairs([("", line) for line in lines])


def _notes(comparison: Comparison, shown: Sequence[Row], series: dict[str, Text], lang: Language) -> Notes:
    facts = [fact for row in shown for cell in row.cells for fact in cell.shown]
    used = cited(facts, [caveat for row in shown for caveat in _told(row)])
    numbers = {each.id: n for n, each in enumerate((s for s in comparison.sources if s.id in used), 1)}
    return Notes(Names({zone.id: zone.name for zone in comparison.zones}, series, numbers), lang)


# -- zones in columns ------------------------------------------------------------------------------


def _by_indicators(comparison: Comparison, shown: Sequence[Row], notes: Notes, width: int | None) -> list[Block]:
    """The rows that several zones share side by side, those of parts each under its name; then what one zone has."""
    lang = notes.lang
    shared = [row for row in shown if row.known > 1]
    lined = [row for row in shared if not _is_of_parts(row)]
    blocks: list[Block] = []
    has_room = width is None or _room(width) >= len(comparison.zones)
    if lined and has_room:
        table = _side_by_side(comparison, lined, notes, " · " if width is None else "\n")
        has_room = width is not None or _line(table) <= _LONGEST_LINE
        blocks = [table]
    if lined and not has_room:
        notes.letters.clear()
        blocks = [block for row in lined for block in _below_each_other(row, notes)]
    for row in shared:
        if _is_of_parts(row) or (has_room and any(cell.parts for cell in row.cells)):
            blocks += _under_their_names(row, notes)
    for zone in comparison.zones:
        alone = [
            (row, cell) for row in shown if row.known == 1 for cell in row.cells if cell.zone == zone.id and cell.shown
        ]
        if alone:
            blocks += [
                Heading(lang.message(N_("Known of {zone} only"), zone=lang.pick(zone.name))),
                _alone(alone, notes),
            ]
    return blocks


def _line(table: Table) -> int:
    """The length of the table's lines when its columns are aligned."""
    rows = [row for row in table.rows if not isinstance(row, str)]
    return sum(max(map(cell_len, column)) + 2 for column in zip(*rows, strict=True))


def _side_by_side(comparison: Comparison, shown: Sequence[Row], notes: Notes, joint: str) -> Table:
    lang = notes.lang
    columns = [Column(""), *(Column(lang.pick(zone.name)) for zone in comparison.zones)]
    rows: list[Sequence[str] | str] = []
    for theme in dict.fromkeys(row.theme for row in shown):
        rows.append(lang.translate(words.THEMES[theme]))
        rows += [
            (_label(row, notes), *(joint.join(_cell(cell, row, notes)) for cell in row.cells))
            for row in shown
            if row.theme is theme
        ]
    return Table(columns, rows)


def _below_each_other(row: Row, notes: Notes) -> list[Block]:
    """A row as a table of its own, a zone a line."""
    lines = []
    heading = Heading(_label(row, notes), level=3)
    for cell in row.cells:
        zone = notes.lang.pick(notes.names.zones[cell.zone])
        if not cell.shown:
            lines.append((zone, labels.MISSING, ""))
        for fact in cell.shown:
            lines.append((zone, _figure(fact, cell, row, notes), _remark(fact, cell, row, notes.lang)))
            zone = ""
    return [heading, Table([Column(""), Column("", "right"), Column("")], lines)]


def _under_their_names(row: Row, notes: Notes) -> list[Block]:
    """The figures of parts, each under the name of its part, zone by zone."""
    lang = notes.lang
    lines: list[Sequence[str] | str] = []
    heading = Heading(_label(row, notes), level=3)
    for cell in row.cells:
        if row.comparable and not cell.parts:
            continue
        same = _same([cell], lang)
        lines.append(_join(lang.pick(notes.names.zones[cell.zone]), same))
        if not cell.shown:
            lines.append((labels.MISSING, "", ""))
        for fact in cell.shown:
            part = labels.say_subject(fact, lang) or lang.message(N_("the whole zone"))
            remark = _join(reading(fact, lang), "" if same else _dated(fact, lang))
            lines.append((part, _figure(fact, cell, row, notes), remark))
    return [heading, Table([Column(""), Column("", "right"), Column("")], lines)]


def _alone(found: Sequence[tuple[Row, Cell]], notes: Notes) -> Table:
    lines = []
    for row, cell in found:
        name = _label(row, notes)
        for fact in cell.shown:
            lines.append((name, _figure(fact, cell, row, notes), _remark(fact, cell, row, notes.lang)))
            name = ""
    return Table([Column(""), Column("", "right"), Column("")], lines)


# -- zones in rows ---------------------------------------------------------------------------------


def _by_zones(comparison: Comparison, shown: Sequence[Row], notes: Notes, width: int | None) -> list[Block]:
    """One table, or as many as the rows of the comparison need for columns."""
    room = len(shown) if width is None else _room(width)
    joint = " · " if width is None else "\n"
    return [
        _zones_in_rows(comparison, shown[start : start + room], notes, joint)
        for start in range(0, len(shown), max(1, room))
    ]


def _zones_in_rows(comparison: Comparison, shown: Sequence[Row], notes: Notes, joint: str) -> Table:
    lang = notes.lang
    columns = [Column(lang.translate(N_("Zone")))]
    bodies = []
    for row in shown:
        same = _same(row.cells, lang)
        columns.append(Column(_join(_label(row, notes), same), "right"))
        bodies.append([joint.join(_cell(cell, row, notes, "" if same else None)) for cell in row.cells])
    names = [lang.pick(zone.name) for zone in comparison.zones]
    has = [any(row.cells[n].shown for row in shown) for n in range(len(names))]
    kept = [n for n, each in enumerate(has) if each or comparison.extent is None]
    return Table(columns, [(names[n], *(body[n] for body in bodies)) for n in kept])


# -- one row a figure ------------------------------------------------------------------------------


def _tidy(comparison: Comparison, shown: Sequence[Row], notes: Notes) -> Table:
    lang = notes.lang
    titles = (
        *(N_("Indicator"), N_("Zone"), N_("Part"), N_("Figure"), N_("Reading"), N_("Period"), N_("Status")),
        *(N_("Compared"), N_("Difference"), N_("Multiple"), N_("Source")),
    )
    lines = []
    for row in shown:
        name = _label(row, notes, parted=False)
        for cell in row.cells:
            zone = lang.pick(notes.names.zones[cell.zone])
            for fact in cell.shown:
                lines.append((name, zone, *_tidy_cells(fact, cell, notes)))
            if not cell.shown and comparison.extent is None:
                lines.append((name, zone, "", labels.MISSING, *[""] * 7))
    table = Table([Column(lang.translate(title)) for title in titles], lines)
    for column in (9, 8, 7, 4, 2):
        table = without_empty(table, column)
    return table


def _tidy_cells(fact: FactView, cell: Cell, notes: Notes) -> tuple[str, ...]:
    lang = notes.lang
    compared = BEST if cell.best else lang.message(N_("yes")) if cell.comparable else ""
    if cell.apart is not None:
        compared = lang.message(N_("no: {reason}"), reason=lang.translate(labels.APART[cell.apart]))
    return (
        labels.say_subject(fact, lang),
        labels.with_mark(word_printed(fact, lang), notes.of_fact(fact)),
        reading(fact, lang),
        labels.period(fact.period, fact.known, lang),
        lang.translate(words.STATUSES[fact.status]),
        compared,
        difference(cell.against.difference, lang) if cell.against else "",
        ratio(cell.against.ratio, lang) if cell.against else "",
        marks(fact, notes.names.marks),
    )


# -- cells -----------------------------------------------------------------------------------------


def _label(row: Row, notes: Notes, parted: bool = True) -> str:
    """The row's name with its sign and the letters of its notes; `parted` says that it shows of what part it is."""
    lang = notes.lang
    name = labels.label_subject(lang.pick(row.name), row, lang) if parted else lang.pick(row.name)
    letters = [notes.mark(_told(row), len(row.cells))]
    if _is_of_parts(row):
        letters.insert(0, notes.letter_of(lang.message(N_("figures of different parts, not of the same thing"))))
    sign = UNLIKE if row.comparable is False else OPEN if row.certain is False else ""
    return labels.with_mark(f"{name} {sign}".rstrip(), ",".join(filter(None, letters)))


def _is_of_parts(row: Row) -> bool:
    """Whether nothing is compared, and figures are of other parts than the row is."""
    return row.comparable is False and any(fact.scope != row.scope for cell in row.cells for fact in cell.shown)


def _told(row: Row) -> list[Caveat]:
    """The caveats that notes tell: a missing figure is shown missing, and a row's part is in its label."""
    hidden = {Code.MISSING} | ({Code.SCOPE} if row.scope is not None else set())
    if _is_of_parts(row):
        hidden |= _PLAIN_OF_PARTS
    found = [each for each in row.caveats if each.code not in hidden]
    return found if row.known > 1 else [each for each in found if each.code in _TOLD_ALONE]


def _cell(cell: Cell, row: Row, notes: Notes, dated: str | None = None) -> list[str]:
    """The lines of a cell; `dated` is what it says of when, where the row does not say it already."""
    lang = notes.lang
    if cell.parts:
        return [f"{lang.count(N_('{n} part'), '{n} parts', len(cell.parts))} {UNLIKE}"]
    if cell.fact is None:
        return [labels.MISSING]
    fact = cell.fact
    when = _dated(fact, lang) if dated is None else dated
    about = "" if row.scope or row.of or row.basis else labels.say_subject(fact, lang)
    found = (_figure(fact, cell, row, notes), _join(reading(fact, lang), when), about, _compare(cell, lang))
    return list(filter(None, found))


def _figure(fact: FactView, cell: Cell, row: Row, notes: Notes) -> str:
    """A figure as printed with its notes, its sources and its sign."""
    sign = f" {BEST}" if cell.best else f" {UNLIKE}" if row.comparable and cell.comparable is False else ""
    printed = labels.with_mark(word_printed(fact, notes.lang), notes.of_fact(fact))
    return f"{printed} {marks(fact, notes.names.marks)}{sign}"


def _remark(fact: FactView, cell: Cell, row: Row, lang: Language) -> str:
    about = "" if row.scope or row.of or row.basis else labels.say_subject(fact, lang)
    return _join(reading(fact, lang), _dated(fact, lang), about, _compare(cell, lang))


def _dated(fact: FactView, lang: Language) -> str:
    return labels.label_period(fact.period, fact.known, fact.status, lang)


def _join(*text: str) -> str:
    return " · ".join(filter(None, text))


def _same(cells: Sequence[Cell], lang: Language) -> str:
    """The period and status of all figures, empty where they differ."""
    found = {_dated(fact, lang) for cell in cells for fact in cell.shown}
    return found.pop() if len(found) == 1 else ""


def _compare(cell: Cell, lang: Language) -> str:
    if cell.against is None:
        return ""
    text = (difference(cell.against.difference, lang), ratio(cell.against.ratio, lang))
    return "  ".join(filter(None, text))


def _legend(comparison: Comparison, shown: Sequence[Row], lang: Language) -> list[tuple[str, str]]:
    legend = []
    compared = [row for row in shown if row.comparable is not None]
    if any(cell.comparable is False for row in compared for cell in row.cells):
        legend.append((UNLIKE, lang.message(N_("not compared: the row's notes say why"))))
    if any(row.comparable and row.certain is False for row in shown):
        legend.append((OPEN, lang.message(N_("the order is not certain"))))
    if any(cell.best for row in shown for cell in row.cells):
        legend.append((BEST, lang.message(N_("the best of the row, for certain"))))
    if any(cell.against for row in shown for cell in row.cells):
        name = next(zone.name for zone in comparison.zones if zone.id == comparison.baseline)
        legend.append(("Δ ×", lang.message(N_("difference to and multiple of {zone}"), zone=lang.pick(name))))
    return legend


# -- data ------------------------------------------------------------------------------------------

_OF_AMOUNT = ("value", "unit", "hedge", "low", "high", "low_open", "high_open")
_AGAINST = [f"{name}_{part}".removesuffix("_value") for name in ("difference", "ratio") for part in _OF_AMOUNT]


def rows(comparison: Comparison, with_converted: bool) -> Iterator[list[object]]:
    """Yield the header and one row of data for each indicator, zone and figure of it.

    Where the zones were named, a row tells of each zone that has none.
    """
    against = [] if comparison.baseline is None else _AGAINST
    columns = header(with_converted)
    yield ["theme", *columns, "why", "others", "best", "comparable", "apart", "certain", "caveats", *against]
    for row in comparison.rows:
        for cell in row.cells:
            missing = {"zone": cell.zone, "indicator": row.indicator}
            for fact in cell.shown or ((None,) if comparison.extent is None else ()):
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
