"""Proposals as a draft of `[[facts]]`, zone by zone: what was decided as rows, the rest as comments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_
from zonecli.ingest.extraction.proposals import Proposal
from zonecli.ingest.extraction.roles import Role
from zonecli.ingest.rows import order, texts
from zonecli.records.reader import REFUSED, fact as read_fact
from zonecli.records.scale import measures
from zonecli.records.zones import Status
from zonecli.store.toml.writer import write_table

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

Translate = Callable[[str], str]
Raw = dict[str, Any]

_NO_ZONE = N_("no zone: nothing in the text says whose these are")
_NOT_ON_RECORD = N_("not on record: zonecli new zone")
_NO_INDICATOR = N_("which indicator? zonecli indicators --all")
_OR = N_("or: {indicators}")
_NOT_TAKEN = N_("this row would be refused: see zonecli add fact")
_ON_RECORD = N_("on record already")


def draft(proposals: Iterable[Proposal], catalogue: Catalogue, translate: Translate) -> Iterator[str]:
    """Yield the lines of the draft, which is TOML: the facts of each zone behind a comment with its file.

    What `add` would not take stands as a comment, with what is missing.
    """
    zones: dict[tuple[str | None, str | None], list[Proposal]] = {}
    for proposal in proposals:
        if proposal.role is Role.FACT:
            zones.setdefault((proposal.zone, proposal.zone_printed), []).append(proposal)
    for (zone, printed), facts in zones.items():
        if zone is not None:
            yield f"# zones/{zone}.toml\n"
        else:
            yield _comment(f"{printed}: {translate(_NOT_ON_RECORD)}" if printed else translate(_NO_ZONE))
        for proposal in facts:
            yield "\n"
            yield from _row(proposal, catalogue, translate)
        yield "\n"


def row(proposal: Proposal) -> Raw:
    """Return a proposal as a row of `facts`, as it is written in TOML."""
    return order(
        {
            "indicator": proposal.indicator,
            "scope": texts([proposal.scope]) if proposal.scope else None,
            "of": texts([proposal.of]) if proposal.of else None,
            "basis": texts([proposal.basis]) if proposal.basis else None,
            "figure": proposal.figure,
            "unit": proposal.printed_unit,
            "period": proposal.period,
            "status": None if proposal.status in (None, Status.ACTUAL) else str(proposal.status),
            "source": proposal.source,
            "at": proposal.at,
        }
    )


def _row(proposal: Proposal, catalogue: Catalogue, translate: Translate) -> Iterator[str]:
    yield _comment(excerpt(proposal))
    found = row(proposal)
    doubts = []
    if proposal.recorded:
        doubts.append(translate(_ON_RECORD))
    if proposal.indicator is None:
        doubts.append(translate(_NO_INDICATOR))
    elif not _is_taken(found, catalogue):
        doubts.append(translate(_NOT_TAKEN))
    for doubt in doubts:
        yield _comment(doubt)
    if proposal.alternatives:
        yield _comment(translate(_OR).format(indicators=", ".join(proposal.alternatives)))
    lines = write_table(found, "[[facts]]")
    if doubts or proposal.zone is None:
        lines = "".join(map(_comment, lines.splitlines()))
    yield lines


def excerpt(proposal: Proposal, most: int = 24, marks: tuple[str, str] = ("【", "】")) -> str:
    """Return the figure marked in its sentence, at most so many characters of it on either side."""
    start = proposal.start - proposal._sentence_start
    end = proposal.end - proposal._sentence_start
    text = proposal.sentence
    before, behind = text[:start], text[end:]
    if len(before) > most:
        before = f"…{before[-most:].lstrip()}"
    if len(behind) > most:
        behind = f"{behind[:most].rstrip()}…"
    return f"{before}{marks[0]}{text[start:end]}{marks[1]}{behind}"


def _is_taken(found: Raw, catalogue: Catalogue) -> bool:
    """Whether the quick reader takes a row, and its figure is of its indicator."""
    try:
        fact = read_fact(dict(found), None, lambda id: catalogue.source(id).conventions)
    except REFUSED:
        return False
    return measures(fact.figure, catalogue.indicators[fact.indicator])


def _comment(text: str) -> str:
    return f"# {' '.join(text.split())}\n" if text.strip() else "#\n"
