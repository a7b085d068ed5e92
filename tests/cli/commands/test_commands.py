"""What the commands print and return, on the shipped records."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import goldens
from tests.cli.running import Cli
from zonecli.i18n import language
from zonecli.render.pages.profile import page as profile_page
from zonecli.render.terminal import on_terminal
from zonecli.store.catalogue import Catalogue
from zonecli.views.profile import profile

PEOPLE = [
    ("show-anji", ["show", "anji"]),
    ("show-zhejiang", ["show", "zhejiang"]),
    ("show-anji-usd", ["show", "anji", "--currency", "USD", "--units", "metric"]),
    ("compare", ["compare", "jiaxing-science-city", "anji", "sino-dutch-jiashan"]),
    ("compare-area", ["compare", "anji", "pinghu", "paojiang", "--indicator", "approved-area", "--baseline", "anji"]),
    ("list-national", ["list", "--where", "level=national", "--sort", "name"]),
    ("rank-area", ["rank", "approved-area"]),
    ("rank-apart", ["rank", "investment-per-project"]),
    ("list-notes", ["list", "--where", "name~安吉", "--columns", "name,approved-area,entry-tax-per-area"]),
    ("trace-tax", ["trace", "anji", "entry-tax-per-area"]),
    ("trace-calculated", ["trace", "anji", "investment-per-project"]),
    (
        "figure",
        [
            "figure",
            "超900亿元",
            "1600余家",
            "60%多",
            "近40%",
            "数千亩",
            "20至30家",
            "over US$7.5 bn",
            "下降近3%",
            "约10%-15%",
        ],
    ),
    ("sources", ["sources"]),
    ("indicator", ["indicators", "approved-area"]),
]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("name", "arguments"), PEOPLE, ids=[name for name, _ in PEOPLE])
def test_what_people_see(cli: Cli, name: str, arguments: list[str], lang: str) -> None:
    result = cli(*arguments, "--lang", lang)
    assert (result.code, result.err) == (0, "")
    goldens.check(f"{name}.{lang}.txt", result.out)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 160])
def test_a_profile_on_a_terminal(records: Path, lang: str, width: int) -> None:
    page = profile_page(profile(Catalogue(records), "anji"), {}, language(lang))
    text = "".join(on_terminal(page, width, False, language(lang)))
    goldens.check(f"show-anji-terminal-{width}.{lang}.txt", text)


@pytest.mark.parametrize("name", ["anji", "安吉经济开发区", "安吉", "浙江安吉经济开发区", "Anji Economic", "ANJI"])
def test_a_zone_is_found_by_what_people_call_it(cli: Cli, name: str) -> None:
    assert json.loads(cli("show", name, "--json").out)["id"] == "anji"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["show", "anjii"], 3, "anji"),
        (["show", "开发区"], 2, "fits several"),
        (["show", ""], 3, "no zone"),
        (["show", "../../etc/passwd"], 3, "no zone"),
        (["sources", "people-anji-2026"], 3, "people-anji-2025"),
        (["indicators", "aproved-area"], 3, "approved-area"),
        (["rank", "aproved-area"], 3, "approved-area"),
        (["trace", "anji", "industrial-output-above-scale"], 2, "has no figure"),
        (["list", "--where", "lvel=national"], 3, "level"),
        (["list", "--columns", "nmae"], 3, "name"),
        (["list", "--format", "xml"], 2, "xml"),
        (["lst"], 2, "list"),
        (["show"], 2, ""),
        (["show", "anji", "--records", "/nonexistent"], 4, "/nonexistent"),
        (["show", "anji", "--lang", "fr"], 2, "fr"),
        (["figure", "总投资300亿元"], 1, ""),
    ],
)
def test_what_cannot_be_done_is_said_on_standard_error(cli: Cli, arguments: list[str], code: int, says: str) -> None:
    result = cli(*arguments)
    assert result.code == code
    assert says in result.err
    assert "Traceback" not in result.err
    if arguments[0] != "figure":
        assert result.out == ""


@pytest.mark.parametrize("command", [["list"], ["facts"], ["sources"], ["indicators"], ["rank", "approved-area"]])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "md", "table"])
def test_every_table_in_every_format(cli: Cli, command: list[str], form: str) -> None:
    result = cli(*command, "--format", form)
    assert result.code == 0
    assert result.out.endswith("\n")
    if form == "jsonl":
        assert all(json.loads(line) for line in result.out.splitlines())
    if form == "csv":
        lengths = {len(row) for row in csv.reader(io.StringIO(result.out))}
        assert len(lengths) == 1


def test_data_is_the_same_whatever_the_language(cli: Cli) -> None:
    for form in ("json", "csv"):
        for command in (["facts"], ["list"], ["rank", "approved-area"], ["compare", "anji", "pinghu"]):
            assert cli(*command, "--format", form, "--lang", "zh").out == cli(*command, "--format", form).out


def test_a_fact_in_json(cli: Cli) -> None:
    facts = json.loads(cli("facts", "--zone", "anji", "--indicator", "entry-tax-per-area", "--json").out)
    expected = {
        "zone": "anji",
        "indicator": "entry-tax-per-area",
        "figure": "50.3万元/亩",
        "value": 503000,
        "unit": "CNY/mu",
        "hedge": "exact",
        "low": 503000,
        "high": 503000,
        "period": "2024",
        "status": "actual",
        "scope": None,
        "source": "people-anji-2025",
        "rank": "normal",
    }
    assert {key: facts[0][key] for key in expected} == expected


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--where", "status=planned", "--zone", "anji"], 2),
        (["--source", "commerce-zones-2020"], 25),
        (["--where", "level=national", "--indicator", "approved-area"], 38),
        (["--where", "approved-area>30km2"], 2),
        (["--where", "hedge=nearly"], 3),
    ],
)
def test_facts_are_filtered(cli: Cli, arguments: list[str], count: int) -> None:
    assert len(json.loads(cli("facts", *arguments, "--json").out)) == count


def test_an_empty_list_is_fine(cli: Cli) -> None:
    result = cli("list", "--where", "name~nowhere", "--json")
    assert (result.code, result.out) == (0, "[]\n")


def test_a_broken_record_is_one_clear_message(cli: Cli, make_records: Callable[..., Path]) -> None:
    root = make_records({"zones/alpha.toml": 'name = { zh = "甲", en = "A" }\nkind = "zoo"\n'})
    result = cli("show", "alpha", "--records", root)
    assert result.code == 4
    assert result.out == ""
    assert f"{root}/zones/alpha.toml:2:" in result.err
    assert "error[Z" in result.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('name = { zh = "甲"'.encode(), "1:"),
        ('name = { zh = "安吉", en = "A" }\nkind = "resort"\n'.encode("gb18030"), "GB18030"),
        ('name = { zh = "安吉", en = "A" }\nkind = "resort"\n'.encode("utf-16"), "UTF-16"),
        (b'kind = "resort"\n\0', "NUL"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_message(
    cli: Cli, make_records: Callable[..., Path], content: bytes, says: str
) -> None:
    root = make_records({"zones/alpha.toml": content})
    for command in (["show", "alpha"], ["list"], ["check"]):
        result = cli(*command, "--records", root)
        assert result.code == (1 if command == ["check"] else 4)
        assert says in result.out + result.err
        assert command == ["check"] or result.out == ""


def test_figures_from_standard_input_are_one_line_each(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.TextIOWrapper(io.BytesIO("超900亿元\n\n总投资300亿元\n".encode()))
    monkeypatch.setattr("sys.stdin", text)
    result = cli("figure", "-", "--json")
    read, refused = (json.loads(line) for line in result.out.splitlines())
    assert (result.code, read["value"], refused["error"]) == (0, 90000000000, "unknown-text")


def test_output_goes_to_a_file_whole(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    assert cli("list", "--json", "-o", path).out == ""
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 146
    assert [each.name for each in tmp_path.iterdir()] == ["list.json"]
