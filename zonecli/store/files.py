"""Reading a file of the records directory: a regular file inside it, of bounded size, and nothing else."""

import os
from contextlib import suppress
from os import PathLike

from zonecli.errors import N_, RecordsUnreadable, reason_of

MAX_BYTES = 16 * 1024 * 1024

# What a platform lacks (Windows knows neither links at opening nor FIFOs) costs nothing there.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_TYPE, _REGULAR = 0o170000, 0o100000

_inside: dict[tuple[str, str], bool] = {}


def read_file(path: str | PathLike[str], root: str | PathLike[str]) -> bytes:
    """Return the bytes of a file below `root`, the records directory.

    Raises RecordsUnreadable for what is not there or not to be read, is no regular file (a FIFO, a device,
    a directory), is larger than MAX_BYTES, or leads out of the directory through a symbolic link.
    """
    name, top = os.fspath(path), os.fspath(root)
    if not _lies_inside(os.path.dirname(name), top):
        raise _leads_out(name)
    try:
        if not hasattr(os, "O_NOFOLLOW") and os.path.islink(name):
            return _read(_target(name, top), name)
        return _read(name, name)
    except OSError as error:
        if os.path.islink(name):
            return _follow(name, top)
        raise RecordsUnreadable(N_("{path}: {reason}"), path=name, reason=reason_of(error)) from error


class Folder:
    """A folder of the records directory whose files are read one after the other, each as `read_file` reads it.

    It is opened once, and its files by their names alone: that takes half of the time.
    """

    def __init__(self, path: str, root: str) -> None:
        self._path, self._root = path, root
        self._handle: int | None = None
        known = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
        if known and _lies_inside(path, root):
            # What is wrong with it is said of the first file.
            with suppress(OSError):
                self._handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file; raises RecordsUnreadable as `read_file` does."""
        found = None if self._handle is None else self._plain(name)
        return read_file(os.path.join(self._path, name), self._root) if found is None else found

    def _plain(self, name: str) -> bytes | None:
        """Return the bytes of an ordinary file; None where there is anything more to say of it."""
        try:
            handle = os.open(name, _FLAGS, dir_fd=self._handle)
        except OSError:
            return None
        try:
            status = os.fstat(handle)
            if status.st_mode & _TYPE != _REGULAR or status.st_size > MAX_BYTES:
                return None
            data = os.read(handle, status.st_size + 1)
        except OSError:
            return None
        finally:
            os.close(handle)
        return data if len(data) == status.st_size else None

    def close(self) -> None:
        """Let go of the folder."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _follow(name: str, top: str) -> bytes:
    try:
        return _read(_target(name, top), name)
    except OSError as error:
        raise RecordsUnreadable(N_("{path}: {reason}"), path=name, reason=reason_of(error)) from error


def _target(name: str, top: str) -> str:
    """Return the file that a link means, which must lie inside the directory."""
    target = os.path.realpath(name, strict=True)
    if not _lies_inside(os.path.dirname(target), top):
        raise _leads_out(name)
    return target


def check_inside(folder: str | PathLike[str], root: str | PathLike[str]) -> None:
    """Raise RecordsUnreadable where a folder of the records directory is a link that leads out of it."""
    if not _lies_inside(os.fspath(folder), os.fspath(root)):
        raise _leads_out(os.fspath(folder))


def state_of(root: str | PathLike[str]) -> int:
    """Return a number that is another as soon as a record below the directory is written, made or removed."""
    found = []
    for folder in (root, os.path.join(root, "zones"), os.path.join(root, "sources")):
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".toml"):
                    status = entry.stat()
                    found.append((entry.name, status.st_mtime_ns, status.st_size, status.st_ino))
    return hash(tuple(sorted(found)))


def _lies_inside(folder: str, top: str) -> bool:
    """Whether the folder, its links followed, is the top directory or below it. Asked once a folder."""
    known = _inside.get((folder, top))
    if known is None:
        real, real_top = os.path.realpath(folder), os.path.realpath(top)
        known = real == real_top or real.startswith(os.path.join(real_top, ""))
        _inside[folder, top] = known
    return known


def _read(path: str, name: str) -> bytes:
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if status.st_mode & _TYPE != _REGULAR:
            raise RecordsUnreadable(N_("{path}: not a regular file"), path=name)
        size = status.st_size
        data = os.read(handle, min(size, MAX_BYTES) + 1)
        # One read is the whole of a file, unless it grows or shrinks meanwhile.
        while len(data) != size and len(data) <= MAX_BYTES and (more := os.read(handle, MAX_BYTES)):
            data += more
    finally:
        os.close(handle)
    if len(data) <= MAX_BYTES:
        return data
    raise RecordsUnreadable(
        N_("{path}: larger than {limit} MiB"),
        N_("a record is a small text file; split it"),
        path=name,
        limit=MAX_BYTES // 1024 // 1024,
    )


def _leads_out(name: str) -> RecordsUnreadable:
    return RecordsUnreadable(
        N_("{path}: a symbolic link leads out of the records directory"),
        N_("put the file itself into the directory"),
        path=name,
    )
