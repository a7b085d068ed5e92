"""The records that a report is about, each read once, and only when a template comes to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_
from zonecli.store.catalogue import Catalogue
from zonecli.views.briefing import Gist, Occasion, Sharing, gist, gists, occasions
from zonecli.views.coverage import Coverage, Known, coverage, read_known
from zonecli.views.difference import Difference, difference
from zonecli.views.facts import FactView, facts
from zonecli.views.profile import Profile, profile
from zonecli.views.ranking import Ranking, rank
from zonecli.views.sources import EventView, SourceView, source_view, sources, sources_named

if TYPE_CHECKING:
    from zonecli.records.periods import Period
    from zonecli.views.measure import DisplayUnits


class ReportData:
    """What one document is made from: the zones asked for, in the order asked for."""

    def __init__(
        self, catalogue: Catalogue, ids: Sequence[str], measure: DisplayUnits, earlier: Catalogue | None = None
    ) -> None:
        """`earlier` are the records as they were, where the document is to tell what has changed since then."""
        self.catalogue = catalogue
        self.earlier = earlier
        self.ids = tuple(ids)
        self.measure = measure
        self._profiles: dict[str, Profile] = {}
        self._rankings: dict[tuple[str, int | None], Ranking] = {}
        self._coverages: dict[Period | None, Coverage] = {}

    def profile(self, id: str) -> Profile:
        """Return a zone's profile."""
        found = self._profiles.get(id)
        if found is None:
            found = self._profiles[id] = profile(self.catalogue, id, measure=self.measure)
        return found

    @cached_property
    def gists(self) -> tuple[Gist, ...]:
        """What the records of the zones hold: much less work than their profiles."""
        return gists(self.catalogue, self.ids)

    @property
    def has_gists(self) -> bool:
        """Whether the records have been read for what they hold."""
        return "gists" in self.__dict__

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """What happened to the zones, the newest first."""
        return occasions(self.gists)

    def read_at_once(self, as_of: Period | None) -> None:
        """Read for `gists` and for `coverage` together: where all zones are asked for, each record is read once."""
        if self._of is not None or self.has_gists or as_of in self._coverages:
            return
        catalogue, held, sharing = self.catalogue, list[Gist](), Sharing()

        def read() -> Iterator[tuple[Known, list[str]]]:
            for of_zone, known in catalogue.over_ids(lambda id: (gist(catalogue, id), read_known(catalogue, id))):
                held.append(sharing.of(of_zone))
                yield known

        self._coverages[as_of] = coverage(catalogue, self.ids, as_of, read=read())
        self.gists = tuple(held)

    @cached_property
    def events(self) -> dict[str, list[EventView]]:
        """Every event of the zones, by source."""
        found: dict[str, list[EventView]] = {}
        for zone in self.gists:
            for event in zone.events:
                found.setdefault(event.source, []).append(event)
        return found

    @cached_property
    def facts(self) -> dict[str, list[FactView]]:
        """Every figure of the zones, by source."""
        found: dict[str, list[FactView]] = {}
        for fact in facts(self.catalogue, None, self.ids, measure=self.measure):
            found.setdefault(fact.source, []).append(fact)
        return found

    @cached_property
    def newest(self) -> Period | None:
        """The date of the newest source that the zones rest on."""
        issued = (self.catalogue.source(source).issued for source in sources_named(self.catalogue, self._of))
        return max(issued, key=lambda each: each.sort_key(), default=None)

    def rank(self, indicator: str, most: int | None = None) -> Ranking:
        """Return the zones in the order of an indicator, with so many entries."""
        return rank(self.catalogue, indicator, self._of, self.measure, most=most)

    @property
    def _of(self) -> Sequence[str] | None:
        return None if len(self.ids) == len(self.catalogue.zone_ids) else self.ids

    def ranking(self, indicator: str, limit: int | None) -> Ranking:
        """Return the zones in the order of an indicator; the last one is kept, for a template may ask for it twice."""
        key = indicator, limit
        if key not in self._rankings:
            self._rankings.clear()
            self._rankings[key] = rank(self.catalogue, indicator, self._of, self.measure, limit)
        return self._rankings[key]

    def coverage(self, as_of: Period | None) -> Coverage:
        """Return what is not known of the zones."""
        if as_of not in self._coverages:
            self._coverages[as_of] = coverage(self.catalogue, self.ids, as_of)
        return self._coverages[as_of]

    def source(self, id: str) -> SourceView:
        """Return a source; one that is on record no longer, as it was."""
        catalogue = self.catalogue
        if self.earlier is not None and not catalogue.has("sources", id) and self.earlier.has("sources", id):
            catalogue = self.earlier
        return source_view(catalogue.source(id))

    @cached_property
    def difference(self) -> Difference | None:
        """What has changed of the zones since the earlier records; None where there are none."""
        if self.earlier is None:
            return None
        found = difference(self.earlier, self.catalogue, self._of, measure=self.measure)
        for each in found.unread:
            self.catalogue.remark(N_("{path} cannot be read: what has changed in it is not told"), {"path": each.file})
        return found


class Zones(Sequence[Profile]):
    """The zones of the report; each is read when a template first comes to it."""

    def __init__(self, material: ReportData) -> None:
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

    def __init__(self, material: ReportData) -> None:
        self._material = material

    @cached_property
    def _found(self) -> tuple[SourceView, ...]:
        material = self._material
        if not material.has_gists:
            return sources(material.catalogue, material.ids)
        read = (
            ((each.source for each in zone.mentions), (each.source for each in zone.events), zone.sources)
            for zone in material.gists
        )
        return sources(material.catalogue, material.ids, read)

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, at: Any) -> Any:
        return self._found[at]
