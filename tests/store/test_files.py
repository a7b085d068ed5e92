"""Only regular files inside the records directory are read, up to a bound."""

import os
import socket
from pathlib import Path

import pytest

from zonecli.errors import RecordsUnreadable
from zonecli.store import files
from zonecli.store.files import read_file

posix = pytest.mark.skipif(os.name != "posix", reason="no such files on this system")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Return a records directory with one record, beside a file that is outside."""
    (tmp_path / "outside.toml").write_text("secret")
    root = tmp_path / "records"
    (root / "zones").mkdir(parents=True)
    (root / "zones" / "a.toml").write_bytes("安吉".encode())
    return root


def refused(path: Path, root: Path) -> str:
    """Return what is said of a file that is not read."""
    with pytest.raises(RecordsUnreadable) as caught:
        read_file(path, root)
    assert caught.value.exit_code == 4
    return str(caught.value)


def test_a_file_is_read(records: Path) -> None:
    assert read_file(records / "zones" / "a.toml", records).decode() == "安吉"
    (records / "empty.toml").touch()
    assert read_file(str(records / "empty.toml"), str(records)) == b""


def test_a_missing_file_is_named(records: Path) -> None:
    assert "gone.toml" in refused(records / "zones" / "gone.toml", records)


@posix
def test_fifos_sockets_devices_and_directories_are_not_read(records: Path) -> None:
    os.mkfifo(records / "fifo.toml")
    assert "not a regular file" in refused(records / "fifo.toml", records)
    assert "not a regular file" in refused(records / "zones", records)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(records / "socket.toml"))
        assert refused(records / "socket.toml", records)
    (records / "null.toml").symlink_to("/dev/null")
    assert "leads out" in refused(records / "null.toml", records)


@posix
def test_links_stay_inside(records: Path) -> None:
    (records / "zones" / "link.toml").symlink_to("a.toml")
    assert read_file(records / "zones" / "link.toml", records).decode() == "安吉"
    (records / "zones" / "out.toml").symlink_to("../../outside.toml")
    assert "leads out" in refused(records / "zones" / "out.toml", records)
    (records / "zones" / "loop.toml").symlink_to("loop.toml")
    assert "loop.toml" in refused(records / "zones" / "loop.toml", records)
    (records / "zones" / "dangling.toml").symlink_to("nothing.toml")
    assert "dangling.toml" in refused(records / "zones" / "dangling.toml", records)
    (records / "sources").symlink_to(records.parent)
    assert "leads out" in refused(records / "sources" / "outside.toml", records)
    assert "leads out" in refused(records / ".." / "outside.toml", records)


@posix
def test_the_directory_itself_may_be_a_link(records: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(records)
    assert read_file(tmp_path / "link" / "zones" / "a.toml", tmp_path / "link").decode() == "安吉"


def test_size_is_bounded(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1024 * 1024)
    large = records / "large.toml"
    large.write_bytes(b"#" * 1024 * 1024)
    assert len(read_file(large, records)) == 1024 * 1024
    large.write_bytes(b"#" * (1024 * 1024 + 1))
    assert "larger than 1 MiB" in refused(large, records)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_named(records: Path) -> None:
    (records / "zones" / "a.toml").chmod(0)
    assert "a.toml" in refused(records / "zones" / "a.toml", records)
