"""JSON Schema (2020-12) of what the commands print as JSON, made from the views themselves."""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from zonecli.model import periods, texts
from zonecli.model.periods import Period
from zonecli.model.texts import Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PERIOD = r"^\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?(/\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?)?$"
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    Period: {"type": "string", "pattern": PERIOD},
    types.NoneType: {"type": "null"},
}
TEXT = {
    "type": "object",
    "properties": {"zh": {"type": ["string", "null"]}, "en": {"type": ["string", "null"]}},
    "required": ["zh", "en"],
    "additionalProperties": False,
}


def schema(kind: Any, title: str, many: bool = False) -> dict[str, Any]:
    """Return the schema of a view's JSON; with `many`, of an array of it.

    `kind` is a view's class, or several where an element may be any of them.
    """
    definitions: dict[str, Any] = {}
    one = _of(kind, definitions)
    body = {"type": "array", "items": one} if many else one
    return {"$schema": DIALECT, "title": title, **body, "$defs": dict(sorted(definitions.items()))}


def _of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _SIMPLE:
        return dict(_SIMPLE[kind])
    if kind is Text:
        definitions.setdefault("Text", TEXT)
        return {"$ref": "#/$defs/Text"}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _any_of([_of(each, definitions) for each in arguments])
    if origin is tuple:
        assert arguments[1:] == (...,), kind
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1], definitions)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [each.value for each in kind]}
    if is_dataclass(kind) and isinstance(kind, type):
        return _object(kind, definitions)
    raise TypeError(f"no schema for {kind!r}")


def _any_of(found: list[dict[str, Any]]) -> dict[str, Any]:
    if all(set(each) == {"type"} for each in found):
        return {"type": [each["type"] for each in found]}
    return {"anyOf": found}


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = hints_of(kind)
        shown = [field.name for field in fields(kind) if not field.name.startswith("_")]  # type: ignore[arg-type]
        definitions[name] = {
            "description": " ".join((kind.__doc__ or "").split()),
            "type": "object",
            "properties": {each: _of(hints[each], definitions) for each in shown},
            "required": shown,
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def hints_of(kind: type) -> dict[str, Any]:
    """Return the types of a view's fields, those that its module imports for the type checker alone included."""
    return get_type_hints(kind, localns=_names())


def _names() -> dict[str, Any]:
    from fractions import Fraction

    from zonecli.model import figures, intervals, units, vocabulary, zones

    names: dict[str, Any] = {"Decimal": Decimal, "date": datetime.date, "Fraction": Fraction}
    modules: Iterable[types.ModuleType] = (periods, texts, figures, intervals, units, vocabulary, zones)
    for module in modules:
        names.update({name: value for name, value in vars(module).items() if isinstance(value, type)})
    return names
