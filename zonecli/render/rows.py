"""Views as rows of CSV: a text in two languages is two columns, a list is joined by `;`, what is missing is empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from zonecli.render.json import plain


@cache
def _columns(kind: Any) -> tuple[tuple[str, bool], ...]:
    """The names of the view's fields, and whether each is a text in two languages."""
    return tuple(
        (field.name, str(field.type).startswith("Text"))
        for field in fields(kind)
        if not field.name.startswith("_") and field.name not in ("converted", "inputs")
    )


def header(kind: type) -> list[str]:
    """Return the columns of a view's rows."""
    columns = ([f"{name}_zh", f"{name}_en"] if bilingual else [name] for name, bilingual in _columns(kind))
    return [name for names in columns for name in names]


def cells(view: Any) -> list[object]:
    """Return one view as a row."""
    row: list[object] = []
    kind: Any = type(view)
    for name, bilingual in _columns(kind):
        value = getattr(view, name)
        if bilingual:
            row += [value.zh, value.en] if value else ["", ""]
        else:
            row.append(cell(value))
    return row


def rows(kind: type, views: Iterable[Any]) -> Iterator[list[object]]:
    """Yield the header and the rows."""
    yield [*header(kind)]
    yield from map(cells, views)


def cell(value: object) -> object:
    """Return a value as a cell: decimals in full, and not as texts, so that a minus is no formula."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return _Number(value)
    if isinstance(value, tuple):
        if value and isinstance(value[0], Enum):
            return " ".join(each.value for each in value)
        return ";".join(str(plain(each)) for each in value)
    return plain(value)


class _Number(Decimal):
    def __str__(self) -> str:
        return format(self, "f")
