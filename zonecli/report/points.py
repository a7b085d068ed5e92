"""Key points as sentences, with the footnotes of their figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from zonecli.errors import N_
from zonecli.i18n import Text
from zonecli.records.vocabulary import Nature
from zonecli.records.words import STATUSES
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
    Status.FORECAST: N_("{name} should come to {figure} ({when})"),
    Status.TARGET: N_("{name} should reach {figure} ({when})"),
    Status.PLANNED: N_("{name} should come to {figure} as planned ({when})"),
    Status.ANNOUNCED: N_("{name} would come to {figure} as announced ({when})"),
    Status.ESTIMATE: N_("{name} came to an estimated {figure} ({when})"),
    Status.PROVISIONAL: N_("{name} came to a provisional {figure} ({when})"),
}
_LEVEL, _FLOW = N_("{name} stood at {figure} ({when})"), N_("{name} came to {figure} ({when})")
# GDP and R&D keep their capitals in the middle of a sentence.
_CAPITAL = re.compile(r"[A-Z](?=[a-z]*(?:[ ,-]|$))")


class PointSentences:
    """The sentences of key points; each is printed where a template prints the point."""

    def __init__(self, words: Words, notes: Notes) -> None:
        self._words = words
        self._notes = notes
        printers: dict[type, Any] = {
            SharesPoint: self._shares,
            FiguresPoint: self._figures,
            OrderPoint: self._order,
            ChangePoint: self._change,
            DisagreementPoint: self._disagreement,
            OverduePoint: self._overdue,
        }
        words.printers |= printers

    # -- kinds ---------------------------------------------------------------------------------

    def _shares(self, point: SharesPoint) -> Safe:
        shares = [
            self._words.message(N_("{figure} of the {name}"), figure=self._figure(each.fact), name=self._name(each))
            for each in point.shares
        ]
        message = (
            N_("Of {whole}, {zone} together have {shares} ({when})")
            if point.zone.is_aggregate
            else N_("Of {whole}, {zone} has {shares} ({when})")
        )
        when = self._when(point.shares[0].fact)
        said = self._words.message(
            message, whole=point.of, zone=self._zone(point.zone), shares=self._words.list_items(shares), when=when
        )
        return self._end(said, point.facts)

    def _figures(self, point: FiguresPoint) -> Safe:
        clauses = [self._clause(each) for each in point.statements]
        listed = join_safe(clauses, self._words.lang.translate(N_("; ")))
        said = self._words.message(N_("{zone}: {clauses}"), zone=self._zone(point.zone), clauses=listed)
        return self._end(said, point.facts)

    def _clause(self, said: Statement) -> Safe:
        message = _CAME.get(said.fact.status) or (
            _LEVEL if said.nature in (Nature.STOCK, Nature.STANDING, Nature.POSITION) else _FLOW
        )
        clause = self._words.message(
            message, name=self._name(said), figure=self._figure(said.fact), when=self._when(said.fact)
        )
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
        when = {self._when(fact) for fact in point.facts}
        is_one_time = len(when) == 1
        followers = self._words.list_items(
            [
                self._words.message(
                    N_("{zone} ({figure})"), zone=self._zone(zone), figure=self._dated(fact, is_one_time)
                )
                for zone, fact in rest
            ]
        )
        subject = say_subject(figure, self._words.lang)
        about = [*([Safe(literal(subject))] if subject else []), *(when if is_one_time else ())]
        name = self._words.lang.pick(point.name)
        said = self._words.message(
            self._order_message(point),
            name=Safe(literal(self._mid(name))),
            about=join_safe(about, self._words.lang.translate(N_("; "))) if about else Safe(""),
            n=RecordCount(point.count),
            zone=self._zone(first),
            figure=self._dated(figure, is_one_time),
        )
        if rest:
            said = join_safe([said, self._words.message(N_(", followed by {zones}"), zones=followers)])
        return self._end(said, point.facts)

    def _order_message(self, point: OrderPoint) -> str:
        if point.is_position:
            return N_("Of the {n} zones on record with a comparable {name} ({about}), {zone} stands highest ({figure})")
        if point.lowest_first:
            return N_("Of the {n} zones on record with a comparable {name} ({about}), {zone} has the lowest ({figure})")
        if point.measures_area:
            return N_(
                "Of the {n} zones on record with a comparable {name} ({about}), {zone} has the largest ({figure})"
            )
        return N_("Of the {n} zones on record with a comparable {name} ({about}), {zone} has the highest ({figure})")

    def _dated(self, fact: FactView, is_one_time: bool) -> Safe:
        figure = self._figure(fact)
        return figure if is_one_time else join_safe([figure, self._when(fact)], self._words.lang.translate(N_("; ")))

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
        message = self._words.lang.form(
            N_("{n} forecast, target or plan is due, and its outcome is not on record (Annex 1)"),
            "{n} forecasts, targets and plans are due, and their outcomes are not on record (Annex 1)",
            point.count,
        )
        return self._end(self._words.fill(message, {"n": RecordCount(point.count)}), ())

    # -- parts ---------------------------------------------------------------------------------

    def _zone(self, zone: Spoken) -> Safe:
        name = Safe(literal(self._words.lang.pick(zone.name)))
        return self._words.message(N_("{zone} (taken together)"), zone=name) if zone.is_aggregate else name

    def _name(self, said: Statement) -> Safe:
        return self._named(said.name, None if said.fact.of and said.fact.scope is None else said.fact)

    def _named(self, name: Text, fact: FactView | None) -> Safe:
        """What a figure is called in the middle of a sentence, with the part that it is about."""
        text = self._mid(self._words.lang.pick(name))
        about = say_subject(fact, self._words.lang) if fact is not None else ""
        said = Safe(literal(text))
        return self._words.message(N_("{name} ({about})"), name=said, about=Safe(literal(about))) if about else said

    def _mid(self, name: str) -> str:
        """A name as it stands in the middle of a sentence."""
        return _CAPITAL.sub(lambda match: match[0].lower(), name, count=1) if _CAPITAL.match(name) else name

    def _figure(self, fact: FactView) -> Safe:
        """The figure with what is to be read beside it; the sources stand at the end of the sentence."""
        text = word_figure(fact, self._words.lang).text
        return Safe(literal(text) + refer(self._notes.remarks_on(fact)))

    def _when(self, fact: FactView) -> Safe:
        text = self._words.since(fact.period, fact.known)
        is_said = fact.status is Status.ACTUAL or fact.status in _CAME
        return Safe(literal(text if is_said else f"{text}, {self._words.lang.translate(STATUSES[fact.status])}"))

    def _sources(self, facts: Iterable[FactView]) -> Safe:
        return Safe(refer(dict.fromkeys(number for fact in facts for number in self._notes.sources_of(fact))))

    def _end(self, said: Safe, facts: Iterable[FactView]) -> Safe:
        return join_safe([self._words.message(N_("{sentence}."), sentence=said), self._sources(facts)])
