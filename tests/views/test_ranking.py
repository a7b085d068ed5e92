"""Zones in the order of an indicator: certain, shared and open places, and who has none."""

from decimal import Decimal

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.errors import UnknownName
from zonecli.views.bars import Bar
from zonecli.views.caveats import Code
from zonecli.views.ranking import Ranking, rank
from zonecli.views.selection import Apart

D = Decimal


def ranked(make_records: Make, indicator: str, **figures: str) -> Ranking:
    zones = {id: [fact(indicator, figure, "2024")] for id, figure in figures.items()}
    return rank(catalogue(make_records, zones), indicator)


def places(ranking: Ranking) -> list[tuple[str, int, int, int]]:
    return [(entry.zone, entry.place.first, entry.place.last, entry.place.ties) for entry in ranking.entries]


def test_exact_figures_have_certain_places(make_records: Make) -> None:
    found = ranked(make_records, "output", one="9亿元", two="90亿元", three="3000万元")
    assert places(found) == [("two", 1, 1, 0), ("one", 2, 2, 0), ("three", 3, 3, 0)]
    assert (found.count, found.comparable, found.certain, found.caveats) == (3, True, True, ())


def test_two_zones_have_places(make_records: Make) -> None:
    found = ranked(make_records, "output", one="9亿元", two="90亿元")
    assert places(found) == [("two", 1, 1, 0), ("one", 2, 2, 0)]
    assert (found.count, found.comparable, found.certain, found.unranked) == (2, True, True, ())
    assert str(found.period) == "2024"


@pytest.mark.parametrize("more", [{"status": "forecast"}, {"scope": "chips"}, {"of": "全省"}, {"basis": "商务部口径"}])
def test_of_two_zones_of_which_one_cannot_be_compared_none_has_a_place(
    more: dict[str, str], make_records: Make
) -> None:
    zones = {"one": [fact("output", "9亿元", "2024")], "two": [fact("output", "3亿元", "2024", **more)]}
    found = rank(catalogue(make_records, zones), "output")
    assert (found.entries, found.count, found.comparable, found.certain) == ((), 0, False, None)
    assert [aside.zone for aside in found.unranked] == ["one", "two"]


def test_numbers_without_a_unit_have_places(make_records: Make) -> None:
    index = '[index]\nname = { en = "Index" }\ntheme = "economy"\nnature = "flow"\nbetter = "higher"\n'
    zones = {id: [fact("index", figure, "2024")] for id, figure in (("one", "3.5"), ("two", "10"))}
    found = rank(catalogue(make_records, zones, indicators=index), "index")
    assert (places(found), found.unit) == ([("two", 1, 1, 0), ("one", 2, 2, 0)], None)


def test_equal_figures_share_a_place(make_records: Make) -> None:
    found = ranked(make_records, "output", one="9亿元", two="90000万元", three="3亿元")
    assert places(found) == [("one", 1, 1, 1), ("two", 1, 1, 1), ("three", 3, 3, 0)]


def test_printed_digits_do_not_settle_an_open_order(make_records: Make) -> None:
    found = ranked(make_records, "output", a="超900亿元", b="超1000亿元", c="43.6亿元")
    assert places(found) == [("a", 1, 2, 0), ("b", 1, 2, 0), ("c", 3, 3, 0)]
    assert [caveat.code for caveat in found.caveats] == [Code.HEDGE]
    assert (found.comparable, found.certain) == (True, False)


def test_about_counts_as_from_half_to_twice_the_number(make_records: Make) -> None:
    found = ranked(make_records, "share", a="约7%", b="40%", c="30%")
    assert places(found) == [("b", 1, 1, 0), ("c", 2, 2, 0), ("a", 3, 3, 0)]
    assert [(caveat.code, caveat.zones) for caveat in found.caveats] == [(Code.NEAR, ("a",))]
    # What is exported stays open.
    assert (found.entries[2].fact.low, found.entries[2].fact.high) == (None, None)


def test_about_leaves_open_what_is_closer(make_records: Make) -> None:
    found = ranked(make_records, "share", a="约7%", b="10%")
    assert places(found) == [("a", 1, 2, 0), ("b", 1, 2, 0)]
    assert [caveat.code for caveat in found.caveats] == [Code.HEDGE]


def test_the_lowest_first_where_lower_is_better(make_records: Make) -> None:
    found = ranked(make_records, "energy", a="0.35吨标准煤/万元", b="0.5吨标准煤/万元")
    assert [entry.zone for entry in found.entries] == ["a", "b"]


def test_a_limit_leaves_places_as_they_are(make_records: Make) -> None:
    zones = {f"z{n}": [fact("output", f"{n}亿元", "2024")] for n in range(1, 6)}
    found = rank(catalogue(make_records, zones), "output", limit=2)
    assert places(found) == [("z5", 1, 1, 0), ("z4", 2, 2, 0)]
    assert found.count == 5


def test_bars_are_parts_of_the_longest(make_records: Make) -> None:
    found = ranked(make_records, "output", a="10亿元", b="超5亿元", c="近2亿元", d="3-4亿元")
    assert {entry.zone: entry.bar for entry in found.entries} == {
        "a": Bar(D("1.000"), D("1.000"), D("1.000")),
        "b": Bar(D("0.500"), D("0.500"), None),
        "c": Bar(D("0.200"), None, D("0.200")),
        "d": Bar(None, D("0.300"), D("0.400")),
    }


