"""Charts in a report: text bars, Mermaid, or the data of one for the renderers that draw."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from zonecli.errors import N_
from zonecli.frozen import dataclass
from zonecli.render.bars import bar
from zonecli.render.sanitize import clean
from zonecli.report.faults import TemplateFault
from zonecli.report.limits import kind_of
from zonecli.report.safe import Safe, literal, plain_text
from zonecli.report.wording import Words
from zonecli.views.bars import Bar
from zonecli.views.facts import FactView
from zonecli.views.ranking import Ranking
from zonecli.views.series import Series

# The language of a fenced block that the renderers of other formats draw.
FENCE = "zonecli-chart"
_BAR = 24
_MOST = 30


class Charts(StrEnum):
    """How charts stand in the Markdown."""

    TEXT = "text"
    MERMAID = "mermaid"
    NONE = "none"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class _Item:
    label: str
    fact: FactView
    bar: Bar


class Chart:
    """The function `chart` of templates. `figure` prints a fact, `mark` the references to its sources."""

    def __init__(
        self,
        charts: Charts,
        words: Words,
        figure: Callable[[object], Safe],
        mark: Callable[[FactView], str],
    ) -> None:
        self._charts = charts
        self._words = words
        self._figure = figure
        self._mark = mark

    def __call__(self, value: object) -> Safe:
        """Return a chart of a ranking or a series, as a block of its own; empty where there is nothing to draw."""
        if isinstance(value, Ranking):
            kind, name = "bars", value.name
            items = [_Item(self._words.lang.pick(entry.name), entry.fact, entry.bar) for entry in value.entries]
        elif isinstance(value, Series):
            kind, name = "series", value.name
            items = [
                _Item(self._words.since(point.fact.period, point.fact.known), point.fact, point.bar)
                for point in value.points
            ]
        else:
            raise TemplateFault(N_("“chart” needs a ranking or a series, not this {kind}"), kind=kind_of(value))
        shown = items[:_MOST]
        if not shown or self._charts is Charts.NONE:
            return Safe("")
        title = self._words.lang.pick(name)
        if isinstance(value, Series) and value.scope is not None:
            title = f"{title} · {self._words.lang.pick(value.scope)}"
        match self._charts:
            case Charts.TEXT:
                return self._as_table(title, shown)
            case Charts.MERMAID:
                return self._as_mermaid(kind, title, shown)
            case _:
                return self._as_data(kind, title, shown)

    def _as_table(self, title: str, items: list[_Item]) -> Safe:
        lines = [f"| {literal(title)} |  |  |", "| --- | --- | ---: |"]
        for item in items:
            drawn = bar(item.bar, item.fact.hedge, _BAR)
            lines.append(f"| {literal(item.label)} | {drawn} | {self._figure(item.fact)} |")
        return _block("\n".join(lines))

    def _as_mermaid(self, kind: str, title: str, items: list[_Item]) -> Safe:
        """A Mermaid chart knows no hedges and no notes: it says so, and the references stand under it."""
        drawn = [item for item in items if item.fact.value is not None and _same_unit(items)]
        if not drawn:
            return self._as_table(title, items)
        labels = ", ".join(_quoted(item.label) for item in drawn)
        values = ", ".join(f"{item.fact.value:f}" for item in drawn)
        unit = drawn[0].fact.unit or ""
        marks = "".join(dict.fromkeys(self._mark(item.fact) for item in drawn))
        lines = [
            "```mermaid",
            "xychart-beta" + (" horizontal" if kind == "bars" else ""),
            f"    title {_quoted(title)}",
            f"    x-axis [{labels}]",
            f"    y-axis {_quoted(unit or title)}",
            f"    bar [{values}]",
            "```",
            "",
            literal(self._words.lang.say(N_("Printed numbers, without their hedges."))) + marks,
        ]
        return _block("\n".join(lines))

    def _as_data(self, kind: str, title: str, items: list[_Item]) -> Safe:
        import json

        data = {
            "kind": kind,
            "title": clean(title),
            "alt": clean(self._alternative(title, items)),
            "items": [self._datum(item) for item in items],
        }
        # A backtick could end the block; the other two could begin a tag where the block is drawn.
        written = json.dumps(data, ensure_ascii=False)
        for character in "`<>":
            written = written.replace(character, f"\\u{ord(character):04x}")
        return _block(f"```{FENCE}\n{written}\n```")

    def _datum(self, item: _Item) -> dict[str, object]:
        text = plain_text(str(self._figure(item.fact)))
        return {
            "label": clean(item.label),
            "value": _number(item.bar.value),
            "low": _number(item.bar.low),
            "high": _number(item.bar.high),
            "hedge": item.fact.hedge.value,
            "text": text,
            "mark": self._mark(item.fact),
        }

    def _alternative(self, title: str, items: list[_Item]) -> str:
        said = [f"{item.label} {plain_text(str(self._figure(item.fact)))}" for item in items]
        zh = self._words.lang.code == "zh"
        return f"{title}：{'；'.join(said)}" if zh else f"{title}: {'; '.join(said)}"


def _same_unit(items: list[_Item]) -> bool:
    return len({item.fact.unit for item in items}) == 1


def _number(part: Decimal | None) -> float | None:
    return None if part is None else float(part)


def _quoted(text: str) -> str:
    """A text of Mermaid. Quotes end it, %% begins a directive wherever it stands, # an entity."""
    plain = clean(text)
    for character, instead in (('"', "”"), ("`", "’"), ("%", "％"), ("#", "＃"), ("<", "‹"), (">", "›"), (";", "；")):
        plain = plain.replace(character, instead)
    return f'"{plain}"'


def _block(text: str) -> Safe:
    return Safe(f"\n\n{text}\n\n")
