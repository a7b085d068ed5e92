"""The rules of facts and events: what they refer to, when, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zonecli.check.problems import Issue, Path, issue
from zonecli.check.references import References, read_or_none, unknown
from zonecli.check.rules.facts import (
    ACTUAL_OF_THE_FUTURE,
    CHANGE_UNDER_LEVEL,
    CHANGE_UNDER_UNKNOWN,
    DEPRECATED_WITHOUT_NOTE,
    DERIVED_INDICATOR,
    EVENT_OF_THE_FUTURE,
    FIGURE_NOT_READ,
    LEVEL_UNDER_CHANGE,
    MONTH_OR_YEARS,
    NEEDLESS_VALUE,
    OTHER_DIMENSION,
    STATEMENT_TWICE,
    TWO_SCALES,
    UNKNOWN_FISCAL_YEAR,
    UNKNOWN_UNIT,
    UNKNOWN_WHOLE,
)
from zonecli.check.rules.form import MISSING_KEY, NOT_A_NUMBER, NOT_IN_LIST, UNKNOWN_INDICATOR, UNKNOWN_SOURCE
from zonecli.errors import N_
from zonecli.figures.reader import Figure, FigureError, read
from zonecli.records import reader
from zonecli.records.contradiction import subject_of
from zonecli.records.fields import FACT_PERIOD, NUMBER, fields_of
from zonecli.records.periods import Period, period
from zonecli.records.reader import ConventionsOf
from zonecli.records.scale import measures, sense_of
from zonecli.records.vocabulary import Conventions, Indicator, Nature
from zonecli.records.zones import Event, Fact, PrintedFigure, Rank, Status

_REPORTED = (Status.ACTUAL, Status.PROVISIONAL)


def rows_of(raw: Mapping[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the tables of an array of tables, each with its number; nothing of what is not of this form."""
    rows = raw.get(key)
    for n, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield n, row


def _conventions_of(row: Mapping[str, Any], conventions_of: ConventionsOf | None) -> Conventions | None:
    return conventions_of(row["source"]) if conventions_of and isinstance(row.get("source"), str) else None


def figure_issues(raw: Mapping[str, Any], conventions_of: ConventionsOf | None = None) -> Iterator[Issue]:
    """Yield the figures of a refused record that cannot be read, and units that nobody knows."""
    for n, row in rows_of(raw, "facts"):
        try:
            reader.figure(_stated(row), _conventions_of(row, conventions_of))
        except FigureError as error:
            yield _unread_figure(n, row, error)
        except reader.REFUSED:
            yield from _incomplete(n, row)


def _incomplete(n: int, row: Mapping[str, Any]) -> Iterator[Issue]:
    """Yield what of a figure that is typed by hand lacks the rest."""
    given = [key for key in ("value", "low", "high") if key in row]
    at: Path = ("facts", n)
    for key in ("hedge", "sense"):
        if key in row and not given:
            yield Issue(
                MISSING_KEY,
                (*at, key),
                N_("“{key}” stands without “value”"),
                N_("it is read from the printed figure; delete “{key}”, or add “value” with “unit”"),
                {"key": key},
                on_key=True,
            )
    if given not in ([], ["value"], ["low", "high"]):
        yield Issue(
            MISSING_KEY,
            (*at, given[0]),
            N_("a figure that is typed by hand is one “value”, or a range from “low” to “high”"),
            N_("give “value” alone, or both ends"),
            on_key=True,
        )
    elif given == ["low", "high"]:
        ends = read_or_none(NUMBER.parse, row["low"]), read_or_none(NUMBER.parse, row["high"])
        if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
            sentence = N_("“low” is above “high”")
            yield Issue(NOT_A_NUMBER, (*at, "low"), sentence, N_("exchange the two"), on_key=True)
        if row.get("hedge") not in (None, "about"):
            sentence = N_("a range from “low” to “high” has no hedge but “about”")
            yield Issue(NOT_IN_LIST, (*at, "hedge"), sentence, N_("give “value” alone, or delete “hedge”"))


