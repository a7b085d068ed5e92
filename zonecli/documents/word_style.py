"""The reference document that gives a Word file its look: A4, fonts named for both scripts, a page number."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template
from zipfile import ZipFile, ZipInfo

TABLE_TEXT, TABLE_HEAD, CHART_TITLE, CHART_NOTE = "Table Text", "Table Head", "Chart Title", "Chart Note"
NUMBER, COVER = "Document Number", "Cover"
BAR, BAR_LIGHT, EMPHASIS = "Bar", "Bar Light", "Emphasis"
AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The earliest that a zip can say.
_EPOCH = (1980, 1, 1, 0, 0, 0)

# Other names of the fonts, for machines that know them by those.
_FONTS = {"仿宋": "FangSong", "宋体": "SimSun", "黑体": "SimHei", "楷体": "KaiTi"}
_PARTS = {
    # An empty page; only its format counts.
    "document": f'<w:document {_W} xmlns:r="{_R}"><w:body><w:p/><w:sectPr>'
    '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1701" w:right="1474" w:bottom="1587" w:left="1474" w:header="851" w:footer="992" '
    'w:gutter="0"/></w:sectPr></w:body></w:document>',
    # The page number between dashes, as GB/T 9704 has it.
    "footer1": f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t>'
    '</w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>',
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
        "bold": "<w:b/>",
        "indent": "",
        "centre": "",
        "emphasis": "<w:i/>",
    },
}


def make_reference(lang_code: str) -> bytes:
    """Return the reference document of a language, as pandoc's `--reference-doc` takes it."""
    styles = (Path(__file__).parent / "styles.xml").read_text(encoding="utf-8")
    relations = {"styles": "styles", "settings": "settings", "fontTable": "fontTable", "footer": "footer1"}
    kinds = {"document": "document.main", **{name: name.rstrip("1") for name in relations.values()}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return pack(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{overrides}</Types>",
            "_rels/.rels": _relate({"officeDocument": "word/document.xml"}),
            "word/_rels/document.xml.rels": _relate({kind: f"{name}.xml" for kind, name in relations.items()}),
            **{f"word/{name}.xml": _HEAD + part for name, part in _PARTS.items()},
            "word/styles.xml": Template(re.sub(r"\s+(?=[<$])|<!--.*?-->", "", styles, flags=re.DOTALL)).substitute(
                _LOOKS[lang_code]
            ),
        }
    )


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
