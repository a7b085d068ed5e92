"""One indicator of one zone through its periods: the points, the change, the average annual growth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from zonecli.figures.units.ids import of_id
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.zones import Rank
from zonecli.views.amounts import Amount, amount, growth, operand_of
from zonecli.views.bars import Bar, bar, longest_of
from zonecli.views.choice import EXPECTED, choose, issue_dates
from zonecli.views.comparable import weigh
from zonecli.views.facts import FactView, view
from zonecli.views.measure import PRINTED, DisplayUnits, Normalized

if TYPE_CHECKING:
    from zonecli.figures.intervals import Number
    from zonecli.figures.units.ids import Unit
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue

# The heights of a sparkline, from 1.
LEVELS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """One period's figure, its bar, and its height in a sparkline: 1 to 8, None where no number can be drawn."""

    fact: FactView
    level: int | None
    bar: Bar


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator's figures by period, the earliest first, for the whole zone or one part of it.

    `first` and `last` are the periods that `change` (last ÷ first − 1) and `annual_growth` are worked out from:
    figures that are only expected are left out of both where two others are known. They are None where a
    figure may be zero, or where the periods are not of one length.
    """

    zone: str
    indicator: str
    name: Text
    scope: Text | None
    points: tuple[Point, ...]
    first: Period | None
    last: Period | None
    change: Amount | None
    annual_growth: Amount | None


@dataclass(frozen=True, slots=True)
class _Dated:
    fact: Fact
    period: Period
    weighed: Normalized


def series(
    catalogue: Catalogue,
    zone: str,
    indicator: Indicator,
    facts: Sequence[Fact],
    measure: DisplayUnits = PRINTED,
) -> tuple[Series, ...]:
    """Return the series among one zone's facts of one indicator: one for each scope that has two periods."""
    by_scope: dict[Text | None, dict[Period, list[Fact]]] = {}
    for fact in facts:
        if fact.period is not None and fact.rank is not Rank.DEPRECATED:
            by_scope.setdefault(fact.scope, {}).setdefault(fact.period, []).append(fact)
    return tuple(
        _series(catalogue, zone, indicator, scope, _date(by_period, indicator.unit, catalogue), measure)
        for scope, by_period in by_scope.items()
        if len(by_period) > 1
    )


def _date(by_period: Mapping[Period, list[Fact]], unit: Unit | None, catalogue: Catalogue) -> list[_Dated]:
    """The figure that stands for each period, the earliest first."""
    found = []
    for period in sorted(by_period, key=Period.sort_key):
        fact = choose(by_period[period], issue_dates(catalogue)).fact
        assert fact is not None
        found.append(_Dated(fact=fact, period=period, weighed=weigh(fact, unit, catalogue)))
    return found


def _series(
    catalogue: Catalogue,
    zone: str,
    indicator: Indicator,
    scope: Text | None,
    dated: Sequence[_Dated],
    measure: DisplayUnits,
) -> Series:
    settled = [each for each in dated if each.fact.status not in EXPECTED]
    ends = settled if len(settled) > 1 else dated
    change, yearly = _changes(ends[0], ends[-1])
    levels = _levels([each.weighed.value for each in dated])
    longest = longest_of(each.weighed for each in dated)
    return Series(
        zone=zone,
        indicator=indicator.id,
        name=indicator.name,
        scope=scope,
        points=tuple(
            Point(fact=view(zone, each.fact, catalogue, measure), level=level, bar=bar(each.weighed, longest))
            for each, level in zip(dated, levels, strict=True)
        ),
        first=ends[0].period,
        last=ends[-1].period,
        change=change,
        annual_growth=yearly,
    )


def _changes(first: _Dated, last: _Dated) -> tuple[Amount | None, Amount | None]:
    before, now = (operand_of(each.weighed, each.fact.figure) for each in (first, last))
    # A year beside a quarter would be no change.
    if before is None or now is None or len({(_months(each.period), each.period.is_day) for each in (first, last)}) > 1:
        return None, None
    years, unit = _years(first.period, last.period), of_id("ratio")
    yearly = None if years is None else amount(growth(now, before, years), unit)
    return amount(growth(now, before), unit), yearly


def _months(period: Period) -> int:
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month


def _years(first: Period, last: Period) -> int | None:
    """The whole years from one period to another of its length, None where they are not at one time of the year."""
    years = last.end.year - first.end.year
    at_one_time = (first.start.month, first.start.day) == (last.start.month, last.start.day)
    return years if at_one_time and years > 0 else None


def _levels(values: Sequence[Number | None]) -> list[int | None]:
    numbers = [value for value in values if value is not None]
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(0))
    return [None if value is None else _level(value, low, high) for value in values]


def _level(value: Number, low: Number, high: Number) -> int:
    if low == high:
        return (LEVELS + 1) // 2
    part = (Fraction(value) - Fraction(low)) / (Fraction(high) - Fraction(low))
    return 1 + round(part * (LEVELS - 1))
