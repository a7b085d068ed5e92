"""Ids and names: what may be one, and which zone is meant."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from zonecli.errors import AmbiguousName, UnknownName, ZoneError
from zonecli.i18n import language
from zonecli.records.ids import is_id
from zonecli.store.catalogue import Catalogue
from zonecli.store.lookup import NOUNS, find, fold


@pytest.mark.parametrize("id", ["anji", "yrd-huzhou", "zone-00001", "a", "3d"])
def test_ids(id: str) -> None:
    assert is_id(id)


@pytest.mark.parametrize(
    "id",
    ["", "..", "a/b", "a\\b", "Anji", "安吉", "-a", "a-", "a--b", "a b", "a.b", "con", "lpt1", "x" * 101, "a\n", "ａ"],
)
def test_what_is_no_id(id: str) -> None:
    assert not is_id(id)


@given(st.text(max_size=20))
def test_an_id_is_a_file_name_and_no_more(text: str) -> None:
    if is_id(text):
        assert Path(text).name == text
        assert text == text.lower()


MEANT = [
    ("alpha", "alpha"),
    ("ALPHA", "alpha"),
    ("甲开发区", "alpha"),
    ("甲区", "alpha"),
    ("甲", "alpha"),
    ("Alpha Development Zone", "alpha"),
    ("alphadevelopmentzone", "alpha"),
    ("Ａｌｐｈａ", "alpha"),
    ("Beta Dev", "beta"),
]


@pytest.mark.parametrize(("name", "id"), MEANT)
def test_the_zone_that_is_meant(make_records: Callable[..., Path], name: str, id: str) -> None:
    assert find(Catalogue(make_records()), name) == id


def test_a_part_of_several_names_is_not_guessed(make_records: Callable[..., Path]) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find(Catalogue(make_records()), "开发区")
    assert caught.value.near == ("alpha", "beta")


def test_a_whole_name_wins_over_a_part(make_records: Callable[..., Path]) -> None:
    longer = 'name = { zh = "甲开发区东区", en = "Alpha East" }\nkind = "resort"\n'
    assert find(Catalogue(make_records({"zones/east.toml": longer})), "甲开发区") == "alpha"


@pytest.mark.parametrize(("name", "near"), [("alhpa", "alpha"), ("bta", "beta"), ("乙开发区部", "beta")])
def test_an_unknown_name_is_answered_with_the_nearest(make_records: Callable[..., Path], name: str, near: str) -> None:
    with pytest.raises(UnknownName) as caught:
        find(Catalogue(make_records()), name)
    assert near in caught.value.near


NAMED = [
    ("indicator", "核准面积", "approved-area"),
    ("indicator", "Approved area", "approved-area"),
    ("indicator", "亩均税", "tax-per-area"),
    ("kind", "经济技术开发区", "economic-technological-development-zone"),
    ("kind", "Industrial Park", "industrial-park"),
    ("industry", "家具", "furniture"),
    ("industry", "biomed", "biomedicine"),
    ("place", "湖州", "330500"),
    ("place", "湖州市", "330500"),
    ("place", "浙江省湖州市", "330500"),
    ("place", "Huzhou", "330500"),
    ("place", "安吉", "330523"),
    ("place", "anji county", "330523"),
    ("place", "河南", "410000"),
    ("place", "吉林市", "220200"),
    ("place", "内蒙古", "150000"),
    ("place", "南京市鼓楼区", "320106"),
    ("place", "西双版纳", "532800"),
    ("place", "India", "IN"),
    ("place", "波兰", "PL"),
    ("source", "gazette", "gazette"),
    ("source", "公报", "gazette"),
    ("level", "省级", "provincial"),
    ("level", "county-level", "county"),
    ("status", "计划", "planned"),
    ("theme", "土地", "land"),
    ("nature", "时期数", "flow"),
    ("type", "报纸文章", "article-newspaper"),
    ("type", "thesis", "thesis"),
]


@pytest.mark.parametrize(("noun", "name", "id"), NAMED)
def test_everything_is_found_by_name(make_records: Callable[..., Path], noun: str, name: str, id: str) -> None:
    assert find(Catalogue(make_records()), name, noun) == id


def test_each_noun_is_tried() -> None:
    assert {noun for noun, _, _ in NAMED} == NOUNS.keys() - {"zone"}


def say(failure: ZoneError, code: str) -> str:
    translate = language(code).translate
    return f"{failure.message(translate)} {failure.hint_text(translate)}"


UNKNOWN = [
    ("indicator", "核准面机", "approved-area（核准面积）", "mean: approved-area?"),
    ("kind", "产业园曲", "industrial-park（产业园区）", "mean: industrial-park,"),
    ("place", "湖洲", "330500（浙江省湖州市）", "330500 (Huzhou City, Zhejiang Province)"),
    ("place", "hangzou", "330100（浙江省杭州市）", "330100 (Hangzhou City, Zhejiang Province)"),
    ("industry", "家俱", "furniture（家具）", "furniture"),
    ("source", "公告", "gazette（公报）", "mean: gazette?"),
    # Of few words all are told, however unlike.
    ("level", "x", "municipal（市级）", "municipal, county (county-level)?"),
]


@pytest.mark.parametrize(("noun", "name", "zh", "en"), UNKNOWN)
def test_the_nearest_is_told_in_the_language_of_the_screen(
    make_records: Callable[..., Path], noun: str, name: str, zh: str, en: str
) -> None:
    with pytest.raises(UnknownName) as caught:
        find(Catalogue(make_records()), name, noun)
    assert caught.value.noun == noun
    assert zh in say(caught.value, "zh")
    assert en in say(caught.value, "en")


SEVERAL = [
    (
        "zone",
        "开发区",
        ["alpha（甲开发区）、beta（乙开发区）"],
        ["zones: alpha (Alpha Development Zone), beta"],
    ),
    (
        "place",
        "吉林",
        ["220000（吉林省）、220200（吉林省吉林市）"],
        ["places: 220000 (Jilin Province), 220200"],
    ),
    ("place", "鼓楼区", ["江苏省南京市鼓楼区", "河南省开封市鼓楼区"], ["Gulou District, Kaifeng City, Henan Province"]),
    # The level between a municipality and its districts is no name of a place.
    ("place", "朝阳区", ["110105（北京市朝阳区）"], ["110105 (Chaoyang District, Beijing Municipality)"]),
    ("indicator", "面积", ["核准面积", "、…"], [", …"]),
]


@pytest.mark.parametrize(("noun", "name", "zh", "en"), SEVERAL)
def test_all_that_fit_are_told(
    make_records: Callable[..., Path], noun: str, name: str, zh: list[str], en: list[str]
) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find(Catalogue(make_records()), name, noun)
    assert all(text in say(caught.value, "zh") for text in zh)
    assert all(text in say(caught.value, "en") for text in en)


def test_the_directorys_own_name_wins_over_the_packages_but_a_part_of_it_does_not(
    make_records: Callable[..., Path],
) -> None:
    own = '[sown-area]\nname = { zh = "核准面积", en = "Sown area" }\ntheme = "land"\n'
    catalogue = Catalogue(make_records({"indicators.toml": own, "zones/alpha.toml": None, "zones/beta.toml": None}))
    assert find(catalogue, "核准面积", "indicator") == "sown-area"
    with pytest.raises(AmbiguousName) as caught:
        find(catalogue, "核准", "indicator")
    assert caught.value.near == ("sown-area", "approved-area")


def test_a_failure_travels_between_processes(make_records: Callable[..., Path]) -> None:
    with pytest.raises(UnknownName) as caught:
        find(Catalogue(make_records()), "湖洲", "place")
    assert say(pickle.loads(pickle.dumps(caught.value)), "zh") == say(caught.value, "zh")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
