"""Names of tables and the zones on record: matched, near, or of several."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zonecli.ingest.mapping import USUAL_WAYS, WAYS
from zonecli.ingest.matching import Zones
from zonecli.store.catalogue import Catalogue

ZONES = {
    "anji": 'name = { zh = "安吉经济开发区" }\naliases = ["安吉经开区"]\ncode = "S337048"\nplace = "330523"\n',
    "changxing": 'name = { zh = "长兴经济技术开发区" }\nplace = "330522"\n',
    "moganshan": 'name = { zh = "湖州莫干山高新技术产业开发区", en = "Moganshan High-tech Zone" }\nplace = "330521"\n',
    "hangzhou-etdz": 'name = { zh = "杭州经济技术开发区" }\nplace = "330100"\n',
    "hangzhou-high-tech": 'name = { zh = "杭州高新技术产业开发区" }\nplace = "330100"\n',
}


@pytest.fixture
def zones(make_records: Callable[..., Path]) -> Zones:
    files = {f"zones/{id}.toml": f'{text}kind = "high-tech-zone"\n' for id, text in ZONES.items()}
    return Zones(Catalogue(make_records({**files, "zones/alpha.toml": None, "zones/beta.toml": None})))


@pytest.mark.parametrize(
    ("name", "id", "way"),
    [
        ("安吉经济开发区", "anji", "name"),
        ("安 吉 经济开发区", "anji", "name"),
        ("moganshan high-tech zone", "moganshan", "name"),
        ("安吉经开区", "anji", "alias"),
        ("浙江安吉经济开发区", "anji", "name without place"),
        ("浙江省湖州市安吉经济开发区", "anji", "name without place"),
        ("莫干山高新技术产业开发区", "moganshan", "name without place"),
    ],
)
def test_matched(name: str, id: str, way: str, zones: Zones) -> None:
    match = zones.match(name, USUAL_WAYS)
    assert (match.id, match.way) == (id, way)


@pytest.mark.parametrize(
    ("name", "near", "is_too_near"),
    [
        # A zone of the same place and an open kind, or of one that grows out of the other, may be this one.
        ("长兴开发区", ("changxing",), True),
        ("长兴经济开发区", ("changxing",), True),
        ("莫干山高新区", ("moganshan",), True),
        ("杭州开发区", ("hangzhou-etdz", "hangzhou-high-tech"), True),
        # One of another kind is another zone.
        ("长兴工业园区", ("changxing",), False),
        ("温州经济技术开发区", (), False),
        ("经济开发区", (), False),
        ("Hawassa Industrial Park", (), False),
    ],
)
def test_near_is_never_matched(name: str, near: tuple[str, ...], is_too_near: bool, zones: Zones) -> None:
    match = zones.match(name, USUAL_WAYS)
    assert (match.id, match.near, match.is_too_near) == (None, near, is_too_near)


def test_without_suffix_only_where_it_is_asked_for(zones: Zones) -> None:
    assert zones.match("长兴开发区", WAYS).id == "changxing"
    assert zones.match("杭州开发区", WAYS).id is None
    assert zones.match("长兴工业园区", WAYS).id is None


def test_codes_and_several(zones: Zones) -> None:
    assert zones.by_code("S337048") == "anji"
    assert zones.by_code("S000000") is None
    assert zones.parts("安吉经济开发区、长兴经济技术开发区") == ["安吉经济开发区", "长兴经济技术开发区"]
    assert zones.parts("安吉经济开发区、某产业园") == []
    assert zones.may_be_several("某产业园、又某产业园")
    assert not zones.may_be_several("某产业园 (A区)")
    assert zones.kind_of("漕河泾新兴技术开发区") is None
    assert zones.kind_of("虹桥经开区") == "economic-technological-development-zone"
    assert zones.kind_of("Bintan Inti Industrial Estate") == "industrial-park"
