"""Make a directory of made-up records: `python -m tests.benchmarks.generate DIR --zones 2700`.

A zone has 25 facts in about 5.4 KB: figures as articles and yearbooks print them, in Chinese and English,
with hedges, units and periods, each with its source. The same seed gives the same records, and zone number n
of it is the same in a directory of any size. `zonecli check` finds nothing in them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.benchmarks.wording import (
    FIRST,
    INDICATORS,
    INDUSTRIES,
    KINDS,
    MILESTONES,
    NATURES,
    PREFECTURES,
    PROVINCES,
    SECOND,
)
from tests.benchmarks.zone_facts import CATALOGUE, facts, news_of

Zone = dict[str, Any]

AGGREGATE = "china"
ARRAYS = ("leading_industries", "facts", "events")
RATES = {"2022": ("7.0788", "6.7261"), "2023": ("7.6600", "7.0840"), "2024": ("7.7875", "7.1956")}
_NAMES = len(FIRST) * len(SECOND) * len(KINDS)
# Odd, so that counting through the names in this step meets every one of them, far apart from one another.
_STEP = 20011


def zones(count: int, seed: int) -> Iterator[Zone]:
    """Yield the zones as the tables that their records are; the first is the aggregate of the others."""
    if not 1 <= count <= _NAMES:
        raise ValueError(f"between 1 and {_NAMES} zones can be told apart by name")
    for number in range(count):
        yield zone(number, seed)


def zone(number: int, seed: int) -> Zone:
    """Return zone number `number` of a seed; number 0 is the aggregate."""
    chance = Random(f"{seed}:{number}")
    if number == 0:
        return _with_body({"id": AGGREGATE, **_aggregate_head()}, number, chance)
    rest, kind = divmod((number * _STEP + seed) % _NAMES, len(KINDS))
    first, second = divmod(rest, len(SECOND))
    (zh_1, py_1), (zh_2, py_2) = _syllable(FIRST[first]), _syllable(SECOND[second])
    word, ending, zh, short_zh, en, short_en = KINDS[kind]
    place_zh, place_en = zh_1 + zh_2, (py_1 + py_2).capitalize()
    head: Zone = {
        "id": f"{py_1}{py_2}-{ending}",
        "name": {"zh": place_zh + zh, "en": f"{place_en} {en}"},
        "aliases": [place_zh + short_zh, f"{place_en} {short_en}"],
        "kind": word,
    }
    level = _level(chance.random())
    if level:
        head["level"] = level
    head["code"] = f"{'G' if level == 'national' else 'S'}{number:06}"
    province = PROVINCES[chance.randrange(len(PROVINCES))][:2]
    head["place"] = f"{province}{chance.randrange(1, PREFECTURES + 1):02}00"
    head["industries"] = chance.sample(sorted(INDUSTRIES), 3)
    head["part_of"] = [AGGREGATE]
    return _with_body(head, number, chance)


def _aggregate_head() -> Zone:
    return {
        "name": {"zh": "全国开发区", "en": "Development Zones of China"},
        "aliases": ["全国", "All zones"],
        "kind": "aggregate",
        "industries": ["biomedicine", "new-materials", "robotics"],
        "has_parts": True,
    }


def _with_body(head: Zone, number: int, chance: Random) -> Zone:
    news = news_of(number)
    earlier = chance.sample(sorted(INDUSTRIES), 3)
    return {
        **head,
        "leading_industries": [
            {"industries": head["industries"], "source": news, "at": str(chance.randrange(3, 12))},
            {"industries": earlier, "period": "2018", "source": CATALOGUE, "at": str(number + 1)},
        ],
        "facts": facts(number, chance),
        "events": _events(number, news, chance),
    }


def _events(number: int, news: str, chance: Random) -> list[Zone]:
    founded = f"{chance.randrange(1988, 2012)}-{chance.randrange(1, 13):02}"
    approved = {"zh": "批准设立", "en": "Approved as a development zone"}
    rows: list[Zone] = [{"date": founded, "title": approved, "source": CATALOGUE, "at": str(number + 1)}]
    for year, (zh, en) in zip((2020, 2023), chance.sample(MILESTONES, 2), strict=True):
        day = f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        at = str(chance.randrange(2, 20))
        rows.append({"date": day, "title": {"zh": zh, "en": en}, "source": news, "at": at})
    return rows


def _syllable(entry: str) -> tuple[str, str]:
    return entry[0], entry[1:]


def _level(share: float) -> str:
    for limit, level in ((0.08, "national"), (0.70, "provincial"), (0.85, "municipal"), (0.95, "county")):
        if share < limit:
            return level
    return ""


# -- TOML ------------------------------------------------------------------------------------------


def quoted(value: object) -> str:
    """Return the value as TOML writes it; the texts made here need no escapes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(quoted(item) for item in value)}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {quoted(item)}" for key, item in value.items()) + " }"
    return f'"{value}"'


