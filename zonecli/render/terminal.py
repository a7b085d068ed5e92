"""Rich on a terminal: tables with rules, text as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from zonecli.render.blocks import Block, Heading, Table
from zonecli.render.plain import aligned
from zonecli.render.sanitize import clean
from zonecli.render.wrapping import find_breaks

if TYPE_CHECKING:
    from rich.console import JustifyMethod, OverflowMethod, RenderableType
    from rich.containers import Lines

    from zonecli.render.blocks import Table


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


def render(items: Sequence[RenderableType], width: int, colour: bool) -> str:
    """Return what rich prints of the items on a terminal of this width."""
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
        console.print(item)
    return "".join(line.rstrip(" ") + "\n" for line in target.getvalue().splitlines())


def text(said: str, style: str = "") -> RichText:
    """Return a record's text: its own markup, escapes and emoji names are just characters."""
    return _Prose(clean(said), style=style)


def cell(said: str) -> RichText:
    """Return a cell's text, which may be of several lines."""
    return _Prose("\n".join(clean(line) for line in said.split("\n")))


def grid(table: Table, rows: Sequence[Sequence[str] | str]) -> RichTable:
    """Return the table in rich's terms."""
    drawn = RichTable(
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        show_header=any(column.title for column in table.columns),
        expand=False,
    )
    indent = 2 if any(isinstance(row, str) for row in rows) else 0
    for column in table.columns:
        drawn.add_column(
            text(column.title),
            justify=column.align,
            no_wrap=not column.wrap,
            style=column.style,
            overflow="fold",
        )
    for row in rows:
        if isinstance(row, str):
            drawn.add_row(text(row, "bold"), *[""] * (len(table.columns) - 1))
        else:
            first, *others = (cell(said) for said in row)
            drawn.add_row(Padding(first, (0, 0, 0, indent)), *others)
    return drawn


def draw(table: Table, rows: Sequence[Sequence[str] | str], width: int, colour: bool) -> str:
    """Return the table with its title above and its notes below."""
    items: list[RenderableType] = []
    if table.title:
        items.append(_whole(text(table.title, "bold")))
    items.append(grid(table, rows))
    items.extend(_whole(text(note)) for note in table.notes)
    return render(items, width, colour)


def heading(said: str, aside: str, width: int, colour: bool) -> str:
    """Return a heading, bold where the terminal can, and what stands beside it."""
    line = text(said, "bold")
    if aside:
        line.append("  ").append(text(aside, "dim"))
    return render([_whole(line)], width, colour)


def _whole(line: RichText) -> Padding:
    """Return a line that the console does not take apart before it wraps it."""
    return Padding(line, (0, 0, 0, 0))


def pairs(rows: Sequence[tuple[str, str]], width: int, colour: bool) -> str:
    """Return labelled lines, the text hanging beside its label."""
    drawn = RichTable.grid(padding=(0, 2, 0, 0), pad_edge=False)
    drawn.add_column(no_wrap=True, style="dim")
    drawn.add_column(overflow="fold")
    for label, said in rows:
        drawn.add_row(text(label), text(said))
    return render([drawn], width, colour)


# Beyond this many rows a ruled table takes seconds and helps nobody.
LONGEST_RULED = 400


def ruled(table: Table, width: int, colour: bool) -> Iterator[str]:
    """Yield the table as rich draws it on a terminal of this width; a very long one is aligned instead."""
    rows = iter(table.rows)
    first = [row for _, row in zip(range(LONGEST_RULED), rows, strict=False)]
    rest = next(rows, None)
    if rest is not None:
        yield from aligned(Table(table.columns, chain(first, [rest], rows), table.title, table.notes))
        return
    # Rich costs 40 ms; only a table on a terminal needs it.

    yield draw(table, first, width, colour)


def on_terminal(blocks: Sequence[Block], width: int, colour: bool) -> Iterator[str]:
    """Yield the page as rich draws it."""
    # Rich costs 40 ms; only a terminal needs it.

    for n, block in enumerate(blocks):
        if n and isinstance(block, Heading):
            yield "\n"
        if isinstance(block, Table):
            yield from ruled(block, width, colour)
        elif isinstance(block, Heading):
            yield heading(block.text, block.aside, width, colour)
        else:
            yield pairs(block.rows, width, colour)
