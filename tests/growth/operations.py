"""What a run does, counted: calls of functions, comparisons of zones' ids, files opened."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from cProfile import Profile
from dataclasses import dataclass
from types import CodeType
from typing import Any
from unittest.mock import patch

from zonecli.cli.app import run
from zonecli.cli.reporting import job
from zonecli.store.catalogue import Catalogue


class _Id(str):
    """The id of a zone: each other one that it is held against, as in a list that it is looked for in, is a call."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True

    __hash__ = str.__hash__


@dataclass(frozen=True)
class Count:
    """How often each function is called, Python's and C's among them, ids are compared, and files are opened."""

    calls: Counter[str]
    compared: int
    opened: int


def count(arguments: Sequence[str], codes: Sequence[int] = (0,)) -> Count:
    """Return what a command does in this process, where a document is made as well, and what many cores would do.

    Raises AssertionError where it ends with another exit code.
    """
    profile = Profile(subcalls=False)
    nowhere = io.TextIOWrapper(io.BufferedWriter(_Nowhere()), encoding="utf-8")
    said = io.BytesIO()
    with _all_seen(arguments), redirect_stdout(nowhere), redirect_stderr(io.TextIOWrapper(said, encoding="utf-8")):
        profile.enable()
        code = run(list(arguments))
        profile.disable()
    assert code in codes, f"zonecli {' '.join(arguments)} ended with {code}: {said.getvalue().decode()}"
    calls: Counter[str] = Counter()
    for entry in profile.getstats():
        calls[_name(entry.code)] += entry.callcount
    compared = calls.pop(_name(_Id.__eq__.__code__), 0)
    opened = sum(calls[name] for name in calls if name.endswith((".open>", "in method open>")))
    return Count(calls, compared, opened)


def _name(code: CodeType | str) -> str:
    if isinstance(code, str):
        return code
    # Methods that dataclasses compile have no file of their own.
    return f"{code.co_filename}:{code.co_firstlineno} {code.co_qualname}"


class _Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return len(data)


@contextmanager
def _all_seen(arguments: Sequence[str]) -> Iterator[None]:
    ids = Catalogue.ids

    def counted(self: Catalogue, folder: str) -> list[str]:
        # Templates print texts, and nothing that looks like one.
        return ids(self, folder) if arguments[0] == "report" else [*map(_Id, ids(self, folder))]

    with (
        patch.object(Catalogue, "ids", counted),
        patch.object(job, "make_each", lambda make, each, bounds: map(make, each)),
        patch("zonecli.store.parallel.cores", lambda: 1),
    ):
        yield


def excess(few: int, some: int, many: int) -> float:
    """Return what each further zone costs among the most, over what it costs among the fewest, sizes being doubled.

    1 is linear, 2 is the square.
    """
    first, second = some - few, (many - some) / 2
    return second / first if first > 0 else 1.0 if second <= 0 else 2.0
