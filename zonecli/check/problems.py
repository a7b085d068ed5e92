"""What is wrong in a record, first by its path in the tables and then by its place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

from zonecli.errors import RecordFault, Wording
from zonecli.store.encoding import place

Path: TypeAlias = tuple[str | int, ...]
Found: TypeAlias = Mapping[Path, tuple[int, int, int, int]]
"""Where things stand, by their paths: the offsets of a key, its end, its value, and the value's end."""

# A message quotes what is wrong; a text of pages would hide the rest of it.
_LONGEST = 200


MOST = 300
"""How many flaws of one file are shown: a file that has more is no record, and finding them all could take for ever."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One breach of a rule at a path such as ("facts", 3, "figure").

    `on_key` points at the key rather than the value; `part` is the stretch of the text's characters that is
    meant. A path among the details stands for the line that it is in.
    """

    rule: str
    at: Path
    sentence: str
    hint: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    on_key: bool = False
    part: tuple[int, int] | None = None


class Flaws(list[Flaw]):
    """The flaws of one file, up to MOST: what is added beyond is not even looked for."""

    def __iadd__(self, more: Iterable[Flaw]) -> Flaws:  # type: ignore[override, misc]
        self.extend(islice(more, MOST - len(self)))
        return self


def flaw(rule: str, at: Path, sentence: str, hint: str = "", **details: Any) -> Flaw:
    """Return a flaw of the value at the path."""
    return Flaw(rule, at, sentence, hint, details)


def located(flaws: Iterable[Flaw], name: str, text: str) -> Iterator[RecordFault]:
    """Yield the flaws of a file as faults with line and column, in the order of the text."""
    from zonecli.store.toml.scanner import spans

    found = spans(text)
    pointed = [(*_span(each, found, text), each) for each in flaws]
    for start, end, each in sorted(pointed, key=lambda one: (one[0], one[2].rule)):
        details = {key: _shown(value, found, text) for key, value in each.details.items()}
        line_end = text.find("\n", start)
        length = min(end, len(text) if line_end < 0 else line_end) - start
        yield RecordFault(name, *place(text, start), each.rule, each.sentence, each.hint, max(1, length), **details)


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
    if raw.startswith(('"""', "'''")) or raw[:1] not in ('"', "'"):
        return at, at + len(raw)
    start, end = (_offset(raw, index) for index in part)
    return at + start, at + end


def _offset(raw: str, index: int) -> int:
    """Return the offset in a quoted text of the character of this index, escapes counted as they are written."""
    if raw[0] == "'":
        return min(1 + index, len(raw))
    at = 1
    for _ in range(index):
        if raw[at : at + 1] == "\\":
            at += {"x": 4, "u": 6, "U": 10}.get(raw[at + 1 : at + 2], 2)
        else:
            at += 1
    return min(at, len(raw))


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
