"""A series: a sparkline in one line, or a table with bars."""

from __future__ import annotations

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.records import words
from zonecli.render import labels
from zonecli.render.bars import bar, sparkline
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.figures import amount, marks, reading, word_printed
from zonecli.render.periods import write
from zonecli.views.series import Series

_BAR = 24


def line(series: Series, lang: Language) -> tuple[str, str]:
    """Return what names a series, and its sparkline with the change that it comes to."""
    label = labels.label_subject(lang.pick(series.name), series, lang)
    text = [sparkline(point.level for point in series.points), *summary(series, lang)]
    return label, "  ".join(text)


def summary(series: Series, lang: Language) -> list[str]:
    """Return the change from the first to the last period and the average annual growth, where they are known."""
    text = []
    if series.first is not None and series.last is not None:
        ends = write(series.first, lang, short=True), write(series.last, lang, short=True)
        text.append(lang.message(N_("{first} to {last}"), first=ends[0], last=ends[1]))
    if series.change is not None:
        text.append(lang.message(N_("change {amount}"), amount=amount(series.change, lang)))
    if series.annual_growth is not None:
        growth = amount(series.annual_growth, lang)
        text.append(lang.message(N_("{amount} a year on average"), amount=growth))
    if series.apart:
        listed = [
            f"{word_printed(each, lang)} ({labels.period(each.period, each.known, lang)})" for each in series.apart
        ]
        text.append(lang.message(N_("apart: {figures}"), figures=labels.join_names(listed, lang)))
    return text


def page(series: Series, numbers: dict[str, int], lang: Language) -> list[Block]:
    """Return the series as a table with bars; `numbers` are those of the cited sources."""
    translate = lang.translate
    columns = [
        Column(translate(N_("Period")), wrap=False),
        Column(translate(N_("Figure")), "right"),
        Column(translate(N_("Reading")), gives_way=1),
        Column("", wrap=False, gives_way=3, goes="nowhere"),
        Column(translate(N_("Status")), gives_way=2),
        Column("", wrap=False),
    ]
    rows = [
        (
            labels.period(point.fact.period, point.fact.known, lang),
            word_printed(point.fact, lang),
            reading(point.fact, lang),
            bar(point.bar, point.fact.hedge, _BAR),
            translate(words.STATUSES[point.fact.status]),
            marks(point.fact, numbers),
        )
        for point in series.points
    ]
    label = labels.label_subject(lang.pick(series.name), series, lang)
    text = summary(series, lang)
    summed: list[Block] = [Pairs([("", labels.join_names(text, lang))])] if text else []
    return [Heading(label, "", 3), Table(columns, rows), *summed]
