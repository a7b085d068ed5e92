"""Views as rows of CSV: a text is two columns, Chinese and English, and a third for others; a list is joined by `;`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any

from zonecli.i18n import Text
from zonecli.render.json import plain


@cache
def _columns(kind: Any) -> tuple[tuple[str, bool], ...]:
    """The names of the view's fields, and whether each is a text by languages."""
    return tuple(
        (field.name, str(field.type).startswith("Text"))
        for field in fields(kind)
        if not field.name.startswith("_") and field.name not in ("converted", "inputs")
    )


@cache
def _getter(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[bool, ...]]:
    """What takes the fields' values out of a view, and whether each is a text by languages."""
    names, are_texts = zip(*_columns(kind), strict=True)
    return attrgetter(*names) if len(names) > 1 else lambda view: (getattr(view, names[0]),), are_texts


def header(kind: type) -> list[str]:
    """Return the columns of a view's rows."""
    columns = (text_header(name) if is_text else [name] for name, is_text in _columns(kind))
    return [name for names in columns for name in names]


def cells(view: Any) -> list[object]:
    """Return one view as a row."""
    row: list[object] = []
    kind: Any = type(view)
    values, are_texts = _getter(kind)
    for value, is_text in zip(values(view), are_texts, strict=True):
        if is_text:
            row += text_cells(value)
        else:
            # Most are texts, and need no call.
            row.append("" if value is None else value if type(value) is str else _cell[type(value)](value))
    return row


def text_header(name: str) -> list[str]:
    """Return the columns of a text by languages."""
    return [f"{name}_zh", f"{name}_en", f"{name}_other"]


def text_cells(text: Text | None) -> list[object]:
    """Return a text's Chinese and English, and what it has in others: `vi: Khu công nghệ cao`."""
    if text is None:
        return ["", "", ""]
    return [text.zh, text.en, "; ".join(f"{tag}: {other}" for tag, other in text.others) if text.others else ""]


def rows(kind: type, views: Iterable[Any]) -> Iterator[list[object]]:
    """Yield the header and the rows."""
    yield [*header(kind)]
    yield from map(cells, views)


def cell(value: object) -> object:
    """Return a value as a cell: decimals in full, and not as texts, so that a minus is no formula."""
    return "" if value is None else _cell[type(value)](value)


def _list(value: tuple[Any, ...]) -> object:
    if value and isinstance(value[0], Enum):
        return " ".join([each._value_ for each in value])
    return ";".join([str(plain(each)) for each in value])


class _Number(Decimal):
    def __str__(self) -> str:
        return format(self, "f")


class _Cells(dict[type, Callable[[Any], object]]):
    """What makes a cell of a value, by its type."""

    def __missing__(self, kind: type) -> Callable[[Any], object]:
        if issubclass(kind, Enum):
            self[kind] = attrgetter("_value_")
        else:
            self[kind] = _Number if issubclass(kind, Decimal) else _list if issubclass(kind, tuple) else plain
        return self[kind]


_cell = _Cells()
