"""What is meant by a word that is unknown where it stands: an option of another command, a word of another tool.

Only failures load this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from zonecli.cli.registry import COMMANDS
from zonecli.cli.session import Session
from zonecli.errors import N_, UnknownName, UsageError, Wording, ZoneError
from zonecli.records.periods import PeriodError, asked_period
from zonecli.suggest import nearest

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

# A command line and what it does.
_LINE = N_("`{line}`: {help}")
_NEAR = N_("did you mean: {near}?")
_SEE = N_("see: {help}")

# What we say, by whatever command has the option or by the one that is named first; and what other tools say for it.
_OPTIONS: tuple[tuple[str, str, str], ...] = (
    ("search", "TEXT", "--search --find --grep --text"),
    ("list", "TEXT", "--zone --name --search --find --grep --text"),
    ("facts", "--where scope~…", "--scope"),
    ("facts", "--where status=…", "--status"),
    ("facts", "--where basis~…", "--basis"),
    ("", "--where level=…", "--level"),
    ("", "--where kind=…", "--kind --type"),
    ("", "--where place=…", "--place --country --province --city --county --region --location"),
    ("", "--where industry=…", "--industry --sector"),
    ("", "--where CONDITION", "--filter --query --only"),
    ("", "--sort FIELD", "--order --order-by --sort-by"),
    ("", "--sort -FIELD", "--reverse --desc --descending"),
    ("", "--reverse", "--lowest --bottom --worst --asc --ascending --desc --descending --order --order-by --sort"),
    ("", "--limit N", "--number --count --max --max-count --top --head --first --rows -n -1 -2 -3 -4 -5 -6 -7 -8 -9"),
    ("", "--period PERIOD", "--year --years --date --when --quarter --month --since --from --until"),
    ("", "--indicator INDICATOR", "--metric --measure --variable"),
    ("", "--columns A,B,…", "--indicator"),
    ("", "--to FORMAT", "--format -f"),
    ("", "--format FORMAT", "--output-format -f"),
    ("", "--format tsv", "--delimiter --separator --sep --tsv -d -t"),
    ("", "--format csv", "--csv --excel --xlsx"),
    ("", "--format md", "--md --markdown"),
    ("", "--format jsonl", "--jsonl --ndjson"),
    ("", "--to docx", "--docx --word"),
    ("", "--to pdf", "--pdf"),
    ("", "--to html", "--html"),
    ("", "--output FILE", "--out --outfile --save --file"),
    ("", "--records DIR", "--dir --directory --folder --data --path -C"),
    ("", "--lang zh|en", "--language --locale"),
    ("", "--all", "--full --everything --long --verbose -a"),
    ("", "--quiet", "--silent"),
    ("", "--color never", "--no-color --no-colour --plain"),
    ("", "--version", "-v"),
)
_COMMANDS: Mapping[str, str] = {
    "list": "zones zone parks ls all",
    "show": "get view display profile",
    "compare": "comparison versus vs",
    "rank": "ranking top",
    "facts": "figures data dump",
    "search": "find grep",
    "report": "brief briefing document generate",
    "figure": "parse read",
    "check": "validate lint verify",
    "coverage": "gaps missing",
    "diff": "changes changed difference history log delta",
    "indicators": "metrics measures fields variables",
    "sources": "references evidence",
    "info": "config settings status",
    "init": "setup start",
    "new": "create make",
    "edit": "update change modify",
    "remove": "delete rm",
    "rename": "mv move",
}


# -- commands --------------------------------------------------------------------------------------


def unknown_command(name: str, records: str | None) -> UsageError:
    """Return the fault of a command that is none: with what it is called here, or what is done with what it names."""
    near = nearest(name, COMMANDS, cutoff=0.6)
    ours = next((each for each, theirs in _COMMANDS.items() if name.casefold() in theirs.split()), None)
    line = ours if ours in COMMANDS else "" if near else _with_name(name, records)
    help = Wording(COMMANDS[line.split()[0]].summary) if line else "zonecli --help"
    return UsageError(
        N_("no command is called “{name}”"),
        _LINE if line else _NEAR if near else _SEE,
        name=name,
        near=", ".join(near),
        line=f"zonecli {line}",
        help=help,
    )


def _with_name(name: str, records: str | None) -> str:
    """The command for a zone or an indicator of this name; empty where there is none."""
    session = Session(records=records, quiet=True)
    lines = {"zone": "show", "indicator": "indicators"}
    return next((f"{line} {quote(name)}" for noun, line in lines.items() if _is_called(session, name, noun)), "")


def _is_called(session: Session, name: str, noun: str) -> bool:
    """Whether something of this noun, or several of it, have the name."""
    from zonecli.store.lookup import NOUNS, match

    try:
        sort, catalogue = NOUNS[noun], session.catalogue
        return sort.has(catalogue, name) or bool(match(list(sort.known(catalogue)), name).best)
    except (ZoneError, OSError):
        return False


def quote(word: str) -> str:
    """Return the word as every shell takes it whole."""
    return f'"{word}"' if " " in word else word


# -- options ---------------------------------------------------------------------------------------


def unknown_option(name: str, context: Any) -> UsageError:
    """Return the fault of an option that the command has not, with the one that is meant: its own, or another's."""
    command, sentence = context.command, N_("no option is called {name}")
    own = _options(command)
    if name.lstrip("-").upper() in _arguments(command):
        return UsageError(sentence, N_("it stands alone: {usage}"), name=name, usage=_usage(command))
    for owner, words in _meant_by(name, context):
        line = " ".join([context.find_root().info_name, *([owner.name] if owner.name in COMMANDS else []), words])
        return UsageError(sentence, _LINE, name=name, line=line, help=_help_of(words.split()[0], owner))
    long = [each for each in (*own, "--help") if each.startswith("--")]
    begun = [each for each in long if len(name) > len("--a") and each.startswith(name)]
    near = begun or nearest(name.lstrip("-"), (each[2:] for each in long), cutoff=0.65)
    return UsageError(
        sentence,
        _NEAR if near and name.startswith("--") else _SEE,
        name=name,
        near=", ".join(f"--{each.removeprefix('--')}" for each in near),
        help=f"{context.command_path} --help",
    )


