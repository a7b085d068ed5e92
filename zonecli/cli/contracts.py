"""The JSON of each command: the views that it prints, and whether one or an array of them."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import Any

from zonecli.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of a command's JSON.

    `kinds` are view classes as `module.Class`, of which it prints any; `many` says that it prints an array of them;
    `line` is the class that a line of JSON Lines holds, where that is a part of the object.
    """

    kinds: tuple[str, ...]
    many: bool
    line: str = ""


def _array(*kinds: str) -> Shape:
    return Shape(kinds, True)


def _object(*kinds: str, line: str = "") -> Shape:
    return Shape(kinds, False, line)


# Where a command has several shapes, an argument decides: the array is printed without it.
SHAPES: dict[str, tuple[Shape, ...]] = {
    "list": (_array("views.listing.ZoneRow"),),
    "show": (_object("views.profile.Profile"),),
    "compare": (_object("views.comparison.Comparison", line="Row"),),
    "rank": (_object("views.ranking.Ranking", line="Entry"),),
    "facts": (_array("views.facts.FactView"),),
    "templates": (_array("report.templates.Head"), _object("report.templates.Head")),
    "check": (_array("views.findings.Finding"), _object("check.rules.rule.Rule"), _array("check.rules.rule.Rule")),
    "trace": (_object("views.trace.Trace"),),
    "figure": (_object("views.figure.Reading", "views.figure.Refusal"),),
    "coverage": (_object("views.coverage.Coverage", line="ZoneCoverage"),),
    "sources": (_array("views.sources.SourceView"), _object("views.sources.Evidence")),
    "indicators": (_array("views.indicators.IndicatorView"), _object("views.indicators.IndicatorFacts")),
    "info": (_object("views.info.Inventory"),),
    "schema": (_array("cli.contracts.Published"),),
}

_LINES = "With --format jsonl every line is an element."
_LINES_OF = "With --format jsonl every line is a {line}."
_SEVERAL = {"figure": "For several texts, one such object a line."}


def kinds_of(shape: Shape) -> Any:
    """Return the class of a shape's objects, or the union of several."""
    found: Any = None
    for each in shape.kinds:
        module, _, name = each.rpartition(".")
        kind = getattr(import_module(f"zonecli.{module}"), name)
        found = kind if found is None else found | kind
    return found


def schema_of(command: str, formats: tuple[str, ...]) -> dict[str, Any]:
    """Return the JSON Schema of a command's JSON."""
    from zonecli.render.schema import schema

    shapes = SHAPES[command]
    line = shapes[0].line
    said = _SEVERAL.get(command, "")
    if "jsonl" in formats and not said:
        said = _LINES_OF.format(line=line) if line else _LINES
    return schema([(kinds_of(shape), shape.many) for shape in shapes], f"zonecli {command} --json", said)


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
