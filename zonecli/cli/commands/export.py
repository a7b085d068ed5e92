"""`zonecli export`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import format_of, not_one_of
from zonecli.cli.session import Session
from zonecli.errors import N_, UsageError
from zonecli.store.listing import FOLDERS
from zonecli.store.location import expand_home

if TYPE_CHECKING:
    from zonecli.export.formats import Format
    from zonecli.export.rows import Row

EXAMPLES = (
    "zonecli export zones.xlsx",
    "zonecli export zones.db",
    "zonecli export --to datapackage handed-on",
    "zonecli export --to parquet zones.parquet",
)


def run(
    ctx: typer.Context,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help=N_("The file, or the folder of a Data Package or of Parquet.")),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="xlsx|sqlite|datapackage|parquet",
            help=N_("What it is written in; if left out, as the ending of PATH says."),
            autocompletion=candidates.exports,
        ),
    ] = None,
) -> None:
    """Write zones, figures, events, sources and indicators as tables for other programs."""
    from zonecli.cli import output
    from zonecli.export.rows import list_rows
    from zonecli.render.sanitize import clean

    session: Session = ctx.obj
    target = _target(path, session.output)
    format = _format(to, target)
    counts: Counter[str] = Counter()

    def counted() -> Iterator[Row]:
        for row in list_rows(session.catalogue):
            counts[row[0].name] += 1
            yield row

    writing = output.replacing_folder(Path(target), format.mark) if format.mark else output.replacing(Path(target))
    with writing as place:
        cut = format.write(place, counted(), session.language)
    lang = session.language
    session.note(
        lang.message(
            N_("{path}: {zones} zones, {facts} recorded and {derived} calculated figures, {events} events"),
            path=clean(target),
            **{name: counts[name] for name in ("zones", "facts", "derived", "events")},
        )
    )
    if cut:
        session.note(
            lang.count(
                "{n} text was longer than a cell can be, and ends in …",
                "{n} texts were longer than a cell can be, and end in …",
                cut,
            )
        )


def _target(path: str | None, option: str | None) -> str:
    if path is not None and option is not None:
        raise UsageError(N_("two files are named: {path} and {other}"), N_("name one of them"), path=path, other=option)
    target = option if path is None else expand_home(path)
    if not target or target == "-":
        raise UsageError(N_("no file is named"), N_("name it: zonecli export zones.xlsx"))
    # Without the / that Tab puts behind a folder.
    return str(Path(target))


def _format(asked: str | None, target: str) -> Format:
    """What is asked for, else what the ending says; a folder may be called anything."""
    from zonecli.export.formats import EXPORTS

    if asked is not None and asked not in EXPORTS:
        raise not_one_of("--to", asked, tuple(EXPORTS))
    if asked is not None and EXPORTS[asked].mark:
        if os.path.basename(os.path.normpath(target)) in FOLDERS:
            raise UsageError(
                N_("{path}: a folder called so is taken for records"), N_("give it another name"), path=target
            )
        return EXPORTS[asked]
    if asked is None and not os.path.splitext(target)[1]:
        raise UsageError(
            N_("{path}: what is it to be written in?"),
            N_("say so: --to {choices}"),
            path=target,
            choices="|".join(EXPORTS),
        )
    return format_of("--to", asked, target, EXPORTS)
