"""Two facts of one thing: which pairs cannot both be true, and how far apart they are."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, strategies as st

from zonecli.figures.gaps import Gap
from zonecli.figures.intervals import Interval, Order, order
from zonecli.figures.reader import Figure, Hedge, read
from zonecli.figures.units.conversion import factor
from zonecli.figures.units.ids import of_id
from zonecli.i18n import Text
from zonecli.records.contradiction import contradiction, contradictions
from zonecli.records.periods import Period, period
from zonecli.records.vocabulary import Indicator, Nature, Theme
from zonecli.records.zones import Fact, Rank, Status

ISSUED = {"gazette": period("2025-03"), "bulletin": period("2025-03"), "yearbook": period("2025-09")}
FACT = Fact(indicator="area", figure=read("1ha"), source="gazette", period=period("2024"))


AREA = {
    nature: Indicator(id="area", name=Text("面积", "Area"), theme=Theme.LAND, nature=nature, unit=of_id("ha"))
    for nature in Nature
}


def issued(source: str) -> Period | None:
    return ISSUED.get(source)


def between(one: Figure, other: Figure) -> Gap | None:
    return contradiction(replace(FACT, figure=one), replace(FACT, figure=other), issued)


# The gap and the nearer end of the lower figure, in the unit of the first.
CONTRADICT = [
    # Exact values, one unit or several: 16.5 km² is 1650 ha, 1600 mu is 106.666… ha.
    ("100公顷", "2000公顷", "1900", "100"),
    ("16.5平方公里", "100公顷", "15.5", "1"),
    ("100公顷", "1600亩", "20/3", "100"),
    ("442.12公顷", "6平方公里", "157.88", "442.12"),
    ("50万元/亩", "9亿元/平方公里", "100000", "500000"),
    ("3年", "24个月", "1", "2"),
    # One step of the last printed digit is more than rounding: 16.55 is both only if it is neither.
    ("16.5平方公里", "16.6平方公里", "0.1", "16.5"),
    ("436亿元", "437亿元", "100000000", "43600000000"),
    ("16.5平方公里", "16.56平方公里", "0.06", "16.5"),
    # Hedges: the nearer ends count.
    ("超900亿元", "436亿元", "46400000000", "43600000000"),
    ("近40%", "45%", "0.05", "0.4"),
    ("不低于0.5", "0.3", "0.2", "0.3"),
    ("1600余家", "1599家", "1", "1599"),
    ("1600余家", "1800家", "100", "1700"),
    ("数千亩", "1000亩", "1000", "1000"),
    # Ranges.
    ("20-30亿元", "35亿元", "500000000", "3000000000"),
    ("10%-15%", "16.5%-20%", "0.015", "0.15"),
    # Growth and decline are one scale: −3 % and 5 %.
    ("下降3%", "增长5%", "0.08", "0.03"),
    ("下降超5%", "下降3%", "0.02", "0.05"),
    # What is counted one by one; 个 counts anything.
    ("3家", "5个", "2", "3"),
    ("5个", "3家", "2", "3"),
    ("0家", "12家", "12", "0"),
    ("1600家", "1601家", "1", "1600"),
    # Bare numbers, shares.
    ("3", "4", "1", "3"),
    ("30%", "四成", "0.1", "0.3"),
    ("一半", "46%", "0.04", "0.46"),
]


@pytest.mark.parametrize(("one", "other", "apart", "base"), CONTRADICT)
def test_contradictions(one: str, other: str, apart: str, base: str) -> None:
    assert between(read(one), read(other)) == Gap(Fraction(apart), Fraction(base))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Equal, in one unit or in two.
        ("16.5平方公里", "16.50平方公里"),
        ("16.5平方公里", "1650公顷"),
        ("1公顷", "15亩"),
        ("1年", "12个月"),
        # The one is the other, rounded.
        ("16.5平方公里", "16.53平方公里"),
        ("16.53平方公里", "16.5平方公里"),
        ("442.12公顷", "4.42平方公里"),
        ("442.12公顷", "6632亩"),
        ("3万家", "30400家"),
        ("3年", "30个月"),
        ("40%", "40.4%"),
        ("10%-15%", "15.3%"),
        ("20-30亿元", "30.4亿元"),
        # Intervals that meet, though the printed numbers differ.
        ("超90亿元", "95亿元"),
        ("超90亿元", "超100亿元"),
        ("1600余家", "1650家"),
        ("数千亩", "5000亩"),
        ("20-30亿元", "30亿元"),
        ("近40%", "38%"),
        ("约7亿元", "9亿元"),
        ("下降近3%", "下降2%"),
        # They touch, and are nothing apart.
        ("超一半", "一半"),
        ("不到一半", "一半"),
        # Of two currencies only a rate says which is more.
        ("7.5亿美元", "436亿元"),
        ("7万美元/亩", "9亿元/平方公里"),
        # Different things.
        ("3家企业", "5个项目"),
        ("30人", "20人次"),
        ("8亿元", "3公顷"),
        ("40%", "2个百分点"),
        ("8", "3%"),
        ("3个月", "200天"),
        # A growth is no level, and no multiple.
        ("增长8%", "3%"),
        ("增长8%", "5倍"),
        ("人均8万元", "3万元"),
    ],
)
def test_figures_that_may_both_be_true(one: str, other: str) -> None:
    assert between(read(one), read(other)) is None
    assert between(read(other), read(one)) is None


def test_a_value_given_by_hand_counts_as_any_other() -> None:
    hand = Figure(
        printed="近年来最好水平",
        value=Decimal("16.5"),
        unit=of_id("km2"),
        hedges=(Hedge.EXACT,),
        low=Decimal("16.5"),
        high=Decimal("16.5"),
        low_open=False,
        high_open=False,
        digits=3,
        counted=None,
        sense=None,
    )
    assert between(hand, read("16.53平方公里")) is None
    assert between(hand, read("100公顷")) == Gap(Fraction("15.5"), Fraction(1))


NINE = replace(FACT, figure=read("9公顷"))
FIVE = replace(FACT, figure=read("5公顷"))
UNDATED = replace(NINE, period=None)


def test_the_pair_that_the_others_differ_from_contradicts() -> None:
    assert contradiction(NINE, FIVE, issued) == Gap(Fraction(4), Fraction(5))


@pytest.mark.parametrize(
    "other",
    [
        replace(FIVE, indicator="planned-area"),
        replace(FIVE, scope=Text("椅业", "chairs")),
        replace(FIVE, period=period("2023")),
        replace(FIVE, period=period("2024-Q4")),
        replace(FIVE, period=None),
        replace(FIVE, status=Status.PROVISIONAL),
        replace(FIVE, status=Status.TARGET),
        # A rank settles the matter.
        replace(FIVE, rank=Rank.PREFERRED),
        replace(FIVE, rank=Rank.DEPRECATED),
    ],
)
def test_what_is_not_of_the_same_or_is_settled(other: Fact) -> None:
    assert contradiction(NINE, other, issued) is None
    assert contradiction(other, NINE, issued) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NINE, replace(FIVE, source="yearbook")),
        (NINE, replace(FIVE, period=period("2024-01/2024-12"))),
        (replace(NINE, scope=Text("椅业", "chairs")), replace(FIVE, scope=Text("椅业", "chairs"))),
        (replace(NINE, status=Status.TARGET), replace(FIVE, status=Status.TARGET)),
        # What has no date at all is of the time of its own source.
        (UNDATED, replace(FIVE, period=None)),
        (replace(UNDATED, source="nowhere"), replace(FIVE, period=None, source="nowhere")),
    ],
)
def test_what_is_of_the_same(one: Fact, other: Fact) -> None:
    assert contradiction(one, other, issued) == Gap(Fraction(4), Fraction(5))


@pytest.mark.parametrize(
    "other", [replace(FIVE, period=None, source="bulletin"), replace(FIVE, period=period("2025-03"))]
)
def test_a_stock_without_a_period_stands_at_the_date_of_its_source(other: Fact) -> None:
    assert contradiction(UNDATED, other, issued, AREA[Nature.STOCK]) == Gap(Fraction(4), Fraction(5))
    # What flowed, flowed over days that no date of a source says.
    assert contradiction(UNDATED, other, issued, AREA[Nature.FLOW]) is None


STOCK, FLOW, STANDING, POSITION = Nature.STOCK, Nature.FLOW, Nature.STANDING, Nature.POSITION
SAME_TIME = [
    # A stock is of its last day; of a period without an end only the text tells.
    ({STOCK, FLOW, STANDING, POSITION}, "2024", "2024"),
    ({STOCK, FLOW, STANDING, POSITION}, "2024", "2024-01/2024-12"),
    ({STOCK}, "2024", "2024-12-31"),
    ({STOCK}, "2024-H2", "2024-Q4"),
    (set(), "2024", "2024-11"),
    ({STOCK, FLOW, STANDING, POSITION}, "2024/..", "2024/.."),
    (set(), "2023/..", "2024/.."),
    ({STOCK}, "../2024-12-31", "2024"),
    # What is only about right is of one time with the same text alone.
    ({STOCK, FLOW, STANDING, POSITION}, "2022-09~/2025-09", "2022-09~/2025-09"),
    (set(), "2022-09~/2025-09", "2022-09/2025-09"),
    # Without a period: the day of the source, of what flows the source.
    ({STOCK, FLOW, STANDING, POSITION}, None, None),
    ({STOCK, STANDING, POSITION}, None, "2025-03"),
    (set(), None, "2024"),
]


@pytest.mark.parametrize(("natures", "one", "other"), SAME_TIME)
def test_what_is_of_one_time(natures: set[Nature], one: str | None, other: str | None) -> None:
    first, second = (
        replace(fact, period=period(when) if when else None) for fact, when in ((NINE, one), (FIVE, other))
    )
    found = {
        nature for nature in (STOCK, FLOW, STANDING, POSITION) if contradiction(first, second, issued, AREA[nature])
    }
    assert found == natures
    assert list(contradictions(first, [second], issued, AREA[STOCK])) == (
        [(second, Gap(Fraction(4), Fraction(5)))] if STOCK in natures else []
    )


def test_places_among_different_sets() -> None:
    places = Indicator(id="place", name=Text("位次", "Place"), theme=Theme.LAND, nature=POSITION)
    third, fourth, of_all = (replace(FACT, figure=read(each)) for each in ("第3位", "第4位", "4th of 47"))
    assert contradiction(third, fourth, issued, places) == Gap(Fraction(1), Fraction(3))
    assert of_all.figure.counted is not None
    assert contradiction(third, of_all, issued, places) is None


@pytest.mark.parametrize("source", ["yearbook", "nowhere"])
def test_sources_of_different_dates_date_differently(source: str) -> None:
    assert contradiction(UNDATED, replace(FIVE, period=None, source=source), issued) is None


def test_the_others_that_contradict_a_fact() -> None:
    others = [replace(FACT, figure=read(printed)) for printed in ("9公顷", "8公顷", "超5公顷", "135亩", "12公顷")]
    found = contradictions(NINE, others, issued)
    gaps = {other.figure.printed: gap.apart for other, gap in found}
    assert gaps == {"8公顷": Fraction(1), "12公顷": Fraction(3)}


DIGITS = st.integers(1, 99_999).map(lambda number: (Decimal(number), len(str(number).rstrip("0"))))
HEDGES = st.sampled_from(["exact", "over", "under", "range", "about"])
PLACES = st.integers(-4, 4)


@st.composite
def figures(draw: st.DrawFn, unit: str = "km2", is_rounded: bool = True) -> Figure:
    """Return a figure of up to five digits, with or without a hedge; `is_rounded`: its digits can be counted."""
    number, digits = draw(DIGITS)
    value, hedge, is_decline = number.scaleb(draw(PLACES)), draw(HEDGES), draw(st.booleans())
    low, high, is_open = {
        "exact": (value, value, False),
        "over": (value, None, True),
        "under": (None, value, True),
        "range": (value, value * 2, False),
        "about": (None, None, False),
    }[hedge]
    return Figure(
        printed="",
        value=None if hedge == "range" else value,
        unit=of_id(unit),
        hedges=(Hedge(hedge),),
        low=low,
        high=high,
        low_open=is_open and low is not None,
        high_open=is_open and high is not None,
        digits=digits if is_rounded else None,
        counted=None,
        sense="decline" if is_decline else "growth",
    )


def converted(figure: Figure, unit: str) -> Figure:
    """Return the same figure in another unit, exactly."""
    assert figure.unit is not None
    times = factor(figure.unit, of_id(unit))
    assert times.denominator == 1
    value, low, high = (
        None if end is None else end * times.numerator for end in (figure.value, figure.low, figure.high)
    )
    return replace(figure, value=value, low=low, high=high, unit=of_id(unit))


@given(figures(), figures())
def test_it_is_symmetric(one: Figure, other: Figure) -> None:
    assert between(one, other) == between(other, one)


@given(figures())
def test_a_figure_never_contradicts_itself(figure: Figure) -> None:
    assert between(figure, figure) is None


@given(figures(), figures())
def test_intervals_that_overlap_never_contradict(one: Figure, other: Figure) -> None:
    assume(order(Interval.of(one), Interval.of(other)) not in (Order.BELOW, Order.ABOVE))
    assert between(one, other) is None


@given(figures(), figures(), st.sampled_from(["ha", "m2"]))
def test_it_is_the_same_in_another_unit(one: Figure, other: Figure, unit: str) -> None:
    found, again = between(one, other), between(converted(one, unit), converted(other, unit))
    times = factor(of_id("km2"), of_id(unit))
    assert again == (found and Gap(found.apart * times, found.base * times))


@given(figures(is_rounded=False), figures(is_rounded=False), st.sampled_from(["mu", "ha", "m2"]))
def test_either_may_be_in_another_unit(one: Figure, other: Figure, unit: str) -> None:
    assert between(one, converted(other, unit)) == between(one, other)
