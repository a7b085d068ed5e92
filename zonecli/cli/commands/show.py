"""`zonecli show`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import OnlyPeriod, read_period
from zonecli.cli.session import Session
from zonecli.cli.zones import OnlyZones, find_zones
from zonecli.errors import N_
from zonecli.render.formats import Result

if TYPE_CHECKING:
    from zonecli.render.blocks import Block

EXAMPLES = ("zonecli show anji", "zonecli show 安吉 --lang zh --currency USD")


def run(
    ctx: typer.Context,
    zones: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ZONE...",
            help=N_("An id, or a name or alias in either language, or an unambiguous part of one."),
            autocompletion=candidates.zones,
        ),
    ] = None,
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
    period: OnlyPeriod = None,
    zone: OnlyZones = None,
) -> None:
    """Print the profiles of zones, one below the other."""
    from zonecli.store.lookup import find
    from zonecli.views.profile import profile

    session: Session = ctx.obj
    catalogue = session.catalogue
    indicators = {find(catalogue, each, "indicator") for each in indicator or ()} or None
    ids = find_zones(ctx, zones, zone)
    if not ids:
        from zonecli.cli.hints import missing

        raise missing("ZONE", ctx)
    when = read_period(period)
    found = [profile(catalogue, id, everything or bool(indicator), indicators, session.measure, when) for id in ids]

    def page() -> list[Block]:
        from zonecli.render.pages import profile as render

        pages = (render.page(each, session.series, session.language, bool(indicator)) for each in found)
        return [block for blocks in pages for block in blocks]

    def rows() -> Iterator[list[object]]:
        from zonecli.render.pages import profile as render

        return render.rows(found, session.measure.converts)

    view = found[0] if len(found) == 1 else None
    session.show(Result(view=view, views=None if view else found, page=page, rows=rows))
