"""`zonecli diff`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import OnlyIndicators
from zonecli.cli.session import Session, shown_path
from zonecli.cli.zones import OnlyZones
from zonecli.errors import N_, Exit, InvalidRecord, UnknownName
from zonecli.render.formats import Content, Result
from zonecli.store.catalogue import Catalogue

EXAMPLES = (
    "zonecli diff HEAD~3",
    "zonecli diff @2025-06-01 --zone anji",
    "zonecli diff old/records new/records --json",
)


def run(
    ctx: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help=N_(
                "A directory of records, or a revision of the git repository that the records lie in: HEAD~3, a tag,"
                " @2025-06-01 for the last commit of that day or before."
            ),
            autocompletion=candidates.directories,
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[NEW]",
            help=N_("The same; the records as they are now if left out."),
            autocompletion=candidates.directories,
        ),
    ] = None,
    zone: OnlyZones = None,
    indicator: OnlyIndicators = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=N_("End with the exit code 1 where anything has changed."))
    ] = False,
) -> None:
    """Print what has changed from one state of the records to another.

    Files that were moved, reordered or formatted anew are no change.
    """
    from zonecli.store.revision import as_named

    session: Session = ctx.obj
    here = shown_path(session.found.path)
    before = as_named(old, here, shown_path)
    now = session.catalogue if new is None else as_named(new, here, shown_path)
    try:
        is_changed = _show(session, before, now, zone or (), indicator or ())
    except InvalidRecord as refused:
        raise _at_its_place(refused, before, now) from None
    if exit_code and is_changed:
        raise typer.Exit(Exit.FINDINGS)


def _show(session: Session, before: Catalogue, now: Catalogue, zones: Iterable[str], indicators: Iterable[str]) -> bool:
    """Write what has changed, and return whether anything has."""
    from zonecli.render.pages import difference as render
    from zonecli.views.difference import Changes, Difference, state

    lang = session.language
    ids = {_find(now, before, name, "zone") for name in zones} or None
    of = {_find(now, before, name, "indicator") for name in indicators} or None
    found = Changes(before, now, ids, of)
    changes = iter(found)
    if session.format.shows in Content.LINES | Content.ROWS:
        # As they are found: the records may be many.
        first = list(islice(changes, 1))
        rest = chain(first, changes)
        session.show(Result(views=rest, rows=lambda: render.rows(rest)))
    else:
        first = list(changes)
        view = Difference(old=state(before), new=state(now), changes=tuple(first), unread=tuple(found.unread))
        session.show(Result(view=view, views=first, page=lambda: render.page(view, lang)))
    if found.unread:
        session.note(render.unread(found.unread, lang))
    elif not first:
        session.note(lang.message(N_("nothing has changed")))
    return bool(first or found.unread)


def _find(now: Catalogue, before: Catalogue, name: str, noun: str) -> str:
    """Return the id that a name means now or, where it means nothing now, meant before."""
    from zonecli.store.lookup import find

    try:
        return find(now, name, noun)
    except UnknownName:
        try:
            return find(before, name, noun)
        except UnknownName:
            pass
        raise


def _at_its_place(refused: InvalidRecord, *sides: Catalogue) -> Exception:
    """Return the fault for which a record was refused, at its place, in the directory that it is of."""
    from zonecli.check.run import refusal_of

    side = next((each for each in sides if Path(refused.path).is_relative_to(each.root)), None)
    return refused if side is None else refusal_of(side, refused.path)
