"""A period or a date given on the command line."""

from __future__ import annotations

from zonecli.errors import N_, UsageFault
from zonecli.model.periods import Period, PeriodError, period


def given(text: str | None) -> Period | None:
    """Return the period that an option gives, None where it is not given; raises UsageFault."""
    if text is None:
        return None
    try:
        return period(text)
    except PeriodError:
        raise UsageFault(
            N_("“{text}” is no period"),
            N_("a period is a year, a month or a day: 2024, 2024-06, 2024-06-30"),
            text=text,
        ) from None
