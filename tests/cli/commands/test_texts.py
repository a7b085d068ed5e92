"""`--texts` of `check` and `trace`, as a user runs them."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.clean_records import BETA, GAZETTE, put, write
from tests.cli.running import Cli, process
from tests.conftest import write_files

TEXT = "公报\n\n甲区产值超900亿元，企业1600余家。\n乙区首句。乙区产值436亿元，\x1b[31m增长5%；末句。\n"
FACT = '[[facts]]\nindicator = "output"\nfigure = "{}"\nsource = "gazette"\nat = "3"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_files(tmp_path / "texts", {"gazette.txt": TEXT, "yearbook.txt": "年鉴"})
    return write(tmp_path, {"zones/beta.toml": put(BETA, FACT.format("436亿元"))})


def test_records_that_are_what_their_texts_print(root: Path) -> None:
    done = process(["check", "--texts", "texts"], cwd=root.parent)
    assert (done.code, done.out, done.err) == (0, "", "9 files checked: nothing found\n")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "error[Z075] the text of the source does not have “超436亿元”\n"
            ' 9 | figure = "超436亿元"\n'
            "   |          ^^^^^^^^^^^\n"
            "hint: paragraph 3 has “乙区首句。乙区产值436亿元， [31m增长5%”: write the figure to the letter\n",
        ),
        (
            "zh",
            "错误[Z075] 来源文本中没有“超436亿元”\n"
            ' 9 | figure = "超436亿元"\n'
            "   |          ^^^^^^^^^^^\n"
            "提示：第3段有“乙区首句。乙区产值436亿元， [31m增长5%”：数字应与原文一字不差\n",
        ),
    ],
)
def test_a_print_that_is_not_in_the_text(lang: str, said: str, root: Path) -> None:
    (root / "zones" / "beta.toml").write_text(put(BETA, FACT.format("超436亿元")), encoding="utf-8")
    done = process(["check", "--texts", "texts", "--lang", lang], cwd=root.parent)
    assert done.code == 1
    where, _, rest = done.out.partition(": ")
    assert (where, rest) == ("records/zones/beta.toml:9:10", said)


def test_a_print_elsewhere_fails_a_strict_check_only(root: Path) -> None:
    (root / "zones" / "beta.toml").write_text(put(BETA, FACT.format("超900亿元")), encoding="utf-8")
    assert process(["check", "--texts", "texts"], cwd=root.parent).code == 0
    assert process(["check", "--texts", "texts", "--strict"], cwd=root.parent).code == 1


def test_a_directory_that_is_not_there(root: Path) -> None:
    for command in (["check"], ["trace", "beta", "output"]):
        done = process([*command, "--texts", "text"], cwd=root.parent)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("error: text: no such directory\n")


def traced(cli: Cli, root: Path, *arguments: object) -> str:
    done = cli("trace", "beta", "output", "--records", root, *arguments)
    assert (done.code, done.err) == (0, "")
    return done.out


def test_the_sentence_with_the_figure_marked(cli: Cli, root: Path) -> None:
    folder = root.parent / "texts"
    plain = traced(cli, root)
    assert "Sentence" not in plain
    quoted = traced(cli, root, "--texts", folder)
    line = "Sentence     乙区产值[436亿元]， [31m增长5%；"
    assert line in quoted.split("\n")
    assert quoted.replace(f"{line}\n", "") == plain
    assert "乙区产值【436亿元】，" in traced(cli, root, "--texts", folder, "--lang", "zh")


def test_the_sentence_in_json(cli: Cli, root: Path) -> None:
    (step,) = json.loads(traced(cli, root, "--json", "--texts", root.parent / "texts"))["steps"]
    assert step["sentence"] == "乙区产值436亿元， [31m增长5%；"
    assert step["sentence"][step["sentence_start"] : step["sentence_end"]] == "436亿元"
    (step,) = json.loads(traced(cli, root, "--json"))["steps"]
    assert (step["sentence"], step["sentence_start"], step["sentence_end"]) == (None, None, None)


def test_the_text_that_a_record_names_is_quoted_and_a_broken_one_is_left(cli: Cli, root: Path) -> None:
    text = "乙区产值436亿元。"
    sealed = f'text = "texts/gazette.txt"\nsha256 = "{sha256(text.encode()).hexdigest()}"'
    write_files(root, {"sources/gazette.toml": put(GAZETTE, sealed), "texts/gazette.txt": text})
    assert "Sentence     乙区产值[436亿元]。\n" in traced(cli, root)
    (root / "texts" / "gazette.txt").write_bytes(b"\0")
    assert "Sentence" not in traced(cli, root)


def test_a_text_in_the_directory_that_cannot_be_read_is_told(cli: Cli, root: Path) -> None:
    file = root.parent / "texts" / "gazette.txt"
    file.write_bytes(b"\0")
    done = cli("trace", "beta", "output", "--records", root, "--texts", file.parent)
    assert (done.code, done.out) == (4, "")
    assert f"{file}: this is no text, or its encoding cannot be told" in done.err
