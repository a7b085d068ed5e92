"""JSON Schema (2020-12) of what the commands print as JSON, made from the views."""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from zonecli import i18n
from zonecli.i18n import Text
from zonecli.records import periods
from zonecli.records.fields import FACT_PERIOD
from zonecli.records.periods import Period

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
    types.NoneType: {"type": "null"},
}
_NAMED: dict[Any, tuple[str, dict[str, Any]]] = {
    Text: (
        "Text",
        {
            "description": "A text in Chinese, in English, and in others by their BCP 47 tags; null is not recorded.",
            "type": "object",
            "properties": {"zh": {"type": ["string", "null"]}, "en": {"type": ["string", "null"]}},
            "required": ["zh", "en"],
            "additionalProperties": {"type": "string"},
        },
    ),
    Period: (
        "Period",
        {
            "description": "A year, quarter, half-year, month or day, a fiscal year, or two of them as start/end.",
            "type": "string",
            **FACT_PERIOD.schema,
        },
    ),
}


def schema(shapes: Sequence[tuple[Any, bool]], title: str, description: str = "") -> dict[str, Any]:
    """Return the schema of a command's JSON, which has one of the shapes.

    A shape is a view's class (or a union of classes), and whether an array of it is printed.
    """
    definitions = _Definitions()
    bodies: list[dict[str, Any]] = []
    for kind, many in shapes:
        one = definitions.of(kind)
        bodies.append({"type": "array", "items": one} if many else one)
    body = bodies[0] if len(bodies) == 1 else {"anyOf": bodies}
    head = {"$schema": DIALECT, "title": title, **({"description": description} if description else {})}
    return {**head, **body, "$defs": dict(sorted(definitions.found.items()))}


class _Definitions:
    """The `$defs` of one schema, filled while types are described."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Any]] = {}
        self._kinds: dict[str, Any] = {}

    def of(self, kind: Any) -> dict[str, Any]:
        """Return the schema of a type, referring to definitions."""
        if kind in _SIMPLE:
            return dict(_SIMPLE[kind])
        if kind in _NAMED:
            name, text = _NAMED[kind]
            self.found[name] = text
            return _reference(name)
        origin, arguments = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            return _any_of([self.of(each) for each in arguments])
        if origin is tuple:
            assert arguments[1:] == (...,), kind
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._define(kind, {"type": "string", "enum": [each.value for each in kind]})
        if isinstance(kind, type) and issubclass(kind, str):
            return {"type": "string"}
        if is_dataclass(kind) and isinstance(kind, type):
            return self._object(kind)
        raise TypeError(f"no schema for {kind!r}")

    def _define(self, kind: type, text: dict[str, Any]) -> dict[str, Any]:
        name = kind.__name__
        if self._kinds.setdefault(name, kind) is not kind:
            raise TypeError(f"two kinds are called {name}")
        self.found[name] = {"description": " ".join((kind.__doc__ or "").split()), **text}
        return _reference(name)

    def _object(self, kind: type) -> dict[str, Any]:
        if self._kinds.get(kind.__name__) is not kind:
            # A view may hold views of its own kind, so it is known before its fields are.
            self._define(kind, {})
            hints = hints_of(kind)
            shown = shown_fields(kind)
            text = {
                "type": "object",
                "properties": {each: self.of(hints[each]) for each in shown},
                "required": shown,
                "additionalProperties": False,
            }
            self._define(kind, text)
        return _reference(kind.__name__)


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _any_of(found: list[dict[str, Any]]) -> dict[str, Any]:
    if all(set(each) == {"type"} for each in found):
        return {"type": [each["type"] for each in found]}
    return {"anyOf": found}


def shown_fields(kind: type) -> list[str]:
    """Return the names of a view's fields that its JSON has as keys."""
    return [field.name for field in fields(kind) if not field.name.startswith("_")]


def hints_of(kind: type) -> dict[str, Any]:
    """Return the types of a view's fields, those that its module imports for the type checker alone included."""
    return get_type_hints(kind, localns=_names())


def _names() -> dict[str, Any]:
    import datetime
    from fractions import Fraction

    from zonecli.figures import intervals, reader
    from zonecli.figures.units import lookup
    from zonecli.records import vocabulary, zones

    names: dict[str, Any] = {"Decimal": Decimal, "date": datetime.date, "Fraction": Fraction}
    modules: Iterable[types.ModuleType] = (periods, i18n, reader, intervals, lookup, vocabulary, zones)
    for module in modules:
        names.update({name: value for name, value in vars(module).items() if isinstance(value, type)})
    return names
