"""The machine that the numbers come from, and what its processes hold in memory."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path

_PROCESSES = Path("/proc")


def description(interpreter: str) -> str:
    """Return processor, cores, operating system and interpreter in a line."""
    version = _first_line(interpreter, "--version")
    return f"{_processor()}, {os.cpu_count()} cores; {_system()}; {version}"


def version(tool: str) -> str:
    """Return what a program says is its version, empty where it does not say."""
    found = re.search(r"\d+(\.\d+)+", _first_line(tool, "--version"))
    return found.group() if found else ""


def _first_line(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next(iter((done.stdout or done.stderr).strip().splitlines()), "")


def _processor() -> str:
    try:
        text = (_PROCESSES / "cpuinfo").read_text(encoding="utf-8")
    except OSError:
        text = ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found.group(1).strip() if found else platform.processor() or platform.machine()


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)
    return f"{name}, {platform.system()} {platform.release().split('-')[0]}"


def can_watch() -> bool:
    """Whether the memory of a process with its children can be told here."""
    return (_PROCESSES / "self" / "smaps_rollup").exists()


def held_by(process: int) -> int:
    """Return the bytes that a process and its children hold together, a page that they share counted once."""
    total = 0
    waiting = [process]
    while waiting:
        folder = _PROCESSES / str(waiting.pop())
        try:
            rollup = (folder / "smaps_rollup").read_text(encoding="ascii")
            tasks = [task.read_text(encoding="ascii") for task in folder.glob("task/*/children")]
        except OSError:  # it has ended meanwhile
            continue
        found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
        total += int(found.group(1)) * 1024 if found else 0
        waiting.extend(int(child) for line in tasks for child in line.split())
    return total
