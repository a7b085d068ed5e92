"""What holds of every figure: written out and read again it is the same, and nothing else than a refusal is raised."""

import string
from collections.abc import Callable
from decimal import Decimal
from time import process_time

from hypothesis import given, settings, strategies as st

from zonecli.figures import reader as figures
from zonecli.figures.format import gloss, show
from zonecli.figures.reader import Figure, FigureError, Hedge, read, read_in_full


def sampled(words: str) -> st.SearchStrategy[str]:
    """Return a strategy that draws one of the words."""
    return st.sampled_from(words.split())


NUMBERS = st.one_of(
    st.integers(0, 10**13).map(str),
    st.decimals(0, 10**6, places=1).map(str),
    st.decimals(0, 1000, places=3).map(str),
    st.integers(1000, 10**9).map("{:,}".format),
)
SCALES = st.sampled_from(["", "万", "亿", "万亿", "千", "百万"])
UNITS = sampled(
    "元 美元 欧元 亩 公顷 平方公里 平方米 公里 吨 吨标准煤 千瓦时 兆瓦 家 个 人 人次 户 年 个月 小时 % ‰ 个百分点 倍 ℃ "
    "万元/亩 亿元/平方公里 吨标准煤/万元 元/平方米·天 立方米/万元 人/平方公里 家企业 个项目"
)
CHINESE_HEDGES = st.sampled_from(
    [
        ("", ""),
        ("超", ""),
        ("近", ""),
        ("约", ""),
        ("至少", ""),
        ("不超过", ""),
        ("", "以上"),
        ("", "左右"),
        ("不足", ""),
    ]
)
CHINESE = st.builds(
    lambda verb, hedge, number, scale, more, unit: f"{verb}{hedge[0]}{number}{scale}{more}{unit}{hedge[1]}",
    st.sampled_from(["", "", "增长", "下降", "减少"]), CHINESE_HEDGES,
    NUMBERS, SCALES, st.sampled_from(["", "", "余", "多"]), UNITS,
)  # fmt: skip
ENGLISH = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "over ", "nearly ", "about ", "at least ", "up to ", "US$", "CNY ", "over EUR "]),
    NUMBERS,
    st.sampled_from(["", " million", "bn", " trillion", "-odd", "+"]),
    st.sampled_from(["", "%", " km²", " enterprises", " people", " mu", " yuan per mu", " tce/CNY 10,000", " years"]),
)
RANGES = st.builds(
    "{}{}{}{}{}{}".format,
    st.sampled_from(["", "约", "下降", "增长约"]),
    NUMBERS,
    st.sampled_from(["-", "至", "~"]),
    NUMBERS,
    SCALES,
    UNITS,
)
ALPHABET = (
    "0123456789.,%-+~/ $¥€£一二三四五六七八九十百千万亿两几数半零点余多来近超约个家人元角分亩年月日米吨克度成倍的第上下"
    "以内至到和每均增长下降翻番分之又㎡²℃½" + string.ascii_letters
)
WORDS = sampled(
    "over nearly about at least up to million billion thousand hundred and a half of per km² yuan % enterprises "
    "several tens two three thirty between percent points US$ to the one third quarter dozen point odd"
)


def essence(figure: Figure) -> tuple[object, ...]:
    """Return what a figure means, without how it is printed."""
    bounds = (figure.low, figure.high, figure.low_open, figure.high_open, figure.ends)
    return (figure.value, figure.unit, figure.hedges, figure.sense, *bounds)


def answer_of(reader: Callable[[str], Figure], printed: str) -> Figure | tuple[str, int, int]:
    """Return the figure, or the reason and the span that the refusal names."""
    try:
        return reader(printed)
    except FigureError as refused:
        error = refused
    assert 0 <= error.start <= error.end <= len(printed)
    assert str(error)
    return error.reason, error.start, error.end


def attempt(printed: str) -> Figure | None:
    """Return the figure, or None where it is refused; anything else is raised."""
    answer = answer_of(read, printed)
    return answer if isinstance(answer, Figure) else None


@given(st.one_of(CHINESE, ENGLISH, RANGES), st.sampled_from(["zh", "en"]))
@settings(max_examples=250)
def test_a_figure_written_out_reads_back_the_same(printed: str, lang: str) -> None:
    figure = attempt(printed)
    if figure:
        again = read(show(figure, lang))
        assert essence(again) == essence(figure)
        assert gloss(figure, lang)


@given(st.one_of(CHINESE, ENGLISH, RANGES))
@settings(max_examples=200)
def test_an_interval_holds_its_value_or_ends_at_it(printed: str) -> None:
    figure = attempt(printed)
    if figure is None:
        return
    low, high, value = figure.low, figure.high, figure.value
    assert low is None or high is None or low < high or (low == high == value)
    if figure.sense == "decline":
        assert all(number is None or number <= 0 for number in (low, high, value))
    if value is None:
        assert not {Hedge.RANGE, Hedge.SEVERAL}.isdisjoint(figure.hedges)
    else:
        assert low is None or low <= value
        assert high is None or value <= high
        # Only the end at the printed number, and zero for a change, are left out.
        assert not (figure.low_open and low is not None) or low == value or figure.is_change


@given(
    st.one_of(
        st.from_regex(r"[0-9]{1,5}(\.[0-9]{1,3})?", fullmatch=True),
        st.sampled_from(["0", "1", "5", "7", "80", "98", "100", "2023", "1999", "3000", "4.0", "0.5", "00", "07"]),
    ),
    st.tuples(
        st.sampled_from(["", "超", "近", "约", "增长", "减少", "扩大", "增速提高", "每户汽车", "US$",
            "over ", "第", "-", "G", "过"]),
        st.sampled_from([
            "", "年", "年多", "家", "余家", "多亿元", "万元/亩", "%", "‰", "个百分点", "g", "m", "k", "K",
            "A级", " bn", " million",
            " km²", "成", "倍", "个月", "块5", "万5", "/3", ",000", " 000", "e3", "-5%", "点", "分",
            "亿千瓦时", "s", "半", "年半", "x", " in 5", " in 2023",
        ]),
    ),
)  # fmt: skip
@settings(max_examples=300)
def test_a_remembered_shape_reads_as_the_grammar_does(number: str, around: tuple[str, str]) -> None:
    printed = f"{around[0]}{number}{around[1]}"
    # A first number of the same kind plants the shape that the second one is read by.
    for other in (number[::-1], f"{number}1", number.replace("1", "3")):
        attempt(f"{around[0]}{other}{around[1]}")
    assert answer_of(read, printed) == answer_of(read_in_full, printed)


@given(st.one_of(st.text(ALPHABET, max_size=20), st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=12)))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str) -> None:
    figure = attempt(text)
    if figure:
        for number in (figure.value, figure.low, figure.high):
            assert number is None or (isinstance(number, Decimal) and number.is_finite())
        for lang in ("zh", "en"):
            assert essence(read(show(figure, lang))) == essence(figure)


@given(st.text(ALPHABET, min_size=300, max_size=500))
@settings(max_examples=20)
def test_a_long_text_is_answered_without_a_hang(text: str) -> None:
    # Of the processor: a reading takes thousandths of it, one that tries every way through would take minutes.
    start = process_time()
    attempt(text)
    assert process_time() - start < 10


def test_memory_is_bounded() -> None:
    for number in range(5000):
        attempt(f"{number}家{'企业' * (number % 7)} {number}")
        attempt(f"约{'约' * (number % 400)}{number}亩")
    assert len(figures._shapes) <= figures._MOST_SHAPES
