"""`zonecli figure`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from zonecli.cli.session import Session
from zonecli.errors import N_

EXAMPLES = ("zonecli figure 超900亿元", "zonecli figure '16.5 km²' 'over US$7.5 bn' --json")


def run(
    ctx: typer.Context,
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT…", help=N_("Printed figures; - reads lines from standard input.")),
    ],
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="UNIT", help=N_("The unit, where it is printed elsewhere: 公顷.")),
    ] = None,
) -> None:
    """Print how figures are read."""
    from zonecli.views.figure import Refusal, reading

    session: Session = ctx.obj
    streaming = "-" in text
    readings = (reading(each, unit) for each in _texts(text))
    refused = 0
    if session.format in ("json", "jsonl"):
        from zonecli.cli import fields

        views = []
        for view in readings:
            refused += isinstance(view, Refusal)
            views.append(view)
        one = len(views) == 1 and not streaming and session.format == "json"
        session.write(fields.one(session, views[0]) if one else fields.lines(session, views))
    else:
        from zonecli.cli.writing import write_page
        from zonecli.render.pages.figure import page

        views = list(readings)
        refused = sum(isinstance(view, Refusal) for view in views)
        write_page(session, page(views, session.language))
    if refused and not streaming:
        raise typer.Exit(1)


def _texts(given: list[str]) -> Iterator[str]:
    for each in given:
        if each != "-":
            yield each
            continue
        if sys.stdin is None:
            return
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        for line in sys.stdin:
            if line.strip():
                yield line.rstrip("\r\n")
