"""The formats of documents: each is one class, found here by its name and by the endings of its files."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from zonecli.errors import N_, UsageError
from zonecli.render.formats import FileFormat

if TYPE_CHECKING:
    from pathlib import Path

    from zonecli.documents.document import Document
    from zonecli.documents.reference import Reference


class Format(FileFormat):
    """A format of documents, made of a template's Markdown. `draws` says that it draws the charts itself."""

    draws: ClassVar[bool] = True

    @abstractmethod
    def write(self, document: Document) -> str | bytes:
        """Return the document; raises UsageError where the extra that it needs is not installed."""

    def styled_as(self, reference: Path) -> Format:
        """Return the format in the styles of a document of the user's own; raises UsageError where it has none."""
        raise UsageError(N_("--reference is for Word, not for {format}"), N_("add: --to docx"), format=self.name)


class Markdown(Format):
    """Markdown as the template renders it, or whatever text it renders."""

    name, endings, draws = "md", ("md", "markdown", "txt"), False
    about = "Markdown"

    def write(self, document: Document) -> str:
        return document.markdown


class Html(Format):
    """A page of HTML that stands alone."""

    name, endings = "html", ("html", "htm")
    about = N_("a web page")

    def write(self, document: Document) -> str:
        from zonecli.documents.html import write

        return write(document)


class Word(Format):
    """Office Open XML."""

    name, endings = "docx", ("docx",)
    about = "Word"

    def __init__(self, reference: Reference | None = None) -> None:
        self._reference = reference

    def write(self, document: Document) -> bytes:
        from zonecli.documents.docx import write

        return write(document, self._reference)

    def styled_as(self, reference: Path) -> Word:
        from zonecli.documents.reference import read_reference

        return Word(read_reference(reference))


class Pdf(Format):
    """PDF."""

    name, endings = "pdf", ("pdf",)
    about = "PDF"

    def write(self, document: Document) -> bytes:
        from zonecli.documents.pdf import write

        return write(document)


DOCUMENTS: dict[str, Format] = {each.name: each for each in (Markdown(), Html(), Word(), Pdf())}
