"""A report as a PDF: pages with their notes at the foot, tagged, in fonts that come with the extra."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from zonecli.documents.document import Document
from zonecli.documents.process import convert
from zonecli.documents.typst_markup import write_markup
from zonecli.errors import N_, UsageError, missing_extra

_HERE = Path(__file__).parent
_LOOK = "page.typ"
_UNSET = re.compile(r'^error: PDF/UA-1 error: the text `"(.+)"` could not be displayed', re.MULTILINE)
_MOST_NAMED = 8


def write(document: Document) -> bytes:
    """Return the report as a PDF, the same bytes for the same report and fonts.

    Raises UsageError where the extra is not installed, or no font has a letter of the text.
    """
    library, fonts = _find("typst"), _find("pylopdf_fonts_zh_cn")
    files = {_LOOK: (_HERE / _LOOK).read_text(encoding="utf-8"), **write_markup(document)}
    with TemporaryDirectory() as folder:
        given = {"library": str(library.parent), "fonts": str(fonts), "root": folder, "files": files}
        # -I and -S: whatever the user's settings, it starts bare, in 15 ms.
        command = [sys.executable, "-I", "-S", str(_HERE / "typesetter.py")]
        done = convert(command, json.dumps(given).encode(), Path(folder))
    _check_letters(done.stderr.decode(errors="replace"))
    if done.returncode:
        raise UsageError(
            N_("no PDF can be made of this document"), N_("make it in another format: --to docx, --to html")
        )
    return done.stdout


def _find(package: str) -> Path:
    """The directory of a package, without importing it."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise missing_extra("pdf")
    return Path(found.submodule_search_locations[0])


def _check_letters(said: str) -> None:
    """Refuse a document with boxes in the place of letters; a sign or a private character may be one."""
    missing = set("".join(_UNSET.findall(said)))
    letters = sorted(each for each in missing if unicodedata.category(each).startswith("L"))
    if letters:
        raise UsageError(
            N_("no font on this system has these characters: {characters}"),
            N_("install a font that has them, or make it in another format: --to docx, --to html"),
            characters="".join(letters[:_MOST_NAMED]) + ("…" if len(letters) > _MOST_NAMED else ""),
        )
