"""`zonecli init`: a directory that passes `check`, its settings explained, and what comes next."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import process
from zonecli.cli.settings import CHOICES, SETTINGS, Settings, explain
from zonecli.errors import UsageError
from zonecli.i18n import language

LANGUAGES = ("en", "zh")


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_directory_that_passes_check(tmp_path: Path, lang: str) -> None:
    made = process(["init", "--lang", lang], cwd=tmp_path)
    assert (made.code, made.err) == (0, "")
    assert set(files(tmp_path)) == {"records/zones/.gitkeep", "records/sources/.gitkeep", "zonecli.toml"}
    checked = process(["check", "--strict"], cwd=tmp_path)
    assert (checked.code, checked.out) == (0, "")
    assert "there is no zone yet: zonecli new source, new zone and add fact make one" in checked.err


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("arguments", [[], ["my zones"], ["a/b"]], ids=["here", "blank", "below"])
def test_the_next_commands_run_as_they_are_printed(tmp_path: Path, arguments: list[str], lang: str) -> None:
    made = process(["init", *arguments, "--lang", lang], cwd=tmp_path)
    commands = re.findall(r"^  (.+)$", made.out, re.MULTILINE)
    assert [command for command in commands if command.startswith("zonecli")][:3] == commands[-3:]
    script = ["set -e", *commands, "zonecli check --strict", "zonecli facts --zone lakeside --fields value,unit,period"]
    done = process([], cwd=tmp_path, shell="\n".join([*script[:-1], f"{script[-1]} --format csv"]))
    assert done.code == 0, done.err
    assert done.out.endswith("value,unit,period\n12.5,km2,2024\n")
    here = tmp_path.joinpath(*arguments)
    assert (here / "records" / "zones" / "lakeside.toml").is_file()


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    process(["init"], cwd=tmp_path)
    (tmp_path / "zonecli.toml").write_text('lang = "zh"\n', encoding="utf-8")
    before = files(tmp_path)
    again = process(["init"], cwd=tmp_path)
    assert (again.code, again.err) == (0, "")
    assert "records 已是记录目录，未作改动" in again.out
    assert files(tmp_path) == before


def test_what_is_missing_is_made_and_the_rest_is_left(tmp_path: Path) -> None:
    (tmp_path / "records" / "zones").mkdir(parents=True)
    (tmp_path / "records" / "zonecli.toml").write_text('languages = ["en"]\n', encoding="utf-8")
    made = process(["init"], cwd=tmp_path)
    assert made.out.startswith("made: records/sources/\n\n")
    assert set(files(tmp_path)) == {"records/zonecli.toml", "records/sources/.gitkeep"}


def test_a_directory_that_holds_zones_itself_is_completed(tmp_path: Path) -> None:
    """Records in records/ would hide those that are there."""
    (tmp_path / "zones").mkdir()
    process(["init"], cwd=tmp_path)
    assert set(files(tmp_path)) == {"sources/.gitkeep", "zonecli.toml"}


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_it_survives_git(tmp_path: Path) -> None:
    process(["init", "first"], cwd=tmp_path)
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "-A"), (*identity, "commit", "-qm", "A")):
        subprocess.run(["git", "-C", "first", *command], cwd=tmp_path, check=True)
    subprocess.run(["git", "clone", "-q", "first", "second"], cwd=tmp_path, check=True)
    assert process(["check"], cwd=tmp_path / "second").code == 0
    assert "0 files" in process(["check"], cwd=tmp_path / "second").err


def test_the_environment_may_name_what_is_to_be_made(tmp_path: Path) -> None:
    records = {"ZONECLI_RECORDS": str(tmp_path / "records")}
    made = process(["init"], records, cwd=tmp_path)
    assert (made.code, made.err) == (0, "")
    other = process(["init", "other"], records, cwd=tmp_path)
    assert other.err == f"ZONECLI_RECORDS names another directory: {tmp_path}/records\n"


FAULTS = [
    (["file"], 2, "error: file: a file of this name is there, and no directory\nhint: give the directory another name"),
    (["file/below"], 2, "error: file: a file of this name is there"),
    (["used"], 2, "error: used/records: a file of this name is there"),
    (["mine/records/zones"], 2, "error: mine/records/zones: this lies inside the directory of records "),
    (["mine/records/sources/more"], 2, "error: mine/records/sources/more: this lies inside"),
    (["x" * 300], 5, "cannot be made: File name too long"),
    (["locked/new"], 5, "error: locked/new/records/zones: cannot be made: Permission denied"),
    (
        [".", "--records", "mine"],
        2,
        "error: init makes a directory, and takes no --records\nhint: name it: zonecli init",
    ),
]


@pytest.mark.parametrize(("arguments", "code", "said"), FAULTS, ids=[" ".join(each[0])[:30] for each in FAULTS])
def test_what_cannot_be_made(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    (tmp_path / "file").write_text("A", encoding="utf-8")
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "records").write_text("A", encoding="utf-8")
    (tmp_path / "mine" / "records" / "zones").mkdir(parents=True)
    (tmp_path / "locked").mkdir(mode=0o500)
    if arguments[0].startswith("locked") and os.access(tmp_path / "locked", os.W_OK):
        pytest.skip("no directory is closed to this user")
    before = files(tmp_path)
    result = process(["init", *arguments], cwd=tmp_path)
    assert result.code == code
    assert said in result.err
    assert result.out == ""
    assert files(tmp_path) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_setting_is_explained_and_none_is_set(lang: str) -> None:
    text = explain(language(lang))
    assert tomllib.loads(text) == {}
    for name, setting in SETTINGS.items():
        assert language(lang).translate(setting.about) in text
        assert bool(re.search(rf"^# {name} = ", text, re.MULTILINE)) == setting.beside
        for choice in setting.choices:
            assert choice in text


@pytest.mark.parametrize("name", SETTINGS)
def test_each_line_counts_without_its_sign(name: str, tmp_path: Path) -> None:
    path = tmp_path / "zonecli.toml"
    lines = explain(language("en")).splitlines()
    path.write_text("\n".join(line.removeprefix("# ") for line in lines if line.startswith(f"# {name} = ")), "utf-8")
    found = Settings({}, {}, lambda: [path], lambda: None).get(name)
    example = SETTINGS[name].example or SETTINGS[name].default
    if SETTINGS[name].beside:
        assert found.value == (",".join(example) if isinstance(example, tuple) else example)
        assert not CHOICES[name] or found.value in CHOICES[name]
    else:
        assert path.read_text("utf-8") == ""


def test_what_stands_only_in_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "zonecli.toml"
    path.write_text('pager = "less"\n', encoding="utf-8")
    with pytest.raises(UsageError):
        Settings({}, {}, lambda: [path], lambda: None).get("pager")
    assert not SETTINGS["pager"].beside
