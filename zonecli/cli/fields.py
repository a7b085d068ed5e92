"""`--fields`: the keys of JSON and the columns of CSV that a run is to print, in one place for all commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, UnknownName, UsageFault
from zonecli.suggest import nearest

if TYPE_CHECKING:
    from zonecli.cli.session import Session

HELP = "help"
JSON = ("json", "jsonl")
SEPARATED = ("csv", "tsv")


def listed(command: str, depth: int = 3) -> str:
    """Return the fields of a command's JSON, one a line, down to a depth of keys."""
    from zonecli.cli.contracts import SHAPES, kinds_of
    from zonecli.render.fields import paths

    found = dict.fromkeys(path for shape in SHAPES[command] for path in paths(kinds_of(shape), depth))
    return "".join(f"{path}\n" for path in found)


def checked(session: Session) -> None:
    """Refuse fields where nothing is printed that has them, or that none of the command's JSON has."""
    if session.fields is None or session.format in SEPARATED:
        return
    if session.format not in JSON:
        raise UsageFault(N_("--fields chooses keys of JSON or columns of CSV"), N_("add --json, or --format csv"))
    from zonecli.cli.contracts import SHAPES, kinds_of
    from zonecli.render.fields import named, tree

    kinds = [kinds_of(shape) for shape in SHAPES[session.command]]
    names = named(session.fields)
    faults = []
    for kind in kinds:
        try:
            tree(names, kind)
        except UnknownName as fault:
            faults.append(fault)
    # JSON Lines of one object are its parts; what those have is seen when they are printed.
    if len(faults) == len(kinds) and session.format == "json":
        raise faults[0]


def written(session: Session, views: Iterable[Any]) -> Iterator[str]:
    """Yield an array of the views as JSON, or a line for each, with the fields that were asked for."""
    from zonecli.render import json

    return json.array(_selected(session, views)) if session.format == "json" else lines(session, views)


def lines(session: Session, views: Iterable[Any]) -> Iterator[str]:
    """Yield a line of JSON for each view, with the fields that were asked for."""
    from zonecli.render import json

    return json.lines(_selected(session, views))


def one(session: Session, view: Any) -> list[str]:
    """Return the view as a JSON document, with the fields that were asked for."""
    from zonecli.render import json

    (found,) = _selected(session, [view])
    return [json.document(found) if session.format == "json" else json.line(found)]


def _selected(session: Session, views: Iterable[Any]) -> Iterable[Any]:
    if session.fields is None:
        return views
    from zonecli.render.fields import named, selected

    return selected(views, named(session.fields))


def separated(session: Session, data: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a header and its rows as CSV or TSV, with the columns that were asked for."""
    from zonecli.render import csv

    delimiter = "," if session.format == "csv" else "\t"
    if session.fields is None:
        return csv.separated(data, delimiter)
    rows = iter(data)
    header = [str(name) for name in next(rows)]
    if session.fields == HELP:
        return iter([f"{name}\n" for name in header])
    at = [header.index(name) for name in _columns(session.fields, header)]
    return csv.separated(([row[n] for n in at] for row in chain([header], rows)), delimiter)


def _columns(text: str, header: Sequence[str]) -> Iterator[str]:
    """Yield the columns of these names; a text in two languages is two of them."""
    from zonecli.render.fields import named

    for name in named(text):
        if name in header:
            yield name
        elif f"{name}_zh" in header:
            yield from (f"{name}_zh", f"{name}_en")
        else:
            near = nearest(name, header)
            raise UnknownName("field", name, near, "--fields help")
