"""What templates speak of: the zones of the report, their facts, how they compare, what is not known, the sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.render.caveats import Names, sentence
from zonecli.report.data import ReportData, Sources, Zones
from zonecli.report.footnotes import Notes
from zonecli.report.safe import Safe, literal
from zonecli.report.wording import Words
from zonecli.store.lookup import find
from zonecli.views import briefing
from zonecli.views.caveats import Caveat, Code
from zonecli.views.comparison import Comparison, compare
from zonecli.views.coverage import Coverage
from zonecli.views.facts import FactView, facts
from zonecli.views.outline import News, Outline, Room, news, outline
from zonecli.views.profile import Profile
from zonecli.views.ranking import Ranking
from zonecli.views.sources import EventView, Evidence, SourceView, evidence
from zonecli.views.updates import Updates, updates

_FUNCTIONS = (
    *("zone", "known", "facts", "events", "occasions", "evidence"),
    *("comparison", "ranking", "shared", "survey", "coverage", "overdue", "outline", "news", "updates"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """Some zones, and how many more are like them."""

    zones: tuple[Profile, ...]
    more: int


class Vocabulary:
    """The names and functions of templates."""

    def __init__(self, material: ReportData, words: Words, notes: Notes, as_of: Period | None) -> None:
        self._material = material
        self._catalogue = material.catalogue
        self._words = words
        self._notes = notes
        self._as_of = as_of

    def zone(self, name: str) -> Profile:
        """Return any zone by its id or name."""
        return self._material.profile(find(self._catalogue, name))

    def known(
        self,
        least: int = 0,
        most: int | None = None,
        limit: int | None = None,
        beside: Sequence[Profile] = (),
    ) -> Known:
        """Return the zones of the report of which at least, and at most, so many figures are known.

        Of more than `limit`, those with the most figures; those `beside` are left out.
        """
        left_out = {zone.id for zone in beside}
        others = [zone for zone in self._material.gists if zone.id not in left_out]
        ids = briefing.list_known(others, least, most)
        chosen = set(ids[:limit])
        shown = [self._material.profile(id) for id in self._material.ids if id in chosen]
        return Known(tuple(shown), len(ids) - len(shown))

    def facts(
        self, zone: str | Profile | None = None, indicator: str | None = None, source: str | SourceView | None = None
    ) -> list[FactView]:
        """Return every figure of the zones, or of one of them, of one indicator, of one source."""
        id = source.id if isinstance(source, SourceView) else source
        if zone is None and indicator is None:
            found = self._material.facts
            return found.get(id, []) if id else [fact for each in found.values() for fact in each]
        if indicator is not None:
            self._catalogue.indicator(indicator)
        ids = self._material.ids if zone is None else (self._id(zone),)
        wanted = None if indicator is None else {indicator}
        return list(facts(self._catalogue, wanted, ids, id, measure=self._material.measure))

    def events(self, source: str | SourceView | None = None) -> list[EventView]:
        """Return every event of the zones, or those that one source tells, zone by zone."""
        id = source.id if isinstance(source, SourceView) else source
        if id is not None:
            return self._material.events.get(id, [])
        return [event for zone in self._material.gists for event in zone.events]

    def comparison(
        self,
        zones: Sequence[str | Profile] | None = None,
        indicators: str | Sequence[str] = (),
        baseline: str | Profile | None = None,
    ) -> Comparison:
        """Return the zones side by side, all or those named, on all indicators or on those named."""
        ids = [self._id(zone) for zone in zones] if zones else self._material.ids
        base = self._id(baseline) if baseline else None
        indicators = [indicators] if isinstance(indicators, str) else indicators
        return compare(self._catalogue, ids, indicators or None, self._material.measure, base)

    def ranking(self, indicator: str, limit: int | None = None) -> Ranking:
        """Return the zones in the order of an indicator."""
        return self._material.ranking(indicator, limit)

    def coverage(self) -> Coverage:
        """Return what is not known of the zones, as of the report's date."""
        return self._material.coverage(self._as_of)

    def overdue(self) -> list[FactView]:
        """Return what was expected by the report's date, and of which no outcome is recorded."""
        return [fact for zone in self.coverage().zones for fact in zone.overdue]

    def outline(
        self,
        room: Mapping[str, int],
        indicators: Sequence[str] = (),
        side_by_side: bool = False,
        since: Period | None = None,
    ) -> Outline:
        """Return what stands where in a brief; `room` says how much of each part has room."""
        self._material.read_at_once(self._as_of)
        compared = self.comparison(indicators=indicators) if side_by_side else None
        return outline(
            self._catalogue,
            self._material.gists,
            self._material.profile,
            self._material.rank,
            len(self.overdue()),
            self._as_of,
            Room(**room),
            indicators,
            compared,
            self._told_as_new(since, room.get("figures", Room().figures)),
        )

    def news(self, since: Period | None, most: int) -> tuple[News, ...]:
        """Return what sources say of the zones that were issued since then, so many figures of each."""
        if since is None:
            return ()
        return news(self._catalogue, self._material.gists, self._material.facts, since, most)

    def updates(self, most: int) -> Updates | None:
        """Return what the records say of the zones that the earlier ones did not, so many figures of each source; None
        where no earlier ones are named."""
        found = self._material.difference
        return None if found is None else updates(self._catalogue, found, self._material.gists, most)

    def _told_as_new(self, since: Period | None, most: int) -> list[FactView]:
        changed = self.updates(most)
        if changed is not None:
            return list(changed.facts)
        return [fact for each in self.news(since, most) for fact in each.facts]

    def evidence(self, source: str | SourceView) -> Evidence:
        """Return a source with all that rests on it, in whatever zone."""
        id = source.id if isinstance(source, SourceView) else source
        return evidence(self._catalogue, id, self._material.measure)

    def occasions(self) -> tuple[briefing.Occasion, ...]:
        """Return what happened to the zones, the newest first."""
        return self._material.occasions

    def shared(self) -> tuple[briefing.Shared, ...]:
        """Return the indicators that several of the zones have."""
        return briefing.list_shared(self._material.gists, self._catalogue)

    def survey(self) -> briefing.Survey:
        """Return what the zones' records hold, in number."""
        return briefing.survey(self._material.gists)

    def name_of(self, id: str, kind: str) -> Text | None:
        """Return the name that an id stands for; `kind` says of what, where that is not plain."""
        catalogue = self._catalogue
        if kind in ("", "indicator") and id in catalogue.indicators:
            return catalogue.indicators[id].name
        if kind in ("", "zone") and id in self._zone_ids:
            return catalogue.head(id).name
        if kind in ("", "source") and catalogue.has("sources", id):
            return catalogue.source(id).title
        if kind in ("", "industry") and id in catalogue.industries:
            return catalogue.industries[id]
        if kind in ("", "kind") and id in catalogue.kinds:
            return catalogue.kinds[id].name
        if kind in ("", "place") and id in catalogue.places:
            return catalogue.places[id].name
        return None

    @cached_property
    def _zone_ids(self) -> frozenset[str]:
        return frozenset(self._catalogue.zone_ids)

    def caveat(self, value: Caveat, total: int = 0) -> Safe:
        """Return a caveat as a sentence; zones are named unless it is about all of `total`."""
        wholes = [str(group.value) for group in value.groups] if value.code is Code.PART_OF else []
        ids = dict.fromkeys([*value.zones, *wholes, *(id for group in value.groups for id in group.zones)])
        zones = {id: self._catalogue.head(id).name for id in ids}
        series = {id: rates.name for id, rates in self._catalogue.rates.items()} if value.code is Code.RATE else {}

        def say_with(sign: str) -> str:
            names = Names(zones, series, _Marks(self._notes, sign), in_prose=True)
            return sentence(value, total, names, self._words.lang)

        # The references are ours, all else is text: they stand between two of a character that the text has not.
        plain = say_with("")
        sign = next(chr(code) for code in range(0xE000, 0xF900) if chr(code) not in plain)
        return Safe(re.sub(rf" ?\\\[{sign}(\d+){sign}\\\]", r"[^\1]", literal(say_with(sign))))

    def names(self) -> dict[str, Any]:
        """Return the names of templates with what they stand for."""
        found: dict[str, Any] = {name: getattr(self, name) for name in _FUNCTIONS}
        return found | {
            "zones": Zones(self._material),
            "sources": Sources(self._material),
            "lang": self._words.lang.code,
        }

    def _id(self, zone: str | Profile) -> str:
        return zone.id if isinstance(zone, Profile) else find(self._catalogue, zone)


class _Marks(dict[str, Any]):
    """The numbers of the notes of sources, each between two signs."""

    def __init__(self, notes: Notes, sign: str) -> None:
        super().__init__()
        self._notes = notes
        self._sign = sign

    def __missing__(self, source: str) -> str:
        return f"{self._sign}{self._notes.number(source)}{self._sign}"
