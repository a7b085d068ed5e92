"""A sheet of a workbook (XLSX, XLSM): cells as they print, merged cells, and bounds before anything is opened."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar, cast

from zonecli.errors import N_
from zonecli.ingest.faults import CellFault, TableUnreadable
from zonecli.ingest.number_formats import GENERAL, FormatError, print_date, print_number
from zonecli.ingest.sheets import (
    LONGEST_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Merge,
    Progress,
    Sheet,
    clean_cell,
    too_large,
    without_empty_end,
)

T = TypeVar("T")

# What a workbook of a million full cells comes to, with room.
_MAX_UNZIPPED = 256 << 20
_MAX_ENTRIES = 2_000
_MAX_RATIO = 400
# What is this small may be packed as densely as it likes.
_SMALL = 8 << 20
# A part that openpyxl makes objects of, such as the styles: it is a thousand times slower than reading cells.
_MAX_OBJECTS = 1 << 20
# How often everything may be read: the size of a sheet, its first rows, its cells; and what opening a part costs.
_MAX_READINGS, _OPENING = 4, 4096
# Where the first element of a part has begun.
_HEAD = 1 << 16
# What a spreadsheet lets nobody exceed.
_LONGEST_FORMAT = 255
# Cells that are visited, empty ones between others counted.
_MAX_CELLS = 30_000_000
_PEEK = 200
_STEP = 500

_MERGED = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^<>]{0,99}?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s>/]")
_LONGEST_TAG = 200
_END = re.compile(rb"<(?:/(\w{1,9}:)?sheetData\s{0,9}|(\w{1,9}:)?sheetData\s{0,9}/)>")
_LONGEST_END = 50
_NO_VALUE = N_("a formula whose result is not in the file: open it in a spreadsheet and save it")
_NO_PRINT = N_("what the cell prints cannot be told from its number format “{format}”")
_NO_DATE = N_("a date of which the cell does not print the year and the month (“{format}”)")


class _Seen(NamedTuple):
    """What the text of a sheet shows: merged cells, whether there are formulas, and about how many rows it has."""

    merges: list[Merge]
    has_formulas: bool
    rows: int


def read_workbook(path: Path, data: bytes, name: str | None, progress: Progress) -> Sheet:
    """Return one sheet of a workbook: the one of this name or number, else the only one that has a table.

    Raises TableUnreadable.
    """
    _check_bounds(path, data)
    with warnings.catch_warnings():
        # What openpyxl leaves out (drop-down lists, headers, dates that are none) is no cell.
        warnings.simplefilter("ignore")
        values = _open(path, data, data_only=True)
        sheet = _choose(path, values, name)
        seen = _scan(path, data, sheet)
        formulas = _open(path, data, data_only=False)[sheet.title] if seen.has_formulas else None
        return _read(path, sheet, formulas, seen, progress)


def _check_bounds(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            unzipped = sum(entry.file_size for entry in entries)
            is_bomb = len(entries) > _MAX_ENTRIES or unzipped > _MAX_UNZIPPED
            is_bomb |= unzipped > _SMALL and unzipped > _MAX_RATIO * len(data)
            if not is_bomb:
                _check_markup(path, archive, entries)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise _damaged(path) from error
    if is_bomb:
        raise _too_much(path, entries)
    if "xl/workbook.xml" not in names:
        hint = N_("open it in a spreadsheet, and save it as .xlsx or .csv")
        raise TableUnreadable(N_("{path}: not a workbook of the kind .xlsx"), hint, path=path)


def _check_markup(path: Path, archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Raise TableUnreadable where a part declares a document type: no workbook does, and entities could swell."""
    for entry in entries:
        with archive.open(entry) as part:
            if _has_document_type(part):
                raise TableUnreadable(
                    N_("{path}: {part} declares entities, which no workbook needs"), path=path, part=entry.filename
                )


def _has_document_type(part: IO[bytes]) -> bool:
    """Whether one is declared before the first element, or that is so far away that nobody can tell at once."""
    from xml.parsers.expat import ExpatError, ParserCreate

    found: list[bool] = []
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: found.append(True)
    parser.StartElementHandler = lambda *_: found.append(False)
    try:
        parser.Parse(part.read(_HEAD))
    except (ExpatError, ValueError):
        # No XML, which is not read, or damaged, which openpyxl says.
        return found[:1] == [True]
    return found[:1] != [False] and (bool(found) or bool(part.read(1)))


