"""`zonecli trace`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli import complete
from zonecli.cli.session import Session
from zonecli.errors import N_

EXAMPLES = ("zonecli trace anji entry-tax-per-area", "zonecli trace 安吉 industrial-sales --json")


def run(
    ctx: typer.Context,
    zone: Annotated[
        str, typer.Argument(metavar="ZONE", help=N_("A zone's id or name."), autocompletion=complete.zones)
    ],
    indicator: Annotated[
        str,
        typer.Argument(metavar="INDICATOR", help=N_("An indicator's id."), autocompletion=complete.indicators),
    ],
) -> None:
    """Print where a figure comes from."""
    from zonecli.cli.tables import write_found
    from zonecli.render.tracing import page
    from zonecli.store.names import find
    from zonecli.views.tracing import trace

    session: Session = ctx.obj
    catalogue = session.catalogue
    catalogue.indicator(indicator)
    found = trace(catalogue, find(catalogue, zone), indicator, session.measure)
    write_found(session, found, [step.fact for step in found.steps], lambda: page(found, session.language))
