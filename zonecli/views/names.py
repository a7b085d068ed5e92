"""Ids with the names that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.i18n import Text

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Named:
    """An id, or a place's code, and its name."""

    id: str
    name: Text


def places(code: str, catalogue: Catalogue) -> tuple[Named, ...]:
    """Return a place from the province down to itself, as far as the records name them (GB/T 2260 codes nest)."""
    codes = dict.fromkeys((code[:2] + "0000", code[:4] + "00", code))
    return tuple(Named(each, catalogue.places[each]) for each in codes if each in catalogue.places)


def zone_names(ids: tuple[str, ...], catalogue: Catalogue) -> tuple[Named, ...]:
    """Return the zones of these ids with their names."""
    return tuple(Named(zone.id, zone.name) for zone in catalogue.heads(dict.fromkeys(ids)))


def industry_names(ids: tuple[str, ...], catalogue: Catalogue) -> tuple[Named, ...]:
    """Return the industries of these ids with their names."""
    return tuple(Named(id, catalogue.industries[id]) for id in ids)


def names_of(catalogue: Catalogue) -> dict[str, Text]:
    """Return the name of every zone by its id."""
    return {zone.id: zone.name for zone in catalogue.heads()}


def names_of_indicators(catalogue: Catalogue) -> dict[str, Text]:
    """Return the name of every indicator by its id."""
    return {id: indicator.name for id, indicator in catalogue.indicators.items()}


def names_of_series(catalogue: Catalogue) -> dict[str, Text]:
    """Return the name of every series of exchange rates by its id."""
    return {id: series.name for id, series in catalogue.rates.items()}
