"""`zonecli facts`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import Limit, OnlyIndicators, OnlyPeriod, not_one_of, read_period
from zonecli.cli.session import Session
from zonecli.cli.zones import OnlyZones, Zones, find_zones
from zonecli.errors import N_
from zonecli.i18n import language
from zonecli.render.formats import Result

if TYPE_CHECKING:
    from zonecli.render.blocks import Block
    from zonecli.views.facts import FactView

# What the columns are called.
_SORTED_BY = {
    "zone": N_("Zone"),
    "indicator": N_("Indicator"),
    "value": N_("Figure"),
    "period": N_("Period"),
    "status": N_("Status"),
    "source": N_("Source"),
}
EXAMPLES = (
    "zonecli facts anji --format csv",
    "zonecli facts --indicator approved-area --json --fields zone,value,unit",
)


def run(
    ctx: typer.Context,
    zones: Zones = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="CONDITION",
            help=N_("Only zones, or figures, for which this holds: level=national, period>=2023. Repeatable."),
            autocompletion=candidates.conditions,
        ),
    ] = None,
    indicator: OnlyIndicators = None,
    period: OnlyPeriod = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help=N_("Only what this source says."),
            autocompletion=candidates.sources,
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="FIELD",
            help=N_("By zone, indicator, value, period, status or source; a - before it reverses the order."),
            autocompletion=candidates.words(*_SORTED_BY, *(f"-{name}" for name in _SORTED_BY)),
        ),
    ] = None,
    limit: Limit = None,
    zone: OnlyZones = None,
) -> None:
    """Print every figure as one row."""
    from zonecli.render.pages.listing import say_unsettled
    from zonecli.store.lookup import find
    from zonecli.views.facts import facts, sort_facts
    from zonecli.views.filters import condition

    session: Session = ctx.obj
    catalogue = session.catalogue
    indicators = {find(catalogue, each, "indicator") for each in indicator or ()} or None
    if source is not None:
        source = find(catalogue, source, "source")
    ids = find_zones(ctx, zones, zone) or None
    conditions = [condition(text, catalogue, of_facts=True) for text in where or ()]
    found = facts(catalogue, indicators, ids, source, conditions, session.measure, read_period(period))
    rows: Iterable[FactView] = found
    if sort is not None:
        key = _key(sort.removeprefix("-"))
        ordered, unsettled = sort_facts([*found.sent()], key, sort.startswith("-"), catalogue, session.language.code)
        rows = ordered
        if unsettled:
            session.note(say_unsettled(unsettled, session.language))
    if limit is not None:
        rows = islice(rows, limit)

    def page() -> list[Block]:
        from zonecli.render import figures
        from zonecli.render.blocks import Pairs
        from zonecli.render.pages import facts as render
        from zonecli.views.names import names_of

        converted = [*rows] if session.measure.converts else []
        table = render.table(converted or rows, names_of(catalogue), session.language)
        notes = figures.notes(converted, session.series, session.language)
        return [table, *([Pairs([("*", note) for note in notes])] if notes else [])]

    session.show(Result(views=rows, page=page, rows=lambda: session.rows_of(rows)))
    if found.is_empty and limit != 0:
        session.note(session.language.message(N_("no figure fits")))


def _key(name: str) -> str:
    """The field that facts are sorted by, by what it or its column is called in either language."""
    from zonecli.store.lookup import fold

    translate = language("zh").translate
    for key, label in _SORTED_BY.items():
        if fold(name) in map(fold, (key, label, translate(label))):
            return key
    raise not_one_of("--sort", name, tuple(_SORTED_BY))
