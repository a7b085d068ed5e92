"""A figure traced back, as a page."""

from __future__ import annotations

import re

from zonecli.errors import N_
from zonecli.i18n import Language
from zonecli.records import words
from zonecli.render import labels
from zonecli.render.blocks import Block, Heading, Pairs
from zonecli.render.figures import formula, gloss, operate, word_converted, word_printed
from zonecli.render.pages.figure import interval, join_unit
from zonecli.render.sources import citation
from zonecli.views.trace import Step, Trace


def page(trace: Trace, lang: Language) -> list[Block]:
    """Return each figure of the zone for the indicator: how it is read, where it is written, who says so."""
    title = lang.message(
        N_("{zone}, {indicator}"), zone=lang.pick(trace.name), indicator=lang.pick(trace.indicator.name)
    )
    blocks: list[Block] = [Heading(title, f"{trace.zone} {trace.indicator.id}", 1)]
    for step in trace.steps:
        blocks += _blocks(step, lang, 2)
    return blocks


def _blocks(step: Step, lang: Language, level: int) -> list[Block]:
    """Return one figure, and below it those that it is worked out from."""
    title = labels.label_subject(word_printed(step.fact, lang), step.fact, lang)
    if level > 2:
        title = lang.label(lang.pick(step.fact._name), title)
    blocks: list[Block] = [Heading(title, level=level), Pairs(_lines(step, lang))]
    return blocks + [block for each in step.inputs for block in _blocks(each, lang, level + 1)]


def _lines(step: Step, lang: Language) -> list[tuple[str, str]]:
    translate = lang.translate
    fact = step.fact
    if fact.derived:
        worked = operate(fact, [join_unit(interval(each), each.unit, lang) for each in fact.inputs])
        lines = [(translate(N_("Calculated")), formula(fact, lang)), ("", worked)]
    else:
        lines = [(translate(N_("Printed")), word_printed(fact, lang))]
    reading = gloss(fact, lang)
    if reading:
        lines.append((translate(N_("Reading")), reading))
    if fact.value is not None:
        lines.append((translate(N_("Value")), join_unit(f"{fact.value:,f}", fact.unit, lang)))
    lines.append((translate(N_("Interval")), interval(fact)))
    if fact.sense:
        lines.append((translate(N_("Sense")), translate(labels.SENSES.get(fact.sense, fact.sense))))
    if fact.converted:
        lines.append((translate(N_("Converted")), word_converted(fact, lang)))
    lines += [
        (translate(N_("Period")), labels.period(fact.period, fact.known, lang)),
        (translate(N_("Status")), translate(words.STATUSES[fact.status])),
    ]
    if not fact.derived:
        lines.append((translate(N_("Source")), f"{citation(step.source, lang)} ({step.source.id})"))
    if fact.at:
        lines.append((translate(N_("Place in it")), fact.at))
    if step.sentence is not None:
        lines.append((translate(N_("Sentence")), _marked(step.sentence, step.sentence_start, step.sentence_end, lang)))
    if fact.note:
        lines.append((translate(N_("Note")), lang.pick(fact.note)))
    if step.line is not None:
        lines.append((translate(N_("Record")), f"{step.file}:{step.line}"))
    lines += [("", line) for line in step.text.splitlines()]
    return lines


def _marked(sentence: str, start: int | None, end: int | None, lang: Language) -> str:
    """The sentence in one line, with the figure in brackets."""
    before, figure, after = (
        re.sub(r"[\t\n]", " ", part) for part in (sentence[:start], sentence[start:end], sentence[end:])
    )
    return lang.message(N_("{before}[{figure}]{after}"), before=before, figure=figure, after=after)
