"""`zonecli indicators`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Result

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
    from zonecli.render import rows
    from zonecli.render.pages import indicators as render
    from zonecli.views.indicators import IndicatorView, indicator_facts, indicators
    from zonecli.views.names import names_of

    session: Session = ctx.obj
    catalogue, lang = session.catalogue, session.language
    if indicator is None:
        views = indicators(catalogue)
        session.show(
            Result(
                views=views,
                page=lambda: [render.table(views, lang)],
                rows=lambda: rows.rows(IndicatorView, views),
            )
        )
        return
    found = indicator_facts(catalogue, indicator, session.measure)
    session.show(
        Result(
            view=found,
            page=lambda: render.page(found, names_of(catalogue), lang),
            rows=lambda: session.rows_of(found.facts),
        )
    )
