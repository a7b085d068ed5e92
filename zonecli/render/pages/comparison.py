"""Zones side by side on a screen, in Markdown and as rows of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.render import labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table, without_empty
from zonecli.render.caveats import Names, Notes, codes_by_zone, zones
from zonecli.render.figures import difference, marks, ratio, reading, word_printed
from zonecli.render.pages.facts import cells, header
from zonecli.render.pages.standing import say_left_out, say_standing
from zonecli.render.rows import cell as data_cell
from zonecli.render.sources import list_cited
from zonecli.render.wrapping import width_of
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
_LABELS, _ZONES = 24, 36
# A figure with its reading on one line.
_WIDE = 30
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
        columns = [id(row) for row in shown if not _is_of_parts(row)][: room_beside_zones(width)]
        shown = [row for row in shown if id(row) in columns or _is_of_parts(row)]
    notes = _notes(comparison, shown, series, lang)
    body = (_by_zones if has_zones_in_rows else _by_indicators)(comparison, shown, notes, width)
    return _frame(comparison, shown, body, _legend(comparison, shown, lang), notes)


def document(comparison: Comparison, series: dict[str, Text], lang: Language, everything: bool = False) -> list[Block]:
    """Return the same for a document: every figure is a row of one table."""
    shown = _list_shown(comparison, False, everything)
    notes = _notes(comparison, shown, series, lang)
    body = [_tidy(comparison, shown, notes)] if shown else []
    return _frame(comparison, shown, body, (), notes)


def _list_shown(comparison: Comparison, as_columns: bool, everything: bool) -> list[Row]:
    """The rows that several zones share, or all of which something is known; as columns the comparable ones first."""
    if comparison.extent is not None:
        return list(comparison.rows)
    shown = [row for row in comparison.rows if row.known > 1 or (everything and row.known)]
    return sorted(shown, key=lambda row: (not row.comparable, -row.known)) if as_columns else shown


def room_beside_zones(width: int) -> int:
    """Return how many columns a screen of this width has room for beside the names of zones."""
    return max(1, (width - _ZONES) // _NARROWEST)


def _frame(
    comparison: Comparison,
    shown: Sequence[Row],
    body: Sequence[Block],
    legend: Sequence[tuple[str, str]],
    notes: Notes,
) -> list[Block]:
    lang = notes.lang
    blocks: list[Block] = [_say(say_standing(comparison, shown, lang)), *body]
    left_out = say_left_out(comparison, shown, lang)
    if left_out:
        blocks.append(_say(left_out))
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
    has_room = width is None or (width - _LABELS) // _NARROWEST >= len(comparison.zones)
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
    same = _same(row.cells, notes.lang)
    heading = Heading(_label(row, notes), same, level=3)
    for cell in row.cells:
        zone = notes.lang.pick(notes.names.zones[cell.zone])
        if not cell.shown:
            lines.append((zone, labels.MISSING, ""))
        for fact in cell.shown:
            lines.append((zone, _figure(fact, cell, row, notes), _remark(fact, cell, row, notes.lang, same)))
            zone = ""
    return [heading, Table([Column(""), Column("", "right"), Column("")], lines)]


def _under_their_names(row: Row, notes: Notes) -> list[Block]:
    """The figures of parts, each under the name of its part, zone by zone."""
    lang = notes.lang
    lines: list[Sequence[str] | str] = []
    aside = (
        lang.message(N_("different parts, not compared"))
        if _is_of_parts(row)
        else lang.message(N_("known of parts only"))
    )
    heading = Heading(_label(row, notes), aside, level=3)
    listed = [cell for cell in row.cells if cell.shown and (cell.parts or _is_of_parts(row))]
    for cell in listed:
        same = _same([cell], lang)
        lines.append(_join(lang.pick(notes.names.zones[cell.zone]), same))
        for fact in cell.shown:
            part = labels.say_subject(fact, lang) or lang.message(N_("the whole zone"))
            remark = _join(reading(fact, lang), "" if same else _dated(fact, lang))
            lines.append((part, _figure(fact, cell, row, notes), remark))
    missing = [cell.zone for cell in row.cells if not cell.shown]
    if missing and _is_of_parts(row):
        lines += [zones(missing, notes.names, lang), (labels.MISSING, "", "")]
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
    """One table, or as many as the rows of the comparison need for columns; then the figures of parts."""
    columns = [row for row in shown if not _is_of_parts(row)]
    room = max(1, len(columns)) if width is None else room_beside_zones(width)
    is_wide = width is None or (comparison.baseline is None and _ZONES + len(columns[:room]) * _WIDE <= width)
    blocks: list[Block] = [
        _zones_in_rows(comparison, columns[start : start + room], notes, " · " if is_wide else "\n")
        for start in range(0, len(columns), room)
    ]
    return blocks + [block for row in shown if _is_of_parts(row) for block in _under_their_names(row, notes)]


def _zones_in_rows(comparison: Comparison, shown: Sequence[Row], notes: Notes, joint: str) -> Table:
    """What all figures of a column have in common stands in its title: the period, the status, the source."""
    lang = notes.lang
    columns = [Column(lang.translate(N_("Zone")))]
    bodies = []
    for row in shown:
        same = _same(row.cells, lang)
        about = labels.say_subject(row, lang)
        source = _same_sources(row, notes)
        title = _marked(lang.pick(row.name), row, notes, notes.letter_of(about) if about else "")
        columns.append(Column(f"{_join(title, same)} {source}".rstrip(), "right"))
        cells = [_cell(cell, row, notes, same, not source) for cell in row.cells]
        # The column is as wide as a word of its title anyway.
        lines = [" · ".join(cell) for cell in cells]
        has_room = max(map(width_of, lines)) <= max(map(width_of, columns[-1].title.split()))
        bodies.append(lines if has_room else [joint.join(cell) for cell in cells])
    names = [lang.pick(zone.name) for zone in comparison.zones]
    kept = [n for n in range(len(names)) if comparison.extent is None or any(row.cells[n].shown for row in shown)]
    return Table(columns, [(names[n], *(body[n] for body in bodies)) for n in kept])


def _same_sources(row: Row, notes: Notes) -> str:
    """The numbers of the sources that all figures of the row rest on, empty where they differ."""
    found = {marks(fact, notes.names.marks) for cell in row.cells for fact in cell.shown}
    return found.pop() if len(found) == 1 else ""


# -- one row a figure ------------------------------------------------------------------------------


def _tidy(comparison: Comparison, shown: Sequence[Row], notes: Notes) -> Table:
    lang = notes.lang
    titles = (
        *(N_("Indicator"), N_("Zone"), N_("Part"), N_("Figure"), N_("Reading"), N_("Period"), N_("Status")),
        *(N_("Compared"), N_("Difference"), N_("Multiple"), N_("Source")),
    )
    lines = []
    for row in shown:
        name = labels.with_mark(lang.pick(row.name), notes.mark(_told(row), len(row.cells)))
        for cell in row.cells:
            zone = lang.pick(notes.names.zones[cell.zone])
            for fact in cell.shown:
                lines.append((name, zone, *_tidy_cells(fact, cell, row, notes)))
            if not cell.shown and comparison.extent is None:
                lines.append((name, zone, "", labels.MISSING, *[""] * 7))
    table = Table([Column(lang.translate(title)) for title in titles], lines)
    for column in (9, 8, 7, 4, 2):
        table = without_empty(table, column)
    return table


def _tidy_cells(fact: FactView, cell: Cell, row: Row, notes: Notes) -> tuple[str, ...]:
    lang = notes.lang
    return (
        labels.say_subject(fact, lang),
        labels.with_mark(word_printed(fact, lang), notes.of_fact(fact)),
        reading(fact, lang),
        labels.period(fact.period, fact.known, lang),
        lang.translate(words.STATUSES[fact.status]),
        _compared(cell, row, lang),
        difference(cell.against.difference, lang) if cell.against else "",
        ratio(cell.against.ratio, lang) if cell.against else "",
        marks(fact, notes.names.marks),
    )


def _compared(cell: Cell, row: Row, lang: Language) -> str:
    """Whether a figure is compared, in words."""
    if row.comparable is None:
        return ""
    if cell.apart is not None:
        return lang.message(N_("no: {reason}"), reason=lang.translate(labels.APART[cell.apart]))
    if cell.best:
        return lang.message(N_("yes, the best"))
    return lang.message(N_("yes") if row.certain else N_("yes, in no certain order"))


# -- cells -----------------------------------------------------------------------------------------


def _label(row: Row, notes: Notes) -> str:
    """The row's name with its sign and the letters of its notes."""
    name = labels.label_subject(notes.lang.pick(row.name), row, notes.lang)
    return _marked(name, row, notes)