def _meant_by(name: str, context: Any) -> Iterator[tuple[Any, str]]:
    """Yield the commands, this one first and then the program itself, and what says there what the option says."""
    root = context.find_root().command
    others = (root.get_command(context, each) for each in COMMANDS)
    for command in (context.command, *([] if context.command is root else [root]), *others):
        options = _options(command)
        for owner, ours, theirs in _OPTIONS:
            if name in theirs.split() and (owner == command.name if owner else ours.split()[0] in options):
                yield command, ours
        if name in options:
            metavar = "" if options[name].is_flag else f" {options[name].metavar or str(options[name].name).upper()}"
            yield command, name + metavar


def _options(command: Any) -> dict[str, Any]:
    """The options that a command shows, by each of their names."""
    shown = [each for each in command.params if each.param_type_name == "option" and not each.hidden]
    return {name: each for each in shown for name in each.opts}


def _arguments(command: Any) -> dict[str, Any]:
    """The arguments of a command, as help calls them."""
    found = [each for each in command.params if each.param_type_name == "argument"]
    return {str(each.metavar).strip("[].…"): each for each in found}


def _help_of(word: str, command: Any) -> str:
    """What the command's help says of an option or an argument."""
    return str({**_options(command), **_arguments(command)}[word].help)


# -- words -----------------------------------------------------------------------------------------


def too_much(text: str, context: Any) -> UsageError:
    """Return the fault of more words than a command takes: what it takes, and how to say what is meant."""
    line = _line_for(text.split()[0], context, ("zone", "indicator"))
    hint = N_("write: {line}; the command takes: {usage}") if line else N_("the command takes: {usage}")
    return UsageError(N_("too much: {text}"), hint, text=text, line=line, usage=_usage(context.command))


def missing(name: str, context: Any) -> UsageError:
    """Return the fault of an argument or option that is left out, with the command that lists what it may be."""
    from zonecli.store.lookup import NOUNS

    listing = NOUNS[name.lower()].listing if name.lower() in NOUNS else ""
    hint = N_("`{listing}` lists them; see: {help}") if listing else _SEE
    help = f"{context.command_path} --help"
    return UsageError(N_("{name} is missing"), hint, name=name, listing=listing, help=help)


def instead_of(unknown: UnknownName, context: Any, noun: str) -> UnknownName:
    """Return the fault of a word that is no zone, or no indicator, with the line that says it where it is a period or
    the name of the noun."""
    line = _turned_round(context) or _parted(unknown.name, context) or _line_for(unknown.name, context, (noun,))
    if line:
        unknown.hint = N_("write: {line}")
        unknown.details["line"] = line
    return unknown


def condition_for(text: str, catalogue: Catalogue) -> str:
    """Return the condition on a level, a kind or an industry that is called exactly so; empty where there is none."""
    from zonecli.store.lookup import NOUNS, fold

    for noun in ("level", "kind", "industry"):
        for known in NOUNS[noun].known(catalogue):
            if any(fold(text) == fold(name) for name in known.names):
                return f"{noun}={known.id}"
    return ""


def _line_for(word: str, context: Any, nouns: Sequence[str]) -> str:
    """The command line that says a word by the option for it: of a period, a zone, an indicator, a level, a kind."""
    options, command = _options(context.command), f"zonecli {context.command.name}"
    if f"--{word}" in options and options[f"--{word}"].is_flag:
        return f"{command} … --{word}"
    if "--period" in options and _is_period(word):
        return f"{command} … --period {word}"
    records = context.params.get("records") or context.find_root().params.get("records")
    session = context.obj or Session(records=records, quiet=True)
    with suppress(ZoneError, OSError):
        condition = condition_for(word, session.catalogue) if "--where" in options else ""
        if condition:
            return f"{command} … --where {condition}"
    for noun in nouns:
        if f"--{noun}" in options and _is_called(session, word, noun):
            return f"{command} … --{noun} {quote(word)}"
    return f"zonecli show {quote(word)}" if "zone" in nouns and _is_called(session, word, "zone") else ""


def _parted(word: str, context: Any) -> str:
    """The command line with blanks between zones, where a word has commas between them."""
    names = [name.strip() for name in re.split("[,，、;；]", word) if name.strip()]
    if len(names) < 2 or not all(_is_called(context.obj, name, "zone") for name in names):
        return ""
    return f"zonecli {context.command.name} {' '.join(map(quote, names))}"


def _turned_round(context: Any) -> str:
    """The command line with the zone before the indicator, where they are written the other way round."""
    first, second = (context.params.get(noun) for noun in ("zone", "indicator"))
    if not (isinstance(first, str) and isinstance(second, str)):
        return ""
    session: Session = context.obj
    if not (_is_called(session, first, "indicator") and _is_called(session, second, "zone")):
        return ""
    return f"zonecli {context.command.name} {quote(second)} {quote(first)}"


def _is_period(word: str) -> bool:
    try:
        asked_period(word)
    except PeriodError:
        return False
    return True


def _usage(command: Any) -> str:
    from zonecli.cli.help.content import page_of

    return page_of(command, command.lang).usage
