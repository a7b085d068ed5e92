"""What has changed between two states of the records: each kind of change once, and what is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from tests.conftest import SMALL, write_files
from tests.views.zones import INDICATORS, SOURCES, fact, zone
from zonecli.render.pages.difference import rows
from zonecli.store.catalogue import Catalogue
from zonecli.views.difference import Difference, EventChange, FactChange, How, SourceChange, ZoneChange, difference

FILES = {name: text for name, text in SMALL.items() if "/" not in name} | {"indicators.toml": INDICATORS} | SOURCES
DOLLARS = {"sources/dollars.toml": SOURCES["sources/news.toml"]}


def records(folder: Path, facts: Sequence[str] | None, files: Mapping[str, str | None] | None = None) -> Catalogue:
    """Return records of one zone with these facts, and of further files."""
    zones = {} if facts is None else {"zones/one.toml": zone("one", facts)}
    return Catalogue(write_files(folder, {**FILES, "sources/none.toml": None, **zones, **(files or {})}))


def compared(tmp_path: Path, old: Sequence[str], new: Sequence[str]) -> Difference:
    return difference(records(tmp_path / "old", old), records(tmp_path / "new", new))


def told(found: Difference) -> list[tuple[object, ...]]:
    """Return the changes in few words."""
    assert found.unread == ()
    words: list[tuple[object, ...]] = []
    for each in found.changes:
        if isinstance(each, FactChange):
            old, new = (side and side.figure for side in (each.old, each.new))
            words.append(("fact", each.how.value, *(part.value for part in each.parts), old, new))
        elif isinstance(each, EventChange):
            words.append(("event", each.how.value, *each.fields))
        else:
            id = each.zone if isinstance(each, ZoneChange) else each.source
            words.append((each.what, each.how.value, id, *(field.field for field in each.fields)))
    return words


OUTPUT = fact("output", "9亿元", "2024")
# Before, now, what has become of it.
PAIRS: dict[str, tuple[list[str], list[str], list[tuple[object, ...]]]] = {
    "none": ([OUTPUT], [OUTPUT], []),
    "added": ([], [OUTPUT], [("fact", "added", None, "9亿元")]),
    "removed": ([OUTPUT], [], [("fact", "removed", "9亿元", None)]),
    "another print": (
        [OUTPUT],
        [fact("output", "超9亿元", "2024")],
        [("fact", "changed", "figure", "9亿元", "超9亿元")],
    ),
    "another unit beside the print": (
        [fact("area", "442.12", unit="公顷")],
        [fact("area", "442.12", unit="亩")],
        [("fact", "changed", "reading", "442.12", "442.12")],
    ),
    "a forecast that has come to be": (
        [fact("output", "超9亿元", "2024", source="old", status="forecast")],
        [fact("output", "9.4亿元", "2024", source="news")],
        [("fact", "changed", "figure", "status", "source", "超9亿元", "9.4亿元")],
    ),
    "a provisional figure that has become final": (
        [fact("output", "9.1亿元", "2024", status="provisional")],
        [fact("output", "9.4亿元", "2024", source="news")],
        [("fact", "changed", "figure", "status", "source", "9.1亿元", "9.4亿元")],
    ),
    "a forecast that stays beside its outcome": (
        [fact("output", "超9亿元", "2024", source="old", status="forecast")],
        [fact("output", "9.4亿元", "2024"), fact("output", "超9亿元", "2024", source="old", status="forecast")],
        [("fact", "added", None, "9.4亿元")],
    ),
    "the status alone": (
        [fact("output", "9亿元", "2024", status="estimate")],
        [OUTPUT],
        [("fact", "changed", "status", "9亿元", "9亿元")],
    ),
    "another source": (
        [OUTPUT],
        [fact("output", "9亿元", "2024", source="news")],
        [("fact", "changed", "source", "9亿元", "9亿元")],
    ),
    "another period": (
        [OUTPUT],
        [fact("output", "9亿元", "2023")],
        [("fact", "changed", "period", "9亿元", "9亿元")],
    ),
    "a period that was missing": (
        [fact("output", "9亿元")],
        [OUTPUT],
        [("fact", "changed", "period", "9亿元", "9亿元")],
    ),
    "another indicator": (
        [OUTPUT],
        [fact("revenue", "9亿元", "2024")],
        [("fact", "changed", "indicator", "9亿元", "9亿元")],
    ),
    "another part": (
        [OUTPUT],
        [fact("output", "9亿元", "2024", scope="chips")],
        [("fact", "changed", "scope", "9亿元", "9亿元")],
    ),
    "another whole": (
        [fact("share", "9%", "2024", of="全省")],
        [fact("share", "9%", "2024", of="全市")],
        [("fact", "changed", "of", "9%", "9%")],
    ),
    "another definition": (
        [OUTPUT],
        [fact("output", "9亿元", "2024", basis="商务部口径")],
        [("fact", "changed", "basis", "9亿元", "9亿元")],
    ),
    "rank, place and note": (
        [OUTPUT],
        [fact("output", "9亿元", "2024", rank="deprecated", at="3", note="old")],
        [("fact", "changed", "rank", "at", "note", "9亿元", "9亿元")],
    ),
    "print and source at once are too far apart": (
        [OUTPUT],
        [fact("output", "8亿元", "2024", source="news")],
        [("fact", "added", None, "8亿元"), ("fact", "removed", "9亿元", None)],
    ),
    "print and period at once are too far apart": (
        [OUTPUT],
        [fact("output", "8亿元", "2023")],
        [("fact", "added", None, "8亿元"), ("fact", "removed", "9亿元", None)],
    ),
    "the closest is the one": (
        [fact("output", "9亿元", "2024"), fact("output", "8亿元", "2024", at="2")],
        [fact("output", "7亿元", "2024", at="2"), fact("output", "9亿元", "2024", note="a")],
        [("fact", "changed", "figure", "8亿元", "7亿元"), ("fact", "changed", "note", "9亿元", "9亿元")],
    ),
    "one of two that are alike": ([OUTPUT, OUTPUT], [OUTPUT], [("fact", "removed", "9亿元", None)]),
    "the order of facts": ([OUTPUT, fact("share", "9%", "2024")], [fact("share", "9%", "2024"), OUTPUT], []),
}


@pytest.mark.parametrize("name", PAIRS)
def test_each_kind_of_change_once(name: str, tmp_path: Path) -> None:
    old, new, changes = PAIRS[name]
    assert told(compared(tmp_path, old, new)) == changes


MIRRORED = {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED}


def counted(found: Difference, is_turned: bool = False) -> Counter[tuple[object, ...]]:
    """Return the changes, `is_turned` of the way back."""
    words: Counter[tuple[object, ...]] = Counter()
    for each in found.changes:
        how = MIRRORED.get(each.how, each.how) if is_turned else each.how
        assert isinstance(each, FactChange)
        sides = [
            side and (side.figure, side.period, side.status, side.source, side.at) for side in (each.old, each.new)
        ]
        words[how, each.parts, *(reversed(sides) if is_turned else sides)] += 1
    return words


@pytest.mark.parametrize("name", PAIRS)
def test_the_way_back_is_the_mirror(name: str, tmp_path: Path) -> None:
    old, new, _ = PAIRS[name]
    there, back = compared(tmp_path / "there", old, new), compared(tmp_path / "back", new, old)
    assert counted(there) == counted(back, is_turned=True)


FACTS = st.lists(
    st.builds(
        lambda indicator, figure, period, source, status, at: fact(
            indicator, figure, period, source, status=status, at=at
        ),
        st.sampled_from(["output", "revenue"]),
        st.sampled_from(["9亿元", "超9亿元", "8亿元"]),
        st.sampled_from(["2023", "2024", None]),
        st.sampled_from(["old", "gazette"]),
        st.sampled_from(["actual", "forecast", "target", "estimate"]),
        st.sampled_from(["1", "2"]),
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(old=FACTS, new=FACTS)
def test_what_was_and_what_has_changed_make_what_is(
    old: list[str], new: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("pair")
    found = compared(folder, old, new)
    how = Counter(each.how for each in found.changes)
    assert len(old) - how[How.REMOVED] + how[How.ADDED] == len(new)
    back = difference(Catalogue(folder / "new"), Catalogue(folder / "old"))
    assert counted(found) == counted(back, is_turned=True)


@settings(max_examples=60, deadline=None)
@given(facts=FACTS, data=st.data())
def test_another_order_is_no_difference(
    facts: list[str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    turned = [
        "[[facts]]\n" + "\n".join(data.draw(st.permutations(each.strip().split("\n")[1:]))) + "  # said again\n\n"
        for each in data.draw(st.permutations(facts))
    ]
    assert not compared(tmp_path_factory.mktemp("turned"), facts, turned).changes


ONE = """name = { zh = "甲区", en = "One Zone", vi = "Khu", "zh-Hant" = "甲區" }
kind = "industrial-park"
aliases = ["甲"]

