"""The command line as a user runs it: in this process where that is enough, in a new one where it matters."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from zonecli.cli.app import run

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Result:
    """What a run came to."""

    code: int
    out: str
    err: str


class Cli:
    """Runs commands in this process, on the shipped records, piped, in English."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        for name in list(os.environ):
            if name.startswith(("ZONECLI_", "LC_")) or name in ("LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR"):
                monkeypatch.delenv(name)
        monkeypatch.setenv("LANG", "C.UTF-8")
        monkeypatch.setenv("COLUMNS", "80")
        # What nobody foresaw is raised.
        monkeypatch.setenv("ZONECLI_DEBUG", "1")
        monkeypatch.chdir(ROOT)

    def __call__(self, *arguments: object) -> Result:
        self._capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = self._capsys.readouterr()
        return Result(code, said.out, said.err)


def process(
    arguments: Sequence[object],
    environment: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    input: str | None = None,
    shell: str | None = None,
) -> Result:
    """Run the program in a process of its own with a bare environment; `shell` is a script with `zonecli` in it."""
    program = [sys.executable, "-m", "zonecli"]
    bare = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    # What nobody foresaw has a traceback.
    bare["ZONECLI_DEBUG"] = "1"
    command = ["sh", "-c", shell.replace("zonecli", " ".join(program))] if shell else [*program, *map(str, arguments)]
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**bare, **(environment or {})},
        input=input,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return Result(done.returncode, done.stdout, done.stderr)