def as_toml(zone: Zone) -> str:
    """Return the zone's record."""
    lines = []
    for key, value in zone.items():
        if key == "id":
            continue
        if key in ARRAYS:
            for row in value:
                lines.append(f"\n[[{key}]]")
                lines.extend(f"{name} = {quoted(item)}" for name, item in row.items())
        else:
            lines.append(f"{key} = {quoted(value)}")
    return "\n".join(lines) + "\n"


def _text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def source(key: str) -> Zone:
    """Return the source of this id as the table that its record is."""
    word, _, rest = key.partition("-")
    if word == "news":
        number = int(rest)
        title = _text(f"开发区高质量发展见闻之{number}", f"Development zones seen close up, no. {number}")
        issued = f"2025-{number % 3 + 7:02}-{number % 28 + 1:02}"
        paper = _text("开发区日报", "Development Zone Daily")
        return _source("article-newspaper", title, issued, publisher=paper, accessed="2025-10-08")
    bureau = _text("某统计局", "A Bureau of Statistics")
    if word == "yearbook":
        title = _text(f"开发区统计年鉴{rest}", f"Yearbook of Development Zones {rest}")
        return _source("report", title, f"{rest}-11", publisher=bureau)
    if word == "review":
        title = _text("开发区年度评述", "Development Zones: the Annual Review")
        return _source("report", title, "2025-06", language="en", publisher=_text("某研究院", "An Institute"))
    titles = {
        CATALOGUE: (("开发区审核公告目录", "Catalogue of Development Zones"), "2018"),
        "codes-2025": (("行政区划代码", "Codes of Places"), "2025-01"),
        "rates-2025": (("外汇参考汇率", "Reference Exchange Rates"), "2025"),
    }
    (zh, en), issued = titles[key]
    return _source("dataset", _text(zh, en), issued, publisher=bureau)


def _source(sort: str, title: dict[str, str], issued: str, language: str = "zh", **rest: object) -> Zone:
    return {"type": sort, "title": title, "issued": issued, "language": language, **rest}


def vocabulary() -> dict[str, str]:
    """Return the files beside the zones and sources, by name; they are the same for every size and seed."""
    indicators = []
    for key, (zh, en, unit, theme, better) in INDICATORS.items():
        nature = NATURES.get(key, "flow")
        rows = {"name": _text(zh, en), "unit": unit, "theme": theme, "better": better, "nature": nature}
        body = "\n".join(f"{name} = {quoted(value)}" for name, value in rows.items() if value)
        indicators.append(f"[{key}]\n{body}\n")
    industries = [f"[{key}]\nname = {quoted(_text(*names))}\n" for key, names in INDUSTRIES.items()]
    places = ['source = "codes-2025"\n']
    for province in PROVINCES:
        code, name = province[:2], province[2:]
        zh = name.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-")
        en = name[len(zh) :].replace("-", " ")
        places.append(f"[{code}0000]\nname = {quoted(_text(zh, en))}\n")
        for n in range(1, PREFECTURES + 1):
            number = int(code) * PREFECTURES + n
            (zh_1, py_1), (zh_2, py_2) = _syllable(FIRST[number % 64]), _syllable(SECOND[number // 64 * 5])
            names = _text(f"{zh_1}{zh_2}市", f"{(py_1 + py_2).capitalize()} City")
            places.append(f"[{code}{n:02}00]\nname = {quoted(names)}\n")
    rates = ['[annual-average]\nname = { zh = "参考汇率年平均", en = "Reference rates, annual average" }\n']
    rates[0] += 'source = "rates-2025"\nto = "CNY"\n'
    for year, (euro, dollar) in RATES.items():
        rates.append(f'[annual-average.years.{year}]\nEUR = "{euro}"\nUSD = "{dollar}"\n')
    files = {"indicators": indicators, "industries": industries, "places": places, "rates": rates}
    return {f"{name}.toml": "\n".join(tables) for name, tables in files.items()}


def write(root: Path, made: Iterable[Zone]) -> int:
    """Write the zones, the sources that they name and the vocabulary below `root`; return how many zones."""
    for folder in ("zones", "sources"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name, text in vocabulary().items():
        (root / name).write_text(text, encoding="utf-8")
    sources = {"codes-2025", "rates-2025"}
    count = 0
    for record in made:
        (root / "zones" / f"{record['id']}.toml").write_text(as_toml(record), encoding="utf-8")
        for array in ARRAYS:
            sources.update(row["source"] for row in record[array])
        count += 1
    for origin in sorted(sources):
        lines = [f"{key} = {quoted(value)}" for key, value in source(origin).items()]
        (root / "sources" / f"{origin}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return count


def main() -> None:
    """Write the directory that the command line names."""
    parser = argparse.ArgumentParser(description="Make a directory of made-up zonecli records.")
    parser.add_argument("directory", type=Path, help="an empty or new directory")
    parser.add_argument("--zones", type=int, default=2700, help="how many (default: 2700)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other records (default: 1)")
    options = parser.parse_args()
    if options.directory.is_dir() and any(options.directory.iterdir()):
        parser.error(f"{options.directory} is not empty")
    count = write(options.directory, zones(options.zones, options.seed))
    print(f"{options.directory}: {count} zones")


if __name__ == "__main__":
    main()
