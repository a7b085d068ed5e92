"""Commands as processes of their own, in a clean environment: how long they take, and how much memory."""

from __future__ import annotations

import fcntl
import os
import resource
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024 * 1024
LEAST_RUNS = 3
ROWS, COLUMNS = 24, 100  # of the terminal
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
WATCHED_EVERY = 0.005  # seconds between two looks at the memory of all processes


class TooSlow(Exception):
    """The command did not end within the time that it was given."""


@dataclass(frozen=True)
class Command:
    """What to run, and a text that its output is to hold.

    `terminal` gives it a terminal to write to, `forget` is a folder removed before each run.
    """

    argv: tuple[str, ...]
    environment: Mapping[str, str]
    says: str = ""
    terminal: bool = False
    forget: Path | None = None


@dataclass(frozen=True)
class Run:
    """One run: seconds of the clock, the most memory in bytes, the exit code, whether the output is as asked."""

    seconds: float
    peak: int
    code: int
    answered: bool


@dataclass
class Sample:
    """The runs of one command; `fault` says why there are none to go by."""

    runs: list[Run] = field(default_factory=list)
    fault: str = ""

    @property
    def median(self) -> float:
        """The median of the runs, in milliseconds."""
        seconds = sorted(run.seconds for run in self.runs)
        middle = len(seconds) // 2
        return (seconds[middle] + seconds[~middle]) / 2 * 1000

    @property
    def spent(self) -> float:
        """The seconds that all runs took."""
        return sum(run.seconds for run in self.runs)

    @property
    def peak(self) -> float:
        """The most memory of any run, in MiB."""
        return max(run.peak for run in self.runs) / MIB


@dataclass(frozen=True)
class Limits:
    """How often a command is run, within how many seconds in all, and when a single run is given up."""

    runs: int = 15
    budget: float = 10.0
    timeout: float = 60.0


def least_peak() -> float:
    """Return this process's own peak in MiB: a child begins as a copy of it, so no lower peak can be told."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT / MIB


def alternate(commands: Mapping[str, Command], limits: Limits) -> dict[str, Sample]:
    """Run the commands in turn, round by round, after one run of each that does not count; return their samples.

    A command that has used up its budget leaves the later rounds out, but for the first three. One that takes
    the whole budget for a single run has that run as its sample.
    """
    samples = {name: Sample() for name in commands}
    for name, command in commands.items():
        _add(samples[name], command, limits.timeout)
        if not samples[name].fault and samples[name].spent < limits.budget:
            samples[name].runs.clear()
    for done in range(limits.runs):
        for name, command in commands.items():
            sample = samples[name]
            used_up = sample.spent >= limits.budget and (done >= LEAST_RUNS or len(sample.runs) > done)
            if not sample.fault and not used_up:
                _add(sample, command, limits.timeout)
    return samples


def _add(sample: Sample, command: Command, timeout: float) -> None:
    try:
        done = run(command, timeout)
    except TooSlow:
        sample.fault = f"over {timeout:g} s"
        return
    if done.code != 0:
        sample.fault = f"exit code {done.code}"
    elif not done.answered:
        sample.fault = "another output"
    sample.runs.append(done)


def run(command: Command, timeout: float, watch: Callable[[int], int] | None = None) -> Run:
    """Run the command once, reading all that it writes; raises TooSlow after `timeout` seconds.

    The peak is that of the largest of its processes. `watch`, a function from a process id to the bytes that it
    and its children hold, is asked every few milliseconds, which takes time: such a run is not for timing.
    """
    if command.forget is not None:
        shutil.rmtree(command.forget, ignore_errors=True)
    reader, writer, actions = (_terminal if command.terminal else _pipe)()
    started = time.perf_counter()
    child = os.posix_spawn(command.argv[0], command.argv, dict(command.environment), file_actions=actions, setsid=True)
    os.close(writer)
    together = 0
    output: list[bytes] = []
    try:
        for data in _read(reader, started + timeout, WATCHED_EVERY if watch else None):
            if command.says:
                output.append(data)
            if watch:
                together = max(together, watch(child))
    except TooSlow:
        os.killpg(child, signal.SIGKILL)
        os.wait4(child, 0)
        raise
    finally:
        os.close(reader)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    alone = usage.ru_maxrss * _RSS_UNIT
    answered = command.says.encode() in b"".join(output)
    return Run(seconds, max(alone, together), os.waitstatus_to_exitcode(status), answered)


Actions = list[tuple[int, int, int] | tuple[int, int, str, int, int]]


def _pipe() -> tuple[int, int, Actions]:
    reader, writer = os.pipe()
    return (
        reader,
        writer,
        [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, writer, 1),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ],
    )


def _terminal() -> tuple[int, int, Actions]:
    reader, writer = os.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return (
        reader,
        writer,
        [
            (os.POSIX_SPAWN_OPEN, 0, os.ttyname(writer), os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ],
    )


def _read(reader: int, deadline: float, every: float | None) -> Iterator[bytes]:
    """Read to the end and yield what came, or nothing where nothing did for `every` seconds."""
    while True:
        left = deadline - time.perf_counter()
        if left <= 0:
            raise TooSlow
        ready, _, _ = select.select([reader], [], [], min(left, every or left))
        if not ready:
            yield b""
            continue
        try:
            data = os.read(reader, MIB)
        except OSError:  # how a terminal says that nobody writes to it any more
            return
        if not data:
            return
        yield data
