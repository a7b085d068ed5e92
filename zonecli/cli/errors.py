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
from zonecli.cli.output import PLAIN, say
from zonecli.cli.progress import erase
from zonecli.cli.session import Session
from zonecli.errors import N_, Diagnostic, Exit, InvalidRecord, UsageError, ZoneError, reason_of
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


# A full disk, a full quota (which Windows has no name for), a broken disk, a file that is too large.
_UNWRITTEN = {errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def report(error: BaseException, lang: Language, records: str | None = None) -> int:
    """Say on standard error what failed and what to do, and return the exit code; raise what nobody expected."""
    if isinstance(error, (KeyboardInterrupt, Abort)):
        _say("")
        return Exit.INTERRUPTED
    if isinstance(error, InvalidRecord):
        error = _locate(error, records)
    if isinstance(error, TyperException):
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error.format_message())
            return Exit.FINE
        error = translate_error(error)
    if isinstance(error, OSError) and error.errno in _UNWRITTEN:
        # The one file that is written without a name is standard output, and only writing fails so.
        give_up_output()
        error = UsageError(N_("the result cannot be written: {reason}"), reason=reason_of(error))
    if not isinstance(error, ZoneError):
        raise error
    _say(_in_record(error, lang, records) if isinstance(error, Diagnostic) else describe(error, lang))
    return error.exit_code


def give_up_output() -> None:
    """Lead standard output nowhere: what is left in its buffer would fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


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
    except ZoneError:
        return describe(fault, lang)


def _say(message: str) -> None:
    erase()
    if sys.stderr is not None:
        sys.stderr.reconfigure(errors=PLAIN)  # type: ignore[union-attr]
        say(message)
