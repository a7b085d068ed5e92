"""Lines end where a reader expects: no number is cut, no line begins with a closing mark."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from rich.cells import cell_len

from zonecli.render.wrapping import find_breaks, wrap


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("人民网浙江频道，人民网，2025-09", 26, ["人民网浙江频道，人民网，", "2025-09"]),
        ("时期不同（安吉经济开发区）", 25, ["时期不同（安吉经济开发", "区）"]),
        ("产业年销售额 · 传统家居产业", 20, ["产业年销售额 ·", "传统家居产业"]),
        ("over CNY 90 billion", 14, ["over CNY 90", "billion"]),
        ("年销售额超900亿元", 13, ["年销售额超", "900亿元"]),
        ("  a park", 4, ["a", "park"]),
        ("one two three", 7, ["one two", "three"]),
        ("安吉经济开发区,已核准", 10, ["安吉经济开", "发区,已核", "准"]),
        ("核准面积。然后", 8, ["核准面", "积。然后"]),
        ("一律用公制（metric）", 12, ["一律用公制", "（metric）"]),
        ("《冲刺全年赢 打造新城》，张三、李四，某报", 31, ["《冲刺全年赢 打造新城》，张三、", "李四，某报"]),
        ("名称：【Investment】-promotion staff", 24, ["名称：", "【Investment】-promotion", "staff"]),
        ("招商re-【invest】ment方案", 17, ["招商", "re-【invest】ment", "方案"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("a", 1, ["a"]),
        ("2025-09-12", 4, ["2025", "-09-", "12"]),
        ("", 4, [""]),
    ],
)
def test_where_lines_end(text: str, width: int, expected: list[str]) -> None:
    assert wrap(text, width) == expected


@given(st.text("超900亿元，（）a b-·[1]–“”"), st.integers(2, 20))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    ends = [0, *find_breaks(text, width), len(text)]
    assert ends == sorted(set(ends)) or not text
    assert all(cell_len(line) <= width for line in wrap(text, width))
