"""`zonecli facts`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import OnlyIndicators
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Result

if TYPE_CHECKING:
    from zonecli.render.blocks import Block

EXAMPLES = (
    "zonecli facts --zone anji --format csv",
    "zonecli facts --indicator approved-area --json --fields zone,value,unit",
)


def run(
    ctx: typer.Context,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="CONDITION",
            help=N_("Only zones, or figures, for which this holds: level=national, approved-area>=5km2. Repeatable."),
            autocompletion=candidates.conditions,
        ),
    ] = None,
    zone: Annotated[
        list[str] | None,
        typer.Option("--zone", metavar="ZONE", help=N_("Only this zone. Repeatable."), autocompletion=candidates.zones),
    ] = None,
    indicator: OnlyIndicators = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help=N_("Only what this source says."),
            autocompletion=candidates.sources,
        ),
    ] = None,
) -> None:
    """Print every figure as one row."""
    from zonecli.store.lookup import find
    from zonecli.views.facts import facts
    from zonecli.views.filters import condition

    session: Session = ctx.obj
    catalogue = session.catalogue
    indicators = {find(catalogue, each, "indicator") for each in indicator or ()} or None
    if source is not None:
        source = find(catalogue, source, "source")
    ids = [find(catalogue, name) for name in zone] if zone else None
    conditions = [condition(text, catalogue, of_facts=True) for text in where or ()]
    rows = facts(catalogue, indicators, ids, source, conditions, session.measure)

    def page() -> list[Block]:
        from zonecli.render import figures
        from zonecli.render.blocks import Pairs
        from zonecli.render.pages import facts as render
        from zonecli.views.names import names_of

        found = list(rows)
        table = render.table(found, names_of(catalogue), session.language)
        notes = figures.notes(found, session.series, session.language) if session.measure.converts else ()
        return [table, *([Pairs([("*", note) for note in notes])] if notes else [])]

    session.show(Result(views=rows, page=page, rows=lambda: session.rows_of(rows)))
