"""Run every target for a bounded time, with atheris where it is installed: `python -m tests.fuzz --seconds 20`.

Exit code 1 and the input, where a target fails.
"""

import argparse
import importlib
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parent.parent.parent
NAMES = (
    *("toml", "record", "figure"),
    *("table", "mapping", "paper", "entries", "journal", "revision", "export"),
    *("where", "name", "template", "call", "page", "text", "article", "proposal"),
)


def hypothesis(name: str, seconds: float) -> int:
    """Give a target what Hypothesis thinks of, until the time is up; return how many inputs that were."""
    from hypothesis import HealthCheck, Phase, given, settings

    from tests.fuzz.targets import TARGETS

    target, count, end = TARGETS[name], 0, monotonic() + seconds
    phases = (Phase.generate, Phase.shrink)

    @settings(max_examples=50, deadline=None, database=None, phases=phases, suppress_health_check=list(HealthCheck))
    @given(target.inputs)
    def round_of(data: bytes) -> None:
        nonlocal count
        count += 1
        if monotonic() < end:
            target.run(data)

    while monotonic() < end:
        round_of()
    return count


def atheris(name: str, seconds: float) -> int:
    """Give a target what libFuzzer thinks of, in a process of its own; return that process's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.fuzz", "--guided", name, "--seconds", str(seconds), "--folder", folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, errors="replace")
        if done.returncode:
            print(done.stdout[-3000:], done.stderr[-3000:], file=sys.stderr)
        return done.returncode


def guided(name: str, seconds: float, folder: str) -> None:
    """Be the process that atheris fuzzes."""
    engine = importlib.import_module("atheris")

    with engine.instrument_imports(include=["zonecli"]):
        from tests.fuzz.targets import TARGETS
    options = [f"-max_total_time={max(1, round(seconds))}", "-max_len=400", "-timeout=5", f"-artifact_prefix={folder}/"]
    engine.Setup([sys.argv[0], *options], TARGETS[name].run)
    engine.Fuzz()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the targets asked for, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"all if left out: {', '.join(NAMES)}")
    parser.add_argument("--seconds", type=float, default=20, help="for all targets together")
    parser.add_argument("--guided", help=argparse.SUPPRESS)
    parser.add_argument("--folder", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if unknown := set(asked.targets) - set(NAMES):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if asked.guided:
        guided(asked.guided, asked.seconds, asked.folder)
        return 0
    names = asked.targets or NAMES
    has_atheris = importlib.util.find_spec("atheris") is not None
    share = asked.seconds / len(names) / (2 if has_atheris else 1)
    for name in names:
        print(f"{name}: hypothesis, {hypothesis(name, share)} inputs", flush=True)
        if has_atheris:
            if atheris(name, share):
                return 1
            print(f"{name}: atheris, {share:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
