"""The styles of a Word document that the user has: read as a stranger's, and nothing but its look taken from it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from zonecli.errors import N_, UsageError, reason_of
from zonecli.frozen import dataclass

_MOST = 16 << 20
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT, _STYLES, _THEME = "word/document.xml", "word/styles.xml", "word/theme/theme1.xml"
_SIZES, _MARGINS = ("w", "h"), ("top", "right", "bottom", "left", "header", "footer")
# A page has room for a line of text; the longest side that Word knows.
_NARROWEST, _WIDEST = 2000, 31680


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a Word document; lengths in twips (1/20 point)."""

    w: int = 11906
    h: int = 16838
    top: int = 1701
    right: int = 1474
    bottom: int = 1587
    left: int = 1474
    header: int = 851
    footer: int = 992

    @property
    def width(self) -> int:
        """How long a line of text is."""
        return self.w - self.left - self.right

    @property
    def is_usable(self) -> bool:
        """Whether text has room on it."""
        sides = (self.w, self.h, self.width, self.h - self.top - self.bottom)
        margins = (self.top, self.right, self.bottom, self.left, self.header, self.footer)
        return all(_NARROWEST <= side <= _WIDEST for side in sides) and min(margins) >= 0


@dataclass(frozen=True, slots=True)
class Reference:
    """The look of a Word document: its parts `styles.xml` and, where there is one, `theme1.xml`, and its page."""

    styles: str
    theme: str | None
    page: Page


def read_reference(path: Path) -> Reference:
    """Return the look of a Word document. Its text, fields, macros, pictures and links stay where they are.

    Raises UsageError for what cannot be read, is no Word document, or unpacks to more than a document needs.
    """
    try:
        with path.open("rb") as file, ZipFile(file) as archive:
            held = set(archive.namelist())
            if not {_DOCUMENT, _STYLES} <= held:
                raise _strange(path)
            styles, document = _read(archive, _STYLES, path), _read(archive, _DOCUMENT, path)
            theme = _read(archive, _THEME, path) if _THEME in held else None
    except (BadZipFile, ExpatError, EOFError, RuntimeError, ValueError, _unpacking_error()) as error:
        raise UsageError(
            N_("{path}: this Word document is damaged, or has a password"),
            N_("open it in a word processor, and save it anew"),
            path=path,
        ) from error
    except OSError as error:
        raise UsageError(N_("{path}: {reason}"), path=path, reason=reason_of(error)) from error
    if ElementTree.fromstring(styles).tag != f"{{{_W}}}styles":
        raise _strange(path)
    return Reference(styles, theme, _find_page(document))


def _unpacking_error() -> type[Exception]:
    import zlib

    return zlib.error


def _strange(path: Path) -> UsageError:
    return UsageError(N_("{path}: this is not a Word document"), N_("save it as .docx"), path=path)


def _read(archive: ZipFile, name: str, path: Path) -> str:
    """A part, which is XML without a document type."""
    with archive.open(name) as part:
        data = part.read(_MOST + 1)
    if len(data) > _MOST:
        raise UsageError(N_("{path}: larger than {limit} MiB when it is unpacked"), path=path, limit=_MOST >> 20)
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.Parse(data, True)
    return data.decode("utf-8-sig")


def _refuse_document_type(*_: object) -> None:
    raise ValueError("a document has no document type, with which entities could be declared")


def _find_page(document: str) -> Page:
    """The page of the last section, which is that of the whole where there is one alone."""
    sections = ElementTree.fromstring(document).iter(f"{{{_W}}}sectPr")
    section = next(reversed(list(sections)), None)
    found: dict[str, int] = {}
    for element, names in (("pgSz", _SIZES), ("pgMar", _MARGINS)):
        given = None if section is None else section.find(f"{{{_W}}}{element}")
        for name in names:
            length = "" if given is None else given.get(f"{{{_W}}}{name}", "")
            if length.isascii() and length.isdecimal() and len(length) < 6:
                found[name] = int(length)
    page = Page(**found)
    return page if page.is_usable else Page()
