"""`zonecli info`."""

from __future__ import annotations

import typer

from zonecli.cli.session import Session
from zonecli.errors import N_

EXAMPLES = N_("Examples: zonecli info; zonecli info --json")


def run(ctx: typer.Context) -> None:
    """Print what is in force, where it comes from, and what the records hold."""
    from zonecli.cli.tables import write_found
    from zonecli.render.inventory import page
    from zonecli.views.inventory import inventory

    session: Session = ctx.obj
    found = inventory(session.catalogue, session.found, session.in_force())
    write_found(session, found, (), lambda: page(found, session.language))
