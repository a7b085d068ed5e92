"""A small directory of records in which `check` finds nothing, and ways to break it."""

from collections.abc import Mapping
from pathlib import Path

INDICATORS = """
[output]
name = { zh = "工业产值", en = "Industrial output" }
unit = "CNY"
theme = "economy"
better = "higher"

[enterprises]
name = { zh = "企业数", en = "Enterprises" }
unit = "enterprise"
theme = "enterprises"

[output-per-enterprise]
name = { zh = "企均产值", en = "Output per enterprise" }
unit = "CNY/enterprise"
theme = "economy"
derived = { operation = "ratio", of = "output", by = "enterprises" }
"""

GAZETTE = """
type = "article-newspaper"
title = { zh = "公报", en = "Gazette" }
issued = "2025-03"
language = "zh"
"""

ALPHA = """
name = { zh = "甲开发区", en = "Alpha Development Zone" }
aliases = ["甲区"]
kind = "economic-development-zone"
level = "national"
place = "330523"
industries = ["furniture"]
part_of = ["gamma"]

[[leading_industries]]
industries = ["furniture"]
source = "gazette"

[[facts]]
indicator = "output"
figure = "超900亿元"
period = "2024"
source = "gazette"
scope = { zh = "椅业", en = "chair industry" }

[[facts]]
indicator = "enterprises"
figure = "1600余家"
source = "yearbook"

[[events]]
date = "2024-05-01"
title = { zh = "成立", en = "Founded" }
source = "gazette"
"""

BETA = """
name = { zh = "乙开发区", en = "Beta Development Zone" }
kind = "high-tech-zone"
place = ["330523"]
"""

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

CLEAN: dict[str, str] = {
    "indicators.toml": INDICATORS,
    "industries.toml": '[furniture]\nname = { zh = "家具", en = "Furniture" }\n',
    "places.toml": 'source = "yearbook"\n\n[330523]\nname = { zh = "安吉县", en = "Anji County" }\n',
    "rates.toml": """
[ecb]
name = { zh = "欧洲央行", en = "ECB" }
source = "yearbook"
to = "CNY"

[ecb.years.2023]
USD = "7.0846"
""",
    "sources/gazette.toml": GAZETTE,
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
    folder = root / "records"
    for name, text in {**CLEAN, **(files or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        elif text is not None:
            path.write_text(text, encoding="utf-8")
    return folder


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
