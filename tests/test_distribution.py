"""The source distribution is the checkout, and gives its wheel; Pythons and versions are the same wherever named."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
# What is neither code nor typed by hand, and would be missed in a wheel only by who looks for it.
MADE = ("zonecli/locale/zh/LC_MESSAGES/zonecli.mo", "zonecli/shipped/records/zones/anji.toml")
MAN_PAGE = "share/man/man1/zonecli.1"


def held() -> list[str]:
    """Return the names of the files that git holds; skips where this is no checkout, or there is no git."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("no checkout of git")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if listed.returncode:
        pytest.skip(f"git cannot read the checkout: {listed.stderr}")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def build(folder: Path, *targets: str) -> None:
    command = [sys.executable, "-m", "hatchling", "build", *(f"-t={target}" for target in targets)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what the wheel below a folder holds."""
    (wheel,) = folder.glob("dist/*.whl")
    with ZipFile(wheel) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_the_sdist_is_the_checkout(tmp_path: Path) -> None:
    names = held()
    # A copy: the build writes catalogues, which other tests are reading.
    checkout = tmp_path / "checkout"
    for name in names:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, checkout / name)
    build(checkout, "sdist", "wheel")
    (sdist,) = checkout.glob("dist/*.tar.gz")
    with tarfile.open(sdist) as found:
        found.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    files = {path.relative_to(unpacked).as_posix(): path for path in unpacked.rglob("*") if path.is_file()}
    assert set(files) == {*names, "PKG-INFO"}
    assert all(files[name].read_bytes() == (checkout / name).read_bytes() for name in names)
    build(unpacked, "wheel")
    made = contents(unpacked)
    assert made == contents(checkout)
    assert all(name in made for name in MADE)
    assert any(name.endswith(MAN_PAGE) for name in made)


def test_ci_runs_on_each_python_that_is_named() -> None:
    named = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert re.findall(r'"(3\.\d+)"', workflow) == named == ["3.11", "3.12", "3.13", "3.14"]


def test_ci_holds_to_one_version_of_each_package_and_names_no_place() -> None:
    text = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8")
    pinned = dict(line.split("==") for line in text.splitlines() if not line.startswith("#"))
    assert all(re.fullmatch(r"[\w.]+", version) for version in pinned.values())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = sum(project["optional-dependencies"].values(), project["dependencies"])
    names = {normal(re.split(r"[^\w.-]", each)[0]) for each in wanted}
    assert names - {"zonecli"} <= {normal(name) for name in pinned}


def normal(name: str) -> str:
    """Return a package's name as registries compare them."""
    return re.sub(r"[-_.]+", "-", name).lower()
