"""A text of a record is shown as text in every format, whatever it says; so are arguments and names in messages."""

import csv
import io
import json
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from tests.conftest import CORPORA, ROOT, needs_corpora, write_files
from tests.hostile import COLOURS, PIECES, RAW, TEXTS, assert_kept, both, ran, saying, toml

NAUGHTY = CORPORA / "naughty-strings" / "blns.json"
COMMANDS = (
    ["show", "alpha"],
    ["list", "--columns", "id,name,alias,place,industry,code,output"],
    ["facts"],
    ["compare", "alpha", "beta"],
    ["rank", "output"],
    ["coverage"],
    ["sources"],
    ["sources", "gazette"],
    ["indicators"],
    ["indicators", "output"],
    ["trace", "alpha", "output"],
)
REPORTS = (["profile", "--zone", "alpha"], ["comparison", "--zone", "alpha", "--zone", "beta"], ["sources"], ["gaps"])


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *sorted(name for name, _ in attrs)))


def shape(markdown: str) -> list[str]:
    """What a Markdown document is made of, whatever its texts say."""
    parser = MarkdownIt("gfm-like").use(footnote_plugin, inline=False)
    assert parser.linkify is not None
    # GitHub makes links of www. and of what has a scheme, not of whatever looks like a name of a server.
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    found = []
    for token in parser.parse(markdown):
        found.append(token.type)
        found += [each.type for each in token.children or () if each.type not in ("text", "text_special", "softbreak")]
    return found


def refuses_formulas(text: str, delimiter: str) -> None:
    """Fail where a cell that is a text would be run by a spreadsheet."""
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        for cell in row:
            # A negative number runs nothing.
            assert not re.match(r"(?!-[\d,.]+ ?[%‰]?\Z)[=+\-@＝＋－＠]", cell.strip()), cell
            assert not RAW.search(cell), cell


def check_tables(root: Path, plain: Path, lang: str) -> None:
    """Fail where a table, a page or the data of a command lets a text through as something else."""
    for command in COMMANDS:
        piped = ran(*command, records=root, lang=lang)
        assert_kept(piped, [0])
        assert not RAW.search(piped.out), command
        coloured = ran(*command, "--color", "always", records=root, lang=lang)
        assert not RAW.search(COLOURS.sub("", coloured.out)), command
        if command[0] == "trace":
            continue
        marked = ran(*command, "--format", "md", records=root, lang=lang).out
        assert not RAW.search(marked), command
        assert shape(marked) == shape(ran(*command, "--format", "md", records=plain, lang=lang).out), command
        refuses_formulas(ran(*command, "--format", "csv", records=root).out, ",")
        refuses_formulas(ran(*command, "--format", "tsv", records=root).out, "\t")


def check_json(root: Path, texts: list[str]) -> None:
    """Fail where JSON does not give back the very texts."""
    for command in COMMANDS:
        said = ran(*command, "--json", records=root).out
        assert not RAW.search(said), command
        assert json.loads(said)
    profile = json.loads(ran("show", "alpha", "--json", records=root).out)
    assert profile["name"] == {"zh": texts[0], "en": texts[0]}
    assert profile["aliases"] == texts
    assert {each["title"]["en"] for each in profile["events"]} == {texts[0], *texts}
    facts = json.loads(ran("facts", "--zone", "alpha", "--json", records=root).out)
    assert [each["scope"]["zh"] for each in facts if each["scope"]] == texts
    assert [each["note"]["en"] for each in facts if each["note"]] == texts


def check_reports(root: Path, plain: Path, lang: str) -> None:
    """Fail where a report lets a text through as something else."""
    for report in REPORTS:
        for charts in ("text", "mermaid") if report[0] == "profile" else ("text",):
            markdown = ran("report", *report, "--charts", charts, records=root, lang=lang).out
            assert markdown
            assert not RAW.search(markdown), report
            assert shape(markdown) == shape(ran("report", *report, "--charts", charts, records=plain, lang=lang).out), (
                report
            )
        page = ran("report", *report, "--to", "html", records=root, lang=lang).out
        assert not RAW.search(page.replace("\u2060", "")), report
        expected = Tags(ran("report", *report, "--to", "html", records=plain, lang=lang).out).found
        assert Tags(page).found == expected, report


def records_of(texts: list[str], folder: str) -> tuple[Path, Path]:
    """Return records that say these texts, and others of the same form that say nothing unusual."""
    plain = [f"plain {n}" for n in range(len(texts))]
    return write_files(Path(folder) / "hostile", saying(texts)), write_files(Path(folder) / "plain", saying(plain))


LISTS = st.lists(TEXTS, min_size=1, max_size=8, unique_by=lambda text: text.strip())
ALL_PIECES = [f"{piece}{n}" for n, piece in enumerate(PIECES)]


