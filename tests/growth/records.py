"""Directories of records that grow in one respect: in zones, or in what is recorded of two of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks.generate import write, zones
from tests.conftest import write_files

_SOURCE = 'type = "article-newspaper"\ntitle = {{ zh = "年报{n}", en = "Yearbook {n}" }}\nissued = "2025-01-{day:02}"\n'
_HEAD = 'name = {{ zh = "{id}区", en = "Zone {id}" }}\nkind = "industrial-park"\nplace = "330500"\n'
Files = Mapping[str, str]


def _source(n: int = 0) -> str:
    return _SOURCE.format(n=n, day=n % 28 + 1)


def _fact(figure: str = "5亿元", period: str = "2024", source: str = "s", indicator: str = "gdp", **more: str) -> str:
    stated = {"indicator": indicator, "figure": figure, "period": period, "source": source, **more}
    quoted = {key: value if value[:1] == "{" else f'"{value}"' for key, value in stated.items() if value}
    return "\n[[facts]]\n" + "".join(f"{key} = {value}\n" for key, value in quoted.items())


def _two(body: Callable[[str], str], sources: Files | None = None) -> Files:
    bodies = {f"zones/{id}.toml": _HEAD.format(id=id) + body(id) for id in ("a", "b")}
    return {"sources/s.toml": _source(), **(sources or {}), **bodies}


def _facts(n: int, fact: Callable[[str, int], str]) -> Files:
    return _two(lambda id: "".join(fact(id, number) for number in range(n)))


def _part(name: str) -> str:
    return f'{{ zh = "片{name}", en = "Part {name}" }}'


def _year(number: int) -> str:
    return f"{1000 + number}"


def _indicators(n: int) -> Files:
    table = '[i{n}]\nname = {{ zh = "指标{n}", en = "Indicator {n}" }}\nunit = "CNY"\ntheme = "economy"\n'
    named = "\n".join(table.format(n=number) + 'nature = "flow"\n' for number in range(n))
    return {"indicators.toml": named, **_facts(n, lambda _, each: _fact(f"{each + 1}亿元", indicator=f"i{each}"))}


def _events(id: str, number: int) -> str:
    return f'\n[[events]]\ndate = "{_year(number)}"\ntitle = {_part(str(number))}\nsource = "s"\n'


def _many_sources(n: int, fact: Callable[[str, int], str]) -> Files:
    return {**{f"sources/s{number}.toml": _source(number) for number in range(n)}, **_facts(n, fact)}


# What grows: figures of one indicator through the years, at one time, of parts, …
RESPECTS: dict[str, Callable[[int], Files]] = {
    "years": lambda n: _facts(n, lambda _, each: _fact(f"{each + 1}亿元", _year(each))),
    "figures that disagree": lambda n: _facts(n, lambda _, each: _fact(f"{each + 1}亿元")),
    "figures without a period": lambda n: _facts(n, lambda _, each: _fact(f"{each + 1}亿元", "")),
    "parts": lambda n: _facts(n, lambda _, each: _fact(f"{each + 1}亿元", scope=_part(str(each)))),
    "parts of one zone": lambda n: _facts(n, lambda id, each: _fact(f"{each + 1}亿元", scope=_part(f"{id}{each}"))),
    "definitions": lambda n: _facts(n, lambda _, each: _fact(f"{each + 1}亿元", basis=_part(str(each)))),
    "forecasts": lambda n: _facts(n, lambda _, each: _fact(f"{each + 1}亿元", _year(each), status="forecast")),
    "forecasts with outcomes": lambda n: _facts(
        n, lambda _, each: _fact("5亿元", _year(each), status="forecast") + _fact("6亿元", _year(each))
    ),
    "indicators": _indicators,
    "sources": lambda n: _many_sources(n, lambda _, each: _fact(f"{each + 1}亿元", _year(each), f"s{each}")),
    "sources of one figure": lambda n: _many_sources(
        n, lambda _, each: _fact(f"{5 + each % 2}亿元", source=f"s{each}")
    ),
    "events": lambda n: _facts(n, _events),
}


def make(root: Path, respect: str, size: int) -> Path:
    """Return a directory of this size in this respect; `zones` are made-up ones of the benchmarks."""
    if respect == "zones":
        write(root, zones(size, 1))
        return root
    return write_files(root, RESPECTS[respect](size))
