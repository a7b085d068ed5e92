"""The door: it accepts what reading accepts and no more, and its JSON Schemas say the same."""

import json
import tomllib
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clean_records import CLEAN
from zonecli.check.facts import figure_flaws
from zonecli.check.form import form_flaws
from zonecli.check.references import Known
from zonecli.check.rules.form import NOT_A_NUMBER
from zonecli.check.vocabulary import rate_flaws, unit_flaws
from zonecli.records import reader
from zonecli.records.models import FILES, keys_at, schema
from zonecli.store.catalogue import Catalogue

READERS: dict[str, Callable[[Any], object]] = {
    "zone": lambda raw: reader.zone("x", raw),
    "source": lambda raw: reader.source("x", raw),
    "indicators": reader.indicators,
    "industries": reader.industries,
    "places": reader.places,
    "rates": reader.rates,
}

WHOLE_ZONE = """
name = { zh = "甲开发区", en = "Alpha" }
aliases = ["甲区"]
kind = "resort"
level = "national"
code = "S337048"
place = ["330523", "330424"]
industries = ["furniture"]
part_of = ["gamma"]
has_parts = true

[[leading_industries]]
industries = ["furniture"]
period = "2018"
source = "gazette"
at = "6"

[[facts]]
indicator = "output"
figure = "442.12"
unit = "公顷"
period = "2024"
status = "estimate"
rank = "preferred"
scope = { zh = "椅业", en = "chairs" }
source = "gazette"
at = "6"
note = { zh = "注" }

[[facts]]
indicator = "output"
figure = "三轮"
value = "3"
unit = "item"
hedge = "about"
source = "gazette"

[[events]]
date = "2024-05-01"
title = { zh = "成立", en = "Founded" }
source = "gazette"
at = "3"
note = { en = "N" }
"""

WHOLE_SOURCE = f"""
type = "report"
title = {{ zh = "公报", en = "Gazette" }}
container_title = {{ zh = "甲" }}
publisher = {{ zh = "甲" }}
author = {{ zh = "甲" }}
issued = "2025-03"
accessed = "2025-04-01"
url = "https://example.org/a"
language = "zh"
text = "texts/a.txt"
sha256 = "{"0" * 64}"
note = {{ zh = "甲" }}
"""

EXAMPLES = {
    "zone": WHOLE_ZONE,
    "source": WHOLE_SOURCE,
    "indicators": CLEAN["indicators.toml"],
    "industries": CLEAN["industries.toml"],
    "places": CLEAN["places.toml"],
    "rates": CLEAN["rates.toml"],
}

VALUES: list[Any] = [
    "", " ", "\u3000", "x", "甲", "2024", "2024-13", "2024-Q3", "2020/2019", "3", "-3.5", "3.", "--3", "٣", "1e5", "0",
    "about", "actual", "preferred", "national", "resort", "ratio", "growth", "higher", "land", "zh", "report",
    "超900亿元", "442.12", "公顷", "CNY", "https://a.b/c", "http://", "a b", "0" * 64, "330523",
    1, 0, True, False, Decimal("1.5"), date(2024, 5, 1), [], {}, ["x"], [""], [1], [{}], [[]],
    {"zh": "甲"}, {"zh": ""}, {"zh": 1}, {"de": "x"}, {"zh": "甲", "en": "A", "de": "D"},
    {"operation": "growth", "of": "output"}, {"operation": "growth", "of": "a", "by": "b"},
    {"operation": "share", "of": "a"},
    {"2024": {"USD": "7.1"}}, {"24": {"USD": "7.1"}}, {"2024": {"USD": 7}}, {"2024": {"USD": "0"}}, {"2024": []},
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, kind: str) -> Any:
    """A valid table with up to three of its parts replaced, deleted, renamed or doubled."""
    raw = tomllib.loads(EXAMPLES[kind])
    for _ in range(draw(st.integers(0, 3))):
        holder: Any = raw
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            inner = holder[key]
            if isinstance(inner, dict | list) and inner and draw(st.integers(0, 2)):
                holder = inner
                continue
            change(draw, holder, key)
            break
    return raw


