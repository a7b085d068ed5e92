"""Where a text has a printed figure: what may differ, and what a longer number does not hold."""

import pytest
from hypothesis import given, strategies as st

from zonecli.figures.prints import find_print

PLACES = [
    # Width, blanks, case, traditional characters may differ.
    ("提高到50.3万元/亩,远高于", "50.3万元/亩", ["50.3万元/亩"]),
    ("提高到５０．３万元／亩", "50.3万元/亩", ["５０．３万元／亩"]),
    ("关停1600 余家，1600余家", "1600余家", ["1600 余家", "1600余家"]),
    ("超 900\n亿元", "超900亿元", ["超 900\n亿元"]),
    ("年銷售額超900億元", "超900亿元", ["超900億元"]),
    ("Over US$ 7.5 bn a year", "over US$7.5 bn", ["Over US$ 7.5 bn"]),
    ("over\u00a0US$7.5bn", "over US$7.5 bn", ["over\u00a0US$7.5bn"]),
    ("nearly  40 %", "nearly 40%", ["nearly  40 %"]),
    ("下降３．１％", "下降3.1%", ["下降３．１％"]),
    ("an area of 16.5 km²", "16.5 km²", ["16.5 km²"]),
    # A longer number does not have it.
    ("项目14个", "4个", []),
    ("项目50.4个", "4个", []),
    ("1,600家", "600家", []),
    ("其中第4个，共4个", "4个", ["4个", "4个"]),
    ("面积442.123", "442.12", []),
    ("面积442.12。", "442.12", ["442.12"]),
    ("442.12 33", "442.1233", []),
    ("442 12", "442", ["442"]),
    ("442,120", "442", []),
    ("442, 120", "442", ["442"]),
    ("第十三轮", "三轮", []),
    ("第三轮", "三轮", ["三轮"]),
    ("二十多个", "十多个", []),
    ("2亿5000万元", "2亿", []),
    ("5 hash", "5 ha", []),
    ("5 ha.", "5 ha", ["5 ha"]),
    ("moreover 5 ha", "over 5 ha", []),
    ("overly 5", "over 5", []),
    ("5 0.3", "50.3", []),
    ("50. 3万", "50.3万", []),
    ("12 000 ha", "12000 ha", []),
    ("12 000 ha", "12 000 ha", ["12 000 ha"]),
    ("twothirds", "two thirds", []),
    # To the letter.
    ("超过900亿元", "超900亿元", []),
    ("900亿", "900亿元", []),
    ("1600家", "1600余家", []),
    ("任何文字", " ", []),
    ("a.c 5", "a?c", []),
    # One capital is two letters in lower case: the offsets stay.
    ("İ 超900亿元", "超900亿元", ["超900亿元"]),
]


@pytest.mark.parametrize(("text", "printed", "found"), PLACES)
def test_where_a_print_stands(text: str, printed: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_print(text, printed)] == found


@given(
    st.text(alphabet="年区，。 \n", max_size=9), st.text("0123456789.%万亿元超约abc ", max_size=9), st.text("年区，。")
)
def test_a_print_is_found_where_it_is_put(before: str, printed: str, after: str) -> None:
    wanted = printed.strip()
    spans = list(find_print(f"{before}{wanted}{after}", wanted))
    assert spans == ([(len(before), len(before) + len(wanted))] if wanted else [])
