"""What was measured, as Markdown tables and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tests.benchmarks.comparison import BARE, ZONECLI, Cell
from tests.benchmarks.every import GROWTH, Grown
from tests.benchmarks.measure import Sample, least_peak
from tests.benchmarks.targets import MEMORY, Result

Row = list[str]


def markdown(head: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table; all columns but the first are aligned to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def of_targets(results: Iterable[Result]) -> str:
    """Return the table of what zonecli is to reach."""
    head = ["what", "at most", "measured", "median, ms", "peak, MiB", "met"]
    return markdown(head, map(_target, results))


def _target(result: Result) -> Row:
    bound = f"{result.bound:g} {result.unit}"
    if result.ratio is None or result.median is None or result.peak is None:
        return [result.what, bound, result.fault, "–", "–", "–"]
    measured = f"{result.ratio:.2f} {result.unit}" if result.bound < 100 else f"{result.ratio:.0f} {result.unit}"
    return [
        result.what,
        bound,
        measured,
        milliseconds(result.median),
        mebibytes(result.peak),
        "yes" if result.met else "no",
    ]


def of_every(rows: Iterable[Grown], sizes: tuple[int, int]) -> str:
    """Return the table of every command and format."""
    few, many = (f"{size:,}, s" for size in sizes)
    head = ["what", few, many, f"growth, at most {GROWTH:g} × linear", f"peak, at most {MEMORY:g} MiB", "met"]
    return markdown(head, map(_grown, rows))


def _grown(row: Grown) -> Row:
    if row.few is None or row.many is None or row.growth is None or row.peak is None:
        return [row.what, row.fault, "–", "–", "–", "–"]
    numbers = (f"{row.few:.2f}", f"{row.many:.1f}", f"{row.growth:.2f}", mebibytes(row.peak))
    return [row.what, *numbers, "yes" if row.met else "no"]


def milliseconds(value: float) -> str:
    """Return milliseconds with the digits that mean something."""
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def mebibytes(value: float) -> str:
    """Return MiB, as a bound where it is no more than what can be told."""
    least = least_peak()
    return f"{value:.0f}" if value > least * 1.01 else f"≤ {least:.0f}"


def of_peers(cells: list[Cell], versions: Mapping[str, str]) -> str:
    """Return the tables of the tools, times and then memory: tools in rows, tasks in columns."""
    names = list(dict.fromkeys(name for cell in cells for name in cell.samples))
    head = ["median, ms (× zonecli)", *(cell.label for cell in cells)]
    times = [[_name(name, versions), *(_time(name, cell) for cell in cells)] for name in names]
    memory = [[_name(name, versions), *(_peak(name, cell) for cell in cells)] for name in names]
    return markdown(head, times) + "\n" + markdown(["peak, MiB", *head[1:]], memory)


def _name(name: str, versions: Mapping[str, str]) -> str:
    known = next((versions[tool] for tool in versions if name.startswith(tool)), "")
    return f"{name} {known}".strip()


def _time(name: str, cell: Cell) -> str:
    sample = cell.samples.get(name)
    if sample is None or sample.fault:
        return sample.fault if sample else "–"
    zonecli = cell.samples[ZONECLI]
    if name == ZONECLI or zonecli.fault:
        return milliseconds(sample.median)
    return f"{milliseconds(sample.median)} ({sample.median / zonecli.median:.2g} ×)"


def _peak(name: str, cell: Cell) -> str:
    sample = cell.samples.get(name)
    return "–" if sample is None or sample.fault else mebibytes(sample.peak)


def as_data(
    machine: str,
    results: Iterable[Result],
    grown: Iterable[Grown],
    cells: Iterable[Cell],
    versions: Mapping[str, str],
) -> Any:
    """Return everything as the JSON object that `--json` prints."""
    return {
        "machine": machine,
        "targets": [
            {
                "what": result.what,
                "bound": result.bound,
                "unit": result.unit,
                "measured": result.ratio,
                "median_ms": result.median,
                "peak_mib": result.peak,
                "runs": result.runs,
                "met": result.met,
                "fault": result.fault or None,
            }
            for result in results
        ],
        "every": [{**vars(row), "met": row.met} for row in grown],
        "versions": dict(versions),
        "tasks": [{"task": cell.task, "size": cell.size, "tools": _tools(cell.samples)} for cell in cells],
    }


def _tools(samples: Mapping[str, Sample]) -> dict[str, Any]:
    bare = samples[BARE].median
    return {
        name: {"fault": sample.fault}
        if sample.fault
        else {
            "median_ms": sample.median,
            "bare": sample.median / bare,
            "peak_mib": sample.peak,
            "runs": len(sample.runs),
        }
        for name, sample in samples.items()
    }
