"""A report: a template, and the records that it is about, into Markdown with a footnote under every figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound

from zonecli.documents.document import Document
from zonecli.frozen import dataclass
from zonecli.i18n import Language
from zonecli.records.periods import Period
from zonecli.report.charts import ChartFunction, Charts
from zonecli.report.data import ReportData
from zonecli.report.environment import Compiled, ReportEnvironment
from zonecli.report.errors import locate_errors
from zonecli.report.filters import RecordFilters, of_lists
from zonecli.report.footnotes import PLACE_OF_NOTES, Notes
from zonecli.report.globals import Vocabulary
from zonecli.report.points import PointSentences
from zonecli.report.safe import RecordCount, Safe, plain_text
from zonecli.report.templates import Folders
from zonecli.report.translation import Translation
from zonecli.report.wording import Words

_PIECES = 10_000
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class UnsourcedNumber:
    """A text with a digit in it that came from neither a record nor the template's own text."""

    template: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Report(Document):
    """A document that a template made; its title is its first heading."""

    unsourced: tuple[UnsourcedNumber, ...] = ()


class Renderer:
    """Renders templates; each is compiled once, however many documents are made of it."""

    def __init__(self, folders: Folders, lang: Language, charts: Charts = Charts.TEXT) -> None:
        self._folders = folders
        self._lang = lang
        self._charts = charts
        self._compiled = Compiled()

    def render(self, template: str, material: ReportData, parameters: Mapping[str, Any]) -> Report:
        """Return the document that a template makes of the material.

        `template` is the name of a file in one of the folders; `parameters` are the values of those that its
        head declares. Raises TemplateError and what reading the records raises.
        """
        unsourced: list[UnsourcedNumber] = []
        words = Words(self._lang)
        environment = ReportEnvironment(
            _Loader(self._folders),
            self._compiled,
            words,
            lambda name, line, text: unsourced.append(UnsourcedNumber(self._show_path(name), line, text)),
        )
        catalogue = material.catalogue
        notes = Notes(
            source=material.source,
            series=lambda series: catalogue.rates[series].name,
            words=words,
        )
        vocabulary = Vocabulary(material, words, notes, parameters.get("date"))
        filters = RecordFilters(words, notes, vocabulary.name_of)
        words.printers |= PointSentences(words, notes, vocabulary.name_of).printers
        chart = ChartFunction(self._charts, words, filters.figure, notes.numbers_of)
        environment.offer(
            {
                **vocabulary.names(),
                **Translation(words, self._compiled.said).functions(),
                "params": dict(parameters),
                "charts": self._charts.value,
                "chart": chart,
                "footnotes": lambda: Safe(PLACE_OF_NOTES),
            },
            {**of_lists(words), **filters.of_records(), "caveat": vocabulary.caveat},
        )
        with locate_errors(environment, self._folders):
            path = self._folders.find(template)
            if path is not None:
                self._folders.check_blocks(path)
            found = environment.get_template(template)
            text = "".join(_together(found.root_render_func(found.new_context())))
        # One blank line where a template leaves several, so that its tags may stand on lines of their own.
        markdown = _BLANK.sub("\n\n", _with_notes(text, notes)).strip() + "\n"
        title = _TITLE.search(markdown)
        return Report(
            markdown=markdown,
            title=plain_text(title[1]) if title else template,
            lang=self._lang.code,
            charts=tuple(chart.drawn),
            office=_printed(words, parameters.get("office")),
            number=plain_text(str(words.issue(parameters.get("number")))) if parameters.get("number") else "",
            date=_printed(words, parameters.get("date")),
            unsourced=tuple(dict.fromkeys(unsourced)),
        )

    def _show_path(self, name: str) -> str:
        path = self._folders.find(name)
        return name if path is None else str(path)


def _together(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the pieces, many in one: of thousands of zones there are millions, most of a few letters."""
    for piece in pieces:
        yield "".join(chain([piece], islice(pieces, _PIECES)))


class _Loader(BaseLoader):
    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        path = self._folders.find(template)
        if path is None:
            raise TemplateNotFound(template)
        return self._folders.read(path), str(path), None


def _printed(words: Words, value: object) -> str:
    """A parameter as plain text; empty where a template of one's own means something else by its name."""
    if isinstance(value, Period):
        return words.period(value)
    return str(value) if isinstance(value, (str, RecordCount)) else ""


def _with_notes(text: str, notes: Notes) -> str:
    """Put the notes where the template has their place, or at the end: a reference without its note helps nobody."""
    before, place, after = text.partition(PLACE_OF_NOTES)
    if not place:
        before = before.rstrip("\n") + "\n\n"
    return before + notes.definitions() + "\n" + after.replace(PLACE_OF_NOTES, "")
