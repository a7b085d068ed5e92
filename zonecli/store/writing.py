"""Files of records replaced whole: one writer at a time, all files of a change or none, whatever happens meanwhile.

New texts are written beside the old files, forced to the disk, and moved into place; a change of several files is
first written down in a journal, which whoever comes next carries through if its writer is gone.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep

from zonecli.errors import N_, SystemFailure, UsageError, reason_of
from zonecli.frozen import dataclass
from zonecli.records.ids import is_id
from zonecli.store.files import check_inside, read_file
from zonecli.store.location import JOURNAL

_STAGED = ".zonecli-new"
# Seconds to wait for another writer, and between two looks.
_PATIENCE, _PAUSE = 30.0, 0.01


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a file held when it was read, and what it is to hold; None stands for no file.

    A new one has the rights of the file that it is to be `like`.
    """

    old: bytes | None
    new: bytes | None
    like: Path | None = None


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Keep other writers out of a directory of records; one that has died leaves no lock behind.

    Raises SystemFailure where the directory cannot be locked. What a writer left unfinished is carried through.
    """
    try:
        handle = _lock(root)
    except BlockingIOError as error:
        raise SystemFailure(
            N_("{path}: another program is writing here"), N_("run the command again when it has ended"), path=root
        ) from error
    except OSError as error:
        raise SystemFailure(N_("{path}: cannot be locked: {reason}"), path=root, reason=reason_of(error)) from error
    try:
        _finish(root)
        yield
    finally:
        os.close(handle)


def _lock(root: Path) -> int:
    """Return a handle that is locked until it is closed, by the system also where the process is killed."""
    try:
        import fcntl
    except ImportError:
        return _lock_file(root)
    # The directory itself: no file for it is left among the records.
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    end = monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if not isinstance(error, BlockingIOError) or monotonic() > end:
                os.close(handle)
                raise
            sleep(_PAUSE)
        else:
            return handle


def _lock_file(root: Path) -> int:
    """Lock on Windows, where no directory can be."""
    import msvcrt

    handle = os.open(root / ".zonecli-lock", os.O_RDWR | os.O_CREAT)
    # It tries for ten seconds.
    msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
    return handle


def write(root: Path, changes: Mapping[Path, Replacement]) -> None:
    """Put every change into place, or none; to be called while the directory is locked.

    Links are followed, rights stay. Raises UsageError where a file is no longer what it was when it was read,
    SystemFailure where the system refuses.
    """
    for path, change in changes.items():
        _check_target(path, root)
        if _content(path, root) != change.old:
            raise UsageError(
                N_("{path}: another program has changed the file meanwhile"), N_("run the command again"), path=path
            )
    # One file is moved into place at once; several, or one under several names, take a while.
    is_long = len(changes) > 1 or any(_has_names(path) for path in changes)
    staged: list[Path] = []
    path = root
    try:
        for path, change in changes.items():
            if change.new is not None:
                staged.append(_stage(path, change.new, change.like or path))
        if is_long:
            _write_journal(root, changes)
    except BaseException as error:
        for each in (*staged, root / JOURNAL):
            _unlink(each)
        if isinstance(error, OSError):
            raise _failed(error, path) from error
        raise
    try:
        for path, change in changes.items():
            _move(path, change.new is None)
        if is_long:
            _unlink(root / JOURNAL)
    except OSError as error:
        raise _failed(error, path) from error
    for folder in {path.parent for path in changes}:
        _sync(folder)


def _check_target(path: Path, root: Path) -> None:
    """Raise RecordsUnreadable where a file, its links followed, would lie outside the directory."""
    check_inside(path.parent, root)
    if path.is_symlink():
        check_inside(os.path.dirname(os.path.realpath(path)), root)


def _has_names(path: Path) -> bool:
    return path.exists() and path.stat().st_nlink > 1


def _failed(error: OSError, path: Path) -> SystemFailure:
    return SystemFailure(N_("{path}: cannot be written: {reason}"), path=path, reason=reason_of(error))


def _content(path: Path, root: Path) -> bytes | None:
    """Return what a file of the directory holds, None where there is none; raises as `read_file` does."""
    return read_file(path, root) if os.path.lexists(path) else None


def _place_beside(path: Path) -> Path:
    """Return where a file's new content waits: beside the file that a link means."""
    target = Path(os.path.realpath(path))
    return target.parent / f".{target.name}{_STAGED}"


