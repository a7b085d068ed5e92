"""Lines end where a reader expects: no number is cut, no line begins with a closing mark."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from zonecli.render.plain import breaks


def lines(text: str, width: int) -> list[str]:
    ends = [0, *breaks(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("人民网浙江频道，人民网，2025-09", 26, ["人民网浙江频道，人民网，", "2025-09"]),
        ("时期不同（安吉经济开发区）", 25, ["时期不同（安吉经济开发", "区）"]),
        ("产业年销售额 · 传统家居产业", 20, ["产业年销售额 ·", "传统家居产业"]),
        ("over CNY 90 billion", 14, ["over CNY 90", "billion"]),
        ("年销售额超900亿元", 13, ["年销售额超", "900亿元"]),
        ("  a park", 4, ["  a", "park"]),
        ("2025-09-12", 4, ["2025", "-09-", "12"]),
        ("", 4, [""]),
    ],
)
def test_where_lines_end(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.text("超900亿元，（）a b-·[1]–“”"), st.integers(2, 20))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    ends = [0, *breaks(text, width), len(text)]
    assert ends == sorted(set(ends)) or not text
    assert all(cell_len(line) <= width for line in lines(text, width))
