"""The reference document that gives a Word file its look: A4, fonts named for both scripts, a page number.

It is put together here, part by part, so that a change of a style is a change of a line.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from zipfile import ZipFile, ZipInfo

from zonecli.frozen import dataclass

# What Word measures in: twips (1/20 point), half-points for letters, eighths of a point for borders.
TEXT_WIDTH = 11906 - 2 * 1474
INK, QUIET, ACCENT, LIGHT, TINT = "000000", "595959", "1D5C8F", "A9C8E0", "EAF0F6"

TABLE_TEXT, TABLE_HEAD, CHART_TITLE, CHART_NOTE = "Table Text", "Table Head", "Chart Title", "Chart Note"
BAR, BAR_LIGHT, EMPHASIS = "Bar", "Bar Light", "Emphasis"
# What stands under a table would else stick to it.
AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The earliest that a zip can say.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts of a language's documents: what body, headings and tables are set in, by script."""

    body: tuple[str, str]
    title: tuple[str, str]
    heading: tuple[str, str]
    subheading: tuple[str, str]
    table: tuple[str, str]
    size: int
    line: int
    indent: bool
    colour: str


# First the Latin font, then the East Asian one. Chinese offices set text in 仿宋, headings in 黑体 and 楷体.
_ROMAN = "Times New Roman"
_SANS = "Calibri"
_FACES = {
    "zh": Faces(
        body=(_ROMAN, "仿宋"), title=(_ROMAN, "宋体"), heading=(_ROMAN, "黑体"), subheading=(_ROMAN, "楷体"),
        table=(_ROMAN, "宋体"), size=24, line=360, indent=True, colour=INK,
    ),
    "en": Faces(
        body=(_SANS, "宋体"), title=(_SANS, "黑体"), heading=(_SANS, "黑体"), subheading=(_SANS, "黑体"),
        table=(_SANS, "宋体"), size=22, line=288, indent=False, colour=ACCENT,
    ),
}  # fmt: skip


def make_reference(lang_code: str) -> bytes:
    """Return the reference document of a language, as pandoc's `--reference-doc` takes it."""
    faces = _FACES[lang_code]
    relations = {"styles": "styles", "settings": "settings", "fontTable": "fontTable", "footer": "footer1"}
    return pack(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            "word/_rels/document.xml.rels": _relations({kind: f"{name}.xml" for kind, name in relations.items()}),
            "word/document.xml": _document(),
            "word/footer1.xml": _footer(),
            "word/settings.xml": f'{_HEAD}<w:settings {_W}><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
            "</w:settings>",
            "word/fontTable.xml": _fonts(),
            "word/styles.xml": f"{_HEAD}<w:styles {_W}>{''.join(_styles(faces))}</w:styles>",
        }
    )


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


