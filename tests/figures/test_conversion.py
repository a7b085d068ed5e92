"""A converted figure is a statement that follows from the printed one: cases worked out by hand, and properties."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, strategies as st

from tests.figures.test_properties import CHINESE, ENGLISH, RANGES, attempt
from zonecli.figures.format import gloss, show
from zonecli.figures.intervals import Interval
from zonecli.figures.reader import Figure, Hedge, read
from zonecli.figures.rounding import scale_figure
from zonecli.figures.units.conversion import counterparts, factor
from zonecli.figures.units.lookup import unit

YUAN = Fraction(Decimal("7.1956"))


def converted(printed: str, target: str) -> Figure:
    """Return the figure in another unit, money at 7.1956 yuan to the dollar."""
    figure = read(printed)
    assert figure.unit is not None
    rate = 1 / YUAN if target == "USD" else factor(figure.unit, unit(target))
    return scale_figure(figure, unit(target), rate)


@pytest.mark.parametrize(
    ("printed", "target", "english", "chinese", "value", "low", "high"),
    [
        ("1公顷", "mu", "15 mu", "15亩", "15.0", "15.0", "15.0"),
        ("16.5平方公里", "ha", "1,650 ha", "1650公顷", "1650", "1650", "1650"),
        ("9亿元", "USD", "≈ USD 125 million", "≈1.25亿美元", "125000000", "124500000", "125500000"),
        ("不超过9亿元", "USD", "at most USD 126 million", "至多1.26亿美元", "126000000", None, "126000000"),
        ("超7亿元", "USD", "over USD 97.2 million", "超9720万美元", "97200000", "97200000", None),
        ("至少7亿元", "USD", "at least USD 97.2 million", "至少9720万美元", "97200000", "97200000", None),
        ("近9亿元", "USD", "nearly USD 126 million", "近1.26亿美元", "126000000", None, "126000000"),
        ("不到9亿元", "USD", "less than USD 126 million", "不足1.26亿美元", "126000000", None, "126000000"),
        ("约9亿元", "USD", "about USD 125 million", "约1.25亿美元", "125000000", None, None),
        ("二十几亿元", "USD", "USD 277 to 417 million", "2.77至4.17亿美元", None, "277000000", "417000000"),
        ("2500余万元", "USD", "USD 3.474 to 3.614 million", "347.4至361.4万美元", None, "3474000", "3614000"),
        ("数千亩", "ha", "133 to 667 ha", "133至667公顷", None, "133", "667"),
        ("3-5亿元", "USD", "USD 41.6 to 69.5 million", "4160至6950万美元", None, "41600000", "69500000"),
        ("约3-5亿元", "USD", "about USD 41.6 to 69.5 million", "约4160至6950万美元", None, None, None),
        ("约数千亩", "ha", "about 133 to 667 ha", "约133至667公顷", None, None, None),
        ("减少9亿元", "USD", "down ≈ USD 125 million", "下降≈1.25亿美元", "-125000000", "-125500000", "-124500000"),
        ("减少超7亿元", "USD", "down over USD 97.2 million", "下降超9720万美元", "-97200000", None, "-97200000"),
        ("减少近9亿元", "USD", "down nearly USD 126 million", "下降近1.26亿美元", "-126000000", "-126000000", "0"),
        ("减少20余亩", "ha", "down 1.33 to 2 ha", "下降1.33至2公顷", None, "-2.00", "-1.33"),
        ("0亩", "ha", "0 ha", "0公顷", "0", "0", "0"),
    ],
)  # fmt: skip
def test_conversions_worked_out_by_hand(
    printed: str, target: str, english: str, chinese: str, value: str | None, low: str | None, high: str | None
) -> None:
    found = converted(printed, target)
    assert (gloss(found, "en"), gloss(found, "zh")) == (english, chinese)
    assert [None if n is None else str(n) for n in (found.value, found.low, found.high)] == [value, low, high]


def holds(outer: Interval, inner: Interval) -> bool:
    """Whether every number of the one lies in the other."""
    return outer.from_key <= inner.from_key and inner.to_key <= outer.to_key


RATES = st.one_of(
    st.sampled_from([Fraction(1), YUAN, 1 / YUAN, Fraction(2, 3), Fraction(1, 15)]),
    st.fractions(min_value=Fraction(1, 10**5), max_value=10**6, max_denominator=10**5),
)


@given(st.one_of(CHINESE, ENGLISH, RANGES), RATES, st.data())
def test_what_is_converted_claims_no_more_than_what_is_printed(
    printed: str, rate: Fraction, data: st.DataObject
) -> None:
    figure = attempt(printed)
    assume(figure is not None)
    assert figure is not None
    assume(figure.unit is not None)
    assert figure.unit is not None
    targets = [(figure.unit, rate), *((each, factor(figure.unit, each)) for each in counterparts(figure.unit))]
    target, size = data.draw(st.sampled_from(targets))
    found = scale_figure(figure, target, size)
    assert holds(Interval.of(found), Interval.of(figure).scale(size))
    if figure.ends is not None:
        assert found.ends is not None
        assert holds(Interval(*found.ends), Interval(*figure.ends).scale(size))
    # Of an open end that a range has, the words say nothing: they hold it.
    for lang in ("en", "zh"):
        again = read(show(found, lang))
        assert holds(Interval.of(again), Interval.of(found))
        assert Hedge.EXACT not in again.hedges or figure.hedge is Hedge.EXACT
