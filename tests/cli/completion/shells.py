"""Real shells on a terminal of their own: a line is typed, Tab pressed, and what the shell then runs is noted."""

import os
import pty
import select
import shutil
import signal
import sys
import time
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[3]

STUB = """#!/bin/sh
if [ -n "$_ZONECLI_COMPLETE" ]; then PYTHONPATH={root} exec {python} -m zonecli "$@"; fi
printf '%s\\0' "$@" > {log}.part
mv {log}.part {log}
"""
START = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
SETUP = {
    "bash": 'PS1="> "; bind "set enable-bracketed-paste off"; eval "$({script})"\n',
    "zsh": 'PS1="> "; unset zle_bracketed_paste; autoload -Uz compinit; compinit -D; eval "$({script})"\n',
    "fish": "function fish_prompt; echo '> '; end; {script} | source\n",
}


class Shell:
    """One interactive shell, with completion of zonecli set up as its users do."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.log = folder / "ran"
        binary = folder / "bin"
        binary.mkdir()
        stub = binary / "zonecli"
        stub.write_text(STUB.format(root=ROOT, python=sys.executable, log=self.log), encoding="utf-8")
        stub.chmod(0o755)
        environment = {
            "PATH": f"{binary}:{os.environ['PATH']}",
            "HOME": str(folder),
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "200",
        }
        program = shutil.which(name)
        assert program
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            os.execve(program, [name, *START[name]], environment)
        script = f"PYTHONPATH={ROOT} {sys.executable} -m zonecli completion {name}"
        if name == "fish":
            script = f"env {script}"
        self.seen = ""
        self._read(0.2)
        self.send(SETUP[name].format(script=script))
        self.run("zonecli ready\n")

    def __enter__(self) -> "Shell":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        os.close(self.terminal)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)

    def send(self, text: str) -> None:
        """Type the text."""
        os.write(self.terminal, text.encode())

    def _read(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ready, _, _ = select.select([self.terminal], [], [], 0.01)
            if ready:
                self.seen += os.read(self.terminal, 65536).decode(errors="replace")

    def run(self, line: str) -> list[str]:
        """Type the line, which ends with Enter, and return the arguments that zonecli is then called with."""
        self.log.unlink(missing_ok=True)
        self.seen = ""
        head, tab, rest = line.partition("\t")
        self.send(head + tab)
        if tab:
            # What is typed while a shell completes stays in its buffer; zsh alone looks at it and lists nothing.
            self._read(0.05)
        self.send(rest)
        end = time.monotonic() + 120
        while not self.log.exists():
            assert time.monotonic() < end, f"{self.name}: {line!r}: {self.seen[-2000:]}"
            self._read(0.01)
        return self.log.read_bytes().decode().split("\0")[:-1]

    def listed(self, line: str, wanted: str) -> str:
        """Type the line and Tab until what is shown contains the text; return all that was shown."""
        self.seen = ""
        self.send(line + "\t")
        end = time.monotonic() + 120
        while wanted not in self.seen:
            assert time.monotonic() < end, f"{self.name}: {line!r}: {self.seen[-2000:]}"
            self._read(0.2)
            if wanted not in self.seen:
                self.send("\t")
        self.send("\x15")
        self._read(0.1)
        return self.seen
