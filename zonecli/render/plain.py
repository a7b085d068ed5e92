"""Pages as plain text, columns aligned by the cells of a screen, and where a line ends that is too long for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len

from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.sanitize import clean


def aligned(table: Table) -> Iterator[str]:
    """Yield the lines of the table with its columns aligned and nothing cut off."""
    rows = [clean(row) if isinstance(row, str) else [*map(clean, row)] for row in table.rows]
    if any(isinstance(row, str) for row in rows):
        rows = [row if isinstance(row, str) else [f"  {row[0]}", *row[1:]] for row in rows]
    heads = [clean(column.title) for column in table.columns]
    widths = [
        max(map(_width, cells)) for cells in zip(heads, *(row for row in rows if isinstance(row, list)), strict=True)
    ]
    if table.title:
        yield clean(table.title) + "\n"
    if any(heads):
        rows = [heads, ["-" * width for width in widths], *rows]
    for row in rows:
        yield f"{row}\n" if isinstance(row, str) else _line(table.columns, widths, row)
    for note in table.notes:
        yield clean(note) + "\n"


def _width(cell: str) -> int:
    return len(cell) if cell.isascii() else cell_len(cell)


def _line(columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str]) -> str:
    parts = []
    for column, width, cell in zip(columns, widths, cells, strict=True):
        blanks = " " * (width - _width(cell))
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


_CLOSING = frozenset("，。、；：？！）】》」』”’…·–,.;:?!)]}%‰")
_OPENING = frozenset("（【《「『“‘([{")


def breaks(text: str, width: int) -> list[int]:
    """Return where the text is to be cut so that no line is wider than that.

    What stands between two blanks stays together where a line can hold it; what no line can hold is cut anywhere.
    """
    found: list[int] = []
    filled = 0
    for start, unit in _units(text, width):
        if filled and filled + cell_len(unit.rstrip(" ")) > width:
            found.append(start)
            filled = 0
        filled += cell_len(unit)
    return found


def _units(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Yield what stays together on lines of this width, with where it starts."""
    for start, words in _parts(text, _is_blank_between):
        if cell_len(words.rstrip(" ")) <= width:
            yield start, words
            continue
        for within, unit in _parts(words, _may_end):
            if cell_len(unit.rstrip(" ")) <= width:
                yield start + within, unit
            else:
                yield from enumerate(unit, start + within)


def _parts(text: str, ends: Callable[[str, int], bool]) -> Iterator[tuple[int, str]]:
    """Yield what may not be cut, with where it starts."""
    start = 0
    for n in range(1, len(text)):
        # Blanks in front are the line's indent.
        if ends(text, n) and text[start:n].strip():
            yield start, text[start:n]
            start = n
    if text:
        yield start, text[start:]


def _is_blank_between(text: str, n: int) -> bool:
    return text[n - 1] == " " and text[n] != " " and text[n] not in _CLOSING


def _may_end(text: str, n: int) -> bool:
    """Whether a line may end before the n-th character."""
    before, after = text[n - 1], text[n]
    if after == " " or after in _CLOSING:
        return False
    if before == " ":
        return True
    if before in _OPENING:
        return False
    # 900亿元 stays whole at its beginning: the number and what it is counted in.
    if before.isascii() and before.isdigit():
        return after in _OPENING and not after.isascii()
    return cell_len(before) > 1 or cell_len(after) > 1
