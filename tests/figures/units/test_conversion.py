"""Conversion: exact factors, there and back, and rounding that claims no digit."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from zonecli.figures.rounding import round_to
from zonecli.figures.units.conversion import ConversionError, counterparts, factor, metric
from zonecli.figures.units.ids import ids_of, of_id
from zonecli.figures.units.lexicon import rows
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
    assert round_to(Fraction(value) * factor(unit(old), unit(new)), digits) == Decimal(result)


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


@given(PAIRS)
def test_there_and_back_is_exact(pair: tuple[str, str]) -> None:
    old, new = unit(pair[0]), unit(pair[1])
    assert factor(old, new) * factor(new, old) == 1


# From the sources that the table names, by hand.
@pytest.mark.parametrize(
    ("old", "new", "size"),
    [
        ("mu", "m2", Fraction(2000, 3)), ("ha", "mu", 15), ("acre", "m2", "4046.8564224"),
        ("sqmi", "ha", "258.9988110336"), ("sqin", "cm2", "6.4516"), ("ping", "m2", Fraction(400, 121)),
        ("mi", "m", "1609.344"), ("in", "cm", "2.54"),
        ("li", "m", 500), ("cun", "m", Fraction(1, 30)), ("ly", "km", "9460730472580.8"), ("oz", "g", "28.349523125"),
        ("ozt", "g", "31.1034768"), ("st", "kg", "6.35029318"), ("lton", "kg", "1016.0469088"), ("ct", "mg", 200),
        ("dan", "kg", 50), ("gal", "L", "3.785411784"), ("bbl", "L", "158.987294928"), ("bu", "L", "35.23907016688"),
        ("acft", "m3", "1233.48183754752"), ("floz", "mL", "29.5735295625"), ("tsp", "mL", "4.92892159375"),
        ("tce", "GJ", "29.3076"), ("toe", "GJ", "41.868"), ("kWh", "MJ", "3.6"), ("century", "month", 1200),
        ("week", "s", 604800), ("EB", "bit", 8 * 10**18), ("MVA", "kVA", 1000),
        ("psi", "Pa", Fraction("4.4482216152605") / Fraction("0.00064516")), ("jin", "g", 500),
    ],
)  # fmt: skip
def test_sizes(old: str, new: str, size: Fraction | int | str) -> None:
    assert factor(unit(old), unit(new)) == Fraction(size)


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


@pytest.mark.parametrize(
    ("old", "others"),
    [
        ("mu", ["ha", "km2"]), ("ha", ["mu", "km2"]), ("km2", ["ha", "mu"]), ("m2", ["mu"]), ("tce", ["GJ"]),
        ("acre", ["ha"]), ("CNY/mu", ["CNY/ha", "CNY/km2"]), ("CNY/m2/day", []), ("CNY/10^4m2", []), ("ratio", []),
        ("CNY", []), ("lb", ["kg"]),
    ],
)  # fmt: skip
def test_counterparts(old: str, others: list[str]) -> None:
    assert [other.id for other in counterparts(unit(old))] == others


def test_every_unit_can_be_put_into_its_counterparts() -> None:
    for row in rows():
        for other in counterparts(of_id(row.word.id)):
            assert factor(of_id(row.word.id), other) > 0


def test_every_size_leads_to_one_base_of_its_dimension() -> None:
    """A size whose unit is misspelled, or that leads back to itself, is found here and not by a user."""
    for row in rows():
        if row.size:
            other = of_id(row.size.split(" ")[1])
            assert other.dimension == row.dimension
            assert factor(of_id(row.word.id), other) == Fraction(row.size.split(" ")[0])
