"""`zonecli list`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion.candidates import column_list as complete_column_list, columns as complete_columns
from zonecli.cli.options import Limit
from zonecli.cli.session import Session
from zonecli.cli.zones import Where
from zonecli.errors import N_
from zonecli.render.formats import Content, Result
from zonecli.render.sanitize import clean

if TYPE_CHECKING:
    from zonecli.render.blocks import Block

NOTHING = N_("no zone says “{text}”; facts, events and sources too: zonecli search TEXT")
EXAMPLES = (
    "zonecli list 湖州",
    "zonecli list --where level=national --sort name",
    "zonecli list --columns id,name,approved-area",
)


def run(
    ctx: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]", help=N_("Only zones that say this in what they are called, their place, kind or level.")
        ),
    ] = None,
    where: Where = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="A,B,…",
            help=N_("Fields and indicators to show; `help` lists them."),
            autocompletion=complete_column_list,
        ),
    ] = None,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="FIELD",
            help=N_("A field or an indicator; with a - before it the order is reversed."),
            autocompletion=complete_columns,
        ),
    ] = "id",
    limit: Limit = None,
) -> None:
    """Print the table of zones."""
    from zonecli.views.filters import FIELDS, condition
    from zonecli.views.listing import COLUMNS, listing
    from zonecli.views.names import names_of_indicators

    session: Session = ctx.obj
    catalogue = session.catalogue
    if columns == "help":
        session.tell(f"{name}\n" for name in (*FIELDS, *catalogue.indicators))
        return
    asked = tuple(name.strip() for name in re.split("[,，]", columns) if name.strip()) if columns else ()
    conditions = [condition(each, catalogue) for each in where or ()]
    lang = session.language
    found = listing(catalogue, conditions, asked or COLUMNS, sort, limit, session.measure, lang.code, text)
    from zonecli.render.pages import listing as render

    facts = [fact for row in found.rows for fact in row.facts.values() if fact is not None]
    remarks = render.remarks(found, lang)
    if text is not None and not found.rows:
        remarks.append(lang.message(NOTHING, text=clean(text)))
    elif conditions and not found.rows and limit != 0:
        remarks.append(lang.message(N_("no zone fits")))
    if session.measure.converts and session.format.shows not in Content.TEXT | Content.PAGE:
        from zonecli.render import figures

        # Before anything is written: reading the rates may fail.
        remarks += figures.notes(facts, session.series, lang)

    def page() -> list[Block]:
        indicators = names_of_indicators(catalogue, [name for name in found.columns if name not in FIELDS])
        names = render.Names(indicators, catalogue.kinds, catalogue.industries, catalogue.places)
        if not facts:
            return render.page(found, names, (), {}, lang)
        from zonecli.views.caveats import cite_sources

        return render.page(found, names, cite_sources(facts, (), catalogue), session.series, lang)

    session.show(Result(views=found.rows, page=page, rows=lambda: render.rows(found)))
    for remark in remarks:
        session.note(remark)
