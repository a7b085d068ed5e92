"""Conditions: what they say, what holds, and what a hedge leaves open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zonecli.errors import AmbiguousName, UnknownName, UsageError, ZoneError
from zonecli.figures.intervals import Interval
from zonecli.figures.reader import read
from zonecli.i18n import language
from zonecli.records.periods import FiscalYear, asked_period, period
from zonecli.store.catalogue import Catalogue
from zonecli.views.facts import facts
from zonecli.views.filters import Verdict, condition, holds_of_period, verdict
from zonecli.views.listing import listing

YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNDECIDED
VERDICTS = [
    ("超900亿元", ">", "900亿元", YES),
    ("超900亿元", ">=", "900亿元", YES),
    ("超900亿元", "=", "900亿元", NO),
    ("超900亿元", "!=", "900亿元", YES),
    ("超900亿元", "<", "900亿元", NO),
    ("超900亿元", ">", "1000亿元", OPEN),
    ("超900亿元", "<=", "1000亿元", OPEN),
    ("超900亿元", "=", "1000亿元", OPEN),
    ("900亿元以上", ">=", "900亿元", YES),
    ("900亿元以上", ">", "900亿元", OPEN),
    ("近40%", "<", "40%", YES),
    ("近40%", "<=", "40%", YES),
    ("近40%", ">=", "40%", NO),
    ("近40%", ">", "30%", OPEN),
    ("60%多", ">", "40%", YES),
    ("60%多", "<", "70%", YES),
    ("约7%", ">", "1%", OPEN),
    ("1600余家", ">=", "1600家", YES),
    ("1600余家", "<", "1700家", YES),
    ("436亿元", "=", "43600000000元", YES),
    ("20至30家", ">=", "20家", YES),
    ("20至30家", "<=", "30家", YES),
    ("20至30家", "<", "30家", OPEN),
]


@pytest.mark.parametrize(("figure", "operator", "other", "expected"), VERDICTS)
def test_an_order_is_claimed_only_where_it_is_certain(
    figure: str, operator: str, other: str, expected: Verdict
) -> None:
    assert verdict(operator, Interval.of(read(figure)), Interval.of(read(other))) is expected


OF_HUZHOU = [
    *("anji", "changxing-etdz", "deqing-park", "huzhou-etdz", "moganshan-high-tech", "nanxun", "wuxing"),
    *("yrd-cooperation-zone", "yrd-huzhou"),
]
SHIPPED = [
    ("id=anji", ["anji"]),
    ("name=安吉经济开发区", ["anji"]),
    ("name~安吉", ["anji"]),
    ("alias=长合区", ["yrd-huzhou"]),
    ("place=330523", ["anji", "yrd-cooperation-zone", "yrd-huzhou"]),
    ("place=安吉县", ["anji", "yrd-cooperation-zone", "yrd-huzhou"]),
    ("place=330500", OF_HUZHOU),
    ("place~huzhou", OF_HUZHOU),
    ("code=S337048", ["anji"]),
    ("industry=furniture", ["jiashan-etdz", "longyou-park"]),
    ("approved-area>=30km2", ["paojiang", "putuo"]),
    ("approved-area >= 3000", ["paojiang", "putuo"]),
    ("approved-area>5万亩", ["paojiang", "putuo"]),
    ("kind=science-city", ["jiaxing-science-city"]),
    # Fields, indicators and values by the names that the screen shows.
    ("类型=科技城", ["jiaxing-science-city"]),
    ("Kind = Science City", ["jiaxing-science-city"]),
    ("kind~SCIENCE", ["jiashan-sci-tech-centre", "jiaxing-science-city"]),
    ("代号=anji", ["anji"]),
    ("id=安吉经济开发区", ["anji"]),
    ("名称~安吉", ["anji"]),
    ("name~安吉經濟", ["anji"]),
    ("name=安吉 經濟 開發區", ["anji"]),
    ("id~moganshan", ["moganshan-high-tech"]),
    ("id~安吉", []),
    ("name=ＡＮＪＩ economic development zone", ["anji"]),
    ("place=湖州", OF_HUZHOU),
    ("place=Huzhou", OF_HUZHOU),
    ("place=浙江省湖州市", OF_HUZHOU),
    ("地区=湖州市", OF_HUZHOU),
    ("place~湖州", OF_HUZHOU),
    ("Place=huzhou city", OF_HUZHOU),
    ("产业=家具", ["jiashan-etdz", "longyou-park"]),
    ("industry~furnit", ["hengdian-electronics-park", "jiashan-etdz", "longyou-park"]),
    ("核准面积>=30平方公里", ["paojiang", "putuo"]),
    ("Approved area >= 30km2", ["paojiang", "putuo"]),
    ("所属=长三角（湖州）产业合作区", []),
]


@pytest.mark.parametrize(("text", "expected"), SHIPPED)
def test_conditions_on_the_shipped_records(records: Path, text: str, expected: list[str]) -> None:
    catalogue = Catalogue(records)
    assert [row.id for row in listing(catalogue, [condition(text, catalogue)]).rows] == expected


def test_levels_have_an_order(records: Path) -> None:
    catalogue = Catalogue(records)
    at_least = listing(catalogue, [condition("level>=provincial", catalogue)]).rows
    assert {row.level for row in at_least} == {"national", "provincial"}
    for text in ("level>provincial", "级别>省级", "Level>Provincial"):
        assert {row.level for row in listing(catalogue, [condition(text, catalogue)]).rows} == {"national"}
    others = listing(catalogue, [condition("level!=省级", catalogue)]).rows
    assert {row.level for row in others} == {"national", None}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("level", UsageError),
        ("level=", UsageError),
        ("=national", UsageError),
        ("level=nationl", UnknownName),
        ("lvel=national", UnknownName),
        ("status=actual", UsageError),
        ("period>=2023", UsageError),
        ("name>5", UsageError),
        ("approved-area~5", UsageError),
        ("approved-area>5亿元", UsageError),
        ("approved-area>viel", UsageError),
    ],
)
def test_what_is_no_condition_is_refused(records: Path, text: str, error: type[ZoneError]) -> None:
    with pytest.raises(error) as caught:
        condition(text, Catalogue(records))
    assert str(caught.value)
    assert caught.value.hint_text()


# What no record can have, and what is told instead, in either language.
IMPOSSIBLE = [
    ("level=国际级", "national（国家级）", "national?"),
    ("level>provinc1al", "provincial（省级）", "provincial?"),
    ("kind=科技成", "science-city（科技城）", "science-city"),
    ("place=湖洲", "330500（浙江省湖州市）", "330500 (Huzhou City, Zhejiang Province)"),
    ("industry=家俱", "furniture（家具）", "furniture"),
    ("part_of=zhejian9", "zhejiang（浙江省", "zhejiang ("),
    ("id=anjii", "anji（安吉经济开发区）", "anji (Anji Economic Development Zone)"),
    ("level=-", "county（县级）", "municipal, county"),
    ("level~国际", "national（国家级）", "national"),
    ("kind~科技成", "science-city（科技城）", "science-city"),
    ("status~nosuch", "actual（实际值）、estimate（估计值）、", "forecast, target, planned?"),
    ("status=nosuch", "actual（实际值）、estimate（估计值）、", "forecast, target, planned?"),
    (
        "rank=best",
        "preferred（首选）、normal（一般）、deprecated（已被取代）",
        "preferred, normal, deprecated (superseded)",
    ),
    ("hedge=neerly", "nearly（近）", "mean: nearly?"),
    ("theme=tirade", "trade（外贸）", "trade?"),
    ("source=catalog-2018", "catalogue-2018", "catalogue-2018"),
    ("period=2023-13", "2024-Q3", "2024-Q3"),
    ("period>=soon", "2024-Q3", "2024-Q3"),
    ("period<FY2022-23", "2022-04/2023-03", "2022-04/2023-03"),
]


@pytest.mark.parametrize(("text", "zh", "en"), IMPOSSIBLE)
def test_a_value_that_no_record_can_have_is_a_fault_of_the_command_line(
    records: Path, text: str, zh: str, en: str
) -> None:
    with pytest.raises(ZoneError) as caught:
        condition(text, Catalogue(records), of_facts=True)
    assert caught.value.exit_code == 2
    assert zh in caught.value.hint_text(language("zh").translate)
    assert en in caught.value.hint_text()


@pytest.mark.parametrize("text", ["kind=高新", "place=鼓楼区", "part_of=开发区", "id=开发区"])
def test_a_value_that_fits_several_is_not_guessed(records: Path, text: str) -> None:
    with pytest.raises(AmbiguousName) as caught:
        condition(text, Catalogue(records))
    assert caught.value.exit_code == 2


STATED = [
    ("status=预计", "status", {"forecast"}),
    ("状态=forecast", "status", {"forecast"}),
    ("status~预", "status", {"forecast"}),
    ("status~yuji", "status", {"forecast"}),
    ("indicator~核准", "indicator", {"approved-area"}),
    ("指标=核准面积", "indicator", {"approved-area"}),
    ("rank=一般", "rank", {"normal"}),
    ("hedge=近", "hedge", {"nearly"}),
    ("Hedge=over", "hedge", {"over"}),
    ("source=catalogue-2018", "source", {"catalogue-2018"}),
    ("period=2024年", "period", {"2024"}),
]


@pytest.mark.parametrize(("text", "field", "expected"), STATED)
def test_figures_by_the_names_of_their_fields(records: Path, text: str, field: str, expected: set[str]) -> None:
    catalogue = Catalogue(records)
    found = {str(getattr(each, field)) for each in facts(catalogue, conditions=[condition(text, catalogue, True)])}
    assert found
    assert found <= expected


def test_texts_are_folded_alike(make_records: Callable[..., Path]) -> None:
    fact = '[[facts]]\nindicator = "output"\nfigure = "3亿元"\nsource = "gazette"\nscope = { zh = "Ａ片區" }\n'
    zone = f'name = {{ zh = "甲" }}\nkind = "resort"\n{fact}'
    catalogue = Catalogue(make_records({"zones/scoped.toml": zone}))
    for text in ("scope=a片区", "scope=A 片區", "scope~片区", "Part~片區"):
        assert [each.zone for each in facts(catalogue, conditions=[condition(text, catalogue, True)])] == ["scoped"]


# The figure's period, what is asked for, and with which operators it holds.
PERIODS = [
    ("2023", "2023", "= >= <="),
    ("2024", "2023", "!= >= >"),
    ("2022", "2023", "!= <= <"),
    ("2023-Q1", "2023", "!= >= <="),
    ("2023-Q1", "2023-01/2023-03", "= >= <="),
    ("2023-12-31", "2023", "!= >= <="),
    ("2023", "2023-06", "!="),
    ("2023-H2", "2023-06", "!= >= >"),
    ("2022/2024", "2023", "!="),
    ("2022-07/2023-06", "2023", "!= <="),
    # A fiscal year lies where its source has it.
    ("FY2022-23", "2022", "!= >="),
    ("FY2022-23", "2022-04/2023-03", "= >= <="),
    ("FY2022-23", "2021", "!= >= >"),
    ("FY2022-23", "FY2022-23", "="),
    ("FY2022-23", "FY2021-22", "!="),
    # One that is open has no first day, or no last.
    ("../2022-12-31", "2023", "!= <= <"),
    ("../2023-12-31", "2023", "!= <="),
    ("2023/..", "2023", "!= >="),
    ("2024/..", "2023", "!= >= >"),
    ("2024-06", "2024/..", "!= >= <="),
    # About right: where it is written, and nothing else's equal.
    ("2023-01~/2023-12", "2023", "!= >= <="),
    ("2023~", "2023~", "= >= <="),
    ("2023", "2023~", "!= >= <="),
    (None, "2023", "!="),
]


@pytest.mark.parametrize(("stated", "asked", "operators"), PERIODS)
def test_where_a_period_lies(stated: str | None, asked: str, operators: str) -> None:
    fiscal = FiscalYear("04-01")
    found = period(stated, fiscal) if stated else None
    # Which days a fiscal year has that somebody asks for nobody knows: it is before and after nothing.
    tried = ["=", "!="] if asked.startswith("FY") else ["=", "!=", ">=", ">", "<=", "<"]
    assert {each for each in tried if holds_of_period(each, found, asked_period(asked))} == set(operators.split())


def test_figures_of_a_period(make_records: Callable[..., Path]) -> None:
    catalogue = Catalogue(make_records())

    def of(text: str) -> list[str]:
        found = facts(catalogue, ["output"], conditions=[condition(text, catalogue, True)])
        return [f"{each.zone} {each.period}" for each in found]

    assert of("period>=2024") == ["alpha 2024"]
    assert of("时期<2024年") == ["beta 2023"]
    assert of("period~20") == ["alpha 2024", "beta 2023"]
    assert of("period = 2024") == ["alpha 2024"]


def test_what_a_hedge_leaves_open_is_said(make_records: Callable[..., Path]) -> None:
    catalogue = Catalogue(make_records())
    found = listing(catalogue, [condition("output>1000亿元", catalogue)])
    assert found.rows == ()
    assert found.undecided == ("alpha",)


def test_a_missing_figure_fits_nothing(make_records: Callable[..., Path]) -> None:
    catalogue = Catalogue(make_records())
    for operator in ("=", "!=", "<", ">="):
        found = listing(catalogue, [condition(f"enterprises{operator}5家", catalogue)])
        assert "beta" not in [row.id for row in found.rows]


def test_parts_and_another_currency_leave_a_condition_open(make_records: Callable[..., Path]) -> None:
    def stated(figure: str, scope: str = "") -> str:
        of = f'scope = {{ zh = "{scope}", en = "{scope}" }}\n' if scope else ""
        return f'[[facts]]\nindicator = "output"\nfigure = "{figure}"\n{of}source = "gazette"\n'

    head = 'name = { zh = "甲", en = "A" }\nkind = "industrial-park"\n'
    parts = head + stated("3亿元", "chips") + stated("7亿元", "chairs")
    files = {"zones/parts.toml": parts, "zones/dollars.toml": head + stated("7亿美元")}
    catalogue = Catalogue(make_records(files))
    found = listing(catalogue, [condition("output>1亿元", catalogue)], ("id", "output"))
    assert set(found.undecided) == {"parts", "dollars"}
    shown = {row.id: row for row in listing(catalogue, columns=("id", "output")).rows}
    assert shown["parts"].facts == {"output": None}
    assert shown["parts"]._parts == {"output": 2}
