"""`zonecli compare`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import OnlyIndicators, read_period
from zonecli.cli.session import Session
from zonecli.cli.zones import find_zones
from zonecli.errors import N_, Exit, UsageError
from zonecli.render.formats import Content, Result

if TYPE_CHECKING:
    from zonecli.render.blocks import Block

EXAMPLES = (
    "zonecli compare",
    "zonecli compare anji jiashan",
    "zonecli compare 安吉 嘉善 --indicator approved-area --baseline 安吉",
    "zonecli compare --where place=330500",
)


def run(
    ctx: typer.Context,
    zones: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ZONE...]",
            help=N_(
                "Ids, or names or aliases in either language: one is set beside its peers, none are all zones by what "
                "most of them state comparably."
            ),
            autocompletion=candidates.zones,
        ),
    ] = None,
    zone: Annotated[
        list[str] | None,
        typer.Option("--zone", metavar="ZONE", help=N_("A zone more. Repeatable."), autocompletion=candidates.zones),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="CONDITION",
            help=N_("Choose from the zones for which this holds, as in `list`. Repeatable."),
            autocompletion=candidates.conditions,
        ),
    ] = None,
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
    everything: Annotated[
        bool, typer.Option("--all", help=N_("What is known of one zone only, and what has no room, as well."))
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Exit with 1 where a row cannot be compared."))] = False,
) -> None:
    """Print zones side by side."""
    from zonecli.store.lookup import find
    from zonecli.views.comparison import compare

    session: Session = ctx.obj
    catalogue = session.catalogue
    ids = find_zones(ctx, zones, zone)
    base = find(catalogue, baseline) if baseline is not None else None
    if ids and base is not None and base not in ids:
        ids.append(base)
    if where and len(ids) > 1:
        raise UsageError(
            N_("--where chooses zones, and these are named already"),
            N_("leave out the condition, or all names but one"),
        )
    indicators = [find(catalogue, each, "indicator") for each in indicator or ()] or None
    when = read_period(period)
    among = _choose(session, where) if where else None
    if not ids:
        from zonecli.render.pages.comparison import room_beside_zones
        from zonecli.views.overview import overview

        most = None if session.width is None or everything or indicators else room_beside_zones(session.width)
        found = overview(catalogue, among, indicators, session.measure, base, when, scope, most)
    else:
        peers = None
        if len(ids) == 1:
            from zonecli.views.peers import find_peers

            peers = find_peers(catalogue, ids[0], indicators, when, scope, among, where or ())
            ids += peers.zones
        found = compare(catalogue, ids, indicators, session.measure, base, when, scope, peers)

    def rows() -> Iterator[list[object]]:
        from zonecli.render.pages import comparison as render

        return render.rows(found, session.measure.converts)

    def page() -> list[Block]:
        from zonecli.render.pages import comparison as render

        # A page is laid out by looking at its rows again and again.
        whole = replace(found, rows=tuple(found.rows))
        if session.format.shows is Content.PAGE:
            return render.document(whole, session.series, session.language, everything)
        return render.page(whole, session.series, session.language, session.width, everything)

    session.show(Result(view=found, views=found.rows, rows=rows, page=page))
    if strict and not found.is_sound:
        raise typer.Exit(Exit.FINDINGS)


def _choose(session: Session, where: list[str]) -> list[str]:
    """Return the zones for which the conditions hold, and say which ones they leave open."""
    from zonecli.render.pages.listing import remarks
    from zonecli.views.filters import condition
    from zonecli.views.listing import listing

    found = listing(session.catalogue, [condition(text, session.catalogue) for text in where])
    for remark in remarks(found, session.language):
        session.note(remark)
    return [row.id for row in found.rows]
