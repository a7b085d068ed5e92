"""`zonecli kinds`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.options import Limit
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Result

EXAMPLES = ("zonecli kinds", "zonecli kinds --all")
NOTES = (N_("A directory's own kinds are tables of its kinds.toml; the package brings the others."),)


def run(
    ctx: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help=N_("Those that no zone is of as well, which the package brings."))
    ] = False,
    limit: Limit = None,
) -> None:
    """Print the kinds of zones, those in use first."""
    from zonecli.render import rows
    from zonecli.render.pages import vocabulary as render
    from zonecli.views.usage import KindView, kinds, usage

    session: Session = ctx.obj
    used = usage(session.catalogue)
    views = kinds(session.catalogue, used)
    shown = session.in_use(views, [each for each in views if each.zones or each.own], everything, used.unread)[:limit]
    session.show(
        Result(
            views=shown,
            page=lambda: [render.kinds(shown, session.language)],
            rows=lambda: rows.rows(KindView, shown),
        )
    )
