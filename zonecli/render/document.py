"""A page for the screen: headings, labelled lines and tables, and its three looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rich.cells import cell_len

from zonecli.frozen import dataclass
from zonecli.render.clean import clean
from zonecli.render.table import Table, aligned, markdown, markdown_text, ruled


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `aside` stands beside it, less loud."""

    text: str
    aside: str = ""
    level: int = 2


@dataclass(frozen=True, slots=True)
class Pairs:
    """Lines that each begin with a label: `[1]  a source`, `Part of  a zone`."""

    rows: Sequence[tuple[str, str]]


Block: TypeAlias = Heading | Pairs | Table


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


def marked_down(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the page as GitHub Markdown."""
    for n, block in enumerate(blocks):
        if n:
            yield "\n"
        if isinstance(block, Heading):
            aside = f" {markdown_text(block.aside)}" if block.aside else ""
            yield f"{'#' * block.level} {markdown_text(block.text)}{aside}\n"
        elif isinstance(block, Pairs):
            for label, text in block.rows:
                yield f"- {markdown_text(label)} {markdown_text(text)}\n"
        else:
            yield from markdown(block)


def on_terminal(blocks: Sequence[Block], width: int, colour: bool) -> Iterator[str]:
    """Yield the page as rich draws it."""
    # Rich costs 40 ms; only a terminal needs it.
    from zonecli.render import terminal

    for n, block in enumerate(blocks):
        if n and isinstance(block, Heading):
            yield "\n"
        if isinstance(block, Table):
            yield from ruled(block, width, colour)
        elif isinstance(block, Heading):
            yield terminal.heading(block.text, block.aside, width, colour)
        else:
            yield terminal.pairs(block.rows, width, colour)
