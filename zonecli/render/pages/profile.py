"""A zone's profile as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.render import figures, labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table, without_empty
from zonecli.render.figures import marks as source_marks
from zonecli.render.figures import printed, reading, standing
from zonecli.render.pages import series
from zonecli.render.sources import citation
from zonecli.views.names import Named
from zonecli.views.profile import Profile, ProfileFact

# A figure that another one contradicts.
UNLIKE = "≠"
# More zones than this are listed by their ids alone.
_NAMED = 6
# Below this width a figure and its reading stand in one column.
_WIDE = 110


def page(
    profile: Profile,
    rates: Mapping[str, Text],
    lang: Language,
    width: int | None = None,
    only_figures: bool = False,
) -> list[Block]:
    """Return the page: who the zone is, its figures by theme, its events, its sources.

    `rates` names the series of exchange rates. `width` is the screen's, None where a line may be of any length.
    With `only_figures`, figures and series alone, each series as a table with bars.
    """
    say = lang.translate
    marks = {source.id: n for n, source in enumerate(profile.sources, 1)}
    blocks: list[Block] = [
        Heading(lang.pick(profile.name), lang.other(profile.name), 1),
        *([] if only_figures else [Pairs(_head(profile, marks, lang))]),
    ]
    if profile.facts:
        blocks += [Heading(say(N_("Figures"))), _facts(profile, marks, lang, width is not None and width < _WIDE)]
        told = figures.notes([entry.fact for entry in profile.facts], rates, lang, marks)
        notes = [*_contradictions(profile, marks, lang), *(("*", said) for said in told)]
        blocks += [Pairs(notes)] if notes else []
    if profile.series:
        blocks.append(Heading(say(N_("Series"))))
        if only_figures:
            blocks += [block for each in profile.series for block in series.page(each, marks, lang)]
        else:
            blocks.append(Pairs([series.line(each, lang) for each in profile.series]))
    if profile.events and not only_figures:
        events = [(event.date.text, f"{lang.pick(event.title)} [{marks[event.source]}]") for event in profile.events]
        blocks += [Heading(say(N_("Events"))), Pairs(events)]
    if profile.sources:
        cited = [(f"[{marks[source.id]}]", citation(source, lang)) for source in profile.sources]
        blocks += [Heading(say(N_("Sources"))), Pairs(cited)]
    return blocks


def _head(profile: Profile, marks: dict[str, int], lang: Language) -> list[tuple[str, str]]:
    say = lang.translate
    kind = say(labels.KINDS[profile.kind])
    if profile.level:
        kind = lang.say(N_("{level}, {kind}"), level=say(labels.LEVELS[profile.level]), kind=kind)
    rows = [(say(N_("Id")), profile.id), (say(N_("Kind")), kind)]
    if profile.place:
        places = [" › ".join(lang.pick(each.name) for each in place) for place in profile.place]
        rows.append((say(N_("Place")), lang.say(N_("; ")).join(places)))
    if profile.code:
        rows.append((say(N_("Code")), profile.code))
    rows += [(say(N_("Area")), area) for area in _areas(profile, marks, lang)]
    if profile.aliases:
        rows.append((say(N_("Also called")), labels.joined(list(profile.aliases), lang)))
    for entry in profile.leading_industries:
        period = lang.say(N_(" ({period})"), period=entry.period.text) if entry.period else ""
        named = labels.joined([lang.pick(each.name) for each in entry.industries], lang)
        rows.append((say(N_("Industries")), f"{named}{period} [{marks[entry.source]}]"))
    if profile.part_of:
        rows.append((say(N_("Part of")), _zones(profile.part_of, lang)))
    if profile.parts:
        rows.append((say(N_("Includes")), _zones(profile.parts, lang)))
    return rows


def _areas(profile: Profile, marks: dict[str, int], lang: Language) -> list[str]:
    """The approved area stands in the heading as well: it is what people ask first."""
    found = []
    for entry in profile.facts:
        if entry.fact.indicator == "approved-area" and entry.fact.scope is None:
            said, meaning = printed(entry.fact, lang), reading(entry.fact, lang)
            if meaning:
                said = lang.say(N_("{printed} ({reading})"), printed=said, reading=meaning)
            found.append(f"{said} {source_marks(entry.fact, marks)}")
    return found


def _zones(zones: tuple[Named, ...], lang: Language) -> str:
    if len(zones) > _NAMED:
        return f"{lang.count('{n} zone', '{n} zones', len(zones))}: {', '.join(zone.id for zone in zones)}"
    return labels.joined([f"{lang.pick(zone.name)} ({zone.id})" for zone in zones], lang)


def _facts(profile: Profile, marks: dict[str, int], lang: Language, narrow: bool) -> Table:
    say = lang.translate
    titles = [N_("Figure"), N_("Period")] if narrow else [N_("Figure"), N_("Reading"), N_("Period"), N_("Status")]
    columns = [Column(""), *(Column(say(title)) for title in titles), Column("", wrap=False)]
    rows: list[tuple[str, ...] | str] = []
    theme = None
    for entry in profile.facts:
        if entry.theme is not theme:
            theme = entry.theme
            rows.append(say(labels.THEMES[theme]))
        rows.append(_row(entry, marks, lang, narrow))
    table = Table(columns, rows)
    return table if narrow else without_empty(table, 2)


def _contradictions(profile: Profile, marks: dict[str, int], lang: Language) -> Iterator[tuple[str, str]]:
    """Yield what is said against the figures that other sources contradict."""
    for entry in profile.facts:
        if entry.contradicted_by:
            said = lang.say(N_("; ")).join(
                f"{printed(other, lang)} {source_marks(other, marks)}" for other in entry.contradicted_by
            )
            label = labels.scoped(lang.pick(entry.name), entry.fact.scope, lang)
            yield UNLIKE, lang.labelled(label, lang.say(N_("another source says otherwise: {groups}"), groups=said))


def _row(entry: ProfileFact, marks: dict[str, int], lang: Language, narrow: bool) -> tuple[str, ...]:
    fact = entry.fact
    unlike = f" {UNLIKE}" if entry.contradicted_by else ""
    more = f" (+{entry.others})" if entry.others else ""
    label = labels.scoped(lang.pick(entry.name), fact.scope, lang) + unlike + more
    figure = [printed(fact, lang), reading(fact, lang)]
    time = [labels.period(fact.period, fact.known, lang), standing(fact, lang)]
    sources = source_marks(fact, marks)
    if narrow:
        return label, "\n".join(filter(None, figure)), "\n".join(time), sources
    return label, *figure, *time, sources
