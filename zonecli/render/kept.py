"""Rows that are gone through more than once, of which few are held in memory."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, TypeAlias

Row: TypeAlias = "Sequence[str] | str"

# So many are written at once, and so many are held before any is.
_BATCH, _HELD = 1000, 20_000


class Kept(Iterable[Row]):
    """Rows, each read from where it comes from once; many are in a temporary file, and read from there again."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._coming = iter(rows)
        self._held: list[Row] = []
        self._file: IO[bytes] | None = None

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        self._read_all()
        yield from self._held
        at = 0
        while self._file is not None:
            # Another iteration may have read from it meanwhile.
            self._file.seek(at)
            try:
                batch = marshal.load(self._file)
            except EOFError:
                return
            at = self._file.tell()
            yield from batch

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def _read_all(self) -> None:
        from tempfile import TemporaryFile

        coming, self._coming = self._coming, iter(())
        self._held += islice(coming, _HELD)
        for first in coming:
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115 - it is read from as long as this is
            batch = [first, *islice(coming, _BATCH - 1)]
            marshal.dump([row if isinstance(row, str) else list(row) for row in batch], self._file)


class Changed(Iterable[Row]):
    """What a function makes of rows, anew each time that they are gone through."""

    def __init__(self, rows: Iterable[Row], change: Callable[[Row], Row]) -> None:
        self._rows, self._change = rows, change

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        return map(self._change, self._rows)


def kept(rows: Iterable[Row]) -> Iterable[Row]:
    """Return the rows as what can be gone through more than once."""
    return rows if isinstance(rows, list | tuple | Kept | Changed) else Kept(rows)
