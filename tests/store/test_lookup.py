"""Ids and names: what may be one, and which zone is meant."""

import pickle
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given, strategies as st
from opencc import OpenCC
from pypinyin import lazy_pinyin

from zonecli.errors import AmbiguousName, UnknownName, ZoneError
from zonecli.i18n import Text, is_chinese, language
from zonecli.records.ids import is_id
from zonecli.store.catalogue import Catalogue
from zonecli.store.lookup import NOUNS, Known, find, fold, match


@pytest.mark.parametrize("id", ["anji", "yrd-huzhou", "zone-00001", "a", "3d"])
def test_ids(id: str) -> None:
    assert is_id(id)


@pytest.mark.parametrize(
    "id",
    ["", "..", "a/b", "a\\b", "Anji", "安吉", "-a", "a-", "a--b", "a b", "a.b", "con", "lpt1", "x" * 101, "a\n", "ａ"],
)
def test_what_is_no_id(id: str) -> None:
    assert not is_id(id)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nme", []),
        ("environ", ["environment"]),
        ("business environment", ["environment"]),
        ("ss env", []),
        ("5g", ["net"]),
    ],
)
def test_a_part_in_latin_letters_begins_a_word(typed: str, found: list[str]) -> None:
    known = [
        Known("environment", Text("营商环境", "Business environment, position")),
        Known("net", Text("基站数", "Base stations of 5G")),
    ]
    assert [each.id for each in match(known, typed).best] == found


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
    ("rank", "已被取代", "deprecated"),
    ("hedge", "超过", "over"),
    ("hedge", "At least", "at-least"),
    ("field", "级别", "level"),
    ("field", "Level", "level"),
    ("field", "地区", "place"),
    ("field", "also called", "alias"),
    ("field", "industries", "industry"),
    ("field", "产业", "industry"),
    ("field", "时期", "period"),
    ("field", "核准面积", "approved-area"),
    ("field", "Tax per unit", "tax-per-area"),
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


LOOSE = [
    # Traditional characters, and what they stand for.
    ("zone", "麗水開發區", "lishui"),
    ("zone", "丽水開发区", "lishui"),
    ("zone", "麗水", "lishui"),
    ("zone", "臺灣農民創業園", "taiwan"),
    ("zone", "台湾农民创业园", "taiwan"),
    ("zone", "农民创业", "taiwan"),
    ("zone", "丽水（开发区）", "lishui"),
    ("indicator", "核準面積", "approved-area"),
    ("kind", "經濟技術開發區", "economic-technological-development-zone"),
    ("industry", "傢具", "furniture"),
    ("place", "蘇州", "320500"),
    ("place", "蘇州工業園區", "CN-SIP"),
    ("source", "公報", "gazette"),
    ("level", "國家級", "national"),
    ("status", "計劃", "planned"),
    ("rank", "首選", "preferred"),
    ("hedge", "超過", "over"),
    ("theme", "創新", "innovation"),
    ("nature", "時期數", "flow"),
    ("type", "報紙文章", "article-newspaper"),
    ("field", "級別", "level"),
    # Pinyin, joined or not, whole or a part.
    ("zone", "lishuikaifaqu", "lishui"),
    ("zone", "LiShui Kaifa-qu", "lishui"),
    ("zone", "líshuǐ", "lishui"),
    ("zone", "nongmin chuangye", "taiwan"),
    ("zone", "lvyuan", "luyuan"),
    ("zone", "lüyuan", "luyuan"),
    ("zone", "hai phong dinh vu", "hai-phong"),
    ("indicator", "hezhun mianji", "approved-area"),
    ("kind", "jingjijishukaifaqu", "economic-technological-development-zone"),
    ("industry", "jiaju", "furniture"),
    ("place", "huhehaote", "150100"),
    ("source", "gongbao", "gazette"),
    ("level", "guojia", "national"),
    ("status", "jihua", "planned"),
    ("rank", "shouxuan", "preferred"),
    ("hedge", "chaoguo", "over"),
    ("theme", "tudi", "land"),
    ("nature", "shiqishu", "flow"),
    ("type", "baozhiwenzhang", "article-newspaper"),
    ("field", "jibie", "level"),
    # Initials, from the first on.
    ("zone", "lskfq", "lishui"),
    ("zone", "lsk", "lishui"),
    ("zone", "LSKFQ", "lishui"),
    ("zone", "twnm", "taiwan"),
    ("indicator", "hzmj", "approved-area"),
    ("kind", "jjjskfq", "economic-technological-development-zone"),
    ("place", "hhhts", "150100"),
    # The code of a zone, whole.
    ("zone", "S337048", "lishui"),
    ("zone", "s337048", "lishui"),
    ("place", "１５０１００", "150100"),
]
NAMES = {
    "lishui": 'zh = "丽水开发区", en = "Green Water Zone"',
    "taiwan": 'zh-Hant = "臺灣農民創業園", en = "Farmers"',
    "luyuan": 'zh = "绿园工业集中区"',
    "hai-phong": 'vi = "Hải Phòng – Đình Vũ"',
}
RECORDS = {
    **{f"zones/{id}.toml": f'name = {{ {name} }}\nkind = "resort"\n' for id, name in NAMES.items()},
    "zones/lishui.toml": 'name = { zh = "丽水开发区", en = "Green Water Zone" }\nkind = "resort"\ncode = "S337048"\n',
    "places.toml": '[CN-SIP]\nname = { zh = "苏州工业园区" }\nwithin = "320500"\n',
    "zones/alpha.toml": None,
    "zones/beta.toml": None,
}


