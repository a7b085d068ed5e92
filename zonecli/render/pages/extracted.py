"""What is proposed of an article, figure by figure: each marked in its sentence, with what it would be recorded as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.ingest.extraction.drafts import excerpt
from zonecli.ingest.extraction.proposals import Proposal
from zonecli.ingest.extraction.roles import Role
from zonecli.records.words import STATUSES
from zonecli.records.zones import Status
from zonecli.render import rows as flat
from zonecli.render.blocks import Column, Table

ROLES = {
    Role.CLASS_BOUND: N_("the bound of a class"),
    Role.REFERENCE_SET: N_("the set that it is among"),
    Role.COMPARISON_BASE: N_("what is compared with"),
    Role.EQUIVALENT: N_("the same in another unit"),
    Role.OTHER: N_("no fact of a zone"),
}
_UNDECIDED = "?"


def page(proposals: Sequence[Proposal], lang: Language) -> Table:
    """Return the proposals as a table, those of a paragraph below its number."""
    columns = [
        Column("#", "right", wrap=False),
        Column(lang.translate(N_("In its sentence"))),
        Column(lang.translate(N_("Proposed")), gives_way=1),
    ]
    return Table(columns, list(_rows(proposals, lang)))


def _rows(proposals: Sequence[Proposal], lang: Language) -> Iterator[Sequence[str] | str]:
    paragraph = None
    for n, proposal in enumerate(quantities(proposals), 1):
        if proposal.paragraph != paragraph:
            paragraph = proposal.paragraph
            yield lang.message(N_("paragraph {n}"), n=paragraph)
        yield (str(n), excerpt(proposal), proposed(proposal, lang))


def quantities(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return those that are no dates and no parts of names: what a screen shows."""
    return [each for each in proposals if each.role not in (Role.DATE, Role.NAME)]


def proposed(proposal: Proposal, lang: Language) -> str:
    """Return what a figure would be recorded as, ? where nothing decides it; – and why where it is no fact."""
    if proposal.role is not Role.FACT:
        return f"– {lang.translate(ROLES[proposal.role])}"
    zone = proposal.zone or (f"{proposal.zone_printed} {_UNDECIDED}" if proposal.zone_printed else _UNDECIDED)
    status = lang.translate(STATUSES[proposal.status or Status.ACTUAL])
    parts = [zone, proposal.indicator or _UNDECIDED, proposal.scope, proposal.period, status]
    if proposal.recorded:
        parts.append(lang.translate(N_("on record already")))
    return " · ".join(part for part in parts if part)


def is_undecided(proposal: Proposal) -> bool:
    """Whether a fact lacks its zone or its indicator: without either nothing can be recorded."""
    return proposal.role is Role.FACT and (proposal.zone is None or proposal.indicator is None)


def tally(proposals: Sequence[Proposal], lang: Language) -> str:
    """Return how many quantities there are, how many of them are facts, and how many are undecided or on record."""
    facts = [each for each in proposals if each.role is Role.FACT]
    parts = [
        lang.count("{n} quantity", "{n} quantities", len(quantities(proposals))),
        lang.count("{n} fact", "{n} facts", len(facts)),
    ]
    if undecided := sum(map(is_undecided, facts)):
        parts.append(lang.count("{n} undecided (?)", "{n} undecided (?)", undecided))
    if recorded := sum(each.recorded for each in facts):
        parts.append(lang.count("{n} on record already", "{n} on record already", recorded))
    return ("，" if lang.code == "zh" else ", ").join(parts) + ("。" if lang.code == "zh" else ".")


def rows(proposals: Sequence[Proposal]) -> Iterator[list[object]]:
    """Yield the header and a row for each number."""
    return flat.rows(Proposal, proposals)
