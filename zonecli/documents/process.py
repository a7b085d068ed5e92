"""Documents made in a process of their own, with all that it starts: it is ended in time, its memory is bounded.

Linux bounds the memory; macOS and Windows have nothing that does. Where there is no fork (Windows), Python starts anew
for each document, and a program that it has started may outlive it.

Measured: a profile takes 20 ms longer than without (7 %), a brief of 2,700 zones as long, a page or a PDF a tenth less.
Every loop and call of a template was counted before: what C does by itself was not (`{n.x: 1}`, with lists in lists).
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, NoReturn, TypeVar

from zonecli.errors import N_, SystemFailure, UsageError
from zonecli.frozen import dataclass
from zonecli.store.parallel import can_fork, cores

Item = TypeVar("Item")
Made = TypeVar("Made")

# A process says itself that its time is up; one that cannot is ended so many seconds later, and by the system where
# nobody is left to end it.
_GRACE, _ORPHAN = 1.0, 5
_SIZE = 8


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may take: seconds, and in each process MiB of memory beside what it begins with."""

    seconds: float
    memory: int


class TooLong(UsageError):
    """A document takes longer than it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            N_("the document takes longer than {seconds} seconds"),
            N_("--timeout SECONDS gives it longer"),
            seconds=f"{seconds:g}",
        )


def make_each(make: Callable[[Item], Made], items: Sequence[Item], bounds: Bounds) -> Iterator[Made]:
    """Return what `make` makes of the items, in their order, each within the bounds.

    The process starts at once; when the iterator is exhausted, closed or dropped it is ended. Both must pickle where
    there is no fork, what is made and raised must everywhere. Raises what `make` raises; UsageError where the time or
    the memory is used up, SystemFailure where the process is ended from outside.
    """
    if not can_fork():
        return (_spawn(make, item, bounds) for item in items)
    results = _fork(make, items, bounds)
    next(results)
    return results


def convert(
    command: Sequence[str], given: bytes, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Return what the command, run in `folder`, makes of what it is given.

    Without `environment`, it has that of this process. Raises MemoryError where it breaks down, which is why it does.
    """
    done = subprocess.run(command, input=given, capture_output=True, cwd=folder, env=environment, check=False)
    if done.returncode < 0:
        raise MemoryError
    return done


# -- this side ---------------------------------------------------------------------------------


def _fork(make: Callable[[Any], Any], items: Sequence[Any], bounds: Bounds) -> Iterator[Any]:
    """Yield once when the process runs, then what it makes."""
    reader, writer = os.pipe()
    # Ctrl-C is answered here alone; the process inherits that it hears none.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process = os.fork()
    if process == 0:
        os.close(reader)
        _work(make, items, bounds, writer)
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        os.close(writer)
        yield None
        for _ in items:
            yield _open(_receive(reader, bounds.seconds))
    finally:
        os.close(reader)
        _end(process)


def _end(process: int) -> None:
    for end, of in ((os.killpg, process), (os.kill, process)):
        with suppress(ProcessLookupError, PermissionError):
            end(of, signal.SIGKILL)
    os.waitpid(process, 0)


def _receive(reader: int, seconds: float) -> bytes:
    end = monotonic() + seconds + _GRACE

    def read(size: int) -> bytes:
        found = bytearray()
        while len(found) < size:
            if not select.select([reader], [], [], max(0.0, end - monotonic()))[0]:
                raise TooLong(seconds)
            piece = os.read(reader, size - len(found))
            if not piece:
                return b""
            found += piece
        return bytes(found)

    return read(int.from_bytes(read(_SIZE)))


def _spawn(make: Callable[[Any], Any], item: Any, bounds: Bounds) -> Any:
    start = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import serve; serve()"
    given = pickle.dumps((make, item, bounds))
    try:
        command, most = [sys.executable, "-c", start], bounds.seconds + _GRACE
        done = subprocess.run(command, input=given, capture_output=True, timeout=most, check=False)
    except subprocess.TimeoutExpired as error:
        raise TooLong(bounds.seconds) from error
    return _open(done.stdout)


def _open(answer: bytes) -> Any:
    """Return what was made, or raise why it was not."""
    if not answer:
        raise SystemFailure(
            N_("the process that makes the document was ended from outside"), N_("is there enough memory?")
        )
    # The bytes come from this program's own copy, through a pipe that nobody else holds.
    made, failure = pickle.loads(answer)
    if failure is not None:
        raise failure
    return made


# -- the other side ----------------------------------------------------------------------------


def serve() -> None:
    """Make what standard input asks for."""
    make, item, bounds = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(_answer(make, item, bounds))


def _work(make: Callable[[Any], Any], items: Sequence[Any], bounds: Bounds, writer: int) -> NoReturn:
    """Be the process, and end without the parent's farewells."""
    try:
        # What it starts is of its group, and ended with it. What is said is said by the parent.
        os.setpgid(0, 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        with os.fdopen(writer, "wb") as pipe:
            for item in items:
                answer = _answer(make, item, bounds)
                pipe.write(len(answer).to_bytes(_SIZE) + answer)
                pipe.flush()
    finally:
        os._exit(0)


def _answer(make: Callable[[Any], Any], item: Any, bounds: Bounds) -> bytes:
    try:
        with _within(bounds):
            return pickle.dumps((make(item), None), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        failure: Exception = UsageError(
            N_("the document takes more than {limit} MiB of memory"),
            N_("make it of fewer zones: --where, --each"),
            limit=f"{bounds.memory:,}",
        )
    except Exception as error:
        failure = error
    return pickle.dumps((None, failure))


@contextmanager
def _within(bounds: Bounds) -> Iterator[None]:
    """Bound the memory of this process, and interrupt it when its time is up."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    import resource

    def interrupt(*_: object) -> None:
        raise TooLong(bounds.seconds)

    memory = resource.getrlimit(resource.RLIMIT_DATA)
    _limit(resource.RLIMIT_DATA, _held() + (bounds.memory << 20))
    _limit(resource.RLIMIT_CPU, int(sum(os.times()[:2]) + bounds.seconds * cores()) + _ORPHAN)
    signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, bounds.seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        resource.setrlimit(resource.RLIMIT_DATA, memory)


def _held() -> int:
    """Return how many bytes of memory this process has already, which its parent may have left to it; 0 where no
    /proc tells."""
    import resource

    try:
        with open("/proc/self/statm", "rb") as told:
            return int(told.read().split()[5]) * resource.getpagesize()
    except OSError:
        return 0


def _limit(kind: int, most: int) -> None:
    import resource

    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
