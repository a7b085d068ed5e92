"""The table of the words around a number: none says two things in one place, and what is written is read."""

import pytest

from zonecli.figures.hedge_words import _ROWS, before, behind, inside, states_level, word_of
from zonecli.figures.normalize import split
from zonecli.figures.reader import Hedge, read


def test_no_word_says_two_things_in_one_place() -> None:
    for place in (("before",), ("after", "inside"), ("after", "behind")):
        words = [word for row in _ROWS for column in place for word in split(getattr(row, column))]
        assert len(words) == len(set(words)), [word for word in words if words.count(word) > 1]


def test_every_word_of_the_table_is_known_where_it_stands() -> None:
    columns = {"before": [before()], "after": [inside(), behind()], "inside": [inside()], "behind": [behind()]}
    for row in _ROWS:
        for column, lexicons in columns.items():
            for word in split(getattr(row, column)):
                for lexicon in lexicons:
                    assert lexicon.get(word) == row.says, word


@pytest.mark.parametrize(
    ("hedge", "zh", "en"),
    [
        (Hedge.OVER, "超", "over "), (Hedge.NEARLY, "近", "nearly "), (Hedge.UNDER, "不足", "less than "),
        (Hedge.ABOUT, "约", "about "),
        (Hedge.AT_LEAST, "至少", "at least "), (Hedge.AT_MOST, "至多", "at most "), (Hedge.EXACT, "", ""),
        (Hedge.SEVERAL, "", ""), (Hedge.RANGE, "", ""),
    ],
)  # fmt: skip
def test_a_hedge_is_written_as_it_is_read(hedge: Hedge, zh: str, en: str) -> None:
    assert (word_of(hedge, "zh"), word_of(hedge, "en")) == (zh, en)
    if zh:
        assert read(f"{zh}5亿元").hedge is read(f"{en}5 km²").hedge is hedge


@pytest.mark.parametrize(
    ("printed", "is_level"),
    [
        ("降至3%", True), ("已降至3%", True), ("约降至3%", True), ("增速降至3%", False), ("增长约3%", False),
        (" 減少到5家", True), ("缩短至15分钟", True), ("Rose to 5%", True), ("ｃｕｔ ｔｏ 5%", True),
        ("增长3.5%", False), ("增长至少5%", False), ("增速3%", False), ("3%", False), ("rose 5%", False), ("", False),
    ],
)  # fmt: skip
def test_words_that_give_the_level_after_a_change(printed: str, is_level: bool) -> None:
    assert states_level(printed) is is_level
