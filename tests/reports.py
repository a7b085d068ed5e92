"""Reports made for tests: one template's text, over a small directory of records or the shipped ones."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from zonecli.documents.process import Bounds, make_each
from zonecli.i18n import language
from zonecli.report.charts import Charts
from zonecli.report.data import ReportData
from zonecli.report.environment import ReportEnvironment
from zonecli.report.parameters import values
from zonecli.report.renderer import Renderer, Report
from zonecli.report.templates import Folders
from zonecli.store.catalogue import CachedCatalogue
from zonecli.views.measure import PRINTED, DisplayUnits

SHIPPED = Path(__file__).parent.parent / "templates"
_REFERENCE = re.compile(r"(?<!\\)\[\^(\d+)\](?!:)")
_DEFINITION = re.compile(r"^\[\^(\d+)\]: ", re.MULTILINE)


def rendered(
    template: Path,
    records: Path,
    zones: Sequence[str] = (),
    given: Mapping[str, str] | None = None,
    lang: str = "en",
    charts: Charts = Charts.TEXT,
    measure: DisplayUnits = PRINTED,
    bounds: Bounds | None = None,
) -> Report:
    """Return the report of a template file; within bounds, it is made in a process of its own."""
    renderer = _renderer(template.parent, lang, charts)
    catalogue = CachedCatalogue(records)
    material = ReportData(catalogue, zones or catalogue.zone_ids, measure)
    head = Folders([template.parent, SHIPPED]).head(template)
    told = values(head, {name: [value] for name, value in (given or {}).items()}, catalogue, lambda: material.newest)

    def render(_: object = None) -> Report:
        return renderer.render(template.name, material, told)

    return render() if bounds is None else next(make_each(render, [None], bounds))


@cache
def _renderer(folder: Path, lang: str, charts: Charts) -> Renderer:
    """One for each set of options: it keeps the compiled templates."""
    return Renderer(Folders([folder, SHIPPED]), language(lang), charts)


def of_text(text: str, records: Path, folder: Path, **options: Any) -> Report:
    """Return the report of a template that is this text; `folder` is where it is put, as `own.md.j2`."""
    folder.mkdir(exist_ok=True)
    path = folder / "own.md.j2"
    path.write_text(text, encoding="utf-8")
    return rendered(path, records, **options)


def printed(text: str, records: Path, folder: Path, **options: Any) -> str:
    """Return what a template prints, without its last line break."""
    return of_text(text, records, folder, **options).markdown.rstrip("\n")


def offered(records: Path, folder: Path) -> ReportEnvironment:
    """Return an environment with all that a template may call."""
    with patch("zonecli.report.renderer.locate_errors") as located:
        of_text("", records, folder)
    environment: ReportEnvironment = located.call_args.args[0]
    return environment


def parsed(markdown: str) -> list[Token]:
    """Return the tokens of GitHub Markdown with footnotes."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, inline=False)
    return parser.parse(markdown)


def assert_whole(markdown: str) -> list[Token]:
    """Fail unless every table is whole and every footnote has its note and its reference; return the tokens."""
    tokens = parsed(markdown)
    lines = markdown.splitlines()
    heads = [line for line in lines if re.fullmatch(r"\|(?: -{3}:? \|)+", line)]
    tables = sum(token.type == "table_open" for token in tokens)
    assert tables == len(heads), "a table is not read as one"
    rows = sum(token.type == "tr_open" for token in tokens)
    assert rows == sum(line.startswith("|") for line in lines) - len(heads), "a row is not read as one"
    widths: list[int] = []
    for token in tokens:
        if token.type == "table_open":
            widths = []
        if token.type == "tr_open":
            widths.append(0)
        if token.type in ("td_open", "th_open"):
            widths[-1] += 1
        if token.type == "table_close":
            assert len(set(widths)) == 1, "the rows of a table are not of one width"
    for line in lines:
        if line.startswith("|"):
            cells = len(re.findall(r"(?<!\\)\|", line)) - 1
            following = next((head for head in heads if len(re.findall(r"\|", head)) - 1 == cells), None)
            assert following is not None, f"a row has a cell too many or too few: {line[:80]}"
    references = set(_REFERENCE.findall(markdown))
    definitions = _DEFINITION.findall(markdown)
    assert len(definitions) == len(set(definitions)), "a note is defined twice"
    assert references == set(definitions), "a reference has no note, or a note no reference"
    inline = [child for token in tokens for child in token.children or ()]
    resolved = {child.meta["label"] for child in inline if child.type == "footnote_ref"}
    assert resolved == references, "a reference is not read as one"
    return tokens


def texts(tokens: Sequence[Token]) -> str:
    """Return what the tokens show, links and marks left out."""
    return "\n".join(
        "".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"
    )
