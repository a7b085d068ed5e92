"""The tables of cases: every reading in them was worked out by hand."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from zonecli.figures.reader import Figure, FigureError, Hedge, read, unit

HERE = Path(__file__).parent


def cases(name: str) -> list[list[str]]:
    """Return the cases of a table."""
    groups = tomllib.loads((HERE / f"figure_cases_{name}.toml").read_text("utf-8"))["group"]
    return [case for group in groups for case in group["cases"]]


# What is printed, what $ alone means in its source, and what it then comes to; None where it is refused.
DOLLARS = [
    ("$5m", None, "5000000", "USD"),
    ("$5m", "AUD", "5000000", "AUD"),
    ("over $7.5 bn", "CAD", "7500000000", "CAD"),
    ("$300/month", "SGD", "300", "SGD/month"),
    ("＄1,200", "TWD", "1200", "TWD"),
    ("5$", "MXN", "5", "MXN"),
    ("-$5m", "AUD", "-5000000", "AUD"),
    ("0.35t/$10,000", "AUD", "0.35", "t/10^4AUD"),
    ("$5 million dollars", "AUD", "5000000", "AUD"),
    ("500 cents", "AUD", "5", "USD"),
    # What names its currency itself keeps it.
    ("US$5m", "AUD", "5000000", "USD"),
    ("A$5m", "HKD", "5000000", "AUD"),
    ("HK$5m", "AUD", "5000000", "HKD"),
    ("USD $5m", "AUD", "5000000", "USD"),
    ("CAD $5m", None, "5000000", "CAD"),
    ("$5m NZD", "AUD", "5000000", "NZD"),
    ("$500万美元", "AUD", "5000000", "USD"),
    ("¥5m", "AUD", "5000000", "CNY"),
    ("¥500万日元", None, "5000000", "JPY"),
    ("5亿元", "AUD", "500000000", "CNY"),
    ("€5m", "AUD", "5000000", "EUR"),
    ("CNY $5m", "AUD", None, ""),
    ("$5元", "AUD", None, ""),
]


@pytest.mark.parametrize(("printed", "dollar", "value", "unit"), DOLLARS)
def test_the_dollar_of_the_source(printed: str, dollar: str | None, value: str | None, unit: str) -> None:
    if value is None:
        with pytest.raises(FigureError):
            read(printed, dollar=dollar)
        return
    figure = read(printed, dollar=dollar)
    assert (figure.value, figure.unit and figure.unit.id) == (Decimal(value), unit)


def test_the_dollar_of_a_range_and_of_a_unit_printed_elsewhere() -> None:
    for printed, expected in (("US$5m to US$10m", "USD"), ("$5m to $10m", "AUD"), ("A$5m to $10m", "AUD")):
        figure = read(printed, dollar="AUD")
        assert (figure.unit, figure.low, figure.high) == (unit(expected), Decimal(5000000), Decimal(10000000))
    for head, expected in (("$ million", "AUD"), ("$/month", "AUD/month"), ("US$ million", "USD"), ("CNY", "CNY")):
        assert read("300", head, "AUD").unit == unit(expected)


def test_no_reading_is_kept_for_another_dollar() -> None:
    units = [read(f"${n}m", dollar=dollar).unit for n in (31, 32) for dollar in ("AUD", None, "CAD", "AUD")]
    assert [unit.id for unit in units if unit] == ["AUD", "USD", "CAD", "AUD"] * 2


def interval(figure: Figure) -> str:
    """Return the interval as the tables write it."""
    if figure.hedge is Hedge.EXACT:
        assert (figure.low, figure.high, figure.low_open, figure.high_open) == (
            figure.value,
            figure.value,
            False,
            False,
        )
        return "="
    low = "(-∞" if figure.low is None else f"{'(' if figure.low_open else '['}{figure.low}"
    high = "∞)" if figure.high is None else f"{figure.high}{')' if figure.high_open else ']'}"
    return f"{low}, {high}"


@pytest.mark.parametrize("case", cases("zh") + cases("en") + cases("prose"), ids=lambda case: case[0])
def test_reads_as_worked_out_by_hand(case: list[str]) -> None:
    printed, value, unit, hedges, bounds, *sense = case
    figure = read(printed)
    assert figure.printed == printed
    assert figure.value == (Decimal(value) if value else None)
    assert (figure.unit.id if figure.unit else "") == unit
    assert (" ".join(figure.hedges), interval(figure)) == (hedges, bounds)
    assert figure.sense == (sense[0] if sense else None)


@pytest.mark.parametrize("case", cases("refused"), ids=lambda case: case[0])
def test_refuses_with_the_part_that_is_not_understood(case: list[str]) -> None:
    printed, reason, part = case
    with pytest.raises(FigureError) as caught:
        read(printed)
    error = caught.value
    assert error.printed == printed
    assert (error.reason, printed[error.start : error.end]) == (reason, part)
    assert part in str(error) or reason == "too-long"


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("4000亩", 4), ("16.5平方公里", 3), ("1.2万亿", 2), ("7.5亿美元", 2), ("100亿元", 3), ("0.35吨标准煤", 2),
        ("0.40", 2), ("1,600家", 4), ("三千五百万", 2), ("两千", 1), ("百分之九十六", 2), ("3亿5000万", 5),
        ("一半", None), ("三分之一", None), ("数千亩", None), ("20至30家", 2), ("8-12家", 2), ("twenty-five", 2),
        ("half a million", 1), ("四成五", 2), ("1.20万", 3), ("二〇二〇", 4), ("0", 1), ("50%", 2), ("a dozen", 2),
    ],
)  # fmt: skip
def test_counts_the_digits_that_are_printed(printed: str, digits: int | None) -> None:
    assert read(printed).digits == digits


@pytest.mark.parametrize(
    ("printed", "counted"),
    [
        ("1600余家", "家"), ("12家高新技术企业", "高新技术企业"), ("35 zones", "zones"), ("200余人", "人"),
        ("5亿元", None), ("16 new high-tech enterprises", "new high-tech enterprises"), ("30家以上企业", "企业"),
        ("30余人次", "人次"), ("1200万片", "片"), ("16.5平方公里", None),
    ],
)  # fmt: skip
def test_keeps_what_is_counted(printed: str, counted: str | None) -> None:
    assert read(printed).counted == counted


@pytest.mark.parametrize(
    ("printed", "unit", "value", "unit_id", "hedge"),
    [
        ("442.12", "公顷", "442.12", "ha", "exact"),
        ("1,234", "万元", "12340000", "CNY", "exact"),
        ("76.5", "亿元", "7650000000", "CNY", "exact"),
        ("50.3", "万元/亩", "503000", "CNY/mu", "exact"),
        ("50.3万元", "元/亩", "503000", "CNY/mu", "exact"),
        ("50.3万元/亩", "元/亩", "503000", "CNY/mu", "exact"),
        ("171.83件", "件/万人", "171.83", "item/10^4person", "exact"),
        ("12.5", "万平方米", "125000", "m2", "exact"),
        ("20.9", "%", "0.209", "ratio", "exact"),
        ("近40", "%", "0.40", "ratio", "nearly"),
        ("87.5", "US$m", "87500000", "USD", "exact"),
        ("87.5", "€m", "87500000", "EUR", "exact"),
        ("87.5", "RMB m", "87500000", "CNY", "exact"),
        ("87.5", "$bn", "87500000000", "USD", "exact"),
        ("35", "家", "35", "enterprise", "exact"),
        ("35", "(个)", "35", "item", "exact"),
        ("5.2", "CNY million per km²", "5200000", "CNY/km2", "exact"),
        ("5.2", "US$ million", "5200000", "USD", "exact"),
        ("5.2", "10,000 yuan", "52000", "CNY", "exact"),
        ("5.2", "100 million yuan", "520000000", "CNY", "exact"),
        ("5.2", "tce/10^4CNY", "5.2", "tce/10^4CNY", "exact"),
        ("5亿", "元", "500000000", "CNY", "exact"),
        ("100亩", "mu", "100", "mu", "exact"),
        ("1.2", "单位：亿美元", "120000000", "USD", "exact"),
    ],
)
def test_takes_the_unit_that_is_printed_elsewhere(
    printed: str, unit: str, value: str, unit_id: str, hedge: str
) -> None:
    figure = read(printed, unit)
    assert figure.unit is not None
    assert (figure.value, figure.unit.id, figure.hedge) == (Decimal(value), unit_id, hedge)


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("5亿元", "万元"),
        ("5亿元", "公顷"),
        ("87.5", "USD t"),
        ("87.5", "人民币亩"),
        ("40%", "家"),
        ("2023", "年"),
        ("—", "家"),
        ("5", "foo"),
        ("5", "度"),
        ("5", ""),
    ],
)
def test_refuses_a_unit_that_contradicts_or_is_none(printed: str, unit: str) -> None:
    if not unit:
        assert read(printed, unit).unit is None
        return
    with pytest.raises(FigureError):
        read(printed, unit)


@pytest.mark.parametrize(
    "printed", ["", " ", "\n", "9" * 400, "5" * 1_000_000, "万" * 500, "1.2e99999", "亿" * 499 + "元"]
)
def test_refuses_what_is_empty_or_endless(printed: str) -> None:
    with pytest.raises(FigureError):
        read(printed)


def test_holds_every_digit_of_a_long_number() -> None:
    digits = "123456789" * 8
    assert read(f"{digits}.{digits[:9]}万元").value == Decimal(f"{digits}{digits[:4]}.{digits[4:9]}")
    assert read(f"-{digits}元").low == Decimal(f"-{digits}")
    assert str(read(f"{digits}余元").high) == str(int(digits) + 1)


@pytest.mark.parametrize(
    ("printed", "ends"),
    [("约10%-15%", ("0.10", "0.15")), ("下降约10%-15%", ("-0.15", "-0.10")), ("约数千亩", ("2000", "10000"))],
)
def test_an_open_range_keeps_what_it_prints(printed: str, ends: tuple[str, str]) -> None:
    assert read(printed).ends == tuple(map(Decimal, ends))


def test_what_a_number_decides_is_not_remembered_for_others() -> None:
    assert read("减少0.5倍").value == Decimal("-0.5")
    with pytest.raises(FigureError):
        read("减少2.5倍")


def test_a_score_read_first_does_not_make_scores_of_times() -> None:
    assert read("102.3点").value == Decimal("102.3")
    for printed in ("3.30点", "85折"):
        assert (read("9.5分").value, read("8折").value) == (Decimal("9.5"), Decimal("0.8"))
        with pytest.raises(FigureError):
            read(printed)


@pytest.mark.parametrize(
    ("printed", "base"),
    [
        ("高于全市5.8个百分点", "全市"),
        ("比全省高3个百分点", "全省"),
        ("高5.8个百分点", None),
        ("较2013年增长117%", "2013年"),
        ("比上年末增加20家", "上年末"),
        ("同比增长8%", None),
        ("是2005年的5.2倍", "2005年"),
        ("是上年的3倍", "上年"),
        ("不到全国平均的9%", "全国平均"),
        ("占全市GDP的9%", "全市GDP"),
        ("5亿元", None),
    ],
)
def test_keeps_what_it_is_compared_with(printed: str, base: str | None) -> None:
    assert read(printed).base == base


@pytest.mark.parametrize(
    ("printed", "equivalent"),
    [
        ("350公顷(5250亩)", "5250亩"),
        ("100亿元（约合14亿美元）", "约合14亿美元"),
        ("1.86 trillion yuan ($270.68 billion)", "$270.68 billion"),
        ("350公顷", None),
    ],
)
def test_keeps_the_equivalent_in_brackets(printed: str, equivalent: str | None) -> None:
    assert read(printed).equivalent == equivalent


@pytest.mark.parametrize(
    ("printed", "unit", "dollar", "assumed"),
    [
        ("$5m", None, None, "USD"),
        ("$5m", None, "AUD", None),
        ("US$5m", None, None, None),
        ("$500万美元", None, None, None),
        ("¥5m", None, None, "CNY"),
        ("人民币¥5万元", None, None, None),
        ("Dh146 billion", None, None, "AED"),
        ("A$5m", None, None, None),
        ("5亿元", None, None, None),
        ("87.5", "US$ million", None, None),
    ],
)
def test_says_which_currency_a_sign_was_taken_for(
    printed: str, unit: str | None, dollar: str | None, assumed: str | None
) -> None:
    for _ in range(2):  # the second is read from what is remembered of the first
        assert read(printed, unit, dollar).assumed == assumed
