"""Manners on a terminal: width, colour, pager, Ctrl-C, and a terminal that cannot show Chinese."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.running import Cli, process
from tests.cli.terminals import ROOT, on_terminal

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
PLAIN = {"PAGER": "cat"}


@pytest.mark.parametrize("columns", [40, 300])
@pytest.mark.parametrize(
    "arguments", [["list", "--limit", "3"], ["show", "anji"], ["compare", "anji", "jiashan"]], ids=" ".join
)
def test_a_page_fits_the_terminal(arguments: list[str], columns: int) -> None:
    shown = on_terminal([*arguments, "--lang", "zh"], PLAIN, columns)
    assert shown.code == 0
    assert max(cell_len(ESCAPE.sub("", line)) for line in shown.text.splitlines()) <= columns
    assert "安吉" in re.sub(r"\s", "", ESCAPE.sub("", shown.text))


def test_columns_of_the_environment_win() -> None:
    narrow = on_terminal(["list", "--limit", "3"], {**PLAIN, "COLUMNS": "50"}, columns=200)
    assert max(map(cell_len, ESCAPE.sub("", narrow.text).splitlines())) <= 50


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({"TERM": "dumb"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, [], True),
        ({"ZONECLI_COLOR": "never"}, [], False),
        ({}, ["--color", "never"], False),
    ],
)
def test_colour_on_a_terminal(environment: dict[str, str], arguments: list[str], coloured: bool) -> None:
    shown = on_terminal(["show", "anji", *arguments], {**PLAIN, **environment})
    assert ("\x1b[" in shown.text) == coloured


def test_no_colour_in_a_pipe_unless_it_is_asked_for(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in cli("show", "anji").out
    assert "\x1b[" in cli("show", "anji", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli("show", "anji").out
    assert "\x1b" not in cli("show", "anji", "--json").out
    assert "\x1b" not in cli("facts", "--format", "csv").out


# -- the pager -------------------------------------------------------------------------------------


@pytest.fixture
def pager(tmp_path: Path) -> tuple[str, Path]:
    """A pager that notes that it ran, and where it does so."""
    log = tmp_path / "paged"
    script = tmp_path / "pager"
    script.write_text(f'#!/bin/sh\necho "$@" > {log}\nhead -n 1\n', encoding="utf-8")
    script.chmod(0o755)
    return str(script), log


def test_what_is_longer_than_the_terminal_goes_through_the_pager(pager: tuple[str, Path]) -> None:
    script, log = pager
    shown = on_terminal(["facts"], {"PAGER": f"{script} --flag 'two words'"})
    assert (shown.code, shown.whole) == (0, True)
    assert log.read_text(encoding="utf-8") == "--flag two words\n"
    assert shown.text.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["info"], {}),
        (["facts"], {"PAGER": "cat"}),
        (["facts"], {"TERM": "dumb"}),
        (["facts"], {"PAGER": "no-such-pager"}),
        (["facts"], {"PAGER": "'unfinished"}),
        (["facts"], {"ZONECLI_PAGER": "cat"}),
    ],
)
def test_what_needs_no_pager_gets_none(
    pager: tuple[str, Path], arguments: list[str], environment: dict[str, str]
) -> None:
    script, log = pager
    shown = on_terminal(arguments, {"PAGER": script, **environment}, rows=40)
    assert shown.code == 0
    assert shown.text.count("\n") > 10
    assert not log.exists()


def test_no_pager_in_a_pipe(pager: tuple[str, Path]) -> None:
    script, log = pager
    assert process(["facts"], {"PAGER": script}).code == 0
    assert not log.exists()


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
@pytest.mark.parametrize("key", ["q", "\x03q"], ids=["q", "Ctrl-C and q"])
def test_leaving_less_early_is_fine(key: str) -> None:
    shown = on_terminal(["facts"], {"LESS": "-R"}, keys=[(":", key[0]), *[(":", each) for each in key[1:]]])
    assert (shown.code, shown.whole) == (0, True)
    assert "Traceback" not in shown.text


# -- encodings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment",
    [{"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}],
)
@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "anji", "--lang", "zh"],
        ["list"],
        ["--help"],
        ["show", "--lang", "zh", "--help"],
        ["show", "安"],
        ["lst"],
    ],
    ids=" ".join,
)
def test_a_terminal_without_chinese_gets_escapes(arguments: list[str], environment: dict[str, str]) -> None:
    result = process(arguments, environment)
    assert "Traceback" not in result.err
    assert result.code in (0, 2, 3)
    assert (result.out + result.err).isascii()


def test_no_lines_are_drawn_that_a_terminal_cannot_show() -> None:
    shown = on_terminal(["list", "--columns", "id,level"], {**PLAIN, "PYTHONIOENCODING": "ascii"})
    assert shown.code == 0
    assert "\\u2500" not in shown.text
    assert "----" in shown.text


def test_odd_characters_stay_in_their_columns(make_records: object, cli: Cli) -> None:
    assert callable(make_records)
    names = ["安吉", "e\u0301te\u0301", "±α→", "👩‍🌾", "ＡＢ", "한국"]
    files = {
        f"zones/z{n}.toml": f'name = {{ zh = "{name}", en = "{name}" }}\nkind = "resort"\nlevel = "county"\n'
        for n, name in enumerate(names)
    }
    out = cli("list", "--records", make_records(files), "--columns", "name,level", "--where", "kind=resort").out
    lines = out.splitlines()
    assert len(lines) == 2 + len(names)
    assert {cell_len(line[: line.index("county")]) for line in lines[2:]} == {cell_len(lines[1].split("  ")[0]) + 2}


# -- Ctrl-C ----------------------------------------------------------------------------------------


# The program, which says when it begins with the command: before, Python ends by the signal in words of its own.
BEGINS = """
import sys
from zonecli import __main__
from zonecli.cli import app
def begin(arguments, run=app.run):
    print("begun", flush=True)
    return run(arguments)
