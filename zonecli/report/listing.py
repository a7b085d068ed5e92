"""The templates there are, as a table, as rows of data, and one as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.render import labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.report.parameters import NEWEST
from zonecli.report.templates import Head, Parameter


def table(heads: Sequence[Head], lang: Language) -> Table:
    """Return every template with what it is for and what it can be told."""
    translate = lang.translate
    columns = [
        Column(translate(N_("Template")), wrap=False),
        Column(translate(N_("Description"))),
        Column(translate(N_("Parameters")), gives_way=1),
        Column(translate(N_("File")), gives_way=2),
    ]
    rows = [
        (
            head.name,
            lang.pick(head.description),
            labels.join_names([f"{each.name}=…" if each.required else each.name for each in head.parameters], lang),
            head.path,
        )
        for head in heads
    ]
    return Table(columns, rows)


def page(head: Head, lang: Language) -> list[Block]:
    """Return one template and each of its parameters."""
    translate = lang.translate
    lines = [(translate(N_("File")), head.path)]
    if head.least:
        most = f"–{head.most}" if head.most != head.least and head.most else ""
        lines.append((translate(N_("Zones")), f"{head.least}{most}" if head.most else f"≥ {head.least}"))
    blocks: list[Block] = [Heading(head.name, lang.pick(head.description), 1), Pairs(lines)]
    if head.parameters:
        columns = [
            Column(translate(N_("Parameter")), wrap=False),
            Column(translate(N_("Type")), wrap=False, gives_way=2),
            Column(translate(N_("Default")), wrap=False, gives_way=1),
            Column(translate(N_("Description"))),
        ]
        blocks.append(Table(columns, [_row(each, lang) for each in head.parameters]))
    return blocks


def _row(parameter: Parameter, lang: Language) -> tuple[str, ...]:
    kind = " | ".join(parameter.choices) or parameter.type.value
    default = parameter.default or ""
    if parameter.required:
        default = lang.message(N_("must be given"))
    elif default == NEWEST:
        default = lang.message(N_("the newest source's"))
    return (
        parameter.name,
        f"{kind}, …" if parameter.many else kind,
        default or labels.MISSING,
        lang.pick(parameter.description),
    )


def rows(heads: Sequence[Head]) -> Iterator[list[object]]:
    """Yield the header and one row a parameter; a template without any has one row."""
    yield ["template", "path", "parameter", "type", "required", "default", "description_zh", "description_en"]
    for head in heads:
        about = head.description
        yield [head.name, head.path, "", "", "", "", about.zh if about else "", about.en if about else ""]
        for each in head.parameters:
            text = each.description
            required = "true" if each.required else "false"
            yield [
                *(head.name, head.path, each.name, each.type.value, required, each.default or ""),
                *(text.zh if text else "", text.en if text else ""),
            ]
