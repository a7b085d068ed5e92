"""Phrases: every way of writing one is found where it stands, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given, strategies as st
from opencc import OpenCC

from zonecli.store.phrases import phrases


def spans(typed: str, text: str) -> tuple[int, int] | None:
    (phrase,) = phrases([typed])
    found = phrase.plain.search(text) or (phrase.read and phrase.read.search(text))
    return found.span() if found else None


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        # Case, width, accents, blanks.
        ("5g", "首个5G智慧屋", "5G"),
        ("5G", "首个５Ｇ智慧屋", "５Ｇ"),
        ("ＡＮＪＩ", "Anji County", "Anji"),
        ("Lodz", "in Łódź", None),
        ("Łodz", "in Łódź", "Łódź"),
        ("khu cong nghe", "Khu công nghệ cao", "Khu công nghệ"),
        ("cafe", "a Cafe\u0301.", "Cafe\u0301"),
        ("900 亿", "超900亿元", "900亿"),
        ("900亿", "超900 亿元", "900 亿"),
        ("生物医药", "生物\u3000医药", "生物\u3000医药"),
        ("green  home", "Green\nhome", "Green\nhome"),
        ("greenhome", "green home", None),
        ("km2", "16.5 km²", "km²"),
        # Latin words from their beginning, numbers whole.
        ("home", "green homes", "home"),
        ("home", "a biohome", None),
        ("anji", "people-anji-2025", "anji"),
        ("mw", "90MW", "MW"),
        ("5g", "15G", None),
        ("900", "9000", None),
        ("900", "1,900", None),
        ("50", "50.3万元", None),
        ("50.3", "50.3万元", "50.3"),
        ("1600", "1,600+ enterprises", "1,600"),
        ("1,600", "1600余家", "1600"),
        ("5 g", "top 5 green", "5 g"),
        ("5g", "top 5 green", None),
        # Both scripts of Chinese, each way, whichever of several forms.
        ("生物醫藥", "生物医药", "生物医药"),
        ("生物医药", "生物醫藥", "生物醫藥"),
        ("里面", "裡面", "裡面"),
        ("里面", "裏面", "裏面"),
        # Pinyin: whole syllables, two at least.
        ("shengwuyiyao", "做生物医药的", "生物医药"),
        ("sheng wu", "生物", "生物"),
        ("shengw", "生物", None),
        ("sheng", "生", None),
        ("xian", "西安", "西安"),
        ("xi'an", "西安", "西安"),
        ("xian", "先", None),
        ("lvse", "绿色", "绿色"),
        ("lüse", "绿色", "绿色"),
        ("changxing", "长兴", "长兴"),
        # What means something to a pattern is text.
        ("a.*", "abc a.*", "a.*"),
        ("[x](", "[y]( [X](", "[X]("),
        ("^甲$", "甲 ^甲$", "^甲$"),
        ("\\d", "1 \\d", "\\d"),
    ],
)
def test_where_a_phrase_stands(typed: str, text: str, marked: str | None) -> None:
    found = spans(typed, text)
    assert (found and text[slice(*found)]) == marked


@pytest.mark.parametrize("typed", ["", " \t\u3000", "\u0301"])
def test_what_says_nothing_is_no_phrase(typed: str) -> None:
    assert phrases(["甲", typed]) == phrases(["甲"])


def test_a_spelling_with_thousands_of_partings_ends() -> None:
    for typed in ("ao" * 30, "ao" * 29 + "t", "ao" * 1000):
        assert spans(typed, "奥奥") is None


SIMPLE, *WAYS = map(OpenCC, ("t2s", "s2t", "s2tw"))
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@given(st.text(HAN, min_size=2, max_size=6), st.text(max_size=4), st.text(max_size=4))
def test_chinese_is_found_in_either_script(said: str, before: str, behind: str) -> None:
    for typed in (said, *("".join(map(way.convert, said)) for way in WAYS)):
        # Some have a traditional form that is also that of another, and count as that: 乾 as 干.
        if [SIMPLE.convert(each) for each in typed] == [SIMPLE.convert(each) for each in said]:
            assert spans(typed, f"{before}{said}{behind}")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8))
def test_whatever_a_text_says_as_a_whole_is_found(said: str) -> None:
    for typed in (said, unicodedata.normalize("NFD", said)):
        for phrase in phrases([typed]):
            assert phrase.plain.search(said)
