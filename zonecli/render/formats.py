"""The formats of results: each is one class, found here by its name and by the endings of its files."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Flag, auto
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar

from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.store.parts import Parts

# What lays a result out is imported where it is laid out: JSON needs no tables, CSV no JSON.
if TYPE_CHECKING:
    from zonecli.i18n import Language
    from zonecli.render.blocks import Block
    from zonecli.views.findings import Finding


# So many bytes of a file are handed on at once.
_BLOCK = 1 << 20


class Content(Flag):
    """What a command can give of its result, and a format shows.

    A text is for a screen, a page for a document as well; a view is one JSON document, lines are its parts; rows are
    data in columns; findings are those of `check`.
    """

    TEXT = auto()
    PAGE = auto()
    VIEW = auto()
    LINES = auto()
    ROWS = auto()
    FINDINGS = auto()


@dataclass(frozen=True, slots=True)
class Result:
    """What a command has found, each content of it made when a format asks for it.

    `view` is the whole, None where the result is an array of `views`; these are the lines of JSON Lines, None where
    the view has no parts. `text` stands for a page whose lines are laid out already.
    """

    page: Callable[[], Sequence[Block]] = tuple
    text: Callable[[], Iterable[str]] | None = None
    rows: Callable[[], Iterable[Sequence[object]]] = tuple
    view: object = None
    views: Iterable[object] | None = None
    findings: Iterable[Finding] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What the user and the screen ask for.

    `name` is what the result is called; `width` is None where a line may be of any length and no rules are drawn;
    `fields` are the keys or columns that are wanted, None for all.
    """

    language: Language
    name: str = "zonecli"
    width: int | None = None
    colour: bool = False
    fields: str | None = None


class FileFormat(ABC):
    """What results and documents are written in: its name, the endings of its files, and what it is."""

    name: ClassVar[str]
    endings: ClassVar[tuple[str, ...]]
    about: ClassVar[str]


class Format(FileFormat):
    """A format of results.

    A text `for_screen` is in the encoding of standard output, others are UTF-8; one that `is_binary` is no text.
    """

    shows: ClassVar[Content]
    for_screen: ClassVar[bool] = False
    is_binary: ClassVar[bool] = False

    @abstractmethod
    def write(self, result: Result, look: Look) -> Iterable[str | bytes]:
        """Return the result in this format, piece by piece."""


class Table(Format):
    """Tables and pages for a screen: with rules where it can draw them, else aligned and never cut off."""

    name, endings, shows, for_screen = "table", ("txt",), Content.TEXT, True
    about = N_("for people")

    def write(self, result: Result, look: Look) -> Iterable[str]:
        if result.text is not None:
            return result.text()
        if look.width is None:
            from zonecli.render.plain import format_page

            return format_page(result.page())
        from zonecli.render.terminal import on_terminal

        return on_terminal(result.page(), look.width, look.colour, look.language)


class Json(Format):
    """One JSON document: an object, or an array."""

    name, endings, shows = "json", ("json",), Content.VIEW
    about = N_("one JSON document")

    def write(self, result: Result, look: Look) -> Iterable[str]:
        from zonecli.render import json

        if result.view is None:
            return json.array(_select(result.views or (), look))
        return chain.from_iterable(map(json.document, _select([result.view], look)))


class JsonLines(Format):
    """JSON Lines: a JSON document a line."""

    name, endings, shows = "jsonl", ("jsonl", "ndjson"), Content.LINES
    about = N_("JSON, one object a line")

    def write(self, result: Result, look: Look) -> Iterable[str]:
        from zonecli.render import json

        return json.lines(_select([result.view] if result.views is None else result.views, look))


def _select(views: Iterable[Any], look: Look) -> Iterable[Any]:
    if look.fields is None:
        return views
    from zonecli.render.fields import select_fields

    select = select_fields(look.fields)
    return views.each(select) if isinstance(views, Parts) else map(select, views)


class Csv(Format):
    """Comma-separated values (RFC 4180)."""

    name, endings, shows = "csv", ("csv",), Content.ROWS
    about = N_("rows, for spreadsheets and scripts")
    delimiter: ClassVar[str] = ","

    def write(self, result: Result, look: Look) -> Iterable[str]:
        from zonecli.render import csv

        rows = result.rows()
        return csv.separate_rows(rows if look.fields is None else csv.columns(rows, look.fields), self.delimiter)


class Tsv(Csv):
    """Tab-separated values."""

    name, endings = "tsv", ("tsv",)
    about = N_("rows, separated by tabs")
    delimiter = "\t"


class Xlsx(Format):
    """Office Open XML, one sheet."""

    name, endings, shows, is_binary = "xlsx", ("xlsx",), Content.ROWS, True
    about = N_("rows, as a workbook")

    def write(self, result: Result, look: Look) -> Iterator[bytes]:
        from tempfile import TemporaryFile

        from zonecli.render import csv
        from zonecli.render.xlsx import write_rows

        rows = result.rows()
        with TemporaryFile() as file:
            rows = rows if look.fields is None else csv.columns(rows, look.fields)
            write_rows(rows.sent() if isinstance(rows, Parts) else rows, look.name, file)
            file.seek(0)
            yield from iter(lambda: file.read(_BLOCK), b"")


class Markdown(Format):
    """GitHub's Markdown."""

    name, endings, shows = "md", ("md", "markdown"), Content.PAGE
    about = "Markdown"

    def write(self, result: Result, look: Look) -> Iterable[str]:
        from zonecli.render.markdown_page import marked_down

        return marked_down(result.page())


class GitHub(Table):
    """Findings as commands of GitHub Actions, which shows them beside the lines; anything else as a table."""

    name, shows, for_screen = "github", Content.FINDINGS, False
    about = N_("annotations of GitHub Actions")

    def write(self, result: Result, look: Look) -> Iterable[str]:
        if result.findings is None:
            return super().write(result, look)
        from zonecli.render.pages.findings import workflow_commands

        return workflow_commands(result.findings, look.language)


# The first one that a command can give is its own where nothing else is asked for.
FORMATS: dict[str, Format] = {
    each.name: each for each in (Table(), Json(), JsonLines(), Csv(), Tsv(), Xlsx(), Markdown(), GitHub())
}
