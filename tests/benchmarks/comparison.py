"""zonecli beside the other tools: the same tasks over the same zones, in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.measure import Command, Limits, Sample, alternate
from tests.benchmarks.peers import CHECK, LIST, SHOW, START, Data, Found
from tests.benchmarks.targets import Zonecli

ZONECLI, BARE, COLD = "zonecli", "python -c pass", " (cold)"


@dataclass(frozen=True)
class Cell:
    """One task at one size, and the sample of each tool that has it."""

    task: str
    size: int
    samples: Mapping[str, Sample]

    @property
    def label(self) -> str:
        """The task as the head of its column names it."""
        return label(self.task, self.size)


def label(task: str, size: int) -> str:
    """Return how the head of a column names a task at a size."""
    return START if task == START else f"{task} {size:,}"


def tasks(sizes: list[int]) -> Iterator[tuple[str, int]]:
    """Yield the tasks with the sizes at which they are measured."""
    yield START, sizes[0]
    yield from ((SHOW, size) for size in sizes[:2])
    yield from ((LIST, size) for size in sizes)
    yield from ((CHECK, size) for size in sizes[1:] or sizes)


def measured(task: str, size: int, tool: Zonecli, peers: list[Found], folder: Path, limits: Limits) -> Cell:
    """Measure one task at one size, zonecli and every peer in turn."""
    commands = {BARE: tool.bare(), ZONECLI: _of_zonecli(task, size, tool)}
    data = Data(folder, tool.records[size], tool.shown)
    environment = {**tool.environment, "HOME": data / "home"}
    for each in peers:
        command = each.command(task, data, environment)
        if command is None:
            continue
        commands[each.peer.name] = command
        if each.peer.cache and task == LIST:
            cold = replace(command, forget=folder / "home" / each.peer.cache)
            commands[each.peer.name + COLD] = cold
    return Cell(task, size, alternate(commands, limits))


def _of_zonecli(task: str, size: int, tool: Zonecli) -> Command:
    if task == START:
        return tool.version()
    return {SHOW: tool.show(size, "--json"), LIST: tool.national(size), CHECK: tool.ask(size, "check")}[task]
