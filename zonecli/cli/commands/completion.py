"""`zonecli completion`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.completion.scripts import SCRIPTS
from zonecli.cli.session import Session
from zonecli.errors import N_, UsageError

EXAMPLES = ("zonecli completion bash", "zonecli completion zsh -o _zonecli")
NOTES = (
    N_('bash, in ~/.bashrc: eval "$(zonecli completion bash)"'),
    N_('zsh, in ~/.zshrc after compinit: eval "$(zonecli completion zsh)"'),
    N_("fish, in ~/.config/fish/config.fish: zonecli completion fish | source"),
    N_("PowerShell, in $PROFILE: zonecli completion powershell | Out-String | Invoke-Expression"),
)


def run(
    ctx: typer.Context,
    shell: Annotated[
        str | None,
        typer.Argument(
            metavar="[SHELL]",
            help=N_("bash, zsh, fish or powershell; the one that SHELL names if left out."),
            autocompletion=candidates.words(*SCRIPTS),
        ),
    ] = None,
) -> None:
    """Print the script that makes Tab complete commands, options, zones and all the other names."""
    from zonecli.cli.options import not_one_of

    session: Session = ctx.obj
    name = shell or os.path.basename(os.environ.get("SHELL", ""))
    name = {"pwsh": "powershell"}.get(name, name)
    if not name:
        raise UsageError(N_("which shell?"), N_("zonecli completion bash, or zsh, fish, powershell"))
    if name not in SCRIPTS:
        raise not_one_of("SHELL", name, tuple(SCRIPTS))
    session.write([SCRIPTS[name]])