def change(draw: st.DrawFn, holder: Any, key: Any) -> None:
    what = draw(st.sampled_from(["replace", "replace", "delete", "add", "rename"]))
    if what == "delete":
        del holder[key]
    elif what == "add" and isinstance(holder, dict):
        names = [
            "extra",
            "zh",
            "value",
            "unit",
            "by",
            "Bad_Id",
            "source",
            "level",
            "330523",
            "2024",
            "has_parts",
        ]
        holder[draw(st.sampled_from(names))] = deepcopy(draw(st.sampled_from(VALUES)))
    elif what == "rename" and isinstance(holder, dict):
        holder[f"{key}s"] = holder.pop(key)
    else:
        holder[key] = deepcopy(draw(st.sampled_from(VALUES)))


def faults(kind: str, raw: Any, known: Known) -> list[Any]:
    found = list(form_flaws(kind, raw))
    if kind == "zone":
        found += figure_flaws(raw)
    elif kind == "indicators":
        found += unit_flaws(raw)
    elif kind == "rates":
        found += [flaw for flaw in rate_flaws(raw, known) if flaw.rule is NOT_A_NUMBER]
    return found


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_reading_and_the_door_accept_the_same(kind: str, data: st.DataObject) -> None:
    raw = data.draw(mutated(kind))
    try:
        READERS[kind](raw)
        accepted = True
    except reader.REFUSED:
        accepted = False
    known = Known(Catalogue(Path("no such directory")))
    assert accepted == (not faults(kind, raw, known))


@pytest.mark.parametrize("kind", FILES)
def test_whole_examples_are_accepted(kind: str) -> None:
    raw = tomllib.loads(EXAMPLES[kind])
    READERS[kind](raw)
    assert not faults(kind, raw, Known(Catalogue(Path("no such directory"))))
    jsonschema.validate(raw, schema(kind))


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_schema_never_refuses_what_reading_accepts(kind: str, data: st.DataObject) -> None:
    raw = data.draw(mutated(kind))
    try:
        READERS[kind](raw)
    except reader.REFUSED:
        return
    jsonschema.validate(raw, schema(kind))


@pytest.mark.parametrize("kind", FILES)
def test_schemas_are_valid_json_schema(kind: str) -> None:
    made = schema(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    assert "null" not in json.dumps(made)
    assert made["description"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('kind = "resorts"', "resorts"),
        ("place = 330523", "330523"),
        ('extra = "x"', "extra"),
        ("name = {}", "name"),
    ],
)
def test_the_schema_refuses_what_is_not_of_the_form(lines: str, message: str) -> None:
    base = {"name": {"zh": "甲"}, "kind": "resort"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**base, **tomllib.loads(lines)}, schema("zone"))


@pytest.mark.parametrize(
    ("kind", "path", "some"),
    [
        ("zone", (), "has_parts"),
        ("zone", ("facts", 3), "figure"),
        ("zone", ("facts", 3, "scope"), "zh"),
        ("indicators", ("x", "derived"), "operation"),
        ("rates", ("x",), "years"),
    ],
)
def test_keys_of_a_table(kind: str, path: tuple[str | int, ...], some: str) -> None:
    assert some in keys_at(kind, path)


def test_keys_of_no_table() -> None:
    assert keys_at("rates", ("x", "years", "2024")) == ()
    assert keys_at("zone", ("nothing",)) == ()


@pytest.mark.parametrize("kind", FILES)
def test_reading_knows_the_same_keys(kind: str) -> None:
    tables: dict[str, list[tuple[tuple[str | int, ...], frozenset[str]]]] = {
        "zone": [
            ((), reader.ZONE_KEYS),
            (("facts", 0), reader.FACT_KEYS),
            (("events", 0), reader.EVENT_KEYS),
        ],
        "source": [((), reader.SOURCE_KEYS)],
        "indicators": [(("x",), reader.INDICATOR_KEYS)],
        "rates": [(("x",), reader.SERIES_KEYS)],
    }
    for path, keys in tables.get(kind, []):
        assert set(keys_at(kind, path)) == keys
