"""`zonecli list`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion.candidates import (
    column_list as complete_column_list,
    columns as complete_columns,
    conditions as complete_conditions,
)
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Content, Result

if TYPE_CHECKING:
    from zonecli.render.blocks import Block

EXAMPLES = ("zonecli list --where level=national --sort name", "zonecli list --columns id,name,approved-area")


def run(
    ctx: typer.Context,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="CONDITION",
            help=N_("Only zones for which this holds: level=national, approved-area>=5km2, name~湖. Repeatable."),
            autocompletion=complete_conditions,
        ),
    ] = None,
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
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help=N_("At most so many zones."))] = None,
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
    asked = tuple(name.strip() for name in columns.split(",") if name.strip()) if columns else COLUMNS
    conditions = [condition(text, catalogue) for text in where or ()]
    found = listing(catalogue, conditions, asked, sort, limit, session.measure)
    from zonecli.render.pages import listing as render

    lang = session.language
    facts = [fact for row in found.rows for fact in row.facts.values() if fact is not None]
    remarks = render.remarks(found, lang)
    if session.measure.converts and session.format.shows not in Content.TEXT | Content.PAGE:
        from zonecli.render import figures

        # Before anything is written: reading the rates may fail.
        remarks += figures.notes(facts, session.series, lang)

    def page() -> list[Block]:
        indicators = names_of_indicators(catalogue, {id for row in found.rows for id in row.facts})
        names = render.Names(indicators, catalogue.kinds, catalogue.industries, catalogue.places)
        if not facts:
            return render.page(found, names, (), {}, lang)
        from zonecli.views.caveats import cite_sources

        return render.page(found, names, cite_sources(facts, (), catalogue), session.series, lang)

    session.show(Result(views=found.rows, page=page, rows=lambda: render.rows(found)))
    for remark in remarks:
        session.note(remark)
