"""What a command does grows no faster than what it reads: calls, comparisons of ids and opened files are counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.benchmarks.generate import zone
from tests.growth.operations import Count, count, excess
from tests.growth.records import RESPECTS, make
from zonecli.cli.registry import COMMANDS
from zonecli.records.vocabulary import Indicator
from zonecli.views.caveats import Caveat, caveats
from zonecli.views.comparable import ComparableFigure

# A brief reads up to 60 zones one by one, so the third of these is well beyond.
SIZES = (24, 48, 96)
SIZES_OF_ONE = (16, 32, 64)
# Sorting takes n log n; some calls fall on few.
MOST, MOST_OF_ONE = 1.15, 1.4
# A function that is called less often for one zone more tells nothing.
LEAST = 6

SHOWN = str(zone(7, 1)["id"])
COMPARED = [str(zone(number, 1)["id"]) for number in (3, 5, 7, 11)]
OF_ZONES: dict[str, Sequence[Sequence[str]]] = {
    "list": [[], ["--columns", "id,industrial-output", "--sort", "-industrial-output"], ["--where", "exports>1亿元"]],
    "show": [[SHOWN], [SHOWN, "--all"]],
    "compare": [["--indicator", "industrial-output"], [SHOWN], COMPARED],
    "rank": [["industrial-output"], ["industrial-output", "--where", "kind!=aggregate"]],
    "facts": [[], ["--indicator", "industrial-output"], ["--sort", "indicator"], ["--sort", "zone"]],
    "search": [["开发"]],
    "coverage": [[], ["--where", "kind!=aggregate"]],
    "sources": [[], ["rates-2025"]],
    "indicators": [[], ["industrial-output"]],
    "kinds": [[]],
    "units": [[]],
    "info": [[]],
    "check": [[]],
}
REPORTS = (
    ["brief"],
    ["gaps"],
    ["sources"],
    ["ranking", "-P", "indicator=industrial-output"],
    ["profile", "--zone", SHOWN],
)
EXPORTS = ("xlsx", "sqlite", "datapackage", "parquet")
# They read no zones, or one, or change what is read; `diff` and `trace` are below.
OTHERS = {
    *("report", "export", "diff", "trace"),
    *("templates", "init", "new", "add", "edit", "import", "extract", "remove", "rename", "figure", "schema", "help"),
    "completion",
}
# What only changes how the result is written has been counted with another form of the command.
SAME = {"tsv": "csv"}


def _commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, forms in OF_ZONES.items():
        for n, form in enumerate(forms):
            formats = [each for each in COMMANDS[name].formats if each not in SAME]
            found += [
                (name, *form, "--format", each)
                for each in (formats if not n else [*formats[:1], "csv"])
                if each in formats
            ]
    found += [("report", *each) for each in REPORTS]
    found += [("export", "--to", each, "OUT") for each in EXPORTS]
    found += [("diff", "RECORDS"), ("trace", SHOWN, "industrial-output")]
    return found


def _growth(places: Sequence[Path], arguments: Sequence[str], out: Path) -> list[Count]:
    def filled(place: Path) -> list[str]:
        named = {"OUT": str(out / "out"), "RECORDS": str(place)}
        return [*(named.get(word, word) for word in arguments), "--records", str(place)]

    # What is done once in a process is done by now.
    count(filled(places[-1]), (0, 1))
    return [count(filled(place), (0, 1)) for place in places]


def _faults(counts: Sequence[Count]) -> list[str]:
    """Return what grows too fast: all calls, comparisons, opened files, or calls of one function."""
    few, some, many = counts
    sums = {
        "calls": (sum(each.calls.values()) for each in counts),
        "comparisons of ids": (each.compared + 10 * SIZES[n] for n, each in enumerate(counts)),
        "opened files": (each.opened for each in counts),
    }
    found = [f"{name}: {n:.2f}" for name, sizes in sums.items() if (n := excess(*sizes)) > MOST]
    for name, calls in many.calls.items():
        if (
            calls - few.calls[name] > LEAST * (SIZES[-1] - SIZES[0])
            and (n := excess(few.calls[name], some.calls[name], calls)) > MOST_OF_ONE
        ):
            found.append(f"{name}: {n:.2f} ({few.calls[name]}, {some.calls[name]}, {calls})")
    return found


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Path]]:
    """Directories of records of three sizes by what grows in them, each made once."""
    known: dict[str, list[Path]] = {}

    def of(respect: str) -> list[Path]:
        if respect not in known:
            folder = tmp_path_factory.mktemp("grown")
            sizes = SIZES if respect == "zones" else SIZES_OF_ONE
            known[respect] = [make(folder / str(size), respect, size) for size in sizes]
        return known[respect]

    return of


def test_every_command_is_here_or_reads_no_zones() -> None:
    assert {*OF_ZONES, *OTHERS} == {*COMMANDS}


@pytest.mark.parametrize("arguments", _commands(), ids=" ".join)
def test_in_zones(arguments: Sequence[str], made: Callable[[str], list[Path]], tmp_path: Path) -> None:
    if arguments[-2] == "parquet":
        pytest.importorskip("pyarrow")
    counts = _growth(made("zones"), arguments, tmp_path)
    assert _faults(counts) == []
    assert counts[-1].opened > counts[0].opened or arguments[0] in ("show", "trace", "compare")


OF_ONE = (
    ["show", "a"],
    ["show", "a", "--all", "--format", "json"],
    ["compare", "a", "b", "--format", "csv"],
    ["compare", "a", "b"],
    ["rank", "gdp", "--format", "csv"],
    ["coverage", "--format", "csv"],
    ["facts", "--format", "csv"],
    ["check"],
    ["report", "profile", "--zone", "a"],
    ["report", "brief"],
    ["report", "gaps"],
    ["diff", "RECORDS"],
)


@pytest.mark.parametrize("respect", RESPECTS)
def test_in_what_is_recorded_of_a_zone(respect: str, made: Callable[[str], list[Path]], tmp_path: Path) -> None:
    """Every command in turn, for they take little time each."""
    found = {}
    for arguments in OF_ONE:
        faults = _faults(_growth(made(respect), arguments, tmp_path))
        if faults:
            found[" ".join(arguments)] = faults
    assert found == {}


def test_the_square_is_seen(made: Callable[[str], list[Path]], tmp_path: Path) -> None:
    """A list that is gone through for each zone, and a function that is called for each pair of zones, are noticed."""

    class InLists(dict[str, str]):
        def __init__(self, caveats: Sequence[Caveat]) -> None:
            self.lists = [list(each.zones) for each in caveats]

        def get(self, zone: str, default: object = None) -> str:
            return ";".join(str(zone in each) for each in self.lists)

    with patch("zonecli.render.pages.ranking.codes_by_zone", InLists):
        faults = _faults(_growth(made("zones"), ["rank", "industrial-output", "--format", "csv"], tmp_path))
    assert any(each.startswith("comparisons of ids") for each in faults)

    def each_pair(names: Sequence[str]) -> None:
        for _ in names:
            for name in names:
                name.isascii()

    def slow(indicator: Indicator, standings: Sequence[ComparableFigure], *more: Any) -> tuple[Caveat, ...]:
        each_pair([each.zone for each in standings])
        return caveats(indicator, standings, *more)

    with patch("zonecli.views.ranking.caveats", slow):
        faults = _faults(_growth(made("zones"), ["rank", "industrial-output"], tmp_path))
    assert any("isascii" in each for each in faults)


@pytest.mark.parametrize(
    ("sizes", "expected"), [((10, 20, 40), 1), ((1, 4, 16), 2), ((7, 7, 7), 1), ((7, 7, 30), 2), ((0, 30, 30), 0)]
)
def test_excess(sizes: tuple[int, int, int], expected: float) -> None:
    assert excess(*sizes) == expected
