"""`zonecli report`: which zones, which template, which parameters, where to, and what is said when it cannot be."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings, strategies as st

from tests import hostile
from tests.cli.running import ROOT, Cli, process
from tests.conftest import SMALL, write_files
from tests.hostile import RAW
from tests.repositories import Repository, needs_git
from zonecli.cli.progress import progress
from zonecli.cli.reporting import folders, job
from zonecli.cli.reporting.job import Job
from zonecli.documents.process import Bounds
from zonecli.report.safe import plain_text


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
    assert "does not fit the parameter since" in cli("report", "--since", "2025-13", "--lang", "en").err


# What is on record now, and what was before.
LATER = {
    "zones/alpha.toml": SMALL["zones/alpha.toml"]
    .replace("1600余家", "1700余家")
    .replace(
        'source = "gazette"\n\n[[facts]]',
        'source = "gazette"\nnote = { zh = "快报数", en = "First count" }\n\n[[facts]]',
    )
    + '\n[[facts]]\nindicator = "tax-per-area"\nfigure = "50.3万元/亩"\nperiod = "2024"\nsource = "news"\n'
    + '\n[[events]]\ndate = "2025-06"\ntitle = { zh = "扩区", en = "Extended" }\nsource = "news"\n',
    "zones/beta.toml": SMALL["zones/beta.toml"]
    .replace('"436亿元"', '"441.2亿元"')
    .replace('status = "forecast"\nsource = "gazette"', 'source = "news"'),
    "zones/gamma.toml": SMALL["zones/beta.toml"]
    .partition("\n[[facts]]")[0]
    .replace("Beta", "Gamma")
    .replace("乙", "丙"),
    "sources/news.toml": SMALL["sources/gazette.toml"].replace("Gazette", "News").replace("2025-03", "2025-07-01"),
}
EARLIER = {
    "zones/alpha.toml": SMALL["zones/alpha.toml"]
    + '\n[[facts]]\nindicator = "approved-area"\nfigure = "650公顷"\nsource = "list"\n',
    "zones/delta.toml": SMALL["zones/beta.toml"].replace("Beta", "Delta").replace("乙", "丁"),
    "sources/list.toml": SMALL["sources/gazette.toml"].replace("Gazette", "List | <b>old</b>"),
}
NEWS = """
New on record: Gamma Development Zone.

On record no longer: Delta Development Zone.

**News** (1 July 2025)[^N]

| Zone | Indicator | Figure | Period | Before |
| --- | --- | ---: | --- | --- |
| Alpha Development Zone | Tax per unit of area | CNY 503,000 per mu[^N] | 2024 | – |
| Beta Development Zone | Industrial output | CNY 44.12 billion[^N] | 2023 | CNY 43.6 billion[^N], 2023, forecast |

- June 2025, Alpha Development Zone: Extended

**Gazette** (March 2025)[^N]

| Zone | Indicator | Figure | Period | Before |
| --- | --- | ---: | --- | --- |
| Alpha Development Zone | Enterprises | more than 1,700 enterprises[^N] | as at March 2025 | {before} |

**Figures that are on record no longer**

