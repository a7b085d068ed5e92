"""The source distribution holds all that git holds, so that it can be tested, and its wheel is that of the checkout."""

import shutil
import subprocess
import sys
import tarfile
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
