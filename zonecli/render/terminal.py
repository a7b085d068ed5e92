"""Pages on a terminal: tables with a rule, fitted to the screen, and what marks mean in colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, zip_longest

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.records.words import STATUSES
from zonecli.records.zones import Status
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.kept import Changed, Row, kept
from zonecli.render.labels import join_names, word_calculated
from zonecli.render.layout import GAP, SAMPLE, Arrangement, arrange
from zonecli.render.sanitize import clean
from zonecli.render.wrapping import fit, longest_unit, width_of, wrap

_INDENT = "  "
# Of the sixteen colours that every terminal has and its user chose.
_BOLD, _DIM, _RED, _GREEN, _YELLOW, _MAGENTA = "1", "2", "31", "32", "33", "35"
# A label that would leave the text less than this has a line of its own.
_ROOM = 24


def on_terminal(blocks: Sequence[Block], width: int, colour: bool, lang: Language) -> Iterator[str]:
    """Yield the page line by line for a screen of this width; only what no line can hold is ever cut."""
    brush = _Brush(colour, lang)
    for n, block in enumerate(blocks):
        if n and isinstance(block, Heading):
            yield "\n"
        if isinstance(block, Heading):
            lines = _heading(block, width, brush)
        elif isinstance(block, Pairs):
            lines = _pairs(block.rows, width, brush)
        else:
            lines = _table(block, width, brush, lang)
        for line in lines:
            yield line.rstrip(" ") + "\n"


class _Brush:
    """What colours a line; what it says stands there without colour as well."""

    def __init__(self, colour: bool, lang: Language) -> None:
        self.colour = colour
        statuses = [re.escape(lang.translate(word)) for status, word in STATUSES.items() if status is not Status.ACTUAL]
        calculated = re.escape(word_calculated("", lang).strip())
        # A citation, the letters of notes, signs, what was worked out, a status at the end of what is said.
        self._marks = re.compile(
            rf"(?P<dim>\[\d+\]|\([a-z]{{1,2}}(?:,[a-z]{{1,2}})*\)(?=\s|$))|(?P<red>≠)|(?P<green>★)|"
            rf"(?P<magenta>{calculated})|(?P<yellow>(?:(?<=, )|(?<=，)|(?<![^ ]))(?:{'|'.join(statuses)})(?=$| ·))"
        )
        self._codes = {"dim": _DIM, "red": _RED, "green": _GREEN, "magenta": _MAGENTA, "yellow": _YELLOW}

    def paint(self, text: str, code: str) -> str:
        """Return the text in this colour."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text.strip() else text

    def mark(self, text: str) -> str:
        """Return a line with its marks in their colours."""
        if not self.colour:
            return text
        return self._marks.sub(lambda found: self.paint(found[0], self._codes[found.lastgroup or "dim"]), text)


def _heading(heading: Heading, width: int, brush: _Brush) -> Iterator[str]:
    text, aside = clean(heading.text), clean(heading.subtitle)
    if aside and width_of(text) + GAP + width_of(aside) <= width:
        yield f"{brush.paint(text, _BOLD)}  {brush.paint(aside, _DIM)}"
        return
    yield from (brush.paint(line, _BOLD) for line in wrap(text, width))
    yield from (brush.paint(line, _DIM) for line in wrap(aside, width) if aside)


def _pairs(rows: Sequence[tuple[str, str]], width: int, brush: _Brush) -> Iterator[str]:
    """Yield labels with their texts, all texts in one column where they have room there."""
    said = [(clean(label), [*map(clean, text.split("\n"))]) for label, text in rows]
    widest = max((width_of(label) for label, _ in said), default=0)
    start = widest + GAP if widest + GAP + _ROOM <= width else len(_INDENT)
    for label, texts in said:
        room = width - start
        if any(longest_unit(text) > room for text in texts):
            # An address that is nearly as long as the screen.
            lines = [line for text in texts for line in wrap(text, width)]
            yield from (brush.paint(line, _DIM) for line in wrap(label, width) if label)
            yield from (brush.mark(line) for line in lines)
            continue
        lines = [line for text in texts for line in fit(text, room)]
        if width_of(label) + GAP > start:
            yield from (brush.paint(line, _DIM) for line in wrap(label, width))
            label = ""
        for line in lines:
            yield brush.paint(label, _DIM) + " " * (start - width_of(label)) + brush.mark(line)
            label = ""


