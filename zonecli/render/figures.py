"""A figure beside its printed form: what it means in the language of the screen, and what it converts to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from zonecli.errors import N_
from zonecli.languages import Language
from zonecli.model import figure_print
from zonecli.model.unit_ids import of_id
from zonecli.model.unit_print import show_unit
from zonecli.render import words
from zonecli.views.facts import sources_of

if TYPE_CHECKING:
    from zonecli.views.amounts import Amount
    from zonecli.views.facts import FactView


def gloss(fact: FactView, lang: Language) -> str:
    """Return what the printed figure says, in the language of the screen; empty where it says that itself."""
    said = figure_print.gloss(fact._figure, lang.code)
    return "" if _joined(said) == _joined(printed(fact, lang)) else said


def _joined(text: str) -> str:
    return "".join(text.split())


def converted(fact: FactView, lang: Language) -> str:
    """Return the converted figure, empty where nothing was converted."""
    if fact.converted is None or fact.converted._figure is None:
        return ""
    return figure_print.show(fact.converted._figure, lang.code)


def printed(fact: FactView, lang: Language) -> str:
    """Return the figure as its source prints it; a derived one, which none prints, in the language of the screen."""
    if not fact.figure:
        return figure_print.show(fact._figure, lang.code)
    return f"{fact.figure} {fact.printed_unit}" if fact.printed_unit else fact.figure


def marks(fact: FactView, numbers: Mapping[str, int]) -> str:
    """Return the numbers of the sources that the figure rests on: [1], [1][3]."""
    return "".join(f"[{numbers[source]}]" for source in sources_of(fact))


def lines(fact: FactView, numbers: Mapping[str, int], lang: Language, with_scope: bool = True) -> list[str]:
    """Return what a cell says of a figure: itself with its sources, its meaning, when and how firm, what of."""
    meaning = converted(fact, lang) or (gloss(fact, lang) if fact.figure else "")
    dated = words.dated(fact.period, fact.known, fact.status, lang)
    figure = f"{printed(fact, lang)} {marks(fact, numbers)}"
    return [figure, *filter(None, (meaning, dated, lang.pick(fact.scope) if with_scope else ""))]


def amount(found: Amount | None, lang: Language) -> str:
    """Return a figure that was worked out, empty where there is none."""
    return "" if found is None else figure_print.show(found._figure, lang.code)


def difference(found: Amount | None, lang: Language) -> str:
    """Return a difference to a baseline, with its sign."""
    said = amount(found, lang)
    if not said:
        return ""
    is_above = found is not None and found.value is not None and found.value > 0
    return f"Δ +{said}" if is_above and said[:1].isdigit() else f"Δ {said}"


def ratio(found: Amount | None, lang: Language) -> str:
    """Return a multiple of a baseline."""
    said = amount(found, lang)
    return f"× {said}" if said else ""


def unit_word(unit: str, lang: Language) -> str:
    """Return what a unit is called."""
    return show_unit(of_id(unit), lang.code) if unit else lang.say(N_("no unit"))
