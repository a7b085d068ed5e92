"""Code pages: documents and data are UTF-8 under any of them, and what people read has what the code page has."""

import io
import os
import subprocess
import sys

import pytest

from tests.cli.running import ROOT, Cli, process
from tests.cli.terminals import on_terminal
from zonecli.cli import output

PAGES = [
    {"PYTHONIOENCODING": "gbk"},
    {"PYTHONIOENCODING": "cp936"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
]
DATA = [
    "list --json",
    "facts --format csv",
    "facts --format tsv",
    "facts --format jsonl",
    "compare anji jiashan --format md",
    "report --lang zh",
    "report profile --zone anji --to html",
    "show anji --json --lang zh",
    "templates show brief",
    "schema zone",
    "completion zsh",
]


def raw(line: str, environment: dict[str, str]) -> bytes:
    """Return the bytes that a run in a process of its own prints."""
    bare = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "zonecli", *line.split()],
        cwd=ROOT,
        env={**bare, **environment},
        capture_output=True,
        check=True,
        timeout=300,
    )
    return done.stdout


# Each line under two code pages, each of these with four lines or three: one place sets the encoding for all of them.
@pytest.mark.parametrize(
    ("line", "page"),
    [(line, PAGES[at % len(PAGES)]) for n, line in enumerate(DATA) for at in (n, n + 2)],
    ids=lambda each: each if isinstance(each, str) else next(iter(each.values())),
)
def test_documents_and_data_are_utf_8(cli: Cli, line: str, page: dict[str, str]) -> None:
    arguments = line if "--lang" in line else f"{line} --lang en"
    assert raw(arguments, page) == cli(*arguments.split()).out.encode()


@pytest.mark.parametrize("line", ["compare anji jiashan", "show anji", "rank approved-area", "coverage", "list"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_has_what_gbk_has(line: str, lang: str) -> None:
    shown = raw(f"{line} --lang {lang}", {"PYTHONIOENCODING": "gbk"}).decode("gbk")
    assert "\\u" not in shown
    if lang == "zh":
        assert any("\u4e00" <= each <= "\u9fff" for each in shown)


def test_an_ornament_is_plain_where_the_encoding_lacks_it(cli: Cli) -> None:
    shown = raw("compare anji jiashan --lang en", {"PYTHONIOENCODING": "cp1252"}).decode("cp1252")
    assert "\nProjects attracted !  different parts" in shown
    assert " · " in shown
    assert "\nProjects attracted ≠  different parts" in cli("compare", "anji", "jiashan").out


@pytest.mark.parametrize(
    ("text", "encoding", "wanted"),
    [
        ("── ★ ≠ ▉ › — … •", "ascii", "-- * ! # > - ... *"),
        ("── ★ ≠ ▉ › — … •", "gbk", "── ★ ≠ ▉ > — … *"),
        ("── ★ ≠ ▉ › — … •", "cp1252", "-- * ! # › — … •"),
        ("── ★ ≠ ▉ › — … •", "utf-8", "── ★ ≠ ▉ › — … •"),
        ("“浙江 › 湖州” ≥ 16.5 km²", "gbk", "“浙江 > 湖州” ≥ 16.5 km2"),
        ("“浙江” ≥ 16.5 km²", "cp1252", "“\\u6d59\\u6c5f” >= 16.5 km²"),
        ("Hồ", "gbk", "H\\u1ed3"),
    ],
)
def test_the_counterparts(text: str, encoding: str, wanted: str) -> None:
    assert text.encode(encoding, output.PLAIN).decode(encoding) == wanted


def test_messages_have_plain_quotes(cli: Cli) -> None:
    done = process(["show", "nowhere"], {"PYTHONIOENCODING": "ascii"})
    assert done.err.splitlines()[0] == 'error: no zone is called "nowhere"'


def test_data_has_lf_whatever_the_platform_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    for as_data in (True, False):
        stream = io.TextIOWrapper(io.BytesIO(), encoding="gbk", newline="\r\n")
        monkeypatch.setattr(sys, "stdout", stream)
        output.to_pipe(["名\n"], as_data)
        written.append(stream.buffer.getvalue())
    assert written == ["名\n".encode(), "名\r\n".encode("gbk")]


def test_a_terminal_gets_what_it_can_show() -> None:
    shown = on_terminal(["figure", "16.5 km²", "--lang", "en"], {"PYTHONIOENCODING": "ascii"})
    assert "16.5 km2" in shown.text
    data = on_terminal(["figure", "16.5 km²", "--json"], {"PYTHONIOENCODING": "ascii", "PAGER": "cat"})
    assert '"printed": "16.5 km\\xb2"' in data.text
