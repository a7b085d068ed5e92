"""Conditions on zones and facts, as `--where` writes them: `level=national`, `approved-area>=5km2`, `name~湖州`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from zonecli.errors import N_, Exit, UnknownName, UsageError, Wording
from zonecli.figures.intervals import Interval, Order, never_above, order
from zonecli.figures.reader import Figure, FigureError, read
from zonecli.frozen import dataclass
from zonecli.records import words
from zonecli.records.periods import PERIOD_FORMS, Period, PeriodError
from zonecli.records.scale import sense_of
from zonecli.records.zones import Fact, Level, Zone
from zonecli.store.lookup import NOUNS, find, fold, fold_script, match
from zonecli.views.measure import comparable_interval

if TYPE_CHECKING:
    from zonecli.i18n import Text
    from zonecli.records.vocabulary import Indicator
    from zonecli.store.catalogue import Catalogue

FIELDS = tuple(words.FIELDS)
FACT_FIELDS = tuple(words.FACT_FIELDS)
OPERATORS = ("!=", ">=", "<=", "=", ">", "<", "~")
NAMED = {
    "id": "zone",
    "part_of": "zone",
    **{noun: noun for noun in ("kind", "level", "place", "industry", "indicator", "status", "rank", "hedge", "source")},
    "theme": "theme",
}
"""The fields whose values are ids, and what these are ids of."""
# What people write for an operator that is spelled otherwise: it is suggested, never taken.
_MEANT = {"=>": ">=", "=<": "<=", "<>": "!="}
_MEANT |= {"≥": ">=", "≤": "<=", "≠": "!=", "＝": "=", "＞": ">", "＜": "<", "～": "~"}
_MISSPELLED = re.compile(r"[^=!<>~≥≤≠＝＞＜～]++(=>|=<|<>|≥|≤|≠|＝|＞|＜|～)")
CONDITION = re.compile(r"([^=!<>~]++)(!=|>=|<=|==|=|>|<|~)\s*+(.*)", re.DOTALL)
"""A field, an operator, a value."""


class Verdict(StrEnum):
    """Whether a condition holds; a hedged figure may leave it undecided."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: a field's or an indicator's id, an operator, and what is asked for.

    That is a `figure` of an indicator, a `period`, the `ids` that a field may have, or else the text of `value`.
    """

    subject: str
    operator: str
    value: str
    figure: Figure | None = None
    period: Period | None = None
    ids: frozenset[str] | None = None

    @property
    def on_indicator(self) -> bool:
        return self.figure is not None


def condition(text: str, catalogue: Catalogue, of_facts: bool = False) -> Condition:
    """Return the condition that a text writes; with `of_facts`, on the fields of facts as well.

    Fields, indicators and values go by their ids, or by their names in either language. Raises UsageError for another
    form or a value that does not fit, UnknownName for an unknown field or a value that nothing can have.
    """
    misspelled = _MISSPELLED.match(text)
    if misspelled is not None:
        raise UsageError(
            N_("“{operator}” is not a valid operator"),
            N_("did you mean: {near}?"),
            operator=misspelled[1],
            near=_MEANT[misspelled[1]],
        )
    match = CONDITION.fullmatch(text.strip())
    if match is None or not match[3] or not match[1].strip():
        raise UsageError(
            N_("“{text}” is not a valid condition"),
            N_("a condition is FIELD OPERATOR VALUE, with one of {operators}: level=national"),
            text=text,
            operators=" ".join(OPERATORS),
        )
    subject = field_id(match[1].strip(), catalogue, of_facts)
    operator, value = "=" if match[2] == "==" else match[2], match[3]
    if subject == "period":
        return Condition(subject=subject, operator=operator, value=value, period=_period(operator, value))
    if subject in FIELDS or subject in FACT_FIELDS:
        return Condition(subject=subject, operator=operator, value=value, ids=_ids(subject, operator, value, catalogue))
    if operator == "~":
        raise UsageError(N_("“~” looks into texts; {subject} is a figure"), N_("use = != > >= < <="), subject=subject)
    return Condition(
        subject=subject, operator=operator, value=value, figure=threshold(value, catalogue.indicators[subject])
    )


def field_id(name: str, catalogue: Catalogue, of_facts: bool = False) -> str:
    """Return the field of a zone, with `of_facts` of a figure as well, or the indicator that a name means.

    Raises UnknownName, AmbiguousName, or UsageError for a field that only figures have.
    """
    found = find(catalogue, name, "field")
    if found in FACT_FIELDS and not of_facts:
        raise UsageError(
            N_("“{name}” is a field of figures, not of zones"),
            N_("zonecli facts --where asks for figures by it"),
            name=name,
        )
    return found


def _ids(subject: str, operator: str, value: str, catalogue: Catalogue) -> frozenset[str] | None:
    """Return the ids that a condition asks for, those whose names have the text for `~`; None for a field of texts."""
    if operator not in ("=", "!=", "~") and subject != "level":
        raise UsageError(N_("{subject} has no order"), N_("use = != ~"), subject=subject)
    noun = NAMED.get(subject)
    if noun is None or (subject, operator) == ("id", "~"):
        return None
    if operator == "~":
        wanted, known = fold_script(value), list(NOUNS[noun].known(catalogue))
        fit = [each for each in known if any(wanted in fold_script(name) for name in each.names)]
        if found := fit or match(known, value).best:
            return frozenset(each.id for each in found)
    try:
        return frozenset({find(catalogue, value, noun)})
    except UnknownName as unknown:
        # A value that no record can have is a fault of the command line, not a record that is missing.
        unknown.exit_code = Exit.USAGE
        raise


def _period(operator: str, value: str) -> Period | None:
    """Return the period that a condition compares with, None where a text is looked for.

    Raises UsageError for what is no period, and for an order by a fiscal year: its source alone knows its days.
    """
    if operator == "~":
        return None
    # The forms that people print take time to compile.
    from zonecli.ingest.periods import typed_period

    try:
        found = typed_period(value)
    except PeriodError:
        raise UsageError(N_("“{text}” is not a valid period"), PERIOD_FORMS, text=value) from None
    if found.is_fiscal and operator not in ("=", "!="):
        raise UsageError(
            N_("which days “{text}” has is for each source to say"), N_("write them: 2022-04/2023-03"), text=value
        )
    return found


def threshold(text: str, indicator: Indicator) -> Figure:
    """Return the figure that a condition compares with; a number without a unit is in the indicator's usual one.

    Raises UsageError where it cannot be read or measures something else.
    """
    usual = indicator.usual
    try:
        figure = read(text)
        if figure.unit is None and usual is not None:
            figure = read(text, usual.id)
    except FigureError:
        raise UsageError(
            N_("“{text}” is not a valid figure"), N_("write a number with a unit: 5km2, 900亿元, 40%"), text=text
        ) from None
    found = figure.unit.dimension if figure.unit else None
    if found != (usual.dimension if usual else None) or sense_of(figure, indicator) is None:
        raise UsageError(
            N_("“{text}” does not measure {indicator}"),
            N_("its usual unit is {unit}"),
            text=text,
            indicator=indicator.id,
            unit=usual.id if usual else Wording(N_("none")),
        )
    return figure


def field_values(zone: Zone, field: str) -> tuple[str, ...]:
    """Return what the zone has under a field of its head."""
    return {
        "id": (zone.id,),
        "name": zone.names,
        "alias": zone.aliases,
        "kind": (zone.kind,),
        "level": (zone.level,) if zone.level else (),
        "code": (zone.code,) if zone.code else (),
        "place": zone.place,
        "industry": zone.industries,
        "part_of": zone.part_of,
    }[field]


def holds_of_head(asked: Condition, zone: Zone, catalogue: Catalogue) -> bool:
    """Whether a condition on a field holds of the zone."""
    return _holds_of_values(asked, field_values(zone, asked.subject), catalogue)


def unfit(conditions: Sequence[Condition], catalogue: Catalogue) -> dict[str, set[str | None]]:
    """Return those kinds and levels, None for none, of which a condition cannot hold: such heads need not be read."""
    values: dict[str, tuple[str | None, ...]] = {"kind": tuple(catalogue.kinds), "level": (*Level, None)}
    found: dict[str, set[str | None]] = {}
    for asked in conditions:
        for value in values.get(asked.subject, ()):
            if not _holds_of_values(asked, (value,) if value else (), catalogue):
                found.setdefault(asked.subject, set()).add(value)
    return found


def _holds_of_values(asked: Condition, values: Sequence[str], catalogue: Catalogue) -> bool:
    if asked.ids is None:
        found = _holds_of_texts(asked, values)
    elif asked.operator not in ("=", "!=", "~"):
        (other,) = asked.ids
        return any(_levels(Level(value), asked.operator, Level(other)) for value in values)
    elif asked.subject == "place":
        # What lies in a place is there.
        found = any(not asked.ids.isdisjoint(catalogue.places.line(value)) for value in values)
    else:
        found = not asked.ids.isdisjoint(values)
    return not found if asked.operator == "!=" else found


def _holds_of_texts(asked: Condition, texts: Iterable[str]) -> bool:
    """Whether one of the texts is the one that is asked for or, for `~`, has it: however it is spelled."""
    return any(
        wanted in found if asked.operator == "~" else wanted == found
        for spell in (fold, fold_script)
        for wanted in (spell(asked.value),)
        for found in map(spell, texts)
    )


def _levels(level: Level, operator: str, other: Level) -> bool:
    ranks = list(Level)
    # The enumeration begins with the highest level.
    difference = ranks.index(other) - ranks.index(level)
    return {">": difference > 0, ">=": difference >= 0, "<": difference < 0, "<=": difference <= 0}[operator]


def verdict(operator: str, a: Interval, b: Interval) -> Verdict:
    """Return whether `a OPERATOR b` is certain, certainly not so, or left open by a hedge."""
    if operator in ("!=", "<", "<="):
        opposite = {"!=": "=", "<": ">=", "<=": ">"}[operator]
        return {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(found := verdict(opposite, a, b), found)
    found_order = order(a, b)
    if operator == "=":
        yes, no = found_order is Order.EQUAL, found_order in (Order.ABOVE, Order.BELOW)
    elif operator == ">":
        yes, no = found_order is Order.ABOVE, never_above(a, b)
    else:
        yes, no = never_above(b, a), found_order is Order.BELOW
    return Verdict.YES if yes else Verdict.NO if no else Verdict.UNDECIDED


def holds_of_fact(asked: Condition, fact: Fact, catalogue: Catalogue) -> bool:
    """Whether a condition on a fact's field, or on the indicator of the fact, certainly holds of it."""
    if asked.figure is not None:
        indicator = catalogue.indicators[asked.subject]
        mine, theirs = (comparable_interval(figure, indicator) for figure in (fact.figure, asked.figure))
        return mine is not None and theirs is not None and verdict(asked.operator, mine, theirs) is Verdict.YES
    if asked.period is not None:
        return holds_of_period(asked.operator, fact.period, asked.period)
    values: tuple[str, ...] = {
        "indicator": (fact.indicator,),
        "status": (fact.status,),
        "rank": (fact.rank,),
        "hedge": fact.figure.hedges,
        "period": (fact.period.text,) if fact.period else (),
        "scope": tuple(fact.scope.languages.values()) if fact.scope else (),
        "of": _texts_of(fact.of, catalogue),
        "basis": tuple(fact.basis.languages.values()) if fact.basis else (),
        "source": (fact.source,),
        "theme": (catalogue.indicators[fact.indicator].theme,),
    }[asked.subject]
    return _holds_of_values(asked, values, catalogue)


def holds_of_period(operator: str, period: Period | None, other: Period) -> bool:
    """Whether a figure's period is the other (`=`), or all of it lies where the operator says.

    `>=` from the other's first day on, `>` after its last; `<=` up to its last day, `<` before its first. A period
    that is open has no first day, or no last; a date that is only about right counts as it is written, and is equal
    to the same text alone, as a fiscal year is that the user writes. Of a figure without a period only `!=` holds.
    """
    if period is None:
        return operator == "!="
    by_text = other.is_fiscal or other.is_approximate or period.is_approximate
    is_same = period.text == other.text if by_text else (period.start, period.end) == (other.start, other.end)
    return {
        "=": is_same,
        "!=": not is_same,
        ">=": other.start <= period.start,
        ">": other.end < period.start,
        "<=": period.end <= other.end,
        "<": period.end < other.start,
    }[operator]


def _texts_of(of: Text | str | None, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what the whole that a figure refers to goes by: a zone by its id and its names."""
    from zonecli.views.names import whole_of

    name = whole_of(of, catalogue)
    return (*((of,) if isinstance(of, str) else ()), *(name.languages.values() if name else ()))
