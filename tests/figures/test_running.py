"""Figures in running text: sentences with the spans worked out by hand, and what holds of every text."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tests.figures.test_properties import ALPHABET, CHINESE, ENGLISH, RANGES, sampled
from zonecli.figures import running
from zonecli.figures.grammar import Sentence
from zonecli.figures.reader import Hedge, read
from zonecli.figures.running import Found, find_figures

GROUPS = tomllib.loads((Path(__file__).parent / "running_cases.toml").read_text("utf-8"))["group"]
SENTENCES = [sentence for group in GROUPS for sentence in group["cases"]]
_MARK = re.compile("«([?=&]?)([^«»]*)»|‹(date|name|other) ([^‹›]*)›")


def marked(sentence: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return a sentence without its marks, and what they mark: where it begins, its print and what it is."""
    text, last, spans = "", 0, []
    for mark in _MARK.finditer(sentence):
        sign, figure, label, print_ = mark.groups()
        text += sentence[last : mark.start()]
        spans.append((len(text), figure or print_, label or f"figure{sign}"))
        text += figure or print_
        last = mark.end()
    return text + sentence[last:], spans


def kind(found: Found) -> str:
    """Return what is found as the table writes it."""
    if found.kind != "figure":
        return found.kind
    sign = "?" if found.figure is None else "=" if found.equivalent_of is not None else "&" if found.carried else ""
    return f"figure{sign}"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_spans_of_a_sentence(sentence: str) -> None:
    text, spans = marked(sentence)
    found = find_figures(text)
    assert [(each.start, text[each.start : each.end], kind(each)) for each in found] == spans


def test_there_are_many_sentences() -> None:
    assert len(SENTENCES) >= 200


# What is carried, and what is made of it: the value and the sense of each member.
LISTS = [
    ("投资分别增长12.5%、8.1%。", [("0.125", "growth"), ("0.081", "growth")]),
    ("投资分别下降12.5%和8.1%。", [("-0.125", "decline"), ("-0.081", "decline")]),
    ("产值、税收同比增长12%、8%。", [("0.12", "growth"), ("0.08", "growth")]),
    ("分别增长12、15个百分点。", [("12", "growth"), ("15", "growth")]),
    ("分别为126、144家。", [("126", None), ("144", None)]),
    ("分别超过100亿元、200亿元。", [("10000000000", None), ("20000000000", None)]),
    ("They rose 8.1% and 10.2%, respectively.", [("0.081", "growth"), ("0.102", "growth")]),
    # Not of each, of another unit, or with its own word.
    ("增长12%和8亿元。", [("0.12", "growth"), ("800000000", None)]),
    ("They rose 8.1% and 10.2% was exported.", [("0.081", "growth"), ("0.102", None)]),
    ("分别增长12%、下降8%。", [("0.12", "growth"), ("-0.08", "decline")]),
]


@pytest.mark.parametrize(("text", "members"), LISTS)
def test_what_the_first_of_a_list_says_is_said_of_all(text: str, members: list[tuple[str, str | None]]) -> None:
    figures = [each.figure for each in find_figures(text) if each.figure]
    assert [(figure.value, figure.sense) for figure in figures] == [(Decimal(value), sense) for value, sense in members]
    assert [figure.printed for figure in figures] == [text[each.start : each.end] for each in find_figures(text)]


def test_a_hedge_is_carried_too() -> None:
    first, second = (each.figure for each in find_figures("两区产值分别超过100亿元、200亿元。") if each.figure)
    assert (first.hedge, second.hedge) == (Hedge.OVER, Hedge.OVER)


# A number that would be read wrongly without the word before it, or with the word behind it.
TRAPS = [
    ("set up 5 companies", "5 companies", None, Hedge.EXACT),
    ("签约15个项目", "15个项目", None, Hedge.EXACT),
    ("附近5个村", "5个村", None, Hedge.EXACT),
    ("新增5家", "5家", None, Hedge.EXACT),
    ("20家内资企业", "20家内资企业", None, Hedge.EXACT),
    ("3家多元化企业", "3家", None, Hedge.EXACT),
    ("5 higher education institutes", "5", None, Hedge.EXACT),
    ("5 project managers", "5", None, Hedge.EXACT),
    ("of which 61.5 are built", "61.5", None, Hedge.EXACT),
    ("occupancy fell below 50 percent", "below 50 percent", None, Hedge.UNDER),
    ("exports fell 5 percent", "fell 5 percent", "decline", Hedge.EXACT),
    ("低于全市1.2个百分点", "低于全市1.2个百分点", None, Hedge.EXACT),
    ("不到全国平均的9%", "不到全国平均的9%", None, Hedge.UNDER),
]


