"""A part of every zone's record: for commands that go over all zones and show little of each.

The files are opened by name in their folder and cut before they are parsed; where there are thousands, all cores work.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from zonecli.errors import Diagnostic
from zonecli.store.encoding import decode
from zonecli.store.files import Folder
from zonecli.store.parallel import fork_map
from zonecli.store.toml.parser import parse
from zonecli.store.toml.slices import head, tables

Raw = dict[str, Any]
Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""It is told how many of all are done."""

# From so many records on, another process saves more than it takes to start.
_MANY_HEADS = 4000
_MANY = 1500

# What a file may begin with whose first lines are no root keys, or are not sure to be; \xef begins a byte order mark.
_NO_KEY = (b"", b"[", b" ", b"\t", b"\xef")


class Scan:
    """The records of the zones below a directory."""

    def __init__(self, root: Path, progress: Progress | None = None, alone: bool = False) -> None:
        """`alone` where this process does all the work: each other one would keep what it has free and fills again."""
        self._root, self._zones = str(root), str(root / "zones")
        self._progress, self._alone = progress, alone

    def heads(self, ids: Sequence[str], without: Mapping[str, Collection[str | None]]) -> Iterator[tuple[str, Raw]]:
        """Yield the raw root keys of each zone, save of some that have one of the values of `without` under its key.

        None as a value stands for a key that is not there.
        """
        skipped = [f'\n{key} = "{value}"\n'.encode() for key, values in without.items() for value in values if value]
        needed = [key.encode() for key, values in without.items() if None in values]

        def read(folder: Folder, id: str) -> Raw | None:
            data = folder.read(f"{id}.toml")
            if (skipped or needed) and _is_plainly_out(data, skipped, needed):
                return None
            text = self._text(id, data)
            return self._tables(id, text, head(text))[1]

        for id, raw in self._each(read, ids, _MANY_HEADS):
            if raw is not None:
                yield id, raw

    def facts(
        self, ids: Sequence[str], indicators: Collection[str], with_head: bool
    ) -> Iterator[tuple[str, bool, Raw]]:
        """Yield, for each zone that may have facts of these indicators, whether its record is whole, and its tables.

        Where it is not whole it has those of the facts that name an indicator, and the root keys if they are asked for.
        """

        quoted = [f"{name}{quote}".encode() for name in indicators for quote in "\"'"]

        def read(folder: Folder, id: str) -> tuple[bool, Raw] | None:
            data = folder.read(f"{id}.toml")
            # UTF-16 has a NUL beside each letter, and is to be refused.
            if not (any(each in data for each in quoted) or b"\\" in data or b"\0" in data):
                return None
            text = self._text(id, data)
            blocks = tables(text, "facts", indicators)
            if blocks == "":
                return None
            above = head(text) if with_head else ""
            return self._tables(id, text, None if blocks is None or above is None else above + blocks)

        for id, found in self._each(read, ids, _MANY):
            if found is not None:
                yield id, *found

    def texts(
        self, ids: Sequence[str], work: Callable[[str, Callable[[], str]], Result]
    ) -> Iterator[tuple[str, Result]]:
        """Yield for each zone what the work makes of its id and of what returns its text."""

        def read(folder: Folder, id: str) -> Result:
            return work(id, lambda: self._text(id, folder.read(f"{id}.toml")))

        yield from self._each(read, ids, _MANY)

    def _each(
        self, read: Callable[[Folder, str], Result], ids: Sequence[str], many: int
    ) -> Iterator[tuple[str, Result]]:
        with closing(Folder(self._zones, self._root)) as folder:

            def work(id: str) -> Result:
                return read(folder, id)

            found = map(work, ids) if self._alone else map_many(work, ids, many)
            yield from watch(zip(ids, found, strict=True), len(ids), self._progress)

    def _name(self, id: str) -> str:
        return os.path.join(self._zones, f"{id}.toml")

    def _text(self, id: str, data: bytes) -> str:
        return decode(data, self._name(id))

    def _tables(self, id: str, text: str, part: str | None) -> tuple[bool, Raw]:
        """Return the tables of a part of the text or, where there is none or it is no TOML, of all, and whether so."""
        if part is not None:
            try:
                return False, parse(part, self._name(id))
            except Diagnostic:
                # A cut through a list of several lines, or a fault of which the whole knows the place.
                pass
        return True, parse(text, self._name(id))


def map_many(work: Callable[[Item], Result], items: Sequence[Item], many: int = _MANY) -> Iterator[Result]:
    """Return what the work makes of each of the items, by `fork_map` where there are so many."""
    return fork_map(work, items) if len(items) >= many else map(work, items)


def watch(items: Iterable[Item], total: int, progress: Progress | None) -> Iterator[Item]:
    """Yield the items, and tell each time how many of all are done."""
    if progress is None or total < _MANY:
        # A second is not reached.
        yield from items
        return
    try:
        for done, item in enumerate(items, 1):
            yield item
            progress(done, total)
    finally:
        progress(total, total)


def _is_plainly_out(data: bytes, lines: Sequence[bytes], needed: Sequence[bytes]) -> bool:
    """Whether one of the lines surely stands among the root keys, or one that is needed is not there: unparsed."""
    part = data[: data.find(b"\n[") + 1]
    for line in lines:
        if line in part:
            break
    else:
        if all(key in part for key in needed):
            return False
    # Only lines that begin with a key, a comment or a header; no texts of several lines; no key in escapes.
    return part[:1] not in _NO_KEY and not (
        b"\\" in part or b"\n " in part or b"\n\t" in part or b'"""' in part or b"'''" in part
    )
