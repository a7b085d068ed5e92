"""Units found by id and by the way they are printed."""

import pytest

from zonecli.figures.types import FigureError
from zonecli.figures.units.format import show_unit
from zonecli.figures.units.ids import ids_of
from zonecli.figures.units.lexicon import denominators, money_before, nouns, plural, symbols, words
from zonecli.figures.units.lookup import unit
from zonecli.figures.units.table import lines, rows


@pytest.mark.parametrize(
    ("text", "unit_id", "dimension"),
    [
        ("CNY/mu", "CNY/mu", "money/area"), ("元/亩", "CNY/mu", "money/area"), ("ha", "ha", "area"),
        ("公顷", "ha", "area"),
        ("square metres", "m2", "area"), ("tce/10^4CNY", "tce/10^4CNY", "energy/money"), ("%", "ratio", "ratio"),
        ("吨标准煤/万元", "tce/10^4CNY", "energy/money"), ("家", "enterprise", "count"), ("人次", "visit", "people"),
        ("CNY", "CNY", "money"), ("yuan", "CNY", "money"), ("元/平方米·天", "CNY/m2/day", "money/area/time"),
        ("percentage points", "pp", "pp"), ("个百分点", "pp", "pp"), ("倍", "times", "times"),
        ("km/h", "km/h", "length/time"),
        ("mph", "mi/h", "length/time"), ("m3/10^4CNY", "m3/10^4CNY", "volume/money"), ("$", "USD", "money"),
    ],
)  # fmt: skip
def test_finds_a_unit(text: str, unit_id: str, dimension: str) -> None:
    if text == "%":  # one hundredth of a ratio
        with pytest.raises(FigureError):
            unit(text)
        return
    assert (unit(text).id, unit(text).dimension) == (unit_id, dimension)


@pytest.mark.parametrize(
    "text", ["万元", "亿元/平方公里", "", "foo", "度", "元/", "5元", "CNY/foo", "10^CNY", "元" * 200]
)
def test_refuses_what_is_no_single_unit(text: str) -> None:
    with pytest.raises(FigureError):
        unit(text)


def test_every_word_is_of_a_known_unit() -> None:
    for lexicon in (words(), symbols(), money_before(), denominators()):
        for word, meaning in lexicon._meanings.items():
            assert not meaning.id or unit(meaning.id).id == meaning.id, word
    assert all(unit(noun.id) for noun in nouns().values())


def test_no_row_takes_a_word_from_another() -> None:
    """A word that two rows have is read as the first one's: only a measure word may be shared, beside nouns."""
    seen: dict[str, str] = {}
    for row in rows():
        own = [*row.english, *(row.nouns if row.word.is_count else row.chinese)]
        for word in own:
            assert seen.setdefault(word, str(row.word)) == str(row.word), word
        if row.word.is_count and not row.nouns:
            assert words().get(row.chinese[0] if row.chinese else row.english[0]) == row.word


def test_a_row_has_no_more_cells_than_there_are_columns() -> None:
    assert all(1 < line.count("|") + 1 <= 7 for _, line in lines())
    assert len({row.word for row in rows()}) == len(rows())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_unit_is_shown_as_it_is_read(lang: str) -> None:
    dimensions = ["money", "area", "length", "mass", "volume", "energy", "power", "time", "count", "people", "pressure"]
    for unit_id in (unit_id for dimension in dimensions for unit_id in ids_of(dimension)):
        shown = show_unit(unit(unit_id), lang)
        assert unit(shown).id == unit_id, shown


@pytest.mark.parametrize(
    ("singular", "several"),
    [
        ("hectare", "hectares"), ("square foot", "square feet"), ("company", "companies"), ("inch", "inches"),
        ("year old", "years old"), ("tonne of coal equivalent", "tonnes of coal equivalent"), ("person", "people"),
        ("degree celsius", "degrees celsius"), ("pound sterling", "pounds sterling"), ("museum", "museums"),
        ("acre-foot", "acre-feet"), ("bus", "buses"), ("key", "keys"),
    ],
)  # fmt: skip
def test_plurals(singular: str, several: str) -> None:
    assert plural(singular) == several


@pytest.mark.parametrize(
    ("unit_id", "zh", "en"),
    [
        ("CNY/mu", "元/亩", "CNY/mu"), ("tce/10^4CNY", "吨标准煤/万元", "tce/CNY 10,000"),
        ("pp", "个百分点", "percentage points"),
        ("L/10^2km", "升/百公里", "L/100 km"), ("km2", "平方公里", "km²"), ("enterprise", "家", "enterprises"),
        ("case/10^5person", "个案例/十万人", "cases/100,000 people"), ("CNY/month", "元/月", "CNY/month"),
        ("ratio", "%", "%"),
    ],
)  # fmt: skip
def test_units_are_shown(unit_id: str, zh: str, en: str) -> None:
    assert (show_unit(unit(unit_id), "zh"), show_unit(unit(unit_id), "en")) == (zh, en)
