"""A zone's profile as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.render import figures, labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table, without_empty
from zonecli.render.caveats import Names, Notes
from zonecli.render.figures import marks as source_marks, reading, star, word_printed
from zonecli.render.pages import facts, series
from zonecli.render.periods import write
from zonecli.render.sources import list_cited
from zonecli.views.names import Named
from zonecli.views.profile import Profile, ProfileFact
from zonecli.views.sources import EventView

# A figure that another one contradicts.
UNLIKE = "≠"
# More zones than this are told by their number.
_NAMED = 6


def page(
    profile: Profile,
    rates: Mapping[str, Text],
    lang: Language,
    only_figures: bool = False,
) -> list[Block]:
    """Return the page: who the zone is, its figures by theme, its events, its sources.

    `rates` names the series of exchange rates. With `only_figures`, figures and series alone, each series as a table
    with bars.
    """
    translate = lang.translate
    marks = {source.id: n for n, source in enumerate(profile.sources, 1)}
    blocks: list[Block] = [
        Heading(lang.pick(profile.name), lang.other(profile.name), 1),
        *([] if only_figures else [Pairs(_head(profile, marks, lang))]),
    ]
    if profile.facts:
        remarks = Notes(Names({}, rates, marks), lang)
        blocks += [Heading(translate(N_("Figures"))), _facts(profile, remarks, lang)]
        value = figures.notes([entry.fact for entry in profile.facts], rates, lang, marks)
        notes = [*_contradictions(profile, marks, lang), *remarks.rows(), *(("*", text) for text in value)]
        blocks += [Pairs(notes)] if notes else []
    if profile.series:
        blocks.append(Heading(translate(N_("Series"))))
        if only_figures:
            blocks += [block for each in profile.series for block in series.page(each, marks, lang)]
        else:
            blocks.append(Pairs([series.line(each, lang) for each in profile.series]))
    if profile.events and not only_figures:
        events = [(write(event.date, lang, short=True), _event(event, marks, lang)) for event in profile.events]
        blocks += [Heading(translate(N_("Events"))), Pairs(events)]
    return blocks + list_cited(profile.sources, lang)


def rows(profiles: Iterable[Profile], with_converted: bool) -> Iterator[list[object]]:
    """Yield the header and one row of data for each figure, with what other sources say against it."""
    yield [*facts.header(with_converted), "contradicted_by"]
    for entry in (entry for profile in profiles for entry in profile.facts):
        against = ";".join(f"{other.figure} ({other.source})" for other in entry.contradicted_by)
        yield [*facts.cells(entry.fact, with_converted), against]


def _head(profile: Profile, marks: dict[str, int], lang: Language) -> list[tuple[str, str]]:
    translate = lang.translate
    kind = lang.pick(profile.kind_name)
    if profile.level:
        kind = lang.message(N_("{level}, {kind}"), level=translate(words.LEVELS[profile.level]), kind=kind)
    rows = [(translate(N_("Id")), profile.id), (translate(N_("Kind")), kind)]
    if profile.place:
        places = [" › ".join(lang.pick(each.name) for each in place) for place in profile.place]
        rows.append((translate(N_("Place")), lang.message(N_("; ")).join(places)))
    if profile.code:
        rows.append((translate(N_("Code")), profile.code))
    # The approved area stands in the heading as well: it is what people ask first.
    rows += [
        (
            translate(N_("Area")),
            f"{figures.show_with_reading(entry.fact, lang)}{star(entry.fact)} {source_marks(entry.fact, marks)}",
        )
        for entry in profile.facts
        if entry.fact.indicator == "approved-area" and entry.fact.scope is None
    ]
    if profile.aliases:
        rows.append((translate(N_("Also called")), labels.join_names(list(profile.aliases), lang)))
    for entry in profile.leading_industries:
        period = lang.message(N_(" ({period})"), period=write(entry.period, lang, short=True)) if entry.period else ""
        named = labels.join_names([lang.pick(each.name) for each in entry.industries], lang)
        rows.append((translate(N_("Industries")), f"{named}{period} [{marks[entry.source]}]"))
    if profile.part_of:
        rows.append((translate(N_("Part of")), _zones(profile.part_of, lang)))
    if profile.parts:
        listing = f"zonecli list --where part_of={profile.id}"
        more = f"{lang.message(N_('; '))}{listing}" if len(profile.parts) > _NAMED else ""
        rows.append((translate(N_("Includes")), _zones(profile.parts, lang) + more))
    return rows


def _event(event: EventView, marks: dict[str, int], lang: Language) -> str:
    text = f"{lang.pick(event.title)} [{marks[event.source]}]"
    return f"{text}\n{lang.pick(event.note)}" if event.note else text


def _zones(zones: tuple[Named, ...], lang: Language) -> str:
    if len(zones) > _NAMED:
        return lang.count("{n} zone", "{n} zones", len(zones))
    return labels.join_names([f"{lang.pick(zone.name)} ({zone.id})" for zone in zones], lang)


def _facts(profile: Profile, notes: Notes, lang: Language) -> Table:
    translate = lang.translate
    columns = [
        Column(""),
        Column(translate(N_("Figure")), "right"),
        Column(translate(N_("Reading")), gives_way=2, goes="into"),
        Column(translate(N_("Period")), gives_way=1, goes="into"),
        Column("", wrap=False),
    ]
    rows: list[tuple[str, ...] | str] = []
    theme = None
    for entry in profile.facts:
        if entry.theme is not theme:
            theme = entry.theme
            rows.append(translate(words.THEMES[theme]))
        rows.append(_row(entry, notes, lang))
    return without_empty(Table(columns, rows), 2)


def _contradictions(profile: Profile, marks: dict[str, int], lang: Language) -> Iterator[tuple[str, str]]:
    """Yield what is said against the figures that other sources contradict."""
    for entry in profile.facts:
        if entry.contradicted_by:
            text = lang.message(N_("; ")).join(
                f"{word_printed(other, lang)} {source_marks(other, marks)}" for other in entry.contradicted_by
            )
            label = labels.label_subject(lang.pick(entry.name), entry.fact, lang)
            yield UNLIKE, lang.label(label, lang.message(N_("another source says otherwise: {groups}"), groups=text))


def _row(entry: ProfileFact, notes: Notes, lang: Language) -> tuple[str, ...]:
    fact = entry.fact
    unlike = f" {UNLIKE}" if entry.contradicted_by else ""
    more = f" (+{entry.others})" if entry.others else ""
    name = labels.label_subject(lang.pick(entry.name), fact, lang) + unlike + more
    label = labels.with_mark(name, notes.of_fact(fact))
    return (
        label,
        word_printed(fact, lang),
        f"{reading(fact, lang)}{star(fact)}".strip(),
        labels.label_period(fact.period, fact.known, fact.status, lang),
        source_marks(fact, notes.names.marks),
    )
