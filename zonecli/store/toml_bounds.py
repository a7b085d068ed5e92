"""The bounds of what is read: how deep values nest, how long a number is.

They stand before the parser: toml_rs ends the whole process on a few thousand brackets.
"""

import re
from typing import Any

from zonecli.store.toml_faults import DEPTH, NUMBER_LENGTH, MalformedError
from zonecli.store.toml_scanner import Scanner

_NUMBER = re.compile(r"[0-9A-Fa-f_.]++")

# Headers, and values of at most two levels: what records are made of. Each part is possessive, so that the
# time is linear; where a text is of another form the scanner, which is slower, looks at it.
_SPACE = r"[ \t]*+"
_TAIL = r"[ \t]*+(?:\#[^\x00-\x08\x0a-\x1f\x7f]*+)?+(?:\r?\n|\Z)"
_STRING = r"""(?:"(?!"")(?:[^"\\\x00-\x08\x0a-\x1f\x7f]++|\\[btnfr"\\uU])*+"|'(?!'')[^'\x00-\x08\x0a-\x1f\x7f]*+')"""
_ATOM = rf"(?:{_STRING}|[A-Za-z0-9_+.:-]++)"
_PAIR = rf"[A-Za-z0-9_.-]++{_SPACE}={_SPACE}"
_GAP = r"(?:[ \t\n]|\r\n)*+"
_LIST = rf"\[{_GAP}(?:{_ATOM}{_GAP}(?:,{_GAP}|(?=\])))*+\]"
_TABLE = rf"\{{{_SPACE}(?:{_PAIR}{_ATOM}{_SPACE}(?:,{_SPACE}|(?=\}})))*+\}}"
_HEADER = r"\[[A-Za-z0-9_.-]++\]|\[\[[A-Za-z0-9_.-]++\]\]"
_FLAT = re.compile(rf"(?:{_SPACE}(?:{_HEADER}|{_PAIR}(?:{_ATOM}|{_LIST}|{_TABLE}))?+{_TAIL})*+")


def check_text(text: str, doubtful: bool = False) -> None:
    """Raise MalformedError where the text nests too deep or holds too long a number; if doubtful, any fault."""
    if doubtful or _may_be_long(text) or not is_flat(text):
        Scanner(text, noting=False).scan()


def check_values(text: str, tables: dict[str, Any]) -> None:
    """Raise MalformedError where keys of many parts have made tables nested too deep."""
    level: list[Any] = [tables]
    for _ in range(2 * DEPTH):
        level = [
            inner
            for value in level
            for inner in (value.values() if type(value) is dict else value)
            if type(inner) in (dict, list)
        ]
        if not level:
            return
    scanner = Scanner(text)
    scanner.scan()
    deepest = max(scanner.found, key=len)
    raise MalformedError(scanner.found[deepest][0], "depth", limit=DEPTH)


def _may_be_long(text: str) -> bool:
    return any(match.end() - match.start() > NUMBER_LENGTH for match in _NUMBER.finditer(text))


def is_flat(text: str) -> bool:
    """Whether the text has the plain form of a record, in which nothing nests deep, sound or not otherwise."""
    return _FLAT.fullmatch(text) is not None
