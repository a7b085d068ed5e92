"""Rich on a terminal: tables with rules, text as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from zonecli.render.blocks import Block, Heading, Pairs, Table
from zonecli.render.plain import align_table
from zonecli.render.sanitize import clean
from zonecli.render.wrapping import find_breaks

if TYPE_CHECKING:
    from rich.console import JustifyMethod, OverflowMethod, RenderableType
    from rich.containers import Lines

# Beyond this many rows a table with rules takes seconds and helps nobody.
_LONGEST = 400


class _Prose(RichText):
    """A text that rich would cut anywhere between two Chinese characters, within a number or a date as well."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        text: RichText = self
        if not no_wrap:
            lines = [
                piece for line in self.split(allow_blank=True) for piece in line.divide(find_breaks(line.plain, width))
            ]
            for line in lines:
                line.rstrip()
            text = RichText("\n").join(lines)
        return RichText.wrap(
            text, console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap
        )


def on_terminal(blocks: Sequence[Block], width: int, colour: bool) -> Iterator[str]:
    """Yield the page as rich draws it on a screen of this width; a very long table is aligned, without rules."""
    for n, block in enumerate(blocks):
        if n and isinstance(block, Heading):
            yield "\n"
        if isinstance(block, Table):
            rows = list(block.rows)
            block = replace(block, rows=rows)
            if len(rows) > _LONGEST:
                yield from align_table(block)
                continue
        yield _draw(_items(block), width, colour)


def _draw(items: Iterable[RenderableType], width: int, colour: bool) -> str:
    target = StringIO()
    console = Console(
        file=target,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for item in items:
        # The console would take a bare text apart before the text can wrap itself.
        console.print(Padding(item, 0) if isinstance(item, RichText) else item)
    return "".join(line.rstrip(" ") + "\n" for line in target.getvalue().splitlines())


def _items(block: Block) -> Iterator[RenderableType]:
    """Yield what a block is in rich's terms."""
    if isinstance(block, Heading):
        line = _text(block.text, "bold")
        if block.subtitle:
            line.append("  ").append(_text(block.subtitle, "dim"))
        yield line
    elif isinstance(block, Pairs):
        pairs = RichTable.grid(padding=(0, 2, 0, 0), pad_edge=False)
        pairs.add_column(no_wrap=True, style="dim")
        pairs.add_column(overflow="fold")
        for label, text in block.rows:
            pairs.add_row(_text(label), _text(text))
        yield pairs
    else:
        yield _grid(block)


def _text(text: str, style: str = "") -> RichText:
    """Return a record's text: its own markup, escapes and emoji names are just characters."""
    return _Prose(clean(text), style=style)


def _grid(table: Table) -> RichTable:
    grid = RichTable(
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        show_header=any(column.title for column in table.columns),
        expand=False,
    )
    rows = list(table.rows)
    indent = 2 if any(isinstance(row, str) for row in rows) else 0
    for column in table.columns:
        grid.add_column(
            _text(column.title),
            justify=column.align,
            no_wrap=not column.wrap,
            overflow="fold",
        )
    for row in rows:
        if isinstance(row, str):
            grid.add_row(_text(row, "bold"), *[""] * (len(table.columns) - 1))
        else:
            # A cell may be of several lines.
            first, *others = (_Prose("\n".join(map(clean, cell.split("\n")))) for cell in row)
            grid.add_row(Padding(first, (0, 0, 0, indent)), *others)
    return grid
