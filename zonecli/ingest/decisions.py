"""What somebody has decided of an article's proposals and no record shows: those that were passed over.

A review that is left goes on with it; the file stands among the records, and is no record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from zonecli.store.files import read_file
from zonecli.store.writing import Replacement, locked, write

if TYPE_CHECKING:
    from zonecli.ingest.extraction.proposals import Proposal

FILE = ".zonecli-review.json"


class Decisions:
    """The figures of one article that were passed over, by where they stand in its text."""

    def __init__(self, root: Path, text: str) -> None:
        """A file that says nothing that can be read is an empty one: it is only a help of the memory."""
        self._root, self._path = root, root / FILE
        self._key = sha256(text.encode()).hexdigest()
        self.skipped = set(_read(self._path, root).get(self._key, ()))

    def is_skipped(self, proposal: Proposal) -> bool:
        """Whether somebody has passed it over."""
        return _mark(proposal) in self.skipped

    def skip(self, proposal: Proposal) -> None:
        """Keep in mind that it is passed over; raises SystemFailure where that cannot be written."""
        self.skipped.add(_mark(proposal))
        self._write()

    def take_up(self, proposal: Proposal) -> None:
        """Forget that it was passed over."""
        self.skipped.discard(_mark(proposal))
        self._write()

    def _write(self) -> None:
        with locked(self._root):
            old = self._path.read_bytes() if self._path.exists() else None
            kept = {**_read(self._path, self._root), self._key: sorted(self.skipped)}
            data = json.dumps({key: marks for key, marks in kept.items() if marks}, indent=1).encode() + b"\n"
            write(self._root, {self._path: Replacement(old, data)})


def _mark(proposal: Proposal) -> str:
    return f"{proposal.start}-{proposal.end}"


def _read(path: Path, root: Path) -> Mapping[str, list[str]]:
    try:
        found = json.loads(read_file(path, root)) if path.exists() else {}
    except ValueError:
        return {}
    is_whole = isinstance(found, dict) and all(isinstance(marks, list) for marks in found.values())
    return found if is_whole else {}
