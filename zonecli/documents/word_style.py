"""The document that gives a Word file its look: A4, fonts named for both scripts, a page number; or the office's."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from html import escape
from pathlib import Path
from string import Template
from xml.etree import ElementTree
from zipfile import ZipFile, ZipInfo

from zonecli.documents.reference import Page, Reference

TABLE_TEXT, TABLE_HEAD, CHART_TITLE, CHART_NOTE = "Table Text", "Table Head", "Chart Title", "Chart Note"
NUMBER, COVER = "Document Number", "Cover"
BAR, BAR_LIGHT, EMPHASIS = "Bar", "Bar Light", "Emphasis"
# The name of the n-th heading of the first level.
SECTION = "section-{}"
AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = f"{_NS}styleId"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIELD = '<w:fldChar w:fldCharType="{}"/>'
# The earliest that a zip can say.
_EPOCH = (1980, 1, 1, 0, 0, 0)

# Other names of the fonts, for machines that know them by those.
_FONTS = {"仿宋": "FangSong", "宋体": "SimSun", "黑体": "SimHei", "楷体": "KaiTi"}
_PARTS = {
    # An empty page; only its format counts.
    "document": f'<w:document {_W} xmlns:r="{_R}"><w:body><w:p/><w:sectPr>'
    '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="$w" w:h="$h"/>'
    '<w:pgMar w:top="$top" w:right="$right" w:bottom="$bottom" w:left="$left" w:header="$header" w:footer="$footer" '
    'w:gutter="0"/></w:sectPr></w:body></w:document>',
    # The page number between dashes, as GB/T 9704 has it.
    "footer1": f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>',
    "settings": f'<w:settings {_W}><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>',
    "fontTable": f"<w:fonts {_W}>"
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _FONTS.items()
    )
    + "</w:fonts>",
}


def _name_fonts(latin: str, **eastern: str) -> dict[str, str]:
    """Return the fonts of each role: one Latin face for all, and an East Asian one."""
    return {
        role: f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}" w:eastAsia="{face}"/>'
        for role, face in eastern.items()
    }


# What styles.xml leaves to the language. Chinese offices set text in 仿宋, headings in 黑体 and 楷体.
_LOOKS = {
    "zh": {
        **_name_fonts("Times New Roman", body="仿宋", title="宋体", heading="黑体", subheading="楷体", table="宋体"),
        "size": "24",
        "title_size": "44",
        "after": "0",
        "line": "360",
        "colour": "000000",
        "rule": "C00000",
        "bold": "",
        "indent": '<w:ind w:firstLineChars="200" w:firstLine="480"/>',
        "centre": '<w:jc w:val="center"/>',
        "emphasis": '<w:rFonts w:eastAsia="楷体"/>',
    },
    "en": {
        **_name_fonts("Calibri", body="宋体", title="黑体", heading="黑体", subheading="黑体", table="宋体"),
        "size": "22",
        "title_size": "40",
        "after": "140",
        "line": "288",
        "colour": "1D5C8F",
        "rule": "1D5C8F",
        "bold": "<w:b/>",
        "indent": "",
        "centre": "",
        "emphasis": "<w:i/>",
    },
}


# The text of an office that has no such styles is in its Normal.
_TEXT = ("Body Text", "First Paragraph", "Compact")


def make_reference(lang_code: str, reference: Reference | None = None) -> bytes:
    """Return the document that pandoc takes as `--reference-doc`: in our own look, or in that of `reference`."""
    page = Page() if reference is None else reference.page
    lengths = {field.name: str(getattr(page, field.name)) for field in fields(page)}
    styles = (Path(__file__).parent / "styles.xml").read_text(encoding="utf-8")
    styles = Template(re.sub(r"\s+(?=[<$])|<!--.*?-->", "", styles, flags=re.DOTALL)).substitute(
        _LOOKS[lang_code], width=page.width
    )
    relations = {"styles": "styles", "settings": "settings", "fontTable": "fontTable", "footer": "footer1"}
    kinds = {"document": "document.main", **{name: name.rstrip("1") for name in relations.values()}}
    parts = {name: _HEAD + part for name, part in _PARTS.items()}
    parts["document"] = Template(parts["document"]).substitute(lengths)
    parts["styles"] = styles if reference is None else _complete(reference.styles, styles)
    overrides = [(f"/word/{name}.xml", f"{_TYPE}.{kind}+xml") for name, kind in kinds.items()]
    if reference is not None and reference.theme is not None:
        relations["theme"] = "theme/theme1"
        parts["theme/theme1"] = reference.theme
        overrides.append(("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"))
    return pack(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
            + "</Types>",
            "_rels/.rels": _relate({"officeDocument": "word/document.xml"}),
            "word/_rels/document.xml.rels": _relate({kind: f"{name}.xml" for kind, name in relations.items()}),
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )


def _complete(theirs: str, ours: str) -> str:
    """Return their styles, and those of ours that they lack, which rest on theirs.

    What is theirs stays as it is written: Word reads prefixes by their names.
    """
    known = {_name(style).lower(): style.get(_ID, "") for style in ElementTree.fromstring(theirs).iter(f"{_NS}style")}
    own = list(ElementTree.fromstring(ours).iter(f"{_NS}style"))
    ids = {style.get(_ID, ""): known.get(_name(style).lower(), style.get(_ID, "")) for style in own}
    lacking = []
    for style in own:
        if _name(style).lower() in known or style.get(_ID) in known.values():
            continue
        style.attrib.pop(f"{_NS}default", None)
        for part in list(style):
            if part.tag == f"{_NS}basedOn":
                part.set(f"{_NS}val", ids[part.get(f"{_NS}val", "")])
            elif part.tag in (f"{_NS}pPr", f"{_NS}rPr") and _name(style) in _TEXT:
                style.remove(part)
        lacking.append(ElementTree.tostring(style, encoding="unicode"))
    end = theirs.rindex("</")
    return theirs[:end] + "".join(lacking) + theirs[end:]


def _name(style: ElementTree.Element) -> str:
    found = style.find(f"{_NS}name")
    return "" if found is None else found.get(f"{_NS}val", "")


PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def make_contents(name: str, titles: Sequence[str]) -> str:
    """Return a table of contents as Word makes it, `titles` under `name`; the n-th leads to SECTION n.

    It is not marked as out of date: then Word would ask before it shows the document.
    """
    field = f'<w:r>{_FIELD.format("begin")}</w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u '
    field += f"</w:instrText></w:r><w:r>{_FIELD.format('separate')}</w:r>"
    lines = [
        f'<w:hyperlink w:anchor="{SECTION.format(n)}" w:history="1">{_run(title)}</w:hyperlink>'
        for n, title in enumerate(titles, 1)
    ]
    lines[0] = field + lines[0]
    lines[-1] += f"<w:r>{_FIELD.format('end')}</w:r>"
    paragraphs = [("TOCHeading", _run(name))]
    paragraphs += [("TOC1", line) for line in lines]
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        "</w:sdtPr><w:sdtContent>"
        + "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{text}</w:p>' for style, text in paragraphs)
        + "</w:sdtContent></w:sdt>"
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _relate(targets: Mapping[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{_R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the parts as a zip that says nothing of the day and the machine it was made on."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = 8  # deflated
            entry.create_system = 3  # whatever the machine
            archive.writestr(entry, content, compresslevel=9)
    return stream.getvalue()
