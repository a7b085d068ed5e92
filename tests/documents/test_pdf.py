"""The PDF: pages with their notes, tagged, in the fonts of the extra; nothing in a text is code, nothing is fetched."""

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.documents.samples import BARS, BRIEF, HOSTILE, PLACE, SERIES, document
from zonecli.documents import pdf, typst_markup
from zonecli.documents.document import CHART_PLACE, Document
from zonecli.documents.process import Bounds, TooLong, make_each
from zonecli.errors import UsageError
from zonecli.render.sanitize import clean

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = {"harmful": HOSTILE, "chinese": BRIEF, "english": replace(BRIEF, lang="en")}
pytestmark = pytest.mark.skipif(
    find_spec("typst") is None or find_spec("pylopdf_fonts_zh_cn") is None, reason="the extra pdf is not installed"
)


@pytest.fixture(scope="module", params=DOCUMENTS)
def made(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    document = DOCUMENTS[request.param]
    return document, pdf.write(document)


def read(file: bytes) -> Any:
    return pytest.importorskip("pypdf").PdfReader(io.BytesIO(file))


def text_of(file: bytes) -> str:
    return "".join(page.extract_text() for page in read(file).pages).replace("\u2060", "")


def outline_of(file: bytes) -> list[Any]:
    def titles(entries: list[Any]) -> list[Any]:
        return [titles(each) if isinstance(each, list) else each.title for each in entries]

    return titles(read(file).outline)


def tags_of(file: bytes) -> list[str]:
    """The kinds of the tags, in the order of reading, each with its words for those who do not see it."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node["/S"] + (f" {node['/Alt']}" if "/Alt" in node else ""))
            if "/K" in node:
                walk(node["/K"])

    walk(read(file).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_text_title_and_language(made: tuple[Document, bytes]) -> None:
    document, file = made
    reader = read(file)
    text = text_of(file)
    assert ("<script>alert(1)</script>" if document is HOSTILE else "安吉经济开发区简报") in text
    assert f"1 / {len(reader.pages)}" in text
    assert reader.metadata.title == clean(document.title)
    assert reader.trailer["/Root"]["/Lang"] == ("zh-CN" if document.lang == "zh" else "en")
    assert reader.metadata.creation_date is None
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_pages_are_a4_with_their_notes_at_the_foot() -> None:
    parts = [f"## Part {n}\n\n" + "words and words\n\n" * 28 + f"noted[^{n}]\n\n[^{n}]: source {n}\n" for n in range(6)]
    file = pdf.write(Document(markdown="# Title\n\n" + "\n".join(parts), title="Title", lang="en", date="May 2025"))
    pages = [page.extract_text() for page in read(file).pages]
    assert len(pages) > 3
    for n in range(6):
        noted = next(at for at, page in enumerate(pages) if f"noted\u2060{n + 1}" in page or f"noted{n + 1}" in page)
        assert f"source {n}" in pages[noted]
    # What a page belongs to stands over all but the first.
    assert ["May 2025" in page for page in pages] == [False] + [True] * (len(pages) - 1)
    assert all(f"{n} / {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert [round(float(side) / 72 * 25.4) for side in read(file).pages[0].mediabox[2:]] == [210, 297]


@pytest.mark.parametrize(("paragraphs", "pages"), [(3, 2), (60, 3)])
def test_page_one_stands_alone_unless_it_runs_on(paragraphs: int, pages: int) -> None:
    """60 paragraphs need a page and a half: what follows stands below them, as long as it has room."""
    text = "# Title\n\n" + "first\n\n" * paragraphs + "***\n\n" + "second\n\n" * 30
    found = [page.extract_text() for page in read(pdf.write(document(text))).pages]
    assert "second" not in found[0]
    assert ("second" in found[1], len(found)) == (True, pages)


def test_a_long_table_has_its_head_on_every_page() -> None:
    file = pdf.write(document("| Zone | Figure |\n| --- | --- |\n" + "| a | b |\n" * 120))
    pages = [page.extract_text() for page in read(file).pages]
    assert len(pages) > 2
    assert all("Figure" in page for page in pages)


def test_a_word_longer_than_its_column_is_hyphenated() -> None:
    head = "| " + "Technological | " * 9
    text = pdf.write(document(f"{head}\n|{' - |' * 9}\n{head}\n"))
    # The line has room for the whole word in one of the columns at most.
    assert text_of(text).count("\u00ad") >= 2 * 8


def test_the_end_of_a_page_tears_no_row_apart_but_one_that_is_longer() -> None:
    rows = "".join(f"| {n} first{' words' * 40} last{n} |\n" for n in range(60))
    pages = [page.extract_text() for page in read(pdf.write(document(f"| a |\n| - |\n{rows}"))).pages]
    assert len(pages) > 2
    assert all(page.count("first") == page.count("last") for page in pages)
    long = read(pdf.write(document(f"| a | b |\n| - | - |\n| x | first {'words ' * 9000} last |\n"))).pages
    assert len(long) > 5
    assert all("words" in page.extract_text() for page in long)
    assert "last" in long[-1].extract_text()


def test_headings_are_bookmarks() -> None:
    markdown = "# Title\n\n## 一\n\n### 1\n\n### 2\n\n## 二\n\ntext"
    assert outline_of(pdf.write(document(markdown))) == ["一", ["1", "2"], "二"]


def test_it_can_be_read_aloud(made: tuple[Document, bytes]) -> None:
    document, file = made
    tags = tags_of(file)
    assert {"/Title", "/P", "/Table", "/TH", "/TD", "/TR", "/Note"} <= set(tags)
    alone = [tag for tag in tags if tag.startswith("/Figure")]
    assert len(alone) == 1
    if document is not HOSTILE:
        assert {"/H1", "/L", "/LI", "/Link"} <= set(tags)
        assert "安吉经济开发区" in alone[0]
        assert "丙" in alone[0]
        assert b"pdfuaid" in file or b"pdfuaid" in read(file).trailer["/Root"]["/Metadata"].get_data()


def test_headings_that_skip_a_level_are_tagged_all_the_same() -> None:
    assert "/H3" in tags_of(pdf.write(document("### deep\n\ntext")))


def test_the_office_is_the_author() -> None:
    file = pdf.write(
        Document(
            markdown="# 简报\n\n某某研究中心 · 第3期 · 2025年9月\n",
            title="简报",
            lang="zh",
            office="某某研究中心",
            number="第3期",
            date="2025年9月",
        )
    )
    assert read(file).metadata.author == "某某研究中心"
    assert text_of(file).count("某某研究中心") == 1


def test_only_links_lead_out(made: tuple[Document, bytes]) -> None:
    actions = set()
    reader = read(made[1])
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            action = annotation.get_object().get("/A")
            if action is not None:
                actions.add(action["/S"])
                assert str(action.get("/URI", "https://")).startswith("https://")
    assert actions <= {"/URI", "/GoTo"}
    assert "/JavaScript" not in str(reader.trailer["/Root"])


def test_the_same_bytes_in_another_process(made: tuple[Document, bytes]) -> None:
    name = next(name for name, document in DOCUMENTS.items() if document == made[0])
    program = (
        "import sys; from tests.documents.test_pdf import DOCUMENTS; from zonecli.documents import pdf; "
        f"sys.stdout.buffer.write(pdf.write(DOCUMENTS[{name!r}]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)
    assert done.stdout == made[1]


def test_the_fonts_are_those_of_the_extra(made: tuple[Document, bytes]) -> None:
    typst = pytest.importorskip("typst")
    if {"Source Han Serif SC", "Noto Serif CJK SC"} & set(typst.Fonts().families()):
        pytest.skip("this system has the faces itself")
    document, file = made
    faces = set()
    for page in read(file).pages:
        faces |= {font.get_object()["/BaseFont"].partition("+")[2] for font in page["/Resources"]["/Font"].values()}
    assert "NotoSansSC-Regular-Identity-H" in faces
    serif = "LibertinusSerif" if document.lang == "en" else "NotoSerifSC"
    assert any(face.startswith(serif) for face in faces)


_CODE = "#$*_`~@<>\\\"'[](){}=+-/|:;,.!&^%\n 0aé安\u2060\u202e\x00\x1a"


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(alphabet=_CODE, max_size=40), min_size=1, max_size=12), st.sampled_from(["zh", "en"]))
def test_no_text_is_code(texts: list[str], lang: str) -> None:
    """Whatever stands in a text, a title, a table, a note, a chart: Typst reads strings, and makes a PDF of it."""
    marked = " ".join(texts).replace("\n", " ").replace("|", "")
    markdown = f"# {texts[0]}\n\n" + "\n\n".join(texts) + f"\n\n| {marked} |\n| --- |\n| {marked}[^1] |\n\n{PLACE}\n"
    items = tuple(replace(item, label=texts[-1], text=texts[0]) for item in BARS.items)
    chart = replace(BARS, title=texts[-1], alt=texts[0], items=items)
    given = Document(
        markdown=f"{markdown}\n[^1]: {marked}\n",
        title=texts[0],
        lang=lang,
        charts=(chart,),
        office=texts[-1],
        date=texts[0],
    )
    assert pdf.write(given).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        '"#read("/etc/passwd")',
        '\\"; #panic("x"); "',
        '#import "@preview/x:0.1.0": *',
        "#sys.inputs",
        "$ x $",
        "= x",
        "/* x",
        "// x",
        "<note-1>",
        "@note-1",
        "---",
        "https://example.org/",
        "\\u{41}",
    ],
)
def test_code_in_a_text_is_shown(text: str) -> None:
    literal = "".join(f"&#{ord(each)};" for each in text)
    found = text_of(pdf.write(document(f"begin {literal} end")))
    assert f"begin {text} end".replace(" ", "") in found.replace(" ", "").replace("\n", "")


def test_typst_reads_no_file_but_those_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    monkeypatch.chdir(tmp_path)
    for path in (str(secret), "secret.txt", "/secret.txt", "../secret.txt", "/etc/hostname"):
        code = f"#read({json.dumps(path)})"
        monkeypatch.setattr(pdf, "write_markup", lambda _, code=code: {typst_markup.MAIN: code})
        with pytest.raises(UsageError, match="no PDF can be made"):
            pdf.write(document("x"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_letters_without_a_font_are_named(lang: str) -> None:
    with pytest.raises(UsageError, match=r"no font on this system has these characters: ꯀꯁ$"):
        pdf.write(Document(markdown="安吉 ꯀꯁ 🎉", title="x", lang=lang))


def test_signs_without_a_font_are_no_failure() -> None:
    assert "安吉" in text_of(pdf.write(document("安吉 🎉 \ue000", lang="zh")))


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(TooLong, match=r"longer than 0\.05 seconds") as caught:
        next(make_each(pdf.write, [BRIEF], Bounds(0.05, 512)))
    assert "--timeout" in caught.value.hint_text()


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "# x",
        "# x\n\n# y",
        "[^1]",
        "| a |\n| - |\n",
        "> - x\n>\n> 1. y\n\n***",
        "> " * 40 + "x",
        "".join("  " * n + "- x\n" for n in range(40)),
        "*a **b " * 500,
        "x[^1]\n\n[^1]: y[^2]\n[^2]: z[^1]",
        "x[^1]\n\n[^1]: > - y\n    >\n    > | a |\n    > | - |",
        "安" * 5000,
        "x" * 5000,
        "| a |\n| - |\n| " + "安吉 " * 3000 + " |",
        "# " + "安" * 3000,
        CHART_PLACE.format(0),
        f"- {PLACE}",
        f"> {PLACE}",
    ],
)
def test_odd_documents_are_documents(markdown: str) -> None:
    assert pdf.write(document(markdown, SERIES)).startswith(b"%PDF-")


@pytest.mark.parametrize("missing", ["typst", "pylopdf_fonts_zh_cn"])
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None if name == missing else find_spec(name))
    with pytest.raises(UsageError, match="“pdf”") as caught:
        pdf.write(document("x"))
    assert '[pdf]"' in caught.value.hint_text()
