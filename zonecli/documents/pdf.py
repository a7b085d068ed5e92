"""A report as a PDF: the same page as in a browser, set on paper."""

from __future__ import annotations

import os
import unicodedata
from types import ModuleType
from typing import Any

from zonecli.documents import html
from zonecli.documents.document import Document
from zonecli.errors import N_, UsageError, missing_extra

_MOST_NAMED = 8


def write(document: Document) -> bytes:
    """Return the report as a PDF, the same bytes for the same report and fonts.

    Raises UsageError where the library, what it needs of the system, or a font for the text is missing.
    """
    weasyprint = _library()
    # Else the fonts in the document say at which second they were cut down to its letters.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")
    # The page refers to nothing outside itself; should it ever, nothing is fetched.
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=())
    rendered = weasyprint.HTML(string=html.write(document), url_fetcher=fetcher).render()
    made: bytes = rendered.write_pdf(pdf_tags=True)
    _check_letters(rendered)
    return made


def _library() -> ModuleType:
    try:
        import weasyprint
        import weasyprint.urls
    except ImportError as error:
        raise missing_extra("pdf") from error
    except OSError as error:
        raise UsageError(
            N_("PDF needs the library Pango, which is not installed on this system: {said}"),
            N_(
                "Debian, Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango; "
                "Windows: MSYS2, then pacman -S mingw-w64-x86_64-pango"
            ),
            said=str(error).partition("\n")[0],
        ) from error
    module: ModuleType = weasyprint
    return module


def _check_letters(rendered: Any) -> None:
    """Refuse a document with boxes in the place of letters; a sign or a private character may be one."""
    missing = {chr(code) for font in rendered.fonts.values() for code in font.missing}
    letters = sorted(each for each in missing if unicodedata.category(each).startswith("L"))
    if letters:
        raise UsageError(
            N_("no font on this system has these characters: {characters}"),
            N_("install a font for Chinese; Debian, Ubuntu: apt install fonts-noto-cjk"),
            characters="".join(letters[:_MOST_NAMED]) + ("…" if len(letters) > _MOST_NAMED else ""),
        )
