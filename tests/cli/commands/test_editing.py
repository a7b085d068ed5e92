"""A record in the user's editor: what is sound is written, what is not is never lost."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Cli, Result, process
from tests.cli.terminals import on_terminal
from tests.conftest import SMALL

Make = Callable[..., Path]
ALPHA = SMALL["zones/alpha.toml"]


def editor(tmp_path: Path, code: str) -> str:
    """Return an editor that does with the text what the code says: `text` is what the file holds."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys; from pathlib import Path\npath = Path(sys.argv[1]); text = path.read_bytes()\n"
        f"{code}\npath.write_bytes(text)\n"
    )
    return shlex.join([sys.executable, str(script)])


def edited(root: Path, tmp_path: Path, code: str, name: str = "alpha") -> Result:
    return process(["edit", name, "--records", root], {"EDITOR": editor(tmp_path, code)})


def draft(root: Path) -> Path:
    return root / "zones" / ".alpha.toml.draft"


@pytest.fixture
def root(make_records: Make) -> Path:
    return make_records()


def test_what_is_sound_is_written(root: Path, tmp_path: Path) -> None:
    path = root / "zones" / "alpha.toml"
    path.chmod(0o640)
    done = edited(root, tmp_path, r"text = text.replace(b'900', b'950').replace(b'\n', b'\r\n')")
    assert done.code == 0, done.err
    assert path.read_bytes() == ALPHA.replace("900", "950").replace("\n", "\r\n").encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert not draft(root).exists()


def test_nothing_is_written_where_nothing_has_changed(root: Path, tmp_path: Path) -> None:
    before = (root / "zones" / "alpha.toml").stat()
    done = edited(root, tmp_path, "pass")
    assert (done.code, done.err) == (0, "nothing has changed\n")
    after = (root / "zones" / "alpha.toml").stat()
    # It has been read, which may count as another access.
    assert (after.st_ino, after.st_mtime_ns, after.st_mode) == (before.st_ino, before.st_mtime_ns, before.st_mode)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("text = text.replace(b'national', b'natonal')", "did you mean: national?"),
        ("text = text.replace(b'[[facts]]', b'[[facts]')", "Z00"),
        ("text = text.replace(b'900', b'9\\xff0')", "not UTF-8"),
        ("text = b''", "the key “name” is missing"),
    ],
)
def test_a_script_keeps_what_is_not_sound_as_a_draft(root: Path, tmp_path: Path, code: str, said: str) -> None:
    done = edited(root, tmp_path, code)
    assert done.code == 1
    assert said in done.err
    assert "Traceback" not in done.err
    assert (root / "zones" / "alpha.toml").read_text() == ALPHA
    kept = draft(root).read_bytes()
    assert kept != ALPHA.encode()
    done = edited(root, tmp_path, f"assert text == {kept!r}; text = {ALPHA.replace('900', '950').encode()!r}")
    assert done.code == 0, done.err
    assert "going on with the draft" in done.err
    assert not draft(root).exists()
    assert "950" in (root / "zones" / "alpha.toml").read_text()


def test_what_another_program_wrote_meanwhile_stays(root: Path, tmp_path: Path) -> None:
    path = root / "zones" / "alpha.toml"
    theirs = ALPHA + "# theirs\n"
    done = edited(
        root, tmp_path, f"Path({str(path)!r}).write_bytes({theirs.encode()!r}); text = text.replace(b'900', b'950')"
    )
    assert done.code == 2
    assert "meanwhile" in done.err
    assert path.read_text() == theirs
    assert "950" in draft(root).read_text()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("gazette", "sources/gazette.toml"),
        ("output", "indicators.toml"),
        ("甲区", "zones/alpha.toml"),
        ("indicators", "indicators.toml"),
    ],
)
def test_every_file_has_a_name(root: Path, tmp_path: Path, name: str, file: str) -> None:
    done = edited(root, tmp_path, "text += b'# mine\\n'", name)
    assert done.code == 0, done.err
    assert (root / file).read_text().endswith("# mine\n")


def test_an_editor_that_is_not_there_leaves_nothing_behind(
    cli: Cli, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    done = cli("edit", "alpha", "--records", root)
    assert done.code == 2
    assert "no editor is called “no-such-editor”" in done.err
    assert not draft(root).exists()


@pytest.mark.parametrize(("answer", "code", "kept"), [("k", 1, True), ("r", 0, False)])
def test_somebody_decides_on_a_terminal(root: Path, tmp_path: Path, answer: str, code: int, kept: bool) -> None:
    done = on_terminal(
        ["edit", "alpha", "--records", root],
        {"EDITOR": editor(tmp_path, "text = text.replace(b'national', b'natonal')"), "PATH": os.environ["PATH"]},
        keys=[("restore what was there", f"{answer}\r")],
    )
    assert done.code == code
    assert (root / "zones" / "alpha.toml").read_text() == ALPHA
    assert draft(root).exists() is kept


def test_somebody_edits_again_on_a_terminal(root: Path, tmp_path: Path) -> None:
    code = (
        "text = text.replace(b'natonal', b'provincial') if b'natonal' in text"
        " else text.replace(b'national', b'natonal')"
    )
    done = on_terminal(
        ["edit", "alpha", "--records", root],
        {"EDITOR": editor(tmp_path, code)},
        keys=[("restore what was there", "e\r")],
    )
    assert done.code == 0
    assert 'level = "provincial"' in (root / "zones" / "alpha.toml").read_text()
