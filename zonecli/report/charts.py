"""Charts in a report: text bars, Mermaid, or objects for the formats that draw."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from zonecli.documents.document import CHART_PLACE, Chart, Item
from zonecli.errors import N_
from zonecli.render.bars import bar
from zonecli.render.labels import label_subject
from zonecli.render.sanitize import clean
from zonecli.report.footnotes import refer
from zonecli.report.safe import Safe, literal, plain_text
from zonecli.report.wording import Words
from zonecli.views.bars import Bar
from zonecli.views.facts import FactView
from zonecli.views.ranking import Ranking
from zonecli.views.series import Series

_BAR = 24
_MOST = 30
# Quotes end a text of Mermaid, %% begins a directive wherever it stands, # an entity.
_INERT = str.maketrans('"`%#<>;', "”’％＃‹›；")

_Entry = tuple[str, FactView, Bar]


class Charts(StrEnum):
    """How charts stand in the Markdown; as data, they are objects beside it."""

    TEXT = "text"
    MERMAID = "mermaid"
    NONE = "none"
    DATA = "data"


class ChartFunction:
    """The function `chart` of templates; `drawn` are the objects that it has made.

    `figure` prints a fact, `notes` returns the numbers of its footnotes.
    """

    def __init__(
        self,
        charts: Charts,
        words: Words,
        figure: Callable[[object], Safe],
        notes: Callable[[FactView], tuple[int, ...]],
    ) -> None:
        self.drawn: list[Chart] = []
        self._charts = charts
        self._words = words
        self._figure = figure
        self._notes = notes

    def __call__(self, value: Ranking | Series) -> Safe:
        """Return a chart of a ranking or a series, as a block of its own; empty where there is nothing to draw."""
        words = self._words
        entries: list[_Entry]
        if isinstance(value, Ranking):
            title = words.lang.pick(value.name)
            drawn = [(entry, entry.bar) for entry in value.entries[:_MOST] if entry.bar is not None]
            entries = [(words.lang.pick(entry.name), entry.fact, length) for entry, length in drawn]
        else:
            title = label_subject(words.lang.pick(value.name), value, words.lang)
            entries = [
                (words.since(point.fact.period, point.fact.known), point.fact, point.bar)
                for point in value.points[:_MOST]
            ]
        if not entries or self._charts is Charts.NONE:
            return Safe("")
        if self._charts is Charts.DATA:
            self._draw(isinstance(value, Series), title, entries)
            return Safe(f"\n\n{CHART_PLACE.format(len(self.drawn) - 1)}\n\n")
        as_mermaid = (
            self._as_mermaid(isinstance(value, Series), title, entries) if self._charts is Charts.MERMAID else ""
        )
        return Safe(f"\n\n{as_mermaid or self._as_table(title, entries)}\n\n")

    def _draw(self, is_series: bool, title: str, entries: list[_Entry]) -> None:
        items = tuple(
            Item(label=label, text=plain_text(str(self._figure(fact))), bar=length, notes=self._notes(fact))
            for label, fact, length in entries
        )
        text = [f"{item.label} {item.text}" for item in items]
        alt = f"{title}：{'；'.join(text)}" if self._words.lang.code == "zh" else f"{title}: {'; '.join(text)}"
        self.drawn.append(Chart(kind="series" if is_series else "bars", title=title, alt=alt, items=items))

    def _as_table(self, title: str, entries: list[_Entry]) -> str:
        lines = [f"| {literal(title)} |  |  |", "| --- | --- | ---: |"]
        for label, fact, length in entries:
            lines.append(f"| {literal(label)} | {bar(length, fact.hedge, _BAR)} | {self._figure(fact)} |")
        return "\n".join(lines)

    def _as_mermaid(self, is_series: bool, title: str, entries: list[_Entry]) -> str:
        """A Mermaid chart knows no hedges and no notes: it says so, and the references stand under it.

        Empty where no value is known, where the values are of different units, or where their signs are not those of
        the bars (a reduction counts as positive).
        """
        units = {fact.unit for _, fact, _ in entries}
        if any(fact.value is not None and fact.value < 0 and length.value for _, fact, length in entries):
            return ""
        drawn = [(label, fact) for label, fact, _ in entries if fact.value is not None]
        if not drawn or len(units) > 1:
            return ""
        notes = dict.fromkeys(note for _, fact in drawn for note in self._notes(fact))
        lines = [
            "```mermaid",
            "xychart-beta" + ("" if is_series else " horizontal"),
            f"    title {_quote(title)}",
            f"    x-axis [{', '.join(_quote(label) for label, _ in drawn)}]",
            f"    y-axis {_quote(units.pop() or title)}",
            f"    bar [{', '.join(f'{fact.value:f}' for _, fact in drawn)}]",
            "```",
            "",
            literal(self._words.lang.message(N_("Printed numbers, without their hedges."))) + refer(notes),
        ]
        return "\n".join(lines)


def _quote(text: str) -> str:
    """Return a text of Mermaid that nothing in it ends."""
    return f'"{clean(text).translate(_INERT)}"'
