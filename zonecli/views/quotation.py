"""The sentence of a source's text in which a figure is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zonecli.figures.prints import find_print
from zonecli.ingest.sentences import sentences

if TYPE_CHECKING:
    from zonecli.store.texts import Article

# Of a longer one, which is no sentence but a table, so much is quoted on each side of the figure.
_MOST_AROUND = 500


class Quotation(NamedTuple):
    """A sentence, and where in it the figure starts and ends."""

    sentence: str
    start: int
    end: int


def quote(article: Article, printed: str, at: str | None) -> Quotation | None:
    """Return the sentence that prints a figure, None where the text does not have it.

    Of several it is the first where `at` says, or else the first of all.
    """
    found = list(find_print(article.text, printed))
    if not found:
        return None
    start, end = next((span for span in found if article.is_at(span[0], at)), found[0])
    before, after = article.paragraph(start), article.paragraph(end - 1)
    if before is None or after is None:
        return None
    first, last = start, end
    for sentence_start, sentence_end in sentences(article.text, before.start, after.end):
        if sentence_start <= start:
            first = sentence_start
        if sentence_end >= end:
            last = sentence_end
            break
    first, last = max(first, start - _MOST_AROUND), min(last, end + _MOST_AROUND)
    return Quotation(article.text[first:last], start - first, end - first)
