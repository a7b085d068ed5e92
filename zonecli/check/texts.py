"""Records held against the texts of their sources: each figure is printed there, and where `at` says."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from zonecli.check.problems import Issue, Path, issue
from zonecli.check.rules.records import PRINT_ELSEWHERE, PRINT_NOT_IN_TEXT, TEXT_CHANGED, TEXT_FILE, TEXT_NOT_READ
from zonecli.errors import N_, ArticleUnreadable, RecordsUnreadable, UsageError
from zonecli.figures.normalize import uniform
from zonecli.figures.prints import find_print
from zonecli.store.texts import Article, TextFile

if TYPE_CHECKING:
    from zonecli.check.references import References
    from zonecli.records.vocabulary import Source
    from zonecli.records.zones import Fact

Span = tuple[int, int]

_NUMBER = re.compile(r"\d[\d.,]*")
_MOST_NAMED = 5
_AROUND = 12


def read_text(source: Source, known: References) -> tuple[Article | None, list[Issue]]:
    """Return the text of a source, None where there is none to read, and what is wrong with its file.

    A text in the directory of texts goes before the one that the record names.
    """
    found: list[Issue] = []
    article = None
    if source.text is not None:
        article = _recorded(source, source.text, known, found)
    if known.texts is not None and known.texts.folder is not None:
        given = known.texts.given(source.id)
        if given is not None:
            data = _bytes(given, source, (), found, is_sealed=source.text is None)
            article = _article(data, given, (), known, found) or article
        elif source.text is None:
            found.append(
                issue(
                    TEXT_NOT_READ,
                    (),
                    N_("{folder} has no text of this source"),
                    N_("put it there as {id}.txt (or .md, .html, .docx, .pdf)"),
                    folder=known.texts.folder,
                    id=source.id,
                )
            )
    return article, found


def _recorded(source: Source, name: str, known: References, found: list[Issue]) -> Article | None:
    """Return the text that the record names."""
    if os.path.isabs(name) or ".." in name.replace("\\", "/").split("/") or "\0" in name:
        sentence = N_("“{name}” leads out of the records directory")
        found.append(issue(TEXT_FILE, ("text",), sentence, _WHERE, name=name, id=source.id))
        return None
    root = known.catalogue.root
    file = TextFile(root / name, root)
    return _article(_bytes(file, source, ("text",), found), file, ("text",), known, found)


_WHERE = N_("give its path from the records directory, such as texts/{id}.txt")


def _bytes(file: TextFile, source: Source, at: Path, found: list[Issue], is_sealed: bool = True) -> bytes | None:
    from hashlib import sha256

    name = source.text if at else file.path
    try:
        data = file.read()
    except RecordsUnreadable as error:
        details = {**error.details, "path": name, "id": source.id}
        found.append(issue(TEXT_FILE, at, error.sentence, _WHERE if at else "", **details))
        return None
    checksum = sha256(data).hexdigest()
    if is_sealed and source.sha256 not in (None, checksum):
        found.append(
            issue(
                TEXT_CHANGED,
                ("sha256",),
                N_("the text in {name} has another checksum: {found}"),
                N_("compare the text with the source; if it is right, enter the new checksum"),
                name=name,
                found=checksum,
            )
        )
    return data


def _article(data: bytes | None, file: TextFile, at: Path, known: References, found: list[Issue]) -> Article | None:
    if data is None or known.texts is None:
        return None
    try:
        return known.texts.article(data, str(file.path))
    except ArticleUnreadable as error:
        found.append(issue(TEXT_FILE, at, error.sentence, error.hint, **error.details))
    except UsageError as error:
        found.append(issue(TEXT_NOT_READ, at, error.sentence, error.hint, **error.details))
    return None


def print_issues(facts: Sequence[Fact], article_of: Callable[[str], Article | None]) -> Iterator[Issue]:
    """Yield the figures that the texts of their sources do not have, or have elsewhere than the record says."""
    articles = {id: article for id in {fact.source for fact in facts} if (article := article_of(id))}
    for fact in facts if articles else ():
        if fact.source in articles:
            yield from _of_print(fact, articles[fact.source])


def _of_print(fact: Fact, article: Article) -> Iterator[Issue]:
    at: Path = ("facts", fact.number or 0)
    printed = fact.figure.printed
    starts = [start for start, _ in find_print(article.text, printed)]
    if not starts:
        yield _missing(printed, article, (*at, "figure"))
    elif not any(article.is_at(start, fact.at) for start in starts):
        numbers = list(dict.fromkeys(str(place.number) for start in starts if (place := article.paragraph(start))))
        yield issue(
            PRINT_ELSEWHERE,
            (*at, "at"),
            N_("the text has “{figure}” on page {found}, and not at “{said}”")
            if article.is_paged
            else N_("the text has “{figure}” in paragraph {found}, and not at “{said}”"),
            N_("correct “at”, or look whether another figure is meant"),
            figure=printed,
            found=", ".join(numbers[:_MOST_NAMED]) + (" …" if len(numbers) > _MOST_NAMED else ""),
            said=fact.at,
        )


def _missing(printed: str, article: Article, at: Path) -> Issue:
    """Return that a figure is not in a text, with the first place that has its number."""
    number = _NUMBER.search(uniform(printed))
    start, end = next(find_print(article.text, number[0].rstrip(".,")), (0, 0)) if number else (0, 0)
    place = article.paragraph(start) if end else None
    details: dict[str, Any] = {"figure": printed}
    if place is not None:
        around = article.text[max(place.start, start - _AROUND) : min(place.end, end + _AROUND)]
        details |= {"number": place.number, "around": around}
    return issue(
        PRINT_NOT_IN_TEXT,
        at,
        N_("the text of the source does not have “{figure}”"),
        (
            N_("page {number} has “{around}”: write the figure to the letter")
            if article.is_paged
            else N_("paragraph {number} has “{around}”: write the figure to the letter")
        )
        if place
        else N_("write the figure to the letter, or name the source that prints it"),
        **details,
    )


def unrecorded(article: Article, recorded: Iterable[str], find: Callable[[Article], Iterable[Span]]) -> Iterator[Span]:
    """Yield those of the stretches that `find` takes for facts which no recorded figure has a part in.

    `recorded` are the printed figures of all facts that rest on the article.
    """
    taken = sorted(span for printed in set(recorded) for span in find_print(article.text, printed))
    starts = [start for start, _ in taken]
    ends = list(accumulate((end for _, end in taken), max))
    for start, end in find(article):
        before = bisect_left(starts, end)
        if not before or ends[before - 1] <= start:
            yield start, end
