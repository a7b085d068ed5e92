"""Where each key and each value of a TOML text stands: for error messages and for `trace`."""

from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from zonecli.store.toml.messages import MalformedError
from zonecli.store.toml.scanner import Scanner
from zonecli.store.toml.tables import Path


class Span(NamedTuple):
    """A stretch of text: lines and columns from 1, columns in characters, the end just behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Position(NamedTuple):
    """Where a key and its value stand. An entry of a list has no key: both are the entry.

    The value of a table with a header is its header; that of a table implied by a longer key, the key.
    """

    key: Span
    value: Span


def positions(text: str) -> Mapping[Path, Position]:
    """Return the position of everything in the text by its path, such as ("facts", 3, "figure").

    Where the text is not valid TOML, of everything before the fault.
    """
    scanner = Scanner(text)
    with suppress(MalformedError):
        scanner.scan()
    places = _Places(text)
    return {path: places.position(offsets) for path, offsets in scanner.found.items()}


class _Places:
    """Lines and columns of offsets, without counting each time from the beginning of the text."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def position(self, offsets: tuple[int, int, int, int]) -> Position:
        """Return the key's and the value's span."""
        key, key_end, value, value_end = offsets
        return Position(self._span(key, key_end), self._span(value, value_end))

    def _span(self, start: int, end: int) -> Span:
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        from bisect import bisect_right

        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