def _content_types() -> str:
    parts = {name: name.rstrip("1") for name in ("styles", "settings", "fontTable", "footer1")}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **parts}.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: Mapping[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{_R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _document() -> str:
    """An empty page; only its format counts."""
    return (
        f'{_HEAD}<w:document {_W} xmlns:r="{_R}"><w:body><w:p/><w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1701" w:right="1474" w:bottom="1587" w:left="1474" w:header="851" w:footer="992" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _footer() -> str:
    """The page number between dashes, as GB/T 9704 has it."""
    return (
        f'{_HEAD}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t>'
        '</w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def _fonts() -> str:
    """Other names of the fonts, for machines that know them by those."""
    names = {"仿宋": "FangSong", "宋体": "SimSun", "黑体": "SimHei", "楷体": "KaiTi"}
    each = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in names.items()
    )
    return f"{_HEAD}<w:fonts {_W}>{each}</w:fonts>"


def _letters(fonts: tuple[str, str], size: int, more: str = "") -> str:
    latin, eastern = fonts
    named = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}" w:eastAsia="{eastern}"/>'
    return f'<w:rPr>{named}{more}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def _styles(faces: Faces) -> Iterator[str]:
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    yield f"<w:docDefaults><w:rPrDefault>{_letters(faces.body, faces.size)}</w:rPrDefault></w:docDefaults>".replace(
        "</w:rPr>", f"{language}</w:rPr>"
    )
    yield '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
    )
    yield from _paragraphs(faces)
    yield from _headings(faces)
    yield from _characters(faces)
    yield _table()


def _paragraph(name: str, based: str, layout: str, letters: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:qFormat/><w:pPr>{layout}</w:pPr>{letters}</w:style>'
    )


def _paragraphs(faces: Faces) -> Iterator[str]:
    indent = '<w:ind w:firstLineChars="200" w:firstLine="480"/>' if faces.indent else ""
    flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    tight = '<w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/>'
    small = _letters(faces.table, 21)
    after = 0 if faces.indent else 140
    yield _paragraph(
        "Body Text",
        "Normal",
        f'<w:spacing w:after="{after}" w:line="{faces.line}" w:lineRule="auto"/>{indent}',
    )
    yield _paragraph("First Paragraph", "BodyText", "")
    yield _paragraph("Compact", "BodyText", f'<w:spacing w:after="40" w:line="300" w:lineRule="auto"/>{flush}')
    yield _paragraph(
        "Block Text", "BodyText", '<w:ind w:left="480" w:right="480" w:firstLineChars="0" w:firstLine="0"/>'
    )
    yield _paragraph("Source Code", "Normal", '<w:wordWrap w:val="off"/>')
    yield _paragraph(TABLE_TEXT, "Normal", tight, small)
    yield _paragraph(TABLE_HEAD, "TableText", "<w:keepNext/>", "<w:rPr><w:b/></w:rPr>")
    yield _paragraph("After Table", "Normal", '<w:spacing w:line="200" w:lineRule="exact"/>')
    above = '<w:keepNext/><w:spacing w:before="200" w:after="80"/>'
    yield _paragraph(CHART_TITLE, "Normal", above, _letters(faces.heading, 22, "<w:b/>"))
    below = '<w:spacing w:before="60" w:after="200"/>'
    yield _paragraph(CHART_NOTE, "Normal", below, _letters(faces.table, 18, f'<w:color w:val="{QUIET}"/>'))
    line = '<w:spacing w:line="240" w:lineRule="auto"/>'
    yield _paragraph("Footnote Text", "Normal", line, _letters(faces.table, 18))
    yield _paragraph("footer", "Normal", '<w:jc w:val="center"/>', _letters(faces.table, 21))


def _headings(faces: Faces) -> Iterator[str]:
    colour = f'<w:color w:val="{faces.colour}"/>'
    centre = '<w:jc w:val="center"/>' if faces.indent else ""
    yield _paragraph(
        "Title", "Normal", f'<w:keepNext/><w:spacing w:before="120" w:after="360"/>{centre}',
        _letters(faces.title, 44 if faces.indent else 40, f"<w:b/>{colour}"),
    )  # fmt: skip
    levels = [(faces.heading, 32, 320), (faces.subheading, 28, 240)] + [(faces.body, faces.size, 160)] * 4
    for level, (fonts, size, before) in enumerate(levels, 1):
        # 黑体 and 楷体 are not set bold; what is set in the body's own face must be.
        bold = "" if faces.indent and fonts != faces.body else "<w:b/>"
        layout = f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="100"/>'
        yield _paragraph(
            f"heading {level}", "Normal", f'{layout}<w:outlineLvl w:val="{level - 1}"/>',
            _letters(fonts, size, f"{bold}{colour}"),
        )  # fmt: skip


def _characters(faces: Faces) -> Iterator[str]:
    # SimSun has the blocks that bars are made of, as wide as a character.
    blocks = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:hint="eastAsia"/>'
    looks = {
        "Footnote Reference": '<w:vertAlign w:val="superscript"/>',
        # Slanted characters are not Chinese; another face is.
        EMPHASIS: '<w:rFonts w:eastAsia="楷体"/>' if faces.indent else "<w:i/>",
        "Hyperlink": f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>',
        "Verbatim Char": '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>',
        BAR: f'{blocks}<w:color w:val="{ACCENT}"/><w:sz w:val="18"/>',
        BAR_LIGHT: f'{blocks}<w:color w:val="{LIGHT}"/><w:sz w:val="18"/>',
    }
    for name, look in looks.items():
        yield (
            f'<w:style w:type="character" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{look}</w:rPr></w:style>'
        )


def _table() -> str:
    """Every cell ruled, the header row tinted."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 50), ("left", 100), ("bottom", 50), ("right", 100))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="table" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f'<w:tblPr><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar>'
        '</w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{TINT}"/></w:tcPr></w:tblStylePr></w:style>'
    )
