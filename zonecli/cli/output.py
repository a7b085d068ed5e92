"""Where results go: a file, whole or not at all; a terminal, through a pager where it is long; a pipe."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from zonecli.errors import N_, UsageFault

# A failure before this much is known leaves standard output empty; beyond it, rows are written as they come.
HELD_BACK = 1 << 20


def to_file(path: Path, chunks: Iterable[str]) -> None:
    """Write the file beside its name and move it there when it is whole; a link is followed, rights are kept."""
    target = Path(os.path.realpath(path))
    temporary = None
    try:
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(chunks)
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        raise UsageFault(
            N_("{path}: cannot be written: {reason}"), path=path, reason=error.strerror
        ) from error
    finally:
        if temporary is not None:
            os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def to_pipe(chunks: Iterable[str], json: bool) -> None:
    """Write to standard output; what its encoding cannot say is escaped, in JSON as JSON escapes it."""
    stream = sys.stdout
    if stream is None:
        for _ in chunks:
            pass
        return
    if json:
        codecs.register_error("json-escapes", _json_escapes)
    stream.reconfigure(errors="json-escapes" if json else "backslashreplace")  # type: ignore[union-attr]
    held: list[str] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size > HELD_BACK:
            stream.write("".join(held))
            held.clear()
            size = 0 if size < HELD_BACK else HELD_BACK
    stream.write("".join(held))
    stream.flush()


def _json_escapes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n] << 8 | units[n + 1]:04x}" for n in range(0, len(units), 2)), error.end


def to_terminal(chunks: Iterable[str], asked: str | None) -> None:
    """Write to the terminal, through the user's pager where the text is longer than the screen."""
    text = "".join(chunks)
    pager = asked or os.environ.get("PAGER") or "less"
    rows = shutil.get_terminal_size((80, 24)).lines
    if text.count("\n") >= rows and pager != "cat" and sys.stdin is not None and sys.stdin.isatty():
        import shlex
        import subprocess

        command = shlex.split(pager)
        if command and shutil.which(command[0]):
            environment = {**os.environ, "LESS": os.environ.get("LESS", "-FRX"), "LESSCHARSET": "utf-8"}
            subprocess.run(command, input=text.encode(), env=environment, check=False)
            return
    to_pipe([text], json=False)
