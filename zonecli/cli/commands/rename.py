"""`zonecli rename`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session, shown_path
from zonecli.cli.writing import DryRun, Force, changes_of, write_changes
from zonecli.errors import N_

EXAMPLES = ("zonecli rename anji anji-edz --dry-run", "zonecli rename source/people-anji-2025 people-2025 --force")


def run(
    ctx: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=N_("The id of a zone, a source, or an indicator, kind or industry of the directory's own."),
            autocompletion=candidates.renamed,
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help=N_("The id that it is to have."))],
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Give a record another id, and every reference to it."""
    from zonecli.ingest.renaming import rename

    session: Session = ctx.obj
    changes, lang = changes_of(session), session.language
    _, count = rename(changes, id, new)
    files = [str(shown_path(path)) for path in changes.paths]
    references = lang.count("{n} reference", "{n} references", count)
    told = lang.message(N_("{id} becomes {new}: {references}"), id=id, new=new, references=references)
    session.note("\n".join([told, *(f"  {file}" for file in files)]))
    question = lang.message(N_("Rename it?"))
    if write_changes(session, changes, force, dry_run, question):
        session.note(lang.message(N_("renamed")))
