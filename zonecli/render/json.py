"""Views as JSON: field names are keys, decimals are exact numbers, both languages of a text stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.render.sanitize import escape_json


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if not field.name.startswith("_"))


def plain(value: Any) -> Any:
    """Return a view as dicts, lists, texts, numbers and None: what the JSON of it says."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, str, Decimal)):
        return value
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Text):
        return {"zh": value.zh or None, "en": value.en or None, **dict(value.others)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if is_dataclass(value):
        kind: Any = type(value)
        return {name: plain(getattr(value, name)) for name in _names(kind)}
    raise TypeError(f"no JSON for {type(value).__name__}")


def number(value: Decimal) -> str:
    """Return the decimal as a JSON number, digit for digit, without an exponent."""
    return format(value, "f")


def _write(value: Any, indent: str, step: str) -> str:
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return escape_json(encode_basestring(value))
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, int):
        return str(value)
    inner = indent + step
    if isinstance(value, dict):
        ends = "{}"
        items = [f"{_write(key, '', '')}: {_write(item, inner, step)}" for key, item in value.items()]
    else:
        ends = "[]"
        items = [_write(item, inner, step) for item in value]
    if not items or not step:
        return f"{ends[0]}{', '.join(items)}{ends[1]}"
    gap = f"\n{inner}"
    return f"{ends[0]}{gap}{f',{gap}'.join(items)}\n{indent}{ends[1]}"


def document(view: Any) -> str:
    """Return one JSON document, indented, with its final newline."""
    return _write(plain(view), "", "  ") + "\n"


def line(view: Any) -> str:
    """Return one JSON document on one line, with its final newline."""
    return _write(plain(view), "", "") + "\n"


def array(views: Iterable[Any]) -> Iterator[str]:
    """Yield one JSON array piece by piece, an element to a line group, without holding it whole."""
    first = True
    for view in views:
        yield ("[\n  " if first else ",\n  ") + _write(plain(view), "  ", "  ")
        first = False
    yield "[]\n" if first else "\n]\n"