| Zone | Indicator | Figure | Period |
| --- | --- | ---: | --- |
| Alpha Development Zone | Approved area | 650 ha[^N] | as at March 2025 |
""".format(before="more than 1,600 enterprises[^N], as at March 2025")


def news_of(made: str, heading: str) -> str:
    headings = [line for line in made.splitlines() if line.startswith("## ")]
    (found,) = (line for line in headings if plain_text(line) == f"## {heading}")
    section = made.partition(f"{found}\n")[2].partition("\n## ")[0]
    return re.sub(r"(?:\[\^\d+\])+", "[^N]", section)


def test_what_is_new_since_a_directory(
    cli: Cli, make_records: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_records(LATER)
    write_files(tmp_path / "2025", {**SMALL, **EARLIER})
    monkeypatch.chdir(tmp_path)
    made = cli("report", "--since", "2025", "--lang", "en", "--audit")
    assert (made.code, made.err) == (0, "")
    assert news_of(made.out, "New since the records in 2025") == NEWS
    # What was before is cited from where it was, and its source breaks nothing.
    assert r"List \| \<b\>old\</b\>" in made.out
    assert news_of(cli("report", "beta", "--since", "2025", "--lang", "en").out, "New since the records in 2025") == (
        "\n**News** (1 July 2025)[^N]\n\n| Zone | Indicator | Figure | Period | Before |\n"
        "| --- | --- | ---: | --- | --- |\n"
        "| Beta Development Zone | Industrial output | CNY 44.12 billion[^N] | 2023 |"
        " CNY 43.6 billion[^N], 2023, forecast |\n"
    )
    bounded = cli("report", "--since", "2025", "--lang", "en", "-P", "figures=1", "-P", "events=0", "--audit").out
    assert "1 further figure of it is new or has changed." in bounded
    assert "Extended" not in bounded
    same = cli("report", "--since", "records", "--lang", "en", "--audit").out
    assert "No figure and no event has changed on record since then." in same
    assert "has no parameter “since”" in cli("report", "gaps", "--since", "records", "--lang", "en").err
    assert "does not fit the parameter since" in cli("report", "-P", "since=records", "--lang", "en").err


def test_what_was_before_a_figure_that_supersedes_it(
    cli: Cli, make_records: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_records()
    write_files(tmp_path / "2025", SMALL)
    monkeypatch.chdir(tmp_path)
    added = cli("add", "fact", "alpha", "output", "920亿元", "--source", "gazette", "--period", "2024", "--supersedes")
    assert added.code == 0
    made = cli("report", "--since", "2025", "--lang", "en", "--audit")
    assert (made.code, made.err) == (0, "")
    assert news_of(made.out, "New since the records in 2025").splitlines()[-1] == (
        "| Alpha Development Zone | Industrial output | CNY 92 billion[^N] | 2024 | over CNY 90 billion[^N], 2024 |"
    )


def test_what_was_before_and_cannot_be_read(
    cli: Cli, make_records: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_records()
    write_files(tmp_path / "2025", {**SMALL, "zones/alpha.toml": "kind = 1\n"})
    monkeypatch.chdir(tmp_path)
    made = cli("report", "--since", "2025", "--lang", "en", "--audit")
    assert (made.code, made.err) == (
        0,
        "2025/zones/alpha.toml cannot be read: what has changed in it is not told\n",
    )
    assert news_of(made.out, "New since the records in 2025").strip() == (
        "What has changed of Alpha Development Zone is not known: what was on record before cannot be read."
    )
    (tmp_path / "2025" / "indicators.toml").write_text("[output]\nname = 1\n")
    broken = cli("report", "--since", "2025", "--lang", "en")
    assert (broken.code, broken.out) == (4, "")
    assert broken.err.startswith("2025/indicators.toml:1:1: error[Z011] ")


@needs_git
def test_what_is_new_since_a_revision(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Repository(tmp_path / "repository")
    earlier, later = ({**SMALL, **files} for files in (EARLIER, LATER))
    made.commit({f"records/{name}": text for name, text in earlier.items()}, "2025-05-30T00:00:00+08:00")
    made.git("branch", "2025-01")
    made.commit(
        {f"records/{name}": None for name in earlier} | {f"records/{name}": text for name, text in later.items()},
        "2025-06-02T00:00:00+08:00",
    )
    monkeypatch.chdir(made.folder)
    for name in ("HEAD~1", "@2025-06-01"):
        found = cli("report", "--since", name, "--lang", "en", "--audit")
        assert (found.code, found.err) == (0, "")
        assert news_of(found.out, f"New since 30 May 2025 ({name})") == NEWS
    # A date is a date.
    assert "## New since January 2025\n" in cli("report", "--since", "2025-01", "--lang", "en").out
    soon = cli("report", "--since", "soon", "--lang", "en")
    assert (soon.code, soon.out) == (2, "")
    assert "“soon” is neither a directory nor a revision" in soon.err


@settings(max_examples=15, deadline=None)
@given(texts=st.lists(hostile.TEXTS, min_size=1, max_size=2), name=hostile.TEXTS)
def test_what_was_before_breaks_nothing(texts: list[str], name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    new = write_files(folder / "records", SMALL)
    old = write_files(folder / (re.sub(r"[\0/\n]", "", name)[:20].strip(". ") or "old"), hostile.saying(texts))
    made = hostile.ran("report", "--since", old, "--audit", records=new)
    hostile.assert_kept(made, (0,))
    assert not hostile.RAW.search(made.out)
    assert not re.search(r"(?<!\\)<(?:script|b>)|(?<!\\)\]\(", made.out)


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


STEERING = "\x1b]52;c;ZXZpbA==\x07 \x9b31m \u202eturned\u2066 \u200b \x1a0\x1a"


@pytest.mark.parametrize(
    "text",
    [
        f"# {STEERING}\n\na\tb",
        f"a\tb {{% trans %}}{STEERING}{{% endtrans %}}",
        f"a\tb {{% macro m() %}}{STEERING}{{% endmacro %}}{{{{ m() }}}}",
        f"a\tb {{% set x %}}{STEERING}{{% endset %}}{{{{ x }}}}",
        f"a\tb {{{{ '{STEERING}' }}}} {{{{ _('{STEERING}') }}}}",
        f"a\tb {{% block x %}}{STEERING}{{% endblock %}}{{{{ self.x() }}}}",
        "# &#27;]52;c; &#8238; &#99999999999;\n\na\tb",
    ],
)
def test_a_template_steers_no_terminal(text: str, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "own.md.j2").write_text(text)
    for format in ("md", "html"):
        result = cli("report", tmp_path / "own.md.j2", "--to", format)
        assert result.code == 0
        assert not RAW.search(result.out.replace("\t", ""))
        assert format == "html" or "a\tb" in result.out
        assert r"\x1b]52" in result.out or r"\x1b\]52" in result.out or "&#27;" in text
    pytest.importorskip("pypandoc")
    assert cli("report", tmp_path / "own.md.j2", "-o", tmp_path / "own.docx").code == 0
    with ZipFile(tmp_path / "own.docx") as archive:
        for name in ("word/document.xml", "docProps/core.xml"):
            assert not RAW.search(re.sub(r"\s", "", archive.read(name).decode()))


@pytest.mark.parametrize("ending", ["md", "html", "docx", "pdf"])
def test_the_time_holds_for_making_and_converting_together(ending: str, cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip({"docx": "pypandoc", "pdf": "typst"}.get(ending, "zonecli"))
    (tmp_path / "own.md.j2").write_text("# {% for i in range(100000) %}abcdefghi {% endfor %}")
    start = monotonic()
    result = cli("report", tmp_path / "own.md.j2", "--timeout", "2", "-o", tmp_path / f"own.{ending}", "--lang", "en")
    assert monotonic() - start < 20
    assert result.code == 0 or "longer than 2 seconds" in result.err


def test_the_time_and_the_memory_grow_with_the_records(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def make_each(make: object, items: object, bounds: Bounds) -> Iterator[object]:
        asked.append(bounds)
        return iter(())

    monkeypatch.setattr(job, "make_each", make_each)
    count = len(list((ROOT / "records" / "zones").glob("*.toml")))
    assert cli("report").code == 0
    assert cli("report", "--timeout", "7").code == 0
    assert [each.seconds for each in asked] == [30 + count / 100, 7]
    assert {each.memory for each in asked} == {512 + count // 4}


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


@pytest.mark.skipif(sys.platform == "win32", reason="a directory that is read cannot be moved there")
@pytest.mark.parametrize("vanishes", ["records", "templates"])
def test_watching_what_vanishes_for_a_moment(vanishes: str, tmp_path: Path, make_records: Callable[..., Path]) -> None:
    make_records()
    own = tmp_path / "templates"
    own.mkdir()
    (own / "profile.md.j2").write_text("mine: {{ zones | map('name') | join(', ') }}", encoding="utf-8")
    target = tmp_path / "out.md"
    command = [sys.executable, "-m", "zonecli", "report", "--template", "profile", "--watch", "-o", "out.md"]
    environment = {**os.environ, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, env=environment, text=True) as running:
        assert running.stderr is not None
        try:
            assert running.stderr.readline() == "out.md: written\n"
            said = target.read_text(encoding="utf-8")
            assert said.startswith("mine: Alpha")
            for _ in range(2):
                (tmp_path / vanishes).rename(tmp_path / "away")
                told = running.stderr.readline()
                assert told.startswith("error: ")
                assert vanishes in told
                target.unlink()
                (tmp_path / "away").rename(tmp_path / vanishes)
                # Nothing but the hint is said before the document is there again, and no other records, no other
                # template are taken.
                while (line := running.stderr.readline()) != "out.md: written\n":
                    assert line.startswith("hint: ")
                assert target.read_text(encoding="utf-8") == said
            running.send_signal(signal.SIGINT)
            assert running.wait(60) == 130
        finally:
            running.kill()


def test_a_fault_is_said_once_while_it_lasts(
    cli: Cli, tmp_path: Path, make_records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, away = make_records(), tmp_path / "away"
    gone, back, no = (root, away), (away, root), None
    meanwhile = [gone, no, no, no, no, back, no, no, gone, no, no, back]

    def wait(seconds: float) -> None:
        if not meanwhile:
            raise KeyboardInterrupt
        if (moved := meanwhile.pop(0)) is not None:
            moved[0].rename(moved[1])

    monkeypatch.setattr(time, "sleep", wait)
    result = cli("report", "--watch", "-o", tmp_path / "out.md", "--records", root)
    assert result.code == 130
    written = f"{tmp_path / 'out.md'}: written"
    said = [line for line in result.err.splitlines() if not line.startswith("hint: ") and line]
    assert [line == written for line in said] == [True, False, True, False, True]
    assert all(line.startswith(f"error: {root}") for line in said[1::2])


def test_what_was_gone_only_while_it_was_read_is_read_again(
    cli: Cli, tmp_path: Path, make_records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, whole, rounds = make_records(), Job.whole, iter([True, False, False, False])

    def torn(self: Job) -> Any:
        if next(rounds):
            raise FileNotFoundError(2, "No such file or directory", "zones/alpha.toml")
        return whole(self)

    waits = iter(range(9))

    def wait(seconds: float) -> None:
        if (tmp_path / "out.md").exists() or next(waits, None) is None:
            raise KeyboardInterrupt

    monkeypatch.setattr(Job, "whole", torn)
    monkeypatch.setattr(time, "sleep", wait)
    result = cli("report", "--watch", "-o", tmp_path / "out.md", "--records", root)
    assert result.code == 130
    said = f"error: zones/alpha.toml: No such file or directory\n{tmp_path / 'out.md'}: written\n\n"
    assert result.err == said


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
