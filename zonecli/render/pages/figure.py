"""How figures are read, as a page."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from zonecli.errors import N_
from zonecli.figures import format
from zonecli.i18n import Language
from zonecli.render.blocks import Block, Heading, Pairs
from zonecli.render.labels import HEDGES, SENSES
from zonecli.render.sanitize import clean
from zonecli.views.figure import Reading, Refusal


def page(readings: Sequence[Reading | Refusal], lang: Language) -> list[Block]:
    """Return each reading, or the text with the part marked that is not understood."""
    blocks: list[Block] = []
    for each in readings:
        blocks.append(Heading(each.printed))
        blocks.append(Pairs(_refused(each, lang) if isinstance(each, Refusal) else _read(each, lang)))
    return blocks


def _read(reading: Reading, lang: Language) -> list[tuple[str, str]]:
    say = lang.translate
    lines = [
        (say(N_("Value")), "–" if reading.value is None else f"{reading.value:,f}"),
        (say(N_("Unit")), reading.unit or say(N_("none: a bare number"))),
        (say(N_("Hedge")), say(HEDGES[reading.hedge])),
        (say(N_("Interval")), interval(reading)),
        (say(N_("Reads")), format.show(reading._figure, lang.code)),
    ]
    if reading.counted:
        lines.append((say(N_("Counts")), reading.counted))
    if reading.sense:
        lines.append((say(N_("Sense")), say(SENSES.get(reading.sense, reading.sense))))
    lines += [(say(N_("Converted")), f"{each.value:,f} {each.unit}") for each in reading.conversions]
    return lines


def interval(reading: Reading) -> str:
    """Return the interval in the notation of ISO 31-11, an open end in a round bracket."""
    low = "(−∞" if reading.low is None else f"{'(' if reading.low_open else '['}{reading.low:,f}"
    high = "∞)" if reading.high is None else f"{reading.high:,f}{')' if reading.high_open else ']'}"
    return f"{low}; {high}"


def _refused(refusal: Refusal, lang: Language) -> list[tuple[str, str]]:
    say = lang.translate
    before = cell_len(clean(refusal.printed[: refusal.start]))
    marked = max(1, cell_len(clean(refusal.printed[refusal.start : refusal.end])))
    return [
        (say(N_("Refused")), refusal._cause.say(say)),
        ("", clean(refusal.printed)),
        ("", " " * before + "^" * marked),
    ]
