"""Key points as sentences, with the footnotes of their figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from zonecli.errors import N_
from zonecli.i18n import Text
from zonecli.records.periods import Period
from zonecli.records.vocabulary import Nature
from zonecli.records.zones import Status
from zonecli.render.figures import amount
from zonecli.render.labels import say_subject
from zonecli.report.figures import word_figure
from zonecli.report.footnotes import Notes, refer
from zonecli.report.safe import RecordCount, Safe, join_safe, literal
from zonecli.report.wording import Words
from zonecli.views.facts import FactView
from zonecli.views.points import (
    ChangePoint,
    DisagreementPoint,
    FiguresPoint,
    OrderPoint,
    OverduePoint,
    SharesPoint,
    Spoken,
    Statement,
)

# What a figure that is not an actual one does, in words that go with one thing and with several.
_CAME = {
    Status.FORECAST: N_("a forecast puts {name} at {figure}"),
    Status.TARGET: N_("the target for {name} is {figure}"),
    Status.PLANNED: N_("plans put {name} at {figure}"),
    Status.ANNOUNCED: N_("an announcement puts {name} at {figure}"),
    Status.ESTIMATE: N_("an estimate puts {name} at {figure}"),
    Status.PROVISIONAL: N_("{name} provisionally came to {figure}"),
}
_LEVEL, _FLOW = N_("{name} stood at {figure}"), N_("{name} came to {figure}")
# What says of itself that it is a rise or a fall.
_SIGNED = N_("{name}: {figure}")
# Who is first of all zones on record, and of those that a brief is about: by a position, the lowest first, by an area,
# by anything else.
_FIRST_ON_RECORD = (
    N_("Of the {n} zones on record with a comparable {name}, {zone} stands highest ({figure})"),
    N_("Of the {n} zones on record with a comparable {name}, {zone} has the lowest ({figure})"),
    N_("Of the {n} zones on record with a comparable {name}, {zone} has the largest ({figure})"),
    N_("Of the {n} zones on record with a comparable {name}, {zone} has the highest ({figure})"),
)
_FIRST_HERE = (
    N_("Of the {n} zones here with a comparable {name}, {zone} stands highest ({figure})"),
    N_("Of the {n} zones here with a comparable {name}, {zone} has the lowest ({figure})"),
    N_("Of the {n} zones here with a comparable {name}, {zone} has the largest ({figure})"),
    N_("Of the {n} zones here with a comparable {name}, {zone} has the highest ({figure})"),
)
# GDP and R&D keep their capitals in the middle of a sentence.
_CAPITAL = re.compile(r"[A-Z](?=[a-z]*(?:[ ,-]|$))")
# Behind it stands what is summed up, and a name may say so too.
_SUMMED = "累计"


class PointSentences:
    """The sentences of key points; each is printed where a template prints the point."""

    def __init__(self, words: Words, notes: Notes, names: Callable[[str, str], Text | None]) -> None:
        self._words = words
        self._notes = notes
        self._names = names
        self.printers: dict[type, Any] = {
            SharesPoint: self._shares,
            FiguresPoint: self._figures,
            OrderPoint: self._order,
            ChangePoint: self._change,
            DisagreementPoint: self._disagreement,
            OverduePoint: self._overdue,
        }

    # -- kinds ---------------------------------------------------------------------------------

    def _shares(self, point: SharesPoint) -> Safe:
        shares = [
            self._words.message(
                N_("{figure} of the {name}"),
                figure=self._figure(each.fact),
                name=self._mid(self._words.lang.pick(each.name)),
            )
            for each in point.shares
        ]
        message = (
            N_("Of {whole}, {zone} together have {shares} ({when})")
            if point.zone.is_aggregate
            else N_("Of {whole}, {zone} has {shares} ({when})")
        )
        when = self._when(point.shares[0].fact)
        said = self._words.message(
            message, whole=point.of, zone=point.zone.name, shares=self._words.list_items(shares), when=when
        )
        return self._end(said, point.facts)

    def _figures(self, point: FiguresPoint) -> Safe:
        clauses = [
            self._words.message(
                N_("{figures} ({when})"),
                figures=join_safe(map(self._state, found), self._words.lang.translate(N_(", "))),
                when=self._since(when, found),
            )
            for when, found in _by_time(point.statements).items()
        ]
        listed = join_safe(clauses, self._words.lang.translate(N_("; ")))
        said = self._words.message(N_("{zone}: {clauses}"), zone=self._zone(point.zone), clauses=listed)
        return self._end(said, point.facts)

    def _since(self, when: tuple[Period | None, Period | None], said: Sequence[Statement]) -> Safe:
        text = self._words.since(*when)
        if text.endswith(_SUMMED) and any(self._words.lang.pick(each.name).startswith(_SUMMED) for each in said):
            text = text.removesuffix(_SUMMED)
        return Safe(literal(text))

    def _state(self, said: Statement) -> Safe:
        message = (
            _SIGNED
            if said.fact.sense
            else _CAME.get(said.fact.status)
            or (_LEVEL if said.nature in (Nature.STOCK, Nature.STANDING, Nature.POSITION) else _FLOW)
        )
        clause = self._words.message(message, name=self._named(said.name, said.fact), figure=self._figure(said.fact))
        return clause if said.growth is None else join_safe([clause, self._growth(said.growth)])

    def _growth(self, growth: FactView) -> Safe:
        """A growth of 8.4%, where the print says no more than the number; else its own words: down 3.1%."""
        if growth.sense is not None:
            message = N_(", {growth}")
        else:
            is_rise = growth.low is not None and growth.low > 0
            message = N_(", up {growth}") if is_rise else N_(", growth of {growth}")
        return self._words.message(message, growth=self._figure(growth))

    def _order(self, point: OrderPoint) -> Safe:
        (first, figure), *rest = point.leaders
        times = {self._when(fact) for fact in point.facts}
        when = times.pop() if len(times) == 1 else None

        def dated(fact: FactView) -> Safe:
            shown = self._figure(fact)
            return shown if when else join_safe([shown, self._when(fact)], self._words.lang.translate(N_("; ")))

        said = self._words.message(
            self._order_message(point),
            name=self._named(point.name, figure, *filter(None, (when,))),
            n=RecordCount(point.count),
            zone=self._zone(first),
            figure=dated(figure),
        )
        if rest:
            zones = [
                self._words.message(N_("{zone} ({figure})"), zone=self._zone(zone), figure=dated(fact))
                for zone, fact in rest
            ]
            after = self._words.message(N_(", followed by {zones}"), zones=self._words.list_items(zones))
            said = join_safe([said, after])
        return self._end(said, point.facts)

    def _order_message(self, point: OrderPoint) -> str:
        which = 0 if point.is_position else 1 if point.lowest_first else 2 if point.measures_area else 3
        return (_FIRST_ON_RECORD if point.is_of_all else _FIRST_HERE)[which]

    def _change(self, point: ChangePoint) -> Safe:
        message = (
            N_("{zone}: {name} rose from {first} ({before}) to {last} ({now}), by {change} (calculated)")
            if point.has_grown
            else N_("{zone}: {name} fell from {first} ({before}) to {last} ({now}), a change of {change} (calculated)")
        )
        said = self._words.message(
            message,
            zone=self._zone(point.zone),
            name=self._named(point.name, point.last),
            first=self._figure(point.first),
            before=self._when(point.first),
            last=self._figure(point.last),
            now=self._when(point.last),
            change=Safe(literal(amount(point.change, self._words.lang))),
        )
        return self._end(said, point.facts)

    def _disagreement(self, point: DisagreementPoint) -> Safe:
        figures = [join_safe([self._figure(fact), self._sources([fact])]) for fact in point.facts]
        said = self._words.message(
            N_("{zone}: what is on record of {name} ({when}) disagrees: {figures}"),
            zone=self._zone(point.zone),
            name=self._named(point.name, point.facts[0]),
            when=self._when(point.facts[0]),
            figures=join_safe(figures, self._words.lang.translate(N_("; "))),
        )
        return self._end(said, ())

    def _overdue(self, point: OverduePoint) -> Safe:
        said = self._words.lang.count(
            N_("{n} forecast, target or plan is due, and its outcome is not on record (Annex 1)"),
            "{n} forecasts, targets and plans are due, and their outcomes are not on record (Annex 1)",
            point.count,
        )
        return self._end(Safe(literal(said)), ())

    # -- parts ---------------------------------------------------------------------------------

    def _zone(self, zone: Spoken) -> Safe:
        """The zone at the head of a sentence; Chinese that follows a name in Latin letters stands off from it."""
        name = Safe(literal(self._words.lang.pick(zone.name)))
        if zone.is_aggregate:
            return self._words.message(N_("{zone} (taken together)"), zone=name)
        is_latin = self._words.lang.code == "zh" and str(name)[-1:].isascii()
        return join_safe([name, Safe(" ")]) if is_latin else name

    def _named(self, name: Text, *about: FactView | Safe) -> Safe:
        """What a figure is called in the middle of a sentence, with the part that it is about, and the rest of it."""
        text = self._mid(self._words.lang.pick(name))
        parts = [
            Safe(literal(say_subject(each, self._words.lang))) if isinstance(each, FactView) else each for each in about
        ]
        told = join_safe([part for part in parts if part], self._words.lang.translate(N_("; ")))
        return self._words.message(N_("{name} ({about})"), name=text, about=told) if told else text

    def _mid(self, name: str) -> Safe:
        """A name as it stands in the middle of a sentence."""
        is_common = _CAPITAL.match(name) is not None and re.split(r"[ -]", name)[0] not in self._provinces
        return Safe(literal(_CAPITAL.sub(lambda match: match[0].lower(), name, count=1) if is_common else name))

    @cached_property
    def _provinces(self) -> set[str]:
        """The words that names of places begin with: Taiwan-funded keeps its capital."""
        found = (self._names(f"{code}0000", "place") for code in range(11, 100))
        return {name.en.partition(" ")[0] for name in found if name is not None}

    def _figure(self, fact: FactView) -> Safe:
        """The figure with what its record notes; its source and how it is printed stand at the end of the sentence."""
        text = word_figure(fact, self._words.lang).text
        return Safe(literal(text) + refer(self._notes.records_on(fact)))

    def _when(self, fact: FactView) -> Safe:
        """When a figure was, in words that stand in brackets."""
        if fact.period is None and fact.known is not None:
            date = self._words.period(fact.known)
            return self._words.message(N_("known as of {date}, the source's date"), date=Safe(literal(date)))
        return Safe(literal(self._words.since(fact.period, fact.known)))

    def _sources(self, facts: Sequence[FactView]) -> Safe:
        sources = dict.fromkeys(number for fact in facts for number in self._notes.sources_of(fact))
        return Safe(refer([*sources, *self._notes.prints_of(facts)]))

    def _end(self, said: Safe, facts: Sequence[FactView]) -> Safe:
        return join_safe([self._words.message(N_("{sentence}."), sentence=said), self._sources(facts)])


def _by_time(statements: Sequence[Statement]) -> dict[tuple[Period | None, Period | None], list[Statement]]:
    found: dict[tuple[Period | None, Period | None], list[Statement]] = {}
    for each in statements:
        found.setdefault((each.fact.period, each.fact.known), []).append(each)
    return found