def _marked(name: str, row: Row, notes: Notes, letters: str = "") -> str:
    sign = UNLIKE if row.comparable is False else OPEN if row.certain is False else ""
    told = notes.mark(_told(row), len(row.cells))
    return labels.with_mark(f"{name} {sign}".rstrip(), ",".join(filter(None, (letters, told))))


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


def _cell(cell: Cell, row: Row, notes: Notes, same: str = "", cites: bool = True) -> list[str]:
    """The lines of a cell; the row may say already the `same` of all, of when they are, and cite their source."""
    lang = notes.lang
    if cell.parts:
        return [f"{lang.count(N_('{n} part'), '{n} parts', len(cell.parts))} {UNLIKE}"]
    if cell.fact is None:
        return [labels.MISSING]
    fact = cell.fact
    about = "" if row.scope or row.of or row.basis else labels.say_subject(fact, lang)
    when = "" if same else _dated(fact, lang)
    figure = _figure(fact, cell, row, notes, cites)
    return [*filter(None, (figure, _join(reading(fact, lang), when), about)), *_compare(cell, lang)]


def _figure(fact: FactView, cell: Cell, row: Row, notes: Notes, cites: bool = True) -> str:
    """A figure as printed with its notes, its sources and its sign."""
    sign = BEST if cell.best else UNLIKE if row.comparable and cell.comparable is False else ""
    printed = labels.with_mark(word_printed(fact, notes.lang), notes.of_fact(fact))
    return " ".join(filter(None, (printed, marks(fact, notes.names.marks) if cites else "", sign)))


