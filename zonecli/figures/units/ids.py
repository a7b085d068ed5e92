"""Units and their ids: what each measures, and quotients of them such as CNY/mu and tce/10^4CNY."""

from __future__ import annotations

from functools import cache

from zonecli.frozen import dataclass

_IDS = {
    "money": (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
        "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
        "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
        "LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK "
        "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
        "TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW "
        "DEM FRF ITL ESP NLG BEF ATS FIM IEP PTE GRD LUF"
    ),
    "area": "mu ha km2 m2 dm2 cm2 mm2 are acre sqmi sqyd sqft sqin ping",
    "length": "km m dm cm mm um nm li zhang chi cun mi nmi ly yd ft in",
    "mass": "Mt t kg g mg ug jin liang dan lb oz ozt ct st lton ston",
    "volume": "km3 m3 dm3 cm3 mm3 L mL hL cuyd cuft cuin acft gal impgal qt pt cup floz tbsp tsp bbl bu",
    "energy": "J kJ MJ GJ TJ PJ Wh kWh MWh GWh TWh cal kcal kgce tce toe BTU MMBTU",
    "power": "W kW MW GW TW hp kVA MVA",
    "carbon": "tCO2 kgCO2",
    "time": "ms s min h day week month quarter year decade century workday",
    "temperature": "degC degF K",
    "data": "bit Kbit Mbit Gbit Tbit B KB MB GB TB PB EB",
    "frequency": "Hz kHz MHz GHz",
    "pressure": "Pa hPa kPa MPa bar mmHg atm psi",
    "voltage": "V kV",
    "current": "mA Amp",
    "charge": "mAh Ah",
    "sound": "dB",
    "ratio": "ratio",
    "pp": "pp",
    "times": "times",
    "people": "person visit",
    "count": (
        "item enterprise household project zone park platform institution institute laboratory centre team base fund "
        "patent paper product brand standard policy measure task event case contract order award job position bed "
        "country city prefecture county district town township village community province region area department "
        "school university hospital hotel shop bank station port airport bridge road line building factory workshop "
        "mine farm museum library scenic-spot vehicle ship aircraft train flight share teu animal tree reform "
        "service aspect industry cluster law meeting course dose vote book film licence certificate "
        "transaction step letter"
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its ASCII id, and its dimension (money, area, …; of a quotient, such as CNY/mu, money/area)."""

    id: str
    dimension: str


@cache
def _dimensions() -> dict[str, str]:
    return {name: dimension for dimension, names in _IDS.items() for name in names.split()}


@cache
def of_id(name: str) -> Unit:
    """Return the unit of an id. Raises KeyError where there is no such id."""
    first, *others = name.split("/")
    terms = [first, *(split_scale(term)[1] for term in others)]
    return Unit(name, "/".join(_dimensions()[term] for term in terms))


def split_scale(term: str) -> tuple[int, str]:
    """Return the power of ten that a denominator carries, and its unit: 10^4CNY -> 4 and CNY."""
    if not term.startswith("10^"):
        return 0, term
    unit = term[3:].lstrip("0123456789")
    return int(term[3 : len(term) - len(unit)]), unit


def ids_of(dimension: str) -> list[str]:
    """Return the ids of the units that measure a dimension."""
    return _IDS[dimension].split()
