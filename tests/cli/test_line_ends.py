"""Files as Windows writes them, with a byte order mark and CR LF, are what they are without, byte for byte."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tests.cli.running import ROOT, Cli, process
from tests.conftest import SMALL, write_files
from tests.ingest.importing import desk
from zonecli.store.encoding import decode
from zonecli.store.toml.parser import parse
from zonecli.store.vocabulary import PackageTables


def windows(text: str) -> bytes:
    """Return a text as an editor on Windows may save it."""
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def convert(folder: Path) -> None:
    """Give every file below a directory a byte order mark and CR LF."""
    for path in folder.rglob("*"):
        if path.suffix in (".toml", ".j2"):
            path.write_bytes(windows(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped records and templates as Windows writes them."""
    root = tmp_path_factory.mktemp("foreign")
    for name in ("records", "templates"):
        shutil.copytree(ROOT / name, root / name)
    convert(root)
    return root


@pytest.mark.parametrize(
    "line",
    [
        "list",
        "show anji",
        "facts --json",
        "compare anji jiashan",
        "indicators",
        "check",
        "report",
        "report profile --zone anji",
        "report comparison --zone anji --zone jiashan-etdz",
        "report ranking -P indicator=approved-area",
        "report gaps",
        "report sources",
    ],
)
def test_records_and_templates(cli: Cli, foreign: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = cli(*line.split())
    assert own.code == 0
    monkeypatch.chdir(foreign)
    assert cli(*line.split()) == own
    assert json.loads(cli("info", "--json").out)["records"] == str(foreign / "records")


def test_a_fault_is_shown_at_the_same_place(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = SMALL["zones/alpha.toml"].lstrip().replace('"2024"', '"二〇二四"').replace("1600", "很多")
    for name, write in (("plain", str.encode), ("foreign", windows)):
        root = write_files(tmp_path / name, {file: write(text) for file, text in SMALL.items()})
        (root / "zones" / "alpha.toml").write_bytes(write('nam = "x"\n' + broken))
    monkeypatch.chdir(tmp_path / "plain")
    own = cli("check")
    assert own.code == 1
    monkeypatch.chdir(tmp_path / "foreign")
    assert cli("check") == own


def test_what_is_typed_into_a_pipe() -> None:
    lines = "超900亿元\n16.5 km²\n"
    own = process(["figure", "-", "--json"], input=lines)
    assert own.code == 0
    assert process(["figure", "-", "--json"], input="\ufeff" + lines.replace("\n", "\r\n")) == own
    facts = process(["facts", "--where", "zone=anji", "--format", "jsonl"]).out
    added = process(["add", "-", "--dry-run"], input=facts)
    assert process(["add", "-", "--dry-run"], input="\ufeff" + facts.replace("\n", "\r\n")) == added


def test_parameters_and_settings(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, settings = tmp_path / "brief.toml", tmp_path / "zonecli.toml"
    write_files(tmp_path / "records", SMALL)
    monkeypatch.chdir(tmp_path)
    made = []
    for write in (str.encode, windows):
        given.write_bytes(write('title = "甲区简报"\nindicators = ["output"]\n'))
        settings.write_bytes(write('lang = "zh"\nunits = "metric"\n'))
        made.append(cli("report", "--params", given))
    assert made[0] == made[1]
    assert made[0].out.startswith("# 甲区简报\n")


def test_a_mapping_and_a_table(cli: Cli, tmp_path: Path) -> None:
    at = desk(cli, tmp_path, SMALL)
    table = tmp_path / "t.csv"
    table.write_text("园区,核准面积（公顷）\n甲开发区,120\n", encoding="utf-8")
    at.draft(table)
    made = [at.load(table, "--dry-run")]
    for path in (table, at.map):
        path.write_bytes(windows(path.read_text(encoding="utf-8")))
    made.append(at.load(table, "--dry-run"))
    assert made[0] == made[1]
    assert made[0].code == 0
    assert "alpha  changed      1" in made[0].out


def test_the_package_checked_out_by_git_on_windows(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # What Python has compiled goes with it: to compile it again takes longer than all the rest.
    shutil.copytree(ROOT / "zonecli", tmp_path / "zonecli")
    for path in (tmp_path / "zonecli").rglob("*"):
        if path.suffix in (".toml", ".tsv", ".css", ".xml"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    places = {
        name: str(ROOT / name.removeprefix("ZONECLI_").lower()) for name in ("ZONECLI_RECORDS", "ZONECLI_TEMPLATES")
    }
    for name, place in places.items():
        monkeypatch.setenv(name, place)
    for line in ("show anji", "indicators tax-per-area", "kinds", "rank approved-area", "report --to html"):
        own = cli(*line.split())
        done = process(line.split(), {**places, "PYTHONPATH": str(tmp_path)}, cwd=tmp_path)
        assert (done.code, done.out) == (0, own.out), line


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff'"), min_size=1)


@given(st.lists(_WORDS, min_size=1))
def test_any_text_is_read_alike(words: list[str]) -> None:
    text = "".join(f"k{n} = '{word}'\n[t{n}]\nn = '''\n{word}\n'''\n" for n, word in enumerate(words))
    assert parse(decode(windows(text), "x")) == parse(text)


@given(st.lists(st.sampled_from("abc"), min_size=1, unique=True))
def test_tables_of_the_package_are_read_alike(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("tables") / "t.toml"
    text = "# note\n\n" + "".join(f"[{name}]\nx = 1\n\n[{name}.y]\nz = 2\n\n" for name in names)
    path.write_bytes(text.replace("\n", "\r\n").encode())
    assert dict(PackageTables(path)) == {name: {"x": 1, "y": {"z": 2}} for name in names}


def test_the_project_says_so_to_git() -> None:
    assert "* text=auto eol=lf\n" in (ROOT / ".gitattributes").read_text(encoding="utf-8")
