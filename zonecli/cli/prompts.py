"""Asking on a terminal."""

from __future__ import annotations

import sys


def can_ask() -> bool:
    """Whether somebody is there to answer."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def confirm(question: str) -> bool:
    """Ask a question that is answered by yes or no; no is what Enter says."""
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def choose(question: str, choices: dict[str, str]) -> str:
    """Ask which of the choices, by their letters."""
    while True:
        listed = ", ".join(f"{key} {text}" for key, text in choices.items())
        print(f"{question} {listed}: ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        if line.strip() in choices:
            return line.strip()
