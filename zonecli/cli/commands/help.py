"""`zonecli help`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.registry import COMMANDS
from zonecli.cli.session import Session
from zonecli.errors import N_

EXAMPLES = ("zonecli help", "zonecli help compare")


def run(
    ctx: typer.Context,
    command: Annotated[
        str | None,
        typer.Argument(metavar="[COMMAND]", help=N_("A command."), autocompletion=candidates.words(*COMMANDS)),
    ] = None,
) -> None:
    """Print what --help prints."""
    session: Session = ctx.obj
    root = ctx.find_root()
    asked = root
    if command is not None:
        name, found, _ = root.command.resolve_command(root, [command])  # type: ignore[attr-defined]
        asked = found.context_class(found, info_name=name, parent=root)
    session.tell([asked.get_help() + "\n"])
