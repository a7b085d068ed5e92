"""Pages on a screen: nothing wider than it, no word in two, every cell told, and fewer lines where there is room."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings, strategies as st
from rich.cells import cell_len

from zonecli.i18n import language
from zonecli.render.blocks import Block, Column, Heading, Pairs, Table
from zonecli.render.terminal import on_terminal

ENGLISH, CHINESE = language("en"), language("zh")
_SGR = re.compile("\x1b\\[[0-9;]*m")


def draw(blocks: list[Block], width: int, colour: bool = False) -> list[str]:
    return "".join(on_terminal(blocks, width, colour, ENGLISH)).splitlines()


_words = st.text(alphabet=st.sampled_from("abcXYZ-/.0123456789"), min_size=1, max_size=24)
_chinese = st.text(alphabet=st.sampled_from("安吉经济开发区超亿元，。（）0123456789"), min_size=1, max_size=30)
_texts = st.lists(st.one_of(_words, _chinese), max_size=8).map(" ".join)
_columns = st.builds(
    Column,
    title=st.one_of(st.just(""), _words),
    align=st.sampled_from(["left", "right"]),
    wrap=st.booleans(),
    gives_way=st.integers(0, 3),
    goes=st.sampled_from(["into", "below", "above", "nowhere"]),
)


@st.composite
def _tables(draw_from: st.DrawFn) -> Table:
    columns = draw_from(st.lists(_columns, min_size=1, max_size=6))
    row = st.tuples(*[_texts] * len(columns))
    return Table(columns, draw_from(st.lists(st.one_of(row, row, row, _texts), min_size=1, max_size=6)))


_blocks: st.SearchStrategy[Block] = st.one_of(
    _tables(),
    st.builds(Heading, text=_texts, subtitle=_texts),
    st.builds(Pairs, rows=st.lists(st.tuples(_words, _texts), min_size=1, max_size=4)),
)


def _texts_of(block: Block) -> list[str]:
    """Every text of a block that a screen always shows."""
    if isinstance(block, Heading):
        return [block.text, block.subtitle]
    if isinstance(block, Pairs):
        return [text for row in block.rows for text in row]
    found = []
    for row in block.rows:
        if isinstance(row, str):
            found.append(row)
        else:
            found += [cell for column, cell in zip(block.columns, row, strict=True) if column.goes != "nowhere"]
    return found


@settings(max_examples=300)
@given(_blocks, st.integers(30, 300), st.booleans())
def test_lines_keep_to_the_screen_and_words_stay_whole(block: Block, width: int, colour: bool) -> None:
    lines = [_SGR.sub("", line) for line in draw([block], width, colour)]
    assert max(map(cell_len, lines), default=0) <= width
    shown = "\n".join(lines)
    for text in _texts_of(block):
        for word in re.findall(r"[!-~]+", text):
            if len(word) <= width:
                assert word in shown
        for number in re.findall(r"\d+", text):
            assert number in shown


@given(_blocks, st.integers(30, 300))
def test_colour_changes_no_character(block: Block, width: int) -> None:
    assert [_SGR.sub("", line) for line in draw([block], width, True)] == draw([block], width)


ROW = ("Anji Economic Development Zone", "Approved area", "442.12 公顷", "442.12 ha", "as of 2018")
COLUMNS = [
    Column("Zone", gives_way=2, goes="above"),
    Column("Indicator"),
    Column("Figure", "right"),
    Column("Reading", gives_way=1, goes="into"),
    Column("Period", wrap=False),
]


def test_a_table_that_fits_stands_as_it_is() -> None:
    assert draw([Table(COLUMNS, [ROW])], 100) == [
        "Zone                            Indicator           Figure  Reading    Period",
        "─" * 81,
        "Anji Economic Development Zone  Approved area  442.12 公顷  442.12 ha  as of 2018",
    ]


def test_a_column_goes_above_the_rows_that_share_it() -> None:
    second = (ROW[0], "Planned area of the zone", *ROW[2:])
    assert draw([Table(COLUMNS, [ROW, second])], 72) == [
        "  Indicator                      Figure  Reading    Period",
        "  " + "─" * 60,
        "Anji Economic Development Zone",
        "  Approved area             442.12 公顷  442.12 ha  as of 2018",
        "  Planned area of the zone  442.12 公顷  442.12 ha  as of 2018",
    ]


def test_below_sixty_columns_rows_are_cards() -> None:
    assert draw([Table(COLUMNS, ["Land", ROW])], 40) == [
        "Land",
        "Anji Economic Development Zone",
        "  Indicator  Approved area",
        "  Figure     442.12 公顷",
        "  Reading    442.12 ha",
        "  Period     as of 2018",
    ]


def test_a_place_in_an_order_heads_a_card_with_what_has_it() -> None:
    columns = [Column("", "right"), Column("Zone"), Column("Figure", "right"), Column("")]
    row = ("22=", "Hangzhou Bay Economic Zone", "1000.0 公顷", "[1]")
    assert draw([Table(columns, [row])], 36) == ["22=  Hangzhou Bay Economic Zone", "  Figure  1000.0 公顷  [1]"]


def test_what_has_no_room_is_named() -> None:
    columns = [Column("Id"), Column("Name"), Column("Kind", gives_way=1, goes="nowhere")]
    row = ("anji", "Anji Economic Development Zone", "economic and technological development zone")
    assert draw([Table(columns, [row])], 70)[-1] == "not shown for want of room: Kind"
    assert "Kind" in draw([Table(columns, [row])], 90)[0]


def test_below_a_row_a_number_says_what_it_counts() -> None:
    columns = [Column("Zone", wrap=False), Column("Facts", "right", gives_way=1), Column("Newest", gives_way=2)]
    row = ("A zone whose name takes nearly the whole of a screen of sixty", "13", "2024")
    assert draw([Table(columns, [row])], 64)[2:] == [row[0], "  Facts 13 · 2024"]


def test_a_printed_figure_is_cut_between_words_only() -> None:
    columns = [Column("Name"), Column("Figure", "right")]
    row = ("Energy-intensity entry threshold of the projects that are let in", "0.35吨标准煤/万元")
    lines = draw([Table(columns, [row, *[("Area", "1亩")] * 9])], 62)
    assert any(line.endswith("0.35吨标准煤/万元") for line in lines)


def test_an_address_longer_than_its_column_is_whole() -> None:
    address = "https://example.org/" + "a" * 50
    assert any(address in line for line in draw([Pairs([("[1]", f"A title, {address}")])], 72))


@pytest.mark.parametrize(
    ("text", "code"),
    [("≠", "31"), ("★", "32"), ("over 5 (calculated)", "35"), ("2024, forecast", "33"), ("a figure [1]", "2")],
)
def test_marks_have_their_colour(text: str, code: str) -> None:
    table = Table([Column("Zone"), Column("Figure")], [("Anji", text)])
    assert f"\x1b[{code}m" in draw([table], 80, colour=True)[2]


@pytest.mark.parametrize("text", ["a target group", "forecasts", "2024年预计", "f(a)b"])
def test_words_within_a_text_are_not_coloured(text: str) -> None:
    table = Table([Column("Zone"), Column("Figure")], [("Anji", text)])
    assert "\x1b" not in draw([table], 80, colour=True)[2]
