"""What the reader of printed quantities answers with: a figure, or the part that it could not understand."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from zonecli.errors import N_, ZoneError
from zonecli.frozen import dataclass

if TYPE_CHECKING:
    from decimal import Decimal

    from zonecli.figures.units.ids import Unit


_OF_THE_YEAR_BEFORE = ("上年", "去年", "同期", "前一年", "上月", "上季度")


class Hedge(StrEnum):
    """How a source qualifies a number."""

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"  # below and close to it (近40%); under says only that it is below (不到5%)
    UNDER = "under"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    SEVERAL = "several"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed quantity and what it means.

    `value`, `low` and `high` are exact, in `unit`, with 万, 亿, million and % taken in. `value` is None for a
    range and for 数千; an end of None is unbounded; an open end is itself left out. `hedges` has more than one
    where 约 stands beside another (约10%–15%: about, range): such a range is open, and `ends` keeps what it
    prints. `digits` counts the significant digits of the printed number, the zeros of a whole number included;
    None where it prints no digits to count (一半, 数千). `counted` is what a count counts, as printed. `sense` is
    None for a level, else "growth", "decline", "multiple", "per-capita" or "per-area"; a decline is below zero.
    `given` figures were typed by hand beside a print that is not read. `base` is what a figure is compared with or a
    share of, as printed (高于全市5.8个百分点); `equivalent` what stands in brackets behind it (350公顷(5250亩));
    `assumed` a currency that a sign alone ($, ¥) was taken for.
    """

    printed: str
    value: Decimal | None
    unit: Unit | None
    hedges: tuple[Hedge, ...]
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    digits: int | None
    counted: str | None
    sense: str | None
    ends: tuple[Decimal, Decimal] | None = None
    given: bool = False
    base: str | None = None
    equivalent: str | None = None
    assumed: str | None = None

    @property
    def hedge(self) -> Hedge:
        """The hedge that says most: the first."""
        return self.hedges[0]

    @property
    def own_base(self) -> str | None:
        """The base, but for one that goes without saying: a growth is on the year before."""
        return None if self.base is None or self.base.startswith(_OF_THE_YEAR_BEFORE) else self.base

    @property
    def is_change(self) -> bool:
        """Whether it says how much something has grown or shrunk, and not how much it is."""
        return self.sense in ("growth", "decline")

    def negate(self) -> Figure:
        """Return the figure with the opposite sign: a decline as its size."""
        value, low, high = (number and number.copy_negate() for number in (self.value, self.low, self.high))
        ends = self.ends and (self.ends[1].copy_negate(), self.ends[0].copy_negate())
        return replace(
            self, value=value, low=high, high=low, low_open=self.high_open, high_open=self.low_open, ends=ends
        )


class ParseFailure(Exception):
    """The characters from `start` to `end` of the text being read are not understood, for a `reason`.

    It does not leave the reader, which makes a FigureError of it.
    """

    def __init__(self, start: int, end: int, reason: str) -> None:
        super().__init__(start, end, reason)
        self.start = start
        self.end = end
        self.reason = reason


class FigureError(ZoneError):
    """A printed figure, or its unit, that cannot be read whole.

    `printed[start:end]` is the part that was not understood. `reason` is a short stable code: "empty",
    "too-long", "no-number", "unknown-text", "not-a-quantity" (a date, an ordinal, a label), "ambiguous",
    "contradiction" (近70多, $5元), "two-scales" (1.2亿 in a column of 万元) or "malformed-number".
    """

    sentences: ClassVar = {
        "empty": N_("there is no figure here"),
        "too-long": N_("the text is too long to be a figure"),
        "no-number": N_("“{printed}” cannot be read: no number stands at “{part}”"),
        "unknown-text": N_("“{printed}” cannot be read: “{part}” is not understood"),
        "not-a-quantity": N_("“{printed}” is not a quantity: “{part}” makes it a date, an ordinal or a label"),
        "ambiguous": N_("“{printed}” cannot be read: “{part}” may mean several things"),
        "contradiction": N_("“{printed}” cannot be read: “{part}” contradicts the rest"),
        "two-scales": N_("“{printed}” has a scale of its own, and so has the unit beside it"),
        "malformed-number": N_("“{printed}” cannot be read: “{part}” is not a well-formed number"),
    }

    def __init__(self, printed: str, start: int, end: int, reason: str) -> None:
        shown = printed if len(printed) <= 60 else printed[:59] + "…"
        super().__init__(printed=shown, part=printed[start:end][:60])
        self.printed = printed
        self.start = start
        self.end = end
        self.reason = reason
        self.sentence = self.sentences[reason]
