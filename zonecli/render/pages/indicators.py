"""The tables of what can be measured."""

from __future__ import annotations

from collections.abc import Sequence

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.render import labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table, without_column
from zonecli.render.figures import unit_word
from zonecli.render.pages import facts as facts_render
from zonecli.views.indicators import IndicatorFacts, IndicatorView


def table(indicators: Sequence[IndicatorView], lang: Language) -> Table:
    """Return every indicator by theme."""
    translate = lang.translate
    columns = [
        Column(translate(N_("Indicator"))),
        Column(translate(N_("Id")), wrap=False, gives_way=2, goes="into"),
        Column(translate(N_("Unit")), gives_way=1, goes="into"),
        Column(translate(N_("Better")), gives_way=3, goes="nowhere"),
        Column(translate(N_("Facts")), "right", wrap=False),
        Column(translate(N_("Zones")), "right", wrap=False),
    ]
    rows: list[tuple[str, ...] | str] = []
    theme = None
    for each in indicators:
        if each.theme is not theme:
            theme = each.theme
            rows.append(translate(words.THEMES[theme]))
        rows.append(
            (
                lang.pick(each.name),
                each.id,
                unit_word(each.unit, lang) if each.unit else labels.MISSING,
                translate(words.BETTER[each.better]) if each.better else labels.MISSING,
                translate(N_("calculated")) if each.derived else str(each.facts),
                str(each.zones) if not each.derived else "",
            )
        )
    return Table(columns, rows)


def page(found: IndicatorFacts, names: dict[str, Text], lang: Language) -> list[Block]:
    """Return one indicator and every figure recorded for it."""
    translate = lang.translate
    each = found.indicator
    lines = [
        (translate(N_("Id")), each.id),
        (translate(N_("Theme")), translate(words.THEMES[each.theme])),
        (translate(N_("Unit")), unit_word(each.unit, lang) if each.unit else labels.MISSING),
    ]
    if each.better:
        lines.append((translate(N_("Better")), translate(words.BETTER[each.better])))
    if each.nature:
        lines.append((translate(N_("Nature")), translate(words.NATURES[each.nature])))
    if each.sign:
        lines.append((translate(N_("Sign")), translate(words.SIGNS[each.sign])))
    if each.priority:
        lines.append((translate(N_("Priority")), translate(words.PRIORITIES[each.priority])))
    if each.aliases:
        lines.append((translate(N_("Also called")), labels.join_names(list(each.aliases), lang)))
    lines += [
        (translate(title), of)
        for title, of in ((N_("Growth of"), each.growth_of), (N_("Share of"), each.share_of))
        if of
    ]
    if each.definition:
        lines.append((translate(N_("Definition")), lang.pick(each.definition)))
    if each.derived:
        recipe = f"{each.derived.operation}({', '.join(id for id in (each.derived.of, each.derived.by) if id)})"
        lines.append((translate(N_("Calculated")), recipe))
    blocks: list[Block] = [Heading(lang.pick(each.name), lang.other(each.name), 1), Pairs(lines)]
    if found.facts:
        table = facts_render.table(found.facts, names, lang)
        if not any(fact.scope for fact in found.facts):
            # The indicator stands in the heading.
            table = without_column(table, 1)
        blocks += [Heading(translate(N_("Figures"))), table]
    return blocks
