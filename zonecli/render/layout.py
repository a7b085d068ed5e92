"""How a table finds room on a screen: which columns stand side by side, and where the cells of the others go.

Rich's tables break words and numbers where a column is narrow, cannot set a cell below its row, and take 40 ms to load
(`tests/benchmarks/parts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zonecli.render.blocks import Column
from zonecli.render.wrapping import longest_unit, width_of, wrap

GAP = 2
# So far in stand the further lines of a row's first cell.
_HANG = 2
# On a narrower screen a row that does not fit is a card.
_CARDS = 60
# The rows from which widths are found; a table of thousands shows by then what it is like.
SAMPLE = 400
_TITLE_LINES = 5
# A column of text that is narrower than this is a ladder of words.
_NARROWEST = 12
JOINT = " · "
# 442.12 公顷 stays together.
_BETWEEN_WORDS = re.compile(r"(?<=/)(?=[^\x00-\x7f])| (?![^\x00-\x7f])|(?<!\d) |\n")

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Columns by their numbers: those side by side with their widths, and those that gave way, by where they go."""

    inline: tuple[int, ...]
    widths: tuple[int, ...] = ()
    into: tuple[int, ...] = ()
    below: tuple[int, ...] = ()
    above: tuple[int, ...] = ()
    nowhere: tuple[int, ...] = ()
    # The one of `inline` that takes those of `into`.
    target: int | None = None

    def beside(self, row: Row, columns: Sequence[Column]) -> list[str]:
        """Return the cells of a row that stand side by side."""
        cells = [row[n] for n in self.inline]
        if self.into:
            at = self.position
            cells[at] = JOINT.join(filter(None, (cells[at], _tell(row, self.into, columns))))
        return cells

    @property
    def position(self) -> int:
        return next(at for at, n in enumerate(self.inline) if n == self.target)

    def hangs(self, columns: Sequence[Column]) -> list[int]:
        """Return how far in the further lines of each cell of `beside` stand."""
        return [_HANG if not at and columns[n].align == "left" else 0 for at, n in enumerate(self.inline)]

    def line_below(self, row: Row, columns: Sequence[Column]) -> str:
        """Return what stands below the row: the cells that say something, a number with what it counts."""
        return _tell(row, self.below, columns) if self.below else ""

    def indent(self, columns: Sequence[Column]) -> int:
        """Return how far in what is below a row stands: under what a number stands before."""
        return self.widths[0] + GAP if columns[self.inline[0]].align == "right" else GAP

    def line_above(self, row: Row) -> str:
        """Return what stands above the rows that have the same there."""
        return JOINT.join(row[n] for n in self.above)


