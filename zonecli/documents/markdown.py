"""A report's Markdown read into tokens: one reading for HTML, PDF and Word, in which no text can do harm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from zonecli.documents.charts import Chart, read_chart
from zonecli.frozen import dataclass
from zonecli.render.sanitize import clean

_CHART = "zonecli-chart"
_WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}]+", re.ASCII | re.IGNORECASE)
_MARK = re.compile(r"\[\^([^\[\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One reference to a footnote: the note's number, and which of its references this is, both from 1."""

    note: int
    turn: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart among the tokens: one reference to each note that it rests on, and the notes of each item."""

    chart: Chart
    references: tuple[Mark, ...]
    notes: tuple[tuple[int, ...], ...]


def read(markdown: str) -> list[Token]:
    """Return the tokens of GitHub Markdown with footnotes; nothing in them is markup of another language.

    Raw HTML is text, a link leads to the web or is text, images are text. A chart that can be read is one token
    `chart`; one that cannot stays the code block it was.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    parser.use(footnote_plugin, inline=False)
    parser.validateLink = _leads_to_the_web  # type: ignore[method-assign]
    parser.core.ruler.before("inline", "charts", _open_charts)
    parser.core.ruler.push("clean", _clean)
    return list(_close_charts(parser.parse(markdown)))


def drawn(token: Token) -> Drawn:
    """Return what a token `chart` holds."""
    found: Drawn = token.meta["drawn"]
    return found


def mark_of(token: Token) -> Mark:
    """Return which reference a token `footnote_ref` is, or a token `footnote_anchor` leads back to."""
    return Mark(token.meta["id"] + 1, token.meta["subId"] + 1)


def _leads_to_the_web(url: str) -> bool:
    return _WEB.fullmatch(url) is not None


def _open_charts(state: StateCore) -> None:
    """Let the notes that a chart rests on be referred to at its place in the document."""
    tokens: list[Token] = []
    for token in state.tokens:
        chart = read_chart(token.content) if token.type == "fence" and token.info.strip() == _CHART else None
        if chart is None:
            tokens.append(token)
            continue
        marks = dict.fromkeys(mark for item in chart.items for mark in _MARK.findall(item.mark))
        references = "".join(f"[^{mark}]" for mark in marks)
        tokens.append(Token("chart", "", 0, meta={"chart": chart}))
        tokens.append(Token("inline", "", 0, content=references, children=[]))
    state.tokens = tokens


def _close_charts(tokens: Sequence[Token]) -> Iterator[Token]:
    rest = iter(tokens)
    for token in rest:
        if token.type == "chart":
            chart: Chart = token.meta["chart"]
            references = [each for each in next(rest).children or () if each.type == "footnote_ref"]
            numbers = {each.meta["label"]: each.meta["id"] + 1 for each in references}
            notes = [
                tuple(numbers[mark] for mark in _MARK.findall(item.mark) if mark in numbers) for item in chart.items
            ]
            token.meta["drawn"] = Drawn(chart, tuple(map(mark_of, references)), tuple(notes))
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
