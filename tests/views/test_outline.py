"""What stands where in a brief: each figure once on page one and once after it; what is new since a day."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.records.periods import period
from zonecli.store.catalogue import CachedCatalogue, Catalogue
from zonecli.views.briefing import gists
from zonecli.views.comparison import compare
from zonecli.views.facts import FactView, facts
from zonecli.views.outline import CATALOGUE, News, Outline, Room, news, outline
from zonecli.views.points import identity
from zonecli.views.profile import profile
from zonecli.views.ranking import rank


def laid_out(
    found: Catalogue, ids: Iterable[str] | None = None, room: Room | None = None, beside: bool = False
) -> Outline:
    ids = list(ids or found.zone_ids)
    return outline(
        found,
        gists(found, ids),
        cache(lambda id: profile(found, id)),
        lambda indicator, most: rank(found, indicator, ids, most=most),
        overdue=0,
        as_of=period("2025-03"),
        room=room or Room(),
        comparison=compare(found, ids) if beside else None,
    )


def on_page_one(made: Outline) -> list[FactView]:
    told = [each for point in made.points for each in point.facts]
    return told + [entry.fact for section in made.key for entry in section.facts]


def after_it(made: Outline) -> list[FactView]:
    ranked = [entry.fact for ranking in (*made.catalogues, *made.rankings) for entry in ranking.entries]
    cells = [cell for row in made.rows for cell in row.cells]
    beside = [each for cell in cells for each in (cell.fact, *cell.parts) if each is not None]
    sections = [*made.sections, *made.others]
    return ranked + beside + [entry.fact for each in sections for entry in (*each.facts, *each.more)]


@pytest.mark.parametrize(
    ("ids", "beside"),
    [
        (None, False),
        (["anji"], False),
        (["anji", "jiashan"], True),
        (["anji", "putuo", "jiaxing-science-city", "zhejiang"], True),
        (["hangzhou-etdz", "ningbo-etdz", "xiaoshan", "jiaxing-etdz", "yuhang-etdz", "anji", "putuo"], False),
    ],
)
def test_a_figure_stands_once_on_page_one_and_once_after_it(ids: list[str] | None, beside: bool, records: Path) -> None:
    made = laid_out(CachedCatalogue(records), ids, beside=beside)
    for figures in (on_page_one(made), after_it(made)):
        counted = Counter(map(identity, figures))
        assert [each for each, n in counted.items() if n > 1] == []
    assert 1 <= len(made.points) <= 5
    # What page one tells is told again.
    assert set(map(identity, on_page_one(made))) <= set(map(identity, after_it(made)))


def test_zones_of_a_catalogue_have_no_section(make_records: Make) -> None:
    zones = {f"z{n:02}": [fact("area", f"{n}公顷", source="old")] for n in range(1, CATALOGUE + 1)}
    zones["z01"] += [fact("output", "9亿元", "2024"), fact("staff", "20人"), fact("energy", "1吨标准煤/万元", "2024")]
    zones["z02"] += [fact("output", "8亿元", "2022")]
    made = laid_out(catalogue(make_records, zones))
    assert [section.zone.id for section in made.sections] == ["z01"]
    assert [section.zone.id for section in made.others] == ["z02"]
    assert [(each.indicator, each.count) for each in made.catalogues] == [("area", CATALOGUE)]
    # Their areas stand in the list of the catalogue only.
    assert all(
        entry.fact.indicator != "area" for each in (*made.sections, *made.others, *made.key) for entry in each.facts
    )
    del zones["z10"]
    # Fewer are an indicator like any other.
    made = laid_out(catalogue(make_records, zones), list(zones))
    assert [each.indicator for each in made.rankings] == ["area"]
    assert made.catalogues == ()


def test_what_has_no_room_is_kept(make_records: Make) -> None:
    rows = [fact("output", f"{n}亿元", "2024", scope=f"{n}期") for n in range(1, 9)]
    made = laid_out(catalogue(make_records, {"one": rows}), room=Room(figures=3, least=1))
    (section,) = made.sections
    assert (len(section.facts), len(section.more)) == (3, 5)
    made = laid_out(catalogue(make_records, {"one": rows, "two": rows}), room=Room(least=1, sections=1))
    assert (len(made.sections), len(made.others)) == (1, 1)


def test_the_place_that_all_zones_lie_in(records: Path) -> None:
    found = CachedCatalogue(records)
    places = [laid_out(found, ids).place for ids in (["anji"], ["anji", "putuo"], ["anji", "yrd-cooperation-zone"])]
    assert [place and place.name.en for place in places] == ["Anji County", "Zhejiang Province", None]


# -- news ------------------------------------------------------------------------------------------


def told(make_records: Make, since: str, most: int = 9) -> list[News]:
    zones = {
        "one": [
            fact("gdp", "1亿元", "2019", source="old"),
            fact("land-share", "2%", source="gazette"),
            fact("gdp", "3亿元", "2024", source="gazette"),
            fact("gdp", "4亿元", "2024", source="gazette", rank="deprecated", note="被取代"),
        ],
        "two": [fact("gdp", "5亿元", "2024", source="news")],
    }
    found = catalogue(make_records, zones)
    by_source: dict[str, list[FactView]] = {}
    for each in facts(found):
        by_source.setdefault(each.source, []).append(each)
    return list(news(found, gists(found, zones), by_source, period(since), most))


@pytest.mark.parametrize(
    ("since", "sources"),
    [
        # old is of 2020-10, gazette of 2025-03, news of 2025-09-12.
        ("2019", ["news", "gazette", "old"]),
        ("2020-10-31", ["news", "gazette", "old"]),
        ("2020-11", ["news", "gazette"]),
        ("2025-03-31", ["news", "gazette"]),
        ("2025-04", ["news"]),
        ("2025-09-12", ["news"]),
        ("2025-09-13", []),
    ],
)
def test_what_was_issued_since_a_day(since: str, sources: list[str], make_records: Make) -> None:
    assert [each.source.id for each in told(make_records, since)] == sources


def test_the_most_important_of_it_and_how_many_others(make_records: Make) -> None:
    _, gazette = told(make_records, "2025")
    assert [each.figure for each in gazette.facts] == ["3亿元", "2%"]
    assert gazette.more == 0
    _, gazette = told(make_records, "2025", most=1)
    assert ([each.figure for each in gazette.facts], gazette.more) == (["3亿元"], 1)


def test_what_happened_to_several_zones_is_told_once(records: Path) -> None:
    found = CachedCatalogue(records)
    (each,) = news(found, gists(found, ("anji", "zhejiang")), {}, period("2025-09"), 1)
    assert [[zone.id for zone in event.zones] for event in each.events] == [["anji"], ["anji", "zhejiang"], ["anji"]]
