"""The environment and the files of settings: what they say is checked, and nothing of it is run by a shell."""

import sys
from pathlib import Path

import pytest

from tests.conftest import SMALL, write_files
from tests.hostile import RAW, assert_kept, ran

NAMES = ("ZONECLI_RECORDS", "ZONECLI_TEMPLATES", "ZONECLI_LANG", "ZONECLI_COLOR", "ZONECLI_UNITS", "ZONECLI_CURRENCY",
"ZONECLI_PAGER",
         "PAGER", "LESS", "LANG", "LC_ALL", "LANGUAGE", "COLUMNS", "LINES", "TERM", "HOME", "XDG_CONFIG_HOME",
         "NO_COLOR", "FORCE_COLOR",
         "TZ", "_ZONECLI_COMPLETE", "GITHUB_ACTIONS")  # fmt: skip
VALUES = ("", " ", "0", "-1", "abc", "100000", "9" * 400, "zh_CN.GB18030", "xx_YY.nonsense@x", "../../..", "/dev/zero",
"~", "\x1b]52;c;x\x07",
          "\u202e", "\udcff", "; touch pwned", "$(touch pwned)", "x" * 100_000)  # fmt: skip
unix = pytest.mark.skipif(sys.platform == "win32", reason="no such terminals on this system")


@pytest.mark.parametrize("name", NAMES)
def test_any_variable_may_say_anything(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path / "records", SMALL)
    monkeypatch.chdir(tmp_path)
    for value in VALUES:
        monkeypatch.setenv(name, value)
        for command in (["info"], ["show", "alpha", "--color", "always"]):
            found = ran(*command, records=None if name == "ZONECLI_RECORDS" else root)
            assert_kept(found, (0, 2, 4))
            assert not RAW.search(found.err)
            # What Tab offers is a word, a tab and what it means.
            out = found.out.replace("\t", "") if name == "_ZONECLI_COMPLETE" else found.out
            assert "always" in command or name == "FORCE_COLOR" or not RAW.search(out)
            assert found.seconds < 10
    assert [path.name for path in tmp_path.iterdir()] == ["records"]


def test_records_that_are_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "records"
    path.write_text("x")
    monkeypatch.setenv("ZONECLI_RECORDS", str(path))
    found = ran("list")
    assert_kept(found, [4])
    assert "not a directory" in found.err


@unix
@pytest.mark.parametrize("variable", ["PAGER", "ZONECLI_PAGER"])
@pytest.mark.parametrize(
    "command",
    [
        "cat; touch pwned",
        "cat | tee pwned",
        "cat > pwned",
        "$(touch pwned)",
        "`touch pwned`",
        "cat && touch pwned",
        "'",
    ],
)
def test_no_shell_runs_the_pager(variable: str, command: str, tmp_path: Path) -> None:
    from tests.cli.terminals import on_terminal

    root = write_files(tmp_path / "records", SMALL)
    program = (
        f"import os, sys; os.chdir({str(tmp_path)!r}); from zonecli.cli.app import run; sys.exit(run(sys.argv[1:]))"
    )
    shown = on_terminal(
        ["facts", "--records", root], {variable: command}, rows=3, program=(sys.executable, "-c", program)
    )
    assert "Traceback" not in shown.text
    assert shown.whole
    assert not list(tmp_path.rglob("pwned"))


@unix
def test_untrusted_records_choose_no_pager(tmp_path: Path) -> None:
    from tests.cli.terminals import on_terminal

    root = write_files(tmp_path / "records", SMALL)
    script = tmp_path / "evil"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path}/pwned\n")
    script.chmod(0o755)
    (tmp_path / "zonecli.toml").write_text(f'pager = "{script}"\n')
    shown = on_terminal(["facts", "--records", root], rows=3)
    assert shown.code == 2
    assert "pager" in shown.text
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    "text",
    ["", "x", "pager = 3", "lang = 'fr'", "templates = '/dev/zero'", "templates = '\\u0000'",
    'templates = "\\u001b]52;c;x\\u0007"', "[lang]",
     '"\\u001b[31m" = 1', "lang = " + "[" * 10_000, "\ufefflang = 'en'", "a.b.c = 1", "currency = 'XXX'",
     "records = '\\u0000'"],
    ids=range(14),
)  # fmt: skip
def test_settings_beside_the_records_are_untrusted_too(text: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "records", {**SMALL, "../zonecli.toml": text})
    for command in (["list"], ["info"], ["templates"], ["show", "alpha"]):
        found = ran(*command, records=root)
        assert_kept(found, (0, 2, 4))
        assert not RAW.search(found.out)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff" * 1000, b"\0" * 1000, b"\x1b]52;c;x\x07\n", "超900亿元".encode("utf-16"),
    "超900亿元".encode("gb18030"), b"\n" * 100_000,
     b"9" * 100_000, "１，０００万元\r\n".encode() * 10, "\u2028\u202e5亩".encode()],
    ids=range(10),
)  # fmt: skip
def test_standard_input(data: bytes) -> None:
    for form in ([], ["--json"], ["--color", "always"]):
        found = ran("figure", "-", *form, stdin=data)
        assert_kept(found, [0])
        assert form == ["--color", "always"] or not RAW.search(found.out)
