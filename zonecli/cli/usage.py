"""Faults of the command line that Typer finds, in our own sentences and both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, UsageFault

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
