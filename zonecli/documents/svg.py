"""A chart as a drawing inside a page: bars or a series, every figure printed beside its mark, every hedge seen.

Lengths along a line are percentages and letters have one size, so that a drawing fills a phone and a desk alike.
The colours are attributes, for what prints; a style sheet gives them anew, for light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from html import escape
from unicodedata import east_asian_width

from zonecli.documents.charts import Chart, Item
from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.i18n import Language

_FONTS = "Noto Sans CJK SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,sans-serif"
INK, QUIET, FULL, LIGHT, RULE = "#1c2126", "#5b6670", "#1d5c8f", "#a9c8e0", "#c9d1d9"
# A phone shows so many columns of letters, two to a Chinese character, in the drawing's size.
_COLUMNS = 42
_COLUMN = 7.2
_SIZE = 14
_LINE = 20
_BAR = 12
_GAP = 16
# Bars end here, in percent, so that what says "and more" stays inside.
_REACH = Decimal(95)
_HEIGHT = 150
# How many bars make one drawing.
_PIECE = 8

Notes = Sequence[Sequence[int]]

_SIGNS = {
    "▸": f'<path d="M2 0L9 6L2 12Z" fill="{FULL}" class="full"/>',
    "◂": f'<path d="M9 0L2 6L9 12Z" fill="{FULL}" class="full"/>',
    "~": f'<path d="M2 8c2-5 4-5 6-2s4 3 6-2" fill="none" stroke="{FULL}" class="stroke"/>',
}
# Which way a hedge points beside a bar, and above a point.
BESIDE, ABOVE = "▸◂", "▴▾"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One or more elements `svg`, and in words what the signs in them mean."""

    markup: str
    legend: tuple[str, ...]


def draw(chart: Chart, notes: Notes, key: str, lang: Language) -> Drawing:
    """Draw a chart; `notes` are the numbers of each item's footnotes, `key` begins the ids in it.

    Many bars are several drawings under each other: the end of a page can fall between them.
    """
    if chart.kind == "series" and _fits(chart, notes):
        shapes, height = _upright(chart, notes)
        return Drawing(_svg(chart, shapes, height, key, lang), tuple(legend(chart, ABOVE, lang)))
    scale = _Scale(chart, _REACH)
    pieces = []
    for at in range(0, len(chart.items), _PIECE):
        piece = chart
        if len(chart.items) > _PIECE:
            piece = replace(chart, alt="", items=chart.items[at : at + _PIECE])
        shapes, height = _rows(piece, notes[at : at + _PIECE], scale)
        pieces.append(_svg(piece, shapes, height, f"{key}-{at // _PIECE + 1}", lang))
    return Drawing("\n".join(pieces), tuple(legend(chart, BESIDE, lang)))


def _svg(chart: Chart, shapes: str, height: int, key: str, lang: Language) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height}" role="img" '
        f'aria-labelledby="{key}-title {key}-desc" font-size="{_SIZE}" '
        f'font-family="{_FONTS}" fill="{INK}" class="ink">\n'
        f'<title id="{key}-title">{escape(chart.title)}</title>\n'
        f'<desc id="{key}-desc">{escape(told(chart, lang))}</desc>\n{shapes}</svg>'
    )


def told(chart: Chart, lang: Language) -> str:
    """Return in words what the drawing shows: what the template says of it, or every printed figure."""
    if chart.alt:
        return chart.alt
    return ("；" if lang.code == "zh" else "; ").join(
        lang.say(N_("{label}: {figure}"), label=item.label, figure=item.text) for item in chart.items
    )


