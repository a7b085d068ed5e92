"""Markdown as plain text: its lines stay, its marks go."""

from __future__ import annotations

import re

# A line of these alone is a rule, the underline of a heading, or that of a table's head.
_RULES = frozenset("-=*_|: \t")
_LEADING = re.compile(r"(?:[ \t]*>)*[ \t]*(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)?")
_HEADING = re.compile(r"#{1,6}(?=[ \t])")
_TARGET = re.compile(r"\[[^\[\]]{1,200}\]:[ \t]*\S")
_LINK = re.compile(r"!?\[([^\[\]]{0,1000})\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,200}\])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
# A star between digits or blanks is one of multiplication, an underscore in a word is a part of it.
_EMPHASIS = re.compile(r"`+|(?<![\d*\\])\*+(?=[^\s*])|(?<=[^\s*\\])\*+(?![\d*])|(?<![\w\\])_+(?=\w)|(?<=\w)_+(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def strip_marks(text: str) -> str:
    """Return the text of a Markdown file without its marks and the targets of its links.

    A line stays a line, so that paragraphs count as they do in the file. Numbers before the items of a list stay.
    """
    return "\n".join(map(_strip, text.split("\n")))


def _strip(line: str) -> str:
    if _RULES.issuperset(line.lstrip(" \t>")):
        return ""
    start = _LEADING.match(line)
    line = line[start.end() if start else 0 :]
    if line.startswith(("```", "~~~")) or _TARGET.match(line):
        return ""
    if heading := _HEADING.match(line):
        line = line[heading.end() :].strip()
        kept = line.rstrip("#")
        line = kept.rstrip() if kept.endswith((" ", "\t")) else line
    line = _TAG.sub("", _LINK.sub(r"\1", line))
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", line))
