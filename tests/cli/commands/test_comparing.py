"""`compare`, `rank` and `coverage` as a user runs them, on the shipped records."""

import csv
import io
import json

import pytest

from tests.cli.running import Cli


def test_strict_is_quiet_where_all_can_be_compared(cli: Cli) -> None:
    found = cli("compare", "anji", "jiashan-etdz", "--indicator", "approved-area", "--strict")
    assert (found.code, found.err) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        # Different periods and parts; nothing in common; one of the two is not known.
        ("anji", "jiaxing-science-city"),
        ("guigu", "anji"),
        ("anji", "jiashan", "--indicator", "approved-area"),
    ],
)
def test_strict_fails_where_something_cannot_be_compared(cli: Cli, arguments: tuple[str, ...]) -> None:
    found = cli("compare", *arguments, "--strict")
    assert found.code == 1
    assert cli("compare", *arguments).code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("compare", "anji"), 2),
        (("compare", "anji", "安吉"), 2),
        (("compare", "anji", "nowhere"), 3),
        (("compare", "anji", "jiashan", "--indicator", "nothing"), 3),
        (("compare", "anji", "jiashan", "--baseline", "nowhere"), 3),
        (("compare", "anji", "jiashan", "--currency", "XYZ"), 2),
        (("rank", "nothing"), 3),
        (("rank", "approved-area", "--currency", "XYZ"), 2),
        (("coverage", "nowhere"), 3),
        (("coverage", "--as-of", "yesterday"), 2),
        (("compare", "anji", "jiashan", "--period", "last year"), 2),
    ],
)
def test_what_cannot_be_asked(cli: Cli, arguments: tuple[str, ...], code: int) -> None:
    found = cli(*arguments)
    assert (found.code, found.out) == (code, "")
    assert found.err.startswith("error: ")


def test_a_baseline_is_one_of_the_zones(cli: Cli) -> None:
    found = cli("compare", "anji", "--baseline", "keqiao", "--indicator", "approved-area", "--json")
    comparison = json.loads(found.out)
    assert [zone["id"] for zone in comparison["zones"]] == ["anji", "keqiao"]
    first, second = comparison["rows"][0]["cells"]
    # 442.12 - 990.0 公顷
    assert (first["against"]["difference"]["value"], second["against"]) == (-547.88, None)


@pytest.mark.parametrize("command", [("compare", "anji", "jiashan"), ("rank", "project-investment"), ("coverage",)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_format_and_language(cli: Cli, command: tuple[str, ...], lang: str) -> None:
    for form in ("table", "json", "jsonl", "csv", "tsv", "md"):
        found = cli(*command, "--format", form, "--lang", lang)
        assert (found.code, found.err) == (0, "")
        if form == "json":
            assert isinstance(json.loads(found.out), dict)
        elif form == "jsonl":
            assert all(isinstance(json.loads(line), dict) for line in found.out.splitlines())
        elif form in ("csv", "tsv"):
            rows = list(csv.reader(io.StringIO(found.out), delimiter="," if form == "csv" else "\t"))
            assert len({len(row) for row in rows}) == 1
            assert found.out == cli(*command, "--format", form, "--lang", "en").out


def test_dollars_are_shown_with_their_rate_and_its_source(cli: Cli) -> None:
    found = cli("compare", "jiaxing-science-city", "anji", "--currency", "USD")
    # 76.5亿元 of 2020 at 6.9003
    assert "USD 1.11 billion" in found.out
    assert "ECB reference rates, annual average, 2020" in found.out
    assert "the period is only about right" in found.out


def test_a_ranking_of_parts_by_name(cli: Cli) -> None:
    found = cli("rank", "projects-attracted", "--scope", "超百亿元", "--json")
    ranking = json.loads(found.out)
    # Projects attracted are a flow, and the sources name no period: nobody can say whether they are alike.
    assert [(each["zone"], each["reason"]) for each in ranking["unranked"]] == [
        ("jiashan", "no-period"),
        ("jiaxing-science-city", "no-period"),
    ]
    assert (ranking["entries"], ranking["comparable"]) == ([], False)


def test_overdue_forecasts_of_2020(cli: Cli) -> None:
    found = json.loads(cli("coverage", "jiaxing-science-city", "--json").out)
    overdue = {(fact["indicator"], fact["figure"]) for fact in found["zones"][0]["overdue"]}
    assert ("industrial-output-above-scale", "436亿元") in overdue
    assert all(fact["period"].startswith("2020") for fact in found["zones"][0]["overdue"])
