"""The one place where a failure becomes a message and an exit code."""

from __future__ import annotations

import errno
import os
import re
import sys
from typing import TYPE_CHECKING, Any

from typer import Abort
from typer.exceptions import Exit as TyperExit
from typer.exceptions import TyperException

from zonecli.cli.progress import erase
from zonecli.errors import N_, Exit, InvalidRecord, RecordFault, UsageFault, ZoneError, reason_of
from zonecli.i18n import Language
from zonecli.render.sanitize import clean

if TYPE_CHECKING:
    from typer.exceptions import TyperException


# Typer has English sentences only, and most of its failures say nothing but these. One that is not known here,
# of a later version, is shown as it is.
_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Option '(?P<name>.+)' requires an argument\.?"), N_("{name} needs a value")),
    (re.compile(r"Option '(?P<name>.+)' does not take a value\.?"), N_("{name} takes no value")),
    (re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<text>.*)\)", re.DOTALL), N_("too much: {text}")),
    (re.compile(r"Missing command\.?"), N_("a command is missing")),
    (re.compile(r"'?(?P<text>.*?)'? is not a valid .*", re.DOTALL), N_("{name}: “{text}” is no number")),
    (
        re.compile(r"(?P<text>.*) is not in the range (?P<range>.*?)\.?", re.DOTALL),
        N_("{name}: {text} is not in the range {range}"),
    ),
    (
        re.compile(r"'(?P<text>.*)' is not (?:one of )?(?P<choices>'[^']*'(?:, '[^']*')*)\.?", re.DOTALL),
        N_("{name}: “{text}” is not one of {choices}"),
    ),
)


def fault(error: TyperException) -> UsageFault:
    """Return what Typer complains of as a fault of ours, with a hint."""
    context: Any = getattr(error, "ctx", None)
    help = f"{context.command_path} --help" if context is not None else "zonecli --help"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return _no_option(error, help)
    if kind == "MissingParameter":
        return UsageFault(N_("{name} is missing"), N_("see: {help}"), name=_name(error), help=help)
    for pattern, sentence in _SENTENCES:
        match = pattern.fullmatch(error.message)
        if match:
            return _matched({"name": _name(error), "help": help, **match.groupdict()}, sentence)
    return UsageFault("{message}", N_("see: {help}"), message=error.format_message(), help=help)


def _no_option(error: Any, help: str) -> UsageFault:
    near = ", ".join(sorted(error.possibilities or ()))
    return UsageFault(
        N_("no option is called {name}"),
        N_("did you mean: {near}?") if near else N_("see: {help}"),
        name=error.option_name,
        near=near,
        help=help,
    )


def _matched(details: dict[str, str], sentence: str) -> UsageFault:
    if "choices" not in details:
        return UsageFault(sentence, N_("see: {help}"), **details)
    from zonecli.cli.options import not_one_of

    return not_one_of(details["name"], details["text"], tuple(re.findall(r"'([^']*)'", details["choices"])))


def _name(error: Any) -> str:
    """The parameter as the command line writes it: --limit, ZONE."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "option_name", ""))
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.human_readable_name).strip("[].…")


# A full disk, a full quota (which Windows has no name for), a broken disk, a file that is too large.
_UNWRITTEN = {errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def report(error: BaseException, speech: Language, records: str | None = None) -> int:
    """Say on standard error what failed and what to do, and return the exit code; raise what nobody expected."""
    if isinstance(error, TyperExit):
        return _left(error, speech)
    if isinstance(error, (KeyboardInterrupt, Abort)):
        _say("")
        return Exit.INTERRUPTED
    if isinstance(error, InvalidRecord):
        error = _located(error, records)
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


def _located(refused: InvalidRecord, records: str | None) -> ZoneError:
    """Return the fault for which a record was refused, at its place."""
    from zonecli.check.run import refusal_of
    from zonecli.cli.session import records_of, shown_path
    from zonecli.store.catalogue import Catalogue

    try:
        return refusal_of(Catalogue(shown_path(records_of(records).path)), refused.path)
    except ZoneError as error:
        return error


def _in_record(fault: RecordFault, speech: Language, records: str | None) -> str:
    """Return the fault as `check` prints it, with the line that it stands in."""
    from zonecli.cli.session import records_of, shown_path
    from zonecli.render.pages.findings import texts
    from zonecli.store.catalogue import Catalogue
    from zonecli.views.findings import findings

    try:
        catalogue = Catalogue(shown_path(records_of(records).path))
    except ZoneError:
        return describe(fault, speech)
    return "".join(texts(findings([fault], catalogue, translate=speech.translate), speech)).rstrip("\n")


def _usage(error: TyperException, speech: Language) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message())
        return Exit.FINE

    _say(describe(fault(error), speech))
    return Exit.USAGE


def _say(message: str) -> None:
    erase()
    if sys.stderr is not None:
        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        print(message, file=sys.stderr)
