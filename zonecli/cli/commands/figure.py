"""`zonecli figure`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.session import Session
from zonecli.errors import N_, Exit
from zonecli.render.formats import FORMATS, Result

if TYPE_CHECKING:
    from zonecli.render.blocks import Block

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
    from zonecli.views.figure import ParseFailure, reading

    session: Session = ctx.obj
    streaming = "-" in text
    views = [reading(each, unit) for each in _texts(text)]
    if session.format is FORMATS["json"] and (streaming or len(views) != 1):
        session.format = FORMATS["jsonl"]

    def page() -> list[Block]:
        from zonecli.render.pages import figure as render

        return render.page(views, session.language)

    session.show(Result(view=views[0] if views else None, views=views, page=page))
    if not streaming and any(isinstance(view, ParseFailure) for view in views):
        raise typer.Exit(Exit.FINDINGS)


def _texts(given: list[str]) -> Iterator[str]:
    for each in given:
        if each != "-":
            yield each
            continue
        if sys.stdin is None:
            return
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
        for line in sys.stdin:
            if line.strip():
                yield line.rstrip("\r\n")
