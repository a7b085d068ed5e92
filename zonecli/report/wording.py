"""What a record says, as words of the report's language: dates, names, closed choices, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from jinja2 import Undefined

from zonecli.errors import N_
from zonecli.figures.reader import Hedge
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.records.periods import Period
from zonecli.records.vocabulary import Better, Theme
from zonecli.records.zones import Level, Rank, Status
from zonecli.render import labels
from zonecli.render.labels import APART, REASONS, WHYS
from zonecli.render.markdown_page import markdown_text
from zonecli.render.pages.ranking import place
from zonecli.render.periods import write, write_day, write_known
from zonecli.report.faults import TemplateError, unknown
from zonecli.report.kinds import kind_of
from zonecli.report.safe import RecordCount, Recorded, Safe, join_safe, literal, safe_text
from zonecli.views.choice import Why
from zonecli.views.comparable import Position
from zonecli.views.measure import Reason
from zonecli.views.selection import Apart

_BRACES = re.compile(r"\{(\w+)\}")
_CHOICES: dict[type, Mapping[Any, str]] = {
    Level: words.LEVELS,
    Status: words.STATUSES,
    Rank: words.RANKS,
    Theme: words.THEMES,
    Better: words.BETTER,
    Hedge: words.HEDGES,
    Why: WHYS,
    Reason: REASONS,
    Apart: APART,
}


class Words:
    """The wording of values in one language."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        # What is printed as something else than its name: figures, with their footnotes.
        self.printers: dict[type, Callable[[Any], Safe]] = {}

    def safe(self, value: object) -> Safe:
        """Return what a template prints of a value; raises TemplateError for what cannot be printed."""
        if isinstance(value, Safe):
            return value
        if isinstance(value, str) and not isinstance(value, Enum):
            return safe_text(value)
        if isinstance(value, Undefined):
            # One that was never defined raises here; an `if` without an `else` prints nothing.
            return Safe(str(value))
        printer = self.printers.get(type(value))
        if printer is not None:
            return printer(value)
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            written = f"{value:f}" if isinstance(value, Decimal) else str(value)
            return Safe(literal(written), () if isinstance(value, Recorded) else (written,))
        return Safe(literal(self.name_of(value)))

    def message(self, message: str, /, **values: object) -> Safe:
        """Return one of the program's own messages, filled with what is printed of the values."""
        return self.fill(self.lang.translate(message), values)

    def fill(
        self,
        message: str,
        values: Mapping[str, object],
        places: re.Pattern[str] = _BRACES,
        escape: Callable[[str], str] = markdown_text,
    ) -> Safe:
        """Return a message in the report's language with its placeholders filled."""
        found, end = [], 0
        for match in places.finditer(message):
            found += [
                Safe(escape(message[end : match.start()])),
                self._value(match[1], values) if match[1] else Safe("%"),
            ]
            end = match.end()
        return join_safe([*found, Safe(escape(message[end:]))])

    def _value(self, name: str, values: Mapping[str, object]) -> Safe:
        if name not in values:
            raise unknown(N_("the message needs a value for “{name}”"), name, list(values))
        return self.safe(values[name])

    def name_of(self, value: object) -> str:
        """Return what a record's value is called."""
        if value is None:
            return labels.MISSING
        if isinstance(value, Text):
            return self.lang.pick(value)
        if isinstance(value, Period):
            return self.period(value)
        if isinstance(value, date):
            return write_day(value, self.lang)
        if isinstance(value, Position):
            return place(value, self.lang)
        if isinstance(value, Enum):
            return self.lang.translate(_CHOICES.get(type(value), {}).get(value, str(value.value)))
        name = getattr(value, "name", None) or getattr(value, "title", None)
        if is_dataclass(value) and isinstance(name, Text):
            return self.lang.pick(name)
        raise TemplateError(
            N_("this {kind} cannot be printed as it is"), N_("print a part of it, or loop over it"), kind=kind_of(value)
        )

    def number(self, value: float | Decimal) -> Safe:
        """Return a number with its thousands marked; one that no record holds is unsourced."""
        written = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
        return Safe(literal(written), () if isinstance(value, Recorded) else (written,))

    def issue(self, number: object) -> Safe:
        """Return which of its issues a document is: a bare number in words, anything else as it stands."""
        return self.message(N_("No. {number}"), number=number) if str(number).isdecimal() else self.safe(number)

    def count(self, items: object) -> int:
        """Return how many there are; of records, it is a number attributed to records."""
        if isinstance(items, (str, Safe)) or not hasattr(items, "__len__"):
            raise TemplateError(N_("“length” needs a list, not this {kind}"), kind=kind_of(items))
        first = next(iter(items), None)  # type: ignore[call-overload]
        attributed = first is None or is_dataclass(first) or isinstance(first, (Recorded, Period, Enum, tuple))
        return RecordCount(len(items)) if attributed else len(items)

    def period(self, value: Period) -> str:
        """Return a period as the language writes it."""
        return write(value, self.lang)

    def since(self, period: Period | None, known: Period | None) -> str:
        """Return a figure's period or, where its source names none, by when it was known."""
        if period is not None:
            return self.period(period)
        return write_known(known, self.lang) if known else labels.MISSING

    def list_items(self, items: list[Safe]) -> Safe:
        """Return the items as a list in a line of text."""
        return join_safe(items, "、" if self.lang.code == "zh" else ", ")
