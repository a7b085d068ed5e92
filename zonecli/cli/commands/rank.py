"""`zonecli rank`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import read_period
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Result

if TYPE_CHECKING:
    from zonecli.render.blocks import Block

EXAMPLES = ("zonecli rank approved-area --limit 10", "zonecli rank approved-area --units metric --json")


def run(
    ctx: typer.Context,
    indicator: Annotated[
        str,
        typer.Argument(
            metavar="INDICATOR", help=N_("An indicator's id or name."), autocompletion=candidates.indicators
        ),
    ],
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="CONDITION",
            help=N_("Only zones for which this holds: level=national, place=330500. Repeatable."),
            autocompletion=candidates.conditions,
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="PERIOD", help=N_("Only figures of this period, or of one in it."))
    ] = None,
    scope: Annotated[
        str | None,
        typer.Option("--scope", metavar="TEXT", help=N_("Only figures of parts that have this text in their name.")),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help=N_("At most so many zones."))] = None,
) -> None:
    """Print the zones in the order of an indicator."""
    from zonecli.store.lookup import find
    from zonecli.views.ranking import rank

    session: Session = ctx.obj
    catalogue = session.catalogue
    ids = None
    if where:
        from zonecli.views.filters import condition
        from zonecli.views.listing import listing

        ids = [row.id for row in listing(catalogue, [condition(text, catalogue) for text in where]).rows]
    known = find(catalogue, indicator, "indicator")
    found = rank(catalogue, known, ids, session.measure, limit, scope, read_period(period))

    def rows() -> Iterator[list[object]]:
        from zonecli.render.pages import ranking as render

        return render.rows(found, session.measure.converts)

    def page() -> list[Block]:
        from zonecli.render.pages import ranking as render

        return render.page(found, session.series, session.language)

    session.show(Result(view=found, views=found.entries, rows=rows, page=page))
