"""What has changed, on a screen and as rows of data: zone by zone, then the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_
from zonecli.figures import format
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.render import labels
from zonecli.render.blocks import Block, Column, Heading, Table, without_empty
from zonecli.render.figures import word_printed
from zonecli.render.periods import write_day
from zonecli.render.rows import cell
from zonecli.render.sanitize import clean
from zonecli.views.difference import (
    Change,
    Difference,
    EventChange,
    FactChange,
    FieldChange,
    How,
    Part,
    SourceChange,
    State,
    Unread,
    Value,
    ZoneChange,
)

if TYPE_CHECKING:
    from zonecli.views.facts import FactView

HOWS = {
    How.ADDED: N_("added"),
    How.REMOVED: N_("removed"),
    How.RENAMED: N_("renamed"),
    How.CHANGED: N_("changed"),
}
PARTS = {
    Part.FIGURE: N_("Figure"),
    Part.READING: N_("Reading"),
    Part.STATUS: N_("Status"),
    Part.SOURCE: N_("Source"),
    Part.PERIOD: N_("Period"),
    Part.INDICATOR: N_("Indicator"),
    Part.SCOPE: N_("Part"),
    Part.OF: N_("Whole"),
    Part.BASIS: N_("Definition"),
    Part.RANK: N_("Rank"),
    Part.AT: N_("Place in the source"),
    Part.NOTE: N_("Note"),
}
_KEYS = {
    "name": N_("Name"),
    "aliases": N_("Also called"),
    "kind": N_("Kind"),
    "level": N_("Level"),
    "code": N_("Code"),
    "place": N_("Place"),
    "industries": N_("Industries"),
    "leading_industries": N_("Leading industries"),
    "part_of": N_("Part of"),
    "has_parts": N_("Has parts"),
    "type": N_("Type"),
    "title": N_("Title"),
    "container_title": N_("Published in"),
    "publisher": N_("Publisher"),
    "author": N_("Author"),
    "issued": N_("Issued"),
    "accessed": N_("Accessed"),
    "url": N_("Address"),
    "language": N_("Language"),
    "currency": N_("Currency"),
    "decimal": N_("Decimal sign"),
    "fiscal_year": N_("Fiscal year"),
    "text": N_("Text"),
    "sha256": N_("Checksum"),
    "date": N_("Date"),
    "source": N_("Source"),
    "at": N_("Place in the source"),
    "note": N_("Note"),
}
# These have columns of their own.
_IN_COLUMNS = (Part.STATUS, Part.SOURCE, Part.PERIOD)
_ARROW = " → "


def page(found: Difference, lang: Language) -> list[Block]:
    """Return the changes as one table."""
    if not found.changes:
        return []
    translate = lang.translate
    columns = [
        Column(translate(N_("Change"))),
        Column(translate(N_("What"))),
        Column(translate(N_("Before"))),
        Column(translate(N_("Now"))),
        Column(translate(N_("Period")), gives_way=1, goes="into"),
        Column(translate(N_("Source")), gives_way=2),
    ]
    table = without_empty(Table(columns, list(_grouped(found.changes, lang))), 2)
    title = f"{show_state(found.old, lang)}{_ARROW}{show_state(found.new, lang)}"
    return [Heading(title, count(found.changes, lang)), table]


def show_state(state: State, lang: Language) -> str:
    """Return what a state of the records is called; of a revision with its day."""
    if state.date is None:
        return state.name
    return lang.message(N_("{revision} of {date}"), revision=state.name, date=write_day(state.date, lang))


def count(changes: Iterable[Change], lang: Language) -> str:
    """Return how many changes there are of each sort."""
    found = Counter((each.what, each.how) for each in changes)
    forms = {
        "zone": (N_("{n} zone {how}"), "{n} zones {how}"),
        "fact": (N_("{n} figure {how}"), "{n} figures {how}"),
        "event": (N_("{n} event {how}"), "{n} events {how}"),
        "source": (N_("{n} source {how}"), "{n} sources {how}"),
    }
    told = [
        lang.count(*forms[what], found[what, how], how=lang.translate(HOWS[how]))
        for what in forms
        for how in How
        if found[what, how]
    ]
    return labels.join_names(told, lang)


def _grouped(changes: Sequence[Change], lang: Language) -> Iterator[Sequence[str] | str]:
    last = None
    for each in changes:
        head = lang.translate(N_("Sources"))
        if not isinstance(each, SourceChange):
            name = each.name if isinstance(each, ZoneChange) else each._zone
            head = f"{lang.pick(name)} ({each.zone})"
        if head != last:
            yield head
            last = head
        yield from _rows_of(each, lang)


def _rows_of(change: Change, lang: Language) -> Iterator[Sequence[str]]:
    how = lang.translate(HOWS[change.how])
    if isinstance(change, FactChange):
        yield _fact(change, lang)
    elif isinstance(change, EventChange):
        yield _event(change, lang)
    elif isinstance(change, ZoneChange):
        if change.how is not How.CHANGED:
            yield (how, lang.translate(N_("Zone")), change.was or "", change.zone if change.was else "", "", "")
        yield from (_field(each, "", lang) for each in change.fields)
    else:
        if change.how is not How.CHANGED:
            yield (how, lang.pick(change.title), "", "", labels.period(change.issued, None, lang), change.source)
        yield from (_field(each, change.source, lang) for each in change.fields)


def _field(change: FieldChange, source: str, lang: Language) -> Sequence[str]:
    how = lang.translate(HOWS[How.CHANGED])
    return (how, lang.translate(_KEYS[change.field]), _say(change.old, lang), _say(change.new, lang), "", source)


def _say(value: Value, lang: Language) -> str:
    if isinstance(value, tuple):
        return labels.join_names(list(value), lang)
    return lang.pick(value) if isinstance(value, Text) else value or ""


def _fact(change: FactChange, lang: Language) -> Sequence[str]:
    shown, old, new = change.shown, change.old, change.new
    what = labels.label_subject(lang.pick(shown._name), shown, lang)
    if old is None or new is None:
        how, figure = lang.translate(HOWS[change.how]), word_printed(shown, lang)
        before, now = (figure, "") if new is None else ("", figure)
    else:
        how = labels.join_names([lang.translate(PARTS[part]) for part in change.parts], lang)
        if not {Part.FIGURE, Part.READING} & set(change.parts):
            what = lang.label(what, word_printed(new, lang))
        told = [_both(part, old, new, lang) for part in change.parts if part not in _IN_COLUMNS]
        before, now = ("\n".join(filter(None, each)) for each in (zip(*told, strict=True) if told else ((), ())))
    when = [labels.label_period(each.period, each.known, each.status, lang) for each in (old, new) if each]
    return (how, what, before, now, _moved(when), _moved([each.source for each in (old, new) if each]))


def _moved(texts: Sequence[str]) -> str:
    return _ARROW.join(dict.fromkeys(texts))


def _both(part: Part, old: FactView, new: FactView, lang: Language) -> tuple[str, str]:
    """Return what a part of a fact said before, and what it says now."""
    if part is Part.FIGURE:
        return word_printed(old, lang), word_printed(new, lang)
    if part is Part.READING:
        return _read(old, new, lang), _read(new, old, lang)
    if part is Part.INDICATOR:
        return lang.pick(old._name), lang.pick(new._name)
    if part is Part.RANK:
        return lang.translate(words.RANKS[old.rank]), lang.translate(words.RANKS[new.rank])
    values = [getattr(each, part.value) for each in (old, new)]
    before, now = (lang.pick(each) if isinstance(each, Text) else each or "" for each in values)
    if before == now and values[0] is not None and values[1] is not None and part is not Part.AT:
        # The other language alone has changed.
        before, now = (lang.other(each) for each in values)
    return before, now


def _read(fact: FactView, other: FactView, lang: Language) -> str:
    """Return a print with what it is read as; where that is the same in words, with the days of its period."""
    meaning = format.gloss(fact._figure, lang.code)
    if meaning == format.gloss(other._figure, lang.code):
        days = [each.isoformat() if each else ".." for each in (fact.period_start, fact.period_end)]
        others = [each.isoformat() if each else ".." for each in (other.period_start, other.period_end)]
        meaning = "/".join(days) if days != others else fact.unit or ""
    return f"{word_printed(fact, lang)} = {meaning}"


def _event(change: EventChange, lang: Language) -> Sequence[str]:
    old, new = change.old, change.new
    sides = [each for each in (old, new) if each]
    what = lang.translate(N_("Event"))
    when = _moved([labels.period(each.date, None, lang) for each in sides])
    source = _moved([each.source for each in sides])
    if old is None or new is None:
        how, (shown,) = lang.translate(HOWS[change.how]), sides
        title = lang.pick(shown.title)
        return (how, what, title if new is None else "", title if new else "", when, source)
    how = labels.join_names([lang.translate(_KEYS[name]) for name in change.fields], lang)
    if "title" not in change.fields:
        what = lang.label(what, lang.pick(new.title))
    told = [_texts(old, new, name, lang) for name in ("title", "at", "note") if name in change.fields]
    before, now = ("\n".join(filter(None, each)) for each in (zip(*told, strict=True) if told else ((), ())))
    return (how, what, before, now, when, source)


def _texts(old: Any, new: Any, name: str, lang: Language) -> tuple[str, str]:
    before, now = getattr(old, name), getattr(new, name)
    if isinstance(before, Text) and isinstance(now, Text) and lang.pick(before) == lang.pick(now):
        return lang.other(before), lang.other(now)
    return _say(before, lang), _say(now, lang)


def unread(found: Sequence[Unread], lang: Language) -> str:
    """Return how many records could not be read, and the first of them."""
    return lang.count(
        N_("{path} cannot be read: what has changed in it is not known"),
        "{n} records cannot be read, the first {path}: what has changed in them is not known",
        len(found),
        path=clean(found[0].file),
    )


# -- rows of data ----------------------------------------------------------------------------------

_OF_FIGURES = ("value", "unit", "period", "status", "source")


def rows(changes: Iterable[Change]) -> Iterator[list[object]]:
    """Yield the header and a row for each change; of a head that has changed, a row for each of its keys."""
    sides = [f"{side}_{name}" for name in _OF_FIGURES for side in ("old", "new")]
    yield ["what", "how", "zone", "was", "indicator", "parts", "field", "old", "new", *sides]
    for each in changes:
        yield from _data(each)


def _data(change: Change) -> Iterator[list[object]]:
    what, how = change.what, change.how.value
    if isinstance(change, FactChange):
        figures = [each.figure if each else "" for each in (change.old, change.new)]
        sides = _of_sides(change.old, change.new, dict(zip(_OF_FIGURES, _OF_FIGURES, strict=True)))
        yield [what, how, change.zone, "", change.indicator, " ".join(change.parts), "", *figures, *sides]
    elif isinstance(change, EventChange):
        titles = [_every(each.title) if each else "" for each in (change.old, change.new)]
        sides = _of_sides(change.old, change.new, {"period": "date", "source": "source"})
        yield [what, how, change.zone, "", "", " ".join(change.fields), "", *titles, *sides]
    elif isinstance(change, ZoneChange):
        yield from _of_head([what, how, change.zone, change.was or ""], change, change.name, ["", ""])
    else:
        yield from _of_head([what, how, "", ""], change, change.title, _unless_missing(change.how, change.source))


def _of_sides(old: object, new: object, keys: Mapping[str, str]) -> list[object]:
    return [
        cell(getattr(each, keys[name])) if each is not None and name in keys else ""
        for name in _OF_FIGURES
        for each in (old, new)
    ]


def _of_head(
    head: list[object], change: ZoneChange | SourceChange, name: Text, sources: list[object]
) -> Iterator[list[object]]:
    rest = [*[""] * (2 * len(_OF_FIGURES) - 2), *sources]
    if change.how is not How.CHANGED:
        yield [*head, "", "", "", *_unless_missing(change.how, _every(name)), *rest]
    for field in change.fields:
        yield [*head, "", "", field.field, _cell(field.old), _cell(field.new), *rest]


def _unless_missing(how: How, text: str) -> list[object]:
    """Return a text for each side on which there is something."""
    return ["" if how is How.ADDED else text, "" if how is How.REMOVED else text]


def _every(text: Text) -> str:
    """Return a text in all of its languages."""
    return " / ".join(text.languages.values())


def _cell(value: Value) -> object:
    return _every(value) if isinstance(value, Text) else cell(value)
