"""A part of every zone's record: for commands that go over all zones and show little of each.

The files are opened by name in their folder and cut before they are parsed; where there are thousands, all cores work.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from zonecli.errors import RecordFault
from zonecli.store.files import Folder
from zonecli.store.parallel import fork_map
from zonecli.store.text import decode
from zonecli.store.toml import parse
from zonecli.store.toml_parts import head, tables

Raw = dict[str, Any]
Result = TypeVar("Result")

# From so many records on, another process saves more than it takes to start.
_MANY_HEADS = 4000
_MANY = 1500


class Sweep:
    """The records of the zones below a directory."""

    def __init__(self, root: Path) -> None:
        self._root, self._zones = str(root), str(root / "zones")

    def heads(self, ids: Sequence[str], without: Mapping[str, Collection[str]]) -> Iterator[tuple[str, Raw]]:
        """Yield the raw root keys of each zone, save those that have one of the values of `without` under its key."""
        skipped = [f'\n{key} = "{value}"\n'.encode() for key, values in without.items() for value in values]

        def read(folder: Folder, id: str) -> Raw | None:
            data = folder.read(f"{id}.toml")
            if skipped and _says_one_of(data, skipped):
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

        def read(folder: Folder, id: str) -> tuple[bool, Raw] | None:
            text = self._text(id, folder.read(f"{id}.toml"))
            blocks = tables(text, "facts", indicators)
            if blocks == "":
                return None
            above = head(text) if with_head else ""
            return self._tables(id, text, None if blocks is None or above is None else above + blocks)

        for id, found in self._each(read, ids, _MANY):
            if found is not None:
                yield id, *found

    def _each(
        self, read: Callable[[Folder, str], Result], ids: Sequence[str], many: int
    ) -> Iterator[tuple[str, Result]]:
        with closing(Folder(self._zones, self._root)) as folder:

            def work(id: str) -> Result:
                return read(folder, id)

            yield from zip(ids, fork_map(work, ids) if len(ids) >= many else map(work, ids), strict=True)

    def _name(self, id: str) -> str:
        return os.path.join(self._zones, f"{id}.toml")

    def _text(self, id: str, data: bytes) -> str:
        return decode(data, self._name(id))

    def _tables(self, id: str, text: str, part: str | None) -> tuple[bool, Raw]:
        """Return the tables of a part of the text or, where there is none or it is no TOML, of all, and whether so."""
        if part is not None:
            try:
                return False, parse(part, self._name(id))
            except RecordFault:
                # A cut through a list of several lines, or a fault of which the whole knows the place.
                pass
        return True, parse(text, self._name(id))


def _says_one_of(data: bytes, lines: Sequence[bytes]) -> bool:
    """Whether one of the lines surely stands among the root keys, which are not parsed for it."""
    part = data[: data.find(b"\n[") + 1]
    return any(line in part for line in lines) and not (
        part[0] in b"[ \t" or b"\n " in part or b"\n\t" in part or b'"""' in part or b"'''" in part
    )
