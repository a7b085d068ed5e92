"""The sentence in which a figure is printed: the one that `at` means, whole, with the figure's place in it."""

import pytest

from tests.ingest.samples import pdf
from zonecli.ingest.articles import read_article
from zonecli.views.quotation import quote

TEXT = """题目
首句。企业4个，产值超900 億元；增长5%。
又一段：企业4个。末句
"""

QUOTED = [
    ("4个", None, "企业4个，产值超900 億元；", "4个"),
    ("4个", "3", "又一段：企业4个。", "4个"),
    ("4个", "9", "企业4个，产值超900 億元；", "4个"),
    ("4个", "page 1", "企业4个，产值超900 億元；", "4个"),
    ("超900亿元", "2", "企业4个，产值超900 億元；", "超900 億元"),
    ("元；增长5%", "2", "企业4个，产值超900 億元；增长5%。", "元；增长5%"),
    ("题目", None, "题目", "题目"),
]


@pytest.mark.parametrize(("printed", "at", "sentence", "figure"), QUOTED)
def test_the_sentence_of_a_print(printed: str, at: str | None, sentence: str, figure: str) -> None:
    found = quote(read_article(TEXT.encode()), printed, at)
    assert found is not None
    assert found.sentence == sentence
    assert found.sentence[found.start : found.end] == figure


def test_what_the_text_does_not_have_is_not_quoted() -> None:
    assert quote(read_article(TEXT.encode()), "14个", None) is None


def test_a_print_over_two_lines_is_quoted_with_both() -> None:
    found = quote(read_article(pdf(["首句。产值超900", "亿元以上。末句"])), "超900亿元", None)
    assert found is not None
    assert found.sentence.replace("\n", "") == "产值超900亿元以上。"


def test_of_a_line_without_end_what_is_near_is_quoted() -> None:
    found = quote(read_article(("甲" * 2000 + "9个" + "乙" * 2000).encode()), "9个", None)
    assert found is not None
    assert found.sentence == "甲" * 500 + "9个" + "乙" * 500
