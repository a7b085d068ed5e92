"""Every command on screens of four widths, in both languages: what people see, as files, and what holds of it all."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests import goldens
from tests.cli.running import ROOT, Cli
from tests.conftest import SMALL, write_files
from zonecli.cli.registry import COMMANDS
from zonecli.render.formats import Content

WIDTHS = (40, 80, 120, 160)
ESCAPE = re.compile("\x1b\\[[0-9;]*m")
IN_HUZHOU = ["--where", "place=330500"]
SCREENS: dict[str, list[str]] = {
    "list": ["list", *IN_HUZHOU],
    "list-columns": ["list", *IN_HUZHOU, "--columns", "name,approved-area,industry"],
    "show": ["show", "anji"],
    "show-aggregate": ["show", "zhejiang", "--currency", "USD"],
    "compare": ["compare", "anji", "jiashan"],
    "rank": ["rank", "approved-area", *IN_HUZHOU],
    "rank-places": ["rank", "etdz-position"],
    "facts": ["facts", "--zone", "jiaxing-science-city"],
    "compare-peers": ["compare", "anji"],
    "compare-all": ["compare", *IN_HUZHOU],
    "search": ["search", "生物医药", "--limit", "3"],
    "search-pinyin": ["search", "anji", "shuishou"],
    "coverage": ["coverage", "anji", "jiaxing-etdz"],
    "sources": ["sources"],
    "source": ["sources", "etdz-evaluation-2024"],
    "indicators": ["indicators"],
    "indicator": ["indicators", "project-investment"],
    "kinds": ["kinds"],
    "units": ["units"],
    "diff": ["diff", "old"],
    "trace": ["trace", "anji", "investment-per-project"],
    "figure": ["figure", "超900亿元", "近40%", "下降近3%", "约10%-15%", "扩大5倍"],
    "templates": ["templates"],
    "template": ["templates", "ranking"],
    "check": ["check"],
    "rule": ["check", "--explain", "Z012"],
    "schema": ["schema"],
    "extract": [
        *("extract", "tests/benchmarks/extract/articles/qinglan-2026.txt"),
        *("--records", "tests/benchmarks/extract/records", "--source", "qinglan-2026"),
    ],
}
# Their screens depend on the machine (info), or have tests of their own beside a table that is read (import).
ELSEWHERE = {"info", "import"}


def draw(cli: Cli, monkeypatch: pytest.MonkeyPatch, arguments: list[str], width: int, lang: str) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    result = cli(*arguments, "--lang", lang, "--color", "always", "--quiet")
    assert "Traceback" not in result.err
    return ESCAPE.sub("", result.out).replace(str(ROOT), "")


def test_every_command_with_a_screen_is_looked_at() -> None:
    drawn = {arguments[0] for arguments in SCREENS.values()}
    assert drawn | ELSEWHERE == {name for name, each in COMMANDS.items() if Content.TEXT in each.gives}


# What `check` is shown to find.
FAULTS = {
    "zones/alpha.toml": SMALL["zones/alpha.toml"].replace('"furniture"', '"furnitures"'),
    "zones/beta.toml": SMALL["zones/beta.toml"].replace('"436亿元"', '"扩大5倍"').replace("gazette", "gazettes"),
}

# What `diff` is shown to find.
CHANGED = {
    "zones/alpha.toml": SMALL["zones/alpha.toml"].replace("超900亿元", "超950亿元").replace("Founded", "Approved")
    + '\n[[facts]]\nindicator = "tax-per-area"\nfigure = "50.3万元/亩"\nperiod = "2024"\nsource = "gazette"\n',
    "zones/beta.toml": SMALL["zones/beta.toml"]
    .replace("provincial", "national")
    .replace('"436亿元"', '"441.2亿元"')
    .replace('status = "forecast"\n', 'note = { zh = "快报数", en = "A first count" }\n'),
    "zones/gamma.toml": SMALL["zones/beta.toml"].replace("乙", "丙").replace("Beta", "Gamma"),
    "sources/gazette.toml": SMALL["sources/gazette.toml"] + 'url = "https://gazette.example/2025/03/report.html"\n',
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", SCREENS)
def test_what_people_see(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, make_records: Callable[..., Path], name: str, lang: str
) -> None:
    if name == "check":
        monkeypatch.chdir(make_records(FAULTS).parent)
    if name == "diff":
        monkeypatch.chdir(make_records(CHANGED).parent)
        write_files(Path("old"), SMALL)
    drawn = []
    lines = {}
    for width in WIDTHS:
        text = draw(cli, monkeypatch, SCREENS[name], width, lang)
        assert max(map(cell_len, text.splitlines()), default=0) <= width
        lines[width] = text.count("\n")
        drawn.append(f"{width} columns\n{text}")
    assert sorted(lines.values(), reverse=True) == list(lines.values())
    goldens.check(f"screens/{name}.{lang}.txt", "\n".join(drawn))


# In lines a row of the shipped records, at 80 columns.
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("arguments", "rows", "most"),
    [
        (["list"], ["list"], 1.5),
        (["facts"], ["facts"], 2.3),
        (["indicators", "--all"], ["indicators", "--all"], 2.0),
        (["coverage"], ["list"], 2.0),
    ],
    ids=lambda each: each[0] if isinstance(each, list) else "",
)
def test_rows_are_short(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, arguments: list[str], rows: list[str], most: float, lang: str
) -> None:
    count = cli(*rows, "--format", "jsonl").out.count("\n")
    assert draw(cli, monkeypatch, arguments, 80, lang).count("\n") / count <= most


@pytest.mark.parametrize("arguments", [["list"], ["facts"], ["indicators"], ["coverage"], ["rank", "approved-area"]])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_wider_screen_needs_no_more_lines(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, arguments: list[str], lang: str
) -> None:
    lines = [draw(cli, monkeypatch, arguments, width, lang).count("\n") for width in (60, 80, 100, 160)]
    assert lines == sorted(lines, reverse=True)
