"""What mechanisms of our own save: `python -m tests.benchmarks.parts` prints milliseconds.

Tables of the package's vocabulary are parsed one by one, periods are worded without CLDR, rows are added to a text
without tomlkit, tables are drawn without rich's, words of a command line are read without Typer's pydantic. Each
time is that of a fresh process, less that of one that does nothing; medians.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from statistics import median
from time import perf_counter

RUNS = 15
FOUND = "from zonecli.store.vocabulary import PACKAGE, package; from zonecli.store.toml.parser import parse"
PERIOD = "from zonecli.records.periods import period; from zonecli.i18n import language"
RECORD = (
    "from pathlib import Path; import zonecli.records.reader; from zonecli.store.toml.parser import parse; "
    "text = Path('records/zones/anji.toml').read_text(encoding='utf-8'); parse(text); "
    "row = {'indicator': 'gdp', 'figure': '5亿元', 'source': 'people-anji-2025'}"
)
TABLE = (
    "from io import StringIO; from rich.cells import cell_len; from zonecli.i18n import language; "
    "from zonecli.render import blocks, labels; "
    "row = ('Anji Economic Development Zone', 'Entry threshold of tax', '50.3万元/亩', 'CNY 503,000 per mu', '2024')"
)
COMMAND = "from zonecli.cli import app; from zonecli.i18n import language; load = app.load"
PARSED = "load('show', language('en')).make_context('show', ['anji'])"
PAIRS = {
    "ten of the package's indicators": (
        f"{FOUND}; found = package('indicators'); [found[id] for id in list(found)[:10]]",
        f"{FOUND}; parse((PACKAGE / 'indicators.toml').read_text(encoding='utf-8'))",
        FOUND,
    ),
    "a day in words": (
        f"{PERIOD}; from zonecli.render.periods import write; write(period('2025-09-12'), language('en'))",
        f"{PERIOD}; from babel.dates import format_date; format_date(period('2025-09-12').start, 'long', 'en_GB')",
        PERIOD,
    ),
    "a table of twenty rows at 80 columns": (
        f"{TABLE}; from zonecli.render.blocks import Column, Table; from zonecli.render.terminal import on_terminal; "
        "columns = [Column('Zone', gives_way=1), *(Column(each) for each in 'ABCD')]; "
        "list(on_terminal([Table(columns, [row] * 20)], 80, True, language('en')))",
        f"{TABLE}; from rich.console import Console; from rich.table import Table; table = Table(*'ZABCD'); "
        "[table.add_row(*row) for _ in range(20)]; "
        "Console(file=StringIO(), width=80, force_terminal=True).print(table)",
        TABLE,
    ),
    "a row added to a record": (
        f"{RECORD}; from zonecli.store.toml import editor; editor.edit(text, editor.append_rows(text, 'facts', [row]))",
        f"{RECORD}; import tomlkit; found = tomlkit.parse(text); found['facts'].append(row); tomlkit.dumps(found)",
        RECORD,
    ),
    "the words of a command line": (
        f"{COMMAND}; {PARSED}",
        f"{COMMAND}; app._read_values = lambda parameters: None; {PARSED}",
        COMMAND,
    ),
}
# What the plain way needs and zonecli does not.
NEEDED = {"a row added to a record": "tomlkit"}


def once(code: str) -> float:
    """Return how many seconds a fresh interpreter takes for the code."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


def main() -> None:
    """Print for each pair what ours takes, and what the plain way would."""
    for name, codes in PAIRS.items():
        if name in NEEDED and find_spec(NEEDED[name]) is None:
            print(f"{name}: {NEEDED[name]} is not installed")
            continue
        times: list[list[float]] = [[] for _ in codes]
        for _ in range(RUNS):
            for n, code in enumerate(codes):
                times[n].append(once(code))
        ours, plain, bare = (median(each) * 1000 for each in times)
        print(f"{name}: {ours - bare:.1f} ms, the plain way {plain - bare:.1f} ms")


if __name__ == "__main__":
    main()
