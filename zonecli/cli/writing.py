"""Writing one result in the format that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from zonecli.cli import fields
from zonecli.cli.session import Session

# What renders a table or a page is imported where one is written: JSON needs neither.
if TYPE_CHECKING:
    from zonecli.render.blocks import Block, Table
    from zonecli.views.facts import FactView

Rows = Iterable[Sequence[object]]


def write_table(session: Session, table: Callable[[], Table], data: Callable[[], Rows]) -> None:
    """Write a table for people (`table`, `md`) or its data (`csv`, `tsv`)."""
    from zonecli.render.markdown_page import markdown
    from zonecli.render.plain import aligned

    if session.format in fields.SEPARATED:
        session.write(fields.separated(session, data()))
    elif session.format == "md":
        session.write(markdown(table()))
    elif session.ruled:
        # Rich costs 40 ms; only a terminal needs it.
        from zonecli.render.terminal import ruled

        session.write(ruled(table(), session.width, session.colour))
    else:
        session.write(aligned(table()))


def write_views(
    session: Session, views: Iterable[object], table: Callable[[], Table], data: Callable[[], Rows]
) -> None:
    """Write one view a row in any of the formats of tables."""
    if session.format in fields.JSON:
        session.write(fields.written(session, views))
    else:
        write_table(session, table, data)


def write_page(session: Session, blocks: Sequence[Block]) -> None:
    """Write a page for people."""
    from zonecli.render.markdown_page import marked_down
    from zonecli.render.plain import piped

    if session.format == "md":
        session.write(marked_down(blocks))
    elif session.ruled:
        from zonecli.render.terminal import on_terminal

        session.write(on_terminal(blocks, session.width, session.colour))
    else:
        session.write(piped(blocks))


def write_found(
    session: Session, found: object, facts: Iterable[FactView], page: Callable[[], Sequence[Block]]
) -> None:
    """Write one view: itself as JSON, its facts as CSV, or the page of it."""

    def data() -> Rows:
        from zonecli.render.pages.facts import rows

        return rows(facts, session.measure.converts)

    write_view(session, found, None, data, page)


def write_view(
    session: Session,
    found: object,
    views: Iterable[object] | None,
    data: Callable[[], Rows],
    page: Callable[[], Sequence[Block]],
) -> None:
    """Write one view: itself as JSON, its parts as JSON Lines where it has them, its data as CSV, or its page."""
    if session.format == "jsonl" and views is not None:
        session.write(fields.written(session, views))
    elif session.format in fields.JSON:
        session.write(fields.one(session, found))
    elif session.format in fields.SEPARATED:
        session.write(fields.separated(session, data()))
    else:
        write_page(session, page())
