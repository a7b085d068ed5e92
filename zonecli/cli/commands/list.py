"""`zonecli list`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion.candidates import column_list as complete_column_list
from zonecli.cli.completion.candidates import columns as complete_columns
from zonecli.cli.completion.candidates import conditions as complete_conditions
from zonecli.cli.session import Session
from zonecli.errors import N_

if TYPE_CHECKING:
    from zonecli.render.pages.listing import Names

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

    session: Session = ctx.obj
    catalogue = session.catalogue
    if columns == "help":
        session.write(f"{name}\n" for name in (*FIELDS, *catalogue.indicators))
        return
    asked = tuple(name.strip() for name in columns.split(",") if name.strip()) if columns else COLUMNS
    conditions = [condition(text, catalogue) for text in where or ()]
    found = listing(catalogue, conditions, asked, sort, limit, session.measure)
    from zonecli.cli.writing import write_page, write_views
    from zonecli.render.pages import listing as render

    def names() -> Names:
        indicators = {id: indicator.name for id, indicator in catalogue.indicators.items()}
        return render.Names(indicators, catalogue.industries, catalogue.places)

    told = [fact for row in found.rows for fact in row.facts.values() if fact is not None]
    remarks = render.remarks(found, session.language)
    if session.format in ("table", "md") and any(name not in FIELDS for name in found.columns):
        from zonecli.render.pages.listing import page
        from zonecli.views.caveats import cited
        from zonecli.views.names import names_of_series

        series = names_of_series(catalogue)
        write_page(session, page(found, names(), cited(told, (), catalogue), series, session.language))
    else:
        if session.measure.converts:
            from zonecli.render import figures
            from zonecli.views.names import names_of_series

            # Before anything is written: reading the rates may fail.
            remarks += figures.notes(told, names_of_series(catalogue), session.language)
        write_views(
            session, found.rows, lambda: render.table(found, names(), session.language), lambda: render.rows(found)
        )
    for remark in remarks:
        session.note(remark)
