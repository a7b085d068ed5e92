"""Results that come part by part are the same on one core and on all, and in the same order."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from zonecli.store import parallel
from zonecli.store.parallel import fork_map
from zonecli.store.parts import Parts

IDS = [f"z{n}" for n in range(500)]


@pytest.fixture(params=["one core", "all cores"])
def over(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    if request.param == "one core":
        return lambda work: map(work, IDS)
    # Although the test runner has threads of its own.
    monkeypatch.setattr(parallel, "can_fork", lambda: hasattr(os, "fork"))
    monkeypatch.setattr(parallel, "cores", lambda: 3)
    return lambda work: fork_map(work, IDS)


def made(over: Callable[..., Any], work: Callable[[str], Iterable[str]]) -> Parts[str]:
    return Parts(IDS, work, over)


def some(id: str) -> Iterator[str]:
    """Two results of some ids, none of others."""
    return iter([id, id.upper()] if int(id[1:]) % 3 else [])


WHOLE = [each for id in IDS for each in some(id)]


def test_all_of_them_in_order(over: Callable[..., Any]) -> None:
    assert list(made(over, some)) == WHOLE
    assert list(made(over, some).sent()) == WHOLE
    assert "".join(made(over, some).through("".join)) == "".join(WHOLE)


def test_what_stands_first_is_changed_by_nobody(over: Callable[..., Any]) -> None:
    found = made(over, some).each(lambda text: text + "!", ["head"])
    assert list(found) == list(found.sent()) == ["head", *(f"{each}!" for each in WHOLE)]
    assert next(iter(found.through(list))) == ["head"]


@pytest.mark.parametrize("go", [list, lambda found: list(found.sent()), lambda found: list(found.through("".join))])
def test_whether_there_was_none(over: Callable[..., Any], go: Callable[[Parts[str]], object]) -> None:
    none, one = made(over, lambda id: []), made(over, lambda id: [id] if id == "z499" else [])
    # What is first is none of them, and what is made of them tells of them.
    for found, expected in ((none, True), (one, False)):
        go(found.each(str.upper, ["head"]))
        assert found.is_empty is expected


def test_a_failure_comes_where_its_part_would(over: Callable[..., Any]) -> None:
    def fails(id: str) -> Iterator[str]:
        if id == "z300":
            raise ValueError(id)
        return iter([id])

    for going in (made(over, fails).sent, lambda: made(over, fails).through("".join)):
        seen: list[str] = []
        with pytest.raises(ValueError, match="z300"):
            seen.extend(going())
        assert seen == IDS[:300]
