"""How far a long task is, on standard error, where somebody watches and waits."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

# What is done within this many seconds needs no bar.
_PATIENCE = 1.0
_WIDTH = 30


def progress(items: Sequence[T], quiet: bool) -> Iterator[T]:
    """Yield the items; after a second a bar says how many of them are done."""
    stream = sys.stderr
    if quiet or stream is None or not stream.isatty():
        yield from items
        return
    start, drawn = monotonic(), False
    try:
        for n, item in enumerate(items):
            if monotonic() - start > _PATIENCE:
                done = _WIDTH * n // len(items)
                stream.write(f"\r[{'#' * done}{' ' * (_WIDTH - done)}] {n}/{len(items)}")
                stream.flush()
                drawn = True
            yield item
    finally:
        if drawn:
            stream.write("\r" + " " * (_WIDTH + 2 * len(str(len(items))) + 4) + "\r")
            stream.flush()
