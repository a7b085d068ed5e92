"""`zonecli schema`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zonecli.cli.completion import candidates
from zonecli.cli.session import Session
from zonecli.errors import N_, UnknownName
from zonecli.render.formats import Result
from zonecli.suggest import nearest

if TYPE_CHECKING:
    from zonecli.cli.contracts import Published
    from zonecli.render.blocks import Table

EXAMPLES = ("zonecli schema", "zonecli schema zone -o zone.schema.json")


def run(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help=N_("A command, or a kind of record file: zone, source, indicators, kinds, industries, places, rates."),
            autocompletion=candidates.schemas,
        ),
    ] = None,
    command: Annotated[
        bool, typer.Option("--command", help=N_("The command of this name, where a record file has it too."))
    ] = False,
) -> None:
    """Print the JSON Schema of a command's JSON or of a record file."""
    from zonecli.records.reader import FILES

    session: Session = ctx.obj
    if name is None:
        _list(session)
        return
    kind = name.removesuffix(".toml")
    found = _of_records(kind) if kind in FILES and not command else _of_command(name)
    session.write([json.dumps(found, ensure_ascii=False, indent=2) + "\n"])


def _of_records(kind: str) -> dict[str, Any]:
    # Pydantic takes 200 ms to import; nothing but these schemas and what `check` refuses needs it.
    from zonecli.records.schema import record_schema

    return record_schema(kind)


def _of_command(name: str) -> dict[str, Any]:
    from zonecli.cli.contracts import NAMES, schema_of
    from zonecli.records.reader import FILES

    if name not in NAMES:
        raise UnknownName("schema", name, nearest(name, [*NAMES, *FILES]), "zonecli schema")
    return schema_of(name)


def _list(session: Session) -> None:
    from zonecli.cli.contracts import NAMES, Of, Published
    from zonecli.records.reader import FILES

    found = [Published(kind, Of.RECORD, file.path) for kind, file in FILES.items()]
    found += [Published(each, Of.COMMAND, f"zonecli {each} --json") for each in NAMES]
    session.show(Result(views=found, page=lambda: [_table(session, found)]))


def _table(session: Session, found: Sequence[Published]) -> Table:
    from zonecli.render.blocks import Column, Table

    translate = session.language.translate
    columns = [Column(translate(N_("Schema"))), Column(translate(N_("of"))), Column(translate(N_("describes")))]
    kinds = {"command": translate(N_("command")), "record": translate(N_("record file"))}
    return Table(columns, [(each.name, kinds[each.of], each.title) for each in found])
