"""How names are spelled otherwise: simplified, in letters, by initials; and their order."""

import pytest
from hypothesis import given, strategies as st

from zonecli.records.spelling import in_letters, in_order, in_syllables, initials, plain, simplify

SIMPLIFIED = [
    ("安吉經濟開發區", "安吉经济开发区"),
    ("長三角（湖州）產業合作區", "长三角（湖州）产业合作区"),
    ("臺州", "台州"),
    ("後勤", "后勤"),
    ("徵收", "征收"),
    # 乾 is a surname and a place's name as well: it depends on its neighbours.
    ("乾燥", "干燥"),
    ("安吉", "安吉"),
    ("Anji 1", "Anji 1"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "simplified"), SIMPLIFIED)
def test_in_simplified_characters(text: str, simplified: str) -> None:
    assert simplify(text) == simplified


def test_what_gb2312_has_is_simplified_but_for_the_characters_that_are_named() -> None:
    from opencc import OpenCC

    every = [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    convert = OpenCC("t2s").convert
    assert len(every) > 6700
    assert [each for each in every if convert(each) != simplify(each)] == []


LETTERS = [
    ("安吉经济开发区", "anjijingjikaifaqu", "ajjjkfq"),
    ("长兴", "changxing", "cx"),
    ("長興", "changxing", "cx"),
    ("乐清工业园区", "yueqinggongyeyuanqu", "yqgyyq"),
    ("朝阳区", "chaoyangqu", "cyq"),
    ("漯河", "luohe", "lh"),
    ("绿园", "luyuan", "ly"),
    ("嘉兴B区", "jiaxingbqu", "jxbq"),
    ("长三角（湖州）", "changsanjiaohuzhou", "csjhz"),
    ("Hải Phòng – Đình Vũ", "haiphongdinhuu", ""),
    ("Łódź", "lodz", ""),
    ("Chun'an", "chunan", ""),
]


def test_in_syllables() -> None:
    assert in_syllables("EBD安吉（经济）B区，Łódź-East") == "ebd an ji jing ji b qu lodz east"


@pytest.mark.parametrize(("text", "letters", "first"), LETTERS)
def test_in_letters_and_by_initials(text: str, letters: str, first: str) -> None:
    assert in_letters(text) == letters
    assert initials(text) == first


ORDERED = [
    # an, ang, bei; of one syllable by tone: 安 ān, 岸 àn.
    ["3 Park", "安徽", "安吉", "岸边", "昂首", "北京", "长兴", "朝阳", "绍兴", "重要", "舟山"],
    ["Anji", "Éclat", "Fuyang", "łódź", "Zhoushan"],
    ["Anji", "安吉", "Ba", "北京"],
]


@pytest.mark.parametrize("names", ORDERED)
def test_names_in_order(names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: tuple(in_order(name))) == names


@given(st.text(max_size=12))
def test_any_text_is_spelled(text: str) -> None:
    assert in_letters(in_letters(text)) == in_letters(text)
    assert simplify(simplify(text)) == simplify(text)
    assert plain(plain(text)) == plain(text)
