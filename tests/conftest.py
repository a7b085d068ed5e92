"""Fixtures that every test may use: the shipped records, and small directories of records made for one test."""

import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

# A test may take its time: the machine may have something else to do.
settings.register_profile("zonecli", deadline=None)
settings.load_profile("zonecli")

# A shell that starts the tests in the background has Ctrl-C ignored, and so would every program that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent
# Public files that others test their programs with; they are no part of the project, and stand beside it.
CORPORA = ROOT.parent / "shared" / "corpora"
needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="the public corpora are not beside the project")

SMALL = {
    "indicators.toml": """
[tax-per-area]
name = { zh = "亩均税收", en = "Tax per unit of area" }
unit = "CNY/mu"
theme = "economy"
better = "higher"
nature = "flow"

[output]
name = { zh = "工业产值", en = "Industrial output" }
unit = "CNY"
theme = "economy"
better = "higher"
nature = "flow"

[enterprises]
name = { zh = "企业数", en = "Enterprises" }
unit = "enterprise"
theme = "enterprises"
nature = "stock"

[approved-area]
name = { zh = "核准面积", en = "Approved area" }
unit = "ha"
theme = "land"
nature = "standing"
""",
    "industries.toml": '[furniture]\nname = { zh = "家具", en = "Furniture" }\n',
    "places.toml": '[330523]\nname = { zh = "安吉县", en = "Anji County" }\n',
    "rates.toml": """
[ecb-annual-average]
name = { zh = "欧洲央行年平均汇率", en = "ECB annual average" }
source = "gazette"
to = "CNY"

[ecb-annual-average.years.2024]
EUR = "7.7875"
USD = "7.1956"
""",
    "sources/gazette.toml": """
type = "article-newspaper"
title = { zh = "公报", en = "Gazette" }
publisher = { zh = "某报", en = "A paper" }
issued = "2025-03"
language = "zh"
""",
    "zones/alpha.toml": """
name = { zh = "甲开发区", en = "Alpha Development Zone" }
aliases = ["甲区"]
kind = "economic-development-zone"
level = "national"
place = "330523"
industries = ["furniture"]

[[facts]]
indicator = "output"
figure = "超900亿元"
period = "2024"
source = "gazette"

[[facts]]
indicator = "enterprises"
figure = "1600余家"
source = "gazette"

[[events]]
date = "2024-05-01"
title = { zh = "成立", en = "Founded" }
source = "gazette"
""",
    "zones/beta.toml": """
name = { zh = "乙开发区", en = "Beta Development Zone" }
kind = "high-tech-zone"
level = "provincial"
place = "330523"

[[facts]]
indicator = "output"
figure = "436亿元"
period = "2023"
status = "forecast"
source = "gazette"
""",
}

# The same, but with two figures that can be compared.
_BETA = SMALL["zones/beta.toml"].replace('period = "2023"\nstatus = "forecast"', 'period = "2024"')
ALIKE: dict[str, str | bytes | None] = {"zones/beta.toml": _BETA}


def write_files(root: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write files below a directory, those that are None left out, and return it."""
    for name, text in files.items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests did not run for want of the public corpora: a skipped test is silent."""
    names = [
        each.nodeid for each in terminalreporter.stats.get("skipped", ()) if "public corpora" in str(each.longrepr)
    ]
    if names:
        terminalreporter.write_line(f"Not run, as there is no ../shared/corpora: {', '.join(sorted(names))}")


@pytest.fixture(scope="session")
def records() -> Path:
    """The records that the package ships."""
    return ROOT / "records"


@pytest.fixture
def make_records(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a directory of records: the small set, with these files put in or (None) left out."""

    def make(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        return write_files(tmp_path / "records", {**SMALL, **(files or {})})

    return make
