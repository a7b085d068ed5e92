"""Untrusted text made safe to show: what could steer a terminal or turn a line round is shown as an escape."""

from __future__ import annotations

import re
from functools import cache

from zonecli.store.encoding import HIDDEN


@cache
def _unsafe() -> re.Pattern[str]:
    """Return what is escaped, none of which `str.isprintable` lets through; most runs need no more than that."""
    return re.compile(f"[\t\n{HIDDEN}\ud800-\udfff]")


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if character in "\n\r\t":
        return " "
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def clean(text: str) -> str:
    """Return the text on one line with every character shown that a terminal or a reader could be misled by."""
    if text.isprintable():
        return text
    return _unsafe().sub(_escape, text)


def clean_lines(text: str) -> str:
    """Return a text of several lines with the same characters shown; line ends and tabs stay."""
    return re.sub(r"[^\n\t]+", lambda match: clean(match[0]), text)


def _escape_json(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def escape_json(literal: str) -> str:
    """Return a JSON string literal in which the same characters stand as JSON's own escapes: nothing is lost."""
    if literal.isprintable():
        return literal
    return _unsafe().sub(_escape_json, literal)
