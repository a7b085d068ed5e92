"""Which zones a command line is about: words, --zone and conditions, declared once for the commands that take them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session
from zonecli.errors import N_, UnknownName

Zones = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ZONE]...",
        help=N_("Zones by id, by name or alias in either language, or by an unambiguous part of one; all if left out."),
        autocompletion=candidates.zones,
    ),
]
OnlyZones = Annotated[
    list[str] | None,
    typer.Option("--zone", metavar="ZONE", help=N_("Only this zone. Repeatable."), autocompletion=candidates.zones),
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="CONDITION",
        help=N_("Only zones for which this holds: level=national, place=330500. Repeatable."),
        autocompletion=candidates.conditions,
    ),
]


def find_zones(context: typer.Context, *names: Sequence[str] | None) -> list[str]:
    """Return the ids of the zones that words and options name, each once.

    Raises AmbiguousName, and UnknownName with the option that a word belongs to that is no zone.
    """
    from zonecli.store.lookup import find

    session: Session = context.obj
    try:
        return list(dict.fromkeys(find(session.catalogue, name) for named in names for name in named or ()))
    except UnknownName as unknown:
        from zonecli.cli.hints import instead_of

        raise instead_of(unknown, context, "indicator") from None


def select_zones(
    context: typer.Context, names: Sequence[str] | None, zones: Sequence[str] | None, where: Sequence[str] | None
) -> list[str] | None:
    """Return the ids of the zones that are named and for which every condition holds, None for all.

    Those for which a hedge leaves it open are said. Raises as `find_zones`, and what conditions raise.
    """
    ids = find_zones(context, names, zones)
    if not where:
        return ids or None
    from zonecli.render.pages.listing import remarks
    from zonecli.views.filters import condition
    from zonecli.views.listing import listing

    session: Session = context.obj
    found = listing(session.catalogue, [condition(text, session.catalogue) for text in where])
    for remark in remarks(found, session.language):
        session.note(remark)
    fit = dict.fromkeys(row.id for row in found.rows)
    return [id for id in ids if id in fit] if ids else list(fit)
