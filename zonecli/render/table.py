"""A table of texts, and its four looks: ruled on a terminal, aligned when piped, Markdown, CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from rich.cells import cell_len

from zonecli.render.clean import clean

# Beyond this many rows a ruled table takes seconds and helps nobody.
LONGEST_RULED = 400
# As OWASP has them; a spreadsheet in Chinese or Japanese takes the full-width ones for formulas as well.
_FORMULA = frozenset("=+-@\t\r＝＋－＠")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the side its cells stand on, whether a long cell may wrap, and a style for terminals."""

    title: str
    align: Literal["left", "right"] = "left"
    wrap: bool = True
    style: str = ""


@dataclass(slots=True)
class Table:
    """Columns and rows of texts. A row that is a single text heads the rows that follow it."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[str] | str]
    title: str = ""
    notes: Sequence[str] = field(default_factory=tuple)


def without_empty(table: Table, column: int) -> Table:
    """Return the table without this column where no cell of it says anything."""
    rows = list(table.rows)
    if any(not isinstance(row, str) and row[column] for row in rows):
        return Table(table.columns, rows, table.title, table.notes)
    return without_column(Table(table.columns, rows, table.title, table.notes), column)


def without_column(table: Table, column: int) -> Table:
    """Return the table without this column."""
    columns = [each for n, each in enumerate(table.columns) if n != column]
    kept = [row if isinstance(row, str) else [cell for n, cell in enumerate(row) if n != column] for row in table.rows]
    return Table(columns, kept, table.title, table.notes)


def aligned(table: Table) -> Iterator[str]:
    """Yield the lines of the table with its columns aligned and nothing cut off."""
    rows: list[str | list[str]] = [
        clean(row) if isinstance(row, str) else [clean(cell) for cell in row] for row in table.rows
    ]
    if any(isinstance(row, str) for row in rows):
        rows = [row if isinstance(row, str) else [f"  {row[0]}", *row[1:]] for row in rows]
    heads = [clean(column.title) for column in table.columns]
    widths = [cell_len(head) for head in heads]
    lengths = [[] if isinstance(row, str) else [_length(cell) for cell in row] for row in rows]
    for own in lengths:
        if own:
            widths = list(map(max, widths, own))
    if table.title:
        yield clean(table.title) + "\n"
    if any(heads):
        yield _aligned_line(table.columns, widths, heads, list(map(_length, heads)))
        yield "  ".join("-" * width for width in widths) + "\n"
    for row, own in zip(rows, lengths, strict=True):
        yield f"{row}\n" if isinstance(row, str) else _aligned_line(table.columns, widths, row, own)
    for note in table.notes:
        yield clean(note) + "\n"


def _length(cell: str) -> int:
    return len(cell) if cell.isascii() else cell_len(cell)


def _aligned_line(
    columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str], lengths: Sequence[int]
) -> str:
    parts = []
    for column, width, cell, length in zip(columns, widths, cells, lengths, strict=True):
        blanks = " " * (width - length)
        parts.append(blanks + cell if column.align == "right" else cell + blanks)
    return "  ".join(parts).rstrip() + "\n"


def ruled(table: Table, width: int, colour: bool) -> Iterator[str]:
    """Yield the table as rich draws it on a terminal of this width; a very long one is aligned instead."""
    rows = iter(table.rows)
    first = [row for _, row in zip(range(LONGEST_RULED), rows, strict=False)]
    rest = next(rows, None)
    if rest is not None:
        yield from aligned(Table(table.columns, chain(first, [rest], rows), table.title, table.notes))
        return
    # Rich costs 40 ms; only a table on a terminal needs it.
    from zonecli.render.terminal import draw

    yield draw(table, first, width, colour)


def markdown_text(text: str) -> str:
    """Return the text so that GitHub Markdown shows just these characters, in a table cell as well."""
    escaped = clean(text)
    for character in "\\`*_{}[]<>|#~$&!":
        escaped = escaped.replace(character, "\\" + character)
    # A bare address becomes a link by itself; a zero-width break would be invisible, an entity is not.
    return escaped.replace("://", ":&#47;&#47;").replace("www.", "www&#46;").replace("@", "&#64;")


def markdown(table: Table) -> Iterator[str]:
    """Yield the table as GitHub Markdown."""
    if table.title:
        yield f"**{markdown_text(table.title)}**\n\n"
    yield "| " + " | ".join(markdown_text(column.title) for column in table.columns) + " |\n"
    yield "| " + " | ".join("---:" if column.align == "right" else "---" for column in table.columns) + " |\n"
    for row in table.rows:
        cells = (
            [f"**{markdown_text(row)}**", *[""] * (len(table.columns) - 1)]
            if isinstance(row, str)
            else [markdown_text(cell) for cell in row]
        )
        yield "| " + " | ".join(cells) + " |\n"
    for note in table.notes:
        yield f"\n{markdown_text(note)}\n"


def separated(rows: Iterable[Sequence[object]], delimiter: str) -> Iterator[str]:
    """Yield rows as CSV (RFC 4180) or, with a tab, TSV. Texts that a spreadsheet would run as a formula get a `'`."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    for row in rows:
        writer.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _inert(cell: str) -> str:
    text = clean(cell)
    return "'" + text if text[:1] in _FORMULA else text
