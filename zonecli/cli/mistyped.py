"""What a command or an option that is not there was meant for: another tool's word, or another command's option."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zonecli.cli.registry import COMMANDS
from zonecli.errors import N_, UsageError
from zonecli.suggest import nearest

# Options of other tools, and what they are here.
_OPTIONS = {
    **dict.fromkeys(("--order", "--order-by", "--sort-by", "--sorted"), "--sort"),
    **dict.fromkeys(("--lowest", "--ascending", "--asc", "--bottom", "--worst"), "--reverse"),
    **dict.fromkeys(("--number", "--count", "--top", "--head", "--max", "--rows", "-n"), "--limit"),
    **dict.fromkeys(("--delimiter", "--separator", "--sep"), "--format tsv"),
    **{f"--{name}": f"--format {name}" for name in ("csv", "tsv", "md", "jsonl", "xlsx")},
    **dict.fromkeys(("--markdown",), "--format md"),
    **dict.fromkeys(("--filter", "--query", "-w"), "--where"),
    **dict.fromkeys(("--region", "--country", "--province", "--city", "--place"), "--where place=…"),
    **{f"--{name}": f"--where {name}=…" for name in ("level", "kind", "industry", "name", "status")},
    **dict.fromkeys(("--year", "--date", "--time"), "--period"),
    **dict.fromkeys(("--column", "--cols"), "--columns"),
    **dict.fromkeys(("--out", "--outfile", "--file", "--save"), "--output"),
    **dict.fromkeys(("--directory", "--dir", "--path", "--data"), "--records"),
    **dict.fromkeys(("--language", "--locale"), "--lang"),
    **dict.fromkeys(("--silent", "-s"), "--quiet"),
    **dict.fromkeys(("--no-color", "--no-colour"), "--color never"),
    **dict.fromkeys(("--base", "--against"), "--baseline"),
    **dict.fromkeys(("--metric",), "--units metric"),
    **dict.fromkeys(("--usd", "--cny", "--eur"), "--currency CODE"),
}
# Commands of other tools, and plurals.
_COMMANDS = {
    **dict.fromkeys(("zones", "zone", "ls", "all"), "list"),
    **dict.fromkeys(("get", "view", "cat", "open", "profile", "print"), "show"),
    **dict.fromkeys(("find", "grep", "query", "lookup"), "search"),
    **dict.fromkeys(("ranking", "rankings", "top", "sort", "order"), "rank"),
    **dict.fromkeys(("comparison", "versus", "vs"), "compare"),
    **dict.fromkeys(("brief", "briefing", "render", "write", "document"), "report"),
    **dict.fromkeys(("fact", "figures", "data"), "facts"),
    **dict.fromkeys(("source", "references", "evidence"), "sources"),
    **dict.fromkeys(("indicator", "columns", "fields"), "indicators"),
    **dict.fromkeys(("validate", "lint", "test", "verify"), "check"),
    **dict.fromkeys(("gaps", "missing"), "coverage"),
    **dict.fromkeys(("parse", "read"), "figure"),
    **dict.fromkeys(("rm", "delete", "del"), "remove"),
    **dict.fromkeys(("mv", "move"), "rename"),
    **dict.fromkeys(("create", "make"), "new"),
    **dict.fromkeys(("config", "settings", "status"), "info"),
    **dict.fromkeys(("load",), "import"),
    "version": "--version",
}
# More commands than these are told by their number.
_FEW = 4


def unknown_option(name: str, context: Any) -> UsageError:
    """Return the fault of an option that the command has not, and what was meant."""
    command = context.command
    asked = _OPTIONS.get(name)
    ours = (asked or name).split()[0]
    own = [option for each in command.params for option in each.opts]
    details = {"name": name, "command": context.command_path, "option": asked or name}
    if asked and ours in own:
        return UsageError(N_("no option is called {name}"), N_("here it is {option}"), **details)
    near = nearest(name, [each for each in own if each.startswith("--")], cutoff=0.7)
    takers = dict(_takers(ours, context))
    if takers and (asked or not near):
        sentence = N_("`{command}` has no option {name}")
        if len(takers) == 1:
            ((taker, help),) = takers.items()
            hint = N_("`zonecli {taker}` has it, {option}: {help}")
            return UsageError(sentence, hint, taker=taker, help=help, **details)
        told = ", ".join(list(takers)[:_FEW]) + (", …" if len(takers) > _FEW else "")
        return UsageError(sentence, N_("{option} goes with: {takers}"), takers=told, **details)
    hint = N_("did you mean: {near}?") if near else N_("see: {command} --help")
    return UsageError(N_("no option is called {name}"), hint, near=", ".join(near), **details)


def _takers(option: str, context: Any) -> Iterator[tuple[str, str]]:
    """Yield the commands that have the option, with what it does there; each command is loaded for it."""
    root = context.find_root()
    for name in COMMANDS:
        for parameter in root.command.get_command(root, name).params:
            if option in parameter.opts and parameter.param_type_name == "option":
                yield name, str(parameter.help)


def unknown_command(name: str) -> UsageError:
    """Return the fault of a command that is not there, and what was meant."""
    near = [_COMMANDS[name]] if name in _COMMANDS else nearest(name, COMMANDS, cutoff=0.6)
    other = N_("a zone is shown by `zonecli show {name}`; all commands: zonecli --help")
    return UsageError(
        N_("no command is called “{name}”"),
        N_("did you mean: {near}?") if near else other,
        name=name,
        near=", ".join(near),
    )


def superfluous(text: str, context: Any) -> UsageError:
    """Return the fault of words that are too many, and what the command takes."""
    usage = " ".join(context.command.collect_usage_pieces(context)[1:]).strip("{}")
    if not usage:
        return UsageError(
            N_("too much: {text}"), N_("`{command}` takes options only"), text=text, command=context.command_path
        )
    return UsageError(
        N_("too much: {text}"),
        N_("`{command}` takes {usage}; a name with blanks stands in quotes"),
        text=text,
        command=context.command_path,
        usage=usage,
    )
