"""zonecli as its users have it: the wheel of this working tree, in a virtual environment of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def installed(into: Path, wheelhouse: Path | None) -> Path:
    """Build the wheel, install it and what it needs below `into`, and return the path of the `zonecli` command.

    With a wheelhouse everything comes from that folder, hatchling and babel for the build too.
    """
    places = ["--no-index", "--find-links", str(wheelhouse.resolve())] if wheelhouse else []
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet")
    _call(sys.executable, *pip, "wheel", "--no-deps", *places, "--wheel-dir", str(into), str(ROOT))
    (wheel,) = into.glob("zonecli-*.whl")
    _call(sys.executable, "-m", "venv", str(into / "venv"))
    scripts = into / "venv" / "bin"
    _call(str(scripts / "python"), *pip, "install", *places, str(wheel))
    _call(str(scripts / "python"), "-m", "compileall", "-q", str(into / "venv" / "lib"), check=False)
    return scripts / "zonecli"


def interpreter_of(command: Path) -> str:
    """Return the Python that the installed command starts; raises ValueError where it is no such script."""
    lines = command.read_bytes()[:1000].decode("utf-8", "replace").splitlines()
    # Where the path is too long for a first line, pip writes a shell script that calls Python in its second.
    found = re.match(r"#!(/\S*python\S*)$", lines[0]) or re.match(r"'''exec' \"?(/[^\"]*python\S*?)\"? ", lines[1])
    if not found:
        raise ValueError(f"{command}: not a Python script as pip installs it")
    return found.group(1)


def _call(*command: str, check: bool = True) -> None:
    subprocess.run(command, stdout=sys.stderr, check=check)
