"""What was added to a record, a line each: where it stands, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonecli.errors import N_
from zonecli.figures import format
from zonecli.render import labels
from zonecli.render.figures import amount, word_printed
from zonecli.render.sanitize import clean

if TYPE_CHECKING:
    from zonecli.i18n import Language
    from zonecli.views.amounts import Amount
    from zonecli.views.facts import FactView


def fact_line(fact: FactView, where: str, lang: Language) -> str:
    """Return where a fact was added and what its figure means, said by the program whatever the print says."""
    name = labels.label_subject(lang.pick(fact._name), fact, lang)
    meaning = format.gloss(fact._figure, lang.code) or word_printed(fact, lang)
    when = labels.label_period(fact.period, fact.known, fact.status, lang)
    return clean(
        f"{where}  {lang.message(N_('{indicator}, {period}: {figure}'), indicator=name, period=when, figure=meaning)}"
    )


def change_line(before: FactView, change: Amount, lang: Language) -> str:
    """Return what the figure was before, and by how much it has changed."""
    return clean(
        lang.message(
            N_("{period}: {figure}; change {amount}"),
            period=labels.period(before.period, before.known, lang),
            figure=word_printed(before, lang),
            amount=amount(change, lang),
        )
    )
