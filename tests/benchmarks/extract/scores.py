"""What was found of what was annotated: hits, what was asked, and the misses, measure by measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.benchmarks.extract.annotation import Annotation, digits
from zonecli.figures.reader import read
from zonecli.figures.types import Figure, FigureError
from zonecli.ingest.extraction.proposals import Proposal
from zonecli.records.periods import FiscalYear, PeriodError, period

if TYPE_CHECKING:
    from tests.benchmarks.extract.__main__ import Sample

# exact and alike: prints found, with the same span, or with another that reads the same; surplus: of what is proposed,
# what is annotated; role: of what is annotated; facts: of what is proposed as a fact, what is one; the rest: of the
# facts that are annotated, those that are not proposed as facts being misses.
MEASURES = (
    *("exact", "alike", "surplus", "role", "facts", "zone", "indicator", "of three", "scope", "of", "period", "status"),
)


@dataclass
class Score:
    """Hits of what was asked by measure, with what was missed; `time` in seconds for so many `characters`."""

    hits: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    time: float = 0.0
    characters: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.hits + other.hits,
            self.asked + other.asked,
            self.misses,
            self.time + other.time,
            self.characters + other.characters,
        )

    @property
    def time_per_thousand(self) -> float:
        """Milliseconds for a thousand characters."""
        return 1e6 * self.time / self.characters if self.characters else 0.0

    def count(self, measure: str, is_hit: bool, miss: str) -> None:
        """Count one that was asked."""
        self.asked[measure] += 1
        self.hits[measure] += is_hit
        if not is_hit:
            self.misses[measure].append(miss)


def compare(sample: Sample, proposals: Sequence[Proposal], time: float) -> Score:
    """Return how what is proposed of an article fits what was annotated."""
    score = Score(time=time, characters=len(sample.article.text))
    matched: set[int] = set()
    for annotation in sample.annotations:
        proposal = _of(annotation, proposals)
        where = f"{annotation.paragraph} {annotation.print}"
        exact = proposal is not None and (proposal.start, proposal.end) == (annotation.start, annotation.end)
        got = f"{proposal.figure} ({proposal.role})" if proposal else "nothing"
        if annotation.role not in ("date", "name"):
            score.count("exact", exact, f"{where}: {got}")
        score.count("alike", exact or _is_alike(annotation, proposal, proposals), f"{where}: {got}")
        role = proposal.role if proposal else None
        score.count("role", role == annotation.role, f"{where}: {annotation.role}, not {role}")
        if proposal is not None and annotation.role == "fact":
            matched.add(proposal.start)
        if annotation.role == "fact":
            _compare_fields(score, annotation, proposal, where, sample.fiscal_year)
    for proposal in proposals:
        is_annotated = any(each.start < proposal.end and proposal.start < each.end for each in sample.annotations)
        where = f"{proposal.paragraph} {proposal.figure}"
        score.count("surplus", is_annotated, f"{where}: {proposal.role}, not annotated")
        if proposal.role == "fact":
            score.count("facts", proposal.start in matched, f"{where}: no fact, {proposal.indicator}")
    return score


def _of(annotation: Annotation, proposals: Sequence[Proposal]) -> Proposal | None:
    """Return what is proposed of a print: what overlaps it most."""

    def overlap(each: Proposal) -> int:
        return min(each.end, annotation.end) - max(each.start, annotation.start)

    best = max(proposals, key=overlap, default=None)
    return best if best is not None and overlap(best) > 0 else None


def _is_alike(annotation: Annotation, proposal: Proposal | None, proposals: Sequence[Proposal]) -> bool:
    if proposal is None:
        return False
    if annotation.role in ("date", "name", "other"):
        return all(any(each.start <= at < each.end for each in proposals) for at in digits(annotation))
    one, other = _read(annotation.print), _read(proposal.figure)
    return one == other


def _read(printed: str) -> object:
    try:
        figure: Figure = read(printed)
    except FigureError:
        return printed
    return figure.value, figure.low, figure.high, figure.unit, figure.hedges


def _compare_fields(
    score: Score, annotation: Annotation, proposal: Proposal | None, where: str, fiscal: FiscalYear | None
) -> None:
    fact = proposal if proposal is not None and proposal.role == "fact" else None
    zone = (fact.zone or (fact.zone_printed and f"={fact.zone_printed}") if fact else None) or ""
    given = [fact.indicator or "", *fact.alternatives] if fact else [""]
    score.count("zone", zone == annotation.zone, f"{where}: {annotation.zone}, not {zone}")
    wanted = "|".join(annotation.indicators)
    score.count("indicator", given[0] in annotation.indicators, f"{where}: {wanted}, not {', '.join(given)}")
    score.count(
        "of three", not set(annotation.indicators).isdisjoint(given), f"{where}: {wanted}, not {', '.join(given)}"
    )
    for name, want, got in (
        ("scope", annotation.scope, fact.scope if fact else None),
        ("of", annotation.of, fact.of if fact else None),
        ("period", *_as_days(annotation.period, fact.period if fact else None, fiscal)),
        ("status", annotation.status, fact.status if fact else None),
    ):
        score.count(name, (got or "") == want, f"{where}: {want or '(none)'}, not {got or '(none)'}")


def _as_days(want: str, got: str | None, fiscal: FiscalYear | None) -> tuple[str, str | None]:
    """Return two periods, the second as the first writes it where both are of the same days: FY2025-26-H1."""
    if not want or not got or not got.startswith("FY"):
        return want, got
    try:
        one, other = period(want, fiscal), period(got, fiscal)
    except PeriodError:
        return want, got
    return want, want if (one.start, one.end) == (other.start, other.end) else got
