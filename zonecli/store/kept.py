"""A catalogue that reads each record once: for what goes over the same zones several times."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from zonecli.store.catalogue import Catalogue

if TYPE_CHECKING:
    from zonecli.model.zones import Fact, Zone


class KeptCatalogue(Catalogue):
    """The records under one directory, as they were when each was first read; a report is all of one moment."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._zones: dict[str, Zone] = {}
        self._heads: dict[str, Zone] = {}

    def zone(self, id: str) -> Zone:
        """Return the whole zone, as `Catalogue.zone` does."""
        known = self._zones.get(id)
        if known is None:
            known = self._zones[id] = super().zone(id)
        return known

    def head(self, id: str) -> Zone:
        """Return one zone's head, or the whole zone where it has been read."""
        known = self._zones.get(id) or self._heads.get(id)
        if known is None:
            known = self._heads[id] = super().head(id)
        return known

    def heads(
        self, ids: Collection[str] | None = None, without: Mapping[str, Collection[str | None]] | None = None
    ) -> Iterator[Zone]:
        """Yield the zones' heads, as `Catalogue.heads` does."""
        for id in self.zone_ids if ids is None else ids:
            yield self.head(id)

    def facts(
        self, indicators: Collection[str] | None = None, ids: Collection[str] | None = None
    ) -> Iterator[tuple[str, Fact]]:
        """Yield facts with their zones' ids, as `Catalogue.facts` does."""
        for id in self.zone_ids if ids is None else ids:
            for fact in self.facts_of(id, indicators):
                yield id, fact

    def heads_with_facts(
        self, indicators: Collection[str], ids: Collection[str] | None = None
    ) -> Iterator[tuple[Zone, list[Fact]]]:
        """Yield heads with facts, as `Catalogue.heads_with_facts` does."""
        for id in self.zone_ids if ids is None else ids:
            facts = self.facts_of(id, indicators)
            if facts:
                yield self.head(id), facts

    def facts_of(self, id: str, indicators: Collection[str] | None = None) -> list[Fact]:
        """Return one zone's facts of these indicators, or all of its facts."""
        known = self._zones.get(id)
        if known is None:
            return super().facts_of(id, indicators)
        return [fact for fact in known.facts if indicators is None or fact.indicator in indicators]
