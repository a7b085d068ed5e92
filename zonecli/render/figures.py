"""A figure beside its printed form: what it means in the language of the screen, and what it converts to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.languages import Language
from zonecli.model import figure_print
from zonecli.model.figures import Hedge
from zonecli.model.unit_ids import of_id
from zonecli.model.unit_print import show_unit
from zonecli.render import words
from zonecli.views.facts import sources_of

if TYPE_CHECKING:
    from zonecli.views.amounts import Amount
    from zonecli.views.facts import FactView


def gloss(fact: FactView, lang: Language) -> str:
    """Return what the printed figure says, in the language of the screen; empty where it says that itself."""
    is_chinese = any("\u4e00" <= character <= "\u9fff" for character in printed(fact, lang))
    if not fact.figure or is_chinese is (lang.code == "zh"):
        return ""
    said = figure_print.gloss(fact._figure, lang.code)
    # 8.4% says the same in every language.
    return "" if said == fact.figure else said


def converted(fact: FactView, lang: Language) -> str:
    """Return the converted figure, empty where nothing was converted."""
    if fact.converted is None or fact.converted._figure is None:
        return ""
    # What is printed says whether the figure comes close to the number or only lies below it.
    return figure_print.gloss(replace(fact.converted._figure, printed=fact.figure), lang.code)


def reading(fact: FactView, lang: Language) -> str:
    """Return what stands beside the printed figure: what it converts to, else what it says."""
    return converted(fact, lang) or gloss(fact, lang)


def printed(fact: FactView, lang: Language) -> str:
    """Return the figure as its source prints it; a derived one, which none prints, in the language of the screen."""
    if not fact.figure:
        return figure_print.show(fact._figure, lang.code)
    return f"{fact.figure} {fact.printed_unit}" if fact.printed_unit else fact.figure


def marks(fact: FactView, numbers: Mapping[str, int]) -> str:
    """Return the numbers of the sources that the figure rests on: [1], [1][3]."""
    return "".join(f"[{numbers[source]}]" for source in sources_of(fact))


@dataclass(frozen=True, slots=True)
class FigureLines:
    """What a cell says of a figure: itself with its sources, its meaning, when and how firm, and what part of."""

    figure: str
    reading: str
    dated: str
    scope: str


def figure_lines(fact: FactView, numbers: Mapping[str, int], lang: Language) -> FigureLines:
    """Return what a cell says of a figure; what there is nothing to say of is empty."""
    return FigureLines(
        f"{printed(fact, lang)} {marks(fact, numbers)}",
        reading(fact, lang),
        words.dated(fact.period, fact.known, fact.status, lang),
        lang.pick(fact.scope),
    )


def amount(found: Amount | None, lang: Language) -> str:
    """Return a figure that was worked out, empty where there is none."""
    return "" if found is None else figure_print.show(found._figure, lang.code)


def difference(found: Amount | None, lang: Language) -> str:
    """Return a difference to a baseline, with its sign."""
    if found is None:
        return ""
    is_above = found.hedge is Hedge.EXACT and found.value is not None and found.value > 0
    return f"Δ {'+' if is_above else ''}{amount(found, lang)}"


def ratio(found: Amount | None, lang: Language) -> str:
    """Return a multiple of a baseline."""
    said = amount(found, lang)
    return f"× {said}" if said else ""


def unit_word(unit: str, lang: Language) -> str:
    """Return what a unit is called."""
    return show_unit(of_id(unit), lang.code) if unit else lang.say(N_("no unit"))


def standing(fact: FactView, lang: Language) -> str:
    """Return how firm a figure is, and whether it is worked out from others."""
    said = lang.translate(words.STATUSES[fact.status])
    return words.joined([said, lang.say(N_("derived"))], lang) if fact.inputs else said
