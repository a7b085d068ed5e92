"""All zones side by side: which indicators are the columns, which zones the rows, in which order."""

import json

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.render.json import document, plain
from zonecli.store.catalogue import Catalogue
from zonecli.views import overview as module
from zonecli.views.comparison import Comparison
from zonecli.views.overview import overview

MORE = """
[key]
name = { zh = "要", en = "Key" }
unit = "item"
theme = "trade"
nature = "stock"
better = "lower"
priority = 1
"""


def shown(found: Comparison) -> list[tuple[str, int]]:
    return [(row.indicator, sum(cell.comparable is True for cell in row.cells)) for row in found.rows]


def zones(found: Comparison) -> list[str]:
    return [zone.id for zone in found.zones]


@pytest.fixture
def some(make_records: Make) -> Comparison:
    return overview(records(make_records))


def records(make_records: Make) -> Catalogue:
    files = {
        "one": [fact("key", "9个", "2024"), fact("area", "4公顷", "2024"), fact("staff", "7人", "2024")],
        "two": [fact("key", "3个", "2024"), fact("area", "5公顷", "2024"), fact("projects", "1个", "2024")],
        # Of another year: it stands beside them, apart.
        "three": [fact("key", "1个", "2023"), fact("area", "6公顷", "2024"), fact("projects", "1个", "2023")],
        "four": [fact("area", "7公顷", "2024")],
        "five": [fact("staff", "7人次", "2024")],
        "six": [],
        "sum": [fact("key", "99个", "2024")],
    }
    return catalogue(make_records, files, MORE, sum="aggregate")


def test_columns_are_what_several_state_comparably_key_figures_first(some: Comparison) -> None:
    # Heads are no visits, and projects are of two years.
    assert shown(some) == [("key", 2), ("area", 4)]


def test_rows_are_in_the_order_of_the_first_column(some: Comparison) -> None:
    # Lower is better; what is apart comes behind, and zones that have none of it are left out and counted.
    assert zones(some) == ["two", "one", "four", "three"]
    assert some.extent is not None
    assert (some.extent.zones, some.extent.aggregates) == (7, 1)


def test_without_a_better_direction_the_highest_comes_first(make_records: Make) -> None:
    assert zones(overview(records(make_records), indicators=["area"])) == ["four", "three", "two", "one"]


def test_columns_beyond_the_most_are_named(make_records: Make) -> None:
    found = overview(records(make_records), most=1)
    assert shown(found) == [("key", 2)]
    assert zones(found) == ["two", "one", "three"]
    assert found.extent is not None
    assert [each.id for each in found.extent.further] == ["area"]


def test_what_is_asked_for_is_shown_though_nothing_can_be_compared(make_records: Make) -> None:
    found = overview(records(make_records), indicators=["staff", "revenue"])
    assert shown(found) == [("staff", 0), ("revenue", 0)]
    assert zones(found) == ["five", "one"]


def test_a_baseline_is_among_the_rows_whatever_it_states(make_records: Make) -> None:
    found = overview(records(make_records), indicators=["area"], baseline="six")
    assert (zones(found)[-1], found.baseline) == ("six", "six")
    found = overview(records(make_records), indicators=["area"], baseline="two")
    differences = [
        cell.against and cell.against.difference and cell.against.difference.value for cell in found.rows[0].cells
    ]
    assert differences == [2, 1, None, -1]


def test_among_these_zones_only(make_records: Make) -> None:
    found = overview(records(make_records), ["one", "four", "six"])
    assert (shown(found), zones(found)) == ([("area", 2)], ["four", "one"])


def test_a_zone_is_apart_from_its_own_part(make_records: Make) -> None:
    known = catalogue(make_records, {id: [fact("area", f"{n}公顷", "2024")] for n, id in enumerate("abc", 1)})
    path = known.path("zones", "a")
    path.write_text('part_of = ["b"]\n' + path.read_text())
    found = overview(known)
    assert zones(found) == ["c", "a", "b"]
    assert [cell.comparable for cell in found.rows[0].cells] == [True, True, False]


def test_nothing_can_be_compared(make_records: Make) -> None:
    found = overview(catalogue(make_records, {"one": [fact("area", "4公顷", "2024")], "two": []}))
    assert (found.zones, found.rows, found.is_sound) == ((), (), False)


@pytest.mark.parametrize("at_once", [1, 12, 45_000])
@pytest.mark.parametrize("asked", [None, ["area"], ["key", "staff", "area"]])
def test_some_indicators_at_a_time_give_what_all_at_once_give(
    at_once: int, asked: list[str] | None, make_records: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = records(make_records)
    whole = plain(overview(found, indicators=asked))
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    monkeypatch.setattr(module, "_FEW", 0)
    some = overview(found, indicators=asked)
    # Of seven zones.
    is_held = at_once == 45_000 or (asked is not None and len(asked) <= max(1, at_once // 7))
    assert isinstance(some.rows, tuple) is is_held
    # The sources are known before the rows have been asked for, and after.
    assert len(some.sources) == len(whole["sources"])
    assert json.loads("".join(document(some))) == json.loads("".join(document(overview(found, indicators=asked))))
    assert plain(some) == whole
    few = overview(found, indicators=asked, most=1)
    assert isinstance(few.rows, tuple)
    assert [row.indicator for row in few.rows] == [row["indicator"] for row in whole["rows"][:1]]
    assert some.is_sound is overview(found, indicators=asked, most=10).is_sound
