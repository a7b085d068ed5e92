"""The zones that one is set beside: which, and in which order."""

import pytest

from tests.views.zones import Make, catalogue, fact
from zonecli.store.catalogue import Catalogue
from zonecli.views.peers import Alike, find_peers

# Codes of the package: Huzhou with Anji and Deqing in it, Jiaxing, both in Zhejiang; Suzhou in Jiangsu; Vietnam.
ANJI, DEQING, HUZHOU, JIAXING, SUZHOU, VIETNAM = "330523", "330521", "330500", "330400", "320500", "VN"
AREA, STAFF = fact("area", "4公顷", "2024"), fact("staff", "20人", "2024")
BOTH = Alike.KIND, Alike.LEVEL

# id: place, level, kind, part_of, facts
ZONES: dict[str, tuple[str | None, str | None, str, str | None, list[str]]] = {
    "home": (ANJI, "provincial", "industrial-park", "whole", [AREA, STAFF]),
    "beside": (ANJI, "provincial", "industrial-park", None, [AREA]),
    "city-one": (DEQING, "provincial", "industrial-park", None, [AREA]),
    "city-two": (HUZHOU, "provincial", "industrial-park", None, [AREA, STAFF]),
    "province": (JIAXING, "provincial", "industrial-park", None, [STAFF]),
    "other-province": (SUZHOU, "provincial", "industrial-park", None, [AREA]),
    "abroad": (VIETNAM, "provincial", "industrial-park", None, [AREA]),
    "nowhere": (None, "provincial", "industrial-park", None, [AREA]),
    # Near, but no peers: of another kind or level, with nothing that can be compared, the whole, a part, a sum.
    "other-kind": (ANJI, "provincial", "bonded-zone", None, [AREA]),
    "other-level": (ANJI, "national", "industrial-park", None, [AREA]),
    "visits": (ANJI, "provincial", "industrial-park", None, [fact("staff", "20人次", "2024")]),
    "silent": (ANJI, "provincial", "industrial-park", None, []),
    "whole": (ANJI, "provincial", "industrial-park", None, [AREA]),
    "part": (ANJI, "provincial", "industrial-park", "home", [AREA]),
    "lone": (ANJI, "county", "science-park", None, [AREA]),
    "no-level": (ANJI, None, "industrial-park", None, [AREA]),
}


def records(make_records: Make) -> Catalogue:
    found = catalogue(make_records, {id: facts for id, (*_, facts) in ZONES.items()})
    for id, (place, level, kind, whole, _) in ZONES.items():
        path = found.path("zones", id)
        head = [f'place = "{place}"'] if place else []
        head += [f'level = "{level}"'] if level else []
        head += [f'part_of = ["{whole}"]'] if whole else []
        text = path.read_text().replace('kind = "industrial-park"', f'kind = "{kind}"')
        path.write_text("\n".join([*head, text]))
    return found


@pytest.mark.parametrize(
    ("id", "zones", "alike", "places", "elsewhere"),
    [
        # The same county, then the city, there the one with more in common first, then the province, then elsewhere.
        ("home", ["beside", "city-two", "city-one", "province", "abroad"], BOTH, [ANJI, HUZHOU, "330000"], True),
        # No other is of its kind and level; one is of its kind: the level gives way first, then the kind.
        ("other-level", ["beside", "home", "no-level", "city-one", "city-two"], (Alike.KIND,), [ANJI, HUZHOU], False),
        ("lone", ["beside", "home", "no-level", "other-kind", "other-level"], (), [ANJI], False),
        # Without a place all are as near as any.
        ("nowhere", ["abroad", "beside", "city-one", "city-two", "home"], BOTH, [], True),
        ("silent", [], (), [], False),
    ],
)
def test_peers(
    id: str, zones: list[str], alike: tuple[Alike, ...], places: list[str], elsewhere: bool, make_records: Make
) -> None:
    found = find_peers(records(make_records), id)
    assert list(found.zones) == zones
    assert found.alike == alike
    assert [place.id for place in found.places] == places
    assert found.elsewhere is elsewhere


def test_what_was_asked_for_takes_the_place_of_kind_and_level(make_records: Make) -> None:
    found = find_peers(records(make_records), "home", among=["abroad", "other-kind", "part"], where=["x=y"])
    assert (found.zones, found.alike, found.where) == (("other-kind", "abroad"), (), ("x=y",))


def test_only_what_is_compared_makes_a_peer(make_records: Make) -> None:
    assert find_peers(records(make_records), "home", ["staff"]).zones == ("city-two", "province")
