"""The same zones in the forms that other tools read: `python -m tests.benchmarks.peer_data DIR --zones 2700`.

One file or folder a form; each holds every zone with its 25 facts, save `zones.csv`, which has room for one figure
of each indicator, as a table of one row a zone has.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from hashlib import md5
from pathlib import Path
from typing import Any

from tests.benchmarks.generate import Zone, quoted, zones
from tests.benchmarks.peer_schemas import DATAPACKAGE, RECUTILS_HEAD, TAPLO_SCHEMA
from tests.benchmarks.wording import INDICATORS

HEAD = ("id", "name_zh", "name_en", "kind", "level", "code", "place", "industries", "part_of")
FACT = ("zone", "indicator", "figure", "unit", "period", "status", "scope", "source", "at", "note")

Table = list[list[str]]


def head_row(zone: Zone) -> list[str]:
    """Return the zone's head as a row of texts."""
    return [
        zone["id"],
        zone["name"]["zh"],
        zone["name"]["en"],
        zone["kind"],
        zone.get("level", ""),
        zone.get("code", ""),
        zone.get("place", ""),
        ";".join(zone["industries"]),
        ";".join(zone.get("part_of", [])),
    ]


def fact_rows(zone: Zone) -> Table:
    """Return the zone's facts as rows of texts."""
    rows = []
    for fact in zone["facts"]:
        flat = {**fact, "zone": zone["id"]}
        for key in ("scope", "note"):
            flat[key] = fact[key]["en"] if key in fact else ""
        rows.append([flat.get(key, "") for key in FACT])
    return rows


def write_json_lines(root: Path, made: list[Zone]) -> None:
    """One object a line: jq."""
    with (root / "zones.jsonl").open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(zone, ensure_ascii=False) + "\n" for zone in made)


def write_tables(root: Path, made: list[Zone]) -> None:
    """Two tables, as CSV with a data package, and as a database: miller, csvkit, frictionless, sqlite-utils."""
    latest = [{fact["indicator"]: fact["figure"] for fact in zone["facts"]} for zone in made]
    wide = [
        [*head_row(zone), *(figures.get(key, "") for key in INDICATORS)]
        for zone, figures in zip(made, latest, strict=True)
    ]
    long = [row for zone in made for row in fact_rows(zone)]
    columns = (*HEAD, *(key.replace("-", "_") for key in INDICATORS))
    for name, header, rows in (("zones", columns, wide), ("facts", FACT, long)):
        with (root / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *rows])
    (root / "datapackage.json").write_text(json.dumps(DATAPACKAGE), encoding="utf-8")
    with closing(sqlite3.connect(root / "zones.db")) as database:
        for name, header, rows in (("zones", columns, wide), ("facts", FACT, long)):
            fields = ", ".join(f'"{key}" text{" primary key" if key == "id" else ""}' for key in header)
            database.execute(f"create table {name} ({fields})")
            database.executemany(f"insert into {name} values ({', '.join('?' * len(header))})", rows)
        database.execute("create index facts_of on facts (zone)")
        database.commit()


def write_recutils(root: Path, made: list[Zone]) -> None:
    """One record a zone, its facts as repeated fields: recutils."""
    with (root / "zones.rec").open("w", encoding="utf-8") as stream:
        stream.write(RECUTILS_HEAD)
        for zone in made:
            fields = zip(("Id", "NameZh", "NameEn", "Kind", "Level", "Code", "Place"), head_row(zone), strict=False)
            lines = [f"{name}: {value}" for name, value in fields if value]
            lines += [f"Industry: {industry}" for industry in zone["industries"]]
            lines += ["Fact: " + " | ".join(row[1:]) for row in fact_rows(zone)]
            stream.write("\n" + "\n".join(lines) + "\n")


def write_papis(root: Path, made: list[Zone]) -> None:
    """One folder a zone, with an `info.yaml`, and a home directory with the settings that point there: papis."""
    settings = root / "home" / ".config" / "papis" / "config"
    settings.parent.mkdir(parents=True)
    settings.write_text("[settings]\ndefault-library = zones\n\n[zones]\ndir = ~/../papis\n", encoding="utf-8")
    for zone in made:
        folder = root / "papis" / zone["id"]
        folder.mkdir(parents=True)
        lines = [f"papis_id: {md5(zone['id'].encode(), usedforsecurity=False).hexdigest()}"]
        lines += [f"ref: {zone['id']}", f"title: {zone['name']['en']}"]
        lines += [f"{key}: {quoted(value)}" for key, value in zip(HEAD[1:], head_row(zone)[1:], strict=True) if value]
        lines.append("facts:")
        for row in fact_rows(zone):
            pairs = [f"{key}: {quoted(value)}" for key, value in zip(FACT[1:], row[1:], strict=True) if value]
            lines += [f"{'  ' if n else '- '}{pair}" for n, pair in enumerate(pairs)]
        (folder / "info.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_journals(root: Path, made: list[Zone]) -> None:
    """One transaction a zone, one posting a fact: hledger, beancount."""
    accounts = {key: "".join(part.capitalize() for part in key.split("-")) for key in INDICATORS}
    # A commodity's name is made of letters.
    commodities = {key: re.sub("[^A-Z]", "", unit.upper()) for key, (_, _, unit, _, _) in INDICATORS.items()}
    with (root / "zones.journal").open("w", encoding="utf-8") as stream:
        stream.writelines(f"account {name}\n" for name in accounts.values())
        stream.writelines(f"commodity 1000.00 {name}\n" for name in sorted(set(commodities.values())))
        for zone in made:
            stream.write(f"\n2025-01-01 {zone['name']['en']}  ; zone:{zone['id']}\n")
            for fact in zone["facts"]:
                key = fact["indicator"]
                stream.write(f"    ({accounts[key]})  {_number(fact)} {commodities[key]}\n")
    with (root / "zones.beancount").open("w", encoding="utf-8") as stream:
        stream.writelines(f"2024-01-01 open Assets:{name}\n" for name in ("All", *accounts.values()))
        for zone in made:
            stream.write(f'\n2025-01-01 * "{zone["name"]["en"]}"\n  zone: "{zone["id"]}"\n')
            for fact in zone["facts"]:
                key = fact["indicator"]
                stream.write(f"  Assets:{accounts[key]}  {_number(fact)} {commodities[key]}\n")
            stream.write("  Assets:All\n")


def _number(fact: dict[str, Any]) -> str:
    found = re.search(r"\d+(\.\d+)?", fact["figure"])
    assert found, fact
    return found.group()


def write_schema(root: Path, _: list[Zone]) -> None:
    """A JSON Schema of zonecli's own records: taplo."""
    (root / "zone.schema.json").write_text(json.dumps(TAPLO_SCHEMA), encoding="utf-8")


WRITERS: tuple[Callable[[Path, list[Zone]], None], ...] = (
    write_json_lines,
    write_tables,
    write_recutils,
    write_papis,
    write_journals,
    write_schema,
)


def write(root: Path, made: Iterable[Zone]) -> None:
    """Write every form below `root`, a new directory."""
    root.mkdir(parents=True)
    everything = list(made)
    for writer in WRITERS:
        writer(root, everything)


def main() -> None:
    """Write the directory that the command line names."""
    parser = argparse.ArgumentParser(description="Make the zones of generate.py in other tools' forms.")
    parser.add_argument("directory", type=Path, help="a new directory")
    parser.add_argument("--zones", type=int, default=2700)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.directory, zones(options.zones, options.seed))


if __name__ == "__main__":
    main()
