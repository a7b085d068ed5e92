"""The formats of documents: each is one class, found here by its name and by the endings of its files."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from zonecli.errors import N_
from zonecli.render.formats import FileFormat

if TYPE_CHECKING:
    from zonecli.documents.document import Document


class Format(FileFormat):
    """A format of documents, made of a template's Markdown. `draws` says that it draws the charts itself."""

    draws: ClassVar[bool] = True

    @abstractmethod
    def write(self, document: Document) -> str | bytes:
        """Return the document; raises UsageError where the extra that it needs is not installed."""


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

    def write(self, document: Document) -> bytes:
        from zonecli.documents.docx import write

        return write(document)


class Pdf(Format):
    """PDF."""

    name, endings = "pdf", ("pdf",)
    about = "PDF"

    def write(self, document: Document) -> bytes:
        from zonecli.documents.pdf import write

        return write(document)


DOCUMENTS: dict[str, Format] = {each.name: each for each in (Markdown(), Html(), Word(), Pdf())}
