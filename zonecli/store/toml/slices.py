"""A part of a zone's record, so that the rest need not be parsed; None wherever a part could mislead.

A line that begins with "[" is a table's header, unless it stands in a list or in a text of several lines.
Over 2,700 zones `list` takes 2.4 times as long without this, `rank` 3.1 times (processor time, rtoml reading).
"""

import re
from collections.abc import Collection

TABLES = ("leading_industries", "facts", "events")
"""The arrays of tables that a zone's record has below its root keys."""

_INDENTED = re.compile(r"\n[ \t]+\[")
_STRANGE = re.compile(rf"\n(?:[ \t]+\[|\[(?!\[(?:{'|'.join(TABLES)})\]\]))")


def head(text: str) -> str | None:
    """Return the lines above the first table, in which all root keys stand; None where that is not certain.

    The result can be cut within a list of several lines, and then is no TOML: then, too, the whole is to be
    read. A root key that has the form of a table of its own ([name]) comes below, so `name` must be here;
    no other root key of a valid record is a table.
    """
    end = text.find("\n[")
    part = text if end < 0 else text[: end + 1]
    if text[:1] in ("[", " ", "\t") or not (part.startswith("name") or "\nname" in part):
        return None
    if _long_text(part) or _INDENTED.search(part):
        return None
    return part


def tables(text: str, name: str, containing: Collection[str]) -> str | None:
    """Return those [[name]] tables, in order, that contain one of these ids in quotes; "" where none does.

    A superset: an id may stand under another key than the one that is meant. None where the text has
    anything that a search line by line could mistake, and the whole is to be read.
    """
    if "\\" in text and any(escape in text for escape in ("\\u", "\\U", "\\x")):
        return None
    found = _places(text, containing)
    if not found:
        return ""
    if text[0] in "[ \t" or _long_text(text) or _STRANGE.search(text):
        return None
    opening, parts, end = f"\n[[{name}]]", [], -1
    for at in sorted(found):
        if at < end:
            continue
        start = text.rfind("\n[", 0, at)
        if start < 0 or not text.startswith(opening, start):
            return None
        end = text.find("\n[", at)
        if end < 0:
            end = len(text)
        parts.append(text[start + 1 : end + 1])
    return "".join(parts)


def _places(text: str, ids: Collection[str]) -> list[int]:
    """Return the offsets at which one of the ids ends a quoted text."""
    quotes = "\"'" if "'" in text else '"'
    found = []
    for needle in [f"{name}{quote}" for name in ids for quote in quotes]:
        at = text.find(needle)
        while at >= 0:
            found.append(at)
            at = text.find(needle, at + 1)
    return found


def _long_text(text: str) -> bool:
    """Whether there is, or may be, a text of several lines."""
    return '"""' in text or "'''" in text
