"""The README's tour is real output: every command in it is run, and must print what stands there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
UPDATE = bool(os.environ.get("ZONECLI_UPDATE_GOLDEN"))


def run(command: str, folder: Path = ROOT) -> str:
    """Return what a line of the tour prints, as a user's shell runs it in a folder."""
    program = f"{shlex.quote(sys.executable)} -m zonecli"
    script = re.sub(r"\bzonecli (?=[a-z-])", lambda _: f"{program} ", command)
    # As a terminal of a hundred columns shows it.
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", "COLUMNS": "100"}
    environment |= {"PYTHONPATH": str(ROOT), "FORCE_COLOR": "1"}
    done = subprocess.run(
        ["sh", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return re.sub("\x1b\\[[0-9;]*m", "", done.stdout + done.stderr)


def blocks() -> list[str]:
    return _BLOCK.findall(README.read_text(encoding="utf-8"))


def entries(block: str) -> list[tuple[str, str]]:
    """Return the commands of a block, each with the output below it."""
    found = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        found.append((command, output))
    return found


def is_abridged(output: str) -> bool:
    return output.rstrip().endswith("…")


@pytest.mark.parametrize("n", range(len(blocks()) if README.is_file() else 0))
def test_the_tour_prints_what_it_says(n: int, tmp_path: Path) -> None:
    block = blocks()[n]
    # One part of the tour begins with an empty directory, one leaves files behind.
    folder = tmp_path if block.startswith(("$ zonecli init", "$ zonecli export")) else ROOT
    if block.startswith("$ zonecli export"):
        (tmp_path / "records").symlink_to(ROOT / "records")
    if "jq" in block and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    fresh = ""
    for command, output in entries(block):
        printed = run(command, folder)
        if is_abridged(output):
            kept = output.rstrip().count("\n")
            printed = "".join(printed.splitlines(keepends=True)[:kept]) + "…\n"
        fresh += f"$ {command}\n{printed}"
        if output.endswith("\n\n"):
            fresh += "\n"
    if UPDATE:
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(block, fresh), encoding="utf-8")
        return
    assert fresh.split("\n") == block.split("\n")


@pytest.mark.parametrize("engine", ["duckdb", "pyspark"])
def test_the_road_to_an_engine(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(engine)
    text = README.read_text(encoding="utf-8")
    (found,) = [
        each for each in re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL) if engine in each[0]
    ]
    monkeypatch.chdir(tmp_path)
    run(f"zonecli export zones.parquet --records {shlex.quote(str(ROOT / 'records'))}", tmp_path)
    code = [sys.executable, "-c", found[0]]
    done = subprocess.run(code, capture_output=True, encoding="utf-8", check=True, env={**os.environ, "COLUMNS": "100"})
    # What is drawn around the cells is the engine's own, and changes with its versions.
    assert re.findall(r"[\w.]+", done.stdout) == re.findall(r"[\w.]+", found[1]) != []


def test_ci_runs_the_second_command_as_it_is_printed() -> None:
    commands = re.findall(r"^    (python3 -m venv .*)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_template_of_the_readme_renders_and_passes_the_audit(tmp_path: Path) -> None:
    block = re.search(r"```jinja\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    template = tmp_path / "my.md.j2"
    template.write_text(block[1], encoding="utf-8")
    printed = run(f"zonecli report {shlex.quote(str(template))} --zone anji --audit")
    assert printed.startswith("# Zones\n")
    assert "50.3万元/亩" in printed
