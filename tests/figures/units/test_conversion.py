"""Conversion: exact factors, there and back, and rounding that claims no digit."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonecli.figures.reader import read
from zonecli.figures.units.conversion import ConversionError, convert, customary, exchange, factor, metric, round_to
from zonecli.figures.units.ids import ids_of
from zonecli.figures.units.lookup import unit

AREAS, MASSES, ENERGIES = ids_of("area"), ids_of("mass"), ids_of("energy")
PAIRS = st.sampled_from([AREAS, MASSES, ENERGIES, ids_of("length"), ids_of("volume"), ids_of("pressure")]).flatmap(
    lambda ids: st.tuples(st.sampled_from(ids), st.sampled_from(ids))
)


@pytest.mark.parametrize(
    ("value", "old", "new", "digits", "result"),
    [
        ("16.5", "km2", "mu", 3, "24800"), ("4000", "mu", "ha", 4, "266.7"), ("1", "mu", "m2", 4, "666.7"),
        ("50.3", "CNY/mu", "CNY/ha", 3, "755"), ("1", "tce", "GJ", 6, "29.3076"), ("100", "kWh", "kgce", 3, "12.3"),
        ("1", "acre", "m2", 6, "4046.86"), ("5", "sqft", "m2", 3, "0.465"), ("10", "li", "km", 2, "5.0"),
        ("3", "jin", "kg", 2, "1.5"), ("0.35", "tce/10^4CNY", "tce/CNY", 2, "0.000035"),
        ("2", "year", "month", 2, "24"), ("90", "min", "h", 2, "1.5"), ("80", "USD/bbl", "USD/m3", 3, "503"),
        ("60", "mi/h", "km/h", 4, "96.56"),
        ("70", "item", "project", 2, "70"), ("5", "case/10^5person", "case/10^6person", 1, "50"),
    ],
)  # fmt: skip
def test_converts(value: str, old: str, new: str, digits: int, result: str) -> None:
    converted = convert(Decimal(value), unit(old), unit(new))
    assert converted is not None
    assert round_to(converted, digits) == Decimal(result)


def test_converts_figures() -> None:
    mu = unit("mu")
    assert convert(read("3公顷"), unit("ha"), mu) == 45
    assert convert(read("数千亩"), mu, unit("ha")) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CNY", "USD"), ("mu", "km"), ("CNY/mu", "CNY"), ("day", "month"), ("degC", "degF"), ("kW", "kWh"),
        ("enterprise", "person"), ("ratio", "pp"), ("tCO2", "t"), ("CNY/mu", "mu/CNY"),
    ],
)  # fmt: skip
def test_refuses_what_has_no_fixed_factor(old: str, new: str) -> None:
    with pytest.raises(ConversionError) as caught:
        factor(unit(old), unit(new))
    assert old in str(caught.value)


@given(PAIRS, st.decimals(-(10**12), 10**12, allow_nan=False, places=4))
def test_there_and_back_is_exact(pair: tuple[str, str], value: Decimal) -> None:
    old, new = unit(pair[0]), unit(pair[1])
    there = convert(value, old, new)
    assert there is not None
    assert convert(there, new, old) == Fraction(value)
    assert factor(old, new) * factor(new, old) == 1


@given(st.fractions(), st.integers(1, 12))
def test_rounding_is_to_the_nearest_with_so_many_digits(value: Fraction, digits: int) -> None:
    rounded = round_to(value, digits)
    if value == 0:
        assert rounded == 0
        return
    assert len(str(int(Fraction(rounded).numerator))) >= 1
    significant = len(rounded.normalize().as_tuple().digits)
    assert significant <= digits
    place = Fraction(10) ** (rounded.adjusted() - digits + 1)
    assert abs(Fraction(rounded) - value) <= place / 2


@pytest.mark.parametrize(
    ("value", "digits", "result"),
    [("0.4499", 1, "0.4"), ("24750", 3, "24800"), ("-24750", 3, "-24800"), ("0.5", 1, "0.5"), ("999.6", 3, "1000"),
     ("0.00012345", 2, "0.00012"), ("1e40", 2, "1e40"), ("2.5", 1, "3"), ("-2.5", 1, "-3")],
)  # fmt: skip
def test_halves_go_away_from_zero(value: str, digits: int, result: str) -> None:
    assert round_to(Fraction(Decimal(value)), digits) == Decimal(result)


def test_money_is_exchanged_exactly() -> None:
    assert exchange(Decimal("7.5e8"), Decimal("7.1956")) == 5_396_700_000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("mu", "ha"), ("CNY/mu", "CNY/ha"), ("acre", "ha"), ("sqft", "m2"), ("li", "km"), ("jin", "kg"), ("tce", "tce"),
        ("km2", "km2"), ("CNY", "CNY"), ("tce/10^4CNY", "tce/10^4CNY"), ("mi/h", "km/h"), ("enterprise", "enterprise"),
    ],
)  # fmt: skip
def test_metric(old: str, new: str) -> None:
    assert metric(unit(old)).id == new
    factor(unit(old), metric(unit(old)))


def test_customary_units_can_be_converted_to() -> None:
    assert [other.id for other in customary(unit("km2"))] == ["mu", "ha"]
    assert "CNY/ha" in [other.id for other in customary(unit("CNY/mu"))]
    assert customary(unit("ratio")) == ()
    for unit_id in (*AREAS, *MASSES, *ENERGIES, "CNY/mu", "CNY/km2", "km/h"):
        for other in customary(unit(unit_id)):
            factor(unit(unit_id), other)
