"""The text of a PDF, page by page: its text layer, nothing that would have to be recognized."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count, pairwise

from zonecli.errors import N_, ArticleUnreadable, missing_extra
from zonecli.store.files import MAX_BYTES

_MOST_PAGES = 2000
# What its pages may unpack to together, however often they name the same.
_MOST = 4 * MAX_BYTES
# So many steps of drawing any PDF may have, and one for each of its bytes.
_FEW = 100_000
# Of a page's characters, those that its fonts do not name: more, and the text cannot be trusted.
_MOST_UNKNOWN = 0.1
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]|\\(cid:\\d+\\)")
# A line of this share of the widest runs on in the next one, unless it ends as a sentence does.
_WIDE = 0.8
_CLOSED = tuple("。！？；：.!?;:”」』")


def read_pages(data: bytes, name: str) -> list[str]:
    """Return the texts of the pages of a PDF.

    Raises ArticleUnreadable for one that is damaged, has a password, too many pages or no text layer (a scan), and
    UsageError where the extra is not installed.
    """
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise missing_extra("articles") from error
    from io import BytesIO
    from logging import CRITICAL, getLogger

    getLogger("pypdf").setLevel(CRITICAL + 1)
    pages: list[str] = []
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleUnreadable(N_("{path}: this PDF has a password"), N_("save a copy without it"), path=name)
        if len(reader.pages) > _MOST_PAGES:
            raise ArticleUnreadable(
                N_("{path}: this PDF has more than {limit} pages"),
                N_("take out the pages that are to be read"),
                path=name,
                limit=_MOST_PAGES,
            )
        size = unpacked = 0
        step = _counter(len(data) + _FEW, name)
        for page in reader.pages:
            content = page.get_contents()
            unpacked += len(content.get_data()) if content is not None else 0
            if unpacked > _MOST:
                raise _too_large(name, _MOST)
            pages.append(_unwrap(page.extract_text(visitor_operand_before=step)))
            size += len(pages[-1])
            if size > MAX_BYTES:
                raise _too_large(name, MAX_BYTES)
    except ArticleUnreadable:
        raise
    except Exception as error:
        # Nobody can list what a hostile file makes of a parser.
        raise ArticleUnreadable(
            N_("{path}: this PDF is damaged, or has a password"), N_("save a copy of it, or its text"), path=name
        ) from error
    text = "".join(pages)
    if not text.strip():
        raise ArticleUnreadable(
            N_("{path}: this PDF has no text layer: its pages are pictures"),
            N_("have their text recognized (OCR), read it over, and give that"),
            path=name,
        )
    if len(_UNKNOWN.findall(text)) > _MOST_UNKNOWN * len(text):
        raise ArticleUnreadable(
            N_("{path}: the fonts of this PDF do not say which characters they show"),
            N_("have their text recognized (OCR), read it over, and give that"),
            path=name,
        )
    return pages


def _too_large(name: str, limit: int) -> ArticleUnreadable:
    return ArticleUnreadable(
        N_("{path}: larger than {limit} MiB when it is unpacked"), path=name, limit=limit // 1024 // 1024
    )


def _counter(most: int, name: str) -> Callable[..., None]:
    """Return what counts the steps of drawing, and raises ArticleUnreadable beyond `most`.

    A page may be drawn as often as others name it: the file is small, and the work has no end.
    """
    steps = count(1)

    def step(*_: object) -> None:
        if next(steps) > most:
            raise ArticleUnreadable(
                N_("{path}: this PDF draws one thing again and again"), N_("save a copy of it, or its text"), path=name
            )

    return step


def _unwrap(page: str) -> str:
    """The text of a page with lines that were broken for its width made one again."""
    lines = [line.strip() for line in page.split("\n")]
    widest = max(map(_width, lines))
    text = lines[0]
    for before, line in pairwise(lines):
        if _width(before) < _WIDE * widest or before.endswith(_CLOSED) or not line:
            text += "\n"
        elif not (_is_wide(before[-1]) or _is_wide(line[0])):
            text += " "
        text += line
    return text


def _width(line: str) -> int:
    return sum(1 + _is_wide(character) for character in line)


def _is_wide(character: str) -> bool:
    return character >= "\u2e80"
