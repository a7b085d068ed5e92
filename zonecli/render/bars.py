"""Bars and sparklines of text."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from zonecli.figures.reader import Hedge

if TYPE_CHECKING:
    from zonecli.views.bars import Bar

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = "▁▂▃▄▅▆▇█"
BETWEEN = "░"
MORE, LESS, ABOUT = "▸", "◂", "~"
_ENDS = {
    Hedge.OVER: MORE,
    Hedge.AT_LEAST: MORE,
    Hedge.NEARLY: LESS,
    Hedge.UNDER: LESS,
    Hedge.AT_MOST: LESS,
    Hedge.ABOUT: ABOUT,
}


def bar(found: Bar, hedge: Hedge, width: int) -> str:
    """Return the bar, at most `width` columns wide, its end saying what the hedge does.

    Full blocks reach to the printed number, or to the lower end of a range; light ones to the upper end.
    """
    room = width - 1
    end = _ENDS.get(hedge, "")
    certain = found.value if found.value is not None else found.low
    drawn = blocks(certain or Decimal(0), room)
    if found.high is not None and found.value is None:
        drawn = drawn.rstrip("▏▎▍▌▋▊▉")
        drawn += BETWEEN * max(1, int(found.high * room) - len(drawn))
    return drawn + end


def blocks(part: Decimal, width: int) -> str:
    """Return a bar of this part of the width, to an eighth of a column; what is not zero shows."""
    eighths = int(part * width * 8)
    if part > 0:
        eighths = max(eighths, 1)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def sparkline(levels: Iterable[int | None]) -> str:
    """Return one column for each level from 1 to 8, a blank where there is none."""
    return "".join(" " if level is None else _LEVELS[level - 1] for level in levels)
