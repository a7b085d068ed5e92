"""The one place where a failure becomes a message and an exit code."""

from __future__ import annotations

import errno
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer import Abort
from typer.exceptions import TyperException

from zonecli.cli import hints
from zonecli.cli.output import PLAIN, give_up, say
from zonecli.cli.progress import erase
from zonecli.cli.session import Session
from zonecli.errors import (
    MORE_MEMORY,
    N_,
    Diagnostic,
    Exit,
    InvalidRecord,
    SystemFailure,
    UsageError,
    ZoneError,
    reason_of,
)
from zonecli.i18n import Language
from zonecli.render.sanitize import clean

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue


# Typer has English sentences only, and most of its failures say nothing but these. One that is not known here,
# of a later version, is shown as it is.
_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Option '(?P<name>.+)' requires an argument\.?"), N_("{name} needs a value")),
    (re.compile(r"Option '(?P<name>.+)' does not take a value\.?"), N_("{name} takes no value")),
    (re.compile(r"Missing command\.?"), N_("a command is missing")),
)


_SUPERFLUOUS = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<text>.*)\)", re.DOTALL)


def translate_error(error: Any) -> UsageError:
    """Return what Typer complains of as a fault of ours, with a hint."""
    context = getattr(error, "ctx", None)
    near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
    hint = N_("did you mean: {near}?") if near else N_("see: {help}")
    help = f"{context.command_path} --help" if context is not None else "zonecli --help"
    details = {"name": _name(error), "near": near, "help": help}
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return hints.unknown_option(details["name"], context)
    if kind == "MissingParameter":
        return hints.missing(details["name"], context)
    extra = _SUPERFLUOUS.fullmatch(error.message)
    if extra and context is not None:
        return hints.too_much(extra["text"].replace("\0", ""), context)
    for pattern, sentence in _SENTENCES:
        match = pattern.fullmatch(error.message)
        if match:
            return UsageError(sentence, hint, **{**details, **match.groupdict()})
    return UsageError("{message}", hint, **details, message=error.format_message())


def _name(error: Any) -> str:
    """The parameter as the command line writes it: --limit, ZONE."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "option_name", ""))
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name.upper()).strip("[].…")


# Whoever carries zonecli on sets it, to see where an error that nobody foresaw comes from.
DEBUG = "ZONECLI_DEBUG"

# What starting another program, or opening a pipe to it, fails with.
_UNSTARTED = {errno.EAGAIN, errno.EMFILE, errno.ENFILE, errno.ENOMEM}


def report(error: BaseException, lang: Language, records: str | None = None) -> int:
    """Say on standard error what failed and what to do, and return the exit code.

    What nobody foresaw is raised where ZONECLI_DEBUG is set.
    """
    if isinstance(error, (KeyboardInterrupt, Abort)):
        _say("")
        return Exit.INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # The reader has what it wants.
        give_up(sys.stdout)
        return Exit.FINE
    if isinstance(error, InvalidRecord):
        error = _locate(error, records)
    if isinstance(error, TyperException):
        if type(error).__name__ == "NoArgsIsHelpError":
            try:
                print(error.format_message(), flush=True)
            except OSError as unwritten:
                return report(unwritten, lang, records)
            return Exit.FINE
        error = translate_error(error)
    if not isinstance(error, ZoneError):
        if os.environ.get(DEBUG) and not isinstance(error, OSError | MemoryError):
            raise error
        error = _own_failure(error)
    _say(_in_record(error, lang, records) if isinstance(error, Diagnostic) else describe(error, lang))
    return error.exit_code


def _own_failure(error: BaseException) -> SystemFailure:
    """Return what the system failed in, or zonecli itself, as a failure that says what to do."""
    if isinstance(error, MemoryError):
        # What its frames hold is let go, so that there is room for a message.
        error.__traceback__ = None
        return SystemFailure(N_("there is not enough memory"), MORE_MEMORY)
    if isinstance(error, ImportError | SyntaxError | SystemError):
        # Python has nothing better to say where it lacks memory for a module.
        return SystemFailure(
            N_("a part of zonecli cannot be loaded: {text}"),
            N_("end other programs, or allow this one more memory; if that does not help, install zonecli anew"),
            text=error,
        )
    if not isinstance(error, OSError):
        return SystemFailure(
            N_("this is a fault of zonecli's own: {kind}: {text}"),
            N_("report it, with the command and what it prints where {debug} is set to 1"),
            kind=type(error).__name__,
            text=error,
            debug=DEBUG,
        )
    if error.filename is not None:
        return SystemFailure(N_("{path}: {reason}"), path=error.filename, reason=reason_of(error))
    if error.errno in _UNSTARTED:
        return SystemFailure(N_("the system refuses what is needed: {reason}"), reason=reason_of(error))
    # The one file that is written without a name is standard output; what is left for it would fail again.
    give_up(sys.stdout)
    return SystemFailure(N_("the result cannot be written: {reason}"), reason=reason_of(error))


def describe(error: ZoneError, lang: Language) -> str:
    """Return the failure as people read it: where, what, what to do."""
    lines = [lang.label(lang.message(N_("error")), clean(error.message(lang.translate)))]
    lines += [clean(line) for line in error.excerpt()]
    hint = clean(error.hint_text(lang.translate))
    if hint:
        lines.append(lang.label(lang.message(N_("hint")), hint))
    return "\n".join(lines)


def _catalogue(records: str | None) -> Catalogue:
    return Session(records=records, quiet=True).catalogue


def _locate(refused: InvalidRecord, records: str | None) -> ZoneError:
    """Return the fault for which a record was refused, at its place."""
    from zonecli.check.run import refusal_of
    from zonecli.store.catalogue import Catalogue

    path = Path(refused.path)
    root = path.parent.parent if path.parent.name in ("zones", "sources") else path.parent
    try:
        catalogue = _catalogue(records)
        # What `diff` and `report --since` compare with is another directory.
        return refusal_of(catalogue if catalogue.root == root else Catalogue(root), path)
    except ZoneError as error:
        return error


def _in_record(fault: Diagnostic, lang: Language, records: str | None) -> str:
    """Return the fault as `check` prints it, with the line that it stands in."""
    from zonecli.render.pages.findings import texts
    from zonecli.views.findings import findings

    try:
        return "".join(texts(findings([fault], _catalogue(records), translate=lang.translate), lang)).rstrip("\n")
    except (ZoneError, OSError, MemoryError):
        return describe(fault, lang)


def _say(message: str) -> None:
    erase()
    if sys.stderr is not None:
        sys.stderr.reconfigure(errors=PLAIN)  # type: ignore[union-attr]
    say(message)