[[facts]]
indicator = "output"
figure = "9亿元"
period = "2024"
of = "全省"
source = "gazette"

[[events]]
date = "2024-05"
title = { zh = "成立", en = "Founded" }
source = "gazette"
"""
SAME = {
    "quotes": ONE.replace('"9亿元"', "'9亿元'"),
    "escapes": ONE.replace('"9亿元"', '"9\\u4ebf元"'),
    "line ends": ONE.replace("\n", "\r\n"),
    "a mark": "\ufeff" + ONE,
    "comments": "# mine\n" + ONE.replace('period = "2024"', 'period = "2024"  # of the year'),
    "blanks": ONE.replace(" = ", "="),
    "order of languages": ONE.replace('vi = "Khu", "zh-Hant" = "甲區"', '"zh-Hant" = "甲區", vi = "Khu"'),
    "order of keys": ONE.replace('indicator = "output"\nfigure = "9亿元"', 'figure = "9亿元"\nindicator = "output"'),
    "order of tables": ONE[: ONE.index("[[facts]]")]
    + ONE[ONE.index("[[events]]") :]
    + "\n"
    + ONE[ONE.index("[[facts]]") : ONE.index("[[events]]")],
    "defaults": ONE.replace('period = "2024"', 'period = "2024"\nstatus = "actual"\nrank = "normal"'),
    "a text in its language": ONE.replace('of = "全省"', 'of = { zh = "全省" }'),
}


@pytest.mark.parametrize("name", SAME)
def test_what_is_written_otherwise_says_the_same(name: str, tmp_path: Path) -> None:
    old = records(tmp_path / "old", None, {"zones/one.toml": ONE})
    new = records(tmp_path / "new", None, {"zones/one.toml": SAME[name]})
    assert SAME[name] != ONE
    assert told(difference(old, new)) == []


ZONES: dict[str, tuple[str, str, list[tuple[object, ...]]]] = {
    "head": (
        ONE,
        ONE.replace('aliases = ["甲"]', 'level = "national"\naliases = ["甲", "乙"]'),
        [("zone", "changed", "one", "aliases", "level")],
    ),
    "name": (ONE, ONE.replace("One Zone", "Zone One"), [("zone", "changed", "one", "name")]),
    "leading industries": (
        ONE,
        ONE + '[[leading_industries]]\nindustries = ["furniture"]\nsource = "gazette"\n',
        [("zone", "changed", "one", "leading_industries")],
    ),
    "an event added": (
        ONE,
        ONE + '[[events]]\ndate = "2024-06"\ntitle = { zh = "扩区" }\nsource = "news"\n',
        [("event", "added")],
    ),
    "an event removed": (ONE, ONE[: ONE.index("[[events]]")], [("event", "removed")]),
    "an event of another day": (ONE, ONE.replace("2024-05", "2024-05-01"), [("event", "changed", "date")]),
    "an event of another title": (ONE, ONE.replace("成立", "设立"), [("event", "changed", "title")]),
}


@pytest.mark.parametrize("name", ZONES)
def test_zones_and_events(name: str, tmp_path: Path) -> None:
    before, now, changes = ZONES[name]
    old = records(tmp_path / "old", None, {"zones/one.toml": before})
    new = records(tmp_path / "new", None, {"zones/one.toml": now})
    assert told(difference(old, new)) == changes


def test_zones_that_come_and_go_are_told_with_all_that_they_say(tmp_path: Path) -> None:
    old = records(tmp_path / "old", None, {"zones/gone.toml": zone("gone", [OUTPUT])})
    new = records(tmp_path / "new", [fact("share", "9%", "2024")])
    assert told(difference(old, new)) == [
        ("zone", "removed", "gone"),
        ("fact", "removed", "9亿元", None),
        ("zone", "added", "one"),
        ("fact", "added", None, "9%"),
    ]


def test_a_zone_under_another_id(tmp_path: Path) -> None:
    part = zone("part", [fact("share", "5%", "2024", of="one")]).replace("kind =", 'part_of = ["one"]\nkind =')
    old = records(tmp_path / "old", None, {"zones/one.toml": ONE, "zones/part.toml": part})
    renamed = ONE.replace("9亿元", "8亿元")
    files = {"zones/first.toml": ONE, "zones/part.toml": part.replace('"one"', '"first"')}
    assert told(difference(old, records(tmp_path / "new", None, files))) == [("zone", "renamed", "first")]
    # Of one figure, none is the same: another zone of the same name.
    files["zones/first.toml"] = renamed
    found = told(difference(old, records(tmp_path / "other", None, files)))
    assert ("zone", "added", "first") in found
    assert ("zone", "removed", "one") in found


def test_what_has_changed_in_a_renamed_zone(tmp_path: Path) -> None:
    more = fact("share", "5%", "2024")
    old = records(tmp_path / "old", None, {"zones/one.toml": ONE + more})
    new = records(tmp_path / "new", None, {"zones/first.toml": ONE.replace("9亿元", "8亿元") + more})
    found = difference(old, new)
    assert told(found) == [("zone", "renamed", "first"), ("fact", "changed", "figure", "9亿元", "8亿元")]
    renamed, changed = found.changes
    assert isinstance(renamed, ZoneChange)
    assert isinstance(changed, FactChange)
    assert (renamed.was, changed.zone) == ("one", "first")
    assert changed.old is not None
    assert changed.old.zone == "one"


# What makes a figure be read otherwise though its own file is the same.
@pytest.mark.parametrize(
    ("line", "stated", "figure"),
    [
        ('currency = "SGD"', fact("output", "$5 million", "2024", source="dollars"), "$5 million"),
        ('decimal = ","', fact("area", "3.858", source="dollars", unit="ha"), "3.858"),
        (
            'fiscal_year = { starts = "04-01", named_by = "end" }',
            fact("output", "9亿元", "FY2023", source="dollars"),
            "9亿元",
        ),
    ],
)
def test_a_source_that_is_read_otherwise(line: str, stated: str, figure: str, tmp_path: Path) -> None:
    start = 'fiscal_year = { starts = "01-01", named_by = "end" }' if "fiscal" in line else ""
    dollars = DOLLARS["sources/dollars.toml"]
    old = records(tmp_path / "old", [stated], {"sources/dollars.toml": f"{dollars}{start}\n"})
    new = records(tmp_path / "new", [stated], {"sources/dollars.toml": f"{dollars}{line}\n"})
    key = line.partition(" ")[0]
    assert told(difference(old, new)) == [
        ("fact", "changed", "reading", figure, figure),
        ("source", "changed", "dollars", key),
    ]


def test_an_indicator_that_counts_something_else(tmp_path: Path) -> None:
    stated = [fact("projects", "7个", "2024")]
    new = INDICATORS.replace('unit = "item"', 'unit = "project"')
    found = difference(records(tmp_path / "old", stated), records(tmp_path / "new", stated, {"indicators.toml": new}))
    assert told(found) == [("fact", "changed", "reading", "7个", "7个")]


def test_sources(tmp_path: Path) -> None:
    news = SOURCES["sources/news.toml"]
    old = records(tmp_path / "old", [OUTPUT], {"sources/gone.toml": news})
    files = {
        "sources/come.toml": news.replace("2025-09-12", "2025-09-11"),
        "sources/news.toml": news.replace('issued = "2025-09-12"', 'issued = "2025-09-13"\nurl = "http://a.example"'),
        "sources/old.toml": SOURCES["sources/old.toml"] + "# nothing new\n",
    }
    found = difference(old, records(tmp_path / "new", [OUTPUT], files))
    assert told(found) == [
        ("source", "added", "come"),
        ("source", "removed", "gone"),
        ("source", "changed", "news", "issued", "url"),
    ]
    changed = found.changes[-1]
    assert isinstance(changed, SourceChange)
    assert [(each.old, each.new) for each in changed.fields] == [
        ("2025-09-12", "2025-09-13"),
        (None, "http://a.example"),
    ]


def test_a_source_under_another_id(tmp_path: Path) -> None:
    event = '\n[[events]]\ndate = "2024"\ntitle = { zh = "成立", en = "Founded" }\nsource = "SOURCE"\n'
    industries = '\n[[leading_industries]]\nindustries = ["furniture"]\nsource = "SOURCE"\n'
    stated = [fact("output", "9亿元", "2024", source="SOURCE") + event + industries]
    sides = []
    for id, line in (("first", ""), ("second", 'url = "http://a.example"\n')):
        files = {f"sources/{id}.toml": SOURCES["sources/news.toml"] + line}
        sides.append(records(tmp_path / id, [stated[0].replace("SOURCE", id)], files))
    found = difference(sides[0], sides[1])
    assert told(found) == [("source", "renamed", "second", "url")]
    (changed,) = found.changes
    assert isinstance(changed, SourceChange)
    assert changed.was == "first"
    assert [row[3] for row in rows(found.changes)] == ["was", "first", "first"]


def test_a_record_that_cannot_be_read_is_said_and_costs_nothing_else(tmp_path: Path) -> None:
    zones = {"zones/two.toml": zone("two", [OUTPUT]), "sources/bad.toml": SOURCES["sources/news.toml"]}
    old = records(tmp_path / "old", ["[[facts]]\n"], zones)
    new = records(tmp_path / "new", [OUTPUT], {"zones/two.toml": zone("two"), "sources/bad.toml": "type = 1\n"})
    found = difference(old, new)
    assert [(each.what, each.id, each.side.value) for each in found.unread] == [
        ("source", "bad", "new"),
        ("zone", "one", "old"),
    ]
    assert told(Difference(found.old, found.new, found.changes, ())) == [("fact", "removed", "9亿元", None)]


def test_only_some_zones_and_indicators(tmp_path: Path) -> None:
    old = records(tmp_path / "old", [OUTPUT], {"zones/two.toml": zone("two", [OUTPUT])})
    news = SOURCES["sources/news.toml"] + 'url = "http://a.example"\n'
    files = {"zones/two.toml": zone("two", kind="high-tech-zone"), "sources/news.toml": news}
    new = records(tmp_path / "new", [fact("share", "9%", "2024")], files)
    assert told(difference(old, new, zones={"two"})) == [
        ("zone", "changed", "two", "kind"),
        ("fact", "removed", "9亿元", None),
    ]
    assert told(difference(old, new, indicators={"share"})) == [("fact", "added", None, "9%")]
