"""The bounds of what is read: how deep values nest, how long a number is.

They stand before the parser: toml_rs ends the whole process on a few thousand brackets.
"""

import re
from functools import cache
from typing import Any

from zonecli.store.toml.messages import DEPTH, NUMBER_LENGTH, MalformedError

# Brackets within brackets up to this depth need no look at each character.
_NESTED = 3
_NUMBER = re.compile(r"[0-9A-Fa-f_.]++")

# Headers, and values in brackets or braces: what records are made of. Each part is possessive, so that the
# time is linear; where a text is of another form the scanner, which is slower, looks at it.
_SPACE = r"[ \t]*+"
_TAIL = r"[ \t]*+(?:\#[^\x00-\x08\x0a-\x1f\x7f]*+)?+(?:\r?\n|\Z)"
_STRING = r"""(?:"(?!"")(?:[^"\\\x00-\x08\x0a-\x1f\x7f]++|\\[btnfr"\\uU])*+"|'(?!'')[^'\x00-\x08\x0a-\x1f\x7f]*+')"""
_ATOM = rf"(?:{_STRING}|[A-Za-z0-9_+.:-]++)"
_PAIR = rf"[A-Za-z0-9_.-]++{_SPACE}={_SPACE}"
_GAP = r"(?:[ \t\n]|\r\n)*+"
_HEADER = r"\[[A-Za-z0-9_.-]++\]|\[\[[A-Za-z0-9_.-]++\]\]"


@cache
def _form(levels: int) -> re.Pattern[str]:
    value = _ATOM
    for _ in range(levels):
        in_brackets = rf"\[{_GAP}(?:{value}{_GAP}(?:,{_GAP}|(?=\])))*+\]"
        in_braces = rf"\{{{_SPACE}(?:{_PAIR}{value}{_SPACE}(?:,{_SPACE}|(?=\}})))*+\}}"
        value = rf"(?:{_ATOM}|{in_brackets}|{in_braces})"
    return re.compile(rf"(?:{_SPACE}(?:{_HEADER}|{_PAIR}{value})?+{_TAIL})*+")


def check_text(text: str, doubtful: bool = False, long: bool = True) -> None:
    """Raise MalformedError where the text nests too deep or holds too long a number; if doubtful, any fault.

    `long` says whether it may hold such a number at all.
    """
    if doubtful or (long and _may_be_long(text)) or not (is_flat(text) or is_flat(text, _NESTED)):
        # A whole reader of TOML, which a sound text of the plain form needs not.
        from zonecli.store.toml.scanner import Scanner

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
    from zonecli.store.toml.scanner import Scanner

    scanner = Scanner(text)
    scanner.scan()
    deepest = max(scanner.found, key=len)
    raise MalformedError(scanner.found[deepest][0], "depth", limit=DEPTH)


def _may_be_long(text: str) -> bool:
    return any(match.end() - match.start() > NUMBER_LENGTH for match in _NUMBER.finditer(text))


def is_flat(text: str, levels: int = 1) -> bool:
    """Whether the text has the plain form of a record, in which nothing nests deeper, sound or not otherwise."""
    return _form(levels).fullmatch(text) is not None
