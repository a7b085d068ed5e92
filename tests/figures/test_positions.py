"""Places in an order and moves in one, worked out by hand: lower is better, and a move up is a growth."""

from decimal import Decimal

import pytest

from zonecli.figures.format import show
from zonecli.figures.reader import FigureError, Hedge, read

D = Decimal
PLACES = [
    ("第13位", 13),
    ("第94位", 94),
    ("第一", 1),
    ("第四", 4),
    ("第二位", 2),
    ("第一名", 1),
    ("全国第13位", 13),
    ("居全国第二位", 2),
    ("位列全省第三", 3),
    ("排名第7", 7),
    ("排名152位", 152),
    ("排名第一百零三位", 103),
    ("综合排名全国第十二位", 12),
    ("No. 12", 12),
    ("no.5", 5),
    ("No 3", 3),
    ("ranked 12th", 12),
    ("ranks 5th nationwide", 5),
    ("4th of 47", 4),
    ("13th out of 217", 13),
    ("third place", 3),
    ("ranked No. 2 in China", 2),
]
BEST = [
    ("前五", 5),
    ("全省前五", 5),
    ("前20强", 20),
    ("进入全国前20强", 20),
    ("全国百强", 100),
    ("百强", 100),
    ("前十名", 10),
    ("跻身全国50强", 50),
    ("top 20", 20),
    ("TOP 10", 10),
    ("top ten", 10),
    ("among the top 5", 5),
]
MOVES = [
    ("提升3位", 3),
    ("上升2个位次", 2),
    ("较上年前进5位", 5),
    ("下降4位", -4),
    ("后退两位", -2),
    ("up 3 places", 3),
    ("rose three places", 3),
    ("moved up 12 positions", 12),
    ("down 1 place", -1),
]
REFUSED = [
    *("第三产业", "第三季度", "倒数第二", "世界500强", "500强", "前三季度", "前5年", "第", "前列", "第0位", "第5-3位"),
    *("the 20th", "12th", "first half", "top", "50th of 47", "No. 5 wells", "民营企业500强", "第3个", "中国企业500强"),
]


@pytest.mark.parametrize(("printed", "place"), PLACES)
def test_a_place(printed: str, place: int) -> None:
    figure = read(printed)
    assert (figure.value, figure.hedges, figure.sense) == (D(place), (Hedge.EXACT,), None)
    assert (figure.low, figure.high, figure.unit and figure.unit.id) == (D(place), D(place), "position")


@pytest.mark.parametrize(("printed", "place"), BEST)
def test_among_the_first(printed: str, place: int) -> None:
    figure = read(printed)
    assert (figure.value, figure.hedges) == (D(place), (Hedge.AT_MOST,))
    assert (figure.low, figure.high, figure.high_open) == (D(1), D(place), False)
    assert figure.unit == read("第5位").unit


@pytest.mark.parametrize(("printed", "places"), MOVES)
def test_a_move(printed: str, places: int) -> None:
    figure = read(printed)
    assert (figure.value, figure.low, figure.high) == (D(places), D(places), D(places))
    assert (figure.sense, figure.unit and figure.unit.id) == ("growth" if places > 0 else "decline", "position")


def test_a_range_of_places() -> None:
    figure = read("第3至5位")
    assert figure.value is None
    assert (figure.low, figure.high, figure.hedges) == (D(3), D(5), (Hedge.RANGE,))


@pytest.mark.parametrize("printed", REFUSED)
def test_what_is_no_place(printed: str) -> None:
    with pytest.raises(FigureError):
        read(printed)


@pytest.mark.parametrize(
    ("printed", "unit"), [("152位", "person"), ("院士12位", None), ("5名", "person"), ("前5%", None)]
)
def test_a_number_of_people_is_no_place(printed: str, unit: str | None) -> None:
    try:
        found = read(printed).unit
    except FigureError:
        return
    assert found is not None
    assert found.id == (unit or found.id) != "position"


@pytest.mark.parametrize("printed", [each for each, _ in (*PLACES, *BEST, *MOVES)] + ["第3至5位"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_shown_is_read_back(printed: str, lang: str) -> None:
    figure = read(printed)
    again = read(show(figure, lang))
    assert (again.value, again.low, again.high, again.hedges, again.sense, again.unit) == (
        *(figure.value, figure.low, figure.high, figure.hedges, figure.sense, figure.unit),
    )


def test_a_unit_beside_it() -> None:
    assert read("5", "position").unit == read("第5位").unit
    assert read("第5位", "位").value == 5
    with pytest.raises(FigureError):
        read("第5位", "亿元")


@pytest.mark.parametrize(
    "words", ["全国", "排名", "排名列", "排在", "位次", "较上年排名", "ranked the ", " place overall"]
)
def test_many_words_before_a_place_are_read_in_one_way(words: str) -> None:
    with pytest.raises(FigureError):
        read(words * (480 // len(words)) + "x")
