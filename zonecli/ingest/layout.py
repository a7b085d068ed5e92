"""Where what stands in a table: titles, head, rows, sections, totals, and the notes under it with their marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from zonecli.errors import N_
from zonecli.ingest.faults import TableUnreadable
from zonecli.ingest.heads import is_unit, unit_of_line
from zonecli.ingest.periods import FISCAL, Years, find_period
from zonecli.ingest.sheets import Sheet
from zonecli.ingest.words import is_missing, is_note, is_page, is_total, level_of
from zonecli.store.lookup import fold

# A head stands among the first rows, and has a few itself.
_TOP = 60
_MOST_HEADS = 4
_SAMPLE = 500

_NUMBER = re.compile(r"[+\-−±]?[0-9][0-9,，. ]*[%％]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ORDINAL = re.compile(r"[(（]?([0-9]{1,2})[)）]?|[甲乙丙丁戊己庚辛A-Z]")
_MARK = r"\*{1,4}|[†‡#§]+|[①-⑳]|[¹²³⁰⁴-⁹]+|\[[0-9a-z]{1,2}\]|[(（](?:[0-9]{1,2}|[a-z]|注[0-9]?)[)）]|注[0-9]{1,2}"
_MARK_AT_END = re.compile(rf"(?:{_MARK})\Z")
# No mark is longer.
_LONGEST_MARK = 12
_NOTE = re.compile(
    rf"(?:附?注|notes?)?\s*+[:：]?\s*+(?P<mark>{_MARK}|[0-9]{{1,2}}(?=[.、）)]))\s*+[.、：:)）]?\s*+(?P<text>\S.*)",
    re.IGNORECASE,
)
_CJK = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place from 0, its heads joined from above, and whether it is unsure which heads are meant."""

    index: int
    label: str
    mark: str | None = None
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table by its place from 0, and the heading of the section that it stands in, or an empty text."""

    index: int
    section: str = ""


@dataclass(frozen=True)
class Layout:
    """A sheet taken apart. `titles` are the lines above the head, `notes` the texts under the table by their marks,
    `remarks` those without one; `repeated` counts the heads and titles that pages repeat."""

    sheet: Sheet
    titles: tuple[str, ...]
    head: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    notes: dict[str, str]
    remarks: tuple[str, ...]
    sections: tuple[str, ...]
    repeated: int

    @cached_property
    def unit(self) -> str | None:
        """The unit that a line above the table says for all of it."""
        return next((unit for title in reversed(self.titles) if (unit := unit_of_line(title))), None)

    @cached_property
    def years(self) -> Years:
        """What kind of years the table counts in, as far as its own words say so."""
        said = [*self.titles, *(column.label for column in self.columns)]
        return Years.PAIRED if any(FISCAL.search(text) for text in said) else Years.CALENDAR

    @cached_property
    def _merged(self) -> dict[tuple[int, int], tuple[int, int, bool]]:
        """The first cell of each merged one, and whether it reaches over several rows."""
        return _cells_of_merges(self.sheet, self.head[-1] + 1, len(self.sheet.rows))

    def text(self, row: int, column: int) -> str:
        """Return a cell of a row as it is printed; of merged cells, what all of them show."""
        first = self._merged.get((row, column))
        return self.sheet.cell(first[0], first[1]) if first else self.sheet.cell(row, column)

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Return the row and the column of the cell that holds the text."""
        first = self._merged.get((row, column))
        return (first[0], first[1]) if first else (row, column)

    def is_shared(self, row: int, column: int) -> bool:
        """Whether the cell is one with those of other rows, or of other columns that have a head."""
        first = self._merged.get((row, column))
        if first is None:
            return False
        own = [each.index for each in self.columns if each.label and self._merged.get((row, each.index)) == first]
        return first[2] or own != [column]

    def without_mark(self, text: str) -> tuple[str, str | None]:
        """Return a text without the footnote mark at its end, and the note that the mark means; None where none is."""
        bare, mark = _parted(text) if self.notes else (text, "")
        note = self.notes.get(mark)
        return (bare, note) if mark and note else (text, None)

    def find(self, reference: str | int) -> list[Column]:
        """Return the columns of a label, or the one of a number counted from 1."""
        if isinstance(reference, int):
            return [column for column in self.columns if column.index == reference - 1]
        wanted = fold(reference)
        return [column for column in self.columns if fold(column.label) == wanted]


