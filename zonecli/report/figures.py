"""A figure as a document shows it: in words of its language, what is printed in another one left to a footnote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonecli.errors import N_
from zonecli.figures import format
from zonecli.figures.normalize import is_han
from zonecli.frozen import dataclass
from zonecli.render.figures import gloss, word_converted, word_printed
from zonecli.render.labels import REASONS

if TYPE_CHECKING:
    from zonecli.i18n import Language
    from zonecli.views.facts import FactView


@dataclass(frozen=True, slots=True)
class FigureText:
    """What is shown, and what is printed where that is not it."""

    text: str
    printed: str = ""


def word_figure(fact: FactView, lang: Language) -> FigureText:
    """Return a figure in words of a language.

    Its reading stands for a print in another language, which goes into the footnote. What it is converted to stands
    in the place of the reading, in brackets behind a print that the reader can read.
    """
    printed = word_printed(fact, lang)
    if fact.printed_unit and lang.code == "zh" and is_han(fact.printed_unit[0]):
        printed = printed.replace(f" {fact.printed_unit}", fact.printed_unit)
    if fact.unit == "position" and fact.figure.isdecimal() and not fact.given:
        # A bare number would be taken for an amount.
        return FigureText(format.gloss(fact._figure, lang.code))
    # Who reads Chinese needs no reading of what is printed in it, but where a part of the unit stands elsewhere.
    is_whole = not (fact.printed_unit and printed.endswith(")"))
    is_own = not fact.figure or (lang.code == "zh" and is_whole and any(is_han(character) for character in printed))
    read = "" if is_own else gloss(fact, lang) if is_whole else format.gloss(fact._figure, lang.code)
    if read and fact.given:
        read = lang.message(N_("{figure} (read by hand)"), figure=read)
    converted = word_converted(fact, lang)
    if fact.converted is not None and fact.converted.reason is not None:
        reason = lang.message(N_("not converted: {reason}"), reason=lang.translate(REASONS[fact.converted.reason]))
        return FigureText(_in_brackets(read or printed, reason, lang), printed if read else "")
    if not read:
        return FigureText(_in_brackets(printed, converted, lang))
    return FigureText(converted, _in_brackets(printed, read, lang)) if converted else FigureText(read, printed)


def _in_brackets(text: str, inner: str, lang: Language) -> str:
    if not inner:
        return text
    return f"{text}（{inner}）" if lang.code == "zh" else f"{text} ({inner})"
