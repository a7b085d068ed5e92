"""The Word file: styles, real footnotes, tables, a page number; nothing in a text taken for markup."""

import io
import subprocess
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tests.documents.samples import BRIEF, HOSTILE, document
from zonecli.documents import docx
from zonecli.documents.document import Document
from zonecli.documents.word_style import make_reference
from zonecli.errors import UsageError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
pytestmark = pytest.mark.skipif(find_spec("pypandoc") is None, reason="the extra docx is not installed")


@pytest.fixture(scope="module")
def brief() -> bytes:
    return docx.write(BRIEF)


def parts(file: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(xml: bytes) -> str:
    return "".join(each.text or "" for each in ElementTree.fromstring(xml).iter(f"{W}t"))


def opened(file: bytes) -> Any:
    return pytest.importorskip("docx").Document(io.BytesIO(file))


def test_a_library_opens_it(brief: bytes) -> None:
    file = opened(brief)
    styles = [(each.style.name, each.text) for each in file.paragraphs]
    assert styles[0] == ("Title", "安吉经济开发区简报")
    assert ("Heading 1", "对比") in styles
    assert ("Chart Title", "亩均税收") in styles
    assert file.core_properties.title == "简报 & <b>"
    assert "来源" not in [text for _, text in styles]


def test_the_page_is_a4_and_numbered(brief: bytes) -> None:
    file = opened(brief)
    section = file.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert " PAGE " in section.footer._element.xml


def test_tables_have_a_head_borders_and_sides(brief: bytes) -> None:
    file = opened(brief)
    table, chart = file.tables
    assert [cell.text for cell in table.rows[0].cells] == ["指标", "安吉", "湖州"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in [*table.rows, *chart.rows])
    assert table.style.name == "Table"
    assert "w:insideH" in table.style.element.xml
    assert table.rows[1].cells[0].paragraphs[0].style.name == "Table Text"
    rows = [[cell.text for cell in row.cells] for row in chart.rows]
    assert rows[0][2] == "█" * 16
    assert [row[2][-1:] for row in rows] == ["█", "◂", "▸", "█", "~", ""]
    assert rows[5][:2] == ["戊", "—"]


@pytest.mark.parametrize(("lang", "font"), [("zh", "仿宋"), ("en", "宋体")])
def test_east_asian_fonts_are_named(lang: str, font: str) -> None:
    styles = parts(make_reference(lang))["word/styles.xml"]
    ElementTree.fromstring(styles)
    assert f'w:eastAsia="{font}"' in styles.decode()
    assert 'w:eastAsia="zh-CN"' in styles.decode()


def test_footnotes_are_words_own(brief: bytes) -> None:
    found = parts(brief)
    body, notes = found["word/document.xml"].decode(), found["word/footnotes.xml"]
    assert body.count("<w:footnoteReference ") == 3
    assert texts(notes).count("《目录》") == 1
    # Further references lead to the note by Word's own field, whose target there is.
    for n in (1, 2, 3):
        assert f'w:name="_Note{n}"' in body
    assert [body.count(f"NOTEREF _Note{n} ") for n in (1, 2, 3)] == [2, 4, 2]


def issued(markdown: str) -> Document:
    return Document(markdown=markdown, title="简报", lang="zh", office="甲 & 乙", number="第3期", date="2025年9月")


def test_the_cover_says_who_issues_it_and_when() -> None:
    file = opened(docx.write(issued("# 简报\n\n甲 & 乙 · 第3期 · 2025年9月\n\n正文")))
    assert [(each.style.name, each.text) for each in file.paragraphs] == [
        ("Title", "简报"),
        ("Document Number", "第3期"),
        ("Cover", "甲 & 乙\t2025年9月"),
        ("Body Text", "正文"),
    ]
    assert file.core_properties.author == "甲 & 乙"


def test_a_line_that_says_more_is_no_cover() -> None:
    file = opened(docx.write(issued("# 简报\n\n截至2025年9月")))
    assert [each.text for each in file.paragraphs] == ["简报", "截至2025年9月"]


SECTIONS = "\n\n".join(f"## {name} <{n}>\n\n### inner\n\ntext" for n, name in enumerate("甲乙丙丁", 1))


@pytest.mark.parametrize(
    ("markdown", "before"),
    [
        (f"# x\n\n{SECTIONS}", ["x"]),
        (f"# x\n\nfirst\n\n{SECTIONS}", ["x", "first"]),
        (f"# x\n\nfirst\n\n***\n\n{SECTIONS}\n\n***\n", ["x", "first", ""]),
    ],
)
def test_the_contents_are_a_field_with_a_link_to_each_section(markdown: str, before: list[str]) -> None:
    body = ElementTree.fromstring(parts(docx.write(document(markdown)))["word/document.xml"])
    blocks = list(body[0])
    place = next(n for n, block in enumerate(blocks) if block.tag == f"{W}sdt")
    assert ["".join(each.text or "" for each in block.iter(f"{W}t")) for block in blocks[:place]] == before
    contents = blocks[place]
    links = {
        each.get(f"{W}anchor"): "".join(text.text or "" for text in each.iter(f"{W}t"))
        for each in contents.iter(f"{W}hyperlink")
    }
    assert links == {f"section-{n}": f"{name} <{n}>" for n, name in enumerate("甲乙丙丁", 1)}
    assert {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")} >= set(links)
    assert [each.get(f"{W}fldCharType") for each in contents.iter(f"{W}fldChar")] == ["begin", "separate", "end"]
    assert [each.text for each in contents.iter(f"{W}instrText")] == [' TOC \\o "1-1" \\h \\z \\u ']


def test_few_sections_need_no_contents() -> None:
    body = parts(docx.write(document("# x\n\n## a\n\n---\n\n## b\n\n## c\n\ny")))["word/document.xml"]
    assert b"<w:sdt>" not in body
    # The rule is a rule.
    assert b"o:hr" in body


def test_an_empty_cell_has_the_style_of_the_others() -> None:
    table = opened(docx.write(document("| a | b |\n| - | - |\n| | c |"))).tables[0]
    assert table.rows[1].cells[0].paragraphs[0].style.name == "Table Text"


def test_hostile_text_is_text() -> None:
    found = parts(docx.write(HOSTILE))
    body = found["word/document.xml"]
    for content in found.values():
        ElementTree.fromstring(content)
    assert "<script>alert(1)</script>" in texts(body)
    assert "<w:p><w:r><w:t>raw</w:t></w:r></w:p>" in texts(body)
    assert "\u202e" not in b"".join(found.values()).decode()
    for name, relations in found.items():
        if name.endswith(".rels"):
            for relation in ElementTree.fromstring(relations):
                if relation.get("TargetMode") == "External":
                    assert relation.attrib["Target"].startswith("https://example.org/")
    assert not [name for name in found if "media" in name]


def test_the_same_bytes(brief: bytes) -> None:
    assert docx.write(BRIEF) == brief
    with ZipFile(io.BytesIO(brief)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pandoc_is_shut_in(monkeypatch: pytest.MonkeyPatch) -> None:
    called: dict[str, Any] = {}
    run = subprocess.run

    def watch(command: list[str], **options: Any) -> Any:
        called.update(options, command=command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", watch)
    docx.write(document("x"))
    assert "--sandbox" in called["command"]
    assert set(called["env"]) == {"SOURCE_DATE_EPOCH", "LANG", "HOME"}


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="“docx”") as caught:
        docx.write(document("x"))
    assert caught.value.hint_text().endswith('[docx]"')


@pytest.mark.parametrize(
    "markdown", ["", "# x", "[^1]", "x[^1]\n\n[^1]: y[^1]", "| a |\n| - |\n", "> - x\n>\n> 1. y\n\n***"]
)
def test_odd_documents_are_documents(markdown: str) -> None:
    for content in parts(docx.write(document(markdown))).values():
        ElementTree.fromstring(content)
