"""The test of the text of a file never loses what parsing finds."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.conftest import SMALL, write_files
from zonecli.store.catalogue import Catalogue
from zonecli.store.phrases import phrases
from zonecli.store.search import Search
from zonecli.views.search import Group

GROUPS = [Group.ZONES, Group.FACTS, Group.EVENTS]
ALPHA = SMALL["zones/alpha.toml"]
# Ways of writing a record that say the same.
FORMS = {
    "plain": ALPHA.encode(),
    "crlf": ALPHA.replace("\n", "\r\n").encode(),
    "marked": b"\xef\xbb\xbf" + ALPHA.encode(),
    "literal": ALPHA.replace('"', "'").encode(),
    "escaped": ALPHA.replace("甲开发区", "\\u7532\\u5F00\\U000053d1\\u533a")
    .replace("furniture", "furn\\u0069ture")
    .encode(),
    "broken": ALPHA.replace('"甲开发区"', '"""甲\\\n   开发区"""').encode(),
    "long": ALPHA.replace('"furniture"', '"""furniture"""').encode(),
}


def found(root: Path, *texts: str) -> list[tuple[str, str, int]]:
    search = Search(Catalogue(root), phrases(texts))
    return [(group, each.id, each.number) for group, each in search.zones(GROUPS)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "text", ["甲开发区", "开发", "家具", "jiaju", "Furniture", "安吉", "anjixian", "国家级", "产值", "900亿", "成立"]
)
def test_each_form_of_a_record_says_the_same(tmp_path: Path, form: str, text: str) -> None:
    files: dict[str, str | bytes | None] = {**SMALL, "zones/alpha.toml": FORMS[form]}
    plain = write_files(tmp_path / "plain", SMALL)
    assert any(id == "alpha" for _, id, _ in found(plain, text))
    assert found(write_files(tmp_path / "other", files), text) == found(plain, text)


PIECES = st.sampled_from(
    [
        "甲",
        "开发",
        "開發",
        "5G",
        "５Ｇ",
        " ",
        "é",
        "e\u0301",
        "家具",
        "furniture",
        "超900亿元",
        "900",
        ",",
        "'",
        "\\",
        '"',
        "\n",
        "ﬁ",
        "ß",
        "Ⅷ",
        "㎡",
    ]
)
SAID = st.lists(PIECES, min_size=1, max_size=5).map("".join).filter(lambda text: bool(text.strip()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(said=SAID, typed=SAID)
def test_the_quick_test_loses_nothing(said: str, typed: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    from tomli_w import dumps

    record = {
        "name": {"zh": said},
        "kind": "economic-development-zone",
        "industries": ["furniture"],
        "facts": [{"indicator": "output", "figure": "超900亿元", "source": "gazette", "note": {"zh": said}}],
    }
    files = {**SMALL, "zones/alpha.toml": dumps(record), "zones/beta.toml": None}
    catalogue = Catalogue(write_files(tmp_path_factory.mktemp("records"), files))
    for texts in ([typed], [said], [typed, said]):
        sought = phrases(texts)
        slow = Search(catalogue, sought)
        slow.may_say = lambda id, text: True  # type: ignore[method-assign]
        assert list(Search(catalogue, sought).zones(GROUPS)) == list(slow.zones(GROUPS))


def test_what_cannot_be_read_is_named_and_the_rest_found(tmp_path: Path) -> None:
    root = write_files(tmp_path, {**SMALL, "zones/broken.toml": 'name = "甲', "zones/gbk.toml": "甲".encode("gbk")})
    search = Search(Catalogue(root), phrases(["甲"]))
    assert [each.id for group, each in search.zones([Group.ZONES])] == ["alpha"]
    assert search.unread == [str(root / "zones/broken.toml"), str(root / "zones/gbk.toml")]


@pytest.mark.parametrize(
    "raw", ["name = 5", "facts = 3", 'facts = ["甲"]', 'name = { zh = 1, en = "甲" }', 'kind = ["甲", 2]']
)
def test_values_of_a_wrong_type_are_passed_over(tmp_path: Path, raw: str) -> None:
    root = write_files(tmp_path, {**SMALL, "zones/odd.toml": raw + '\naliases = ["甲二"]\n'})
    assert ("zones", "odd", 0) in found(root, "甲二")
