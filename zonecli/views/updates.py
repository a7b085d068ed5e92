"""What the records say of zones that they did not say at an earlier time, as a brief tells it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.records.zones import Rank
from zonecli.views import briefing
from zonecli.views.difference import Difference, EventChange, FactChange, How, State, ZoneChange
from zonecli.views.matching import Part
from zonecli.views.names import Named
from zonecli.views.sources import SourceView, source_view

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.briefing import Gist
    from zonecli.views.facts import FactView

# What else of a fact may have changed is of its record, not of the zone.
_TOLD = frozenset({Part.FIGURE, Part.READING, Part.STATUS, Part.SOURCE, Part.PERIOD})


@dataclass(frozen=True, slots=True)
class Update:
    """A figure as it is on record now, and as it was before; `before` is None of one that is new."""

    fact: FactView
    before: FactView | None


@dataclass(frozen=True, slots=True)
class SourceUpdates:
    """What a source says that is new on record: the most important figures, how many others there are, and events."""

    source: SourceView
    updates: tuple[Update, ...]
    more: int
    events: tuple[briefing.Occasion, ...]


@dataclass(frozen=True, slots=True)
class Updates:
    """What has changed `since` an earlier state of the records, source by source, the newest first.

    `gone` are the most important of the figures that are on record no longer, `more_gone` says how many others are. Of
    the `unread` zones it is not known what has changed.
    """

    since: State
    unread: tuple[Named, ...]
    added: tuple[Named, ...]
    removed: tuple[Named, ...]
    sources: tuple[SourceUpdates, ...]
    gone: tuple[FactView, ...]
    more_gone: int

    @property
    def facts(self) -> tuple[FactView, ...]:
        """The figures that are told."""
        return tuple(update.fact for each in self.sources for update in each.updates)


def updates(catalogue: Catalogue, difference: Difference, zones: Sequence[Gist], most: int) -> Updates:
    """Return what the changes come to for these zones, so many figures of each source.

    A figure that another has replaced is told as what was before that, and else not at all, nor one of which only the
    rank, the note, or what it is about was corrected; figures of a zone that is gone go with it.
    """
    found = difference.changes
    facts = [each for each in found if isinstance(each, FactChange)]
    heads = [each for each in found if isinstance(each, ZoneChange)]
    removed = {each.zone for each in heads if each.how is How.REMOVED}
    replaced = _replaced(facts)
    by_source: dict[str, list[Update]] = {}
    gone: list[FactView] = []
    for each in facts:
        now = each.new
        if now is None:
            if each.old is not None and each.zone not in removed and each.old.rank is not Rank.DEPRECATED:
                gone.append(each.old)
        elif now.rank is not Rank.DEPRECATED and (each.old is None or _TOLD.intersection(each.parts)):
            by_source.setdefault(now.source, []).append(Update(now, each.old or replaced.get(_subject(now))))
    events = _events(zones, [each for each in found if isinstance(each, EventChange)])

    def importance(fact: FactView) -> tuple[int, str]:
        known = catalogue.indicators.get(fact.indicator)
        return known.importance if known else 3, fact.zone

    told = []
    for id in dict.fromkeys([*by_source, *events]):
        ordered = sorted(by_source.get(id, ()), key=lambda each: importance(each.fact))
        told.append(
            SourceUpdates(
                source=source_view(catalogue.source(id)),
                updates=tuple(sorted(ordered[:most], key=lambda each: each.fact.zone)),
                more=len(ordered[most:]),
                events=tuple(events.get(id, ())),
            )
        )
    told.sort(key=lambda each: (each.source.issued.sort_key(), each.source.id), reverse=True)
    gone.sort(key=importance)
    return Updates(
        since=difference.old,
        unread=_unread(difference, zones),
        added=_named(heads, How.ADDED),
        removed=_named(heads, How.REMOVED),
        sources=tuple(told),
        gone=tuple(sorted(gone[:most], key=lambda fact: fact.zone)),
        more_gone=len(gone[most:]),
    )


def _replaced(changes: Iterable[FactChange]) -> dict[object, FactView]:
    """Return the figures that have come to be superseded, by what they are of."""
    return {
        _subject(each.new): each.old
        for each in changes
        if each.old and each.new and each.old.rank is not Rank.DEPRECATED and each.new.rank is Rank.DEPRECATED
    }


def _subject(fact: FactView) -> object:
    return (fact.zone, fact.indicator, fact.scope, fact.of, fact.basis, fact.period and fact.period.text)


def _unread(difference: Difference, zones: Sequence[Gist]) -> tuple[Named, ...]:
    ids = {each.id for each in difference.unread if each.what == "zone"}
    return tuple(Named(each.id, each.name) for each in zones if each.id in ids)


def _named(heads: Collection[ZoneChange], how: How) -> tuple[Named, ...]:
    return tuple(Named(each.zone, each.name) for each in heads if each.how is how)


def _events(zones: Sequence[Gist], changes: Iterable[EventChange]) -> dict[str, list[briefing.Occasion]]:
    """Return what happened to the zones and is new on record, by source, once where it happened to several."""
    added = {each.new for each in changes if each.how is How.ADDED}
    found: dict[str, list[briefing.Occasion]] = {}
    for occasion in briefing.occasions(zones) if added else ():
        for source in dict.fromkeys(event.source for event in occasion.events if event in added):
            found.setdefault(source, []).append(occasion)
    return found
