"""`zonecli compare`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import OnlyIndicators, read_period
from zonecli.cli.session import Session
from zonecli.errors import N_, Exit, UsageError
from zonecli.render.formats import Content, Result

if TYPE_CHECKING:
    from zonecli.render.blocks import Block

EXAMPLES = ("zonecli compare anji jiashan", "zonecli compare 安吉 嘉善 --indicator approved-area --baseline 安吉")


def run(
    ctx: typer.Context,
    zones: Annotated[
        list[str],
        typer.Argument(
            metavar="ZONE...",
            help=N_("Two zones or more: ids, or names or aliases in either language."),
            autocompletion=candidates.zones,
        ),
    ],
    indicator: OnlyIndicators = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="ZONE",
            help=N_("Show each figure's difference to this zone's, and what multiple of it it is."),
            autocompletion=candidates.zones,
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="PERIOD", help=N_("Only figures of this period, or of one in it."))
    ] = None,
    scope: Annotated[
        str | None,
        typer.Option("--scope", metavar="TEXT", help=N_("Only figures of parts that have this text in their name.")),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Exit with 1 where a row cannot be compared."))] = False,
) -> None:
    """Print zones side by side."""
    from zonecli.store.lookup import find
    from zonecli.views.comparison import compare

    session: Session = ctx.obj
    catalogue = session.catalogue
    base = find(catalogue, baseline) if baseline is not None else None
    ids = dict.fromkeys([find(catalogue, name) for name in zones] + ([base] if base else []))
    if len(ids) < 2:
        raise UsageError(N_("a comparison needs two zones"), N_("zonecli list shows them all"))
    found = compare(catalogue, list(ids), indicator, session.measure, base, read_period(period), scope)

    def rows() -> Iterator[list[object]]:
        from zonecli.render.pages import comparison as render

        return render.rows(found, session.measure.converts)

    def page() -> list[Block]:
        from zonecli.render.pages import comparison as render

        in_columns = True if session.format.shows is Content.PAGE else None
        return render.page(found, session.series, session.language, session.width, in_columns=in_columns)

    session.show(Result(view=found, views=found.rows, rows=rows, page=page))
    if strict and not found.is_sound:
        raise typer.Exit(Exit.FINDINGS)
