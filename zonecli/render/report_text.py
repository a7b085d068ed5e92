"""What a template prints: text that Markdown takes literally, and Markdown that our own filters made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from zonecli.render.table import markdown_text

# What would begin a list, a heading's underline, a rule or a definition, were it the first thing on a line.
_OPENING = re.compile(r"[-+=:%.)/]|\d+(?=[.)](?:\s|$))")
_INDENT = re.compile(r"^\s{2,}")
_DIGIT = re.compile(r"\d")


class Recorded:
    """Marks what a record says: a digit in it needs no other voucher."""


class RecordText(Recorded, str):
    """A text of a record. What is cut or pasted from it is a plain text again."""


class RecordNumber(Recorded, Decimal):
    """A number of a record. What is worked out from it is a plain number again."""


class RecordCount(Recorded, int):
    """How many records there are of something."""


class Safe:
    """Markdown that may stand in the output as it is.

    No operation but joining is offered on it: a part of it, or its capitals, would no longer be safe.
    `doubts` are the texts within it whose digits neither a record nor the template vouches for.
    """

    __slots__ = ("_doubts", "_text")

    def __init__(self, text: str, doubts: tuple[str, ...] = ()) -> None:
        self._text = text
        self._doubts = doubts

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


def doubts_of(safe: Safe) -> tuple[str, ...]:
    """Return the texts in it whose digits nothing vouches for."""
    return safe._doubts


def literal(text: str) -> str:
    """Return the text so that GitHub Markdown shows just these characters, wherever on a line it stands."""
    escaped = markdown_text(text)
    opening = _OPENING.match(escaped)
    if opening is not None:
        at = opening.end() if opening.group().isdigit() else 0
        return f"{escaped[:at]}\\{escaped[at:]}"
    return _INDENT.sub(" ", escaped) if escaped[:1].isspace() else escaped


def safe_text(text: str, vouched: bool = False) -> Safe:
    """Return a text as Markdown; a digit in it is doubted unless it is vouched for."""
    doubted = not vouched and not isinstance(text, Recorded) and _DIGIT.search(text) is not None
    return Safe(literal(text), (text,) if doubted else ())


def joined(parts: Iterable[Safe], separator: str = "") -> Safe:
    """Return the parts one after the other; the separator is Markdown."""
    found = list(parts)
    doubts = tuple(doubt for part in found for doubt in part._doubts)
    return Safe(separator.join(part._text for part in found), doubts)


def plain_text(markdown: str) -> str:
    """Return one line of our own Markdown as the text that it shows: no marks, no escapes."""
    text = re.sub(r"\[\^\d+\]", "", markdown)
    text = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).strip()
