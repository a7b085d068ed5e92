"""Figures written for people: numbers that gain no digit, glosses that say what the printed form says."""

from dataclasses import replace
from decimal import Decimal

import pytest

from zonecli.figures.format import gloss, show, show_number
from zonecli.figures.reader import read


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("503000", "50.3万", "503,000"), ("90000000000", "900亿", "90 billion"), ("1600", "1600", "1,600"),
        ("24800", "2.48万", "24,800"), ("1200000000000", "1.2万亿", "1.2 trillion"),
        ("7500000", "750万", "7.5 million"), ("12345678", "1234.5678万", "12,345,678"),
        ("123456789", "12345.6789万", "123,456,789"),
        ("0.35", "0.35", "0.35"), ("0.40", "0.4", "0.4"), ("266.7", "266.7", "266.7"), ("-50000", "-5万", "-50,000"),
        ("0", "0", "0"), ("1234567890.5", "1234567890.5", "1,234,567,890.5"), ("10000", "1万", "10,000"),
    ],
)  # fmt: skip
def test_numbers_are_scaled_and_gain_no_digit(value: str, zh: str, en: str) -> None:
    assert show_number(Decimal(value), "zh") == zh
    assert show_number(Decimal(value), "en") == en


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("超900亿元", "over CNY 90 billion"),
        ("1600余家", "more than 1,600 enterprises"),
        ("近40%", "nearly 40%"),
        ("约7%", "about 7%"),
        ("60%多", "over 60%"),
        ("50.3万元/亩", "CNY 503,000 per mu"),
        ("0.35吨标准煤/万元", "0.35 tce per CNY 10,000"),
        ("数千亩", "several thousand mu"),
        ("数万亩", "tens of thousands of mu"),
        ("数十亿元", "several billion yuan"),
        ("20至30家", "20 to 30 enterprises"),
        ("3-5亿元", "CNY 300 to 500 million"),
        ("70多个", "more than 70"),
        ("70多个项目", "more than 70 projects"),
        ("超千万人次", "more than 10 million person-times"),
        ("7.5亿美元", "USD 750 million"),
        ("增长8.4%", "up 8.4%"),
        ("增长超8%", "up over 8%"),
        ("下降3个百分点", "down 3 percentage points"),
        ("不足1000家", "less than 1,000 enterprises"),
        ("一半以上", "at least 50%"),
        ("近三分之一", "nearly one third"),
        ("直逼5亿元", "nearly CNY 500 million"),
        ("nearing 40%", "nearly 40%"),
        ("人均4.08万元", "CNY 40,800 per person"),
        ("120公里/小时", "120 km/h"),
        ("16.5平方公里", "16.5 km²"),
        ("1665人", "1,665 people"),
        ("一家企业", "1 enterprise"),
        ("两年多", "over 2 years"),
        ("15分钟", "15 minutes"),
        ("3.5个百分点", "3.5 percentage points"),
        ("翻番", "up 100%"),
        ("下降超3%", "down over 3%"),
        ("减少20余家", "down more than 20 enterprises"),
        ("不到5%", "less than 5%"),
        ("约10%-15%", "about 10% to 15%"),
        ("约100家以上", "at least about 100 enterprises"),
        ("约1600余家", "more than about 1,600 enterprises"),
        ("零增长", "up 0%"),
        ("是上年的3倍", "3 times"),
    ],
)
def test_gloss_in_english(printed: str, english: str) -> None:
    assert gloss(read(printed), "en") == english


@pytest.mark.parametrize(
    ("printed", "chinese"),
    [
        ("over US$7.5 bn", "超75亿美元"),
        ("1,600+ enterprises", "超1600家企业"),
        ("nearly 40%", "近40%"),
        ("less than 40%", "不足40%"),
        ("16.5 km²", "16.5平方公里"),
        ("35 zones", "35个开发区"),
        ("23 hospitals", "23家医院"),
        ("CNY 503,000 per mu", "50.3万元/亩"),
        ("up 8.4% year on year", "增长8.4%"),
        ("several thousand enterprises", "数千家企业"),
        ("two thirds", "三分之二"),
        ("3 to 5 million people", "300至500万人"),
        ("nearly 3 years", "将近3年"),
        ("less than 3 years", "不足3年"),
        ("down about 2% to 4%", "下降约2%至4%"),
        ("0.35 tce per CNY 10,000", "0.35吨标准煤/万元"),
        ("12 patents", "12项专利"),
        ("超7.5亿元/个项目", "每个项目超7.5亿元"),
        ("CNY 2 to 3 billion per enterprise", "每家企业20至30亿元"),
        ("8万元/人", "8万元/人"),
        ("6件/万人", "6个/万人"),
    ],
)
def test_gloss_in_chinese(printed: str, chinese: str) -> None:
    assert gloss(read(printed), "zh") == chinese


@pytest.mark.parametrize(
    "printed",
    [
        "1600余家",
        "数千亩",
        "3-5亿元",
        "1500-1600",
        "80个年头",
        "数千m",
        "1,990-2,000",
        "约数千亩",
        "约3-5亿元",
        "约1600余家",
        "下降近3%",
        "减少20余家",
        "下降约2%-4%",
        "约100家以上",
        "零增长",
        "翻两番",
        "减半",
        "是上年的3倍",
        "增速回落2个百分点",
        "千亿级",
        "大于10小于20",
        "100万元以上500万元以下(不含)",
        "20±2℃",
    ],
)
def test_shown_in_both_languages_it_is_the_same_figure(printed: str) -> None:
    figure = read(printed)
    for lang in ("zh", "en"):
        again = read(show(figure, lang))
        same = replace(again, printed=figure.printed, digits=figure.digits, counted=figure.counted, base=figure.base)
        assert same == figure
