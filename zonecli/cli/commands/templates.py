"""`zonecli templates`."""

from __future__ import annotations

from typing import Annotated

import typer

from zonecli.cli.reporting import folders
from zonecli.cli.session import Session
from zonecli.errors import N_, UsageError
from zonecli.render.formats import Result

EXAMPLES = ("zonecli templates", "zonecli templates ranking", "zonecli templates show brief -o my.md.j2")
NOTES = (
    N_(
        "Names in a template: zones (those of the report), zone(NAME), known(least=, most=, limit=, beside=), "
        "facts(zone=, indicator=, source=), events(source=), occasions(), comparison(zones=, indicators=, baseline=), "
        "ranking(INDICATOR, limit=), shared(), survey(), coverage(), overdue(), sources, evidence(SOURCE), "
        "chart(RANKING or SERIES), footnotes(), params, charts, lang."
    ),
    N_(
        "Filters: figure (a fact as printed, its reading, its footnotes), period (a fact's, with its status), date, "
        "number, name, other (the name in the other language), place, link, cite (the footnote alone), citation, "
        "caveat, cell (anything, a dash where it is missing), bar, spark, key(N) (a zone's first facts); join, "
        "length, sort, groupby, unique, map, select, selectattr, first, last, default."
    ),
    N_(
        "Texts: {{ _('As of {date}', date=d | date) }}, {{ count('{n} zone', '{n} zones', zones) }}, "
        "{% trans %}…{% endtrans %}. Whatever {{ }} prints is escaped; a record can break nothing."
    ),
    N_(
        "{% extends 'brief.md.j2' %} takes over a shipped template with its parameters; {% block overview %}…"
        "{% endblock %} puts another text in the place of a block, in which {{ super() }} is what stood there. "
        "zonecli templates show NAME shows the blocks."
    ),
)


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME | show NAME]",
            help=N_("One template and its parameters; with show, its text."),
            autocompletion=folders.names,
        ),
    ] = None,
    templates: Annotated[
        str | None,
        typer.Option("--templates", metavar="DIR", help=N_("A directory of templates, which wins over the others.")),
    ] = None,
) -> None:
    """Print the templates, one of them, or its text."""
    from zonecli.report import listing as render

    session: Session = ctx.obj
    lang = session.language
    found = folders.folders(session, templates)
    match words or []:
        case []:
            paths = [found.named(name) for name in found.names()]
            heads = [found.head(path) for path in paths]
            session.show(
                Result(
                    views=heads,
                    page=lambda: [render.table(heads, lang)],
                    rows=lambda: render.rows(heads),
                )
            )
        case ["show", name]:
            text = found.read(found.named(name))
            session.write(_show(text) if session.interactive else [text])
        case [name] if name != "show":
            path = found.named(name)
            head = found.head(path)
            session.show(
                Result(
                    view=head,
                    page=lambda: render.page(head, lang),
                    rows=lambda: render.rows([head]),
                )
            )
        case _:
            raise UsageError(
                N_("“zonecli templates” takes a name, or show and a name"), N_("zonecli templates show brief")
            )


def _show(text: str) -> list[str]:
    from zonecli.render.sanitize import clean

    return [f"{clean(line)}\n" for line in text.splitlines()]
