"""Which of the zones' figures are compared: those alike of which most zones have one; and why the others are apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from zonecli.figures.gaps import COUNTED
from zonecli.frozen import dataclass
from zonecli.records.contradiction import contradictions, days_of
from zonecli.records.scale import sense_of
from zonecli.records.zones import Rank, Status, Subject
from zonecli.store.lookup import fold
from zonecli.views.choice import Choice, Why, choose, date_fact
from zonecli.views.derived import Derived

if TYPE_CHECKING:
    from zonecli.i18n import Text
    from zonecli.records.vocabulary import Indicator
    from zonecli.records.zones import Fact
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.choice import Issued


class Apart(StrEnum):
    """Why a figure is not compared with the others."""

    AGGREGATE = "aggregate"  # the zone is the sum of other zones
    WHOLE = "whole"  # another of the zones is a part of it
    PARTS = "parts"  # figures of several parts, none of the whole
    SCOPE = "scope"  # of a part, or of another part than the others
    OF = "of"  # of another whole, or among others
    BASIS = "basis"  # by another definition
    SENSE = "sense"  # a change where a level is measured, or a level where a change is
    DEFINITION = "definition"  # something else is counted, or counted in another way
    STATUS = "status"  # expected, planned or aimed at, unlike the others
    NO_PERIOD = "no-period"  # the source names none, and it is no state that its date would date
    PERIOD = "period"  # of another period
    CONFLICT = "conflict"  # another source says otherwise, and none is preferred
    INPUTS = "inputs"  # worked out from figures of different periods or statuses
    UNCONVERTED = "unconverted"  # cannot be brought to the others' unit
    SINGLE = "single"  # nothing can be compared with it


@dataclass(frozen=True, slots=True)
class Key:
    """What figures of one indicator have alike where they can be compared.

    `when` is the days that the figure is of, as its nature has it: the last one of a stock, none of what holds
    until it is changed; of a date that is only about right, its text. `counted` is the unit of what is counted one by
    one: heads are no visits.
    """

    scope: tuple[str, ...] | None
    of: str | tuple[str, ...] | None
    basis: tuple[str, ...] | None
    sense: str
    counted: str | None
    status: Status
    when: tuple[date | str, ...]


# What has happened, however firmly it is known; what is not yet is alike to its own kind only.
_REALISED = frozenset({Status.ACTUAL, Status.PROVISIONAL, Status.ESTIMATE})


def key_of(fact: Fact, indicator: Indicator, issued: Issued) -> Key | Apart:
    """Return what the fact's figure can be compared by, or why it can be compared with nothing."""
    figure, sense = fact.figure, sense_of(fact.figure, indicator)
    if sense is None:
        return Apart.SENSE
    if isinstance(fact, Derived) and fact.is_mixed:
        return Apart.INPUTS
    when = days_of(fact, indicator.time, issued)
    if when is None:
        return Apart.NO_PERIOD
    # An average of several years is no growth of one.
    is_counted = figure.unit is not None and (figure.unit.dimension in COUNTED or figure.unit.id == "ratio/year")
    return Key(
        scope=_folded(fact.scope),
        of=_whole(fact),
        basis=_folded(fact.basis),
        sense=sense,
        counted=figure.unit.id if figure.unit is not None and is_counted else None,
        status=Status.ACTUAL if fact.status in _REALISED else fact.status,
        when=when,
    )


