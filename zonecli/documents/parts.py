"""What a printed page treats apart: a document's title, its cover, its text, its notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from zonecli.documents.document import Document
from zonecli.documents.markdown import parse
from zonecli.documents.svg import count_columns
from zonecli.frozen import dataclass
from zonecli.render.sanitize import clean

# What the margins of a table's cell take, in columns of letters.
_MARGINS = 3


@dataclass(frozen=True, slots=True)
class Cover:
    """Who issues a document, which of its issues it is, and from when it is; empty where nothing is said."""

    office: str
    number: str
    date: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A document in parts; `notes` by their numbers. `cover` is None where the document does not show one."""

    title: SyntaxTreeNode | None
    cover: Cover | None
    blocks: list[SyntaxTreeNode]
    notes: dict[int, SyntaxTreeNode]

    def level(self, heading: SyntaxTreeNode) -> int:
        """Return the level of a heading, the first below the title."""
        return max(1, int(heading.tag[1:]) - (self.title is not None))


def split(document: Document) -> Parts:
    """Return the parts of a document.

    Its title is the one heading of the first level, where it is at its head; its cover is a paragraph right below
    that says nothing but who issued it and when.
    """
    blocks = list(SyntaxTreeNode(parse(document)).children)
    notes = {}
    if blocks and blocks[-1].type == "footnote_block":
        notes = {note.meta["id"] + 1: note for note in blocks.pop().children}
        # A heading over the notes has nothing under it on paper: they stand at the foot of the pages.
        while len(blocks) > 1 and blocks[-1].type == "heading":
            blocks.pop()
    title = blocks.pop(0) if [n for n, block in enumerate(blocks) if block.tag == "h1"] == [0] else None
    cover = Cover(clean(document.office), clean(document.number), clean(document.date))
    if title is None or not blocks or not _shows(blocks[0], cover):
        return Parts(title, None, blocks, notes)
    return Parts(title, cover, blocks[1:], notes)


def split_first_page(blocks: Sequence[SyntaxTreeNode]) -> tuple[list[SyntaxTreeNode], list[SyntaxTreeNode]]:
    """Return what stands on page one by itself, and the rest: a line `***` is between them; nothing and all without."""
    for n, block in enumerate(blocks):
        if block.type == "hr" and block.markup.startswith("*"):
            return list(blocks[:n]), list(blocks[n + 1 :])
    return [], list(blocks)


def _shows(node: SyntaxTreeNode, cover: Cover) -> bool:
    """Whether the paragraph says what stands on the cover, all of it, and no more."""
    if node.type != "paragraph":
        return False
    parts = [part for inline in node.children for part in inline.walk()]
    if any(part.type == "footnote_ref" for part in parts):
        return False
    said = "".join(part.content if part.type == "text" else " " for part in parts if not part.children)
    named = [each for each in (cover.office, cover.number, cover.date) if each]
    return bool(named) and [each.split() for each in said.split(" · ")] == [each.split() for each in named]


def measure(cell: SyntaxTreeNode) -> int:
    """Return the columns of letters that a cell of a table takes on one line, with room for its margins."""
    parts = [child for inline in cell.children for child in inline.walk()]
    texts = sum(count_columns(part.content) for part in parts if part.type in ("text", "code_inline"))
    return texts + sum(part.type == "footnote_ref" for part in parts) + _MARGINS


def share(rows: Sequence[SyntaxTreeNode], line: int) -> list[int]:
    """Return the columns of letters of each column of a table: what it takes or, where a line has not so many, those
    with which its cells are lowest, the highest above all; no longest word is broken, as far as there is room."""
    columns = list(zip(*(row.children for row in rows), strict=True))
    wants = [Counter(map(measure, column)) for column in columns]
    if sum(map(max, wants)) <= line:
        return list(map(max, wants))
    line = max(line, len(columns))
    # The best widths of the columns so far, by how many columns of letters they take together.
    best: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for column, want in zip(columns, wants, strict=True):
        least = min(max(map(_longest_word, column)), line // len(columns))
        heights = {
            width: sum(n * (-(-each // width)) ** 2 for each, n in want.items())
            for width in range(least, max(least, min(max(want), line)) + 1)
        }
        longer: dict[int, tuple[int, list[int]]] = {}
        for used, (height, widths) in best.items():
            for width, more in heights.items():
                total, found = used + width, (height + more, [*widths, width])
                if total <= line and (total not in longer or found < longer[total]):
                    longer[total] = found
        best = longer
    return min(best.items(), key=lambda item: (item[1][0], item[0]))[1][1]


def _longest_word(cell: SyntaxTreeNode) -> int:
    """The columns of letters of what stands on one line whatever happens: Chinese can be broken anywhere, the
    references stand at the last word."""
    parts = [child for inline in cell.children for child in inline.walk()]
    words = [word for part in parts if part.type == "text" for word in re.split(r"[^\x21-\u2e7f]+", part.content)]
    return max(map(len, words), default=0) + sum(part.type == "footnote_ref" for part in parts) + _MARGINS
