"""Manners beside a terminal: pipes, files, full disks, closed streams, a home and a directory that are not there."""

import os
import shlex
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Cli, process
from zonecli.cli import output
from zonecli.errors import UsageError

LONG = [
    "facts",
    "facts --json",
    "facts --format csv",
    "list --format md",
    "compare anji jiashan",
    "schema show",
    "indicators",
]
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records whose facts are more than a pipe holds."""
    root = tmp_path_factory.mktemp("many") / "records"
    (root / "zones").mkdir(parents=True)
    (root / "sources").mkdir()
    (root / "sources" / "s.toml").write_text('type = "book"\ntitle = { en = "S" }\nissued = "2025"\n', encoding="utf-8")
    (root / "indicators.toml").write_text('[i]\nname = { en = "I" }\ntheme = "land"\n', encoding="utf-8")
    fact = '\n[[facts]]\nindicator = "i"\nfigure = "{n}"\nsource = "s"\n'
    for zone in "ab":
        head = f'name = {{ en = "{zone}" }}\nkind = "resort"\n'
        facts = "".join(fact.format(n=n) for n in range(3000))
        (root / "zones" / f"{zone}.toml").write_text(head + facts, encoding="utf-8")
    return root


@pytest.mark.parametrize("line", ["facts", "facts --json", "facts --format csv", "show a --all"])
def test_head_ends_a_long_output_quietly(many: Path, line: str) -> None:
    script = f"(zonecli {line} --records {shlex.quote(str(many))}; echo $? >&2) | head -n 1"
    result = process([], shell=script)
    assert (result.code, result.err) == (0, "0\n")
    assert result.out.count("\n") == 1


@pytest.mark.parametrize(
    "command", ["list", "show", "compare", "report", "check", "figure", "schema", "--help", "--version"]
)
def test_a_reader_that_leaves_at_once_is_fine(command: str) -> None:
    words = {"show": "anji", "compare": "anji jiashan", "figure": "3亩"}.get(command, "")
    result = process([], shell=f"(sleep 0.05; zonecli {command} {words}; echo $? >&2) | true")
    assert result.err.splitlines()[-1] == "0"
    assert "Traceback" not in result.err


# -- full disks ------------------------------------------------------------------------------------


@FULL
@pytest.mark.parametrize("line", ["info", "show anji --json", "list --help", "report", "completion zsh", "--version"])
def test_a_full_disk_is_said(line: str) -> None:
    result = process([], shell=f"zonecli {line} > /dev/full")
    assert result.code == 5
    said, hint = result.err.splitlines()
    assert said == "error: the result cannot be written: No space left on device"
    assert hint.startswith("hint: make room on the disk")


@FULL
def test_a_full_disk_for_a_file_is_said(cli: Cli) -> None:
    result = cli("list", "-o", "/dev/full")
    assert (result.code, result.out) == (5, "")
    assert "/dev/full: cannot be written: No space left on device" in result.err


# -- closed streams --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("show anji >&-", 0),
        ("show anji --json >&-", 0),
        ("show anji 2>&-", 0),
        ("show nowhere 2>&-", 3),
        ("lst >&- 2>&-", 2),
        ("figure - <&-", 0),
        ("list --help >&-", 0),
        (">&- 2>&- <&-", 0),
        ("check --shipped >&- 2>&-", 0),
        ("report >&-", 0),
        ("list -o out.txt >&- 2>&- <&-", 0),
    ],
)
def test_closed_streams_do_no_harm(line: str, code: int, tmp_path: Path) -> None:
    result = process([], shell=f"zonecli {line}", cwd=tmp_path)
    assert result.code == code
    assert "Traceback" not in result.err
    if "-o" in line:
        assert "anji" in (tmp_path / "out.txt").read_text(encoding="utf-8")


# -- a file, whole or not at all -------------------------------------------------------------------


def test_a_file_is_what_would_have_been_printed(cli: Cli, tmp_path: Path) -> None:
    for name, line in enumerate(LONG):
        target = tmp_path / str(name)
        assert cli(*line.split(), "-o", target).out == ""
        assert target.read_text(encoding="utf-8") == cli(*line.split()).out


def test_a_dash_is_standard_output(cli: Cli) -> None:
    assert cli("list", "-o", "-") == cli("list")


def test_a_failure_leaves_the_old_file(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "old"
    target.write_text("old", encoding="utf-8")

    def broken() -> object:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        output.to_file(target, broken())  # type: ignore[arg-type]
    assert cli("show", "nowhere", "-o", target).code == 3
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


SLOW = """
import sys
from pathlib import Path
from zonecli.cli import output
target, how = Path(sys.argv[1]), sys.argv[2]
def slow():
    yield "new" * 100000
    print("half", flush=True)
    sys.stdin.readline()
