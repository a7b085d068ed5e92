"""A report as one self-contained page: no script, nothing fetched, footnotes linked both ways, charts drawn."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from itertools import groupby
from pathlib import Path

from markdown_it.token import Token

from zonecli.documents import svg
from zonecli.documents.document import Document
from zonecli.documents.markdown import Mark, chart_of, mark_of, parse
from zonecli.errors import N_
from zonecli.i18n import Language, language
from zonecli.render.caveats import letter
from zonecli.render.sanitize import clean

# So few sections need no contents.
_FEWEST = 3
_TAGS = {"zh": "zh-CN", "en": "en"}
_PAGE = """<!DOCTYPE html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
{author}<title>{title}</title>
<style>{style}</style>
</head>
<body>
{contents}<main>
{body}</main>
</body>
</html>
"""


def write(document: Document) -> str:
    """Return the report as an HTML page."""
    style = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    office = escape(clean(document.office))
    tokens = parse(document)
    lang = language(document.lang)
    return _PAGE.format(
        tag=_TAGS[document.lang],
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        author=f'<meta name="author" content="{office}">\n' if office else "",
        title=escape(clean(document.title)),
        style=style,
        contents=_contents(tokens, lang),
        body="".join(_Writer(lang).blocks(tokens)),
    )


def _contents(tokens: Sequence[Token], lang: Language) -> str:
    """Links to the headings of the two highest levels below the title; nothing where they are few."""
    headings = [
        (int(token.tag[1:]), _place(token), _text(tokens[n + 1]))
        for n, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0
    ]
    if [level for level, _, _ in headings].count(1) == 1:
        headings = [each for each in headings if each[0] > 1]
    highest = min((level for level, _, _ in headings), default=1)
    inner = {highest: "", highest + 1: ' class="inner"'}
    links = [
        f'<li{inner[level]}><a href="#{place}">{escape(text)}</a></li>\n'
        for level, place, text in headings
        if level in inner
    ]
    if len(links) < _FEWEST:
        return ""
    name = escape(lang.message(N_("Contents")))
    return f'<nav class="contents" aria-label="{name}">\n<ul>\n{"".join(links)}</ul>\n</nav>\n'


def _place(heading: Token) -> str:
    """The name that leads to a heading: by the line that it stands on, no two have the same."""
    return f"line-{heading.map[0] + 1}" if heading.map else ""


def _text(inline: Token) -> str:
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
        if child.type != "footnote_ref"
    )


class _Writer:
    """Writes tokens as HTML: every text escaped, no attribute but our own."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._charts = 0

    def blocks(self, tokens: Iterable[Token]) -> Iterator[str]:
        for is_anchor, run in groupby(tokens, key=lambda token: token.type == "footnote_anchor"):
            if is_anchor:
                # All the ways back from one note stand together.
                yield self._backs([mark_of(token) for token in run])
            else:
                yield from map(self._block, run)

    def _block(self, token: Token) -> str:
        match token.type:
            case "inline":
                return self._inline(token.children or [])
            case "chart":
                return self._chart(token)
            case "fence" | "code_block":
                return f'<pre tabindex="0"><code>{escape(token.content)}</code></pre>\n'
            case "heading_open":
                return f'<{token.tag} id="{_place(token)}">'
            case "footnote_block_open":
                name = escape(self._lang.message(N_("Notes and sources")))
                return f'<section class="notes" role="doc-endnotes" aria-label="{name}">\n<ol>\n'
            case "footnote_block_close":
                return "</ol>\n</section>\n"
            case "footnote_open":
                return f'<li id="note-{token.meta["id"] + 1}">\n'
            case "footnote_close":
                return "</li>\n"
            case "th_open" | "td_open":
                return _cell(token)
            case "table_open":
                # A region that scrolls must be within reach of the keyboard.
                name = escape(self._lang.message(N_("Table")))
                return f'<div class="table" role="region" aria-label="{name}" tabindex="0">\n<table>\n'
            case "table_close":
                return "</table>\n</div>\n"
            case _:
                return "" if token.hidden else _tag(token)

    def _backs(self, marks: list[Mark]) -> str:
        links = []
        for mark in marks:
            text = escape(self._lang.message(N_("Back to reference {n} of note {note}"), n=mark.turn, note=mark.note))
            shown = letter(mark.turn - 1) if len(marks) > 1 else "↩"
            links.append(f'<a href="#ref-{mark.note}-{mark.turn}" role="doc-backlink" aria-label="{text}">{shown}</a>')
        arrow = "↩ " if len(marks) > 1 else ""
        return f' <span class="back">{arrow}{" ".join(links)}</span>'

    def _references(self, marks: Iterable[Mark]) -> str:
        links = "".join(
            f'<a id="ref-{mark.note}-{mark.turn}" href="#note-{mark.note}" role="doc-noteref" '
            f'aria-label="{escape(self._lang.message(N_("Note {n}"), n=mark.note))}">[{mark.note}]</a>'
            for mark in marks
        )
        # A word joiner: no line begins with a reference.
        return f"&#8288;<sup>{links}</sup>"

    def _inline(self, children: Iterable[Token]) -> str:
        return "".join(
            self._references(map(mark_of, run)) if kind == "footnote_ref" else "".join(map(_inline, run))
            for kind, run in groupby(children, key=lambda child: child.type)
        )

    def _chart(self, token: Token) -> str:
        chart, references = chart_of(token)
        self._charts += 1
        drawings, signs = svg.draw(chart, f"chart-{self._charts}", self._lang)
        pictures = "\n".join(drawing.markup for drawing in drawings)
        text = [escape(each) for each in signs]
        if references:
            text.append(f"{escape(self._lang.message(N_('Sources of the figures')))} {self._references(references)}")
        under = f'<p class="legend">{" · ".join(text)}</p>\n' if text else ""
        return f"<figure>\n<figcaption>{escape(chart.title)}</figcaption>\n{pictures}\n{under}</figure>\n"


def _cell(token: Token) -> str:
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    name = f' class="{side}"' if side in ("right", "center") else ""
    return f'<th scope="col"{name}>' if token.tag == "th" else f"<td{name}>"


def _tag(token: Token) -> str:
    """The tag of a block; what closes, and what holds other blocks, ends its line."""
    if token.nesting < 0:
        return f"</{token.tag}>\n"
    start = token.attrs.get("start") if token.type == "ordered_list_open" else None
    attribute = f' start="{int(start)}"' if start is not None else ""
    line = "" if token.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li") else "\n"
    return f"<{token.tag}{attribute}>{line}"


def _inline(token: Token) -> str:
    match token.type:
        case "softbreak":
            return "\n"
        case "hardbreak":
            return "<br>\n"
        case "code_inline":
            return f"<code>{escape(token.content, quote=False)}</code>"
        case "link_open":
            return f'<a href="{escape(str(token.attrs["href"]))}" rel="noopener noreferrer">'
        case "link_close" | "strong_open" | "strong_close" | "em_open" | "em_close" | "s_open" | "s_close":
            tag = token.tag or "a"
            return f"</{tag}>" if token.nesting < 0 else f"<{tag}>"
        case _:
            return escape(token.content, quote=False)
