"""How more is installed beside this copy: by its own interpreter, from where it came, quoted for any shell."""

import json
import sys
from pathlib import Path

import pytest

from zonecli import installation
from zonecli.errors import missing_extra
from zonecli.installation import pip_command, requirement


class Installed:
    """A distribution with this record of where it came from."""

    def __init__(self, record: object) -> None:
        self.record = record

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return None if self.record is None else json.dumps(self.record)


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (None, '"zonecli[docx]"'),
        ({"url": "file:///wheels/z.whl", "archive_info": {}}, '"zonecli[docx] @ file:///wheels/z.whl"'),
        ({"url": "file:///src/zonecli", "dir_info": {}}, '"zonecli[docx] @ file:///src/zonecli"'),
        (
            {"url": "https://example.org/z.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            '"zonecli[docx] @ git+https://example.org/z.git"',
        ),
    ],
)
def test_it_comes_from_where_the_package_came(
    record: object, wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installation, "_PACKAGE", tmp_path / "zonecli")
    monkeypatch.setattr("importlib.metadata.distribution", lambda name: Installed(record))
    assert requirement("docx") == wanted


def test_a_checkout_stays_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(installation, "_PACKAGE", tmp_path / "zonecli")
    assert requirement("pdf") == f'-e "{tmp_path}[pdf]"'
    monkeypatch.chdir(tmp_path)
    assert requirement("pdf") == '-e ".[pdf]"'


@pytest.mark.parametrize(
    ("executable", "first", "wanted"),
    [
        ("/venv/bin/python3", "/venv/bin/python", "python -m pip"),
        ("/venv/bin/python", "/usr/bin/python", "/venv/bin/python -m pip"),
        ("/venv/bin/python", None, "/venv/bin/python -m pip"),
        ("/my venv/bin/python", None, '"/my venv/bin/python" -m pip'),
    ],
)
def test_the_pip_of_this_interpreter(
    executable: str, first: str | None, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr("shutil.which", lambda name: first)
    assert pip_command() == wanted


def test_the_hint_is_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/venv/bin/python")
    monkeypatch.setattr("shutil.which", lambda name: "/venv/bin/python")
    monkeypatch.chdir(Path(__file__).parent.parent)
    fault = missing_extra("docx")
    assert str(fault) == "this format needs the extra “docx”, which is not installed"
    assert fault.hint_text() == 'install it: python -m pip install -e ".[docx]"'
