"""Rows as XLSX (Office Open XML, ISO/IEC 29500), in bounded memory and the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any, Self

from zonecli.figures.numbers.decimals import significant
from zonecli.render.csv import is_formula
from zonecli.render.sanitize import clean
from zonecli.render.wrapping import width_of

if TYPE_CHECKING:
    import xlsxwriter  # type: ignore[import-untyped]

# What spreadsheets keep of a number, and hold in a cell and on a sheet.
DIGITS = 15
MOST_CHARACTERS = 32_767
MOST_ROWS = 1_048_576
# Spreadsheets count days from here on; before it they have no dates.
_FIRST_DAY = date(1900, 3, 1)
# A column is as wide as what stands in its first rows, so many columns at most.
_LOOKED_AT, _WIDEST = 200, 48


class Workbook:
    """An XLSX file that is written row by row, and finished at the end of a `with`.

    Numbers of more than 15 digits, which spreadsheets would round, are texts.
    """

    def __init__(self, file: Path | IO[bytes]) -> None:
        """What is not finished stands beside a file that is named, else where the system has temporary files."""
        import xlsxwriter

        beside = file.parent if isinstance(file, Path) else None
        self._folder = TemporaryDirectory(prefix=".sheets.", dir=beside)
        options = {"constant_memory": True, "tmpdir": self._folder.name}
        self._book: xlsxwriter.Workbook = xlsxwriter.Workbook(str(file) if isinstance(file, Path) else file, options)
        self._book.use_zip64()
        # Else the time of writing stands in it.
        self._book.set_properties({"created": datetime(1980, 1, 1)})
        self._sheets: list[Sheet] = []
        self.formats = {
            "head": self._book.add_format({"bold": True, "bottom": 1}),
            "date": self._book.add_format({"num_format": "yyyy-mm-dd"}),
            # Nobody makes a formula of it by editing the cell.
            "text": self._book.add_format({"quote_prefix": True}),
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        """Write the file; raises OSError."""
        from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

        try:
            if failure is None:
                for sheet in self._sheets:
                    sheet.finish()
                self._book.close()
        except FileCreateError as error:
            # The library puts its own in the place of the system's.
            raise error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error)) from None
        finally:
            self._book.fileclosed = True
            self._folder.cleanup()

    def sheet(self, name: str, header: Sequence[str]) -> Sheet:
        """Return a new sheet with this head, which stays in view."""
        made = Sheet(self, name, header)
        self._sheets.append(made)
        return made

    def add(self, name: str) -> Any:
        """Return a new worksheet of the library's."""
        return self._book.add_worksheet(name)

    @property
    def cut(self) -> int:
        """How many texts were cut, because no cell can hold them."""
        return sum(sheet.cut for sheet in self._sheets)


class Sheet:
    """A table; what does not fit on one sheet goes on on further ones. `cut` counts texts that no cell can hold."""

    def __init__(self, book: Workbook, name: str, header: Sequence[str]) -> None:
        self._book, self._name, self._header = book, name, list(header)
        self._widths = [0] * len(header)
        self._sheets = 0
        self.cut = 0
        self._begin()

    def append(self, cells: Sequence[object]) -> None:
        """Write a row: texts, numbers, truth values, dates; None and empty texts are empty cells."""
        if self._row == MOST_ROWS:
            self.finish()
            self._begin()
        for column, cell in enumerate(cells):
            if cell is not None and cell != "":
                self._write(column, cell)
        self._row += 1

    def _begin(self) -> None:
        self._sheets += 1
        self._sheet = self._book.add(self._name if self._sheets == 1 else f"{self._name} {self._sheets}")
        self._row = 0
        for column, label in enumerate(self._header):
            self._sheet.write_string(0, column, clean(label), self._book.formats["head"])
            self._look_at(column, label)
        self._row = 1

    def finish(self) -> None:
        """Say how wide its columns are, and what can be filtered."""
        from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]

        self._sheet.freeze_panes(1, 1)
        last = self._row - 1, len(self._header) - 1
        self._sheet.autofilter(0, 0, *last)
        # Else spreadsheets mark each print and each year, which are texts for what they are.
        self._sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, *last)})
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(width, _WIDEST) + 2)

    def _look_at(self, column: int, text: str) -> None:
        if self._row < _LOOKED_AT:
            self._widths[column] = max(self._widths[column], width_of(text))

    def _write(self, column: int, cell: object) -> None:
        at, formats = (self._row, column), self._book.formats
        if isinstance(cell, bool):
            self._sheet.write_boolean(*at, cell)
        elif isinstance(cell, int | Decimal) and significant(Decimal(cell)) <= DIGITS:
            self._look_at(column, format(cell, "f") if isinstance(cell, Decimal) else str(cell))
            self._sheet.write_number(*at, cell)
        elif isinstance(cell, date) and cell >= _FIRST_DAY:
            self._look_at(column, "2000-01-01")
            self._sheet.write_datetime(*at, datetime(cell.year, cell.month, cell.day), formats["date"])
        else:
            self._write_text(at, format(cell, "f") if isinstance(cell, Decimal) else str(cell))

    def _write_text(self, at: tuple[int, int], text: str) -> None:
        text = clean(text)
        self._look_at(at[1], text)
        encoded = text.encode("utf-16-le") if len(text) > MOST_CHARACTERS // 2 else b""
        if len(encoded) > MOST_CHARACTERS * 2:
            self.cut += 1
            text = encoded[: MOST_CHARACTERS * 2 - 2].decode("utf-16-le", "ignore") + "…"
        if text.startswith("<r>"):
            # The library takes what begins so for markup of its own, but for pieces that it puts together itself.
            self._sheet.write_rich_string(*at, *text[:2], text[2:])
        elif is_formula(text):
            self._sheet.write_string(*at, text, self._book.formats["text"])
        else:
            self._sheet.write_string(*at, text)


def write_rows(rows: Iterable[Sequence[object]], name: str, file: IO[bytes]) -> int:
    """Write the rows, a header first, as one sheet; return how many texts were cut that no cell can hold."""
    rest = iter(rows)
    with Workbook(file) as book:
        sheet = book.sheet(name, [str(label) for label in next(rest, ())])
        for row in rest:
            sheet.append(row)
    return book.cut
