"""`zonecli rank`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import Limit, OnlyPeriod, read_period
from zonecli.cli.session import Session
from zonecli.cli.zones import OnlyZones, Where, select_zones
from zonecli.errors import N_, UnknownName
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
    where: Where = None,
    period: OnlyPeriod = None,
    scope: Annotated[
        str | None,
        typer.Option("--scope", metavar="TEXT", help=N_("Only figures of parts that have this text in their name.")),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help=N_("From the other end of the order."))] = False,
    limit: Limit = None,
    zone: OnlyZones = None,
) -> None:
    """Print the zones in the order of an indicator."""
    from zonecli.store.lookup import find
    from zonecli.views.ranking import rank

    session: Session = ctx.obj
    catalogue = session.catalogue
    ids = select_zones(ctx, None, zone, where)
    try:
        known = find(catalogue, indicator, "indicator")
    except UnknownName as unknown:
        from zonecli.cli.hints import instead_of

        raise instead_of(unknown, ctx, "zone") from None
    found = rank(catalogue, known, ids, session.measure, limit, scope, read_period(period), reverse)

    def rows() -> Iterator[list[object]]:
        from zonecli.render.pages import ranking as render

        return render.rows(found, session.measure.converts)

    def page() -> list[Block]:
        from zonecli.render.pages import ranking as render

        narrowed = any(each is not None for each in (ids, period, scope))
        return render.page(found, session.series, session.language, narrowed)

    session.show(Result(view=found, views=found.entries, rows=rows, page=page))
