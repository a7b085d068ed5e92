"""The small directory of records, with more in it and nothing in it that `check` finds; and ways to break it."""

from collections.abc import Mapping
from pathlib import Path

from tests.conftest import SMALL, write_files


def put(record: str, lines: str) -> str:
    """Return the record with the lines in it: root keys take the place of those that it has, tables go last."""
    head, bracket, tables = lines.partition("[")
    if head and not head.endswith("\n"):
        head, bracket, tables = lines, "", ""
        if "\n[" in lines:
            head, _, tables = lines.partition("\n[")
            bracket = "["
    keys = {line.partition("=")[0].strip() for line in head.splitlines() if "=" in line}
    top, opening, rest = record.partition("\n[[")
    kept = [line for line in top.splitlines() if line.partition("=")[0].strip() not in keys]
    return "\n".join([head, *kept, opening + rest, bracket + tables, ""])


GAZETTE = SMALL["sources/gazette.toml"]
ALPHA = put(
    SMALL["zones/alpha.toml"],
    """part_of = ["gamma"]

[[leading_industries]]
industries = ["furniture"]
source = "yearbook"
""",
)
BETA = SMALL["zones/beta.toml"].partition("\n[[facts]]")[0].replace('level = "provincial"\n', "")
# A zone and a source with every key.
WHOLE_ZONE = """
name = { zh = "甲开发区", en = "Alpha" }
aliases = ["甲区"]
kind = "resort"
level = "national"
code = "S337048"
place = ["330523", "330424"]
industries = ["furniture"]
part_of = ["gamma"]
has_parts = true

[[leading_industries]]
industries = ["furniture"]
period = "2018"
source = "gazette"
at = "6"

[[facts]]
indicator = "output"
figure = "442.12"
unit = "公顷"
period = "2024"
status = "estimate"
rank = "preferred"
scope = { zh = "椅业", en = "chairs" }
source = "gazette"
at = "6"
note = { zh = "注" }

[[facts]]
indicator = "output"
figure = "三轮"
value = "3"
unit = "item"
hedge = "about"
source = "gazette"

[[events]]
date = "2024-05-01"
title = { zh = "成立", en = "Founded" }
source = "gazette"
at = "3"
note = { en = "N" }
"""

WHOLE_SOURCE = f"""
type = "report"
title = {{ zh = "公报", en = "Gazette" }}
container_title = {{ zh = "甲" }}
publisher = {{ zh = "甲" }}
author = {{ zh = "甲" }}
issued = "2025-03"
accessed = "2025-04-01"
url = "https://example.org/a"
language = "zh"
text = "texts/a.txt"
sha256 = "{"0" * 64}"
note = {{ zh = "甲" }}
"""

CLEAN = {
    **SMALL,
    "indicators.toml": SMALL["indicators.toml"]
    + """
[output-per-enterprise]
name = { zh = "企均产值", en = "Output per enterprise" }
unit = "CNY/enterprise"
theme = "economy"
nature = "flow"
derived = { operation = "ratio", of = "output", by = "enterprises" }
""",
    "places.toml": 'source = "yearbook"\n' + SMALL["places.toml"],
    "sources/yearbook.toml": 'type = "book"\ntitle = { zh = "年鉴", en = "Yearbook" }\nissued = "2025"\n',
    "zones/alpha.toml": ALPHA,
    "zones/beta.toml": BETA,
    "zones/gamma.toml": """
name = { zh = "丙省开发区", en = "Zones of Gamma" }
kind = "aggregate"
has_parts = true
""",
}


def write(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the clean directory below `root`, with these files put in or (None) left out, and return it."""
    return write_files(root / "records", {**CLEAN, **(files or {})})