def _folded(text: Text | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(fold(each) for each in text.languages.values())


def _whole(fact: Fact) -> str | tuple[str, ...] | None:
    """Return the whole or the set that a figure is of; that of a place may be printed with it: 4th of 47."""
    is_position = fact.figure.unit is not None and fact.figure.unit.id == "position"
    if fact.of is None and is_position and fact.figure.counted is not None:
        return (fact.figure.counted,)
    if fact.of is None and fact.figure.own_base:
        return (fact.figure.own_base,)
    return fact.of if isinstance(fact.of, str) else _folded(fact.of)


@dataclass(frozen=True, slots=True)
class Selection:
    """The figure that stands for each zone, why those are apart that are, and what the others have alike.

    `key` is None where no two figures can be compared; each zone then has the figure that stands for it alone.
    """

    choices: dict[str, Choice]
    apart: dict[str, Apart]
    key: Key | None


def select_comparable(
    indicator: Indicator,
    facts: Mapping[str, Sequence[Fact]],
    wholes: Mapping[str, Collection[str]],
    issued: Issued,
) -> Selection:
    """Return which of the zones' facts of an indicator are compared: those alike of which most zones have one.

    Two alike of whole zones come before any of parts. On a tie, what has happened comes before what is expected, then
    the latest, then preferred figures, then those of the newest source. `wholes` has for each zone those that it lies
    in: a zone is not compared beside its own part.
    """
    standing = {id: [fact for fact in found if fact.rank is not Rank.DEPRECATED] for id, found in facts.items()}
    by_key: dict[Key, dict[str, list[Fact]]] = {}
    for id, found in standing.items():
        for fact in found:
            mine = key_of(fact, indicator, issued)
            if isinstance(mine, Key):
                by_key.setdefault(mine, {}).setdefault(id, []).append(fact)
    counts = {key: len(holders) - len(_nesting(holders, wholes)) for key, holders in by_key.items()}

    def worth(key: Key) -> tuple[object, ...]:
        held = [fact for found in by_key[key].values() for fact in found]
        return (
            key.scope is None and counts[key] > 1,
            counts[key],
            key.scope is None,
            key.status is Status.ACTUAL,
            max(date_fact(fact, issued).last for fact in held),
            any(fact.rank is Rank.PREFERRED for fact in held),
            max(issued(fact.source).end for fact in held),
        )

    best = max(by_key, key=worth, default=None)
    key = best if best is not None and counts[best] > 1 else None
    alike = by_key[key] if key is not None else {}
    choices = {id: _choose(found, alike.get(id, ()), issued) for id, found in standing.items()}
    apart = dict.fromkeys(_nesting(by_key[best], wholes) if best is not None else (), Apart.WHOLE)
    known = {id: choice for id, choice in choices.items() if choice.shown}
    # Where no two are alike, each is told apart from all that there is.
    others: Collection[Key] = [key] if key is not None else by_key
    values = {name: {getattr(each, name) for each in others} for _, name in _REASONS}
    for id, choice in known.items():
        if id in alike:
            if choice.fact is not None and _is_disputed(choice, indicator, issued):
                apart.setdefault(id, Apart.CONFLICT)
        elif len(known) > 1:
            apart.setdefault(id, _reason(_key(choice, indicator, issued), values))
    return Selection(choices, apart, key)


def split_by_subject(
    found: Mapping[str, Sequence[Fact]],
) -> Iterator[tuple[Subject, Mapping[str, Sequence[Fact]]]]:
    """Yield the facts of all zones, but for those subjects that several have: these are compared one by one."""
    by_subject: dict[Subject, dict[str, list[Fact]]] = {}
    for id, facts in found.items():
        for fact in facts:
            if fact.subject != Subject() and fact.rank is not Rank.DEPRECATED:
                by_subject.setdefault(fact.subject, {}).setdefault(id, []).append(fact)
    shared = {subject: holders for subject, holders in by_subject.items() if len(holders) > 1}
    rest = {id: [fact for fact in facts if fact.subject not in shared] for id, facts in found.items()}
    if not shared or any(rest.values()):
        yield Subject(), rest
    for subject, holders in shared.items():
        yield subject, {id: holders.get(id, ()) for id in found}


def _nesting(ids: Collection[str], wholes: Mapping[str, Collection[str]]) -> list[str]:
    """Return those of the zones that others of them lie in."""
    inner = {whole for id in ids for whole in wholes.get(id, ()) if whole != id}
    return [id for id in ids if id in inner]


def _choose(standing: Sequence[Fact], alike: Sequence[Fact], issued: Issued) -> Choice:
    own = choose(standing, issued)
    fact = choose(alike, issued).fact
    if fact is None or fact is own.fact:
        return own
    return Choice(
        fact, Why.COMMON, tuple(each for each in standing if each is not fact and each.subject == fact.subject)
    )


def _key(choice: Choice, indicator: Indicator, issued: Issued) -> Key | Apart:
    return Apart.PARTS if choice.fact is None else key_of(choice.fact, indicator, issued)


# Why two figures are not alike, by what of their keys differs; the first that does is told.
_REASONS = (
    (Apart.SCOPE, "scope"),
    (Apart.OF, "of"),
    (Apart.BASIS, "basis"),
    (Apart.DEFINITION, "sense"),
    (Apart.DEFINITION, "counted"),
    (Apart.STATUS, "status"),
    (Apart.PERIOD, "when"),
)


def _reason(mine: Key | Apart, values: Mapping[str, Collection[object]]) -> Apart:
    """Return why a figure is not alike to others whose keys have these values."""
    if isinstance(mine, Apart):
        return mine
    differing = (reason for reason, name in _REASONS if any(value != getattr(mine, name) for value in values[name]))
    return next(differing, Apart.SINGLE)


def _is_disputed(choice: Choice, indicator: Indicator, issued: Issued) -> bool:
    fact = choice.fact
    if fact is None or fact.rank is Rank.PREFERRED:
        return False
    return any(True for _ in contradictions(fact, choice.others, issued, indicator))


def wholes_of(part_of: Mapping[str, Collection[str]], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return for each zone those that it lies in, however deep; `part_of` has those that its record names."""
    known = set(catalogue.zone_ids)
    above = dict(part_of)
    found: dict[str, tuple[str, ...]] = {}
    for id, direct in part_of.items():
        inside: dict[str, None] = {}
        rest = [each for each in direct if each in known]
        while rest:
            whole = rest.pop()
            if whole not in inside:
                inside[whole] = None
                if whole not in above:
                    above[whole] = catalogue.head(whole).part_of
                rest += [each for each in above[whole] if each in known]
        found[id] = tuple(inside)
    return found
