"""Ids and names: what may be one, and which zone is meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from zonecli.errors import AmbiguousName, UnknownName
from zonecli.records.ids import is_id
from zonecli.store.catalogue import Catalogue
from zonecli.store.lookup import find, fold


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


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
