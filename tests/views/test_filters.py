"""Conditions: what they say, what holds, and what a hedge leaves open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zonecli.errors import UnknownName, UsageError, ZoneError
from zonecli.figures.intervals import Interval
from zonecli.figures.reader import read
from zonecli.store.catalogue import Catalogue
from zonecli.views.filters import Verdict, condition, verdict
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
]


@pytest.mark.parametrize(("text", "expected"), SHIPPED)
def test_conditions_on_the_shipped_records(records: Path, text: str, expected: list[str]) -> None:
    catalogue = Catalogue(records)
    assert [row.id for row in listing(catalogue, [condition(text, catalogue)]).rows] == expected


def test_levels_have_an_order(records: Path) -> None:
    catalogue = Catalogue(records)
    at_least = listing(catalogue, [condition("level>=provincial", catalogue)]).rows
    assert {row.level for row in at_least} == {"national", "provincial"}
    assert {row.level for row in listing(catalogue, [condition("level>provincial", catalogue)]).rows} == {"national"}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("level", UsageError),
        ("level=", UsageError),
        ("=national", UsageError),
        ("level=nationl", UsageError),
        ("lvel=national", UnknownName),
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
