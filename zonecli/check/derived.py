"""The rules of derived indicators: known inputs, no circles, and the unit that the inputs come to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from zonecli.check.form import not_found
from zonecli.check.problems import Flaw, Path, flaw
from zonecli.check.rules.form import UNKNOWN_INDICATOR
from zonecli.check.rules.records import DERIVED_CIRCLE, DERIVED_UNIT
from zonecli.errors import N_
from zonecli.records.vocabulary import Derivation, Indicator, Operation
from zonecli.suggest import nearest


def derived_flaws(indicators: Mapping[str, Indicator | None]) -> Iterator[Flaw]:
    """Yield what is wrong with the recipes of derived indicators; None stands for one that cannot be read."""
    for id, indicator in indicators.items():
        if indicator is None or indicator.derived is None:
            continue
        unknown = list(_unknown_inputs(id, indicator.derived, indicators))
        yield from unknown
        if _is_circular(id, indicators):
            yield flaw(
                DERIVED_CIRCLE,
                (id, "derived"),
                N_("“{id}” is worked out from itself"),
                N_("derive it from indicators that sources state"),
                id=id,
            )
        elif not unknown:
            yield from _other_unit(id, indicator, indicators)


def _inputs(recipe: Derivation) -> list[tuple[str, str]]:
    return [(key, id) for key, id in (("of", recipe.of), ("by", recipe.by)) if id is not None]


def _unknown_inputs(id: str, recipe: Derivation, indicators: Mapping[str, object]) -> Iterator[Flaw]:
    for key, input in _inputs(recipe):
        if input not in indicators:
            at: Path = (id, "derived", key)
            yield not_found(
                UNKNOWN_INDICATOR, at, N_("no indicator has the id “{id}”"), input, nearest(input, indicators)
            )


def _is_circular(id: str, indicators: Mapping[str, Indicator | None]) -> bool:
    """Whether the recipe leads back to the indicator itself."""
    seen: set[str] = set()
    waiting = [id]
    while waiting:
        indicator = indicators.get(waiting.pop())
        if indicator is None or indicator.derived is None:
            continue
        for _, input in _inputs(indicator.derived):
            if input == id:
                return True
            if input not in seen:
                seen.add(input)
                waiting.append(input)
    return False


def _other_unit(id: str, indicator: Indicator, indicators: Mapping[str, Indicator | None]) -> Iterator[Flaw]:
    recipe = indicator.derived
    if recipe is None:
        return
    of = indicators.get(recipe.of)
    by = indicators.get(recipe.by) if recipe.by else None
    if of is None or (recipe.by and by is None):
        return
    wanted = _dimensions(recipe.operation, _dimension(of), _dimension(by))
    if wanted is not None and (not wanted or (indicator.unit and indicator.unit.dimension not in wanted)):
        yield _wrong_unit(id, indicator) if wanted else _no_result(id)


def _wrong_unit(id: str, indicator: Indicator) -> Flaw:
    return flaw(
        DERIVED_UNIT,
        (id, "unit"),
        N_("“{id}” is measured in {unit}, its inputs come to something else"),
        N_("check the recipe, or correct the unit"),
        id=id,
        unit=indicator.unit.id if indicator.unit else "",
    )


def _no_result(id: str) -> Flaw:
    return flaw(
        DERIVED_UNIT,
        (id, "derived"),
        N_("the inputs of “{id}” are not of one dimension"),
        N_("a difference or a share is taken of two indicators of one dimension"),
        id=id,
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
