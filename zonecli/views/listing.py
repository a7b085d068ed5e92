"""The table of zones: which ones, in what order, with which indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from zonecli.figures.intervals import Interval, Order, order
from zonecli.frozen import dataclass
from zonecli.i18n import Text, language as of_code
from zonecli.records import words
from zonecli.records.spelling import in_letters, in_order
from zonecli.records.zones import Level, Zone
from zonecli.store.lookup import fold_script
from zonecli.views.choice import Choice, choose, issue_dates
from zonecli.views.derived import facts_of
from zonecli.views.facts import FactView, view
from zonecli.views.filters import FIELDS, Condition, Verdict, field_id, field_values, holds_of_head, unfit, verdict
from zonecli.views.measure import PRINTED, DisplayUnits, comparable_interval

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

COLUMNS = ("id", "name", "level", "kind", "place")


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One zone of a listing. `facts` holds, for each indicator that is a column, the figure that stands for it;
    `_parts` for how many of its parts there are figures, where there is none of the whole."""

    id: str
    name: Text
    aliases: tuple[str, ...]
    kind: str
    level: Level | None
    code: str | None
    place: tuple[str, ...]
    industries: tuple[str, ...]
    part_of: tuple[str, ...]
    facts: dict[str, FactView | None]
    _parts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Listing:
    """The zones that fit, in order. `undecided` are those of which a figure is known that settles no condition, for
    its hedge, its currency or its being of a part; they are not among the rows.
    `unsettled` counts the neighbours whose order by the sorting indicator is not certain."""

    columns: tuple[str, ...]
    rows: tuple[ZoneRow, ...]
    undecided: tuple[str, ...]
    unsettled: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    zone: Zone
    choices: dict[str, Choice]

    def choice(self, indicator: str) -> Choice:
        """Return what stands for the zone, if anything does."""
        return self.choices.get(indicator, Choice())

    def interval(self, indicator: str, catalogue: Catalogue) -> Interval | None:
        """Return the zone's figure in the usual unit; None where it has none, or only a rate would take it there."""
        fact = self.choice(indicator).fact
        return comparable_interval(fact.figure, catalogue.indicators[indicator]) if fact else None


def listing(
    catalogue: Catalogue,
    conditions: Sequence[Condition] = (),
    columns: Sequence[str] = COLUMNS,
    sort: str = "id",
    limit: int | None = None,
    measure: DisplayUnits = PRINTED,
    language: str = "en",
    text: str | None = None,
) -> Listing:
    """Return the zones for which every condition holds, sorted by a field or an indicator, `-` for descending.

    With `text` only zones that say it in what they are called, their place, kind or level.
    Fields and indicators go by their ids or names; names are sorted as they are in the `language`, its code. Zones
    without the sorting indicator come last. Raises UnknownName for a column that is neither, AmbiguousName.
    """
    columns = [field_id(column, catalogue) for column in columns]
    descending, key = sort.startswith("-"), field_id(sort.lstrip("-"), catalogue)
    of_head = [asked for asked in conditions if not asked.on_indicator]
    of_figures = [asked for asked in conditions if asked.on_indicator]
    wanted = {name for name in (*columns, key) if name not in FIELDS} | {each.subject for each in of_figures}
    kept: list[_Candidate] = []
    undecided: list[str] = []
    said = None if text is None else saying(text, catalogue)
    for zone in catalogue.heads(said, unfit(of_head, catalogue)):
        if not all(holds_of_head(asked, zone, catalogue) for asked in of_head):
            continue
        candidate = _candidate(zone, wanted, catalogue)
        found = _judge(candidate, of_figures, catalogue)
        if found is Verdict.YES:
            kept.append(candidate)
        elif found is Verdict.UNDECIDED:
            undecided.append(zone.id)
    unsettled = _sort(kept, key, descending, catalogue, language)
    shown = kept if limit is None else kept[:limit]
    indicators = [column for column in columns if column not in FIELDS]
    return Listing(
        columns=tuple(columns),
        rows=tuple(_row(each, indicators, catalogue, measure) for each in shown),
        undecided=tuple(undecided),
        unsettled=unsettled,
    )


