"""Units converted, exactly: one table of factors, each with where it comes from.

Imported only where something is converted. What is not in the table, and what is no fixed multiple (months and
days, °C and °F), is not converted.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

from zonecli.errors import N_, ZoneError
from zonecli.figures.types import Figure
from zonecli.figures.units.ids import Unit, of_id, split_scale

# To the base unit of the dimension. Exact by definition, in the sources named.
_FACTORS: dict[str, dict[str, Fraction | int | str]] = {
    # SI (BIPM brochure, 9th edition). 亩: 1 ha is 15 亩 (State Council, order on legal units of 1984; GB 3100).
    # acre, yard, foot, inch, mile: international yard of 1959, 0.9144 m. ping: 400/121 m² (Taiwan, legal units).
    "m2": {
        "km2": 1_000_000, "ha": 10_000, "are": 100, "m2": 1, "dm2": "0.01", "cm2": "0.0001", "mm2": "0.000001",
        "mu": Fraction(2000, 3), "ping": Fraction(400, 121),
        "acre": "4046.8564224", "sqmi": "2589988.110336", "sqyd": "0.83612736", "sqft": "0.09290304",
        "sqin": "0.00064516",
    },
    # 里, 丈, 尺, 寸: market units of 1930, 1 尺 is 1/3 m. Nautical mile: 1852 m (BIPM).
    # Light year: of 365.25 days (IAU).
    "m": {
        "km": 1000, "m": 1, "dm": "0.1", "cm": "0.01", "mm": "0.001", "um": "0.000001", "nm": "0.000000001",
        "li": 500, "zhang": Fraction(10, 3), "chi": Fraction(1, 3), "cun": Fraction(1, 30),
        "mi": "1609.344", "nmi": 1852, "ly": 9_460_730_472_580_800, "yd": "0.9144", "ft": "0.3048", "in": "0.0254",
    },
    # Pound: 0.45359237 kg (1959); ounce 1/16 of it; troy ounce 480 grains; carat 0.2 g (1907).
    # 斤 500 g, 两 50 g, 担 50 kg (State Council, order of 1959).
    "kg": {
        "Mt": 1_000_000_000, "t": 1000, "kg": 1, "g": "0.001", "mg": "0.000001", "ug": "0.000000001",
        "jin": "0.5", "liang": "0.05", "dan": 50, "lb": "0.45359237", "oz": "0.028349523125",
        "ozt": "0.0311034768", "ct": "0.0002", "st": "6.35029318", "lton": "1016.0469088", "ston": "907.18474",
    },
    # US gallon: 231 cubic inches; its parts and the 42-gallon barrel (NIST Handbook 44). Imperial: 4.54609 L (1985).
    "m3": {
        "km3": 1_000_000_000, "m3": 1, "dm3": "0.001", "cm3": "0.000001", "mm3": "0.000000001",
        "hL": "0.1", "L": "0.001", "mL": "0.000001", "cuft": "0.028316846592", "cuyd": "0.764554857984",
        "cuin": "0.000016387064", "acft": "1233.48183754752", "gal": "0.003785411784", "impgal": "0.00454609",
        "qt": "0.000946352946", "pt": "0.000473176473", "cup": "0.0002365882365", "floz": "0.0000295735295625",
        "tbsp": "0.00001478676478125", "tsp": "0.00000492892159375", "bbl": "0.158987294928",
        "bu": "0.03523907016688",
    },
    # Standard coal: 29,307.6 kJ/kg, 7000 kcal of 4.1868 J (GB/T 2589-2020). Oil: 41.868 GJ/t (IEA). BTU: ISO 31-4.
    "J": {
        "J": 1, "kJ": 1000, "MJ": 10**6, "GJ": 10**9, "TJ": 10**12, "PJ": 10**15, "Wh": 3600, "kWh": 3_600_000,
        "MWh": 3600 * 10**6, "GWh": 3600 * 10**9, "TWh": 3600 * 10**12, "cal": "4.1868", "kcal": "4186.8",
        "kgce": 29_307_600, "tce": 29_307_600_000, "toe": 41_868 * 10**6, "BTU": "1055.05585262",
        "MMBTU": "1055055852.62",
    },
    # Metric horsepower: 75 kgf·m/s.
    "W": {"W": 1, "kW": 1000, "MW": 10**6, "GW": 10**9, "TW": 10**12, "hp": "735.49875"},
    "kVA": {"kVA": 1, "MVA": 1000},
    "tCO2": {"tCO2": 1, "kgCO2": "0.001"},
    "s": {"ms": "0.001", "s": 1, "min": 60, "h": 3600, "day": 86400, "week": 604_800},
    "month": {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200},
    # IEC 80000-13: the decimal prefixes.
    "bit": {
        "bit": 1, "Kbit": 1000, "Mbit": 10**6, "Gbit": 10**9, "Tbit": 10**12, "B": 8, "KB": 8000, "MB": 8 * 10**6,
        "GB": 8 * 10**9, "TB": 8 * 10**12, "PB": 8 * 10**15, "EB": 8 * 10**18,
    },
    "Hz": {"Hz": 1, "kHz": 1000, "MHz": 10**6, "GHz": 10**9},
    # Standard atmosphere 101,325 Pa; mmHg and psi by their definitions (NIST SP 811).
    "Pa": {
        "Pa": 1, "hPa": 100, "kPa": 1000, "MPa": 10**6, "bar": 10**5, "atm": 101_325, "mmHg": "133.322387415",
        "psi": Fraction("4.4482216152605") / Fraction("0.00064516"),
    },
    "V": {"V": 1, "kV": 1000},
    "mA": {"mA": 1, "Amp": 1000},
    "mAh": {"mAh": 1, "Ah": 1000},
}  # fmt: skip

# What an analyst wants to see instead, where the unit is not metric.
_METRIC = {
    "mu": "ha", "acre": "ha", "are": "m2", "ping": "m2", "sqmi": "km2", "sqyd": "m2", "sqft": "m2", "sqin": "cm2",
    "li": "km", "zhang": "m", "chi": "m", "cun": "cm", "mi": "km", "nmi": "km", "yd": "m", "ft": "m", "in": "cm",
    "jin": "kg", "liang": "g", "dan": "kg", "lb": "kg", "oz": "g", "ct": "g", "st": "kg", "lton": "t", "ston": "t",
    "cuft": "m3", "cuyd": "m3", "cuin": "cm3", "acft": "m3", "gal": "L", "impgal": "L", "qt": "L", "pt": "L",
    "cup": "mL", "floz": "mL", "tbsp": "mL", "tsp": "mL", "bbl": "m3", "bu": "L", "BTU": "kJ", "MMBTU": "GJ",
    "hp": "kW", "atm": "kPa", "mmHg": "kPa", "psi": "kPa",
}  # fmt: skip

# What readers of one unit also think in; figures in the first are worked out in the others.
_CUSTOMARY = {
    "mu": ("ha", "km2"), "ha": ("mu", "km2"), "km2": ("mu", "ha"), "m2": ("mu", "ha"), "acre": ("ha", "mu"),
    "sqft": ("m2",), "sqmi": ("km2",), "m": ("ft",), "km": ("mi",), "li": ("km",), "mi": ("km",), "ft": ("m",),
    "in": ("cm",), "nmi": ("km",), "t": ("kg",), "kg": ("jin", "lb"), "jin": ("kg",), "lb": ("kg",), "oz": ("g",),
    "tce": ("GJ", "toe"), "toe": ("tce",), "kWh": ("tce",), "GJ": ("tce",), "bbl": ("m3",), "gal": ("L",),
    "year": ("month",), "min": ("h",), "MW": ("kW",), "GW": ("MW",),
}  # fmt: skip


class ConversionError(ZoneError):
    """There is no fixed factor between two units."""

    sentence = N_("{old} cannot be converted to {new}")

    def __init__(self, old: Unit, new: Unit) -> None:
        super().__init__(old=old.id, new=new.id)
        self.old = old
        self.new = new


@cache
def _bases() -> dict[str, tuple[str, Fraction]]:
    return {name: (base, Fraction(size)) for base, sizes in _FACTORS.items() for name, size in sizes.items()}


@cache
def factor(old: Unit, new: Unit) -> Fraction:
    """Return how many of the new unit one of the old makes, exactly; quotients part by part.

    Things that are counted convert one to one, whatever they are. Raises ConversionError.
    """
    if old.id == new.id:
        return Fraction(1)
    old_terms, new_terms = old.id.split("/"), new.id.split("/")
    if len(old_terms) != len(new_terms):
        raise ConversionError(old, new)
    result = Fraction(1)
    for place, (a, b) in enumerate(zip(old_terms, new_terms, strict=True)):
        (a_power, a_unit), (b_power, b_unit) = split_scale(a), split_scale(b)
        size = _size(a_unit, b_unit)
        if size is None:
            raise ConversionError(old, new)
        size *= Fraction(10) ** (a_power - b_power)
        result = result / size if place else result * size
    return result


def _size(old: str, new: str) -> Fraction | None:
    """Return how many of a new simple unit an old one makes; None where that is not fixed."""
    if old == new:
        return Fraction(1)
    old_base, new_base = _bases().get(old), _bases().get(new)
    if old_base and new_base and old_base[0] == new_base[0]:
        return old_base[1] / new_base[1]
    dimension = of_id(old).dimension
    return Fraction(1) if dimension == of_id(new).dimension and dimension in ("count", "people") else None


def convert(figure: Figure | Decimal | Fraction, old: Unit, new: Unit) -> Fraction | None:
    """Return a value, or a figure's value, in the new unit, exactly; None for a figure without one (a range).

    Raises ConversionError.
    """
    value = figure.value if isinstance(figure, Figure) else figure
    return None if value is None else Fraction(value) * factor(old, new)


def exchange(value: Decimal | Fraction, rate: Decimal) -> Fraction:
    """Return money in the currency of which `rate` pays one of its own, exactly."""
    return Fraction(value) * Fraction(rate)


def round_to(value: Fraction, digits: int) -> Decimal:
    """Return the value to so many significant digits, halves away from zero: 24,750 to three is 24,800."""
    size = abs(value)
    if not size:
        return Decimal(0)
    exponent = _exponent(size) - digits + 1
    scaled = size / Fraction(10) ** exponent
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    if whole == 10**digits:
        whole, exponent = whole // 10, exponent + 1
    if exponent >= 0:
        return Decimal(whole * 10**exponent * (-1 if value < 0 else 1))
    return Decimal((int(value < 0), tuple(map(int, str(whole))), exponent))


def _exponent(value: Fraction) -> int:
    """Return n where 10ⁿ <= value < 10ⁿ⁺¹."""
    guess = len(str(value.numerator)) - len(str(value.denominator))
    return guess if Fraction(10) ** guess <= value else guess - 1


def metric(unit: Unit) -> Unit:
    """Return the metric unit that figures in this unit are best shown in; the unit itself where it is metric."""
    terms = []
    for term in unit.id.split("/"):
        power, name = split_scale(term)
        shown = _METRIC.get(name, name)
        terms.append(f"10^{power}{shown}" if power else shown)
    return of_id("/".join(terms))


def customary(unit: Unit) -> tuple[Unit, ...]:
    """Return the other units in which a figure in this one is often given: for km², 亩 and hectares.

    Of a quotient both parts change where both have such a unit: CNY/mu is also given as CNY/ha.
    """
    first, *others = unit.id.split("/")
    found = [of_id("/".join((other, *others))) for other in _CUSTOMARY.get(first, ())]
    if len(others) == 1:
        power, below = split_scale(others[0])
        found += [of_id(f"{first}/{other}") for other in _CUSTOMARY.get(below, ()) if not power]
    return tuple(found)
