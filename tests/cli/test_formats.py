"""Formats: what each command offers prints something, and the ending of a file names its format."""

import csv
import io
import json
from functools import partial
from pathlib import Path

import pytest

from tests.cli.running import Cli
from tests.cli.test_fields import line
from zonecli.cli.app import load, program
from zonecli.cli.completion.query import offer
from zonecli.cli.registry import COMMANDS
from zonecli.documents.formats import DOCUMENTS
from zonecli.i18n import language
from zonecli.render.formats import FORMATS

# Workbooks are no texts; tests/cli/commands/test_export.py reads them.
OFFERED = [(command, name) for command, entry in COMMANDS.items() for name in entry.formats if name != "xlsx"]
# These look to their files themselves.
OTHERS = ("report", "export")


def test_a_format_is_found_by_its_own_name() -> None:
    assert list(FORMATS) == ["table", "json", "jsonl", "csv", "tsv", "xlsx", "md", "github"]
    assert list(DOCUMENTS) == ["md", "html", "docx", "pdf"]
    assert all(each.endings and each.about for each in [*FORMATS.values(), *DOCUMENTS.values()])


@pytest.mark.parametrize(("command", "format"), OFFERED)
def test_every_format_that_is_offered_is_written(cli: Cli, command: str, format: str) -> None:
    result = cli(*line(command, "--format", format))
    assert result.code == 0, result.err
    # Nothing is found in the shipped records, which is an empty text.
    assert result.out or command == "check"
    if format == "json":
        json.loads(result.out)
    if format == "jsonl":
        assert all(json.loads(each) for each in result.out.splitlines())
    if format in ("csv", "tsv"):
        rows = list(csv.reader(io.StringIO(result.out), delimiter="," if format == "csv" else "\t"))
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize(
    ("arguments", "file", "format"),
    [
        (["list"], "list.csv", "csv"),
        (["list"], "LIST.CSV", "csv"),
        (["list"], "list.v2.tsv", "tsv"),
        (["list"], "list.json", "json"),
        (["list"], "list.jsonl", "jsonl"),
        (["list"], "list.ndjson", "jsonl"),
        (["list"], "list.md", "md"),
        (["list"], "list.txt", "table"),
        (["list"], "list", "table"),
        (["list"], ".csv", "table"),
        (["list", "--json"], "list", "json"),
        (["list", "--json"], "list.json", "json"),
        (["list", "--format", "csv"], "list.csv", "csv"),
        (["check"], "found.txt", "table"),
        (["check", "--format", "github"], "found.txt", "github"),
    ],
)
def test_the_ending_names_the_format(cli: Cli, tmp_path: Path, arguments: list[str], file: str, format: str) -> None:
    result = cli(*arguments, "-o", tmp_path / file)
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / file).read_text(encoding="utf-8") == cli(arguments[0], "--format", format).out


@pytest.mark.parametrize(
    ("arguments", "file", "says", "hints"),
    [
        (
            ["list"],
            "a.ods",
            "no format has this ending",
            ".txt, .json, .jsonl, .ndjson, .csv, .tsv, .xlsx, .md, .markdown",
        ),
        (["info"], "info.jsonl", "no format has this ending", ".txt, .json"),
        (["trace", "anji", "approved-area"], "a.csv", "no format has this ending", ".txt, .json"),
        (["list", "--json"], "list.csv", "the ending does not fit --format json", ".json"),
        (["list", "--format", "table"], "list.json", "the ending does not fit --format table", ".txt"),
        (["templates", "--json"], "my.j2", "the ending does not fit --format json", ".json"),
        (["templates"], "my.tex", "no format has this ending", ".markdown, .j2"),
        (["report"], "brief.odt", "no format has this ending", ".md, .markdown, .txt, .html, .htm, .docx, .pdf"),
        (["report", "--to", "html"], "brief.md", "the ending does not fit --to html", ".html, .htm"),
        (["report", "--each", "--name", "{id}.odt"], "briefs", "no format has this ending", ".docx, .pdf"),
    ],
)
def test_another_ending_is_refused(
    cli: Cli, tmp_path: Path, arguments: list[str], file: str, says: str, hints: str
) -> None:
    result = cli(*arguments, "-o", tmp_path / file)
    assert (result.code, result.out) == (2, "")
    error, hint = result.err.splitlines()
    assert error.endswith(f": {says}")
    assert hint.startswith("hint: the endings are: .")
    assert hint.endswith(hints)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["templates", "show", "brief"], "my.md.j2"),
        (["schema", "zone"], "zone.schema.json"),
        (["completion", "bash"], "zonecli.bash"),
    ],
)
def test_what_has_one_form_is_written_as_it_is(cli: Cli, tmp_path: Path, arguments: list[str], file: str) -> None:
    assert cli(*arguments, "-o", tmp_path / file).code == 0
    assert (tmp_path / file).read_text(encoding="utf-8") == cli(*arguments).out


