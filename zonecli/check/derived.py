"""The rules of indicators: their nature, and of derived ones known inputs, no circles, the unit that these come to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from zonecli.check.problems import Issue, issue
from zonecli.check.references import unknown
from zonecli.check.rules.form import UNKNOWN_INDICATOR
from zonecli.check.rules.records import DERIVED_CIRCLE, DERIVED_UNIT, NO_NATURE
from zonecli.errors import N_
from zonecli.records.vocabulary import Indicator, Operation


def indicator_issues(
    own: Mapping[str, Indicator | None], indicators: Mapping[str, Indicator | None]
) -> Iterator[Issue]:
    """Yield what indicators leave open, and what is wrong with the recipes of derived ones.

    `own` are those of the directory's file, among all; None stands for one that cannot be read.
    """
    for id, indicator in own.items():
        if indicator is not None and indicator.nature is None and not indicator.is_position:
            yield Issue(
                NO_NATURE,
                (id,),
                N_("“{id}” does not say how it lies in time, and counts as a flow"),
                N_('add nature = "stock", "flow", "standing", "change", "position" or "event"'),
                {"id": id},
                on_key=True,
            )
        for key in ("growth_of", "share_of"):
            of = getattr(indicator, key, None)
            yield from unknown(UNKNOWN_INDICATOR, of, (id, key), indicators)
            if of == id:
                hint = N_("name the indicator that it is a change or a share of")
                yield issue(DERIVED_CIRCLE, (id, key), N_("“{id}” is not of itself"), hint, id=id)
        if indicator is None or indicator.derived is None:
            continue
        inputs = _inputs(indicator)
        for key, input in inputs.items():
            yield from unknown(UNKNOWN_INDICATOR, input, (id, "derived", key), indicators)
        if _is_circular(id, indicators):
            yield issue(
                DERIVED_CIRCLE,
                (id, "derived"),
                N_("“{id}” is worked out from itself"),
                N_("derive it from indicators that sources state"),
                id=id,
            )
        elif all(found := [indicators.get(input) for input in inputs.values()]):
            yield from _unit_flaws(indicator, indicator.derived.operation, *found)


def _inputs(indicator: Indicator | None) -> dict[str, str]:
    recipe = indicator.derived if indicator else None
    return {key: id for key, id in (("of", recipe.of), ("by", recipe.by)) if id} if recipe else {}


def _is_circular(id: str, indicators: Mapping[str, Indicator | None]) -> bool:
    """Whether the recipe leads back to the indicator itself."""
    seen: set[str] = set()
    waiting = {id}
    while waiting:
        inputs = set(_inputs(indicators.get(waiting.pop())).values())
        if id in inputs:
            return True
        waiting |= inputs - seen
        seen |= inputs
    return False


def _unit_flaws(
    indicator: Indicator, operation: Operation, of: Indicator | None, by: Indicator | None = None
) -> Iterator[Issue]:
    if any(input is not None and input.is_position for input in (of, by)):
        yield issue(
            DERIVED_UNIT,
            (indicator.id, "derived"),
            N_("an input of “{id}” is a place in an order, with which nothing can be worked out"),
            N_("record the change of a place as the source prints it"),
            id=indicator.id,
        )
        return
    possible = _dimensions(operation, _dimension(of), _dimension(by))
    if possible == ():
        yield issue(
            DERIVED_UNIT,
            (indicator.id, "derived"),
            N_("the inputs of “{id}” are not of one dimension"),
            N_("a difference or a share is taken of two indicators of one dimension"),
            id=indicator.id,
        )
    elif possible and indicator.unit and indicator.unit.dimension not in possible:
        yield issue(
            DERIVED_UNIT,
            (indicator.id, "unit"),
            N_("“{id}” is measured in {unit}, its inputs come to something else"),
            N_("check the recipe, or correct the unit"),
            id=indicator.id,
            unit=indicator.unit.id,
        )


def _dimension(indicator: Indicator | None) -> str | None:
    return indicator.unit.dimension if indicator and indicator.unit else None


def _dimensions(operation: Operation, of: str | None, by: str | None) -> Collection[str | None] | None:
    """Return the dimensions that the result may have, none where the inputs do not go together.

    None where that is not told by the names of the dimensions: quotients of quotients.
    """
    if operation is Operation.GROWTH:
        return ("ratio",)
    if operation is Operation.DIFFERENCE:
        return (of,) if of == by else ()
    if operation is Operation.SHARE:
        return ("ratio",) if of == by else ()
    if of == by:
        return ("ratio", "times", None)
    if by is None:
        return (of,)
    if of is None or "/" in of or "/" in by:
        return None
    return (f"{of}/{by}",)
