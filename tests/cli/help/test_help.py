"""Help teaches: what there is, in groups, with examples that work, in both languages."""

import re
import shlex
import shutil
from pathlib import Path
from shutil import copytree

import pytest
from rich.cells import cell_len

from tests.cli.running import ROOT, Cli
from tests.conftest import SMALL
from tests.repositories import Repository
from zonecli.cli.app import load
from zonecli.cli.help.content import EXAMPLES, page_of
from zonecli.cli.registry import ADD, COMMANDS
from zonecli.i18n import language

ALL_EXAMPLES = [(name, line) for name in COMMANDS for line in load(name, language("en")).examples]


def test_the_program_s_help_teaches(cli: Cli) -> None:
    result = cli("--help")
    assert (result.code, result.err) == (0, "")
    for entry in COMMANDS.values():
        assert f"\n{entry.group}:\n" in result.out
    for name in COMMANDS:
        assert re.search(rf"^  {name}  +\S", result.out, re.MULTILINE)
    assert len(EXAMPLES) == 3
    for example in EXAMPLES:
        assert f"\n  {example}\n" in result.out
    assert "records (found upwards of the working directory)" in result.out


def test_without_arguments_help_is_the_result(cli: Cli) -> None:
    assert cli() == cli("--help")


def test_help_says_where_records_are_or_why_there_are_none(cli: Cli, tmp_path: Path) -> None:
    assert "(the option)" in cli("--records", "records", "--help").out
    said = " ".join(cli("--records", f"{tmp_path}/none", "--help").out.split())
    assert f"{tmp_path}/none: no such directory of records" in said


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_two_examples(cli: Cli, name: str, lang: str) -> None:
    result = cli("--lang", lang, name, "--help")
    assert (result.code, result.err) == (0, "")
    page = page_of(load(name, language(lang)), language(lang))
    assert len(page.examples) >= 2
    for example in page.examples:
        assert f"\n  {example}" in result.out
        assert shlex.split(example)[:2] == ["zonecli", name]
    assert all(text for _, text in [*page.arguments, *page.options])


def make_history(folder: Path) -> None:
    """Make the directory a repository of records of which the last of four commits has a figure more."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    repository = Repository(folder)
    anji = SMALL["zones/alpha.toml"]
    for n in range(3):
        repository.commit({**{f"records/{name}": text for name, text in SMALL.items()}, f"{n}.txt": ""})
    files = {"old/records/zones/anji.toml": anji.partition("[[facts]]")[0], "new/records/zones/anji.toml": anji}
    repository.commit({**files, "records/zones/anji.toml": anji}, day="2025-06-02T00:00:00+08:00")


@pytest.mark.parametrize(("name", "line"), [*ALL_EXAMPLES, *[("", line) for line in EXAMPLES]])
def test_each_example_works(cli: Cli, name: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is checked are the records of the working directory, and those alone are changed.
    monkeypatch.chdir(ROOT if name == "check" else tmp_path)
    if COMMANDS[name or "list"].group == ADD:
        copytree(ROOT / "records", tmp_path / "records")
        copytree(ROOT / "tests" / "ingest" / "tables", tmp_path, dirs_exist_ok=True)
        monkeypatch.setenv("EDITOR", "true")
    if "--texts" in line:
        (tmp_path / "texts").mkdir()
    if name == "diff":
        make_history(tmp_path)
    result = cli(*shlex.split(line.replace("--texts texts", f"--texts {tmp_path / 'texts'}"))[1:])
    assert result.code == 0, result.err
    assert result.out or list(tmp_path.iterdir()) or name == "check"


@pytest.mark.parametrize("columns", [30, 40, 60, 100, 300])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_fits_the_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for asked in (["list"], ["compare"], ["schema"], []):
        lines = cli(*asked, "--help", "--lang", lang).out.splitlines()
        texts = [line for line in lines if not line.startswith("  zonecli ")]
        assert max(map(cell_len, texts)) <= min(columns, 100)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_both_languages_say_the_same(cli: Cli, lang: str) -> None:
    for name in COMMANDS:
        english, other = (page_of(load(name, language(code)), language(code)) for code in ("en", lang))
        assert [label for label, _ in english.options] == [label for label, _ in other.options]
        assert [label for label, _ in english.arguments] == [label for label, _ in other.arguments]
        assert list(english.examples) == list(other.examples)


def test_help_needs_no_records(cli: Cli, tmp_path: Path) -> None:
    result = cli("list", "--records", f"{tmp_path}/none", "--help")
    assert (result.code, result.err) == (0, "")
