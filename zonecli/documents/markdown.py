"""A report's Markdown parsed into tokens: the same for HTML, PDF and Word, and no text in it can do harm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from zonecli.documents.document import CHART_PLACE, JOINER, Chart, Document
from zonecli.frozen import dataclass
from zonecli.render.sanitize import clean

_WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}]+", re.ASCII | re.IGNORECASE)
_CHART = re.compile(CHART_PLACE.format(r"(\d{1,9})"), re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """One reference to a footnote: the note's number, and which of its references this is, both from 1."""

    note: int
    turn: int


def parse(document: Document) -> list[Token]:
    """Return the tokens of GitHub Markdown with footnotes; nothing in them is markup of another language.

    Raw HTML is text, a link leads to the web or is text, images are text. A chart is one token `chart`.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    parser.use(footnote_plugin, inline=False)
    parser.validateLink = lambda url: _WEB.fullmatch(url) is not None  # type: ignore[method-assign]

    def place_chart(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
        match = _CHART.fullmatch(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
        if match is None or int(match[1]) >= len(document.charts):
            return False
        if not silent:
            state.line = line + 1
            chart = document.charts[int(match[1])]
            state.push("chart", "", 0).meta = {"chart": chart}
            # The notes that a chart rests on are referred to at its place in the document.
            references = state.push("inline", "", 0)
            references.children = []
            references.content = "".join(
                f"[^{note}]" for note in dict.fromkeys(n for i in chart.items for n in i.notes)
            )
        return True

    parser.block.ruler.before("fence", "chart", place_chart, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.core.ruler.push("clean", _clean)
    return list(_number_notes(parser.parse(document.markdown.replace(JOINER, ""))))


def chart_of(token: Token) -> tuple[Chart, tuple[Mark, ...]]:
    """Return the chart that a token `chart` stands for, and one reference to each note that it rests on."""
    return token.meta["chart"], token.meta["references"]


def mark_of(token: Token) -> Mark:
    """Return which reference a token `footnote_ref` is, or a token `footnote_anchor` leads back to."""
    return Mark(token.meta["id"] + 1, token.meta["subId"] + 1)


def _number_notes(tokens: Sequence[Token]) -> Iterator[Token]:
    """Give the items of charts the numbers that their notes have in the document; what they say is cleaned."""
    rest = iter(tokens)
    for token in rest:
        if token.type == "chart":
            chart: Chart = token.meta["chart"]
            references = [each for each in next(rest).children or () if each.type == "footnote_ref"]
            numbers = {int(each.meta["label"]): mark_of(each).note for each in references}
            items = tuple(
                replace(
                    item,
                    label=clean(item.label),
                    text=clean(item.text),
                    notes=tuple(numbers[note] for note in item.notes if note in numbers),
                )
                for item in chart.items
            )
            chart = replace(chart, title=clean(chart.title), alt=clean(chart.alt), items=items)
            token.meta = {"chart": chart, "references": tuple(map(mark_of, references))}
        yield token


def _clean(state: StateCore) -> None:
    """Show what could turn a line round or vanish in it, also where an entity brought it in."""
    for token in state.tokens:
        if token.type in ("fence", "code_block"):
            token.content = "\n".join(clean(line) for line in token.content.split("\n"))
        for child in token.children or ():
            child.content = clean(child.content)
        if token.children:
            token.children = list(_run_on(token.children))


def _run_on(children: Sequence[Token]) -> Iterator[Token]:
    """Chinese has no blanks between words: where a line of it goes on, nothing stands between the two."""
    for n, child in enumerate(children):
        if child.type == "softbreak" and 0 < n < len(children) - 1:
            before, after = children[n - 1].content[-1:], children[n + 1].content[:1]
            if before and after and min(before, after) >= "\u2e80":
                continue
        yield child
