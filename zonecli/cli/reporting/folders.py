"""Where this run looks for templates, and what the Tab key offers of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session, shown_path, working_directory
from zonecli.errors import N_, UsageError
from zonecli.store.location import expand_home, find_shipped, upwards

if TYPE_CHECKING:
    from zonecli.report.templates import Folders

NAME = "templates"


def folders(session: Session, option: str | None) -> Folders:
    """Return the user's directory, which wins file by file, and the shipped one.

    The user's is that of `--templates`, of ZONECLI_TEMPLATES or the settings, or the nearest `templates/` upwards.
    Raises UsageError where what is named is no directory.
    """
    from zonecli.report.templates import Folders

    named = option or session.settings.get(NAME).value
    named = None if named is None else expand_home(named)
    if named is not None and not os.path.isdir(named):
        raise UsageError(
            N_("{path}: no such directory of templates"), N_("zonecli templates lists what there is"), path=named
        )
    own = Path(named) if named is not None else upwards(NAME, working_directory())
    found = [find_shipped(NAME)]
    if own is not None and os.path.realpath(own) != os.path.realpath(found[0]):
        found.insert(0, own)
    return Folders([shown_path(path) for path in found])


@candidates.quietly
def names(ctx: Any, incomplete: str) -> Iterable[candidates.Candidate]:
    """Return the names of templates."""
    return folders(Session(), ctx.params.get(NAME)).names()


@candidates.quietly
def parameters(ctx: Any, incomplete: str) -> Iterable[candidates.Candidate]:
    """Return the template's parameters or, behind the =, what the one that is named can be."""
    from zonecli.report.templates import Type

    found = folders(Session(), ctx.params.get(NAME))
    path = found.named(ctx.params.get("template") or "brief")
    declared = {each.name: each for each in found.head(path).parameters}
    name, sign, value = incomplete.partition("=")
    if not sign:
        return [f"{each}=" for each in declared]
    if name not in declared:
        return []
    offers = {Type.ZONE: candidates.zones, Type.INDICATOR: candidates.indicators, Type.SOURCE: candidates.sources}
    offer = offers.get(declared[name].type)
    values = offer(ctx, value) if offer else declared[name].choices
    return [f"{name}={each}" if isinstance(each, str) else (f"{name}={each[0]}", each[1]) for each in values]
