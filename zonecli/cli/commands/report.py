"""`zonecli report`."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import format_of
from zonecli.cli.reporting import folders
from zonecli.cli.session import Session
from zonecli.cli.zones import OnlyZones, Where, select_zones
from zonecli.documents.formats import DOCUMENTS
from zonecli.errors import N_, Exit, UsageError
from zonecli.store.location import expand_home

EXAMPLES = (
    "zonecli report -o brief.md",
    "zonecli report profile anji --lang en",
    "zonecli report --since 2025-01-01 -P office=… -o brief.docx",
    "zonecli report ranking -P indicator=approved-area --to html -o ranking.html",
)


_DATE = re.compile(r"[0-9]{4}(?:-.*)?")


class Drawn(StrEnum):
    """How charts stand in Markdown."""

    TEXT = "text"
    MERMAID = "mermaid"
    NONE = "none"


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEMPLATE] [ZONE]...",
            help=N_("A template's name, or a file that ends in .j2; then zones, or none for all of them."),
            autocompletion=folders.words,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="TEMPLATE",
            help=N_("The template: every other word is then a zone."),
            autocompletion=folders.names,
        ),
    ] = None,
    where: Where = None,
    zone: OnlyZones = None,
    each: Annotated[
        bool, typer.Option("--each", help=N_("One document for each zone, into the directory that -o names."))
    ] = False,
    name: Annotated[
        str | None,
        typer.Option(
            "--name",
            metavar="PATTERN",
            help=N_("With --each: the documents' names, {{name}}-{{date}}.docx for instance."),
        ),
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "-P",
            metavar="NAME=VALUE",
            help=N_("A parameter of the template. Repeatable."),
            autocompletion=folders.parameters,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE|OLD",
            help=N_(
                "Tell what is new since then: of a date, what sources issued since say; of a directory of records or a"
                " git revision (HEAD~3, @2025-06-01), what has changed on record."
            ),
            autocompletion=candidates.directories,
        ),
    ] = None,
    params: Annotated[
        str | None, typer.Option("--params", metavar="FILE", help=N_("Parameters in TOML; -P is stronger."))
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="|".join(DOCUMENTS),
            help=N_("The format; else that of the file's name, else Markdown."),
            autocompletion=candidates.documents,
        ),
    ] = None,
    charts: Annotated[
        Drawn | None,
        typer.Option("--charts", metavar="|".join(Drawn), help=N_("In Markdown: bars of text, Mermaid, or none.")),
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option("--reference", metavar="FILE", help=N_("For Word: a document whose styles and page it has.")),
    ] = None,
    audit: Annotated[
        bool,
        typer.Option(
            "--audit", help=N_("Fail, and say where, if a digit comes from neither a record nor the template.")
        ),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help=N_("Write the document anew whenever the template or a record changes."))
    ] = False,
    templates: Annotated[
        str | None,
        typer.Option("--templates", metavar="DIR", help=N_("A directory of templates, which wins over the others.")),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            metavar="SECONDS",
            min=0.1,
            help=N_("How long one document may take; else 30 seconds, and 1 more for every 100 zones."),
        ),
    ] = None,
) -> None:
    """Print a document made from a template."""
    # Jinja and Babel take 60 ms; only a report needs them.
    from zonecli.cli.reporting.job import Job
    from zonecli.cli.reporting.words import split_words

    session: Session = ctx.obj
    file = name if each else session.output
    named, zones = (template, list(words or ())) if template else split_words(ctx, words or (), templates)
    ids = select_zones(ctx, zones, zone, where)
    if where and not ids:
        raise UsageError(
            N_("no zone is left for the report"), N_("zonecli list --where CONDITION shows which there are")
        )
    format = format_of("--to", to, file, DOCUMENTS, (Path(named.removesuffix(".j2")).suffix.removeprefix("."),))
    if reference is not None:
        format = format.styled_as(Path(reference))
    told, state = list(parameter or ()), None
    if since is not None and _is_date(since):
        told.append(f"since={since}")
    else:
        state = since
    job = Job(session, named, ids, told, params, templates, format, charts, timeout, state)
    if watch:
        from zonecli.cli.reporting.watch import watch as keep

        if each or session.output is None:
            raise UsageError(N_("--watch writes one file"), N_("name it: -o brief.md"))
        keep(job)
    documents = job.each(name) if each else job.whole()
    if audit:
        # Nothing is written where one of them fails.
        made = list(documents)
        if job.report_unsourced(document for document, _ in made):
            raise typer.Exit(Exit.FINDINGS)
        documents = iter(made)
    job.write(documents)


def _is_date(since: str) -> bool:
    """Whether a text is meant as a date, and no directory is called so; a month that is none is still no revision."""
    return _DATE.fullmatch(since) is not None and not os.path.isdir(expand_home(since))
