"""A bar on standard error where a terminal is there and the records are many; nothing of it stays."""

import io
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.cli.running import Cli
from tests.cli.terminals import on_terminal
from zonecli.cli import progress
from zonecli.store import scan


class Screen(io.StringIO):
    """A terminal for standard error."""

    def isatty(self) -> bool:
        return True

    def reconfigure(self, **settings: object) -> None:
        """It shows every character."""

    def left(self) -> str:
        """What stands on the last line when all is written."""
        line = [" "] * 200
        at = 0
        for character in self.getvalue().split("\n")[-1]:
            if character == "\r":
                at = 0
            else:
                line[at], at = character, at + 1
        return "".join(line).strip()


@pytest.fixture
def watched(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tuple[int, Screen]]]:
    """A function that runs a command whose standard error is a terminal; every look comes ten seconds later."""
    times = count(0, 10)
    monkeypatch.setattr(progress, "monotonic", lambda: next(times))
    monkeypatch.setattr(scan, "_MANY", 2)

    def run(*arguments: object) -> tuple[int, Screen]:
        screen = Screen()
        monkeypatch.setattr("sys.stderr", screen)
        return cli(*arguments).code, screen

    yield run
    progress.erase()


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["rank", "approved-area"],
        ["facts", "--format", "csv"],
        ["facts", "--indicator", "approved-area"],
        ["check", "--shipped"],
    ],
)
def test_commands_that_go_over_all_records(watched: Callable[..., tuple[int, Screen]], arguments: list[str]) -> None:
    code, screen = watched(*arguments)
    assert code == 0
    assert "[#" in screen.getvalue()
    assert "[" not in screen.left()


def test_no_bar_where_nobody_looks(watched: Callable[..., tuple[int, Screen]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched("list", "-q")[1].getvalue() == ""
    monkeypatch.setattr(Screen, "isatty", lambda self: False)
    assert watched("list")[1].getvalue() == ""


def test_no_bar_for_what_takes_no_second(
    watched: Callable[..., tuple[int, Screen]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "monotonic", lambda: 0.0)
    assert watched("list")[1].getvalue() == ""


def test_a_failure_is_said_on_a_clean_line(
    watched: Callable[..., tuple[int, Screen]],
    make_records: Callable[[dict[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    zones = {f"zones/z{n}.toml": f'name = {{ zh = "{n}" }}\nkind = "resort"\n' for n in range(9)}
    root = make_records({**zones, "zones/z7.toml": "name = \n"})
    monkeypatch.setenv("COLUMNS", "300")  # the folder's name may be long
    code, screen = watched("list", "--records", root)
    assert code == 4
    bar, _, said = screen.getvalue().rpartition("\r")
    assert "[#" in bar
    assert bar.endswith(" ")
    assert "z7.toml:1:" in said
    assert "error[Z002]" in said


def test_on_a_terminal_the_result_alone_stays() -> None:
    assert on_terminal(["list", "--limit", "1"], {"PAGER": "cat"}).code == 0
