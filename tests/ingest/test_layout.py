"""Tables taken apart: heads of one row and of two, sections, totals, notes, repeated heads."""

from collections.abc import Sequence

import pytest

from zonecli.ingest.faults import TableUnreadable
from zonecli.ingest.layout import Layout, lay_out
from zonecli.ingest.sheets import Merge, Sheet


def laid_out(text: str, merges: Sequence[Merge] = (), head: Sequence[int] | None = None) -> Layout:
    """Lay out a table that is written with a bar between cells."""
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in text.strip("\n").split("\n")]
    return lay_out(Sheet("t.csv", "", rows, merges), head)


def labels(layout: Layout) -> list[str]:
    return [column.label for column in layout.columns]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("名称|面积\n甲区|1\n乙区|2", (0,), ["名称", "面积"]),
        ("表1 面积||\n单位：公顷||\n名称|2023|2024\n甲区|1|2", (2,), ["名称", "2023", "2024"]),
        ("表1||单位：亿元|\n名称|产值|税收|人口\n甲区|1|2|3\n乙区|1|2|3", (1,), ["名称", "产值", "税收", "人口"]),
        ("|2023|2024\n甲区|1|2", (0,), ["", "2023", "2024"]),
        (
            "名称|2023||2024|\n|产值|税收|产值|税收\n甲区|1|2|3|4",
            (0, 1),
            ["名称", "2023 产值", "2023 税收", "2024 产值", "2024 税收"],
        ),
        ("名称|产值|税收\n|(亿元)|(万元)\n甲区|1|2", (0, 1), ["名称", "产值 (亿元)", "税收 (万元)"]),
        (
            "名称|2023||\n|产值||税收\n|总量|增速|总量\n甲区|1|2|3",
            (0, 1, 2),
            ["名称", "2023 产值 总量", "2023 产值 增速", "2023 税收 总量"],
        ),
        # A row of texts under a full head is a row.
        ("名称|地区|级别\n|湖州|省级\n甲区|嘉兴|省级", (0,), ["名称", "地区", "级别"]),
        # A head that has a head of its own below goes on to the right; one that stands alone does not.
        ("名称|代码|2023|\n||产值|税收\n甲区|1|2|3", (0, 1), ["名称", "代码", "2023 产值", "2023 税收"]),
    ],
)
def test_head(text: str, head: tuple[int, ...], expected: list[str]) -> None:
    layout = laid_out(text)
    assert layout.head == head
    assert labels(layout) == expected
    assert layout.rows


def test_heads_that_may_end_elsewhere_are_unsure() -> None:
    layout = laid_out("名称|2023||2024||\n|产值|税收|产值|税收|联系人\n甲区|1|2|3|4|张三")
    assert [column.is_unsure for column in layout.columns] == [False] * 5 + [True]


def test_merged_heads_go_as_far_as_they_are_merged() -> None:
    text = "名称|2023|||备注\n|产值|税收|人口|\n甲区|1|2|3|x"
    merges = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 4, 1, 4)]
    layout = laid_out(text, merges)
    assert labels(layout) == ["名称", "2023 产值", "2023 税收", "人口", "备注"]
    assert not any(column.is_unsure for column in layout.columns)


def test_cells_that_are_merged_out_of_the_head_are_refused() -> None:
    with pytest.raises(TableUnreadable, match="rows 1 to 3, column 2"):
        laid_out("名称|2023|\n|产值|税收\n甲区|1|2\n乙区|3|4", [(0, 1, 2, 2)])
    with pytest.raises(TableUnreadable, match="no row looks like the head"):
        laid_out("甲区|1|2\n乙区|3|4")


def test_sections_totals_notes_and_what_pages_repeat() -> None:
    layout = laid_out(
        """2018年版目录||
国家级开发区||
序号|名称|面积
1|甲①|5
|小计|5
省级开发区||
序号|名称|面积
1|乙|7
第2页||
2018年版目录||
2|丙|9*
|合  计|21
①含托管区域||
* 快报数||
注：本表不含海关特殊监管区域||
资料来源：某局||"""
    )
    assert [(layout.sheet.cell(row.index, 1), row.section) for row in layout.rows] == [
        ("甲①", "国家级开发区"),
        ("乙", "省级开发区"),
        ("丙", "省级开发区"),
    ]
    assert [layout.sheet.cell(row.index, 1) for row in layout.totals] == ["小计", "合  计"]
    assert layout.notes == {"①": "含托管区域", "*": "快报数"}
    assert layout.remarks == ("注：本表不含海关特殊监管区域", "资料来源：某局")
    assert layout.repeated == 3
    assert layout.without_mark("甲①") == ("甲", "含托管区域")
    assert layout.without_mark("9*") == ("9", "快报数")
    # A mark that no note explains stays: the reader of figures will refuse it.
    assert layout.without_mark("9†") == ("9†", None)


def test_columns_that_are_only_counted() -> None:
    layout = laid_out("名称|面积|产值\n(1)|(2)|(3)\n甲区|1|2\n乙区|3|4")
    assert len(layout.rows) == 2
    assert len(laid_out("序号|面积|产值\n1|5|3\n2|3|4").rows) == 2


def test_merged_cells_of_rows_show_what_the_first_has() -> None:
    layout = laid_out("地区|名称|面积\n湖州|甲|5\n|乙|\n嘉兴|丙|7", [(1, 0, 2, 0), (1, 2, 2, 2)])
    assert layout.text(2, 0) == "湖州"
    assert layout.is_shared(1, 2)
    assert layout.is_shared(2, 2)
    assert not layout.is_shared(3, 2)


def test_columns_that_are_merged_throughout_are_one() -> None:
    text = "名称|产值||税收|人口\n甲区|1||2|3\n乙区|4||5|"
    layout = laid_out(text, [(0, 1, 0, 2), (1, 1, 1, 2), (2, 1, 2, 2), (2, 3, 2, 4)])
    assert labels(layout) == ["名称", "产值", "", "税收", "人口"]
    assert not layout.is_shared(1, 1)
    assert layout.is_shared(2, 3)
    assert layout.is_shared(2, 4)


def test_a_column_is_found_by_its_head_or_its_number() -> None:
    layout = laid_out("名称|产值（亿元）|产值(亿元)\n甲区|1|2")
    assert [column.index for column in layout.find("产值(亿元)")] == [1, 2]
    assert [column.index for column in layout.find(3)] == [2]
    assert layout.find("税收") == []
