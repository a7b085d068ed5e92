"""A unit that is printed elsewhere joins what the figure prints: scale, currency, denominator; worked out by hand."""

from decimal import Decimal

import pytest

from zonecli.figures.reader import FigureError, Hedge, read
from zonecli.figures.units.lookup import unit

D = Decimal
JOINED = [
    # figure, unit beside it, value, unit
    ("442.12", "公顷", "442.12", "ha"),
    ("171.83件", "件/万人", "171.83", "item/10^4person"),
    ("171.83件", "patent/10^4person", "171.83", "patent/10^4person"),
    ("约13亿元", "元/平方公里", "1300000000", "CNY/km2"),
    ("53亿元", "/平方公里", "5300000000", "CNY/km2"),
    ("53亿元", "每平方公里", "5300000000", "CNY/km2"),
    ("12.5 billion yuan", "per km²", "12500000000", "CNY/km2"),
    ("1.2亿", "元", "120000000", "CNY"),
    ("5亿元", "元", "500000000", "CNY"),
    ("1.2", "万元", "12000", "CNY"),
    ("$87.5", "million", "87500000", "USD"),
    ("87.5元", "万", "875000", "CNY"),
    ("3.5", "万", "35000", None),
    ("87.5", "US$m", "87500000", "USD"),
    ("0.35吨标准煤", "/万元", "0.35", "tce/10^4CNY"),
    ("50.3万元", "/亩", "503000", "CNY/mu"),
]
TWO_SCALES = [
    ("1.2亿", "万元"),
    ("1.2 billion", "US$ million"),
    ("5亿元", "亿元"),
    ("1.2万家", "万家"),
    ("3亿元", "万"),
]
CONTRADICTING = [
    ("5元", "公顷"),
    ("5元", "万元"),
    ("5亿元", "美元"),
    ("171.83件", "元/万人"),
    ("5元/亩", "元/平方公里"),
]


@pytest.mark.parametrize(("printed", "beside", "value", "name"), JOINED)
def test_what_is_missing_is_joined(printed: str, beside: str, value: str, name: str | None) -> None:
    figure = read(printed, beside)
    assert figure.value == D(value)
    assert figure.unit == (unit(name) if name else None)


@pytest.mark.parametrize(("printed", "beside"), TWO_SCALES)
def test_two_scales_are_never_multiplied(printed: str, beside: str) -> None:
    with pytest.raises(FigureError) as refused:
        read(printed, beside)
    assert refused.value.reason == "two-scales"


@pytest.mark.parametrize(("printed", "beside"), CONTRADICTING)
def test_what_contradicts_is_refused(printed: str, beside: str) -> None:
    with pytest.raises(FigureError) as refused:
        read(printed, beside)
    assert refused.value.reason == "contradiction"


def test_the_hedge_stays() -> None:
    assert read("约13亿元", "元/平方公里").hedges == (Hedge.ABOUT,)
    assert read("近8000名", "/平方公里").hedges == (Hedge.NEARLY,)


@pytest.mark.parametrize("text", ["万", "million", "/平方公里"])
def test_a_part_of_a_unit_is_no_unit_by_itself(text: str) -> None:
    with pytest.raises(FigureError):
        unit(text)


COMMAS = [
    ("3.858 ha", "3858"),
    ("3,5%", "0.035"),
    ("1.234,5 ha", "1234.5"),
    ("12.345.678", "12345678"),
    ("0,35", "0.35"),
    ("US$1,2 billion", "1200000000"),
]


@pytest.mark.parametrize(("printed", "value"), COMMAS)
def test_a_decimal_comma(printed: str, value: str) -> None:
    assert read(printed, decimal=",").value == D(value)


def test_without_it_a_point_is_a_point() -> None:
    assert read("3.858 ha").value == read("3.858 ha", decimal=".").value == D("3.858")
