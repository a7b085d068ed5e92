"""One indicator of one zone through its periods: the points, the change, the average annual growth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from zonecli.figures.units.ids import of_id
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.scale import on_scale, sense_of
from zonecli.records.vocabulary import Nature
from zonecli.records.zones import Rank, Subject
from zonecli.views.amounts import Amount, amount, difference_in_points, growth, operand_of
from zonecli.views.bars import Bar, bar, longest_of
from zonecli.views.choice import EXPECTED, by_subject, choose, issue_dates
from zonecli.views.comparable import weigh
from zonecli.views.facts import FactView, view
from zonecli.views.measure import PRINTED, DisplayUnits, Normalized
from zonecli.views.names import whole_of

if TYPE_CHECKING:
    from zonecli.figures.intervals import Number
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

    The points are alike: of periods of one length, of the whole or of one part, all of them realised or all of one
    status; `apart` has the figures that are not. `first` and `last` are the periods that `change` is worked out from
    (last ÷ first − 1, of a share in percentage points) and `annual_growth`; both are None where a figure may be zero.
    """

    zone: str
    indicator: str
    name: Text
    scope: Text | None
    of: Text | None
    basis: Text | None
    points: tuple[Point, ...]
    apart: tuple[FactView, ...]
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
    """Return the series among one zone's facts of one indicator: one for each subject that has two alike."""
    if indicator.nature is Nature.EVENT:
        return ()
    dated_facts = [fact for fact in facts if fact.period is not None and fact.rank is not Rank.DEPRECATED]
    runs = []
    for subject, found in by_subject(dated_facts).items():
        groups: dict[object, list[Fact]] = {}
        for fact in found:
            groups.setdefault(_likeness(fact, indicator), []).append(fact)
        likeness, alike = max(groups.items(), key=lambda each: len({_time(fact, indicator) for fact in each[1]}))
        if likeness is not None and len({_time(fact, indicator) for fact in alike}) > 1:
            dated = _date(alike, indicator, catalogue)
            apart = [fact for fact in found if _likeness(fact, indicator) != likeness]
            runs.append(_series(catalogue, zone, indicator, subject, dated, apart, measure))
    return tuple(runs)


def _likeness(fact: Fact, indicator: Indicator) -> object:
    """What the points of a series have alike; None where the figure belongs in none."""
    period, sense = fact.period, sense_of(fact.figure, indicator)
    if period is None or sense is None or period.is_open or period.is_approximate:
        return None
    status = None if fact.status not in EXPECTED else fact.status
    # The level of a moment has no length; of others, years that begin in April are not those that begin in January.
    is_momentary = indicator.nature in (Nature.STOCK, Nature.STANDING)
    months = _months(period)
    begins = (period.start.month - 1) % (months + 1), period.start.day if months else None
    return (None if is_momentary else (months, begins, period.is_day), sense, status)


def _date(facts: Sequence[Fact], indicator: Indicator, catalogue: Catalogue) -> list[_Dated]:
    """The figure that stands for each period, the earliest first."""
    by_time: dict[object, list[Fact]] = {}
    for fact in facts:
        by_time.setdefault(_time(fact, indicator), []).append(fact)
    units = {on_scale(fact.figure, indicator).unit for fact in facts}
    # No exchange rate is needed where all are of one currency.
    unit = units.pop() if len(units) == 1 else indicator.usual
    found = []
    for alike in by_time.values():
        chosen = choose(alike, issue_dates(catalogue)).fact
        assert chosen is not None
        assert chosen.period is not None
        weighed = weigh(chosen, indicator, unit, catalogue)
        found.append(_Dated(fact=chosen, period=chosen.period, weighed=weighed))
    return sorted(found, key=lambda each: each.period.sort_key())


def _time(fact: Fact, indicator: Indicator) -> object:
    """When a point of a series is: a stock at the last day of its period."""
    period = fact.period
    assert period is not None
    return period.end if indicator.nature is Nature.STOCK else (period.start, period.end)


def _series(
    catalogue: Catalogue,
    zone: str,
    indicator: Indicator,
    subject: Subject,
    dated: Sequence[_Dated],
    apart: Sequence[Fact],
    measure: DisplayUnits,
) -> Series:
    change, yearly = _changes(dated[0], dated[-1], indicator)
    levels = _levels([each.weighed.value for each in dated])
    longest = longest_of(each.weighed for each in dated)
    return Series(
        zone=zone,
        indicator=indicator.id,
        name=indicator.name,
        scope=subject.scope,
        of=whole_of(subject.of, catalogue),
        basis=subject.basis,
        points=tuple(
            Point(fact=view(zone, each.fact, catalogue, measure), level=level, bar=bar(each.weighed, longest))
            for each, level in zip(dated, levels, strict=True)
        ),
        apart=tuple(view(zone, each, catalogue, measure) for each in apart),
        first=dated[0].period,
        last=dated[-1].period,
        change=change,
        annual_growth=yearly,
    )


def change_since(
    catalogue: Catalogue, indicator: Indicator, facts: Sequence[Fact], fact: Fact
) -> tuple[Fact, Amount] | None:
    """Return the latest of the facts before this one that would stand in a series with it, and the change since then.

    None where there is none, or where nothing can be said of the change.
    """
    subject, alike = fact.subject, _likeness(fact, indicator)
    if fact.period is None or alike is None or indicator.nature is Nature.EVENT:
        return None
    earlier = [
        each
        for each in facts
        if each.period is not None
        and each.subject == subject
        and each.rank is not Rank.DEPRECATED
        and _likeness(each, indicator) == alike
        and each.period.end < fact.period.end
    ]
    if not earlier:
        return None
    before, now = _date(earlier, indicator, catalogue)[-1], _date([fact], indicator, catalogue)[0]
    change, _ = _changes(before, now, indicator)
    return None if change is None else (before.fact, change)


def _changes(first: _Dated, last: _Dated, indicator: Indicator) -> tuple[Amount | None, Amount | None]:
    before, now = (operand_of(each.weighed, on_scale(each.fact.figure, indicator)) for each in (first, last))
    if before is None or now is None or indicator.is_position:
        return None, None
    if indicator.is_change or (indicator.usual is not None and indicator.usual.dimension == "ratio"):
        return difference_in_points(now, before, indicator.usual), None
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