def _unread_figure(n: int, row: Mapping[str, Any], error: FigureError) -> Issue:
    in_unit = "unit" in row and error.printed == row["unit"] and error.printed != row.get("figure")
    rule = UNKNOWN_UNIT if in_unit else TWO_SCALES if error.reason == "two-scales" else FIGURE_NOT_READ
    hint = N_("give its number as “value” with “unit”; `zonecli figure` shows how a figure is read")
    if rule is TWO_SCALES:
        hint = N_("write “unit” without its scale, or the figure without its own, as the source prints them")
    elif in_unit and "value" in row:
        hint = N_("beside “value” the unit is an id without a scale, such as CNY/mu; `zonecli units` lists them")
    elif in_unit:
        hint = N_("`zonecli units` lists them; a unit is written by its id (CNY/mu) or as it is printed (万元/亩)")
    elif "unit" in row and error.reason == "contradiction" and isinstance(row.get("figure"), str):
        hint = N_("“unit” says only what the figure does not print: a scale (million), a denominator (/亩), all of it")
    at: Path = ("facts", n, "unit" if in_unit else "figure")
    return Issue(rule, at, error.sentence, hint, error.details, part=(error.start, error.end))


def fiscal_issues(raw: Mapping[str, Any], conventions_of: ConventionsOf) -> Iterator[Issue]:
    """Yield the fiscal years of a refused record whose source does not say what they are."""
    for n, row in rows_of(raw, "facts"):
        when = row.get("period")
        if not isinstance(when, str) or not when.startswith("FY") or not FACT_PERIOD.fits(when):
            continue
        conventions = _conventions_of(row, conventions_of)
        year = conventions.fiscal_year if conventions else None
        if year is None or read_or_none(period, when, year) is None:
            yield issue(
                UNKNOWN_FISCAL_YEAR,
                ("facts", n, "period"),
                N_("the source does not say what {period} is")
                if year is None
                else N_("the source does not say which of its two years {period} is called by"),
                N_(
                    'say it in sources/{source}.toml; for India: fiscal_year = {{ starts = "04-01", named_by = "end" }}'
                ),
                period=when,
                source=row.get("source", ""),
            )


def needless_values(raw: Mapping[str, Any], conventions_of: ConventionsOf) -> Iterator[Issue]:
    """Yield the values that stand beside figures which can be read."""
    for n, row in rows_of(raw, "facts"):
        given = next((key for key in ("value", "low") if key in row), None)
        if given is None or not isinstance(row.get("figure"), str):
            continue
        conventions = _conventions_of(row, conventions_of) or Conventions()
        stated, unit = read_or_none(reader.figure, _stated(row), conventions), row.get("unit")
        units = (None, unit) if isinstance(unit, str) else (None,)
        readings = [read_or_none(read, row["figure"], each, conventions.dollar, conventions.decimal) for each in units]
        found = next((each for each in reversed(readings) if each and stated and _says_same(each, stated)), None)
        if found is None and readings[0] is None:
            continue
        is_whole = found is None or found is readings[0]
        yield Issue(
            NEEDLESS_VALUE,
            ("facts", n, given),
            N_("the figure “{figure}” can be read without “{key}”")
            if found is not None or stated is None
            else N_("the figure “{figure}” can be read, and says something else than “{key}”"),
            N_("give the scale or the denominator that is printed elsewhere as “unit”, or correct one of the two")
            if found is None and stated is not None
            else N_("delete “{key}”")
            if "unit" not in row
            else N_("delete “{key}” and “unit”")
            if is_whole
            else N_("delete “{key}”; “unit” says what is not printed"),
            {"figure": row["figure"], "key": "value" if given == "value" else "low, high"},
            on_key=True,
        )


def _stated(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in fields_of(PrintedFigure) if key in row}


def _says_same(read: Figure, given: Figure) -> bool:
    return (read.value, read.unit, read.low, read.high) == (given.value, given.unit, given.low, given.high)


