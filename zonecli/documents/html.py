"""A report as one self-contained page: no script, nothing fetched, footnotes linked both ways, charts drawn."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from itertools import groupby
from pathlib import Path

from markdown_it.token import Token

from zonecli.documents import markdown as reading
from zonecli.documents import svg
from zonecli.documents.markdown import Mark
from zonecli.errors import N_
from zonecli.i18n import Language, language
from zonecli.render.caveats import letter
from zonecli.render.sanitize import clean

_TAGS = {"zh": "zh-CN", "en": "en"}
_PAGE = """<!DOCTYPE html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


def page(markdown: str, title: str, lang_code: str) -> str:
    """Return the report as an HTML document; `title` is plain text."""
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return _PAGE.format(
        tag=_TAGS[lang_code],
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        title=escape(clean(title)),
        style=style,
        body=_Writer(language(lang_code)).body(reading.read(markdown)),
    )


@cache
def _style() -> str:
    return (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


class _Writer:
    """Writes tokens as HTML: every text escaped, no attribute but our own."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._charts = 0
        self._heading_row = False

    def body(self, tokens: Sequence[Token]) -> str:
        return "".join(self._block(tokens))

    def _block(self, tokens: Sequence[Token]) -> Iterator[str]:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "footnote_anchor":
                # All the ways back from one note stand together.
                backs = []
                while tokens[at].type == "footnote_anchor":
                    backs.append(reading.mark_of(tokens[at]))
                    at += 1
                yield self._backs(backs)
                continue
            yield self._one(token)
            at += 1

    def _one(self, token: Token) -> str:
        if token.type == "inline":
            return self._inline(token.children or [])
        if token.type == "chart":
            return self._chart(token)
        if token.type in ("fence", "code_block"):
            return f'<pre tabindex="0"><code>{escape(token.content)}</code></pre>\n'
        if token.type.startswith("footnote_"):
            return self._note(token)
        if token.hidden:
            return ""
        if token.type in ("th_open", "td_open"):
            return _cell(token)
        if token.type == "table_open":
            # A region that scrolls must be within reach of the keyboard.
            name = escape(self._lang.say(N_("Table")))
            return f'<div class="table" role="region" aria-label="{name}" tabindex="0">\n<table>\n'
        if token.type == "table_close":
            return "</table>\n</div>\n"
        return _tag(token)

    def _note(self, token: Token) -> str:
        if token.type == "footnote_block_open":
            name = escape(self._lang.say(N_("Notes and sources")))
            return f'<section class="notes" role="doc-endnotes" aria-label="{name}">\n<ol>\n'
        if token.type == "footnote_block_close":
            return "</ol>\n</section>\n"
        return f'<li id="note-{token.meta["id"] + 1}">\n' if token.type == "footnote_open" else "</li>\n"

    def _backs(self, marks: Sequence[Mark]) -> str:
        links = []
        for mark in marks:
            said = escape(self._lang.say(N_("Back to reference {n} of note {note}"), n=mark.turn, note=mark.note))
            shown = letter(mark.turn - 1) if len(marks) > 1 else "↩"
            links.append(f'<a href="#ref-{mark.note}-{mark.turn}" role="doc-backlink" aria-label="{said}">{shown}</a>')
        arrow = "↩ " if len(marks) > 1 else ""
        return f' <span class="back">{arrow}{" ".join(links)}</span>'

    def _reference(self, mark: Mark) -> str:
        said = escape(self._lang.say(N_("Note {n}"), n=mark.note))
        return (
            f'<a id="ref-{mark.note}-{mark.turn}" href="#note-{mark.note}" role="doc-noteref" '
            f'aria-label="{said}">[{mark.note}]</a>'
        )

    def _references(self, marks: Sequence[Mark]) -> str:
        # A word joiner: no line begins with a reference.
        return f"&#8288;<sup>{''.join(self._reference(mark) for mark in marks)}</sup>"

    def _inline(self, children: Sequence[Token]) -> str:
        written = []
        for kind, run in groupby(children, key=lambda child: child.type):
            if kind == "footnote_ref":
                written.append(self._references([reading.mark_of(child) for child in run]))
            else:
                written += [_inline(child) for child in run]
        return "".join(written)

    def _chart(self, token: Token) -> str:
        found = reading.drawn(token)
        self._charts += 1
        drawing = svg.draw(found.chart, found.notes, f"chart-{self._charts}", self._lang)
        said = [escape(each) for each in drawing.legend]
        if found.references:
            sources = escape(self._lang.say(N_("Sources of the figures")))
            said.append(f"{sources} {self._references(found.references)}")
        under = f'<p class="legend">{" · ".join(said)}</p>\n' if said else ""
        return f"<figure>\n<figcaption>{escape(found.chart.title)}</figcaption>\n{drawing.markup}\n{under}</figure>\n"


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
        case "text":
            return escape(token.content, quote=False)
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
