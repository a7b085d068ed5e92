"""Sentences: where one ends in Chinese and in English, and where it only seems to."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from zonecli.ingest.sentences import sentences

# A bar stands where one sentence ends and the next begins.
CUTS = [
    "产值超900亿元。|企业1600余家！|是吗？|是；|还有",
    "万元/亩;|重点发展",
    "增长5%;|其中",
    "增长５％；|“其中",
    "他说：“增长5%。”|随后",
    "（见附表。）|下一句",
    "发展……还在发展",
    "真的？！|真的",
    "按A;B;C三类",
    "a; b; c",
    "The park has 5.3 ha. |It grew by 3.5 percent. |“Over.” |Next",
    "No. 12 of Apex Co., Ltd. in Noida paid Rs. 500 crore. |It employs 30.",
    "It belongs to Apex Co. |The company employs 30.",
    "Exports to the U.S. rose to $2.5 bn. |U.S. |The end",
    "Output, e.g. Steel, i.e. 5 t, approx. 7 t, rose.",
    "Mr. A. B. Smith of St. Louis came on Sept. 5.",
    "in 2023. |45 firms joined",
    "rose by 5%. |(Source: SEZ.) |The rest",
    "1. The zone has 5. |It is large.",
    "See zone.toml and 1.5.2 for more! |Really? |Yes",
    "and so on. but lower case goes on",
    "Ends here.",
    "",
]


@pytest.mark.parametrize("marked", CUTS)
def test_where_sentences_end(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [each.strip() for each in marked.split("|") if each]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "题目。\n甲。乙。\n丙"
    assert [text[start:end] for start, end in sentences(text, 4, 8)] == ["甲。", "乙。"]
    assert list(sentences(text, 4, 8)) == [(4, 6), (6, 8)]


PIECES = ["甲", "5", ".", " ", "。", "；", ";", "No.", "Co.", "The", "”", "(", "?", "%", "\n", "e.g."]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_sentences_hold_all_that_is_not_blank_and_cut_no_number(text: str) -> None:
    spans = list(sentences(text))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
        assert not (text[end - 1] == "." and text[end : end + 1].isdigit())
