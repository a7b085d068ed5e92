"""The one place where a failure becomes a message and an exit code."""

from __future__ import annotations

import errno
import os
import sys

from typer import Abort
from typer.exceptions import Exit as TyperExit
from typer.exceptions import TyperException

from zonecli.cli.progress import erase
from zonecli.errors import N_, Exit, RecordFault, UsageFault, ZoneError, reason_of
from zonecli.languages import Language
from zonecli.render.clean import clean

# A full disk, a full quota (which Windows has no name for), a broken disk, a file that is too large.
_UNWRITTEN = {errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def report(error: BaseException, speech: Language, records: str | None = None) -> int:
    """Say on standard error what failed and what to do, and return the exit code; raise what nobody expected."""
    if isinstance(error, TyperExit):
        return _left(error, speech)
    if isinstance(error, (KeyboardInterrupt, Abort)):
        _say("")
        return Exit.INTERRUPTED
    if isinstance(error, ZoneError):
        _say(_in_record(error, speech, records) if isinstance(error, RecordFault) else describe(error, speech))
        return error.exit_code
    if isinstance(error, TyperException):
        return _usage(error, speech)
    if isinstance(error, OSError) and error.errno in _UNWRITTEN:
        # The one file that is written without a name is standard output, and only writing fails so.
        give_up_output()
        _say(describe(UsageFault(N_("the result cannot be written: {reason}"), reason=reason_of(error)), speech))
        return Exit.USAGE
    raise error


def _left(asked: TyperExit, speech: Language) -> int:
    """The command has said all: what is still in the buffer has to be written as well."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        give_up_output()
    except OSError as error:
        return report(error, speech)
    return asked.exit_code


def give_up_output() -> None:
    """Lead standard output nowhere: what is left in its buffer would fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def describe(error: ZoneError, speech: Language) -> str:
    """Return the failure as people read it: where, what, what to do."""
    lines = [speech.labelled(speech.say(N_("error")), clean(error.say(speech.translate)))]
    hint = clean(error.advise(speech.translate))
    if hint:
        lines.append(speech.labelled(speech.say(N_("hint")), hint))
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
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message())
        return Exit.FINE
    from zonecli.cli.usage import fault

    _say(describe(fault(error), speech))
    return Exit.USAGE


def _say(message: str) -> None:
    erase()
    if sys.stderr is not None:
        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        print(message, file=sys.stderr)
