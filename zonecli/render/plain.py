"""Pages as plain text, columns aligned by the cells of a screen, and where a line ends that is too long for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.sanitize import clean


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
    if any(heads):
        yield _aligned_line(table.columns, widths, heads, list(map(_length, heads)))
        yield "  ".join("-" * width for width in widths) + "\n"
    for row, own in zip(rows, lengths, strict=True):
        yield f"{row}\n" if isinstance(row, str) else _aligned_line(table.columns, widths, row, own)


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


def piped(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the page as plain text, no line cut or wrapped."""
    for n, block in enumerate(blocks):
        if n and not isinstance(block, Table | Pairs):
            yield "\n"
        if isinstance(block, Heading):
            yield f"{clean(block.text)}  {clean(block.aside)}".rstrip() + "\n"
        elif isinstance(block, Pairs):
            width = max((cell_len(clean(label)) for label, _ in block.rows), default=0)
            for label, text in block.rows:
                said = clean(label)
                yield f"{said}{' ' * (width - cell_len(said))}  {clean(text)}".rstrip() + "\n"
        else:
            yield from aligned(block)
