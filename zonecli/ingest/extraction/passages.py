"""An article as its sentences, each with the numbers in it: what every rule of extraction looks at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from zonecli.figures.normalize import source
from zonecli.figures.running import Found
from zonecli.frozen import dataclass
from zonecli.ingest.sentences import sentences
from zonecli.store.texts import Article

# A Chinese character, in a text in lower case; a class that names their range takes a millisecond to compile.
HAN = r"[^\W0-9a-z_]"
# A comma between two digits is a part of a number.
_MARK = re.compile(r"[,;:](?![0-9])|(?<![0-9])[,;:]|……|\.\.\.")
_SEMICOLONS = ";；"
# A longer sentence is looked at in pieces: what is done for each of its numbers would take the square of its length.
_LONGEST = 800


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: where it stands, the number of its paragraph, and what it has.

    `goes_on` says that a semicolon stands before it; `found` are its numbers in their order, `marks` where its
    commas, colons and semicolons are. Offsets are those of the article's text, of which `text` is the form in lower
    case, widths made one.
    """

    text: str
    start: int
    end: int
    paragraph: int
    goes_on: bool
    found: tuple[Found, ...]
    marks: tuple[int, ...]

    def clause(self, at: int) -> tuple[int, int]:
        """Return start and end of the part between two marks that holds an offset."""
        n = bisect_right(self.marks, at - 1)
        start = self.marks[n - 1] + 1 if n else self.start
        return start, self.marks[n] if n < len(self.marks) else self.end

    def before(self, n: int, most: int = 60) -> str:
        """Return the words between the number before the n-th one, or the start, and the n-th."""
        start = self.found[n - 1].end if n else self.start
        end = self.found[n].start
        return self.text[max(start, end - most) : end]

    def behind(self, n: int, most: int = 40) -> str:
        """Return the words between the n-th number and the next mark or number."""
        end = self.found[n].end
        following = self.found[n + 1].start if n + 1 < len(self.found) else self.end
        return self.text[end : min(self.clause(end)[1], following, end + most)]

    def printed(self, n: int) -> str:
        """Return the n-th number as it is printed, in lower case."""
        return self.text[self.found[n].start : self.found[n].end]


def divide(article: Article, found: Sequence[Found]) -> Iterator[Passage]:
    """Yield the sentences of an article, with those of the numbers that stand in each."""
    text = source(article.text).lower
    starts = [each.start for each in found]
    for paragraph in article.paragraphs:
        goes_on = False
        for whole in sentences(article.text, paragraph.start, paragraph.end):
            for start, end in _pieces(text, *whole, found, starts):
                inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
                marks = tuple(mark.start() for mark in _MARK.finditer(text, start, end))
                yield Passage(text, start, end, paragraph.number, goes_on, tuple(inside), marks)
                goes_on = end < whole[1] or text[end - 1] in _SEMICOLONS


def _pieces(
    text: str, start: int, end: int, found: Sequence[Found], starts: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield a sentence, a very long one in pieces that end behind a comma where there is one, never in a number."""
    while end - start > _LONGEST:
        cut = max(text.rfind(",", start, start + _LONGEST), start + _LONGEST // 2) + 1
        n = bisect_left(starts, cut) - 1
        if n >= 0 and found[n].end > cut:
            cut = found[n].end
        if cut >= end:
            break
        yield start, cut
        start = cut
    yield start, end
