"""Pages and tables as GitHub Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonecli.render.blocks import Block, Heading, Pairs, Table
from zonecli.render.sanitize import clean


def markdown_text(text: str) -> str:
    """Return the text so that GitHub Markdown shows just these characters, in a table cell as well."""
    escaped = clean(text)
    for character in "\\`*_{}[]<>|#~$&!":
        escaped = escaped.replace(character, "\\" + character)
    # A bare address becomes a link by itself; a zero-width break would be invisible, an entity is not.
    return escaped.replace("://", ":&#47;&#47;").replace("www.", "www&#46;").replace("@", "&#64;")


def markdown(table: Table) -> Iterator[str]:
    """Yield the table as GitHub Markdown."""
    yield "| " + " | ".join(markdown_text(column.title) for column in table.columns) + " |\n"
    yield "| " + " | ".join("---:" if column.align == "right" else "---" for column in table.columns) + " |\n"
    for row in table.rows:
        cells = (
            [f"**{markdown_text(row)}**", *[""] * (len(table.columns) - 1)]
            if isinstance(row, str)
            else [markdown_text(cell) for cell in row]
        )
        yield "| " + " | ".join(cells) + " |\n"


def marked_down(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the page as GitHub Markdown."""
    for n, block in enumerate(blocks):
        if n:
            yield "\n"
        if isinstance(block, Heading):
            aside = f" {markdown_text(block.subtitle)}" if block.subtitle else ""
            yield f"{'#' * block.level} {markdown_text(block.text)}{aside}\n"
        elif isinstance(block, Pairs) and not any(label for label, _ in block.rows):
            yield "\n".join(f"{markdown_text(text)}\n" for _, text in block.rows)
        elif isinstance(block, Pairs):
            for label, text in block.rows:
                yield f"- {markdown_text(label)} {markdown_text(text)}\n"
        else:
            yield from markdown(block)