def lay_out(sheet: Sheet, head: Sequence[int] | None = None, skip: Collection[str] = ()) -> Layout:
    """Return a sheet taken apart.

    `head` are the rows of the head, from 0, where they are known; `skip` are names of rows to be taken for totals.
    Raises TableUnreadable where no head is found, or where merged cells leave open what it means.
    """
    found = tuple(head) if head is not None else _find_head(sheet)
    if not found or found[-1] >= len(sheet.rows):
        raise TableUnreadable(
            N_("{path}: no row looks like the head of a table"),
            N_("say which: head = [2, 3] in the mapping"),
            path=sheet.path,
        )
    titles = [line for row in range(found[0]) for line in _told(sheet, row)]
    notes: dict[str, str] = {}
    remarks: list[str] = []
    end = _read_notes(sheet, found[-1] + 1, notes, remarks)
    columns = _columns(sheet, found, notes)
    rows, totals, sections, repeated = _body(sheet, found, end, titles, {fold(name) for name in skip})
    return Layout(
        sheet,
        tuple(titles),
        found,
        columns,
        tuple(rows),
        tuple(totals),
        notes,
        tuple(remarks),
        tuple(sections),
        repeated,
    )


# -- the head ------------------------------------------------------------------------------------------


def _told(sheet: Sheet, row: int) -> list[str]:
    return [text for text in sheet.rows[row] if text]


def _shown(sheet: Sheet, row: int, merged: dict[tuple[int, int], tuple[int, int, bool]]) -> list[str]:
    """Return what the cells of a row show, each merged one once."""
    firsts = dict.fromkeys(merged.get((row, column), (row, column))[:2] for column in range(sheet.width))
    return [text for first in firsts if (text := sheet.cell(*first))]


