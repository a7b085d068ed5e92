"""A fact as every view shows it, and the tidy table of all facts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, UsageError
from zonecli.figures.intervals import Order, order
from zonecli.figures.normalize import depends_on_source
from zonecli.figures.reader import Figure, Hedge
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.zones import Fact, Rank, Status
from zonecli.store.parts import Parts
from zonecli.views.choice import issue_dates, select_within
from zonecli.views.derived import Derived, facts_of
from zonecli.views.measure import PRINTED, Converted, DisplayUnits, comparable_interval
from zonecli.views.names import whole_of

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.filters import Condition


@dataclass(frozen=True, slots=True)
class FactView:
    """One figure of one zone.

    `printed_unit` is a unit that the source prints elsewhere, in a table's head. `low` and `high` are None where
    the hedge leaves that side open without end; `period` is None where the source names none: the figure is then
    known at `known`, the source's date. `period_start` and `period_end` are its days, None where it is open. `of` is
    what the whole that the figure refers to is called, and `of_zone` its id where it is a zone. `formula` says how a
    `derived` figure is worked out, by the ids of indicators; `given` figures are typed by hand, beside a print that is
    not read. `counted`, `base`, `equivalent` and `assumed` are those of `figures.types.Figure`.
    """

    zone: str
    indicator: str
    figure: str
    printed_unit: str | None
    value: Decimal | None
    unit: str | None
    hedge: Hedge
    hedges: tuple[Hedge, ...]
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    sense: str | None
    counted: str | None
    base: str | None
    equivalent: str | None
    assumed: str | None
    given: bool
    derived: bool
    formula: str | None
    period: Period | None
    known: Period | None
    status: Status
    period_start: date | None
    period_end: date | None
    scope: Text | None
    of: Text | None
    of_zone: str | None
    basis: Text | None
    source: str
    at: str | None
    rank: Rank
    note: Text | None
    converted: Converted | None
    # The figures that a derived one is worked out from; `figure` is then empty.
    inputs: tuple[FactView, ...]
    # Not part of the contract: what renderers word a reading and a formula from.
    _figure: Figure
    _name: Text
    # Whether its source writes decimal commas: 3.858 are thousands there, which nobody could see.
    _commas: bool


def view(zone: str, fact: Fact, catalogue: Catalogue, measure: DisplayUnits = PRINTED) -> FactView:
    """Return the fact as views show it, converted as the measure asks."""
    figure = fact.figure
    return FactView(
        zone=zone,
        indicator=fact.indicator,
        figure=figure.printed,
        printed_unit=fact.printed_unit,
        value=figure.value,
        unit=figure.unit.id if figure.unit else None,
        hedge=figure.hedge,
        hedges=figure.hedges,
        low=figure.low,
        high=figure.high,
        low_open=figure.low_open,
        high_open=figure.high_open,
        sense=figure.sense,
        counted=figure.counted,
        base=figure.base,
        equivalent=figure.equivalent,
        assumed=figure.assumed,
        given=figure.given,
        derived=isinstance(fact, Derived),
        formula=fact.formula if isinstance(fact, Derived) else None,
        period=fact.period,
        known=None if fact.period else catalogue.source(fact.source).issued,
        status=fact.status,
        period_start=_day(fact.period.start) if fact.period else None,
        period_end=_day(fact.period.end) if fact.period else None,
        scope=fact.scope,
        of=whole_of(fact.of, catalogue),
        of_zone=fact.of if isinstance(fact.of, str) else None,
        basis=fact.basis,
        source=fact.source,
        at=fact.at,
        rank=fact.rank,
        note=fact.note,
        converted=measure.convert(fact, catalogue),
        inputs=tuple(view(zone, each, catalogue) for each in fact.inputs) if isinstance(fact, Derived) else (),
        _figure=figure,
        _name=catalogue.indicators[fact.indicator].name,
        _commas=depends_on_source(figure.printed, None) and catalogue.source(fact.source).decimal == ",",
    )


def _day(day: date) -> date | None:
    """Return the day, None where a period is open."""
    return None if day in (date.min, date.max) else day


def sources_of(fact: FactView) -> tuple[str, ...]:
    """Return the sources that a figure rests on: its own, or those of everything that it is worked out from."""
    if not fact.inputs:
        return (fact.source,)
    return tuple(dict.fromkeys(source for each in fact.inputs for source in sources_of(each)))


def facts(
    catalogue: Catalogue,
    indicators: Collection[str] | None = None,
    zones: Collection[str] | None = None,
    source: str | None = None,
    conditions: Sequence[Condition] = (),
    measure: DisplayUnits = PRINTED,
    period: Period | None = None,
) -> Parts[FactView]:
    """Return every fact of these indicators, zones and this source, zone by zone, in the records' order.

    With `period` only those of a period in it.

    Derived indicators are worked out where they are asked for by name. A condition on a zone's field or on a
    fact's field leaves out what does not fit it; one on an indicator leaves only figures of that indicator for
    which it is certain.
    """
    # A profile needs views of facts, and no conditions.
    from zonecli.views import filters

    of_zone = [asked for asked in conditions if asked.subject in filters.FIELDS]
    of_fact = [asked for asked in conditions if asked.subject not in filters.FIELDS]
    ids = catalogue.zone_ids if zones is None else list(zones)
    if of_zone:
        ids = [
            zone.id
            for zone in catalogue.heads(ids, filters.unfit(of_zone, catalogue))
            if all(filters.holds_of_head(asked, zone, catalogue) for asked in of_zone)
        ]
    asked_for = {asked.subject for asked in of_fact if asked.on_indicator}
    if asked_for:
        indicators = asked_for if indicators is None else asked_for.intersection(indicators)
    has_derived = indicators is not None and any(catalogue.indicator(each).derived for each in indicators)

    def stated(id: str) -> Iterable[Fact]:
        if indicators is None or not has_derived:
            return catalogue.facts_of(id, indicators)
        return chain.from_iterable(facts_of(catalogue, id, indicators, issue_dates(catalogue)).values())

    def fits(fact: Fact) -> bool:
        return (
            source in (None, fact.source)
            and (period is None or bool(select_within([fact], period)))
            and all(filters.holds_of_fact(asked, fact, catalogue) for asked in of_fact)
        )

    return Parts(
        ids,
        lambda id: (view(id, fact, catalogue, measure) for fact in stated(id) if fits(fact)),
        lambda work: catalogue.over_ids(work, ids),
    )


def sort_facts(
    found: list[FactView], key: str, descending: bool, catalogue: Catalogue, language: str
) -> tuple[list[FactView], int]:
    """Return the facts in the order of a key, equal ones as they were, and how many neighbours are in no certain one.

    The keys are zone, indicator (by the names in the `language`, its code), value, period, status and source. Raises
    UsageError where the values are of several indicators: they are not to be compared.
    """
    if key != "value":
        return sorted(found, key=_order_by(key, found, catalogue, language), reverse=descending), 0
    ids = {fact.indicator for fact in found}
    if len(ids) > 1:
        raise UsageError(
            N_("values of {n} indicators have no common order"), N_("name one of them: --indicator"), n=len(ids)
        )
    weighed = [(fact, comparable_interval(fact._figure, catalogue.indicators[fact.indicator])) for fact in found]
    known = [(fact, interval) for fact, interval in weighed if interval is not None]
    # By the lower end, an unbounded one by the upper, as zones are listed.
    known.sort(key=lambda pair: pair[1].to_key if pair[1].low is None else pair[1].from_key, reverse=descending)
    unsettled = sum(order(a, b) is Order.UNDECIDED for (_, a), (_, b) in pairwise(known))
    return [*(fact for fact, _ in known), *(fact for fact, interval in weighed if interval is None)], unsettled


def _order_by(key: str, found: list[FactView], catalogue: Catalogue, language: str) -> Callable[[FactView], Any]:
    if key == "zone":
        # Loads what reads Chinese: few need it.
        from zonecli.records.spelling import in_order
        from zonecli.views.names import names_of

        names = names_of(catalogue, [fact.zone for fact in found])
        return lambda fact: tuple(in_order(names[fact.zone].pick(language)))
    if key == "indicator":
        order = {id: n for n, id in enumerate(catalogue.indicators)}
        return lambda fact: order[fact.indicator]
    if key == "period":
        # Where a source names none, the figure is known at its date.
        return lambda fact: (each.start, each.end) if (each := fact.period or fact.known) else (date.min, date.min)
    return {"status": lambda fact: list(Status).index(fact.status), "source": lambda fact: fact.source}[key]
