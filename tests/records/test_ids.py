"""Ids proposed from names."""

import pytest
from hypothesis import example, given, strategies as st

from zonecli.records.ids import is_id, propose_id

PLACES = {"湖州": "Huzhou", "浙江湖州": "Huzhou", "浙江": "Zhejiang", "朝阳区": "Chaoyang", "呼和浩特": "Hohhot"}
PROPOSED = [
    ("长兴经济技术开发区", "changxing-etdz"),
    ("重庆两江新区", "chongqingliangjiang-new-area"),
    ("杭州高新技术产业开发区", "hangzhou-high-tech"),
    ("厦门经济开发区", "xiamen"),
    ("乐清工业园区", "yueqing"),
    ("都匀经济开发区", "duyun"),
    ("长治开发区", "changzhi"),
    ("嘉兴科技城", "jiaxing-science-city"),
    ("宁波综合保税区", "ningbo-bonded"),
    ("中国（杭州）自由贸易试验区", "hangzhou-ftz"),
    ("长三角（湖州）产业合作区", "yrd-huzhou-cooperation"),
    # The ending is all that there is.
    ("开发区", "kaifaqu"),
    ("嘉兴综合保税区B区", "jiaxingzonghebaoshuiqu-b-qu"),
    ("Ａ区", "a-qu"),
    ("Anji Economic Development Zone", "anji"),
    ("Suzhou Industrial Park", "suzhou"),
    ("Katowice Special Economic Zone", "katowice-sez"),
    ("Wuxi High-tech Industrial Development Zone", "wuxi-high-tech"),
    ("Jebel Ali Free Zone", "jebel-ali-free-zone"),
    ("Hải Phòng – Đình Vũ Economic Zone", "hai-phong-dinh-vu"),
    ("Łódź Straße", "lodz-strasse"),
    ("People's Park 2", "peoples-park-2"),
    # What cannot be the name of a file everywhere.
    ("Con", "con-2"),
    ("  ", ""),
    ("！？", ""),
    ("Парк", ""),
]


@pytest.mark.parametrize(("name", "id"), PROPOSED)
def test_an_id_from_a_name(name: str, id: str) -> None:
    assert propose_id(name) == id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("湖州某某新区", "huzhou-moumou-new-area"),
        ("浙江湖州经济开发区", "huzhou"),
        ("浙江头门港经济开发区", "zhejiang-toumengang"),
        ("朝阳区开发区", "chaoyang"),
        ("呼和浩特经济技术开发区", "hohhot-etdz"),
    ],
)
def test_a_place_at_the_head_is_divided_from_the_rest(name: str, id: str) -> None:
    assert propose_id(name, (), PLACES) == id


def test_what_is_taken_gets_a_number() -> None:
    assert propose_id("Anji", {"anji"}) == "anji-2"
    assert propose_id("安吉", {"anji", "anji-2", "anji-3"}) == "anji-4"


def test_a_long_name_is_cut_between_words() -> None:
    assert propose_id("A " + "long " * 30 + "name") == "a-" + "-".join(["long"] * 9)
    assert propose_id("x" * 200) == "x" * 50


@given(st.text(), st.sets(st.sampled_from(["a", "a-2", "b", "con-2", "anji", "anji-2"])))
@example("a", {"a", "a-2"})
@example("安吉", {"anji"})
@example("İ ǅ ﷺ ½ －", set())
@example("㐀䶿豈", set())
def test_whatever_the_name_an_id_is_valid_and_free_or_there_is_none(name: str, taken: set[str]) -> None:
    id = propose_id(name, taken, PLACES)
    assert id == "" or is_id(id)
    assert id not in taken


@given(st.text(alphabet=st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF), max_size=30))
def test_chinese_names_too(name: str) -> None:
    id = propose_id(name)
    assert id == "" or is_id(id)