@pytest.mark.parametrize(("noun", "name", "id"), LOOSE)
def test_everything_is_found_by_another_spelling(
    make_records: Callable[..., Path], noun: str, name: str, id: str
) -> None:
    assert find(Catalogue(make_records(RECORDS)), name, noun) == id


@pytest.mark.parametrize("noun", NOUNS)
def test_each_noun_is_tried_in_another_spelling(noun: str) -> None:
    assert sum(each == noun for each, *_ in LOOSE) > 1


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("zone", "ls"),
        ("zone", "skfq"),
        ("zone", "丽水 kaifaqu"),
        ("zone", "S3370"),
        ("level", "x"),
        # A part is whole syllables, or whole words.
        ("zone", "ishuikai"),
        ("zone", "lishuik"),
        ("zone", "Phong Dinh V"),
        # What sounds alike is not what is written.
        ("zone", "利水开发区"),
    ],
)
def test_what_is_looser_is_nothing(make_records: Callable[..., Path], noun: str, name: str) -> None:
    with pytest.raises(UnknownName):
        find(Catalogue(make_records(RECORDS)), name, noun)


def named(name: str, *aliases: str) -> str:
    return f'name = {{ zh = "{name}" }}\naliases = {list(aliases)}\nkind = "resort"\n'.replace("'", '"')


# A stricter spelling wins, whatever else a looser one fits.
STRICTER = [
    ("dongshan", {"dongshan": "西山", "x": "东山"}, "dongshan"),
    ("東山", {"a": "東山", "b": "东山"}, "a"),
    ("东山", {"a": "東山", "b": "东山"}, "b"),
    ("东山", {"a": "東山", "b": "东山区"}, "b"),
    ("dongshan", {"a": "东山", "b": "Dongshan Park"}, "b"),
    ("dongshan", {"a": "东山", "b": "东山区"}, "a"),
    ("dsq", {"a": "DSQ", "b": "东山区"}, "a"),
    ("dsq", {"a": "东山区", "b": "东山区开发区"}, "a"),
]


@pytest.mark.parametrize(("name", "names", "id"), STRICTER)
def test_the_stricter_spelling_wins(
    make_records: Callable[..., Path], name: str, names: dict[str, str], id: str
) -> None:
    files = {f"zones/{each}.toml": named(text) for each, text in names.items()}
    catalogue = Catalogue(make_records({**files, "zones/alpha.toml": None, "zones/beta.toml": None}))
    assert find(catalogue, name) == id


NOTED = [
    # An alias of one that others have as a part.
    ("湖州", ["north", "south"]),
    ("湖 州", ["north", "south"]),
    ("HZ", []),
    # An id, a name in full, and a part that no other has.
    ("huzhou", []),
    ("湖州开发区", []),
    ("湖州北", []),
]


@pytest.mark.parametrize(("name", "others"), NOTED)
def test_what_a_loose_name_could_mean_as_well_is_told(
    make_records: Callable[..., Path], name: str, others: list[str]
) -> None:
    files = {
        "zones/huzhou.toml": named("湖州开发区", "湖州", "HZ"),
        "zones/north.toml": named("湖州北区"),
        "zones/south.toml": named("湖州南区"),
        "zones/alpha.toml": None,
        "zones/beta.toml": None,
    }
    told: list[Mapping[str, object]] = []
    catalogue = Catalogue(make_records(files), remark=lambda message, details: told.append(details))
    assert find(catalogue, name) in ("huzhou", "north")
    assert [details["others"] for details in told] == ([tuple(others)] if others else [])


@pytest.fixture(scope="module")
def shipped(records: Path) -> Catalogue:
    return Catalogue(records)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "wide": lambda name: "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in name),
    "upper": str.upper,
    "blanks": " ".join,
    "traditional": OpenCC("s2t").convert,
    "taiwan": OpenCC("s2tw").convert,
    "pinyin": lambda name: "-".join(lazy_pinyin(name)) if is_chinese(name) else name,
    "initials": lambda name: "".join(each[0] for each in lazy_pinyin(name)) if is_chinese(name) else name,
}


def ids_of(catalogue: Catalogue, name: str) -> Sequence[str]:
    """Return what the name means, or all that are told where it is several."""
    try:
        return [find(catalogue, name)]
    except AmbiguousName as several:
        return several.near


@given(st.data(), st.sampled_from(sorted(SPELLINGS)))
def test_any_zone_is_found_however_its_name_is_spelled(shipped: Catalogue, data: st.DataObject, spelling: str) -> None:
    zone = data.draw(st.sampled_from(list(shipped.heads())))
    name = data.draw(st.sampled_from(zone.names))
    typed = SPELLINGS[spelling](name)
    # Fewer letters mean nothing but what is spelled so.
    assume(len(typed) > 2 or not typed.isascii())
    meant = ids_of(shipped, typed)
    assert zone.id in meant or len(meant) == 12


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
    ("indicator", "面积", ["核准面积", "、另有5个"], [", 5 more"]),
]


@pytest.mark.parametrize(("noun", "name", "zh", "en"), SEVERAL)
def test_all_that_fit_are_told(
    make_records: Callable[..., Path], noun: str, name: str, zh: list[str], en: list[str]
) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find(Catalogue(make_records()), name, noun)
    assert all(text in say(caught.value, "zh") for text in zh)
    assert all(text in say(caught.value, "en") for text in en)


def test_an_ambiguous_name_is_a_fault_of_the_command_line(make_records: Callable[..., Path]) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find(Catalogue(make_records()), "开发区")
    assert caught.value.exit_code == 2


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