class _Archive(zipfile.ZipFile):
    """An archive that gives openpyxl what it asks for within bounds, however often the parts name each other."""

    def __init__(self, path: Path, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self._path, self._left = path, _MAX_READINGS * (sum(each.file_size for each in self.infolist()) + (1 << 20))

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """Return a part whole, of which objects are made; sheets and texts are opened."""
        part = self.getinfo(name) if isinstance(name, str) else name
        if part.file_size > _MAX_OBJECTS:
            raise TableUnreadable(
                N_("{path}: {part} is larger than a table needs"), _AS_CSV, path=self._path, part=part.filename
            )
        data = super().read(name, pwd)
        if _has_long_format(data):
            raise _damaged(self._path)
        return data

    def open(self, name: str | zipfile.ZipInfo, *more: Any, **others: Any) -> IO[bytes]:
        """Return a part as a stream, of a sheet what stands up to the end of its rows."""
        part = self.getinfo(name) if isinstance(name, str) else name
        self._left -= max(part.file_size, _OPENING)
        if self._left < 0:
            raise _too_much(self._path, self.infolist())
        return cast("IO[bytes]", _Rows(super().open(name, *more, **others)))


class _Rows(io.RawIOBase):
    """A part up to the end of its rows: of what stands behind them openpyxl makes objects that nobody asks for."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part, self._held, self._is_ended = part, b"", False

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, none at the end; all without a size."""
        if size < 0:
            return b"".join(iter(lambda: self.read(1 << 16), b""))
        while not self._is_ended:
            block = self._part.read(size)
            text = self._held + block
            found = _END.search(text)
            self._is_ended = bool(found) or not block
            if found:
                return text[: found.end()] + b"</" + (found[1] or found[2] or b"") + b"worksheet>"
            kept = 0 if self._is_ended else _LONGEST_END
            ready, self._held = text[: len(text) - kept] if len(text) > kept else b"", text[-kept:] if kept else b""
            if ready or self._is_ended:
                return ready
        return b""

    def close(self) -> None:
        """Let go of the part."""
        self._part.close()
        super().close()


def _has_long_format(data: bytes) -> bool:
    """Whether a number format is longer than any: of such, openpyxl asks in the square of its length what it is."""
    from xml.parsers.expat import ExpatError, ParserCreate

    lengths: list[int] = [0]
    parser = ParserCreate()
    parser.StartElementHandler = lambda _, attributes: lengths.append(len(attributes.get("formatCode", "")))
    with suppress(ExpatError, ValueError):
        parser.Parse(data, True)
    return max(lengths) > _LONGEST_FORMAT


_AS_CSV = N_("if you trust it, open it in a spreadsheet and save the one sheet as .csv")


def _too_much(path: Path, entries: Sequence[zipfile.ZipInfo]) -> TableUnreadable:
    return TableUnreadable(
        N_("{path}: unpacks to {size} MiB in {entries} parts, more than a table needs"),
        _AS_CSV,
        path=path,
        size=sum(entry.file_size for entry in entries) >> 20,
        entries=len(entries),
    )


def _damaged(path: Path) -> TableUnreadable:
    return TableUnreadable(
        N_("{path}: the workbook is damaged or cut off"), N_("fetch or save the file again"), path=path
    )


def _guarded(path: Path, items: Iterator[T]) -> Iterator[T]:
    """Yield the items of openpyxl, which fails with whatever a damaged file makes it stumble over."""
    while True:
        try:
            item = next(items)
        except StopIteration:
            return
        except TableUnreadable:
            raise
        except Exception as error:
            raise _damaged(path) from error
        yield item


def _open(path: Path, data: bytes, data_only: bool) -> Any:
    from openpyxl.reader.excel import ExcelReader

    def opened() -> Iterator[Any]:
        reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
        reader.archive = _Archive(path, data)
        reader.read()
        yield reader.wb

    (workbook,) = _guarded(path, opened())
    for sheet in workbook.worksheets:
        # What a file says of its own size may be wrong, and huge.
        sheet.reset_dimensions()
    return workbook


def _choose(path: Path, workbook: Any, name: str | None) -> Any:
    sheets = workbook.worksheets
    if name is not None:
        numbered = {str(number): sheet for number, sheet in enumerate(sheets, 1)}
        chosen = {sheet.title: sheet for sheet in sheets}.get(name) or numbered.get(name)
        if chosen is None:
            titles = ", ".join(sheet.title for sheet in sheets)
            raise TableUnreadable(
                N_("{path}: no sheet is called “{name}”"),
                N_("its sheets: {titles}"),
                path=path,
                name=name,
                titles=titles,
            )
        return chosen
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    full = [sheet for sheet in visible if _has_table(path, sheet)]
    if len(full) == 1:
        return full[0]
    if not full:
        raise TableUnreadable(
            N_("{path}: no visible sheet has a table"),
            N_("--sheet names one that is hidden: {titles}") if len(visible) < len(sheets) else "",
            path=path,
            titles=", ".join(sheet.title for sheet in sheets if sheet not in visible),
        )
    raise TableUnreadable(
        N_("{path}: several sheets have a table: {titles}"),
        N_('say which: --sheet "{first}", or sheet = "{first}" in the mapping'),
        path=path,
        titles=", ".join(sheet.title for sheet in full),
        first=full[0].title,
    )


def _has_table(path: Path, sheet: Any) -> bool:
    """Whether two of the first rows have two cells each that say something."""
    rows = islice(_guarded(path, sheet.iter_rows(values_only=True)), _PEEK)
    full = [row for row in rows if sum(value is not None and value != "" for value in row[:MAX_COLUMNS]) > 1]
    return len(full) > 1


def _scan(path: Path, data: bytes, sheet: Any) -> _Seen:
    """Return what openpyxl does not say of a sheet while it streams."""
    from openpyxl.utils import column_index_from_string

    merges: list[Merge] = []
    has_formulas, rest, rows = False, b"", 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(sheet._worksheet_path) as part:
            while block := part.read(1 << 20):
                rows += block.count(b"<row ")
                text = rest + block
                end = 0
                for found in _MERGED.finditer(text):
                    first, last = (column_index_from_string(found[n].decode()) for n in (1, 3))
                    merges.append((int(found[2]) - 1, first - 1, int(found[4]) - 1, last - 1))
                    end = found.end()
                has_formulas = has_formulas or bool(_FORMULA.search(text))
                rest = text[max(end, len(text) - _LONGEST_TAG) :]
    except Exception as error:
        raise _damaged(path) from error
    return _Seen(list(dict.fromkeys(merges)), has_formulas, rows)


def _read(path: Path, sheet: Any, formulas: Any, seen: _Seen, progress: Progress) -> Sheet:
    rows: list[tuple[str, ...]] = []
    faults: dict[tuple[int, int], CellFault] = {}
    errors: dict[tuple[int, int], str] = {}
    numbers: set[tuple[int, int]] = set()
    written = _guarded(path, formulas.iter_rows(values_only=True)) if formulas is not None else None
    visited = 0
    for number, cells in enumerate(_guarded(path, sheet.iter_rows())):
        visited += len(cells)
        if number >= MAX_ROWS or visited > _MAX_CELLS or any(cell.value is not None for cell in cells[MAX_COLUMNS:]):
            raise too_large(path)
        formula_row = next(written, ()) if written is not None else ()
        texts: list[str] = []
        for column, cell in enumerate(cells[:MAX_COLUMNS]):
            text = ""
            if isinstance(cell.value, str) and len(cell.value) > LONGEST_CELL:
                raise _damaged(path)
            if cell.value is None:
                written_here = formula_row[column] if column < len(formula_row) else None
                # A formula whose result is an empty text is of the type “str”.
                if written_here is not None and cell.data_type != "str":
                    faults[number, column] = CellFault(_NO_VALUE)
            elif cell.data_type == "s":
                text = clean_cell(cell.value)
            elif cell.data_type == "e":
                errors[number, column] = str(cell.value)
            else:
                try:
                    text = _print(cell)
                except FormatError:
                    sentence = _NO_DATE if cell.is_date else _NO_PRINT
                    faults[number, column] = CellFault(sentence, format=cell.number_format)
                if cell.data_type == "n" and cell.number_format == GENERAL:
                    numbers.add((number, column))
            texts.append(text)
        while texts and not texts[-1]:
            texts.pop()
        rows.append(tuple(texts))
        if progress is not None and number % _STEP == 0:
            progress(min(number, seen.rows), seen.rows + 1)
    rows = without_empty_end(rows)
    merges = _within(path, seen.merges, len(rows), max(map(len, rows), default=0))
    return Sheet(str(path), sheet.title, rows, merges, faults, errors, frozenset(numbers))


def _within(path: Path, merges: Sequence[Merge], height: int, width: int) -> list[Merge]:
    """Return the merged cells that begin in the table; raises TableUnreadable where they lie over one another.

    A cell of two merged ones none would know how to read, and many over many would take their product of steps.
    """
    found = [each for each in merges if each[0] < height and each[1] < width]
    area = sum((min(last + 1, height) - row) * (min(right + 1, width) - left) for row, left, last, right in found)
    if area > height * width or any(each[0] > each[2] or each[1] > each[3] for each in found):
        raise _damaged(path)
    return found


def _print(cell: Any) -> str:
    if isinstance(cell.value, bool):
        return str(cell.value).upper()
    if cell.is_date:
        return print_date(cell.value, cell.number_format)
    if isinstance(cell.value, int | float):
        return print_number(cell.value, cell.number_format or GENERAL)
    return clean_cell(str(cell.value))
