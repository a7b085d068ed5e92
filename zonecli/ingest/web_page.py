"""A web page as plain text: its title and its main text, without menus, advertisements and comments."""

from __future__ import annotations

import re

from zonecli.errors import N_, ArticleUnreadable, missing_extra

# More are no article; of many in one paragraph the parser takes the square of their number.
_MOST_TAGS = 50_000
_ROW = re.compile(r"^\|(.*)\|[ \t]*$", re.M)
_RULE = re.compile(r"^[-| \t]*$", re.M)
_ITEM = re.compile(r"^[ \t]*- ", re.M)


def read_page(html: str, name: str) -> tuple[str, str]:
    """Return the title of a web page, and its text with the title as the first line.

    Cells of a table's row are apart by tabs. Nothing in the page is run or fetched. Raises ArticleUnreadable where no
    main text is found, and UsageError where the extra is not installed.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise missing_extra("articles") from error
    if html.count("<") > _MOST_TAGS:
        raise ArticleUnreadable(
            N_("{path}: this web page has more than {limit} tags"),
            N_("copy its text into a file, as plain text"),
            path=name,
            limit=f"{_MOST_TAGS:,}",
        )
    from logging import CRITICAL, getLogger

    getLogger("trafilatura").setLevel(CRITICAL + 1)
    try:
        found = bare_extraction(html, include_comments=False, with_metadata=True)
    except Exception as error:
        # Nobody can list what a hostile page makes of a parser.
        raise _unread(name) from error
    body = getattr(found, "text", None)
    if not body:
        raise _unread(name)
    title = " ".join((getattr(found, "title", None) or "").split())
    text = _ITEM.sub("", _ROW.sub(_cells, _RULE.sub("", body)))
    return title, text if text.lstrip().startswith(title) else f"{title}\n{text}"


def _cells(row: re.Match[str]) -> str:
    return "\t".join(cell.strip() for cell in row[1].split("|"))


def _unread(name: str) -> ArticleUnreadable:
    return ArticleUnreadable(
        N_("{path}: no main text is found in this web page"), N_("copy its text into a file, as plain text"), path=name
    )
