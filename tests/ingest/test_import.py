"""`zonecli import` as a user runs it: tables of the kinds that ministries print, and what is wrong with them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.cli.running import Cli
from tests.ingest.importing import SOURCE, Desk, desk

ZONES = {
    "zones/anji.toml": 'name = { zh = "安吉经济开发区" }\nkind = "economic-development-zone"\n'
    'code = "S337048"\nplace = "330523"\n',
    "zones/changxing.toml": 'name = { zh = "长兴经济技术开发区" }\nkind = "economic-technological-development-zone"\n'
    'place = "330522"\n',
    "zones/wuxing.toml": 'name = { zh = "浙江吴兴经济开发区" }\nkind = "economic-development-zone"\nplace = "330502"\n',
    "zonecli.toml": 'languages = ["zh"]\n',
}


@pytest.fixture
def at(cli: Cli, tmp_path: Path) -> Desk:
    return desk(cli, tmp_path, {**ZONES, "sources/yearbook.toml": SOURCE + 'language = "zh"\n'})


def csv(at: Desk, text: str, encoding: str = "utf-8") -> Path:
    path = at.root / "t.csv"
    path.write_bytes(text.lstrip("\n").encode(encoding))
    return path


def mapped(at: Desk, text: str) -> None:
    at.map.write_text('source = "yearbook"\n' + text, encoding="utf-8")


def workbook(at: Desk, rows: list[list[Any]], change: Callable[[Any], None] = lambda sheet: None) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in rows:
        sheet.append(row)
    change(sheet)
    book.save(at.root / "t.xlsx")
    return at.root / "t.xlsx"


AREA = """
[zone]
column = "名称"

[[facts]]
column = "核准面积(公顷)"
indicator = "approved-area"
"""


# -- tables -------------------------------------------------------------------------------------------


def test_years_over_indicators_merged_with_unit_and_total(at: Desk) -> None:
    def merge(sheet: Any) -> None:
        sheet.title = "表2-3"
        for cells in ("A1:F1", "A3:A4", "B3:C3", "D3:E3", "F3:F4"):
            sheet.merge_cells(cells)

    table = workbook(
        at,
        [
            ["2024年各开发区主要指标"],
            ["单位：亿元"],
            ["开发区", "2023年", None, "2024年", None, "联系人"],
            [None, "规模以上工业总产值", "税收收入", "规模以上工业总产值", "税收收入", None],
            ["安吉经济开发区", 100.5, 10, 120.25, 12, "张三"],
            ["长兴开发区", 200, 20, "—", 22.5, "李四"],
            ["浙江吴兴经济开发区", 300, 30, 330, 33, "王五"],
            ["合 计", 600.5, 60, 450.25, 76.5, None],
        ],
        merge,
    )
    draft = at.draft(table)
    assert "联系人" not in draft
    assert 'skip = ["合 计"]\n' in draft
    at.correct([('"长兴开发区" = "?"', '"长兴开发区" = "changxing"')])
    done = at.load(table)
    assert done.code == 0
    assert "11 facts" in done.out
    # 10 + 20 + 30 is 60; 12 + 22.5 + 33 is not 76.5.
    assert done.err == (
        f"{table}, sheet 表2-3, row 8, column 5 (2024年 税收收入): “合 计” is printed as 76.5; "
        "the rows that have a figure (3) add up to 67.5 亿元\n"
    )
    assert (
        '[[facts]]\nindicator = "industrial-output-above-scale"\nfigure = "100.5"\nunit = "亿元"\nperiod = "2023"\n'
        'source = "yearbook"\nat = "表2-3第5行"\n' in at.record("anji")
    )
    assert "—" not in at.record("changxing")
    assert at.record("changxing").count("[[facts]]") == 3


def test_sections_footnotes_and_years_in_a_column(at: Desk) -> None:
    table = csv(
        at,
        """
