"""What a person types: zones behind a command, other tools' words, options of another command, numbers below zero."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Cli, process
from tests.conftest import SMALL
from zonecli.cli import hints
from zonecli.cli.registry import COMMANDS

# What is typed, the exit code, and what the answer says.
TYPED = [
    ("show anji --to x", 2, "`zonecli report --to md|html|docx|pdf`: The format"),
    ("indicators --where theme=land", 2, "`zonecli list --where CONDITION`: Only zones for which this holds"),
    ("show anji --where level=national", 2, "`zonecli list --where CONDITION`"),
    ("list --order name", 2, "`zonecli list --sort FIELD`"),
    ("list --delimiter ;", 2, "`zonecli list --format tsv`"),
    ("list --csv", 2, "`zonecli list --format csv`"),
    ("list --country CN", 2, "`zonecli list --where place=…`"),
    ("list --year 2024", 2, "--period PERIOD`"),
    ("facts --year 2024", 2, "`zonecli facts --period PERIOD`"),
    ("rank approved-area --lowest", 2, "`zonecli rank --reverse`"),
    ("list --reverse", 2, "`zonecli list --sort -FIELD`"),
    ("rank approved-area --number 3", 2, "`zonecli rank --limit N`"),
    ("list -n 3", 2, "`zonecli list --limit N`"),
    ("list --fromat csv", 2, "did you mean: --format?"),
    ("list --nosuch", 2, "see: zonecli list --help"),
    ("--json", 2, "`zonecli list --json`"),
    ("zones", 2, "`zonecli list`: Table of zones"),
    ("shw anji", 2, "did you mean: show?"),
    ("anji", 2, "`zonecli show anji`"),
    ("安吉", 2, "`zonecli show 安吉`"),
    ("approved-area", 2, "`zonecli indicators approved-area`"),
    ("nosuchthing", 2, "see: zonecli --help"),
    ("show", 2, "ZONE is missing\nhint: `zonecli list` lists them"),
    (
        "rank approved-area anji",
        2,
        "write: zonecli rank … --zone anji; the command takes: zonecli rank [OPTIONS] INDICATOR",
    ),
    ("kinds nosuch", 2, "the command takes: zonecli kinds [OPTIONS]"),
    ("trace anji", 2, "INDICATOR is missing"),
    ("facts anji 2024", 3, "write: zonecli facts … --period 2024"),
    ("list nosuch", 0, "no zone says “nosuch”"),
    ("facts anji --sort value", 2, "name one of them: --indicator"),
    ("facts --sort colour", 2, "--sort: “colour” is not one of zone, indicator, value, period, status, source"),
    ("report prfile", 3, "no template and no zone is called “prfile”"),
    ("sources --open", 2, "--open needs a source"),
    ("sources people-anji-2025 --open", 2, "the source “people-anji-2025” has no address"),
    ("help shw", 2, "did you mean: show?"),
]


@pytest.mark.parametrize(("typed", "code", "says"), TYPED, ids=[typed for typed, *_ in TYPED])
def test_what_is_answered(cli: Cli, typed: str, code: int, says: str) -> None:
    result = cli(*typed.split())
    assert result.code == code
    assert says in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", sorted({name for *_, theirs in hints._OPTIONS for name in theirs.split()}))
def test_each_option_of_other_tools_is_answered_with_one_of_ours(cli: Cli, name: str) -> None:
    for command in ("list", "report"):
        error = cli(command, name, "x").err
        if "no option is called" in error:
            assert "hint: `zonecli " in error or "it stands alone: zonecli list" in error


@pytest.mark.parametrize("ours", hints._COMMANDS)
def test_each_command_of_other_tools_is_answered_with_one_of_ours(cli: Cli, ours: str) -> None:
    assert ours in COMMANDS
    for name in hints._COMMANDS[ours].split():
        assert f"`zonecli {ours}`: " in cli(name).err


@pytest.mark.parametrize("name", COMMANDS)
def test_help_by_every_name(cli: Cli, name: str) -> None:
    page = cli("help", name).out
    assert page.startswith(f"Usage: zonecli {name} ")
    assert cli(name, "-h").out == cli(name, "--help").out == page


def test_the_program_has_help_and_a_version(cli: Cli) -> None:
    assert cli("help").out == cli("-h").out == cli("--help").out
    assert cli("-V").out == cli("--version").out == cli("show", "-V").out


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (["-3.5%"], ["-3.5%"]),
        (["-5亿元", "--lang", "en"], ["-5亿元"]),
        (["--lang", "en", "-3.5%", "-2%"], ["-3.5%", "-2%"]),
        (["-q", "-3.5%"], ["-3.5%"]),
        (["--", "-3.5%"], ["-3.5%"]),
    ],
    ids=" ".join,
)
def test_a_number_below_zero_is_no_option(cli: Cli, typed: list[str], printed: list[str]) -> None:
    result = (
        cli("figure", *typed, "--format", "jsonl") if "--" not in typed else cli("figure", "--format", "jsonl", *typed)
    )
    assert [json.loads(line)["printed"] for line in result.out.splitlines()] == printed


def test_an_option_may_have_a_value_below_zero(cli: Cli) -> None:
    assert "--limit: -3 is not in the range" in cli("list", "--limit", "-3").err


def _ids(text: str) -> list[str]:
    return [each["id"] for each in json.loads(text)]


def test_show_of_several_zones_is_an_array(cli: Cli) -> None:
    assert json.loads(cli("show", "anji", "--json").out)["id"] == "anji"
    assert _ids(cli("show", "anji", "jiashan", "anji", "--zone", "pinghu", "--json").out) == [
        "anji",
        "jiashan",
        "pinghu",
    ]
    lines = cli("show", "anji", "jiashan", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["anji", "jiashan"]
    table = cli("show", "anji", "jiashan", "--format", "csv").out.splitlines()
    assert sum(line.startswith("zone,") for line in table) == 1
    assert {line.partition(",")[0] for line in table[1:]} == {"anji", "jiashan"}


def test_zones_are_positional_and_options(cli: Cli) -> None:
    zones = {fact["zone"] for fact in json.loads(cli("facts", "anji", "--zone", "jiashan", "--json").out)}
    assert zones == {"anji", "jiashan"}
    covered = json.loads(cli("coverage", "anji", "--zone", "pinghu", "--json").out)["zones"]
    assert [each["zone"] for each in covered] == ["anji", "pinghu"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["anji"], "Anji Economic Development Zone"),
        (["profile", "anji"], "Anji Economic Development Zone"),
        (["--template", "profile", "anji"], "Anji Economic Development Zone"),
        (["profile", "--zone", "安吉"], "Anji Economic Development Zone"),
        (["templates/profile.md.j2", "anji"], "Anji Economic Development Zone"),
    ],
    ids=" ".join,
)
def test_the_words_of_a_report(cli: Cli, words: list[str], title: str) -> None:
    result = cli("report", *words)
    assert result.code == 0
    assert title in result.out


def test_a_word_that_is_a_template_and_a_zone_is_refused(cli: Cli, make_records: Callable[..., Path]) -> None:
    records = make_records({"zones/profile.toml": SMALL["zones/alpha.toml"]})
    result = cli("report", "profile", "--records", records)
    assert (result.code, "--template profile, or --zone profile" in result.err) == (2, True)
    assert cli("report", "--zone", "profile", "--records", records).code == 0
    assert cli("report", "--template", "profile", "alpha", "--records", records).code == 0


@pytest.mark.parametrize(
    ("text", "among", "not_among"),
    [
        ("安吉", "anji", "jiashan"),
        ("湖州", "anji", "jiashan"),
        ("huzhou", "anji", "jiashan"),
        ("国家级", "huzhou-etdz", "anji"),
        ("National", "huzhou-etdz", "anji"),
        ("高新区", "moganshan-high-tech", "anji"),
        ("S337048", "anji", "jiashan"),
        ("安吉經濟", "anji", "jiashan"),
        ("jingjikaifaqu", "anji", "jiaxing-science-city"),
    ],
)
def test_list_finds_what_a_zone_is_called(cli: Cli, text: str, among: str, not_among: str) -> None:
    found = _ids(cli("list", text, "--json").out)
    assert among in found
    assert not_among not in found


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--sort", "period"], ["2022", "2023", "2024"]),
        (["--sort", "-period"], ["2024", "2023", "2022"]),
        (["--sort", "value"], ["2023", "2024", "2022"]),
        (["--sort", "-value"], ["2022", "2024", "2023"]),
        (["--sort", "status"], ["2022", "2024", "2023"]),
        (["--period", "2023"], ["2023"]),
        (["--sort", "-period", "--limit", "2"], ["2024", "2023"]),
    ],
    ids=" ".join,
)
def test_the_order_of_facts(
    cli: Cli, make_records: Callable[..., Path], arguments: list[str], expected: list[str]
) -> None:
    fact = '\n[[facts]]\nindicator = "output"\nfigure = "{}"\nperiod = "{}"\nsource = "gazette"\n{}'
    head = SMALL["zones/beta.toml"].partition("\n[[facts]]")[0]
    facts = [("9亿元", "2022", ""), ("5亿元", "2023", 'status = "forecast"\n'), ("7亿元", "2024", "")]
    records = make_records({"zones/beta.toml": head + "".join(fact.format(*each) for each in facts)})
    found = json.loads(cli("facts", "beta", *arguments, "--records", records, "--json").out)
    assert [each["period"] for each in found] == expected


@pytest.mark.parametrize("more", [["--limit", "0"], ["--where", "level=county"]], ids=" ".join)
def test_a_table_of_no_zones_has_its_columns(cli: Cli, more: list[str]) -> None:
    result = cli("list", "--columns", "id,approved-area", *more)
    assert (result.code, result.out.split()[:3]) == (0, ["Id", "Approved", "area"])


def test_rank_from_the_other_end(cli: Cli) -> None:
    forth = json.loads(cli("rank", "approved-area", "--json").out)
    back = json.loads(cli("rank", "approved-area", "--reverse", "--json").out)
    assert (forth["reverse"], back["reverse"]) == (False, True)
    assert back["entries"][0]["zone"] == forth["entries"][-1]["zone"]
    assert back["entries"][0]["place"]["first"] == 1
    assert "lowest first" in cli("rank", "approved-area", "--reverse").out
    assert "highest first" in cli("rank", "etdz-position", "--reverse").out


def test_an_address_is_opened_in_the_browser(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    browser.chmod(0o755)
    result = process(["sources", "etdz-evaluation-2024", "--open"], {"BROWSER": f"{browser} %s"})
    assert result.code == 0
    address = result.err.strip()
    assert address.startswith("https://")
    assert (tmp_path / "opened").read_text().strip() == address


SEVERAL = [
    ("show", ["--json"]),
    ("facts", ["--json"]),
    ("coverage", ["--json"]),
    ("report profile", []),
]


@pytest.mark.parametrize(("command", "more"), SEVERAL, ids=[command for command, _ in SEVERAL])
def test_zones_are_words_or_options_and_count_once(cli: Cli, command: str, more: list[str]) -> None:
    words = cli(*command.split(), "anji", "jiashan", *more)
    assert words.code == 0
    assert "anji" in words.out.casefold()
    assert "jiashan" in words.out.casefold()
    assert "lanxi" not in words.out
    for line in (
        "--zone anji --zone jiashan",
        "anji --zone jiashan",
        "anji jiashan --zone 安吉经济开发区",
        "安吉经济开发区 anji jiashan anji",
    ):
        assert cli(*command.split(), *line.split(), *more) == words


def test_a_profile_of_a_period(cli: Cli) -> None:
    facts = json.loads(cli("show", "anji", "--period", "2024", "--json").out)["facts"]
    assert {each["fact"]["period"] for each in facts} == {"2024"}
    assert cli("show", "anji", "--period", "24.").code == 2


def title(text: str) -> str:
    return text.splitlines()[0]


def test_the_first_word_may_be_the_template(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "own.md.j2"
    own.write_text("{{ zones | map(attribute='id') | join(',') }}\n", encoding="utf-8")
    for line in (f"report {own}", f"report --template {own}", f"report --templates {tmp_path} own"):
        assert cli(*line.split(), "anji", "jiashan").out == "anji,jiashan\n"
        assert cli(*line.split(), "jiashan", "--zone", "anji").out == "jiashan,anji\n"
    assert cli("report", own, "--where", "place=330523", "--where", "level=provincial").out == "anji\n"
    assert cli("report", own, "anji", "jiashan", "--where", "level=provincial").out == "anji\n"
    assert cli("report", "anji") == cli("report", "brief", "anji")
    assert cli("report", "anji").out != cli("report").out


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("breif", 3, "no template and no zone is called “breif”\nhint: did you mean: brief?"),
        ("anjii", 3, "no template and no zone is called “anjii”\nhint: did you mean: anji (Anji Economic"),
        ("qqqq", 3, "“qqqq”\nhint: see: zonecli templates, zonecli list"),
        ("profile anjii", 3, "no zone is called “anjii”\nhint: did you mean: anji"),
        ("anji profile", 3, "hint: a template stands before the zones: zonecli report profile ZONE…"),
        ("--template anji", 3, "no template is called “anji”"),
        ("missing.md.j2", 3, "no template is called “missing.md.j2”"),
        ("brief --where level=county", 2, "no zone is left for the report"),
        ("comparison anji", 2, "hint: name them: zonecli report comparison ZONE…"),
    ],
)
def test_words_of_a_report_that_are_neither(cli: Cli, line: str, code: int, says: str) -> None:
    result = cli("report", *line.split())
    assert (result.code, result.out) == (code, "")
    assert says in result.err


def test_options_of_figure_stand_before_and_after(cli: Cli) -> None:
    read = cli("figure", "-3", "--unit", "公顷", "--json")
    assert json.loads(read.out)["unit"] == "ha"
    assert cli("figure", "--json", "--unit", "公顷", "-3") == read
    assert cli("figure", "-q", "--json", "-3", "--unit=公顷") == read
    assert cli("figure", "-z").err.startswith("error: no option is called -z")
    assert cli("figure", "--jsno", "-3%").err.endswith("did you mean: --json?\n")


def test_a_decline_is_added_as_it_is_printed(cli: Cli, make_records: Callable[..., Path]) -> None:
    growth = (
        '[output-growth]\nname = { en = "Growth" }\nunit = "ratio"\ntheme = "economy"\n'
        'nature = "change"\ngrowth_of = "output"\n'
    )
    root = make_records({"indicators.toml": SMALL["indicators.toml"] + growth})
    line = ["add", "fact", "alpha", "output-growth", "-3.5%", "--source", "gazette", "--period", "2024"]
    added = cli(*line, "--dry-run", "--records", root)
    assert added.code == 0, added.err
    assert 'figure = "-3.5%"' in added.out


@pytest.mark.parametrize(
    "line",
    ["list", "facts", "sources", "indicators", "kinds --all", "units --all", "coverage", "facts --sort period"],
)
def test_at_most_so_many_rows(cli: Cli, line: str) -> None:
    every = cli(*line.split(), "--format", "jsonl").out.splitlines()
    assert len(every) > 3
    assert cli(*line.split(), "--format", "jsonl", "--limit", "3").out.splitlines() == every[:3]
    assert cli(*line.split(), "--format", "jsonl", "--limit", "0").out == ""


def test_at_most_so_many_figures_of_an_indicator_and_of_a_source(cli: Cli) -> None:
    for line in ("indicators approved-area", "sources catalogue-2018"):
        every, few = (json.loads(cli(*line.split(), "--json", *more).out) for more in ([], ["--limit", "2"]))
        assert few["facts"] == every["facts"][:2]
        noun = line.split()[0].removesuffix("s")
        assert few[noun] == every[noun]


def test_sources_of_a_zone(cli: Cli) -> None:
    cited = {each["id"] for each in json.loads(cli("sources", "--zone", "anji", "--json").out)}
    facts = json.loads(cli("facts", "anji", "--json").out)
    assert {each["source"] for each in facts} <= cited
    assert len(cited) < len(json.loads(cli("sources", "--json").out))
    shown = json.loads(cli("sources", "catalogue-2018", "--zone", "anji", "--json").out)
    assert {each["zone"] for each in shown["facts"]} == {"anji"}


@pytest.mark.parametrize("name", ["a1", "x.md", "-q1"])
def test_a_digit_behind_a_letter_is_no_number(cli: Cli, tmp_path: Path, name: str) -> None:
    made = process(["init", "--", name], cwd=tmp_path)
    assert made.code == 0
    assert (tmp_path / name / "records").is_dir()


@pytest.mark.parametrize(
    ("name", "key"), [("Period", "period"), ("时期", "period"), ("-数值", "-value"), ("Zone", "zone")]
)
def test_facts_are_sorted_by_what_their_columns_are_called(cli: Cli, name: str, key: str) -> None:
    line = ["facts", "--indicator", "approved-area", "--json", "--sort"]
    assert cli(*line, name) == cli(*line, key)
    assert cli(*line, key).code == 0