def arrange(columns: Sequence[Column], rows: Sequence[Row], width: int, indent: int = 0) -> Arrangement | None:
    """Return how the table is to stand on a screen of this width, None where its rows are to be cards.

    `rows` are the first SAMPLE or fewer, `indent` is how far in they stand. Of what fits, the fewest lines win, then
    the fewest columns that give way: a wider screen needs no more lines.
    """
    cells = list(zip([column.title for column in columns], *rows, strict=True))
    natural = [max(map(_widest, each)) for each in cells]
    if indent + sum(natural) + GAP * (len(columns) - 1) <= width:
        return Arrangement(tuple(range(len(columns))), tuple(natural))
    if width < _CARDS:
        return None
    least = [_least(column, most, each) for column, most, each in zip(columns, natural, cells, strict=True)]
    usual = [sorted(map(_widest, each))[len(rows) * 4 // 5] for each in cells]
    best: tuple[int, Arrangement] | None = None
    for way in _ways(columns):
        wanted = [natural[n] for n in way.inline]
        needed = [least[n] + hang for n, hang in zip(way.inline, way.hangs(columns), strict=True)]
        needed = [min(each, max(most, least[n])) for n, each, most in zip(way.inline, needed, wanted, strict=True)]
        if way.into:
            at = way.position
            wanted[at] = max(_widest(way.beside(row, columns)[at]) for row in rows)
            needed[at] = max(needed[at], *(least[n] + len(JOINT.rstrip()) for n in way.into))
        # Where a few cells are far longer than the others, to wrap these may cost less than it saves.
        common = [min(most, usual[n]) if n != way.target else most for n, most in zip(way.inline, wanted, strict=True)]
        room = width - max(indent, GAP if way.above else 0) - GAP * (len(way.inline) - 1)
        for widths in (_share_out(wanted, needed, room), _share_out(common, needed, room)):
            if widths is None:
                continue
            found = replace(way, widths=widths)
            lines = _lines(rows, found, columns, width)
            if best is None or lines < best[0]:
                best = lines, found
        if best and best[0] <= len(rows):
            break
    return best[1] if best else None


def _ways(columns: Sequence[Column]) -> Iterator[Arrangement]:
    """Yield which columns may give way together, the fewest first."""
    giving = sorted((n for n, each in enumerate(columns) if each.gives_way), key=lambda n: (-columns[n].gives_way, -n))
    above = [n for n in giving if columns[n].goes == "above"]
    others = [n for n in giving if columns[n].goes != "above"]
    ways = [{*above[:m], *others[:n]} for m in range(len(above) + 1) for n in range(len(others) + 1)]
    for gone in sorted(ways, key=len):
        inline = tuple(n for n in range(len(columns)) if n not in gone)
        into, below, over, nowhere = (
            tuple(n for n in sorted(gone) if columns[n].goes == to) for to in ("into", "below", "above", "nowhere")
        )
        target = next((n for n in inline if columns[n].wrap), None)
        if inline and (target is not None or not into):
            yield Arrangement(inline, (), into, below, over, nowhere, target)


def _tell(row: Row, which: Sequence[int], columns: Sequence[Column]) -> str:
    said = []
    for n in which:
        text = " ".join(row[n].split())
        if text.strip("–"):
            said.append(f"{columns[n].title} {text}" if columns[n].align == "right" and columns[n].title else text)
    return JOINT.join(said)


def _widest(cell: str) -> int:
    return max(map(width_of, cell.split("\n"))) if "\n" in cell else width_of(cell)


def _least(column: Column, natural: int, cells: Sequence[str]) -> int:
    """Return the least width at which no word of the column is broken."""
    if not column.wrap:
        return natural
    # No title is a tower.
    title = -(-width_of(column.title) // _TITLE_LINES)
    if column.align == "right":
        # Printed figures are cut between words and behind 元/ only.
        return max(title, *(width_of(word) for cell in cells for word in _BETWEEN_WORDS.split(cell)))
    return max(title, *map(longest_unit, {*cells, ""}), min(natural, _NARROWEST))


def _share_out(wanted: Sequence[int], least: Sequence[int], room: int) -> tuple[int, ...] | None:
    """Return widths that fill the room, the widest columns giving first; None where they do not fit."""
    if sum(least) > room:
        return None
    low, high = 0, max(wanted, default=0)
    while low < high:
        level = (low + high + 1) // 2
        if sum(max(a, min(b, level)) for a, b in zip(least, wanted, strict=True)) <= room:
            low = level
        else:
            high = level - 1
    widths = [max(a, min(b, low)) for a, b in zip(least, wanted, strict=True)]
    spare = room - sum(widths)
    for n, most in enumerate(wanted):
        if spare > 0 and widths[n] < most:
            widths[n] += 1
            spare -= 1
    return tuple(widths)


def _lines(rows: Sequence[Row], arrangement: Arrangement, columns: Sequence[Column], width: int) -> int:
    """Return how many lines the rows take."""
    lines, before, hangs = 0, "", arrangement.hangs(columns)
    for row in rows:
        beside = arrangement.beside(row, columns)
        lines += max(map(_count, beside, arrangement.widths, hangs))
        if text := arrangement.line_below(row, columns):
            lines += _count(text, width - GAP - arrangement.indent(columns))
        if arrangement.above and (text := arrangement.line_above(row)) != before:
            lines, before = lines + _count(text, width), text
    return lines


def _count(cell: str, width: int, hang: int = 0) -> int:
    if "\n" not in cell and width_of(cell) <= width:
        return 1
    return sum(len(wrap(line, width, hang)) for line in cell.split("\n"))
