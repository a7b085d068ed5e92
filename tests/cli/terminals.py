"""A program on a terminal of its own: what it draws, what it answers to keys, what it leaves behind."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Shown:
    """What was drawn, the exit code, and whether the terminal's settings were left as they were."""

    text: str
    code: int
    whole: bool


def on_terminal(
    arguments: Sequence[object],
    environment: Mapping[str, str] | None = None,
    columns: int = 80,
    rows: int = 24,
    keys: Sequence[tuple[str, str]] = (),
    program: Sequence[str] = (sys.executable, "-m", "zonecli"),
    cwd: Path = ROOT,
) -> Shown:
    """Run the program on a terminal. `keys` are pairs: when the first is seen, the second is typed."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    before = termios.tcgetattr(follower)
    bare = {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
    }
    process = os.fork()
    if process == 0:
        os.login_tty(follower) if hasattr(os, "login_tty") else _login(follower)
        os.chdir(cwd)
        os.execve(program[0], [*program, *map(str, arguments)], {**bare, **(environment or {})})
    seen, waiting, end, status = "", list(keys), time.monotonic() + 120, None
    while status is None:
        assert time.monotonic() < end, f"still running: {seen[-2000:]}"
        done, code = os.waitpid(process, os.WNOHANG)
        status = os.waitstatus_to_exitcode(code) if done else None
        seen += _drained(leader)
        if waiting and waiting[0][0] in seen:
            os.write(leader, waiting.pop(0)[1].encode())
    seen += _drained(leader)
    whole = termios.tcgetattr(follower) == before
    os.close(leader)
    os.close(follower)
    return Shown(seen.replace("\r\n", "\n"), status, whole)


def _login(follower: int) -> None:
    os.setsid()
    fcntl.ioctl(follower, termios.TIOCSCTTY, 0)
    for standard in (0, 1, 2):
        os.dup2(follower, standard)


def _drained(leader: int) -> str:
    text = b""
    while select.select([leader], [], [], 0.01)[0]:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        text += piece
    return text.decode(errors="replace")
