"""What the program works with: its version, the records it found, the effective settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zonecli import __version__
from zonecli.frozen import dataclass
from zonecli.records.periods import Period
from zonecli.store.vocabulary import package

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue
    from zonecli.store.location import Found


@dataclass(frozen=True, slots=True)
class EffectiveSetting:
    """A setting: its value, None where nothing sets it, and what decided it."""

    name: str
    value: str | None
    origin: str
    where: str | None


@dataclass(frozen=True, slots=True)
class VocabularyOrigin:
    """How many entries of one kind of vocabulary the directory's own file has, how many of these go before the
    package's, and how many more the package brings."""

    kind: str
    own: int
    over_package: int
    package: int


@dataclass(frozen=True, slots=True)
class Inventory:
    """The records in number, the newest source's date, the directories of templates, the strongest first, and the
    settings in force."""

    version: str
    records: str
    records_origin: str
    zones: int
    facts: int
    events: int
    sources: int
    indicators: int
    vocabulary: tuple[VocabularyOrigin, ...]
    newest_source: Period | None
    templates: tuple[str, ...]
    settings: tuple[EffectiveSetting, ...]


def inventory(
    catalogue: Catalogue, found: Found, templates: Sequence[str], settings: Sequence[EffectiveSetting]
) -> Inventory:
    """Return what the program works with; reads every record."""

    def held(id: str) -> tuple[int, int]:
        zone = catalogue.zone(id)
        return len(zone.facts), len(zone.events)

    counted = [*catalogue.over_ids(held)]
    issued = [catalogue.source(id).issued for id in catalogue.source_ids]
    return Inventory(
        version=__version__,
        records=str(found.path),
        records_origin=found.reason,
        zones=len(catalogue.zone_ids),
        facts=sum(facts for facts, _ in counted),
        events=sum(events for _, events in counted),
        sources=len(issued),
        indicators=len(catalogue.indicators.own),
        vocabulary=tuple(
            VocabularyOrigin(
                kind=kind,
                own=len(known.own),
                over_package=len(known.own.keys() & package(kind).keys()),
                package=len(package(kind).keys() - known.own.keys()),
            )
            for kind, known in (
                ("indicators", catalogue.indicators),
                ("kinds", catalogue.kinds),
                ("industries", catalogue.industries),
                ("rates", catalogue.rates),
            )
        ),
        newest_source=max(issued, key=Period.sort_key, default=None),
        templates=tuple(templates),
        settings=tuple(settings),
    )
