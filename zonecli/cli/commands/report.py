"""`zonecli report`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import format_of
from zonecli.cli.reporting import folders
from zonecli.cli.session import Session
from zonecli.documents.formats import DOCUMENTS
from zonecli.errors import N_, Exit, UsageError

EXAMPLES = (
    "zonecli report -o brief.md",
    "zonecli report profile --zone anji --lang en",
    "zonecli report --since 2025-01-01 -P office=… -o brief.docx",
    "zonecli report ranking -P indicator=approved-area --to html -o ranking.html",
)


class Drawn(StrEnum):
    """How charts stand in Markdown."""

    TEXT = "text"
    MERMAID = "mermaid"
    NONE = "none"


def run(
    ctx: typer.Context,
    template: Annotated[
        str,
        typer.Argument(
            metavar="[TEMPLATE]",
            help=N_("A template's name, or a file of one's own; zonecli templates lists them."),
            autocompletion=folders.names,
        ),
    ] = "brief",
    zone: Annotated[
        list[str] | None,
        typer.Option(
            "--zone",
            metavar="ZONE",
            help=N_("What the report is about; all zones where none is named. Repeatable."),
            autocompletion=candidates.zones,
        ),
    ] = None,
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
        typer.Option("--since", metavar="DATE", help=N_("Tell what sources say that were issued since then.")),
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
        Drawn | None, typer.Option("--charts", help=N_("In Markdown: bars of text, Mermaid, or none."))
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
        float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help=N_("How long one document may take."))
    ] = 30,
) -> None:
    """Print a document made from a template."""
    # Jinja and Babel take 60 ms; only a report needs them.
    from zonecli.cli.reporting.job import Job

    session: Session = ctx.obj
    file = name if each else session.output
    format = format_of("--to", to, file, DOCUMENTS, (Path(template.removesuffix(".j2")).suffix.removeprefix("."),))
    told = [*(parameter or ()), *([f"since={since}"] if since is not None else [])]
    job = Job(session, template, zone or (), told, params, templates, format, charts, timeout)
    if watch:
        from zonecli.cli.reporting.watch import watch as keep

        if each or session.output is None:
            raise UsageError(N_("--watch writes one file"), N_("name it: -o brief.md"))
        keep(job)
    documents = job.each(name) if each else job.whole()
    if audit and job.report_unsourced(documents):
        raise typer.Exit(Exit.FINDINGS)
    job.write(documents)
