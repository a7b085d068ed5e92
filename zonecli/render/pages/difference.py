"""What has changed, on a screen and as rows of data: zone by zone, then the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_
from zonecli.figures import format
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.records.zones import Level
from zonecli.render import labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table, without_empty
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
    How.RENAMED: N_("under another id"),
    How.CHANGED: N_("changed"),
}
_SORTS = {"zone": N_("zones"), "fact": N_("figures"), "event": N_("events"), "source": N_("sources")}
# What of a figure or an event has changed.
_PARTS = {
    "figure": N_("print"),
    "reading": N_("reading"),
    "status": N_("status"),
    "source": N_("source"),
    "period": N_("period"),
    "indicator": N_("indicator"),
    "scope": N_("part"),
    "of": N_("whole"),
    "basis": N_("definition"),
    "rank": N_("rank"),
    "at": N_("place in the source"),
    "note": N_("note"),
    "date": N_("date"),
    "title": N_("title"),
}
# The keys of zones and sources.
KEYS = {
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
    "note": N_("Note"),
}
# These have columns of their own.
_IN_COLUMNS = (Part.STATUS, Part.SOURCE, Part.PERIOD)
_ARROW = " → "


def page(found: Difference, lang: Language) -> list[Block]:
    """Return the changes of zones as one table, those of sources as another, and how many there are."""
    if not found.changes:
        return []
    translate = lang.translate
    columns = [
        Column(translate(N_("What"))),
        Column(translate(N_("Change"))),
        Column(translate(N_("Before"))),
        Column(translate(N_("Now"))),
        Column(translate(N_("Period")), gives_way=1, goes="into"),
        Column(translate(N_("Source")), gives_way=2, goes="into"),
    ]
    title = f"{show_state(found.old, lang)}{_ARROW}{show_state(found.new, lang)}"
    blocks: list[Block] = [Heading(title)]
    sources = [each for each in found.changes if isinstance(each, SourceChange)]
    if len(sources) < len(found.changes):
        blocks.append(without_empty(Table(columns, list(_of_zones(found.changes, lang))), 2))
    if sources:
        # Addresses are long, and one of them is often all there is.
        both = Column(translate(N_("Before → now")))
        table = Table([*columns[:2], both], list(_of_sources(sources, lang)))
        blocks += [Heading(translate(N_("Sources"))), table]
    return [*blocks, Pairs([(translate(N_("Changes")), count(found.changes, lang))])]


def show_state(state: State, lang: Language) -> str:
    """Return what a state of the records is called; of a revision with its day."""
    if state.date is None:
        return state.name
    return lang.message(N_("{revision} of {date}"), revision=state.name, date=write_day(state.date, lang))


def count(changes: Iterable[Change], lang: Language) -> str:
    """Return how many changes there are of each sort: zones: 2 added; figures: 12 added, 3 changed."""
    found = Counter((each.what, each.how) for each in changes)
    told = []
    for what, label in _SORTS.items():
        counts = [
            lang.message(N_("{n} {how}"), n=found[what, how], how=lang.translate(HOWS[how]))
            for how in How
            if found[what, how]
        ]
        if counts:
            told.append(lang.label(lang.translate(label), labels.join_names(counts, lang)))
    return lang.message(N_("; ")).join(told)


def _of_zones(changes: Iterable[Change], lang: Language) -> Iterator[Sequence[str] | str]:
    last = None
    for each in changes:
        if isinstance(each, SourceChange):
            continue
        if each.zone != last:
            yield f"{lang.pick(each.name if isinstance(each, ZoneChange) else each._zone)} ({each.zone})"
            last = each.zone
        if isinstance(each, FactChange):
            yield _fact(each, lang)
        elif isinstance(each, EventChange):
            yield _event(each, lang)
        else:
            if each.how is not How.CHANGED:
                how = lang.translate(HOWS[each.how])
                yield (lang.translate(N_("Zone")), how, each.was or "", each.zone if each.was else "", "", "")
            yield from ((*_field(field, lang), "", "") for field in each.fields)


def _of_sources(changes: Iterable[SourceChange], lang: Language) -> Iterator[Sequence[str] | str]:
    for each in changes:
        yield f"{lang.pick(each.title)} ({each.source})"
        if each.how is not How.CHANGED:
            when = labels.period(each.issued, None, lang)
            yield (lang.translate(N_("Source")), lang.translate(HOWS[each.how]), when)
        for field in each.fields:
            what, how, before, now = _field(field, lang)
            yield (what, how, f"{before or labels.MISSING}\n→ {now or labels.MISSING}")


def _field(change: FieldChange, lang: Language) -> tuple[str, str, str, str]:
    before, now = change.old, change.new
    if isinstance(before, Text) and isinstance(now, Text) and lang.pick(before) == lang.pick(now):
        # The other language alone has changed.
        before, now = lang.other(before), lang.other(now)
    how, what = lang.translate(HOWS[How.CHANGED]), lang.translate(KEYS[change.field])
    if change.field == "level":
        before, now = (
            lang.translate(words.LEVELS[Level(each)]) if isinstance(each, str) else None for each in (before, now)
        )
    return (what, how, _say(before, lang), _say(now, lang))


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
        how = _name_parts(change.parts, lang)
        if not {Part.FIGURE, Part.READING} & set(change.parts):
            what = lang.label(what, word_printed(new, lang))
        told = [_both(part, old, new, lang) for part in change.parts if part not in _IN_COLUMNS]
        before, now = _joined(told, lang)
    sides = [each for each in (old, new) if each]
    return (what, how, before, now, _when(sides, lang), _moved([each.source for each in sides]))


def _joined(told: Sequence[tuple[str, str]], lang: Language) -> tuple[str, str]:
    """Return what several parts said before, and what they say now."""
    between = lang.message(N_("; "))
    before, now = (between.join(filter(None, (pair[side] for pair in told))) for side in (0, 1))
    return before, now


def _when(sides: Sequence[FactView], lang: Language) -> str:
    """Return the period and how firm the figure is; where that has changed, an actual one is called so."""
    periods = [labels.period(each.period, each.known, lang) for each in sides]
    firm = [lang.translate(words.STATUSES[each.status]) for each in sides]
    if len(set(firm)) < len(sides) or len(sides) == 1:
        return _moved([labels.label_period(each.period, each.known, each.status, lang) for each in sides])
    if len(set(periods)) == 1:
        return lang.message(N_("{period}, {status}"), period=periods[0], status=_moved(firm))
    return _moved(
        [
            lang.message(N_("{period}, {status}"), period=period, status=status)
            for period, status in zip(periods, firm, strict=True)
        ]
    )


def _name_parts(names: Iterable[str], lang: Language) -> str:
    return labels.join_names([lang.translate(_PARTS[name]) for name in names], lang)


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
        return (what, how, title if new is None else "", title if new else "", when, source)
    how = _name_parts(change.fields, lang)
    if "title" not in change.fields:
        what = lang.label(what, lang.pick(new.title))
    told = [_texts(old, new, name, lang) for name in ("title", "at", "note") if name in change.fields]
    return (what, how, *_joined(told, lang), when, source)


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
