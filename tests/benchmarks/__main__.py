"""Time zonecli, and the other tools that are installed, over the same made-up zones: `python -m tests.benchmarks`.

Prints Markdown tables: what zonecli is to reach, with medians, ratios to `python -c pass` of the same interpreter
and peak memory; then the same tasks done by jq, miller, recutils and the others that are found. It exits with 0
whatever the numbers are: times are a machine's, and no test.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from tests.benchmarks import comparison, every, tables
from tests.benchmarks.install import ROOT, installed, interpreter_of
from tests.benchmarks.machine import description, version
from tests.benchmarks.measure import Limits
from tests.benchmarks.peers import Found, found
from tests.benchmarks.targets import SIZES, Result, Zonecli, measured, targets

HERE = Path(__file__).resolve().parent
MADE_BY = ("generate.py", "zone_facts.py", "wording.py", "peer_data.py", "peer_schemas.py")
LIMITS = Limits()


def options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0] if __doc__ else None)
    add = parser.add_argument
    add("--sizes", type=_sizes, default=list(SIZES), help="numbers of zones (default: 100,2700,30000)")
    add("--seed", type=int, default=1, help="another seed makes other zones")
    add("--runs", type=int, default=LIMITS.runs, help="runs of each command (default: %(default)s)")
    add("--budget", type=float, default=LIMITS.budget, help="seconds for a command's runs (default: %(default)s)")
    add("--timeout", type=float, default=LIMITS.timeout, help="seconds for one run (default: %(default)s)")
    add("--only", metavar="TEXT", help="only the rows and tasks that have this in their name")
    add("--every", action="store_true", help="every command in every format, which takes an hour")
    add("--patience", type=float, default=600.0, help="seconds for one run of these (default: %(default)s)")
    add("--no-peers", action="store_true", help="zonecli alone")
    add("--peers-bin", type=Path, action="append", default=[], help="a folder of further tools, beside PATH")
    add("--zonecli", type=Path, help="an installed zonecli command, instead of building the wheel")
    add("--wheelhouse", type=Path, help="a folder of wheels to install from, instead of what pip is set to")
    add("--data", type=Path, help="a folder to make the zones in, and to keep (default: a temporary one)")
    add("--json", action="store_true", help="print a JSON object instead of tables")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted({int(size) for size in text.split(",")})


def made(folder: Path, sizes: list[int], seed: int, peers: bool) -> dict[int, Path]:
    """Make what the folder does not hold yet; return where the zones of each size lie."""
    written_by = sha256(b"".join((HERE / name).read_bytes() for name in MADE_BY)).hexdigest()[:12]
    places = {}
    for size in sizes:
        place = places[size] = folder / f"{size}-{seed}-{written_by}"
        forms = {"records": "generate", **({"peers": "peer_data"} if peers else {})}
        for name, module in forms.items():
            if (place / name).is_dir():
                continue
            say(f"making {name} of {size:,} zones")
            # In a process of its own: the children of a large process count its memory as theirs. It appears
            # under its name when it is whole, for the next run to rely on.
            unfinished = place / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            command = [sys.executable, "-m", f"{__package__}.{module}", str(unfinished.absolute())]
            subprocess.run(
                [*command, "--zones", str(size), "--seed", str(seed)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL
            )
            unfinished.rename(place / name)
    return places


def say(message: str) -> None:
    """Say on standard error what is being done."""
    print(message, file=sys.stderr, flush=True)


def main() -> None:
    """Make, install, measure, print."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="zonecli-benchmarks-") as temporary:
        scratch = Path(temporary)
        places = made(asked.data or scratch / "data", asked.sizes, asked.seed, not asked.no_peers)
        if asked.zonecli is None:
            say("installing zonecli from its wheel")
        command = (asked.zonecli or installed(scratch, asked.wheelhouse)).absolute()
        tool = _tool(command, scratch, places, asked.seed)
        search = os.pathsep.join([*map(str, asked.peers_bin), os.environ.get("PATH", os.defpath)])
        peers = [] if asked.no_peers else found(search)
        os.chdir(scratch)
        print_all(asked, tool, peers, places)


def _tool(command: Path, scratch: Path, places: dict[int, Path], seed: int) -> Zonecli:
    home = scratch / "home"
    home.mkdir()
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "PAGER": "cat",
    }
    records = {size: (place / "records").absolute() for size, place in places.items()}
    return Zonecli(command, interpreter_of(command), environment, records, seed)


def print_all(asked: argparse.Namespace, tool: Zonecli, peers: list[Found], places: dict[int, Path]) -> None:
    """Measure and print what is asked for."""
    limits = Limits(asked.runs, asked.budget, asked.timeout)
    results: list[Result] = []
    for row in targets(tool, Path.cwd()):
        if asked.only is None or asked.only in row.what:
            say(row.what)
            results.append(measured(row, limits))
    grown = _grown(asked, tool)
    cells = []
    for task, size in comparison.tasks(asked.sizes) if peers else ():
        if asked.only is None or asked.only in comparison.label(task, size):
            say(f"{comparison.label(task, size)}, with other tools")
            folder = (places[size] / "peers").absolute()
            cells.append(comparison.measured(task, size, tool, peers, folder, limits))
    machine = description(tool.interpreter)
    versions = {each.peer.name: each.version for each in peers}
    versions[comparison.ZONECLI] = version(str(tool.command))
    if asked.json:
        print(json.dumps(tables.as_data(machine, results, grown, cells, versions), ensure_ascii=False, indent=1))
        return
    print(f"{machine}.\nMedians of up to {limits.runs} runs each, in turn with what they are measured against.\n")
    print(tables.of_targets(results))
    if grown:
        print(tables.of_every(grown, every_sizes(tool)))
    if cells:
        print(tables.of_peers(cells, versions))


def every_sizes(tool: Zonecli) -> tuple[int, int]:
    """The two largest sizes."""
    *_, few, many = sorted(tool.records)
    return few, many


def _grown(asked: argparse.Namespace, tool: Zonecli) -> list[every.Grown]:
    if not asked.every or len(tool.records) < 2:
        return []
    few, many = every_sizes(tool)
    found = []
    for (what, first), (_, second) in zip(every.forms(tool, few), every.forms(tool, many), strict=True):
        if asked.only is None or asked.only in what:
            say(what)
            found.append(every.measured(what, first, second, many / few, asked.patience))
    return found


if __name__ == "__main__":
    main()
