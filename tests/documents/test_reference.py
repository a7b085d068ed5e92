"""An office's own Word document as the look of ours: its styles and its page are taken, and nothing else of it."""

import io
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.documents.samples import BRIEF
from zonecli.documents import docx
from zonecli.documents.formats import DOCUMENTS
from zonecli.documents.reference import Page, read_reference
from zonecli.errors import UsageError

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
# As a word processor in Chinese writes it: its own ids, and few of the styles that we set.
STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="{NAMESPACE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:rPr><w:color w:val="FF0000"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>
</w:styles>"""
BODY = (
    f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:p><w:r><w:t>SECRET</w:t></w:r></w:p><w:sectPr>'
    '<w:pgSz w:w="10000" w:h="15000"/><w:pgMar w:top="1000" w:right="1100" w:bottom="1200" w:left="1300" '
    'w:header="700" w:footer="800"/></w:sectPr></w:body></w:document>'
)
needs_pandoc = pytest.mark.skipif(find_spec("pypandoc") is None, reason="the extra docx is not installed")


def office(folder: Path, **parts: str | bytes) -> Path:
    path = folder / "office.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in {"document": BODY, "styles": STYLES, **parts}.items():
            archive.writestr(f"word/{name}.xml" if "/" not in name else name, content)
    return path


def styled(path: Path) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(docx.write(BRIEF, read_reference(path)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def named(styles: bytes) -> dict[str, Any]:
    found: Any = ElementTree.fromstring(styles).iter(f"{W}style")
    return {style.find(f"{W}name").get(f"{W}val"): style for style in found}


@needs_pandoc
def test_its_styles_and_its_page_are_taken(tmp_path: Path) -> None:
    file = pytest.importorskip("docx").Document(io.BytesIO(docx.write(BRIEF, read_reference(office(tmp_path)))))
    headings = [each for each in file.paragraphs if each.style.name == "Heading 1"]
    assert {each.style.style_id for each in headings} == {"1"}
    assert headings[0].style.font.color.rgb == (255, 0, 0)
    assert file.paragraphs[0].style.style_id == "a3"
    section = file.sections[0]
    assert (section.page_width.twips, section.page_height.twips) == (10000, 15000)
    assert (section.top_margin.twips, section.left_margin.twips) == (1000, 1300)


@needs_pandoc
def test_what_it_lacks_rests_on_what_it_has(tmp_path: Path) -> None:
    styles = named(styled(office(tmp_path))["word/styles.xml"])
    assert styles["Table Text"].find(f"{W}basedOn").get(f"{W}val") == "a"
    assert styles["Bar"].find(f"{W}basedOn").get(f"{W}val") == "a0"
    assert styles["Table"].find(f"{W}basedOn").get(f"{W}val") == "a1"
    # Its text is in its Normal, without our indents.
    assert [part.tag.removeprefix(W) for part in styles["Body Text"]] == ["name", "basedOn", "qFormat"]
    assert styles["Cover"].find(f"{W}pPr/{W}tabs/{W}tab").get(f"{W}pos") == "7600"
    ids = [each.get(f"{W}styleId") for each in styles.values()]
    assert len(set(ids)) == len(ids)
    assert {
        each.find(f"{W}basedOn").get(f"{W}val") for each in styles.values() if each.find(f"{W}basedOn") is not None
    } <= set(ids)
    assert sum(each.get(f"{W}default") == "1" for each in styles.values()) == 3


@needs_pandoc
def test_nothing_else_of_it_is_taken(tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="https://evil.example/x.dotm" TargetMode="External"/></Relationships>'
    )
    strange: dict[str, str | bytes] = {
        "word/_rels/settings.xml.rels": relations,
        "word/settings.xml": f'<w:settings xmlns:w="{NAMESPACE}"><w:attachedTemplate/></w:settings>',
        "word/vbaProject.bin": b"SECRET",
        "word/header1.xml": f'<w:hdr xmlns:w="{NAMESPACE}"/>',
        "docProps/core.xml": "<x>SECRET</x>",
        "word/media/image1.png": b"SECRET",
        "../evil.xml": "SECRET",
    }
    found = styled(office(tmp_path, **strange))
    everything = b"".join(found.values())
    assert b"SECRET" not in everything
    assert b"evil" not in everything
    assert not [name for name in found if re.search(r"vba|media|header|\.\.", name)]


@needs_pandoc
def test_the_theme_comes_with_it(tmp_path: Path) -> None:
    theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office of X"/>'
    assert b"Office of X" in styled(office(tmp_path, **{"word/theme/theme1.xml": theme}))["word/theme/theme1.xml"]


@needs_pandoc
def test_the_same_bytes(tmp_path: Path) -> None:
    assert styled(office(tmp_path)) == styled(office(tmp_path))


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"styles": BOMB + STYLES.partition("?>")[2]}, "damaged"),
        ({"document": BOMB + BODY}, "damaged"),
        ({"styles": "<w:styles>"}, "damaged"),
        ({"styles": ""}, "damaged"),
        ({"styles": STYLES.encode("utf-16")}, "damaged"),
        ({"styles": STYLES.encode("gb18030").replace(b"Title", "标题".encode("gb18030"))}, "damaged"),
        ({"styles": "<styles/>"}, "not a Word document"),
        (
            {"styles": STYLES.replace("schemas.openxmlformats.org/word", "purl.oclc.org/ooxml/word")},
            "not a Word document",
        ),
        ({"styles": STYLES + "<!--" + "x" * (17 << 20) + "-->"}, "larger than 16 MiB"),
        ({"document": BODY + " " * (17 << 20)}, "larger than 16 MiB"),
    ],
)
def test_what_is_no_word_document_is_refused(parts: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said):
        read_reference(office(tmp_path, **parts))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04" + b"\0" * 90, "damaged"),
        (b"\xd0\xcf\x11\xe0 old", "damaged"),
        (None, "office.docx: "),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "office.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=said):
        read_reference(path)


def test_an_archive_of_other_things_is_no_word_document(tmp_path: Path) -> None:
    path = tmp_path / "office.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(UsageError, match="not a Word document"):
        read_reference(path)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<w:sectPr/>",
        '<w:sectPr><w:pgSz w:w="0" w:h="0"/></w:sectPr>',
        '<w:sectPr><w:pgSz w:w="-5" w:h="x"/></w:sectPr>',
        '<w:sectPr><w:pgSz w:w="99999999999" w:h="16838"/></w:sectPr>',
        '<w:sectPr><w:pgMar w:left="6000" w:right="6000"/></w:sectPr>',
        '<w:sectPr><w:pgMar w:left="٣"/></w:sectPr>',
    ],
)
def test_a_page_that_holds_no_text_is_a4(page: str, tmp_path: Path) -> None:
    body = f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:p/>{page}</w:body></w:document>'
    assert read_reference(office(tmp_path, document=body)).page == Page()


@pytest.mark.parametrize("name", ["md", "html", "pdf"])
def test_other_formats_have_no_styles_of_an_office(name: str) -> None:
    with pytest.raises(UsageError, match="--reference is for Word") as caught:
        DOCUMENTS[name].styled_as(Path("office.docx"))
    assert "--to docx" in caught.value.hint_text()
