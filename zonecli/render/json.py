"""Views as JSON: field names are keys, decimals are exact numbers, both languages of a text stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from itertools import chain, repeat
from json.encoder import encode_basestring
from typing import Any

from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.render.sanitize import escape_json
from zonecli.store.parts import Parts

_PLAIN = frozenset({str, bool, int, Decimal})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if not field.name.startswith("_"))


def plain(value: Any) -> Any:
    """Return a view as dicts, lists, texts, numbers and None: what the JSON of it says."""
    # Most values are these, and none of their subclasses.
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value._value_
    if isinstance(value, (int, str, Decimal)):
        return value
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Text):
        return {"zh": value.zh or None, "en": value.en or None, **dict(value.others)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)) or (not is_dataclass(value) and isinstance(value, Sequence)):
        return [plain(item) for item in value]
    if is_dataclass(value):
        kind: Any = type(value)
        return {name: plain(getattr(value, name)) for name in _names(kind)}
    raise TypeError(f"no JSON for {type(value).__name__}")


def number(value: Decimal) -> str:
    """Return the decimal as a JSON number, digit for digit, without an exponent."""
    return format(value, "f")


# Most texts are keys, ids and words.
@lru_cache(maxsize=1 << 14)
def _literal(text: str) -> str:
    return escape_json(encode_basestring(text))


def _write(value: Any, indent: str, step: str) -> str:
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return _literal(value)
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, int):
        return str(value)
    inner = indent + step
    if isinstance(value, dict):
        ends = "{}"
        items = [f"{_literal(key)}: {_write(item, inner, step)}" for key, item in value.items()]
    else:
        ends = "[]"
        items = [_write(item, inner, step) for item in value]
    if not items or not step:
        return f"{ends[0]}{', '.join(items)}{ends[1]}"
    gap = f"\n{inner}"
    return f"{ends[0]}{gap}{f',{gap}'.join(items)}\n{indent}{ends[1]}"


def document(view: Any) -> Iterator[str]:
    """Yield one JSON document, indented, with its final newline, piece by piece where it is long."""
    yield from _pieces(view, "", "  ")
    yield "\n"


def line(view: Any) -> str:
    """Return one JSON document on one line, with its final newline."""
    return _write(plain(view), "", "") + "\n"


def lines(views: Iterable[Any]) -> Iterator[str]:
    """Yield JSON documents, each on a line."""
    if isinstance(views, Parts):
        return views.through(lambda part: "".join(map(line, part)))
    return (piece for view in views for piece in chain(_pieces(view, "", ""), "\n"))


def array(views: Iterable[Any]) -> Iterator[str]:
    """Yield one JSON array piece by piece, an element to a line group, without holding it whole."""
    if isinstance(views, Parts):
        texts = filter(None, views.through(lambda part: ",\n  ".join(_write(plain(view), "  ", "  ") for view in part)))
        groups: Iterable[Iterable[str]] = ([text] for text in texts)
    else:
        groups = (_pieces(view, "  ", "  ") for view in views)
    first = True
    for group in groups:
        yield "[\n  " if first else ",\n  "
        yield from group
        first = False
    yield "[]\n" if first else "\n]\n"


# So many elements are not held as one text.
_LONG = 200


def _pieces(value: Any, indent: str, step: str) -> Iterator[str]:
    """Yield what `_write` makes of a view, a long list in it element by element."""
    if not _is_long(value):
        yield _write(plain(value), indent, step)
        return
    kind: Any = type(value)
    is_list = not is_dataclass(value)
    named = () if is_list else _names(kind)
    items = value if is_list else [getattr(value, name) for name in named]
    keys = repeat("") if is_list else (f"{_literal(name)}: " for name in named)
    ends = "[]" if is_list else "{}"
    inner = indent + step
    gap, end = (f"\n{inner}", f"\n{indent}") if step else ("", "")
    before, after = f"{ends[0]}{gap}", f",{gap or ' '}"
    for key, item in zip(keys, items, strict=False):
        yield before + key
        yield from _pieces(item, inner, step)
        before = after
    yield end + ends[1]


def _is_long(value: Any) -> bool:
    """Whether a view is a list of many elements, or has one; the first of its elements is as long as any."""
    if isinstance(value, tuple):
        return len(value) > _LONG or (len(value) > 0 and _is_long(value[0]))
    if isinstance(value, Text | Period) or not is_dataclass(value):
        # A sequence that is no tuple is made as it is gone through.
        return isinstance(value, Sequence) and not isinstance(value, str | list)
    kind: Any = type(value)
    return any(_is_long(getattr(value, name)) for name in _names(kind))
