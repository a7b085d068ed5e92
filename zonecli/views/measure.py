"""Figures in the units and the currency that the user asks for, and in one unit for comparing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from zonecli.errors import N_, UsageError
from zonecli.figures.intervals import Interval
from zonecli.figures.reader import Figure, Hedge
from zonecli.figures.units.ids import of_id, split_scale
from zonecli.frozen import dataclass
from zonecli.records.scale import on_scale, sense_of

if TYPE_CHECKING:
    from zonecli.figures.intervals import Number
    from zonecli.figures.units.ids import Unit
    from zonecli.records.periods import Period
    from zonecli.records.vocabulary import Indicator, RateSeries
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue

Rates = Mapping[str, "RateSeries"]


class Reason(StrEnum):
    """Why a figure is not converted."""

    NO_PERIOD = "no-period"  # the source names no year
    SEVERAL_YEARS = "several-years"  # the period is of more than one
    OPEN = "open"  # it has no beginning or no end
    APPROXIMATE = "approximate"  # it is only about right
    FISCAL = "fiscal"  # it is a fiscal year
    NO_RATE = "no-rate"  # no series has the year and the currencies
    NO_FACTOR = "no-factor"  # one unit is not a fixed multiple of the other, as with months and days


@dataclass(frozen=True, slots=True)
class Rate:
    """The series and the year of an exchange rate, and the source of the series."""

    series: str
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A figure in another unit, true where the printed one is: see `figures.rounding.scale_figure`.

    Where it cannot be converted, `reason` says why and the rest says nothing. `series` and `year` name the
    exchange rate.
    """

    value: Decimal | None = None
    unit: str | None = None
    hedge: Hedge | None = None
    hedges: tuple[Hedge, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    series: str | None = None
    year: int | None = None
    reason: Reason | None = None
    _rate: Rate | None = None
    _figure: Figure | None = None

    @property
    def rate(self) -> Rate | None:
        """The exchange rate, with the source of its series."""
        return self._rate


@dataclass(frozen=True, slots=True)
class Scale:
    """What a number is multiplied by to be in another unit, and the exchange rate in it."""

    factor: Fraction
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Normalized:
    """A figure brought to a unit for comparing: exact, unrounded. `reason` says why it could not be.

    `order` is where it stands among others: "about" and "nearly" are bounded there, and nowhere else.
    """

    interval: Interval | None
    value: Number | None = None
    order: Interval | None = None
    rate: Rate | None = None
    reason: Reason | None = None

    @classmethod
    def of(cls, figure: Figure) -> Normalized:
        """Return the figure in its own unit."""
        return cls(Interval.of(figure), figure.value, Interval.for_order(figure))

    def scale(self, factor: Fraction, rate: Rate | None = None) -> Normalized:
        """Return it in another unit."""
        value = None if self.value is None else Fraction(self.value) * factor
        order = self.order and self.order.scale(factor)
        return Normalized(self.interval and self.interval.scale(factor), value, order, rate)


@dataclass(frozen=True, slots=True)
class DisplayUnits:
    """The units ("printed" or "metric") and the currency that figures are to be shown in."""

    units: str = "printed"
    currency: str | None = None

    @property
    def converts(self) -> bool:
        """Whether anything is to be converted."""
        return self.units != "printed" or self.currency is not None

    def check(self, rates: Rates) -> None:
        """Raise UsageError where no series of exchange rates has the currency."""
        known = {code for series in rates.values() for year in series.years.values() for code in year}
        known |= {series.to for series in rates.values()}
        if self.currency is not None and self.currency not in known:
            raise UsageError(
                N_("there is no exchange rate for {currency}"),
                N_("the currencies of rates.toml are: {known}"),
                currency=self.currency,
                known=", ".join(sorted(known)),
            )

    def target(self, unit: Unit) -> Unit:
        """Return the unit to show a figure in."""
        if self.units == "metric":
            from zonecli.figures.units.conversion import metric

            unit = metric(unit)
        return unit if self.currency is None else in_currency(unit, self.currency)

    def convert(self, fact: Fact, catalogue: Catalogue) -> Converted | None:
        """Return the fact's figure as asked for; None where it is that already, or has no unit."""
        figure = fact.figure
        if not self.converts or figure.unit is None:
            return None
        target = self.target(figure.unit)
        if target.id == figure.unit.id:
            return None
        found = scale(figure.unit, target, fact.period, catalogue)
        if isinstance(found, Reason):
            return Converted(reason=found)
        from zonecli.figures.rounding import scale_figure

        shown, rate = scale_figure(figure, target, found.factor), found.rate
        return Converted(
            value=shown.value,
            unit=target.id,
            hedge=shown.hedge,
            hedges=shown.hedges,
            low=shown.low,
            high=shown.high,
            low_open=shown.low_open,
            high_open=shown.high_open,
            series=rate.series if rate else None,
            year=rate.year if rate else None,
            _rate=rate,
            _figure=shown,
        )


PRINTED = DisplayUnits()


def currency_of(unit: Unit) -> tuple[str, bool] | None:
    """Return the unit's currency and whether it stands in the denominator; None where it has none, or two."""
    terms = zip(unit.id.split("/"), unit.dimension.split("/"), strict=True)
    money = [(split_scale(term)[1], n > 0) for n, (term, kind) in enumerate(terms) if kind == "money"]
    return money[0] if len(money) == 1 else None


def in_currency(unit: Unit, code: str) -> Unit:
    """Return the unit with its currency replaced by another."""
    own = currency_of(unit)
    if own is None:
        return unit
    terms = zip(unit.id.split("/"), unit.dimension.split("/"), strict=True)
    return of_id("/".join(term.removesuffix(own[0]) + code if kind == "money" else term for term, kind in terms))


def scale(unit: Unit, target: Unit, period: Period | None, catalogue: Catalogue) -> Scale | Reason:
    """Return what takes a number of one unit to another of the same dimension, or why nothing does.

    Money goes at the rate of the year of `period`, every other unit by its exact factor.
    """
    own, other = currency_of(unit), currency_of(target)
    if own is None or other is None or own == other:
        factor = _factor(unit, target)
        return Reason.NO_FACTOR if factor is None else Scale(factor)
    if period is None:
        return Reason.NO_PERIOD
    if unclear := _unclear(period):
        return unclear
    found = _rate(own[0], other[0], period.start.year, catalogue.rates)
    if found is None:
        return Reason.NO_RATE
    rated, rate = found
    factor = _factor(in_currency(unit, other[0]), target)
    return Reason.NO_FACTOR if factor is None else Scale((1 / rated if own[1] else rated) * factor, rate)


def _unclear(period: Period) -> Reason | None:
    """Return why a period does not name one year, whose average rate would be that of its days."""
    if period.is_open:
        return Reason.OPEN
    if period.is_fiscal:
        return Reason.FISCAL
    if period.is_approximate:
        return Reason.APPROXIMATE
    return Reason.SEVERAL_YEARS if len(period.years) > 1 else None


def _rate(own: str, other: str, year: int, rates: Rates) -> tuple[Fraction, Rate] | None:
    """What one unit of a currency is worth in another, exactly, by the first series that has both."""
    for series in rates.values():
        worth = {series.to: Decimal(1), **series.years.get(year, {})}
        if year in series.years and own in worth and other in worth:
            rate = Rate(series=series.id, year=year, source=series.source)
            return Fraction(worth[own]) / Fraction(worth[other]), rate
    return None


def _factor(unit: Unit, target: Unit) -> Fraction | None:
    # The table of factors is loaded only where something is converted.
    from zonecli.figures.units.conversion import ConversionError, factor

    try:
        return factor(unit, target)
    except ConversionError:
        return None


def scale_without_rate(figure: Figure, unit: Unit | None) -> Normalized | None:
    """Return the figure in another unit without an exchange rate; None where only one would take it there."""
    own = Normalized.of(figure)
    if figure.unit is None or unit is None or figure.unit.id == unit.id:
        return own
    if currency_of(figure.unit) != currency_of(unit):
        return None
    factor = _factor(figure.unit, unit)
    return None if factor is None else own.scale(factor)


def comparable_interval(figure: Figure, indicator: Indicator) -> Interval | None:
    """Return the figure's interval on the indicator's scale and in its usual unit.

    None where it is a change of what is no change, or where only an exchange rate would take it to the unit.
    """
    if sense_of(figure, indicator) is None:
        return None
    found = scale_without_rate(on_scale(figure, indicator), indicator.usual)
    return None if found is None else found.interval
