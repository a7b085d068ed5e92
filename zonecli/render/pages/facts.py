"""Figures as people read them, and the table of facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.render import labels, rows as flat
from zonecli.render.blocks import Column, Table, without_empty
from zonecli.render.figures import reading, word_printed
from zonecli.store.parts import Parts
from zonecli.views.facts import FactView
from zonecli.views.measure import Converted


def table(facts: Iterable[FactView], names: dict[str, Text], lang: Language) -> Table:
    """Return the facts as a table for people; `names` names zones by id."""
    translate = lang.translate
    columns = [
        Column(translate(N_("Zone")), gives_way=2, goes="above"),
        Column(translate(N_("Indicator"))),
        Column(translate(N_("Figure")), "right"),
        Column(translate(N_("Reading")), gives_way=2, goes="into"),
        Column(translate(N_("Period")), gives_way=1, goes="into"),
        Column(translate(N_("Source")), wrap=False, gives_way=3, goes="above"),
    ]

    def row(fact: FactView) -> Sequence[str]:
        return (
            lang.pick(names[fact.zone]),
            labels.label_subject(lang.pick(fact._name), fact, lang),
            word_printed(fact, lang),
            reading(fact, lang),
            labels.label_period(fact.period, fact.known, fact.status, lang),
            fact.source,
        )

    rows = facts.each(row).sent() if isinstance(facts, Parts) else map(row, facts)
    return without_empty(Table(columns, rows), 3)


def rows(facts: Iterable[FactView], with_converted: bool) -> Iterable[list[object]]:
    """Return the header and the rows of the tidy table, converted values in columns of their own at the end."""
    head: list[object] = [*header(with_converted)]
    if isinstance(facts, Parts):
        return facts.each(lambda fact: cells(fact, with_converted), [head])
    return chain([head], (cells(fact, with_converted) for fact in facts))


def header(with_converted: bool) -> list[str]:
    """Return the columns of a figure as data, those of its converted value last."""
    extra = [f"converted_{name}" for name in flat.header(Converted)] if with_converted else []
    return [*flat.header(FactView), *extra]


def cells(fact: FactView, with_converted: bool) -> list[object]:
    """Return a figure as data, in these columns."""
    if not with_converted:
        return flat.cells(fact)
    extra = flat.cells(fact.converted) if fact.converted is not None else [""] * len(flat.header(Converted))
    return [*flat.cells(fact), *extra]
