"""The rules of facts and events: what they refer to, when, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zonecli.check.form import language_flaws, not_found
from zonecli.check.problems import Flaw, Path, flaw
from zonecli.check.references import Known
from zonecli.errors import N_
from zonecli.figures.reader import FigureError, read
from zonecli.records import reader
from zonecli.records.fields import fields_of
from zonecli.records.vocabulary import Indicator, measures
from zonecli.records.zones import Event, Fact, PrintedFigure, Rank, Status
from zonecli.suggest import nearest

_REPORTED = (Status.ACTUAL, Status.PROVISIONAL)


def figure_flaws(raw: Mapping[str, Any]) -> Iterator[Flaw]:
    """Yield the figures of a refused record that cannot be read, and units that nobody knows."""
    rows = raw.get("facts")
    for n, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield from _figure(row, ("facts", n))


def _figure(row: Mapping[str, Any], at: Path) -> Iterator[Flaw]:
    try:
        reader.figure({key: row[key] for key in fields_of(PrintedFigure) if key in row})
    except FigureError as error:
        in_unit = "unit" in row and error.printed == row["unit"] and error.printed != row.get("figure")
        yield Flaw(
            "Z031" if in_unit else "Z030",
            (*at, "unit" if in_unit else "figure"),
            error.sentence,
            N_("give its number as “value” with “unit”; `zonecli figure` shows how a figure is read"),
            error.details,
            part=(error.start, error.end),
        )
    except reader.REFUSED:
        if "hedge" in row and "value" not in row:
            yield Flaw(
                "Z011",
                (*at, "hedge"),
                N_("“hedge” stands without “value”"),
                N_("the hedge of a printed figure is read from it; delete “hedge”, or add “value” with “unit”"),
                on_key=True,
            )


def needless_values(rows: Any) -> Iterator[Flaw]:
    """Yield the values that stand beside figures which can be read."""
    for n, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict) and "value" in row and isinstance(row.get("figure"), str):
            try:
                figure = read(row["figure"])
            except FigureError:
                continue
            yield Flaw(
                "Z033",
                ("facts", n, "value"),
                N_("the figure “{figure}” can be read without “value”"),
                N_("delete “value” and “unit”"),
                {"figure": figure.printed},
                on_key=True,
            )


def fact_flaws(facts: Sequence[Fact], known: Known) -> Iterator[Flaw]:
    """Yield what is wrong with the facts of one zone."""
    indicators = known.indicators
    dates = known.dates({fact.source for fact in facts})
    groups: dict[object, Fact] = {}
    crowded: dict[object, list[Fact]] = {}
    for fact in facts:
        if indicators is not None:
            indicator = indicators.get(fact.indicator)
            if indicator is None or indicator.derived is not None or not measures(fact.figure, indicator.unit):
                yield from _of_indicator(fact, indicators)
        issued = dates.get(fact.source)
        if issued is None and fact.source not in dates:
            yield unknown_source(fact.source, ("facts", fact.number or 0), known)
        scope, period = fact.scope, fact.period or issued
        part = (scope.zh, scope.en) if scope else None
        if period is None:
            key: object = (fact.indicator, part, fact.source)
        else:
            key = (fact.indicator, part, period.start, period.end)
            if issued is not None and period.start > issued.end and fact.status in _REPORTED:
                yield _of_the_future(fact, issued.text)
        first = groups.setdefault(key, fact)
        if first is not fact:
            crowded.setdefault(key, [first]).append(fact)
        if _is_remarkable(fact):
            yield from _remarks(fact)
    for group in crowded.values():
        from zonecli.check.conflicts import several_flaws

        indicator = indicators.get(group[0].indicator) if indicators else None
        yield from several_flaws(group, indicator.unit if indicator else None, dates.get)


def _is_remarkable(fact: Fact) -> bool:
    scope, note = fact.scope, fact.note
    return (
        (scope is not None and not (scope.zh and scope.en))
        or (note is not None and not (note.zh and note.en))
        or (note is None and fact.rank is Rank.DEPRECATED)
    )


def _of_indicator(fact: Fact, indicators: Mapping[str, Indicator | None]) -> Iterator[Flaw]:
    at: Path = ("facts", fact.number or 0)
    indicator = indicators.get(fact.indicator)
    if indicator is None:
        if fact.indicator not in indicators:
            yield _unknown_indicator(fact.indicator, at, indicators)
    elif indicator.derived is not None:
        yield flaw(
            "Z034",
            (*at, "indicator"),
            N_("“{id}” is worked out from other indicators"),
            N_("record the figure under an indicator that is not derived"),
            id=fact.indicator,
        )
    else:
        yield flaw(
            "Z032",
            (*at, "figure"),
            _other_dimension(fact, indicator),
            N_("check the figure's unit, or choose another indicator"),
            figure=fact.figure.printed,
            unit=fact.figure.unit.id if fact.figure.unit else "",
            usual=indicator.unit.id if indicator.unit else "",
            id=fact.indicator,
        )


def _other_dimension(fact: Fact, indicator: Indicator) -> str:
    if fact.figure.unit is None:
        return N_("“{figure}” has no unit; “{id}” is measured in {usual}")
    if indicator.unit is None:
        return N_("“{figure}” is in {unit}; “{id}” is a number without a unit")
    return N_("“{figure}” is in {unit}; “{id}” is measured in {usual}")


def unknown_source(id: str, at: Path, known: Known) -> Flaw:
    """Return the flaw of a source that is not recorded."""
    return not_found(
        "Z021",
        (*at, "source"),
        N_("no source has the id “{id}”"),
        id,
        nearest(id, known.sources),
        N_("put a file of this name into sources/"),
    )


def reference_flaws(row: Mapping[str, Any], at: Path, known: Known) -> Iterator[Flaw]:
    """Yield the unknown ids in a fact that cannot be read."""
    indicator, source = row.get("indicator"), row.get("source")
    known_ones = known.indicators
    if known_ones is not None and isinstance(indicator, str) and indicator.strip() and indicator not in known_ones:
        yield _unknown_indicator(indicator, at, known_ones)
    if isinstance(source, str) and source.strip() and source not in known.sources:
        yield unknown_source(source, at, known)


def _unknown_indicator(id: str, at: Path, indicators: Mapping[str, object]) -> Flaw:
    return not_found(
        "Z020",
        (*at, "indicator"),
        N_("no indicator has the id “{id}”"),
        id,
        nearest(id, indicators),
        N_("`zonecli indicators` lists them"),
    )


def _of_the_future(fact: Fact, issued: str) -> Flaw:
    return flaw(
        "Z041",
        ("facts", fact.number or 0, "period"),
        N_("the source of {issued} cannot report the period {period}"),
        N_('add status = "forecast", "target" or "planned", or correct the period'),
        issued=issued,
        period=fact.period.text if fact.period else "",
    )


def _remarks(fact: Fact) -> Iterator[Flaw]:
    at: Path = ("facts", fact.number or 0)
    if fact.scope is not None and not (fact.scope.zh and fact.scope.en):
        yield from language_flaws(fact.scope, (*at, "scope"))
    if fact.note is not None and not (fact.note.zh and fact.note.en):
        yield from language_flaws(fact.note, (*at, "note"))
    if fact.rank is Rank.DEPRECATED and fact.note is None:
        yield flaw(
            "Z053",
            (*at, "rank"),
            N_("the figure is deprecated, and no note says why"),
            N_('add note = {{ zh = "…", en = "…" }}'),
        )


def event_flaws(events: Sequence[tuple[int, Event]], known: Known) -> Iterator[Flaw]:
    """Yield what is wrong with the events of one zone."""
    seen: dict[object, int] = {}
    dates = known.dates({event.source for _, event in events})
    for n, event in events:
        at: Path = ("events", n)
        if not (event.title.zh and event.title.en):
            yield from language_flaws(event.title, (*at, "title"))
        if event.note:
            yield from language_flaws(event.note, (*at, "note"))
        issued = dates.get(event.source)
        if issued is None and event.source not in dates:
            yield unknown_source(event.source, at, known)
        elif issued is not None and event.date.start > issued.end:
            yield flaw(
                "Z042",
                (*at, "date"),
                N_("the source of {issued} cannot report an event of {date}"),
                N_("correct the date, or record what was announced as a fact with a status"),
                issued=issued.text,
                date=event.date.text,
            )
        first = seen.setdefault((event.date.text, event.title.zh, event.title.en, event.source), n)
        if first != n:
            yield Flaw(
                "Z054",
                at,
                N_("the same event stands in line {first}"),
                N_("delete one of them"),
                {"first": ("events", first)},
            )
