"""`zonecli import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.output import say_as_it_is
from zonecli.cli.progress import erase, reporter
from zonecli.cli.session import Session
from zonecli.cli.writing import Force, changes_of, show_findings, write_changes
from zonecli.errors import N_, Exit, UsageError, reason_of
from zonecli.render.formats import Result

if TYPE_CHECKING:
    from zonecli.ingest.layout import Layout
    from zonecli.ingest.mapping import Mapping
    from zonecli.ingest.plan import Plan
    from zonecli.views.imported import Imported

EXAMPLES = (
    "zonecli import areas.csv --source catalogue-2018 --draft-map new.map.toml",
    "zonecli import areas.csv --map areas.map.toml --dry-run",
    "zonecli import areas.csv --map areas.map.toml --rejects rejects.csv",
)
NOTES = (
    N_("--draft-map writes a mapping as far as the table tells; look at its lines marked “?”, then use it with --map."),
    N_("Rows that cannot be read whole are refused with their reasons; the others are written, all or none of them."),
    N_("A second run changes nothing. `zonecli remove facts --source SOURCE` undoes an import."),
)


def run(
    ctx: typer.Context,
    table: Annotated[str, typer.Argument(metavar="TABLE", help=N_("A file: CSV, TSV, XLSX or XLSM."))],
    map: Annotated[
        str | None, typer.Option("--map", metavar="FILE", help=N_("The mapping: what the columns are to become."))
    ] = None,
    draft_map: Annotated[
        str | None, typer.Option("--draft-map", metavar="FILE", help=N_("Draft a mapping; nothing is imported."))
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help=N_("The source of all rows, in place of the mapping's."),
            autocompletion=candidates.sources,
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help=N_("The sheet of a workbook, by its name or number."))
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help=N_("The encoding of a text, such as gb18030, where unsure.")),
    ] = None,
    rejects: Annotated[
        str | None, typer.Option("--rejects", metavar="FILE", help=N_("Write the rows that are refused as CSV."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Say what would be made, changed, left and refused; write nothing."))
    ] = False,
    force: Force = False,
) -> None:
    """Put the rows of a table into the records, as a mapping says."""
    session: Session = ctx.obj
    if (map is None) == (draft_map is None):
        raise UsageError(
            N_("an import needs a mapping, or drafts one"),
            N_("zonecli import {table} --draft-map {stem}.map.toml; then --map in its place"),
            table=table,
            stem=Path(table).stem,
        )
    if draft_map is not None:
        if session.format.name == "json":
            raise UsageError(N_("--draft-map writes a mapping, and no JSON"))
        _draft(session, Path(table), Path(draft_map), source, sheet, encoding)
        return
    from zonecli.ingest.mapping import read_mapping

    mapping = read_mapping(Path(str(map)))
    layout = _lay_out(session, Path(table), sheet or mapping.sheet, encoding or mapping.encoding, mapping)
    _import(session, layout, mapping, source, rejects, dry_run, force)


def _lay_out(
    session: Session, table: Path, sheet: str | None, encoding: str | None, mapping: Mapping | None = None
) -> Layout:
    from zonecli.ingest.layout import lay_out
    from zonecli.ingest.tables import read_table

    try:
        found = read_table(table, sheet, encoding, reporter(session.quiet))
    finally:
        erase()
    return lay_out(found, mapping.head, mapping.skip) if mapping else lay_out(found)


def _draft(
    session: Session, table: Path, path: Path, source: str | None, sheet: str | None, encoding: str | None
) -> None:
    from zonecli.ingest.drafting import draft_mapping
    from zonecli.ingest.periods import Years
    from zonecli.ingest.roles import Roles
    from zonecli.render.pages.imported import drafted
    from zonecli.store.lookup import find

    catalogue, lang = session.catalogue, session.language
    source = find(catalogue, source, "source") if source else None
    layout = _lay_out(session, table, sheet, encoding)
    fiscal = source is not None and catalogue.source(source).fiscal_year is not None
    roles = Roles(catalogue, layout, Years.PAIRED if fiscal else Years.CALENDAR)
    draft = draft_mapping(roles, catalogue, table.name, source, lang.translate)
    text = draft.text if encoding is None else draft.text.replace("\nhead = ", f'\nencoding = "{encoding}"\nhead = ', 1)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError(
            N_("{path} is there already: nothing is overwritten"), N_("choose another name, or delete it"), path=path
        ) from None
    except OSError as error:
        raise UsageError(N_("{path}: cannot be written: {reason}"), path=path, reason=reason_of(error)) from error
    session.show(Result(page=lambda: drafted(layout, draft, str(path), str(table), lang)))


def _import(
    session: Session,
    layout: Layout,
    mapping: Mapping,
    source: str | None,
    rejects: str | None,
    dry_run: bool,
    force: bool,
) -> None:
    from zonecli.ingest.plan import enter, make_plan
    from zonecli.store.lookup import find

    changes = changes_of(session)
    catalogue = changes.catalogue
    source = find(catalogue, source, "source") if source else None
    try:
        plan = make_plan(catalogue, layout, mapping, source, force, reporter(session.quiet))
    finally:
        erase()
    enter(plan, changes)
    written = False
    if dry_run:
        show_findings(session, changes, brief=True)
    elif plan.created or plan.additions:
        written = write_changes(session, changes, force, brief=True)
    _tell(session, plan, written, rejects)
    if plan.rejected:
        raise typer.Exit(Exit.FINDINGS)


def _tell(session: Session, plan: Plan, written: bool, rejects: str | None) -> None:
    from zonecli.render.pages import imported as render
    from zonecli.views.imported import imported

    lang = session.language
    is_data = session.format.name == "json"
    found = imported(plan, written, str if is_data else lang.translate)
    session.show(Result(view=found, page=lambda: render.page(found, lang)))
    for line in render.wrong_totals(found, lang):
        session.note(line)
    if rejects is not None:
        _write_rejects(found, plan, Path(rejects))
    else:
        for line in render.refusals(found, lang):
            say_as_it_is(line)
    if not plan.created and not plan.additions:
        session.note(lang.message(N_("nothing to change: what the table says is on record, left out or refused")))
    elif not written:
        session.note(lang.message(N_("nothing is written")))


def _write_rejects(found: Imported, plan: Plan, path: Path) -> None:
    from zonecli.cli.output import to_file
    from zonecli.render.csv import separate_rows
    from zonecli.render.pages.imported import reject_rows

    labels = [column.label for column in plan.layout.columns]
    to_file(path, separate_rows(reject_rows(found, labels), ","))
