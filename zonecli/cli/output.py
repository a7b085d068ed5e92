"""Where results go: a file, whole or not at all; a terminal, through a pager where it is long; a pipe."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from zonecli.errors import N_, UsageFault, reason_of

# A failure before this much is known leaves standard output empty; beyond it, rows are written as they come.
HELD_BACK = 1 << 20


def to_file(path: Path, chunks: Iterable[str | bytes], folders: bool = False) -> None:
    """Write bytes, and texts in UTF-8, as a file, whole or not at all; `folders` makes those above it.

    They are written beside its name and moved there when all are; a link is followed, rights are kept. Raises
    UsageFault where the file cannot be written.
    """
    # Loads the random numbers, hashes and copiers that most runs need none of.
    import tempfile

    data = (chunk.encode() if isinstance(chunk, str) else chunk for chunk in chunks)
    temporary = None
    try:
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.writelines(data)
            return
        target = Path(os.path.realpath(path))
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError as error:
        raise UsageFault(N_("{path}: cannot be written: {reason}"), path=path, reason=reason_of(error)) from error
    finally:
        if temporary is not None:
            # It is gone where it has been moved; Ctrl-C may come right after that.
            with suppress(FileNotFoundError):
                os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def to_pipe(chunks: Iterable[str], escapes: str = "backslashreplace") -> None:
    """Write to standard output; `escapes` is the error handler for what its encoding does not have."""
    stream = sys.stdout
    if stream is None:
        for _ in chunks:
            pass
        return
    stream.reconfigure(errors=escapes)  # type: ignore[union-attr]
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


def _json_escapes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n] << 8 | units[n + 1]:04x}" for n in range(0, len(units), 2)), error.end


codecs.register_error("json-escapes", _json_escapes)


def to_terminal(chunks: Iterable[str], asked: str | None) -> None:
    """Write to the terminal, through the user's pager where the text is longer than the screen."""
    text = "".join(chunks)
    rows = shutil.get_terminal_size((80, 24)).lines
    command = _pager(asked) if text.count("\n") >= rows else []
    if command:
        _page(command, text)
    else:
        to_pipe([text])


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


def _page(command: list[str], text: str) -> None:
    import signal
    import subprocess

    environment = {**os.environ, "LESS": os.environ.get("LESS", "-FRX"), "LESSCHARSET": "utf-8"}
    pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    # Ctrl-C is for the pager now; to leave before it does would leave its terminal behind.
    answer = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pager.communicate(text.encode("utf-8", "backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, answer)
