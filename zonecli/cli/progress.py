"""How far a long task is, on standard error, where somebody watches and waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import ClassVar, TypeVar

T = TypeVar("T")

# What is done within this many seconds needs no bar.
_PATIENCE = 1.0
_WIDTH = 30
# Seconds between two looks of a bar.
_PAUSE = 0.1


class _Bar:
    """A bar that is drawn over and over on one line, and leaves nothing behind."""

    # There is one standard error; what failed is said there, after the bar is gone.
    drawn: ClassVar[str] = ""
    is_over: ClassVar[bool] = False

    def __init__(self) -> None:
        self._next = monotonic() + _PATIENCE
        _Bar.is_over = False

    def show(self, done: int, total: int) -> None:
        """Draw how many of all are done, now and then; erase it when all are."""
        if done >= total:
            erase()
        elif self.is_over:
            return
        elif (now := monotonic()) >= self._next:
            self._next = now + _PAUSE
            filled = _WIDTH * done // total
            _Bar.drawn = f"[{'#' * filled}{' ' * (_WIDTH - filled)}] {done}/{total}"
            print(f"\r{_Bar.drawn}", end="", file=sys.stderr, flush=True)


def erase() -> None:
    """Take away what is drawn, before something is said on standard error."""
    if _Bar.drawn:
        print(f"\r{' ' * len(_Bar.drawn)}\r", end="", file=sys.stderr, flush=True)
        _Bar.drawn = ""


def stop() -> None:
    """Draw no more bars: the result itself is shown from here on, on the same screen."""
    erase()
    _Bar.is_over = True


def reporter(quiet: bool) -> Callable[[int, int], None] | None:
    """Return what is to be told how many of all are done; None where nobody would see it."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        return None
    return _Bar().show


def progress(items: Sequence[T], quiet: bool) -> Iterator[T]:
    """Yield the items; after a second a bar says how many of them are done."""
    report = reporter(quiet)
    try:
        for n, item in enumerate(items):
            if report is not None:
                report(n, len(items))
            yield item
    finally:
        erase()