@pytest.mark.parametrize(("text", "printed", "sense", "hedge"), TRAPS)
def test_the_words_around_a_number(text: str, printed: str, sense: str | None, hedge: Hedge) -> None:
    (found,) = find_figures(text)
    assert found.figure is not None
    assert (text[found.start : found.end], found.figure.sense, found.figure.hedge) == (printed, sense, hedge)


REFUSED = [
    ("近70余家", "contradiction"),
    ("减少一倍", "ambiguous"),
    ("扩大5倍", "ambiguous"),
    ("加快3个百分点", "unknown-text"),
]


@pytest.mark.parametrize(("printed", "reason"), REFUSED)
def test_what_is_refused_is_found_all_the_same(printed: str, reason: str) -> None:
    (found,) = find_figures(f"投资{printed}，")
    assert (found.kind, found.figure, found.reason) == ("figure", None, reason)
    assert (found.start, found.end) == (2, 2 + len(printed))


def test_the_dollar_and_the_decimal_sign_of_the_source() -> None:
    (found,) = find_figures("It cost $5 million.", dollar="AUD")
    assert found.figure == read("$5 million", dollar="AUD")
    (found,) = find_figures("There are 3.858 jobs.", decimal=",")
    assert found.figure == read("3.858 jobs", decimal=",")


def test_the_reader_is_asked_a_few_times_for_each_number(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    class Counted(Sentence):
        def __init__(self, *parts: Any) -> None:
            nonlocal asked
            asked += 1
            super().__init__(*parts)

    monkeypatch.setattr(running, "Sentence", Counted)
    text = "".join(marked(sentence)[0] + "\n" for sentence in SENTENCES)
    assert asked <= 2 * len(find_figures(text))


CARRIERS = st.one_of(
    st.sampled_from(" ，。、,.()“”\n和从到至"),
    sampled("分别 和 与 and from to 同比 为 第 前 每"),
    st.sampled_from([" and ", " to "]),
)
PIECES = st.one_of(
    CHINESE, ENGLISH, RANGES, CARRIERS, CARRIERS,
    st.sampled_from([marked(sentence)[0] for sentence in SENTENCES]),
    st.text(ALPHABET + "第届月日号“”()[]〔〕@:;，。、!？\n", max_size=12),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=8).map("".join)


def test_the_decimal_sign_of_the_source() -> None:
    text = "It has 3.858 firms on 1,5 km²."
    found = [(each.figure and each.figure.value, text[each.start : each.end]) for each in find_figures(text, None, ",")]
    assert found == [(Decimal(3858), "3.858 firms"), (Decimal("1.5"), "1,5 km²")]
    assert find_figures(text)[0].figure == read("3.858 firms")


@pytest.mark.parametrize("indent", ["", " ", "  ", "   "])
def test_the_number_of_a_section_is_no_figure(indent: str) -> None:
    text = f"概况\n{indent}2.1 投资\n总投资5亿元"
    labels = [(each.kind, text[each.start : each.end]) for each in find_figures(text)]
    assert labels == [("other", "2.1"), ("figure", "5亿元")]


@given(TEXTS)
@settings(max_examples=200)
def test_any_text_gives_spans_in_order_that_read_as_they_are(text: str) -> None:
    end = 0
    for number, found in enumerate(found_all := find_figures(text)):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert (found.figure is None) or found.kind == "figure"
        if found.kind == "figure" and found.figure is None:
            assert found.reason
        if found.figure and not found.carried:
            assert read(text[found.start : found.end]) == found.figure
        if found.equivalent_of is not None:
            assert found.equivalent_of == number - 1
            assert found_all[number - 1].figure


@given(TEXTS)
@settings(max_examples=200)
def test_each_line_is_by_itself(text: str) -> None:
    once = find_figures(text)
    again = find_figures(f"{text}\n{text}")
    assert len(again) == 2 * len(once)
    assert [(each.start, each.end, each.figure) for each in again[: len(once)]] == [
        (each.start, each.end, each.figure) for each in once
    ]
