"""Files replaced whole: rights and links stay, several files change together, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import SMALL, write_files
from zonecli.check.run import check
from zonecli.errors import RecordsUnreadable, SystemFailure, UsageError
from zonecli.store import writing
from zonecli.store.catalogue import Catalogue
from zonecli.store.location import JOURNAL
from zonecli.store.toml.parser import parse
from zonecli.store.writing import Replacement, finish, is_unfinished, locked, write

ROOT = Path(__file__).parent.parent.parent
MANY = int(os.environ.get("ZONECLI_MANY", "20"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(
        tmp_path / "records", {**SMALL, "zones/beta.toml": SMALL["zones/alpha.toml"].replace("甲", "乙")}
    )


def put(root: Path, **texts: bytes | None) -> None:
    """Replace zones of a directory by what is given, as they are now."""
    paths = {root / "zones" / f"{id}.toml": new for id, new in texts.items()}
    with locked(root):
        write(
            root, {path: Replacement(path.read_bytes() if path.exists() else None, new) for path, new in paths.items()}
        )


def names(root: Path) -> set[str]:
    return {path.name for path in root.rglob("*") if path.is_file()}


def test_a_file_is_replaced_and_nothing_is_left_beside_it(root: Path) -> None:
    before = names(root)
    put(root, alpha=b"new")
    assert (root / "zones" / "alpha.toml").read_bytes() == b"new"
    put(root, alpha=b"a", beta=b"b", gamma=b"c")
    assert names(root) == before | {"gamma.toml"}
    put(root, gamma=None, alpha=b"d")
    assert names(root) == before


def test_rights_stay(root: Path) -> None:
    path = root / "zones" / "alpha.toml"
    path.chmod(0o640)
    put(root, alpha=b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(root: Path) -> None:
    path, target = root / "zones" / "alpha.toml", root / "shared-alpha"
    path.rename(target)
    path.symlink_to(Path("..") / "shared-alpha")
    put(root, alpha=b"new")
    assert path.is_symlink()
    assert target.read_bytes() == b"new"


def test_every_name_of_a_file_has_the_new_text(root: Path) -> None:
    path, other = root / "zones" / "alpha.toml", root / "zones" / "other-name.toml"
    os.link(path, other)
    put(root, alpha=b"new, and longer than nothing")
    assert other.read_bytes() == path.read_bytes() == b"new, and longer than nothing"
    assert path.stat().st_nlink == 2
    put(root, alpha=b"short")
    assert other.read_bytes() == b"short"
    assert not is_unfinished(root)


def test_no_link_leads_out(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_bytes(b"theirs")
    path = root / "zones" / "alpha.toml"
    path.unlink()
    path.symlink_to(outside)
    with pytest.raises(RecordsUnreadable):
        put(root, alpha=b"new")
    assert outside.read_bytes() == b"theirs"


def test_what_another_program_has_changed_is_not_overwritten(root: Path) -> None:
    path = root / "zones" / "alpha.toml"
    old = path.read_bytes()
    path.write_bytes(b"edited by hand")
    with locked(root), pytest.raises(UsageError, match="meanwhile"):
        write(root, {path: Replacement(old, b"new")})
    assert path.read_bytes() == b"edited by hand"


def _as_nobody(work: Callable[[], None]) -> int:
    """Run in a process that may not write what is read-only, whoever runs the tests; return its exit code."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            if os.geteuid() == 0:
                os.setuid(65534)
            work()
            os._exit(0)
        os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_read_only_directory_is_left_as_it_is(root: Path) -> None:
    path = root / "zones" / "alpha.toml"
    old = path.read_bytes()
    for folder in [root, root / "zones", *root.parents[:3]]:
        folder.chmod(0o555 if folder in (root, root / "zones") else 0o755)

    def work() -> None:
        with pytest.raises(SystemFailure, match="Permission denied"):
            put(root, alpha=b"new")

    assert _as_nobody(work) == 0
    for folder in (root, root / "zones"):
        folder.chmod(0o755)
    assert path.read_bytes() == old
    assert not [name for name in names(root) if name.endswith(".zonecli-new")]


