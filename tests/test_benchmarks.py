"""The benchmarks' made-up zones are valid and always the same; the runner runs. No times are looked at."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.benchmarks.generate import write, zones
from zonecli.cli.app import run

ROOT = Path(__file__).parent.parent
STUB = """#!{python}
import sys
sys.path.insert(0, {root!r})
from zonecli.__main__ import main
main()
"""


def make(directory: Path, count: int, seed: int = 1) -> Path:
    write(directory, zones(count, seed))
    return directory


def contents(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*.toml")}


@pytest.fixture(scope="module")
def twenty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made") / "records", 20)


def test_made_zones_have_their_facts(twenty: Path) -> None:
    made = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (twenty / "zones").iterdir()]
    assert len(made) == 20
    assert {len(zone["facts"]) for zone in made} == {25}


def test_same_seed_makes_same_files(twenty: Path, tmp_path: Path) -> None:
    assert contents(make(tmp_path / "again", 20)) == contents(twenty)
    assert contents(make(tmp_path / "other", 20, seed=2)) != contents(twenty)
    more = contents(make(tmp_path / "more", 40))
    assert all(more[name] == text for name, text in contents(twenty).items() if name.startswith("zones/"))


def test_check_finds_nothing(twenty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--records", str(twenty)]) == 0, capsys.readouterr().out


def test_list_has_every_zone(twenty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--json", "--records", str(twenty)]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 20


def test_runner_prints_its_table(tmp_path: Path) -> None:
    stub = tmp_path / "zonecli"
    stub.write_text(STUB.format(python=sys.executable, root=str(ROOT)), encoding="utf-8")
    stub.chmod(0o755)
    command = [sys.executable, "-m", "tests.benchmarks", "--zonecli", str(stub)]
    few = ["--sizes", "20", "--runs", "1", "--no-peers", "--only", "version"]
    done = subprocess.run([*command, *few], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "| zonecli --version | 1.5 × bare |" in done.stdout


def test_runner_prints_every_command(tmp_path: Path) -> None:
    stub = tmp_path / "zonecli"
    stub.write_text(STUB.format(python=sys.executable, root=str(ROOT)), encoding="utf-8")
    stub.chmod(0o755)
    command = [sys.executable, "-m", "tests.benchmarks", "--zonecli", str(stub), "--every", "--only", "info --format"]
    few = ["--sizes", "20,60", "--runs", "1", "--no-peers"]
    done = subprocess.run([*command, *few], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "| what | 20, s | 60, s |" in done.stdout
    assert "| info --format table | " in done.stdout
    assert "exit code" not in done.stdout
