"""The package's vocabulary: sound in itself, behind a directory's own, and cheap where little of it is asked for."""

import csv
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from zonecli.figures.units.lookup import unit
from zonecli.i18n import Text
from zonecli.records import reader
from zonecli.records.vocabulary import Indicator, Kind, Nature
from zonecli.store.catalogue import Catalogue
from zonecli.store.lookup import fold
from zonecli.store.vocabulary import FALLING_BACK, PACKAGE, Places, complete, package

GBT_2260 = Path(__file__).parents[3] / "shared" / "data" / "gbt2260-china-2025-01.csv"
LINE = re.compile(r"[0-9]{6}\t[^\t]+\t[A-ZÜ][^\t\u4e00-\u9fff]+")


@pytest.mark.parametrize("name", sorted({*FALLING_BACK} - {"places"}))
def test_tables_read_one_by_one_are_those_of_the_file(name: str) -> None:
    whole = tomllib.loads((PACKAGE / f"{name}.toml").read_text(encoding="utf-8"))
    assert list(package(name)) == list(whole)
    assert {id: package(name)[id] for id in package(name)} == whole


@pytest.fixture(scope="module")
def indicators() -> dict[str, Indicator]:
    return reader.indicators(dict(package("indicators")))


@pytest.fixture(scope="module")
def kinds() -> dict[str, Kind]:
    return reader.kinds(dict(package("kinds")))


def test_every_indicator_says_all_that_it_should(indicators: dict[str, Indicator]) -> None:
    assert len(indicators) >= 120
    for each in indicators.values():
        assert each.name.zh
        assert each.name.en
        assert each.definition is not None, each.id
        assert each.definition.zh
        assert each.definition.en
        assert each.nature is not None
        assert each.priority is not None
        assert each.derived is None
    assert {each.nature for each in indicators.values()} == set(Nature) - {Nature.EVENT}


def test_growth_and_shares_name_what_they_are_of(indicators: dict[str, Indicator]) -> None:
    for each in indicators.values():
        for of in (each.growth_of, each.share_of):
            assert of is None or of in indicators, each.id
        if each.growth_of:
            assert each.is_change
            assert each.unit == unit("ratio")
        if each.share_of:
            assert each.unit == unit("ratio")
            assert each.nature is not Nature.CHANGE


def test_positions_are_better_low(indicators: dict[str, Indicator]) -> None:
    positions = [each for each in indicators.values() if each.is_position]
    assert positions
    assert {(each.usual and each.usual.id, each.better) for each in positions} == {("position", "lower")}


def test_no_two_go_by_one_name(indicators: dict[str, Indicator], kinds: dict[str, Kind]) -> None:
    both: tuple[dict[str, Indicator] | dict[str, Kind], ...] = (indicators, kinds)
    for known in both:
        names = [fold(name) for each in known.values() for name in (each.name.zh, each.name.en, *each.aliases)]
        assert sorted(names) == sorted(set(names))


def test_thirty_kinds(kinds: dict[str, Kind]) -> None:
    assert len(kinds) >= 30
    assert {"special-economic-zone", "industrial-park", "comprehensive-bonded-zone", "free-zone"} <= kinds.keys()
    assert all(each.name.zh and each.name.en and each.definition for each in kinds.values())


def test_rates_and_places_have_their_sources() -> None:
    for series in reader.rates(dict(package("rates"))).values():
        assert (PACKAGE / "sources" / f"{series.source}.toml").is_file()
    for path in (PACKAGE / "sources").iterdir():
        assert reader.source(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))).title.en


# -- places ----------------------------------------------------------------------------------------

ENGLISH = {
    "610000": "Shaanxi Province",
    "140000": "Shanxi Province",
    "150000": "Inner Mongolia Autonomous Region",
    "150100": "Hohhot City",
    "650100": "Ürümqi City",
    "810000": "Hong Kong Special Administrative Region",
    "341500": "Lu'an City",
    "610100": "Xi'an City",
    "330523": "Anji County",
    "230100": "Harbin City",
    "222400": "Yanbian Korean Autonomous Prefecture",
}


def test_every_line_is_a_place() -> None:
    lines = (PACKAGE / "places.tsv").read_text(encoding="utf-8").splitlines()
    assert all(LINE.fullmatch(line) for line in lines)
    assert lines == sorted(lines)