表1 开发区情况;;;
单位:万元;;;
名称;年份;进出口总额;企业数(个)
国家级;;;
长兴经济技术开发区①;2023;1,234.5;66
省级;;;
安吉经济开发区;2023;2,000;…
名称;年份;进出口总额;企业数(个)
安吉经济开发区;2024;2,100.5*;70
合计;;5,335;136
①含托管区域;;;
*为快报数;;;
""",
        "gb18030",
    )
    draft = at.draft(table)
    assert "?" not in "".join(line for line in draft.split("\n") if not line.startswith("#"))
    done = at.load(table)
    assert (done.code, done.err) == (0, "")
    assert at.record("changxing").count('note = { zh = "含托管区域" }') == 2
    assert (
        'figure = "2,100.5"\nunit = "万元"\nperiod = "2024"\nsource = "yearbook"\nat = "第9行"\n'
        'note = { zh = "为快报数" }\n' in at.record("anji")
    )
    assert at.record("anji").count("enterprises") == 1


def test_indicators_as_rows_and_zones_in_the_head(at: Desk) -> None:
    table = csv(
        at,
        "指标\t单位\t安吉经济开发区\t浙江吴兴经济开发区\n地区生产总值\t亿元\t100\t200\n企业数\t家\t1000\t1,200\n"
        "核准面积（公顷）\t\t442.12\tn.a.\n",
        "utf-16",
    )
    assert 'column = "from the head"' in at.draft(table)
    assert at.load(table).code == 0
    assert 'indicator = "gdp"\nfigure = "200"\nunit = "亿元"' in at.record("wuxing")
    assert 'indicator = "approved-area"\nfigure = "442.12"\nunit = "公顷"' in at.record("anji")
    assert "approved-area" not in at.record("wuxing")


def test_indicators_as_rows_and_years_in_the_head_of_one_zone(at: Desk) -> None:
    table = csv(at, "指标,2022,2023,2023增长(%)\nGDP（亿元）,100,110,10\n税收收入（亿元）,9,-,8\n")
    assert "2023增长(%)" in at.draft(table)
    at.correct([('id = "?"', 'id = "anji"')])
    assert at.load(table).code == 0
    assert at.record("anji").count("[[facts]]") == 3
    assert 'indicator = "gdp"\nfigure = "110"\nunit = "亿元"\nperiod = "2023"' in at.record("anji")


def test_every_column_of_a_tidy_table(at: Desk) -> None:
    """One figure a row: indicator, unit, period, status, what it is of and its source are cells."""
    table = csv(
        at,
        "zone,what,value,unit,year,firm,seen,province\n"
        '安吉经济开发区,exports,"1,234",万元,2023,快报,p. 5,浙江\n'
        "安吉经济开发区,rank,7,,2022,,p. 6,浙江\n"
        "苏州工业园区,rank,1,,2022,,p. 6,江苏\n"
        "不在册开发区,rank,9,,2022,,p. 6,浙江\n",
    )
    mapped(
        at,
        """at = "column seen"
only = { province = ["浙江"] }

[zone]
column = "zone"
new = "skip"

[[facts]]
column = "value"
indicator = "column what"
unit = "column unit"
period = "column year"
status = "column firm"
of = "全国{year}年参评的开发区"

[values.indicator]
rank = "etdz-position"
""",
    )
    done = at.load(table)
    assert (done.code, done.err) == (0, "")
    assert (
        'indicator = "exports"\nof = { zh = "全国2023年参评的开发区" }\n'
        'figure = "1,234"\nunit = "万元"\nperiod = "2023"\nstatus = "provisional"\nsource = "yearbook"\nat = "p. 5"\n'
        in at.record("anji")
    )
    assert (
        'indicator = "etdz-position"\nof = { zh = "全国2022年参评的开发区" }\nfigure = "7"\nperiod = "2022"'
        in at.record("anji")
    )
    assert len(list((at.root / "records" / "zones").iterdir())) == 3


def test_new_zones_of_several_rows_with_events_and_industries(at: Desk) -> None:
    table = csv(
        at,
        "名称,英文名称,级别,地区,代码,批准时间,核准面积(公顷),主导产业\n"
        "德清高新区,Deqing High-tech Zone,省政府,德清县,S338888,1993.1,5,生物医药、暂不明确\n"
        "德清高新区,Deqing High-tech Zone,省政府,湖州市,S338888,1993.10,5,生物医药\n"
        "安吉经济开发区,Anji,省政府,安吉县,S337048,1994.08,442.12,生物医药\n",
    )
    mapped(
        at,
        """at = "row of {代码}"
