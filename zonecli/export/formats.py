"""What records are handed on in: each format is one class, found here by its name and by the ending of its file."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from zonecli.errors import N_
from zonecli.export.rows import Row
from zonecli.i18n import Language
from zonecli.render.formats import FileFormat


class Format(FileFormat):
    """A format that holds all tables: one file or, with a `mark`, a folder, in which a file is called so."""

    mark: ClassVar[str] = ""

    @abstractmethod
    def write(self, path: Path, rows: Iterator[Row], lang: Language) -> int:
        """Write the rows to a new file, or into an empty folder; return how many texts did not fit whole.

        Raises OSError, UsageError where the extra that it needs is not installed, and what the rows raise.
        """


class Xlsx(Format):
    """A workbook, a sheet each."""

    name, endings = "xlsx", ("xlsx",)
    about = N_("a workbook, for spreadsheets")

    def write(self, path: Path, rows: Iterator[Row], lang: Language) -> int:
        from zonecli.export.xlsx import write

        return write(path, rows, lang)


class Sqlite(Format):
    """A SQLite database."""

    name, endings = "sqlite", ("sqlite", "sqlite3", "db")
    about = N_("a database, for SQL and Datasette")

    def write(self, path: Path, rows: Iterator[Row], lang: Language) -> int:
        from zonecli.export.sqlite import write

        write(path, rows)
        return 0


class DataPackage(Format):
    """CSV files with a description."""

    name, endings, mark = "datapackage", (), "datapackage.json"
    about = N_("a folder of CSV files, and what describes them")

    def write(self, path: Path, rows: Iterator[Row], lang: Language) -> int:
        from zonecli.export.datapackage import write

        write(path, rows, lang)
        return 0


class Parquet(Format):
    """Parquet files."""

    name, endings, mark = "parquet", ("parquet",), "facts.parquet"
    about = N_("a folder of Parquet files, for DuckDB and Spark")

    def write(self, path: Path, rows: Iterator[Row], lang: Language) -> int:
        from zonecli.export.parquet import write

        write(path, rows)
        return 0


EXPORTS: dict[str, Format] = {each.name: each for each in (Xlsx(), Sqlite(), DataPackage(), Parquet())}
