"""Several figures for one thing: the same fact twice, two that are preferred, and figures that contradict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction
from itertools import islice

from zonecli.check.problems import Issue, Path
from zonecli.check.rules.facts import CONTRADICTION, FACT_TWICE, TWO_PREFERRED
from zonecli.check.rules.rule import Rule
from zonecli.errors import N_
from zonecli.figures.gaps import Gap
from zonecli.figures.units.ids import Unit
from zonecli.records.contradiction import Issued, contradictions
from zonecli.records.scale import counted_as, on_scale
from zonecli.records.vocabulary import Indicator
from zonecli.records.zones import Fact, Rank

# Each is held against each: of so many for one thing, the first show what is wrong with all.
_MOST_COMPARED = 200
_EXACT, _ROUGH = Context(prec=15), Context(prec=3)


def conflict_issues(facts: Sequence[Fact], indicator: Indicator | None, issued: Issued) -> Iterator[Issue]:
    """Yield what is wrong among facts of one indicator, scope and period, in the order of the record.

    `issued` is the date of a source.
    """
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
    usual = indicator.usual if indicator else None
    unsettled = [
        replace(fact, figure=counted_as(fact.figure, usual))
        for fact in facts
        if fact.rank is Rank.NORMAL and fact.status not in preferred
    ]
    for n, fact in enumerate(unsettled[:_MOST_COMPARED]):
        for other, gap in islice(contradictions(fact, unsettled[:n], issued, indicator), 1):
            figure = on_scale(fact.figure, indicator) if indicator else fact.figure
            yield _contradiction(fact, other, gap, figure.unit)


def _of(fact: Fact, key: Path, rule: Rule, sentence: str, hint: str, first: Fact, **details: object) -> Issue:
    at: Path = ("facts", fact.number or 0)
    return Issue(rule, (*at, *key), sentence, hint, {"first": ("facts", first.number or 0), **details})


def _contradiction(fact: Fact, other: Fact, gap: Gap, unit: Unit | None) -> Issue:
    details = {
        "figure": fact.figure.printed,
        "source": fact.source,
        "other": other.figure.printed,
        "other_source": other.source,
        "gap": _write_gap(gap.apart, unit),
        "percent": _percent(gap),
    }
    hint = N_('mark one as rank = "preferred", or the other as rank = "deprecated" with a note')
    if gap.base:
        sentence = N_(
            "{figure} ({source}) contradicts {other} ({other_source}) in line {first}: {gap} apart, {percent}"
        )
    else:
        sentence = N_("{figure} ({source}) contradicts {other} ({other_source}) in line {first}: {gap} apart")
    return _of(fact, ("figure",), CONTRADICTION, sentence, hint, other, **details)


def _write_gap(apart: Fraction, unit: Unit | None) -> str:
    if unit is None:
        return _number(apart)
    return f"{_number(apart * 100)} pp" if unit.id == "ratio" else f"{_number(apart)} {unit.id}"


def _number(number: Fraction) -> str:
    text = f"{_EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(gap: Gap) -> str:
    if not gap.base:
        return ""
    share = gap.apart / gap.base * 100
    return f"{_ROUGH.divide(Decimal(share.numerator), Decimal(share.denominator)):,f}%"
