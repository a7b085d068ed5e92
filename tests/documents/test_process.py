"""What makes documents is ended in time, with all that it has started, and says why; its memory is bounded."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zonecli.documents import process
from zonecli.documents.process import Bounds, TooLong, convert, make_each
from zonecli.errors import SystemFailure, UsageError, ZoneError
from zonecli.report.faults import TemplateError

PLENTY = Bounds(60, 512)
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")


@pytest.fixture(params=[pytest.param(True, marks=needs_fork), False], ids=["forked", "spawned"])
def _process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "can_fork", lambda: request.param)


def double(number: int) -> int:
    return 2 * number


def fail(kind: str) -> None:
    if kind == "fault":
        raise TemplateError("no {name}", name="x").at("own.md.j2", 3)
    raise KeyError(kind)


def hang(_: object) -> None:
    # Not interrupted before it comes to an end: the greatest of so many is found by C alone.
    max(range(10**12))


def wait(_: object) -> None:
    while True:
        pass


def swallow(_: object) -> None:
    while True:
        try:
            wait(_)
        except ZoneError:
            continue


def grow(_: object) -> list[bytes]:
    return [bytes(1 << 20) for _ in range(4000)]


def die(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def gone(pid: int) -> bool:
    """Whether a process has ended within a minute."""
    for _ in range(600):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] in "ZX":
            return True
        time.sleep(0.1)
    return False


@pytest.mark.usefixtures("_process")
def test_what_is_made_comes_in_order() -> None:
    assert list(make_each(double, range(5), PLENTY)) == [0, 2, 4, 6, 8]
    assert list(make_each(double, [], PLENTY)) == []


@pytest.mark.usefixtures("_process")
def test_what_is_raised_is_raised_here() -> None:
    with pytest.raises(TemplateError) as caught:
        next(make_each(fail, ["fault"], PLENTY))
    assert caught.value.message() == "own.md.j2:3: no x"
    with pytest.raises(KeyError):
        next(make_each(fail, ["other"], PLENTY))


@pytest.mark.usefixtures("_process")
@pytest.mark.parametrize("work", [wait, hang, swallow])
def test_what_takes_too_long_is_ended(work: Callable[[object], None]) -> None:
    start = time.monotonic()
    with pytest.raises(TooLong, match=r"longer than 0\.3 seconds"):
        next(make_each(work, [None], Bounds(0.3, 512)))
    assert time.monotonic() - start < 30


@pytest.mark.usefixtures("_process")
@pytest.mark.skipif(sys.platform != "linux", reason="nothing bounds memory here")
def test_memory_is_bounded() -> None:
    with pytest.raises(UsageError, match="more than 300 MiB of memory"):
        next(make_each(grow, [None], Bounds(60, 300)))


@pytest.mark.usefixtures("_process")
@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_a_process_that_is_ended_from_outside_is_a_failure_of_the_system() -> None:
    with pytest.raises(SystemFailure) as caught:
        next(make_each(die, [None], PLENTY))
    assert caught.value.exit_code == 5


@needs_fork
def test_nothing_that_it_has_started_is_left(tmp_path: Path) -> None:
    told = tmp_path / "pid"

    def start(_: object) -> None:
        told.write_text(str(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid))
        hang(_)

    with pytest.raises(TooLong):
        next(make_each(start, [None], Bounds(3, 512)))
    assert gone(int(told.read_text()))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@needs_fork
def test_what_is_dropped_is_ended() -> None:
    made = make_each(lambda _: os.getpid(), [1, 2], PLENTY)
    pid = next(made)
    del made
    assert gone(pid)


def test_a_program_that_breaks_down_has_no_memory(tmp_path: Path) -> None:
    with pytest.raises(MemoryError):
        convert([sys.executable, "-c", "import os; os.abort()"], b"", tmp_path)


SCRIPT = """
import os, sys
from pathlib import Path
from zonecli.documents.process import Bounds, make_each

def work(_):
    Path(sys.argv[1]).write_text(str(os.getpid()))
    max(range(10 ** 12))

next(make_each(work, [None], Bounds(float(sys.argv[2]), 512)))
"""


@needs_fork
@pytest.mark.parametrize(("how", "seconds"), [(signal.SIGINT, 600), (signal.SIGKILL, 1)])
def test_it_does_not_outlive_who_asked_for_it(how: signal.Signals, seconds: float, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    parent: Any = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(told), str(seconds)], stderr=subprocess.PIPE, start_new_session=True
    )
    while not (told.exists() and told.read_text()):
        time.sleep(0.01)
    os.killpg(parent.pid, how)
    said = parent.communicate()[1].decode()
    # The one that is interrupted is Python's own sentence, of the parent.
    assert said.count("Traceback") == (how is signal.SIGINT)
    assert gone(int(told.read_text()))
