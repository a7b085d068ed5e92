"""Derived indicators: worked out from recorded figures as they are asked for, with their inputs' caveats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zonecli.figures.intervals import Interval
from zonecli.figures.units.ids import of_id, split_scale
from zonecli.frozen import dataclass
from zonecli.records.scale import on_scale, sense_of
from zonecli.records.vocabulary import Nature, Operation
from zonecli.records.zones import Fact, Rank
from zonecli.views.amounts import difference, growth, operand_of, ratio
from zonecli.views.choice import FIRMNESS, Issued, by_subject, choose
from zonecli.views.measure import Normalized, currency_of, in_currency, scale_without_rate

if TYPE_CHECKING:
    from zonecli.figures.units.ids import Unit
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Zone
    from zonecli.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Derived(Fact):
    """A figure worked out from others of the same zone and subject. `source` is that of the first input.

    `exact` is the figure before it was rounded: that is what is compared. `is_mixed` where the inputs differ in period
    or in status.
    """

    inputs: tuple[Fact, ...] = ()
    formula: str = ""
    exact: Normalized | None = None
    is_mixed: bool = False


def inputs_of(indicator: Indicator) -> set[str]:
    """Return the indicators whose facts are needed: itself, or those that it is worked out from."""
    if indicator.derived is None:
        return {indicator.id}
    return {id for id in (indicator.derived.of, indicator.derived.by) if id is not None}


def by_indicator(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return the facts of one zone by indicator."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.indicator, []).append(fact)
    return found


def facts_of(catalogue: Catalogue, id: str, indicators: Collection[str], issued: Issued) -> dict[str, list[Fact]]:
    """Return one zone's facts of these indicators, derived ones among them worked out, by indicator.

    Nothing but these indicators and what they are worked out from is read.
    """
    wanted = [catalogue.indicator(each) for each in indicators]
    needed = {each for indicator in wanted for each in inputs_of(indicator)}
    found = with_derived(by_indicator(catalogue.facts_of(id, needed)), wanted, catalogue, issued)
    return {each.id: found[each.id] for each in wanted if each.id in found}


def heads_with_facts(
    catalogue: Catalogue, indicator: Indicator, ids: Collection[str] | None, issued: Issued
) -> Iterator[tuple[Zone, list[Fact]]]:
    """Yield the heads of the zones of which facts of an indicator are known, derived or not, with these facts."""
    for head, facts in catalogue.heads_with_facts(inputs_of(indicator), ids):
        found = with_derived(by_indicator(facts), [indicator], catalogue, issued).get(indicator.id)
        if found:
            yield head, found


def with_derived(
    facts: dict[str, list[Fact]], indicators: Iterable[Indicator], catalogue: Catalogue, issued: Issued
) -> dict[str, list[Fact]]:
    """Return one zone's facts by indicator, with those that the derived ones among `indicators` come to."""
    known = catalogue.indicators
    worked = {each.id: derive(each, facts, known, issued) for each in indicators if each.derived is not None}
    return {**facts, **{id: found for id, found in worked.items() if found}}


def derive(
    indicator: Indicator, facts: Mapping[str, Sequence[Fact]], known: Mapping[str, Indicator], issued: Issued
) -> list[Fact]:
    """Return the figures that a derived indicator comes to for one zone, whose facts these are by indicator.

    Inputs are of one subject, and of one period where there are such; else the figures that stand for the subject
    are taken and the result is marked as mixed. Nothing is worked out of a change where a level is measured, and of
    changes nothing but a difference. `known` has the indicators by id.
    """
    recipe = indicator.derived
    if recipe is None:
        return []
    senses = ("level",) if recipe.operation is not Operation.DIFFERENCE else ("level", "change")

    def usable(id: str) -> list[Fact]:
        found = [fact for fact in facts.get(id, ()) if fact.rank is not Rank.DEPRECATED]
        return [fact for fact in found if id in known and sense_of(fact.figure, known[id]) in senses]

    of = usable(recipe.of)
    of_what, by_what = known.get(recipe.of), known.get(recipe.by or recipe.of)
    # Places in an order are no amounts.
    if of_what is None or by_what is None or of_what.is_position or by_what.is_position:
        return []
    has_stock = Nature.STOCK in (of_what.nature, by_what.nature)
    pairs = (
        _a_year_apart(of, issued) if recipe.by is None else _of_one_subject(of, usable(recipe.by), has_stock, issued)
    )
    worked = (_work_out(indicator, recipe.operation, pair, (of_what, by_what)) for pair in pairs)
    return [fact for fact in worked if fact is not None]


