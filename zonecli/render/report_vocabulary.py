"""What templates speak of: the zones of the report, their facts, how they compare, what is not known, the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_
from zonecli.model.texts import Text
from zonecli.render.caveats import Names, sentence
from zonecli.render.report_bounds import kind_of
from zonecli.render.report_faults import TemplateFault
from zonecli.render.report_notes import Notes
from zonecli.render.report_text import Safe, literal
from zonecli.render.report_words import Words
from zonecli.store.catalogue import Catalogue
from zonecli.store.names import find
from zonecli.views import briefing
from zonecli.views.caveats import Caveat, Code
from zonecli.views.comparison import Comparison, compare
from zonecli.views.coverage import Coverage, coverage
from zonecli.views.facts import FactView, facts
from zonecli.views.profile import Profile, profile
from zonecli.views.ranking import Ranking, rank
from zonecli.views.sources import Evidence, EventView, SourceView, evidence, source_view

if TYPE_CHECKING:
    from zonecli.model.periods import Period
    from zonecli.model.zones import Zone
    from zonecli.views.measure import Measure


class Material:
    """The records that one document is about: the zones asked for, everything read once and when it is needed."""

    def __init__(self, catalogue: Catalogue, ids: Sequence[str], measure: Measure) -> None:
        self.catalogue = catalogue
        self.ids = tuple(ids)
        self.measure = measure
        self._profiles: dict[str, Profile] = {}
        self._rankings: dict[tuple[str, int | None], Ranking] = {}

    def profile(self, id: str) -> Profile:
        """Return a zone's profile."""
        found = self._profiles.get(id)
        if found is None:
            found = self._profiles[id] = profile(self.catalogue, id, measure=self.measure)
        return found

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """The zones of the report, in the order asked for."""
        return tuple(self.profile(id) for id in self.ids)

    @cached_property
    def records(self) -> tuple[Zone, ...]:
        """The same zones as their records have them."""
        return tuple(self.catalogue.zone(id) for id in self.ids)

    @cached_property
    def facts(self) -> tuple[FactView, ...]:
        """Every figure of the zones."""
        return tuple(facts(self.catalogue, None, self.ids, measure=self.measure))

    @cached_property
    def newest(self) -> Period | None:
        """The date of the newest source that the zones rest on."""
        named = {entry.source for zone in self.records for entry in (*zone.facts, *zone.events, *zone.leading)}
        issued = (self.catalogue.source(source).issued for source in named)
        return max(issued, key=lambda each: each.sort_key(), default=None)

    def ranking(self, indicator: str, limit: int | None) -> Ranking:
        """Return the zones in the order of an indicator."""
        key = indicator, limit
        if key not in self._rankings:
            self._rankings[key] = rank(self.catalogue, indicator, self.ids, self.measure, limit)
        return self._rankings[key]

    def source(self, id: str) -> SourceView:
        """Return a source."""
        return source_view(self.catalogue.source(id))


class Zones(Sequence[Profile]):
    """The zones of the report; each is read when a template first comes to it."""

    def __init__(self, material: Material) -> None:
        self._material = material

    def __len__(self) -> int:
        return len(self._material.ids)

    def __getitem__(self, at: Any) -> Any:
        ids = self._material.ids[at]
        return self._material.profile(ids) if isinstance(ids, str) else [self._material.profile(id) for id in ids]

    def __iter__(self) -> Iterator[Profile]:
        return map(self._material.profile, self._material.ids)


class Sources(Sequence[SourceView]):
    """The sources that the zones of the report rest on, the newest first, read when a template asks for them."""

    def __init__(self, material: Material) -> None:
        self._material = material

    @cached_property
    def _found(self) -> tuple[SourceView, ...]:
        return briefing.cited(self._material.profiles, self._material.catalogue)

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, at: Any) -> Any:
        return self._found[at]


