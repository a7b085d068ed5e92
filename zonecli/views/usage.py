"""The vocabulary and what of it the records use: kinds of zones, units, indicators.

Faulty records do not stand in the way: somebody may look up here what they lack.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from zonecli.errors import ZoneError
from zonecli.figures.units.lexicon import Row, rows
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.store.vocabulary import Entries, package

if TYPE_CHECKING:
    from zonecli.records.vocabulary import Indicator, Kind
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of zone, and how many of the zones are of it. `own` says that the directory's file has it."""

    id: str
    name: Text
    aliases: tuple[str, ...]
    definition: Text | None
    own: bool
    zones: int


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit: its id, what it measures, the forms that it is printed in, and how many figures are in it.

    `size` is what one is in another unit, `metric` the unit that an analyst wants to see instead; both as the table of
    units has them, None where it has none.
    """

    id: str
    dimension: str
    name: Text
    printed: tuple[str, ...]
    size: str | None
    metric: str | None
    facts: int


class Usage:
    """What the records use, counted.

    `kinds` are zones by kind, `indicators` and `units` figures, `zones` the zones that have a figure for an indicator;
    `unread` is the number of those whose records have faults, of which less is known.
    """

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.indicators: Counter[str] = Counter()
        self.zones: Counter[str] = Counter()
        self.units: Counter[str] = Counter()
        self.unread = 0


def usage(catalogue: Catalogue, ids: Collection[str] | None = None) -> Usage:
    """Return what the records of all zones, or of these, use."""
    found = Usage()
    among = _zone_ids(catalogue) if ids is None else ids
    for is_whole, kinds, indicators, units in catalogue.over_ids(lambda id: _used(catalogue, id), among):
        found.unread += not is_whole
        found.kinds.update(kinds)
        found.indicators.update(indicators)
        found.zones.update(set(indicators))
        found.units.update(units)
    return found


def _zone_ids(catalogue: Catalogue) -> list[str]:
    try:
        return catalogue.zone_ids
    except ZoneError:
        return []


def _used(catalogue: Catalogue, id: str) -> tuple[bool, list[str], list[str], list[str]]:
    """Return whether a zone's record can be read, its kind, and the indicators and the units of its facts."""
    try:
        zone = catalogue.zone(id)
    except ZoneError:
        return False, *_named(catalogue, id), []
    units = [fact.figure.unit.id for fact in zone.facts if fact.figure.unit is not None]
    return True, [zone.kind], [fact.indicator for fact in zone.facts], units


def _named(catalogue: Catalogue, id: str) -> tuple[list[str], list[str]]:
    """Return what a record with faults says plainly: its kind, and the indicators of its facts."""
    try:
        raw = catalogue.raw(catalogue.path("zones", id))
    except ZoneError:
        return [], []
    kind: Any = raw.get("kind")
    stated: Any = raw.get("facts")
    named = [row.get("indicator") for row in stated if isinstance(row, dict)] if isinstance(stated, list) else []
    return [kind] if isinstance(kind, str) else [], [each for each in named if isinstance(each, str)]


def indicators_of(catalogue: Catalogue) -> tuple[Entries[Indicator], bool]:
    """Return the indicators and whether the directory's own can be read; where not, those of the package."""
    from zonecli.records import reader

    try:
        return catalogue.indicators, True
    except ZoneError:
        return Entries({}, package("indicators"), reader.indicator), False


def kinds(catalogue: Catalogue, used: Usage) -> tuple[KindView, ...]:
    """Return every kind of zone, those in use first, the most used at their head."""
    from zonecli.records import reader

    known: Entries[Kind]
    try:
        known = catalogue.kinds
    except ZoneError:
        known = Entries({}, package("kinds"), reader.kind)
    views = [
        KindView(
            id=each.id,
            name=each.name,
            aliases=each.aliases,
            definition=each.definition,
            own=each.id in known.own,
            zones=used.kinds[each.id],
        )
        for each in known.values()
    ]
    return tuple(sorted(views, key=lambda view: -view.zones))


def units(used: Usage) -> tuple[UnitView, ...]:
    """Return every unit in the order of the table; quotients, such as CNY/mu, where figures are in them."""
    counted = {each: n for each, n in used.units.items() if "/" in each}
    views = [_unit(row, used.units[row.word.id]) for row in rows() if row.word.factor == 1]
    return (*views, *_quotients(counted))


def _unit(row: Row, facts: int) -> UnitView:
    from zonecli.figures.units.format import show_unit
    from zonecli.figures.units.ids import of_id

    unit = of_id(row.word.id)
    english = row.english[0] if row.english else show_unit(unit, "en")
    return UnitView(
        id=row.word.id,
        dimension=row.dimension,
        name=Text(show_unit(unit, "zh"), english),
        printed=tuple(dict.fromkeys([*row.chinese[:2], *row.symbols[:2], *row.nouns[:2], *row.english[:2]])),
        size=row.size or None,
        metric=row.metric or None,
        facts=facts,
    )


def _quotients(counted: dict[str, int]) -> Iterator[UnitView]:
    from zonecli.figures.units.format import show_unit
    from zonecli.figures.units.ids import of_id

    for id, n in counted.items():
        unit = of_id(id)
        name = Text(show_unit(unit, "zh"), show_unit(unit, "en"))
        yield UnitView(id=id, dimension=unit.dimension, name=name, printed=(name.zh,), size=None, metric=None, facts=n)
