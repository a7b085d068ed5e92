"""A report before it has a format: its Markdown, and the charts that stand in it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from zonecli.frozen import dataclass
from zonecli.render.bars import ABOUT, LESS, MORE
from zonecli.views.bars import Bar

# GitHub makes links of mail addresses after it has resolved all escapes. A combining grapheme joiner before the @,
# which shows as nothing, keeps it from that; no other reader needs it.
JOINER = "&#847;"
# Where the n-th chart stands, on a line of its own. No text of a record has the character: it would be escaped.
CHART_PLACE = "\x1a{}\x1a"


@dataclass(frozen=True, slots=True)
class Item:
    """One bar or point: what it is called, the printed figure, how far it reaches, the numbers of its footnotes."""

    label: str
    text: str
    bar: Bar
    notes: tuple[int, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether no number is known."""
        return self.bar == Bar(None, None, None)

    @property
    def is_band(self) -> bool:
        """Whether it lies between two ends."""
        return self.bar.low is not None and self.bar.high is not None and self.bar.low < self.bar.high

    @property
    def sign(self) -> str:
        """The sign of its hedge: it may be more than drawn, less, either; empty where both ends are known."""
        if self.bar.low is not None:
            return MORE if self.bar.high is None else ""
        return LESS if self.bar.high is not None else ABOUT if self.bar.value is not None else ""

    @property
    def sure(self) -> Decimal:
        """How far it reaches for certain: the lower end, else the printed number, else nothing."""
        return next((number for number in (self.bar.low, self.bar.value) if number is not None), Decimal(0))

    @property
    def end(self) -> Decimal:
        """How far it may reach, as far as it says."""
        return self.sure if self.bar.high is None else max(self.bar.high, self.sure)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars to compare, or a series in time. `alt` says in a sentence what it shows."""

    kind: Literal["bars", "series"]
    title: str
    alt: str
    items: tuple[Item, ...]

    @property
    def greatest(self) -> Decimal:
        """The greatest number that the items name; 1 where they name none but zero."""
        numbers = (number for item in self.items for number in (item.bar.value, item.bar.low, item.bar.high))
        return max((number for number in numbers if number), default=Decimal(1))


@dataclass(frozen=True, slots=True)
class Document:
    """A report in GitHub Markdown; `title` is plain text, `lang` the code of its language.

    `office` issues it, `number` says which of its issues it is, `date` from when it is: plain text as it is printed,
    empty where nothing is said. A chart is an object, and the Markdown has but its place: no text can bring one in.
    """

    markdown: str
    title: str
    lang: str
    charts: tuple[Chart, ...] = ()
    office: str = ""
    number: str = ""
    date: str = ""
