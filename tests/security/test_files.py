"""Files that are no files, lead elsewhere, vanish or change: nothing outside is read, and nothing falls over."""

import os
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SMALL, write_files
from tests.hostile import assert_kept, ran
from zonecli.records.ids import is_id

posix = pytest.mark.skipif(os.name != "posix", reason="no such files on this system")
COMMANDS: tuple[list[str], ...] = (
    ["show", "beta"],
    ["show", "alpha"],
    ["list"],
    ["rank", "output"],
    ["sources"],
    ["check"],
    ["report", "brief"],
    ["info"],
)
SECRET = "the secret of another directory"


def fifo(path: Path) -> None:
    os.mkfifo(path)


def bound(path: Path) -> None:
    # A socket's path may have a hundred characters only.
    before = os.getcwd()
    os.chdir(path.parent)
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(before)


def closed(path: Path) -> None:
    path.write_text("x")
    path.chmod(0)


def outside(path: Path) -> None:
    target = path.parents[2] / "secret.toml"
    target.write_text(f'name = {{ zh = "{SECRET}", en = "{SECRET}" }}\nkind = "resort"\n{SECRET}', encoding="utf-8")
    path.symlink_to(target)


def mutual(path: Path) -> None:
    path.symlink_to(path.with_suffix(".other"))
    path.with_suffix(".other").symlink_to(path)


MAKERS: dict[str, Callable[[Path], object]] = {
    "a FIFO": fifo,
    "a socket": bound,
    "a directory": Path.mkdir,
    "a link out": outside,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "links in a circle": mutual,
    "a link to nothing": lambda path: path.symlink_to("nothing.toml"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to a directory": lambda path: path.symlink_to("."),
    "a link to a process's memory": lambda path: path.symlink_to("/proc/self/mem"),
    "a file that cannot be opened": closed,
}


@posix
@pytest.mark.parametrize("name", ["zones/alpha.toml", "sources/gazette.toml", "indicators.toml"])
@pytest.mark.parametrize("kind", MAKERS)
def test_what_is_no_regular_file_inside_is_not_read(name: str, kind: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "a" / "records", {each: text for each, text in SMALL.items() if each != name})
    (root / name).parent.mkdir(exist_ok=True)
    MAKERS[kind](root / name)
    for command in COMMANDS if name.startswith("zones") else COMMANDS[:6]:
        found = ran(*command, records=root)
        assert_kept(found)
        assert SECRET not in found.out + found.err
    assert ran("check", "--strict", root / name, records=root).code in (1, 2)


@posix
@pytest.mark.parametrize("name", ["zones", "sources", ""])
def test_directories_that_are_links(name: str, tmp_path: Path) -> None:
    for n, target in enumerate(("..", ".", "/", "nothing", "loop", "/proc/self/fd")):
        root = write_files(
            tmp_path / str(n) / "records",
            {} if not name else {k: v for k, v in SMALL.items() if not k.startswith(name)},
        )
        if name:
            (root / name).symlink_to("zones" if target == "loop" else target)
        else:
            root.parent.mkdir(exist_ok=True)
            root.symlink_to("records" if target == "loop" else target)
        for command in (["show", "beta"], ["list"], ["check"], ["sources"]):
            assert_kept(ran(*command, records=root))
        assert_kept(ran("check", root / "zones" / "x.toml", records=root), (1, 2, 4))


def test_ids_are_never_paths(tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    (tmp_path / "secret.toml").write_text(SECRET, encoding="utf-8")
    for id in ("../secret", "../../secret", "zones/../../secret", f"{tmp_path}/secret", "..", ".", "", "/", "con",
    "nul", "com1", "ALPHA ",
               "alpha.toml", "alpha\n", "-", "a--b", "a" * 5000, "ａｌｐｈａ\0"[:5], "a/b", "a\\b", "c:alpha",
               "~root"):  # fmt: skip
        assert not is_id(id)
        for command in (
            ["show"],
            ["sources"],
            ["indicators"],
            ["facts", "--zone"],
            ["facts", "--source"],
            ["compare", "beta"],
        ):
            found = ran(*command, id if not id.startswith("-") else "./-", records=root)
            assert_kept(found, (0, 2, 3))
            assert SECRET not in found.out + found.err


def test_names_that_only_some_disks_tell_apart_are_no_ids(tmp_path: Path) -> None:
    root = write_files(
        tmp_path / "records", {**SMALL, "zones/Alpha.toml": "x", "zones/con.toml": "x", "zones/-x.toml": "x"}
    )
    checked = ran("check", "--json", records=root)
    assert_kept(checked)
    assert checked.out.count('"Z004"') == 3
    assert ran("list", records=root).code == 4


def test_a_directory_that_changes_while_it_is_read(tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    done = threading.Event()

    def change() -> None:
        n = 0
        while not done.is_set():
            n = (n + 1) % 7
            path = root / "zones" / f"z{n}.toml"
            path.write_text(SMALL["zones/beta.toml"][: 200 if n % 2 else None], encoding="utf-8")
            (root / "zones" / f"z{(n + 3) % 7}.toml").unlink(missing_ok=True)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)
    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(6):
            for command in (["list"], ["check"], ["facts", "--json"], ["rank", "output"]):
                assert_kept(ran(*command, records=root))
    finally:
        done.set()
        thread.join()
        sys.setswitchinterval(before)


def test_a_record_that_vanishes_after_it_was_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zonecli.store.catalogue import Catalogue

    root = write_files(tmp_path / "records", SMALL)
    listed = Catalogue.ids
    monkeypatch.setattr(Catalogue, "ids", lambda self, folder: [*listed(self, folder), "gone"])
    for command in (["list"], ["facts"], ["rank", "output"], ["coverage"], ["sources"]):
        found = ran(*command, records=root)
        assert_kept(found, [4])
        assert "gone" in found.err


@posix
def test_nothing_but_the_result_is_written(tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    for command in COMMANDS:
        ran(*command, records=root)
    ran("list", "-o", tmp_path / "out.txt", records=root)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path in before and path != tmp_path} == {
        path: time for path, time in before.items() if path != tmp_path
    }
    assert {path.name for path in set(tmp_path.rglob("*")) - before.keys()} == {"out.txt"}


@posix
def test_paths_of_results(tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", SMALL)
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    for path in (
        tmp_path / "loop",
        tmp_path / "folder",
        tmp_path / "no" / "such" / "x",
        "x" * 5000,
        f"{tmp_path}/a\udcff/b",
        "/dev/null/x",
        "",
    ):
        found = ran("list", "-o", path, records=root)
        assert_kept(found, (0, 2))
        assert found.out == "" or path == ""
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "loop", "records"]
    each = ran("report", "profile", "--each", "--name", "../{id}.md", "-o", tmp_path / "folder", records=root)
    assert_kept(each, [2])