def _stage(path: Path, data: bytes, like: Path) -> Path:
    """Write what the file is to hold beside it, with the rights of one that it is like, and force it to the disk."""
    new = _place_beside(path)
    new.parent.mkdir(exist_ok=True)
    # What a dead writer left has this name; nobody else writes while the directory is locked.
    _unlink(new)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            before = os.stat(like)
            os.chmod(new, stat.S_IMODE(before.st_mode))
            if hasattr(os, "chown"):
                with suppress(PermissionError):
                    os.chown(new, before.st_uid, before.st_gid)
    except BaseException:
        _unlink(new)
        raise
    return new


def _move(path: Path, is_gone: bool) -> None:
    """Put what waits beside a file into its place, or take the file away."""
    new = _place_beside(path)
    if is_gone:
        _unlink(path)
    elif _has_names(path):
        # Under its other names, too, the file is to hold the new text.
        with path.open("r+b") as stream:
            stream.write(new.read_bytes())
            stream.truncate()
            stream.flush()
            os.fsync(stream.fileno())
        _unlink(new)
    else:
        os.replace(new, os.path.realpath(path))


def _unlink(path: Path) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def _sync(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# -- what a dead writer left ---------------------------------------------------------------------


def _write_journal(root: Path, changes: Mapping[Path, Replacement]) -> None:
    """Note for each file by its path below the directory what it held, and whether it is to be taken away."""
    entries = {
        path.relative_to(root).as_posix(): [_sum(change.old), change.new is None] for path, change in changes.items()
    }
    # Staged and moved as the files are: it holds all or is not there.
    journal = root / JOURNAL
    os.replace(_stage(journal, json.dumps(entries).encode(), journal), journal)
    _sync(root)


def _sum(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def is_unfinished(root: Path) -> bool:
    """Whether a writer of several files has died before the last was in place."""
    return os.path.lexists(root / JOURNAL)


def finish(root: Path) -> None:
    """Carry through what a dead writer left unfinished; raises UsageError where a file was changed since then."""
    with locked(root):
        pass


def _finish(root: Path) -> None:
    if not is_unfinished(root):
        return
    path = root / JOURNAL
    try:
        for path, old, is_gone in _read_journal(root):
            _carry_through(path, root, old, is_gone)
        _unlink(root / JOURNAL)
    except OSError as error:
        raise _failed(error, path) from error


def _carry_through(path: Path, root: Path, old: str | None, is_gone: bool) -> None:
    new, content = _place_beside(path), _content(path, root)
    if _sum(content) == old:
        if is_gone or new.exists():
            _move(path, is_gone)
    elif new.exists() and not is_gone:
        raise UsageError(
            N_("{path}: a change was interrupted, and the file is not what it was; {new} is what it was to become"),
            N_("make of the two what it is to be, then delete {new} and {journal}"),
            path=path,
            new=new,
            journal=root / JOURNAL,
        )


def _read_journal(root: Path) -> list[tuple[Path, str | None, bool]]:
    """Return what the journal says; the directory may come from anybody, and so may what stands in it."""
    try:
        entries = [
            (name, root / name, old, is_gone)
            for name, (old, is_gone) in json.loads(read_file(root / JOURNAL, root)).items()
        ]
        for name, path, _, is_gone in entries:
            if not _is_record(name) or type(is_gone) is not bool:
                raise ValueError(name)
            _check_target(path, root)
            new = _place_beside(path)
            # A link would bring in what lies elsewhere, and nobody may wait for a pipe.
            if os.path.lexists(new) and not stat.S_ISREG(os.lstat(new).st_mode):
                raise ValueError(new)
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            N_("{path}: this is not the journal of an interrupted change"), N_("delete it"), path=root / JOURNAL
        ) from None
    return [entry[1:] for entry in entries]


def _is_record(name: str) -> bool:
    """Whether a path below the directory may be that of a record: a file in it or in a folder of it."""
    *folders, file = name.split("/")
    return len(folders) <= 1 and file.endswith(".toml") and all(map(is_id, [*folders, file.removesuffix(".toml")]))
