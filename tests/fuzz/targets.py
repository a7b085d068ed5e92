"""One target for each reader: it takes any bytes, and comes back, or has raised what is a mistake of ours."""

import csv
import io
import re
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from inspect import isfunction, signature
from pathlib import Path
from time import process_time

from hypothesis import strategies as st

from tests.conftest import SMALL
from tests.documents.samples import BARS, PLACE, document
from tests.fuzz import incoming
from tests.hostile import PIECES, RAW
from tests.reports import of_text, offered
from zonecli.check.run import faults_of
from zonecli.documents import html
from zonecli.documents.process import Bounds
from zonecli.errors import ZoneError
from zonecli.figures.reader import FigureError, read_in_full
from zonecli.i18n import language
from zonecli.ingest.articles import read_article
from zonecli.ingest.extraction.proposals import propose
from zonecli.ingest.sentences import sentences
from zonecli.records.periods import PeriodError, period
from zonecli.render import json
from zonecli.render.csv import separate_rows
from zonecli.render.markdown_page import markdown_text
from zonecli.render.pages.findings import texts
from zonecli.render.sanitize import clean
from zonecli.report.parameters import of_file, parse_assignment
from zonecli.report.templates import Folders, head_of
from zonecli.store.catalogue import Catalogue
from zonecli.store.encoding import decode
from zonecli.store.lookup import find
from zonecli.store.toml.parser import parse
from zonecli.store.toml.scanner import spans
from zonecli.views.filters import condition
from zonecli.views.findings import findings

GRAMMAR = (
    "[", "]", "[[facts]]", "{", "}", "=", "\n", '"', "'", '"""', "#", ".", ",", "\\", "\\u0061", "1", "-1.5", "1e9",
    "nan", "2024-02-30", "true",
    "name", "kind", '"resort"', "facts", "figure", "source", "{ zh = ", "period", "place",
)  # fmt: skip
FIGURE = (
    *"0123456789.,%-+~/ 一二十百千万亿两几半零多来近超约个家人元亩年月日成倍的第至和每增长下降分之²",
    "over ", "million ", "US$", "per ", "至少", "万元/亩", "１", "萬", "\u00a0",
)  # fmt: skip
TEMPLATE = (
    "{{ ", " }}", "{% ", " %}", "{# ", " #}", "for x in ", "endfor", "if ", "endif", "zones", "[0]", ".facts", "_",
    "__class__", "|", "number", "(", ")",
    "~", "'a'", "1", "*", "**", "range(9)", "namespace", "include ", "'own.md.j2'", "params", "macro m()", "endmacro",
    "m()", "chart", "\n",
)  # fmt: skip
# Values of every type that templates know, some of them odd, as expressions.
VALUES = (
    "none", "true", "0", "1", "-1", "3", "2 ** 1000", "2.5", "1e308 * 10", "''", "'alpha'", "'output'", "'id'", "'eq'",
    "'%s{0.__class__}'", "'x' ~ 'y'", "zoens", "[]", "['alpha', 'beta']", "[1, 'a', none]", "[[[]]]", "{}",
    "{'figures': 2}", "{1: [2]}", "range(3)", "range", "zones", "zones[0]", "zones[0].name", "zones[0].id",
    "zones[0].kind", "zones[0].place", "zones[0].facts", "zones[0].facts[0]", "zones[0].facts[0].fact",
    "zones[0].facts[0].fact.value", "zones[0].facts[0].fact.period", "zones[0].facts[0].fact.hedge", "sources",
    "sources[0]", "sources[0].issued", "ranking('output')", "comparison()", "coverage()", "survey()",
    "outline({}).points", "namespace(a=1)", "dict(a=1)", "params", "lang", "zones | map('name')", "zones[0] | name",
    "chart", "self", "(1, (2, (3, zones)))", "zones[0].facts[:0]", "facts()", "events()",
)  # fmt: skip
# What is done with what comes of a call: it may be made only now.
USES = ("{{ x }}", "{{ x | cell }}", "{{ x | list | length }}", "{% for y in x %}{{ y | cell }}{% endfor %}")
# Words that Python and Jinja use, and messages of ours do not.
PYTHON = re.compile(
    r"\b(?:objects?|arguments?|callable|iterable|unhashable|positional|NoneType|builtins?|traceback)\b|0x[0-9a-f]{4}"
    r"|has no attribute|has no element|<class|<function|RecordText",
    re.IGNORECASE,
)
WHERE = (
    "name",
    "level",
    "output",
    "place",
    "=",
    "!=",
    ">=",
    "~",
    "<",
    "national",
    "5km2",
    "900亿元",
    " ",
    "≥",
    "=>",
    "９",
)

