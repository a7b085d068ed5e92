"""The commands that write: what was typed is what is read back, and nothing outside the directory is touched."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.conftest import SMALL, write_files
from tests.hostile import RAW, TEXTS, assert_kept, ran
from tests.security.test_time import BOUND
from zonecli.store.catalogue import Catalogue
from zonecli.store.files import MAX_BYTES
from zonecli.store.location import JOURNAL

posix = pytest.mark.skipif(os.name != "posix", reason="no such files on this system")
SECRET = b"the secret of another directory"
ALPHA = SMALL["zones/alpha.toml"]
ADD = ("add", "event", "beta", "2024", "zh=x", "en=x", "--source", "gazette")


def contents(folder: Path) -> dict[str, object]:
    """Return what lies in a folder: of a link where it leads, of a file what it holds."""
    return {
        str(path.relative_to(folder)): os.readlink(path)
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else None
        for path in folder.rglob("*")
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret.toml").write_bytes(SECRET)
    (tmp_path / ".secret.toml.zonecli-new").write_bytes(b"theirs")
    return write_files(tmp_path / "a" / "records", SMALL)


def outside(root: Path) -> dict[str, object]:
    """Return what lies beside the directory."""
    return {name: held for name, held in contents(root.parents[1]).items() if not name.startswith("a/")}


# -- texts -----------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_what_was_typed_is_what_is_read_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = write_files(tmp_path_factory.mktemp("typed") / "records", SMALL)
    name = text.strip()
    alike = {"source": "gazette", "zone": "alpha", "indicator": "output", "figure": "50亿元", "period": "2021"}
    entry = json.dumps({**alike, "note": {"zh": text, "en": text}, "at": text}).encode()
    for typed, stdin in (
        (("add", "event", "beta", "2024", f"zh={text}", f"en={text}", "--note", f"zh={text}"), b""),
        (("add", "-"), entry),
        (("new", "zone", "gamma", "--name", f"zh={text}", "--name", f"en={text}", "--kind", "industrial-park"), b""),
    ):
        more = ["--source", "gazette"] if typed[1] == "event" else ["--place", "330523"] if typed[0] == "new" else []
        found = ran(*typed, *more, "--force", records=root, stdin=stdin)
        assert_kept(found, [0])
    catalogue = Catalogue(root)
    title = catalogue.zone("beta").events[-1].title.languages
    assert {each.strip() for each in title.values()} == {name}
    fact = catalogue.zone("alpha").facts[-1]
    assert fact.note is not None
    assert (dict(fact.note.languages), fact.at) == ({"zh": text, "en": text}, text)
    assert {each.strip() for each in catalogue.zone("gamma").name.languages.values()} == {name}


IDS = ("../x", "../../secret", "/tmp/x", "..", ".", "", "a/b", "a\\b", "con", "A", "a b", "a.toml", "x\0", "-x",
       "a" * 300, "a\n", "\udcff")  # fmt: skip


@pytest.mark.parametrize("id", IDS)
def test_ids_are_never_paths_to_write_to(id: str, root: Path) -> None:
    before = contents(root.parents[1])
    for command in (
        ["new", "zone", "--name", "zh=x", "--name", "en=x", "--kind", "industrial-park", "--place", "330523", "--", id],
        ["new", "source", "--title", "zh=x", "--title", "en=x", "--type", "report", "--issued", "2024", "--", id],
        ["new", "indicator", "--name", "zh=x", "--name", "en=x", "--unit", "CNY", "--theme", "economy", "--", id],
        ["rename", "--force", "--", "beta", id],
        ["rename", "--force", "--", id, "gamma"],
        ["add", "event", "--source", "gazette", "--", id, "2024", "zh=x"],
        ["remove", "facts", "--force", f"--source={id}"],
        ["remove", "fact", "--force", "--", id, "output"],
        ["remove", "fact", "--force", "--", "alpha", id],
        ["edit", "--", id],
    ):
        found = ran(*command, records=root)
        assert_kept(found, (1, 2, 3))
        assert found.err.count("\n") < 30
    assert contents(root.parents[1]) == before


# -- editors ---------------------------------------------------------------------------------------


def editor(folder: Path, code: str) -> str:
    script = folder / "editor.py"
    script.write_text(f"import os, sys; from pathlib import Path\npath = Path(sys.argv[1]); {code}\n")
    return shlex.join([sys.executable, str(script)])


CHANGE = "path.write_text(path.read_text().replace('900', '950'))"
EDITORS = {
    "fails": ("sys.exit(3)", 0),
    "fails when it has written": (f"{CHANGE}; sys.exit(3)", 1),
    "is killed": (f"{CHANGE}; os.kill(os.getpid(), 9)", 1),
    "deletes the file": ("path.unlink()", 2),
    "makes a link out of it": ("path.unlink(); path.symlink_to('../../../secret.toml')", 2),
    "makes a link to another record of it": ("path.unlink(); path.symlink_to('beta.toml')", 2),
    "makes a FIFO of it": ("path.unlink(); os.mkfifo(path)", 4),
    "makes a directory of it": ("path.unlink(); path.mkdir()", 4),
    "writes without end": ("path.open('r+b').truncate(99 << 20)", 4),
    "writes NUL": ("path.write_bytes(b'\\0')", 1),
    "writes another encoding": ("path.write_text(path.read_text(), encoding='utf-16')", 1),
    "deletes the record": (f"{CHANGE}; (path.parent / 'alpha.toml').unlink()", 2),
    "makes a link of the record": (
        f"{CHANGE}; (path.parent / 'alpha.toml').unlink(); (path.parent / 'alpha.toml').symlink_to('/etc/passwd')", 4),
    "deletes all": ("import shutil; shutil.rmtree(path.parents[1])", 2),
}  # fmt: skip


@posix
@pytest.mark.parametrize("kind", EDITORS)
def test_an_editor_that_does_what_no_editor_should(kind: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, exit_code = EDITORS[kind]
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(root.parent, code))
    before = outside(root)
    found = ran("edit", "alpha", records=root)
    assert_kept(found, [exit_code])
    assert SECRET.decode() not in found.err
    assert found.seconds < BOUND
    path = root / "zones" / "alpha.toml"
    assert not path.is_file() or path.is_symlink() or path.read_text() == ALPHA
    assert outside(root) == before
    for other in (each for each in SMALL if each != "zones/alpha.toml" and kind != "deletes all"):
        assert (root / other).read_text() == SMALL[other]


@posix
def test_another_record_that_changes_meanwhile_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(root.parent, f"{CHANGE}; (path.parent / 'beta.toml').write_text('# theirs')"))
    assert ran("edit", "alpha", records=root).code == 0
    assert (root / "zones" / "beta.toml").read_text() == "# theirs"
    assert "950" in (root / "zones" / "alpha.toml").read_text()


@posix
@pytest.mark.parametrize("target", ["../../../secret.toml", "../../../new.toml", "beta.toml", "/dev/zero", None])
def test_a_draft_from_anybody_leads_nowhere(target: str | None, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = root / "zones" / ".alpha.toml.draft"
    if target is None:
        os.mkfifo(draft)
    else:
        draft.symlink_to(target)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(root.parent, "path.write_text('# mine')"))
    before = contents(root.parents[1])
    found = ran("edit", "alpha", records=root)
    assert_kept(found, (2, 4))
    assert contents(root.parents[1]) == before


COMMANDS = ("; touch {}", "$(touch {})", "`touch {}`", "true; touch {}", "true && touch {}", "true | touch {}",
            "true > {}", "'", '"', "-x", "/", ".", " ", "\x1b]52;c;x\x07", "x" * 9_000)  # fmt: skip


@posix
@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_shell_runs_the_editor(variable: str, command: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pwned = root.parents[1] / "pwned"
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, command.format(pwned))
    monkeypatch.chdir(root.parents[1])
    before = contents(root)
    assert_kept(ran("edit", "alpha", records=root), (0, 2))
    assert not list(root.parents[1].rglob("*pwned*"))
    assert contents(root) == before


# -- what lies in the directory --------------------------------------------------------------------


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()


def journal(entries: object) -> Callable[[Path], object]:
    return lambda root: (root / JOURNAL).write_text(json.dumps(entries), encoding="utf-8")


def staged(make: Callable[[Path], object], names: int = 1) -> Callable[[Path], object]:
    """Return what leaves a change of `beta` unfinished, with what anybody may have put where its new text waits."""

    def leave(root: Path) -> None:
        beta = root / "zones" / "beta.toml"
        if names > 1:
            os.link(beta, root / "zones" / "other.toml")
        make(root / "zones" / ".beta.toml.zonecli-new")
        journal({"zones/beta.toml": [_sum(beta.read_bytes()), False]})(root)

    return leave


def instead(name: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    """Return what puts something in place of a file."""

    def put(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        make(root / name)

    return put


def both(first: Callable[[Path], object], second: Callable[[Path], object]) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        first(root)
        second(root)

    return put


def to_secret(path: Path) -> None:
    path.symlink_to("../../../secret.toml")


THEIRS = _sum(SECRET)
LEFT: dict[str, Callable[[Path], object]] = {
    "a journal of no JSON": lambda root: (root / JOURNAL).write_bytes(b"\xff{"),
    "a journal without end": lambda root: (root / JOURNAL).write_bytes(b"[" * 99_999),
    "a journal of a number": lambda root: (root / JOURNAL).write_bytes(b"1e999999999"),
    "a journal that is large": lambda root: (root / JOURNAL).write_bytes(b" " * (MAX_BYTES + 1)),
    "a journal that is a FIFO": lambda root: os.mkfifo(root / JOURNAL),
    "a journal that is a link": lambda root: (root / JOURNAL).symlink_to("../../secret.toml"),
    "a journal that is a link to nothing": lambda root: (root / JOURNAL).symlink_to("nothing"),
    "a journal that is a directory": lambda root: (root / JOURNAL).mkdir(),
    **{
        f"a journal of {name[:40]!r}": journal({name: [THEIRS, gone]})
        for gone in (True, False)
        for name in ("../../secret.toml", "/etc/passwd", "zones/../../../secret.toml", "zones/x/../../../secret.toml",
                     "zones/a\0.toml", "zones/\ud800.toml", "zones/" + "a" * 5_000 + ".toml", "a/b/c.toml", ".toml",
                     "zones/beta.toml/x.toml", "none/x.toml/")
    },
    "a journal of a link out": both(instead("zones/beta.toml", to_secret),
                                    journal({"zones/beta.toml": [THEIRS, True]})),
    "a journal of a FIFO": both(instead("zones/x.toml", os.mkfifo), journal({"zones/x.toml": [None, True]})),
    "a journal of a directory": both(instead("zones/x.toml", Path.mkdir), journal({"zones/x.toml": [None, True]})),
    "a new text that is a link out": staged(to_secret),
    "a new text of two names that is a link out": staged(to_secret, names=2),
    "a new text of two names that is a FIFO": staged(os.mkfifo, names=2),
    "a new text that is a directory": staged(Path.mkdir),
    "a record that is a link out": instead("zones/beta.toml", to_secret),
    "a record that is a FIFO": instead("zones/beta.toml", os.mkfifo),
    "a record without end": instead("zones/beta.toml", lambda path: path.write_bytes(b"#" * (MAX_BYTES + 1))),
    "a directory in place of what waits": lambda root: (root / "zones" / ".beta.toml.zonecli-new").mkdir(),
    "zones that are a link out": both(lambda root: (root / "zones").rename(root.parents[1] / "zones"),
                                      lambda root: (root / "zones").symlink_to("../../zones")),
}  # fmt: skip


@posix
@pytest.mark.parametrize("kind", LEFT)
def test_nothing_outside_is_touched(kind: str, root: Path) -> None:
    LEFT[kind](root)
    before = outside(root)
    for command in (ADD, ("remove", "fact", "beta", "output", "--force"), ("rename", "beta", "gamma", "--force")):
        found = ran(*command, records=root)
        # To rename a record that cannot be read is to find none of this name; what waits is not in the way of that.
        assert_kept(found, (0, 5) if "in place of" in kind else (2, 3, 4, 5))
        assert SECRET.decode() not in found.err
        assert found.seconds < BOUND
    assert outside(root) == before
    assert not [held for held in contents(root).values() if held == SECRET]


@posix
def test_a_link_in_place_of_what_waits_is_not_followed(root: Path) -> None:
    (root / "zones" / ".beta.toml.zonecli-new").symlink_to("../../../secret.toml")
    before = outside(root)
    assert_kept(ran(*ADD, records=root), [0])
    assert outside(root) == before
    assert not (root / "zones" / "beta.toml").is_symlink()


# -- JSON ------------------------------------------------------------------------------------------

ENTRY = '{"zone": "alpha", "indicator": "output", "figure": "50亿元", "period": "2023", "source": "gazette"}'


def with_key(more: str) -> bytes:
    return f"{ENTRY[:-1]}, {more}}}".encode("utf-8", "surrogatepass")


STREAMS: dict[str, Callable[[], bytes]] = {
    "depth": lambda: b"[" * 99_999,
    "objects in objects": lambda: b'{"a":' * 99_999,
    "depth in a text": lambda: with_key(f'"note": {"[" * 900}{"]" * 900}'),
    "depth in a number": lambda: with_key(f'"given": true, "value": {"[" * 900}{"]" * 900}'),
    "a key twice": lambda: with_key('"figure": "60亿元"'),
    "a key twice, deeper": lambda: with_key('"note": {"en": "a", "en": "b"}'),
    "NaN": lambda: with_key('"given": true, "value": NaN'),
    "Infinity": lambda: with_key('"given": true, "value": -Infinity'),
    "a number of a gigabyte": lambda: with_key('"given": true, "value": 1e999999999'),
    "a number near nothing": lambda: with_key('"given": true, "unit": "CNY", "value": 1e-999999999'),
    "an exponent that no number has": lambda: with_key('"value": 1e99999999999999999999'),
    "a number of digits": lambda: with_key(f'"value": {"9" * 99_999}'),
    "a number for a text": lambda: with_key('"period": 2023'),
    "a list for a text": lambda: with_key('"at": ["x"]'),
    "a list for hedges": lambda: with_key('"given": true, "value": 1, "hedges": 7'),
    "a table for a zone": lambda: with_key('"zone": {"a": 1}').replace(b'"zone": "alpha", ', b""),
    "half a character": lambda: with_key('"note": "\\ud800"'),
    "half a character as a key": lambda: with_key('"note": {"\\ud800": "x"}'),
    "half a character in the bytes": lambda: with_key('"note": "\ud800"'),
    "a zone that is a path": lambda: ENTRY.replace("alpha", "../../secret").encode(),
    "a source that is a path": lambda: ENTRY.replace("gazette", "../../../secret").encode(),
    "TOML in a text": lambda: with_key('"rank": "x\\"\\n[[facts]]\\n"'),
    "a language that is TOML": lambda: with_key('"note": {"e\\n[x]": "x"}'),
    "a figure without end": lambda: ENTRY.replace("50", "一亿" * 50_000).encode(),
    "no UTF-8": lambda: b"\xff\xfe{",
    "a line of 65 MiB": lambda: b" " * (65 << 20),
    "null": lambda: b"[null]",
}


@pytest.mark.parametrize("kind", STREAMS)
def test_json_that_is_the_worst(kind: str, root: Path) -> None:
    before = contents(root.parents[1])
    found = ran("add", "-", records=root, stdin=STREAMS[kind]())
    assert_kept(found, (1, 2, 3))
    assert found.seconds < BOUND
    assert contents(root.parents[1]) == before


def test_lines_of_json_end_where_json_ends_them(root: Path) -> None:
    note = json.dumps({"zh": "a\u2028b\u0085c\u000bd", "en": "x"}, ensure_ascii=False)
    found = ran("add", "-", "--force", records=root, stdin=with_key(f'"note": {note}'))
    assert_kept(found, [0])
    noted = Catalogue(root).zone("alpha").facts[-1].note
    assert noted is not None
    assert noted.languages["zh"] == "a\u2028b\u0085c\u000bd"


@posix
def test_an_endless_input_is_not_read_to_its_end(root: Path) -> None:
    """Both readers of standard input ask for as much as they take, and no more."""
    import subprocess

    for command in (["add", "-"], ["extract", "-"]):
        program = [sys.executable, "-m", "zonecli", *command, "--records", str(root)]
        with open("/dev/zero", "rb") as endless:
            done = subprocess.run(program, stdin=endless, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode in (2, 4)
        assert "larger than" in done.stderr
        assert not RAW.search(done.stderr)
