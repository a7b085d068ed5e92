"""`zonecli report`: which zones, which template, which parameters, where to, and what is said when it cannot be."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.cli.running import ROOT, Cli, process
from tests.conftest import SMALL
from zonecli.cli.progress import progress
from zonecli.cli.reporting import folders


def test_the_brief_is_what_a_report_is(cli: Cli) -> None:
    result = cli("report", "--lang", "en")
    assert result.code == 0
    assert result.err == ""
    assert result.out.startswith("# Development zones: a brief\n\nSeptember 2025\n\n## Key points\n")
    assert cli("report", "brief", "--lang", "en").out == result.out
    assert cli("report", "brief.md.j2", "--lang", "en").out == result.out


def test_in_chinese_by_the_locale(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert cli("report", "profile", "--zone", "安吉").out.startswith("# 安吉经济开发区\n")


def test_zones_parameters_and_date(cli: Cli, tmp_path: Path) -> None:
    result = cli("report", "ranking", "-P", "indicator=approved-area", "-P", "limit=3", "-P", "date=2025-10-15")
    assert result.code == 0
    assert "*As of 15 October 2025*" in result.out
    assert "The first 3 of 120 zones." in result.out
    file = tmp_path / "params.toml"
    file.write_text('indicator = "approved-area"\nlimit = 5\ndate = 2025-10-15\n')
    assert cli("report", "ranking", "--params", file, "-P", "limit=3").out == result.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("report", "breif"), 3, "no template and no zone is called “breif”"),
        (("report", "./brief.md.j2"), 2, "brief.md.j2: no such template"),
        (("report", "profile"), 2, "the template “profile” needs 1 zone or more"),
        (("report", "comparison", "--zone", "anji"), 2, "needs 2 to 6 zones"),
        (("report", "ranking"), 2, "needs -P indicator="),
        (("report", "ranking", "-P", "indicator=aproved-area"), 3, "did you mean: approved-area"),
        (("report", "-P", "zones=3"), 2, "has no parameter “zones”"),
        (("report", "-P", "events=many"), 2, "it is a whole number"),
        (("report", "-P", "events"), 2, "“events” is not a valid parameter"),
        (("report", "--zone", "nowhere"), 3, "no zone is called “nowhere”"),
        (("report", "--each"), 2, "--each writes one file a zone"),
        (("report", "--each", "-o", "d", "--name", "x.md"), 2, "does not name one file for each zone"),
        (("report", "--each", "-o", "d", "--name", "../{id}.md"), 2, "does not name one file for each zone"),
        (("report", "--each", "-o", "d", "--name", "{id}{x}.md"), 2, "does not name one file for each zone"),
        (("report", "--watch"), 2, "--watch writes one file"),
        (("report", "--templates", "nowhere"), 2, "nowhere: no such directory of templates"),
        (("report", "--params", "nowhere.toml"), 2, "nowhere.toml: No such file"),
        (("report", "--to", "odt"), 2, "odt"),
        (("report", "--currency", "XXX"), 2, "XXX"),
        (("report", "-o", "nowhere/brief.md"), 2, "nowhere/brief.md: cannot be written"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_printed(
    arguments: tuple[str, ...], code: int, said: str, cli: Cli
) -> None:
    result = cli(*arguments, "--lang", "en")
    assert result.code == code
    assert said in result.err
    assert result.out == ""
    assert "Traceback" not in result.err
    assert not (ROOT / "d").exists()


def test_a_template_of_ones_own(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "my.md.j2"
    own.write_text('{% from "_macros.md.j2" import figures %}{{ figures(zones[0].facts) }}\n', encoding="utf-8")
    result = cli("report", own, "--zone", "anji")
    assert "| Approved area | 442.12 ha[^3][^4] | as at 2018 |" in result.out
    (tmp_path / "profile.md.j2").write_text("mine\n", encoding="utf-8")
    assert cli("report", "profile", "--zone", "anji", "--templates", tmp_path).out == "mine\n"
    assert cli("report", "my", "--zone", "anji", "--templates", tmp_path).out == result.out


def test_templates_are_found_as_records_are(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "templates"
    (tmp_path / "work" / "deep").mkdir(parents=True)
    folder.mkdir()
    (folder / "profile.md.j2").write_text("upwards\n", encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    (other / "profile.md.j2").write_text("environment\n", encoding="utf-8")
    asked = ["report", "profile", "--zone", "anji"]
    assert process(asked, cwd=tmp_path / "work" / "deep").out == "upwards\n"
    assert process(asked, {"ZONECLI_TEMPLATES": str(other)}, cwd=tmp_path / "work").out == "environment\n"
    assert process(asked, cwd=tmp_path).out.startswith("# Anji Economic Development Zone")


def test_a_fault_in_a_template_has_its_place(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "my.md.j2"
    own.write_text("a\nb\n{{ zoens }}\n", encoding="utf-8")
    result = cli("report", own)
    assert result.code == 2
    assert f"{own}:3: “zoens” is not a name that templates know" in result.err
    assert "did you mean: zones" in result.err
    assert result.out == ""


def test_a_head_that_is_no_toml_has_its_place(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "my.md.j2"
    own.write_text("{#---\na = = 1\n---#}\n", encoding="utf-8")
    result = cli("report", own)
    assert result.code in (2, 4)
    assert f"{own}:2:" in result.err
    assert result.out == ""


def test_the_audit(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "my.md.j2"
    own.write_text("Since 2008\n{{ 42 }}\n", encoding="utf-8")
    result = cli("report", own, "--audit", "--lang", "en")
    assert result.code == 1
    assert result.out == ""
    assert result.err.startswith(f"{own}:2: “42” ")
    assert cli("report", own).out == "Since 2008\n42\n"
    assert cli("report", "--audit").code == 0


def test_one_document_a_zone(cli: Cli, tmp_path: Path) -> None:
    result = cli("report", "profile", "--each", "--zone", "anji", "--zone", "jiashan", "-o", tmp_path / "a" / "b")
    assert result.code == 0
    assert result.out == result.err == ""
    assert sorted(os.listdir(tmp_path / "a" / "b")) == ["anji.md", "jiashan.md"]
    one = cli("report", "profile", "--zone", "jiashan").out
    assert (tmp_path / "a" / "b" / "jiashan.md").read_text(encoding="utf-8") == one
    cli("report", "profile", "--each", "--zone", "anji", "-o", tmp_path, "--name", "zone-{id}.txt")
    assert (tmp_path / "zone-anji.txt").is_file()


def test_a_document_is_named_by_its_zone_and_date(cli: Cli, tmp_path: Path) -> None:
    asked = ("report", "--each", "--zone", "anji", "--zone", "jiashan", "-o", tmp_path, "--name", "{name}-{date}.html")
    assert cli(*asked, "--lang", "zh").code == 0
    written = ["安吉经济开发区-2025-09.html", "长三角一体化示范区嘉善片区-2019-10-31.html"]
    assert sorted(os.listdir(tmp_path)) == sorted(written)
    assert (tmp_path / written[0]).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    cli(*asked, "--lang", "en", "-P", "date=2026-01-31")
    assert (tmp_path / "Anji Economic Development Zone-2026-01-31.html").is_file()


def test_two_zones_of_one_name_are_not_one_file(make_records: Any, cli: Cli, tmp_path: Path) -> None:
    root = make_records({"zones/beta.toml": SMALL["zones/alpha.toml"]})
    result = cli("report", "--records", root, "--each", "-o", tmp_path / "d", "--name", "{name}.md", "--lang", "en")
    assert result.code == 2
    assert "two zones would be written to Alpha Development Zone.md" in result.err
    assert not (tmp_path / "d").exists()


def test_what_is_new_since_a_day(cli: Cli) -> None:
    plain = cli("report", "--lang", "en").out
    made = cli("report", "--since", "2025-09", "--lang", "en").out
    assert "## New since" not in plain
    section = made.partition("## New since September 2025\n")[2].partition("\n## ")[0]
    assert "Launch of the Innovation System" in section
    assert "Evaluation of the Overall Development" not in section
    assert "No source on record was issued since then." in cli("report", "--since", "2026", "--lang", "en").out
    assert cli("report", "-P", "since=2025-09", "--lang", "en").out == made
    assert "has no parameter “since”" in cli("report", "gaps", "--since", "2025", "--lang", "en").err
    assert "does not fit the parameter since" in cli("report", "--since", "soon", "--lang", "en").err


@pytest.mark.parametrize(
    ("zones", "same"),
    [
        (("anji",), "profile"),
        (("anji", "jiashan"), "comparison"),
        (("anji", "jiashan", "putuo"), "comparison"),
        ((), "overview"),
    ],
)
def test_a_brief_is_what_goes_with_the_number_of_zones(zones: tuple[str, ...], same: str, cli: Cli) -> None:
    named = [word for zone in zones for word in ("--zone", zone)]
    assert cli("report", *named).out == cli("report", same, *named).out


def test_each_zone_has_its_own_notes(cli: Cli, tmp_path: Path) -> None:
    assert cli("report", "profile", "--each", "-o", tmp_path).code == 0
    written = sorted(tmp_path.iterdir())
    assert len(written) > 40
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert "[^1]: " in text or "[^" not in text


def test_to_a_file_whole_or_not_at_all(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    target.write_text("before", encoding="utf-8")
    own = tmp_path / "my.md.j2"
    own.write_text("{{ zoens }}", encoding="utf-8")
    assert cli("report", own, "-o", target).code == 2
    assert target.read_text(encoding="utf-8") == "before"
    assert cli("report", "profile", "--zone", "anji", "-o", target).code == 0
    assert target.read_text(encoding="utf-8").startswith("# Anji")
    assert sorted(os.listdir(tmp_path)) == ["brief.md", "my.md.j2"]


def test_to_html_by_option_and_by_the_files_name(cli: Cli, tmp_path: Path) -> None:
    by_option = cli("report", "ranking", "-P", "indicator=approved-area", "--to", "html").out
    assert by_option.startswith("<!DOCTYPE html>")
    assert "<svg" in by_option
    target = tmp_path / "ranking.html"
    cli("report", "ranking", "-P", "indicator=approved-area", "-o", target)
    assert target.read_text(encoding="utf-8") == by_option
    plain = cli("report", "ranking", "-P", "indicator=approved-area", "--to", "html", "--charts", "none").out
    assert "<svg" not in plain


def test_word_in_the_styles_of_an_office(cli: Cli, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    pytest.importorskip("pypandoc")
    office = docx.Document()
    office.add_paragraph("SECRET")
    office.styles["Title"].font.name = "Office Sans"
    office.save(str(tmp_path / "office.docx"))
    asked = ("report", "profile", "--zone", "anji", "--reference", tmp_path / "office.docx")
    assert cli(*asked, "-o", tmp_path / "x.docx").code == 0
    made = docx.Document(str(tmp_path / "x.docx"))
    assert made.paragraphs[0].style.font.name == "Office Sans"
    assert "SECRET" not in [each.text for each in made.paragraphs]
    for file in ("x.pdf", "x.html", "x.md"):
        result = cli(*asked, "-o", tmp_path / file, "--lang", "en")
        assert (result.code, result.out) == (2, "")
        assert "--reference is for Word" in result.err
        assert not (tmp_path / file).exists()


@pytest.mark.parametrize(("file", "package"), [("x.pdf", "typst"), ("x.docx", "pypandoc")])
def test_a_document_that_takes_too_long(file: str, package: str, cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip(package)
    (tmp_path / "long.md.j2").write_text("{% for n in range(20000) %}\n# x\n\n{% endfor %}\n")
    result = cli("report", tmp_path / "long.md.j2", "--timeout", "0.9", "-o", tmp_path / file, "--lang", "en")
    assert result.code == 2
    assert "longer than 0.9 seconds" in result.err
    assert "--timeout" in result.err


def test_charts(cli: Cli) -> None:
    asked = ("report", "ranking", "-P", "indicator=approved-area")
    assert "███" in cli(*asked).out
    assert "```mermaid" in cli(*asked, "--charts", "mermaid").out
    assert "███" not in cli(*asked, "--charts", "none").out


def test_units_and_currency(cli: Cli) -> None:
    assert "USD 69,900" in cli("report", "profile", "--zone", "anji", "--currency", "USD", "--lang", "en").out
    assert "≈ 266.7 ha[^" in cli("report", "profile", "--zone", "anji", "--units", "metric", "--lang", "en").out


def test_a_closed_pipe_ends_quietly() -> None:
    result = process([], shell="zonecli report | head -n 1")
    assert (result.code, result.err) == (0, "")


def test_the_same_bytes_in_every_process() -> None:
    first = process(["report", "--lang", "zh"], {"PYTHONHASHSEED": "1"})
    assert first.code == 0
    assert process(["report", "--lang", "zh"], {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai"}) == first


# -- watching --------------------------------------------------------------------------------------


def _wait_for(path: Path, text: str, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if path.is_file() and text in path.read_text(encoding="utf-8"):
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} never said {text!r}")


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise there")
def test_watching(tmp_path: Path, records: Path) -> None:
    own, target, errors = tmp_path / "my.md.j2", tmp_path / "out.md", tmp_path / "errors"
    own.write_text("first {{ zones | length }}", encoding="utf-8")
    command = [sys.executable, "-m", "zonecli", "report", str(own), "--watch", "-o", str(target), "--lang", "en"]
    with errors.open("wb") as stream:
        running = subprocess.Popen(command, cwd=ROOT, stderr=stream, env={**os.environ, "LANG": "C.UTF-8"})
        try:
            _wait_for(target, "first")
            own.write_text("{{ zoens }}", encoding="utf-8")
            _wait_for(errors, "“zoens” is not a name that templates know")
            assert "first" in target.read_text(encoding="utf-8")
            own.write_text("second {{ zones | length }}", encoding="utf-8")
            _wait_for(target, "second")
            running.send_signal(signal.SIGINT)
            assert running.wait(120) == 130
        finally:
            running.kill()
    assert "Traceback" not in errors.read_text(encoding="utf-8")


# -- what is offered, what is shown meanwhile ------------------------------------------------------


def _offered(template: str | None, incomplete: str, templates: str | None = None) -> list[str]:
    context: Any = SimpleNamespace(params={"template": template, "templates": templates})
    words = [each if isinstance(each, str) else each[0] for each in folders.parameters(context, incomplete)]
    # Typer leaves the others out.
    return [word for word in words if word.startswith(incomplete)]


def test_parameters_are_offered(cli: Cli, tmp_path: Path) -> None:
    assert _offered("ranking", "") == ["indicator=", "limit=", "date="]
    assert _offered("ranking", "in") == ["indicator="]
    assert _offered("ranking", "indicator=approve") == ["indicator=approved-area"]
    assert "indicators=approved-area" in _offered("comparison", "indicators=approve")
    (tmp_path / "one.md.j2").write_text('{#---\n[params.beside]\ntype = "zone"\n---#}\n', encoding="utf-8")
    assert "beside=anji" in _offered("one", "beside=anj", str(tmp_path))
    assert _offered("ranking", "nothing=") == []
    assert _offered("nothing", "") == []
    assert "events=" in _offered(None, "")


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_where_it_takes_long_and_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 0.1, 2.0, 3.0, 4.0])
    screen = _Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("zonecli.cli.progress.monotonic", lambda: next(times))
    assert list(progress(["a", "b", "c", "d"], quiet=False)) == ["a", "b", "c", "d"]
    assert "1/4" in screen.getvalue()
    assert "3/4" in screen.getvalue()
    assert screen.getvalue().endswith("\r")
    quick = _Screen()
    monkeypatch.setattr("sys.stderr", quick)
    monkeypatch.setattr("zonecli.cli.progress.monotonic", lambda: 0.0)
    assert list(progress([1, 2], quiet=False)) == list(progress([1, 2], quiet=True)) == [1, 2]
    assert quick.getvalue() == ""


# -- the templates ---------------------------------------------------------------------------------


def test_the_list_of_templates(cli: Cli) -> None:
    found = json.loads(cli("templates", "--json").out)
    assert [each["name"] for each in found] == [
        "brief",
        "comparison",
        "gaps",
        "overview",
        "profile",
        "ranking",
        "sources",
    ]
    for each in found:
        assert all(each["description"][lang] for lang in ("zh", "en"))
        assert all(parameter["description"]["zh"] for parameter in each["parameters"])
    table = cli("templates", "--lang", "en").out
    assert "indicator=…" in table
    assert "two to six zones" in table.lower()


def test_one_template_and_its_text(cli: Cli) -> None:
    page = cli("templates", "ranking", "--lang", "en").out
    assert "indicator" in page
    assert "must be given" in page
    text = cli("templates", "show", "ranking").out
    assert text == (ROOT / "templates" / "ranking.md.j2").read_text(encoding="utf-8")
    assert cli("templates", "show", "rankin").code == 3
    assert cli("templates", "show").code == 2
    assert cli("templates", "a", "b").code == 2
    assert cli("templates", "rankin").err.count("ranking") == 1


def test_a_copied_template_gives_the_same_report(cli: Cli, tmp_path: Path) -> None:
    copy = tmp_path / "mine.md.j2"
    assert cli("templates", "show", "brief", "-o", copy).code == 0
    assert cli("report", copy).out == cli("report").out