[zone]
column = "名称"
code = "代码"

[zone.new]
kind = "from the name"
level = "column 级别"
place = "column 地区"
name = { en = "column 英文名称" }
industries = "column 主导产业"

[[facts]]
column = "核准面积(公顷)"
indicator = "approved-area"

[[events]]
date = "column 批准时间"
title = "column 级别"

[industries]
column = "主导产业"
period = "2018"

[values.title]
"省政府" = { zh = "批准为省级开发区", en = "Approved as a provincial zone" }

[values.industries]
"暂不明确" = ""
""",
    )
    done = at.load(table)
    assert (done.code, done.err) == (0, "")
    assert at.record("deqing-high-tech") == (
        "# Made by zonecli import from yearbook\n"
        'name = { zh = "德清高新区", en = "Deqing High-tech Zone" }\nkind = "high-tech-zone"\nlevel = "provincial"\n'
        'code = "S338888"\nplace = ["330521", "330500"]\nindustries = ["biomedicine"]\n\n'
        '[[leading_industries]]\nindustries = ["biomedicine"]\nperiod = "2018"\n'
        'source = "yearbook"\nat = "row of S338888"\n\n'
        '[[facts]]\nindicator = "approved-area"\nfigure = "5"\nunit = "公顷"\n'
        'source = "yearbook"\nat = "row of S338888"\n\n'
        '[[events]]\ndate = "1993-01"\ntitle = { zh = "批准为省级开发区", en = "Approved as a provincial zone" }\n'
        'source = "yearbook"\nat = "row of S338888"\n\n'
        '[[events]]\ndate = "1993-10"\ntitle = { zh = "批准为省级开发区", en = "Approved as a provincial zone" }\n'
        'source = "yearbook"\nat = "row of S338888"\n'
    )
    assert 'industries = ["biomedicine"]\n\n[[leading' in at.record("anji")
    removed = at.run("remove", "facts", "--source", "yearbook", "--force")
    assert removed.code == 0
    assert not (at.root / "records" / "zones" / "deqing-high-tech.toml").exists()


def test_blank_cells_mean_what_stands_above_only_where_it_is_said(at: Desk) -> None:
    table = csv(at, "名称,年份,工业总产值(亿元)\n安吉经济开发区,2022,5\n,2023,6\n长兴经济技术开发区,2023,7\n")
    mapping = (
        '\n[zone]\ncolumn = "名称"\n\n[[facts]]\ncolumn = 3\nindicator = "industrial-output"\nperiod = "column 年份"\n'
    )
    mapped(at, mapping)
    done = at.load(table)
    assert done.code == 1
    assert "row 3, column 1 (名称): the row names no zone" in done.err
    mapped(at, 'fill = ["名称"]\n' + mapping)
    assert at.load(table).code == 0
    assert at.record("anji").count("[[facts]]") == 2


def test_a_title_with_a_period_and_shares_of_the_head(at: Desk) -> None:
    table = csv(
        at,
        """