class Vocabulary:
    """The names and functions of templates."""

    def __init__(self, material: Material, words: Words, notes: Notes, as_of: Period | None) -> None:
        self._material = material
        self._catalogue = material.catalogue
        self._words = words
        self._notes = notes
        self._as_of = as_of

    def zone(self, name: str) -> Profile:
        """Return any zone by its id or name."""
        return self._material.profile(find(self._catalogue, str(name)))

    def known(self, least: int = 0, most: int | None = None) -> list[Profile]:
        """Return the zones of the report of which at least, and at most, so many figures are known."""
        counted = ((len(zone.facts), zone) for zone in self._material.profiles)
        return [zone for count, zone in counted if count >= least and (most is None or count <= most)]

    def facts(
        self, zone: str | Profile | None = None, indicator: str | None = None, source: str | SourceView | None = None
    ) -> list[FactView]:
        """Return every figure of the zones, or of one of them, of one indicator, of one source."""
        if indicator is not None:
            self._catalogue.indicator(indicator)
        ids = self._material.ids if zone is None else (self._id(zone),)
        wanted = None if indicator is None else {indicator}
        if isinstance(source, SourceView):
            source = source.id
        if zone is None and indicator is None:
            return [fact for fact in self._material.facts if source is None or fact.source == source]
        return list(facts(self._catalogue, wanted, ids, source, measure=self._material.measure))

    def events(self, source: str | SourceView | None = None) -> list[EventView]:
        """Return every event of the zones, or those that one source tells, zone by zone."""
        id = source.id if isinstance(source, SourceView) else source
        return [event for zone in self._material.profiles for event in zone.events if id in (None, event.source)]

    def comparison(
        self,
        zones: Sequence[str | Profile] | None = None,
        indicators: Sequence[str] = (),
        baseline: str | Profile | None = None,
    ) -> Comparison:
        """Return the zones side by side, all or those named, on all indicators or on those named."""
        ids = [self._id(zone) for zone in zones] if zones else self._material.ids
        base = self._id(baseline) if baseline else None
        return compare(self._catalogue, ids, indicators or None, self._material.measure, base)

    def ranking(self, indicator: str, limit: int | None = None) -> Ranking:
        """Return the zones in the order of an indicator."""
        return self._material.ranking(indicator, limit)

    def coverage(self) -> Coverage:
        """Return what is not known of the zones, as of the report's date."""
        return coverage(self._catalogue, self._material.ids, self._as_of)

    def evidence(self, source: str | SourceView) -> Evidence:
        """Return a source with all that rests on it, in whatever zone."""
        id = source.id if isinstance(source, SourceView) else source
        return evidence(self._catalogue, id, self._material.measure)

    def occasions(self) -> tuple[briefing.Occasion, ...]:
        """Return what happened to the zones, the newest first."""
        return briefing.occasions(self._material.profiles)

    def shared(self) -> tuple[briefing.Shared, ...]:
        """Return the indicators that several of the zones have."""
        return briefing.shared(self._material.profiles)

    def survey(self) -> briefing.Survey:
        """Return what the zones' records hold, in number."""
        return briefing.survey(self._material.records)

    def name_of(self, id: str, kind: str) -> Text | None:
        """Return the name that an id stands for; `kind` says of what, where that is not plain."""
        catalogue = self._catalogue
        if kind in ("", "indicator") and id in catalogue.indicators:
            return catalogue.indicators[id].name
        if kind in ("", "zone") and catalogue.has("zones", id):
            return catalogue.head(id).name
        if kind in ("", "source") and catalogue.has("sources", id):
            return catalogue.source(id).title
        if kind in ("", "industry") and id in catalogue.industries:
            return catalogue.industries[id]
        if kind in ("", "place") and id in catalogue.places:
            return catalogue.places[id]
        return None

    def caveat(self, value: object, total: int = 0) -> Safe:
        """Return a caveat as a sentence; zones are named unless it is about all of `total`."""
        if not isinstance(value, Caveat):
            raise TemplateFault(N_("“caveat” needs a caveat, not a {kind}"), kind=kind_of(value))
        ids = dict.fromkeys(id for group in (value, *value.groups) for id in group.zones)
        zones = {id: self._catalogue.head(id).name for id in ids}
        series = {id: rates.name for id, rates in self._catalogue.rates.items()} if value.code is Code.RATE else {}

        def said(sign: str) -> str:
            return sentence(value, total, Names(zones, series, _Numbers(self._notes, sign)), self._words.lang)

        # The references are ours, all else is text: they stand between two of a character that the text has not.
        plain = said("")
        sign = next(chr(code) for code in range(0xE000, 0xF900) if chr(code) not in plain)
        return Safe(re.sub(rf" ?\\\[{sign}(\d+){sign}\\\]", r"[^\1]", literal(said(sign))))

    def names(self) -> dict[str, Any]:
        """Return the names of templates with what they stand for."""
        functions = ("zone", "known", "facts", "events", "comparison", "ranking", "coverage", "evidence", "occasions", "shared", "survey")
        found: dict[str, Any] = {name: getattr(self, name) for name in functions}
        return found | {
            "zones": Zones(self._material),
            "sources": Sources(self._material),
            "lang": self._words.lang.code,
        }

    def _id(self, zone: str | Profile) -> str:
        return zone.id if isinstance(zone, Profile) else find(self._catalogue, zone)


class _Numbers(Mapping[str, int]):
    """The numbers of the notes of sources, between two signs when they are written."""

    def __init__(self, notes: Notes, sign: str) -> None:
        self._notes = notes
        self._sign = sign

    def __getitem__(self, source: str) -> int:
        number = _Signed(self._notes.number(source))
        number.sign = self._sign
        return number

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return len(self._notes)


class _Signed(int):
    sign = ""

    def __format__(self, form: str) -> str:
        return f"{self.sign}{int(self)}{self.sign}"
