"""The one place where a failure becomes a message and an exit code."""

from __future__ import annotations

import sys

from typer import Abort
from typer.exceptions import Exit as TyperExit
from typer.exceptions import TyperException

from zonecli.errors import N_, Exit, RecordFault, ZoneError
from zonecli.languages import Language
from zonecli.render.clean import clean


def report(error: BaseException, speech: Language, records: str | None = None) -> int:
    """Say on standard error what failed and what to do, and return the exit code; raise what nobody expected."""
    if isinstance(error, TyperExit):
        return error.exit_code
    if isinstance(error, (KeyboardInterrupt, Abort)):
        _say("")
        return Exit.INTERRUPTED
    if isinstance(error, ZoneError):
        _say(_in_record(error, speech, records) if isinstance(error, RecordFault) else describe(error, speech))
        return error.exit_code
    if isinstance(error, TyperException):
        return _usage(error, speech)
    raise error


def describe(error: ZoneError, speech: Language) -> str:
    """Return the failure as people read it: where, what, what to do."""
    lines = [f"{speech.say(N_('error'))}: {clean(error.say(speech.translate))}"]
    hint = clean(error.advise(speech.translate))
    if hint:
        lines.append(f"{speech.say(N_('hint'))}: {hint}")
    return "\n".join(lines)


def _in_record(fault: RecordFault, speech: Language, records: str | None) -> str:
    """Return the fault as `check` prints it, with the line that it stands in."""
    from zonecli.cli.session import records_of, shown_path
    from zonecli.render.findings import texts
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.findings import findings

    try:
        catalogue = Catalogue(shown_path(records_of(records).path))
    except ZoneError:
        return describe(fault, speech)
    return "".join(texts(findings([fault], catalogue), speech)).rstrip("\n")


def _usage(error: TyperException, speech: Language) -> int:
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message())
        return Exit.FINE
    lines = [f"{speech.say(N_('error'))}: {clean(error.format_message())}"]
    if context is not None:
        lines.append(f"{speech.say(N_('hint'))}: {context.command_path} --help")
    _say("\n".join(lines))
    return Exit.USAGE


def _say(message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        print(message, file=sys.stderr)
