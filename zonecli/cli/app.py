"""The program: commands loaded when they are called, common options in one place, one error boundary."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command as build

from zonecli.cli.options import Lang, Records, Version, common, list_options, session_of
from zonecli.cli.output import PLAIN
from zonecli.cli.registry import COMMANDS
from zonecli.cli.session import Session
from zonecli.cli.values import Reader
from zonecli.errors import Exit, ZoneError
from zonecli.i18n import CODES, Language, code_of_locale, language
from zonecli.render.formats import Content

# What says which shell asks what Tab would offer; `zonecli completion` prints the scripts that set it.
COMPLETING = "_ZONECLI_COMPLETE"


_HELP = {"help_option_names": ["-h", "--help"]}


class _Helped:
    """What the program and a command have in common: help in the language of the screen."""

    lang: Language = language("en")

    def get_help_option(self, ctx: Any) -> Any:
        option: Any = super().get_help_option(ctx)  # type: ignore[misc]
        option.callback = _print_help
        _read_values([option])
        return option


def _print_help(ctx: Any, parameter: Any, value: bool) -> None:
    """Print the help as print() does: Typer would write UTF-8 to a terminal that has said it has none."""
    if value and not ctx.resilient_parsing:
        print(ctx.get_help())
        ctx.exit()


class ZoneCommand(_Helped, TyperCommand):
    """A command that takes the common options out of its parameters and hands them on as a session."""

    examples: Sequence[str] = ()
    notes: Sequence[str] = ()
    # Whether its arguments are figures, which may begin with a minus sign.
    takes_figures = False

    def make_parser(self, ctx: Any) -> Any:
        parser: Any = super().make_parser(ctx)
        if self.takes_figures:
            as_option = parser._process_opts

            def as_figure(word: str, state: Any) -> None:
                # No option begins with anything but a letter.
                if word[1] == "-" or (word[1].isascii() and word[1].isalpha()):
                    as_option(word, state)
                else:
                    state.largs.append(word)

            parser._process_opts = as_figure
        return parser

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        from typer.exceptions import TyperException

        asked = list(args)
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            # Typer's parser does not say which command it read.
            error.ctx = getattr(error, "ctx", None) or ctx  # type: ignore[attr-defined]
            # Which fields there are needs no zone and no indicator.
            if option_of(asked, "--fields") != "help" or not COMMANDS[str(self.name)].shapes:
                raise
            from zonecli.cli.contracts import list_fields

            print(list_fields(str(self.name)), end="")
            raise typer.Exit from None

    def invoke(self, ctx: Any) -> Any:
        options = {name: ctx.params.pop(name) for name in common.__annotations__ if name in ctx.params}
        for name in ("records", "lang"):
            if options[name] is None:
                options[name] = ctx.find_root().params[name]
        session = ctx.obj = session_of(ctx.info_name, options)
        if session.fields is not None:
            from zonecli.cli.contracts import check_fields, list_fields

            if session.fields == "help" and session.format.shows is not Content.ROWS:
                session.tell([list_fields(session.command)])
                return None
            check_fields(session, session.fields)
        return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:
        from zonecli.cli.help.content import page_of, width
        from zonecli.cli.help.layout import page

        return page(page_of(self, self.lang), self.lang, width())


class ZoneGroup(_Helped, TyperGroup):
    """The commands by their names; a command's module is imported when the command is looked up."""

    # Help is asked for before the options are read.
    records: str | None = None

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        return load(cmd_name, self.lang)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            from zonecli.cli.hints import unknown_command

            raise unknown_command(name, self.records)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        from zonecli.cli.help.content import overview_of, where_records_are, width
        from zonecli.cli.help.layout import overview

        records = where_records_are(self.records, self.lang)
        return overview(overview_of(self, self.lang, records), self.lang, width())


# An unknown option asks what every command takes.
@cache
def load(name: str, lang: Language) -> ZoneCommand:
    """Return the command, built from the function of its module, its help in the language of the screen."""
    entry = COMMANDS[name]
    module = import_module(f"zonecli.cli.commands.{name}")
    command = _build(module.run, name=name, cls=ZoneCommand, help=entry.summary, context_settings=_HELP)
    wanted = list_options(entry)
    command.params.extend(parameter for parameter in _build(common).params if parameter.name in wanted)
    command.lang = lang
    command.help = lang.translate(entry.summary)
    command.examples = module.EXAMPLES
    command.notes = [lang.translate(note) for note in getattr(module, "NOTES", ())]
    command.takes_figures = getattr(module, "TAKES_FIGURES", False)
    _read_values(command.params)
    _translate(command.params, lang, ", ".join(entry.formats))
    return command  # type: ignore[no-any-return]


def _build(function: Callable[..., None], **options: Any) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(**options)(function)
    return build(app)


def _read_values(parameters: Sequence[Any]) -> None:
    for parameter in parameters:
        parameter.get_runtime_param = partial(Reader, parameter)


def _translate(parameters: Sequence[Any], lang: Language, formats: str = "") -> None:
    for parameter in parameters:
        parameter.help = lang.message(parameter.help or "", formats=formats)


def program(lang: Language, records: str | None = None) -> ZoneGroup:
    """Return the whole program, none of its commands loaded yet; `records` is the directory that is asked for."""
    app = typer.Typer(
        cls=ZoneGroup, rich_markup_mode=None, no_args_is_help=True, add_completion=False, context_settings=_HELP
    )

    @app.callback()
    def zonecli(
        records: Records = None,
        lang: Lang = None,
        version: Version = False,
    ) -> None:
        pass

    group: Any = build(app)
    group.lang, group.records = lang, records
    _read_values(group.params)
    _translate(group.params, lang)
    return group  # type: ignore[no-any-return]


def option_of(arguments: Sequence[str], name: str) -> str | None:
    """Return what an option says, wherever it stands: help and errors need some before the options are parsed."""
    for n, argument in enumerate(arguments):
        if argument == name and n + 1 < len(arguments):
            return arguments[n + 1]
        if argument.startswith(f"{name}="):
            return argument[len(name) + 1 :]
    return None


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language of help and of errors; where the settings cannot be read, that of the locale."""
    asked = option_of(arguments, "--lang")
    try:
        return Session(records=option_of(arguments, "--records"), lang=asked if asked in CODES else None).language
    except (ZoneError, OSError, MemoryError):
        # It is met again where it is said.
        return language(code_of_locale(dict(os.environ)))


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code. Every failure ends here."""
    from zonecli.cli import errors

    if COMPLETING in os.environ:
        from zonecli.cli.completion.query import answer

        lang = language(code_of_locale(dict(os.environ)))
        return answer(program(lang), os.environ[COMPLETING], lambda name: load(name, lang))
    lang, records = language_of(arguments), option_of(arguments, "--records")
    code: int = Exit.FINE
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and hasattr(stream, "reconfigure"):
                # A terminal that cannot show Chinese gets escapes, no traceback.
                stream.reconfigure(errors=PLAIN)
        try:
            # Typer's own main() would answer a closed pipe and Ctrl-C with codes of its own.
            with program(lang, records).make_context("zonecli", list(arguments)) as context:
                context.command.invoke(context)
        except typer.Exit as left:
            code = left.exit_code
        if sys.stdout is not None:
            sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        return errors.report(error, lang, records)
    return code