def test_who_has_no_place(make_records: Make) -> None:
    zones = {
        "whole": [fact("output", "10亿元", "2024")],
        "other": [fact("output", "3亿元", "2024")],
        "parts": [fact("output", "10亿元", scope="chairs"), fact("output", "3亿元", scope="chips")],
        "part": [fact("output", "2亿元", "2024", scope="chairs")],
        "all": [fact("output", "100亿元", "2024")],
        "dollars": [fact("output", "10亿美元")],
        "empty": [fact("area", "4公顷")],
    }
    found = rank(catalogue(make_records, zones, all="aggregate"), "output")
    assert [(entry.zone, entry.place.first) for entry in found.entries] == [("whole", 1), ("other", 2)]
    assert [(aside.zone, aside.reason, len(aside.facts)) for aside in found.unranked] == [
        ("all", Apart.AGGREGATE, 1),
        ("dollars", Apart.NO_PERIOD, 1),
        ("part", Apart.SCOPE, 1),
        ("parts", Apart.PARTS, 2),
    ]


def test_figures_of_one_and_the_same_part_are_ranked(make_records: Make) -> None:
    zones = {
        "more": [fact("output", "10亿元", "2024", scope="chairs")],
        "less": [fact("output", "2亿元", "2024", scope="chairs")],
    }
    found = rank(catalogue(make_records, zones), "output")
    assert [(entry.zone, entry.place.first) for entry in found.entries] == [("more", 1), ("less", 2)]


def test_another_currency_goes_at_the_rate_of_the_figures_year(make_records: Make) -> None:
    zones = {"yuan": [fact("output", "53亿元", "2024")], "dollars": [fact("output", "7.5亿美元", "2024")]}
    found = rank(catalogue(make_records, zones), "output")
    # 7.5 × 7.1956 = 53.967
    assert [entry.zone for entry in found.entries] == ["dollars", "yuan"]
    assert Code.RATE in [caveat.code for caveat in found.caveats]
    assert found.entries[0].fact.converted is None


def test_one_currency_needs_no_rate_though_it_is_not_the_usual_one(make_records: Make) -> None:
    found = ranked(make_records, "output", a="7.5亿美元", b="3亿美元")
    assert (found.unit, [caveat.code for caveat in found.caveats]) == ("USD", [])


def test_only_some_zones(make_records: Make) -> None:
    zones = {f"z{n}": [fact("output", f"{n}亿元", "2024")] for n in range(1, 6)}
    found = rank(catalogue(make_records, zones), "output", ids=["z1", "z3"])
    assert places(found) == [("z3", 1, 1, 0), ("z1", 2, 2, 0)]


def test_only_parts_of_a_name(make_records: Make) -> None:
    zones = {
        "one": [fact("output", "10亿元", "2024", scope="chairs"), fact("output", "3亿元", "2024", scope="chips")],
        "two": [fact("output", "4亿元", "2024", scope="Chips")],
        "three": [fact("output", "4亿元", "2024", scope="chip design")],
    }
    found = rank(catalogue(make_records, zones), "output", scope="chip")
    assert places(found) == [("two", 1, 1, 0), ("one", 2, 2, 0)]
    assert [(aside.zone, aside.reason) for aside in found.unranked] == [("three", Apart.SCOPE)]


def test_nothing_to_rank_and_no_such_indicator(make_records: Make) -> None:
    records = catalogue(make_records, {"one": []})
    assert rank(records, "output").entries == ()
    with pytest.raises(UnknownName):
        rank(records, "outputs")


def test_caveats_are_about_the_zones_that_are_shown(make_records: Make) -> None:
    zones = {f"z{n}": [fact("output", f"{n}亿元", "2024")] for n in range(2, 6)}
    zones["z1"] = [fact("output", "1亿元", "2019", status="forecast")]
    records = catalogue(make_records, zones)
    found = rank(records, "output", limit=3)
    assert [(aside.zone, aside.reason) for aside in found.unranked] == [("z1", Apart.STATUS)]
    assert (found.caveats, found.comparable, found.certain) == ((), True, True)


def test_where_few_entries_are_enough_the_rest_is_about_all(make_records: Make) -> None:
    zones = {f"z{n}": [fact("output", f"{9 - n}亿元", "2024")] for n in range(6)}
    zones |= {"hedged": [fact("output", "约5亿元", "2024")], "other": [fact("output", "1亿元", "2019")]}
    found = catalogue(make_records, zones)
    whole, some = rank(found, "output"), rank(found, "output", most=4)
    assert some.entries == whole.entries[:4]
    of_all = ("count", "caveats", "comparable", "certain", "period", "unit")
    assert [getattr(some, name) for name in of_all] == [getattr(whole, name) for name in of_all]
    assert [(each.zone, each.reason, each.facts) for each in some.unranked] == [("other", Apart.PERIOD, ())]
    # Three are named at most, and as many as that are made.
    assert len(rank(found, "output", most=1).entries) == 3


@pytest.mark.parametrize(
    ("figures", "ahead"),
    [
        (["9亿元", "8亿元", "7亿元", "6亿元"], 3),
        (["9亿元", "8亿元"], 2),
        # About 8 may be more than 9.
        (["9亿元", "约8亿元", "7亿元"], 0),
        (["90亿元", "9亿元", "约8亿元", "7亿元"], 0),
        (["9亿元", "8亿元", "7亿元", "7亿元"], 2),
        (["超9亿元", "9亿元", "1亿元"], 3),
        (["约9亿元", "8亿元", "7亿元"], 0),
        (["9亿元", "9亿元", "7亿元"], 0),
    ],
)
def test_how_many_are_certainly_ahead(figures: list[str], ahead: int, make_records: Make) -> None:
    found = ranked(make_records, "output", **{f"z{n}": figure for n, figure in enumerate(figures)})
    assert found._ahead == ahead
