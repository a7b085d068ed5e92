"""The rules of facts and events: what they refer to, when, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zonecli.check.form import language_issues
from zonecli.check.problems import Issue, Path, issue
from zonecli.check.references import References, unknown
from zonecli.check.rules.facts import (
    ACTUAL_OF_THE_FUTURE,
    CHANGE_UNDER_LEVEL,
    CHANGE_UNDER_UNKNOWN,
    DEPRECATED_WITHOUT_NOTE,
    DERIVED_INDICATOR,
    EVENT_OF_THE_FUTURE,
    FIGURE_NOT_READ,
    LEVEL_UNDER_CHANGE,
    NEEDLESS_VALUE,
    OTHER_DIMENSION,
    STATEMENT_TWICE,
    UNKNOWN_UNIT,
)
from zonecli.check.rules.form import MISSING_KEY, UNKNOWN_INDICATOR, UNKNOWN_SOURCE
from zonecli.errors import N_
from zonecli.figures.reader import FigureError, read
from zonecli.records import reader
from zonecli.records.fields import fields_of
from zonecli.records.periods import Period
from zonecli.records.reader import DollarOf
from zonecli.records.scale import measures, sense_of
from zonecli.records.vocabulary import Indicator
from zonecli.records.zones import Event, Fact, PrintedFigure, Rank, Status

_REPORTED = (Status.ACTUAL, Status.PROVISIONAL)


def rows_of(raw: Mapping[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the tables of an array of tables, each with its number; nothing of what is not of this form."""
    rows = raw.get(key)
    for n, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield n, row


def _dollar_in(row: Mapping[str, Any], dollar_of: DollarOf | None) -> str | None:
    return dollar_of(row["source"]) if dollar_of and isinstance(row.get("source"), str) else None


def figure_issues(raw: Mapping[str, Any], dollar_of: DollarOf | None = None) -> Iterator[Issue]:
    """Yield the figures of a refused record that cannot be read, and units that nobody knows."""
    for n, row in rows_of(raw, "facts"):
        try:
            stated = {key: row[key] for key in fields_of(PrintedFigure) if key in row}
            reader.figure(stated, _dollar_in(row, dollar_of))
        except FigureError as error:
            in_unit = "unit" in row and error.printed == row["unit"] and error.printed != row.get("figure")
            yield Issue(
                UNKNOWN_UNIT if in_unit else FIGURE_NOT_READ,
                ("facts", n, "unit" if in_unit else "figure"),
                error.sentence,
                N_("give its number as “value” with “unit”; `zonecli figure` shows how a figure is read"),
                error.details,
                part=(error.start, error.end),
            )
        except reader.REFUSED:
            if "hedge" in row and "value" not in row:
                yield Issue(
                    MISSING_KEY,
                    ("facts", n, "hedge"),
                    N_("“hedge” stands without “value”"),
                    N_("the hedge of a printed figure is read from it; delete “hedge”, or add “value” with “unit”"),
                    on_key=True,
                )


def needless_values(raw: Mapping[str, Any], dollar_of: DollarOf) -> Iterator[Issue]:
    """Yield the values that stand beside figures which can be read."""
    for n, row in rows_of(raw, "facts"):
        if "value" in row and isinstance(row.get("figure"), str):
            try:
                figure = read(row["figure"], dollar=_dollar_in(row, dollar_of))
            except FigureError:
                continue
            yield Issue(
                NEEDLESS_VALUE,
                ("facts", n, "value"),
                N_("the figure “{figure}” can be read without “value”"),
                N_("delete “value” and “unit”"),
                {"figure": figure.printed},
                on_key=True,
            )


def fact_issues(facts: Sequence[Fact], known: References) -> Iterator[Issue]:
    """Yield what is wrong with the facts of one zone."""
    groups: dict[object, list[Fact]] = {}
    for fact in facts:
        issued = known.issued(fact.source)
        yield from _of_one(fact, issued, known)
        period = fact.period or issued
        time = (period.start, period.end) if period else fact.source
        groups.setdefault((fact.indicator, fact.scope, time), []).append(fact)
    for group in groups.values():
        if len(group) > 1:
            from zonecli.check.conflicts import conflict_issues

            indicator = known.indicators.get(group[0].indicator) if known.indicators else None
            yield from conflict_issues(group, indicator.unit if indicator else None, known.issued)


