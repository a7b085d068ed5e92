"""What `zonecli extract` finds in articles that were annotated by hand, and how long it takes.

    python -m tests.benchmarks.extract [--sources DIR] [--misses] [NAME…]

The articles about made-up zones stand beside this file. The texts of the other five are not in the repository; where
`--sources`, or `../shared/sources`, has them, they are measured as well.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.extract.annotation import Annotation, read_annotations
from tests.benchmarks.extract.scores import MEASURES, Score, compare
from zonecli.ingest.articles import read_article
from zonecli.ingest.extraction.proposals import Proposal, propose
from zonecli.records.periods import FiscalYear
from zonecli.store.catalogue import Catalogue
from zonecli.store.texts import Article

HERE = Path(__file__).parent
CHECKOUT = HERE.parent.parent.parent
SHARED = CHECKOUT.parent / "shared" / "sources"
_RUNS = 3


@dataclass(frozen=True)
class Sample:
    """An article with its annotation and the records that its zones stand in."""

    name: str
    article: Article
    annotations: Sequence[Annotation]
    records: Path

    @property
    def fiscal_year(self) -> FiscalYear | None:
        """What the fiscal years of the article are."""
        return Catalogue(self.records).source(self.name).conventions.fiscal_year

    def propose(self) -> list[Proposal]:
        """Return what is proposed of it, as the command does with `--source`."""
        catalogue = Catalogue(self.records)
        source = catalogue.source(self.name)
        return propose(self.article, catalogue, source.issued, self.name, None, source.language)


def samples(sources: Path | None, names: Sequence[str]) -> Iterator[Sample]:
    """Yield the annotated articles whose texts are at hand, the made-up ones first."""
    for annotation in sorted((HERE / "annotations").glob("*.tsv")):
        name = annotation.stem
        own = HERE / "articles" / f"{name}.txt"
        text = own if own.exists() else sources / f"{name}.txt" if sources else None
        if text is None or not text.exists() or (names and name not in names):
            continue
        article = read_article(text)
        records = HERE / "records" if own.exists() else CHECKOUT / "records"
        yield Sample(name, article, read_annotations(annotation, article), records)


def main(arguments: Sequence[str]) -> None:
    """Print a table, a line an article, and with `--misses` what was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.extract", description=__doc__)
    parser.add_argument("--sources", type=Path, default=SHARED if SHARED.is_dir() else None)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(arguments)
    found = list(samples(options.sources, options.names))
    scores: list[tuple[str, Score]] = []
    for sample in found:
        taken = []
        proposals: list[Proposal] = []
        for _ in range(_RUNS):
            began = time.perf_counter()
            proposals = sample.propose()
            taken.append(time.perf_counter() - began)
        scores.append((sample.name, compare(sample, proposals, min(taken))))
    if len(scores) > 1:
        scores.append(("all", sum((score for _, score in scores), Score())))
    for line in _table(scores):
        print(line)
    if options.misses:
        for name, score in scores[: len(found)]:
            for measure, missed in score.misses.items():
                for each in missed:
                    print(f"{name}  {measure:10}  {each}")


def _table(scores: Sequence[tuple[str, Score]]) -> Iterator[str]:
    width = max((len(name) for name, _ in scores), default=0)
    yield " ".join([" " * width, *(f"{measure:>11}" for measure in (*MEASURES, "ms/1000"))])
    for name, score in scores:
        cells = [f"{score.hits[measure]}/{score.asked[measure]} {_percent(score, measure)}" for measure in MEASURES]
        yield " ".join([name.ljust(width), *(f"{cell:>11}" for cell in (*cells, f"{score.time_per_thousand:.1f}"))])


def _percent(score: Score, measure: str) -> str:
    return f"{100 * score.hits[measure] / score.asked[measure]:.0f}%" if score.asked[measure] else "–"


if __name__ == "__main__":
    main(sys.argv[1:])
