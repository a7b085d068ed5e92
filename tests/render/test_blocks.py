"""Tables: aligned by columns of the screen, whole in Markdown, inert in spreadsheets."""

import csv
import io
import re

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from zonecli.i18n import language
from zonecli.render.blocks import Column, Table
from zonecli.render.csv import separate_rows
from zonecli.render.markdown_page import markdown, markdown_text
from zonecli.render.plain import align_table
from zonecli.render.terminal import on_terminal

COLUMNS = [Column("Zone"), Column("Figure", "right")]
ROWS = [("安吉经济开发区", "超900亿元"), ("Alpha", "5")]


def test_wide_characters_are_aligned() -> None:
    lines = "".join(align_table(Table(COLUMNS, ROWS))).splitlines()
    assert lines == [
        "Zone               Figure",
        "--------------  ---------",
        "安吉经济开发区  超900亿元",
        "Alpha                   5",
    ]


def test_piped_lines_are_never_cut() -> None:
    long = "字" * 300
    assert long in "".join(align_table(Table([Column("")], [(long,)])))


def test_a_row_of_one_text_heads_the_rows_below() -> None:
    assert "".join(align_table(Table([Column(""), Column("")], ["Land", ("a", "b")]))) == "Land\n  a  b\n"


@pytest.mark.parametrize("width", [20, 40, 80, 160])
def test_a_ruled_table_keeps_to_the_terminal(width: int) -> None:
    text = "".join(
        on_terminal([Table(COLUMNS, [(*row[:1], row[1] * 9) for row in ROWS])], width, False, language("en"))
    )
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert "\x1b" not in text


def test_colour_only_where_asked_for() -> None:
    table = Table(COLUMNS, ["Land", *ROWS])
    assert "\x1b[" in "".join(on_terminal([table], 80, True, language("en")))


@given(st.text(alphabet=st.sampled_from("|`*_[]()<>#~$&!\\ ab\n\r:/w.@^-"), max_size=30))
def test_markdown_shows_just_the_characters(text: str) -> None:
    document = f"| a | b |\n| --- | --- |\n| x{markdown_text(text)}x | y |\n"
    github = MarkdownIt("gfm-like")
    assert github.linkify is not None
    # GitHub makes links of addresses with a scheme or www., not of any word with a top-level domain.
    github.linkify.set({"fuzzy_link": False})
    tokens = github.parse(document)
    cells = [token for token in tokens if token.type == "inline"]
    assert len(cells) == 4
    assert {child.type for child in cells[2].children or ()} <= {"text", "text_special"}


def test_markdown_table_is_whole() -> None:
    text = "".join(markdown(Table(COLUMNS, [("a|b", "1\n2")])))
    assert text.splitlines() == ["| Zone | Figure |", "| --- | ---: |", "| a\\|b | 1 2 |"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd", "'-2+3+cmd"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1+1", "' =1+1"),
        ("\r=1", "' =1"),
        ("\n=1", "' =1"),
        (" =1", "' =1"),
        ("\u00a0 =1", "'\u00a0 =1"),
        ("\u3000＝1", "'\u3000＝1"),
        ("\t-1+cmd", "' -1+cmd"),
        (" -2", " -2"),
        ("\t增长", " 增长"),
        ("\u200b=1", "\\u200b=1"),
        ("-2", "-2"),
        ("-3.5%", "-3.5%"),
        ("-1,234.5", "-1,234.5"),
        ("+0.7", "'+0.7"),
        ("增长-3.5%", "增长-3.5%"),
        ("a=1", "a=1"),
    ],
)
def test_a_spreadsheet_runs_nothing(text: str, written: str) -> None:
    assert next(csv.reader(io.StringIO("".join(separate_rows([[text]], ","))))) == [written]


@given(
    st.text(st.characters(categories=["Zs", "Zl", "Zp", "Cc", "Cf"]), max_size=4),
    st.sampled_from("=+-@＝＋－＠"),
    st.text(min_size=1, max_size=6).filter(lambda text: not re.match(r"[0-9]", text)),
    st.sampled_from(",\t"),
)
def test_no_blank_before_a_formula_makes_it_one(blanks: str, sign: str, rest: str, delimiter: str) -> None:
    data = "".join(separate_rows([[blanks + sign + rest, "next"]], delimiter))
    rows = list(csv.reader(io.StringIO(data, newline=""), delimiter=delimiter))
    assert len(rows) == 1
    # A spreadsheet that trims a cell of every blank that Unicode knows finds no sign at its head.
    assert not rows[0][0].strip().startswith(tuple("=+-@＝＋－＠"))
    assert rows[0][1] == "next"
