"""A report as a Word file: styles to work on with, real footnotes, tables with a head that is repeated."""

from __future__ import annotations

import io
import json
import subprocess
from html import escape
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from zonecli.documents import markdown as reading
from zonecli.documents.pandoc_tree import tree
from zonecli.documents.word_style import packed, reference
from zonecli.errors import N_, UsageFault, missing_extra
from zonecli.i18n import language
from zonecli.render.sanitize import clean

_SECONDS = 60
_MEMORY = "-M1g"


def convert(document: dict[str, Any], reference: bytes) -> bytes:
    """Return the document as a Word file; raises UsageFault where pandoc is missing, fails or takes too long."""
    program = _program()
    with TemporaryDirectory() as folder:
        style = Path(folder) / "reference.docx"
        style.write_bytes(reference)
        command = [str(program), "+RTS", _MEMORY, "-RTS", "--sandbox", f"--data-dir={folder}", "--from=json"]
        command += ["--to=docx", f"--reference-doc={style}", "--output=-"]
        try:
            done = subprocess.run(
                command,
                input=json.dumps(document).encode(),
                capture_output=True,
                timeout=_SECONDS,
                cwd=folder,
                env={"SOURCE_DATE_EPOCH": "315532800", "LANG": "C.UTF-8", "HOME": folder},
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise UsageFault(N_("pandoc took more than {seconds} seconds"), seconds=_SECONDS) from error
    if done.returncode:
        raise UsageFault(N_("pandoc failed: {said}"), said=done.stderr.decode(errors="replace").strip())
    return done.stdout


def _program() -> Path:
    """The pandoc that the extra carries: one of the system may read and write otherwise."""
    found = find_spec("pypandoc")
    for folder in (found.submodule_search_locations or []) if found else []:
        for name in ("pandoc", "pandoc.exe"):
            path = Path(folder) / "files" / name
            if path.is_file():
                return path
    raise missing_extra("docx")


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
