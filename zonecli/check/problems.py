"""What is wrong in a record, first by its path in the tables and then by its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from zonecli.check.rules.rule import Rule
from zonecli.errors import RecordFault, Wording
from zonecli.store.encoding import place

Path: TypeAlias = tuple[str | int, ...]
Found: TypeAlias = Mapping[Path, tuple[int, int, int, int]]
"""Where things stand, by their paths: the offsets of a key, its end, its value, and the value's end."""

# A message quotes what is wrong; a text of pages would hide the rest of it.
_LONGEST = 200

# The characters of a quoted text, by its quote: between double quotes escapes are one, as they are written.
_CHARACTERS = {'"': re.compile(r"\\x.{2}|\\u.{4}|\\U.{8}|\\?.", re.DOTALL), "'": re.compile(".", re.DOTALL)}


@dataclass(frozen=True, slots=True)
class Flaw:
    """One breach of a rule at a path such as ("facts", 3, "figure").

    `on_key` points at the key rather than the value; `part` is the stretch of the text's characters that is
    meant. A path among the details stands for the line that it is in.
    """

    rule: Rule
    at: Path
    sentence: str
    hint: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    on_key: bool = False
    part: tuple[int, int] | None = None


def flaw(rule: Rule, at: Path, sentence: str, hint: str = "", **details: Any) -> Flaw:
    """Return a flaw of the value at the path."""
    return Flaw(rule, at, sentence, hint, details)


def located(flaws: Iterable[Flaw], name: str, text: str) -> Iterator[RecordFault]:
    """Yield the flaws of a file as faults with line and column, in the order of the text."""
    from zonecli.store.toml.scanner import spans

    found = spans(text)
    pointed = [(*_span(each, found, text), each) for each in flaws]
    for start, end, each in sorted(pointed, key=lambda one: (one[0], one[2].rule.code)):
        details = {key: _shown(value, found, text) for key, value in each.details.items()}
        line_end = text.find("\n", start)
        length = min(end, len(text) if line_end < 0 else line_end) - start
        code = each.rule.code
        yield RecordFault(name, *place(text, start), code, each.sentence, each.hint, max(1, length), **details)


def _span(flaw: Flaw, found: Found, text: str) -> tuple[int, int]:
    """Return the offsets that a flaw points at: of a path that is not in the text, those of the nearest above it."""
    at = flaw.at
    while at and at not in found:
        at = at[:-1]
    if not at:
        # The first key stands for the whole file: what precedes it are comments.
        return min((offsets[:2] for offsets in found.values()), default=(0, 0))
    key, key_end, value, value_end = found[at]
    if flaw.on_key:
        return key, key_end
    if flaw.part and at == flaw.at:
        return _part(text[value:value_end], value, flaw.part)
    return value, value_end


def _part(raw: str, at: int, part: tuple[int, int]) -> tuple[int, int]:
    """Return the offsets of a stretch of the quoted text at `at`; of one of several lines, those of all of it."""
    if raw.startswith(('"""', "'''")) or raw[:1] not in _CHARACTERS:
        return at, at + len(raw)
    offsets = [1, *(character.end() for character in _CHARACTERS[raw[0]].finditer(raw, 1))]
    start, end = (offsets[min(index, len(offsets) - 1)] for index in part)
    return at + start, at + end


def _shown(value: Any, found: Found, text: str) -> object:
    if isinstance(value, tuple):
        return place(text, found[value][0])[0] if value in found else 1
    return plain(value)


def plain(value: object) -> str:
    """Return a detail of a message as text, not longer than a message may be; what is to be translated stays so."""
    if isinstance(value, Wording):
        return value
    said = str(value)
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
