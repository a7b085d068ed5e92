"""Questions on a terminal: asked again, completed, edited in Chinese, left without a trace."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.terminals import Shown, on_terminal

ASKING = """
import sys
from zonecli.cli import errors
from zonecli.cli.prompts import Dialogue
from zonecli.errors import UnknownName
from zonecli.i18n import language

def known(text):
    if text not in ("anji", "安吉县", "湖州市"):
        raise UnknownName("place", text, ["安吉县"])
    return text

asking = Dialogue(language("en"))
try:
    print("got", repr({}))
except KeyboardInterrupt as error:
    sys.exit(errors.report(error, language("en")))
"""
PLACES = '("anji", "安吉县", "湖州市", "湖北省", "Anji County", "anji")'
ASK = f'asking.ask("Where?", candidates={PLACES}, parse=known)'


def asked(call: str, *keys: tuple[str, str], lead: Sequence[str] = ()) -> Shown:
    """Run a program that puts a question, and type the second of each pair when the first is seen."""
    return on_terminal([], keys=keys, program=(*lead, sys.executable, "-c", ASKING.replace("{}", call)))


def test_an_answer() -> None:
    shown = asked(ASK, ("Where?", " anji \r"))
    assert shown.text.startswith("Where?\n")
    assert shown.text.endswith("got 'anji'\n")
    assert (shown.code, shown.whole) == (0, True)


def test_it_is_asked_again_with_what_is_wrong_and_what_to_do() -> None:
    shown = asked(ASK, ("Where?", "安吉现\r"), ("mean: 安吉县?", "\r"), ("an answer is needed", "安吉县\r"))
    assert "error: no place is called “安吉现”\nhint: did you mean: 安吉县?\n" in shown.text
    assert shown.text.endswith("got '安吉县'\n")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("湖州\t\r", "湖州市"),
        # Of two that begin so, what both begin with.
        ("湖\t州\t\r", "湖州市"),
        ("安\t\r", "安吉县"),
        # One character of three bytes is taken back, and one is put before another.
        ("安吉市\x7f县\r", "安吉县"),
        ("吉县\x01安\r", "安吉县"),
        ("湖北省\x15anji\r", "anji"),
    ],
)
def test_tab_completes_and_chinese_is_edited_by_characters(typed: str, meant: str) -> None:
    shown = asked(ASK, ("Where?", typed))
    assert shown.text.endswith(f"got {meant!r}\n")


def test_names_with_blanks_are_completed() -> None:
    shown = asked(f'asking.ask("Where?", candidates={PLACES}, parse=str)', ("Where?", "anji c\t\r"))
    assert shown.text.endswith("got 'Anji County'\n")


def test_the_default() -> None:
    shown = asked('asking.ask("Id?", "anji", parse=str)', ("[anji] > ", "\r"))
    assert shown.text.endswith("got 'anji'\n")
    assert asked('asking.ask("Id?", "", parse=str)', ("Id?", "\r")).text.endswith("got ''\n")


@pytest.mark.parametrize("key", ["\x03", "\x04", "anji\x03"], ids=["ctrl-c", "ctrl-d", "later"])
def test_leaving(key: str) -> None:
    shown = asked(ASK, ("Where?", key))
    assert shown.code == 130
    assert shown.whole
    assert "got" not in shown.text
    assert "Traceback" not in shown.text


@pytest.mark.parametrize(
    ("typed", "meant"), [("y", True), ("Yes", True), ("是", True), ("n", False), ("", False), ("否", False)]
)
def test_yes_or_no(typed: str, meant: bool) -> None:
    assert asked('asking.confirm("Sure?")', ("Sure?", f"{typed}\r")).text.endswith(f"got {meant}\n")


def test_neither_yes_nor_no() -> None:
    shown = asked('asking.confirm("Sure?", default=True)', ("Sure? [Y/n] ", "ja\r"), ("answer y or n", "\r"))
    assert shown.text.endswith("got True\n")


def test_a_choice() -> None:
    call = 'asking.choose("Which?", dict(a="the first", b="另一个"))'
    shown = asked(call, ("Which?", "3\r"), ("answer one of a, b", "B\r"))
    assert "Which?\n  a  the first\n  b  另一个\n" in shown.text
    assert shown.text.endswith("got 'b'\n")


def test_questions_are_no_result(tmp_path: Path) -> None:
    """With standard output in a file the question is on the terminal, the line is edited, and the file is clean."""
    out = tmp_path / "out"
    shown = asked(ASK, ("Where?", "安吉市\x7f县\r"), lead=("/bin/sh", "-c", f'"$@" > {out}', "sh"))
    assert shown.code == 0
    assert out.read_text(encoding="utf-8") == "got '安吉县'\n"
    assert "Where?\n" in shown.text


def test_without_readline_nothing_but_tab_is_lost() -> None:
    call = 'sys.modules.__setitem__("readline", None) or ' + ASK
    assert asked(call, ("Where?", "安吉县\r")).text.endswith("got '安吉县'\n")


def test_what_could_steer_the_terminal_is_shown() -> None:
    shown = asked('asking.ask("A\\x1b[2J?", parse=known)', ("?", "x\x16\x1b[2J\r"), ("no place", "anji\r"))
    assert "A\\x1b[2J?" in shown.text
    assert "called “x\\x1b[2J”" in shown.text


@pytest.mark.parametrize(
    ("redirection", "asks"), [("", True), ("> /dev/null", True), ("< /dev/null", False), ("2> /dev/null", False)]
)
def test_nobody_is_asked_in_a_script(redirection: str, asks: bool) -> None:
    code = "import sys, zonecli.cli.prompts as p; sys.exit(3 if p.dialogue(p.Session()) else 4)"
    sh = ("/bin/sh", "-c", f'"$@" {redirection}', "sh")
    assert on_terminal([], program=(*sh, sys.executable, "-c", code)).code == (3 if asks else 4)
