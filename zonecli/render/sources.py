"""Sources as a reader cites them, and the tables of the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from zonecli.errors import N_
from zonecli.i18n import Language, Text, is_chinese
from zonecli.records import words
from zonecli.records.periods import FiscalYear
from zonecli.render import labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.pages import facts as facts_render
from zonecli.render.periods import write
from zonecli.views.sources import EventView, Evidence, SourceView


def citation_parts(source: SourceView, lang: Language) -> tuple[str, str, list[str]]:
    """Return the quoted title, its translation in brackets or nothing, and who wrote and published it, each once.

    A title in another language than the reader's is quoted as printed, and is the only one to be translated.
    """
    shown = lang.pick(source.title)
    title = source.title.languages.get(source.language or "", shown)
    quoted = f"《{title}》" if is_chinese(title) or lang.code == "zh" else f"“{title}”"
    translated = f"[{shown}]" if title != shown else ""
    makers = [lang.pick(text) for text in (source.author, source.container_title, source.publisher) if text]
    return quoted, translated, list(dict.fromkeys(makers))


def citation(source: SourceView, lang: Language) -> str:
    """Return the source as one line: title, where it appeared, who published it, when."""
    quoted, translated, makers = citation_parts(source, lang)
    title = f"{quoted} {translated}" if translated else quoted
    parts = [title, *makers, write(source.issued, lang), *([source.url] if source.url else [])]
    return ("，" if lang.code == "zh" else ", ").join(parts)


def list_cited(sources: Sequence[SourceView], lang: Language) -> list[Block]:
    """Return the sources that a page cites, numbered from 1 as its figures refer to them."""
    cited = [(f"[{n}]", citation(source, lang)) for n, source in enumerate(sources, 1)]
    return [Heading(lang.translate(N_("Sources"))), Pairs(cited)] if cited else []


def table(sources: Sequence[SourceView], lang: Language) -> Table:
    """Return every source with the number of facts, events and zones that rest on it."""
    translate = lang.translate
    columns = [
        Column(translate(N_("Source")), wrap=False),
        Column(translate(N_("Title")), gives_way=2),
        Column(translate(N_("Publisher")), gives_way=3),
        Column(translate(N_("Issued")), gives_way=1),
        Column(translate(N_("Facts")), "right", wrap=False),
        Column(translate(N_("Events")), "right", wrap=False, gives_way=4, goes="nowhere"),
        Column(translate(N_("Zones")), "right", wrap=False),
    ]
    rows = [
        (
            source.id,
            lang.pick(source.title),
            lang.pick(source.publisher),
            write(source.issued, lang, short=True),
            str(source.facts),
            str(source.events),
            str(source.zones),
        )
        for source in sources
    ]
    return Table(columns, rows)


def _fiscal_year(year: FiscalYear, lang: Language) -> str:
    starts = lang.message(N_("starts on {date}"), date=year.starts)
    if year.named_by is None:
        return starts
    named = N_("called by the year in which it ends") if year.named_by == "end" else N_("called by its first year")
    return lang.message(N_("; ")).join([starts, lang.translate(named)])


def events_table(events: Sequence[EventView], names: dict[str, Text], lang: Language) -> Table:
    """Return events with the zones that they happened to."""
    translate = lang.translate
    columns = [
        Column(translate(N_("Date")), wrap=False),
        Column(translate(N_("Zone")), gives_way=1),
        Column(translate(N_("Event"))),
    ]
    rows = [
        (write(event.date, lang, short=True), lang.pick(names[event.zone]), lang.pick(event.title)) for event in events
    ]
    return Table(columns, rows)


def page(evidence: Evidence, names: dict[str, Text], lang: Language) -> list[Block]:
    """Return one source and all that rests on it."""
    translate = lang.translate
    source = evidence.source
    facts_said = labels.join_names(
        [
            lang.count("{n} fact", "{n} facts", source.facts),
            lang.count("{n} event", "{n} events", source.events),
            lang.count("{n} zone", "{n} zones", source.zones),
        ],
        lang,
    )
    lines = [
        (translate(N_("Source")), source.id),
        (translate(N_("Type")), translate(words.SOURCE_TYPES.get(source.type, source.type))),
        (translate(N_("Cited as")), citation(source, lang)),
        (translate(N_("Holds up")), facts_said),
    ]
    if source.currency:
        lines.append((translate(N_("$ means")), source.currency))
    if source.decimal:
        lines.append((translate(N_("Decimal sign")), source.decimal))
    if source.fiscal_year:
        lines.append((translate(N_("Fiscal year")), _fiscal_year(source.fiscal_year, lang)))
    if source.note:
        lines.append((translate(N_("Note")), lang.pick(source.note)))
    blocks: list[Block] = [Heading(lang.pick(source.title), lang.other(source.title), 1), Pairs(lines)]
    if evidence.facts:
        blocks += [Heading(translate(N_("Facts"))), facts_render.table(evidence.facts, names, lang)]
    if evidence.events:
        blocks += [Heading(translate(N_("Events"))), events_table(evidence.events, names, lang)]
    return blocks
