"""Which fact stands for a zone, and why."""

from decimal import Decimal

import pytest

from zonecli.figures.reader import Figure, Hedge
from zonecli.i18n import Text
from zonecli.records.periods import Period, period
from zonecli.records.zones import Fact, Rank, Status
from zonecli.views.choice import Choice, Why, choose

ISSUED = {"old": "2020-10", "gazette": "2025-03", "news": "2025-09-12"}


def issued(source: str) -> Period:
    return period(ISSUED[source])


def fact(
    value: int,
    when: str | None = "2024",
    status: str = "actual",
    rank: str = "normal",
    scope: str | None = None,
    source: str = "gazette",
) -> Fact:
    number = Decimal(value)
    figure = Figure(str(value), number, None, (Hedge.EXACT,), number, number, False, False, 3, None, None)
    return Fact(
        indicator="output",
        figure=figure,
        source=source,
        period=period(when) if when else None,
        status=Status(status),
        rank=Rank(rank),
        scope=Text(scope, scope) if scope else None,
    )


@pytest.mark.parametrize(
    ("facts", "chosen", "why"),
    [
        ([fact(1)], 1, Why.ONLY),
        ([fact(1, "2023"), fact(2, "2024")], 2, Why.PERIOD),
        ([fact(1, "2024"), fact(2, "2023")], 1, Why.PERIOD),
        # An older actual is used before a newer forecast, an estimate before a target.
        ([fact(1, "2025", "forecast"), fact(2, "2023")], 2, Why.STATUS),
        ([fact(1, "2025", "target"), fact(2, "2024", "estimate")], 2, Why.STATUS),
        ([fact(1, "2024", "planned"), fact(2, "2025", "forecast")], 2, Why.STATUS),
        # What the record prefers is used whatever its period.
        ([fact(1, "2020", rank="preferred"), fact(2, "2024")], 1, Why.PREFERRED),
        ([fact(1, "2024", rank="deprecated"), fact(2, "2020")], 2, Why.ONLY),
        # Without a period a figure counts as known at its source's date.
        ([fact(1, None, source="news"), fact(2, "2024")], 1, Why.PERIOD),
        ([fact(1, None, source="old"), fact(2, "2024")], 2, Why.PERIOD),
        # Of periods that end together a whole year comes first.
        ([fact(1, "2024-Q4"), fact(2, "2024"), fact(3, "2022/2024")], 2, Why.PERIOD),
        ([fact(1, "2024", source="old"), fact(2, "2024", source="news")], 2, Why.SOURCE),
        ([fact(1), fact(2)], 1, Why.FIRST),
        # A part stands in only where there is nothing for the whole.
        ([fact(1, "2024", scope="chairs"), fact(2, "2019")], 2, Why.ONLY),
        ([fact(1, "2023", scope="chairs"), fact(2, "2024", scope="chairs")], 2, Why.PERIOD),
    ],
)
def test_choice(facts: list[Fact], chosen: int, why: Why) -> None:
    choice = choose(facts, issued)
    assert choice.fact is not None
    assert (choice.fact.figure.value, choice.why) == (Decimal(chosen), why)


def test_nothing_known_and_nothing_but_superseded_figures_are_no_choice() -> None:
    assert choose([], issued) == Choice()
    assert choose([fact(1, rank="deprecated")], issued) == Choice()


def test_several_parts_none_of_which_is_the_whole_all_stay() -> None:
    facts = [fact(1, scope="chairs"), fact(2, "2023", scope="chips"), fact(3, "2024", scope="chips")]
    choice = choose(facts, issued)
    assert choice.fact is None
    assert [part.figure.value for part in choice.parts] == [1, 3]
    assert [other.figure.value for other in choice.others] == [2]


def test_the_others_are_those_of_the_same_footing() -> None:
    facts = [fact(1, "2023"), fact(2), fact(3, scope="chairs"), fact(4, rank="deprecated")]
    assert [other.figure.value for other in choose(facts, issued).others] == [1]
