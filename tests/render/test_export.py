"""A figure that is exported and read back is the same figure: value, ends, openness, hedges, sense, unit."""

import csv
import io
import json
from decimal import Decimal

from hypothesis import given, strategies as st

from tests.figures.test_properties import CHINESE, ENGLISH, RANGES, attempt
from zonecli.figures.intervals import Interval
from zonecli.render.csv import separate_rows
from zonecli.render.json import document
from zonecli.render.rows import rows
from zonecli.views.figure import Interpretation, reading


@given(st.one_of(CHINESE, ENGLISH, RANGES))
def test_what_is_exported_says_what_is_printed(printed: str) -> None:
    figure = attempt(printed)
    if figure is None:
        return
    found = reading(printed)
    said = json.loads("".join(document(found)), parse_float=Decimal, parse_int=Decimal)
    assert Interval(said["low"], said["high"], said["low_open"], said["high_open"]) == Interval.of(figure)
    unit = figure.unit.id if figure.unit else None
    assert (said["value"], said["unit"], said["sense"]) == (figure.value, unit, figure.sense)
    assert (said["hedge"], said["hedges"]) == (figure.hedge, list(figure.hedges))
    (row,) = csv.DictReader(io.StringIO("".join(separate_rows(rows(Interpretation, [found]), ","))))
    low, high = (Decimal(row[name]) if row[name] else None for name in ("low", "high"))
    assert Interval(low, high, row["low_open"] == "True", row["high_open"] == "True") == Interval.of(figure)
    assert (row["hedges"], row["sense"]) == (" ".join(figure.hedges), figure.sense or "")