def fact_issues(facts: Sequence[Fact], known: References) -> Iterator[Issue]:
    """Yield what is wrong with the facts of one zone."""
    groups: dict[object, list[Fact]] = {}
    for fact in facts:
        issued = known.issued(fact.source)
        yield from _of_one(fact, issued, known)
        indicator = known.indicators.get(fact.indicator) if known.indicators else None
        about = subject_of(fact, indicator.time if indicator else None, known.issued)
        groups.setdefault(about, []).append(fact)
    for group in groups.values():
        if len(group) > 1:
            from zonecli.check.conflicts import conflict_issues

            indicator = known.indicators.get(group[0].indicator) if known.indicators else None
            yield from conflict_issues(group, indicator, known.issued)


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
            N_("check the figure's unit, or choose another indicator")
            if fact.figure.unit
            else N_('write unit = "{usual}" where the source says so elsewhere, or choose another indicator'),
            figure=fact.figure.printed,
            unit=fact.figure.unit.id if fact.figure.unit else "",
            usual=indicator.usual.id if indicator.usual else "",
            id=fact.indicator,
        )
    elif indicator and sense_of(fact.figure, indicator) is None and (indicator.nature or not indicator.is_change):
        yield _of_other_nature(fact, indicator, (*at, "figure"))
    if isinstance(fact.of, str):
        yield from unknown(UNKNOWN_WHOLE, fact.of, (*at, "of"), known.zones)
    if fact.period and fact.period.text in _MONTH_OR_YEARS:
        yield issue(
            MONTH_OR_YEARS,
            (*at, "period"),
            N_("{period} is a month, and looks like two years"),
            N_("if the fiscal year is meant, write FY{period}"),
            period=fact.period.text,
        )
    if issued and fact.period and fact.status in _REPORTED and _is_ahead(fact.period, issued, indicator):
        yield issue(
            ACTUAL_OF_THE_FUTURE,
            (*at, "period"),
            N_("the source of {issued} cannot report the period {period}"),
            N_('add status = "forecast", "target" or "planned", or end the period with the source: …/{day}')
            if fact.period.start <= issued.end
            else N_('add status = "forecast", "target" or "planned", or correct the period'),
            day=issued.end.isoformat(),
            issued=issued.text,
            period=fact.period.text,
        )
    if fact.rank is Rank.DEPRECATED and fact.note is None:
        yield issue(
            DEPRECATED_WITHOUT_NOTE,
            (*at, "rank"),
            N_("the figure is deprecated, and no note says why"),
            N_('add note = {{ zh = "…", en = "…" }}'),
        )


# 2010-11 and its like: the month is the year after.
_MONTH_OR_YEARS = frozenset(f"{year}-{(year + 1) % 100:02}" for year in (*range(1900, 1912), *range(2000, 2012)))
_MOMENTARY = frozenset({Nature.STOCK, Nature.STANDING, Nature.POSITION, Nature.EVENT})


def _is_ahead(when: Period, issued: Period, indicator: Indicator | None) -> bool:
    """Whether a source cannot have known what it reports: the period begins after it or, of a flow, ends after it."""
    nature = indicator.time if indicator is not None else Nature.STOCK
    if when.start > issued.end:
        return nature is not Nature.STANDING
    # A beginning that is about right excuses no end.
    is_told = not when.is_open and not when.text.endswith("~")
    return nature not in _MOMENTARY and is_told and when.end > issued.end


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
        N_("record it under an indicator of nature “change”, such as {other}"),
        figure=fact.figure.printed,
        id=indicator.id,
        other="position-change" if indicator.is_position else f"{indicator.id}-growth",
    )


def _other_dimension(fact: Fact, indicator: Indicator) -> str:
    if fact.figure.unit is None:
        return N_("“{figure}” has no unit; “{id}” is measured in {usual}")
    if indicator.usual is None:
        return N_("“{figure}” is in {unit}; “{id}” is a number without a unit")
    return N_("“{figure}” is in {unit}; “{id}” is measured in {usual}")


def event_issues(events: Sequence[tuple[int, Event]], known: References) -> Iterator[Issue]:
    """Yield what is wrong with the events of one zone."""
    seen: dict[object, int] = {}
    for n, event in events:
        at: Path = ("events", n)
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
