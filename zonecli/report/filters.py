"""The filters of templates: figures, which bring their footnote along, periods, names, links; and a few on lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeGuard

from jinja2 import Environment, Undefined, filters, pass_environment
from jinja2.filters import make_attrgetter

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records.periods import Period
from zonecli.records.spelling import in_order
from zonecli.records.words import STATUSES
from zonecli.records.zones import Status
from zonecli.render import labels as plain_words
from zonecli.render.bars import bar, sparkline
from zonecli.render.figures import amount, word_printed
from zonecli.report.faults import TemplateError
from zonecli.report.figures import word_figure
from zonecli.report.footnotes import Notes, citation, link, refer
from zonecli.report.kinds import kind_of
from zonecli.report.safe import RecordText, Safe, join_safe, literal
from zonecli.report.wording import Words
from zonecli.views.amounts import Amount
from zonecli.views.briefing import LevelCount, Occasion
from zonecli.views.facts import FactView
from zonecli.views.profile import Profile, ProfileFact
from zonecli.views.series import Series
from zonecli.views.sources import SourceView

_BAR = 16
_OWN = (
    *(
        "figure",
        "period",
        "subject",
        "date",
        "name",
        "other",
        "place",
        "link",
        "cite",
        "citation",
        "cell",
        "bar",
        "spark",
    ),
)
_KEPT = (
    *("abs", "default", "first", "int", "items", "last", "list", "map", "reject", "rejectattr"),
    *("reverse", "select", "selectattr"),
)


def fact_of(value: object) -> FactView | None:
    """Return the fact that a value is or stands for; raises TemplateError where it is none."""
    fact = value if isinstance(value, FactView) else getattr(value, "fact", value)
    if fact is None or isinstance(fact, FactView):
        return fact
    raise TemplateError(
        N_("“figure” needs a fact, not this {kind}"),
        N_("a fact's value is a part of it; give the fact itself: {{{{ fact | figure }}}}"),
        kind=kind_of(value),
    )


class RecordFilters:
    """The filters that print what records say."""

    def __init__(self, words: Words, notes: Notes, names: Callable[[str, str], Text | None]) -> None:
        self._words = words
        self._notes = notes
        self._names = names
        words.printers[FactView] = self.figure
        words.printers[LevelCount] = self._level_count
        words.printers[Amount] = lambda found: Safe(literal(amount(found, words.lang)))

    @property
    def _lang(self) -> Language:
        return self._words.lang

    def figure(self, value: object, reading: bool = True, notes: bool = True) -> Safe:
        """Return the figure with its footnotes, in words of the report's language where it is printed in another.

        What is printed then stands in the footnote; without `reading` it is what is shown. Without `notes` a recorded
        figure has its sources alone, where the rest stands with it in another place.
        """
        fact = fact_of(value)
        if fact is None:
            return Safe(plain_words.MISSING)
        others = getattr(value, "contradicted_by", ())
        if not notes and not fact.derived and not others:
            shown = word_figure(fact, self._lang).text if reading else word_printed(fact, self._lang)
            return Safe(literal(shown) + refer(self._notes.sources_of(fact)))
        return Safe(self._word_figure(fact, reading) + self._word_contradiction(others, reading))

    def _word_figure(self, fact: FactView, reading: bool) -> str:
        if reading:
            return literal(word_figure(fact, self._lang).text) + self._notes.of_fact(fact)
        marks = refer([*self._notes.sources_of(fact), *self._notes.records_on(fact)])
        return literal(word_printed(fact, self._lang)) + marks

    def _word_contradiction(self, others: Sequence[FactView], reading: bool) -> str:
        """What other sources say against a figure, each with its footnotes."""
        if not others:
            return ""
        listed = self._lang.message(N_("; ")).join(self._word_figure(other, reading) for other in others)
        text = self._lang.message(N_("another source says otherwise: {groups}"), groups=listed)
        return f"（{text}）" if self._lang.code == "zh" else f" ({text})"

    def period(self, value: object, short: bool = False) -> Safe:
        """Return a period, or a fact's period with how firm the figure is.

        In short it is left out that the date of a figure without a period is its source's.
        """
        fact = None if isinstance(value, Period) or value is None else fact_of(value)
        if fact is None:
            return Safe(literal(self._words.name_of(value)))
        if short and fact.period is None and fact.known is not None:
            text = [self._lang.message(N_("as at {date}"), date=self._words.period(fact.known))]
        else:
            text = [self._words.since(fact.period, fact.known)]
        if fact.status is not Status.ACTUAL:
            text.append(self._lang.translate(STATUSES[fact.status]))
        return Safe(literal(("，" if self._lang.code == "zh" else ", ").join(text)))

    def date(self, value: object) -> Safe:
        """Return the date of an event or a source, or a date."""
        for name in ("date", "issued"):
            value = getattr(value, name, value)
        if value is not None and not isinstance(value, (Period, date)):
            raise TemplateError(N_("“date” needs a date, not this {kind}"), kind=kind_of(value))
        return Safe(literal(self._words.name_of(value)))

    def name(self, value: object, kind: str = "") -> Safe:
        """Return the name of a record, of the indicator of a fact with its scope, or of what an id means."""
        if isinstance(value, RecordText):
            found = self._names(str(value), kind)
            return self._words.safe(found if found is not None else value)
        if not hasattr(value, "name"):
            fact = getattr(value, "fact", value)
            if isinstance(fact, FactView):
                return self._of_indicator(fact)
        name, about = getattr(value, "name", value), getattr(value, "fact", value)
        if isinstance(name, Text):
            text = self._lang.pick(name)
            return Safe(literal(plain_words.label_subject(text, about, self._lang) if _has_subject(about) else text))
        return Safe(literal(self._words.name_of(value)))

    def subject(self, value: object) -> Safe:
        """Return the part that a figure is about, the whole that it refers to and its definition; empty for none."""
        about = value if _has_subject(value) else fact_of(value)
        return Safe(literal(plain_words.say_subject(about, self._lang) if about else ""))

    def _of_indicator(self, fact: FactView) -> Safe:
        return Safe(literal(plain_words.label_subject(self._lang.pick(fact._name), fact, self._lang)))

    def other(self, value: object) -> Safe:
        """Return the name in the other language; empty where there is none."""
        name = getattr(value, "name", value)
        return Safe(literal(self._lang.other(name)) if isinstance(name, Text) else "")

    def link(self, value: object, target: str | None = None) -> Safe:
        """Return a source's title as a link to it, or any text as a link to an address of the web."""
        if isinstance(target, Undefined):
            str(target)  # raises, and says what is not defined
        if isinstance(value, SourceView):
            return link(self._lang.pick(value.title), target or value.url)
        if isinstance(value, Safe):
            raise TemplateError(N_("“link” needs a text; what is formatted already cannot become a link"))
        return link(value if isinstance(value, str) else self._words.name_of(value), target)

    def cite(self, value: object) -> Safe:
        """Return the reference to the footnote of what an event, an entry or a source rests on."""
        fact = getattr(value, "fact", value)
        if isinstance(fact, FactView):
            return Safe(self._notes.of_fact(fact))
        if isinstance(value, SourceView):
            return Safe(self._notes.mark(value.id))
        if isinstance(value, RecordText):
            return Safe(self._notes.mark(str(value)))
        if isinstance(value, Occasion):
            marks = (self._notes.mark(event.source, event.at) for event in value.events)
            return Safe("".join(dict.fromkeys(marks)))
        source = getattr(value, "source", None)
        if not isinstance(source, str):
            raise TemplateError(N_("“cite” needs something that has a source, not this {kind}"), kind=kind_of(value))
        return Safe(self._notes.mark(source, getattr(value, "at", None)))

    def citation(self, value: SourceView) -> Safe:
        """Return a source as a reader cites it."""
        return citation(value, self._words)

    def cell(self, value: object) -> Safe:
        """Return anything for a cell of a table: a list as its items, what is missing as a dash."""
        if isinstance(value, (tuple, list)):
            return self._words.list_items([self.cell(item) for item in value]) or Safe(plain_words.MISSING)
        return Safe(plain_words.MISSING) if value == "" else self._words.safe(value)

    def place(self, value: Profile) -> Safe:
        """Return where a zone lies, as an address has it; a zone across two counties lies in both."""
        lines = [[self._lang.pick(each.name) for each in place] for place in value.place]
        if self._lang.code == "zh":
            return Safe(literal("、".join("".join(line) for line in lines) or plain_words.MISSING))
        return Safe(literal("; ".join(", ".join(reversed(line)) for line in lines) or plain_words.MISSING))

    def _level_count(self, value: LevelCount) -> Safe:
        if value.level is None:
            return Safe(literal(self._lang.message(N_("{n} of no recorded level"), n=value.zones)))
        return Safe(
            literal(self._lang.message(N_("{n} {level}"), n=value.zones, level=self._words.name_of(value.level)))
        )

    def bar(self, value: object) -> Safe:
        """Return the bar of an entry of a ranking or of a point of a series, as characters."""
        fact, found = fact_of(value), getattr(value, "bar", None)
        return Safe(bar(found, fact.hedge, _BAR) if found is not None and fact is not None else "")

    def spark(self, value: Series) -> Safe:
        """Return a series as a line of little bars."""
        return Safe(sparkline(point.level for point in value.points))

    def of_records(self) -> Mapping[str, Callable[..., Any]]:
        """Return these filters by the names that templates use."""
        return {name: getattr(self, name) for name in _OWN}


