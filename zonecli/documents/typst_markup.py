"""A document as Typst's markup: every text is a string in it; what is code stands here and in page.typ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it.tree import SyntaxTreeNode

from zonecli.documents import svg
from zonecli.documents.document import Chart, Document
from zonecli.documents.parts import Parts, measure, share, split, split_first_page
from zonecli.errors import N_
from zonecli.i18n import Language, language
from zonecli.render.sanitize import clean

MAIN = "main.typ"

_MARKS = {"strong": "strong", "em": "emph", "s": "strike"}
_SIDES = {"text-align:right": "right", "text-align:center": "center"}
# A drawing so wide has letters of the text's size in a line of text; in CSS pixels.
_WIDTH = 600
# How many columns of letters a line of a table has: those of Latin are narrower in the face of English text.
_LINE = {"zh": 92, "en": 104}
# So many columns of letters fit on a page, whatever the columns; longer rows may be torn apart by its end.
_TALL = 1000
# Typst refuses quotations in quotations in quotations … from the 17th on.
_DEEPEST = 5
# What of a title the head of a page has room for.
_RUNNING = 60
_HEAD = """#import "page.typ": *
#show: report.with(lang: {lang}, title: {title}, running: {running}, office: {office}, date: {date})
"""
# No line begins with a reference.
_JOINER = '#"\u2060"'


def write_markup(document: Document) -> dict[str, str]:
    """Return the document as files of Typst: MAIN, and the drawings that it shows. MAIN imports page.typ."""
    writer = _Writer(split(document), language(document.lang))
    title = clean(document.title)
    head = _HEAD.format(
        lang=string(document.lang),
        title=string(title),
        running=string(title if len(title) <= _RUNNING else f"{title[: _RUNNING - 1]}…"),
        office=string(clean(document.office)),
        date=string(clean(document.date)),
    )
    return {MAIN: head + writer.document(), **writer.drawings}


def string(text: str) -> str:
    """Return the text as a string of Typst's, which nothing in it ends."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Writer:
    """Writes the markup; a note stands where it is first referred to, later references point to it."""

    def __init__(self, parts: Parts, lang: Language) -> None:
        self.drawings: dict[str, str] = {}
        self._parts = parts
        self._lang = lang
        self._placed: set[int] = set()
        self._last = 0
        self._in_note = False
        self._charts = 0
        self._quotes = 0

    def document(self) -> str:
        first, rest = split_first_page(self._parts.blocks)
        pages = [*map(self._block, first), "#first-page-end()"] if first else []
        return "".join(f"\n{block}\n" for block in [*self._front(), *pages, *map(self._block, rest)])

    def _front(self) -> Iterator[str]:
        title, cover = self._parts.title, self._parts.cover
        if title is not None:
            yield f"#title[{self._inlines(title)}]"
        if cover is not None:
            yield f"#cover({string(cover.office)}, {string(cover.number)}, {string(cover.date)})"

    # -- blocks --------------------------------------------------------------------------------

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        return "\n\n".join(map(self._block, nodes))

    def _block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "heading":
                return f"#heading(level: {self._parts.level(node)})[{self._inlines(node)}]"
            case "blockquote":
                return self._quote(node)
            case "bullet_list":
                return f"#list({self._items(node)})"
            case "ordered_list":
                return f"#enum(start: {int(node.attrs.get('start', 1))}, {self._items(node)})"
            case "fence" | "code_block":
                return f"#raw({string(node.content)}, block: true)"
            case "hr":
                return "#rule()"
            case "table":
                return self._table(node)
            case "chart":
                return self._chart(node)
            case _:
                return self._inlines(node)

    def _quote(self, node: SyntaxTreeNode) -> str:
        if self._quotes == _DEEPEST:
            return self._blocks(node.children)
        self._quotes += 1
        text = self._blocks(node.children)
        self._quotes -= 1
        return f"#quote(block: true)[{text}]"

    def _items(self, node: SyntaxTreeNode) -> str:
        return ", ".join(f"[{self._blocks(item.children)}]" for item in node.children)

    def _table(self, node: SyntaxTreeNode) -> str:
        head, *bodies = node.children
        heads = head.children[0].children
        sides = [_SIDES.get(str(cell.attrs.get("style", "")), "left") for cell in heads]
        rows = [head.children[0], *(row for body in bodies for row in body.children)]
        columns = ", ".join(f"{width}fr" for width in share(rows, _LINE[self._lang.code]))
        first, *others = map(self._row, rows)
        lines = [f"columns: ({columns},)", f"align: ({', '.join(sides)},)", f"table.header({first})", *others]
        return "#table(\n" + "".join(f"  {line},\n" for line in lines) + ")"

    def _row(self, row: SyntaxTreeNode) -> str:
        how = "table.cell(breakable: true)" if max(map(measure, row.children)) * len(row.children) >= _TALL else ""
        return ", ".join(f"{how}[{self._inlines(cell)}]" for cell in row.children)

    def _chart(self, node: SyntaxTreeNode) -> str:
        chart: Chart = node.meta["chart"]
        self._charts += 1
        drawings, signs = svg.draw(chart, f"chart-{self._charts}", self._lang, f"{_WIDTH}")
        pictures = []
        for number, drawing in enumerate(drawings, 1):
            name = f"chart-{self._charts}-{number}.svg"
            self.drawings[name] = drawing.markup
            pictures.append(f"({string(name)}, {string(drawing.text)})")
        legend = [f"#{string(sign)}" for sign in signs]
        if node.meta["references"]:
            sources = f"#{string(self._lang.message(N_('Sources of the figures')))}"
            legend.append(sources + self._references([mark.note for mark in node.meta["references"]]))
        words = '#" · "'.join(legend)
        return f"#chart({string(chart.title)}, ({', '.join(pictures)},))[{words}]"

    # -- inlines -------------------------------------------------------------------------------

    def _inlines(self, node: SyntaxTreeNode) -> str:
        return self._run([child for inline in node.children for child in inline.children])

    def _run(self, children: Sequence[SyntaxTreeNode]) -> str:
        return "".join(
            self._references([child.meta["id"] + 1 for child in run])
            if kind == "footnote_ref"
            else "".join(map(self._inline, run))
            for kind, run in groupby(children, key=lambda child: child.type)
        )

    def _inline(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "softbreak":
                return "\n"
            case "hardbreak":
                return "#linebreak()"
            case "code_inline":
                return f"#raw({string(node.content)})"
            case "link":
                return f"#link({string(str(node.attrs['href']))})[{self._run(node.children)}]"
            case "strong" | "em" | "s":
                return f"#{_MARKS[node.type]}[{self._run(node.children)}]"
            case _:
                return f"#{string(node.content)}" if node.content else ""

    def _references(self, notes: Sequence[int]) -> str:
        return _JOINER + "#super[,]".join(map(self._reference, notes))

    def _reference(self, note: int) -> str:
        # A note cannot hold another.
        if self._in_note:
            return f"#super[{note}]"
        if note in self._placed:
            return f"#footnote(<note-{note}>)"
        # Typst counts for itself; where the notes are not reached in their order, it is told.
        count = "" if note == self._last + 1 else f"#counter(footnote).update({note - 1})"
        self._last = note
        self._placed.add(note)
        self._in_note = True
        text = self._blocks(self._parts.notes[note].children)
        self._in_note = False
        return f"{count}#footnote[{text}]<note-{note}>"
