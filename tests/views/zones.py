"""Small zones for the tests of views."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from zonecli.store.catalogue import Catalogue

INDICATORS = """
[output]
name = { zh = "产值", en = "Output" }
unit = "CNY"
theme = "economy"
better = "higher"
nature = "flow"

[revenue]
name = { zh = "营收", en = "Revenue" }
unit = "CNY"
theme = "economy"
better = "higher"
nature = "flow"

[energy]
name = { zh = "能耗", en = "Energy per output" }
unit = "tce/10^4CNY"
theme = "environment"
better = "lower"
nature = "flow"

[tax]
name = { zh = "亩均税收", en = "Tax per area" }
unit = "CNY/mu"
theme = "economy"
better = "higher"
nature = "flow"

[share]
name = { zh = "占比", en = "Share" }
unit = "ratio"
theme = "economy"
better = "higher"
nature = "flow"

[area]
name = { zh = "面积", en = "Area" }
unit = "ha"
theme = "land"
nature = "standing"

[projects]
name = { zh = "项目数", en = "Projects" }
unit = "item"
theme = "investment"
better = "higher"
nature = "flow"

[staff]
name = { zh = "人数", en = "People" }
unit = "person"
theme = "people"
better = "higher"
nature = "stock"

[investment-per-project]
name = { zh = "项目平均投资", en = "Investment per project" }
unit = "CNY/item"
theme = "investment"
better = "higher"
nature = "flow"
derived = { operation = "ratio", of = "output", by = "projects" }

[output-growth]
name = { zh = "产值增速", en = "Growth of output" }
unit = "ratio"
theme = "economy"
better = "higher"
nature = "change"
derived = { operation = "growth", of = "output" }

[output-share]
name = { zh = "产值占营收比重", en = "Output in revenue" }
unit = "ratio"
theme = "economy"
nature = "flow"
derived = { operation = "share", of = "output", by = "revenue" }

[output-less-revenue]
name = { zh = "产值与营收之差", en = "Output less revenue" }
unit = "CNY"
theme = "economy"
nature = "flow"
derived = { operation = "difference", of = "output", by = "revenue" }
"""

SOURCES = {
    f"sources/{id}.toml": f"""
type = "article-newspaper"
title = {{ zh = "{id}", en = "{id}" }}
publisher = {{ zh = "某报", en = "A paper" }}
issued = "{issued}"
language = "zh"
"""
    for id, issued in (("old", "2020-10"), ("gazette", "2025-03"), ("news", "2025-09-12"))
}
# Its fiscal years begin in April, and one alone is called by its end.
SOURCES["sources/fiscal.toml"] = SOURCES["sources/gazette.toml"] + (
    'fiscal_year = { starts = "04-01", named_by = "end" }\n'
)


def fact(indicator: str, figure: str, period: str | None = None, source: str = "gazette", **more: str) -> str:
    """Return a `[[facts]]` table; `scope` is one word, the same in both languages."""
    lines = ["[[facts]]", f'indicator = "{indicator}"', f'figure = "{figure}"', f'source = "{source}"']
    if period is not None:
        lines.append(f'period = "{period}"')
    for key, value in more.items():
        text = f'{{ zh = "{value}", en = "{value}" }}' if key in ("scope", "note") else f'"{value}"'
        lines.append(f"{key} = {text}")
    return "\n".join(lines) + "\n"


def zone(id: str, facts: Iterable[str] = (), kind: str = "industrial-park") -> str:
    """Return a zone's record."""
    return "\n".join([f'name = {{ zh = "{id}区", en = "{id.title()} Zone" }}', f'kind = "{kind}"', *facts])


Make = Callable[[Mapping[str, str | bytes | None]], Path]


def catalogue(make_records: Make, zones: Mapping[str, Iterable[str]], indicators: str = "", **kinds: str) -> Catalogue:
    """Return a catalogue of these zones, with further indicators, and nothing else."""
    files: dict[str, str | bytes | None] = {"zones/alpha.toml": None, "zones/beta.toml": None}
    files["indicators.toml"] = INDICATORS + indicators
    files |= SOURCES
    for id, facts in zones.items():
        files[f"zones/{id}.toml"] = zone(id, facts, kinds.get(id, "industrial-park"))
    return Catalogue(make_records(files))
