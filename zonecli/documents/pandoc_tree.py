"""A document as pandoc's own document tree: nothing in it is markup but what stands here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, groupby
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from zonecli.documents import svg, word_style
from zonecli.documents.document import Chart, Document, Item
from zonecli.documents.parts import Parts, share, split, split_first_page
from zonecli.errors import N_
from zonecli.i18n import Language, language
from zonecli.render import bars

_VERSION = [1, 23, 1]
_BAR = 16
# So few sections need no contents.
_FEWEST = 4
_NO_ATTRIBUTES: list[Any] = ["", [], []]
_MARKS = {"strong": "Strong", "s": "Strikeout"}
_SIDES = {"text-align:right": "AlignRight", "text-align:center": "AlignCenter"}
# How many columns of letters a line of a table has.
_LINE = 82

Node = dict[str, Any]
Inlines = list[Node]
# A paragraph with nothing in it would lose its style.
_EMPTY: Node = {"t": "RawInline", "c": ["openxml", "<w:r/>"]}


def build_tree(document: Document) -> Node:
    """Return pandoc's tree of the document."""
    return _Builder(split(document), language(document.lang)).document()


def _node(kind: str, *content: Any) -> Node:
    return {"t": kind, "c": content[0] if len(content) == 1 else list(content)} if content else {"t": kind}


def _plain(node: SyntaxTreeNode) -> str:
    """The text of a heading without its marks."""
    parts = [part for inline in node.children for part in inline.walk()]
    return "".join(
        part.content if part.type in ("text", "code_inline") else " " * (part.type == "softbreak") for part in parts
    )


def _str(text: str) -> Node:
    return _node("Str", text)


def _style(style: str, *blocks: Node) -> Node:
    return _node("Div", ["", [], [["custom-style", style]]], list(blocks))


def _looking(style: str, inlines: Inlines) -> Node:
    return _node("Span", ["", [], [["custom-style", style]]], inlines)


class _Builder:
    """Builds the tree; a note stands where it is first referred to, later references point to it."""

    def __init__(self, parts: Parts, lang: Language) -> None:
        self._parts = parts
        self._lang = lang
        self._placed: set[int] = set()
        self._in_note = False
        self._sections = 0

    def document(self) -> Node:
        title = self._parts.title
        meta = {} if title is None else {"title": _node("MetaInlines", self._inlines(title))}
        contents = list(self._contents())
        front, rest = split_first_page(self._parts.blocks)
        if front:
            contents.insert(0, _node("RawBlock", "openxml", word_style.PAGE_BREAK))
        elif contents:
            front, rest = self._split(rest)
        blocks = [*self._cover(), *self._blocks(front), *contents, *self._blocks(rest)]
        return {"pandoc-api-version": _VERSION, "meta": meta, "blocks": blocks}

    def _cover(self) -> Iterator[Node]:
        """The number below the title, then the office at the left and the date at the right, over a rule."""
        cover = self._parts.cover
        if cover is None:
            return
        if cover.number:
            yield _style(word_style.NUMBER, _node("Para", [_str(cover.number)]))
        ends = [_str(cover.office), _node("RawInline", "openxml", "<w:r><w:tab/></w:r>"), _str(cover.date)]
        yield _style(word_style.COVER, _node("Para", ends))

    def _split(self, blocks: list[SyntaxTreeNode]) -> tuple[list[SyntaxTreeNode], list[SyntaxTreeNode]]:
        """What stands before the contents, and after: without a page one of its own they precede the first heading."""
        place = next((n for n, block in enumerate(blocks) if block.type == "heading"), len(blocks))
        return blocks[:place], blocks[place:]

    def _contents(self) -> Iterator[Node]:
        """A field of the headings of the first level; Word adds the pages when it is told to update it."""
        titles = [_plain(block) for block in self._parts.blocks if self._heads(block)]
        if len(titles) >= _FEWEST:
            name = self._lang.message(N_("Contents"))
            yield _node("RawBlock", "openxml", word_style.make_contents(name, titles))

    def _heads(self, block: SyntaxTreeNode) -> bool:
        return block.type == "heading" and self._parts.level(block) == 1

    # -- blocks --------------------------------------------------------------------------------

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Node]:
        return chain.from_iterable(map(self._block, nodes))

    def _block(self, node: SyntaxTreeNode) -> Iterator[Node]:
        match node.type:
            case "heading":
                yield _node("Header", self._parts.level(node), self._place(node), self._inlines(node))
            case "paragraph":
                yield _node("Plain" if node.hidden else "Para", self._inlines(node))
            case "blockquote":
                yield _node("BlockQuote", list(self._blocks(node.children)))
            case "bullet_list":
                yield _node("BulletList", self._items(node))
            case "ordered_list":
                numbering = [int(node.attrs.get("start", 1)), {"t": "Decimal"}, {"t": "Period"}]
                yield _node("OrderedList", numbering, self._items(node))
            case "fence" | "code_block":
                yield _node("CodeBlock", _NO_ATTRIBUTES, node.content)
            case "hr":
                yield _node("HorizontalRule")
            case "table":
                yield self._table(node)
                yield _node("RawBlock", "openxml", word_style.AFTER_TABLE)
            case "chart":
                yield from self._chart(node)

    def _place(self, node: SyntaxTreeNode) -> list[Any]:
        """The name that the contents lead to."""
        if not self._heads(node):
            return _NO_ATTRIBUTES
        self._sections += 1
        return [word_style.SECTION.format(self._sections), [], []]

    def _items(self, node: SyntaxTreeNode) -> list[Inlines]:
        return [list(self._blocks(item.children)) for item in node.children]

    def _table(self, node: SyntaxTreeNode) -> Node:
        head, *bodies = node.children
        rows = [row for body in bodies for row in body.children]
        sides = [_SIDES.get(str(cell.attrs.get("style", "")), "AlignLeft") for cell in head.children[0].children]
        columns = share([head.children[0], *rows], _LINE)
        widths = [round(each / sum(columns), 4) for each in columns]
        heads = [[self._inlines(cell) for cell in row.children] for row in head.children]
        cells = [[self._inlines(cell) for cell in row.children] for row in rows]
        return _table(heads, cells, sides, widths)

    # -- charts --------------------------------------------------------------------------------

    def _chart(self, node: SyntaxTreeNode) -> Iterator[Node]:
        """A chart is a table: name, printed figure, and a bar of letters."""
        chart: Chart = node.meta["chart"]
        rows = [
            [[_str(item.label)], [_str(item.text), *self._references(item.notes)], _bar(item, chart.greatest)]
            for item in chart.items
        ]
        yield _style(word_style.CHART_TITLE, _node("Para", [_str(chart.title)]))
        yield _table([], rows, ["AlignLeft", "AlignRight", "AlignLeft"], [0.34, 0.26, 0.40])
        legend = " · ".join(svg.describe_signs(chart, self._lang))
        yield _style(word_style.CHART_NOTE, _node("Para", [_str(legend)]))

    # -- inlines -------------------------------------------------------------------------------

    def _inlines(self, node: SyntaxTreeNode) -> Inlines:
        return list(self._run([child for inline in node.children for child in inline.children]))

    def _run(self, children: Sequence[SyntaxTreeNode]) -> Iterator[Node]:
        for kind, run in groupby(children, key=lambda child: child.type):
            if kind == "footnote_ref":
                yield from self._references([child.meta["id"] + 1 for child in run])
            else:
                yield from chain.from_iterable(map(self._inline, run))

    def _inline(self, node: SyntaxTreeNode) -> Iterator[Node]:
        match node.type:
            case "softbreak":
                yield _node("SoftBreak")
            case "hardbreak":
                yield _node("LineBreak")
            case "code_inline":
                yield _node("Code", _NO_ATTRIBUTES, node.content)
            case "link":
                yield _node("Link", _NO_ATTRIBUTES, list(self._run(node.children)), [str(node.attrs["href"]), ""])
            case "strong" | "s":
                yield _node(_MARKS[node.type], list(self._run(node.children)))
            case "em":
                yield _looking(word_style.EMPHASIS, list(self._run(node.children)))
            case _ if node.content:
                yield _str(node.content)

    def _references(self, notes: Sequence[int]) -> Iterator[Node]:
        """A note has its text where it is first referred to; Word's own cross-reference leads there from others."""
        for n, note in enumerate(notes):
            if n:
                yield _node("Superscript", [_str(",")])
            if self._in_note:
                yield _node("Superscript", [_str(str(note))])
            elif note in self._placed:
                yield _node("RawInline", "openxml", _pointer(note))
            else:
                self._placed.add(note)
                self._in_note = True
                text = list(self._blocks(self._parts.notes[note].children))
                self._in_note = False
                yield _node("RawInline", "openxml", f'<w:bookmarkStart w:id="{9000 + note}" w:name="_Note{note}"/>')
                yield _node("Note", text)
                yield _node("RawInline", "openxml", f'<w:bookmarkEnd w:id="{9000 + note}"/>')


