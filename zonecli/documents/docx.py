"""A report as a Word file: styles to work on with, real footnotes, tables with a head that is repeated."""

from __future__ import annotations

import io
import json
from html import escape
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from zonecli.documents.document import Document
from zonecli.documents.pandoc_tree import build_tree
from zonecli.documents.process import convert
from zonecli.documents.reference import Reference
from zonecli.documents.word_style import make_reference, pack
from zonecli.errors import N_, UsageError, missing_extra
from zonecli.render.sanitize import clean

_MEMORY, _HEAP_EXHAUSTED = "-M1g", 251
_BODY = "word/document.xml"
_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{office}</dc:creator>\
<dc:language>{tag}</dc:language></cp:coreProperties>
"""


def write(document: Document, reference: Reference | None = None) -> bytes:
    """Return the report as a Word file, the same bytes for the same report; in the look of `reference`.

    Raises UsageError where pandoc is not installed or fails.
    """
    written = _convert(build_tree(document), make_reference(document.lang, reference))
    with ZipFile(io.BytesIO(written)) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    tag = "zh-CN" if document.lang == "zh" else "en"
    # Instead of pandoc's, which say when the file was made.
    parts["docProps/core.xml"] = _CORE.format(
        title=escape(clean(document.title)), office=escape(clean(document.office)), tag=tag
    ).encode()
    parts[_BODY] = _keep_rows_whole(parts[_BODY].decode()).encode()
    return pack({"[Content_Types].xml": parts.pop("[Content_Types].xml"), **parts})


def _convert(tree: dict[str, Any], style: bytes) -> bytes:
    """Return what pandoc, shut in, makes of its own document tree; `style` is the reference document."""
    program = _find_pandoc()
    with TemporaryDirectory() as folder:
        reference = Path(folder) / "reference.docx"
        reference.write_bytes(style)
        command = [str(program), "+RTS", _MEMORY, "-RTS", "--sandbox", f"--data-dir={folder}", "--from=json"]
        command += ["--to=docx", f"--reference-doc={reference}", "--output=-"]
        environment = {"SOURCE_DATE_EPOCH": "315532800", "LANG": "C.UTF-8", "HOME": folder}
        done = convert(command, json.dumps(tree).encode(), Path(folder), environment)
    if done.returncode == _HEAP_EXHAUSTED:
        raise MemoryError
    if done.returncode:
        raise UsageError(N_("pandoc failed: {said}"), said=done.stderr.decode(errors="replace").strip())
    return done.stdout


def _find_pandoc() -> Path:
    """The pandoc that the extra carries: one of the system may read and write otherwise."""
    found = find_spec("pypandoc")
    for folder in (found.submodule_search_locations or []) if found else []:
        for name in ("pandoc", "pandoc.exe"):
            path = Path(folder) / "files" / name
            if path.is_file():
                return path
    raise missing_extra("docx")


def _keep_rows_whole(body: str) -> str:
    """Keep the end of a page from tearing a row apart, which pandoc has no word for."""
    kept = "<w:trPr><w:cantSplit/>"
    return body.replace("<w:tr>", f"<w:tr>{kept}</w:trPr>").replace(f"{kept}</w:trPr><w:trPr>", kept)
