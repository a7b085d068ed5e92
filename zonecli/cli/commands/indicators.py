"""`zonecli indicators`."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import Limit
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Result

EXAMPLES = ("zonecli indicators", "zonecli indicators --all", "zonecli indicators approved-area")


def run(
    ctx: typer.Context,
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="[INDICATOR]",
            help=N_("One indicator and every figure recorded for it."),
            autocompletion=candidates.indicators,
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=N_("Those that no zone has a figure for as well, which the package brings."))
    ] = False,
    limit: Limit = None,
) -> None:
    """Print what can be measured."""
    from zonecli.render import rows
    from zonecli.render.pages import indicators as render
    from zonecli.store.lookup import find
    from zonecli.views.indicators import IndicatorView, indicator_facts, indicators
    from zonecli.views.names import names_of
    from zonecli.views.usage import indicators_of, usage

    session: Session = ctx.obj
    catalogue, lang = session.catalogue, session.language
    if indicator is None:
        known, is_read = indicators_of(catalogue)
        if not is_read:
            session.note(
                lang.message(N_("indicators.toml has faults; those of the package: `zonecli check` says more"))
            )
        used = usage(catalogue)
        views = indicators(known, used)
        in_use = [each for each in views if each.facts or each.derived or each.id in known.own]
        shown = session.in_use(views, in_use, everything, used.unread)[:limit]
        session.show(
            Result(
                views=shown,
                page=lambda: [render.table(shown, lang)],
                rows=lambda: rows.rows(IndicatorView, shown),
            )
        )
        return
    found = indicator_facts(catalogue, find(catalogue, indicator, "indicator"), session.measure)
    session.note_unread(found._unread)
    found = replace(found, facts=found.facts[:limit])
    session.show(
        Result(
            view=found,
            page=lambda: render.page(found, names_of(catalogue, (fact.zone for fact in found.facts)), lang),
            rows=lambda: session.rows_of(found.facts),
        )
    )
