"""`zonecli units`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.options import Limit
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Result

EXAMPLES = ("zonecli units", "zonecli units --all")
NOTES = (N_("Units are divided by each other with a slash: CNY/mu, tce/10^4CNY, person/km2."),)


def run(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help=N_("Those that no figure is in as well."))] = False,
    limit: Limit = None,
) -> None:
    """Print the units that figures are read in, by what they measure."""
    from zonecli.render import rows
    from zonecli.render.pages import vocabulary as render
    from zonecli.views.usage import UnitView, units, usage

    session: Session = ctx.obj
    used = usage(session.catalogue)
    views = units(used)
    shown = session.in_use(views, [each for each in views if each.facts], everything, used.unread)[:limit]
    session.show(
        Result(
            views=shown,
            page=lambda: [render.units(shown, session.language)],
            rows=lambda: rows.rows(UnitView, shown),
        )
    )
