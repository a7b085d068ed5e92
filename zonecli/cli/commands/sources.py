"""`zonecli sources`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Result

EXAMPLES = ("zonecli sources", "zonecli sources people-anji-2025")


def run(
    ctx: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[SOURCE]",
            help=N_("One source and all that rests on it."),
            autocompletion=candidates.sources,
        ),
    ] = None,
) -> None:
    """Print the evidence."""
    from zonecli.render import rows, sources as render
    from zonecli.store.lookup import find
    from zonecli.store.vocabulary import package_source
    from zonecli.views.names import names_of
    from zonecli.views.sources import SourceView, evidence, sources

    session: Session = ctx.obj
    catalogue, lang = session.catalogue, session.language
    if source is None:
        views = sources(catalogue)
        session.show(
            Result(
                views=views,
                page=lambda: [render.table(views, lang)],
                rows=lambda: rows.rows(SourceView, views),
            )
        )
        return
    known = source if package_source(source) else find(catalogue, source, "source")
    found = evidence(catalogue, known, session.measure)
    session.show(
        Result(
            view=found,
            page=lambda: render.page(found, names_of(catalogue), lang),
            rows=lambda: session.rows_of(found.facts),
        )
    )
