"""The 25 facts of a made-up zone, as a catalogue, yearbooks, an English review and a newspaper print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from tests.benchmarks.wording import CIRCLES, INDUSTRIES

Fact = dict[str, Any]

FACTS = 25
CATALOGUE = "catalogue-2018"
REVIEW = "review-2025"
ZONES_TO_AN_ARTICLE = 30
# What yearbooks print in tables: the unit, which stands in the table's head, a middling figure, its decimals.
_TABLES = {
    "industrial-output": ("亿元", 120.0, 2),
    "tax-revenue": ("亿元", 9.0, 2),
    "fixed-asset-investment": ("亿元", 40.0, 1),
    "employees": ("人", 18000.0, 0),
    "exports": ("万美元", 21000.0, 0),
    "patents": ("件", 90.0, 0),
}


def news_of(number: int) -> str:
    """Return the id of the newspaper article that writes about a zone."""
    return f"news-{number // ZONES_TO_AN_ARTICLE + 1:04}"


def facts(number: int, chance: Random) -> list[Fact]:
    """Return the zone's facts: no two of them say the same thing of the same part in the same period."""
    scale = chance.lognormvariate(0.0, 0.9)
    news = news_of(number)
    all_of_them = [
        *_of_the_catalogue(number, scale, chance),
        *_of_yearbooks(scale, chance),
        *_of_the_review(scale, chance),
        *_of_the_paper(news, scale, chance),
        *_of_projects(news, scale, chance),
    ]
    kept = sorted(chance.sample(range(len(all_of_them)), FACTS))
    return [all_of_them[n] for n in kept]


def _of_the_catalogue(number: int, scale: float, chance: Random) -> Iterator[Fact]:
    figure = _decimal(640 * scale, chance, 2)
    yield {
        "indicator": "approved-area",
        "figure": figure,
        "unit": "公顷",
        "source": CATALOGUE,
        "at": str(number + 1),
    }


def _of_yearbooks(scale: float, chance: Random) -> Iterator[Fact]:
    for indicator, (unit, middle, decimals) in _TABLES.items():
        for n, year in enumerate((2022, 2023, 2024)):
            yield {
                "indicator": indicator,
                "figure": _decimal(middle * scale * 1.06**n, chance, decimals),
                "unit": unit,
                "period": str(year),
                "source": f"yearbook-{year + 1}",
                "at": str(chance.randrange(20, 480)),
            }


def _of_the_review(scale: float, chance: Random) -> Iterator[Fact]:
    over = chance.choice(("over ", "nearly ", "about ", ""))
    figures = {
        "foreign-investment": f"{over}US${_decimal(110 * scale, chance, 0)} million",
        "operating-revenue": f"{over}CNY {_decimal(26 * scale, chance, 1)} billion",
        "rd-share": f"{_decimal(3, chance, 1)}%",
    }
    for indicator, figure in figures.items():
        at = str(chance.randrange(1, 90))
        yield {"indicator": indicator, "figure": figure, "period": "2024", "source": REVIEW, "at": at}


def _of_the_paper(news: str, scale: float, chance: Random) -> Iterator[Fact]:
    circle = chance.choice(CIRCLES)
    printed: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("planned-area", f"{_decimal(11 * scale, chance, 1)}平方公里", {"status": "planned"}),
        ("land-available", _hedged(f"{_round(2600 * scale, chance)}亩", chance), {}),
        ("entry-tax-per-area", f"{_decimal(32, chance, 1)}万元/亩", {"period": "2024"}),
        ("tax-share", f"{chance.choice(('近', '约', '超', ''))}{chance.randrange(2, 70)}%", {}),
        ("industrial-output", _hedged(f"{_round(140 * scale, chance)}亿元", chance), _FORECAST),
        ("industrial-output-growth", f"{_decimal(8, chance, 1)}%", {"period": "2025-H1"}),
        ("enterprises", f"{_round(1100 * scale, chance)}{chance.choice(('余家', '多家', '家'))}", {}),
        ("high-tech-enterprises", f"{_round(60 * scale, chance)}家", {"period": "2024"}),
        ("enterprises-closed", f"{_round(80 * scale, chance)}余家", {"period": "2022-01/2024-12"}),
        ("talents-attracted", f"{_round(300 * scale, chance)}余人", {"period": "2024"}),
        ("trade-share", f"{chance.randrange(1, 7)}0%多", {"period": "2024"}),
        ("entry-energy-per-output", f"0.{chance.randrange(21, 60)}吨标准煤/万元", {}),
        ("travel-time", f"{chance.randrange(2, 9) * 5}分钟", {"scope": _text(circle)}),
    )
    for indicator, figure, rest in printed:
        yield _fact(indicator, figure, news, chance, rest)


def _of_projects(news: str, scale: float, chance: Random) -> Iterator[Fact]:
    span = f"202{chance.randrange(1, 4)}-01/2024-12"
    forms: tuple[Callable[[], str], ...] = (
        lambda: _hedged(f"{_round(30 * scale, chance)}亿元", chance),
        lambda: f"{_decimal(2.4, chance, 1)}亿美元",
    )
    for industry, form in zip(chance.sample(sorted(INDUSTRIES), 2), forms, strict=True):
        zh, en = INDUSTRIES[industry]
        scope = {"scope": _text((f"{zh}项目", f"{en} projects")), "period": span}
        yield _fact("projects-attracted", f"{_round(20 * scale, chance)}多个", news, chance, scope)
        yield _fact("project-investment", form(), news, chance, scope)
        part = {"scope": _text((f"{zh}产业", f"{en} industry"))}
        sales = _hedged(f"{_round(70 * scale, chance)}亿元", chance)
        yield _fact("industrial-sales", sales, news, chance, part)


_UNDATED = (
    ("原文未说明年份。", "The source names no year."),
    ("原文未给出此前数字。", "The source gives no earlier figure."),
)
_NOTES = (
    ("原文为“近年来”,自文章日期上溯。", "Counted back from the article's date."),
    ("原文称“高于全省平均水平”。", "The source calls it above the provincial average."),
)
_FORECAST = {"period": "2025", "status": "forecast"}


def _fact(indicator: str, figure: str, news: str, chance: Random, rest: dict[str, Any]) -> Fact:
    before = {"scope": rest["scope"]} if "scope" in rest else {}
    after = {key: value for key, value in rest.items() if key != "scope"}
    at = str(chance.randrange(2, 24))
    note = {"note": _text(chance.choice(_NOTES if "period" in rest else _UNDATED))}
    return {"indicator": indicator, **before, "figure": figure, **after, "source": news, "at": at, **note}


def _text(names: tuple[str, str]) -> dict[str, str]:
    return {"zh": names[0], "en": names[1]}


def _hedged(figure: str, chance: Random) -> str:
    return chance.choice(("超", "近", "约", "超过", "")) + figure


def _decimal(middle: float, chance: Random, decimals: int) -> str:
    """Return a positive number about `middle`, of so many decimals."""
    least = 1 if decimals == 0 else 0.1**decimals
    return f"{max(least, middle * chance.uniform(0.6, 1.6)):.{decimals}f}"


def _round(middle: float, chance: Random) -> str:
    """Return a whole number about `middle` as newspapers round it: to tens, a large one to two digits."""
    number = max(10, round(middle * chance.uniform(0.6, 1.6)))
    step = max(10, 10 ** (len(str(number)) - 2))
    return str(number // step * step)
