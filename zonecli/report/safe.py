"""What a template prints: text that Markdown takes literally, and Markdown that our own filters made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from zonecli.documents.document import JOINER
from zonecli.render.markdown_page import markdown_text
from zonecli.render.sanitize import clean

# What would begin a list, a heading's underline, a rule or a definition, were it the first thing on a line; and what
# would make one of a number, or an address of a colon, that another text left at its end.
_OPENING = re.compile(r"[-+=:%]|\d+(?=[.)](?:\s|$))")
_FOLLOWING = re.compile(r"[.)/]")
_MAIL = re.compile(r"(?<=[\w.+-])&#64;(?=[\w-])")
_DIGIT = re.compile(r"\d")


class Recorded:
    """Marks what a record says: a digit in it needs no other source."""


class RecordText(Recorded, str):
    """A text of a record. What is cut or pasted from it is a plain text again."""


class RecordNumber(Recorded, Decimal):
    """A number of a record. What is worked out from it is a plain number again."""


class RecordCount(Recorded, int):
    """How many records there are of something."""


class Safe:
    """Markdown that may stand in the output as it is.

    No operation but joining is offered on it: a part of it, or its capitals, would no longer be safe.
    `unsourced` are the texts within it whose digits come from neither a record nor the template.
    """

    __slots__ = ("_text", "_unsourced")

    def __init__(self, text: str, unsourced: tuple[str, ...] = ()) -> None:
        self._text = text
        self._unsourced = unsourced

    def __str__(self) -> str:
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __len__(self) -> int:
        return len(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Safe) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)


def unsourced_in(safe: Safe) -> tuple[str, ...]:
    """Return the texts in it whose digits are unsourced."""
    return safe._unsourced


def literal(text: str) -> str:
    """Return the text so that GitHub Markdown shows just these characters, wherever on a line it stands.

    Blanks at its ends, which show as nothing but may indent what follows, are left out.
    """
    return _inert(markdown_text(text).strip(" "))


def _inert(escaped: str, apart: bool = False) -> str:
    """Return the text so that it opens nothing; `apart` says that a blank stands before it."""
    if "&#64;" in escaped:
        escaped = _MAIL.sub(f"{JOINER}&#64;", escaped)
    opening = _OPENING.match(escaped)
    if opening is None and not apart:
        opening = _FOLLOWING.match(escaped)
    if opening is not None:
        at = opening.end() if opening.group().isdigit() else 0
        return f"{escaped[:at]}\\{escaped[at:]}"
    return escaped


def safe_text(text: str, attributed: bool = False) -> Safe:
    """Return a text as Markdown; a digit in it is unsourced unless it is attributed."""
    unsourced = not attributed and not isinstance(text, Recorded) and _DIGIT.search(text) is not None
    # A text of the template's own, such as ", ", keeps its blanks, but for more than could indent a line.
    return Safe(literal(text) if isinstance(text, Recorded) else _keep_blanks(text), (text,) if unsourced else ())


def _keep_blanks(text: str) -> str:
    inner = text.strip(" ")
    before = " " if inner and text.startswith(" ") else ""
    return before + _inert(markdown_text(inner), bool(before)) + (" " if text.endswith(" ") else "")


def join_safe(parts: Iterable[Safe], separator: str = "") -> Safe:
    """Return the parts one after the other; the separator is Markdown."""
    found = list(parts)
    unsourced = tuple(text for part in found for text in part._unsourced)
    return Safe(separator.join(part._text for part in found), unsourced)


def _read_entity(match: re.Match[str]) -> str:
    # Its tables take a millisecond to load, and few lines need them.
    from html import unescape

    return unescape(match[0])


def plain_text(markdown: str) -> str:
    """Return one line of Markdown as the text that it shows: no marks, no escapes."""
    text = re.sub(r"\[\^\d+\]", "", markdown)
    text = re.sub(r"&#\d+;", _read_entity, text)
    return clean(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).strip())
