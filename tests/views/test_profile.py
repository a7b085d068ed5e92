"""Profiles: what a zone's page holds, in what order, and which figure stands for several."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zonecli.errors import UsageError
from zonecli.records.vocabulary import Theme
from zonecli.store.catalogue import Catalogue
from zonecli.views.choice import Why
from zonecli.views.profile import profile
from zonecli.views.trace import trace

FACT = '\n[[facts]]\nindicator = "output"\nfigure = "{}"\nperiod = "{}"\nsource = "gazette"\n'
HEAD = 'name = { zh = "丙区", en = "Gamma" }\nkind = "resort"\n'


def test_anji(records: Path) -> None:
    found = profile(Catalogue(records), "anji")
    assert [place.id for place in found.place[0]] == ["330000", "330500", "330523"]
    assert [zone.id for zone in found.part_of] == ["zhejiang"]
    assert found.parts == ()
    themes = [entry.theme for entry in found.facts]
    assert themes == sorted(themes, key=list(Theme).index)
    dates = [event.date.start for event in found.events]
    assert dates == sorted(dates)
    cited = {source.id for source in found.sources}
    assert {entry.fact.source for entry in found.facts} <= cited


def test_what_belongs_to_a_zone(records: Path) -> None:
    parts = {zone.id for zone in profile(Catalogue(records), "jiashan").parts}
    assert {"china-singapore-jiashan", "jiashan-etdz", "yaozhuang"} <= parts


def test_only_what_is_asked_for(records: Path) -> None:
    found = profile(Catalogue(records), "anji", indicators={"entry-tax-per-area"})
    assert [entry.fact.figure for entry in found.facts] == ["50.3万元/亩"]
    assert [source.id for source in found.sources] == ["people-anji-2025"]


def several(make_records: Callable[..., Path]) -> Catalogue:
    facts = FACT.format("40亿元", "2022") + FACT.format("50亿元", "2024") + FACT.format("45亿元", "2023")
    return Catalogue(make_records({"zones/gamma.toml": HEAD + facts}))


def test_the_latest_stands_for_several(make_records: Callable[..., Path]) -> None:
    entry = profile(several(make_records), "gamma").facts[0]
    assert (entry.fact.figure, entry.why, entry.others) == ("50亿元", Why.PERIOD, 2)


def disputed(make_records: Callable[..., Path]) -> Catalogue:
    facts = [FACT.format(figure, "2024") for figure in ("40亿元", "超50亿元", "40.3亿元", "30亿元")]
    facts.append(FACT.format("20亿元", "2023"))
    return Catalogue(make_records({"zones/gamma.toml": HEAD + "".join(facts)}))


def test_what_contradicts_the_figure_stands_with_it(make_records: Callable[..., Path]) -> None:
    entry = profile(disputed(make_records), "gamma").facts[0]
    assert (entry.fact.figure, entry.others) == ("40亿元", 4)
    assert [other.figure for other in entry.contradicted_by] == ["超50亿元", "30亿元"]


def test_all_are_shown_when_asked_for(make_records: Callable[..., Path]) -> None:
    found = profile(several(make_records), "gamma", everything=True)
    assert [entry.fact.figure for entry in found.facts] == ["50亿元", "45亿元", "40亿元"]
    assert [point.fact.figure for point in found.series[0].points] == ["40亿元", "45亿元", "50亿元"]


def test_a_figure_is_traced_to_its_line(records: Path) -> None:
    step = trace(Catalogue(records), "anji", "entry-tax-per-area").steps[0]
    lines = Path(step.file).read_text(encoding="utf-8").split("\n")
    assert step.line is not None
    assert lines[step.line - 1] == 'figure = "50.3万元/亩"'
    assert 'indicator = "entry-tax-per-area"' in step.text
    assert step.source.id == step.fact.source == "people-anji-2025"


def test_a_derived_figure_is_traced_to_the_lines_of_its_inputs(records: Path) -> None:
    (step,) = trace(Catalogue(records), "anji", "investment-per-project").steps
    lines = Path(step.file).read_text(encoding="utf-8").split("\n")
    assert (step.line, step.fact.derived, step.fact.formula) == (None, True, "project-investment / projects-attracted")
    assert [lines[each.line - 1] for each in step.inputs if each.line] == ['figure = "超300亿元"', 'figure = "30多个"']


def test_what_is_not_recorded_cannot_be_traced(make_records: Callable[..., Path]) -> None:
    with pytest.raises(UsageError):
        trace(several(make_records), "gamma", "enterprises")
