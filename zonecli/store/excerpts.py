"""Lines of record files, to be shown beside what is wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonecli.errors import RecordsUnreadable

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

# Encodings that the fault of a wrong encoding may have named; the first that fits all bytes shows the line.
_ENCODINGS = ("utf-8-sig", "gb18030", "big5")


class Excerpts:
    """The lines of files of a catalogue. The file asked for last is kept: faults come file by file."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._root = catalogue.root
        self._path = ""
        self._lines: list[str] = []

    def line(self, path: str, number: int) -> str | None:
        """Return the line of this number, from 1, without its end; None where it cannot be read."""
        if path != self._path:
            self._path, self._lines = path, self._read(path)
        return self._lines[number - 1].rstrip("\r") if number <= len(self._lines) else None

    def _read(self, path: str) -> list[str]:
        from zonecli.store.files import read_file

        try:
            data = read_file(path, self._root)
        except RecordsUnreadable:
            return []
        if b"\0" in data:
            return []
        for encoding in _ENCODINGS:
            try:
                return data.decode(encoding).split("\n")
            except UnicodeDecodeError:
                continue
        return data.decode(errors="replace").split("\n")
