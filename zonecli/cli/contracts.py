"""The JSON of each command: its schema, and the fields of it that `--fields` may name."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from zonecli.cli.registry import COMMANDS, Shape
from zonecli.errors import N_, UnknownName, UsageError
from zonecli.frozen import dataclass
from zonecli.render.formats import Content

if TYPE_CHECKING:
    from zonecli.cli.session import Session

# The commands that have JSON.
NAMES = tuple(name for name, command in COMMANDS.items() if command.shapes)


def kinds_of(shape: Shape) -> Any:
    """Return the class of a shape's objects, or the union of several."""
    found: Any = None
    for each in shape.kinds:
        module, _, name = each.rpartition(".")
        kind = getattr(import_module(f"zonecli.{module}"), name)
        found = kind if found is None else found | kind
    return found


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a command's JSON."""
    from zonecli.render.schema import schema

    command = COMMANDS[name]
    lines = command.shapes[0].lines if Content.LINES in command.gives else ""
    return schema([(kinds_of(shape), shape.many) for shape in command.shapes], f"zonecli {name} --json", lines)


def list_fields(name: str, depth: int = 3) -> str:
    """Return the fields of a command's JSON, one a line, down to a depth of keys."""
    from zonecli.render.fields import paths

    found = dict.fromkeys(path for shape in COMMANDS[name].shapes for path in paths(kinds_of(shape), depth))
    return "".join(f"{path}\n" for path in found)


def check_fields(session: Session, names: str) -> None:
    """Raise UsageError where nothing is printed that has fields, UnknownName where none of the command's JSON has them.

    Columns are known when their header is, and so are the fields of JSON Lines, which hold parts of an object.
    """
    from zonecli.render.fields import parse_names, tree

    shows = session.format.shows
    if shows not in Content.VIEW | Content.LINES | Content.ROWS:
        raise UsageError(N_("--fields chooses keys of JSON or columns of CSV"), N_("add --json, or --format csv"))
    if shows is not Content.VIEW:
        return
    faults = []
    for shape in COMMANDS[session.command].shapes:
        try:
            tree(parse_names(names), kinds_of(shape))
            return
        except UnknownName as fault:
            faults.append(fault)
    raise faults[0]


class Of(StrEnum):
    """What a schema describes."""

    COMMAND = "command"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Published:
    """A schema: `zonecli schema NAME` prints it; `title` is the command line or the file that it describes."""

    name: str
    of: Of
    title: str