@settings(max_examples=1, suppress_health_check=list(HealthCheck))
@example(ALL_PIECES)
@given(LISTS)
def test_tables_and_data_show_texts_as_texts(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, plain = records_of(texts, folder)
        check_tables(root, plain, "zh" if len(texts) % 2 else "en")


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@example(ALL_PIECES)
@given(LISTS)
def test_json_gives_back_the_very_text(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check_json(records_of(texts, folder)[0], texts)


@settings(max_examples=1, suppress_health_check=list(HealthCheck))
@example(ALL_PIECES)
@given(LISTS)
def test_reports_show_texts_as_texts(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check_reports(*records_of(texts, folder), "zh" if len(texts) % 2 else "en")


@needs_corpora
def test_the_public_naughty_strings_are_texts(tmp_path: Path) -> None:
    said = [text for text in json.loads(NAUGHTY.read_text(encoding="utf-8")) if text.strip()]
    texts = list({text.strip(): text for text in said}.values())
    assert len(texts) > 400
    root, plain = records_of(texts, str(tmp_path))
    check_json(root, texts)
    for command in (["show", "alpha"], ["facts"]):
        marked = ran(*command, "--format", "md", records=root).out
        assert shape(marked) == shape(ran(*command, "--format", "md", records=plain).out)
        refuses_formulas(ran(*command, "--format", "csv", records=root).out, ",")
        assert not RAW.search(ran(*command, records=root).out + marked)
    report = ran("report", "profile", "--zone", "alpha", records=root).out
    assert shape(report) == shape(ran("report", "profile", "--zone", "alpha", records=plain).out)


def test_word_shows_texts_as_texts(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    pytest.importorskip("pypandoc")
    root = write_files(tmp_path / "records", saying(ALL_PIECES))
    path = tmp_path / "out.docx"
    assert_kept(ran("report", "profile", "--zone", "alpha", "--to", "docx", "-o", path, records=root), [0])
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "".join([*cells, *(each.text for each in document.paragraphs)]).replace("\n", "").replace("\u2060", "")
    # One tab is ours: between the office and the date.
    assert not RAW.search(text.replace("\t", "", 1))
    with ZipFile(path) as parts:
        links = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels"))
    assert b"evil.example" not in links


def test_pdf_shows_texts_as_texts(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    files = saying(["<script>alert(1)</script>\x1b]52;c;x\x07\u202e[a](http://evil.example)#panic()"])
    root = write_files(tmp_path / "records", files)
    path = tmp_path / "out.pdf"
    assert_kept(ran("report", "profile", "--zone", "alpha", "--to", "pdf", "-o", path, records=root), [0])
    pages = pypdf.PdfReader(path).pages
    text = "".join(page.extract_text() for page in pages)
    assert "script" in text
    assert "#panic()" in text
    notes = [note.get_object() for page in pages for note in page.get("/Annots", ())]
    assert not any("evil.example" in str(note) for note in notes)


# -- messages --------------------------------------------------------------------------------------


@settings(max_examples=5)
@given(st.text(min_size=1, max_size=20) | TEXTS, st.sampled_from(["en", "zh"]))
def test_arguments_are_quoted_as_texts(text: str, lang: str) -> None:
    text = text.replace("\0", "").lstrip("-") or "x"
    for command in (
        ["show", text],
        ["list", "--where", text],
        ["list", "--where", f"{text}=1"],
        ["list", "--columns", text],
        ["list", "--format", text],
        ["facts", "--fields", text, "--json"],
        ["rank", text],
        ["figure", text],
        ["figure", "5", "--unit", text],
        ["report", text],
        ["report", "profile", "-P", f"x={text}"],
        ["check", text],
        ["check", "--explain", text],
        [text],
        ["list", f"--{text}"],
    ):
        found = ran(*command, records=ROOT / "records", lang=lang)
        assert_kept(found, (0, 1, 2, 3, 4))
        assert not RAW.search(found.out), command


@settings(max_examples=5)
@given(TEXTS)
def test_what_is_wrong_in_a_record_is_quoted_as_text(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        head = f"name = {both('x')}\n"
        for n, line in enumerate(
            (
                f"kind = {toml(text)}",
                f"{toml(text)} = 1",
                f'kind = "resort"\npart_of = [{toml(text)}]\nplace = {toml(text)}',
                f'kind = "resort"\n[[facts]]\nindicator = {toml(text)}\nfigure = {toml(text)}\nsource = {toml(text)}',
                f'kind = "resort"\n# {text}\nx = ',
                f'kind = "{text}',
            )
        ):
            root = write_files(Path(folder) / str(n), {**saying(["x"]), "zones/beta.toml": f"{head}{line}\n"})
            for command in (["show", "beta"], ["list"], ["check"], ["check", "--color", "always"], ["check", "--json"]):
                found = ran(*command, records=root)
                assert_kept(found)
                assert not RAW.search(COLOURS.sub("", found.out)), found.out
            for said in ran("check", "--format", "github", records=root).out.splitlines():
                assert said.startswith(("::error ", "::warning ")), said


def test_names_of_files_are_quoted_as_texts(tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", saying(["x"]))
    names = ("\x1b]52;c;x\x07", "\u202egnp", "a\nb", "[red]x", "::error::x", "$(touch x)")
    for name in names:
        (root / "zones" / f"{name}.toml").write_text("x")
        (root / f"{name}.toml").write_text("x")
        (root / "zones" / name).mkdir()
        (root / "zones" / name / "x.toml").write_text("x")
    for form in (["check"], ["check", "--json"], ["check", "--format", "github"], ["list"], ["show", "zzz"]):
        found = ran(*form, records=root)
        assert_kept(found)
        assert not RAW.search(found.out)
    assert ran("check", "--json", records=root).out.count('"Z004"') == len(names)
    folder = tmp_path / "templates"
    for name in names:
        write_files(folder, {f"{name}.md.j2": "{{ nothing }}"})
        for command in (["templates", "--templates", folder], ["report", name, "--templates", folder]):
            found = ran(*command, records=root)
            assert_kept(found, (0, 2, 3, 4))
            assert not RAW.search(found.out)
