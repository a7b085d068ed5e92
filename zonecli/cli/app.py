"""The program: commands loaded when they are called, common options in one place, one error boundary."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command as build
from typer.main import get_params_convertors_ctx_param_name_from_function as parameters_of

from zonecli.cli.commands import COMMANDS
from zonecli.cli.complete import currencies
from zonecli.cli.session import Session, from_options
from zonecli.cli.settings import CHOICES
from zonecli.errors import N_, Exit, ZoneError
from zonecli.languages import CODES, Language, code_of_locale, language

ALWAYS = ("records", "lang", "color", "quiet", "output")
MEASURES = ("units", "currency")


def common(
    records: Annotated[
        str | None, typer.Option("--records", metavar="DIR", help=N_("The directory of records."))
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="zh|en", help=N_("The language of the screen."))
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", help=N_("How the result is written: {formats}."))
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=N_("Short for --format json."))] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help=N_("Write the result to a file, whole or not at all.")
        ),
    ] = None,
    units: Annotated[
        str | None,
        typer.Option("--units", metavar="printed|metric", help=N_("Units as printed, or metric ones.")),
    ] = None,
    currency: Annotated[
        str | None,
        typer.Option(
            "--currency",
            metavar="CODE",
            help=N_("Convert money at the rate of the figure's own year."),
            autocompletion=currencies,
        ),
    ] = None,
    color: Annotated[
        str | None,
        typer.Option("--color", metavar="auto|always|never", help=N_("Whether to colour the result.")),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help=N_("Say nothing beside the result."))] = False,
) -> None:
    """Hold the common options' declarations: each command takes those that mean something to it."""


class ZoneCommand(TyperCommand):
    """A command that takes the common options out of its parameters and hands them on as a session."""

    def invoke(self, ctx: Any) -> Any:
        names = [name for name in common.__annotations__ if name in ctx.params]
        options = {name: ctx.params.pop(name) for name in names}
        above = ctx.find_root().params
        for name in ALWAYS:
            if options.get(name) in (None, False) and above.get(name):
                options[name] = above[name]
        ctx.obj = checked(options, COMMANDS[ctx.info_name].formats)
        return super().invoke(ctx)


def checked(options: dict[str, Any], formats: tuple[str, ...]) -> Session:
    """Return the session of the common options; raises typer.BadParameter where a choice is none."""
    choices = {**CHOICES, "format": formats}
    session_options = {name: value for name, value in options.items() if value is not None}
    for name, allowed in choices.items():
        value = session_options.get(name)
        if value is not None and allowed is not None and value not in allowed:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(allowed)}.", param_hint=f"--{name}")
    return from_options(session_options)


class ZoneGroup(TyperGroup):
    """The commands by their names; a command's module is imported when the command is looked up."""

    speech: Language = language("en")

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        return load(cmd_name, self.speech)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = get_close_matches(name, COMMANDS)
            ctx.fail(
                self.speech.say(N_("no command is called “{name}”"), name=name)
                + (" — " + self.speech.say(N_("did you mean: {near}?"), near=", ".join(near)) if near else "")
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        say = self.speech.translate
        for group in dict.fromkeys(entry.group for entry in COMMANDS.values()):
            with formatter.section(say(group)):
                formatter.write_dl(
                    [(name, say(entry.summary)) for name, entry in COMMANDS.items() if entry.group == group]
                )


def load(name: str, speech: Language) -> TyperCommand:
    """Return the command, built from the function of its module, its help in the language of the screen."""
    entry = COMMANDS[name]
    module = import_module(f"zonecli.cli.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=ZoneCommand, help=entry.summary)(module.run)
    command: Any = build(app)
    wanted = ALWAYS + (("format", "json") if entry.formats else ()) + (MEASURES if entry.measures else ())
    shared = [parameter for parameter in parameters_of(common)[0] if parameter.name in wanted]
    command.params.extend(shared)
    command.help = speech.translate(command.help) + "\n\n" + speech.translate(getattr(module, "EXAMPLES", ""))
    for parameter in command.params:
        help = getattr(parameter, "help", None)
        if help:
            parameter.help = (
                speech.say(help, formats=", ".join(entry.formats)) if "{" in help else speech.translate(help)
            )
    return command  # type: ignore[no-any-return]


def program(speech: Language) -> ZoneGroup:
    """Return the whole program, none of its commands loaded yet."""
    app = typer.Typer(cls=ZoneGroup, rich_markup_mode=None, no_args_is_help=True, add_completion=True)

    @app.callback(
        help=speech.translate(N_("Say true things about development zones, each figure with its source."))
    )
    def zonecli(
        records: Annotated[str | None, typer.Option("--records", metavar="DIR", hidden=True)] = None,
        lang: Annotated[str | None, typer.Option("--lang", metavar="zh|en", hidden=True)] = None,
        version: Annotated[bool, typer.Option("--version", help=N_("Print the version."))] = False,
    ) -> None:
        if version:
            from zonecli import __version__

            print(f"zonecli {__version__}")
            raise typer.Exit

    group: Any = build(app)
    group.speech = speech
    return group  # type: ignore[no-any-return]


def option_of(arguments: Sequence[str], name: str) -> str | None:
    """Return what an option says, wherever it stands: help and errors need some before the options are parsed."""
    for n, argument in enumerate(arguments):
        if argument == name and n + 1 < len(arguments):
            return arguments[n + 1]
        if argument.startswith(f"{name}="):
            return argument[len(name) + 1 :]
    return None


def speech_of(arguments: Sequence[str]) -> Language:
    """Return the language of help and of errors; where the settings cannot be read, that of the locale."""
    asked = option_of(arguments, "--lang")
    try:
        return Session(records=option_of(arguments, "--records"), lang=asked if asked in CODES else None).language
    except ZoneError:
        return language(code_of_locale(dict(os.environ)))


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code. Every expected failure ends here."""
    from zonecli.cli import boundary

    speech = speech_of(arguments)
    try:
        code = program(speech).main(list(arguments), prog_name="zonecli", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code if isinstance(code, int) else Exit.FINE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return Exit.FINE
    except (Exception, KeyboardInterrupt) as error:
        return boundary.report(error, speech, option_of(arguments, "--records"))
