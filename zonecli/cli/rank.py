"""`zonecli rank`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli import complete
from zonecli.cli.session import Session
from zonecli.errors import N_

EXAMPLES = N_("Examples: zonecli rank approved-area --limit 10; zonecli rank approved-area --units metric --json")


def run(
    ctx: typer.Context,
    indicator: Annotated[
        str,
        typer.Argument(metavar="INDICATOR", help=N_("An indicator's id."), autocompletion=complete.indicators),
    ],
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="CONDITION",
            help=N_("Only zones for which this holds: level=national, place=330500. Repeatable."),
            autocompletion=complete.conditions,
        ),
    ] = None,
    scope: Annotated[
        str | None,
        typer.Option("--scope", metavar="TEXT", help=N_("Only figures of parts that have this text in their name.")),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=0, help=N_("At most so many zones."))] = None,
) -> None:
    """Print the zones in the order of an indicator."""
    from zonecli.views.ranking import rank

    session: Session = ctx.obj
    catalogue = session.catalogue
    session.measure.check(catalogue.rates)
    ids = None
    if where:
        from zonecli.views.filters import condition
        from zonecli.views.listing import listing

        ids = [row.id for row in listing(catalogue, [condition(text, catalogue) for text in where]).rows]
    found = rank(catalogue, indicator, ids, session.measure, limit, scope)
    from zonecli.cli.tables import write_view
    from zonecli.render import ranking as render

    series = {id: rates.name for id, rates in catalogue.rates.items()}
    width = session.width if session.ruled else None
    write_view(
        session,
        found,
        found.entries,
        lambda: render.rows(found, session.measure.converts),
        lambda: render.page(found, series, session.language, width),
    )