@pytest.mark.skipif(not GBT_2260.is_file(), reason="the list of GB/T 2260 is not beside this checkout")
def test_places_are_all_of_gbt_2260() -> None:
    with GBT_2260.open(encoding="utf-8", newline="") as file:
        stated = {row["code"]: row for row in csv.DictReader(file)}
    places = Places({})
    for code, row in stated.items():
        if row["kind"] == "placeholder":
            province = places[f"{code[:2]}0000"].name.zh
            assert places[code].name.zh.startswith(province)
            assert places[code].name.zh != province
        else:
            assert places[code].name.zh == row["name_zh"]
    lines = (PACKAGE / "places.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.partition("\t")[0] for line in lines] == sorted(stated)


@pytest.mark.parametrize(("code", "english"), ENGLISH.items())
def test_english_names_are_the_official_ones(code: str, english: str) -> None:
    assert Places({})[code].name.en == english


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("330523", ("330000", "330500", "330523")),
        ("330500", ("330000", "330500")),
        ("330000", ("330000",)),
        ("429004", ("420000", "429004")),
        ("110101", ("110000", "110100", "110101")),
        ("IN", ("IN",)),
        ("IN-UP", ("IN",)),
        ("999999", ()),
    ],
)
def test_a_place_lies_in_others(code: str, line: tuple[str, ...]) -> None:
    assert Places({}).line(code) == line


def test_countries_have_their_names_in_both_languages() -> None:
    places = Places({})
    names = {code: places[code].name for code in ("IN", "VN", "AE", "PL", "ET", "CN")}
    assert names["VN"] == Text("越南", "Vietnam")
    assert names["ET"] == Text("埃塞俄比亚", "Ethiopia")
    assert all(name.zh and name.en for name in names.values())
    assert "EU" not in places
    assert "ZZ" not in places
    assert "001" not in places
    assert "in" not in places


def test_own_places_and_circles_of_them() -> None:
    raw = {
        "IN-UP": {"name": {"en": "Uttar Pradesh"}},
        "IN-UP-NOI": {"name": {"en": "Noida"}, "within": "IN-UP"},
        "330523": {"name": {"en": "Anji"}},
        "XA-A": {"name": {"en": "A"}, "within": "XA-B"},
        "XA-B": {"name": {"en": "B"}, "within": "XA-A"},
    }
    places = Places(reader.places(complete("places", raw)))
    assert places.line("IN-UP-NOI") == ("IN", "IN-UP", "IN-UP-NOI")
    assert places["330523"].name == Text("安吉县", "Anji")
    assert places.line("330523") == ("330000", "330500", "330523")
    assert set(places.line("XA-A")) == {"XA-A", "XA-B"}
    assert len(places) == sum(1 for _ in places)


# -- behind a directory's own ----------------------------------------------------------------------


def test_own_tables_win_key_by_key_and_language_by_language() -> None:
    own = {"gdp": {"priority": 3, "name": {"zh": "本区生产总值"}}, "own": {"name": {"en": "Own"}}, "broken": 1}
    found = complete("indicators", own)
    assert found["gdp"]["priority"] == 3
    assert found["gdp"]["name"] == {"zh": "本区生产总值", "en": "Gross domestic product"}
    assert found["gdp"]["unit"] == "CNY"
    assert found["own"] == own["own"]
    assert found["broken"] == 1


def test_a_directory_without_vocabulary_is_complete(make_records: Callable[..., Path]) -> None:
    root = make_records()
    (root / "indicators.toml").unlink()
    (root / "places.toml").unlink()
    (root / "industries.toml").unlink()
    (root / "rates.toml").unlink()
    catalogue = Catalogue(root)
    assert catalogue.indicator("gdp").name.en == "Gross domestic product"
    assert catalogue.kinds["free-zone"].name.zh
    assert catalogue.industries["biomedicine"] == Text("生物医药", "Biomedicine")
    assert catalogue.places["330523"].name.en == "Anji County"
    assert catalogue.source(next(iter(catalogue.rates.values())).source).title.en


def test_an_own_series_of_rates_goes_before_the_package_s(make_records: Callable[..., Path]) -> None:
    catalogue = Catalogue(make_records())
    assert next(iter(catalogue.rates)) in catalogue.rates.own
