"""Where a file is made before it takes its place: a folder beside it, of which nothing is left, even by a kill."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

_UNLOCKABLE = {errno.ENOLCK, errno.ENOSYS, getattr(errno, "EOPNOTSUPP", errno.ENOSYS)}


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """Yield a new folder beside the target for what is to become it; raises OSError.

    It is called .NAME.zonecli-1, or -2 and so on where other runs write the same target. Each run holds its own locked
    until it ends, however it ends: one that is there and not locked is what a killed run has left, and is taken away.
    Where the system has no such locks (Windows, some network disks) it stays.
    """
    folder, handle = _make(target)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _make(target: Path) -> tuple[Path, int]:
    """Return a new folder, and the handle that holds it locked."""
    for n in count(1):
        folder = target.parent / f".{target.name[:40]}.zonecli-{n}"
        _remove_dead(folder)
        with suppress(FileExistsError):
            os.mkdir(folder, 0o700)
            if (handle := _lock(folder, is_new=True)) is not None:
                return folder, handle
    raise AssertionError


def _remove_dead(folder: Path) -> None:
    if os.path.lexists(folder) and (handle := _lock(folder)) is not None:
        # Removed while it is locked: nobody else takes it for his own meanwhile.
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _lock(folder: Path, is_new: bool = False) -> int | None:
    """Return a handle that holds the folder locked until it is closed; None where somebody else holds or removed it.

    A link is nobody's. A new folder needs no lock where there are none.
    """
    try:
        import fcntl
    except ImportError:
        return os.open(os.devnull, os.O_RDONLY) if is_new else None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        if is_new:
            raise
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), os.lstat(folder)):
            return handle
    except OSError as error:
        if is_new and error.errno in _UNLOCKABLE:
            return handle
    os.close(handle)
    return None
