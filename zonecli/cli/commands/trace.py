"""`zonecli trace`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session
from zonecli.cli.zones import find_zones
from zonecli.errors import N_
from zonecli.render.formats import Result

EXAMPLES = (
    "zonecli trace anji entry-tax-per-area",
    "zonecli trace 安吉 industrial-sales --json",
    "zonecli trace anji entry-tax-per-area --texts texts",
)


def run(
    ctx: typer.Context,
    zone: Annotated[
        str, typer.Argument(metavar="ZONE", help=N_("A zone's id or name."), autocompletion=candidates.zones)
    ],
    indicator: Annotated[
        str,
        typer.Argument(
            metavar="INDICATOR", help=N_("An indicator's id or name."), autocompletion=candidates.indicators
        ),
    ],
    texts: Annotated[
        str | None,
        typer.Option(
            "--texts",
            metavar="DIR",
            help=N_("Quote the sentence from the source's text in this directory, a file called by the source's id."),
        ),
    ] = None,
) -> None:
    """Print where a figure comes from."""
    from zonecli.cli.texts import find_texts
    from zonecli.render.pages.trace import page
    from zonecli.store.lookup import find
    from zonecli.views.trace import trace

    session: Session = ctx.obj
    catalogue = session.catalogue
    (id,) = find_zones(ctx, [zone])
    known = find(catalogue, indicator, "indicator")
    found = trace(catalogue, id, known, session.measure, find_texts(catalogue, texts))
    session.show(Result(view=found, page=lambda: page(found, session.language)))
