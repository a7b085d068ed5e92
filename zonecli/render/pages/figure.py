"""How figures are read, as a page."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from zonecli.errors import N_
from zonecli.figures import format
from zonecli.figures.reader import Hedge
from zonecli.i18n import Language
from zonecli.records import words
from zonecli.render.blocks import Block, Heading, Pairs
from zonecli.render.figures import unit_word
from zonecli.render.labels import SENSES, join_names
from zonecli.render.sanitize import clean
from zonecli.views.facts import FactView
from zonecli.views.figure import Conversion, Interpretation, ParseFailure


def page(readings: Sequence[Interpretation | ParseFailure], lang: Language) -> list[Block]:
    """Return each reading, or the text with the part marked that is not understood."""
    blocks: list[Block] = []
    for each in readings:
        blocks.append(Heading(each.printed))
        blocks.append(Pairs(_refuse(each, lang) if isinstance(each, ParseFailure) else _read(each, lang)))
    return blocks


def _read(reading: Interpretation, lang: Language) -> list[tuple[str, str]]:
    translate = lang.translate
    lines = [
        (translate(N_("Value")), "–" if reading.value is None else f"{reading.value:,f}"),
        (translate(N_("Unit")), _unit(reading.unit, lang)),
        (translate(N_("Hedge")), join_names([translate(words.HEDGES[each]) for each in reading.hedges], lang)),
        (translate(N_("Interval")), interval(reading)),
        (translate(N_("Reads")), format.show(reading._figure, lang.code)),
    ]
    if reading.counted:
        lines.append((translate(N_("Counts")), reading.counted))
    if reading.base:
        lines.append((translate(N_("Base")), reading.base))
    if reading.equivalent:
        lines.append((translate(N_("Equivalent")), reading.equivalent))
    if reading.assumed:
        lines.append((translate(N_("Assumed")), reading.assumed))
    if reading.sense:
        lines.append((translate(N_("Sense")), translate(SENSES.get(reading.sense, reading.sense))))
    lines += [(translate(N_("Converted")), _converted(each, lang)) for each in reading.conversions]
    return lines


def _converted(found: Conversion, lang: Language) -> str:
    """Return a figure in another unit; an exact one with all its digits, for 1公顷 is 15.0 mu."""
    if found.hedge is Hedge.EXACT and found.value is not None and found._figure.sense is None:
        return join_unit(f"{found.value:,f}", found.unit, lang)
    return format.gloss(found._figure, lang.code)


def _unit(unit: str | None, lang: Language) -> str:
    """What a unit is called, and the id that data have, where that is another."""
    if unit is None:
        return lang.translate(N_("none: a bare number"))
    name = unit_word(unit, lang)
    return name if name == unit else lang.message(N_("{name} ({id})"), name=name, id=unit)


def join_unit(number: str, unit: str | None, lang: Language) -> str:
    """Return a number and what it is measured in."""
    return f"{number} {unit_word(unit, lang)}" if unit else number


def interval(reading: Interpretation | FactView) -> str:
    """Return the interval in the notation of ISO 31-11, an open end in a round bracket."""
    low = "(−∞" if reading.low is None else f"{'(' if reading.low_open else '['}{reading.low:,f}"
    high = "∞)" if reading.high is None else f"{reading.high:,f}{')' if reading.high_open else ']'}"
    return f"{low}; {high}"


def _refuse(refusal: ParseFailure, lang: Language) -> list[tuple[str, str]]:
    translate = lang.translate
    before = cell_len(clean(refusal.printed[: refusal.start]))
    marked = max(1, cell_len(clean(refusal.printed[refusal.start : refusal.end])))
    return [
        (translate(N_("Refused")), refusal._cause.message(translate)),
        ("", clean(refusal.printed)),
        ("", " " * before + "^" * marked),
    ]
