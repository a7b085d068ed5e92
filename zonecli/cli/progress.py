"""How far a long task is, on standard error, where somebody watches and waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

# What is done within this many seconds needs no bar.
_PATIENCE = 1.0
_WIDTH = 30
# Seconds between two looks of a bar.
_PAUSE = 0.1


class _Bar:
    """A bar that is drawn over and over on one line, and leaves nothing behind."""

    def __init__(self) -> None:
        self._next = monotonic() + _PATIENCE
        self._drawn = ""

    def show(self, done: int, total: int) -> None:
        """Draw how many of all are done, now and then; erase it when all are."""
        if done >= total:
            self.erase()
            return
        now = monotonic()
        if now < self._next or sys.stderr is None:
            return
        self._next = now + _PAUSE
        filled = _WIDTH * done // total
        self._drawn = f"[{'#' * filled}{' ' * (_WIDTH - filled)}] {done}/{total}"
        sys.stderr.write(f"\r{self._drawn}")
        sys.stderr.flush()

    def erase(self) -> None:
        """Take the bar away."""
        if self._drawn and sys.stderr is not None:
            sys.stderr.write(f"\r{' ' * len(self._drawn)}\r")
            sys.stderr.flush()
        self._drawn = ""


# There is one standard error; what failed is said there, after the bar is gone.
_bars: list[_Bar] = []


def reporter(quiet: bool) -> Callable[[int, int], None] | None:
    """Return what is to be told how many of all are done; None where nobody would see it."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        return None
    bar = _Bar()
    _bars.append(bar)
    return bar.show


def erase() -> None:
    """Take away what is drawn, before something is said on standard error."""
    for bar in _bars:
        bar.erase()


def progress(items: Sequence[T], quiet: bool) -> Iterator[T]:
    """Yield the items; after a second a bar says how many of them are done."""
    report = reporter(quiet)
    if report is None:
        yield from items
        return
    try:
        for n, item in enumerate(items):
            report(n, len(items))
            yield item
    finally:
        report(len(items), len(items))