表6 主要经济指标（2023年）,,,,
,,,,单位：亿元、%
开发区名称,地区生产总值（亿元）,,占比(%),进出口总额（亿元）
,绝对值,增长(%),,
一、国家级,,,,
长兴经济技术开发区,1500.2,6.8,5,2100.5
二、省级,,,,
安吉经济开发区,900.5,-1.2,3,—
""",
    )
    draft = at.draft(table)
    assert draft.count("?  ") == 0
    assert 'period = "?"  # ? the title says 2023' in draft
    assert 'indicator = "?"  # ? such as: gdp-share' in draft
    at.correct([('period = "?"', 'period = "2023"'), ('indicator = "?"', 'indicator = "gdp-share"')])
    assert at.load(table).code == 0
    assert 'indicator = "gdp-growth"\nfigure = "-1.2"\nunit = "%"\nperiod = "2023"' in at.record("anji")
    assert at.record("anji").count("[[facts]]") == 3


# -- rows that are refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("安吉经济开发区,12/13", 2, "“12/13” cannot be read"),
        ("安吉经济开发区,5亿元", 2, "contradicts"),
        ("安吉经济开发区,442 亩?", 2, "cannot be read"),
        ("安吉经济开发区,442*", 2, "“*” is not understood"),
        ("安吉开发区,5", 1, "no zone is called “安吉开发区”; near it: anji"),
        ("某开发区,5", 1, "no zone is called “某开发区”, and the mapping makes no new ones"),
        ("安吉经济开发区、长兴经济技术开发区,5", 1, "a row for two zones: 安吉经济开发区, 长兴经济技术开发区"),
        (",5", 1, "the row names no zone"),
    ],
)
def test_a_row_is_refused_with_its_place_and_the_others_are_written(row: str, column: int, said: str, at: Desk) -> None:
    table = csv(at, f"名称,核准面积(公顷)\n{row}\n浙江吴兴经济开发区,7\n")
    mapped(at, AREA)
    done = at.load(table)
    assert done.code == 1
    assert done.err.startswith(f"{table}, row 2, column {column} (")
    assert said in done.err
    assert "[[facts]]" in at.record("wuxing")
    assert at.record("anji") == ZONES["zones/anji.toml"]


def test_a_unit_of_another_dimension(at: Desk) -> None:
    table = csv(at, "名称,核准面积(亿元)\n安吉经济开发区,5\n")
    mapped(at, AREA.replace("公顷", "亿元"))
    done = at.load(table)
    assert done.code == 1
    assert "column 2 (核准面积(亿元)): “5” is in CNY; “approved-area” is measured in ha" in done.err


def test_cells_of_workbooks_that_print_nothing_certain(at: Desk) -> None:
    def change(sheet: Any) -> None:
        sheet["B2"].number_format = "yyyy-mm"
        sheet["C3"].number_format = "# ?/?"
        sheet["C5"].data_type = "e"

    table = workbook(
        at,
        [
            ["名称", "批准时间", "核准面积(公顷)"],
            ["安吉经济开发区", date(1994, 8, 1), "=440+2.12"],
            ["长兴经济技术开发区", 1992, 0.25],
            ["浙江吴兴经济开发区", 40483, 5],
            ["浙江吴兴经济开发区", "2015.12", "#N/A"],
        ],
        change,
    )
    mapped(at, AREA + '\n[[events]]\ndate = "column 批准时间"\ntitle = { zh = "批准" }\n')
    done = at.load(table)
    assert done.code == 1
    where = f"{table}, sheet Sheet, row"
    assert done.err.split("\n")[:3] == [
        f"{where} 2, column 3 (核准面积(公顷)): a formula whose result is not in the file: "
        "open it in a spreadsheet and save it",
        f"{where} 3, column 3 (核准面积(公顷)): what the cell prints cannot be told from its number format “# ?/?”",
        f"{where} 4, column 2 (批准时间): “40483” is the number by which a spreadsheet keeps a date: "
        "format the column as a date",
    ]
    # #N/A is nothing, never zero; the date beside it stands.
    assert "[[facts]]" not in at.record("wuxing")
    assert 'date = "2015-12"' in at.record("wuxing")


def test_one_figure_for_several_rows(at: Desk) -> None:
    rows: list[list[Any]] = [
        ["名称", "核准面积(公顷)"],
        ["安吉经济开发区", 5],
        ["长兴经济技术开发区"],
        ["浙江吴兴经济开发区", 7],
    ]
    table = workbook(at, rows, lambda sheet: sheet.merge_cells("B2:B3"))
    mapped(at, AREA)
    done = at.load(table)
    assert done.code == 1
    assert done.err.count("one figure for several rows or columns") == 2
    assert "[[facts]]" in at.record("wuxing")


def test_codes_and_names_must_mean_one_zone(at: Desk) -> None:
    table = csv(at, "名称,代码,核准面积(公顷)\n长兴经济技术开发区,S337048,5\n安吉经济开发区,S339999,5\n")
    mapped(at, AREA.replace('column = "名称"', 'column = "名称"\ncode = "代码"'))
    done = at.load(table)
    assert done.code == 1
    assert "a row for two zones: the code S337048 is that of anji, “长兴经济技术开发区” is changxing" in done.err
    assert "“安吉经济开发区” is anji, which has the code S337048 on record and not S339999" in done.err


def test_fiscal_years_are_never_guessed(at: Desk) -> None:
    table = csv(at, "名称,Year,出口(亿元)\n安吉经济开发区,2010-11,5\n")
    mapping = '[zone]\ncolumn = "名称"\n[[facts]]\ncolumn = 3\nindicator = "exports"\nperiod = "column Year"\n'
    mapped(at, mapping)
    assert "“2010-11” is a month or a fiscal year" in at.load(table).err
    mapped(at, mapping + '[values.period]\n"2010-11" = "FY2010-11"\n')
    assert "the source does not say what FY2010-11 is" in at.load(table).err


def test_figures_that_do_not_agree(at: Desk) -> None:
    table = csv(at, "名称,核准面积(公顷)\n安吉经济开发区,5\n安吉经济开发区,5.0\n安吉经济开发区,6\n")
    mapped(at, AREA)
    done = at.load(table)
    assert done.code == 1
    assert "row 4, column 2 (核准面积(公顷)): row 2 has another figure for the same: 5" in done.err
    assert at.record("anji").count("[[facts]]") == 1
    csv(at, "名称,核准面积(公顷)\n安吉经济开发区,7\n")
    again = at.load(table)
    assert again.code == 1
    assert "the record of anji has another figure of this source for the same: 5" in again.err
    forced = at.load(table, "--force")
    assert forced.code == 0
    assert at.record("anji").count("[[facts]]") == 2


# -- the command -------------------------------------------------------------------------------------


def test_dry_run_writes_nothing_and_says_everything(at: Desk) -> None:
    table = csv(at, "名称,核准面积(公顷)\n安吉经济开发区,5\n浙江吴兴经济开发区,7\n德清产业园区,9\n某开发区,x\n")
    mapped(at, AREA + '\n[zone.new]\nkind = "from the name"\n')
    before = {path: path.read_bytes() for path in at.root.rglob("*.toml")}
    done = at.load(table, "--dry-run")
    assert done.code == 1
    assert "New          1 zone\n" in done.out
    assert "Changed      2 zones\n" in done.out
    assert "Turned away  1 row\n" in done.out
    assert "deqing" in done.out
    assert "nothing is written" in done.err
    assert before == {path: path.read_bytes() for path in at.root.rglob("*.toml")}
    found = json.loads(at.load(table, "--dry-run", "--json").out)
    assert [(zone["id"], zone["made"], zone["rows"]) for zone in found["zones"]] == [
        ("deqing", True, [4]),
        ("anji", False, [2]),
        ("wuxing", False, [3]),
    ]
    assert found["written"] is False
    assert (found["refused"][0]["row"], found["refused"][0]["cells"]) == (5, ["某开发区", "x"])


def test_rejects_are_a_table_that_runs_no_formula(at: Desk) -> None:
    table = csv(at, "名称,核准面积(公顷)\n安吉经济开发区,\"=cmd|'/c calc'!A1\"\n@某开发区,5\n")
    mapped(at, AREA)
    done = at.load(table, "--rejects", at.root / "rejects.csv")
    assert done.code == 1
    assert "row 2" not in done.err
    lines = (at.root / "rejects.csv").read_text(encoding="utf-8").split("\n")
    assert lines[0] == "row,column,reason,名称,核准面积(公顷)"
    assert lines[1].startswith("2,核准面积(公顷),")
    assert lines[1].endswith("安吉经济开发区,'=cmd|'/c calc'!A1")
    assert lines[2].endswith("'@某开发区,5")


def test_a_draft_overwrites_nothing_and_stops_what_is_not_decided(at: Desk) -> None:
    table = csv(at, "名称,核准面积(公顷)\n安吉经济开发区,5\n")
    at.draft(table)
    again = at.run("import", table, "--draft-map", at.map)
    assert again.code == 2
    assert "is there already" in again.err
    at.map.unlink()
    assert at.run("import", table, "--draft-map", at.map).code == 0
    done = at.load(table)
    assert done.code == 4
    assert f"{at.map}:3:10: this is not decided yet" in done.err
    assert at.load(table, "--source", "yearbook").code == 4


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("t.csv",), 2),
        (("t.csv", "--map", "map.toml", "--draft-map", "other.toml"), 2),
        (("none.csv", "--map", "map.toml"), 4),
        (("t.csv", "--map", "none.toml"), 4),
        (("t.csv", "--map", "map.toml", "--source", "none"), 3),
        (("t.csv", "--map", "map.toml", "--sheet", "1"), 4),
        (("t.csv", "--map", "map.toml", "--encoding", "none"), 4),
        (("t.csv", "--map", "map.toml"), 0),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int, at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    csv(at, "名称,核准面积(公顷)\n安吉经济开发区,5\n")
    mapped(at, AREA)
    monkeypatch.chdir(at.root)
    done = at.run("import", *arguments)
    assert done.code == code
    assert "Traceback" not in done.err


def test_columns_that_are_not_there_or_twice(at: Desk) -> None:
    table = csv(at, "名称,面积(公顷),面积(公顷)\n安吉经济开发区,5,6\n")
    mapped(at, AREA)
    assert "no column is called “核准面积(公顷)”" in at.load(table).err
    mapped(at, AREA.replace("核准面积", "面积"))
    done = at.load(table)
    assert done.code == 4
    assert "is the head of several columns: 2, 3" in done.err
    mapped(at, AREA.replace('"核准面积(公顷)"', "3"))
    assert at.load(table).code == 0
    assert 'figure = "6"' in at.record("anji")


def test_the_shipped_records_are_not_changed(
    cli: Cli, at: Desk, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    csv(at, "名称,核准面积(公顷)\n安吉经济开发区,5\n")
    mapped(at, AREA)
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    done = cli("import", at.root / "t.csv", "--map", at.map)
    assert done.code == 2
    assert "zonecli init" in done.err


def test_a_rule_that_speaks_against_it_stops_all(at: Desk) -> None:
    """A figure of another source for the same thing contradicts: nothing is written without --force."""
    table = csv(at, "名称,工业总产值(亿元)\n安吉经济开发区,5\n")
    path = at.root / "records" / "zones" / "anji.toml"
    other = '\n[[facts]]\nindicator = "industrial-output"\nfigure = "9亿元"\nperiod = "2024"\nsource = "gazette"\n'
    path.write_text(path.read_text(encoding="utf-8") + other, encoding="utf-8")
    (at.root / "records" / "sources" / "gazette.toml").write_text(SOURCE, encoding="utf-8")
    mapped(at, '[zone]\ncolumn = "名称"\n[[facts]]\ncolumn = 2\nindicator = "industrial-output"\nperiod = "2024"\n')
    done = at.load(table)
    assert done.code == 1
    assert "nothing is written" in done.err
    assert "--force" in done.err
    assert at.load(table, "--force").code == 0
    assert at.record("anji").count("[[facts]]") == 2


def test_in_chinese(at: Desk) -> None:
    table = csv(at, "名称,核准面积(公顷)\n安吉经济开发区,5\n某开发区,x\n浙江吴兴经济开发区,7\n")
    assert at.run("import", table, "--draft-map", at.map, "--source", "yearbook", "--lang", "zh").code == 0
    text = at.map.read_text(encoding="utf-8")
    assert "Lines marked" not in text
    assert "# ? " in text
    assert "near:" not in text
    done = at.load(table, "--lang", "zh")
    assert done.code == 1
    assert f"{table}，第3行，第1列（名称）：" in done.err
    assert "Turned away" not in done.out
