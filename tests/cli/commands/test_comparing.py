"""`compare`, `rank` and `coverage` as a user runs them, on the shipped records."""

import csv
import io
import json

import pytest

from tests.cli.running import Cli, process


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
        (("compare", "anji", "jiashan", "--where", "level=national"), 2),
        (("compare", "--where", "level=royal"), 2),
        (("compare", "--zone", "nowhere"), 3),
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


@pytest.mark.parametrize(
    ("arguments", "zones"),
    [
        # Of its kind and level: the other two of Huzhou, then those of Zhejiang by name.
        (("anji",), ["anji", "nanxun", "wuxing", "chunan", "cixi-binhai", "daishan"]),
        (("--zone", "安吉"), ["anji", "nanxun", "wuxing", "chunan", "cixi-binhai", "daishan"]),
        (("anji", "--zone", "pinghu"), ["anji", "pinghu"]),
        (("anji", "安吉", "--where", "place=330424"), ["anji", "haiyan"]),
        # The largest first.
        (
            ("--where", "id~etdz", "--where", "approved-area>=1800ha"),
            ["ningbo-etdz", "yuhang-etdz", "changxing-etdz", "jiashan-etdz"],
        ),
        (("--where", "id=guigu"), []),
    ],
)
def test_which_zones_are_compared(cli: Cli, arguments: tuple[str, ...], zones: list[str]) -> None:
    found = json.loads(cli("compare", *arguments, "--json").out)
    assert [zone["id"] for zone in found["zones"]] == zones


def test_all_zones_by_what_most_of_them_state(cli: Cli) -> None:
    found = json.loads(cli("compare", "--json").out)
    # Both are key figures; the catalogue has 120 zones of Zhejiang, one of which is by far the largest.
    assert [row["indicator"] for row in found["rows"]][:2] == ["approved-area", "etdz-position"]
    assert (found["zones"][0]["id"], len(found["zones"])) == ("putuo", 120)
    assert (found["extent"]["zones"], found["extent"]["further"]) == (146, [])
    shown = cli("compare").out
    assert (
        shown.splitlines()[0].strip().startswith("3 indicators are stated comparably by several of 146 zones; in the")
    )
    assert "25 zones state none of this." in shown


def test_csv_has_a_line_a_figure(cli: Cli) -> None:
    rows = list(csv.DictReader(io.StringIO(cli("compare", "anji", "jiashan", "--format", "csv").out)))
    parts = [row for row in rows if row["indicator"] == "project-investment"]
    assert [row["zone"] for row in parts] == ["anji", *["jiashan"] * 5]
    assert all(row["scope_en"] and row["figure"] for row in parts)
    # All zones: what is missing takes no line.
    rows = list(csv.DictReader(io.StringIO(cli("compare", "--format", "csv").out)))
    assert all(row["figure"] for row in rows)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_two_zones_on_a_screen(lang: str) -> None:
    lines = {}
    for width in (80, 100, 120):
        asked = ("compare", "anji", "jiashan", "--color", "always", "--lang", lang)
        found = process(asked, {"COLUMNS": str(width)})
        lines[width] = found.out.count("\n")
    assert lines[120] <= lines[100] <= lines[80] <= 60


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
    found = cli("compare", "jiaxing-science-city", "anji", "--currency", "USD", "--all")
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


def test_that_no_zone_of_a_condition_compares_is_said_of_these_alone(cli: Cli) -> None:
    # By its kind and level it has peers.
    said = cli("compare", "anji", "--where", "id=yrd-huzhou").out.splitlines()[0].strip()
    assert said == ("No other zone for which id=yrd-huzhou holds can be compared with Anji Economic Development Zone.")


def test_no_zone_is_the_peer_of_an_aggregate(cli: Cli) -> None:
    # Both state their gross domestic product, the one as a member of the other.
    found = cli("compare", "suzhou", "--records", "tests/elsewhere/suzhou", "--json")
    assert [zone["id"] for zone in json.loads(found.out)["zones"]] == ["suzhou"]


def test_print_and_reading_share_a_line_where_the_title_gives_it_room(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lines = cli("compare", "--lang", "zh", "--color", "always").out.splitlines()
    assert any(line.startswith("杭州余杭经济技术开发区") and "24" in line and "第24位" in line for line in lines)
