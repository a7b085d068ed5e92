"""`zonecli sources`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import Limit
from zonecli.cli.session import Session
from zonecli.cli.zones import OnlyZones, find_zones
from zonecli.errors import N_, UsageError
from zonecli.render.formats import Result
from zonecli.render.sanitize import clean

if TYPE_CHECKING:
    from zonecli.views.sources import SourceView

EXAMPLES = ("zonecli sources", "zonecli sources people-anji-2025")


def run(
    ctx: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[SOURCE]",
            help=N_("One source and all that rests on it."),
            autocompletion=candidates.sources,
        ),
    ] = None,
    limit: Limit = None,
    zone: OnlyZones = None,
    open_it: Annotated[bool, typer.Option("--open", help=N_("Open the source's address in the browser."))] = False,
) -> None:
    """Print the evidence."""
    from zonecli.render import rows, sources as render
    from zonecli.store.lookup import find
    from zonecli.store.vocabulary import package_source
    from zonecli.views.names import names_of
    from zonecli.views.sources import SourceView, evidence, sources

    session: Session = ctx.obj
    catalogue, lang = session.catalogue, session.language
    if source is None and open_it:
        raise UsageError(N_("--open needs a source"), N_("zonecli sources lists them all"))
    ids = find_zones(ctx, zone)
    if source is None:
        views = sources(catalogue, ids or None)[:limit]
        session.show(
            Result(
                views=views,
                page=lambda: [render.table(views, lang)],
                rows=lambda: rows.rows(SourceView, views),
            )
        )
        return
    known = source if package_source(source) else find(catalogue, source, "source")
    found = evidence(catalogue, known, session.measure, ids or None, limit)
    if open_it:
        _open(found.source, session)
        return
    session.show(
        Result(
            view=found,
            page=lambda: render.page(found, names_of(catalogue), lang),
            rows=lambda: session.rows_of(found.facts),
        )
    )


def _open(source: SourceView, session: Session) -> None:
    """Open the source's address, which is of the web; nothing else is started."""
    import webbrowser

    if source.url is None:
        raise UsageError(N_("the source “{id}” has no address"), N_("add url to its record"), id=source.id)
    session.note(clean(source.url))
    if not webbrowser.open(source.url):
        raise UsageError(N_("no browser can be started"), N_("open the address by hand: {url}"), url=source.url)
