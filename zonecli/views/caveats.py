"""What stands in the way of reading figures side by side, as codes with the data that words need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from zonecli.figures.gaps import COUNTED
from zonecli.frozen import dataclass
from zonecli.i18n import Text
from zonecli.records.contradiction import contradictions, days_of
from zonecli.records.scale import sense_of
from zonecli.views.choice import issue_dates
from zonecli.views.derived import Derived
from zonecli.views.facts import sources_of
from zonecli.views.measure import PRINTED, Rate, in_currency
from zonecli.views.selection import Apart
from zonecli.views.sources import source_view

if TYPE_CHECKING:
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.choice import Issued
    from zonecli.views.comparable import ComparableFigure
    from zonecli.views.facts import FactView
    from zonecli.views.measure import Converted, DisplayUnits, Normalized
    from zonecli.views.sources import SourceView


class Code(StrEnum):
    """The kinds of caveats, in the order in which they are told."""

    MISSING = "missing"  # there is no figure; that is not zero
    PART_OF = "part-of"  # one of the zones is a part of another: its figures may be in the other's
    PARTS = "parts"  # figures are known of several parts, none of the whole
    SCOPE = "scope"  # the figure is about a part of the zone
    PERIOD = "period"  # the periods differ
    NO_PERIOD = "no-period"  # the source names none: known at the source's date
    STATUS = "status"  # a forecast or a plan beside an actual
    DEFINITION = "definition"  # different things are counted
    APART = "apart"  # not compared with the others, and why
    HEDGE = "hedge"  # "over" and "about" leave the order open
    NEAR = "near"  # "about" and "nearly" count as within half and twice in the order
    UNIT = "unit"  # printed in different units, ordered after exact conversion
    RATE = "rate"  # converted at an exchange rate
    UNCONVERTED = "unconverted"  # could not be converted
    CONFLICT = "conflict"  # another source says otherwise for the same period
    CHOICE = "choice"  # one of several figures is used
    INPUTS = "inputs"  # worked out from figures of different periods or statuses


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """Another figure, as printed, and its source."""

    figure: str
    unit: str | None
    source: str


Value: TypeAlias = "str | Text | Rate | OtherFigure | None"


@dataclass(frozen=True, slots=True)
class Group:
    """The zones that share one value of what differs: a period, a status, a scope, a hedge, a rate, a reason."""

    value: Value
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caveat:
    """One thing to know before a row is read. `zones` are those concerned, `groups` what each of them has."""

    code: Code
    zones: tuple[str, ...]
    groups: tuple[Group, ...] = ()


# Why figures are apart that a caveat of its own tells already.
_TOLD = frozenset(
    {
        *(Apart.PARTS, Apart.SCOPE, Apart.WHOLE, Apart.NO_PERIOD),
        *(Apart.CONFLICT, Apart.INPUTS, Apart.UNCONVERTED),
    }
)
# What tells why no two are compared, where it differs between all of them.
_DIFFERING = frozenset({Apart.PERIOD, Apart.STATUS, Apart.DEFINITION, Apart.SINGLE})


def caveats(
    indicator: Indicator,
    standings: Sequence[ComparableFigure],
    part_of: Mapping[str, Collection[str]],
    catalogue: Catalogue,
    measure: DisplayUnits = PRINTED,
) -> tuple[Caveat, ...]:
    """Return what is to be known of one indicator's figures side by side, in the order of the codes.

    `part_of` has for each zone those that it belongs to. Exchange rates are told where the figures need them
    to be compared, or to be shown as `measure` asks.
    """
    chosen = [(each.zone, each.choice.fact) for each in standings if each.choice.fact is not None]
    known = [(each.zone, fact) for each in standings for fact in each.choice.shown]
    compared = {each.zone for each in standings if each.place is not None}
    # Where nothing is compared, what differs between all of them is why.
    alike = [(zone, fact) for zone, fact in known if not compared or zone in compared]
    scaled: list[tuple[str, Normalized | Converted | None]] = [
        (each.zone, each.weighed) for each in standings if each.zone in compared or each.apart is Apart.UNCONVERTED
    ]
    scaled += [(zone, measure.convert(fact, catalogue)) for zone, fact in known]
    found = [
        _plain(Code.MISSING, (s.zone for s in standings if s.choice.fact is None and not s.choice.parts)),
        _group(Code.PART_OF, _find_nested(standings, part_of)),
        _plain(Code.PARTS, (s.zone for s in standings if s.choice.parts)),
        _group(Code.SCOPE, [(zone, fact.scope) for zone, fact in chosen if fact.scope is not None]),
        _periods(indicator, alike, issue_dates(catalogue)),
        _group(
            Code.NO_PERIOD, [(zone, catalogue.source(f.source).issued.text) for zone, f in known if f.period is None]
        ),
        _differing(Code.STATUS, [(zone, fact.status.value) for zone, fact in alike]),
        _definition(indicator, alike),
        _group(Code.APART, _apart(standings, compared)),
        _group(Code.HEDGE, _open(standings)),
        _plain(Code.NEAR, (each.zone for each in standings if each.is_near)),
        _unit(known),
        _group(Code.RATE, [(zone, each.rate) for zone, each in scaled if each and each.rate]),
        _group(Code.UNCONVERTED, [(zone, each.reason.value) for zone, each in scaled if each and each.reason]),
        _group(
            Code.CONFLICT,
            [pair for s in standings for pair in _find_contradicted(s, indicator, issue_dates(catalogue))],
        ),
        _group(Code.CHOICE, [(s.zone, s.choice.why.value) for s in standings if s.choice.why and s.choice.others]),
        _plain(Code.INPUTS, (zone for zone, fact in known if isinstance(fact, Derived) and fact.is_mixed)),
    ]
    return tuple(caveat for caveat in found if caveat is not None)


def _apart(standings: Sequence[ComparableFigure], compared: Collection[str]) -> list[tuple[str, Value]]:
    """Why figures are not compared, but for what the other caveats tell."""
    told = _TOLD if compared else _TOLD | _DIFFERING
    return [(each.zone, each.apart.value) for each in standings if each.apart is not None and each.apart not in told]


def _plain(code: Code, zones: Iterable[str]) -> Caveat | None:
    concerned = tuple(zones)
    return Caveat(code=code, zones=concerned) if concerned else None


def _group(code: Code, pairs: Sequence[tuple[str, Value]]) -> Caveat | None:
    if not pairs:
        return None
    groups: dict[Value, dict[str, None]] = {}
    for zone, value in pairs:
        groups.setdefault(value, {})[zone] = None
    return Caveat(
        code=code,
        zones=tuple(dict.fromkeys(zone for zone, _ in pairs)),
        groups=tuple(Group(value=value, zones=tuple(named)) for value, named in groups.items()),
    )


def _differing(code: Code, pairs: Sequence[tuple[str, Value]]) -> Caveat | None:
    return _group(code, pairs) if len({value for _, value in pairs}) > 1 else None


def _periods(indicator: Indicator, known: Sequence[tuple[str, Fact]], issued: Issued) -> Caveat | None:
    """The periods, where they are of different days: FY2022-23 may be 2022-04/2023-03, a stock is of its last day."""
    stated = [(zone, fact) for zone, fact in known if fact.period]
    days = {days_of(fact, indicator.time, issued) or (fact.period and fact.period.text,) for _, fact in stated}
    pairs: list[tuple[str, Value]] = [(zone, fact.period.text) for zone, fact in stated if fact.period]
    return _differing(Code.PERIOD, pairs) if len(days) > 1 else None


def _find_nested(
    standings: Sequence[ComparableFigure], part_of: Mapping[str, Collection[str]]
) -> list[tuple[str, Value]]:
    known = dict.fromkeys(each.zone for each in standings if each.choice.fact is not None or each.choice.parts)
    return [(zone, parent) for zone in known for parent in part_of.get(zone, ()) if parent in known]


def _open(standings: Sequence[ComparableFigure]) -> list[tuple[str, Value]]:
    return [
        (each.zone, each.choice.fact.figure.hedge.value)
        for each in standings
        if each.choice.fact is not None and each.place is not None and not each.place.is_certain
    ]


def _definition(indicator: Indicator, known: Sequence[tuple[str, Fact]]) -> Caveat | None:
    """Heads beside visits, or an amount beside one per head."""
    counted: list[tuple[str, Value]] = [
        (zone, fact.figure.unit.id)
        for zone, fact in known
        if fact.figure.unit is not None and fact.figure.unit.dimension in COUNTED
    ]
    senses: list[tuple[str, Value]] = [
        (zone, sense_of(fact.figure, indicator) or fact.figure.sense or "level") for zone, fact in known
    ]
    return _differing(Code.DEFINITION, counted) or _differing(Code.DEFINITION, senses)


def _unit(known: Sequence[tuple[str, Fact]]) -> Caveat | None:
    measured = [
        (zone, fact.figure.unit)
        for zone, fact in known
        if fact.figure.unit is not None and fact.figure.unit.dimension not in COUNTED
    ]
    # Two currencies are told with their exchange rate.
    if len({in_currency(unit, "CNY") for unit in {unit for _, unit in measured}}) < 2:
        return None
    return _group(Code.UNIT, [(zone, unit.id) for zone, unit in measured])


def _find_contradicted(standing: ComparableFigure, indicator: Indicator, issued: Issued) -> list[tuple[str, Value]]:
    """The other figures of a zone that cannot be true beside the one that stands for it."""
    chosen, others = standing.choice.fact, standing.choice.others
    against = contradictions(chosen, others, issued, indicator) if chosen else ()
    found = ((other, other.figure) for other, _ in against)
    return [
        (
            standing.zone,
            OtherFigure(figure=figure.printed, unit=figure.unit.id if figure.unit else None, source=other.source),
        )
        for other, figure in found
    ]


def rate_sources(facts: Iterable[FactView]) -> Iterator[str]:
    """Yield the sources of the exchange rates at which the facts are converted."""
    for fact in facts:
        if fact.converted is not None and fact.converted.rate is not None:
            yield fact.converted.rate.source


class Citations:
    """The sources that are cited: those of facts, then those of exchange rates and those that only caveats name."""

    def __init__(self) -> None:
        self._facts: dict[str, None] = {}
        self._rates: dict[str, None] = {}
        self._others: dict[str, None] = {}

    def add(self, facts: Iterable[FactView], caveats: Iterable[Caveat]) -> None:
        """Cite the sources of these facts and caveats."""
        for fact in facts:
            self._facts.update(dict.fromkeys(sources_of(fact)))
            self._rates.update(dict.fromkeys(rate_sources([fact])))
        values = (group.value for caveat in caveats for group in caveat.groups)
        self._others.update((each.source, None) for each in values if isinstance(each, Rate | OtherFigure))

    @property
    def ids(self) -> tuple[str, ...]:
        """The sources by id, in the order in which they are cited."""
        return tuple({**self._facts, **self._rates, **self._others})


def cited(facts: Iterable[FactView], caveats: Iterable[Caveat]) -> tuple[str, ...]:
    """Return the sources of the facts, then those of exchange rates and those that only the caveats name, by id."""
    found = Citations()
    found.add(facts, caveats)
    return found.ids


def cite_sources(facts: Iterable[FactView], caveats: Iterable[Caveat], catalogue: Catalogue) -> tuple[SourceView, ...]:
    """Return the sources of the facts and of the caveats in the order in which they are cited."""
    return tuple(source_view(catalogue.source(source)) for source in cited(facts, caveats))
