"""What every command that changes records does at its end: show what the rules say of it, ask, and write."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.output import say_as_it_is
from zonecli.cli.session import shown_path
from zonecli.errors import N_, Exit

if TYPE_CHECKING:
    from zonecli.cli.session import Session
    from zonecli.ingest.changes import Changes

DryRun = Annotated[
    bool, typer.Option("--dry-run", help=N_("Print what would change, as a difference of texts; write nothing."))
]
Force = Annotated[bool, typer.Option("--force", help=N_("Ask nothing: write what the rules warn of, remove at once."))]


def changes_of(session: Session) -> Changes:
    """Return changes of the directory that is in use, none yet; raises UsageError for the shipped one."""
    from zonecli.cli.commands.check import languages_of
    from zonecli.ingest.changes import Changes

    catalogue = session.writable
    return Changes(catalogue, languages_of(catalogue))


def write_changes(
    session: Session,
    changes: Changes,
    force: bool = False,
    dry_run: bool = False,
    question: str | None = None,
    later: Collection[str] = (),
    brief: bool = False,
) -> bool:
    """Write the changes, and return whether that was done.

    What the rules find in them is shown. What makes a record unreadable is refused; for the rest, and where there is
    a `question`, somebody is asked on a terminal; without one `force` decides. `dry_run` prints the difference. What
    rules of the codes `later` find is for another command to mend.
    """
    if dry_run:
        session.write([changes.diff()])
    is_sound = show_findings(session, changes, later, brief)
    if dry_run:
        return False
    if is_sound is None:
        raise _refused(session, N_("nothing is written: the record could then not be read"))
    if not force and (question or not is_sound):
        _ask(session, question or session.language.message(N_("Write it all the same?")), not is_sound)
    changes.commit()
    return True


def _ask(session: Session, question: str, is_grave: bool) -> None:
    from zonecli.cli.prompts import dialogue

    asking = dialogue(session)
    if asking is None:
        reason = N_("nothing is written: a rule speaks against it") if is_grave else N_("nothing is written")
        raise _refused(session, reason, N_("--force does it without asking"))
    if not asking.confirm(question):
        raise _refused(session, N_("nothing is written"))


def _refused(session: Session, message: str, hint: str = "") -> typer.Exit:
    lang = session.language
    say_as_it_is(lang.label(lang.message(N_("error")), lang.message(message)))
    if hint:
        say_as_it_is(lang.label(lang.message(N_("hint")), lang.message(hint)))
    return typer.Exit(Exit.FINDINGS)


def show_findings(session: Session, changes: Changes, later: Collection[str] = (), brief: bool = False) -> bool | None:
    """Print what the rules find in the changes, but those of the codes `later`, on standard error; return whether they
    are sound.

    None where a record could not be read any more. With `brief`, notices are only counted.
    """
    found = [each for each in changes.findings() if each.rule not in later]
    if not found:
        return True
    from zonecli.check.rules.registry import rules
    from zonecli.check.rules.rule import Severity
    from zonecli.render.pages.findings import texts
    from zonecli.views.findings import findings

    lang = session.language
    shown = [each for each in found if not brief or rules()[each.rule].severity is not Severity.NOTICE]
    views = findings(shown, changes.draft, lambda path: str(shown_path(Path(path))), lang.translate)
    for text in texts(views, lang, session.colour and sys.stderr is not None and sys.stderr.isatty()):
        say_as_it_is(text.removesuffix("\n"))
    if len(shown) < len(found):
        session.note(
            lang.count(
                "{n} notice of the rules on what comes in; see: zonecli check",
                "{n} notices of the rules on what comes in; see: zonecli check",
                len(found) - len(shown),
            )
        )
    if any(rules()[each.rule].blocks for each in found):
        return None
    return all(rules()[each.rule].severity is Severity.NOTICE for each in found)
