"""Derived indicators: worked out from recorded figures as they are asked for, with their inputs' caveats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from zonecli.figures.intervals import Interval
from zonecli.figures.units.ids import of_id, split_scale
from zonecli.frozen import dataclass
from zonecli.records.periods import Period, PeriodError, period
from zonecli.records.scale import on_scale, sense_of
from zonecli.records.vocabulary import Operation
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

    `exact` is the figure before it was rounded: that is what is compared.
    """

    inputs: tuple[Fact, ...] = ()
    formula: str = ""
    exact: Normalized | None = None

    @property
    def is_mixed(self) -> bool:
        """Whether the inputs differ in period or in status."""
        first, *others = self.inputs
        return any(not _same_time(first, other) or other.status is not first.status for other in others)


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
    pairs = _a_year_apart(of, issued) if recipe.by is None else _of_one_subject(of, usable(recipe.by), issued)
    of_what, by_what = known.get(recipe.of), known.get(recipe.by or recipe.of)
    if of_what is None or by_what is None:
        return []
    worked = (_work_out(indicator, recipe.operation, pair, (of_what, by_what)) for pair in pairs)
    return [fact for fact in worked if fact is not None]


def _same_time(a: Fact, b: Fact) -> bool:
    """Whether two facts are of one period or, where neither has one, of one source."""
    return a.period == b.period if a.period or b.period else a.source == b.source


def _of_one_subject(of: Sequence[Fact], by: Sequence[Fact], issued: Issued) -> list[tuple[Fact, Fact]]:
    divisors = by_subject(by)
    pairs: list[tuple[Fact, Fact]] = []
    for subject, dividends in by_subject(of).items():
        others = divisors.get(subject, [])
        found = [
            (fact, partner)
            for fact in _one_a_period(dividends, issued)
            if (partner := choose([other for other in others if _same_time(fact, other)], issued).fact)
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
        dated = {fact.period: fact for fact in _one_a_period(same, issued) if fact.period is not None}
        for when, fact in dated.items():
            earlier = _year_before(when)
            if earlier is not None and earlier in dated:
                pairs.append((fact, dated[earlier]))
    return pairs


def _year_before(when: Period) -> Period | None:
    try:
        return period("/".join(f"{int(part[:4]) - 1:04}{part[4:]}" for part in when.text.split("/")))
    except PeriodError:
        # The 29th of February has no day a year before.
        return None


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
