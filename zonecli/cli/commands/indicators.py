"""`zonecli indicators`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session
from zonecli.errors import N_

EXAMPLES = ("zonecli indicators", "zonecli indicators approved-area")


def run(
    ctx: typer.Context,
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="[INDICATOR]",
            help=N_("One indicator and every figure recorded for it."),
            autocompletion=candidates.indicators,
        ),
    ] = None,
) -> None:
    """Print what can be measured."""
    from zonecli.cli.writing import write_found, write_views
    from zonecli.render import rows
    from zonecli.render.pages import indicators as render
    from zonecli.views.indicators import IndicatorView, indicator_facts, indicators
    from zonecli.views.names import names_of

    session: Session = ctx.obj
    catalogue, lang = session.catalogue, session.language
    if indicator is None:
        views = indicators(catalogue)
        write_views(session, views, lambda: render.table(views, lang), lambda: rows.rows(IndicatorView, views))
        return
    found = indicator_facts(catalogue, indicator, session.measure)
    write_found(session, found, found.facts, lambda: render.page(found, names_of(catalogue), lang))