def _table(table: Table, width: int, brush: _Brush, lang: Language) -> Iterator[str]:
    columns = [replace(each, title=clean(each.title)) for each in table.columns]
    rows = Changed(kept(table.rows), _clean)
    is_headed = any(isinstance(row, str) for row in rows)
    first = [*islice((row for row in rows if not isinstance(row, str)), SAMPLE)]
    arrangement = arrange(columns, first, width, len(_INDENT) if is_headed else 0)
    if arrangement is None:
        yield from _cards(columns, rows, width, brush)
        return
    # What stands under a heading is indented.
    start = _INDENT if is_headed or arrangement.above else ""
    yield from (start + line for line in _head(columns, arrangement, brush))
    above = ""
    for row in rows:
        if isinstance(row, str):
            yield from (brush.paint(line, _BOLD) for line in wrap(row, width))
            continue
        if arrangement.above and (text := arrangement.line_above(row)) != above:
            above = text
            yield from (brush.paint(line, _BOLD) for line in wrap(text, width))
        yield from (start + line for line in _row(row, columns, arrangement, brush))
        below = arrangement.line_below(row, columns)
        indent = start + " " * arrangement.indent(columns)
        if longest_unit(below) > width - len(indent):
            indent = ""
        yield from (indent + brush.paint(line, _DIM) for line in wrap(below, width - len(indent)) if below)
    left_out = [title for n in arrangement.nowhere if (title := columns[n].title)]
    if left_out:
        note = lang.message(N_("not shown for want of room: {columns}"), columns=join_names(left_out, lang))
        yield from (brush.paint(line, _DIM) for line in wrap(note, width))


def _clean(row: Row) -> Row:
    if isinstance(row, str):
        return clean(row)
    return ["\n".join(map(clean, cell.split("\n"))) for cell in row]


def _head(columns: Sequence[Column], arrangement: Arrangement, brush: _Brush) -> Iterator[str]:
    titles = [column.title if n in arrangement.inline else "" for n, column in enumerate(columns)]
    if any(titles):
        yield from (
            brush.paint(line.rstrip(), _BOLD) for line in _row(titles, columns, arrangement, brush, is_head=True)
        )
        yield brush.paint("─" * (sum(arrangement.widths) + GAP * (len(arrangement.widths) - 1)), _DIM)


def _row(
    row: Sequence[str], columns: Sequence[Column], arrangement: Arrangement, brush: _Brush, is_head: bool = False
) -> Iterator[str]:
    """Yield the lines of the cells that stand side by side."""
    cells = arrangement.beside(row, columns)
    rooms = arrangement.widths
    wrapped = [
        [piece for line in cell.split("\n") for piece in fit(line, room, hang)]
        for cell, room, hang in zip(cells, rooms, arrangement.hangs(columns), strict=True)
    ]
    aligned = [columns[n].align for n in arrangement.inline]
    for line in zip_longest(*wrapped, fillvalue=""):
        parts = []
        for text, align, room in zip(line, aligned, rooms, strict=True):
            blanks = " " * (room - width_of(text))
            shown = text if is_head else brush.mark(text)
            parts.append(blanks + shown if align == "right" else shown + blanks)
        yield (" " * GAP).join(parts)


def _cards(columns: Sequence[Column], rows: Iterable[Row], width: int, brush: _Brush) -> Iterator[str]:
    """Yield each row as its first cell, and below it a line for each other cell that says something."""
    # A place in an order stands before what has it.
    lead = 2 if len(columns) > 1 and columns[0].align == "right" else 1
    for n, row in enumerate(rows):
        if isinstance(row, str):
            yield from ["", *(brush.paint(line, _BOLD) for line in wrap(row, width))][not n :]
            continue
        head = "  ".join(filter(None, (" ".join(cell.split()) for cell in row[:lead])))
        yield from (brush.paint(line, _BOLD) for line in wrap(head, width))
        said: list[tuple[str, str]] = []
        for column, cell in zip(columns[lead:], row[lead:], strict=True):
            if not cell.strip(" –"):
                continue
            if column.title or not said:
                said.append((_INDENT + column.title if column.title else _INDENT, cell))
            else:
                said[-1] = said[-1][0], f"{said[-1][1]}  {cell}"
        yield from _pairs(said, width, brush)