def _table(
    heads: Sequence[Sequence[Inlines]],
    rows: Sequence[Sequence[Inlines]],
    sides: Sequence[str],
    widths: Sequence[float],
) -> Node:
    columns = [[_node(side), _node("ColWidth", width)] for side, width in zip(sides, widths, strict=True)]
    head = [_row(row, word_style.TABLE_HEAD) for row in heads]
    body = [_row(row, word_style.TABLE_TEXT) for row in rows]
    return _node(
        "Table",
        _NO_ATTRIBUTES,
        [None, []],
        columns,
        [_NO_ATTRIBUTES, head],
        [[_NO_ATTRIBUTES, 0, [], body]],
        [_NO_ATTRIBUTES, []],
    )


def _row(cells: Sequence[Inlines], style: str) -> list[Any]:
    return [
        _NO_ATTRIBUTES,
        [
            [_NO_ATTRIBUTES, _node("AlignDefault"), 1, 1, [_style(style, _node("Para", cell or [_EMPTY]))]]
            for cell in cells
        ],
    ]


def _bar(item: Item, greatest: Decimal) -> Inlines:
    """A bar of blocks; its lighter end reaches to the most that the hedge allows."""
    certain, most = item.sure / greatest, item.end / greatest
    sure, light = bars.blocks(certain, _BAR), ""
    if most > certain:
        # A part of a block between the two would leave a gap.
        sure = "█" * round(certain * _BAR)
        light = "█" * max(1, round(most * _BAR) - len(sure))
    parts = [(word_style.BAR, sure), (word_style.BAR_LIGHT, light), (word_style.BAR, item.sign)]
    return [_looking(style, [_str(text)]) for style, text in parts if text]


def _pointer(note: int) -> str:
    """A field that shows the note's number and leads to it."""
    # An office's own document may call its style by another id.
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr>'
    return "".join(
        f"<w:r>{look}{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> NOTEREF _Note{note} \\f \\h </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{note}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
