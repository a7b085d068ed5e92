"""Writing one table in the format that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from zonecli.cli.session import Session
from zonecli.render.document import Block, marked_down, on_terminal, piped
from zonecli.render.table import Table, aligned, markdown, ruled, separated

if TYPE_CHECKING:
    from zonecli.views.facts import FactView


def write_table(
    session: Session, table: Callable[[], Table], data: Callable[[], Iterable[Sequence[object]]]
) -> None:
    """Write a table for people (`table`, `md`) or its data (`csv`, `tsv`)."""
    if session.format in ("csv", "tsv"):
        session.write(separated(data(), "," if session.format == "csv" else "\t"))
    elif session.format == "md":
        session.write(markdown(table()))
    elif session.ruled:
        session.write(ruled(table(), session.width, session.colour))
    else:
        session.write(aligned(table()))


def write_views(
    session: Session,
    views: Iterable[object],
    table: Callable[[], Table],
    data: Callable[[], Iterable[Sequence[object]]],
) -> None:
    """Write one view a row in any of the formats of tables."""
    if session.format in ("json", "jsonl"):
        from zonecli.render import json

        session.write(json.array(views) if session.format == "json" else json.lines(views))
    else:
        write_table(session, table, data)


def write_page(session: Session, blocks: Sequence[Block]) -> None:
    """Write a page for people."""
    if session.format == "md":
        session.write(marked_down(blocks))
    elif session.ruled:
        session.write(on_terminal(blocks, session.width, session.colour))
    else:
        session.write(piped(blocks))


def write_found(
    session: Session, found: object, facts: Iterable[FactView], page: Callable[[], Sequence[Block]]
) -> None:
    """Write one view: itself as JSON, its facts as CSV, or the page of it."""
    if session.format in ("json", "jsonl"):
        from zonecli.render import json

        session.write([json.document(found) if session.format == "json" else json.line(found)])
    elif session.format in ("csv", "tsv"):
        from zonecli.render.facts import rows

        data = rows(facts, session.measure.converts)
        session.write(separated(data, "," if session.format == "csv" else "\t"))
    else:
        write_page(session, page())


def write_view(
    session: Session,
    found: object,
    views: Iterable[object],
    data: Callable[[], Iterable[Sequence[object]]],
    page: Callable[[], Sequence[Block]],
) -> None:
    """Write one view: itself as JSON, its parts as JSON Lines, its data as CSV, or the page of it."""
    if session.format == "json":
        from zonecli.render import json

        session.write([json.document(found)])
    elif session.format == "jsonl":
        from zonecli.render import json

        session.write(json.lines(views))
    elif session.format in ("csv", "tsv"):
        session.write(separated(data(), "," if session.format == "csv" else "\t"))
    else:
        write_page(session, page())
