"""`zonecli show`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Result

if TYPE_CHECKING:
    from zonecli.render.blocks import Block

EXAMPLES = ("zonecli show anji", "zonecli show 安吉 --lang zh --currency USD")


def run(
    ctx: typer.Context,
    zone: Annotated[
        str,
        typer.Argument(
            metavar="ZONE",
            help=N_("An id, or a name or alias in either language, or an unambiguous part of one."),
            autocompletion=candidates.zones,
        ),
    ],
    everything: Annotated[
        bool, typer.Option("--all", help=N_("Every figure, not only the one that stands for each indicator."))
    ] = False,
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            "--indicator",
            metavar="INDICATOR",
            help=N_("Only this indicator, as a series where it has several periods. Repeatable."),
            autocompletion=candidates.indicators,
        ),
    ] = None,
) -> None:
    """Print one zone's profile."""
    from zonecli.store.lookup import find
    from zonecli.views.profile import profile

    session: Session = ctx.obj
    catalogue = session.catalogue
    indicators = {find(catalogue, each, "indicator") for each in indicator or ()} or None
    found = profile(
        catalogue,
        find(catalogue, zone),
        everything or bool(indicator),
        indicators,
        session.measure,
    )

    def page() -> list[Block]:
        from zonecli.render.pages import profile as render

        return render.page(found, session.series, session.language, bool(indicator))

    def rows() -> Iterator[list[object]]:
        from zonecli.render.pages import profile as render

        return render.rows(found, session.measure.converts)

    session.show(Result(view=found, page=page, rows=rows))
