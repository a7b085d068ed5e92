"""Several processes give what one gives, in the same order, and leave nothing behind."""

import errno
import os
import subprocess
import sys
import threading
import time
from decimal import Decimal

import pytest

from zonecli.errors import Diagnostic, SystemFailure
from zonecli.store import parallel
from zonecli.store.parallel import fork_map

ITEMS = range(1000)

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Let a test fork although the test runner has threads of its own."""
    if "second_thread" not in request.node.name:
        monkeypatch.setattr(parallel, "can_fork", lambda: True)


def children() -> bool:
    """Whether this process has a child, dead or alive."""
    try:
        return os.waitpid(-1, os.WNOHANG) != (0, 0)
    except ChildProcessError:
        return False


@forks
@pytest.mark.parametrize("workers", [1, 2, 3, None])
def test_results_come_in_order(workers: int | None) -> None:
    assert list(fork_map(lambda item: (item, str(item)), ITEMS, workers)) == [(item, str(item)) for item in ITEMS]
    assert not children()


@forks
def test_the_work_is_done_elsewhere() -> None:
    assert os.getpid() not in set(fork_map(lambda _: os.getpid(), ITEMS, 2))
    assert set(fork_map(lambda _: os.getpid(), range(10), 2)) == {os.getpid()}


@forks
def test_results_of_any_type_travel() -> None:
    assert list(fork_map(Decimal, ITEMS, 2)) == [Decimal(item) for item in ITEMS]


def _fail(item: int) -> int:
    if item == 500:
        raise Diagnostic("zones/x.toml", 3, 4, "Z002", "it is {what}", "mend {what}", what="wrong")
    return item


@forks
def test_an_exception_arrives_where_its_result_would() -> None:
    results = fork_map(_fail, ITEMS, 2)
    assert [next(results) for _ in range(500)] == list(range(500))
    with pytest.raises(Diagnostic) as caught:
        next(results)
    assert (caught.value.path, caught.value.line, str(caught.value)) == ("zones/x.toml", 3, "it is wrong")
    assert not children()


@forks
def test_a_worker_that_dies_is_noticed() -> None:
    with pytest.raises(SystemFailure, match="was ended"):
        list(fork_map(lambda item: os._exit(3) if item == 700 else item, ITEMS, 2))
    assert not children()


@forks
def test_an_iterator_left_early_leaves_no_process() -> None:
    results = fork_map(lambda item: "x" * 10_000, ITEMS, 2)
    assert next(results)
    del results
    assert not children()
    unused = fork_map(lambda item: item, ITEMS, 2)
    del unused
    assert not children()


@forks
@pytest.mark.parametrize("refused", ["fork", "pipe"])
@pytest.mark.parametrize("allowed", [0, 1])
def test_where_no_more_processes_may_run_one_does_it_all(
    refused: str, allowed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, calls = getattr(os, refused), iter([True] * allowed)

    def limited() -> object:
        if next(calls, False):
            return original()
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    before = len(os.listdir("/dev/fd"))
    monkeypatch.setattr(os, refused, limited)
    assert set(fork_map(lambda _: os.getpid(), ITEMS, 2)) == {os.getpid()}
    assert not children()
    assert len(os.listdir("/dev/fd")) == before


@forks
def test_a_second_thread_keeps_to_one_process() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(fork_map(lambda _: os.getpid(), ITEMS, 2)) == {os.getpid()}
    finally:
        done.set()
        thread.join()


SLEEPER = """
import os
import time
from zonecli.store.parallel import fork_map
def work(item):
    if item % 64 == 0:
        os.write(1, b"%d\\n" % os.getpid())
    time.sleep(0.002)
    return "x" * 10_000
for _ in fork_map(work, range(100_000), 2):
    pass
"""


@forks
@pytest.mark.parametrize("signal", [2, 9])
def test_no_process_outlives_its_parent(signal: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLEEPER], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as parent:
        assert parent.stdout
        workers = {int(parent.stdout.readline()) for _ in range(2)}
        parent.send_signal(signal)
        parent.wait(120)
    deadline = time.monotonic() + 120
    while any(_alive(worker) for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
    except OSError:
        return False