def saying(text: str, catalogue: Catalogue) -> list[str]:
    """Return the zones that have the text in what they are called, their code, places, kind or level.

    Where none has it as it is written, it is looked for in pinyin.
    """
    heads = list(catalogue.heads())
    for spell in (fold_script, in_letters):
        wanted = spell(text)
        found = [zone.id for zone in heads if any(wanted in spell(each) for each in _said_of(zone, catalogue))]
        if found:
            return found if wanted else []
    return []


def _said_of(zone: Zone, catalogue: Catalogue) -> Iterator[str]:
    yield from (zone.id, *zone.names, zone.code or "")
    for code in zone.place:
        for each in catalogue.places.line(code):
            yield from catalogue.places[each].name.languages.values()
    if zone.kind in catalogue.kinds:
        yield from catalogue.kinds[zone.kind].name.languages.values()
    if zone.level is not None:
        label = words.LEVELS[zone.level]
        yield from (zone.level.value, label, of_code("zh").translate(label))


def _candidate(zone: Zone, indicators: set[str], catalogue: Catalogue) -> _Candidate:
    issued = issue_dates(catalogue)
    facts = facts_of(catalogue, zone.id, indicators, issued) if indicators else {}
    return _Candidate(zone=zone, choices={indicator: choose(found, issued) for indicator, found in facts.items()})


def _judge(candidate: _Candidate, conditions: Sequence[Condition], catalogue: Catalogue) -> Verdict:
    """Return no where one condition fails; undecided where none fails and one is open."""
    found = {_holds(candidate, asked, catalogue) for asked in conditions}
    return next((worst for worst in (Verdict.NO, Verdict.UNDECIDED) if worst in found), Verdict.YES)


def _holds(candidate: _Candidate, asked: Condition, catalogue: Catalogue) -> Verdict:
    """A missing figure fails, one of parts only or of another currency leaves the condition open."""
    assert asked.figure is not None
    mine = candidate.interval(asked.subject, catalogue)
    theirs = comparable_interval(asked.figure, catalogue.indicators[asked.subject])
    if mine is not None and theirs is not None:
        return verdict(asked.operator, mine, theirs)
    return Verdict.UNDECIDED if candidate.choice(asked.subject).shown else Verdict.NO


def _sort(candidates: list[_Candidate], key: str, descending: bool, catalogue: Catalogue, language: str) -> int:
    """Sort in place, missing ones last, and return how many neighbours stand in no certain order."""
    candidates.sort(key=lambda each: each.zone.id)
    if key in FIELDS:
        candidates.sort(key=lambda each: _field_key(each.zone, key, language), reverse=descending)
        candidates.sort(key=lambda each: not field_values(each.zone, key))
        return 0
    found = [(each, each.interval(key, catalogue)) for each in candidates]
    known = [(each, interval) for each, interval in found if interval is not None]
    # By the lower end, an unbounded one by the upper: no order is claimed by it.
    known.sort(key=lambda pair: pair[1].to_key if pair[1].low is None else pair[1].from_key, reverse=descending)
    candidates[:] = [*(each for each, _ in known), *(each for each, interval in found if interval is None)]
    return sum(order(a, b) is Order.UNDECIDED for (_, a), (_, b) in pairwise(known))


def _field_key(zone: Zone, field: str, language: str) -> Any:
    if field == "level":
        return [list(Level).index(zone.level) if zone.level else 0]
    if field == "name":
        return in_order(zone.name.pick(language))
    return [in_order(alias) for alias in zone.aliases] if field == "alias" else field_values(zone, field)


def zone_row(zone: Zone, facts: dict[str, FactView | None], parts: dict[str, int]) -> ZoneRow:
    """Return a zone as a row, with the figures that are its columns."""
    return ZoneRow(
        id=zone.id,
        name=zone.name,
        aliases=zone.aliases,
        kind=zone.kind,
        level=zone.level,
        code=zone.code,
        place=zone.place,
        industries=zone.industries,
        part_of=zone.part_of,
        facts=facts,
        _parts=parts,
    )


def _row(candidate: _Candidate, indicators: Sequence[str], catalogue: Catalogue, measure: DisplayUnits) -> ZoneRow:
    zone = candidate.zone
    shown = {indicator: candidate.choice(indicator) for indicator in indicators}
    return zone_row(
        zone,
        {id: view(zone.id, each.fact, catalogue, measure) if each.fact else None for id, each in shown.items()},
        {id: len(each.parts) for id, each in shown.items() if each.parts},
    )
