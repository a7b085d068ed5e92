"""A ranking with bars on a screen, in Markdown and as rows of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.records.vocabulary import Better
from zonecli.render import figures, labels
from zonecli.render.bars import ABOUT, BETWEEN, LESS, MORE, bar
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.caveats import Names, Notes, codes_by_zone
from zonecli.render.figures import marks, reading, star, word_printed
from zonecli.render.pages import facts
from zonecli.render.rows import cell
from zonecli.render.sources import list_cited
from zonecli.views.comparable import Position
from zonecli.views.ranking import Entry, Ranking

_BAR = 16


def page(ranking: Ranking, series: dict[str, Text], lang: Language, narrowed: bool = False) -> list[Block]:
    """Return the ranking, its notes and its sources.

    `series` names the series of exchange rates; `narrowed` says that not all zones, or not all figures, were asked for.
    """
    numbers = {source.id: n for n, source in enumerate(ranking.sources, 1)}
    zones = {entry.zone: entry.name for entry in ranking.entries}
    zones |= {aside.zone: aside.name for aside in ranking.unranked}
    notes = Notes(Names(zones, series, numbers), lang)
    letters, of_all = _letters(ranking, notes)
    title = lang.pick(ranking.name)
    # What all of the figures are about stands in the heading.
    is_alike = len({labels.say_subject(entry.fact, lang) for entry in ranking.entries}) == 1
    if is_alike:
        title = labels.label_subject(title, ranking.entries[0].fact, lang)
    blocks: list[Block] = [Heading(title, labels.with_mark(_aside(ranking, lang), of_all), 1)]
    if ranking.entries:
        blocks.append(_table(ranking, letters, notes, lang, not is_alike))
    elif not ranking.count:
        none = N_("no zone has a figure that fits") if narrowed else N_("no zone has a figure")
        said = N_("no two of the figures can be compared") if ranking.unranked else none
        blocks.append(Pairs([("", lang.translate(said))]))
    if ranking.unranked:
        blocks += [Heading(lang.message(N_("Without a place"))), *_list_unranked(ranking, notes, lang)]
    aside = [fact for each in ranking.unranked for fact in each.facts]
    converted = [("*", text) for text in figures.notes(aside, series, lang, numbers)]
    value = [*_legend(ranking, lang), *notes.rows(), *converted]
    if value:
        blocks += [Heading(lang.message(N_("Notes"))), Pairs(value)]
    return blocks + list_cited(ranking.sources, lang)


def _aside(ranking: Ranking, lang: Language) -> str:
    if not ranking.entries and ranking.unranked:
        zones = lang.count(N_("{n} zone"), "{n} zones", len(ranking.unranked))
        return lang.message(N_("{zones}, not ranked"), zones=zones)
    direction = lang.translate(words.BETTER[ranking.better] if ranking.better else N_("highest first"))
    if ranking.reverse:
        direction = lang.translate(N_("highest first") if ranking.better is Better.LOWER else N_("lowest first"))
    shown = len(ranking.entries)
    count = lang.count(N_("{n} zone"), "{n} zones", ranking.count)
    if shown < ranking.count:
        count = lang.message(N_("{shown} of {count}"), shown=shown, count=count)
    text = lang.message(N_("{direction}, {count}"), direction=direction, count=count)
    if ranking.period is not None:
        text = labels.join_names([text, labels.period(ranking.period, None, lang)], lang)
    return text


def _letters(ranking: Ranking, notes: Notes) -> tuple[dict[str, str], str]:
    """The notes' letters by zone, and those of the notes on all of them, which stand in the heading."""
    letters: dict[str, list[str]] = {}
    of_all = []
    for caveat in ranking.caveats:
        mark = notes.mark([caveat], len(ranking.entries))
        if len(caveat.zones) >= len(ranking.entries):
            of_all.append(mark)
            continue
        for zone in caveat.zones:
            letters.setdefault(zone, []).append(mark)
    return {zone: ",".join(found) for zone, found in letters.items()}, ",".join(of_all)