def _of_one(fact: Fact, issued: Period | None, known: References) -> Iterator[Issue]:
    """Yield what is wrong with one fact of a source of this date, whatever the others say."""
    at: Path = ("facts", fact.number or 0)
    if known.indicators is None or fact.indicator not in known.indicators:
        yield from unknown(UNKNOWN_INDICATOR, fact.indicator, (*at, "indicator"), known.indicators)
    if fact.source not in known.sources:
        yield from unknown(UNKNOWN_SOURCE, fact.source, (*at, "source"), known.sources)
    indicator = known.indicators.get(fact.indicator) if known.indicators else None
    if indicator and indicator.derived:
        yield issue(
            DERIVED_INDICATOR,
            (*at, "indicator"),
            N_("“{id}” is worked out from other indicators"),
            N_("record the figure under an indicator that is not derived"),
            id=fact.indicator,
        )
    elif indicator and not measures(fact.figure, indicator):
        yield issue(
            OTHER_DIMENSION,
            (*at, "figure"),
            _other_dimension(fact, indicator),
            N_("check the figure's unit, or choose another indicator"),
            figure=fact.figure.printed,
            unit=fact.figure.unit.id if fact.figure.unit else "",
            usual=indicator.unit.id if indicator.unit else "",
            id=fact.indicator,
        )
    elif indicator and sense_of(fact.figure, indicator) is None and (indicator.nature or not indicator.is_change):
        yield _of_other_nature(fact, indicator, (*at, "figure"))
    if issued and fact.period and fact.period.start > issued.end and fact.status in _REPORTED:
        yield issue(
            ACTUAL_OF_THE_FUTURE,
            (*at, "period"),
            N_("the source of {issued} cannot report the period {period}"),
            N_('add status = "forecast", "target" or "planned", or correct the period'),
            issued=issued.text,
            period=fact.period.text,
        )
    if fact.scope:
        yield from language_issues(fact.scope, (*at, "scope"))
    if fact.note:
        yield from language_issues(fact.note, (*at, "note"))
    if fact.rank is Rank.DEPRECATED and fact.note is None:
        yield issue(
            DEPRECATED_WITHOUT_NOTE,
            (*at, "rank"),
            N_("the figure is deprecated, and no note says why"),
            N_('add note = {{ zh = "…", en = "…" }}'),
        )


def _of_other_nature(fact: Fact, indicator: Indicator, at: Path) -> Issue:
    if indicator.is_change:
        return issue(
            LEVEL_UNDER_CHANGE,
            at,
            N_("“{figure}” is what something has become; “{id}” measures by how much it has changed"),
            N_("choose an indicator of the level itself, or correct the figure"),
            figure=fact.figure.printed,
            id=indicator.id,
        )
    return issue(
        CHANGE_UNDER_LEVEL if indicator.nature else CHANGE_UNDER_UNKNOWN,
        at,
        N_("“{figure}” is a change; “{id}” measures what there is"),
        N_("record it under an indicator of nature “change”, such as {id}-growth"),
        figure=fact.figure.printed,
        id=indicator.id,
    )


def _other_dimension(fact: Fact, indicator: Indicator) -> str:
    if fact.figure.unit is None:
        return N_("“{figure}” has no unit; “{id}” is measured in {usual}")
    if indicator.unit is None:
        return N_("“{figure}” is in {unit}; “{id}” is a number without a unit")
    return N_("“{figure}” is in {unit}; “{id}” is measured in {usual}")


def event_issues(events: Sequence[tuple[int, Event]], known: References) -> Iterator[Issue]:
    """Yield what is wrong with the events of one zone."""
    seen: dict[object, int] = {}
    for n, event in events:
        at: Path = ("events", n)
        yield from language_issues(event.title, (*at, "title"))
        yield from language_issues(event.note, (*at, "note"))
        yield from unknown(UNKNOWN_SOURCE, event.source, (*at, "source"), known.sources)
        issued = known.issued(event.source)
        if issued and event.date.start > issued.end:
            yield issue(
                EVENT_OF_THE_FUTURE,
                (*at, "date"),
                N_("the source of {issued} cannot report an event of {date}"),
                N_("correct the date, or record what was announced as a fact with a status"),
                issued=issued.text,
                date=event.date.text,
            )
        first = seen.setdefault((event.date.text, event.title, event.source), n)
        if first != n:
            yield issue(
                STATEMENT_TWICE,
                at,
                N_("the same event stands in line {first}"),
                N_("delete one of them"),
                first=("events", first),
            )