def legend(chart: Chart, signs: str, lang: Language) -> Iterator[str]:
    """Yield in words what the signs mean that a chart makes use of."""
    known = [item for item in chart.items if not item.missing]
    if any(item.opens_up for item in known):
        yield lang.say(N_("{sign} more than drawn"), sign=signs[0])
    if any(item.opens_down for item in known):
        yield lang.say(N_("{sign} less than drawn"), sign=signs[1])
    if any(item.about for item in known):
        yield lang.say(N_("{sign} about"), sign="~")
    if any(item.band for item in known):
        yield lang.say(N_("light: from the least to the most that the source's words allow"))
    if len(known) < len(chart.items):
        yield lang.say(N_("empty: no figure is known; that does not mean zero"))


def sign(item: Item, signs: str) -> str:
    """Return the sign of an item's hedge, empty for an exact figure; `signs` point to more and to less."""
    if item.missing:
        return ""
    return signs[0] if item.opens_up else signs[1] if item.opens_down else "~" if item.about else ""


class _Scale:
    """Numbers as percentages of the drawing's width or of a height."""

    def __init__(self, chart: Chart, reach: Decimal) -> None:
        self._least, greatest = chart.span
        self._reach = reach
        self._span = (greatest - self._least) or Decimal(1)

    def at(self, number: Decimal) -> float:
        return round(float((number - self._least) / self._span * self._reach), 2)


def _rows(chart: Chart, notes: Notes, scale: _Scale) -> tuple[str, int]:
    """The name and the figure over each bar, which lies below them."""
    shapes: list[str] = []
    top = 0
    for item, numbers in zip(chart.items, notes, strict=True):
        for line in _lines(item, numbers):
            top += _LINE
            shapes.append(_text("0", top - 5, line))
        shapes += _bar(item, scale, top + 1)
        top += _BAR + _GAP
    zero = scale.at(Decimal(0))
    if zero:
        shapes.append(f'<line x1="{zero}%" x2="{zero}%" y1="{_LINE}" y2="{top}" stroke="{RULE}" class="rule"/>')
    return "".join(f"{shape}\n" for shape in shapes), top


def _lines(item: Item, numbers: Sequence[int]) -> Iterator[str]:
    """The lines over a bar; the figure stands beside the name where both fit on a line."""
    *above, last = wrapped(item.label, _COLUMNS)
    yield from map(escape, above)
    if columns(last) + columns(item.text) + 3 + 3 * len(numbers) <= _COLUMNS:
        yield f'{escape(last)}<tspan dx="10">{_figure(item, numbers)}</tspan>'
        return
    yield escape(last)
    *above, last = wrapped(item.text, _COLUMNS - 3 * len(numbers))
    yield from (_figure(replace(item, text=line), ()) for line in above)
    yield _figure(replace(item, text=last), numbers)


def _bar(item: Item, scale: _Scale, top: int) -> Iterator[str]:
    zero = scale.at(Decimal(0))
    if item.missing:
        middle = top + _BAR // 2
        yield (
            f'<line x1="{zero}%" x2="{float(_REACH)}%" y1="{middle}" y2="{middle}" '
            f'stroke="{RULE}" stroke-dasharray="2 5" class="rule"/>'
        )
        return
    if item.end > item.sure:
        yield _rect(scale.at(item.sure), scale.at(item.end), top, LIGHT, "light")
    yield _rect(zero, scale.at(item.sure), top, FULL, "full")
    if item.value is not None and item.sure < item.value < item.end:
        yield _rect(scale.at(item.value), scale.at(item.value), top, FULL, "full")
    path = _SIGNS.get(sign(item, BESIDE))
    if path:
        yield f'<svg x="{scale.at(item.end)}%" y="{top}" width="16" height="{_BAR}">{path}</svg>'


def _rect(start: float, end: float, top: int, colour: str, name: str) -> str:
    left, width = min(start, end), round(abs(end - start), 2)
    # Zero shows, as a stroke.
    size = f'width="{width}%"' if width >= 0.3 else 'width="2"'
    return f'<rect x="{left}%" y="{top}" {size} height="{_BAR}" fill="{colour}" class="{name}"/>'


