"""Conditions on zones and facts, as `--where` writes them: `level=national`, `approved-area>=5km2`, `name~湖州`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from zonecli.errors import N_, UnknownName, UsageError, Wording
from zonecli.figures.intervals import Interval, Order, never_above, order
from zonecli.figures.reader import Figure, FigureError, read
from zonecli.frozen import dataclass
from zonecli.records.scale import sense_of
from zonecli.records.zones import Fact, Level, Zone
from zonecli.store.lookup import fold
from zonecli.suggest import nearest
from zonecli.views.measure import comparable_interval

if TYPE_CHECKING:
    from zonecli.i18n import Text
    from zonecli.records.vocabulary import Indicator
    from zonecli.store.catalogue import Catalogue

FACT_FIELDS = ("status", "rank", "hedge", "period", "scope", "of", "basis", "source", "theme")
FIELDS = ("id", "name", "alias", "kind", "level", "code", "place", "industry", "part_of")
OPERATORS = ("!=", ">=", "<=", "=", ">", "<", "~")
# What people write for an operator that is spelled otherwise: it is suggested, never taken.
_MEANT = {"=>": ">=", "=<": "<=", "<>": "!="}
_MEANT |= {"≥": ">=", "≤": "<=", "≠": "!=", "＝": "=", "＞": ">", "＜": "<", "～": "~"}
_MISSPELLED = re.compile(r"[^=!<>~≥≤≠＝＞＜～]++(=>|=<|<>|≥|≤|≠|＝|＞|＜|～)")
_CONDITION = re.compile(r"([^\s=!<>~]++)\s*+(!=|>=|<=|==|=|>|<|~)\s*+(.*)", re.DOTALL)


class Verdict(StrEnum):
    """Whether a condition holds; a hedged figure may leave it undecided."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. Exactly one of `figure` (on an indicator) and `value` (on a field) says what is asked for."""

    subject: str
    operator: str
    value: str
    figure: Figure | None = None

    @property
    def on_indicator(self) -> bool:
        return self.figure is not None


def condition(text: str, catalogue: Catalogue, of_facts: bool = False) -> Condition:
    """Return the condition that a text writes; with `of_facts`, on the fields of facts as well.

    Raises UsageError for another form or a value that does not fit, UnknownName for an unknown field.
    """
    misspelled = _MISSPELLED.match(text)
    if misspelled is not None:
        raise UsageError(
            N_("“{operator}” is not a valid operator"),
            N_("did you mean: {near}?"),
            operator=misspelled[1],
            near=_MEANT[misspelled[1]],
        )
    match = _CONDITION.fullmatch(text.strip())
    if match is None or not match[3]:
        raise UsageError(
            N_("“{text}” is not a valid condition"),
            N_("a condition is FIELD OPERATOR VALUE, with one of {operators}: level=national"),
            text=text,
            operators=" ".join(OPERATORS),
        )
    subject, operator, value = match[1], "=" if match[2] == "==" else match[2], match[3]
    if subject in FIELDS or (of_facts and subject in FACT_FIELDS):
        return Condition(subject=subject, operator=operator, value=_field_value(subject, operator, value, catalogue))
    indicator = catalogue.indicators.get(subject)
    if indicator is None:
        raise unknown_field(subject, catalogue)
    if operator == "~":
        raise UsageError(N_("“~” looks into texts; {subject} is a figure"), N_("use = != > >= < <="), subject=subject)
    return Condition(subject=subject, operator=operator, value=value, figure=threshold(value, indicator))


def unknown_field(name: str, catalogue: Catalogue) -> UnknownName:
    """Return the error for a name that is neither a field of a zone nor an indicator."""
    near = nearest(name, [*FIELDS, *catalogue.indicators])
    return UnknownName("field", name, near, "zonecli list --columns help")


def _field_value(subject: str, operator: str, value: str, catalogue: Catalogue) -> str:
    if subject == "kind" and operator in ("=", "!=") and value not in catalogue.kinds:
        near = nearest(value, catalogue.kinds, cutoff=0.4)
        raise UsageError(
            N_("no kind is called “{value}”"),
            N_("did you mean: {near}?") if near else N_("`{command}` lists them"),
            value=value,
            near=", ".join(near),
            command="zonecli kinds",
        )
    if subject == "level":
        if operator != "~" and value not in list(Level):
            raise UsageError(
                N_("no level is called “{value}”"),
                N_("the levels are: {levels}"),
                value=value,
                levels=", ".join(Level),
            )
    elif operator not in ("=", "!=", "~"):
        raise UsageError(N_("{subject} has no order"), N_("use = != ~"), subject=subject)
    return value


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
    if asked.subject == "level" and asked.operator not in ("=", "!=", "~"):
        return any(_levels(Level(value), asked.operator, Level(asked.value)) for value in values)
    found = any(_says(asked, value, catalogue) for value in values)
    return not found if asked.operator == "!=" else found


def _levels(level: Level, operator: str, other: Level) -> bool:
    ranks = list(Level)
    # The enumeration begins with the highest level.
    difference = ranks.index(other) - ranks.index(level)
    return {">": difference > 0, ">=": difference >= 0, "<": difference < 0, "<=": difference <= 0}[operator]


def _says(asked: Condition, value: str, catalogue: Catalogue) -> bool:
    wanted = fold(asked.value)
    texts = [value, *_names(asked.subject, value, catalogue)]
    if asked.operator == "~":
        return any(wanted in fold(text) for text in texts)
    if asked.subject == "place" and asked.value in catalogue.places:
        return asked.value in catalogue.places.line(value)
    return any(wanted == fold(text) for text in texts)


def _names(subject: str, value: str, catalogue: Catalogue) -> Collection[str]:
    if subject == "industry":
        name = catalogue.industries.get(value)
        return name.languages.values() if name else ()
    if subject == "place":
        from zonecli.views.names import places

        return [text for place in places(value, catalogue) for text in place.name.languages.values()]
    return ()


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
    texts = {
        "status": (fact.status.value,),
        "rank": (fact.rank.value,),
        "hedge": tuple(hedge.value for hedge in fact.figure.hedges),
        "period": (fact.period.text,) if fact.period else (),
        "scope": tuple(fact.scope.languages.values()) if fact.scope else (),
        "of": _texts_of(fact.of, catalogue),
        "basis": tuple(fact.basis.languages.values()) if fact.basis else (),
        "source": (fact.source,),
        "theme": (catalogue.indicators[fact.indicator].theme.value,),
    }[asked.subject]
    wanted = fold(asked.value)
    found = any(wanted in fold(text) if asked.operator == "~" else wanted == fold(text) for text in texts)
    return not found if asked.operator == "!=" else found


def _texts_of(of: Text | str | None, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what the whole that a figure refers to goes by: a zone by its id and its names."""
    from zonecli.views.names import whole_of

    name = whole_of(of, catalogue)
    return (*((of,) if isinstance(of, str) else ()), *(name.languages.values() if name else ()))
