"""The notes on conversions under a table of figures."""

from tests.views.zones import Make, catalogue, fact
from zonecli.i18n import language
from zonecli.render.figures import notes
from zonecli.views.facts import facts
from zonecli.views.measure import PRINTED, DisplayUnits
from zonecli.views.names import names_of_series


def test_rates_and_reasons(make_records: Make) -> None:
    rows = [
        fact("output", "9亿元", "2024"),
        fact("tax", "5万元/亩", "2024-Q1"),
        fact("revenue", "9亿元"),
        fact("revenue", "9亿元", "1999"),
        fact("revenue", "8亿元", "1998"),
        fact("area", "40亩"),
    ]
    records = catalogue(make_records, {"one": rows})
    shown = facts(records, measure=DisplayUnits("metric", "USD"))
    assert notes(shown, names_of_series(records), language("en")) == [
        "converted at ECB annual average: 2024",
        "1 figure is not converted: the source names no year",
        "2 figures are not converted: there is no rate for the year",
    ]
    assert notes(facts(records, measure=PRINTED), names_of_series(records), language("en")) == []