def _same_time(a: Fact, b: Fact, has_stock: bool) -> bool:
    """Whether two facts are of one time: of the same days, of the last one where one of them is a stock.

    A period that is only about right is the same as its own text; without periods, they are so in one source.
    """
    if a.period is None or b.period is None:
        return a.period is b.period and a.source == b.source
    if a.period.is_approximate or b.period.is_approximate:
        return a.period == b.period
    return a.period.end == b.period.end and (has_stock or a.period.start == b.period.start)


def _of_one_subject(of: Sequence[Fact], by: Sequence[Fact], has_stock: bool, issued: Issued) -> list[tuple[Fact, Fact]]:
    divisors = by_subject(by)
    pairs: list[tuple[Fact, Fact]] = []
    for subject, dividends in by_subject(of).items():
        others = divisors.get(subject, [])
        found = [
            (fact, partner)
            for fact in _one_a_period(dividends, issued)
            if (partner := choose([other for other in others if _same_time(fact, other, has_stock)], issued).fact)
        ]
        first, second = choose(dividends, issued).fact, choose(others, issued).fact
        if not found and first and second:
            found = [(first, second)]
        pairs += found
    return pairs


def _one_a_period(facts: Sequence[Fact], issued: Issued) -> list[Fact]:
    by_time: dict[object, list[Fact]] = {}
    for fact in facts:
        by_time.setdefault(fact.period or fact.source, []).append(fact)
    chosen = (choose(found, issued).fact for found in by_time.values())
    return [fact for fact in chosen if fact is not None]


def _a_year_apart(facts: Sequence[Fact], issued: Issued) -> list[tuple[Fact, Fact]]:
    pairs = []
    for same in by_subject(facts).values():
        stated = _one_a_period(same, issued)
        dated = {
            (fact.period.start, fact.period.end): fact
            for fact in stated
            if fact.period is not None and not (fact.period.is_open or fact.period.is_approximate)
        }
        for (start, end), fact in dated.items():
            earlier = _year_before(start), _day_before(_year_before(end + _DAY) if end < date.max else None)
            if earlier in dated:
                pairs.append((fact, dated[earlier]))
    return pairs


_DAY = timedelta(days=1)


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        # The 29th of February has no day a year before.
        return None


def _day_before(day: date | None) -> date | None:
    return None if day is None else day - _DAY


def _work_out(
    indicator: Indicator, operation: Operation, pair: tuple[Fact, Fact], known: tuple[Indicator, Indicator]
) -> Fact | None:
    of, by = pair
    first, second = (on_scale(fact.figure, each) for fact, each in zip(pair, known, strict=True))
    over, under, unit = _units(operation, indicator.usual, first.unit)
    a, b = operand_of(scale_without_rate(first, over), first), operand_of(scale_without_rate(second, under), second)
    if a is None or b is None or (operation is Operation.DIFFERENCE and known[0].is_change is not known[1].is_change):
        return None
    if operation is Operation.DIFFERENCE:
        outcome = difference(a, b)
    else:
        outcome = growth(a, b) if operation is Operation.GROWTH else ratio(a, b)
    figure = None if outcome is None else outcome.figure(unit)
    if outcome is None or figure is None:
        return None
    is_about = outcome.interval.low is None and outcome.interval.high is None
    return Derived(
        indicator=indicator.id,
        figure=figure,
        source=of.source,
        period=of.period,
        status=min((of.status, by.status), key=FIRMNESS.__getitem__),
        scope=of.scope,
        of=of.of,
        basis=of.basis,
        inputs=(of, by),
        formula=indicator.derived.formula if indicator.derived else "",
        is_mixed=of.status is not by.status
        or (
            operation is not Operation.GROWTH
            and not _same_time(of, by, Nature.STOCK in (known[0].nature, known[1].nature))
        ),
        exact=Normalized(outcome.interval, outcome.value, Interval.for_order(figure) if is_about else None),
    )


def _units(operation: Operation, usual: Unit | None, of: Unit | None) -> tuple[Unit | None, Unit | None, Unit | None]:
    """The units to bring the inputs to, and the unit of the result.

    Money keeps the currency that it is printed in: no exchange rate is needed to divide it.
    """
    if operation is Operation.DIFFERENCE:
        return of, of, of
    if operation is not Operation.RATIO or usual is None or "/" not in usual.id:
        return of, of, usual
    currency = currency_of(of) if of else None
    result = in_currency(usual, currency[0]) if currency else usual
    over, _, under = result.id.partition("/")
    under = split_scale(under)[1]
    return of_id(over), of_id(under), of_id(f"{over}/{under}")