def place(found: Position, lang: Language) -> str:
    """Return a place: 3 for certain, 3= where it is shared, 3–5 where it is open between these."""
    if not found.is_certain:
        return f"{found.first}{'—' if lang.code == 'zh' else '–'}{found.last}"
    return lang.message(N_("{place}="), place=found.first) if found.ties else str(found.first)


def _table(ranking: Ranking, letters: dict[str, str], notes: Notes, lang: Language, with_subjects: bool) -> Table:
    translate = lang.translate
    readings = [reading(entry.fact, lang) for entry in ranking.entries]
    has_readings = any(readings)
    columns = [Column("", "right", wrap=False), Column(translate(N_("Zone"))), Column(translate(N_("Figure")), "right")]
    columns += [Column(translate(N_("Reading")), gives_way=2, goes="into")] if has_readings else []
    columns += [
        Column("", wrap=False, gives_way=3, goes="nowhere"),
        Column(translate(N_("Period")), gives_way=1, goes="into"),
        Column("", wrap=False),
    ]
    rows = [
        _row(entry, reading if has_readings else None, letters.get(entry.zone), notes, lang, with_subjects)
        for entry, reading in zip(ranking.entries, readings, strict=True)
    ]
    return Table(columns, rows)


def _row(
    entry: Entry,
    reading: str | None,
    mark: str | None,
    notes: Notes,
    lang: Language,
    with_subject: bool,
) -> Sequence[str]:
    fact = entry.fact
    name = lang.pick(entry.name)
    if with_subject:
        name = labels.label_subject(name, fact, lang)
    return (
        place(entry.place, lang),
        labels.with_mark(name, notes.of_fact(fact, mark)),
        word_printed(fact, lang),
        *(() if reading is None else (reading,)),
        bar(entry.bar, fact.hedge, _BAR) if entry.bar is not None else "",
        labels.label_period(fact.period, fact.known, fact.status, lang),
        marks(fact, notes.names.marks),
    )


def _list_unranked(ranking: Ranking, notes: Notes, lang: Language) -> Iterator[Block]:
    columns = [Column(""), Column("", "right"), Column(""), Column(""), Column("", wrap=False)]
    for aside in ranking.unranked:
        rows = [
            (
                f"  {labels.say_subject(fact, lang)}",
                labels.with_mark(word_printed(fact, lang), notes.of_fact(fact)),
                f"{reading(fact, lang)}{star(fact)}".strip(),
                labels.label_period(fact.period, fact.known, fact.status, lang),
                marks(fact, notes.names.marks),
            )
            for fact in aside.facts
        ]
        yield Heading(lang.pick(aside.name), lang.translate(labels.APART[aside.reason]), 3)
        yield Table(columns, rows)


def _legend(ranking: Ranking, lang: Language) -> list[tuple[str, str]]:
    legend = []
    drawn = "".join(bar(entry.bar, entry.fact.hedge, _BAR) for entry in ranking.entries if entry.bar is not None)
    signs = {
        MORE: N_("or more"),
        LESS: N_("or less"),
        ABOUT: N_("about"),
        BETWEEN: N_("between the two ends"),
    }
    legend += [(sign, lang.translate(text)) for sign, text in signs.items() if sign in drawn]
    open_places = [place(entry.place, lang) for entry in ranking.entries if not entry.place.is_certain]
    shared = [place(entry.place, lang) for entry in ranking.entries if entry.place.is_certain and entry.place.ties]
    if open_places:
        legend.append((open_places[0], lang.message(N_("the place is one of these: a hedge leaves the order open"))))
    if shared:
        legend.append((shared[0], lang.message(N_("the place is shared"))))
    return legend


def rows(ranking: Ranking, with_converted: bool) -> Iterator[list[object]]:
    """Yield the header and one row of data for each figure; places are empty where a zone has none."""
    yield ["first", "last", "ties", "unranked", *facts.header(with_converted), "caveats"]
    codes = codes_by_zone(ranking.caveats)
    for entry in ranking.entries:
        placed = [entry.place.first, entry.place.last, entry.place.ties, ""]
        yield [*placed, *facts.cells(entry.fact, with_converted), codes.get(entry.zone, "")]
    for aside in ranking.unranked:
        for fact in aside.facts:
            yield ["", "", "", cell(aside.reason), *facts.cells(fact, with_converted), ""]
