"""`zonecli coverage`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import Limit, read_period
from zonecli.cli.session import Session
from zonecli.cli.zones import OnlyZones, Where, select_zones
from zonecli.errors import N_
from zonecli.render.formats import Result

EXAMPLES = ("zonecli coverage", "zonecli coverage anji --as-of 2026-01-01")


def run(
    ctx: typer.Context,
    zones: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ZONE]...",
            help=N_("Only these zones; their missing indicators are named."),
            autocompletion=candidates.zones,
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help=N_("Count ages to this date, not to the newest source's.")),
    ] = None,
    where: Where = None,
    limit: Limit = None,
    zone: OnlyZones = None,
) -> None:
    """Print what is not known, what is old and what is overdue."""
    from zonecli.views.coverage import coverage

    session: Session = ctx.obj
    catalogue = session.catalogue
    ids = select_zones(ctx, zones, zone, where)
    found = coverage(catalogue, ids, read_period(as_of), limit)
    from zonecli.render.pages import coverage as render

    session.show(
        Result(
            view=found,
            views=found.zones,
            rows=lambda: render.rows(found),
            page=lambda: render.page(found, session.language),
        )
    )