app.run = begin
__main__.main()
"""


@pytest.mark.parametrize("moment", [0, 0.1, 0.3])
def test_ctrl_c_leaves_130_and_no_traceback(made: Path, moment: float) -> None:
    command = [sys.executable, "-c", BEGINS, "check", "--records", str(made)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "begun\n"
        time.sleep(moment)
        os.killpg(started.pid, signal.SIGINT)
        out, err = started.communicate(timeout=120)
    assert (started.returncode, out, err.strip()) == (130, "", "")


def test_ctrl_c_while_modules_load(monkeypatch: pytest.MonkeyPatch) -> None:
    from zonecli import __main__

    monkeypatch.setattr(sys, "argv", ["zonecli", "list"])
    monkeypatch.setitem(sys.modules, "zonecli.cli.app", _Interrupted())
    with pytest.raises(SystemExit) as left:
        __main__.main()
    assert left.value.code == 130


def test_ctrl_c_while_a_class_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    from zonecli import __main__

    class Named:
        @property
        def run(self) -> object:
            raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr(sys, "argv", ["zonecli", "list"])
    monkeypatch.setitem(sys.modules, "zonecli.cli.app", Named())
    with pytest.raises(SystemExit) as left:
        __main__.main()
    assert left.value.code == 130


class _Interrupted:
    @property
    def run(self) -> object:
        raise KeyboardInterrupt


def test_ctrl_c_on_a_terminal_leaves_it_whole() -> None:
    ready = "print('ready', flush=True); from zonecli.__main__ import main; main()"
    shown = on_terminal(["figure", "-"], keys=[("ready", "\x03")], program=(sys.executable, "-c", ready))
    assert (shown.code, shown.whole) == (130, True)
    assert "Traceback" not in shown.text


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records that take a while to check."""
    root = tmp_path_factory.mktemp("made") / "records"
    generator = ROOT / "tests" / "benchmarks" / "generate.py"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, str(generator), str(root), "--zones", "1500"], check=True, env=environment, capture_output=True
    )
    return root