if how == "file":
    output.to_file(target, slow())
elif how == "sheets":
    from zonecli.render.xlsx import Workbook
    with output.replacing(target) as new, Workbook(new) as book:
        book.sheet("s", ["new"]).append(["".join(slow())])
else:
    with output.replacing_folder(target, "mark") as folder:
        (folder / "mark").write_text("".join(slow()))
"""


@contextmanager
def writing(target: Path, how: str = "file") -> Iterator[subprocess.Popen[bytes]]:
    """A run in the middle of writing the target; a line that it is sent lets it go on."""
    command = [sys.executable, "-c", SLOW, str(target), how]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == b"half\n"
        try:
            yield started
        finally:
            started.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="no lock ends with its process there")
@pytest.mark.parametrize("how", ["file", "sheets", "folder"])
def test_killed_in_the_middle_it_leaves_the_old_file_and_the_rest_to_the_next_run(how: str, tmp_path: Path) -> None:
    target = tmp_path / "old"
    if how == "folder":
        target.mkdir()
    held = target / "mark" if how == "folder" else target
    held.write_text("old", encoding="utf-8")
    with writing(target, how) as started:
        started.send_signal(signal.SIGKILL)
    assert held.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 2
    with writing(target, how) as started:
        started.communicate(b"\n")
        assert started.returncode == 0
    assert list(tmp_path.iterdir()) == [target]
    assert b"old" not in held.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no lock ends with its process there")
def test_a_run_that_lives_keeps_what_it_writes(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "list.txt"
    with writing(target) as first, writing(target) as second:
        assert cli("list", "-o", target).code == 0
        assert "anji" in target.read_text(encoding="utf-8")
        for started in (second, first):
            target.unlink()
            started.communicate(b"\n")
            assert started.returncode == 0
            assert target.read_text(encoding="utf-8") == "new" * 100000
    assert list(tmp_path.iterdir()) == [target]


def test_what_only_looks_like_a_killed_run_s_stays(cli: Cli, tmp_path: Path) -> None:
    target, other = tmp_path / "list.txt", tmp_path / "other"
    other.mkdir()
    kept = [other / "kept", tmp_path / ".list.txt.zonecli-1", tmp_path / ".list.txt.zonecli-old"]
    for each in kept:
        each.write_text("kept", encoding="utf-8")
    (tmp_path / ".list.txt.zonecli-2").symlink_to(other)
    assert cli("list", "-o", target).code == 0
    assert all(each.read_text(encoding="utf-8") == "kept" for each in kept)
    assert (tmp_path / ".list.txt.zonecli-2").is_symlink()
    assert len(list(tmp_path.iterdir())) == 5


def test_a_link_stays_a_link_and_rights_stay(cli: Cli, tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to("real")
    assert cli("list", "-o", link).code == 0
    assert link.is_symlink()
    assert "anji" in real.read_text(encoding="utf-8")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_has_the_rights_that_others_have(cli: Cli, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert cli("info", "-o", tmp_path / "new").code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_a_link_to_nothing_makes_what_it_means(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("later")
    assert cli("info", "-o", tmp_path / "link").code == 0
    assert (tmp_path / "later").is_file()


@pytest.mark.parametrize("target", [".", "nowhere/file", "/proc/file", ""])
def test_what_cannot_be_written_is_said(cli: Cli, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = cli("list", "-o", target)
    assert (result.code, result.out) == (2, "")
    assert "cannot be written" in result.err
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_directory_that_may_not_be_written_to(cli: Cli, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "cannot be written" in cli("list", "-o", tmp_path / "file").err
    finally:
        tmp_path.chmod(0o700)


def test_a_device_is_written_to_as_it_is(cli: Cli) -> None:
    assert cli("list", "-o", os.devnull).code == 0
    assert process([], shell="zonecli info -o /dev/stdout").out == process(["info"]).out


def test_the_fault_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="none/file"):
        output.to_file(tmp_path / "none" / "file", ["x"])


# -- read-only files ---------------------------------------------------------------------------------

READ_ONLY = [
    ("list -o {file}", "f.txt"),
    ("facts -o {file}", "f.xlsx"),
    ("facts --json -o {file}", "f.json"),
    ("export {file}", "f.xlsx"),
    ("export {file}", "f.db"),
    ("export --to datapackage {folder}", "datapackage.json"),
    ("export --to datapackage {folder}", "facts.csv"),
    ("report -o {file}", "f.md"),
    ("report -o {file}", "f.html"),
    ("report profile anji --each -o {folder}", "anji.md"),
    ("templates show brief -o {file}", "f.j2"),
    ("completion bash -o {file}", "f"),
    ("schema zone -o {file}", "f.json"),
]


@pytest.mark.parametrize(("line", "name"), READ_ONLY)
def test_a_read_only_file_stays_as_it_is(line: str, name: str, cli: Cli, tmp_path: Path) -> None:
    if "datapackage" in line:
        assert cli(*line.format(folder=tmp_path).split()).code == 0
    (tmp_path / name).write_text("mine", encoding="utf-8")
    (tmp_path / name).chmod(0o444)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    result = cli(*line.format(file=tmp_path / name, folder=tmp_path).split())
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith(
        f"error: {tmp_path / name}: the file is read-only\nhint: give yourself the right to write it, or name another\n"
    )
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    (tmp_path / name).chmod(0o644)
    assert cli(*line.format(file=tmp_path / name, folder=tmp_path).split()).code == 0
    assert (tmp_path / name).read_bytes() != b"mine"


# -- no home, no directory -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["show anji", "list --json", "report", "check --shipped", "info", "--help", "templates"]
)
def test_a_deleted_working_directory_is_survived(line: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    result = process([], shell=f"rmdir {gone}; zonecli {line}", cwd=gone)
    assert result.code == 0
    assert "Traceback" not in result.err
    assert result.out or line == "check --shipped"


@pytest.mark.parametrize("home", ["/nonexistent", "/dev/null", "", "relative"])
def test_no_home_is_needed(home: str) -> None:
    assert process(["show", "anji"], {"HOME": home}).code == 0


def test_home_unset(tmp_path: Path) -> None:
    result = process([], shell="unset HOME; zonecli info", cwd=tmp_path)
    assert (result.code, result.err) == (0, "no records are here: these are the ones shipped with zonecli\n")


def test_an_unreadable_home_holds_no_settings(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text("a file, no directory", encoding="utf-8")
    assert process(["info"], {"HOME": str(tmp_path)}).code == 0


def test_nothing_is_written_but_the_result(tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    before = time.time()
    for line in ("show anji", "report", "check --shipped", "info", "figure 3亩"):
        assert process(line.split(), {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}, cwd=here).code == 0
    assert not [*home.iterdir(), *here.iterdir()]
    changed = [path for path in (ROOT / "records").rglob("*.toml") if path.stat().st_mtime > before]
    assert not changed
