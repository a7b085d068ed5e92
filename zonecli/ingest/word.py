"""A Word document (.docx) as plain text, read as a stream: insertions, text boxes and notes are in it."""

from __future__ import annotations

from io import BytesIO
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from zonecli.errors import N_, ArticleUnreadable
from zonecli.store.files import MAX_BYTES

# What a document may grow to when it is unpacked.
_MOST = 4 * MAX_BYTES
_BLOCK = 4 << 20
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_NOT_SHOWN = {"del", "moveFrom", "Fallback", "instrText", "delText"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_document(data: bytes, name: str) -> str:
    """Return the text of a Word document: a line a paragraph, a line a row of a table, its cells apart by tabs.

    What has been deleted while changes are tracked is left out. Raises ArticleUnreadable.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            held = set(archive.namelist())
            if _PARTS[0] not in held:
                raise ArticleUnreadable(
                    N_("{path}: this is not a Word document"), N_("save it as .docx, or as plain text"), path=name
                )
            parts = [archive.getinfo(part) for part in _PARTS if part in held]
            if sum(part.file_size for part in parts) > _MOST:
                raise ArticleUnreadable(
                    N_("{path}: larger than {limit} MiB when it is unpacked"), path=name, limit=_MOST // 1024 // 1024
                )
            reader = _Reader()
            for part in parts:
                with archive.open(part) as file:
                    reader.read(file)
    # RuntimeError for a password, NotImplementedError for a method of packing, ValueError for a document type.
    except (BadZipFile, ExpatError, EOFError, OSError, RuntimeError, ValueError, _unpacking_error()) as error:
        raise ArticleUnreadable(
            N_("{path}: this Word document is damaged, or has a password"),
            N_("open it in a word processor, and save it anew"),
            path=name,
        ) from error
    return "".join(reader.written)


def _unpacking_error() -> type[Exception]:
    import zlib

    return zlib.error


class _Reader:
    """What of a document's XML is its text."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._hidden = self._runs = self._cells = self._texts = 0

    def read(self, file: IO[bytes]) -> None:
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        # In small blocks an older expat would read a comment without end anew with each.
        while block := file.read(_BLOCK):
            parser.Parse(block)
        parser.Parse(b"", True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        self._hidden += local in _NOT_SHOWN
        self._runs += local == "r"
        self._texts += local == "t"
        self._cells += local == "tc"
        # Outside a run a tab is a stop of the ruler.
        if local in _SIGNS and self._runs and not self._hidden:
            self.written.append(" " if self._cells and _SIGNS[local] == "\n" else _SIGNS[local])

    def _end(self, tag: str) -> None:
        local = tag.rpartition(" ")[2]
        self._hidden -= local in _NOT_SHOWN
        self._runs -= local == "r"
        self._texts -= local == "t"
        self._cells -= local == "tc"
        if local == "p":
            self.written.append(" " if self._cells else "\n")
        elif local in ("tc", "tr"):
            self.written.append("\t" if local == "tc" or self._cells else "\n")

    def _characters(self, text: str) -> None:
        if self._texts and not self._hidden:
            self.written.append(text)


def _refuse_document_type(*_: object) -> None:
    raise ValueError("a document has no document type, with which entities could be declared")
