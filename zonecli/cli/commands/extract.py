"""`zonecli extract`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.options import read_period
from zonecli.cli.session import Session
from zonecli.errors import N_, UsageError
from zonecli.render.formats import FORMATS, Result

if TYPE_CHECKING:
    from zonecli.ingest.extraction.proposals import Proposal
    from zonecli.render.blocks import Block
    from zonecli.store.texts import Article

EXAMPLES = (
    "zonecli extract article.txt --source people-anji-2025",
    "zonecli extract article.txt --source people-anji-2025 --toml",
    "zonecli extract article.txt --zone anji --issued 2025-09-20 --format jsonl",
)
NOTES = (
    N_("Rules alone propose, and a person decides: nothing is written, and the same text gives the same answer."),
    N_("? stands where nothing in the text decides; – where a number states no fact of a zone, with what it does."),
    N_("Times such as “last year” count from the day of the source, or from --issued."),
    N_("What is right as it stands is added by: zonecli extract ARTICLE --source SOURCE --json | zonecli add -"),
)


def run(
    ctx: typer.Context,
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE", help=N_("A file: text, Markdown, a web page, Word or PDF; - reads standard input.")
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help=N_("The source that the article is, where it is on record."),
            autocompletion=candidates.sources,
        ),
    ] = None,
    issued: Annotated[
        str | None,
        typer.Option("--issued", metavar="DATE", help=N_("When it was issued, in place of the source's date.")),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(
            "--zone",
            metavar="ZONE",
            help=N_("The zone that it is about where it does not say so."),
            autocompletion=candidates.zones,
        ),
    ] = None,
    toml: Annotated[
        bool, typer.Option("--toml", help=N_("Print a draft of [[facts]], what is undecided as comments."))
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help=N_("Walk through the proposals on a terminal: keep, change or skip each."))
    ] = False,
    text: Annotated[
        bool, typer.Option("--text", help=N_("Print the plain text that is read, in which start and end count."))
    ] = False,
) -> None:
    """Propose facts from an article, to keep, change or skip."""
    session: Session = ctx.obj
    if ((toml or text) and session.format is not FORMATS["table"]) or (toml and text):
        raise UsageError(N_("--toml, --text and a format are one or the other"), N_("leave one of them out"))
    if (toml or review) and source is None:
        raise UsageError(
            N_("--{name} needs a source: no fact is recorded without one"),
            N_("give --source; a new one: zonecli new source"),
            name="toml" if toml else "review",
        )
    read = _read(article)
    if text:
        session.write([read.text if read.text.endswith("\n") else f"{read.text}\n"])
        return
    found = _propose(session, read, source, issued, zone)
    if review:
        from zonecli.cli.reviewing import review as walk

        walk(session, read, found)
        return
    if toml:
        from zonecli.ingest.extraction.drafts import draft

        session.write(draft(found, session.catalogue, session.language.translate))
        return

    def page() -> list[Block]:
        from zonecli.render.pages import extracted

        return [extracted.page(found, session.language)]

    def rows() -> object:
        from zonecli.render.pages import extracted

        return extracted.rows(found)

    session.show(Result(views=found, page=page, rows=rows))  # type: ignore[arg-type]
    if session.format is FORMATS["table"]:
        _tell(session, found, article, source)


def _read(article: str) -> Article:
    from zonecli.ingest.articles import read_article

    if article != "-":
        return read_article(Path(article))
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError(N_("“extract -” reads an article from standard input"), N_("write: zonecli extract - < FILE"))
    from zonecli.store.files import MAX_BYTES

    return read_article(sys.stdin.buffer.read(MAX_BYTES + 1))


def _propose(
    session: Session, article: Article, source: str | None, issued: str | None, zone: str | None
) -> list[Proposal]:
    from zonecli.ingest.extraction.proposals import propose
    from zonecli.store.lookup import find

    catalogue = session.catalogue
    id = find(catalogue, source, "source") if source is not None else None
    record = catalogue.source(id) if id is not None else None
    asked = read_period(issued)
    if asked is not None and (asked.is_open or asked.is_fiscal):
        raise UsageError(N_("“{text}” is no day, month or year"), N_("write 2024, 2024-06 or 2024-06-30"), text=issued)
    about = find(catalogue, zone) if zone is not None else None
    when = asked or (record.issued if record else None)
    return propose(article, catalogue, when, id, about, record.language if record else None)


def _tell(session: Session, found: list[Proposal], article: str, source: str | None) -> None:
    """Say how many facts are proposed, and the command that hands them on."""
    from zonecli.render.pages.extracted import tally

    lang = session.language
    session.note(tally(found, lang))
    if article == "-" or not any(each.role == "fact" for each in found):
        return
    name = shlex.quote(article)
    given = f"--source {source}" if source is not None else "--source SOURCE"
    session.note(lang.message(N_("Next: {command}"), command=f"zonecli extract {name} {given} --review"))