@pytest.mark.parametrize(
    "texts", [{"alpha": b"x" * 9000}, {"alpha": b"small", "beta": b"x" * 9000}], ids=["one", "two"]
)
def test_a_full_disk_leaves_every_file_whole(root: Path, texts: dict[str, bytes | None]) -> None:
    resource = pytest.importorskip("resource")
    before = {path: path.read_bytes() for path in root.rglob("*.toml")}

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
        with pytest.raises(SystemFailure) as failed:
            put(root, **texts)
        assert isinstance(failed.value.__cause__, OSError)
        assert failed.value.__cause__.errno == errno.EFBIG

    assert _as_nobody_needed(work) == 0
    assert {path: path.read_bytes() for path in root.rglob("*.toml")} == before
    assert not is_unfinished(root)
    assert not [name for name in names(root) if name.endswith(".zonecli-new")]


def _as_nobody_needed(work: Callable[[], None]) -> int:
    """Run in a process of its own: its limits are not those of the tests."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            work()
            os._exit(0)
        os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


# -- what a dead writer left -----------------------------------------------------------------------


def test_a_change_that_was_interrupted_is_carried_through(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[Path] = []
    move = writing._move

    def dies(path: Path, is_gone: bool) -> None:
        if moved:
            raise KeyboardInterrupt
        moved.append(path)
        move(path, is_gone)

    monkeypatch.setattr(writing, "_move", dies)
    with pytest.raises(KeyboardInterrupt):
        put(root, alpha=b"a", beta=b"b", gamma=b"c")
    monkeypatch.undo()
    assert is_unfinished(root)
    assert (root / "zones" / "beta.toml").read_bytes() != b"b"
    finish(root)
    assert [(root / "zones" / f"{id}.toml").read_bytes() for id in ("alpha", "beta", "gamma")] == [b"a", b"b", b"c"]
    assert not is_unfinished(root)
    assert not [name for name in names(root) if name.endswith(".zonecli-new")]


def test_nothing_is_overwritten_that_was_written_after_an_interruption(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(path: Path, is_gone: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_move", dies)
    with pytest.raises(KeyboardInterrupt):
        put(root, alpha=b"a", beta=b"b")
    monkeypatch.undo()
    (root / "zones" / "alpha.toml").write_bytes(b"by hand")
    with pytest.raises(UsageError, match="interrupted"):
        finish(root)
    assert (root / "zones" / "alpha.toml").read_bytes() == b"by hand"
    assert (root / "zones" / ".alpha.toml.zonecli-new").read_bytes() == b"a"


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"[]",
        b"{}x",
        b'{"../outside.toml": [null, true]}',
        b'{"../outside.toml": [null, false]}',
        b'{"zones/a.toml": 1}',
    ],
)
def test_a_journal_from_anybody_reaches_nothing_outside(root: Path, journal: bytes) -> None:
    outside = root.parent / "outside.toml"
    outside.write_bytes(b"theirs")
    (root.parent / ".outside.toml.zonecli-new").write_bytes(b"ours")
    (root / JOURNAL).write_bytes(journal)
    with suppress(UsageError, RecordsUnreadable):
        finish(root)
    assert outside.read_bytes() == b"theirs"


def test_a_lock_ends_with_its_process(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys, time; from pathlib import Path; from zonecli.store.writing import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('locked', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(root)], cwd=ROOT, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    waited = []

    def kill(seconds: float) -> None:
        waited.append(seconds)
        holder.kill()
        holder.wait()

    monkeypatch.setattr(writing, "sleep", kill)
    put(root, alpha=b"new")
    assert len(waited) == 1
    assert (root / "zones" / "alpha.toml").read_bytes() == b"new"


def _events(root: Path, faults: list[str]) -> int:
    """Return how many events there are, after asserting that every file is whole and all refer to each other."""
    finish(root)
    catalogue = Catalogue(root)
    assert sorted(fault.message() for fault in check(catalogue)) == faults
    assert not [name for name in names(root) if name == JOURNAL]
    return len(parse(catalogue.text(catalogue.path("zones", "alpha"))).get("events", ()))


def test_a_killed_writer_leaves_every_file_whole(root: Path) -> None:
    """Killed at any moment of adding to one file and of changing four: nothing is lost, and nothing is half done."""
    faults = sorted(fault.message() for fault in check(Catalogue(root)))
    chance, events = random.Random(1), _events(root, faults)
    for _ in range(MANY):
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.store.writer_at_work", str(root)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        rounds = chance.randrange(3)
        assert [writer.stdout.readline() for _ in range(rounds)] == [b"added\n"] * rounds
        time.sleep(chance.uniform(0, 0.05))
        writer.kill()
        writer.wait()
        now = _events(root, faults)
        assert now >= events + rounds
        events = now
