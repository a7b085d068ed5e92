"""The one place where a failure becomes a message and an exit code."""

from __future__ import annotations

import sys

from typer import Abort
from typer.exceptions import Exit as TyperExit
from typer.exceptions import TyperException

from zonecli.errors import N_, Exit, RecordFault, ZoneError
from zonecli.languages import Language
from zonecli.render.clean import clean


def report(error: BaseException, speech: Language) -> int:
    """Say on standard error what failed and what to do, and return the exit code; raise what nobody expected."""
    if isinstance(error, TyperExit):
        return error.exit_code
    if isinstance(error, (KeyboardInterrupt, Abort)):
        _say("")
        return Exit.INTERRUPTED
    if isinstance(error, ZoneError):
        _say(describe(error, speech))
        return error.exit_code
    if isinstance(error, TyperException):
        return _usage(error, speech)
    raise error


def describe(error: ZoneError, speech: Language) -> str:
    """Return the failure as people read it: where, what, what to do."""
    sentence = clean(error.say(speech.translate))
    if isinstance(error, RecordFault):
        where = f"{clean(error.path)}:{error.line}:{error.column}"
        lines = [f"{where}: {speech.say(N_('error'))}[{error.rule}] {sentence}"]
    else:
        lines = [f"{speech.say(N_('error'))}: {sentence}"]
    hint = clean(error.advise(speech.translate))
    if hint:
        lines.append(f"{speech.say(N_('hint'))}: {hint}")
    return "\n".join(lines)


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
