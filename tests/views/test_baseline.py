"""Cells against a baseline: difference and ratio, as intervals where the figures are hedged."""

from decimal import Decimal

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.views.comparison import compare

D = Decimal


@pytest.mark.parametrize(
    ("mine", "base", "difference", "ratio"),
    [
        # figure, baseline, (value, hedge, low, high) of the difference and of the ratio
        (
            "436亿元",
            "76.5亿元",
            ("3.595E+10", "exact", "3.595E+10", "3.595E+10"),
            ("5.70", "about", "5.695", "5.705"),
        ),
        ("超900亿元", "436亿元", ("4.64E+10", "over", "4.64E+10", None), ("2.06", "over", "2.06", None)),
        ("436亿元", "超900亿元", ("-4.64E+10", "under", None, "-4.64E+10"), ("0.485", "under", None, "0.485")),
        ("近40亿元", "20亿元", ("2.0E+9", "under", None, "2.0E+9"), ("2.0", "under", None, "2.0")),
        ("30多亿元", "20亿元", (None, "range", "1.0E+9", "2.0E+9"), (None, "range", "1.5", "2.0")),
        ("超90亿元", "超30亿元", ("6.0E+9", "about", None, None), ("3.0", "about", None, None)),
        ("约90亿元", "30亿元", ("6.0E+9", "about", None, None), ("3.0", "about", None, None)),
    ],
)
def test_against_a_baseline(
    make_records: Make,
    mine: str,
    base: str,
    difference: tuple[str | None, str, str | None, str | None],
    ratio: tuple[str | None, str, str | None, str | None],
) -> None:
    zones = {"one": [fact("output", mine, "2024")], "two": [fact("output", base, "2024")]}
    (row,) = compare(catalogue(make_records, zones), ["one", "two"], baseline="two").rows
    against = row.cells[0].against
    assert against is not None
    for amount, (value, hedge, low, high) in ((against.difference, difference), (against.ratio, ratio)):
        assert amount is not None
        found = (amount.value, amount.hedge.value, amount.low, amount.high)
        assert found == (value and D(value), hedge, low and D(low), high and D(high))
    assert row.cells[1].against is None


def test_a_difference_in_another_unit_and_a_missing_one(make_records: Make) -> None:
    zones = {"one": [fact("area", "3公顷", "2024")], "two": [fact("area", "15亩", "2024")], "three": []}
    (row,) = compare(catalogue(make_records, zones), list(zones), baseline="two").rows
    first, _, third = (cell.against for cell in row.cells)
    assert first is not None
    assert first.difference is not None
    assert (first.difference.value, first.difference.unit) == (D(2), "ha")
    assert third is None