TABLE = (
    "name", "area", ",", "\t", ";", "\n", '"', "甲开发区", "9家", "合计", "注1：", "单位：亿元", "2024年", "2023",
    "（", "）", "同比", '<row r="', '4"', ">", "</row>", '<c r="A4" t="s"', '<c r="A4"', "<v>", "</v>", "</c>",
    "<f>", "</f>", "/>", "<is><t>", "</t></is>", '<mergeCell ref="A2:B3"/>', '<numFmt numFmtId="170" formatCode="',
    "0.0%", "yyyy", "[$-804]", "</sheetData>",
)  # fmt: skip
MAPPING = (
    "[", "]", "[[facts]]", "[zone]", "[zone.new]", "[values.unit]", "[only]", "=", "\n", '"', '"column name"',
    '"from the head"', "?", "column", "indicator", '"area"', "unit", "period", "head", "[1, 2]", "skip", "fill",
    "missing", "kind", "id", "{ en = ", "}", "1", "-1",
)  # fmt: skip
PAPER = (
    "<p>", "</p>", "<table>", "<tr>", "<td>", "<br>", "<!--", "-->", "<w:p>", "</w:p>", "<w:t>", "<w:tbl>",
    "<![CDATA[", "&lt;", "&a;", "BT", "ET", "/F1 12 Tf ", "(a) Tj ", "[(a) -9 (b)] TJ ", "/X Do ", "<</A 1>> ",
    "q ", "Q ", "BI ID EI ", "5家", "。",
)  # fmt: skip
ENTRIES = (
    "{", "}", "[", "]", ",", ":", '"', '"value"', '"given": true', '"unit"', '"CNY"', '"note"', '"zh"', "1e9",
    "1e999999999", "-0.0", "NaN", "null", "true", "\\ud800", "\\n", "\n", '"hedges"', '"role"',
    '"zones/alpha.toml"', "zones/", "../", "alpha.toml", "[null, true]",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A reader, what it is given, and the pieces that its language is made of."""

    run: Callable[[bytes], None]
    pieces: tuple[str, ...]

    @property
    def inputs(self) -> st.SearchStrategy[bytes]:
        """Bytes of any kind, and texts of the reader's own language."""
        text = st.lists(st.sampled_from(self.pieces + PIECES[:40]) | st.text(max_size=3), max_size=14).map("".join)
        return text.map(lambda each: each.encode(errors="replace")) | st.binary(max_size=60)


@cache
def _root() -> Path:
    root = Path(tempfile.mkdtemp(prefix="zonecli-fuzz-")) / "records"
    for name, text in SMALL.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


def toml(data: bytes) -> None:
    """Read as TOML, and find where everything stands."""
    with suppress(ZoneError):
        text = decode(data, "x.toml")
        spans(text)
        parse(text, "x.toml")


def record(data: bytes) -> None:
    """Read as the rest of a zone's record, show it, and say what is wrong with it."""
    path = _root() / "zones" / "alpha.toml"
    path.write_bytes(SMALL["zones/alpha.toml"].encode() + data)
    catalogue = Catalogue(_root())
    with suppress(ZoneError):
        json.document(catalogue.zone("alpha"))
    with suppress(ZoneError):
        list(catalogue.facts({"output"}))
    said = "".join(texts(findings(faults_of(catalogue, path), catalogue), language("en")))
    assert not RAW.search(said)


def figure(data: bytes) -> None:
    """Read as a printed figure."""
    text = _text(data)[:500]
    with suppress(FigureError):
        read_in_full(text)


def where(data: bytes) -> None:
    """Read as a condition of `--where`."""
    with suppress(ZoneError):
        condition(_text(data), Catalogue(_root()), of_facts=True)


def name(data: bytes) -> None:
    """Read as a zone's name, a period, a parameter."""
    text = _text(data)
    with suppress(ZoneError):
        find(Catalogue(_root()), text)
    with suppress(PeriodError):
        period(text)
    with suppress(ZoneError):
        parse_assignment(text)


def template(data: bytes) -> None:
    """Make a report of it, and read it as a file of parameters."""
    folder = _root().parent / "templates"
    folder.mkdir(exist_ok=True)
    path = folder / "head.md.j2"
    path.write_bytes(data)
    with suppress(ZoneError):
        head_of(Folders([folder]).read(path), path)
    with suppress(ZoneError):
        of_file(path)
    with suppress(ZoneError):
        of_text(_text(data), _root(), folder, bounds=Bounds(1, 512))


@cache
def _callable() -> tuple[list[str], list[str], list[str]]:
    """The functions, filters and names of parameters that templates know."""
    environment = offered(_root(), _root().parent / "templates")
    functions = [name for name, value in environment.globals.items() if callable(value)]
    called = [*environment.globals.values(), *environment.filters.values()]
    known = [signature(each) for each in called if isfunction(each)]
    return functions, list(environment.filters), sorted({name for each in known for name in each.parameters})


def call(data: bytes) -> None:
    """Call a function or a filter of templates with values of every type, each byte a choice: it answers in words."""
    chosen = iter(data)

    def pick(options: Sequence[str]) -> str:
        return options[next(chosen, 0) % len(options)]

    functions, filters, parameters = _callable()
    given = [pick(VALUES) for _ in range(next(chosen, 0) % 4)]
    given += [f"{pick(parameters)}={pick(VALUES)}" for _ in range(next(chosen, 0) % 3)]
    asked = [f"{pick(functions)}({', '.join(given)})", f"{pick(VALUES)} | {pick(filters)}({', '.join(given)})"]
    text = f"{{% set x = {pick(asked)} %}}{pick(USES)}"
    start, said = process_time(), ""
    try:
        of_text(text, _root(), _root().parent / "templates")
    except ZoneError as fault:
        said = fault.message() + fault.hint_text()
    assert not PYTHON.search(said), (text, said)
    assert process_time() - start < 10, text


def page(data: bytes) -> None:
    """Read as Markdown, and make a page of it."""
    text = _text(data)
    made = html.write(document(text, BARS, title=text))
    assert "<script" not in made
    assert not RAW.search(made.replace("\u2060", ""))


def text(data: bytes) -> None:
    """Show as a text in every format."""
    said = _text(data)
    assert not RAW.search(clean(said))
    assert not RAW.search(markdown_text(said))
    (cell,) = next(csv.reader(io.StringIO("".join(separate_rows([[said]], ",")))), [""]) or [""]
    # A negative number is a number to a spreadsheet.
    assert not cell.startswith(tuple("=+-@\t\r＝＋－＠")) or re.fullmatch(r"-[0-9][0-9,]*(\.[0-9]+)? ?[%‰]?", cell)
    import json as standard

    assert standard.loads(json.line(said)) == said


def article(data: bytes) -> None:
    """Read as an article of each kind, and find its sentences."""
    for name in ("a.txt", "a.md", "a.html", "a.docx", "a.pdf"):
        with suppress(ZoneError):
            read = read_article(data, name)
            assert not RAW.search(read.text.replace("\t", " "))
            for paragraph in read.paragraphs:
                list(sentences(read.text, paragraph.start, paragraph.end))


def proposal(data: bytes) -> None:
    """Propose facts from it: every number has an answer, in order, in the words of the text."""
    with suppress(ZoneError):
        read = read_article(data, "a.txt")
        end = 0
        for each in propose(read, Catalogue(_root()), period("2025-04")):
            assert end <= each.start < each.end <= len(read.text)
            assert read.text[each.start : each.end] == each.figure
            assert each.figure in each.sentence
            end = each.end


SENTENCE = (
    *[
        "2024年",
        "今年以来",
        "截至目前",
        "预计",
        "力争",
        "累计",
        "同比增长",
        "9.1%",
        "超900亿元",
        "1600余家",
        "12个",
        "亿元以上",
        "第3位",
        "分别",
        "3.5",
        "万人",
    ],
    *[
        "、",
        "，",
        "。",
        "；",
        "甲开发区",
        "工业产值",
        "其中",
        "占全省",
        "由",
        "提高到",
        "（",
        "）",
        "签约",
        "总投资",
        "近三年",
    ],
    *("output of ", "Alpha Development Zone ", "last year ", "up 7.5 percent ", "$270 million "),
    *("ranked 4th among 47 ", "by 2027 ", "plans to ", "\n"),
)
TARGETS = {
    "toml": Target(toml, GRAMMAR),
    "record": Target(record, GRAMMAR),
    "figure": Target(figure, FIGURE),
    "table": Target(incoming.table, TABLE),
    "mapping": Target(incoming.mapping, MAPPING),
    "paper": Target(incoming.paper, PAPER),
    "entries": Target(incoming.entries, ENTRIES),
    "journal": Target(incoming.journal, ENTRIES),
    "revision": Target(incoming.revision, ("HEAD", "~", "^", "@{", "}", "-", "--output=x", ":", "..", "main", "@2025")),
    "export": Target(incoming.handed_on, PIECES),
    "where": Target(where, WHERE),
    "name": Target(name, ("甲", "开发区", "2024", "-Q3", "/", "alpha", "=")),
    "template": Target(template, TEMPLATE),
    "call": Target(call, ()),
    "page": Target(
        page,
        (
            "# ",
            "| a |",
            "\n",
            "---",
            "[^1]",
            "[^1]: ",
            PLACE,
            "```",
            "<b>",
            "&#8238;",
            "http://",
        ),
    ),
    "text": Target(text, PIECES),
    "article": Target(
        article,
        ("<html>", "<p>", "</p>", "%PDF-1.4\n", "PK\x03\x04", "# ", "**", "[a](b)", "> ", "5.3", "。", ". ", "No."),
    ),
    "proposal": Target(proposal, SENTENCE),
}
