"""`zonecli check` as people and scripts run it: formats, exit codes, paths, rules explained."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.clean_records import BETA, put, write
from tests.hostile import ran
from zonecli.check.rules.registry import rules
from zonecli.check.rules.rule import Severity

PACKAGE = Path(__file__).parents[3]
FACT = '[[facts]]\nindicator = "output"\nfigure = "436亿某"\nsource = "gazette"\n'


def run(
    folder: Path, *arguments: str, lang: str = "en", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder and return what it wrote."""
    return subprocess.run(
        [sys.executable, "-m", "zonecli", "check", "--lang", lang, *arguments],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(PACKAGE),
            "PYTHONUTF8": "1",
            **(environment or {}),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_nothing_found(tmp_path: Path) -> None:
    write(tmp_path)
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "9 files checked: nothing found" in done.stderr


def test_text_shows_place_rule_line_mark_and_hint(tmp_path: Path) -> None:
    write(tmp_path, {"zones/beta.toml": put(BETA, FACT)})
    done = run(tmp_path)
    assert done.returncode == 1
    assert done.stdout == (
        "records/zones/beta.toml:9:15: error[Z030] “436亿某” cannot be read: “某” is not understood\n"
        ' 9 | figure = "436亿某"\n'
        "   |                ^^\n"
        "hint: give its number as “value” with “unit”; `zonecli figure` shows how a figure is read\n"
    )
    assert done.stderr == "9 files checked: 1 error\n"


def test_notices_let_check_pass(make_records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_records()
    for code, severity in (("Z063", Severity.NOTICE), ("Z019", Severity.WARNING)):
        monkeypatch.setitem(rules(), code, replace(rules()[code], severity=severity))
    done = ran("check", records=root)
    assert done.code == 0
    assert "notice[Z063]" in done.out
    assert done.err == "7 files checked: 1 notice\n"
    assert ran("check", "--format", "github", records=root).out.startswith("::notice file=")
    make_records({"zones/beta.toml": BETA + 'industries = ["furniture", "furniture"]\n'})
    done = ran("check", records=root, lang="zh")
    assert done.code == 0
    assert ran("check", "--strict", records=root).code == 1
    assert done.err == "已检查7个文件：1个警告、3条提醒\n"


def test_quiet_says_nothing_beside_the_findings(tmp_path: Path) -> None:
    write(tmp_path, {"zones/beta.toml": put(BETA, 'place = ["330523", "330523"]')})
    done = run(tmp_path, "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert run(tmp_path, "-q", "--strict").returncode == 1
    assert "warning[Z019]" in done.stdout


def test_json_is_the_same_in_every_language(tmp_path: Path) -> None:
    write(tmp_path, {"zones/beta.toml": put(BETA, FACT)})
    done = run(tmp_path, "--json")
    assert done.stdout == run(tmp_path, "--format", "json", lang="zh").stdout
    (found,) = json.loads(done.stdout)
    assert found == {
        "file": "records/zones/beta.toml",
        "line": 9,
        "column": 15,
        "length": 1,
        "severity": "error",
        "rule": "Z030",
        "name": "figure-not-read",
        "message": "“436亿某” cannot be read: “某” is not understood",
        "hint": "give its number as “value” with “unit”; `zonecli figure` shows how a figure is read",
        "excerpt": 'figure = "436亿某"',
    }


def test_json_of_nothing_is_an_empty_array(tmp_path: Path) -> None:
    write(tmp_path)
    assert json.loads(run(tmp_path, "--json").stdout) == []


def test_github_annotations_are_escaped(tmp_path: Path) -> None:
    folder = tmp_path / "a,b:c%d"
    folder.mkdir()
    write(folder, {"zones/beta.toml": put(BETA, 'level = "100%, a:b"')})
    done = run(folder, "records/zones/beta.toml", "--format", "github")
    line = done.stdout.splitlines()[0]
    assert line.startswith("::error file=records/zones/beta.toml,line=1,endLine=1,col=9,")
    assert "title=Z013 not-in-list::“100%25, a:b” is not a valid value" in line
    assert "%0Ahint: " in line
    done = run(tmp_path, "--records", str(folder / "records"), "--format", "github")
    assert "file=a%2Cb%3Ac%25d/records/zones/beta.toml," in done.stdout


def test_hostile_texts_are_shown_as_text(tmp_path: Path) -> None:
    write(tmp_path, {"zones/beta.toml": put(BETA, 'code = "\\u001b[31m"\nkind = "[bold]\\n::error::x\u202e"')})
    for form in ("table", "github", "json"):
        out = run(tmp_path, "--format", form).stdout
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "\n::error::x" not in out


def test_paths_choose_files_and_directories(tmp_path: Path) -> None:
    root = write(tmp_path, {"zones/beta.toml": put(BETA, 'code = ""'), "sources/gazette.toml": "x"})
    assert "Z014" in run(tmp_path, "records/zones/beta.toml").stdout
    assert "Z002" not in run(tmp_path, "records/zones").stdout
    assert "Z002" in run(tmp_path, "records/sources").stdout
    assert "Z002" in run(tmp_path, "records").stdout
    assert run(root / "zones", "beta.toml").stdout.startswith("beta.toml:1:8: error[Z014]")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert "Z014" in run(elsewhere, str(root / "zones" / "beta.toml")).stdout


@pytest.mark.parametrize("path", ["missing.toml", "."])
def test_a_path_that_is_no_record(path: str, tmp_path: Path) -> None:
    done = run(tmp_path, path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")


def test_no_directory_of_records(tmp_path: Path) -> None:
    done = run(tmp_path, "--records", "nowhere")
    assert (done.returncode, done.stdout) == (4, "")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_explain(lang: str, tmp_path: Path) -> None:
    done = run(tmp_path, "--explain", "Z012", lang=lang)
    assert done.returncode == 0
    assert done.stdout.startswith("Z012 wrong-type (")
    assert "    place = 330523\n" in done.stdout
    assert '    place = "330523"\n' in done.stdout


def test_explain_all_and_as_data(tmp_path: Path) -> None:
    assert all(f"{code} " in run(tmp_path, "--explain", "all").stdout for code in list(rules())[::10])
    explained = json.loads(run(tmp_path, "--explain", "z012", "--json").stdout)
    assert list(explained) == ["code", "name", "severity", "explanation", "wrong", "right", "blocks"]


def test_explain_an_unknown_rule(tmp_path: Path) -> None:
    done = run(tmp_path, "--explain", "Z999")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Z999" in done.stderr


def test_a_long_line_is_cut_around_the_fault(tmp_path: Path) -> None:
    note = "长" * 300
    lines = FACT.replace("\nsource", f" # {note}\nsource").replace(
        "figure =", f'scope = {{ zh = "{note}", en = "x" }}\nfigure ='
    )
    write(tmp_path, {"zones/beta.toml": put(BETA, lines + f'note = {{ zh = "{note}", en = "" }}')})
    done = run(tmp_path)
    assert max(map(len, done.stdout.splitlines())) < 140
    assert "…" in done.stdout


def test_a_wrong_encoding_is_named_and_shown(tmp_path: Path) -> None:
    write(tmp_path, {"zones/beta.toml": BETA.encode("gb18030")})
    done = run(tmp_path)
    assert "GB18030" in done.stdout
    assert "乙开发区" in done.stdout


def test_crlf_lines_are_shown_without_their_ends(tmp_path: Path) -> None:
    write(tmp_path, {"zones/beta.toml": put(BETA, 'code = ""').replace("\n", "\r\n").encode()})
    done = run(tmp_path)
    assert ' 1 | code = ""\n' in done.stdout
