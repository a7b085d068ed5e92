"""The common options: declared once, taken by each command to which they mean something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.registry import COMMANDS, Command
from zonecli.cli.session import Session
from zonecli.cli.settings import CHOICES
from zonecli.errors import N_, UsageError
from zonecli.records.periods import PERIOD_FORMS, Period, PeriodError
from zonecli.render.formats import FORMATS, Content, FileFormat
from zonecli.store.location import expand_home
from zonecli.suggest import nearest

ALWAYS = ("records", "lang", "color", "quiet", "output", "version")
SHAPED = ("format", "json", "fields")
TABULAR = ("bom",)
MEASURES = ("units", "currency")


def _choice(name: str, help: str) -> Any:
    """Return the option of a setting whose values are closed."""
    choices = CHOICES[name]
    return typer.Option(f"--{name}", metavar="|".join(choices), help=help, autocompletion=candidates.words(*choices))


# Declared here because more than one function takes them.
Records = Annotated[str | None, typer.Option("--records", metavar="DIR", help=N_("The directory of records."))]
Lang = Annotated[str | None, _choice("lang", N_("The language of the screen."))]


def _print_version(asked: bool) -> None:
    if asked:
        from zonecli import __version__

        print(f"zonecli {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("-V", "--version", is_eager=True, callback=_print_version, help=N_("Print the version."))
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help=N_("At most so many rows."))]
OnlyPeriod = Annotated[
    str | None, typer.Option("--period", metavar="PERIOD", help=N_("Only figures of this period, or of one in it."))
]
OnlyIndicators = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar="INDICATOR",
        help=N_("Only this indicator. Repeatable."),
        autocompletion=candidates.indicators,
    ),
]


def common(
    records: Records = None,
    lang: Lang = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=N_("How the result is written: {formats}; if left out, as the ending of -o says."),
            autocompletion=candidates.formats,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=N_("Short for --format json."))] = False,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="A,B,…",
            help=N_("Only these keys of JSON, or columns of CSV; `help` lists them."),
            autocompletion=candidates.keys,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help=N_("Write the result to a file, whole or not at all.")),
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help=N_("Begin CSV or TSV with a byte order mark: Excel then reads it as UTF-8."))
    ] = False,
    units: Annotated[str | None, _choice("units", N_("Units as printed, or metric ones."))] = None,
    currency: Annotated[
        str | None,
        typer.Option(
            "--currency",
            metavar="CODE",
            help=N_("Convert money at the rate of the figure's own year."),
            autocompletion=candidates.currencies,
        ),
    ] = None,
    color: Annotated[str | None, _choice("color", N_("Whether to colour the result."))] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help=N_("Say nothing beside the result."))] = False,
    version: Version = False,
) -> None:
    """Hold the common options' declarations: each command takes those that mean something to it."""


def list_options(command: Command) -> tuple[str, ...]:
    """Return the names of the common options that a command takes."""
    shaped = SHAPED if command.formats else ()
    tabular = TABULAR if Content.ROWS in command.gives else ()
    return ALWAYS + shaped + tabular + (MEASURES if command.measures else ())


def session_of(name: str, options: Mapping[str, Any]) -> Session:
    """Return the session of a command's common options; raises UsageError where a choice is none."""
    given = {option: value for option, value in options.items() if value is not None and option != "version"}
    for option, allowed in CHOICES.items():
        if allowed and given.get(option, allowed[0]) not in allowed:
            raise not_one_of(f"--{option}", given[option], allowed)
    if given.get("output") == "-":
        del given["output"]
    if "output" in given:
        given["output"] = expand_home(given["output"])
    command, asked = COMMANDS[name], given.pop("format", None)
    if given.pop("json", False):
        asked = "json"
    if command.formats or command.endings:
        formats = command.formats or {FORMATS["table"].name: FORMATS["table"]}
        format = format_of("--format", asked, given.get("output"), formats, command.endings)
        if given.get("bom") and (format.shows is not Content.ROWS or format.is_binary):
            raise UsageError(N_("--bom goes with CSV and TSV only"), N_("add --format csv, or -o FILE.csv"))
        given["format"] = format
    return Session(name, **given)


F = TypeVar("F", bound=FileFormat)


def format_of(
    option: str, asked: str | None, output: str | None, formats: Mapping[str, F], others: Sequence[str] = ()
) -> F:
    """Return the format that is asked for or that the file's ending names, else the first.

    Files with one of the `others` are of the first format. Raises UsageError for a format or an ending that is none
    of these, and for an ending of another format than the one that is asked for.
    """
    if asked is not None and asked not in formats:
        raise not_one_of(option, asked, tuple(formats))
    first, *_ = formats
    allowed = [asked] if asked else list(formats)
    endings = [(ending, name) for name in allowed for ending in formats[name].endings]
    endings += [(ending, first) for ending in others if ending and first in allowed]
    ending = Path(output).suffix.lower().removeprefix(".") if output else ""
    if not ending:
        return formats[allowed[0]]
    for each, name in endings:
        if each == ending:
            return formats[name]
    raise UsageError(
        N_("{path}: the ending does not fit {option} {format}") if asked else N_("{path}: no format has this ending"),
        N_("the endings are: {endings}"),
        path=output,
        option=option,
        format=asked,
        endings=", ".join(dict.fromkeys(f".{each}" for each, _ in endings)),
    )


def not_one_of(option: str, value: str, allowed: Sequence[str]) -> UsageError:
    """Return the fault of a value that is none of a closed list, with what it may have meant."""
    near = nearest(value, allowed, cutoff=0.6)
    return UsageError(
        N_("{option}: “{value}” is not one of {choices}"),
        N_("did you mean: {near}?") if near else "",
        option=option,
        value=value,
        choices=", ".join(allowed),
        near=", ".join(near),
    )


def read_period(text: str | None) -> Period | None:
    """Return the period that an option gives, None where it is not given; raises UsageError."""
    if text is None:
        return None
    from zonecli.ingest.periods import typed_period

    try:
        return typed_period(text)
    except PeriodError:
        raise UsageError(N_("“{text}” is not a valid period"), PERIOD_FORMS, text=text) from None
