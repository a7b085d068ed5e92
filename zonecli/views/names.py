"""Ids with the names that they stand for."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Return a place with those that it lies in, the largest first."""
    return tuple(Named(each, catalogue.places[each].name) for each in catalogue.places.line(code))


def whole_of(of: Text | str | None, catalogue: Catalogue) -> Text | None:
    """Return what the whole that a figure refers to is called: a zone by its id, or a text."""
    return catalogue.head(of).name if isinstance(of, str) else of


def zone_names(ids: tuple[str, ...], catalogue: Catalogue) -> tuple[Named, ...]:
    """Return the zones of these ids with their names."""
    return tuple(Named(zone.id, zone.name) for zone in catalogue.heads(dict.fromkeys(ids)))


def industry_names(ids: tuple[str, ...], catalogue: Catalogue) -> tuple[Named, ...]:
    """Return the industries of these ids with their names."""
    return tuple(Named(id, catalogue.industries[id]) for id in ids)


def names_of(catalogue: Catalogue, ids: Iterable[str] | None = None) -> dict[str, Text]:
    """Return the name of every zone, or of these, by its id."""
    return {zone.id: zone.name for zone in catalogue.heads(None if ids is None else dict.fromkeys(ids))}


def names_of_indicators(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, Text]:
    """Return the names of these indicators by id."""
    return {id: catalogue.indicators[id].name for id in dict.fromkeys(ids)}


def names_of_series(catalogue: Catalogue) -> dict[str, Text]:
    """Return the name of every series of exchange rates by its id."""
    return {id: series.name for id, series in catalogue.rates.items()}
