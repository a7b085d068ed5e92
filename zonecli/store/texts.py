"""The texts of sources: an article in paragraphs, and the file that it stands in."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from zonecli.errors import N_, UsageError, ZoneError
from zonecli.figures.normalize import uniform
from zonecli.frozen import dataclass
from zonecli.records.vocabulary import Source
from zonecli.store.files import read_file

ENDINGS = ("txt", "md", "markdown", "html", "htm", "xhtml", "docx", "pdf")
"""The endings of files that articles are read from; of several files for one source the first of these is read."""


# Several paragraphs, or stretches of them: 9; 5, 40; 9-10; paragraph 9; 第9段. Pages and rows are something else.
_PARAGRAPHS = re.compile(
    r"(?:paragraphs?|paras?\.?|第)?\s*(\d{1,6}(?:\s*-\s*\d{1,6})?(?:\s*[,;、]\s*\d{1,6}(?:\s*-\s*\d{1,6})?)*)\s*段?"
)
_STRETCH = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")
_NUMBER_OF_ROW = re.compile(r"\d{1,6}(?=[ \t|])")


class Paragraph(NamedTuple):
    """A line of an article that is not empty, without the blanks around it: where it starts and ends, its number."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article as plain text, line ends as LF. Offsets are those of its code points.

    Paragraphs count from 1, the title among them, as `at` in records does; of an article that `is_paged` the number of
    a paragraph is that of its page.
    """

    text: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    is_paged: bool = False

    def paragraph(self, offset: int) -> Paragraph | None:
        """Return the paragraph that holds an offset, None between two of them."""
        n = bisect_right(self.paragraphs, offset, key=lambda each: each.start) - 1
        return self.paragraphs[n] if n >= 0 and offset < self.paragraphs[n].end else None

    def is_at(self, offset: int, at: str | None) -> bool:
        """Whether an offset lies where `at` says: in one of its paragraphs, or in a table's row of that number.

        Where `at` names neither ("page 3"), everything does.
        """
        wanted = _stretches(at) if at else ()
        if not wanted:
            return True
        place = self.paragraph(offset)
        if place is None:
            return False
        row = _NUMBER_OF_ROW.match(self.text, place.start, place.end)
        numbers = (place.number, int(row[0])) if row else (place.number,)
        return any(first <= number <= last for number in numbers for first, last in wanted)


def _stretches(at: str) -> list[tuple[int, int]]:
    """Return the paragraphs that a place in a source names, each stretch with its first and last."""
    found = _PARAGRAPHS.fullmatch(uniform(at).strip().lower())
    return [(int(first), int(last or first)) for first, last in _STRETCH.findall(found[1])] if found else []


ReadArticle = Callable[[bytes, str], Article]
"""Makes an article of a file's bytes and its name; raises ArticleUnreadable, and UsageError for a missing extra."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """The file of a source's text, in the directory of records or in a directory of texts."""

    path: Path
    root: Path

    def read(self) -> bytes:
        """Return its bytes; raises RecordsUnreadable."""
        return read_file(self.path, self.root)


class Texts:
    """Where the texts of sources are: in a directory of texts, by the sources' ids, and where their records say."""

    def __init__(self, root: Path, article: ReadArticle, folder: Path | None = None) -> None:
        """`root` is the directory of records, `folder` that of the texts, if there is one.

        Raises UsageError where the folder is none.
        """
        self.article = article
        self.folder = folder
        self._root = root
        if folder is not None and not folder.is_dir():
            raise UsageError(
                N_("{path}: no such directory"),
                N_("the directory holds a text for each source, called by the source's id: {example}"),
                path=folder,
                example="gazette.txt, yearbook.pdf",
            )

    def given(self, id: str) -> TextFile | None:
        """Return the file of a source in the directory of texts."""
        name = self._names.get(id)
        return TextFile(self.folder / name, self.folder) if self.folder and name else None

    def recorded(self, source: Source) -> TextFile | None:
        """Return the file that a source's record names; whether it is there is not asked."""
        return TextFile(self._root / source.text, self._root) if source.text else None

    def article_of(self, source: Source) -> Article | None:
        """Return the text of a source, None where there is none.

        Raises ZoneError for one of the directory of texts that cannot be read; what a record names is for `check`.
        """
        if (file := self.given(source.id)) is not None:
            return self.article(file.read(), str(file.path))
        file = self.recorded(source)
        with suppress(ZoneError):
            return self.article(file.read(), str(file.path)) if file else None
        return None

    @cached_property
    def _names(self) -> dict[str, str]:
        found: dict[str, tuple[int, str]] = {}
        for name in sorted(os.listdir(self.folder)) if self.folder else ():
            id, _, ending = name.rpartition(".")
            if ending.lower() in ENDINGS:
                found[id] = min(found.get(id, (len(ENDINGS), "")), (ENDINGS.index(ending.lower()), name))
        return {id: name for id, (_, name) in found.items()}
