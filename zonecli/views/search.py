"""What the records say of some phrases: hits by group, the best first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from zonecli.errors import N_, UsageError
from zonecli.frozen import dataclass
from zonecli.i18n import Text, in_its_language
from zonecli.records.periods import Period, PeriodError, asked_period
from zonecli.store.phrases import phrases
from zonecli.store.search import Found, Match, Search
from zonecli.suggest import nearest

if TYPE_CHECKING:
    from zonecli.store.catalogue import Catalogue

# Of more zones than these the names are not read for a hint.
_MANY = 1000


class Group(StrEnum):
    """What a hit is."""

    ZONES = "zones"
    FACTS = "facts"
    EVENTS = "events"
    SOURCES = "sources"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class Hit:
    """An item of the records that says all of the phrases, and the text that says it best.

    `id` is that of the zone, the source or the indicator; a fact and an event have that of their zone. `name` is what
    the item is called: a zone's, a source's, an indicator's or an event's, and of a fact its indicator's. `indicator`,
    `figure` and `printed_unit` are a fact's, `period` that of a fact or an event. `text` is what the record says in
    `field`, `start` and `end` where the first of the phrases stands in it, counted in characters from 0; `language` is
    the text's, null where its language is not known.
    """

    group: Group
    id: str
    name: Text
    indicator: str | None
    figure: str | None
    printed_unit: str | None
    period: Period | None
    field: str
    language: str | None
    text: str
    start: int
    end: int
    # Where the field says them in each language, for the screen.
    _matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The hits, group by group, and how many there are of each group that was asked for, shown or not.

    `unread` are the files that may say the phrases and cannot be read.
    """

    hits: tuple[Hit, ...]
    totals: Mapping[Group, int]
    unread: tuple[str, ...]


def search(
    catalogue: Catalogue, texts: Sequence[str], groups: Collection[Group] = (), limit: int | None = None
) -> Results:
    """Return the items that say all of the texts, at most `limit` of each of the groups, or of all groups.

    Raises UsageError where a text says nothing.
    """
    sought = phrases(texts)
    if len(sought) < len(texts):
        raise UsageError(N_("there is nothing to search for"), N_("give a word: zonecli search 5G"))
    asked = [group for group in Group if not groups or group in groups]
    found = Search(catalogue, sought)
    rows: dict[Group, list[tuple[int, Found]]] = {group: [] for group in asked}
    for group, each in _found(found, asked):
        rows[group].append((each.matches[0].score, each))
    hits: list[Hit] = []
    for group, ranked in rows.items():
        ranked.sort(key=lambda pair: pair[0])
        hits += [_hit(group, each, catalogue) for _, each in ranked[:limit]]
    return Results(tuple(hits), {group: len(ranked) for group, ranked in rows.items()}, tuple(found.unread))


def _found(search: Search, groups: Sequence[Group]) -> Iterator[tuple[Group, Found]]:
    if of_zones := [each for each in groups if each in (Group.ZONES, Group.FACTS, Group.EVENTS)]:
        yield from ((Group(group), found) for group, found in search.zones(of_zones))
    if Group.SOURCES in groups:
        yield from ((Group.SOURCES, found) for found in search.sources())
    if Group.INDICATORS in groups:
        yield from ((Group.INDICATORS, found) for found in search.indicators())


def _hit(group: Group, found: Found, catalogue: Catalogue) -> Hit:
    raw, best = found.raw, found.matches[0]
    ((start, end), *_) = best.spans
    indicator = _text_of(raw.get("indicator"))
    known = indicator if group is Group.FACTS else found.id if group is Group.INDICATORS else None
    if known is not None:
        name = catalogue.indicators[known].name if known in catalogue.indicators else Text(en=known)
    else:
        name = _name(raw.get("name", raw.get("title")))
    return Hit(
        group=group,
        id=found.id,
        name=name,
        indicator=indicator,
        figure=_text_of(raw.get("figure")),
        printed_unit=_text_of(raw.get("unit")),
        period=_period(raw.get("period", raw.get("date"))),
        field=best.field,
        language=best.language or None,
        text=best.text,
        start=start,
        end=end,
        _matches=found.matches,
    )


def _text_of(raw: object) -> str | None:
    return raw if isinstance(raw, str) else None


def _name(raw: Any) -> Text:
    """Return a raw text as far as it is one: a record with faults is found as well."""
    if isinstance(raw, str):
        return in_its_language(raw)
    stated = {tag: text for tag, text in raw.items() if isinstance(text, str)} if isinstance(raw, dict) else {}
    return Text(stated.pop("zh", ""), stated.pop("en", ""), tuple(stated.items()))


def _period(raw: object) -> Period | None:
    try:
        return asked_period(raw) if isinstance(raw, str) else None
    except PeriodError:
        return None


def near(catalogue: Catalogue, text: str) -> list[str]:
    """Return the ids and names that are most like a text that nothing says."""
    names = [*catalogue.zone_ids, *catalogue.ids_present("sources")]
    named = [indicator.name for indicator in catalogue.indicators.values()]
    if len(catalogue.zone_ids) <= _MANY:
        named += [zone.name for zone in catalogue.heads()]
    return nearest(text, [*names, *(each for name in named for each in name.languages.values())])
