"""Work on many items with all cores, by fork: nothing is imported again, nothing is sent but results."""

import marshal
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any, BinaryIO, NoReturn, TypeVar

from zonecli.errors import MORE_MEMORY, N_, SystemFailure

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below so many items another process costs more than it saves.
_WORTH = 200
# So many items are worked on before their results are sent, which bounds the memory on both sides.
_CHUNK = 64
_HEAD = 9


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def fork_map(function: Callable[[Item], Result], items: Sequence[Item], workers: int | None = None) -> Iterator[Result]:
    """Return the results of the function in the order of the items, worked on by several processes.

    They start at once; when the iterator is exhausted, closed or dropped none is left. An exception of the
    function is raised where its result would come, SystemFailure where a process has been ended. Results of
    builtin types travel fastest, others must pickle. One process does it all where there are few items, one
    core, no fork, no room for more processes, or several threads: start threads (a progress bar has one)
    afterwards.
    """
    count = min(cores() if workers is None else workers, len(items) // _CHUNK)
    if count < 2 or len(items) < _WORTH or not can_fork():
        return map(function, items)
    results = _fork(function, items, count)
    try:
        next(results)
    except OSError:
        # No more processes, or pipes, are allowed.
        return map(function, items)
    return results


def can_fork() -> bool:
    """Whether this process can be forked: the locks of a second thread, copied, would never open again."""
    threading = sys.modules.get("threading")
    return hasattr(os, "fork") and (threading is None or threading.active_count() == 1)


def _fork(function: Callable[[Any], Any], items: Sequence[Any], count: int) -> Generator[Any, None, None]:
    """Yield once when all processes run, then the results. Chunks go to the processes in turn."""
    processes: list[tuple[int, BinaryIO]] = []
    try:
        for worker in range(count):
            reader, writer = os.pipe()
            try:
                process = os.fork()
            except OSError:
                os.close(reader)
                os.close(writer)
                raise
            if process == 0:
                # A reading end held open here would keep a sibling from noticing that the parent is gone.
                for inherited in (reader, *(pipe.fileno() for _, pipe in processes)):
                    os.close(inherited)
                _work(function, items, worker * _CHUNK, count * _CHUNK, writer)
            os.close(writer)
            processes.append((process, os.fdopen(reader, "rb")))
        yield None
        for chunk in range(-(-len(items) // _CHUNK)):
            yield from _receive(processes[chunk % count][1])
    finally:
        _end(processes)


def _end(processes: list[tuple[int, BinaryIO]]) -> None:
    from signal import SIGKILL

    for process, pipe in processes:
        pipe.close()
        os.kill(process, SIGKILL)
    for process, _ in processes:
        os.waitpid(process, 0)


def _receive(pipe: BinaryIO) -> Iterator[Any]:
    """Yield the results of the next chunk from a process; raises the exception that stopped it there."""
    head = pipe.read(_HEAD)
    size = int.from_bytes(head[1:])
    data = pipe.read(size)
    if len(head) < _HEAD or len(data) < size:
        # The system ends what takes too much memory.
        raise SystemFailure(N_("a process that did a part of the work was ended"), MORE_MEMORY)
    if head[0]:
        yield from marshal.loads(data)
        return
    import pickle

    # The bytes come from this program's own copy, through a pipe that nobody else holds.
    results, failure = pickle.loads(data)
    yield from results
    if failure:
        raise failure


def _work(function: Callable[[Any], Any], items: Sequence[Any], first: int, step: int, writer: int) -> NoReturn:
    """Be a worker process: send chunk after chunk, and end without the parent's farewells."""
    import gc
    import signal

    try:
        # Looking for cycles writes to every object, and so would copy the parent's memory.
        gc.disable()
        # The parent alone answers Ctrl-C, and ends its workers.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with os.fdopen(writer, "wb") as pipe:
            for start in range(first, len(items), step):
                pipe.write(_message(function, items[start : start + _CHUNK]))
                pipe.flush()
    except BaseException:
        os._exit(1)
    os._exit(0)


def _message(function: Callable[[Any], Any], items: Sequence[Any]) -> bytes:
    """Return the results of one chunk as bytes: whether it is marshalled, the length, the data."""
    results: list[Any] = []
    failure: Exception | None = None
    try:
        results.extend(map(function, items))
    except Exception as error:
        failure = error
    try:
        if not failure:
            return _frame(1, marshal.dumps(results))
    except ValueError:
        pass
    import pickle

    return _frame(0, pickle.dumps((results, failure), pickle.HIGHEST_PROTOCOL))


def _frame(kind: int, data: bytes) -> bytes:
    return bytes((kind,)) + len(data).to_bytes(_HEAD - 1) + data
