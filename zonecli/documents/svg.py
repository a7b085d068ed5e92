"""A chart as a drawing inside a page: bars or a series, every figure printed beside its mark, every hedge seen.

Lengths along a line are percentages and letters have one size, so that a drawing fills a phone and a desk alike.
The colours are attributes, for what prints; a style sheet gives them anew, for light and dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html import escape
from unicodedata import east_asian_width

from zonecli.documents.document import Chart, Item
from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.i18n import Language
from zonecli.render.bars import ABOUT, LESS, MORE
from zonecli.render.wrapping import wrap

# Measured on a ranking of twenty bars: 8 ms and 9 kB here; pygal 29 ms and 32 kB, with a script from the network in it,
# after 50 ms of import; matplotlib 142 ms and 36 kB, after 0.4 s. Neither draws an open end.
_FONTS = "Source Han Sans SC,Noto Sans CJK SC,Noto Sans SC,PingFang SC,Microsoft YaHei,sans-serif"
INK, QUIET, FULL, LIGHT, RULE = "#1c2126", "#5b6670", "#1d5c8f", "#a9c8e0", "#c9d1d9"
# A phone shows so many columns of letters, two to a Chinese character, in the drawing's size.
_COLUMNS = 42
_SIZE = 14
_LINE = 20
_BAR = 12
_GAP = 16
# Bars end here, in percent, so that what says "and more" stays inside.
_REACH = 95
_HEIGHT = 150
# How many bars make one drawing.
_PIECE = 8

_SIGNS = {
    MORE: f'<path d="M2 0L9 6L2 12Z" fill="{FULL}" class="full"/>',
    LESS: f'<path d="M9 0L2 6L9 12Z" fill="{FULL}" class="full"/>',
    ABOUT: f'<path d="M2 8c2-5 4-5 6-2s4 3 6-2" fill="none" stroke="{FULL}" class="stroke"/>',
}
# Which way a hedge points above a point instead of beside a bar.
_UPRIGHT = {ord(MORE): "▴", ord(LESS): "▾"}
_DASHED = f'stroke="{RULE}" stroke-dasharray="2 5" class="rule"/>'


@dataclass(frozen=True, slots=True)
class Drawing:
    """One element `svg`, and what it shows in words."""

    markup: str
    text: str


def draw(chart: Chart, key: str, lang: Language, width: str = "100%") -> tuple[list[Drawing], list[str]]:
    """Return the chart as one drawing or more, and in words what the signs in them mean.

    `key` begins the ids in it. Many bars are several drawings under each other: the end of a page can fall between.
    """
    if chart.kind == "series" and _fits(chart):
        drawing = _svg(chart, _upright(chart), _HEIGHT + 3 * _LINE + 8, key, lang, width)
        return [drawing], describe_signs(chart, lang, True)
    pieces = []
    for number, at in enumerate(range(0, len(chart.items), _PIECE), 1):
        piece = chart
        if len(chart.items) > _PIECE:
            piece = replace(chart, alt="", items=chart.items[at : at + _PIECE])
        shapes, height = _rows(piece, chart.greatest)
        pieces.append(_svg(piece, shapes, height, f"{key}-{number}", lang, width))
    return pieces, describe_signs(chart, lang)


def describe_signs(chart: Chart, lang: Language, upright: bool = False) -> list[str]:
    """Return in words what the signs mean that a chart makes use of."""
    signs = {item.sign for item in chart.items}
    text = [
        lang.message(sentence, sign=sign.translate(_UPRIGHT) if upright else sign)
        for sign, sentence in (
            (MORE, N_("{sign} more than drawn")),
            (LESS, N_("{sign} less than drawn")),
            (ABOUT, N_("{sign} about")),
        )
        if sign in signs
    ]
    if any(item.is_band for item in chart.items):
        text.append(lang.message(N_("light: from the least to the most that the source's words allow")))
    if any(item.is_missing for item in chart.items):
        text.append(lang.message(N_("empty: no figure is known; that does not mean zero")))
    return text


def _svg(chart: Chart, shapes: list[str], height: int, key: str, lang: Language, width: str) -> Drawing:
    """A drawing with what it shows in words: what the template says of it, or every printed figure."""
    figures = (lang.message(N_("{label}: {figure}"), label=item.label, figure=item.text) for item in chart.items)
    described = chart.alt or ("；" if lang.code == "zh" else "; ").join(figures)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img" '
        f'aria-labelledby="{key}-title {key}-desc" font-size="{_SIZE}" '
        f'font-family="{_FONTS}" fill="{INK}" class="ink">',
        f'<title id="{key}-title">{escape(chart.title)}</title>',
        f'<desc id="{key}-desc">{escape(described)}</desc>',
        *shapes,
        "</svg>",
    ]
    return Drawing("\n".join(lines), described)


def _scale(number: Decimal, greatest: Decimal, reach: int) -> float:
    return round(float(number / greatest * reach), 2)


# -- bars ------------------------------------------------------------------------------------------


def _rows(chart: Chart, greatest: Decimal) -> tuple[list[str], int]:
    """The name and the figure over each bar, which lies below them; and the height of all."""
    shapes: list[str] = []
    top = 0
    for item in chart.items:
        for line in _lines(item):
            top += _LINE
            shapes.append(f'<text x="0" y="{top - 5}">{line}</text>')
        shapes += _bar(item, greatest, top + 1)
        top += _BAR + _GAP
    return shapes, top


def _lines(item: Item) -> Iterator[str]:
    """The lines over a bar; the figure stands beside the name where both fit on a line."""
    *above, last = wrap(item.label, _COLUMNS)
    yield from map(escape, above)
    if count_columns(last) + count_columns(item.text) + 3 + 3 * len(item.notes) <= _COLUMNS:
        yield f'{escape(last)}<tspan dx="10">{_figure(item)}</tspan>'
        return
    yield escape(last)
    *above, last = wrap(item.text, _COLUMNS - 3 * len(item.notes))
    yield from (_figure(replace(item, text=line, notes=())) for line in above)
    yield _figure(replace(item, text=last))


def _bar(item: Item, greatest: Decimal, top: int) -> Iterator[str]:
    if item.is_missing:
        middle = top + _BAR // 2
        yield f'<line x1="0.0%" x2="{_REACH}.0%" y1="{middle}" y2="{middle}" {_DASHED}'
        return
    sure, end = (_scale(number, greatest, _REACH) for number in (item.sure, item.end))
    if item.end > item.sure:
        yield _rect(sure, end, top, LIGHT, "light")
    yield _rect(0.0, sure, top, FULL, "full")
    if item.bar.value is not None and item.sure < item.bar.value < item.end:
        value = _scale(item.bar.value, greatest, _REACH)
        yield _rect(value, value, top, FULL, "full")
    if item.sign:
        yield f'<svg x="{end}%" y="{top}" width="16" height="{_BAR}">{_SIGNS[item.sign]}</svg>'


def _rect(start: float, end: float, top: int, colour: str, name: str) -> str:
    width = round(end - start, 2)
    # Zero shows, as a stroke.
    size = f'width="{width}%"' if width >= 0.3 else 'width="2"'
    return f'<rect x="{start}%" y="{top}" {size} height="{_BAR}" fill="{colour}" class="{name}"/>'


def _figure(item: Item) -> str:
    """The printed figure, and the numbers of its footnotes."""
    style = f'fill="{QUIET}" class="quiet"' if item.is_missing else 'font-weight="600"'
    marks = "".join(f"[{number}]" for number in item.notes)
    note = f'<tspan dx="2" dy="-4" font-size="10" fill="{QUIET}" class="quiet">{marks}</tspan>' if marks else ""
    return f"<tspan {style}>{escape(item.text)}</tspan>{note}"


# -- series ----------------------------------------------------------------------------------------


def _fits(chart: Chart) -> bool:
    """Whether the points can stand side by side on a phone, each with its figure."""
    widest = max(max(count_columns(item.label), count_columns(item.text) + 2 * len(item.notes)) for item in chart.items)
    return (widest + 1) * len(chart.items) <= _COLUMNS


def _upright(chart: Chart) -> list[str]:
    """Points from left to right over their periods; a line joins neighbours that are both known."""
    floor = _HEIGHT + 2 * _LINE
    shapes = [f'<line x1="0" x2="100%" y1="{floor}.0" y2="{floor}.0" stroke="{RULE}" class="rule"/>']
    points: list[str] = []
    before = None
    for n, item in enumerate(chart.items):
        x = round((n + 0.5) * 100 / len(chart.items), 2)
        value, low, high = (
            None if number is None else floor - _scale(number, chart.greatest, _HEIGHT)
            for number in (item.bar.value, item.bar.low, item.bar.high)
        )
        here = None if value is None else (x, value)
        if before and here:
            shapes.append(
                f'<line x1="{before[0]}%" y1="{before[1]}" x2="{x}%" y2="{value}" '
                f'stroke="{FULL}" stroke-width="2" class="stroke"/>'
            )
        before = here
        if item.is_missing:
            points.append(f'<line x1="{x}%" x2="{x}%" y1="{_LINE * 2}" y2="{floor}" {_DASHED}')
        if item.is_band:
            ends = f'y1="{high}" y2="{low}"'
            points.append(f'<line x1="{x}%" x2="{x}%" {ends} stroke="{LIGHT}" stroke-width="8" class="light-stroke"/>')
        if value is not None:
            points.append(f'<circle cx="{x}%" cy="{value}" r="4" fill="{FULL}" class="full"/>')
        top = round(min((y for y in (value, low, high) if y is not None), default=floor)) - 10
        sign = f'<tspan fill="{FULL}" class="full">{item.sign.translate(_UPRIGHT)}</tspan>' if item.sign else ""
        points += [
            f'<text x="{x}%" y="{top}" text-anchor="middle" class="halo">{sign}{_figure(item)}</text>',
            f'<text x="{x}%" y="{floor + _LINE + 2}" text-anchor="middle">{escape(item.label)}</text>',
        ]
    return shapes + points


def count_columns(text: str) -> int:
    """Return how many columns the text takes in print, two for a character that is wide in a Chinese font."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
