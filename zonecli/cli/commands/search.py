"""`zonecli search`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import not_one_of
from zonecli.cli.session import Session
from zonecli.errors import N_
from zonecli.render.formats import Content, Result
from zonecli.views.search import Group

EXAMPLES = ("zonecli search 生物医药", 'zonecli search "green home" --in zones', "zonecli search anji 税收")

TAKES_FIGURES = True

# So many hits of a group are shown where nobody says how many.
_LIMIT = 10


def run(
    ctx: typer.Context,
    text: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT…",
            help=N_(
                "What to look for; of several texts each item says all. Case, width, accents and the script of Chinese"
                " make no difference; words and numbers match from their beginning; names in pinyin too."
            ),
        ),
    ],
    groups: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar="|".join(Group),
            help=N_("Only among these. Repeatable."),
            autocompletion=candidates.words(*Group),
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help=N_("At most so many of each; 10 on a screen if left out.")),
    ] = None,
) -> None:
    """Print the zones, facts, events, sources and indicators that say a text.

    The records are searched, not the texts of the sources.
    """
    from zonecli.render.pages import search as render
    from zonecli.views.search import near, search

    session: Session = ctx.obj
    lang = session.language
    for each in groups or ():
        if each not in list(Group):
            raise not_one_of("--in", each, tuple(Group))
    if limit is None and session.format.shows in Content.TEXT | Content.PAGE:
        limit = _LIMIT
    asked = [Group(each) for each in groups or Group]
    found = search(session.catalogue, text, asked, limit)
    session.show(Result(views=found.hits, page=lambda: render.page(found, lang), rows=lambda: render.rows(found)))
    if not found.hits:
        session.note(render.nothing(text, asked, near(session.catalogue, " ".join(text)), lang))
    if found.unread:
        session.note(render.unread(found.unread, lang))
