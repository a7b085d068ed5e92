"""What a record says, as words of the report's language: dates, names, closed choices, numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from jinja2 import Undefined

from zonecli.errors import N_
from zonecli.languages import Language
from zonecli.model.figures import Hedge
from zonecli.model.periods import Period
from zonecli.model.texts import Text
from zonecli.model.vocabulary import Better, Theme
from zonecli.model.zones import Kind, Level, Rank, Status
from zonecli.render import report_dates, words
from zonecli.render.caveats import HEDGES, REASONS, WHYS
from zonecli.render.ranking import UNRANKED, place
from zonecli.render.report_bounds import kind_of
from zonecli.render.report_faults import TemplateFault
from zonecli.render.report_text import RecordCount, Recorded, Safe, literal, safe_text
from zonecli.views.choice import Why
from zonecli.views.measure import Reason
from zonecli.views.places import Place
from zonecli.views.ranking import Unranked

_CHOICES: dict[type, Mapping[Any, str]] = {
    Kind: words.KINDS,
    Level: words.LEVELS,
    Status: words.STATUSES,
    Rank: words.RANKS,
    Theme: words.THEMES,
    Better: words.BETTER,
    Hedge: HEDGES,
    Why: WHYS,
    Reason: REASONS,
    Unranked: UNRANKED,
}


class Words:
    """The wording of values in one language."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        # What is printed as something else than its name: figures, with their footnotes.
        self.printers: dict[type, Callable[[Any], Safe]] = {}

    def safe(self, value: object) -> Safe:
        """Return what a template prints of a value; raises TemplateFault for what cannot be printed."""
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
        return Safe(literal(self.said(value)))

    def said(self, value: object) -> str:
        """Return what a record's value is called."""
        if value is None:
            return words.MISSING
        if isinstance(value, Text):
            return self.lang.pick(value)
        if isinstance(value, Period):
            return self.period(value)
        if isinstance(value, date):
            return report_dates.day(value, self.lang.code)
        if isinstance(value, Place):
            return place(value)
        if isinstance(value, Enum):
            return self.lang.translate(_CHOICES.get(type(value), {}).get(value, str(value.value)))
        name = getattr(value, "name", None) or getattr(value, "title", None)
        if is_dataclass(value) and isinstance(name, Text):
            return self.lang.pick(name)
        raise TemplateFault(
            N_("this {kind} cannot be printed as it is"), N_("print a part of it, or loop over it"), kind=kind_of(value)
        )

    def number(self, value: object) -> Safe:
        """Return a number with its thousands marked; one that no record holds is doubted."""
        if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
            raise TemplateFault(N_("“number” needs a number, not this {kind}"), kind=kind_of(value))
        written = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
        return Safe(literal(written), () if isinstance(value, Recorded) else (written,))

    def count(self, items: object) -> int:
        """Return how many there are; of records, it is a number that records vouch for."""
        if isinstance(items, (str, Safe)) or not hasattr(items, "__len__"):
            raise TemplateFault(N_("“length” needs a list, not this {kind}"), kind=kind_of(items))
        first = next(iter(items), None)  # type: ignore[call-overload]
        vouched = first is None or is_dataclass(first) or isinstance(first, (Recorded, Period, Enum, tuple))
        return RecordCount(len(items)) if vouched else len(items)

    def period(self, value: Period) -> str:
        """Return a period as the language writes it."""
        return report_dates.written(value, self.lang.code)

    def since(self, period: Period | None, known: Period | None) -> str:
        """Return a figure's period or, where its source names none, by when it was known."""
        if period is not None:
            return self.period(period)
        return self.lang.say(N_("by {date}"), date=self.period(known)) if known else words.MISSING

    def listed(self, items: list[Safe]) -> Safe:
        """Return the items as a list in a line of text."""
        from zonecli.render.report_text import joined

        return joined(items, "、" if self.lang.code == "zh" else ", ")
