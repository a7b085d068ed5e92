"""An article from a file or from standard input into plain text: by what it holds, and by its ending."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from zonecli.errors import N_, ArticleUnreadable, RecordsUnreadable, reason_of
from zonecli.store.encoding import HIDDEN, guess
from zonecli.store.files import MAX_BYTES, read_file
from zonecli.store.texts import Article, Paragraph

_MOST_PARAGRAPHS = 200_000
# Longer, a first line is no title.
_LONGEST_TITLE = 100

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_HIDDEN = re.compile(f"[{HIDDEN}]")
_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD = 4096
# Only of these is a page's own word taken; the first is what pages that name one of the others are really in.
_DECLARED = re.compile(r"(gb18030|gb2312|gbk|x-gbk)|big5|big5-hkscs|windows-125\d|iso-8859-\d+|shift_jis|euc-(?:jp|kr)")


def read_article(article: Path | bytes, name: str = "-") -> Article:
    """Return an article as plain text; of bytes, `name` is that of the file that they come from.

    Plain text, Markdown, web pages, Word documents (.docx) and the text of PDF are read. Raises ArticleUnreadable for
    what is none of these, is too large, or is in no encoding that can be told, and UsageError where the extra is not
    installed that web pages and PDF need.
    """
    if isinstance(article, Path):
        return read_article(_bytes_of(article), str(article))
    if len(article) > MAX_BYTES:
        raise ArticleUnreadable(
            N_("{path}: larger than {limit} MiB"), N_("split it"), path=name, limit=MAX_BYTES // 1024 // 1024
        )
    if b"%PDF-" in article[:1024]:
        from zonecli.ingest.pdf import read_pages

        return _paged(list(map(_clean, read_pages(article, name))), name)
    if article.startswith(b"PK\3\4"):
        from zonecli.ingest.word import read_document

        return _article(_clean(read_document(article, name)), name)
    if article.startswith((b"\xd0\xcf\x11\xe0", rb"{\rtf")):
        raise ArticleUnreadable(
            N_("{path}: this is an old document of a word processor, or one with a password"),
            N_("save it as .docx, or as plain text, without a password"),
            path=name,
        )
    ending = os.path.splitext(name)[1].lower()
    if ending in (".html", ".htm", ".xhtml") or _WEB_PAGE.match(article[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
        from zonecli.ingest.web_page import read_page

        title, text = read_page(_decode_page(article, name), name)
        return _article(_clean(text), name, _clean(title))
    text = _clean(_decode(article, name))
    if ending in (".md", ".markdown"):
        from zonecli.ingest.markdown import strip_marks

        text = strip_marks(text)
    return _article(text, name)


def _bytes_of(path: Path) -> bytes:
    # Whoever names a link means the file that it leads to.
    try:
        real = os.path.realpath(path)
        return read_file(real, os.path.dirname(real))
    except RecordsUnreadable as error:
        raise ArticleUnreadable(error.sentence, **{**error.details, "path": path}) from error
    except OSError as error:  # The working directory is gone.
        raise ArticleUnreadable(N_("{path}: {reason}"), path=path, reason=reason_of(error)) from error


def _decode_page(data: bytes, name: str) -> str:
    """The text of a web page: it may say itself what it is in, and is not believed where it is UTF-8 all the same."""
    declared = _CHARSET.search(data[:_HEAD])
    known = _DECLARED.fullmatch(declared[1].decode().lower()) if declared else None
    if known and 0 not in data and guess(data) != "UTF-8":
        return data.decode("gb18030" if known[1] else known[0], errors="replace")
    return _decode(data, name)


def _decode(data: bytes, name: str) -> str:
    encoding = guess(data)
    try:
        if encoding:
            return data.decode(encoding)
    except UnicodeDecodeError:
        pass
    raise ArticleUnreadable(
        N_("{path}: this is no text, or its encoding cannot be told"), N_("save it as plain text in UTF-8"), path=name
    )


def _clean(text: str) -> str:
    """The text with LF as line ends, without what nobody sees."""
    text = _LINE_ENDS.sub("\n", text)
    # A character that stands for something keeps what is around it apart.
    return _HIDDEN.sub("", _CONTROLS.sub(" ", text))


def _article(text: str, name: str, title: str = "") -> Article:
    lines = islice(_lines(text), _MOST_PARAGRAPHS + 1)
    paragraphs = [Paragraph(start, end, number) for number, (start, end) in enumerate(lines, 1)]
    return _made(text, name, title, paragraphs, is_paged=False)


def _paged(pages: list[str], name: str) -> Article:
    paragraphs: list[Paragraph] = []
    start = 0
    for number, page in enumerate(pages, 1):
        lines = islice(_lines(page), _MOST_PARAGRAPHS + 1 - len(paragraphs))
        paragraphs += [Paragraph(start + first, start + end, number) for first, end in lines]
        start += len(page) + 1
    return _made("\n".join(pages), name, "", paragraphs, is_paged=True)


def _made(text: str, name: str, title: str, paragraphs: list[Paragraph], is_paged: bool) -> Article:
    if not paragraphs:
        raise ArticleUnreadable(N_("{path}: there is no text in it"), path=name)
    if len(paragraphs) > _MOST_PARAGRAPHS:
        raise ArticleUnreadable(
            N_("{path}: this is no article, it has more than {limit} lines"),
            N_("split it"),
            path=name,
            limit=f"{_MOST_PARAGRAPHS:,}",
        )
    return Article(text, title or _title(text, paragraphs[0]), tuple(paragraphs), is_paged)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line that is not blank, without the blanks around it."""
    start = 0
    for line in text.split("\n"):
        kept = line.strip()
        if kept:
            first = start + len(line) - len(line.lstrip())
            yield first, first + len(kept)
        start += len(line) + 1


def _title(text: str, first: Paragraph) -> str:
    """The first line, where it is short and no sentence."""
    line = text[first.start : first.end]
    return line if len(line) <= _LONGEST_TITLE and line[-1] not in "。；;." else ""
