"""How the figures that stand for zones compare: each as an interval in one unit, with its place among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from zonecli.frozen import dataclass
from zonecli.model.vocabulary import Better
from zonecli.views.derived import Derived
from zonecli.views.measure import Weighed, weigh
from zonecli.views.places import Place, places

if TYPE_CHECKING:
    from zonecli.model.intervals import Interval, Number
    from zonecli.model.unit_ids import Unit
    from zonecli.model.vocabulary import Indicator
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.choice import Choice


@dataclass(frozen=True, slots=True)
class Standing:
    """The fact that stands for a zone, what it weighs in the common unit, and its place.

    `weighed` is None where there is no fact; `place` also where it cannot be brought to the common unit.
    """

    zone: str
    choice: Choice
    weighed: Weighed | None = None
    place: Place | None = None

    @property
    def interval(self) -> Interval | None:
        """The figure's interval in the common unit."""
        return self.weighed.interval if self.weighed else None

    @property
    def value(self) -> Number | None:
        """The printed number in the common unit."""
        return self.weighed.value if self.weighed else None


def certain(standings: Iterable[Standing]) -> bool:
    """Whether no hedge leaves the order of the figures open."""
    return all(each.place.is_certain for each in standings if each.place is not None)


def common_unit(indicator: Indicator, choices: Mapping[str, Choice]) -> Unit | None:
    """Return the unit in which the figures are compared: the one that they all have, else the usual one."""
    units = {choice.fact.figure.unit for choice in choices.values() if choice.fact is not None}
    return units.pop() if len(units) == 1 else indicator.unit


def stand(
    indicator: Indicator, choices: Mapping[str, Choice], unit: Unit | None, catalogue: Catalogue
) -> tuple[Standing, ...]:
    """Return how the zones' figures stand to each other, zone by zone in the order of `choices`."""
    weighed = {
        zone: weigh(choice.fact, unit, catalogue, choice.fact.exact if isinstance(choice.fact, Derived) else None)
        for zone, choice in choices.items()
        if choice.fact is not None
    }
    comparable = {zone: each.interval for zone, each in weighed.items() if each.interval is not None}
    found = places(list(comparable.values()), indicator.better is Better.LOWER)
    placed = dict(zip(comparable, found, strict=True))
    return tuple(Standing(zone, choice, weighed.get(zone), placed.get(zone)) for zone, choice in choices.items())
