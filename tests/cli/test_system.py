"""What is said, and with which code, when the system fails: no room, no memory, no more files, a worker that dies."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Cli, Result, process
from zonecli.cli import errors
from zonecli.errors import RecordsUnreadable, UsageError, reason_of
from zonecli.i18n import language

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind there")
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
ROOM = "hint: make room on the disk; then run the command again\n"


def limited(limit: str, *arguments: object, program: tuple[str, ...] = ("-m", "zonecli"), debug: str = "") -> Result:
    """Run the program as a user does, where the system allows it only so much: `-n 5`, as ulimit has it."""
    command = [sys.executable, "-B", *program, *map(str, arguments)]
    done = subprocess.run(
        # Nothing compiled is kept: a file cut off by the limit would stay behind.
        ["sh", "-c", f'ulimit {limit} && exec "$@"', "sh", *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "ZONECLI_DEBUG": debug},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return Result(done.returncode, done.stdout, done.stderr)


# -- one sentence, one code ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failure", "code", "said"),
    [
        (MemoryError(), 5, "there is not enough memory"),
        (OSError(errno.ENOSPC, "x"), 5, "the result cannot be written: No space left on device"),
        (OSError(errno.EBADF, "Bad file descriptor"), 5, "the result cannot be written: Bad file descriptor"),
        (OSError(errno.EMFILE, "x"), 5, "the system refuses what is needed: Too many open files"),
        (OSError(errno.EAGAIN, "x"), 5, "the system refuses what is needed: Resource temporarily unavailable"),
        (OSError(errno.EIO, "x", "a\x1bb"), 5, "a\\x1bb: Input/output error"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "a"), 5, "a: No such file or directory"),
        (ImportError("x.so: failed to map"), 5, "a part of zonecli cannot be loaded: x.so: failed to map"),
        (KeyError("x"), 5, "this is a fault of zonecli's own: KeyError: 'x'"),
        (RecursionError("deep"), 5, "this is a fault of zonecli's own: RecursionError: deep"),
        (UsageError("{reason}", reason=reason_of(OSError(errno.EFBIG, "x"))), 5, "File too large"),
        (UsageError("{reason}", reason=reason_of(PermissionError(errno.EACCES, "no"))), 2, "no"),
        (RecordsUnreadable("{reason}", reason=reason_of(OSError(errno.ENOMEM, "x"))), 5, "Cannot allocate memory"),
        (RecordsUnreadable("{reason}", reason=reason_of(IsADirectoryError(errno.EISDIR, "no"))), 4, "no"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, ""),
        (KeyboardInterrupt(), 130, ""),
    ],
    ids=repr,
)
def test_a_failure_is_a_sentence_and_a_code(
    failure: BaseException,
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ZONECLI_DEBUG", raising=False)
    assert errors.report(failure, language("en")) == code
    told = capsys.readouterr().err
    assert told.split("\n")[0] == (f"error: {said}" if said else "")
    assert ("hint: " in told) == (code == 5 and not isinstance(failure, FileNotFoundError) and "Bad file" not in said)
    assert "Traceback" not in told


BUG = "import sys; from zonecli.cli.session import Session; Session.catalogue = property(lambda self: {}['x']); "
MAIN = "from zonecli.__main__ import main; sys.argv[1:] = ['info']; main()"


@pytest.mark.parametrize(("debug", "code"), [("", 5), ("1", 1)])
def test_a_fault_of_our_own_shows_its_place_only_where_that_is_asked_for(debug: str, code: int) -> None:
    result = limited("-c 0", program=("-c", BUG + MAIN), debug=debug)
    assert (result.code, result.out) == (code, "")
    if debug:
        assert "Traceback" in result.err
    else:
        assert result.err.startswith("error: this is a fault of zonecli's own: KeyError: 'x'\nhint: report it")
        assert "Traceback" not in result.err


@pytest.mark.parametrize("failure", ["MemoryError()", "OSError(24, 'Too many open files')", "ImportError('x')"])
def test_what_keeps_the_program_from_being_loaded_is_said(failure: str) -> None:
    script = (
        "import sys\nclass Finder:\n    def find_spec(self, name, *_):\n"
        f"        if name == 'zonecli.cli.app': raise {failure}\n"
        "sys.meta_path.insert(0, Finder())\n" + MAIN
    )
    done = limited("-c 0", program=("-c", script))
    assert (done.code, done.out) == (5, "")
    assert done.err.startswith("error: zonecli cannot go on: ")
    assert done.err.count("\n") == 2


# -- standard streams ------------------------------------------------------------------------------


@FULL
@pytest.mark.parametrize(
    "line", ["", "info", "list --json", "--version", "--help", "completion bash", "report --to html"]
)
def test_a_result_that_is_not_written_is_never_fine(line: str) -> None:
    result = process([], shell=f"zonecli {line} > /dev/full")
    assert (result.code, result.err) == (
        5,
        "error: the result cannot be written: No space left on device\n" + ROOM,
    )
    assert process([], shell=f"zonecli {line} > /dev/full 2>&1").code == 5


@FULL
@pytest.mark.parametrize(
    ("line", "code"),
    [("list", 0), ("info", 0), ("show nowhere", 3), ("lst", 2), ("check --records nowhere", 4), ("figure x", 1)],
)
def test_nobody_to_be_told_changes_no_code(line: str, code: int, tmp_path: Path) -> None:
    expected = process([], shell=f"zonecli {line}", cwd=tmp_path)
    assert expected.code == code
    full = process([], shell=f"zonecli {line} 2> /dev/full", cwd=tmp_path)
    assert (full.code, full.out) == (code, expected.out)
    closed = process([], shell=f"(zonecli {line} 2>&1 >/dev/null; echo $? > code) | true", cwd=tmp_path)
    assert closed.code == 0
    assert (tmp_path / "code").read_text(encoding="utf-8") == f"{code}\n"


# -- limits ----------------------------------------------------------------------------------------


def test_a_file_that_may_not_be_so_large(tmp_path: Path) -> None:
    target = tmp_path / "list.txt"
    target.write_text("old", encoding="utf-8")
    result = limited("-f 1", "list", "-o", target)
    assert (result.code, result.out) == (5, "")
    assert result.err.startswith(f"error: {target}: cannot be written: File too large\nhint: ")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("format", ["xlsx", "sqlite", "datapackage", "parquet"])
def test_an_export_that_finds_no_room_leaves_nothing(format: str, tmp_path: Path) -> None:
    if format == "parquet":
        pytest.importorskip("pyarrow", reason="the extra is not installed")
    result = limited("-f 8", "export", "--to", format, tmp_path / "out")
    assert (result.code, result.out) == (5, "")
    assert "out: cannot be written: " in result.err
    assert "\nhint: " in result.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("limit", "first", "step"), [("-v", 12_000, 1_000), ("-n", 3, 1)])
def test_little_of_everything_is_no_traceback(limit: str, first: int, step: int) -> None:
    if limit == "-v" and sys.platform == "darwin":
        pytest.skip("memory cannot be limited here")
    tries = range(first, first + 100 * step, step)
    # From where Python itself can start, until all goes well.
    least = next(most for most in tries if not limited(f"{limit} {most}", program=("-c", "import runpy, gc, os")).code)
    expected = process(["list", "--json"]).out
    for most in tries[tries.index(least) + 1 :]:
        result = limited(f"{limit} {most}", "list", "--json")
        assert "Traceback" not in result.err
        if result.code == 0:
            assert result.out == expected
            return
        assert (result.code, result.out) == (5, ""), result
        assert result.err.startswith("error: ")
    raise AssertionError("it never went well")


# -- workers and disks -----------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from zonecli.store import parallel, scan
parallel.cores = lambda: 2
parallel._WORTH = scan._MANY = scan._MANY_HEADS = 1
parallel._CHUNK = 4
parallel._message = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
sys.argv[1:] = ["list", "--records", sys.argv[1]]
from zonecli.__main__ import main
main()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_worker_that_is_killed(make_records: Callable[..., Path]) -> None:
    zones = {f"zones/z{n}.toml": f'name = {{ en = "{n}" }}\nkind = "resort"\n' for n in range(40)}
    done = limited("-c 0", make_records(zones), program=("-c", KILLED))
    assert (done.code, done.out) == (5, "")
    assert done.err.startswith("error: a process that did a part of the work was ended\nhint: ")
    assert done.err.count("\n") == 2


def test_a_disk_that_fails_in_reading(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "read", broken)
    result = cli("show", "anji")
    assert (result.code, result.out) == (5, "")
    assert "Input/output error\nhint: see whether the disk" in result.err


def test_memory_that_is_not_enough_in_the_middle(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(os, "read", broken)
    result = cli("list")
    assert (result.code, result.out) == (5, "")
    assert result.err.startswith("error: there is not enough memory\nhint: ")
