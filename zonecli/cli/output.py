"""Where results go: a file, whole or not at all; a terminal, through a pager where it is long; a pipe.

Documents and data are UTF-8 wherever they go but to a terminal. What people read there and then, results, help and
messages, is in the encoding of the stream, with a plain counterpart of each ornament that it does not have.
"""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TextIO

from zonecli.cli.progress import stop
from zonecli.errors import N_, UsageError, reason_of

# The error handler that puts plain counterparts in the place of ornaments; any other character becomes an escape.
PLAIN = "plain"
_COUNTERPARTS = {
    **dict(zip("─│—–−·•›‹▸◂“”‘’★≠≈×Δ²³", "-|----*><><\"\"''*!~xd23", strict=True)),
    **dict(zip("█▉▊▋▌▍▎▏░▁▂▃▄▅▆▇", "#####...-_.-=+*%", strict=True)),
    "…": "...",
    "≥": ">=",
    "≤": "<=",
}

# A failure before this much is known leaves standard output empty; beyond it, rows are written as they come.
HELD_BACK = 1 << 20


def to_file(path: Path, chunks: Iterable[str | bytes], folders: bool = False) -> None:
    """Write bytes, and texts in UTF-8, as a file, whole or not at all; `folders` makes those above it.

    Raises UsageError where the file cannot be written, or is read-only.
    """
    data = (chunk.encode() if isinstance(chunk, str) else chunk for chunk in chunks)
    with _told(path):
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.writelines(data)
            return
        with replacing(path) as new, new.open("wb") as stream:
            stream.writelines(data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a new file that takes the place of this one when it is written; a link is followed, rights are kept.

    It stands in a folder of its own, where its maker may put more. Raises UsageError where the file cannot be written,
    or is read-only.
    """
    # Locks and removes folders, which most runs need not.
    from zonecli.cli.staging import staging

    with _told(path):
        target = Path(os.path.realpath(path))
        if path.exists() and not path.is_file():
            raise UsageError(N_("{path}: this is no file that could be replaced"), N_("name a file"), path=path)
        _check_rights(target, path)
        with staging(target) as folder:
            new = folder / target.name
            yield new
            _sync(new)
            os.chmod(new, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            os.replace(new, target)


@contextmanager
def replacing_folder(path: Path, mark: str) -> Iterator[Path]:
    """Yield a new folder beside this one; when it is written its files take their places in this one, `mark` the last.

    Raises UsageError where the folder cannot be written, a file of it is read-only, or it holds something else: no
    file that is called as the mark.
    """
    from zonecli.cli.staging import staging

    target = Path(os.path.realpath(path))
    with _told(path):
        there = os.listdir(target) if target.exists() else None
        if there and mark not in there:
            raise UsageError(
                N_("{path}: this folder holds something else"), N_("name a new folder, or an empty one"), path=path
            )
        _check_rights(target / mark, path / mark)
        with staging(target) as folder:
            yield folder
            target.mkdir(exist_ok=True)
            names = sorted(os.listdir(folder), key=lambda name: name == mark)
            for name in names:
                _check_rights(target / name, path / name)
            for name in names:
                _sync(folder / name)
                os.replace(folder / name, target / name)


def _check_rights(target: Path, path: Path) -> None:
    """Raise UsageError for a file that is to stay as it is: moving another into its place would ask for no right to it.

    The superuser, who has every right, is stopped where nobody else has it: so do editors.
    """
    if target.is_file() and not (os.access(target, os.W_OK) and target.stat().st_mode & 0o222):
        raise UsageError(
            N_("{path}: the file is read-only"), N_("give yourself the right to write it, or name another"), path=path
        )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise UsageError with the path for what the system refuses."""
    try:
        yield
    except OSError as error:
        raise UsageError(N_("{path}: cannot be written: {reason}"), path=path, reason=reason_of(error)) from error


def _sync(path: str | Path) -> None:
    with open(path, "rb+") as stream:
        os.fsync(stream.fileno())


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def to_pipe(chunks: Iterable[str], as_data: bool = False) -> None:
    """Write to standard output; `as_data` in UTF-8 and with LF as line ends, whatever the platform has."""
    stream = sys.stdout
    if stream is None:
        for _ in chunks:
            pass
        return
    if as_data:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    held: list[str] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size > HELD_BACK:
            stream.write("".join(held))
            held.clear()
    stream.write("".join(held))
    stream.flush()


def to_binary_pipe(chunks: Iterable[str | bytes], format: str) -> None:
    """Write to standard output what is no text; raises UsageError where that is a terminal."""
    stream = sys.stdout
    if stream is None:
        return
    if stream.isatty():
        raise UsageError(N_("{format} is not for a terminal"), N_("name a file: -o FILE"), format=format)
    for chunk in chunks:
        stream.buffer.write(chunk.encode() if isinstance(chunk, str) else chunk)
    stream.buffer.flush()


def can_show(text: str, stream: TextIO | None) -> bool:
    """Whether the stream's encoding has the characters; one without a name is our own and has them all."""
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _replace(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    missing = error.object[error.start : error.end]
    known = (_COUNTERPARTS.get(each) or each.encode("ascii", "backslashreplace").decode() for each in missing)
    return "".join(known), error.end


codecs.register_error(PLAIN, _replace)


def say(message: str) -> None:
    """Say something on standard error; a terminal's lines end between words."""
    stream = sys.stderr
    if stream is None:
        return
    width = max(20, shutil.get_terminal_size((80, 24)).columns)
    # No character takes more than two columns; what measures them takes time to load.
    if stream.isatty() and any(len(line) * 2 > width for line in message.split("\n")):
        from zonecli.render.wrapping import fit

        message = "\n".join(piece for line in message.split("\n") for piece in fit(line, width, 2))
    say_as_it_is(message)


def say_as_it_is(message: str) -> None:
    """Say something on standard error, in lines as they are; where that is full or closed nobody can be told."""
    try:
        print(message, file=sys.stderr, flush=True)
    except OSError:
        give_up(sys.stderr)


def give_up(stream: TextIO | None) -> None:
    """Lead a standard stream nowhere: what is left in its buffer would fail again when Python ends."""
    if stream is None:
        return
    with suppress(OSError, ValueError):
        number = stream.fileno()
        # Where no more files may be open there is room for one now.
        os.close(number)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        if nowhere != number:
            os.dup2(nowhere, number)


def to_terminal(chunks: Iterable[str], asked: str | None, as_data: bool = False) -> None:
    """Write to the terminal, through the user's pager where the text is longer than the screen.

    In what is shown `as_data` no character stands for another: what the encoding does not have is an escape.
    """
    if as_data and sys.stdout is not None:
        encoding = sys.stdout.encoding
        chunks = (chunk.encode(encoding, "backslashreplace").decode(encoding) for chunk in chunks)
    rows = shutil.get_terminal_size((80, 24)).lines
    coming, held, lines, size = iter(chunks), list[str](), 0, 0
    for chunk in coming:
        held.append(chunk)
        lines, size = lines + chunk.count("\n"), size + len(chunk)
        # A pager that a failure ends has shown half of an answer.
        if size > HELD_BACK:
            break
    stop()
    command = _pager(asked) if lines >= rows else []
    (partial(_page, command) if command else to_pipe)(chain(held, coming))


def _pager(asked: str | None) -> list[str]:
    """The command of the pager; none where nobody could work one, or it is `cat` or missing."""
    import shlex

    if sys.stdin is None or not sys.stdin.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return []
    try:
        command = shlex.split(asked or os.environ.get("PAGER") or "less")
    except ValueError:
        return []
    return command if command and command[0] != "cat" and shutil.which(command[0]) else []


def _page(command: list[str], chunks: Iterable[str]) -> None:
    import signal
    import subprocess

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    environment = {**os.environ, "LESS": os.environ.get("LESS", "-FRX")}
    if encoding.lower() == "utf-8":
        environment["LESSCHARSET"] = "utf-8"
    pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    assert pager.stdin is not None
    # Ctrl-C is for the pager now; to leave before it does would leave its terminal behind.
    answer = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # Whoever has seen enough leaves it.
        with suppress(BrokenPipeError):
            for chunk in chunks:
                pager.stdin.write(chunk.encode(encoding, PLAIN))
    finally:
        with suppress(BrokenPipeError):
            pager.stdin.close()
        pager.wait()
        signal.signal(signal.SIGINT, answer)