def _remark(fact: FactView, cell: Cell, row: Row, lang: Language, same: str = "") -> str:
    """What stands beside a figure, of when it is only where the row does not say the `same` of all."""
    about = "" if row.scope or row.of or row.basis else labels.say_subject(fact, lang)
    return _join(reading(fact, lang), "" if same else _dated(fact, lang), about, *_compare(cell, lang))


def _dated(fact: FactView, lang: Language) -> str:
    return labels.label_period(fact.period, fact.known, fact.status, lang)


def _join(*text: str) -> str:
    return " · ".join(filter(None, text))


def _same(cells: Sequence[Cell], lang: Language) -> str:
    """The period and status of all figures, empty where they differ."""
    found = {_dated(fact, lang) for cell in cells for fact in cell.shown}
    return found.pop() if len(found) == 1 else ""


def _compare(cell: Cell, lang: Language) -> list[str]:
    if cell.against is None:
        return []
    return [*filter(None, (difference(cell.against.difference, lang), ratio(cell.against.ratio, lang)))]


def _legend(comparison: Comparison, shown: Sequence[Row], lang: Language) -> list[tuple[str, str]]:
    legend = []
    unlike = [row for row in shown if row.comparable is not None and not _is_of_parts(row)]
    if any(cell.comparable is False for row in unlike for cell in row.cells):
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
        codes = codes_by_zone(row.caveats)
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
                    codes.get(cell.zone, ""),
                    *(_against(cell) if against else ()),
                ]


def _against(cell: Cell) -> list[object]:
    amounts = (cell.against.difference, cell.against.ratio) if cell.against is not None else (None, None)
    return [data_cell(each and getattr(each, name)) for each in amounts for name in _OF_AMOUNT]
