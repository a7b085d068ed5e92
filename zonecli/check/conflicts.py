"""Several figures for one thing: the same fact twice, two that are preferred, and figures that contradict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import islice

from zonecli.check.problems import Flaw, Path
from zonecli.check.rules.facts import CONTRADICTION, FACT_TWICE, TWO_PREFERRED
from zonecli.check.rules.rule import Rule
from zonecli.errors import N_
from zonecli.figures.intervals import Interval, Order, order
from zonecli.figures.reader import Figure
from zonecli.figures.units.lookup import Unit
from zonecli.records.zones import Fact, Rank

# What is counted one by one needs no factor: 3 enterprises and 3 items are both three.
_COUNTED = ("count", "people")
# Each is held against each: of so many for one thing, the first show what is wrong with all.
_MOST_COMPARED = 200
_EXACT, _ROUGH = Context(prec=15), Context(prec=3)


def several_flaws(facts: Sequence[Fact]) -> Iterator[Flaw]:
    """Yield what is wrong among facts of one indicator, scope and period, in the order of the record."""
    printed: dict[tuple[str, str], Fact] = {}
    preferred: dict[str, Fact] = {}
    for fact in facts:
        first = printed.setdefault((fact.figure.printed, fact.source), fact)
        if first is not fact:
            yield _of(
                fact,
                (),
                FACT_TWICE,
                N_("the same fact stands in line {first}"),
                N_("delete one of them"),
                first=first,
            )
        if fact.rank is Rank.PREFERRED:
            first = preferred.setdefault(fact.status, fact)
            if first is not fact:
                yield _of(
                    fact,
                    ("rank",),
                    TWO_PREFERRED,
                    N_("the figure in line {first} is preferred already"),
                    N_("keep the rank with one of them"),
                    first=first,
                )
    standing = (fact for fact in facts if fact.rank is Rank.NORMAL and fact.status not in preferred)
    yield from _contradictions(list(islice(standing, _MOST_COMPARED)))


def _of(fact: Fact, key: Path, rule: Rule, sentence: str, hint: str, first: Fact, **details: object) -> Flaw:
    at: Path = ("facts", fact.number or 0)
    return Flaw(rule, (*at, *key), sentence, hint, {"first": ("facts", first.number or 0), **details})


def _contradictions(facts: Sequence[Fact]) -> Iterator[Flaw]:
    """Yield each figure that an earlier one contradicts, with the first of these."""
    for n, fact in enumerate(facts):
        for other in facts[:n]:
            gap = _gap(fact, other) if other.status is fact.status else None
            if gap is not None:
                yield _contradiction(fact, other, gap)
                break


def _contradiction(fact: Fact, other: Fact, gap: tuple[Fraction, Fraction]) -> Flaw:
    apart, base = gap
    details = {
        "figure": fact.figure.printed,
        "source": fact.source,
        "other": other.figure.printed,
        "other_source": other.source,
        "gap": _measured(apart, fact.figure.unit),
        "percent": _percent(apart, base),
    }
    hint = N_('mark one as rank = "preferred", or the other as rank = "deprecated" with a note')
    if base:
        sentence = N_(
            "{figure} ({source}) contradicts {other} ({other_source}) in line {first}: {gap} apart, {percent}"
        )
    else:
        sentence = N_("{figure} ({source}) contradicts {other} ({other_source}) in line {first}: {gap} apart")
    return _of(fact, ("figure",), CONTRADICTION, sentence, hint, other, **details)


def _gap(fact: Fact, other: Fact) -> tuple[Fraction, Fraction] | None:
    """Return how far the two figures are apart and the nearer end of the smaller, both in the first's unit.

    None where they may both be true: their intervals meet, or differ by no more than rounding explains.
    """
    a, b = fact.figure, other.figure
    scale = _scale(b, a)
    if scale is None or _sense(a) != _sense(b):
        return None
    one, two = Interval.of(a), Interval.of(b)
    if scale != 1:
        two = two.scaled(scale)
    told = order(one, two)
    if told is Order.BELOW:
        lower, upper = one.high, two.low
    elif told is Order.ABOVE:
        lower, upper = two.high, one.low
    else:
        return None
    if lower is None or upper is None:
        return None
    apart = Fraction(upper) - Fraction(lower)
    if apart < _rounding(a) + _rounding(b) * scale:
        return None
    return apart, abs(Fraction(lower))


def _sense(figure: Figure) -> str | None:
    return "growth" if figure.sense == "decline" else figure.sense


def _scale(figure: Figure, target: Figure) -> Fraction | None:
    """Return what takes the one figure's numbers to the other's unit, None where only a rate of exchange would."""
    own, other = figure.unit, target.unit
    if own == other:
        return Fraction(1)
    if own is None or other is None or own.dimension != other.dimension:
        return None
    if own.dimension in _COUNTED:
        return Fraction(1)
    if "money" in own.dimension and _currencies(own.id, own.dimension) != _currencies(other.id, other.dimension):
        return None
    from zonecli.figures.units.conversion import factor

    return factor(own, other)


def _currencies(id: str, dimension: str) -> list[str]:
    terms = zip(id.split("/"), dimension.split("/"), strict=False)
    return [term[-3:] for term, kind in terms if kind == "money"]


def _rounding(figure: Figure) -> Fraction:
    """Return how far the printed number may be from the truth: half a unit of its last digit."""
    value = figure.value
    if value is None or not value or figure.digits is None:
        return Fraction(0)
    return Fraction(Decimal(5).scaleb(value.adjusted() - figure.digits))


def _measured(apart: Fraction, unit: Unit | None) -> str:
    if unit is None:
        return _number(apart)
    return f"{_number(apart * 100)} pp" if unit.id == "ratio" else f"{_number(apart)} {unit.id}"


def _number(number: Fraction) -> str:
    text = f"{_EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(apart: Fraction, base: Fraction) -> str:
    if not base:
        return ""
    share = apart / base * 100
    return f"{_ROUGH.divide(Decimal(share.numerator), Decimal(share.denominator)):,f}%"