def of_lists(words: Words) -> dict[str, Callable[..., Any]]:
    """Return the filters on lists, texts and numbers: Jinja's own as far as they are bounded, some made so."""
    found: dict[str, Callable[..., Any]] = {name: filters.FILTERS[name] for name in _KEPT}

    def join(items: Iterable[object], separator: str | Safe | None = None) -> Safe:
        parts = [words.safe(item) for item in items]
        if separator is None:
            return words.list_items(parts)
        between = words.safe(separator)
        return join_safe(part for n, each in enumerate(parts) for part in ((between, each) if n else (each,)))

    def sort(
        environment: Environment, items: Iterable[Any], reverse: bool = False, attribute: str | None = None
    ) -> list[Any]:
        """Return the items in the order of an attribute, names in that of the language; what is missing comes last."""
        keyed = _key_items(environment, items, attribute)
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: _order_of(pair[0], words.lang), reverse=reverse)
        return [item for _, item in known] + [item for key, item in keyed if key is None]

    def text_of(name: str) -> Callable[[object], Any]:
        def change(value: object) -> Any:
            if isinstance(value, Text):
                value = RecordText(words.lang.pick(value))
            if not isinstance(value, (str, Safe)):
                raise TemplateError(N_("“{name}” needs a text, not this {kind}"), name=name, kind=kind_of(value))
            return filters.FILTERS[name](value)

        return change

    return found | {
        **{name: text_of(name) for name in ("lower", "trim", "upper")},
        "d": filters.FILTERS["default"],
        "count": words.count,
        "join": join,
        "length": words.count,
        "number": words.number,
        "issue": words.issue,
        "key": key,
        "sort": pass_environment(sort),
        "groupby": groupby,
        "unique": unique,
    }


