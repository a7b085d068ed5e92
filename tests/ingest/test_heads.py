"""What heads and cells say: periods, units, and what is measured; worked out by hand."""

import pytest

from zonecli.ingest.heads import is_unit, read_head, unit_of_line
from zonecli.ingest.periods import AmbiguousPeriodError, Years, find_period, read_period
from zonecli.ingest.words import is_contact, is_missing, is_total, level_of


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("2023年度", "2023"),
        ("FY2010-11", "FY2010-11"),
        ("FY 2010–11", "FY2010-11"),
        ("2010-11财年", "FY2010-11"),
        ("FY23", "FY2023"),
        ("2019-2021", "2019/2021"),
        ("2023年1-6月", "2023-01/2023-06"),
        ("2023年上半年", "2023-H1"),
        ("2023年下半年", "2023-H2"),
        ("2023H1", "2023-H1"),
        ("2023Q3", "2023-Q3"),
        ("Q1 2023", "2023-Q1"),
        ("2023年一季度", "2023-Q1"),
        ("2023年第四季度", "2023-Q4"),
        ("2023年前三季度", "2023-01/2023-09"),
        ("2023年6月", "2023-06"),
        ("2023年6月末", "2023-06-30"),
        ("2024年2月底", "2024-02-29"),
        ("2023年底", "2023-12-31"),
        ("end of 2023", "2023-12-31"),
        ("1988.06", "1988-06"),
        ("1993.10", "1993-10"),
        ("2006.3", "2006-03"),
        ("2012年6月1日", "2012-06-01"),
        ("2012-06-01", "2012-06-01"),
        ("2012/6/1", "2012-06-01"),
        ("01.11.2000", "2000-11-01"),
        ("June 1, 2023", "2023-06-01"),
        ("1 June 2023", "2023-06-01"),
        ("Jun 2023", "2023-06"),
        ("2010-12", "2010-12"),
    ],
)
def test_period(printed: str, period: str) -> None:
    assert read_period(printed) == period


@pytest.mark.parametrize(
    "printed", ["1330", "11,42,922", "4.2023", "12023", "20231", "2010-15", "01/06/2012", "2012-13-01", "面积", "24"]
)
def test_no_period(printed: str) -> None:
    assert read_period(printed) is None


@pytest.mark.parametrize("printed", ["2010-11", "2010/11", "2010-2011", "2013–14", "1993.1"])
def test_two_meanings_are_never_guessed(printed: str) -> None:
    with pytest.raises(AmbiguousPeriodError):
        read_period(printed)


@pytest.mark.parametrize(
    ("printed", "years", "period"),
    [
        ("2010-11", Years.PAIRED, "FY2010-11"),
        ("2010-2011", Years.PAIRED, "FY2010-11"),
        ("2010", Years.PAIRED, "2010"),
        ("2010", Years.FISCAL, "FY2010"),
        ("2010-11", Years.FISCAL, "FY2010-11"),
        ("1999-00", Years.PAIRED, "FY1999-00"),
    ],
)
def test_fiscal_years(printed: str, years: Years, period: str) -> None:
    assert read_period(printed, years) == period


@pytest.mark.parametrize("text", ["面积2000公顷以上", "2000万", "超2000家企业"])
def test_what_is_counted_is_no_year(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("printed", "name", "unit", "period"),
    [
        ("核准面积(公顷)", "核准面积", "公顷", None),
        ("核准面积（公顷）", "核准面积", "公顷", None),
        ("核准面积【公顷】", "核准面积", "公顷", None),
        ("2023 产值", "产值", None, "2023"),
        ("2023年实际外资（万美元）", "实际外资", "万美元", "2023"),
        ("Total SEZ Exports (Value in Rs.Crore)", "Total SEZ Exports", "Rs.Crore", None),
        ("% share of exports", "share of exports", "%", None),
        ("Size (ha)", "Size", "ha", None),
        ("Area (in Ha.)", "Area", "Ha", None),
        ("Employment (No. of persons)", "Employment", "persons", None),
        ("地区生产总值（亿元） 增长(%)", "地区生产总值 增长", "%", None),
        ("GDP/亿元", "GDP", "亿元", None),
        ("产值，亿元", "产值", "亿元", None),
        ("税收收入（单位：亿元）", "税收收入", "亿元", None),
        ("Output in US$ million", "Output", "US$ million", None),
        ("Area in hectares", "Area", "hectares", None),
        ("面积 km²", "面积", "km²", None),
        ("area_ha", "area", "ha", None),
        ("增速%", "增速", "%", None),
        ("工业总产值(亿元)(2023)", "工业总产值", "亿元", "2023"),
        ("Bintang Park (I)", "Bintang Park (I)", None, None),
        ("Located in Batam", "Located in Batam", None, None),
        ("主导产业", "主导产业", None, None),
    ],
)
def test_head(printed: str, name: str, unit: str | None, period: str | None) -> None:
    head = read_head(printed)
    assert (head.name, head.unit, head.period and head.period.period) == (name, unit, period)


def test_a_head_of_two_meanings_says_so() -> None:
    assert read_head("2010-11 Exports").is_ambiguous
    assert not read_head("2010-11 Exports", Years.PAIRED).is_ambiguous
    assert read_head("2010-11 Exports").name == "Exports"


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：亿元", "亿元"),
        ("单位:亿元   2024年", "亿元"),
        ("计量单位：公顷", "公顷"),
        ("（单位：万美元）", "万美元"),
        ("Unit: US$ million", "US$ million"),
        ("(Value in Rs. Crore)", "Rs. Crore"),
        ("表2-3 各开发区产值（亿元）", "亿元"),
        ("2018年版开发区审核公告目录(上海篇)", None),
        # Which of the two a column has, the line does not say.
        ("单位：亿元、%", None),
    ],
)
def test_unit_above_a_table(line: str, unit: str | None) -> None:
    assert unit_of_line(line) == unit


def test_words() -> None:
    assert all(map(is_missing, ["", "-", "—", "——", "…", "n.a.", "N/A", "暂缺", "/"]))
    assert not any(map(is_missing, ["0", "0.0", "零", "Nil"]))
    assert all(
        map(is_total, ["合计", "合 计", "总计：", "全省合计", "全省", "小计", "Total", "Sub-total", "TOTAL:", "平均"])
    )
    assert not any(map(is_total, ["全南工业园区", "Totalia Park", "安吉", "合计园区"]))
    assert is_contact("联系人", [])
    assert is_contact("Info", ["a@b.cn", "0572-5123456", "+62 778 612345"])
    assert not is_contact("产值", ["1234567", "12"])
    assert [
        level_of(text)
        for text in ("一、国家级开发区", "国务院", "省级", "省政府", "National", "Provincial level", "某市")
    ] == [
        "national",
        "national",
        "provincial",
        "provincial",
        "national",
        "provincial",
        None,
    ]
    assert is_unit("(亿元)")
    assert not is_unit("产值")
