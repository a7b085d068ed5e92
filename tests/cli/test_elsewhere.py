"""Zones that none of the makers has seen: three of other provinces, two abroad, in English alone."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Cli

ELSEWHERE = ROOT / "tests" / "elsewhere"
DIRECTORIES = ["tianjin", "suzhou", "xiamen", "india", "vietnam"]


@pytest.fixture(params=DIRECTORIES)
def records(request: pytest.FixtureRequest) -> Path:
    """Each of the directories."""
    return ELSEWHERE / str(request.param)


def facts_of(cli: Cli, directory: str, *more: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(cli("facts", "--records", ELSEWHERE / directory, "--json", *more).out)
    return found


def test_nothing_is_wrong_with_them(cli: Cli, records: Path) -> None:
    found = cli("check", records, "--strict", "--lang", "en")
    assert (found.code, found.out) == (0, "")
    assert found.err.endswith("checked: nothing found\n")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_they_give_a_brief_that_passes_the_audit(cli: Cli, records: Path, lang: str) -> None:
    found = cli("report", "--records", records, "--lang", lang, "--audit")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("# ")
    assert "None" not in found.out


@pytest.mark.parametrize("command", ["list", "facts", "coverage", "sources", "indicators", "kinds", "units", "info"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_command_takes_them(cli: Cli, records: Path, command: str, lang: str) -> None:
    found = cli(command, "--records", records, "--lang", lang)
    assert found.code == 0
    assert found.out


def test_a_share_a_position_and_a_basis_say_what_they_are_of(cli: Cli) -> None:
    found = {(fact["indicator"], fact["figure"]): fact for fact in facts_of(cli, "tianjin")}
    assert found["gdp-share", "42.3%"]["of"] == {"zh": None, "en": "Binhai New Area"}
    assert found["fdi-utilised", "4亿美元"]["basis"] == {"zh": None, "en": "scope of the Ministry of Commerce"}
    place = found["etdz-position", "第94位"]
    assert (place["value"], place["unit"], place["sense"]) == (94, "position", None)
    move = found["position-change", "提升3位"]
    assert (move["value"], move["unit"], move["sense"]) == (3, "position", "growth")
    assert found["contracted-investment", "226.38亿元"]["status"] == "announced"


def test_a_whole_that_is_a_zone_has_its_name_and_its_id(cli: Cli) -> None:
    (share,) = facts_of(cli, "suzhou", "--indicator", "trade-share")
    assert (share["of_zone"], share["of"]) == ("suzhou", {"zh": None, "en": "Suzhou, all of its zones"})
    shown = cli("show", "lakeside", "--records", ELSEWHERE / "suzhou", "--lang", "en").out
    assert "Share of the region's imports and exports · of Suzhou, all of its zones" in shown


def test_a_unit_printed_elsewhere_joins_the_figure(cli: Cli) -> None:
    found = {fact["indicator"]: (fact["value"], fact["unit"]) for fact in facts_of(cli, "suzhou")}
    assert found["invention-patents-per-10k"] == (171.83, "patent/10^4person")
    assert found["output-per-area"] == (5300000000, "CNY/km2")
    assert found["population"] == (762000, "person")


def test_own_vocabulary_wins_key_by_key(cli: Cli) -> None:
    views = json.loads(cli("indicators", "--records", ELSEWHERE / "xiamen", "--all", "--json").out)
    found = {view["id"]: view for view in views}
    revenue = found["operating-revenue"]
    assert (revenue["name"]["zh"], revenue["unit"], revenue["priority"]) == ("营业收入", "CNY", 1)
    assert revenue["aliases"] == ["technology, industry and trade revenue"]
    assert found["taiwan-funded-enterprises"]["theme"] == "enterprises"
    assert len(found) > 200


def test_fiscal_years_have_the_days_that_the_source_gives_them(cli: Cli) -> None:
    found = {fact["figure"]: fact for fact in facts_of(cli, "india")}
    days = {figure: (fact["period"], fact["period_start"], fact["period_end"]) for figure, fact in found.items()}
    assert days["Rs 7595 crore"] == ("FY2022-23", "2022-04-01", "2023-03-31")
    assert days["6,892.4"] == ("FY2022", "2021-04-01", "2022-03-31")
    assert days["over Rs 692 crore"] == ("../2023-03-31", None, "2023-03-31")
    assert found["6,892.4"]["value"] == 68924000000
    asked = cli("rank", "exports", "--records", ELSEWHERE / "india", "--period", "FY2022", "--json").out
    assert [aside["facts"][0]["figure"] for aside in json.loads(asked)["unranked"]] == ["6,892.4"]


def test_a_fiscal_year_is_not_converted_at_the_rate_of_a_calendar_year(cli: Cli) -> None:
    (fact, *_) = facts_of(cli, "india", "--indicator", "exports", "--currency", "USD")
    assert isinstance(fact["converted"], dict)
    assert fact["converted"]["reason"] == "fiscal"


def test_a_decimal_comma_is_told_where_the_print_would_mislead(cli: Cli) -> None:
    found = {fact["indicator"]: fact["value"] for fact in facts_of(cli, "vietnam")}
    assert found["total-area"] == 3858
    assert found["occupancy-rate"] == 0.745
    shown = cli("show", "delta-park", "--records", ELSEWHERE / "vietnam", "--lang", "en").out
    assert "3.858 ha" in shown
    assert "3,858 ha" in shown


def test_names_in_other_languages_are_found_shown_and_exported(cli: Cli) -> None:
    root = ELSEWHERE / "vietnam"
    assert cli("show", "Khu công nghiệp Đồng Bằng", "--records", root, "--lang", "en").out.startswith(
        "Delta Industrial Park  Khu công nghiệp Đồng Bằng\n"
    )
    name = json.loads(cli("show", "delta-park", "--records", root, "--json").out)["name"]
    assert name == {"zh": None, "en": "Delta Industrial Park", "vi": "Khu công nghiệp Đồng Bằng"}
    (row,) = csv.DictReader(io.StringIO(cli("list", "--records", root, "--format", "csv").out))
    assert row["name_other"] == "vi: Khu công nghiệp Đồng Bằng"
    page = cli("sources", "board-2019", "--records", root, "--lang", "en").out
    assert "“Khu công nghiệp: sáu tháng đầu năm” [Industrial parks: the first six months]" in page


@pytest.mark.parametrize(
    ("directory", "condition", "count"),
    [
        ("india", "place=IN", 1),
        ("india", "place=IN-UP", 1),
        ("india", "place=India", 1),
        ("vietnam", "place=越南", 1),
        ("suzhou", "place=320000", 2),
        ("suzhou", "place=320506", 1),
        ("suzhou", "kind=aggregate", 1),
    ],
)
def test_zones_are_found_by_the_places_that_they_lie_in(cli: Cli, directory: str, condition: str, count: int) -> None:
    found = json.loads(cli("list", "--records", ELSEWHERE / directory, "--where", condition, "--json").out)
    assert len(found) == count


def test_facts_are_filtered_by_what_they_are_of(cli: Cli) -> None:
    assert len(facts_of(cli, "tianjin", "--where", "of~217")) == 2
    assert len(facts_of(cli, "suzhou", "--where", "of=suzhou")) == 1
    assert len(facts_of(cli, "tianjin", "--where", "basis~Ministry")) == 1
    assert len(facts_of(cli, "tianjin", "--where", "status=announced")) == 1


def test_a_figure_by_another_definition_is_no_contradiction_and_not_compared(cli: Cli) -> None:
    found = json.loads(cli("rank", "fdi-utilised", "--records", ELSEWHERE / "tianjin", "--json").out)
    assert found["entries"] == []
    (aside,) = found["unranked"]
    assert [fact["figure"] for fact in aside["facts"]] == ["4亿美元", "超7亿美元"]
