"""Pages as plain text, columns aligned by the cells of a screen, and where a line ends that is too long for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.kept import Changed, Row, kept
from zonecli.render.sanitize import clean


def align_table(table: Table) -> Iterator[str]:
    """Yield the lines of the table with its columns aligned and nothing cut off."""
    heads = [clean(column.title) for column in table.columns]
    rows = Changed(kept(table.rows), _clean)
    widths, is_headed = [0] * len(heads), False
    for row in rows:
        if isinstance(row, str):
            is_headed = True
        else:
            widths = [max(width, _width(cell)) for width, cell in zip(widths, row, strict=True)]
    indent = "  " if is_headed else ""
    widths = [max(n, _width(head)) for n, head in zip([widths[0] + len(indent), *widths[1:]], heads, strict=True)]
    if any(heads):
        yield _line(table.columns, widths, heads)
        yield _line(table.columns, widths, ["-" * width for width in widths])
    for row in rows:
        yield f"{row}\n" if isinstance(row, str) else _line(table.columns, widths, [indent + row[0], *row[1:]])


def _clean(row: Row) -> Row:
    return clean(row) if isinstance(row, str) else [*map(clean, row)]


def _width(cell: str) -> int:
    return len(cell) if cell.isascii() else cell_len(cell)


def _line(columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str]) -> str:
    parts = []
    for column, width, cell in zip(columns, widths, cells, strict=True):
        blanks = " " * (width - _width(cell))
        parts.append(blanks + cell if column.align == "right" else cell + blanks)
    return "  ".join(parts).rstrip() + "\n"


def format_page(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the page as plain text, no line cut or wrapped."""
    for n, block in enumerate(blocks):
        if n and not isinstance(block, Table | Pairs):
            yield "\n"
        if isinstance(block, Heading):
            yield f"{clean(block.text)}  {clean(block.subtitle)}".rstrip() + "\n"
        elif isinstance(block, Pairs):
            width = max((cell_len(clean(label)) for label, _ in block.rows), default=0)
            for label, text in block.rows:
                value = clean(label)
                yield f"{value}{' ' * (width - cell_len(value))}  {clean(text)}".rstrip() + "\n"
        else:
            yield from align_table(block)
