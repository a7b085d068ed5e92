"""The annotations of an article: each print that a person found in it, with what it is."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zonecli.store.texts import Article


@dataclass(frozen=True)
class Annotation:
    """One number: where it stands, its role and, of a fact, what it is of; `indicators` will do, the best first."""

    start: int
    end: int
    print: str
    paragraph: int
    role: str
    zone: str
    indicators: tuple[str, ...]
    scope: str
    of: str
    period: str
    status: str


def read_annotations(path: Path, article: Article) -> list[Annotation]:
    """Return the annotations of an article in the order of its text; raises ValueError for a print it has not."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return sorted((_annotation(row, article) for row in rows), key=lambda each: each.start)


def _annotation(row: dict[str, str], article: Article) -> Annotation:
    paragraph = article.paragraphs[int(row["paragraph"]) - 1]
    start = paragraph.start - 1
    for _ in range(int(row["nth"])):
        start = article.text.index(row["print"], start + 1, paragraph.end)
    return Annotation(
        start,
        start + len(row["print"]),
        row["print"],
        paragraph.number,
        row["role"],
        row["zone"] or "",
        tuple((row["indicator"] or "").split("|")),
        row["scope"] or "",
        row["of"] or "",
        row["period"] or "",
        row["status"] or "",
    )


def digits(annotation: Annotation) -> Sequence[int]:
    """Return where the characters of its print stand that are a number's."""
    return [at for at, each in enumerate(annotation.print, annotation.start) if each.isnumeric()]
