"""The words for closed choices, periods and references, in the language of the screen."""

from __future__ import annotations

from typing import Protocol

from zonecli.errors import N_
from zonecli.i18n import Language, Text
from zonecli.records.periods import Period
from zonecli.records.words import STATUSES
from zonecli.records.zones import Status
from zonecli.render.periods import write, write_known
from zonecli.views.choice import Why
from zonecli.views.measure import Reason
from zonecli.views.selection import Apart

MISSING = "–"


def period(period: Period | None, known: Period | None, lang: Language) -> str:
    """Return the period in its short form, or since when a figure without one is known."""
    if period is not None:
        return write(period, lang, short=True)
    return write_known(known, lang, short=True) if known else MISSING


def word_calculated(figure: str, lang: Language) -> str:
    """Return a figure that was worked out, marked so."""
    return lang.message(N_("{figure} (calculated)"), figure=figure)


def label_period(when: Period | None, known: Period | None, status: Status, lang: Language) -> str:
    """Return the period and, where the figure is not an actual one, how firm it is."""
    text = period(when, known, lang)
    if status is Status.ACTUAL:
        return text
    return lang.message(N_("{period}, {status}"), period=text, status=lang.translate(STATUSES[status]))


APART = {
    Apart.AGGREGATE: N_("adds up other zones"),
    Apart.WHOLE: N_("another of the zones is a part of it"),
    Apart.PARTS: N_("known of parts only"),
    Apart.SCOPE: N_("of a part, or of another part than the others"),
    Apart.OF: N_("of another whole, or among others"),
    Apart.BASIS: N_("by another definition"),
    Apart.SENSE: N_("a change where a level is measured, or the other way round"),
    Apart.DEFINITION: N_("something else is counted, or in another way"),
    Apart.STATUS: N_("of another status"),
    Apart.NO_PERIOD: N_("the source names no period"),
    Apart.PERIOD: N_("of another period"),
    Apart.CONFLICT: N_("another source says otherwise"),
    Apart.INPUTS: N_("worked out from figures of different periods or statuses"),
    Apart.UNCONVERTED: N_("in a unit that cannot be converted"),
    Apart.SINGLE: N_("nothing can be compared with it"),
}


def join_names(names: list[str], lang: Language) -> str:
    """Return names as a list in a line of text."""
    return ("、" if lang.code == "zh" else ", ").join(names)


def with_mark(text: str, mark: str) -> str:
    """Return a text with the letters of its notes."""
    return f"{text} ({mark})" if mark else text


class Subject(Protocol):
    """What says which part of a zone it is about, which whole it refers to and which definition it goes by."""

    @property
    def scope(self) -> Text | None: ...

    @property
    def of(self) -> Text | None: ...

    @property
    def basis(self) -> Text | None: ...


def label_subject(name: str, subject: Subject, lang: Language) -> str:
    """Return an indicator's name with what a figure of it is about."""
    about = say_subject(subject, lang)
    return f"{name} · {about}" if about else name


def say_subject(subject: Subject, lang: Language) -> str:
    """Return the part of the zone that a figure is about, the whole that it refers to and the definition used."""
    said = [
        lang.pick(subject.scope),
        lang.message(N_("of {whole}"), whole=lang.pick(subject.of)) if subject.of else "",
        lang.message(N_("basis: {definition}"), definition=lang.pick(subject.basis)) if subject.basis else "",
    ]
    return lang.message(N_("; ")).join(filter(None, said))


REASONS = {
    Reason.NO_PERIOD: N_("the source names no year"),
    Reason.SEVERAL_YEARS: N_("the period is of several years"),
    Reason.OPEN: N_("the period has no beginning or no end"),
    Reason.APPROXIMATE: N_("the period is only about right"),
    Reason.FISCAL: N_("the period is a fiscal year, not one of the calendar"),
    Reason.NO_RATE: N_("there is no rate for the year"),
    Reason.NO_FACTOR: N_("one unit is not a fixed multiple of the other"),
}


SENSES = {
    "level": N_("an amount"),
    "growth": N_("growth"),
    "decline": N_("decline"),
    "per-capita": N_("an amount per head"),
    "per-area": N_("an amount per area"),
    "multiple": N_("a multiple"),
}


WHYS = {
    Why.ONLY: N_("the only one"),
    Why.PREFERRED: N_("the one marked preferred"),
    Why.STATUS: N_("the firmest"),
    Why.PERIOD: N_("the latest"),
    Why.SOURCE: N_("the one of the newest source"),
    Why.COMMON: N_("the one that is alike to most of the others"),
    Why.FIRST: N_("the first in the record"),
}