_WRITING = {"new": ["zone", "x"], "add": ["fact"], "edit": ["x"], "remove": ["fact"], "rename": ["x", "y"]}


def _allowed(command: str) -> set[str]:
    entry = COMMANDS[command]
    named = {ending for each in entry.formats.values() for ending in each.endings} | set(entry.endings)
    return named if entry.formats else named | {"txt"}


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in OTHERS])
@pytest.mark.parametrize("ending", ["doc", "odt", "xls", "html", "txt.bak", "csv", "md", "j2"])
def test_every_command_refuses_what_it_does_not_write(cli: Cli, tmp_path: Path, command: str, ending: str) -> None:
    if ending.rpartition(".")[2] in _allowed(command):
        pytest.skip("it writes that")
    result = cli(*line(command, *_WRITING.get(command, []), "-o", str(tmp_path / f"a.{ending}")))
    assert (result.code, result.out) == (2, "")
    error, hint = result.err.splitlines()
    assert error == f"error: {tmp_path / f'a.{ending}'}: no format has this ending"
    named = hint.removeprefix("hint: the endings are: ").split(", ")
    assert len(named) == len(set(named))
    assert {each.removeprefix(".") for each in named} == _allowed(command)


@pytest.mark.parametrize("command", [name for name, entry in COMMANDS.items() if "csv" in entry.formats])
def test_a_byte_order_mark_for_excel(cli: Cli, tmp_path: Path, command: str) -> None:
    for format in ("csv", "tsv"):
        plain = cli(*line(command, "--format", format)).out
        assert cli(*line(command, "--format", format, "--bom")).out == "\ufeff" + plain
        assert cli(*line(command, "-o", str(tmp_path / f"a.{format}"), "--bom")).code == 0
        assert (tmp_path / f"a.{format}").read_bytes() == b"\xef\xbb\xbf" + plain.encode()
    for option in (["--json"], ["--format", "md"], []):
        result = cli(*line(command, "--bom", *option))
        assert (result.code, result.out) == (2, "")
        assert result.err == "error: --bom goes with CSV and TSV only\nhint: add --format csv, or -o FILE.csv\n"


def test_no_byte_order_mark_where_there_are_no_rows(cli: Cli) -> None:
    assert "no option is called --bom" in cli("trace", "anji", "approved-area", "--bom").err


@pytest.mark.parametrize(
    ("file", "begins"),
    [("a.md", "# Anji"), ("a.txt", "# Anji"), ("a", "# Anji"), ("a.html", "<!DOCTYPE html>"), ("a.HTM", "<!DOCTYPE")],
)
def test_the_ending_of_a_report(cli: Cli, tmp_path: Path, file: str, begins: str) -> None:
    assert cli("report", "profile", "--zone", "anji", "-o", tmp_path / file).code == 0
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(begins)


def test_the_inner_ending_of_a_template(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "brief.tex.j2"
    own.write_text("\\section{A}\n", encoding="utf-8")
    assert cli("report", own, "-o", tmp_path / "brief.tex").code == 0
    assert (tmp_path / "brief.tex").read_text(encoding="utf-8") == cli("report", own).out
    assert cli("report", own, "--to", "html", "-o", tmp_path / "other.tex").code == 2


def test_the_name_of_each_document_names_its_format(cli: Cli, tmp_path: Path) -> None:
    arguments = ["report", "profile", "--zone", "anji", "--each", "-o", tmp_path]
    assert cli(*arguments, "--name", "zone-{id}.html").code == cli(*arguments, "--to", "html").code == 0
    page = (tmp_path / "zone-anji.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert (tmp_path / "anji.html").read_text(encoding="utf-8") == page


def test_tab_says_what_a_format_is() -> None:
    for code, says in (("en", "annotations of GitHub Actions"), ("zh", "GitHub Actions 的注释")):
        lang = language(code)
        found = dict(offer(program(lang), partial(load, lang=lang), ["check", "--format"], ""))
        assert list(found) == ["table", "json", "github"]
        assert found["github"] == says
