"""A figure beside its printed form: what it means in the language of the screen, and what it converts to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonecli.languages import Language
from zonecli.model import figure_print

if TYPE_CHECKING:
    from zonecli.views.facts import FactView


def gloss(fact: FactView, lang: Language) -> str:
    """Return what the printed figure says, in the language of the screen; empty where it says that itself."""
    said = figure_print.gloss(fact._figure, lang.code)
    return "" if said == fact.figure else said


def converted(fact: FactView, lang: Language) -> str:
    """Return the converted figure, empty where nothing was converted."""
    return "" if fact.converted is None else str(fact.converted.value)
