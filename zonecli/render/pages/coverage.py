"""What is not known, on a screen and as rows of data."""

from __future__ import annotations

from collections.abc import Iterator

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records import words
from zonecli.render import labels
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.pages import facts
from zonecli.render.periods import write
from zonecli.render.rows import cell
from zonecli.views.coverage import Coverage, ZoneCoverage

# So many zones or fewer are told with the names of what is missing.
_FEW = 3


def page(coverage: Coverage, lang: Language) -> list[Block]:
    """Return one line a zone, what is missing of each where they are few, and the forecasts that are overdue."""
    blocks: list[Block] = [_overview(coverage, lang)]
    if coverage.as_of is not None:
        counted = lang.message(N_("counted to {date}"), date=write(coverage.as_of, lang, short=True))
        blocks.append(Pairs([(lang.message(N_("Age")), counted)]))
    if len(coverage.zones) <= _FEW:
        names = {indicator.id: indicator.name for indicator in coverage.indicators}
        for zone in coverage.zones:
            blocks += [
                Heading(lang.message(N_("Missing: {zone}"), zone=lang.pick(zone.name))),
                _missing(zone, names, lang),
            ]
    if any(zone.overdue for zone in coverage.zones):
        blocks += [Heading(lang.message(N_("Overdue"))), _overdue(coverage, lang)]
    return blocks


def _overview(coverage: Coverage, lang: Language) -> Table:
    translate = lang.translate
    columns = [
        Column(translate(N_("Zone"))),
        Column(translate(N_("Facts")), "right", wrap=False),
        Column(translate(N_("Sources")), "right", wrap=False),
        Column(translate(N_("Newest")), gives_way=2, goes="into"),
        Column(translate(N_("Age")), "right", wrap=False, gives_way=3, goes="nowhere"),
        Column(translate(N_("Known of")), gives_way=1, goes="into"),
        Column(translate(N_("Overdue")), "right", wrap=False),
    ]
    rows = [
        (
            lang.pick(zone.name),
            str(zone.facts),
            str(zone.sources),
            labels.period(zone.newest, None, lang),
            labels.MISSING if zone.age is None else age(zone.age, lang),
            _themes(zone, lang),
            str(len(zone.overdue) or labels.MISSING),
        )
        for zone in coverage.zones
    ]
    return Table(columns, rows)


def _themes(zone: ZoneCoverage, lang: Language) -> str:
    """Return the themes of which something is known, by whichever is shorter: these, or all but the others."""
    known = [lang.translate(words.THEMES[each.theme]) for each in zone.themes if each.known]
    missing = [lang.translate(words.THEMES[each.theme]) for each in zone.themes if not each.known]
    if not missing:
        return lang.message(N_("all themes"))
    if len(missing) < len(known):
        return lang.message(N_("all but {themes}"), themes=labels.join_names(missing, lang))
    return labels.join_names(known, lang) or labels.MISSING


def age(months: int, lang: Language) -> str:
    """Return an age in whole years, or in months below two years."""
    if months < 24:
        return lang.count(N_("{n} month"), "{n} months", max(months, 0))
    return lang.count(N_("{n} year"), "{n} years", months // 12)


def _missing(zone: ZoneCoverage, names: dict[str, Text], lang: Language) -> Table:
    columns = [
        Column(lang.message(N_("Theme")), wrap=False),
        Column(lang.message(N_("Known")), "right", wrap=False),
        Column(lang.message(N_("Missing"))),
    ]
    rows = [
        (
            lang.translate(words.THEMES[theme.theme]),
            f"{theme.known}/{theme.known + len(theme.missing)}",
            labels.join_names([lang.pick(names[id]) for id in theme.missing], lang) or labels.MISSING,
        )
        for theme in zone.themes
        if theme.known or theme.missing
    ]
    return Table(columns, rows)


def _overdue(coverage: Coverage, lang: Language) -> Table:
    names = {zone.zone: zone.name for zone in coverage.zones}
    return facts.table([fact for zone in coverage.zones for fact in zone.overdue], names, lang)


def rows(coverage: Coverage) -> Iterator[list[object]]:
    """Yield the header and one row of data for each zone and theme."""
    yield ["zone", "facts", "sources", "newest", "age", "overdue", "theme", "known", "missing"]
    for zone in coverage.zones:
        for theme in zone.themes:
            yield [
                zone.zone,
                zone.facts,
                zone.sources,
                cell(zone.newest),
                cell(zone.age),
                len(zone.overdue),
                theme.theme.value,
                theme.known,
                ";".join(theme.missing),
            ]
