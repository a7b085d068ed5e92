"""Tab: what it offers, how each shell gets it, in real shells, quickly."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.completion.shells import ROOT, START, Shell
from tests.cli.running import Cli, process
from zonecli.cli.app import load, program
from zonecli.cli.completion.query import Typed, offer, split
from zonecli.cli.completion.scripts import SCRIPTS
from zonecli.cli.registry import COMMANDS
from zonecli.i18n import language

ENGLISH = language("en")


def words(*line: str) -> list[str]:
    """Return what is offered for the last of the words."""
    found = offer(program(ENGLISH), lambda name: load(name, ENGLISH), line[:-1], line[-1])
    return [word for word, _ in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["li"], ["list"]),
        (["co"], ["compare", "coverage", "completion"]),
        (["--l"], ["--lang"]),
        (["--lang", ""], ["zh", "en"]),
        (["--lang=z"], ["--lang=zh"]),
        (["show", "anj"], ["anji"]),
        (["show", "ANJ"], []),
        (["show", "安吉开"], ["安吉开发区"]),
        (["show", "长三角(湖"], ["长三角(湖州)产业合作区"]),
        (["show", "nowhere"], []),
        (["show", "anji", "jiashan-e"], ["jiashan-etdz"]),
        (["trace", "anji", "entry-tax-per-area", "jia"], []),
        (["report", "profile", "jiashan-e"], ["jiashan-etdz"]),
        (["compare", "anji", "jiashan-e"], ["jiashan-etdz"]),
        (["compare", "anji", "--baseline", "jiashan-e"], ["jiashan-etdz"]),
        (["rank", "approved-a"], ["approved-area"]),
        (["trace", "anji", "entry-tax-per"], ["entry-tax-per-area"]),
        (["sources", "people-anji"], ["people-anji-2025"]),
        (["facts", "--source", "people-anji"], ["people-anji-2025"]),
        (["facts", "--indicator=approved-a"], ["--indicator=approved-area"]),
        (["list", "--colu"], ["--columns"]),
        (["list", "--columns", "id,nam"], ["id,name"]),
        (["list", "--columns", "id,approved-a"], ["id,approved-area"]),
        (["list", "--sort", "-approved-a"], ["-approved-area"]),
        (["show", "安吉经济开发区"], ["安吉经济开发区"]),
        (["show", "anjij"], ["anjijingjikaifaqu"]),
        (["show", "Zhejiang Ba"], ["Zhejiang Baibu Economic Development Zone"]),
        (["rank", "核准面"], ["核准面积"]),
        (["rank", "hezhunm"], ["hezhunmianji"]),
        (["list", "--sort", "-名称"], ["-名称"]),
        (["list", "--columns", "id,级"], ["id,级别"]),
        (["list", "--where", "lev"], ["level="]),
        (["list", "--where", "级"], ["级别="]),
        (["list", "--where", "级别=国"], ["级别=国家级"]),
        (["list", "--where", "Level!=n"], ["Level!=national"]),
        (["list", "--where", "level=guo"], ["level=guojiaji"]),
        (["list", "--where", "place=33052"], ["place=330521", "place=330522", "place=330523"]),
        (["list", "--where", "place=安吉"], ["place=安吉县"]),
        (["list", "--where", "place=Hai"], ["place=Haiyan County", "place=Haining City"]),
        (["list", "--where", "industry=生物医"], ["industry=生物医药"]),
        (["list", "--where", "status"], []),
        (["list", "--where", "status=p"], []),
        (["list", "--where", "nosuch=p"], []),
        (["list", "--where", "approved-area>"], []),
        (["facts", "--where", "stat"], ["status="]),
        (["facts", "--where", "status=f"], ["status=forecast"]),
        (["facts", "--where", "hedge=at"], ["hedge=at-least", "hedge=at-most"]),
        (["list", "--where", "level=p"], ["level=provincial"]),
        (["list", "--where", "kind=high"], ["kind=high-tech-zone"]),
        (["list", "--where", "approved-a"], ["approved-area="]),
        (["list", "--json", "--fields", "id,al"], ["id,aliases"]),
        (["show", "anji", "--fields", "name.z"], ["name.zh"]),
        (["list", "--format", "js"], ["json", "jsonl"]),
        (["show", "--format", "gith"], []),
        (["check", "--format", "g"], ["github"]),
        (["list", "--units", "m"], ["metric"]),
        (["list", "--currency", "U"], ["USD"]),
        (["list", "--color", "n"], ["never"]),
        (["report", "prof"], ["profile"]),
        (["report", "--to", "d"], ["docx"]),
        (["templates", "rank"], ["ranking"]),
        (["schema", "ind"], ["indicators", "industries"]),
        (["completion", "b"], ["bash"]),
        (["check", "--explain", "Z01"], ["Z010", "Z011", "Z012", "Z013", "Z014", "Z015", "Z016"]),
        (["list", "-o", ""], [":files"]),
        (["--records", ""], [":files"]),
        (["check", "rec"], [":files"]),
        (["list", "--unknown", "x", ""], []),
        (["nonsense", ""], []),
        (["info", ""], []),
    ],
)
def test_what_is_offered(line: list[str], expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = words(*line)
    assert found == expected or (expected and expected[0].startswith("Z0") and found[:1] == expected[:1])


def test_everything_is_offered_with_its_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = dict(offer(program(ENGLISH), lambda name: load(name, ENGLISH), [], ""))
    assert list(found) == list(COMMANDS)
    assert all(found.values())
    assert dict(offer(program(ENGLISH), lambda name: load(name, ENGLISH), ["show"], "anj")) == {
        "anji": "安吉经济开发区"
    }


def test_every_option_is_offered_by_every_command() -> None:
    for name in COMMANDS:
        assert {"--records", "--lang", "--output", "--help"} <= set(words(name, "--"))


def test_the_records_of_the_line_are_meant(make_records: object) -> None:
    assert callable(make_records)
    root = make_records()
    assert words("show", "--records", str(root), "") == ["alpha", "beta"]
    assert words("--records", str(root), "show", "") == ["alpha", "beta"]
    assert words("show", f"--records={root}", "甲") == ["甲开发区", "甲区"]


def test_faults_offer_nothing(tmp_path: Path) -> None:
    assert words("show", "--records", str(tmp_path / "none"), "a") == []
    (tmp_path / "zones").mkdir()
    (tmp_path / "zones" / "bad.toml").write_text("name = ", encoding="utf-8")
    assert words("show", "--records", str(tmp_path), "ba") == []
    (tmp_path / "indicators.toml").write_text("[output", encoding="utf-8")
    assert words("rank", "--records", str(tmp_path), "a") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("zonecli show ", ["zonecli", "show", ""]),
        ("zonecli show an", ["zonecli", "show", "an"]),
        ("zonecli show '长三角(湖", ["zonecli", "show", "长三角(湖"]),
        (r"zonecli show 长三角\(湖", ["zonecli", "show", "长三角(湖"]),
        ('zonecli show "a \\" b" c', ["zonecli", "show", 'a " b', "c"]),
        ("zonecli show ''", ["zonecli", "show", ""]),
        ("zonecli show a\\", ["zonecli", "show", "a\\"]),
    ],
)
def test_a_line_of_bash_is_split_as_bash_does(line: str, expected: list[str]) -> None:
    assert [word.text for word in split(line, "")] == expected


def test_bash_breaks_words_at_more_than_blanks() -> None:
    assert split("zonecli list --where level=na", "=:")[-1] == Typed("level=na", "", 6)
    assert split("zonecli list --where 'level=na", "=:")[-1] == Typed("level=na", "'", 0)
    assert split(r"zonecli list --where level\=na", "=:")[-1] == Typed("level=na", "", 0)


# -- the scripts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_command_prints_the_script(cli: Cli, shell: str) -> None:
    result = cli("completion", shell)
    assert (result.code, result.out) == (0, SCRIPTS[shell])
    assert f"zonecli completion {shell}" in result.out


def test_the_shell_is_known_from_the_environment(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert cli("completion").out == SCRIPTS["fish"]
    monkeypatch.delenv("SHELL")
    assert cli("completion").code == 2


def test_the_script_of_powershell_is_whole() -> None:
    script = SCRIPTS["powershell"]
    assert "Register-ArgumentCompleter -Native -CommandName zonecli" in script
    for name in ("_ZONECLI_COMPLETE", "_ZONECLI_WORD"):
        assert script.count(name) == 2


@pytest.mark.skipif(not shutil.which("pwsh"), reason="no PowerShell here")
def test_powershell_completes() -> None:
    line = "zonecli show anj"
    script = f"{SCRIPTS['powershell']}\n(TabExpansion2 '{line}' {len(line)}).CompletionMatches.CompletionText"
    done = subprocess.run(["pwsh", "-NoProfile", "-Command", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "anji"


def test_what_powershell_is_told() -> None:
    asked = {"_ZONECLI_COMPLETE": "powershell", "_ZONECLI_WORD": " anj"}
    assert process(["show"], asked).out == "anji\t安吉经济开发区\n"
    assert process(["show"], {**asked, "PYTHONIOENCODING": "ascii"}).out == "anji\t安吉经济开发区\n"


# -- real shells -----------------------------------------------------------------------------------

TYPED = [
    ("zonecli lis\t\n", ["list"]),
    ("zonecli show anj\t\n", ["show", "anji"]),
    ("zonecli show 安吉经\t\n", ["show", "安吉经济开发区"]),
    ("zonecli show '长三角(湖\t\n", ["show", "长三角(湖州)产业合作区"]),
    ("zonecli show 长三角\\(湖\t\n", ["show", "长三角(湖州)产业合作区"]),
    ("zonecli list --colu\tid\n", ["list", "--columns", "id"]),
    ("zonecli list --where level=na\t\n", ["list", "--where", "level=national"]),
    ("zonecli list --where 'level=na\t\n", ["list", "--where", "level=national"]),
    ("zonecli list --format=csv --fields id,al\t\n", ["list", "--format=csv", "--fields", "id,aliases"]),
    ("zonecli check --format=gi\t\n", ["check", "--format=github"]),
    ("zonecli report prof\t --lang z\t\n", ["report", "profile", "--lang", "zh"]),
    ("zonecli list --sort -approved-a\t\n", ["list", "--sort", "-approved-area"]),
    ("zonecli facts --source people-anji\t\n", ["facts", "--source", "people-anji-2025"]),
    ("zonecli show anji -o README\t\n", ["show", "anji", "-o", "README.md"]),
    ("zonecli show nowhere\t\n", ["show", "nowhere"]),
]


@pytest.mark.parametrize("name", START)
def test_a_shell_completes(name: str, tmp_path: Path) -> None:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    # One shell for all the lines: to start one takes as long as ten of them.
    with Shell(name, tmp_path) as shell:
        assert {line: shell.run(line) for line, _ in TYPED} == dict(TYPED)
        shown = shell.listed("zonecli show jiashan", "jiashan-etdz")
        assert name != "zsh" or "嘉善经济技术开发区" in shown


# -- quickly ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ["show an", "list --where ap", "list --where place=33", "list --columns id,", "report b", "rank a", "sources p"],
)
def test_tab_loads_nothing_heavy(line: str) -> None:
    script = (
        "import os, sys; sys.argv = ['zonecli', *sys.argv[1:]]; from zonecli.cli.app import run; run(sys.argv[1:]);"
        "heavy = {'rich', 'pydantic', 'jinja2', 'babel'} & {name.split('.')[0] for name in sys.modules};"
        "print(*heavy, file=sys.stderr)"
    )
    environment = {**os.environ, "_ZONECLI_COMPLETE": "zsh", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script, *line.split(" ")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip()
    assert done.stderr.strip() == ""


def test_tab_opens_no_record_that_it_does_not_name(tmp_path: Path) -> None:
    # How long it takes is for the benchmarks to say; what would make it slow is to open 2,700 files.
    zones = tmp_path / "zones"
    zones.mkdir()
    for n in range(100):
        (zones / f"zone-{n}.toml").write_text("not read", encoding="utf-8")
    assert len(words("show", "--records", str(tmp_path), "zone-")) == 100


@pytest.mark.parametrize(
    ("line", "at", "expected"),
    [
        ("zonecli show anj", "2", ["anji"]),
        ("zonecli tra", "1", ["trace"]),
        ("zonecli rank approved-", "2", ["approved-area"]),
    ],
)
def test_the_scripts_of_typer_are_answered_too(line: str, at: str, expected: list[str]) -> None:
    asked = {"_ZONECLI_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": at}
    assert process([], asked).out.split() == expected
