"""`zonecli info`."""

from __future__ import annotations

import typer

from zonecli.cli.session import Session
from zonecli.render.formats import Result

EXAMPLES = ("zonecli info", "zonecli info --json")


def run(ctx: typer.Context) -> None:
    """Print the effective settings, where they come from, and what the records hold."""
    from zonecli.cli.reporting.folders import folders
    from zonecli.render.pages.info import page
    from zonecli.views.info import inventory

    session: Session = ctx.obj
    templates = [str(path) for path in folders(session, None).paths]
    found = inventory(session.catalogue, session.found, templates, session.in_force())
    session.show(Result(view=found, page=lambda: page(found, session.language)))