def _is_figure(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and not _YEAR.fullmatch(text) and find_period(text, Years.FISCAL) is None


def _find_head(sheet: Sheet) -> tuple[int, ...]:
    counts = Counter(count for row in range(min(len(sheet.rows), _SAMPLE)) if (count := len(_told(sheet, row))) > 1)
    usual = max(counts, key=lambda count: (counts[count], count), default=0)
    for row in range(min(len(sheet.rows), _TOP)):
        told = _told(sheet, row)
        if len(told) < 2 or (len(told) < usual and len(told) <= 2 and any(unit_of_line(text) for text in told)):
            continue
        if any(map(_is_figure, told)):
            return ()
        lines = [row]
        while len(lines) < _MOST_HEADS and _goes_on(sheet, lines):
            lines.append(lines[-1] + 1)
        if len(told) * 2 >= usual or len(lines) > 1:
            return tuple(lines)
    return ()


def _goes_on(sheet: Sheet, lines: list[int]) -> bool:
    """Whether the row below is a part of the head too: it parts what stands above, or gives the units."""
    last, row = lines[-1], lines[-1] + 1
    if row >= len(sheet.rows):
        return False
    told = [(column, text) for column, text in enumerate(sheet.rows[row]) if text]
    if not told or any(_is_figure(text) for _, text in told) or is_note(told[0][1]):
        return False
    first = next((column for column, text in enumerate(sheet.rows[lines[0]]) if text), 0)
    if told[0][0] <= first:
        return False
    if all(is_unit(text) for _, text in told):
        return True
    # A row of texts below a full head is one of the table.
    return any(not sheet.cell(last, column) for column, _ in told)


def _cells_of_merges(sheet: Sheet, top: int, bottom: int) -> dict[tuple[int, int], tuple[int, int, bool]]:
    """Return, for each merged cell of these rows, the first of it, and whether it reaches over several rows."""
    found: dict[tuple[int, int], tuple[int, int, bool]] = {}
    for first, left, last, right in sheet.merges:
        width = min(right, sheet.width) + 1
        for row in range(max(first, top), min(last + 1, bottom)):
            for column in range(left, width):
                found[row, column] = (first, left, last > first)
    return found


def _columns(sheet: Sheet, head: tuple[int, ...], notes: dict[str, str]) -> tuple[Column, ...]:
    for first, left, last, right in sheet.merges:
        if head[0] <= first <= head[-1] < last and (right > left or last > head[-1] + 1):
            raise TableUnreadable(
                N_("{path}: merged cells reach from the head into the rows: rows {first} to {last}, column {column}"),
                N_("part them, or say which rows the head has: head = [2, 3] in the mapping"),
                path=sheet.path,
                first=first + 1,
                last=last + 1,
                column=left + 1,
            )
    merged = _cells_of_merges(sheet, head[0], head[-1] + 1)
    width = max(len(sheet.rows[row]) for row in range(head[0], len(sheet.rows)))
    texts = {
        (row, column): sheet.cell(*merged[row, column][:2]) if (row, column) in merged else sheet.cell(row, column)
        for row in head
        for column in range(width)
    }
    unsure: set[int] = set()
    for n, row in enumerate(head[:-1]):
        # A sheet that merges the heads of some columns in a row means no others.
        if not any(first == row and right > left for first, left, _, right in sheet.merges):
            unsure |= _carry_on(texts, row, head[n + 1 :], width)
    found = []
    for column in range(width):
        # Of columns that are one in every row of the head, the first stands for all.
        left = merged.get((head[-1], column), (0, column))[1]
        is_same = left < column and all(merged.get((row, column)) == merged.get((row, left)) for row in head)
        parts = [] if is_same else list(dict.fromkeys(text for row in head if (text := texts[row, column])))
        label = _joined(" ".join(parts))
        bare, mark = _parted(label)
        is_marked = bool(mark) and mark in notes
        found.append(Column(column, bare if is_marked else label, mark if is_marked else None, column in unsure))
    return tuple(found)


def _carry_on(texts: dict[tuple[int, int], str], row: int, below: Sequence[int], width: int) -> set[int]:
    """Let a head go on over the blank ones to its right that stand above heads; return those that may not be its own.

    Where the heads below it are not those below the one before it, nobody can tell where it ends.
    """
    groups: list[list[int]] = []
    under = [" ".join(filter(None, (texts[each, column] for each in below))) for column in range(width)]
    for column in range(width):
        if texts[row, column]:
            groups.append([column] if under[column] else [])
        elif groups and groups[-1] and under[column]:
            groups[-1].append(column)
            texts[row, column] = texts[row, groups[-1][0]]
        else:
            groups.append([])
    several = [group for group in groups if len(group) > 1]
    usual = [under[column] for column in several[0]] if several else []
    return {
        column
        for group in several[1:]
        for place, column in enumerate(group)
        if place >= len(usual) or under[column] != usual[place]
    }


def _joined(text: str) -> str:
    """Return a head on one line: Chinese that was broken into lines without a space."""
    return _CJK.sub("", " ".join(text.split())) if "\n" in text else " ".join(text.split())


# -- what stands under the table -----------------------------------------------------------------------


def _parted(text: str) -> tuple[str, str]:
    """Return a text without the mark at its end, and that mark as notes have it; empty where there is none."""
    found = _MARK_AT_END.search(text, max(1, len(text) - _LONGEST_MARK))
    return (text[: found.start()].rstrip(), _bare(found[0])) if found else (text, "")


def _bare(mark: str) -> str:
    return mark.strip("()（）[] ").removeprefix("注")


def _read_notes(sheet: Sheet, start: int, notes: dict[str, str], remarks: list[str]) -> int:
    """Read the notes at the end of the table into `notes` and `remarks`; return the row that they begin with."""
    end = len(sheet.rows)
    lines: list[str] = []
    while end > start:
        told = _told(sheet, end - 1)
        is_below = not told or is_note(told[0]) or is_page(told[0]) or bool(re.fullmatch(_MARK, told[0]))
        if not (is_below or (len(told) == 1 and not is_total(told[0]))):
            break
        end -= 1
        lines += [line for line in reversed(" ".join(told).split("\n")) if line.strip()]
    for line in reversed(lines):
        found = _NOTE.fullmatch(line.strip())
        if found:
            notes[_bare(found["mark"])] = found["text"]
        elif not is_page(line):
            remarks.append(line.strip())
    return end


# -- rows ----------------------------------------------------------------------------------------------


def _body(
    sheet: Sheet, head: tuple[int, ...], end: int, titles: Sequence[str], skip: set[str]
) -> tuple[list[Row], list[Row], list[str], int]:
    rows: list[Row] = []
    totals: list[Row] = []
    # A heading above the head is that of a section where it names a level.
    sections = dict.fromkeys(title for title in titles[-1:] if level_of(title))
    section, repeated = next(iter(sections), ""), 0
    heads = {tuple(map(fold, filter(None, sheet.rows[row]))) for row in head}
    above = set(titles)
    is_first = True
    merged = _cells_of_merges(sheet, head[-1] + 1, end)
    for row in range(head[-1] + 1, end):
        told = _shown(sheet, row, merged) if merged else _told(sheet, row)
        if not told:
            continue
        if is_first and _numbers_columns(told):
            continue
        is_first = False
        if tuple(map(fold, told)) in heads or (len(told) <= 2 and above.issuperset(told)) or is_page(told[0]):
            repeated += 1
            section = told[0] if told[0] in sections else section
        elif is_total(_name(told)) or not skip.isdisjoint(map(fold, told[:3])):
            totals.append(Row(row, section))
        elif len(told) == 1 and not _is_figure(told[0]) and not is_note(told[0]):
            section = told[0]
            sections[section] = None
        elif not is_note(told[0]):
            rows.append(Row(row, section))
    return rows, totals, list(sections), repeated


def _name(told: list[str]) -> str:
    """Return the first cell of a row that is no number: the name of what it is about."""
    return next((text for text in told[:3] if not _NUMBER.fullmatch(text) and not is_missing(text)), "")


def _numbers_columns(told: list[str]) -> bool:
    """Whether a row under the head only counts the columns: (1) (2) (3), 甲 1 2."""
    found = [_ORDINAL.fullmatch(text) for text in told]
    if len(told) < 3 or not all(found):
        return False
    numbers = [int(each[1]) for each in found if each and each[1]]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2
