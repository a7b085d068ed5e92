"""The common options: declared once, taken by each command to which they mean something."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from zonecli.cli import complete
from zonecli.cli.session import Session, from_options
from zonecli.cli.settings import CHOICES
from zonecli.errors import N_, UsageFault
from zonecli.likeness import nearest

ALWAYS = ("records", "lang", "color", "quiet", "output")
SHAPED = ("format", "json", "fields")
MEASURES = ("units", "currency")

# Declared here because more than one function takes them.
Records = Annotated[str | None, typer.Option("--records", metavar="DIR", help=N_("The directory of records."))]
Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="zh|en", help=N_("The language of the screen."), autocompletion=complete.languages),
]
OnlyIndicators = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar="INDICATOR",
        help=N_("Only this indicator. Repeatable."),
        autocompletion=complete.indicators,
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
            help=N_("How the result is written: {formats}."),
            autocompletion=complete.formats,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=N_("Short for --format json."))] = False,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="A,B,…",
            help=N_("Only these keys of JSON, or columns of CSV; `help` lists them."),
            autocompletion=complete.keys,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help=N_("Write the result to a file, whole or not at all.")),
    ] = None,
    units: Annotated[
        str | None,
        typer.Option(
            "--units",
            metavar="printed|metric",
            help=N_("Units as printed, or metric ones."),
            autocompletion=complete.systems,
        ),
    ] = None,
    currency: Annotated[
        str | None,
        typer.Option(
            "--currency",
            metavar="CODE",
            help=N_("Convert money at the rate of the figure's own year."),
            autocompletion=complete.currencies,
        ),
    ] = None,
    color: Annotated[
        str | None,
        typer.Option(
            "--color",
            metavar="auto|always|never",
            help=N_("Whether to colour the result."),
            autocompletion=complete.colours,
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help=N_("Say nothing beside the result."))] = False,
) -> None:
    """Hold the common options' declarations: each command takes those that mean something to it."""


def taken(formats: tuple[str, ...], measures: bool) -> tuple[str, ...]:
    """Return the names of the common options that a command takes."""
    return ALWAYS + (SHAPED if formats else ()) + (MEASURES if measures else ())


def session_of(command: str, options: dict[str, Any], formats: tuple[str, ...]) -> Session:
    """Return the session of the common options; raises UsageFault where a choice is none."""
    given = {name: value for name, value in options.items() if value is not None}
    for name, allowed in {**CHOICES, "format": formats}.items():
        value = given.get(name)
        if value is not None and allowed and value not in allowed:
            raise not_one_of(f"--{name}", value, allowed)
    return from_options({**given, "command": command})


def not_one_of(option: str, value: str, allowed: tuple[str, ...]) -> UsageFault:
    """Return the fault of a value that is none of a closed list, with what it may have meant."""
    near = nearest(value, allowed, cutoff=0.6)
    return UsageFault(
        N_("{option}: “{value}” is not one of {choices}"),
        N_("did you mean: {near}?") if near else "",
        option=option,
        value=value,
        choices=", ".join(allowed),
        near=", ".join(near),
    )
