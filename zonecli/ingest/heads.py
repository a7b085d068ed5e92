"""What a head says: the unit in it, the period in it, and what is left, the name of what the column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from zonecli.figures.types import FigureError
from zonecli.figures.units.ids import of_id
from zonecli.figures.units.lookup import printed_unit
from zonecli.frozen import dataclass
from zonecli.ingest.periods import AmbiguousPeriodError, PrintedPeriod, Years, find_period

_BRACKETS = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]")
# What stands before a unit and is no part of it.
_SAID = re.compile(
    r"^(?:计量)?单位\s*[:：]?\s*|^units?\s*[:：]\s*|^(?:(?:all )?figures|values?|amounts?|area)?\s*\bin\s+(?:the\s+)?"
    r"|^以?按?(?=.+计$)|计$|^(?:nos?\.?|number)\s+of\s+",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(
    r"(?:计量)?单位\s*[:：]\s*(?P<zh>[^\s()（），。;；]+(?:\s[a-zA-Z.]+)*)|\bunits?\s*[:：]\s*(?P<en>[^()（）;；]+?)\s*(?:$|[)）;；])"
    r"|\b(?:values?|figures?|amounts?)\s+(?:are\s+)?in\s+(?P<value>[^()（）;；]+?)\s*(?:$|[)）;；])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\bin\s+[^()]+$|(?:^|(?<=\s))[%％](?=\s|$)|[%％]$|(?<=\s)\S*[²³/$¥€₹]\S*$|(?<=_)[a-z0-9]+$", re.IGNORECASE
)
_EDGES = "_ \t\n,，、/·:：;；-–—_|"


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: as printed, and the parts that it says, None where it does not say one."""

    printed: str
    name: str
    unit: str | None
    period: PrintedPeriod | None
    is_ambiguous: bool = False


@lru_cache(maxsize=4096)
def read_head(printed: str, years: Years = Years.CALENDAR) -> Head:
    """Return what a column's head says."""
    rest, unit = printed, None
    for part in _parts(printed):
        unit = _unit(part.strip("()（）[]【】〔〕"))
        if unit is not None:
            rest = printed.replace(part, " ", 1)
            break
    for found in _BRACKETS.finditer(rest):
        # That of the head above: 地区生产总值（亿元） 增长(%).
        if _unit(found[1]) is not None:
            rest = rest.replace(found[0], " ", 1)
    period, is_ambiguous = None, False
    try:
        period = find_period(rest, years)
    except AmbiguousPeriodError as error:
        is_ambiguous = True
        rest = rest.replace(str(error), " ", 1)
    if period is not None:
        rest = f"{rest[: period.start]} {rest[period.end :]}"
    rest = re.sub(r"[(（\[]\s*[)）\]]", " ", rest)
    return Head(printed, " ".join(rest.split()).strip(_EDGES), unit, period, is_ambiguous)


def _parts(printed: str) -> Iterator[str]:
    """Yield the parts of a head that may be its unit, the likeliest first."""
    # In brackets, those of the lowest head first: 核准面积(公顷).
    yield from reversed([found[0] for found in _BRACKETS.finditer(printed)])
    # Behind a sign: 产值，亿元; GDP/亿元.
    yield from re.split(r"[,，/]", printed)[1:]
    # Output in US$ million; % share of exports; 增速%; 面积 km²; area_ha.
    yield from (found[0] for found in _TAIL.finditer(printed))


@lru_cache(maxsize=4096)
def _unit(text: str) -> str | None:
    """Return the unit that a text names, as it prints it; None where it names none."""
    said = _SAID.sub("", text.strip()).strip(_EDGES).removesuffix(".")
    if not said or said.isdigit():
        return None
    try:
        printed_unit(said)
    except FigureError:
        return None
    return said


def unit_of_line(line: str) -> str | None:
    """Return the unit that a line above a table says: 单位：亿元, (Value in Rs. Crore), 各区产值（亿元）."""
    for found in _UNIT_LINE.finditer(line):
        unit = _unit(next(part for part in found.groups() if part))
        if unit is not None:
            return unit
    bracketed = [unit for found in _BRACKETS.finditer(line) if (unit := _unit(found[1])) is not None]
    return bracketed[-1] if bracketed else None


def is_unit(text: str) -> bool:
    """Whether a cell is a unit and nothing else, in brackets or not."""
    return _unit(text.strip("()（）[]【】 ")) is not None


def dimension_of(unit: str) -> str | None:
    """Return the dimension of a printed unit, None where it is none."""
    try:
        return of_id(printed_unit(unit).id).dimension
    except (FigureError, KeyError):
        return None
