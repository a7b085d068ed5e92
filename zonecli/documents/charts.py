"""A chart as a template writes it into Markdown: one JSON object, read without trust."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from zonecli.frozen import dataclass
from zonecli.render.sanitize import clean

_KINDS = ("bars", "series")
_MOST_ITEMS = 500
# Beyond this the ratio of two numbers says nothing that an eye could see.
_LARGEST = Decimal("1e40")


@dataclass(frozen=True, slots=True)
class Item:
    """One bar or point: what it is called, the printed figure, the number and the ends that its hedge allows.

    An end that is None is open; where all three are None, no figure is known.
    """

    label: str
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    mark: str

    @property
    def missing(self) -> bool:
        """Whether no number is known."""
        return self.value is None and self.low is None and self.high is None

    @property
    def numbers(self) -> list[Decimal]:
        """The numbers that it names."""
        return [number for number in (self.value, self.low, self.high) if number is not None]

    @property
    def opens_up(self) -> bool:
        """Whether it may be more than any number that it names."""
        return self.high is None and self.low is not None

    @property
    def opens_down(self) -> bool:
        """Whether it may be less than any number that it names."""
        return self.low is None and self.high is not None

    @property
    def about(self) -> bool:
        """Whether it lies near its number, on either side."""
        return self.value is not None and self.low is None and self.high is None

    @property
    def band(self) -> bool:
        """Whether it lies between two ends."""
        return self.low is not None and self.high is not None and self.low < self.high

    @property
    def sure(self) -> Decimal:
        """How far it reaches for certain: the lower end, else the printed number, else nothing."""
        return next((number for number in (self.low, self.value) if number is not None), Decimal(0))

    @property
    def end(self) -> Decimal:
        """How far it may reach, as far as it says."""
        return self.sure if self.high is None else max(self.high, self.sure)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars to compare, or a series in time. `alt` says in a sentence what it shows."""

    kind: Literal["bars", "series"]
    title: str
    alt: str
    items: tuple[Item, ...]

    @property
    def span(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number, zero among them."""
        numbers = [Decimal(0), *(number for item in self.items for number in item.numbers)]
        return min(numbers), max(numbers)


def read_chart(text: str) -> Chart | None:
    """Return the chart, None where the text is not one."""
    try:
        found = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)
        if found["kind"] not in _KINDS or len(found["items"]) > _MOST_ITEMS:
            return None
        items = tuple(_item(item) for item in found["items"])
        return Chart(found["kind"], _text(found, "title"), _text(found, "alt"), items) if items else None
    except (ValueError, TypeError, KeyError, InvalidOperation, RecursionError):
        return None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _item(found: dict[str, Any]) -> Item:
    value, low, high = (_number(found, key) for key in ("value", "low", "high"))
    return Item(_text(found, "label"), _text(found, "text"), value, low, high, _text(found, "mark"))


def _text(found: dict[str, Any], key: str) -> str:
    value = found.get(key, "")
    if not isinstance(value, str):
        raise TypeError(key)
    return clean(value)


def _number(found: dict[str, Any], key: str) -> Decimal | None:
    value = found.get(key)
    if value is None:
        return None
    if not isinstance(value, Decimal) or not value.copy_abs() < _LARGEST:
        raise TypeError(key)
    return value