def key(entries: Sequence[Any], count: int) -> list[Any]:
    """Return the first so many of a profile's facts, those of the whole zone before those of its parts."""
    if not all(isinstance(entry, ProfileFact) for entry in entries):
        raise TemplateError(N_("“key” needs the facts of a zone"), N_("write {{{{ zone.facts | key(3) }}}}"))
    return sorted(entries, key=lambda entry: entry.fact.scope is not None)[:count]


def _key_items(environment: Any, items: Iterable[Any], attribute: str | None) -> list[tuple[Any, Any]]:
    """Each item with what it is told apart by."""
    get = make_attrgetter(environment, attribute)
    return [(get(item), item) for item in items]


def _order_of(value: Any, lang: Language) -> Any:
    if isinstance(value, Text):
        return in_order(lang.pick(value))
    return value.sort_key() if isinstance(value, Period) else value


@pass_environment
def groupby(environment: Environment, items: Iterable[Any], attribute: str) -> list[tuple[Any, list[Any]]]:
    """Return the items by an attribute, groups and items in the order in which they come."""
    groups: dict[Any, list[Any]] = {}
    for key, item in _key_items(environment, items, attribute):
        groups.setdefault(key, []).append(item)
    return list(groups.items())


@pass_environment
def unique(environment: Environment, items: Iterable[Any], attribute: str | None = None) -> list[Any]:
    """Return the items without those whose attribute an earlier one has."""
    found: dict[Any, Any] = {}
    for key, item in _key_items(environment, items, attribute):
        found.setdefault(key, item)
    return list(found.values())


def _has_subject(value: object) -> TypeGuard[plain_words.Subject]:
    return hasattr(value, "scope") and hasattr(value, "of") and hasattr(value, "basis")