def _figure(item: Item, numbers: Sequence[int]) -> str:
    """The printed figure, and the numbers of its footnotes."""
    style = f'fill="{QUIET}" class="quiet"' if item.missing else 'font-weight="600"'
    marks = "".join(f"[{number}]" for number in numbers)
    note = f'<tspan dx="2" dy="-4" font-size="10" fill="{QUIET}" class="quiet">{marks}</tspan>' if marks else ""
    return f"<tspan {style}>{escape(item.text)}</tspan>{note}"


def _text(x: str, y: int, inner: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}"{more}>{inner}</text>'


def _fits(chart: Chart, notes: Notes) -> bool:
    """Whether the points can stand side by side on a phone, each with its figure."""
    widest = max(
        max(columns(item.label), columns(item.text) + 2 * len(numbers))
        for item, numbers in zip(chart.items, notes, strict=True)
    )
    return (widest + 1) * len(chart.items) <= _COLUMNS


def _upright(chart: Chart, notes: Notes) -> tuple[str, int]:
    """Points from left to right over their periods; a line joins neighbours that are both known."""
    scale = _Scale(chart, Decimal(_HEIGHT))
    step = 100 / len(chart.items)
    floor = _HEIGHT + 2 * _LINE
    shapes: list[str] = []
    zero = floor - scale.at(Decimal(0))
    shapes.append(f'<line x1="0" x2="100%" y1="{zero}" y2="{zero}" stroke="{RULE}" class="rule"/>')
    before: tuple[float, float] | None = None
    points: list[str] = []
    for n, (item, numbers) in enumerate(zip(chart.items, notes, strict=True)):
        x = round((n + 0.5) * step, 2)
        here = None if item.value is None else (x, floor - scale.at(item.value))
        if before and here:
            shapes.append(
                f'<line x1="{before[0]}%" y1="{before[1]}" x2="{x}%" y2="{here[1]}" '
                f'stroke="{FULL}" stroke-width="2" class="stroke"/>'
            )
        before = here
        points += _point(item, numbers, x, floor, scale)
        points.append(_text(f"{x}%", floor + _LINE + 2, escape(item.label), ' text-anchor="middle"'))
    return "".join(f"{shape}\n" for shape in [*shapes, *points]), floor + _LINE + 8


def _point(item: Item, numbers: Sequence[int], x: float, floor: int, scale: _Scale) -> Iterator[str]:
    top = floor - max((scale.at(number) for number in item.numbers), default=scale.at(Decimal(0)))
    if item.missing:
        yield (
            f'<line x1="{x}%" x2="{x}%" y1="{_LINE * 2}" y2="{floor}" '
            f'stroke="{RULE}" stroke-dasharray="2 5" class="rule"/>'
        )
    if item.band and item.low is not None and item.high is not None:
        high, low = floor - scale.at(item.high), floor - scale.at(item.low)
        yield (
            f'<line x1="{x}%" x2="{x}%" y1="{high}" y2="{low}" stroke="{LIGHT}" stroke-width="8" class="light-stroke"/>'
        )
    if item.value is not None:
        yield f'<circle cx="{x}%" cy="{floor - scale.at(item.value)}" r="4" fill="{FULL}" class="full"/>'
    pointing = sign(item, ABOVE)
    said = f'<tspan fill="{FULL}" class="full">{pointing}</tspan>' if pointing else ""
    yield _text(f"{x}%", round(top) - 10, f"{said}{_figure(item, numbers)}", ' text-anchor="middle" class="halo"')


def columns(text: str) -> int:
    """Return how many columns the text takes, two for a wide character."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most so many columns, broken at blanks or beside a wide character."""
    lines = [""]
    for piece in re.findall(r"\s+|[\u2e80-\uffef]|[^\s\u2e80-\uffef]+", text):
        while columns(piece) > width:
            lines.append(piece[:width])
            piece = piece[width:]
        if columns(lines[-1]) + columns(piece) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines if line.strip()] or [""]
