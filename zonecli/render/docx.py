"""A report as a Word file: styles to work on with, real footnotes, tables with a head that is repeated."""

from __future__ import annotations

import io
from html import escape
from zipfile import ZipFile

from zonecli.languages import language
from zonecli.render import markdown as reading
from zonecli.render.clean import clean
from zonecli.render.pandoc import convert
from zonecli.render.pandoc_tree import tree
from zonecli.render.word_style import packed, reference

_BODY = "word/document.xml"
_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>{tag}</dc:language>\
</cp:coreProperties>
"""


def write(markdown: str, title: str, lang_code: str) -> bytes:
    """Return the report as a Word file, the same bytes for the same report; `title` is plain text.

    Raises UsageFault where pandoc is not installed, fails, or takes too long.
    """
    document = tree(reading.read(markdown), language(lang_code))
    written = convert(document, reference(lang_code))
    with ZipFile(io.BytesIO(written)) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    tag = "zh-CN" if lang_code == "zh" else "en"
    # Instead of pandoc's, which say when the file was made.
    parts["docProps/core.xml"] = _CORE.format(title=escape(clean(title)), tag=tag).encode()
    parts[_BODY] = _whole_rows(parts[_BODY].decode()).encode()
    return packed({"[Content_Types].xml": parts.pop("[Content_Types].xml"), **parts})


def _whole_rows(body: str) -> str:
    """Keep the end of a page from tearing a row apart, which pandoc has no word for."""
    kept = "<w:cantSplit/>"
    return body.replace("<w:tr>", f"<w:tr><w:trPr>{kept}</w:trPr>").replace(
        f"<w:trPr>{kept}</w:trPr><w:trPr>", f"<w:trPr>{kept}"
    )
